"""Windows, pages, widgets and the command line: all that a person sees."""
