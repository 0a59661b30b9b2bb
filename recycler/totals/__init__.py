"""Totals over many batches, from sums of integers; `docs/model.md` section 9."""
