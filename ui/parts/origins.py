"""Where a figure comes from: its inputs with source and grade; each leads to where it is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.language import numbers, words
from ui.language.reference_names import material_name, spoken
from ui.look.buttons import Button
from ui.look.text import text
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable

if TYPE_CHECKING:
    from recycler.origins import Origin
    from recycler.reference.data import Reference

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An input in words."""

    of: "Origin"
    words: str


class OriginsPart(QFrame):
    """The inputs of one figure; hidden until they are asked for."""

    opened = Signal(object)  # Origin

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "true")
        self.title = text("", "key")
        self.close_button = Button(self.tr("Close"), kind="link", key="Esc")
        self.close_button.clicked.connect(self.fold)
        self._rows = RowsModel(_columns(), self)
        self.table = DataTable(self._rows, edge=12, head_ground="surface-2")
        self.table.setAccessibleName(self.tr("Where the figure comes from"))
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.opened.connect(self._open)
        self.table.cell_clicked.connect(lambda row, _key: self._open(row))
        method = self.tr(
            "How it is calculated: docs/model.md, sections 1 (dry mass) to 8 (assays)."
        )
        self._method = text(method, "caption", "text-3", wrap=True)
        self._lay_out()
        self.hide()

    def show_origins(self, name: str, found: "Iterable[Origin]", reference: "Reference") -> None:
        """Show the inputs of a figure and go to the first."""
        template = self.tr("Where “{name}” comes from")
        self.title.setText(template.format(name=name))
        self._rows.set_records([OriginRow(one, origin_words(one, reference)) for one in found])
        self.table.fit_rows()
        self.show()
        self.table.set_current_row(0)
        self.table.setFocus()

    def fold(self) -> bool:
        """Fold it away; False where it was not open."""
        was = not self.isHidden()
        self.hide()
        return was

    def _open(self, place: int) -> None:
        row = self._rows.record(place)
        if isinstance(row, OriginRow):
            self.opened.emit(row.of)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.table)
        below = QHBoxLayout()
        below.setContentsMargins(12, 2, 12, 0)
        below.addWidget(self._method)
        column.addLayout(below)


def origin_words(origin: "Origin", reference: "Reference") -> str:
    """An input in words: `Nd in HDD magnets`, `leaching: Nd`."""
    kind = str(origin.kind)
    if kind == "dry_mass":
        return translate("Origins", "Dry mass")
    if kind == "assay":
        template = translate("Origins", "{element} in sample {sample}")
        return template.format(element=origin.element, sample=origin.subject)
    if kind == "stage":
        stage = spoken(origin.what)
        return stage if origin.element == "*" else f"{stage}: {origin.element}"
    template = translate("Origins", "{what} in {material}")
    what = material_name(reference, origin.what) if kind == "part" else origin.what
    return template.format(what=what, material=material_name(reference, origin.subject))


def _what(row: OriginRow) -> Cell:
    return Cell(row.words, tip=row.words)


def _figure(row: OriginRow) -> Cell:
    origin = row.of
    below = f"<{numbers.THIN}" if origin.below else ""
    return Cell(below + numbers.with_unit(_number(origin, origin.value), _unit(origin)))


def _sd(row: OriginRow) -> Cell:
    if not row.of.sd:
        return Cell(numbers.UNKNOWN, ink="text-3")
    return Cell(_number(row.of, row.of.sd), ink="text-3")


def _unit(origin: "Origin") -> str:
    return "kg" if str(origin.kind) == "dry_mass" else "%"


def _number(origin: "Origin", value: float) -> str:
    """Write a figure to two digits of its sd."""
    scale = 1.0 if _unit(origin) == "kg" else 100.0
    decimals = numbers.interval_decimals(scale * origin.sd) if origin.sd else 1
    return numbers.number(scale * value, max(decimals, 0))


def _version(row: OriginRow) -> Cell:
    said = f"v{row.of.version}" if row.of.version else numbers.UNKNOWN
    return Cell(said, ink="text-3")


def _evidence(row: OriginRow) -> Cell:
    grade = str(row.of.evidence)
    return Cell(words.evidence(grade), role="small", ink="text-2", evidence=grade,
                tip=words.evidence_meaning(grade))  # fmt: skip


def _source(row: OriginRow) -> Cell:
    said = row.of.source or numbers.UNKNOWN
    if str(row.of.kind) == "dry_mass":
        said = translate("Origins", "weighed, less moisture and contamination")
    return Cell(said, role="small", ink="text-3", tip=said)


def _columns() -> list[Column]:
    return [
        Column("what", translate("Origins", "Input"), _what, width=200, stretch=2),
        Column("figure", translate("Origins", "Value"), _figure, width=92, right=True),
        Column("sd", translate("Origins", "sd"), _sd, width=64, right=True),
        Column("version", translate("Origins", "Version"), _version, width=70, yields=2),
        Column("evidence", translate("Origins", "Evidence"), _evidence, width=106),
        Column("source", translate("Origins", "Source"), _source, width=150, stretch=3, yields=1),
    ]
