"""A badge: an icon and a word on a soft ground, as a widget and in a table cell."""

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.look import icons, theme

Tone = Literal["ok", "warn", "bad", "info", "neutral", "provisional"]

_GROUND = {"ok": "ok-soft", "warn": "warn-soft", "bad": "bad-soft", "info": "accent-soft"}
_INK = {"ok": "ok", "warn": "warn", "bad": "bad", "info": "accent"}
_ICON = 12
_PAD = 6
_GAP = 5


@dataclass(frozen=True, slots=True)
class BadgeLook:
    """What a badge says and how it stands."""

    words: str
    tone: Tone = "neutral"
    icon: str = ""

    @property
    def ink(self) -> str:
        return _INK.get(self.tone, "text-2")

    def with_words(self, **said: str) -> "BadgeLook":
        """Return the same with its words filled in."""
        return replace(self, words=self.words.format(**said))

    def within(self, width: int) -> "BadgeLook":
        """Return the same with its words shortened to what fits a width [px]."""
        if self.width() <= width:
            return self
        metrics = QFontMetrics(theme.font("small"))
        room = width - self.width() + metrics.horizontalAdvance(self.words)
        shown = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        return replace(self, words=shown)

    def width(self) -> int:
        icon = _ICON + _GAP if self.icon else 0
        return 2 * _PAD + icon + QFontMetrics(theme.font("small")).horizontalAdvance(self.words)


def paint_badge(painter: QPainter, look: BadgeLook, left: float, middle: float) -> None:
    """Draw a badge with its left edge and its middle line given."""
    height = theme.metrics().badge
    box = QRectF(left, round(middle - height / 2), look.width(), height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if look.tone == "provisional":
        painter.setPen(QPen(theme.colour("field"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_GROUND.get(look.tone, "surface-3")))
        painter.drawRoundedRect(box, 3, 3)
    at = box.left() + _PAD
    if look.icon:
        icons.paint(painter, look.icon, QRectF(at, round(middle - 6), _ICON, _ICON), look.ink)
        at += _ICON + _GAP
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour(look.ink))
    painter.drawText(
        QRectF(at, box.top(), box.right() - at, height), Qt.AlignmentFlag.AlignVCenter, look.words
    )
    painter.restore()


class Badge(QWidget):
    """A badge on its own."""

    def __init__(
        self, words: str = "", tone: Tone = "neutral", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = BadgeLook(words, tone, icon)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    @property
    def look(self) -> BadgeLook:
        return self._look

    def set_look(self, look: BadgeLook) -> None:
        self._look = look
        self.setAccessibleName(look.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.width(), theme.metrics().badge)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self._look, 0, self.height() / 2)
        painter.end()


class BadgeButton(QAbstractButton):
    """A badge that is pressed to see what is behind it; hidden until it says something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = BadgeLook("")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)
        self.hide()

    def show_look(self, look: BadgeLook | None) -> None:
        """Say this, or nothing."""
        self.look = look or BadgeLook("")
        self.setVisible(look is not None)
        self.setAccessibleName(self.look.words)
        self.updateGeometry()
        self.update()

    def says_something(self) -> bool:
        return bool(self.look.words)

    def sizeHint(self) -> QSize:
        return QSize(self.look.width(), theme.metrics().badge)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self.look, 0, self.height() / 2)
        if self.hasFocus() or self.underMouse():
            token, width = ("accent", 2) if self.hasFocus() else (self.look.ink, 1)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour(token), width))
            inset = width / 2
            box = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, 3, 3)
        painter.end()
