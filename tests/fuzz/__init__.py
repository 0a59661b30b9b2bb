"""Hostile files: a kept corpus, what is made of it at random, and what must hold of each."""
