"""Figures to reach or not to exceed, where they stand, and what would close a gap."""
