"""People who work with the program: their roles, what a role may do, and how they prove it."""
