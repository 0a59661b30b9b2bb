"""The journal: every change, filtered by person, record and days, and written to a file."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit

from ui.jobs import Job, Report
from ui.language import numbers
from ui.look.buttons import Button
from ui.look.text import text
from ui.newest import Newest
from ui.parts.cells import Cell
from ui.parts.choice import Choice
from ui.parts.columns import Column
from ui.parts.fields import ProblemLine
from ui.parts.history_words import deed, what
from ui.parts.paged import PAGE, PagedModel
from ui.parts.table import DataTable
from ui.settings.rows import Section, edit

if TYPE_CHECKING:
    from db.proof.journal import HistoryEntry
    from db.proof.journal_queries import JournalFilter
    from db.store import Store
    from ui.workspace.workspace import Change, Workspace

_PAUSE_MS = 150  # after the last key, before it is looked up
_HEIGHT = 420


class JournalSource:
    """The entries a filter finds, newest first."""

    def __init__(self, store: "Store", where: "JournalFilter") -> None:
        self._store, self._where = store, where

    def page(self, after: int | None, limit: int) -> "Sequence[HistoryEntry]":
        return self._store.proof.journal(self._where, after=after, limit=limit)

    def cursor(self, record: "HistoryEntry") -> int:
        return record.entry

    def seek(self, row: int) -> int | None:
        if row <= 0:
            return None
        found = self._store.proof.journal(self._where, limit=1, skip=row - 1)
        return found[0].entry if found else 0


class JournalSection(Section):
    """Filters above a table of any length."""

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(self.tr("Journal"), self.tr("Read only · Ctrl+H shows that of a record"))
        self.named = edit(216, self.tr("Ticket, run, lot, …"))
        self.named.setAccessibleName(self.tr("Record"))
        self.who = Choice(width=176)
        self.who.setAccessibleName(self.tr("Person"))
        self.since, self.until = edit(112, "2026-11-01"), edit(112, "2026-11-30")
        self.since.setAccessibleName(self.tr("First day"))
        self.until.setAccessibleName(self.tr("Last day"))
        self.problem = ProblemLine()
        self.state = text("", "small", "text-2")
        self.export = Button(self.tr("Write a CSV file…"))
        self.paged = PagedModel(_columns(self), self)
        self.table = DataTable(self.paged, edge=8, head_ground="surface-1", framed=True)
        self.table.setAccessibleName(self.tr("Journal"))
        self.table.setMinimumHeight(_HEIGHT)
        self._found = Newest(self)
        self._later = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._job: Job | None = None
        self.today = date.min
        self._lay_out()
        self._connect()

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        self.paged.failed.connect(workspace.failed)
        self._found.failed.connect(workspace.failed)
        self.today = workspace.today()
        self._offer_people()
        self._ask()

    def refresh(self, change: "Change") -> None:
        if change.kind not in ("look", "operator", "drafts"):
            self._offer_people()
            self._later.start()

    def settled(self) -> bool:
        waiting = self._later.isActive() or self._found.is_waiting() or self.paged.is_waiting()
        return not waiting

    def show_record(self, record: str) -> None:
        """Show the entries of one record, whoever made them and whenever."""
        for field in (self.since, self.until):
            field.clear()
        self.who.setCurrentIndex(0)
        self.named.setText(record)
        self._ask()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.named, self.who, self.since, text("–", "body", "text-3"), self.until):
            row.addWidget(widget)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.problem)
        below = QHBoxLayout()
        below.setContentsMargins(0, 8, 0, 8)
        below.addWidget(self.state, 1)
        below.addWidget(self.export)
        self.column.addLayout(below)
        self.column.addWidget(self.table, 1)

    def _connect(self) -> None:
        for field in (self.named, self.since, self.until):
            field.textChanged.connect(lambda: self._later.start())
        self.who.activated.connect(lambda: self._ask())
        self._later.timeout.connect(self._ask)
        self._found.answered.connect(self._show)
        self.export.clicked.connect(self._choose_file)
        self.table.opened.connect(self._open)

    def _offer_people(self) -> None:
        if self.workspace is None:
            return
        chosen = self.who.chosen() if self.who.count() else ""
        self.who.clear()
        self.who.addItem(self.tr("Everybody"), "")
        for name in self.workspace.store.proof.journal_people():
            self.who.addItem(name, name)
        self.who.choose(chosen)

    def _where(self) -> "JournalFilter | None":
        from db.proof.journal_queries import JournalFilter

        days: list[date | None] = []
        for field in (self.since, self.until):
            day, sentence = self._day(field)
            if sentence:
                self.problem.say(sentence)
                return None
            days.append(day)
        self.problem.say("")
        return JournalFilter(self.who.chosen() or None, self.named.text().strip(), *days)

    def _day(self, field: QLineEdit) -> tuple[date | None, str]:
        typed = field.text().strip()
        if not typed:
            return None, ""
        try:
            return date.fromisoformat(typed), ""
        except ValueError:
            words = self.tr("“{typed}” is not a day. Type it as 2026-11-03.")
            return None, words.format(typed=typed)

    def _ask(self) -> None:
        where = self._where()
        if self.workspace is None or where is None:
            return
        store = self.workspace.store

        def work(report: Report) -> object:
            report(0, 1)
            source = JournalSource(store, where)
            return source, source.page(None, PAGE), store.proof.count_journal(where)

        self._found.ask(work)

    def _show(self, answer: "tuple[JournalSource, Sequence[HistoryEntry], int]") -> None:
        source, first, count = answer
        self.paged.show(source, first)
        self.paged.set_rows(count)
        said = self.tr("{count} entries").format(count=numbers.number(count))
        self.state.setText(said if count else self.tr("No entry is like that."))
        self.export.setEnabled(bool(count))

    def _open(self, row: int) -> None:
        """Show one record alone: that of the row."""
        entry = self.paged.record_now(row)
        if entry is not None:
            self.show_record(entry.subject.split(":")[0])

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Write the journal"), "journal.csv", self.tr("CSV files (*.csv)")
        )
        if name:
            self.write(Path(name))

    def write(self, file: Path) -> None:
        """Write what the filter finds, beside the GUI thread."""
        where = self._where()
        if self.workspace is None or where is None or self._job is not None:
            return
        store, workspace = self.workspace.store, self.workspace

        def work(report: Report) -> object:
            from ui.settings.journal_export import write_csv

            report(0, 1)
            return write_csv(store, where, file)

        def tell(count: int) -> None:
            words = self.tr("{count} entries are in {file}.")
            workspace.tell(words.format(count=numbers.number(count), file=file.name), icon="check")

        self._job = Job(work, self)
        self._job.succeeded.connect(tell)
        self._job.failed.connect(workspace.failed)
        self._job.ended.connect(self._ended)
        self._job.start()

    def _ended(self) -> None:
        self._job = None


def _columns(section: JournalSection) -> list[Column]:
    def when(entry: "HistoryEntry") -> Cell:
        if section.workspace is None:
            return Cell("")
        at = entry.at.astimezone(section.workspace.zone)
        said = numbers.short_moment(at, section.today)
        return Cell(said, ink="text-2", tip=numbers.moment(at))

    def did(entry: "HistoryEntry") -> Cell:
        return Cell(what(entry), tip=f"{deed(entry)}\n{entry.why or ''}".strip())

    translate = QCoreApplication.translate
    return [
        Column(
            "entry", translate("Journal", "Entry"),
            lambda one: Cell(numbers.number(one.entry), ink="text-3"), 64, right=True,
        ),
        Column("when", translate("Journal", "When"), when, 148),
        Column("who", translate("Journal", "Who"), lambda one: Cell(one.who), 96),
        Column("record", translate("Journal", "Record"), _record, 116),
        Column("what", translate("Journal", "What"), did, 220, stretch=3),
        Column(
            "why", translate("Journal", "Why"), lambda one: Cell(one.why or "", ink="text-2"), 120,
            stretch=1, from_width=760,
        ),
    ]  # fmt: skip


def _record(entry: "HistoryEntry") -> Cell:
    return Cell(entry.subject.split(":")[0], role="key")
