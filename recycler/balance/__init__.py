"""Do the books close: reconciliation of weighed streams, gross errors, recoveries and drift.

`docs/model.md` section 13. `reconciliation.reconcile` is where to begin.
"""
