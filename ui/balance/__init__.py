"""The Balance page: what went through the plant, what was not found, and who is looked at."""
