"""Rows of a sheet turned into bookings of runs, and what is wrong with the others."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from recycler.entry.typed import is_blank, line, shown
from recycler.exchange.checking import Occurrences, SheetCheck, find_header, is_example, joined
from recycler.exchange.heads import Header, Heads
from recycler.exchange.rows import RawRow, RawSheet
from recycler.problems import Problem, Report, unheard
from recycler.processing.rules import (
    COLUMNS,
    REQUIRED,
    TEXT_LIMITS,
    BookingRow,
    BookingRules,
)
from recycler.units import unit_code

RUNS = Heads(
    columns=COLUMNS,
    required=REQUIRED,
    also={
        "run": "run number, 処理番号, ラン",
        "kind": "kind of run, 種類",
        "route": "process route, 処理ルート, ルート",
        "stage": "step, 工程",
        "area": "node, place, エリア, 場所",
        "operator": "who, 担当者, 作業者",
        "started_at": "started, start, 開始, 開始日時",
        "closed_at": "closed, finished, ended, 終了, 終了日時",
        "why": "reason, 理由",
        "booking": "direction, in or out, 記帳, 区分",
        "source": "from, taken from, ticket, 元, 投入元",
        "lot": "lot name, label, ロット, ロット名",
        "material": "material code, 材料, 材料コード",
        "product": "name, product name, 製品, 品名",
        "hazard": "hazard class, 危険区分",
        "gross": "gross weight, gross mass, 総重量",
        "tare": "tare weight, tare mass, 風袋, 風袋重量",
        "unit": "weight unit, 単位, 重量単位",
        "moisture_pct": "moisture, 水分, 含水率",
        "sd": "standard uncertainty, uncertainty, 標準不確かさ",
        "scale": "scale name, 秤, はかり",
        "container": "drum, box, 容器",
        "at": "weighed at, weighed, moment, 計量日時, 日時",
        "note": "notes, 備考, 注記",
    },
    figures=("gross", "tare", "sd"),
    units="kg|g|t|lbs?",
    unit_of=unit_code,
)


@dataclass(frozen=True, slots=True)
class RunRow:
    """A booking of a file: its row, its content, and what tells that it was booked."""

    row: int
    entry: BookingRow
    import_key: str


@dataclass(slots=True)
class RunFound:
    """What the rows of a file say of one run together.

    said: by field; rows: where each stands first; import_key: what tells that it was opened.
    """

    label: str
    said: dict[str, object] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    first_row: int = 0
    import_key: str = ""


RunCheck = SheetCheck[Header, RunRow]


@dataclass(frozen=True, slots=True)
class RunSheet:
    """What a sheet holds, and what its rows say of each run by its label.

    left_out: names of the lots in rows that cannot be booked.
    """

    check: RunCheck
    runs: dict[str, RunFound]
    left_out: set[str]


def check_run_rows(sheet: RawSheet, rules: BookingRules, report: Report = unheard) -> RunSheet:
    """Check every row below the header.

    Raises:
        InputError: `no_header`, `missing_columns`, `duplicate_column`, `no_rows`, or what reading
            the rows raises.
    """
    check = RunCheck(sheet.file, sheet.name, find_header(sheet, RUNS))
    rows = _Rows(check, rules)
    check.go_through(sheet, rows.add, report)
    for found in rows.runs.values():
        found.import_key = rows.occurrences.key(_of_run(found))
    check.rows = [
        RunRow(row, entry, rows.occurrences.key(_canonical(entry, rows.runs[entry.run])))
        for row, entry in rows.entries
    ]
    return RunSheet(check, rows.runs, rows.left_out)


class _Rows:
    """Checks row after row, and that all rows of a run say the same of it."""

    def __init__(self, check: RunCheck, rules: BookingRules) -> None:
        self.runs: dict[str, RunFound] = {}
        self.entries: list[tuple[int, BookingRow]] = []
        self.left_out: set[str] = set()
        self.occurrences = Occurrences()
        self._check, self._rules = check, rules
        self._lots: set[str] = set()

    def add(self, raw: RawRow) -> None:
        header = self._check.header
        cells = RUNS.with_unit(header, header.cells(raw.cells))
        if all(is_blank(value) for value in cells.values()):
            return
        if is_example(cells.get("run")):
            self._check.notice("example_left_out", raw.number)
            return
        self._check.seen += 1
        self._check.take_formulas_as_text(cells, TEXT_LIMITS, raw.number)
        self._check.tell_hidden(cells, raw.number)
        faults = list(RUNS.faults(header, cells))
        broken = {fault.field for fault in faults}
        entry, found = self._rules.row(cells)
        problems = [*faults, *(problem for problem in found if problem.field not in broken)]
        if entry and not faults:
            problems += self._together(entry, raw.number)
        for problem in problems:
            self._check.place(problem, raw.number)
        if entry and not problems:
            self.entries.append((raw.number, entry))
        else:
            self.left_out.update(filter(None, [line(cells.get("lot"))]))

    def _together(self, entry: BookingRow, row: int) -> Iterator[Problem]:
        """Take in what a row says of its run; yield what another row contradicts."""
        known = self.runs.setdefault(entry.run, RunFound(entry.run, first_row=row))
        for name, value in entry.of_run.items():
            if known.said.setdefault(name, value) != value:
                details = {"run": entry.run, "row": known.rows[name]}
                yield Problem("run_differs", details, name, value=_shown(value))
            known.rows.setdefault(name, row)
        known.said.setdefault("at", entry.weighed["at"])
        if entry.lot is not None:
            if entry.lot in self._lots:
                yield Problem("lot_twice", {"lot": entry.lot}, "lot", value=entry.lot)
            self._lots.add(entry.lot)


def _of_run(found: RunFound) -> str:
    said = found.said
    started = said.get("started_at", said["at"])
    values = ("run", found.label, said.get("kind"), said.get("route"), said.get("stage"))
    return joined((*values, _shown(started)))


def _canonical(entry: BookingRow, run: RunFound) -> str:
    """Return what was booked as one text, the same however it was written."""
    about = (entry.about[name] for name in sorted(entry.about))
    weighed = (_shown(entry.weighed[name]) for name in sorted(entry.weighed))
    return joined((run.import_key, entry.booking, entry.source, entry.lot, *about, *weighed))


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return shown(value) if isinstance(value, str | int | float) else str(value)
