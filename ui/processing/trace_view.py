"""The trace of a batch or a lot on one screen, with kg and kg of an element on every edge."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recycler.exchange.pasting import pasteable
from ui.language import numbers, words
from ui.language.reference_names import material_name
from ui.language.words import product
from ui.look.buttons import Button
from ui.look.text import rule, surface, text
from ui.look.tokens import MARGIN
from ui.newest import Newest
from ui.parts.cells import Cell
from ui.parts.chips import Chooser
from ui.parts.columns import Column, RowsModel
from ui.parts.suggestions import Suggestion, matching
from ui.parts.table import DataTable
from ui.processing.at_hand import TraceSheet, read_trace
from ui.processing.tables import quantity
from ui.processing.trace_rows import BACK, TraceRow, trace_rows
from ui.processing.wording import HALF, RUN_KINDS, figure, lot_kind, run_kind

if TYPE_CHECKING:
    from recycler.processing.trace import Origin
    from ui.jobs import Report
    from ui.workspace.workspace import Workspace

translate = QCoreApplication.translate
_INDENT = "\u2003"
NARROW_UNBROKEN = "\u202f"  # as thin, but lines are not broken there
_MOST_ORIGINS = 6


class TraceView(QWidget):
    """An indented table; Enter opens the batch, lot or run of a line, Ctrl+C copies all."""

    arrived = Signal(object)  # TraceSheet
    opened_run = Signal(str)
    opened_lot = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        surface(self, "2")
        self.sheet: TraceSheet | None = None
        self.element = ""
        self._newest = Newest(self)
        self._newest.answered.connect(self._on_read)
        self.comes_of = text("", "body", "text-1", wrap=True)
        self._share = text("", "caption", "text-3", wrap=True)
        self.rows = RowsModel(self._columns())
        self.table = DataTable(self.rows)
        self.rows.setParent(self.table)
        self.table.setAccessibleName(self.tr("Trace"))
        self.table.opened.connect(self._open)
        self.choose = Button("", key="E")
        self.choose.clicked.connect(self.choose_element)
        self.copy_button = Button(self.tr("Copy"), icon="copy", key="Ctrl+C")
        self.copy_button.clicked.connect(self.copy)
        self._chooser: Chooser | None = None
        self._lay_out()

    def take(self, workspace: "Workspace") -> None:
        self.workspace = workspace
        self._newest.failed.connect(workspace.failed)

    workspace: "Workspace"

    def ask(self, name: str) -> None:
        """Read the trace of a batch or a lot beside the GUI thread."""
        store = self.workspace.store

        def work(report: "Report") -> object:
            return read_trace(store, name)

        self._newest.ask(work)

    def is_waiting(self) -> bool:
        return self._newest.is_waiting()

    def said(self) -> str:
        """Say in one line what is traced."""
        if self.sheet is None:
            return ""
        trace = self.sheet.trace
        start = next(node for node in trace.nodes if node.name == trace.start)
        name = product(self._material(start.what))
        kind = start.supplier or lot_kind(start.kind)
        came, left = numbers.kg(start.came_kg), numbers.kg(max(start.left_kg, 0.0))
        said = self.tr("{name} · {kind} · {came} dry, {left} left")
        return said.format(name=name, kind=kind, came=came, left=left)

    def copy(self) -> None:
        """Put the table on the clipboard, columns parted by tabs."""
        columns = range(self.rows.columnCount())
        lines = ["\t".join(column.title for column in self.table.columns)]
        for row in range(self.rows.rowCount()):
            cells = (self.rows.index(row, column).data() for column in columns)
            lines.append(pasteable(str(cell or "").replace(_INDENT, "  ") for cell in cells))
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.workspace.tell(self.tr("The trace is in the clipboard."), icon="copy")

    def choose_element(self) -> None:
        """Choose the element whose mass stands on every edge."""
        if self.sheet is None:
            return
        if self._chooser is None:
            self._chooser = Chooser(self.window())
            self._chooser.chosen.connect(lambda line: self._show(line.value))
        lines = [Suggestion(e, e, words.element(e)) for e in self.sheet.trace.elements]
        self._chooser.open(
            self.choose, lambda typed: matching(typed, lines), self.tr("Element"), width=220
        )

    # --- inside ---

    def _on_read(self, sheet: TraceSheet) -> None:
        same = self.sheet is not None and self.sheet.trace.start == sheet.trace.start
        self.sheet = sheet
        held = sheet.trace.held
        kept = self.element if self.element in held else next(iter(held), "")
        self.rows.set_records([])
        self.rows.set_records(trace_rows(sheet.trace, sheet.batches))
        self._show(kept)
        if not same:
            self.table.set_current_row(0)
        self.arrived.emit(sheet)

    def _show(self, element: str) -> None:
        assert self.sheet is not None
        self.element = element
        title = self.tr("{element}, kg").format(element=element) if element else ""
        self.table.set_titles({"element": title})
        self.choose.setText(self.tr("Element {element}").format(element=element))
        self.choose.setVisible(bool(element))
        self.choose.updateGeometry()
        self.table.viewport().update()
        self._show_origins(self.sheet.trace.origins)

    def _show_origins(self, origins: "tuple[Origin, ...]") -> None:
        """Say which batches it is made of, and how much of the element each has part in it."""
        parts = [
            self.tr("{ticket} {supplier} {kg}").format(
                ticket=one.ticket, supplier=one.supplier, kg=numbers.kg(one.dry_kg)
            )
            for one in origins[:_MOST_ORIGINS]
        ]
        if len(origins) > len(parts):
            rest = numbers.number(len(origins) - len(parts))
            parts.append(self.tr("{count} more").format(count=rest))
        self.comes_of.setText(" · ".join(parts).replace(numbers.THIN, NARROW_UNBROKEN))
        held = sum(one.elements.get(self.element, (0.0, 0.0))[0] for one in origins)
        kg = numbers.kg(sum(one.dry_kg for one in origins))
        said = self.tr("{count} together: {kg}, {element_kg} {element}")
        self._share.setText(
            said.format(
                count=words.batches(len(origins)), kg=kg, element_kg=numbers.kg(held),
                element=self.element,
            )
        )  # fmt: skip

    def _open(self, row: int) -> None:
        line = self.rows.record(row)
        if line is None or not line.opens:
            return
        if line.kind == "batch":
            self.workspace.open_ticket.emit(line.opens)
        elif line.kind == "lot":
            self.opened_lot.emit(line.opens)
        else:
            self.opened_run.emit(line.opens)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(MARGIN, 12, MARGIN, 12)
        top.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(text(self.tr("Comes of"), "section"))
        said.addWidget(self.comes_of)
        said.addWidget(self._share)
        top.addLayout(said, 1)
        top.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(rule())
        column.addWidget(self.table, 1)

    def _columns(self) -> list[Column]:
        return [
            Column("name", self.tr("Trace"), self._name, width=270, stretch=1),
            Column("what", self.tr("What"), self._what, width=190, stretch=3),
            Column("dry", self.tr("Dry, kg"), _dry, width=96, right=True),
            Column("dry_sd", "±", _dry_half, width=62),
            Column("element", "", self._element, width=84, right=True),
            Column("interval", self.tr("90 %"), self._interval, width=96),
            Column("reading", self.tr("Reading"), self._reading, width=230, stretch=1, yields=1),
        ]

    def _material(self, code: str) -> str:
        return material_name(self.workspace.store.reference(), code)

    def _name(self, row: TraceRow) -> Cell:
        if row.kind == "title":
            back = self.tr("Where it came from")
            return Cell(back if row.way == BACK else self.tr("What came of it"), role="section")
        arrow = "" if row.kind == "start" else "← " if row.way == BACK else "→ "
        indent = _INDENT * max(row.depth - 1, 0)
        if row.kind == "gate":
            return Cell(indent + self.tr("weighed at the gate"), ink="text-2")
        if row.kind == "left":
            return Cell(indent + self._left_words(row), ink="text-2")
        if row.kind == "again":
            said = self.tr("{name}, as above").format(name=row.name)
            return Cell(indent + arrow + said, ink="text-2")
        return Cell(indent + arrow + row.name, role="key" if row.kind == "run" else "strong")

    def _left_words(self, row: TraceRow) -> str:
        if row.node is not None and row.node.kind == "run":
            taken_up = row.node.left_kg < 0  # acid, water, oxygen; or within the weighings
            said = self.tr("more than {run} took") if taken_up else self.tr("in no lot of {run}")
            return said.format(run=row.node.name)
        return self.tr("nobody took this yet")

    def _what(self, row: TraceRow) -> Cell:
        node = row.node
        if node is None or row.kind in ("again", "left"):
            return Cell()
        if row.kind == "gate" and row.batch is not None:
            return Cell(row.batch.supplier, ink="text-2")
        if node.kind == "run":
            name = run_kind(node.what) if node.what in RUN_KINDS else node.what
            return Cell(name, ink="text-2")
        name = product(self._material(node.what))
        if node.kind == "batch":
            return Cell(name)
        return Cell(f"{name} · {lot_kind(node.kind)}")

    def _element(self, row: TraceRow) -> Cell:
        held = self._held(row)
        return Cell(figure(*held)) if held is not None else Cell()

    def _interval(self, row: TraceRow) -> Cell:
        held = self._held(row)
        said = numbers.interval(quantity(*held)) if held is not None else ""
        return Cell("" if said == numbers.UNKNOWN else said, role="small", ink="text-3")

    def _held(self, row: TraceRow) -> tuple[float, float] | None:
        if row.edge is not None:
            return row.edge.elements.get(self.element)
        if row.kind == "start" and self.sheet is not None:
            parts = [one.elements.get(self.element) for one in self.sheet.trace.origins]
            made = [e for e in self.sheet.trace.edges if e.target == row.name]
            if made:
                return made[0].elements.get(self.element)
            return parts[0] if parts else None
        return None

    def _reading(self, row: TraceRow) -> Cell:
        if row.kind in ("gate", "start") and row.batch is not None:
            batch = row.batch
            gross = numbers.weighing(batch.gross)
            tare = numbers.weighing(batch.tare, batch.unit)
            day = numbers.day(batch.received_on)
            said = f"{gross} {numbers.MINUS} {tare} · {day}"
            return Cell(said, role="small", ink="text-2")
        if row.edge is not None and row.kind != "again":
            return Cell(row.edge.reading.replace(" - ", f" {numbers.MINUS} "), role="small",
                        ink="text-2")  # fmt: skip
        return Cell()


def _dry(row: TraceRow) -> Cell:
    if row.edge is not None:
        return Cell(numbers.number(row.edge.dry_kg, 1))
    if row.dry_kg is None:
        return Cell()
    is_rest = row.kind == "left" and row.node is not None and row.node.kind == "run"
    kg = abs(row.dry_kg) if is_rest else row.dry_kg  # its words say which way
    return Cell(numbers.number(kg, 1), ink="text-1" if row.kind == "start" else "text-2")


def _dry_half(row: TraceRow) -> Cell:
    """Half of the 90 % interval of what was weighed."""
    if row.edge is None:
        return Cell()
    half = HALF * row.edge.sd_kg
    return Cell(numbers.number(half, max(numbers.interval_decimals(half), 0)), role="small",
                ink="text-3")  # fmt: skip
