"""The Diversification page: where supply comes from, and what the facility adds to it."""
