"""What a batch holds and yields, element by element, as rows of a table."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame

from ui.language import numbers, words
from ui.look import theme
from ui.parts.cells import Bars, Cell, Lane
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable

if TYPE_CHECKING:
    from recycler.estimate import ElementEstimate, Estimate, GroupEstimate, Quantity


_MOST_DECIMALS = 3  # a gram
_WORDS_FROM = 860  # width from which the evidence is said in words [px]


@dataclass(frozen=True, slots=True)
class EstimateRow:
    """One line of the table, with the decimals all lines of a column share."""

    key: str
    of: "ElementEstimate | GroupEstimate"
    is_sum: bool
    product: str
    product_kg: "Quantity | None"
    contained_decimals: int
    recovered_decimals: int


def won(estimate: "Estimate") -> "list[ElementEstimate]":
    """Return the elements the route wins something of."""
    return [one for one in estimate.elements if one.recovered.mean > 0]


def not_won(estimate: "Estimate") -> "list[ElementEstimate]":
    """Return the elements that are held and leave without a product, the most first."""
    left = [e for e in estimate.elements if e.recovered.mean <= 0 < e.contained.mean]
    return sorted(left, key=lambda one: -one.contained.mean)


def estimate_rows(estimate: "Estimate") -> list[EstimateRow]:
    """Return elements, then the sums of groups that have more than one of them."""
    elements = won(estimate)
    groups = [g for g in estimate.groups if len(g.elements) > 1 and g.recovered.mean > 0]
    groups.sort(key=lambda group: len(group.elements))
    total = groups[-1] if groups else None
    in_total = [e for e in elements if total and e.element in total.elements]
    decimals = [
        _decimals([e.contained for e in elements], [e.contained.mean for e in in_total]),
        _decimals([e.recovered for e in elements], [e.recovered.mean for e in in_total]),
    ]
    rows = [
        EstimateRow(e.element, e, False, e.product or "", e.product_kg, *decimals) for e in elements
    ]
    for group in groups:
        members = [e for e in elements if e.element in group.elements]
        name, quantity = _group_product(members)
        rows.append(EstimateRow(group.group, group, True, name, quantity, *decimals))
    return rows


def _decimals(rows: "list[Quantity]", added: list[float]) -> int:
    shared = numbers.shared_decimals(rows, adds_up_to=sum(added) if added else None)
    return min(max(shared, 0), _MOST_DECIMALS)


def _group_product(members: "list[ElementEstimate]") -> "tuple[str, Quantity | None]":
    """Return what a group is sold as, and the sum of the products' mean masses."""
    from recycler.estimate import Quantity

    masses = [member.product_kg.mean for member in members if member.product_kg]
    names = {member.product or "" for member in members}
    if not masses or len(masses) < len(members):
        return "", None
    total = Quantity.exactly(sum(masses))
    if len(names) == 1:
        return next(iter(names)), total
    if all("O" in name and " " not in name for name in names):
        return QCoreApplication.translate("EstimateTable", "oxides"), total
    return QCoreApplication.translate("EstimateTable", "together"), total


def _name_cell(row: EstimateRow) -> Cell:
    if row.is_sum:
        return Cell(words.group(row.key), role="strong")
    return Cell(words.element(row.key), ink="text-2", lead=row.key, whole=True)


def _contained_cell(row: EstimateRow) -> Cell:
    text = numbers.mean(row.of.contained, row.contained_decimals)
    return Cell(text, role="strong" if row.is_sum else "body")


def _recovered_cell(row: EstimateRow) -> Cell:
    return Cell(numbers.mean(row.of.recovered, row.recovered_decimals), role="strong")


def _contained_90(row: EstimateRow) -> Cell:
    return _interval(row.of.contained, row.contained_decimals)


def _recovered_90(row: EstimateRow) -> Cell:
    return _interval(row.of.recovered, row.recovered_decimals)


def _interval(quantity: "Quantity", decimals: int) -> Cell:
    return Cell(numbers.interval(quantity, decimals), role="small", ink="text-3")


def _bars_cell(row: EstimateRow) -> Cell:
    return Cell(bars=Bars(lane(row.of.contained), lane(row.of.recovered)))


def _product_cell(row: EstimateRow) -> Cell:
    if row.product_kg is None:
        return Cell(numbers.UNKNOWN, ink="text-3")
    text = numbers.number(row.product_kg.mean, row.recovered_decimals)
    return Cell(
        text,
        role="strong" if row.is_sum else "body",
        lead=words.product(row.product),
        lead_role="small",
        lead_ink="text-2",
        tip=f"{words.product(row.product)} {numbers.with_unit(text, 'kg')}",
    )


def _evidence_cell(row: EstimateRow) -> Cell:
    return evidence_cell(row.of)


def glyph_cell(row: EstimateRow) -> Cell:
    """The grade where there is no room for its word: the word is in the tip."""
    full = evidence_cell(row.of)
    return Cell("", evidence=full.evidence, tip=f"{full.text}: {full.tip}")


def evidence_cell(of: "ElementEstimate | GroupEstimate") -> Cell:
    """Glyph and word of the weaker grade; the tip says both where they differ."""
    grade = str(of.evidence)
    contained = str(getattr(of, "contained_evidence", grade))
    recovered = str(getattr(of, "recovered_evidence", grade))
    tip = words.evidence_meaning(grade)
    if contained != recovered:
        tip = QCoreApplication.translate(
            "EstimateTable", "Contained: {contained}. Recovered: {recovered}."
        ).format(contained=words.evidence(contained), recovered=words.evidence(recovered))
    return Cell(words.evidence(grade), role="small", ink="text-2", evidence=grade, tip=tip)


def lane(quantity: "Quantity") -> Lane:
    """Return a quantity as a lane of an in-cell bar."""
    return Lane(quantity.p05, quantity.mean, quantity.p95)


def estimate_columns() -> list[Column]:
    """Return the columns of the live estimate, as wide as the intake page shows them."""
    recovered = QCoreApplication.translate("EstimateTable", "recovered")
    contained = QCoreApplication.translate("EstimateTable", "contained")
    return [
        Column(
            "element", QCoreApplication.translate("EstimateTable", "Element"), _name_cell,
            width=124, stretch=1, value=lambda row: row.key,
        ),
        Column(
            "contained", QCoreApplication.translate("EstimateTable", "Contained"),
            _contained_cell, width=76, right=True, value=lambda row: row.of.contained.mean,
        ),
        Column(
            "contained_90", QCoreApplication.translate("EstimateTable", "90 %, kg"),
            _contained_90, width=92, stretch=1,
        ),
        Column(
            "bars", f"{contained}, {recovered}", _bars_cell, width=110, stretch=3, from_width=600,
            legend=(("track", contained), ("accent:0.38", recovered)),
        ),
        Column(
            "recovered", QCoreApplication.translate("EstimateTable", "Recovered"),
            _recovered_cell, width=78, right=True, value=lambda row: row.of.recovered.mean,
        ),
        Column(
            "recovered_90", QCoreApplication.translate("EstimateTable", "90 %, kg"),
            _recovered_90, width=76, stretch=1,
        ),
        Column(
            "product", QCoreApplication.translate("EstimateTable", "Product, kg"),
            _product_cell, width=122, right=True, stretch=2,
        ),
        Column(
            "evidence", QCoreApplication.translate("EstimateTable", "Evidence"),
            _evidence_cell, width=106, from_width=_WORDS_FROM,
        ),
        Column(
            "grade", QCoreApplication.translate("EstimateTable", "Evidence"),
            glyph_cell, width=72, below_width=_WORDS_FROM,
        ),
    ]  # fmt: skip


class EstimateTable(DataTable):
    """The table of an estimate; as high as its rows."""

    def __init__(self, columns: list[Column] | None = None, ground: str = "surface-2") -> None:
        self._rows = RowsModel(columns or estimate_columns())
        tall = theme.metrics().bar_row
        super().__init__(self._rows, edge=8, ground=ground, head_ground=ground, row_height=tall)
        self._rows.setParent(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def key_of(self, place: int) -> str:
        """Return the element or group of a row."""
        row = self._rows.record(place)
        return row.key if isinstance(row, EstimateRow) else ""

    def show_estimate(self, estimate: "Estimate") -> None:
        before = self._rows.rowCount()
        self._rows.set_records(estimate_rows(estimate))
        if self._rows.rowCount() != before:
            self.fit_rows()
        self.viewport().update()
