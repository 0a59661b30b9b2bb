"""A form that unfolds in the page it belongs to: rows of fields, and what is wrong under each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recycler.errors import RecyclerError
from ui.look.buttons import Button
from ui.look.text import rule, surface, text
from ui.look.tokens import MARGIN
from ui.parts.conflict import Conflict
from ui.parts.fields import Field, ProblemLine

Row = Sequence[tuple[Field, int]]  # with the width of each [px]


class InlineForm(QWidget):
    """Enter steps through the fields, Ctrl+Enter saves, Esc folds without keeping anything."""

    left = Signal()

    fields: tuple[Field, ...]
    rows: tuple[tuple[tuple[Field, ...], ProblemLine], ...]
    seen: int | None = None  # the version of the record that is changed
    _newer: int | None = None

    def __init__(self) -> None:
        super().__init__()
        surface(self, "1")
        self.title = text("", "section")
        self.conflict = Conflict()
        self.conflict.theirs.connect(self.fold)
        self.conflict.mine.connect(self._insist)

    def build(
        self,
        rows: Sequence[Row],
        save: str,
        hint: str,
        *,
        margin: int = MARGIN,
        ruled: bool = True,
    ) -> None:
        """Lay out the fields, with the words of the button and what is said beside it."""
        self.fields = tuple(field for row in rows for field, _ in row)
        self.rows = tuple((tuple(field for field, _ in row), ProblemLine()) for row in rows)
        self.save_button = Button(save, kind="primary", key=self.tr("Ctrl+Enter"))
        self.keep = Button(self.tr("Leave it"), key="Esc")
        self._lay_out(rows, hint, margin)
        if ruled:
            self._outer.addWidget(rule())
        for field in self.fields:
            field.stepped.connect(lambda by, one=field: self._on_stepped(one, by))
            field.edited.connect(lambda one=field: self._on_edited(one))
        self.save_button.clicked.connect(self.save)
        self.keep.clicked.connect(self.fold)
        self.hide()

    def save(self) -> None:
        """Keep what was typed, or go to the first problem."""
        raise NotImplementedError

    def clear(self) -> None:
        """Begin with empty fields."""
        for field in self.fields:
            field.clear()
        self.show_problems()
        self.seen = None
        self._ask_which(False)

    def fill(self, values: Mapping[str, str], seen: int | None = None) -> None:
        """Show a record that is to be changed, and remember which version of it that is."""
        for field in self.fields:
            if field.name in values:
                field.set_value(values[field.name])
        self.seen = seen

    def show_both(self, error: RecyclerError, now: Mapping[str, str]) -> None:
        """Stand what is in the books beside what is typed, where another was faster.

        Args:
            error: `changed_meanwhile`.
            now: the values in the books, as of `fill`.
        """
        books = {field: field.shown(now[field.name]) for field in self.fields if field.name in now}
        self._newer = int(str(error.details["version"]))
        self._ask_which(True)
        self.conflict.show_both(
            error,
            [
                (field.edit.accessibleName(), there, field.text())
                for field, there in books.items()
                if there != field.text()
            ],
        )

    def fold(self) -> bool:
        """Fold without keeping anything; tells whether it was unfolded."""
        was = not self.isHidden()
        self.hide()
        if was:
            self.left.emit()
        return was

    def show_problems(self) -> None:
        """Tell the first problem of each row under it, where there is room for a sentence."""
        for fields, line in self.rows:
            wrong = next((field for field in fields if field.line.text()), None)
            if wrong is None:
                line.say("")
                continue
            said = self.tr("{field}: {sentence}").format(
                field=wrong.edit.accessibleName(), sentence=wrong.line.text()
            )
            line.say(said, notice=wrong.line.notice)

    def go_to_problem(self) -> None:
        """Put the focus where something keeps the form from being saved."""
        wrong = next((field for field in self.fields if field.problem()), None)
        if wrong is not None:
            wrong.edit.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.fold()
        else:
            super().keyPressEvent(event)

    # --- inside ---

    def _ask_which(self, asked: bool) -> None:
        """Stand the choice between both versions in the place of the buttons, or take it away."""
        self.conflict.setVisible(asked)
        self._foot.setVisible(not asked)

    def _insist(self) -> None:
        """Save what is typed in the place of what was looked at now."""
        self._ask_which(False)
        self.seen = self._newer
        self.save()

    def _on_edited(self, field: Field) -> None:
        field.say("")
        self.show_problems()

    def _on_stepped(self, field: Field, by: int) -> None:
        place = self.fields.index(field) + by
        if place >= len(self.fields):
            self.save_button.setFocus()
        elif place >= 0:
            self.fields[place].edit.setFocus()
            self.fields[place].edit.selectAll()

    def _lay_out(self, rows: Sequence[Row], hint: str, margin: int) -> None:
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setContentsMargins(margin, 12, margin, 12)
        column.setSpacing(8)
        outer.addLayout(column)
        column.addWidget(self.title)
        for row, (_, line) in zip(rows, self.rows, strict=True):
            column.addLayout(_laid_out(row))
            column.addWidget(line)
        column.addWidget(self.conflict)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self.save_button)
        foot.addWidget(self.keep)
        foot.addWidget(text(hint, "caption", "text-3"))
        foot.addStretch(1)
        column.addWidget(self._foot)


def _laid_out(row: Row) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    for field, width in row:
        field.setFixedWidth(width)
        field.line.setFixedHeight(0)  # the row has one of its own
        line.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
    line.addStretch(1)
    return line
