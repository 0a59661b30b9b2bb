"""Pages on paper: what stands on them as data, how it flows over pages, and how it is drawn."""
