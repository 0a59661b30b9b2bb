"""What each material is taken to consist of, and what its routes yield, with source and grade."""

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.language import numbers, words
from ui.look import theme
from ui.look.buttons import Button
from ui.look.icons import IconLabel
from ui.look.progress import ProgressLine
from ui.look.scrolling import keep_right_edge
from ui.look.text import rule, surface, text
from ui.parts.badge import BadgeLook
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable
from ui.settings.learned import ProposalPart, VersionsPart, lots
from ui.settings.proposals import TEACHING, ProposalSource
from ui.settings.rows import Choice, Section, ShortTable

translate = QCoreApplication.translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from recycler.evidence import Evidence
    from recycler.laboratory.learning import Proposal
    from recycler.origins import Origin
    from recycler.reference import (
        Composition,
        CompositionRow,
        Material,
        Reference,
        StageRow,
        TeardownRow,
    )
    from ui.jobs import Job
    from ui.workspace import Change, Workspace


class MaterialsSection(Section):
    """A list to search at the left, the chosen material at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._reference: Reference | None = None
        self.proposals = ProposalSource(self)
        self.banner = ProposalBanner()
        self.progress = ProgressLine()
        self.search = QLineEdit()
        self.search.setFont(theme.font("body"))
        self.search.setPlaceholderText(self.tr("Name or code"))
        self.search.setAccessibleName(self.tr("Search materials"))
        self.model = RowsModel(_material_columns(self._has_proposal), self)
        self.list = DataTable(self.model)
        self.list.setAccessibleName(self.tr("Materials"))
        self.count = text("", "caption", "text-3")
        self.card = MaterialCard()
        self._connect()
        self.setWidget(self._lay_out())

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.list.current_changed.connect(self._show)
        self.banner.only.toggled.connect(self._filter)
        self.proposals.began.connect(self._follow)
        self.proposals.answered.connect(self._on_proposals)
        self.card.proposal.accepted.connect(self._accept)
        self.card.proposal.lots_wanted.connect(self._open_lots)
        self.card.versions.wanted.connect(self._use_again)

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        self._reference = workspace.store.reference()
        self.proposals.take(workspace)
        self.card.take(workspace)
        self._filter()

    def refresh(self, change: "Change") -> None:
        if change.kind not in TEACHING or self.workspace is None:
            return
        self.proposals.forget()
        if change.kind == "reference":
            self._reference = self.workspace.store.reference()
            self._filter()
        if self.isVisible():
            self.proposals.want()

    def shown(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.proposals.want()

    def settled(self) -> bool:
        return not self.proposals.is_waiting()

    def show_origin(self, origin: "Origin") -> None:
        self.banner.only.setChecked(False)
        self.search.clear()
        codes = [one.code for one in self.model.records]
        material = origin.of or origin.subject
        if material in codes:
            self.list.set_current_row(codes.index(material))
            self._show(self.list.current_row())
            self._origin = origin if self.proposals.is_waiting() else None
            self.card.show_origin(origin)

    _origin: "Origin | None" = None  # to go to again once the proposals have moved all down

    def _lay_out(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("clear", True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        holder = QHBoxLayout()
        holder.setContentsMargins(24, 0, 24, 0)
        holder.addWidget(self.progress)
        column.addLayout(holder)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addLayout(self._lay_out_list(), 2)
        sides.addWidget(rule(vertical=True))
        sides.addWidget(self.card, 3)
        column.addLayout(sides, 1)
        return inner

    def _lay_out_list(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 8, 16, 8)
        bar.setSpacing(12)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.count)
        left.addLayout(bar)
        left.addWidget(self.list, 1)
        return left

    # --- what is listed ---

    def _filter(self) -> None:
        if self._reference is None:
            return
        held = self.model.record(self.list.current_row())
        wanted = self.search.text().casefold().split()
        every = sorted(self._reference.materials.values(), key=lambda one: one.name.casefold())
        found = [one for one in every if _holds(one, wanted) and self._is_asked(one)]
        self.model.beginResetModel()
        self.model.records = found
        self.model.endResetModel()
        self.count.setText(self.tr("{shown} of {all}").format(shown=len(found), all=len(every)))
        codes = [one.code for one in found]
        row = codes.index(held.code) if held is not None and held.code in codes else 0
        self.list.set_current_row(row)
        self._show(self.list.current_row())

    def _is_asked(self, material: "Material") -> bool:
        return not self.banner.only.isChecked() or self._has_proposal(material)

    def _has_proposal(self, material: "Material") -> bool:
        return material.code in self.proposals.found

    def _show(self, row: int) -> None:
        material = self.model.record(row)
        self.card.show_material(material)
        found = self.proposals.found.get(material.code) if material else None
        self.card.proposal.show_proposal(found)

    # --- what was learned ---

    def _follow(self, job: "Job") -> None:
        self.progress.follow(job, self.tr("Learning from the assays"))

    def _on_proposals(self) -> None:
        self.banner.show_proposals(list(self.proposals.found.values()))
        self._filter()
        if self._origin is not None:
            self.card.show_origin(self._origin)
            self._origin = None

    def _accept(self, proposal: "Proposal", why: str) -> None:
        if self.workspace is not None:
            self.workspace.accept_proposals([proposal], why)

    def _open_lots(self, material: str) -> None:
        if self.workspace is not None:
            self.workspace.open_batches.emit({"material": material})

    def _use_again(self, version: int, why: str) -> None:
        material = self.model.record(self.list.current_row())
        if self.workspace is not None and material is not None:
            self.workspace.revert_composition(material.code, version, why)


class ProposalBanner(QWidget):
    """Says how many materials have a proposal, and shows only these; hidden without any."""

    def __init__(self) -> None:
        super().__init__()
        surface(self, "accent-soft")
        self.words = text("", "body", "text-1")
        self.only = Button("", kind="link")
        self.only.setCheckable(True)
        self.only.toggled.connect(self._name)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("laboratory", "accent", 16))
        row.addWidget(self.words, 1)
        row.addWidget(self.only)
        self._name()
        self.hide()

    def show_proposals(self, found: "list[Proposal]") -> None:
        self.setVisible(bool(found))
        if not found:
            self.only.setChecked(False)
            return
        words = self.tr("The assays of {lots} propose a new composition of {materials}.")
        assayed = lots(sum(one.lots for one in found))
        self.words.setText(words.format(lots=assayed, materials=_counted(len(found))))

    def _name(self) -> None:
        self.only.setText(
            self.tr("Show all") if self.only.isChecked() else self.tr("Show only these")
        )
        self.only.updateGeometry()


def _counted(materials: int) -> str:
    if materials == 1:
        return translate("MaterialsSection", "1 material")
    return translate("MaterialsSection", "{count} materials").format(count=materials)


def _holds(material: "Material", wanted: list[str]) -> bool:
    held = f"{material.code} {material.name} {material.family}".casefold()
    return all(word in held for word in wanted)


def _material_columns(has_proposal: "Callable[[Material], bool]") -> tuple[Column, ...]:
    look = BadgeLook(translate("MaterialsSection", "proposal"), "info", "laboratory")
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
            from_width=500,
        ),
        Column(
            "proposal", "", lambda one: Cell(badge=look if has_proposal(one) else None), width=96
        ),
    )


class MaterialCard(QScrollArea):
    """One material whole: composition, parts, and each of its routes."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        for label in (self.name, self.about, self.note):
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
        self._show_versions(material.code, version)
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

    def _show_versions(self, code: str, newest: int) -> None:
        assert self._workspace is not None
        store = self._workspace.store
        versions = store.composition_versions(code) if newest > 1 else []
        self.versions.show_versions(versions, store.reference(), self._workspace.zone)

    def _show_routes(self, code: str) -> None:
        self.route.clear()
        for number, route in enumerate(self._reference.applicable_routes(code)):
            name = self._reference.route(route).name
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
