"""Files that records carry: what they are called, what is in them, and which may be opened."""
