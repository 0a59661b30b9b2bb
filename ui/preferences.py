"""What a person chose for this computer: taste only, never what changes a figure."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar, get_args

from PySide6.QtCore import QByteArray, QLocale, QSettings

Theme = Literal["system", "light", "dark"]
Language = Literal["system", "en", "ja"]
Density = Literal["auto", "roomy", "compact"]

_T = TypeVar("_T")
PREFERENCES = "preferences.ini"  # in the data folder
LONGEST_NAME = 80
LONGEST_IDLE = 24 * 60  # minutes; 0: never
_HOURS = range(1, 24 * 90 + 1)


class Preferences(NamedTuple):
    """One person's choices; what cannot be used falls back to what is usual."""

    operator: str = ""
    language: Language = "system"
    theme: Theme = "system"
    density: Density = "auto"
    last_page: str = "intake"
    backup_warn_hours: int = 24
    show_value: bool = False
    currency: str = "USD"
    lock_minutes: int = 10

    @property
    def who(self) -> str:
        """The name changes are signed with: as typed here, else the name of the login."""
        return self.operator or login_name()

    @property
    def language_code(self) -> str:
        """The language in use, "en" or "ja"."""
        if self.language != "system":
            return self.language
        return "ja" if QLocale.system().language() == QLocale.Language.Japanese else "en"


def login_name() -> str:
    """Return the name of who is logged in to this computer."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a machine without a user database
        return "operator"


class PreferencesFile:
    """The file the choices are kept in, one for each data folder."""

    def __init__(self, path: Path) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)
        self.now = self._read()

    def change(self, **choices: object) -> Preferences:
        """Take new choices, keep them, and return them as checked."""
        self.now = _checked(self.now._asdict() | choices)
        for name, value in self.now._asdict().items():
            self._file.setValue(name, value)
        self._file.sync()
        return self.now

    def geometry(self) -> QByteArray:
        """Return where the window stood, empty if it never did."""
        kept = self._file.value("window")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def was_compact(self) -> bool:
        """Tell whether the window was of the compact kind when it was closed."""
        return str(self._file.value("compact")) == "true"

    def keep_geometry(self, geometry: QByteArray, *, compact: bool) -> None:
        self._file.setValue("window", geometry)
        self._file.setValue("compact", "true" if compact else "false")
        self._file.sync()

    def widths(self, table: str) -> list[int]:
        """Return the column widths a person gave a table, empty if none."""
        kept = str(self._file.value(f"widths/{table}", ""))
        return [int(width) for width in kept.split("/") if width.isdecimal()]

    def keep_widths(self, table: str, widths: Sequence[int]) -> None:
        self._file.setValue(f"widths/{table}", "/".join(str(width) for width in widths))

    def text(self, name: str, otherwise: str = "") -> str:
        """Return a small text a page keeps for itself, such as the folder last exported to."""
        return str(self._file.value(f"pages/{name}", otherwise))

    def keep_text(self, name: str, value: str) -> None:
        self._file.setValue(f"pages/{name}", value)
        self._file.sync()

    def _read(self) -> Preferences:
        return _checked({name: self._file.value(name) for name in Preferences._fields})


def _checked(values: dict[str, object]) -> Preferences:
    """Take what can be taken; a file edited by hand must not keep the window from opening."""
    usual = Preferences()
    return Preferences(
        operator=" ".join(str(values["operator"] or "").split())[:LONGEST_NAME],
        language=_one_of(values["language"], get_args(Language), usual.language),
        theme=_one_of(values["theme"], get_args(Theme), usual.theme),
        density=_one_of(values["density"], get_args(Density), usual.density),
        last_page=str(values["last_page"] or usual.last_page),
        backup_warn_hours=_hours(values["backup_warn_hours"], usual.backup_warn_hours),
        show_value=str(values["show_value"]).lower() == "true",
        currency=str(values["currency"] or usual.currency),
        lock_minutes=_minutes(values["lock_minutes"], usual.lock_minutes),
    )


def _one_of(value: object, allowed: tuple[_T, ...], otherwise: _T) -> _T:
    return next((one for one in allowed if one == value), otherwise)


def _minutes(value: object, otherwise: int) -> int:
    text = str(value)
    return int(text) if text.isdecimal() and int(text) <= LONGEST_IDLE else otherwise


def _hours(value: object, otherwise: int) -> int:
    text = str(value)
    return int(text) if text.isdecimal() and int(text) in _HOURS else otherwise
