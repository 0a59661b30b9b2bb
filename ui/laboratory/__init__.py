"""The laboratory: what waits for a result, what a result does, and how honest estimates were."""
