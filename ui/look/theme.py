"""The look now in force: colours, fonts, sizes, and news when they change."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from string import Template
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.look import fonts
from ui.look.fonts import font, line_height
from ui.look.tokens import (
    COMPACT,
    DARK,
    INK,
    LIGHT,
    ROOMY,
    STREAM_MARKS,
    Metrics,
    Role,
    StreamMark,
    Tokens,
)
from ui.places import RESOURCES

__all__ = [
    "COMPACT", "DARK", "INK_ROLES", "LIGHT", "ROOMY", "STREAM_MARKS", "SURFACE_ROLES", "Choice",
    "Metrics", "Role", "StreamMark", "Tokens", "apply", "changed", "colour", "current", "font",
    "line_height", "metrics", "on_paper", "prepare", "set_compact", "stream_colours",
]  # fmt: skip

Choice = Literal["light", "dark", "system"]


class _Look(QObject):
    """What is in force; one for the program."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT
        self.metrics = ROOMY
        self.choice: Choice = "light"
        self.listens = False


_look = _Look()
changed = (
    _look.changed
)  # after this, repaint with `current()`; icons and style follow by themselves


def current() -> Tokens:
    """Return the colours in force."""
    return _look.tokens


def metrics() -> Metrics:
    """Return the sizes in force, roomy or compact."""
    return _look.metrics


def colour(token: str, alpha: float = 1.0) -> QColor:
    """Return the colour of a token, such as "accent-soft", opaque unless `alpha` says else."""
    made = QColor(_look.tokens.hex(token))
    made.setAlphaF(alpha)
    return made


def stream_colours() -> tuple[QColor, ...]:
    """Return the eight colours of series, in their fixed order."""
    return tuple(QColor(code) for code in _look.tokens.streams)


def apply(app: QApplication, choice: Choice = "system") -> None:
    """Dress the program in light or dark, or as the system is and becomes."""
    prepare(app, choice)
    _dress(app)


def prepare(app: QApplication, choice: Choice = "system", *, compact: bool = False) -> None:
    """Settle colours, sizes and fonts, but not yet the style sheet.

    A window built first and dressed by `apply` afterwards is polished once, as a whole; built under
    a style sheet, each widget is polished anew whenever it gets a parent, which takes 60 ms.
    """
    hints = QGuiApplication.styleHints()
    if not _look.listens:
        _look.listens = True
        _look.metrics = COMPACT if compact else ROOMY
        app.setFont(font("body"))
        hints.colorSchemeChanged.connect(_follow_the_system)
    _look.choice = choice
    # The frame around the window belongs to the system; tell it what the window wears.
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints.setColorScheme(wanted.get(choice, Qt.ColorScheme.Unknown))
    _colour(app)


def set_compact(compact: bool) -> None:
    """Use the compact sizes or the roomy ones."""
    wanted = COMPACT if compact else ROOMY
    app = QApplication.instance()
    if wanted is not _look.metrics and isinstance(app, QApplication):
        _look.metrics = wanted
        _dress(app)


@contextmanager
def on_paper(*, black_white: bool = False) -> Iterator[None]:
    """Paint in light colours, or in black and white, for a printer; widgets keep their look."""
    before, _look.tokens = _look.tokens, INK if black_white else LIGHT
    try:
        with fonts.on_paper():
            yield
    finally:
        _look.tokens = before


def _follow_the_system() -> None:
    app = QApplication.instance()
    if _look.choice == "system" and isinstance(app, QApplication):
        _dress(app)


def _dress(app: QApplication) -> None:
    _colour(app)
    sheet = _sheet(_look.tokens, _look.metrics)
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)
    _look.changed.emit()


def _colour(app: QApplication) -> None:
    system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    dark = _look.choice == "dark" or (_look.choice == "system" and system_dark)
    _look.tokens = DARK if dark else LIGHT
    palette = _palette(_look.tokens)
    if app.palette() != palette:
        app.setPalette(palette)


# Labels and plain widgets take their colours from the palette, which follows a change of theme by
# itself and costs nothing at start; roles that no control of ours uses stand for other tokens.
_R = QPalette.ColorRole
INK_ROLES: dict[str, QPalette.ColorRole] = {
    "text-1": _R.WindowText,
    "text-2": _R.ToolTipText,
    "text-3": _R.PlaceholderText,
    "accent": _R.Link,
    "info": _R.Link,
    "on-accent": _R.Light,
    "ok": _R.LinkVisited,
    "warn": _R.Shadow,
    "bad": _R.BrightText,
}
SURFACE_ROLES: dict[str, QPalette.ColorRole] = {
    "0": _R.AlternateBase,
    "1": _R.Window,
    "2": _R.Base,
    "3": _R.Midlight,
    "accent-soft": _R.Highlight,
    "warn-soft": _R.ToolTipBase,
}


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for ink, one in INK_ROLES.items():
        palette.setColor(one, QColor(tokens.hex(ink)))
    for name, one in SURFACE_ROLES.items():
        token = f"surface-{name}" if name.isdigit() else name
        palette.setColor(one, QColor(tokens.hex(token)))
    for token, roles in {
        "surface-2": (role.Button,),
        "text-1": (role.Text, role.ButtonText),
        "accent": (role.Accent,),
        "hairline": (role.Mid,),
        "field": (role.Dark,),
    }.items():
        for one in roles:
            palette.setColor(one, QColor(tokens.hex(token)))
    palette.setColor(role.HighlightedText, QColor(tokens.text_1))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(tokens.text_3))
    return palette


@lru_cache(maxsize=4)
def _sheet(tokens: Tokens, sizes: Metrics) -> str:
    template = Template((RESOURCES / "style" / "style.qss").read_text(encoding="utf-8"))
    names = {
        name: value for name in tokens._fields if isinstance(value := getattr(tokens, name), str)
    }
    numbers = {name: getattr(sizes, name) for name in sizes._fields}
    marks = (RESOURCES / "icons").as_posix()
    return template.substitute(
        names, **{f"h_{name}": value for name, value in numbers.items()},
        inner_field=sizes.field - 2, inner_button=sizes.button - 2, inner_chip=sizes.chip - 2,
        chip_radius=sizes.chip // 2, marks=marks, shade=tokens.name,
    )  # fmt: skip
