"""The navigation rail: facility, pages in groups, their keys."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.look import icons, theme
from ui.look.text import rule, surface
from ui.look.tokens import RAIL, RAIL_NARROW


class RailEntry(NamedTuple):
    """One page as the rail shows it."""

    name: str
    title: str
    icon: str
    key: str
    group: str


class RailItem(QAbstractButton):
    """An icon, the page's name and its key; only the icon when the rail is narrow."""

    def __init__(self, entry: RailEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry, self.narrow, self._count = entry, False, 0
        self._hovered = False
        self.setText(entry.title)
        self.setToolTip(f"{entry.title} ({entry.key})")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int, hint: str) -> None:
        """Show how much waits on the page, in the place of its key; none shows the key."""
        self._count = count
        title = f"{self.entry.title} ({self.entry.key})"
        self.setToolTip(f"{title} · {hint}" if count else title)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(RAIL_NARROW, 34)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = "text-1" if self.isChecked() else "text-2"
        left = (self.width() - 16) // 2 if self.narrow else 16
        icons.paint(painter, self.entry.icon, QRectF(left, (self.height() - 16) / 2, 16, 16), ink)
        if not self.narrow:
            self._paint_words(painter, ink)
        elif self._count:
            painter.setBrush(theme.colour("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QRectF(left + 13, (self.height() - 16) / 2 - 2, 7, 7))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        card = QRectF(self.rect()).adjusted(8.5, 0.5, -8.5, -0.5)
        if self.isChecked():
            painter.fillRect(QRect(0, 7, 3, self.height() - 14), theme.colour("accent"))
            painter.setBrush(theme.colour("surface-2"))
            painter.setPen(QPen(theme.colour("hairline"), 1))
            painter.drawRoundedRect(card, 4, 4)
        elif self._hovered:
            painter.setBrush(theme.colour("surface-3"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(card, 4, 4)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        key_font = theme.font("caption")
        key_width = QFontMetrics(key_font).horizontalAdvance(self.entry.key) + 6
        room = QRect(42, 0, self.width() - 42 - 16 - key_width, self.height())
        painter.setFont(theme.font("strong" if self.isChecked() else "body"))
        painter.setPen(theme.colour(ink))
        longest = QFontMetrics(theme.font("strong")).horizontalAdvance(self.text())
        has_room = longest <= room.width()
        if not has_room and not self._count:  # a long name takes the place of its key
            room.setRight(self.width() - 10)
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, words)
        if self._count:
            self._paint_count(painter)
        if self._count or not has_room:
            return
        painter.setFont(key_font)
        painter.setPen(theme.colour("text-3"))
        ends = QRect(0, 0, self.width() - 16, self.height())
        painter.drawText(ends, middle | Qt.AlignmentFlag.AlignRight, self.entry.key)

    def _paint_count(self, painter: QPainter) -> None:
        words = str(self._count) if self._count < 1000 else "999+"
        painter.setFont(theme.font("small"))
        width = max(painter.fontMetrics().horizontalAdvance(words) + 12, 20)
        pill = QRectF(self.width() - 13 - width, (self.height() - 20) / 2, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface-3"))
        painter.drawRoundedRect(pill, 10, 10)
        painter.setPen(theme.colour("text-1"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)


class RailHead(QWidget):
    """The program's mark, its name, and the facility's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.narrow, self._facility = False, ""
        self.setFixedHeight(60)

    def set_facility(self, name: str) -> None:
        self._facility = name
        self.setToolTip(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = (self.width() - 26) / 2 if self.narrow else 16.0
        icons.paint_mark(painter, QRectF(left, 17, 26, 26))
        if not self.narrow:
            self._paint_names(painter)
        painter.end()

    def _paint_names(self, painter: QPainter) -> None:
        room = QRect(52, 15, self.width() - 60, 16)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text-1"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if not self._facility:
            room = QRect(52, 17, self.width() - 60, 26)
        painter.drawText(room, flags, "Recycler")
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text-3"))
        under = QRect(52, 32, self.width() - 60, 15)
        name = painter.fontMetrics().elidedText(
            self._facility, Qt.TextElideMode.ElideRight, under.width()
        )
        if self._facility:
            painter.drawText(under, flags, name)


class Rail(QWidget):
    """All pages; `chosen` says which one is wanted."""

    chosen = Signal(str)

    def __init__(self, entries: list[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        surface(self, "0")
        self.items: dict[str, RailItem] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        self.head = RailHead(self)
        column.addWidget(self.head)
        self._lines: list[QWidget] = []
        group = entries[0].group if entries else ""
        for entry in entries:
            if entry.group != group:
                column.addLayout(self._line())
                group = entry.group
            column.addWidget(self._item(entry))
        column.addStretch(1)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        self.setFixedWidth(RAIL_NARROW if narrow else RAIL)
        self.head.narrow = narrow
        for item in self.items.values():
            item.narrow = narrow
            item.update()
        self.head.update()

    def set_count(self, name: str, count: int, hint: str = "") -> None:
        """Show how much waits on a page."""
        if name in self.items:
            self.items[name].set_count(count, hint)

    def set_current(self, name: str) -> None:
        for item in self.items.values():
            item.setChecked(item.entry.name == name)

    def _item(self, entry: RailEntry) -> RailItem:
        item = RailItem(entry, self)
        item.clicked.connect(lambda: self.chosen.emit(entry.name))
        self.items[entry.name] = item
        return item

    @staticmethod
    def _line() -> QVBoxLayout:
        box = QVBoxLayout()
        box.setContentsMargins(16, 8, 16, 8)
        box.addWidget(rule())
        return box
