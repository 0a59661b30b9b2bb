"""Who works with the store, and how they prove it."""
