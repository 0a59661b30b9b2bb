"""Batches of a workbook on their way into the store: what would be logged, and logging it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from db.batches.needed_room import told_room
from db.filters import BatchFilter, Cursor
from db.store import Store
from recycler.batch import Batch, BatchEntry
from recycler.entry.intake_rules import IntakeRules
from recycler.exchange.columns import TICKET
from recycler.exchange.intake import CheckedRow, IntakeCheck, canonical, check_rows
from recycler.exchange.rows import read_rows
from recycler.exchange.text_rows import Source
from recycler.problems import Problem, Report, unheard

_PAGE = 2_000


R = TypeVar("R")


@dataclass(frozen=True)  # without slots, as Python 3.11 makes no generic one
class Preview(Generic[R]):
    """What importing a file would do.

    columns: title in the file by field; ready: rows that would be stored; already: ticket by row
    of what is stored; problems keep their rows, and without `partial` all rows, from being stored.
    """

    source: Source
    sheet: str
    columns: dict[str, str]
    rows: int
    ready: list[R]
    already: dict[int, str]
    problems: list[Problem]
    notices: list[Problem]

    @property
    def bad_rows(self) -> int:
        """How many rows have a problem."""
        return len({problem.row for problem in self.problems})

    def accepted(self, *, partial: bool) -> list[R]:
        """Return the rows to store: the good ones in part, otherwise all or none."""
        return self.ready if partial or not self.problems else []


ImportPreview = Preview[CheckedRow]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What importing a file did; `tickets` are those of the batches it was about."""

    imported: int
    tickets: list[str]
    already: dict[int, str]
    problems: list[Problem]
    notices: list[Problem]


def rules_of(store: Store, *, decimal_comma: bool = False) -> IntakeRules:
    """Return the rules on a batch as this facility has them."""
    facility = store.facility()
    capacity_kg = facility.scale_capacity_kg
    return IntakeRules(
        store.reference(), facility.zone_info, capacity_kg, decimal_comma=decimal_comma
    )


def preview_intake(store: Store, source: Source, report: Report = unheard) -> ImportPreview:
    """Check a workbook, a text file or pasted rows; nothing is stored.

    Raises:
        InputError: the file as a whole cannot be taken.
    """
    sheet = read_rows(source)
    check = check_rows(sheet, rules_of(store, decimal_comma=sheet.decimal_comma), report)
    already, refused = _already(store, check)
    left = already.keys() | {problem.row for problem in refused}
    ready = [row for row in check.rows if row.row not in left]
    foreign = sum(row.ticket is not None for row in ready)
    if foreign:
        notice = Problem("foreign_tickets", {"count": foreign}, sheet=check.sheet, notice=True)
        check.notices.append(notice)
    problems = sorted([*check.problems, *refused], key=lambda problem: problem.row or 0)
    columns = check.header.titles
    return ImportPreview(
        source, check.sheet, columns, check.seen, ready, already, problems, check.notices
    )


def import_intake(
    store: Store,
    source: Source,
    *,
    partial: bool = False,
    who: str,
    report: Report = unheard,
    preview: ImportPreview | None = None,
) -> ImportResult:
    """Log the batches of a workbook or text file; what is logged already is not logged again.

    Args:
        store: where to.
        source: the file, or rows that were pasted.
        partial: log the good rows although others are bad; otherwise all or nothing.
        who: the operator.
        report: progress over checking, then logging; raise from it to stop with nothing stored.
        preview: what `preview_intake` said of the same file, to save reading it again.

    Raises:
        InputError: the file as a whole cannot be taken; nothing was stored.
        DataFolderError: `disk_full_import` says how much room it needs; nothing was stored.
    """
    preview = preview or preview_intake(store, source, lambda done, total: report(done, 2 * total))
    tickets: list[str] = []
    if rows := preview.accepted(partial=partial):
        with told_room(store.folder, len(rows)):
            tickets = store.log_many(
                (row.entry for row in rows),
                who=who,
                import_keys=(row.import_key for row in rows),
                report=lambda done, _: report(len(rows) + done, 2 * len(rows)),
            )
    return ImportResult(len(tickets), tickets, preview.already, preview.problems, preview.notices)


def batches_of(store: Store, where: BatchFilter) -> Iterator[Batch]:
    """Yield batches, newest first."""
    for page in pages_of(store, where):
        yield from page


def pages_of(store: Store, where: BatchFilter) -> Iterator[list[Batch]]:
    """Yield batches, newest first, a page at a time."""
    after = None
    while page := store.find(where, after=after, limit=_PAGE):
        yield page
        after = Cursor(page[-1].received_at, page[-1].id)


def _already(store: Store, check: IntakeCheck) -> tuple[dict[int, str], list[Problem]]:
    """Return what is logged already, and the rows whose ticket is taken by another batch."""
    known = store.known_import_keys(row.import_key for row in check.rows)
    already = {row.row: known[row.import_key] for row in check.rows if row.import_key in known}
    named = {row.ticket: row for row in check.rows if row.ticket and row.row not in already}
    ours = [named[ticket] for ticket in store.tickets_exist(filter(None, named))]
    kept = _kept_contents(store, ours)
    refused = []
    for row in ours:
        ticket = str(row.ticket)
        if kept.get(ticket) == _content(row.entry, store):
            already[row.row] = ticket
        else:
            refused.append(_taken(check, row.row, ticket))
    return already, refused


def _kept_contents(store: Store, rows: list[CheckedRow]) -> dict[str, str]:
    """Return the content of the stored batches that have the rows' tickets and days."""
    if not rows:
        return {}
    days = [store.facility().day_of(row.entry.received_at) for row in rows]
    tickets = {row.ticket for row in rows}
    batches = batches_of(store, BatchFilter(since=min(days), until=max(days)))
    return {batch.ticket: _content(batch, store) for batch in batches if batch.ticket in tickets}


def _content(entry: BatchEntry, store: Store) -> str:
    """Tell by its own clock when a batch came in: a workbook knows no zone."""
    route = store.reference().default_route(entry.material)
    return canonical(entry, store.facility().zone_info, route)


def _taken(check: IntakeCheck, row: int, ticket: str) -> Problem:
    column = check.header.titles.get(TICKET)
    details = {"ticket": ticket}
    return Problem("duplicate_ticket", details, TICKET, check.sheet, row, column, ticket)
