"""Signing in, and switching from one person to another at a station that several share."""
