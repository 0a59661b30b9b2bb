"""Facts about the program itself."""

VERSION = "0.1.0"
LICENCE = "Apache-2.0"
