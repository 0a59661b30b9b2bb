"""Prices and exchange rates of the site's own, and what metal is worth by them."""
