"""The data every estimate rests on: which sets, which versions, from where, how well founded."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.language import numbers, words
from ui.look.text import text
from ui.parts.cells import Cell
from ui.parts.columns import Column
from ui.settings.rows import Section, ShortTable

if TYPE_CHECKING:
    from recycler.origins import Origin
    from recycler.reference.data import Reference
    from ui.workspace.workspace import Change, Workspace

_NAMES: dict[str, object] = {
    "material": QT_TRANSLATE_NOOP("ReferenceData", "Materials"),
    "composition": QT_TRANSLATE_NOOP("ReferenceData", "Compositions and parts"),
    "route": QT_TRANSLATE_NOOP("ReferenceData", "Routes and products"),
    "assays": QT_TRANSLATE_NOOP("ReferenceData", "Published assays"),
    "consumption": QT_TRANSLATE_NOOP("ReferenceData", "Consumption"),
    "countries": QT_TRANSLATE_NOOP("ReferenceData", "Countries"),
    "critical_minerals": QT_TRANSLATE_NOOP("ReferenceData", "Critical minerals"),
    "default_routes": QT_TRANSLATE_NOOP("ReferenceData", "Routes taken by default"),
    "framework_dates": QT_TRANSLATE_NOOP("ReferenceData", "Dates of the framework"),
    "group_totals": QT_TRANSLATE_NOOP("ReferenceData", "Sums of element groups"),
    "iso_countries": QT_TRANSLATE_NOOP("ReferenceData", "Country codes"),
    "methods": QT_TRANSLATE_NOOP("ReferenceData", "Methods of analysis"),
    "site_methods": QT_TRANSLATE_NOOP("ReferenceData", "Methods of the site"),
    "permits": QT_TRANSLATE_NOOP("ReferenceData", "Permits and limits"),
    "prices": QT_TRANSLATE_NOOP("ReferenceData", "Prices"),
    "published_recoveries": QT_TRANSLATE_NOOP("ReferenceData", "Published recoveries"),
    "supply_shares": QT_TRANSLATE_NOOP("ReferenceData", "Shares of world supply"),
    "targets": QT_TRANSLATE_NOOP("ReferenceData", "Targets in law"),
    "terms": QT_TRANSLATE_NOOP("ReferenceData", "Terms"),
    "unit_masses": QT_TRANSLATE_NOOP("ReferenceData", "Masses of single products"),
}
_GRADES = ("own", "published", "secondary", "assumption")


@dataclass
class DataSet:
    """One kind of reference data, counted."""

    name: str
    rows: int = 0
    version: int = 0
    sources: Counter[str] = field(default_factory=Counter)
    grades: Counter[str] = field(default_factory=Counter)


class ReferenceDataSection(Section):
    """All data sets; the chosen one's sources beneath."""

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(
            self.tr("Reference data"), self.tr("Read only; kept with its versions in the store")
        )
        self.sets = ShortTable(self.tr("Reference data"), self._columns())
        self.sets.table.current_changed.connect(self._show_sources)
        self.sources = ShortTable(self.tr("Sources"), self._source_columns())
        self.sources_title = text("", "section")
        self.column.addWidget(self.sets)
        self.column.addSpacing(16)
        self.column.addWidget(self.sources_title)
        self.column.addSpacing(4)
        self.column.addWidget(self.sources)
        self.end()

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        self.sets.show_rows(data_sets(workspace.store.reference()))
        self.sets.table.set_current_row(1)

    def refresh(self, change: "Change") -> None:
        if change.kind == "reference" and self.workspace is not None:
            row = self.sets.table.current_row()
            self.sets.show_rows(data_sets(self.workspace.store.reference()))
            self.sets.table.set_current_row(row)

    def show_origin(self, origin: "Origin") -> None:
        names = [one.name for one in self.sets.model.records]
        if origin.subject in names:
            self.sets.table.set_current_row(names.index(origin.subject))
            self.sets.table.setFocus()

    def _show_sources(self, row: int) -> None:
        chosen = self.sets.model.record(row)
        if chosen is None:
            return
        self.sources_title.setText(self.tr("Sources of: {name}").format(name=_title(chosen.name)))
        self.sources.show_rows(chosen.sources.most_common())

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "name", self.tr("Data set"), lambda one: Cell(_title(one.name), role="key"),
                width=220,
            ),
            Column(
                "rows", self.tr("Rows"), lambda one: Cell(numbers.number(one.rows)),
                width=70, right=True,
            ),
            Column(
                "version", self.tr("Version"), lambda one: Cell(str(one.version)),
                width=76, right=True,
            ),
            Column(
                "sources", self.tr("Sources"), lambda one: Cell(numbers.number(len(one.sources))),
                width=80, right=True,
            ),
            Column(
                "evidence", self.tr("Evidence, share of rows"),
                lambda one: Cell(_grade_words(one), ink="text-2", role="small"),
                width=260, stretch=1,
            ),
        )  # fmt: skip

    def _source_columns(self) -> tuple[Column, ...]:
        return (
            Column("source", self.tr("Source"), lambda one: Cell(one[0], role="small"), stretch=1),
            Column(
                "rows", self.tr("Rows"), lambda one: Cell(str(one[1]), ink="text-2"),
                width=70, right=True,
            ),
        )  # fmt: skip


def data_sets(reference: "Reference") -> list[DataSet]:
    """Count rows, versions, sources and grades of each kind of reference data."""
    sets: dict[str, DataSet] = {}
    newest: dict[tuple[str, str], int] = defaultdict(int)
    payloads = list(reference.payloads())
    for one in payloads:
        newest[one.kind, one.code] = max(newest[one.kind, one.code], one.version)
    for one in payloads:
        name = one.code if one.kind == "table" else one.kind
        kind = sets.setdefault(name, DataSet(name))
        kind.version = max(kind.version, one.version)
        if one.version == newest[one.kind, one.code]:
            kind.rows += len(one.rows)
            kind.sources.update(row["source"] for row in one.rows if row.get("source"))
            kind.grades.update(row["evidence"] for row in one.rows if row.get("evidence"))
    order = list(_NAMES)
    return sorted(sets.values(), key=lambda one: order.index(one.name) if one.name in order else 99)


def _title(name: str) -> str:
    return QCoreApplication.translate("ReferenceData", str(_NAMES.get(name, name)))


def _grade_words(one: DataSet) -> str:
    """Return the share of each grade; policy rows of grade medium or less are to be verified."""
    total = sum(one.grades.values())
    if not total:
        return numbers.UNKNOWN
    known = [grade for grade in _GRADES if one.grades[grade]]
    parts = [
        f"{words.EVIDENCE_GLYPHS[grade]} {words.evidence(grade)} {_percent(count, total)}"
        for grade, count in ((grade, one.grades[grade]) for grade in known)
    ]
    other = total - sum(one.grades[grade] for grade in known)
    if verified := one.grades["high"]:
        sure = QCoreApplication.translate("ReferenceData", "verified {share}")
        parts.append(sure.format(share=_percent(verified, total)))
        other -= verified
    if other:
        unsure = QCoreApplication.translate("ReferenceData", "to be verified {share}")
        parts.append(unsure.format(share=_percent(other, total)))
    return "   ".join(parts)


def _percent(part: int, total: int) -> str:
    return numbers.with_unit(numbers.number(100 * part / total), "%")
