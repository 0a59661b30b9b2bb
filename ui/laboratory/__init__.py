"""The laboratory: what was found, and how it compares with what was expected."""
