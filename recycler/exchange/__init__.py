"""Batches from and to workbooks: reading, checking, templates, marked copies, summaries."""
