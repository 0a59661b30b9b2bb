"""Fields of a form: a label at the left, the editor, and what is wrong with it below."""

import html
import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QVBoxLayout,
    QWidget,
)

from ui.look import icons, theme
from ui.look.text import set_ink, set_style, text
from ui.parts.suggestions import STEPS, Suggest, Suggestion, SuggestionList

LABEL_WIDTH = 104
_INSIDE = 11  # from the edge of a field to its text [px]


class Edit(QLineEdit):
    """A line to type in, with a word inside at its right: a unit, a code, a hint."""

    left_field = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aside, self._aside_role = "", "caption"
        self._chevron = self._crowded = False
        self.textChanged.connect(self._fit)
        self.wants_escape: Callable[[], bool] = _never
        self.setFont(theme.font("body"))

    def set_aside(self, words: str, *, role: str = "caption") -> None:
        """Show a word at the right, inside the field; a caption gives way to a long text."""
        self._aside, self._aside_role = words, role
        self._fit()

    def aside(self) -> str:
        return self._aside

    def set_chevron(self, shown: bool) -> None:
        self._chevron = shown
        self.set_aside(self._aside)

    def _fit(self) -> None:
        """Leave room for what stands at the right; the tooltip says what has none."""
        self._crowded = False
        taken = QFontMetrics(self.font()).horizontalAdvance(self.text())
        self._crowded = self._aside_role == "caption" and taken > self._room()
        self.setTextMargins(0, 0, self._aside_width(), 0)
        whole = f"{self.text()} · {self._aside}" if self._aside else self.text()
        self.setToolTip(whole if self._crowded or taken > self._room() else "")
        self.update()

    def _room(self) -> int:
        """Return the width that is left for the text [px]."""
        return self.width() - 2 * _INSIDE - self._aside_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or not self.toolTip():
            super().paintEvent(event)
        else:
            self._paint_elided()
        painter = QPainter(self)
        right = self.width() - 9
        if self._chevron:
            icons.icon("chevron-down").paint(
                painter, QRect(right - 16, self.height() // 2 - 8, 16, 16)
            )
            right -= 22
        if self._aside and not self._crowded:
            painter.setFont(self._aside_font())
            painter.setPen(theme.colour("text-3"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRect(0, 0, right, self.height()), flags, self._aside)
        painter.end()

    def _paint_elided(self) -> None:
        """Draw a text that has no room with an ellipsis, not with half a letter."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self._room()
        )
        painter.setPen(theme.colour("text-1" if self.isEnabled() else "text-3"))
        room = self.rect().adjusted(_INSIDE, 0, -_INSIDE, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the page while it means something here; leave it rows that are pasted."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.key() == Qt.Key.Key_Escape and self.wants_escape():
            event.accept()
            return True
        if event.matches(QKeySequence.StandardKey.Paste) and _rows_are_copied():
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left_field.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a figure must not change because the page is scrolled

    def _aside_font(self) -> QFont:
        return theme.font("small" if self._aside_role == "small" else "caption")

    def _aside_width(self) -> int:
        words = (
            QFontMetrics(self._aside_font()).horizontalAdvance(self._aside) + 8
            if self._aside and not self._crowded
            else 0
        )
        return words + (22 if self._chevron else 0)


class ProblemLine(QWidget):
    """Icon and one sentence below a field; a word of it may be taken over with a click."""

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 2)
        row.setSpacing(6)
        self._mark = QLabel()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._mark.setContentsMargins(0, 1, 0, 0)
        self._words = text("", "small", "bad", wrap=True)
        self._words.linkActivated.connect(self.taken)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        self.notice = False
        theme.changed.connect(self._tint)
        self.hide()

    def text(self) -> str:
        return self._plain

    _plain = ""

    def say(self, sentence: str, *, notice: bool = False, takes: tuple[str, ...] = ()) -> None:
        """Show a sentence; each of `takes` in it becomes a link that puts it in the field."""
        self._plain, self.notice = sentence, notice
        self._words.setTextFormat(Qt.TextFormat.RichText if takes else Qt.TextFormat.PlainText)
        ink = theme.current().hex("warn" if notice else "bad")
        self._words.setText(_linked(sentence, takes, ink) if takes else sentence)
        set_ink(self._words, "warn" if notice else "bad")
        self._tint()
        self.setVisible(bool(sentence))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        """Be as high as the sentence needs: rows beneath move down, nothing jumps sideways."""
        room = self.width() - 20
        self._words.setFixedHeight(max(self._words.heightForWidth(room), 16))
        self.updateGeometry()

    def _tint(self) -> None:
        ink = "warn" if self.notice else "bad"
        name = "info" if self.notice else "warning"
        self._mark.setPixmap(icons.pixmap(name, ink, 14, self.devicePixelRatioF()))


def _linked(sentence: str, takes: tuple[str, ...], ink: str) -> str:
    """Return the sentence with the first free-standing place of each word made a link."""
    shown = html.escape(sentence)
    for word in takes:
        link = f'<a href="{html.escape(word)}" style="color: {ink}">{html.escape(word)}</a>'
        shown = re.sub(rf"(?<![\w“]){re.escape(html.escape(word))}(?![\w”])", link, shown, count=1)
    return shown


class Field(QWidget):
    """A label, an editor and the place for its problem; Enter asks for the next field."""

    edited = Signal()  # by a person, on each key
    left = Signal()  # the focus went elsewhere
    stepped = Signal(int)  # +1 Enter, -1 Shift+Enter

    def __init__(
        self,
        name: str,
        label: str,
        *,
        required: bool = False,
        label_width: int = LABEL_WIDTH,
        above: bool = False,  # the label stands over the editor
    ) -> None:
        super().__init__()
        self._before, self._above = "", above
        self.name, self.required = name, required
        self.label = text(f"{label} *" if required else label, "body", "text-2")
        self.label.setFixedWidth(label_width)
        if above:
            self.label.setFont(theme.font("small"))
            self.label.setFixedWidth(
                QFontMetrics(theme.font("small")).horizontalAdvance(label) + 24
            )
        self.label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.edit = Edit()
        self.edit.setAccessibleName(label)
        self.label.setBuddy(self.edit)
        self.line = ProblemLine()
        self.line.taken.connect(self._take)
        self.beside = QHBoxLayout()
        self.beside.setSpacing(8)
        self._lay_out()
        self.edit.textEdited.connect(self._on_edited)
        self.edit.left_field.connect(self._on_left)
        self.edit.installEventFilter(self)
        self.edit.wants_escape = self._wants_escape
        self.setFocusProxy(self.edit)

    # --- what forms use ---

    def text(self) -> str:
        return self.edit.text().strip()

    def value(self) -> str:
        """Return what the rules are asked about."""
        return self.text()

    def set_value(self, value: str) -> None:
        self.edit.setText(value)
        self.edit.setCursorPosition(0)

    def shown(self, value: str) -> str:
        """Return the text that stands for a value."""
        return value

    def clear(self) -> None:
        self.set_value("")
        self.say("")

    def say(self, sentence: str, *, notice: bool = False, takes: tuple[str, ...] = ()) -> None:
        """Show what is wrong, or worth a look, under the field; an empty sentence clears it."""
        kind = ("warn" if notice else "bad") if sentence else ""
        set_style(self.edit, "problem", kind)
        self.edit.setAccessibleDescription(sentence)
        self.line.say(sentence, notice=notice, takes=takes)

    def problem(self) -> str:
        """Return the sentence on view that keeps the record from being stored."""
        return "" if self.line.notice else self.line.text()

    # --- inside ---

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        if self._above:
            column.addWidget(self.label)
        else:
            row.addWidget(self.label)
        row.addWidget(self.edit, 1)
        row.addLayout(self.beside)
        column.addLayout(row)
        below = QHBoxLayout()
        below.setContentsMargins(0 if self._above else self.label.maximumWidth(), 0, 0, 0)
        below.addWidget(self.line)
        column.addLayout(below)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._before = self.text()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        """Take the keys that mean something in a form; True where the editor gets none of it."""
        if event.key() == Qt.Key.Key_Escape and self._wants_escape():
            self.set_value(self._before)
            self.edited.emit()
            return True
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        shift = Qt.KeyboardModifier.ShiftModifier
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == shift:
            self.stepped.emit(-1)
            return True
        if modifiers == Qt.KeyboardModifier.NoModifier:
            self.stepped.emit(1)
            return True
        return False

    def _wants_escape(self) -> bool:
        return self.text() != self._before

    def _on_edited(self) -> None:
        self.edited.emit()

    def _on_left(self) -> None:
        self.left.emit()

    def _take(self, word: str) -> None:
        self.set_value(word)
        self.edit.setModified(True)
        self.edited.emit()
        self.edit.setFocus()


class NumberField(Field):
    """A figure at the right with its unit behind it."""

    def __init__(
        self,
        name: str,
        label: str,
        unit: str,
        *,
        required: bool = False,
        label_width: int = LABEL_WIDTH,
        width: int = 136,
        noted: bool = True,
        above: bool = False,
    ) -> None:
        super().__init__(name, label, required=required, label_width=label_width, above=above)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.setFixedWidth(width)
        self.note = text("", "caption", "text-3")
        if noted:
            self.beside.setContentsMargins(8, 0, 0, 0)
            self.beside.addWidget(self.note, 1)
        self.set_unit(unit)

    def set_unit(self, unit: str) -> None:
        self.edit.set_aside(unit, role="small")


class ChoiceField(Field):
    """A field with suggestions; a closed one takes nothing but a suggestion."""

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        label: str,
        *,
        required: bool = False,
        closed: bool = True,
        above: bool = False,
    ) -> None:
        super().__init__(name, label, required=required, above=above)
        self.closed = closed
        self.suggest: Suggest = _nothing
        self.look_up: Callable[[str], Suggestion | None] = _no_one
        self.list_width = 0  # at least as wide as the field
        self.marks_new = True  # a text that is no suggestion is a new name
        self._value = ""
        self._list: SuggestionList | None = None
        self.edit.set_chevron(True)

    def value(self) -> str:
        return self._value if self._value else self.text()

    def set_value(self, value: str) -> None:
        """Show a value by the name its suggestion has."""
        found = self.look_up(value) if value else None
        self._value = found.value if found else ""
        self.edit.setText(found.text if found else value)
        self.edit.setCursorPosition(0)
        self.edit.set_chevron(not (found and found.aside))
        self.edit.set_aside(found.aside if found else "")

    def shown(self, value: str) -> str:
        found = self.look_up(value) if value else None
        return found.text if found else value

    def is_open(self) -> bool:
        return self._list is not None and self._list.isVisible()

    def open_list(self, typed: str | None = None) -> None:
        """Show what fits what is typed, or everything."""
        if self._list is None:
            self._list = SuggestionList(self.edit)
            self._list.picked.connect(self._choose)
        lines = self.suggest(typed or "")
        self._list.open(lines, highlight=self._highlight(lines, typed), width=self.list_width)

    def renew_list(self) -> None:
        """Show the same lines with what is known of them by now."""
        if self._list is not None and self._list.isVisible():
            row = max(self._list.currentIndex().row(), 0)
            typed = self.edit.text() if self.edit.isModified() else ""
            self._list.set_lines(self.suggest(typed), row)

    def close_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _highlight(self, lines: Sequence[Suggestion], typed: str | None) -> int:
        """Enter takes the first line, unless a new name may be meant that is no part of it."""
        if self.closed or not typed:
            return 0
        return 0 if lines and lines[0].text.casefold().startswith(typed.casefold()) else -1

    def _choose(self, line: Suggestion) -> None:
        self.close_list()
        self.set_value(line.value)
        self.edit.setModified(True)
        self.edited.emit()
        self.chosen.emit(self._value)

    def _on_edited(self) -> None:
        self._value = ""
        self.edit.set_chevron(True)
        self.edit.set_aside("")
        found = self.look_up(self.text()) if self.text() else None
        if found:
            self._value = found.value
        if self.text():
            self.open_list(self.text())
        else:
            self.close_list()
        self.edited.emit()

    def _on_left(self) -> None:
        if self.is_open() and self.closed and self.edit.isModified():
            self._take_highlighted()
        elif self._value:
            self.set_value(self._value)
        elif not self.closed and self.text() and self.marks_new:
            self.edit.set_aside(self.tr("new"))
        self.close_list()
        super()._on_left()

    def _take_highlighted(self) -> None:
        line = self._list.current() if self._list else None
        if line:
            self._choose(line)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_Down and alt and not self.is_open():
            self.open_list()
            return True
        if self.is_open() and self._on_list_key(event):
            return True
        return super()._on_key(event)

    def _on_list_key(self, event: QKeyEvent) -> bool:
        assert self._list is not None
        if event.key() in STEPS:
            self._list.step(STEPS[event.key()])
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_highlighted()
            self.close_list()
        return False

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent)
        if pressed and self._is_on_chevron(event):
            self.edit.setFocus()
            self.close_list() if self.is_open() else self.open_list()
            return True
        return super().eventFilter(watched, event)

    def _wants_escape(self) -> bool:
        return self.is_open() or super()._wants_escape()

    def _is_on_chevron(self, event: QEvent) -> bool:
        assert isinstance(event, QMouseEvent)
        return event.position().x() > self.edit.width() - 30 and self.edit.isEnabled()


def _never() -> bool:
    return False


def _rows_are_copied() -> bool:
    """Tell whether rows of a sheet are copied, and no text for one field."""
    copied = QGuiApplication.clipboard().text().strip()
    return "\t" in copied and "\n" in copied


def _nothing(text: str) -> list[Suggestion]:
    return []


def _no_one(text: str) -> Suggestion | None:
    return None


class Pair(QWidget):
    """Two fields side by side; what is wrong with either stands below both."""

    def __init__(self, first: Field, second: Field) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(first)
        row.addSpacing(16)
        row.addWidget(second)
        row.addStretch(1)
        column.addLayout(row)
        below = QVBoxLayout()
        below.setContentsMargins(LABEL_WIDTH, 0, 0, 0)
        below.addWidget(first.line)
        below.addWidget(second.line)
        column.addLayout(below)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
