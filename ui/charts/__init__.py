"""Charts: what they show as plain data, and widgets that draw it in the theme's colours."""
