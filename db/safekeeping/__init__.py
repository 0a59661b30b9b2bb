"""Backups, the way back to one, and what is saved of a damaged store."""
