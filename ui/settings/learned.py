"""What the site has learned of one material: what is proposed, and the versions there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import numbers, words
from ui.look import theme
from ui.look.text import text
from ui.parts.badge import BadgeLook
from ui.parts.cells import Bars, Cell
from ui.parts.choice import Choice
from ui.parts.columns import Column
from ui.parts.confirm import Confirm
from ui.parts.estimate_table import lane
from ui.settings.rows import ShortTable

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

    from db.materials.versions import VersionKept
    from recycler.laboratory.proposal import Learned, LearnedRow, Proposal
    from recycler.quantity import Quantity
    from recycler.reference.data import Reference
    from recycler.reference.records import Composition

translate = QCoreApplication.translate
PERCENT = numbers.MassUnit("%", 100.0)
_MOST_DECIMALS = 2
_ORIGINS: dict[str, object] = {
    "shipped": QT_TRANSLATE_NOOP("Learned", "shipped"),
    "learned": QT_TRANSLATE_NOOP("Learned", "learned"),
    "entered": QT_TRANSLATE_NOOP("Learned", "entered"),
}


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """An element in force and as proposed: a fraction of the next lot, with its spread."""

    of: "LearnedRow"
    follows: bool
    evidence: str
    before: "Quantity | None"
    after: "Quantity"
    decimals: int


def proposed_rows(proposal: "Proposal") -> list[ProposedRow]:
    """Return what was learned, then what moves along."""
    lines = (*proposal.rows, *proposal.followers)
    grades = {row["element"]: row["evidence"] for row in proposal.payload.rows}
    before = _quantities(line.before for line in lines)
    after = _quantities(line.after for line in lines)
    known = [one for one in (*before, *after) if one is not None]
    decimals = min(max(numbers.shared_decimals(known, unit=PERCENT), 0), _MOST_DECIMALS)
    return [
        ProposedRow(line, at >= len(proposal.rows), grades[line.element], was, now, decimals)
        for at, (line, was, now) in enumerate(zip(lines, before, after, strict=True))
        if now is not None
    ]


def _quantities(found: "Iterable[Learned | None]") -> "list[Quantity | None]":
    from recycler.fractions import fractions

    learned = list(found)
    known = [one for one in learned if one is not None]
    made = iter(fractions([one.mean for one in known], [one.sd for one in known]))
    return [None if one is None else next(made) for one in learned]


class ProposalPart(QWidget):
    """What is proposed for a material, one at a time: for all its lots, or for a supplier's.

    With what puts it into force; hidden while there is nothing.
    """

    accepted = Signal(object, str)  # Proposal, why
    lots_wanted = Signal(str)  # material whose assayed batches the proposal rests on

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Proposal] = []
        self._proposal: Proposal | None = None
        self.whose = Choice(width=0)
        self.whose.setAccessibleName(self.tr("Whose lots"))
        self.whose.activated.connect(self._choose)
        self.sentence = text("", "small", "text-2", wrap=True)
        self.rows = ShortTable(
            self.tr("Proposed composition"), proposal_columns(), theme.metrics().bar_row
        )
        self.rows.table.opened.connect(lambda _row: self._open())
        self.rows.table.cell_clicked.connect(lambda _row, _key: self._open())
        self.confirm = Confirm(self.tr("Put into force…"), kind="primary", deed_kind="primary")
        self.confirm.confirmed.connect(self._accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(text(self.tr("Proposed by your own assays"), "section"))
        head.addWidget(self.whose, 1)
        head.addStretch(0)
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addWidget(self.rows)
        column.addSpacing(4)
        column.addWidget(self.confirm)
        self.hide()

    def show_proposals(self, found: "list[Proposal]") -> None:
        """Show what is proposed for one material, of the supplier looked at before if any."""
        was = self._proposal
        self._found = found
        self.whose.clear()
        for number, one in enumerate(found):
            of_whom = one.supplier or self.tr("Lots of all suppliers")
            counted = self.tr("{whose}: {lots}").format(whose=of_whom, lots=lots(one.lots))
            self.whose.addItem(counted, str(number))
        self.whose.setVisible(len(found) > 1 or any(one.supplier for one in found))
        same = [
            place
            for place, one in enumerate(found)
            if was and (one.material, one.supplier) == (was.material, was.supplier)
        ]
        self.whose.setCurrentIndex(same[0] if same else 0)
        self._choose()

    def _choose(self) -> None:
        self._show(self._found[int(self.whose.chosen())] if self._found else None)

    def _show(self, proposal: "Proposal | None") -> None:
        if proposal is None or self._proposal is None or self._proposal.payload != proposal.payload:
            self.confirm.fold()
        self._proposal = proposal
        self.setVisible(proposal is not None)
        if proposal is None:
            return
        self.sentence.setText(self._said(proposal))
        deed = self.tr("Put {version} into force").format(
            version=f"{proposal.material} v{proposal.payload.version}"
        )
        if proposal.supplier:
            deed = self.tr("Put into force for {supplier}").format(supplier=proposal.supplier)
        self.confirm.set_words(self.tr("Put into force…"), deed)
        self.rows.show_rows(proposed_rows(proposal))

    def _said(self, proposal: "Proposal") -> str:
        learned = self.tr(
            "{lots} were assayed; after the colon stands how many lots the reference counts for. "
            "Batches logged before keep their version."
        )
        if proposal.supplier:
            learned = self.tr(
                "{lots} of {supplier} were assayed and differ from those of others; after the "
                "colon stands how many lots the others count for. It would hold for what "
                "{supplier} brings from now on."
            )
        learned = learned.format(lots=lots(proposal.lots), supplier=proposal.supplier)
        if not proposal.followers:
            return learned
        along = self.tr("What too few assays cover moves along.")
        return f"{learned} {along}"

    def _open(self) -> None:
        if self._proposal is not None:
            self.lots_wanted.emit(self._proposal.material)

    def _accept(self, why: str) -> None:
        if self._proposal is not None:
            self.accepted.emit(self._proposal, why)


def lots(count: int) -> str:
    """`1 lot`, `23 lots`."""
    if count == 1:
        return translate("Learned", "1 lot")
    return translate("Learned", "{count} lots").format(count=numbers.number(count))


def proposal_columns() -> tuple[Column, ...]:
    """Return the columns of a proposal; intervals make room where it is narrow."""
    before, after = translate("Learned", "in force"), translate("Learned", "proposed")
    return (
        Column("element", translate("Learned", "Element"), _element, width=72, stretch=1),
        Column("before", translate("Learned", "In force, %"), _mean_before, width=80, right=True),
        Column("before_90", translate("Learned", "90 %"), _interval_before, width=82, yields=1),
        Column("after", translate("Learned", "Proposed, %"), _mean_after, width=90, right=True),
        Column("after_90", translate("Learned", "90 %"), _interval_after, width=82, yields=1),
        Column(
            "bars", f"{before}, {after}", lambda row: Cell(bars=_bars(row)),
            width=76, stretch=3, legend=(("track", before), ("accent:0.38", after)),
        ),
        Column("lots", translate("Learned", "Lots : worth"), _lots, width=110, right=True),
        Column("evidence", translate("Learned", "Evidence"), _evidence, width=112),
    )  # fmt: skip


def _element(row: ProposedRow) -> Cell:
    return Cell(words.element(row.of.element), lead=row.of.element, ink="text-2", whole=True)


def _mean_before(row: ProposedRow) -> Cell:
    tip = _interval(row.before, row) if row.before else translate("Learned", "not listed so far")
    return Cell(numbers.mean(row.before, row.decimals, PERCENT), tip=tip)


def _mean_after(row: ProposedRow) -> Cell:
    mean = numbers.mean(row.after, row.decimals, PERCENT)
    return Cell(mean, role="strong", tip=_interval(row.after, row))


def _interval_before(row: ProposedRow) -> Cell:
    return Cell(_interval(row.before, row), role="small", ink="text-3")


def _interval_after(row: ProposedRow) -> Cell:
    return Cell(_interval(row.after, row), role="small", ink="text-3")


def _interval(quantity: "Quantity | None", row: ProposedRow) -> str:
    return numbers.interval(quantity, row.decimals, PERCENT)


def _bars(row: ProposedRow) -> Bars:
    return Bars(lane(row.before) if row.before else None, lane(row.after))


def _lots(row: ProposedRow) -> Cell:
    """Own lots, and how many of them the reference still counts for."""
    if row.follows:
        return Cell(numbers.UNKNOWN, ink="text-3")
    below = translate("Learned", "{n} of them below a limit").format(n=row.of.below)
    own, worth = numbers.number(row.of.lots), numbers.number(row.of.worth_lots, 1)
    return Cell(f"{own} : {worth}", tip=below if row.of.below else "")


def _evidence(row: ProposedRow) -> Cell:
    said = words.evidence(row.evidence)
    if not row.follows:
        return Cell(said, evidence=row.evidence, role="small", ink="text-2",
                    tip=words.evidence_meaning(row.evidence))  # fmt: skip
    tip = translate("Learned", "Too few lots were assayed for it: it moves with what was learned.")
    along = translate("Learned", "moves along")
    return Cell(along, evidence=row.evidence, role="small", ink="text-3", tip=f"{said}. {tip}")


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a composition, told."""

    kept: "VersionKept"
    since: "date"
    sources: tuple[str, ...]
    in_force: bool
    is_end: bool


class VersionsPart(QWidget):
    """The versions of a composition, newest first; hidden while there is one only."""

    wanted = Signal(int, str)  # version, why
    ended = Signal(str, str)  # supplier, why

    def __init__(self) -> None:
        super().__init__()
        self.rows = ShortTable(self.tr("Versions"), version_columns())
        self.rows.table.current_changed.connect(self._on_current)
        self.confirm = Confirm("", kind="plain", deed_kind="primary")
        self.confirm.confirmed.connect(self._use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        column.addWidget(text(self.tr("Versions"), "section"))
        column.addWidget(self.rows)
        column.addSpacing(4)
        column.addWidget(self.confirm)
        self.hide()

    def show_versions(
        self, versions: "list[VersionKept]", reference: "Reference", zone: "ZoneInfo"
    ) -> None:
        """Show the versions of one material, oldest first as they are kept."""
        self.confirm.fold()
        self.setVisible(len(versions) > 1)
        told = [_told(one, reference, zone) for one in versions]
        self.rows.show_rows(reversed(told))
        self.rows.table.set_current_row(min(1, len(told) - 1))

    def _on_current(self, row: int) -> None:
        chosen = self._chosen()
        self.confirm.fold()
        deed = self._deed(chosen) if chosen is not None else ""
        self.confirm.setVisible(bool(deed))
        self.confirm.set_words(f"{deed}…", deed)

    def _deed(self, chosen: VersionRow) -> str:
        """Name what can be done with a version; empty where nothing can."""
        supplier, number = chosen.kept.supplier, chosen.kept.version
        if chosen.in_force:
            ends = self.tr("Use that of all suppliers for {supplier}")
            return ends.format(supplier=supplier) if supplier else ""
        return "" if chosen.is_end else self.tr("Use version {n} again").format(n=number)

    def _chosen(self) -> VersionRow | None:
        found: VersionRow | None = self.rows.model.record(self.rows.table.current_row())
        return found

    def _use(self, why: str) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.in_force and chosen.kept.supplier:
            self.ended.emit(chosen.kept.supplier, why)
        elif chosen is not None:
            self.wanted.emit(chosen.kept.version, why)


def _told(kept: "VersionKept", reference: "Reference", zone: "ZoneInfo") -> VersionRow:
    composition = reference.composition(kept.code, kept.version)
    newest = (
        reference.own_version(kept.code, kept.supplier)
        if kept.supplier
        else reference.composition_version(kept.code)
    )
    since = kept.at.astimezone(zone).date()
    in_force = kept.version == newest
    return VersionRow(kept, since, source_words(composition), in_force, composition is None)


def source_words(composition: "Composition | None") -> tuple[str, ...]:
    """Return the sources of a composition, each once; what was learned first."""
    if composition is None:
        return ()
    rows: list[Any] = sorted(composition.rows, key=lambda row: row.evidence.value != "own")
    rows += composition.teardown
    return tuple(dict.fromkeys(row.source for row in rows if row.source))


def version_columns() -> tuple[Column, ...]:
    """Return the columns of the versions."""
    return (
        Column("version", translate("Learned", "Version"),
               lambda row: Cell(f"v{row.kept.version}", role="key"), width=64),
        Column("state", "", _standing, width=88),
        Column("whose", translate("Learned", "For"), _whose, width=100),
        Column("origin", translate("Learned", "Origin"), _origin, width=72),
        Column("since", translate("Learned", "Since"),
               lambda row: Cell(numbers.day(row.since), ink="text-2"), width=112),
        Column("who", translate("Learned", "By"), _who, width=100, yields=1),
        Column("why", translate("Learned", "Reason, sources"), _why, width=90, stretch=1),
    )  # fmt: skip


def _whose(row: VersionRow) -> Cell:
    supplier = row.kept.supplier
    if supplier is None:
        return Cell(translate("Learned", "all"), ink="text-3")
    return Cell(supplier, ink="text-2", tip=supplier)


def _standing(row: VersionRow) -> Cell:
    if row.is_end:
        return Cell(translate("Learned", "ended"), ink="text-3")
    if not row.in_force:
        return Cell("")
    return Cell(badge=BadgeLook(translate("Learned", "in force"), "ok", "check"))


def _origin(row: VersionRow) -> Cell:
    return Cell(translate("Learned", str(_ORIGINS[row.kept.origin.value])), ink="text-2")


def _is_by_hand(row: VersionRow) -> bool:
    """Whether a person put it into force; else the program brought it."""
    return bool(row.kept.why) or row.kept.origin.value != "shipped"


def _who(row: VersionRow) -> Cell:
    return Cell(row.kept.who if _is_by_hand(row) else numbers.UNKNOWN, ink="text-2")


def _why(row: VersionRow) -> Cell:
    sources = "; ".join(row.sources)
    tip = "\n".join(part for part in (row.kept.why, *row.sources) if part)
    return Cell(row.kept.why or sources, role="small", ink="text-3", tip=tip)
