"""Rows of a sheet turned into results to record, and what is wrong with the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, timedelta
from decimal import Decimal

from recycler.entry.typed import is_blank, line
from recycler.errors import InputError
from recycler.exchange.assay_columns import ASSAYS, LONG, SIGMA, AssayHeader
from recycler.exchange.checking import Occurrences, SheetCheck, find_header, is_example, joined
from recycler.exchange.readings import Reading, amounts, common_fields, readings
from recycler.exchange.rows import RawRow, RawSheet
from recycler.laboratory.methods import Methods
from recycler.laboratory.records import FRACTION_PER_UNIT, AssayEntry
from recycler.laboratory.rules import TEXT_LIMITS, AssayRules
from recycler.laboratory.whole import Wholes
from recycler.problems import Problem, Report, unheard


@dataclass(frozen=True, slots=True)
class AssayRow:
    """A result that can be recorded: its row, its content, and what tells that it was recorded.

    confirms: id of the kept result that this one makes final; empty: it is a new one.
    """

    row: int
    entry: AssayEntry
    import_key: str
    confirms: str = ""


AssayCheck = SheetCheck[AssayHeader, AssayRow]


def check_assay_rows(sheet: RawSheet, rules: AssayRules, report: Report = unheard) -> AssayCheck:
    """Check every row below the header; in the wide form a row holds several results.

    Raises:
        InputError: `no_header`, `missing_columns`, `duplicate_column`, `no_rows`, or what reading
            the rows raises.
    """
    check = AssayCheck(sheet.file, sheet.name, find_header(sheet, ASSAYS))
    _tell_coverage(check)
    rows = _Rows(check, rules)
    check.go_through(sheet, rows.add, report)
    if rows.without_limit:
        check.notice("not_found_left_out", count=rows.without_limit)
    return check


def canonical(entry: AssayEntry) -> str:
    """Return what was measured as one text, the same however it was written.

    Whether it is final is no part of it: a laboratory that confirms a result measured nothing anew.
    """
    moment = entry.analysed_at and entry.analysed_at.astimezone(UTC) + timedelta(milliseconds=500)
    scale = FRACTION_PER_UNIT[entry.unit]
    return joined((
        entry.ticket, entry.sample, entry.element, _digits(entry.value * scale), entry.below,
        entry.sd and _digits(entry.sd * scale), entry.method, entry.instrument, entry.laboratory,
        moment and moment.strftime("%Y-%m-%dT%H:%M:%S"),
    ))  # fmt: skip


def _digits(fraction: Decimal) -> str:
    return f"{fraction.normalize():f}"


class _Rows:
    """Checks row after row, and what the results of a file must not be together."""

    def __init__(self, check: AssayCheck, rules: AssayRules) -> None:
        self.without_limit = 0
        self._check = check
        self._rules = rules
        self._occurrences = Occurrences()
        self._tickets: dict[str, str] = {}  # by sample
        self._wholes = Wholes(Methods())
        self._told: set[tuple[object, ...]] = set()

    def add(self, raw: RawRow) -> None:
        header = self._check.header
        cells = header.cells(raw.cells)
        if any(is_example(cells.get(name)) for name in ("ticket", "sample")):
            self._check.notice("example_left_out", raw.number)
        elif any(not is_blank(value) for value in amounts(header, raw.cells) or cells.values()):
            self._check.seen += 1
            self._told.clear()
            self._check.tell_hidden(cells, raw.number)
            for reading in self._readings(raw, cells):
                self._add_result(raw.number, reading)

    def _readings(self, raw: RawRow, cells: dict[str, object]) -> Iterator[Reading]:
        header = self._check.header
        if not header.elements:
            yield Reading(LONG.with_unit(header, cells), header.coverage)
            return
        common = common_fields(cells)
        if "ticket" not in header.fields and is_blank(common.get("ticket")):
            sample = line(cells.get("sample"))
            problem = Problem("no_ticket_in_sample", {"value": sample}, "sample", value=sample)
            self._check.place(problem, raw.number)
            return
        for reading in readings(header, raw.cells, common):
            if reading is None:
                self.without_limit += 1
            else:
                yield reading

    def _add_result(self, row: int, reading: Reading) -> None:
        fields = dict(reading.fields)
        self._check.take_formulas_as_text(fields, TEXT_LIMITS, row)
        faults = list(LONG.faults(self._check.header, fields))
        broken = {fault.field for fault in faults}
        entry, found = self._rules.entry(fields, reading.coverage)
        problems = [*faults, *(problem for problem in found if problem.field not in broken)]
        if entry and not faults:
            problems += self._contradictions(entry)
        for problem in problems:
            self._place(problem, row, reading.titles.get(problem.field or ""))
        if entry and all(problem.notice for problem in problems):
            self._tickets[entry.sample] = entry.ticket
            self._wholes.add(entry)
            key = self._occurrences.key(canonical(entry))
            self._check.rows.append(AssayRow(row, entry, key))

    def _contradictions(self, entry: AssayEntry) -> Iterator[Problem]:
        """Yield what a result contradicts in the rows above it."""
        ticket = self._tickets.get(entry.sample, entry.ticket)
        if ticket != entry.ticket:
            details = {"sample": entry.sample, "ticket": ticket}
            yield Problem("sample_of_other_ticket", details, "sample", value=entry.sample)
            return
        try:
            self._wholes.check(entry)
        except InputError as error:
            yield Problem(error.code, error.details, "value", value=f"{entry.value:f}")

    def _place(self, problem: Problem, row: int, column: str | None) -> None:
        """Tell what is wrong with a row once, however many results it holds."""
        told = (problem.field, column, problem.code, problem.value)
        if told not in self._told:
            self._told.add(told)
            self._check.place(problem, row, column)


def _tell_coverage(check: AssayCheck) -> None:
    if SIGMA in check.header.fields:
        return
    assumed = [c.error for c in check.header.elements if c.error and not c.error.is_named]
    for coverage in sorted({column.coverage for column in assumed}):
        title = next(column.title for column in assumed if column.coverage == coverage)
        check.notice("coverage_assumed", column=title, sigma=coverage)
