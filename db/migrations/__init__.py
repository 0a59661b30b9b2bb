"""The steps that bring a store up to date, one a file."""
