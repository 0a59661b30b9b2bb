"""What a laboratory says of batches, and what is learned from it; `docs/model.md` 8 and 10."""
