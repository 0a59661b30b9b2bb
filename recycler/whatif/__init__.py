"""What other intake, routes or yields would do to targets, masses and value."""
