"""What a run took and what it yielded, each with a sum that stays in view, and what is expected."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from recycler.processing.account import Line
from recycler.quantity import Quantity
from ui.language import numbers, words
from ui.language.words import product
from ui.look.buttons import Button
from ui.look.text import text
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable
from ui.processing.at_hand import RunSheet
from ui.processing.wording import HALF, lot_kind, of_element

translate = QCoreApplication.translate
MOST_ROWS = 7  # before a table scrolls
EDGE = 12


@dataclass(frozen=True, slots=True)
class Booked:
    """An input or a lot, or their sum, as a row. key: what cancels it."""

    name: str
    what: str
    kind: str
    dry_kg: float
    element_kg: float | None
    decimals: tuple[int, int]
    tip: str = ""
    grade: str = ""
    key: str = ""
    is_sum: bool = False


def booked_rows(
    sheet: RunSheet, lines: Sequence[Line], keys: Sequence[str], element: str, names: dict[str, str]
) -> list[Booked]:
    """Return rows for lines; `names` are those of materials by their code."""
    decimals = 1, _decimals([_held(line, element) for line in lines])
    rows = []
    for line, key in zip(lines, keys, strict=True):
        held = _held(line, element)
        grade = sheet.grades.get((line.name, element)) if held else None
        rows.append(
            Booked(
                line.name, product(names.get(line.what, line.what)), line.kind, line.dry_kg,
                held[0] if held else None, decimals,
                _tip(sheet, key, line, held), str(grade) if grade else "", key,
            )
        )  # fmt: skip
    return rows


def _held(line: Line, element: str) -> tuple[float, float] | None:
    """Return what a line holds of an element; nothing that is only taken for granted."""
    held = line.elements.get(element)
    return held if held is not None and (held[0] > 0 or element in line.assayed) else None


def sum_row(rows: Sequence[Booked]) -> Booked:
    """Return the sum of rows, computed unrounded."""
    known = [row.element_kg for row in rows if row.element_kg is not None]
    return Booked(
        translate("Bookings", "Sum"), "", "", sum(row.dry_kg for row in rows),
        sum(known) if known else None, rows[0].decimals if rows else (1, 1), is_sum=True,
    )  # fmt: skip


class Bookings(QFrame):
    """A titled panel with a table of bookings and their sum; `acted` asks for one more."""

    acted = Signal()

    def __init__(self, title: str, closed_title: str, action: str, key: str, *, lots: bool) -> None:
        super().__init__()
        self.setProperty("panel", "true")
        self._lots = lots
        self.model, self._sums = RowsModel(_columns(lots)), RowsModel(_columns(lots))
        ground = "surface-2"
        self.table = DataTable(
            self.model, edge=EDGE, ground=ground, head_ground=ground, framed=True
        )
        self.sum = DataTable(
            self._sums, edge=EDGE, ground="surface-0", head_ground=ground, framed=True
        )
        self.model.setParent(self.table)
        self._sums.setParent(self.sum)
        self.table.setAccessibleName(title)
        self.action = Button(action, kind="link", key=key)
        self.action.clicked.connect(self.acted)
        self._none = text("", "body", "text-2", wrap=True)
        self._title, self._closed_title = title, closed_title
        self._head = text(title, "section")
        self._lay_out()
        self.table.widths_changed.connect(self._follow)

    def show_rows(self, rows: Sequence[Booked], element: str, none: str, *, is_open: bool) -> None:
        """Show bookings with what they hold of an element, or say that there are none."""
        kept = self.current()
        self.model.set_records(list(rows))
        self._sums.set_records([sum_row(rows)])
        title = translate("Bookings", "{element}, kg").format(element=of_element(element))
        self.table.set_titles({"element": title if element else ""})
        self._none.setText(none)
        self._none.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.sum.setVisible(bool(rows))
        self.action.setVisible(is_open)
        self._head.setText(self._title if is_open else self._closed_title)
        self._fit_height()
        same = (i for i, row in enumerate(rows) if kept is not None and row.key == kept.key)
        self.table.set_current_row(next(same, -1))

    def current(self) -> Booked | None:
        row = self.model.record(self.table.current_row())
        return row if isinstance(row, Booked) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    # --- inside ---

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 1)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(EDGE - 1, 0, 4, 0)
        head.addWidget(self._head)
        head.addStretch(1)
        head.addWidget(self.action)
        column.addLayout(head)
        self._none.setContentsMargins(EDGE - 1, 0, EDGE, 12)
        column.addWidget(self._none)
        column.addWidget(self.table)
        column.setSpacing(0)
        self._sum_row = QHBoxLayout()
        self._sum_row.addWidget(self.sum)
        column.addLayout(self._sum_row)
        column.addStretch(1)
        self.sum.horizontalHeader().hide()
        self.sum.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        for table in (self.table, self.sum):
            table.setHorizontalScrollBarPolicy(off)
        self.sum.setVerticalScrollBarPolicy(off)

    def _fit_height(self) -> None:
        self.table.fit_rows()
        self.sum.fit_rows()
        row = self.table.verticalHeader().defaultSectionSize()
        many = self.model.rowCount() > MOST_ROWS
        head = self.table.horizontalHeader().height()
        if many:
            self.table.setFixedHeight(head + round((MOST_ROWS + 0.5) * row))
        bar = self.table.verticalScrollBar().sizeHint().width() if many else 0
        policy = Qt.ScrollBarPolicy
        self.table.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if many else policy.ScrollBarAlwaysOff
        )
        self._sum_row.setContentsMargins(0, 0, bar, 0)
        self.table.fit_columns()
        self.sum.fit_columns()

    def _follow(self) -> None:
        self.sum.restore_arrangement(self.table.arrangement())


def _columns(lots: bool) -> list[Column]:
    name = translate("Bookings", "Lot") if lots else translate("Bookings", "Batch or lot")
    what = translate("Bookings", "What") if lots else translate("Bookings", "Material")
    kind = [Column("kind", translate("Bookings", "Kind"), _kind, width=100, yields=2)]
    return [
        Column("name", name, _name, width=112),
        Column("what", what, _what, width=100, stretch=2),
        *(kind if lots else []),
        Column("dry", translate("Bookings", "Dry, kg"), _dry, width=76, right=True),
        Column("element", "", _element, width=68, right=True),
        Column("grade", "", _grade, width=30),
    ]


def _name(row: Booked) -> Cell:
    return Cell(row.name, role="strong" if row.is_sum else "key", tip=row.tip)


def _what(row: Booked) -> Cell:
    return Cell(row.what, ink="text-2")


def _kind(row: Booked) -> Cell:
    return Cell(lot_kind(row.kind) if row.kind else "", role="small", ink="text-2")


def _dry(row: Booked) -> Cell:
    said = numbers.number(row.dry_kg, row.decimals[0])
    return Cell(said, role="strong" if row.is_sum else "body", tip=row.tip)


def _element(row: Booked) -> Cell:
    said = numbers.number(row.element_kg, row.decimals[1])
    return Cell(said, role="strong" if row.is_sum else "body", tip=row.tip)


def _grade(row: Booked) -> Cell:
    if not row.grade:
        return Cell()
    tip = f"{words.evidence(row.grade)}: {words.evidence_meaning(row.grade)}"
    return Cell("", evidence=row.grade, tip=tip)


def _tip(sheet: RunSheet, key: str, line: Line, held: tuple[float, float] | None) -> str:
    """Return the raw reading, and what the line holds with its interval."""
    parts = [sheet.readings.get(key, "")]
    if held is not None:
        parts.append(numbers.with_interval(quantity(*held)))
    return " · ".join(part for part in parts if part)


def _decimals(held: Sequence[tuple[float, float] | None]) -> int:
    finest = [numbers.interval_decimals(HALF * sd) for kg, sd in filter(None, held) if kg > 0]
    return min(max(finest, default=1), 2)


def quantity(kg: float, sd: float) -> Quantity:
    """Return a mass with the 90 % interval of its standard uncertainty [kg]."""
    return Quantity(kg, sd, max(kg - HALF * sd, 0.0), kg, kg + HALF * sd)
