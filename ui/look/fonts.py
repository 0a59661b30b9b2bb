"""The typefaces: Inter from the resources, then what the machine has, figures of equal width."""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from ui.look.tokens import FAMILIES, TYPE, Role
from ui.places import RESOURCES

_WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold}


def load() -> None:
    """Make the shipped faces known to Qt; a missing file leaves the machine's own faces."""
    for weight in ("Regular", "Medium", "SemiBold"):
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"Inter-{weight}.otf"))


@lru_cache(maxsize=64)
def font(role: Role = "body", weight: int | None = None) -> QFont:
    """Return the font of a role, shared: copy it before changing it."""
    size, _, usual = TYPE[role]
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(size)  # device-independent pixels; Qt scales them with the screen
    made.setWeight(_WEIGHTS[weight or usual])
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made


def line_height(role: Role) -> int:
    """Return the height of one line of a role [px]."""
    return TYPE[role][1]
