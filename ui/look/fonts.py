"""The typefaces: Inter from the resources, then what the machine has, figures of equal width."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from ui.look.tokens import FAMILIES, TYPE, Role
from ui.places import RESOURCES

_WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold}
_ON_PAPER: ContextVar[bool] = ContextVar("on paper", default=False)


def load() -> None:
    """Make the shipped faces known to Qt; a missing file leaves the machine's own faces."""
    for weight in ("Regular", "Medium", "SemiBold"):
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"Inter-{weight}.otf"))


def font(role: Role = "body", weight: int | None = None) -> QFont:
    """Return the font of a role, shared: copy it before changing it."""
    return _made(role, weight, _ON_PAPER.get())


@contextmanager
def on_paper() -> Iterator[None]:
    """Use only the glyphs that characters have of their own, while a page is drawn.

    A PDF names the character of such a glyph only; figures of equal width, or signs that follow
    the shape of their neighbours, could be neither searched nor copied.
    """
    before = _ON_PAPER.set(True)
    try:
        yield
    finally:
        _ON_PAPER.reset(before)


def is_on_paper() -> bool:
    """Tell whether a page is drawn, and not the screen."""
    return _ON_PAPER.get()


@lru_cache(maxsize=64)
def _made(role: Role, weight: int | None, paper: bool) -> QFont:
    size, _, usual = TYPE[role]
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(size)  # device-independent pixels; Qt scales them with the screen
    made.setWeight(_WEIGHTS[weight or usual])
    if paper:
        made.clearFeatures()  # those of the application's font
        made.setFeature(QFont.Tag("calt"), 0)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    else:
        made.setFeature(QFont.Tag("tnum"), 1)
        made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made


def line_height(role: Role) -> int:
    """Return the height of one line of a role [px]."""
    return TYPE[role][1]
