"""The page Processing: open runs, what went in and came out, and where all of it is from."""
