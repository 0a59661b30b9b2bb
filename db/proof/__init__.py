"""The journal, what signs it, and what an auditor takes along."""
