"""Rows of a sheet turned into batches to log, and what is wrong with the others."""

from dataclasses import dataclass
from datetime import UTC, timedelta, tzinfo

from recycler.batch import BatchEntry, State, WeightSource
from recycler.entry.intake_rules import TEXT_LIMITS, IntakeRules
from recycler.entry.typed import is_blank, line
from recycler.exchange.checking import Occurrences, SheetCheck, find_header, is_example, joined
from recycler.exchange.columns import BATCHES, STATE, TICKET
from recycler.exchange.heads import Header
from recycler.exchange.rows import RawRow, RawSheet
from recycler.problems import Problem, Report, unheard


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A batch that can be logged: its row, its content, and what tells that it was logged."""

    row: int
    entry: BatchEntry
    import_key: str
    ticket: str | None


IntakeCheck = SheetCheck[Header, CheckedRow]


def check_rows(sheet: RawSheet, rules: IntakeRules, report: Report = unheard) -> IntakeCheck:
    """Check every row below the header.

    Raises:
        InputError: `no_header`, `missing_columns`, `duplicate_column`, `no_rows`, or what reading
            the rows raises.
    """
    check = IntakeCheck(sheet.file, sheet.name, find_header(sheet, BATCHES))
    rows = _Rows(check, rules)
    check.go_through(sheet, rows.add, report)
    if rows.voids:
        check.notice("voids_left_out", count=rows.voids)
    return check


def canonical(entry: BatchEntry, zone: tzinfo = UTC, route: str | None = None) -> str:
    """Return the content of a batch as one text, the same however it was written.

    Args:
        entry: the batch.
        zone: its moment is written on this clock, to the second.
        route: what is meant where it names none.
    """
    moment = entry.received_at.astimezone(zone) + timedelta(milliseconds=500)
    values = (
        moment.strftime("%Y-%m-%dT%H:%M:%S"), entry.material, entry.supplier, entry.supplier_lot,
        entry.origin_country, entry.gross_reading.ug, entry.tare_reading.ug, entry.unit,
        entry.moisture_ppm, entry.contamination_ppm, entry.route or route, entry.note,
    )  # fmt: skip
    return joined(values)


class _Rows:
    """Checks row after row, and counts what repeats in the file."""

    def __init__(self, check: IntakeCheck, rules: IntakeRules) -> None:
        self.voids = 0
        self._check = check
        self._rules = rules
        self._occurrences = Occurrences()
        self._tickets: set[str] = set()

    def add(self, raw: RawRow) -> None:
        header = self._check.header
        cells = BATCHES.with_unit(header, header.cells(raw.cells))
        if all(is_blank(value) for value in cells.values()):
            return
        if is_example(cells.get("supplier")):
            self._check.notice("example_left_out", raw.number)
        elif line(cells.get(STATE)).casefold() == State.VOID:
            self.voids += 1
        else:
            self._check.seen += 1
            self._add_batch(raw.number, cells)

    def _add_batch(self, row: int, cells: dict[str, object]) -> None:
        self._check.take_formulas_as_text(cells, TEXT_LIMITS, row)
        self._check.tell_hidden(cells, row)
        faults = list(BATCHES.faults(self._check.header, cells))
        ticket = line(cells.get(TICKET)) or None
        if ticket and ticket in self._tickets:
            faults.append(Problem("duplicate_ticket", {"ticket": ticket}, TICKET, value=ticket))
        broken = {fault.field for fault in faults}
        entry, found = self._rules.entry(cells, WeightSource.IMPORTED)
        for problem in (*faults, *(problem for problem in found if problem.field not in broken)):
            self._check.place(problem, row)
        if entry and not faults:
            self._tickets.update((ticket,) if ticket else ())
            key = self._occurrences.key(canonical(entry))
            self._check.rows.append(CheckedRow(row, entry, key, ticket))
