"""Batches and results in workbooks: reading, checking, templates, marked copies, summaries."""
