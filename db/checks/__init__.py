"""Everything that is looked at to say whether a store is as the program left it."""
