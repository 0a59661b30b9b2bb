"""Rows of a sheet turned into results to record, and what is wrong with the others."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, timedelta
from decimal import Decimal

from recycler.exchange.assay_columns import ASSAYS, LONG, SIGMA, AssayHeader
from recycler.exchange.checking import Occurrences, SheetCheck, find_header, is_example, joined
from recycler.exchange.readings import Reading, amounts, common_fields, readings
from recycler.exchange.rows import RawRow, RawSheet
from recycler.laboratory.records import FRACTION_PER_UNIT, AssayEntry
from recycler.laboratory.rules import TEXT_LIMITS, AssayRules
from recycler.problems import Problem, Report, unheard
from recycler.typed import is_blank, line


@dataclass(frozen=True, slots=True)
class AssayRow:
    """A result that can be recorded: its row, its content, and what tells that it was recorded."""

    row: int
    entry: AssayEntry
    import_key: str


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
        self._together = _Together()
        self._told: set[tuple[object, ...]] = set()

    def add(self, raw: RawRow) -> None:
        header = self._check.header
        cells = header.cells(raw.cells)
        if any(is_example(cells.get(name)) for name in ("ticket", "sample")):
            self._check.notice("example_left_out", raw.number)
        elif any(not is_blank(value) for value in amounts(header, raw.cells) or cells.values()):
            self._check.seen += 1
            self._told.clear()
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
            problems += self._together.problems(entry)
        for problem in problems:
            self._place(problem, row, reading.titles.get(problem.field or ""))
        if entry and all(problem.notice for problem in problems):
            self._together.add(entry)
            key = self._occurrences.key(canonical(entry))
            self._check.rows.append(AssayRow(row, entry, key))

    def _place(self, problem: Problem, row: int, column: str | None) -> None:
        """Tell what is wrong with a row once, however many results it holds."""
        told = (problem.field, column, problem.code, problem.value)
        if told not in self._told:
            self._told.add(told)
            self._check.place(problem, row, column)


class _Together:
    """What results of one file say together: whose a sample is, and what it holds in all."""

    def __init__(self) -> None:
        self._tickets: dict[str, str] = {}
        self._found: dict[tuple[object, ...], dict[str, list[Decimal]]] = defaultdict(dict)

    def problems(self, entry: AssayEntry) -> Iterator[Problem]:
        """Yield what a result contradicts."""
        ticket = self._tickets.get(entry.sample, entry.ticket)
        if ticket != entry.ticket:
            details = {"sample": entry.sample, "ticket": ticket}
            yield Problem("sample_of_other_ticket", details, "sample", value=entry.sample)
            return
        found = self._found[self._sample(entry)]
        others = (values for symbol, values in found.items() if symbol != entry.element)
        own = [*found.get(entry.element, ()), _fraction(entry)]
        total = sum(map(_mean, others), _mean(own))
        if total > 1:
            details = {"sample": entry.sample, "sum": f"{100 * total:.2f}"}
            yield Problem("results_over_whole", details, "value", value=f"{entry.value:f}")

    def add(self, entry: AssayEntry) -> None:
        self._tickets[entry.sample] = entry.ticket
        found = self._found[self._sample(entry)]
        found.setdefault(entry.element, []).append(_fraction(entry))

    @staticmethod
    def _sample(entry: AssayEntry) -> tuple[object, ...]:
        return entry.ticket, entry.sample, entry.method


def _fraction(entry: AssayEntry) -> Decimal:
    """Return what a result adds to a sum; what was not found adds nothing."""
    return Decimal(0) if entry.below else entry.value * FRACTION_PER_UNIT[entry.unit]


def _mean(replicates: list[Decimal]) -> Decimal:
    return sum(replicates, Decimal(0)) / len(replicates)


def _tell_coverage(check: AssayCheck) -> None:
    if SIGMA in check.header.fields:
        return
    assumed = [c.error for c in check.header.elements if c.error and not c.error.is_named]
    for coverage in sorted({column.coverage for column in assumed}):
        title = next(column.title for column in assumed if column.coverage == coverage)
        check.notice("coverage_assumed", column=title, sigma=coverage)
