"""The materials: what is known of each, what assays propose, and adding some of one's own."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.language.reference_names import spoken
from ui.look import theme
from ui.look.buttons import Button
from ui.look.icons import IconLabel
from ui.look.progress import ProgressLine
from ui.look.text import rule, surface, text
from ui.parts.badge import BadgeLook
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable
from ui.settings.learned import lots
from ui.settings.material_card import MaterialCard
from ui.settings.material_form import AddMaterialForm, ChangeMaterialForm
from ui.settings.proposals import TEACHING, ProposalSource
from ui.settings.rows import Section

translate = QCoreApplication.translate
Form = TypeVar("Form", AddMaterialForm, ChangeMaterialForm)

if TYPE_CHECKING:
    from collections.abc import Callable

    from recycler.laboratory.proposal import Proposal
    from recycler.origins import Origin
    from recycler.reference.data import Reference
    from recycler.reference.records import Material
    from ui.jobs import Job
    from ui.workspace.workspace import Change, Workspace


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
        self.add_button = Button(self.tr("Add a material…"), kind="plain")
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
        self.card.versions.ended.connect(self._end)
        self.add_button.clicked.connect(self._ask_to_add)
        self.card.change.clicked.connect(self._ask_to_change)

    # Forms are made when they are first wanted: the section is the largest without them.

    @cached_property
    def adding(self) -> AddMaterialForm:
        return self._made(AddMaterialForm())

    @cached_property
    def changing(self) -> ChangeMaterialForm:
        return self._made(ChangeMaterialForm())

    def _made(self, form: Form) -> Form:
        self._forms.addWidget(form)
        form.done.connect(self._find)
        form.left.connect(self.list.setFocus)
        assert self.workspace is not None
        form.take(self.workspace)
        return form

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

    def record(self) -> str:
        material = self.model.record(self.list.current_row())
        return f"material {material.code}" if material else ""

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
        self._forms = QVBoxLayout()
        column.addLayout(self._forms)
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
        left.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 16, 8)
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        left.addLayout(foot)
        return left

    # --- materials of the site's own ---

    def _ask_to_add(self) -> None:
        self.changing.hide()
        self.adding.ask()

    def _ask_to_change(self) -> None:
        material = self.model.record(self.list.current_row())
        if material is not None:
            self.adding.hide()
            self.changing.ask(material)

    def _find(self, code: str) -> None:
        """Show a material alone, ready for the next word."""
        self.banner.only.setChecked(False)
        self.search.setText(code)
        self.search.selectAll()
        self.search.setFocus()

    # --- what is listed ---

    def _filter(self) -> None:
        if self._reference is None:
            return
        held = self.model.record(self.list.current_row())
        wanted = self.search.text().casefold().split()
        every = sorted(
            self._reference.materials.values(), key=lambda one: spoken(one.name).casefold()
        )
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
        self.card.proposal.show_proposals(found or [])

    # --- what was learned ---

    def _follow(self, job: "Job") -> None:
        self.progress.follow(job, self.tr("Learning from the assays"))

    def _on_proposals(self) -> None:
        self.banner.show_proposals(self.proposals.found)
        self._filter()
        if self._origin is not None:
            self.card.show_origin(self._origin)
            self._origin = None

    def _accept(self, proposal: "Proposal", why: str) -> None:
        if self.workspace is not None:
            self.workspace.materials.accept([proposal], why)

    def _open_lots(self, material: str) -> None:
        if self.workspace is not None:
            self.workspace.open_batches.emit({"material": material})

    def _use_again(self, version: int, why: str) -> None:
        material = self.model.record(self.list.current_row())
        if self.workspace is not None and material is not None:
            self.workspace.materials.revert_composition(
                material.code, version, why, self._newest(material)
            )

    def _end(self, supplier: str, why: str) -> None:
        material = self.model.record(self.list.current_row())
        if self.workspace is not None and material is not None:
            self.workspace.materials.end_own_composition(
                material.code, supplier, why, self._newest(material)
            )

    def _newest(self, material: "Material") -> int:
        """Return the newest version of a composition that is on view."""
        return self._reference.latest_version(material.code) if self._reference else 0


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

    def show_proposals(self, found: "dict[str, list[Proposal]]") -> None:
        self.setVisible(bool(found))
        if not found:
            self.only.setChecked(False)
            return
        words = self.tr("The assays of {lots} propose a new composition of {materials}.")
        assayed = lots(sum(map(_assayed, found.values())))
        self.words.setText(words.format(lots=assayed, materials=_counted(len(found))))

    def _name(self) -> None:
        self.only.setText(
            self.tr("Show all") if self.only.isChecked() else self.tr("Show only these")
        )
        self.only.updateGeometry()


def _assayed(proposals: "list[Proposal]") -> int:
    """Return how many lots of a material taught something: a supplier's are among all."""
    of_all = (one.lots for one in proposals if one.supplier is None)
    return next(of_all, sum(one.lots for one in proposals))


def _counted(materials: int) -> str:
    if materials == 1:
        return translate("MaterialsSection", "1 material")
    return translate("MaterialsSection", "{count} materials").format(count=materials)


def _holds(material: "Material", wanted: list[str]) -> bool:
    told = (material.name, material.family)
    held = " ".join((material.code, *told, *map(spoken, told))).casefold()
    return all(word in held for word in wanted)


def _material_columns(has_proposal: "Callable[[Material], bool]") -> tuple[Column, ...]:
    look = BadgeLook(translate("MaterialsSection", "proposal"), "info", "laboratory")
    return (
        Column(
            "name",
            translate("MaterialsSection", "Material"),
            lambda one: Cell(spoken(one.name), tip=f"{spoken(one.name)}\n{one.code}"),
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
