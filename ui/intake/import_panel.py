"""Bringing in a workbook: choose it, see what would be logged, log it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from recycler.errors import RecyclerError
from ui.intake.first_steps import write_template
from ui.intake.import_rows import ImportRows
from ui.jobs import Job, Report
from ui.language import words
from ui.language.sentences import say, say_error
from ui.look.buttons import Button
from ui.look.progress import ProgressLine
from ui.look.text import rule, surface, text
from ui.look.tokens import MARGIN
from ui.parts.fields import Field
from ui.parts.files import Writing, beside, choose_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.batches.importing import ImportResult, Preview
    from recycler.exchange.text_rows import Source
    from ui.workspace.workspace import Workspace

_MOST_TAKEN_BACK = 2_000  # voiding one by one; more is a matter of a backup


class ImportPanel(QWidget):
    """The import in the place of the form; Esc leaves it and nothing is stored.

    It imports batches; what else comes in workbooks overrides the part "what is imported".
    """

    closed = Signal()

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__()
        surface(self, "1")
        self._workspace = workspace
        self.preview: Preview[Any] | None = None
        self._job: Job | None = None
        self._build()
        self._lay_out()
        self._show_preview(None)

    # --- what the page uses ---

    def start(self, source: "Source | None" = None) -> None:
        """Begin anew, with a file that was dropped or with pasted rows if there are some."""
        if self._job is not None:
            return
        self._show_preview(None)
        self.path.set_value(str(source) if isinstance(source, Path) else "")
        self.path.say("")
        self.path.edit.setFocus()
        if source is not None:
            self._check(source)

    def check(self) -> None:
        """Read the file and say what would be logged."""
        typed = self.path.text().strip('"')
        if typed and self._job is None:
            self._check(Path(typed).expanduser())

    def _check(self, source: "Source") -> None:
        store, preview = self._workspace.store, self._preview()
        self.path.say("")

        def work(report: Report) -> object:
            return preview(store, source, report)

        self._run(work, self.tr("Checking {file}").format(file=source.name), self._show_preview)

    def log(self) -> None:
        """Log the good rows; the words of the button say how many are left out."""
        preview = self.preview
        if preview is None or self._job is not None:
            return
        store, who, store_rows = self._workspace.store, self._workspace.who, self._import()

        def work(report: Report) -> object:
            return store_rows(
                store, preview.source, partial=True, who=who, report=report, preview=preview
            )

        self._run(work, self._doing().format(file=preview.source.name), self._on_logged)

    def is_waiting(self) -> bool:
        return self._job is not None

    # --- what is imported ---

    def _preview(self) -> "Callable[..., object]":
        from db.batches.importing import preview_intake

        return preview_intake

    def _import(self) -> "Callable[..., object]":
        from db.batches.importing import import_intake

        return import_intake

    def _title(self) -> str:
        return self.tr("Import batches")

    def _explained(self) -> str:
        return self.tr(
            "Each row is checked before anything is stored. Rows that were logged before are "
            "not logged again. Columns are found by their names, in any order."
        )

    def _doing(self) -> str:
        return self.tr("Logging {file}")

    def _make_rows(self) -> ImportRows:
        return ImportRows(self._workspace)

    def _write_template(self) -> None:
        write_template(self._workspace)

    # --- building ---

    def _build(self) -> None:
        self.path = Field("file", self.tr("File"))
        self.path.edit.setPlaceholderText(
            self.tr("a workbook (.xlsx .xls .ods) or .csv; copied rows: Ctrl+V")
        )
        self.path.stepped.connect(self.check)
        self.browse = Button(self.tr("Browse…"), icon="folder")
        self.browse.clicked.connect(self._browse)
        self.template = Button(self.tr("Get an empty workbook"), kind="link")
        self.template.clicked.connect(self._write_template)
        self.rows = self._make_rows()
        self.log_button = Button("", kind="primary")
        self.log_button.clicked.connect(self.log)
        self.annotate_button = Button(self.tr("Save annotated copy"), icon="table")
        self.annotate_button.clicked.connect(self._annotate)
        self.leave = Button(self.tr("Leave"), kind="link", key="Esc")
        self.leave.clicked.connect(self.leave_or_cancel)
        self.progress = ProgressLine()
        self._hint_on_bad = text("", "small", "text-2", wrap=True)
        self._hint = text(self._explained(), "body", "text-2", wrap=True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._top())
        column.addWidget(rule())
        self._stack = QStackedWidget()
        blank = QWidget()
        inner = QVBoxLayout(blank)
        inner.setContentsMargins(MARGIN, 8, MARGIN, 0)
        self._hint.setMaximumWidth(720)
        inner.addWidget(self._hint)
        inner.addStretch(1)
        self._stack.addWidget(blank)
        self._stack.addWidget(self.rows)
        below = QVBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._stack, 1)
        below.addWidget(self._foot())
        column.addLayout(below, 1)

    def _top(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(text(self._title(), "record"))
        head.addStretch(1)
        head.addWidget(self.template)
        head.addWidget(self.leave)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.path.setMaximumWidth(824)
        row.addWidget(self.path, 1)
        row.addWidget(self.browse)
        row.addStretch(1)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.progress)
        return column

    def _foot(self) -> QWidget:
        self._bar = QWidget()
        surface(self._bar, "0")
        column = QVBoxLayout(self._bar)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 10, MARGIN, 10)
        row.setSpacing(12)
        row.addWidget(self.log_button)
        row.addWidget(self._hint_on_bad, 1)
        row.addWidget(self.annotate_button)
        column.addLayout(row)
        return self._bar

    # --- steps ---

    def _run(self, work: object, what: str, then: object) -> None:
        self._job = Job(work, self)  # type: ignore[arg-type]
        self._job.succeeded.connect(then)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_ended)
        self.progress.follow(self._job, what)
        self._job.start()

    def _show_preview(self, preview: "Preview[Any] | None") -> None:
        self.preview = preview
        self._bar.setVisible(preview is not None)
        self._stack.setCurrentIndex(0 if preview is None else 1)
        if preview is None:
            return
        self.rows.show_preview(preview)
        ready, bad = len(preview.ready), preview.bad_rows
        self.log_button.setText(self._outcome(ready, bad))
        self.log_button.set_key("")
        self.log_button.setVisible(ready > 0)
        is_file = isinstance(preview.source, Path)
        self.annotate_button.setVisible(is_file and bad > 0)
        self._hint_on_bad.setText(self._after(ready) if bad else "")
        if ready and not bad:
            self.log_button.setFocus()
        elif bad:  # Enter alone leaves nothing out
            (self.annotate_button if is_file else self.leave).setFocus()

    def _outcome(self, ready: int, bad: int) -> str:
        """Return what the button does: `Log 2 batches, leave out 3 rows`."""
        if not bad:
            return self.tr("Log {batches}").format(batches=words.batches(ready))
        return self.tr("Log {batches}, leave out {rows}").format(
            batches=words.batches(ready), rows=words.rows(bad)
        )

    def _after(self, ready: int) -> str:
        """Return what becomes of the rows that are left out."""
        if not ready:
            return self.tr("No row can be logged yet: put them right and bring them in again.")
        return self.tr("Once put right, the same rows log the rest: nothing is logged twice.")

    def _on_logged(self, result: "ImportResult") -> None:
        name = self.preview.source.name if self.preview else ""
        self._show_preview(None)
        self.path.set_value("")
        self._workspace.announce("batches", *result.tickets[:1000])
        said = self.tr("{batches} of {file} logged.").format(
            batches=words.batches(result.imported), file=name
        )
        if result.already:
            said += " " + self.tr("{rows} were logged before.").format(
                rows=words.rows(len(result.already))
            )
        if 0 < len(result.tickets) <= _MOST_TAKEN_BACK:
            take_back = self.tr("Take the import back")
            self._workspace.tell(
                said, action=take_back, act=lambda: self._take_back(result.tickets)
            )
        else:
            self._workspace.tell(said)
        self.closed.emit()

    def _take_back(self, tickets: list[str]) -> None:
        """Void what was just imported; each batch keeps its ticket and its history."""
        store, who, why = self._workspace.store, self._workspace.who, self.tr("import taken back")

        def work(report: Report) -> object:
            for done, ticket in enumerate(tickets):
                report(done, len(tickets))
                store.void(ticket, who=who, why=why)
            return len(tickets)

        self._run(work, self.tr("Taking the import back"), self._on_taken_back)

    def _on_taken_back(self, count: int) -> None:
        self._workspace.announce("batches")
        said = self.tr("{batches} taken back; they stay in the list as void.")
        self._workspace.tell(said.format(batches=words.batches(count)), icon="undo")

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, RecyclerError):
            self._show_preview(None)
            self.path.say(say_error(error))
            self.path.edit.setFocus()
        else:
            self._workspace.failed.emit(error)

    def _on_ended(self) -> None:
        self._job = None

    def _browse(self) -> None:
        path = choose_file(self._workspace)
        if path is not None:
            self.path.set_value(str(path))
            self.check()

    def _annotate(self) -> None:
        """Write a copy of the workbook with a remark at each cell that has a problem."""
        assert self.preview is not None
        source, problems = self.preview.source, self.preview.problems
        assert isinstance(source, Path)
        copy = beside(source, self.tr("checked"))

        def write() -> None:
            from recycler.exchange.annotate import write_annotated
            from ui.language.workbook_words import in_language

            write_annotated(source, copy, problems, say, in_language)

        said = self.tr("Copy with remarks written: {file}").format(file=copy.name)
        Writing(self._workspace, write, said)

    def leave_or_cancel(self) -> None:
        """Stop what runs, with nothing stored; else go back to the form."""
        if self._job is not None:
            self._job.cancel()
            return
        self.closed.emit()
