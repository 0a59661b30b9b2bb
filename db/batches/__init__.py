"""Batches: their rows, questions to them, changes of them, and the search in them."""
