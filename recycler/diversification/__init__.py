"""Where supply comes from, how concentrated it is, and what the facility adds to it."""
