"""The Settings page: one section a file, listed as data in `sections`."""
