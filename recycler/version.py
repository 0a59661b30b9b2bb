"""The version of the program, as exports and backups name it."""

VERSION = "0.1.0"
