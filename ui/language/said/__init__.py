"""The sentences of each part of the program by code; `ui.language.sentences` says them."""
