"""What can go wrong in a way a person can put right; `ui.language.sentences` says it in words."""


class RecyclerError(Exception):
    """A problem of the input: `code` names the sentence, `details` fill its gaps."""

    exit_code = 1

    def __init__(self, code: str, /, **details: object) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        filled = ", ".join(f"{name}={value!r}" for name, value in self.details.items())
        return f"{self.code}({filled})"


class InputError(RecyclerError):
    """What was typed or handed in cannot be taken as it is; nothing was changed."""


class RightsError(RecyclerError):
    """Who works here may not do this; nothing was changed."""


class DataFolderError(RecyclerError):
    """The data folder is damaged, locked, from a newer version, or cannot be written."""

    exit_code = 3
