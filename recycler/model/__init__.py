"""The model of `docs/model.md`: compositions, routes, assays, and what draws of them say."""
