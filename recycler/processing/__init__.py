"""Runs and lots: what is taken from batches, what comes of it, and what that teaches."""
