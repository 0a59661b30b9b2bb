"""The files one record carries: a list with a form above and a question below, in any page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recycler.errors import RecyclerError
from recycler.people.rights import Right
from ui.attachments import reading
from ui.attachments.attach_form import AttachForm
from ui.attachments.question import OpenQuestion
from ui.attachments.table import AttachmentTable
from ui.jobs import Job, Report
from ui.language import numbers
from ui.look.buttons import Button
from ui.look.text import text
from ui.parts.confirm import Confirm
from ui.parts.files import choose_any_files, choose_folder

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace

_MOST_SHOWN = 28  # characters of a name on a button
ATTACH_KEY = "Ctrl+Shift+A"


@dataclass(frozen=True, slots=True)
class Attached:
    """What became of files that were to be attached to a record."""

    record: str
    names: list[str] = field(default_factory=list)
    refused: list[RecyclerError] = field(default_factory=list)


class AttachmentsPart(QWidget):
    """Listed, attached by key or by dropping, opened after asking, saved, withdrawn."""

    grown = Signal(QWidget)  # what has unfolded and is to be seen

    def __init__(self, right: Right = Right.ATTACH) -> None:
        super().__init__()
        self._right = right
        self._record, self._samples = "", ()
        self.count = text("", "caption", "text-3")
        self.add_button = Button(self.tr("Attach a file…"), kind="link", icon="add", key=ATTACH_KEY)
        self.form, self.question = AttachForm(), OpenQuestion()
        self.none = text("", "body", "text-2", wrap=True)
        self.table = AttachmentTable()
        self.table.setAccessibleName(self.tr("Attachments"))
        self.open_button = Button(self.tr("Open…"), key="Enter")
        self.save_button = Button(self.tr("Save a copy…"))
        self.withdrawal = Confirm(self.tr("Withdraw…"))
        self._job: Job | None = None
        self._lay_out()
        self._connect()

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    _workspace: "Workspace"
    _samples: Sequence[str]

    def show_record(self, record: str, samples: Sequence[str] = ()) -> None:
        """Show what a record carries; samples: those of it that may carry files of their own."""
        if record != self._record:
            self.form.hide()
            self.withdrawal.fold()
            self.question.hide()
        self._record, self._samples = record, samples
        self.refresh()

    def refresh(self) -> None:
        """Show what is there now."""
        found = self._workspace.store.attachments.of(self._record)
        self.table.show_files(found, self._workspace.zone, self._workspace.today())
        self.count.setText(numbers.number(len(found)) if found else "")
        may = self._workspace.may(self._right)
        self.none.setText(self._none_words(may))
        self.add_button.setVisible(may)
        self.withdrawal.setVisible(may)
        self._name_withdrawal()
        self._dress()

    def choose(self) -> None:
        """Ask for files, then for what they are."""
        if self._record and self._workspace.may(self._right):
            self.take_files(choose_any_files(self._workspace, self.tr("Attach files")))

    def take_files(self, files: Sequence[Path]) -> None:
        """Ask what some files are; Ctrl+Enter attaches them."""
        if files and self._record:
            self.question.hide()
            self.form.ask(files, self._record, self._samples)
            self._dress()
            self.grown.emit(self.form)

    def accept_drops_on(self, widget: QWidget) -> None:
        """Let files be dropped anywhere on a widget."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        dropped = event.type() == QEvent.Type.Drop
        if isinstance(event, QDropEvent) and (dropped or event.type() == QEvent.Type.DragEnter):
            files = _dropped(event)
            if files and self._record and self._workspace.may(self._right):
                event.acceptProposedAction()
                if dropped:
                    self.take_files(files)
                return True
        return super().eventFilter(watched, event)

    def fold(self) -> bool:
        """Fold what is unfolded; tells whether anything was."""
        if self.withdrawal.is_unfolded():
            self.withdrawal.fold()
            return True
        return self.form.fold() or self.question.fold()

    def is_waiting(self) -> bool:
        return self._job is not None

    # --- inside ---

    def _ask(self) -> None:
        one = self.table.current()
        if one is not None:
            self.form.hide()
            self.question.ask(one, self._workspace.zone)
            self._dress()
            self.grown.emit(self.question)

    def _attach(self, files: list[Path], name: str, note: str) -> None:
        store, who, record = self._workspace.store, self._workspace.who, self._record

        def work(report: Report) -> Attached:
            result = Attached(record)
            for at, file in enumerate(files):
                report(at, len(files))
                try:
                    one = store.attachments.attach(name, file, who=who, note=note)
                    result.names.append(one.name)
                except RecyclerError as error:
                    result.refused.append(error)
            return result

        self._start(work, self._on_attached)

    def _on_attached(self, result: "Attached") -> None:
        if result.names:
            words = self.tr("Attached to {record}: {names}.")
            names = self.tr(", ").join(result.names)
            self._workspace.announce("attachments", result.record)
            self._workspace.tell(words.format(record=result.record, names=names), icon="check")
            self.table.set_current_row(len(self.table.files.records) - 1)
        for error in result.refused:
            self._workspace.failed.emit(error)
        self._return_focus()

    def _open(self) -> None:
        one = self.table.current()
        self.question.hide()
        self._dress()
        if one is not None:
            attachments, where = self._workspace.store.attachments, reading.folder()
            self._start(lambda _report: attachments.for_reading(one.id, where), self._hand_over)

    def _hand_over(self, copy: Path) -> None:
        if not reading.hand_over(copy):
            words = self.tr("No program here opens {name}. Save a copy of it instead.")
            self._workspace.tell(words.format(name=copy.name), failure=True)
        self.table.setFocus()

    def _save(self) -> None:
        one = self.table.current()
        folder = choose_folder(self._workspace, self.tr("Save a copy")) if one else None
        if one is not None and folder is not None:
            self.question.hide()
            self._dress()
            attachments = self._workspace.store.attachments
            self._start(lambda _report: attachments.save(one.id, folder), self._saved)

    def _saved(self, copy: Path) -> None:
        self._workspace.tell(self.tr("Saved as {file}.").format(file=copy), icon="check")
        self.table.setFocus()

    def _withdraw(self, why: str) -> None:
        one = self.table.current()
        if one is None:
            return
        try:
            self._workspace.store.attachments.withdraw(one.id, who=self._workspace.who, why=why)
        except RecyclerError as error:
            self._workspace.failed.emit(error)
            return
        self._workspace.announce("attachments", self._record)
        words = self.tr("{name} is withdrawn; the history keeps it.")
        self._workspace.tell(words.format(name=one.name), icon="void")
        self._return_focus()

    def _start(self, work: Callable[[Report], object], then: Callable[..., None]) -> None:
        if self._job is not None:
            return
        self._job = Job(work, self)
        self._job.succeeded.connect(then)
        self._job.failed.connect(self._workspace.failed)
        self._job.ended.connect(self._on_ended)
        self._job.start()

    def _on_ended(self) -> None:
        self._job = None

    def _name_withdrawal(self) -> None:
        one = self.table.current()
        if one is not None:
            name = one.name if len(one.name) <= _MOST_SHOWN else f"{one.name[:_MOST_SHOWN]}…"
            words = self.tr("Withdraw {name}").format(name=name)
            self.withdrawal.set_words(self.tr("Withdraw…"), words)

    def _none_words(self, may: bool) -> str:
        if not may:
            return self.tr("No file is attached.")
        return self.tr(
            "No file is attached. Drop one anywhere on this page: a photo, a weighbridge slip, a "
            "certificate."
        )

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.choose)
        self.form.wanted.connect(self._attach)
        self.form.left.connect(self._return_focus)
        self.question.opened.connect(self._open)
        self.question.saved.connect(self._save)
        self.question.left.connect(self._return_focus)
        self.table.opened.connect(lambda _row: self._ask())
        self.table.current_changed.connect(self._on_current)
        self.open_button.clicked.connect(self._ask)
        self.save_button.clicked.connect(self._save)
        self.withdrawal.confirmed.connect(self._withdraw)
        self.withdrawal.unfolded.connect(self._give_way)

    def _on_current(self, _row: int) -> None:
        self.question.hide()
        self.withdrawal.fold()
        self._name_withdrawal()
        self._dress()

    def _dress(self) -> None:
        """Show the list and what may be done with it, or that there is none yet."""
        found = bool(self.table.files.records)
        self.table.setVisible(found)
        self.none.setVisible(not found and self.form.isHidden())
        self._foot.setVisible(found and self.question.isHidden())

    def _return_focus(self) -> None:
        self._dress()
        (self.table if self.table.files.records else self.add_button).setFocus()

    def _give_way(self, unfolded: bool) -> None:
        """Give the row to the reason that is asked for."""
        for button in (self.open_button, self.save_button):
            button.setVisible(not unfolded)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(text(self.tr("Attachments"), "section"))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.add_button)
        column.addLayout(head)
        for widget in (self.form, self.none, self.table, self.question):
            column.addWidget(widget)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self.open_button)
        foot.addWidget(self.save_button)
        foot.addWidget(self.withdrawal, 1)
        column.addWidget(self._foot)


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
