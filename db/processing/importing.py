"""Runs of a sheet on their way into the store: all of them, or none and the reasons why."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from db.batches.importing import Preview
from db.batches.needed_room import told_room
from db.processing.writes import Booking
from db.store import Store
from recycler.errors import InputError
from recycler.exchange.rows import read_rows
from recycler.exchange.run import RUNS, RunCheck, RunFound, RunRow, check_run_rows
from recycler.exchange.text_rows import Source
from recycler.problems import Problem, Report, unheard
from recycler.processing.records import InputEntry, LotEntry, LotKind, RunEntry, RunKind, RunState
from recycler.processing.rules import PLACES, RUN_FIELDS, BookingRules


@dataclass(frozen=True, slots=True)
class RunImport:
    """What importing a file of runs did, or would do.

    imported: rows booked; runs, lots: their numbers; already: by row the run of what was booked
    before. With problems nothing was booked.
    """

    imported: int
    runs: list[str]
    lots: list[str]
    already: dict[int, str]
    problems: list[Problem]
    notices: list[Problem]


class _TakenBackError(Exception):
    """Ends a transaction that is not to stay."""


def preview_runs(store: Store, source: Source, report: Report = unheard) -> Preview[RunRow]:
    """Return what importing would book: nothing is stored, and with a problem nothing would be.

    Raises:
        InputError: the file as a whole cannot be taken.
    """
    work, new = _work(store, source, report)
    work.run(new, who="", stays=False, report=report)
    check = work.check
    return Preview(
        source,
        check.sheet,
        check.header.titles,
        check.seen,
        [] if check.problems else new,
        work.already,
        sorted(check.problems, key=lambda problem: problem.row or 0),
        check.notices,
    )


def import_runs(
    store: Store, source: Source, *, who: str, dry_run: bool = False, report: Report = unheard
) -> RunImport:
    """Book the runs of a workbook or text file, all or none; what is booked is not booked again.

    A dry run books everything as well and takes it back, so that it finds all that importing
    would find.

    Args:
        store: where to.
        source: the file, or rows that were pasted.
        who: the operator.
        dry_run: leave the store as it is.
        report: progress over checking, then booking; raise from it to stop with nothing booked.

    Raises:
        InputError: the file as a whole cannot be taken; nothing was booked.
    """
    work, new = _work(store, source, report)
    with told_room(store.folder, len(new)):
        work.run(new, who=who, stays=not dry_run, report=report)
    check = work.check
    problems = sorted(check.problems, key=lambda problem: problem.row or 0)
    if problems:
        return RunImport(0, [], [], {}, problems, check.notices)
    return RunImport(len(new), work.opened, work.booked, work.already, [], check.notices)


def _work(store: Store, source: Source, report: Report) -> "tuple[_Work, list[RunRow]]":
    """Read and check a file; return what is to be done, and the rows that are not booked yet."""
    sheet = read_rows(source, RUNS)
    facility = store.facility()
    rules = BookingRules(
        store.reference(),
        facility.zone_info,
        facility.scale_capacity_kg,
        decimal_comma=sheet.decimal_comma,
    )
    found = check_run_rows(sheet, rules, lambda done, total: report(done, 2 * total))
    check, runs = found.check, found.runs
    keys = [row.import_key for row in check.rows] + [run.import_key for run in runs.values()]
    before = store.processing.known_keys(keys)
    new = [row for row in check.rows if row.import_key not in before]
    return _Work(store, check, runs, before, found.left_out), new


@dataclass
class _Work:
    """Books row after row; a row that cannot be booked leaves out what hangs on it."""

    store: Store
    check: RunCheck
    runs: dict[str, RunFound]
    before: dict[str, str]
    left_out: set[str]
    opened: list[str] = field(default_factory=list)
    booked: list[str] = field(default_factory=list)
    _numbers: dict[str, str] = field(default_factory=dict)
    _lots: dict[str, str] = field(default_factory=dict)
    _failed: set[str] = field(default_factory=set)

    @property
    def already(self) -> dict[int, str]:
        """The run of what was booked before, by row."""
        booked = self.before
        rows = self.check.rows
        return {row.row: booked[row.import_key] for row in rows if row.import_key in booked}

    def run(self, rows: list[RunRow], *, who: str, stays: bool, report: Report) -> None:
        """Book rows in one transaction; it is taken back if it is not to stay, or not whole."""
        with suppress(_TakenBackError), self.store.processing.booking(who=who) as booking:
            self.do(booking, rows, report)
            if self.check.problems or not stays:
                raise _TakenBackError

    def do(self, booking: Booking, rows: list[RunRow], report: Report) -> None:
        for label, found in self.runs.items():
            self._open(booking, label, found)
        self._lots = {
            row.entry.lot: self.before[row.import_key]
            for row in self.check.rows
            if row.entry.lot and row.import_key in self.before
        }
        waiting, count = self._later(rows), len(rows)
        while waiting:
            ready = _ready(waiting)
            if not ready:
                self._tell_cycle(waiting)
                break
            for row in ready:
                self._row(booking, row)
            done = {row.row for row in ready}
            waiting = [row for row in waiting if row.row not in done]
            report(2 * count - len(waiting), 2 * count)
        for label, found in self.runs.items():
            self._close(booking, label, found)

    def _open(self, booking: Booking, label: str, found: RunFound) -> None:
        if known := self._known(label, found):
            self._numbers[label] = known
            return
        said = {name: found.said[name] for name in RUN_FIELDS if name in found.said}
        said.setdefault("started_at", found.said["at"])
        said.setdefault("kind", RunKind.PROCESS)
        closed_and_why = {"closed_at", "why"}
        entry = RunEntry.model_construct(
            **{name: value for name, value in said.items() if name not in closed_and_why}  # type: ignore[arg-type]
        )
        row = self._tried(found.first_row, lambda: booking.open(entry, import_key=found.import_key))
        if row is None:
            return
        self._numbers[label] = row["number"]
        self.opened.append(row["number"])

    def _known(self, label: str, found: RunFound) -> str | None:
        """Return the number of a run that is there: imported before, or named by its number."""
        if known := self.before.get(found.import_key):
            return known
        with suppress(InputError):
            return self.store.processing.run(label).number
        return None

    def _later(self, rows: list[RunRow]) -> list[RunRow]:
        """Return rows with the inputs of each run first, as they say how much it may yield."""
        return sorted(rows, key=lambda row: not row.entry.is_input)

    def _tell_cycle(self, waiting: list[RunRow]) -> None:
        """Refuse rows of which each hangs on another one."""
        row = next(row for row in waiting if row.entry.is_input)
        path = list(dict.fromkeys(other.entry.lot for other in waiting if other.entry.lot))
        details = {"source": row.entry.source, "run": row.entry.run, "path": path}
        self.check.place(Problem("cycle", details, "source", value=row.entry.source), row.row)

    def _row(self, booking: Booking, row: RunRow) -> None:
        entry = row.entry
        run = self._numbers.get(entry.run)
        source = self._lots.get(entry.source or "", entry.source or "")
        if run is None or source in self._failed | self.left_out:
            self._failed |= {entry.lot} if entry.lot else set()
            return
        if entry.is_input:
            values = {**entry.weighed, "run": run, "source": source}
            taken = InputEntry.model_construct(**values)  # type: ignore[arg-type]
            self._tried(row.row, lambda: booking.take(taken, import_key=row.import_key))
            return
        values = {**entry.weighed, **entry.about, "run": run, "kind": LotKind(entry.booking)}
        lot = LotEntry.model_construct(**values)  # type: ignore[arg-type]
        made = self._tried(row.row, lambda: booking.book(lot, import_key=row.import_key))
        if made is not None:
            self.booked.append(made["number"])
        if entry.lot and made is not None:
            self._lots[entry.lot] = made["number"]
        elif entry.lot:
            self._failed.add(entry.lot)

    def _close(self, booking: Booking, label: str, found: RunFound) -> None:
        number, closed_at = self._numbers.get(label), found.said.get("closed_at")
        if number is None or not isinstance(closed_at, datetime) or self.check.problems:
            return
        if number not in self.opened and self._is_closed(number):
            return
        why = str(found.said.get("why") or "")
        self._tried(
            found.rows["closed_at"],
            lambda: booking.close(number, closed_at, why=why),
            "closed_at",
        )

    def _is_closed(self, number: str) -> bool:
        return self.store.processing.run(number).state is RunState.CLOSED

    def _tried(
        self, row: int, act: Callable[[], dict[str, Any]], field_name: str = ""
    ) -> dict[str, Any] | None:
        """Return what was booked, or None with the refusal placed in its row."""
        try:
            return act()
        except InputError as error:
            place = field_name or PLACES.get(error.code) or str(error.details.get("field") or "run")
            self.check.place(Problem(error.code, error.details, place), row)
            return None


def _ready(waiting: list[RunRow]) -> list[RunRow]:
    """Return the rows that hang on none of the others.

    A lot hangs on the inputs of its run, an input on the lot it is taken from.
    """
    to_come = {row.entry.lot for row in waiting if row.entry.lot}
    taking = {row.entry.run for row in waiting if row.entry.is_input}
    return [
        row
        for row in waiting
        if (row.entry.source not in to_come if row.entry.is_input else row.entry.run not in taking)
    ]
