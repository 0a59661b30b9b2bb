"""What a file holds, row by row: problems first, then what would be logged."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.language import numbers, words
from ui.language.reference_names import material_name
from ui.language.sentences import say
from ui.look import theme
from ui.look.text import text
from ui.look.tokens import MARGIN
from ui.parts.badge import Badge, BadgeLook
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable

if TYPE_CHECKING:
    from db.batches.importing import ImportPreview
    from recycler.exchange.intake import CheckedRow
    from recycler.problems import Problem
    from ui.workspace.workspace import Workspace


class ImportRows(QWidget):
    """Counts as badges, notices as sentences, and three lists behind tabs."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__()
        self._workspace = workspace
        self.problems = RowsModel(self._problem_columns(), self)
        self.ready = RowsModel(self._ready_columns(), self)
        self.already = RowsModel(self._already_columns(), self)
        self._badges = [Badge(), Badge(), Badge()]
        self._file = text("", "body", "text-2")
        self._notices = text("", "small", "text-2", wrap=True)
        self.tabs = QTabBar()
        self.tabs.setFont(theme.font("body"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget()
        self._lay_out()
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)

    def _what_is_read(self, preview: "ImportPreview") -> str:
        """Name the file, and its sheet where it has sheets."""
        file, rows = preview.source.name, words.rows(preview.rows)
        if preview.sheet == file:
            return self.tr("{file}: {rows}").format(file=file, rows=rows)
        said = self.tr("{file}, sheet {sheet}: {rows}")
        return said.format(file=file, sheet=preview.sheet, rows=rows)

    def show_preview(self, preview: "ImportPreview") -> None:
        self.problems.set_records(preview.problems)
        self.ready.set_records(preview.ready)
        self.already.set_records(sorted(preview.already.items()))
        self._file.setText(self._what_is_read(preview))
        self._show_counts(preview)
        notices = [say(notice) for notice in preview.notices]
        self._notices.setText("\n".join(notices[:6]))
        self._notices.setVisible(bool(notices))

    def _show_counts(self, preview: "ImportPreview") -> None:
        ready, bad, already = len(preview.ready), preview.bad_rows, len(preview.already)
        looks = (
            BadgeLook(
                self.tr("{rows} with problems").format(rows=words.rows(bad)), "bad", "warning"
            ),
            BadgeLook(self._ready_words(ready), "ok", "check"),
            BadgeLook(self._before_words(already), "neutral"),
        )
        counts = (bad, ready, already)
        for place, (badge, look, count) in enumerate(zip(self._badges, looks, counts, strict=True)):
            badge.set_look(look)
            badge.setVisible(count > 0)
            self.tabs.setTabVisible(place, count > 0)
        first = next((place for place, count in enumerate(counts) if count), 1)
        self.tabs.setCurrentIndex(first)
        self._stack.setCurrentIndex(first)

    def _ready_words(self, count: int) -> str:
        return self.tr("{rows} ready").format(rows=words.rows(count))

    def _before_words(self, count: int) -> str:
        return self.tr("{rows} logged before").format(rows=words.rows(count))

    def _before_title(self) -> str:
        return self.tr("Logged before")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 0, MARGIN, 0)
        head.setSpacing(8)
        head.addWidget(self._file)
        head.addSpacing(8)
        for badge in self._badges:
            head.addWidget(badge)
        head.addStretch(1)
        column.addLayout(head)
        said = QHBoxLayout()
        said.setContentsMargins(MARGIN, 0, MARGIN, 0)
        said.addWidget(self._notices)
        column.addLayout(said)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(MARGIN, 0, MARGIN, 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        column.addLayout(tabs)
        for title, model in (
            (self.tr("Problems"), self.problems),
            (self.tr("Ready"), self.ready),
            (self._before_title(), self.already),
        ):
            self.tabs.addTab(title)
            self._stack.addWidget(DataTable(model))
        column.addWidget(self._stack, 1)

    def _problem_columns(self) -> list[Column]:
        return [
            Column("row", self.tr("Row"), _row_cell, width=64, right=True),
            Column("column", self.tr("Column"), self._column_cell, width=140),
            Column("found", self.tr("Found"), _found_cell, width=170, stretch=1),
            Column("words", self.tr("What to do"), _words_cell, width=420, stretch=4),
        ]

    def _column_cell(self, problem: "Problem") -> Cell:
        return Cell(problem.column or words.field(problem.field or ""), ink="text-2")

    def _ready_columns(self) -> list[Column]:
        return [
            Column("row", self.tr("Row"), _ready_row, width=64, right=True),
            Column("received", self.tr("Received"), self._received, width=140),
            Column("material", self.tr("Material"), self._material, width=220, stretch=2),
            Column("supplier", self.tr("Supplier"), _supplier, width=160, stretch=2),
            Column("lot", self.tr("Lot"), _lot, width=110),
            Column("origin", self.tr("Origin"), _origin, width=64),
            Column("gross", self.tr("Gross"), _gross, width=100, right=True),
            Column("net", self.tr("Net, kg"), _net, width=100, right=True),
            Column("dry", self.tr("Dry, kg"), _dry, width=100, right=True),
        ]

    def _received(self, row: "CheckedRow") -> Cell:
        moment = row.entry.received_at.astimezone(self._workspace.zone)
        return Cell(numbers.moment(moment), ink="text-2")

    def _material(self, row: "CheckedRow") -> Cell:
        return Cell(material_name(self._workspace.store.reference(), row.entry.material))

    def _already_columns(self) -> list[Column]:
        return [
            Column("row", self.tr("Row"), lambda item: Cell(str(item[0])), width=64, right=True),
            Column(
                "ticket", self.tr("Ticket"), lambda item: Cell(item[1], role="strong"),
                width=160, stretch=1,
            ),
        ]  # fmt: skip


def _row_cell(problem: "Problem") -> Cell:
    return Cell(str(problem.row) if problem.row else numbers.UNKNOWN)


def _found_cell(problem: "Problem") -> Cell:
    return Cell(problem.value or numbers.UNKNOWN, tip=problem.value or "")


def _words_cell(problem: "Problem") -> Cell:
    sentence = say(problem)
    return Cell(sentence, tip=sentence)


def _ready_row(row: "CheckedRow") -> Cell:
    return Cell(str(row.row))


def _supplier(row: "CheckedRow") -> Cell:
    return Cell(row.entry.supplier, ink="text-2")


def _lot(row: "CheckedRow") -> Cell:
    return Cell(row.entry.supplier_lot or "", ink="text-2")


def _origin(row: "CheckedRow") -> Cell:
    return Cell(row.entry.origin_country or numbers.UNKNOWN, ink="text-2")


def _gross(row: "CheckedRow") -> Cell:
    return Cell(numbers.weighing(row.entry.gross, row.entry.unit), ink="text-2")


def _net(row: "CheckedRow") -> Cell:
    return Cell(numbers.number(row.entry.net_ug / 1e9, 1))


def _dry(row: "CheckedRow") -> Cell:
    return Cell(numbers.number(row.entry.dry_ug / 1e9, 1))
