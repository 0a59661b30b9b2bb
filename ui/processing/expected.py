"""What a run is expected to yield, and what it realised once it is closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from recycler.evidence import Evidence
from recycler.quantity import Quantity
from ui.language import numbers, words
from ui.language.words import product
from ui.look.text import text
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable
from ui.processing.at_hand import RunSheet
from ui.processing.tables import EDGE, quantity
from ui.processing.wording import HALF

translate = QCoreApplication.translate


class ExpectedPanel(QFrame):
    """A table while the run is open, and one with what was realised from then on."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "true")
        self.expected, self.realised = ExpectedTable(closed=False), ExpectedTable(closed=True)
        self._title = text("", "section")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 1, 1)
        column.setSpacing(4)
        self._title.setContentsMargins(EDGE - 1, 0, 0, 0)
        for widget in (self._title, self.expected, self.realised):
            column.addWidget(widget)

    def show_sheet(self, sheet: RunSheet, names: Mapping[str, str]) -> None:
        """Show what a run is to yield; `names` are those of materials by their code."""
        won = not sheet.is_open and bool(sheet.account.expected)  # parts have no recovery
        for table, is_shown in ((self.expected, not won), (self.realised, won)):
            table.setVisible(is_shown)
            table.show_sheet(sheet, names)
        self.setVisible(bool(sheet.account.expected or sheet.account.parts))
        title = self.tr("Expected when it closes")
        self._title.setText(title if sheet.is_open else self.tr("Expected and realised"))


class ExpectedTable(DataTable):
    """Products with what is expected or was realised, each with its interval and evidence."""

    def __init__(self, *, closed: bool) -> None:
        self._rows = RowsModel(_expected_columns(closed))
        super().__init__(self._rows, edge=EDGE, head_ground="surface-2", framed=True)
        self._rows.setParent(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)

    def show_sheet(self, sheet: RunSheet, names: Mapping[str, str]) -> None:
        """Show what a run is expected to yield; of a closed one what it realised beside it.

        `names` are those of materials by their code.
        """
        realised = {one.element: (one.share, one.sd) for one in sheet.realised}
        weighed: dict[str, float] = {}
        for line in sheet.account.outputs:
            weighed[line.what] = weighed.get(line.what, 0.0) + line.dry_kg
        products = [
            Promise(
                one.product, words.element(one.element), one.product_kg,
                sheet.expected_grades.get(one.element, Evidence.ASSUMPTION),
                weighed.get(one.product), realised.get(one.element),
            )
            for one in sheet.account.expected
        ]  # fmt: skip
        parts = [
            Promise(
                names.get(part.material, part.material), part.material,
                quantity(part.kg, part.sd_kg), sheet.part_grades[part.material],
                weighed.get(part.material), is_part=True,
            )
            for part in sheet.account.parts
        ]  # fmt: skip
        self._rows.set_records([*products, *parts])
        self.fit_rows()
        self.fit_columns()

    def rows(self) -> "Sequence[Promise]":
        return self._rows.records


@dataclass(frozen=True, slots=True)
class Promise:
    """A product or a part as expected, and as weighed so far [kg].

    tip: what it is of; realised: share of the element that went in, and its standard
    uncertainty [-].
    """

    name: str
    tip: str
    kg: Quantity
    grade: Evidence
    weighed_kg: float | None
    realised: tuple[float, float] | None = None
    is_part: bool = False


def _expected_columns(closed: bool) -> list[Column]:
    realised = translate("Bookings", "Realised")
    return [
        Column("product", translate("Bookings", "Product"), _product, width=130, stretch=2),
        Column("kg", translate("Bookings", "kg"), _promised, width=72, right=True),
        Column("interval", translate("Bookings", "90 %"), _interval, width=104),
        Column("grade", "", _promise_grade, width=30),
        Column("weighed", translate("Bookings", "Weighed"), _weighed, width=76, right=True),
        *([Column("realised", realised, _realised, width=112, right=True)] if closed else []),
    ]


def _product(row: Promise) -> Cell:
    return Cell(product(row.name), tip=row.tip)


def _promised(row: Promise) -> Cell:
    return Cell(numbers.mean(row.kg, numbers.quantity_decimals(row.kg)), role="strong")


def _interval(row: Promise) -> Cell:
    return Cell(numbers.interval(row.kg), role="small", ink="text-3")


def _weighed(row: Promise) -> Cell:
    return Cell(numbers.number(row.weighed_kg, 1))


def _promise_grade(row: Promise) -> Cell:
    grade = str(row.grade)
    return Cell("", evidence=grade, tip=f"{words.evidence(grade)}: {words.evidence_meaning(grade)}")


def _realised(row: Promise) -> Cell:
    """The realised share of the element, `87.2 ± 3.1 %`."""
    if row.is_part:
        return Cell()
    if row.realised is None:
        tip = translate("Bookings", "Known once every wanted lot is assayed for it.")
        return Cell(numbers.UNKNOWN, ink="text-3", tip=tip)
    share, half = 100 * row.realised[0], 100 * HALF * row.realised[1]
    decimals = max(numbers.interval_decimals(half), 0)
    said = (
        f"{numbers.number(share, decimals)} {numbers.PLUS_MINUS} {numbers.number(half, decimals)}"
    )
    return Cell(numbers.with_unit(said, "%"), role="strong")
