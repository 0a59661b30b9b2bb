"""Prices and exchange rates of the site."""
