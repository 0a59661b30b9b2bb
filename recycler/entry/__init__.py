"""What people type and cells hold, turned into records, or into what is wrong with it."""
