"""How a batch is shown in a row: the columns that Today and Batches share."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.language import numbers, words
from ui.language.reference_names import material_name
from ui.parts.badge import BadgeLook
from ui.parts.cells import Cell
from ui.parts.columns import Column
from ui.parts.shelf import EstimateShelf

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from recycler.batch import Batch
    from recycler.reference.data import Reference

_STATE_BADGES = {"logged": ("ok", "check"), "void": ("neutral", "close")}


def state_badge(code: str) -> BadgeLook:
    """Return the badge of a batch's state: a colour never stands without icon and word."""
    tone, icon = _STATE_BADGES.get(code, ("neutral", ""))
    return BadgeLook(words.state(code), tone, icon)  # type: ignore[arg-type]


class BatchCells:
    """Makes the cells of a batch; what they need beyond the batch comes with the workspace."""

    def __init__(self, shelf: EstimateShelf) -> None:
        self.shelf = shelf
        self.reference: Reference | None = None
        self.zone: ZoneInfo | None = None
        self.today: Callable[[], date] = date.today

    def column(
        self,
        key: str,
        title: str,
        cell: "Callable[[Batch], Cell]",
        width: int,
        *,
        right: bool = False,
        stretch: int = 0,
        yields: int = 0,
        instead_of: str = "",
        mark: str = "",
    ) -> Column:
        """Return a column whose cells are struck through for void batches."""

        def shown(batch: "Batch") -> Cell:
            made = cell(batch)
            return made.faded() if str(batch.state) == "void" and key in _STRUCK else made

        return Column(
            key, title, shown, width, right, stretch,
            yields=yields, instead_of=instead_of, mark=mark,
        )  # fmt: skip

    def ticket(self, batch: "Batch") -> Cell:
        return Cell(batch.ticket, role="strong")

    def time(self, batch: "Batch") -> Cell:
        return Cell(numbers.clock(batch.received_at.astimezone(self.zone)), ink="text-2")

    def received(self, batch: "Batch") -> Cell:
        moment = batch.received_at.astimezone(self.zone)
        this_year = moment.year == self.today().year
        shown = numbers.short_moment(moment, self.today()) if this_year else numbers.day(moment)
        return Cell(shown, ink="text-2", tip=numbers.moment(moment))

    def material(self, batch: "Batch") -> Cell:
        return Cell(self.material_name(batch.material), tip=f"{self.material_name(batch.material)}"
                    f" ({batch.material})")  # fmt: skip

    def material_name(self, code: str) -> str:
        return material_name(self.reference, code) if self.reference else code

    def supplier(self, batch: "Batch") -> Cell:
        return Cell(batch.supplier, ink="text-2")

    def lot(self, batch: "Batch") -> Cell:
        return Cell(batch.supplier_lot or "", ink="text-2")

    def origin(self, batch: "Batch") -> Cell:
        return Cell(
            batch.origin_country or numbers.UNKNOWN,
            ink="text-2",
            tip=words.country(batch.origin_country),
        )

    def net(self, batch: "Batch") -> Cell:
        return Cell(numbers.number(batch.net_kg, 1), tip=weighed(batch))

    def dry(self, batch: "Batch") -> Cell:
        return Cell(numbers.number(batch.dry_kg, 1))

    def recovers(self, batch: "Batch") -> Cell:
        head = self.shelf.headline(batch)
        return Cell(words.short_group(head.key) if head else self._unknown(batch), ink="text-2")

    def recovered(self, batch: "Batch") -> Cell:
        head = self.shelf.headline(batch)
        if head is None or str(batch.state) == "void":
            return Cell(self._unknown(batch))
        decimals = numbers.quantity_decimals(head.recovered)
        return Cell(numbers.mean(head.recovered, decimals), role="strong")

    def recovered_of(self, batch: "Batch") -> Cell:
        """The figure with the symbol of what it is of, where there is no column for its name."""
        cell, head = self.recovered(batch), self.shelf.headline(batch)
        if head is None or str(batch.state) == "void":
            return cell
        tip = words.group(head.key)
        lead = words.symbol(head.key)
        return replace(cell, lead=lead, lead_role="small", lead_ink="text-2", tip=tip)

    def recovered_90(self, batch: "Batch") -> Cell:
        head = self.shelf.headline(batch)
        if head is None or str(batch.state) == "void":
            return Cell("", role="small", ink="text-3")
        return Cell(numbers.interval(head.recovered), role="small", ink="text-3")

    def state(self, batch: "Batch") -> Cell:
        return Cell(words.state(str(batch.state)), badge=state_badge(str(batch.state)))

    def _unknown(self, batch: "Batch") -> str:
        """A dash where nothing is known; blank for the moment it takes to make the figure."""
        return numbers.UNKNOWN if self.shelf.knows(batch) or str(batch.state) == "void" else ""


MATERIAL = 344  # wide enough to tell two packs of different chemistry apart [px]
_STRUCK = ("ticket", "material", "supplier", "lot", "net", "dry", "recovers")


def weighed(batch: "Batch") -> str:
    """`642.4 − 86.0 kg`: the readings as they were, in their own unit."""
    tare = f" {numbers.MINUS} {numbers.weighing(batch.tare)}" if batch.tare else ""
    return numbers.with_unit(f"{numbers.weighing(batch.gross)}{tare}", batch.unit)


def recovered_columns(cells: BatchCells, yields: int) -> list[Column]:
    """Return what a batch recovers, by name and figure, or both in one where it is narrow."""
    translate = QCoreApplication.translate
    names, both = translate("BatchTable", "Recovers"), translate("BatchTable", "Recovers, kg")
    return [
        cells.column("recovers", names, cells.recovers, 100, yields=yields),
        cells.column(
            "kg", translate("BatchTable", "kg"), cells.recovered, 64, right=True, yields=yields
        ),
        cells.column("kg_of", both, cells.recovered_of, 104, right=True, instead_of="kg"),
    ]


def today_columns(cells: BatchCells) -> list[Column]:
    """Return the columns of the batches logged today."""
    translate = QCoreApplication.translate
    return [
        cells.column("ticket", translate("BatchTable", "Ticket"), cells.ticket, 110),
        cells.column("time", translate("BatchTable", "Time"), cells.time, 60, right=True),
        cells.column(
            "material", translate("BatchTable", "Material"), cells.material, MATERIAL, stretch=3
        ),
        cells.column(
            "supplier", translate("BatchTable", "Supplier"), cells.supplier, 150, stretch=2
        ),
        cells.column("lot", translate("BatchTable", "Lot"), cells.lot, 132, yields=4),
        cells.column("origin", translate("BatchTable", "Origin"), cells.origin, 60, yields=2),
        cells.column("net", translate("BatchTable", "Net, kg"), cells.net, 80, right=True),
        cells.column("dry", translate("BatchTable", "Dry, kg"), cells.dry, 80, right=True),
        *recovered_columns(cells, yields=3),
        cells.column("90", translate("BatchTable", "90 %"), cells.recovered_90, 92),
        cells.column("state", translate("BatchTable", "State"), cells.state, 106),
    ]
