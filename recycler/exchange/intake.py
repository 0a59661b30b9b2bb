"""Rows of a sheet turned into batches to log, and what is wrong with the others."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, timedelta, tzinfo

from recycler.batch import BatchEntry, State, WeightSource
from recycler.errors import InputError
from recycler.exchange.columns import STATE, TICKET, Header, header_of, header_score
from recycler.exchange.containers import HEADER_ROWS
from recycler.exchange.rows import SCORE_OF_A_HEADER, CellFault, RawRow, RawSheet
from recycler.intake_rules import TEXT_LIMITS, IntakeRules
from recycler.problems import Problem, Report, unheard
from recycler.typed import is_blank, line, shown
from recycler.units import unit_code

EXAMPLE_SUPPLIER = "EXAMPLE – delete this row （記入例）"
_EXAMPLE_STARTS = ("example –", "example -", "example —")
_REPORT_EVERY = 500


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A batch that can be logged: its row, its content, and what tells that it was logged."""

    row: int
    entry: BatchEntry
    import_key: str
    ticket: str | None


@dataclass
class IntakeCheck:
    """What a sheet holds.

    header: None for a sheet without rows; rows: batches that can be logged; problems: by row, they
    keep the row from being logged; notices: what was left out or is worth a look; seen: rows that
    hold a batch, good or bad.
    """

    file: str
    sheet: str
    header: Header
    rows: list[CheckedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    seen: int = 0


def check_rows(sheet: RawSheet, rules: IntakeRules, report: Report = unheard) -> IntakeCheck:
    """Check every row below the header.

    Raises:
        InputError: `no_header`, `missing_columns`, `duplicate_column`, `no_rows`, or what reading
            the rows raises.
    """
    header = _find_header(sheet)
    check = IntakeCheck(sheet.file, sheet.name, header)
    if header.extra:
        check.notices.append(_notice(check, "extra_columns", columns=list(header.extra)))
    rows = _Rows(check, rules)
    for raw in sheet.rows:
        if raw.number % _REPORT_EVERY == 0:
            report(raw.number, max(sheet.height, raw.number))
        rows.add(raw)
    if not check.seen:
        raise InputError("no_rows", file=sheet.file)
    if rows.voids:
        check.notices.append(_notice(check, "voids_left_out", count=rows.voids))
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
    return "\x1f".join("" if value is None else str(value) for value in values)


class _Rows:
    """Checks row after row, and counts what repeats in the file."""

    def __init__(self, check: IntakeCheck, rules: IntakeRules) -> None:
        self.voids = 0
        self._check = check
        self._rules = rules
        self._times_seen: dict[bytes, int] = {}
        self._tickets: set[str] = set()

    def add(self, raw: RawRow) -> None:
        cells = _by_field(self._check.header, raw)
        if all(is_blank(value) for value in cells.values()):
            return
        if line(cells.get("supplier")).casefold().startswith(_EXAMPLE_STARTS):
            self._check.notices.append(_notice(self._check, "example_left_out", raw.number))
        elif line(cells.get(STATE)).casefold() == State.VOID:
            self.voids += 1
        else:
            self._check.seen += 1
            self._add_batch(raw.number, cells)

    def _add_batch(self, row: int, cells: dict[str, object]) -> None:
        for name in TEXT_LIMITS:
            self._take_formula_as_text(cells, name, row)
        faults = list(_faults(cells, self._check.header))
        ticket = line(cells.get(TICKET)) or None
        if ticket and ticket in self._tickets:
            faults.append(Problem("duplicate_ticket", {"ticket": ticket}, TICKET, value=ticket))
        broken = {fault.field for fault in faults}
        entry, found = self._rules.entry(cells, WeightSource.IMPORTED)
        problems = [*faults, *(problem for problem in found if problem.field not in broken)]
        for problem in problems:
            self._place(problem, row)
        if entry and not faults:
            self._tickets.update((ticket,) if ticket else ())
            self._check.rows.append(CheckedRow(row, entry, self._key(entry), ticket))

    def _take_formula_as_text(self, cells: dict[str, object], name: str, row: int) -> None:
        """A program that wrote "=Alpha" into a column of texts hardly meant to compute it."""
        value = cells.get(name)
        if isinstance(value, CellFault) and value.startswith("="):
            cells[name] = text = str(value)
            self._place(
                Problem("formula_as_text", {"value": text}, name, value=text, notice=True), row
            )

    def _place(self, problem: Problem, row: int) -> None:
        header = self._check.header
        column = header.titles.get(problem.field or "", problem.field)
        placed = replace(problem, sheet=self._check.sheet, row=row, column=column)
        (self._check.notices if problem.notice else self._check.problems).append(placed)

    def _key(self, entry: BatchEntry) -> str:
        """Name a batch by its content, and by how often the file had that content before.

        So the same file, or its rows in another order, is known again; and two equal rows of one
        file are two batches.
        """
        content = canonical(entry).encode()
        digest = hashlib.sha256(content).digest()
        times = self._times_seen[digest] = self._times_seen.get(digest, 0) + 1
        return hashlib.sha256(digest + b"%d" % times).hexdigest()


def _find_header(sheet: RawSheet) -> Header:
    """Return the first row within the first twenty that names most columns.

    Raises:
        InputError: `no_header`, `missing_columns`, or `duplicate_column`.
    """
    for raw in sheet.rows:
        if raw.number > HEADER_ROWS:
            break
        if header_score(raw.cells) >= SCORE_OF_A_HEADER:
            header = header_of(raw.number, raw.cells)
            if missing := header.missing():
                raise InputError("missing_columns", file=sheet.file, columns=missing)
            return header
    raise InputError("no_header", file=sheet.file)


def _by_field(header: Header, raw: RawRow) -> dict[str, object]:
    cells = raw.cells
    values = {
        name: cells[index] if index < len(cells) else None for name, index in header.fields.items()
    }
    if header.unit and is_blank(values.get("unit")) and not is_blank(values.get("gross")):
        values["unit"] = header.unit
    return values


def _faults(cells: Mapping[str, object], header: Header) -> Iterator[Problem]:
    """Yield what is wrong with cells before any rule on their content."""
    for name, value in cells.items():
        if isinstance(value, CellFault):
            code = "formula_not_computed" if value.startswith("=") else "cell_error"
            yield Problem(code, {"value": str(value)}, name, value=str(value))
    unit = cells.get("unit")
    if header.unit and isinstance(unit, str) and _unit_or_none(unit) not in (None, header.unit):
        details = {"value": shown(cells.get("gross")), "found": header.unit, "expected": unit}
        yield Problem("unit_conflict", details, "unit", value=unit)


def _unit_or_none(text: str) -> str | None:
    try:
        return unit_code(text)
    except InputError:
        return None


def _notice(check: IntakeCheck, code: str, row: int | None = None, **details: object) -> Problem:
    return Problem(code, details, sheet=check.sheet, row=row, notice=True)
