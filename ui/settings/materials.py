"""What each material is taken to consist of, and what its routes yield, with source and grade."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.language import numbers, words
from ui.look import theme
from ui.look.scrolling import keep_right_edge
from ui.look.text import rule, text
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable
from ui.settings.rows import Choice, Section, ShortTable

translate = QCoreApplication.translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recycler.evidence import Evidence
    from recycler.reference import (
        Composition,
        CompositionRow,
        Material,
        Reference,
        StageRow,
        TeardownRow,
    )
    from ui.workspace import Workspace


class MaterialsSection(Section):
    """A list to search at the left, the chosen material at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._reference: Reference | None = None
        self.search = QLineEdit()
        self.search.setFont(theme.font("body"))
        self.search.setPlaceholderText(self.tr("Name or code"))
        self.search.setAccessibleName(self.tr("Search materials"))
        self.search.textChanged.connect(self._filter)
        self.model = RowsModel(_material_columns(), self)
        self.list = DataTable(self.model)
        self.list.setAccessibleName(self.tr("Materials"))
        self.list.current_changed.connect(self._show)
        self.count = text("", "caption", "text-3")
        self.card = MaterialCard()
        self.setWidget(self._lay_out())

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        self._reference = workspace.store.reference()
        self.card.take(self._reference)
        self._filter("")

    def shown(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("clear", True)
        sides = QHBoxLayout(inner)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 8, 16, 8)
        bar.setSpacing(12)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.count)
        left.addLayout(bar)
        left.addWidget(self.list, 1)
        sides.addLayout(left, 2)
        sides.addWidget(rule(vertical=True))
        sides.addWidget(self.card, 3)
        return inner

    def _filter(self, typed: str) -> None:
        if self._reference is None:
            return
        wanted = typed.casefold().split()
        every = sorted(self._reference.materials.values(), key=lambda one: one.name.casefold())
        found = [one for one in every if _holds(one, wanted)]
        self.model.beginResetModel()
        self.model.records = found
        self.model.endResetModel()
        self.count.setText(self.tr("{shown} of {all}").format(shown=len(found), all=len(every)))
        self.list.set_current_row(0)
        self._show(self.list.current_row())

    def _show(self, row: int) -> None:
        self.card.show_material(self.model.record(row))


def _holds(material: "Material", wanted: list[str]) -> bool:
    held = f"{material.code} {material.name} {material.family}".casefold()
    return all(word in held for word in wanted)


def _material_columns() -> tuple[Column, ...]:
    return (
        Column(
            "name",
            translate("MaterialsSection", "Material"),
            lambda one: Cell(one.name, tip=f"{one.name}\n{one.code}"),
            width=200,
            stretch=1,
        ),
        Column(
            "code",
            translate("MaterialsSection", "Code"),
            lambda one: Cell(one.code, role="caption", ink="text-3"),
            width=150,
            from_width=420,
        ),
    )


class MaterialCard(QScrollArea):
    """One material whole: composition, parts, and each of its routes."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._reference: Reference | None = None
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
        for label in (self.name, self.about, self.note):
            column.addWidget(label)
        self.composition = _Table(self.tr("Composition"), _composition_columns(self))
        self.parts = _Table(self.tr("Parts"), _part_columns(self))
        self.route = Choice(width=0)
        self.route.setAccessibleName(self.tr("Route"))
        self.route.activated.connect(self._show_route)
        self.stages = _Table(self.tr("Routes"), _stage_columns(), self.route)
        for table in (self.composition, self.parts, self.stages):
            column.addSpacing(12)
            column.addWidget(table)
        column.addStretch(1)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)

    def take(self, reference: "Reference") -> None:
        self._reference = reference

    def share(self, fraction: float) -> str:
        """Write a mass fraction in per cent, with the decimals of its table."""
        return numbers.number(fraction * 100, self._shown_decimals)

    def show_material(self, material: "Material | None") -> None:
        self._material = material
        self._inner.setVisible(material is not None)
        if material is None or self._reference is None:
            return
        composition = self._reference.composition(material.code)
        self.name.setText(material.name)
        version = composition.version if composition else 0
        facts = [material.code, material.family, self.tr("version {n}").format(n=version)]
        facts += [material.un_number] if material.un_number else []
        self.about.setText(" · ".join(facts))
        notes = [note for note in (material.basis, material.hazard, material.note) if note]
        self.note.setText("; ".join(notes))
        self.note.setVisible(bool(notes))
        self._shown_decimals = _decimals(composition) if composition else 2
        self.composition.show_rows(composition.rows if composition else ())
        self.parts.show_rows(composition.teardown if composition else ())
        self._show_routes(material.code)

    def _show_routes(self, code: str) -> None:
        assert self._reference is not None
        self.route.clear()
        for number, route in enumerate(self._reference.applicable_routes(code)):
            name = self._reference.route(route).name
            if number == 0:
                name = self.tr("Default: {route}").format(route=name)
            self.route.addItem(name, route)
        self._show_route()

    def _show_route(self) -> None:
        if self._reference is None or self._material is None or not self.route.count():
            self.stages.show_rows(())
            return
        route = self._reference.route(self.route.chosen())
        scopes = set(self._reference.scopes(self._material.code, self._material.code))
        composition = self._reference.composition(self._material.code)
        for part in composition.teardown if composition else ():
            scopes |= self._reference.scopes(self._material.code, part.part)
        self.route.setToolTip(route.name)
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
        column.setContentsMargins(0, 0, 0, 0)
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


def _decimals(composition: "Composition") -> int:
    """Return the decimals all shares of one table need to stand as their sources state them."""
    rows: tuple[CompositionRow | TeardownRow, ...] = (*composition.rows, *composition.teardown)
    shares = [share * 100 for row in rows for share in (row.mass_fraction, row.sd)]
    enough = (n for n in range(1, 4) if all(abs(round(s, n) - s) < 1e-6 for s in shares))
    return next(enough, 3)


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
            return Cell("", tip=row.stage)
        return Cell(row.stage, lead=f"{row.order}", lead_ink="text-3", lead_role="small")

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
