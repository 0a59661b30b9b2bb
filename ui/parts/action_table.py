"""Measurements as a table: what to do, the 90 % interval now and after, what it takes off."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from ui.language import numbers
from ui.language.numbers import KG, MassUnit
from ui.look import theme
from ui.parts.cells import Bars, Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.estimate_table import lane
from ui.parts.table import DataTable

if TYPE_CHECKING:
    from recycler.laboratory.advice import Action
    from recycler.prices import Price
    from ui.workspace.workspace import Workspace

MOST_SHOWN = 5
_BARS_FROM = 480  # width from which there is room for the bar [px]
_MONEY_FROM = 620  # and for the money


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One measurement in words; `decimals` and `scale` are those of all rows."""

    action: "Action"
    words: str
    decimals: int
    scale: float  # what the whole width of the bars stands for [kg]
    unit: MassUnit = KG
    tip: str = ""


def action_rows(
    actions: "Sequence[Action]",
    said: "Callable[[Action], str]",
    *,
    unit: MassUnit = KG,
    tip: "Callable[[Action], str]" = lambda _action: "",
) -> list[ActionRow]:
    """Return the measurements that narrow the interval much, at most five, the best first."""
    worth = [action for action in actions if action.is_much][:MOST_SHOWN]
    if not worth:
        return []
    decimals = numbers.interval_decimals(worth[0].saves_kg * unit.per_kg)
    scale = max(max(action.before.p95, action.after.p95) for action in worth)
    return [ActionRow(a, said(a), decimals, scale, unit, tip(a)) for a in worth]


def step_cell(row: ActionRow) -> Cell:
    """The measurement in words."""
    return Cell(row.words, role="key", tip=row.tip)


def after_cell(row: ActionRow) -> Cell:
    """The 90 % interval as it would be known."""
    text = numbers.interval(row.action.after, unit=row.unit)
    return Cell(text, role="small", ink="text-3")


def bars_cell(row: ActionRow) -> Cell:
    """The interval now above the one after, on the scale of all rows."""
    return Cell(bars=Bars(lane(row.action.before), lane(row.action.after), row.scale))


def saves_cell(row: ActionRow) -> Cell:
    """What it takes off half the interval."""
    text = numbers.number(row.action.saves_kg * row.unit.per_kg, row.decimals)
    return Cell(text, role="strong")


def share_cell(row: ActionRow) -> Cell:
    """The same as a share of that half."""
    return Cell(numbers.chance(row.action.share), ink="text-2")


def money_cell(row: ActionRow) -> Cell:
    """The same at the price of what is sold; the tip says which price."""
    price, money = row.action.price, row.action.saves_money
    if price is None or money is None:
        return Cell(numbers.UNKNOWN, ink="text-3")
    worth = numbers.with_unit(numbers.rough(money), price.currency)
    return Cell(worth, ink="text-2", tip=_price_words(price))


def _price_words(price: "Price") -> str:
    template = QCoreApplication.translate(
        "Actions",
        "At {price} for each kilogram of the element ({listed}, {date}). Source: {source}. {grade}",
    )
    grade = QCoreApplication.translate("Actions", "Quoted for the product itself.")
    if str(price.evidence) == "assumption":
        grade = QCoreApplication.translate(
            "Actions", "Assumption: quoted for another form than what is sold here."
        )
    return template.format(
        price=numbers.with_unit(numbers.rough(price.per_kg), price.currency),
        listed=price.listed, date=price.date, source=price.source, grade=grade,
    )  # fmt: skip


def open_prices(workspace: "Workspace") -> None:
    """Go to the prices of the reference data."""
    from recycler.origins import Origin, OriginKind

    workspace.open_origin.emit(Origin(OriginKind.TABLE, "prices"))


def money_column() -> Column:
    """Return the column of money; a table leaves it out where no price is known."""
    title = QCoreApplication.translate("Actions", "± is worth")
    return Column("money", title, money_cell, width=112, right=True, from_width=_MONEY_FROM)


def action_columns() -> list[Column]:
    """Return the columns of one batch's measurements, in kg."""
    now = QCoreApplication.translate("Actions", "now")
    after = QCoreApplication.translate("Actions", "after")
    legend = (("track", now), ("accent:0.38", after))
    named = {
        "step": QCoreApplication.translate("Actions", "Measurement"),
        "after": QCoreApplication.translate("Actions", "90 % after, kg"),
        "saves": QCoreApplication.translate("Actions", "Narrows ± by, kg"),
        "share": QCoreApplication.translate("Actions", "share of ±"),
    }
    bars = f"{now}, {after}"
    return [
        Column("step", named["step"], step_cell, width=190, stretch=2),
        Column("bars", bars, bars_cell, width=120, stretch=3, from_width=_BARS_FROM, legend=legend),
        Column("after", named["after"], after_cell, width=104),
        Column("saves", named["saves"], saves_cell, width=124, right=True),
        money_column(),
        Column("share", named["share"], share_cell, width=84, right=True),
    ]


class ActionTable(DataTable):
    """The table of measurements; as high as its rows."""

    def __init__(self, columns: list[Column] | None = None, ground: str = "surface-2") -> None:
        self._rows = RowsModel(columns or action_columns())
        tall = theme.metrics().bar_row
        super().__init__(self._rows, edge=8, ground=ground, head_ground=ground, row_height=tall)
        self._rows.setParent(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[ActionRow]) -> None:
        self._rows.set_records(rows)
        self.leave_out([] if any(row.action.price for row in rows) else ["money"])
        self.fit_rows()
        self.viewport().update()

    def row_of(self, place: int) -> ActionRow | None:
        row = self._rows.record(place)
        return row if isinstance(row, ActionRow) else None
