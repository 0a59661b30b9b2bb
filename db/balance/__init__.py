"""The ledger of what is booked, found and left out, and what lies in the yard."""
