"""One material whole: what it is, its composition and parts, and each of its routes."""

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import numbers, words
from ui.language.reference_names import spoken
from ui.look.buttons import Button
from ui.look.scrolling import ScrollArea, keep_right_edge
from ui.look.text import text
from ui.parts.cells import Cell
from ui.parts.choice import Choice
from ui.parts.columns import Column
from ui.parts.table import DataTable
from ui.settings.learned import ProposalPart, VersionsPart
from ui.settings.rows import ShortTable

translate = QCoreApplication.translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from recycler.evidence import Evidence
    from recycler.origins import Origin
    from recycler.reference.data import Reference
    from recycler.reference.records import (
        Composition,
        CompositionRow,
        Material,
        StageRow,
        TeardownRow,
    )
    from ui.workspace.workspace import Workspace


class MaterialCard(ScrollArea):
    """One material whole: composition, parts, and each of its routes."""

    def __init__(self) -> None:
        super().__init__()
        self._workspace: Workspace | None = None
        self._material: Material | None = None
        self._shown_decimals = 2
        self._inner = inner = QWidget()
        inner.setProperty("clear", True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(4)
        keep_right_edge(self, column)
        self.name = text("", "record", wrap=True)
        self.about = text("", "small", "text-2", wrap=True)
        self.note = text("", "small", "text-3", wrap=True)
        self.change = Button(self.tr("Change…"), kind="link")
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for label in (self.about, self.note):
            column.addWidget(label)
        self.proposal = ProposalPart()
        self.composition = _Table(self.tr("Composition"), _composition_columns(self))
        self.versions = VersionsPart()
        self.parts = _Table(self.tr("Parts"), _part_columns(self))
        self.route = Choice(width=0)
        self.route.setAccessibleName(self.tr("Route"))
        self.route.activated.connect(self._show_route)
        self.stages = _Table(self.tr("Routes"), _stage_columns(), self.route)
        parts = (self.proposal, self.composition, self.versions, self.parts, self.stages)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    @property
    def _reference(self) -> "Reference":
        assert self._workspace is not None
        return self._workspace.store.reference()

    def share(self, fraction: float) -> str:
        """Write a mass fraction in per cent, with the decimals of its table."""
        return numbers.number(fraction * 100, self._shown_decimals)

    def show_material(self, material: "Material | None") -> None:
        self._material = material
        self._inner.setVisible(material is not None)
        if material is None or self._workspace is None:
            return
        composition = self._reference.composition(material.code)
        self.name.setText(spoken(material.name))
        version = self.tr("version {n}").format(n=composition.version) if composition else ""
        facts = [material.code, spoken(material.family)]
        facts.append(version or self.tr("no composition yet: assays will tell"))
        facts += [material.un_number] if material.un_number else []
        self.about.setText(" · ".join(facts))
        notes = [note for note in (material.basis, material.hazard, material.note) if note]
        self.note.setText("; ".join(map(spoken, notes)))
        self.note.setVisible(bool(notes))
        self._shown_decimals = _decimals(composition) if composition else 2
        self.composition.show_rows(composition.rows if composition else ())
        self.parts.show_rows(composition.teardown if composition else ())
        self._show_versions(material.code)
        self._show_routes(material.code)

    def show_origin(self, origin: "Origin") -> None:
        """Go to the row an input of a figure is taken from."""
        kind = str(origin.kind)
        if kind == "stage":
            self.route.choose(origin.subject)
            self._show_route()
            wanted = origin.what, origin.element
            self._go_to(self.stages, lambda line: (line.row.stage, line.row.element) == wanted)
        elif kind == "part":
            self._go_to(self.parts, lambda row: row.part == origin.what)
        else:
            self._go_to(self.composition, lambda row: row.element == origin.element)

    def _go_to(self, part: "_Table", is_wanted: "Callable[[Any], bool]") -> None:
        row = part.go_to(is_wanted)
        if row >= 0:  # tables that were filled just now have their heights a turn later
            QTimer.singleShot(0, self, partial(self._reveal, part.table, row))

    def _reveal(self, table: DataTable, row: int) -> None:
        top = QPoint(0, table.rowViewportPosition(row))
        at = table.viewport().mapTo(self._inner, top)
        self.ensureVisible(0, at.y(), 0, self.height() // 3)

    def _show_versions(self, code: str) -> None:
        assert self._workspace is not None
        store = self._workspace.store
        several = self._reference.latest_version(code) > 1
        versions = store.materials.composition_versions(code) if several else []
        self.versions.show_versions(versions, store.reference(), self._workspace.zone)

    def _show_routes(self, code: str) -> None:
        self.route.clear()
        for number, route in enumerate(self._reference.applicable_routes(code)):
            name = spoken(self._reference.route(route).name)
            if number == 0:
                name = self.tr("Default: {route}").format(route=name)
            self.route.addItem(name, route)
        self._show_route()

    def _show_route(self) -> None:
        if self._material is None or not self.route.count():
            self.stages.show_rows(())
            return
        route = self._reference.route(self.route.chosen())
        scopes = set(self._reference.scopes(self._material.code, self._material.code))
        composition = self._reference.composition(self._material.code)
        for part in composition.teardown if composition else ():
            scopes |= self._reference.scopes(self._material.code, part.part)
        self.route.setToolTip(spoken(route.name))
        rows = [row for row in route.rows if scopes & set(row.applies_to)]
        orders = [row.order for row in rows]
        self.stages.show_rows(
            [StageLine(row, orders.index(row.order) == at) for at, row in enumerate(rows)]
        )


class StageLine(NamedTuple):
    """One yield; the stage is named on its first line only."""

    row: "StageRow"
    first: bool

    @property
    def evidence(self) -> "Evidence":
        return self.row.evidence

    @property
    def source(self) -> str:
        return self.row.source

    @property
    def note(self) -> str:
        return self.row.note


class _Table(QWidget):
    """A titled table; hidden while it has no rows."""

    def __init__(self, title: str, columns: tuple[Column, ...], *beside: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(text(title, "section"))
        for widget in beside:
            head.addWidget(widget, 1)
        head.addStretch(0)
        column.addLayout(head)
        self._rows = ShortTable(title, columns)
        self.table = self._rows.table
        column.addWidget(self._rows)

    def show_rows(self, rows: "Iterable[object]") -> None:
        self._rows.show_rows(rows)
        self.setVisible(bool(self._rows.model.records))

    def go_to(self, is_wanted: "Callable[[Any], bool]") -> int:
        """Make the first row that is wanted the current one, with the focus; -1 without one."""
        found = (at for at, row in enumerate(self._rows.model.records) if is_wanted(row))
        row = next(found, -1)
        if row >= 0:
            self.table.set_current_row(row)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return row


def _decimals(composition: "Composition") -> int:
    """Return the decimals all shares of one table need to stand as their sources state them."""
    rows: tuple[CompositionRow | TeardownRow, ...] = (*composition.rows, *composition.teardown)
    shares = [share * 100 for row in rows for share in (row.mass_fraction, row.sd)]
    enough = (n for n in range(1, 4) if all(abs(round(s, n) - s) < 1e-6 for s in shares))
    if composition.origin.value != "learned":
        return next(enough, 3)
    # Computed: no source states its digits.
    finest = 100 * min((row.sd for row in rows if row.sd), default=0.01)
    return min(max(numbers.interval_decimals(finest), 1), 3)


def _evidence_columns() -> tuple[Column, ...]:
    def evidence(row: "CompositionRow | TeardownRow | StageLine") -> Cell:
        grade = row.evidence.value
        return Cell(
            words.evidence(grade), evidence=grade, ink="text-2", tip=words.evidence_meaning(grade)
        )

    def source(row: "CompositionRow | TeardownRow | StageLine") -> Cell:
        tip = "\n".join(part for part in (row.source, row.note) if part)
        return Cell(row.source or row.note, role="small", ink="text-3", tip=tip)

    return (
        Column("evidence", translate("MaterialCard", "Evidence"), evidence, width=110, stretch=1),
        Column(
            "source",
            translate("MaterialCard", "Source"),
            source,
            width=160,
            stretch=4,
            from_width=560,
        ),
    )


def _composition_columns(card: "MaterialCard") -> tuple[Column, ...]:
    def element(row: "CompositionRow") -> Cell:
        return Cell(words.element(row.element), lead=row.element, ink="text-2")

    return (
        Column("element", translate("MaterialCard", "Element"), element, width=150),
        Column(
            "fraction", translate("MaterialCard", "Share, %"),
            lambda row: Cell(card.share(row.mass_fraction)), width=76, right=True,
        ),
        Column(
            "sd", translate("MaterialCard", "sd, %"),
            lambda row: Cell(card.share(row.sd), ink="text-3"), width=70, right=True,
        ),
        Column(
            "n", translate("MaterialCard", "n"),
            lambda row: Cell(str(row.n_samples or numbers.UNKNOWN), ink="text-3"),
            width=44, right=True,
        ),
        *_evidence_columns(),
    )  # fmt: skip


def _part_columns(card: "MaterialCard") -> tuple[Column, ...]:
    return (
        Column("part", translate("MaterialCard", "Part"), lambda row: Cell(row.part), width=190),
        Column(
            "fraction", translate("MaterialCard", "Share, %"),
            lambda row: Cell(card.share(row.mass_fraction)), width=76, right=True,
        ),
        Column(
            "sd", translate("MaterialCard", "sd, %"),
            lambda row: Cell(card.share(row.sd), ink="text-3"), width=70, right=True,
        ),
        *_evidence_columns(),
    )  # fmt: skip


def _stage_columns() -> tuple[Column, ...]:
    def stage(line: StageLine) -> Cell:
        row = line.row
        if not line.first:
            return Cell("", tip=spoken(row.stage))
        return Cell(spoken(row.stage), lead=f"{row.order}", lead_ink="text-3", lead_role="small")

    def element(line: StageLine) -> Cell:
        symbol = line.row.element
        return Cell(translate("MaterialCard", "all") if symbol == "*" else symbol, role="key")

    return (
        Column("stage", translate("MaterialCard", "Stage"), stage, width=190, stretch=2),
        Column("element", translate("MaterialCard", "Element"), element, width=70),
        Column(
            "yield", translate("MaterialCard", "Yield, %"),
            lambda one: Cell(numbers.number(one.row.yield_mean * 100, 1)),
            width=76, right=True,
        ),
        Column(
            "sd", translate("MaterialCard", "sd, %"),
            lambda one: Cell(numbers.number(one.row.yield_sd * 100, 1), ink="text-3"),
            width=70, right=True,
        ),
        *_evidence_columns(),
    )  # fmt: skip
