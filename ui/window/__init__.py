"""The window around the pages: rail, head, status bar, palette, toasts, pictures."""
