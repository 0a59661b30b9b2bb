"""The people who may sign in, as a list with digits."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.language.people_words import role_word
from ui.look import theme

if TYPE_CHECKING:
    from recycler.people.person import Person

ROW = 48
_FACE, _PAD, _DIGIT = 28, 13, 18
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_DIGITS = 9  # people who have one


class FaceList(QWidget):
    """Up, down and digits choose; Enter, a digit or a click goes on to the PIN."""

    chosen = Signal()  # the one in `current` is meant
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people: tuple[Person, ...] = ()
        self._seen: tuple[str, ...] = ()
        self.row = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Who is working?"))

    def show_people(self, people: "Sequence[Person]", seen: Sequence[str]) -> None:
        """Show people, each with words on when they were here last."""
        self.people, self._seen = tuple(people), tuple(seen)
        self.row = min(self.row, max(len(self.people) - 1, 0))
        self.updateGeometry()
        self.update()

    @property
    def current(self) -> "Person | None":
        return self.people[self.row] if self.people else None

    def choose(self, row: int) -> None:
        """Mark a person; rows outside the list are its ends."""
        self.row = max(0, min(row, len(self.people) - 1))
        self.setAccessibleDescription(self.current.name if self.current else "")
        self.update()
        self.moved.emit()

    def sizeHint(self) -> QSize:
        return QSize(400, ROW * max(len(self.people), 1) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, digit = event.key(), event.key() - Qt.Key.Key_1
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.choose(self.row + (1 if key == Qt.Key.Key_Down else -1))
        elif 0 <= digit < min(len(self.people), _DIGITS):
            self.choose(digit)
            self.chosen.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.choose(int(event.position().y()) // ROW)
        self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface-2"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in range(len(self.people)):
            self._paint_row(painter, row, QRect(1, 1 + row * ROW, self.width() - 2, ROW))
        focused = self.hasFocus()
        painter.setPen(QPen(theme.colour("accent" if focused else "hairline"), 2 if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = self.rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(edge, 4, 4)
        painter.end()

    def _paint_row(self, painter: QPainter, row: int, box: QRect) -> None:
        person, is_current = self.people[row], row == self.row
        if is_current:
            painter.fillRect(box, theme.colour("accent-soft"))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.colour("accent"))
        if row:
            painter.fillRect(QRect(box.left(), box.top(), box.width(), 1), theme.colour("hairline"))
        self._paint_face(painter, box, person.name, is_current)
        right = self._paint_digit(painter, row, box)
        seen_width = painter.fontMetrics().horizontalAdvance(self._seen[row])
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text-3"))
        painter.drawText(QRect(box.left(), box.top(), right - box.left(), ROW), _RIGHT,
                         self._seen[row])  # fmt: skip
        left = box.left() + 2 * _PAD + _FACE
        room = right - seen_width - left - 24
        for words, role, ink, top in (
            (person.name, "key", "text-1", 6), (role_word(person.role), "small", "text-3", 25),
        ):  # fmt: skip
            painter.setFont(theme.font(role))  # type: ignore[arg-type]
            painter.setPen(theme.colour(ink))
            elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, box.top() + top, room, 18), _LEFT, elided)

    def _paint_face(self, painter: QPainter, box: QRect, name: str, is_current: bool) -> None:
        top = box.top() + (ROW - _FACE) // 2
        circle = QRect(box.left() + _PAD, top, _FACE, _FACE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if is_current else "surface-3"))
        painter.drawEllipse(circle)
        painter.setPen(theme.colour("on-accent" if is_current else "text-2"))
        painter.setFont(theme.font("header"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials(name))

    def _paint_digit(self, painter: QPainter, row: int, box: QRect) -> int:
        """Draw the key that chooses the row; returns where it begins."""
        right = box.right() - _PAD
        painter.setFont(theme.font("caption"))
        if row >= _DIGITS:
            return right
        key = QRect(QPoint(right - _DIGIT, box.top() + (ROW - 20) // 2), QSize(_DIGIT, 20))
        painter.setPen(theme.colour("hairline"))
        painter.setBrush(theme.colour("surface-1"))
        painter.drawRoundedRect(key, 3, 3)
        painter.setPen(theme.colour("text-2"))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, str(row + 1))
        return key.left() - 12


def initials(name: str) -> str:
    """Return the first letters of the first and the last part of a name."""
    parts = name.replace(".", " ").split()
    first = parts[:1] + parts[-1:] if len(parts) > 1 else parts
    return "".join(part[0] for part in first).upper()
