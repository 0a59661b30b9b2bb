"""What the pages share, and what they may do with the open store."""
