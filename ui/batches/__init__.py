"""All batches: search, filters, one batch whole, corrections."""
