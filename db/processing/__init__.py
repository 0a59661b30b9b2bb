"""Runs and lots."""
