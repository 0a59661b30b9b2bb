"""The outlines of bands."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPainterPathStroker


def along(line: QPainterPath, width: float) -> QPainterPath:
    """Return the outline of a line of some width."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    return stroker.createStroke(line).simplified()


def between(hops: Sequence[tuple[float, float]], width: float) -> QPainterPath:
    """Return the outline between the tops of a band and the same tops, one width lower."""
    path = QPainterPath(QPointF(*hops[0]))
    _along(path.lineTo, path.cubicTo, hops)
    back = [(x, y + width) for x, y in reversed(hops)]
    path.lineTo(*back[0])
    _along(path.lineTo, path.cubicTo, back)
    path.closeSubpath()
    return path


def _along(
    line: Callable[..., object], curve: Callable[..., object], hops: Iterable[tuple[float, float]]
) -> None:
    """Lead a path from hop to hop; every second part crosses a column and is straight."""
    points = list(hops)
    for number, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        if number % 2:
            line(x1, y1)
        else:
            bend = (x1 - x0) / 2
            curve(x0 + bend, y0, x1 - bend, y1, x1, y1)
