"""Labels in the type roles and inks of the look."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.look import theme
from ui.look.tokens import Ink, Role


def text(
    words: str = "", role: Role = "body", ink: Ink = "text-1", *, wrap: bool = False
) -> QLabel:
    """Return a label; plain text, so that nothing a person typed is taken for markup."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.font(role))
    label.setForegroundRole(theme.INK_ROLES[ink])
    label.setWordWrap(wrap)
    return label


class OneLine(QLabel):
    """A label of one line that takes what room there is, and ends in an ellipsis where it lacks."""

    def __init__(self, words: str, role: Role = "body", ink: Ink = "text-1") -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        self.setForegroundRole(theme.INK_ROLES[ink])
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter = QPainter(self)
        self.style().drawItemText(
            painter, room, int(self.alignment()), self.palette(), self.isEnabled(), shown,
            self.foregroundRole(),
        )  # fmt: skip


def set_ink(widget: QWidget, ink: Ink) -> None:
    """Give a label another colour of the tokens."""
    widget.setForegroundRole(theme.INK_ROLES[ink])


def set_style(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and have it looked at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def rule(vertical: bool = False) -> QFrame:
    """Return a hairline."""
    line = QFrame()
    line.setProperty("line", "v" if vertical else "h")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def surface(widget: QWidget, token: str) -> QWidget:
    """Fill a plain widget with a surface: "0" to "3", "accent-soft" or "warn-soft"; returns it."""
    widget.setAutoFillBackground(True)
    widget.setBackgroundRole(theme.SURFACE_ROLES[token])
    return widget
