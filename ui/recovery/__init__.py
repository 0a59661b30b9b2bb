"""The managers' page: what was recovered, how sure that is, and from where it came."""
