"""Files that records carry: their rows, and their contents beside the store."""
