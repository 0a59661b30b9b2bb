"""The sample facility, which does not exist: drawn with fixed random states."""
