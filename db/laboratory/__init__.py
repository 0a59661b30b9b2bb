"""Samples, assays and controls."""
