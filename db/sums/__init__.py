"""Sums over batches, kept with every change, and the questions to them."""
