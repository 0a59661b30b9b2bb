"""Confirmation in place: the button unfolds into a required reason and the deed by its name."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.buttons import Button, Kind
from ui.look.text import set_style
from ui.parts.fields import Edit, ProblemLine


class Confirm(QWidget):
    """A button that unfolds; Enter never triggers the deed, Esc folds it again."""

    confirmed = Signal(str)  # the reason
    unfolded = Signal(bool)

    def __init__(
        self,
        words: str,
        *,
        kind: Kind = "danger",
        deed_kind: Kind = "bad",
        stacked: bool = False,  # the reason above the buttons, where there is little room
    ) -> None:
        super().__init__()
        self._stacked = stacked
        self.asks: Callable[[], bool] = _always  # without it no reason is asked for
        self.button = Button(words, kind=kind)
        self.reason = _ReasonEdit()
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Reason, for the history"))
        self.reason.setMinimumWidth(200)
        self.deed = Button("", kind=deed_kind)
        self.keep = Button(self.tr("Keep"), key="Esc")
        self.line = ProblemLine()
        self._unfolded_part = QWidget()
        self._lay_out()
        self.button.clicked.connect(self.unfold)
        self.keep.clicked.connect(self.fold)
        self.deed.clicked.connect(self._confirm)
        self.reason.escaped.connect(self.fold)
        self.reason.entered.connect(self.deed.setFocus)
        self.reason.textEdited.connect(lambda: self._say(""))
        self.fold()

    def set_words(self, words: str, deed: str, of: str = "") -> None:
        """Name the deed, such as `Void S1-26-01377`.

        Args:
            words: of the button.
            deed: of the button that does it.
            of: the record, where a reason is to be offered again as long as it is the same.
        """
        self.button.setText(words)
        self.button.updateGeometry()
        if (deed, of) != (self.deed.text(), self._of):
            self._given = ""
        self._of = of
        self.deed.setText(deed)
        self.deed.updateGeometry()

    def is_unfolded(self) -> bool:
        return not self._unfolded_part.isHidden()

    def unfold(self) -> None:
        if not self.asks():
            self.confirmed.emit("")
            return
        self.reason.setText(self._given)
        self.reason.selectAll()
        self._say("")
        self.button.hide()
        self._unfolded_part.show()
        self.reason.setFocus()
        self.unfolded.emit(True)

    def fold(self) -> None:
        was = self.is_unfolded()
        held_focus = any(part.hasFocus() for part in (self.reason, self.deed, self.keep))
        self._unfolded_part.hide()
        self.button.show()
        if held_focus:
            self.button.setFocus()
        if was:
            self.unfolded.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_unfolded():
            self.fold()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        inner = QVBoxLayout(self._unfolded_part)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        if self._stacked:
            inner.addWidget(self.reason)
            inner.addWidget(self.line)
            inner.addSpacing(8)
            row.addStretch(1)
        else:
            row.addWidget(self.reason, 1)
        row.addWidget(self.deed)
        row.addWidget(self.keep)
        inner.addLayout(row)
        if not self._stacked:
            inner.addWidget(self.line)
        column.addWidget(self._unfolded_part)

    def _confirm(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self._say(self.tr("A reason is needed: it stays in the history. Write a few words."))
            self.reason.setFocus()
            return
        self._given = reason if self._of else ""
        self.fold()
        self.confirmed.emit(reason)

    _given = _of = ""  # what was refused, or taken back, is not typed twice

    def _say(self, sentence: str) -> None:
        set_style(self.reason, "problem", "bad" if sentence else "")
        self.line.say(sentence)


def _always() -> bool:
    return True


class _ReasonEdit(Edit):
    """Enter leads to the deed's button and no further."""

    escaped = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wants_escape = self.isVisible

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Escape: self.escaped.emit,
            Qt.Key.Key_Return: self.entered.emit,
            Qt.Key.Key_Enter: self.entered.emit,
        }
        if event.key() in act:
            act[event.key()]()
        else:
            super().keyPressEvent(event)
