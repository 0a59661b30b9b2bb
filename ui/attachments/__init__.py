"""Files that a record carries, as pages show them: listed, added, opened after asking."""
