"""The running program: start in steps, loading behind the first paint, last resort."""
