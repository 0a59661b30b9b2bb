"""How a chart's parts are painted: fills with their patterns, whiskers, rings, texts."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from ui.charts.spec import OTHERS
from ui.look import fonts, theme

PATTERN_ALPHA = 0.4
PARTIAL_ALPHA = 0.5
BAND_ALPHA = 0.18
SPAN_ALPHA = 0.38
AlignRight = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
AlignLeft = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
AlignCentre = Qt.AlignmentFlag.AlignCenter
AlignTop = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


def pen(token: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """Return a pen in the colour of a token, in pixels of the screen at any scale.

    On paper it grows with what is drawn: a pixel of a printer could hardly be seen.
    """
    made = QPen(theme.colour(token), width, style)
    made.setCosmetic(not fonts.is_on_paper())
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made


def fill(painter: QPainter, rect: QRectF, style: int | str, alpha: float = 1.0) -> None:
    """Fill a rectangle as a stream, as the others, as `KINDS` say, or in the colour of a token."""
    if style in KINDS:
        path = QPainterPath()
        path.addRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        KINDS[style](painter, path)
        return
    if style in (OTHERS, "others"):
        _hatch(painter, rect, theme.colour("surface-3", alpha), theme.colour("text-3", alpha))
        return
    if isinstance(style, str):
        painter.fillRect(rect, theme.colour(style, alpha))
        return
    pattern = theme.STREAM_MARKS[style].pattern
    if theme.current().black_white:
        _inked(painter, rect, pattern, tint(style, alpha))
        return
    painter.fillRect(rect, tint(style, alpha))
    if pattern != Qt.BrushStyle.SolidPattern:
        painter.setBrushOrigin(rect.topLeft())
        painter.fillRect(rect, QBrush(theme.colour("surface-2", PATTERN_ALPHA), pattern))


def _hatch(painter: QPainter, rect: QRectF, ground: QColor, lines: QColor) -> None:
    painter.fillRect(rect, ground)
    painter.setBrushOrigin(rect.topLeft())
    painter.fillRect(rect, QBrush(lines, Qt.BrushStyle.BDiagPattern))


def _inked(painter: QPainter, rect: QRectF, pattern: Qt.BrushStyle, ink: QColor) -> None:
    """Fill with a pattern alone, within an edge."""
    painter.setBrushOrigin(rect.topLeft())
    painter.fillRect(rect, QBrush(ink, pattern))
    outline(painter, rect, "text-1")


def missing(painter: QPainter, path: QPainterPath, *, alarm: bool = False) -> None:
    """Fill what was not found: hatched, in the colour of what is wrong where chance is unlikely."""
    token = "bad" if alarm else "text-3"
    painter.fillPath(path, theme.colour("surface-2"))
    painter.fillPath(path, QBrush(theme.colour(token), Qt.BrushStyle.BDiagPattern))
    painter.strokePath(path, pen(token))


def inferred(painter: QPainter, path: QPainterPath, style: int | str = "text-2") -> None:
    """Fill what was not measured but follows from the rest: dots within a dashed edge."""
    painter.fillPath(path, theme.colour("surface-2"))
    painter.fillPath(path, QBrush(tint(style), Qt.BrushStyle.Dense6Pattern))
    painter.strokePath(path, pen("text-2", 1.0, Qt.PenStyle.DashLine))


# How what is not measured is filled, on a bar and in a legend.
KINDS: dict[int | str, Callable[[QPainter, QPainterPath], None]] = {
    "missing": missing,
    "inferred": inferred,
}


def tint(style: int | str, alpha: float = 1.0) -> QColor:
    """Return the colour of a stream, of the others, or of a token."""
    if style == OTHERS:
        return theme.colour("text-3", alpha)
    if isinstance(style, str):
        return theme.colour(style, alpha)
    colour = QColor(theme.current().streams[style])
    colour.setAlphaF(alpha)
    return colour


def outline(painter: QPainter, rect: QRectF, token: str = "text-3", dashed: bool = False) -> None:
    """Draw the edge of a rectangle, inside it."""
    dash = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setPen(pen(token, 1.0, dash))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def focus_ring(painter: QPainter, rect: QRectF) -> None:
    """Draw the ring of keyboard focus around a mark."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(pen("accent", 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), 3, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def whisker(
    painter: QPainter, first: QPointF, last: QPointF, token: str = "text-1", width: float = 1.5
) -> None:
    """Draw the line of a 90 % interval."""
    painter.setPen(pen(token, width))
    painter.drawLine(first, last)


def text(
    painter: QPainter,
    rect: QRectF,
    words: str,
    *,
    role: theme.Role = "small",
    token: str = "text-2",
    align: Qt.AlignmentFlag = AlignLeft,
    short: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """Write one line, shortened where it does not fit: at its end, or where `short` says."""
    font = theme.font(role)
    painter.setFont(font)
    painter.setPen(theme.colour(token))
    painter.drawText(
        rect, int(align | Qt.TextFlag.TextSingleLine), elided(words, role, rect.width(), short)
    )


def width_of(words: str, role: theme.Role = "small") -> float:
    """Return the width of one line [px]."""
    return QFontMetricsF(theme.font(role)).horizontalAdvance(words)


def elided(
    words: str,
    role: theme.Role,
    width: float,
    short: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> str:
    """Return the words, shortened with an ellipsis where they are wider than `width` [px]."""
    return QFontMetricsF(theme.font(role)).elidedText(words, short, width + 1)
