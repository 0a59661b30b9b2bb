"""The list of batches as a workbook: what the filter found, and what was asked."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recycler.errors import InputError, RecyclerError

if TYPE_CHECKING:
    from db.filters import BatchFilter
    from db.store import Store
    from recycler.batch import Batch
    from ui.jobs import Report

MOST_ROWS = 1_048_000  # a sheet ends a little later
MOST_ESTIMATED = 20_000  # beyond that the estimates would take minutes
_PAGE = 1_000
# The names of the intake columns, so that the sheet can be read again.
HEAD = (
    "ticket", "received_at", "material", "supplier", "supplier_lot", "origin_country", "gross",
    "tare", "unit", "moisture_pct", "contamination_pct", "route", "note", "state", "net_kg",
    "dry_kg",
)  # fmt: skip
ESTIMATED = ("recovers", "recovered_kg", "recovered_kg_p05", "recovered_kg_p95")
_WIDTHS = {"received_at": 17, "material": 20, "supplier": 30, "route": 18, "note": 30, "ticket": 14}


def write_batches(
    store: "Store",
    where: "BatchFilter",
    path: Path,
    told: list[tuple[str, str]],
    report: "Report",
    *,
    only: "list[Batch] | None" = None,
) -> int:
    """Write what a filter finds, newest first; returns the number of batches.

    Args:
        store: where from.
        where: which batches.
        path: the workbook; it appears whole or not at all.
        told: what was asked, by whom and when, for the second sheet.
        report: progress, and the place to stop.
        only: these batches in the place of all that the filter finds.

    Raises:
        InputError: `too_many_rows` or `cannot_write`.
    """
    from recycler.exchange.saving import saved_as

    total = len(only) if only is not None else _rows(store, where)
    if total > MOST_ROWS:
        raise InputError("too_many_rows", file=path.name, limit=MOST_ROWS)
    batches = iter(only) if only is not None else _batches(store, where)
    saved_as(path, lambda unfinished: _write(store, batches, unfinished, told, total, report))
    return total


def _write(
    store: "Store",
    batches: "Iterator[Batch]",
    path: Path,
    told: list[tuple[str, str]],
    total: int,
    report: "Report",
) -> None:
    from openpyxl import Workbook

    from recycler.exchange.saving import save_workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Batches")
    estimated = total <= MOST_ESTIMATED
    head = HEAD + (ESTIMATED if estimated else ())
    _lay_out(sheet, head)
    sheet.append([_head_cell(sheet, name) for name in head])
    for done, batch in enumerate(batches):
        if done % 100 == 0:
            report(done, total)
        values = _values(batch, store)
        sheet.append([_cell(sheet, value) for value in values + _estimate(batch, store, estimated)])
    about = book.create_sheet("About")
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 22, 70
    for row in told:
        about.append([_cell(about, value) for value in row])
    save_workbook(book, path)


def _rows(store: "Store", where: "BatchFilter") -> int:
    count = store.count(where)
    return count.batches + count.voids


def _batches(store: "Store", where: "BatchFilter") -> "Iterator[Batch]":
    from db.filters import Cursor

    after: Cursor | None = None
    while found := store.find(where, after=after, limit=_PAGE):
        yield from found
        after = Cursor(found[-1].received_at, found[-1].id)


def _values(batch: "Batch", store: "Store") -> list[Any]:
    zone = store.facility().zone_info
    received = batch.received_at.astimezone(zone).replace(tzinfo=None, microsecond=0)
    return [
        batch.ticket, received, batch.material, batch.supplier, batch.supplier_lot,
        batch.origin_country, batch.gross, batch.tare, batch.unit, _percent(batch.moisture_ppm),
        _percent(batch.contamination_ppm), batch.route, batch.note, str(batch.state),
        batch.net_kg, batch.dry_kg,
    ]  # fmt: skip


def _estimate(batch: "Batch", store: "Store", wanted: bool) -> list[Any]:
    if not wanted:
        return []
    try:
        head = store.estimate(batch).headline
    except RecyclerError:
        head = None
    if head is None or str(batch.state) == "void":
        return [None, None, None, None]
    recovered = head.recovered
    return [head.key, recovered.mean, recovered.p05, recovered.p95]


def _percent(ppm: int | None) -> float | None:
    return None if ppm is None else ppm / 10_000


def _lay_out(sheet: Any, head: tuple[str, ...]) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "B2"
    for index, name in enumerate(head, 1):
        sheet.column_dimensions[get_column_letter(index)].width = _WIDTHS.get(name, 13)


def _head_cell(sheet: Any, name: str) -> Any:
    from openpyxl.styles import Font

    cell = _cell(sheet, name)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Any) -> Any:
    """Return a cell; whatever a person typed is text there, never a formula."""
    from openpyxl.cell import WriteOnlyCell

    from recycler.exchange.pasting import DANGEROUS

    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
        if value.startswith(DANGEROUS):
            cell.quotePrefix = True
    elif isinstance(value, datetime):
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(value, float):
        cell.number_format = "#,##0.0##"
    return cell
