"""Measures what a user waits for, each figure beside its floor of the same run."""
