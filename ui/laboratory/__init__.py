"""The laboratory: what waits for a result, the result of a batch, and what it does."""
