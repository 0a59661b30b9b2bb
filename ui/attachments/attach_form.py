"""What a file that is being attached is: a note, and the sample whose results it is of."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from recycler.attachments.names import safe_name
from recycler.attachments.record import LONGEST_NOTE
from recycler.entry.typed import limited_text
from recycler.errors import InputError
from ui.language.sentences import say_error
from ui.parts.fields import ChoiceField, Field
from ui.parts.inline_form import InlineForm
from ui.parts.suggestions import Suggestion, matching

if TYPE_CHECKING:
    from collections.abc import Sequence

_note = limited_text(LONGEST_NOTE)


class AttachForm(InlineForm):
    """Unfolds once files were chosen or dropped; Ctrl+Enter attaches them."""

    wanted = Signal(object, str, str)  # paths, what carries them, note

    def __init__(self) -> None:
        super().__init__()
        self.of = ChoiceField("of", self.tr("Belongs to"), above=True)
        self.of.suggest, self.of.look_up = self._carriers, self._carrier
        self.note = Field("note", self.tr("Note"), above=True)
        self.build(
            ([(self.note, 380), (self.of, 180)],),
            self.tr("Attach"),
            self.tr("A copy is kept with the record; nothing of it is opened."),
            margin=16,
            ruled=False,
        )
        self.files: list[Path] = []
        self._names: Sequence[str] = ()

    def ask(self, files: "Sequence[Path]", record: str, samples: "Sequence[str]") -> None:
        """Unfold for files that go to a record, or to one of its samples."""
        self.files, self._names = list(files), [record, *samples]
        self.clear()
        self.title.setText(self._title(record))
        self.of.set_value(record)
        self.of.setVisible(bool(samples))
        self.show()
        self.note.edit.setFocus()

    def save(self) -> None:
        """Hand on what was chosen, or go to the problem."""
        self.of.say("")
        try:
            self.note.say("")
            note = _note(self.note.value())
        except InputError as error:
            self.note.say(say_error(error))
            note = ""
        if self.of.value() not in self._names:
            self.of.say(self.tr("Choose the batch, or one of its samples."))
        self.show_problems()
        self.go_to_problem()
        if self.note.problem() or self.of.problem():
            return
        self.hide()
        self.wanted.emit(self.files, self.of.value(), note)

    def _title(self, record: str) -> str:
        if len(self.files) == 1:
            words = self.tr("Attach {name} to {record}")
            return words.format(name=safe_name(self.files[0].name), record=record)
        return self.tr("Attach {count} files to {record}").format(
            count=len(self.files), record=record
        )

    def _carriers(self, typed: str) -> list[Suggestion]:
        sample = QCoreApplication.translate("Attachments", "sample")
        lines = [
            Suggestion(name, name, sample if at else "") for at, name in enumerate(self._names)
        ]
        return matching(typed, lines)

    def _carrier(self, typed: str) -> Suggestion | None:
        return next((one for one in self._carriers("") if one.value == typed), None)
