"""Targets of the facility's own, and those it follows."""
