"""Before a file from outside is opened: what it is, from whom, and that it may do harm."""

from datetime import tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recycler.attachments.opening import refusal
from recycler.problems import Problem
from ui.attachments.wording import kind_words
from ui.language import numbers
from ui.language.sentences import say
from ui.look.buttons import Button
from ui.look.text import surface, text

if TYPE_CHECKING:
    from recycler.attachments.record import Attachment


class OpenQuestion(QWidget):
    """Asks in place; the key that came here leaves it, and only a second decision opens."""

    opened, saved, left = Signal(), Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        surface(self, "warn-soft")
        self.title = text("", "section", wrap=True)
        self.body = text("", "body", wrap=True)
        self.open_button = Button(self.tr("Open a copy"))
        self.save_button = Button(self.tr("Save a copy…"))
        self.leave_button = Button(self.tr("Leave it"), key="Esc")
        self._lay_out()
        self.open_button.clicked.connect(self.opened)
        self.save_button.clicked.connect(self.saved)
        self.leave_button.clicked.connect(self.fold)
        self.hide()

    def ask(self, one: "Attachment", zone: tzinfo) -> None:
        """Unfold for one attachment; what may act by itself is not offered for opening."""
        code = refusal(one.name, one.media_type)
        self.title.setText(self._title(one, is_opened=code is None))
        facts = self.tr("{kind}, {size}, attached by {who} on {when}.").format(
            kind=kind_words(one.media_type), size=numbers.file_size(one.size_bytes),
            who=one.attached_by, when=numbers.moment(one.attached_at.astimezone(zone)),
        )  # fmt: skip
        warning = self.tr(
            "A file from outside can do harm. Open it only if you know where it came from; it "
            "opens as a copy that cannot be written to."
        )
        if code is not None:
            warning = say(Problem(code, {"file": one.name}))
        self.body.setText(self.tr("{facts} {warning}").format(facts=facts, warning=warning))
        self.open_button.setVisible(code is None)
        self.show()
        self.leave_button.setFocus()

    def fold(self) -> bool:
        """Fold without opening anything; tells whether it was unfolded."""
        was = not self.isHidden()
        self.hide()
        if was:
            self.left.emit()
        return was

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.fold()
        else:
            super().keyPressEvent(event)

    def _title(self, one: "Attachment", *, is_opened: bool) -> str:
        words = self.tr("Open {name}?") if is_opened else self.tr("{name} is not opened here")
        return words.format(name=one.name)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.body)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.leave_button, self.save_button, self.open_button):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
