"""An empty state: what will be here, and the actions that lead there."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.look import icons, theme
from ui.look.text import text

_WIDTH = 600
_HEIGHT = 64
_SLIM = 52
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ActionCard(QAbstractButton):
    """One line of the list: icon, what it does, what to expect, its key."""

    def __init__(self, icon: str, title: str, detail: str, key: str = "") -> None:
        super().__init__()
        self._icon, self._detail, self._key = icon, detail, key
        self.setText(title)
        self.setAccessibleDescription(detail)
        self.setToolTip(f"{title} ({key})" if key else title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_SLIM if theme.metrics() is theme.COMPACT else _HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def keyPressEvent(self, event: object) -> None:
        from PySide6.QtGui import QKeyEvent

        assert isinstance(event, QKeyEvent)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        active = self.hasFocus() or self.underMouse()
        painter.fillRect(self.rect(), theme.colour("accent-soft" if active else "surface-2"))
        if self.y() > 1:  # the frame of the list stands above the first and below the last
            painter.fillRect(0, 0, self.width(), 1, theme.colour("hairline"))
        if self.hasFocus():
            painter.fillRect(0, 0, 3, self.height(), theme.colour("accent"))
        middle = self.height() // 2
        icons.icon(self._icon, "accent").paint(painter, QRect(16, middle - 10, 20, 20))
        right = self._paint_right(painter, middle)
        room = right - 52 - 12
        for words, role, ink, top in (
            (self.text(), "key", "text-1", middle - 19),
            (self._detail, "small", "text-3", middle + 1),
        ):
            font = theme.font("key" if role == "key" else "small")
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(52, top, room, 18), _LEFT, shown)
        painter.end()

    def _paint_right(self, painter: QPainter, middle: int) -> int:
        """Draw the arrow and the key; return where they begin."""
        right = self.width() - 16
        icons.icon("chevron-right").paint(painter, QRect(right - 16, middle - 8, 16, 16))
        right -= 32
        if self._key:
            width = QFontMetrics(theme.font("caption")).horizontalAdvance(self._key) + 12
            box = QRectF(right - width, middle - 10, width, 20)
            painter.setPen(QPen(theme.colour("hairline")))
            painter.setBrush(theme.colour("surface-3"))
            painter.drawRoundedRect(box, 3, 3)
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text-2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)
            right -= width + 8
        return right


class EmptyState(QWidget):
    """A heading, a sentence, and a framed list of actions; the first one takes the focus."""

    def __init__(self, title: str = "", words: str = "") -> None:
        super().__init__()
        self._title, self._words = text(title, "page"), text(words, "body", "text-2", wrap=True)
        self.cards: list[ActionCard] = []
        self._list = QFrame()
        self._list.setProperty("panel", "true")
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        inner.setMinimumWidth(400)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(12)
        column.addWidget(self._list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 8)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(3)

    def set_words(self, title: str, words: str) -> None:
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def add(
        self, icon: str, title: str, detail: str, act: Callable[[], object], key: str = ""
    ) -> ActionCard:
        """Add an action; the first one added is the one to press Enter on."""
        card = ActionCard(icon, title, detail, key)
        card.clicked.connect(act)
        self._rows.addWidget(card)
        card.show()  # at once: a layout shows it a turn later, and until then it takes no focus
        self.cards.append(card)
        return card

    def clear(self) -> None:
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []

    def focus_first(self) -> None:
        if self.cards:
            self.cards[0].setFocus()
