"""Icons by name: one-stroke drawings from the resources, tinted in the colours in force."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ui.look import theme
from ui.places import RESOURCES


def icon(name: str, colour: str = "text-2") -> QIcon:
    """Return an icon drawn in the colour of a token; it follows a change of theme by itself."""
    return QIcon(_TintedEngine(name, colour))


def pixmap(name: str, colour: str = "text-2", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture of `size` device-independent pixels, in the colours in force."""
    return _drawn(name, theme.current().hex(colour), size, ratio)


def paint(painter: QPainter, name: str, rect: QRectF, colour: str = "text-2") -> None:
    """Draw an icon into a rectangle, for delegates."""
    _renderer(name, theme.current().hex(colour)).render(painter, rect)


def paint_mark(painter: QPainter, square: QRectF) -> None:
    """Draw the mark of the program: its letter on a ground of the accent."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawRoundedRect(square, square.width() * 6 / 26, square.width() * 6 / 26)
    edge = square.width() * 4 / 26
    paint(painter, "recycler", square.adjusted(edge, edge, -edge, -edge), "on-accent")


class Mark(QWidget):
    """The mark of the program on its own."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QRectF(self.rect()))
        painter.end()


class IconLabel(QWidget):
    """An icon on its own; follows a change of theme."""

    def __init__(
        self, name: str, colour: str = "text-2", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._colour = name, colour
        self.setFixedSize(size, size)

    def set_icon(self, name: str, colour: str | None = None) -> None:
        self._name, self._colour = name, colour or self._colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            painter = QPainter(self)
            paint(painter, self._name, QRectF(self.rect()), self._colour)
            painter.end()


class _TintedEngine(QIconEngine):
    """Draws when asked, so that the tint is the one in force at that moment."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name, self._colour = name, colour

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint(painter, self._name, QRectF(rect), self._token(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return pixmap(self._name, self._token(mode), min(size.width(), size.height()))

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        side = min(size.width(), size.height())  # already in device pixels
        return pixmap(self._name, self._token(mode), round(side / scale), scale)

    def _token(self, mode: QIcon.Mode) -> str:
        return "text-3" if mode == QIcon.Mode.Disabled else self._colour


@lru_cache(maxsize=512)
def _drawn(name: str, code: str, size: int, ratio: float) -> QPixmap:
    side = max(1, round(size * ratio))
    made = QPixmap(side, side)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _renderer(name, code).render(painter, QRectF(QPoint(0, 0), QSize(size, size)))
    painter.end()
    return made


@lru_cache(maxsize=512)
def _renderer(name: str, code: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", code).encode()))


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
