"""What happened, newest first: dots on a line, who and why under what."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import theme
from ui.look.layouts import empty
from ui.look.text import text

_DOT = 9
_GUTTER = 22


@dataclass(frozen=True, slots=True)
class Event:
    """One change."""

    what: str
    who: str
    when: str


class _Row(QWidget):
    def __init__(self, event: Event, *, first: bool, last: bool, wide: bool) -> None:
        super().__init__()
        self._first, self._last = first, last
        column = QVBoxLayout(self)
        column.setContentsMargins(_GUTTER, 2, 0, 8)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(12)
        what = text(event.what, "key", wrap=not wide)
        who = text(event.who, "small", "text-2", wrap=not wide)
        when = text(event.when, "caption", "text-3")
        when.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        head.addWidget(what, 0 if wide else 1)
        if wide:
            head.addWidget(who, 1)
        head.addWidget(when)
        column.addLayout(head)
        if not wide:
            column.addWidget(who)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(8, 12)
        painter.setPen(QPen(theme.colour("hairline"), 1))
        if not self._first:
            painter.drawLine(QPointF(8, 0), middle)
        if not self._last:
            painter.drawLine(middle, QPointF(8, self.height()))
        filled = self._first
        painter.setPen(QPen(theme.colour("accent" if filled else "text-3"), 1.5))
        painter.setBrush(theme.colour("accent" if filled else "surface-1"))
        painter.drawEllipse(QRectF(8 - _DOT / 2, 12 - _DOT / 2, _DOT, _DOT))
        painter.end()


class Timeline(QWidget):
    """The events of one record."""

    def __init__(self, *, wide: bool = False) -> None:
        super().__init__()
        self._wide = wide
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_events(self, events: list[Event]) -> None:
        """Show other events, newest first."""
        empty(self._column)
        for place, event in enumerate(events):
            last = place == len(events) - 1
            self._column.addWidget(_Row(event, first=place == 0, last=last, wide=self._wide))
