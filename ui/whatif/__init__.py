"""What-if: scenarios held against the facility as it is."""
