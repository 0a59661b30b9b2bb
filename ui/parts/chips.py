"""Filter chips: a name and a value; a press opens the choice, the cross takes the filter away."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.look import icons, theme
from ui.parts.suggestions import Suggest, Suggestion, SuggestionView

_PAD = 11
_ICON = 14
_MOST_ROWS = 10
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Chip(QAbstractButton):
    """One filter: `Origin any ⌄`, or `Origin DK ×` where it is set."""

    cleared = Signal()

    def __init__(self, key: str, name: str, any_word: str, *, dashed: bool = False) -> None:
        super().__init__()
        self.key, self.name = key, name
        self._any, self._value, self._dashed = any_word, "", dashed
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_value("")

    def set_value(self, words: str) -> None:
        """Show what is filtered for; empty where nothing is."""
        self._value = words
        self.setAccessibleName(f"{self.name}: {words or self._any}")
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def is_active(self) -> bool:
        return bool(self._value)

    def sizeHint(self) -> QSize:
        small = QFontMetrics(theme.font("small"))
        strong = QFontMetrics(theme.font("header"))
        shown = strong.horizontalAdvance(self._shown())
        gap = 6 if self._shown() else 0
        width = 2 * _PAD + small.horizontalAdvance(self.name) + gap + shown + 6 + _ICON
        return QSize(width, theme.metrics().chip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.is_active():
            self.cleared.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_cross = event.position().x() > self.width() - _PAD - _ICON - 2
        if self.is_active() and on_cross and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.cleared.emit()
            return
        super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        at = _PAD
        small, strong = theme.font("small"), theme.font("header")
        if self._dashed:
            icons.icon("add", "text-2").paint(painter, self._icon_at(at - 2))
            at += _ICON + 2
        painter.setFont(small)
        painter.setPen(theme.colour("text-2" if self._dashed else "text-3"))
        painter.drawText(QRect(at, 0, self.width(), self.height()), _LEFT, self.name)
        at += QFontMetrics(small).horizontalAdvance(self.name) + 6
        painter.setFont(strong)
        painter.setPen(theme.colour("text-3" if self._dashed else "text-1"))
        painter.drawText(QRect(at, 0, self.width(), self.height()), _LEFT, self._shown())
        if not self._dashed:
            name = "close" if self.is_active() else "chevron-down"
            icons.icon(name).paint(painter, self._icon_at(self.width() - _PAD - _ICON + 3))
        painter.end()

    def _icon_at(self, left: int) -> QRect:
        return QRect(left, (self.height() - _ICON) // 2, _ICON, _ICON)

    def _paint_ground(self, painter: QPainter) -> None:
        edge = "accent" if self.is_active() or self.hasFocus() else "field"
        width = 2 if self.hasFocus() else 1
        style = (
            Qt.PenStyle.DashLine if self._dashed and not self.hasFocus() else Qt.PenStyle.SolidLine
        )
        painter.setPen(QPen(theme.colour(edge), width, style))
        ground = "accent-soft" if self.is_active() else "surface-2"
        painter.setBrush(
            theme.colour("surface-3" if self.underMouse() and not self.is_active() else ground)
        )
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, self.height() / 2, self.height() / 2)

    def _shown(self) -> str:
        words = self._value or self._any
        return words if len(words) <= 30 else words[:29] + "…"


class Chooser(QFrame):
    """A list under a chip, with a line to type in; a child of the window, gone with the focus."""

    chosen = Signal(object)  # Suggestion
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._suggest: Suggest = lambda _typed: []
        self._owner: QWidget | None = None
        self.edit = QLineEdit()
        self.edit.setFont(theme.font("body"))
        self.list = SuggestionView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.edit)
        column.addWidget(self.list)
        self.edit.textEdited.connect(self._on_edited)
        self.list.picked.connect(self._pick)
        self.edit.installEventFilter(self)
        self.hide()

    def open(self, owner: QWidget, suggest: Suggest, placeholder: str, width: int = 280) -> None:
        """Open under a widget with what `suggest` finds for what is typed."""
        self._owner, self._suggest = owner, suggest
        self.edit.clear()
        self.edit.setPlaceholderText(placeholder)
        self._fill(suggest(""))
        self.resize(width, self._height())
        window = owner.window()
        below = owner.mapTo(window, QPoint(0, owner.height() + 4))
        self.move(min(below.x(), window.width() - width - 8), below.y())
        self.show()
        self.raise_()
        self.edit.setFocus()

    def close_list(self) -> None:
        if self.isHidden():
            return
        self.hide()
        if self._owner is not None:
            self._owner.setFocus()
        self.closed.emit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self.hide()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        if event.key() in steps:
            self.list.step(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.close_list()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            line = self.list.current()
            if line is not None:
                self._pick(line)
        else:
            return False
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("field"))
        painter.setBrush(theme.colour("surface-2"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.end()

    def _on_edited(self, typed: str) -> None:
        self._fill(self._suggest(typed))
        self.resize(self.width(), self._height())

    def _fill(self, lines: Sequence[Suggestion]) -> None:
        self.list.set_lines(lines)

    def _height(self) -> int:
        rows = min(max(self.list.count(), 1), _MOST_ROWS)
        self.list.setFixedHeight(rows * theme.metrics().row)
        return self.list.height() + self.edit.sizeHint().height() + 24

    def _pick(self, line: Suggestion) -> None:
        self.close_list()
        self.chosen.emit(line)
