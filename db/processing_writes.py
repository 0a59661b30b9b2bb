"""Changes of runs and lots, booked within one transaction over rows and journal."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar

import uuid_utils
from sqlalchemy import (
    ColumnElement,
    Table,
    bindparam,
    insert,
    literal_column,
    select,
    text,
    update,
)

from db.assay_records import assay_columns, kept
from db.engine import Writing
from db.journal import Chain
from db.processing_records import (
    INPUT,
    INPUT_COLUMNS,
    INPUT_VERSION,
    LOT,
    LOT_ASSAY,
    LOT_ASSAY_COLUMNS,
    LOT_COLUMNS,
    LOT_VERSION,
    RUN,
    RUN_COLUMNS,
    RUN_VERSION,
    TARE,
    input_columns,
    lot_columns,
    run_columns,
    run_of,
    tare_columns,
)
from db.records import Row, now_text, utc_text
from db.stock import check_no_cycle, check_untouched, source, weighed
from db.writes import reason_of
from recycler.errors import InputError
from recycler.facility import Facility
from recycler.laboratory.records import AssayEntry, AssayState, Taking
from recycler.processing.checks import (
    check_entry,
    check_input,
    check_lot,
    check_together_in,
    recorded,
    stages_of,
)
from recycler.processing.records import (
    BookingState,
    ContainerTare,
    InputEntry,
    Lot,
    LotEntry,
    Run,
    RunEntry,
    RunState,
    Weighed,
)
from recycler.processing.stock import Taken, check_yield
from recycler.reference import Reference

_BOOKED = BookingState.BOOKED.value
_IS_BOOKED: ColumnElement[str] = literal_column(
    f"'{_BOOKED}'"
)  # the driver is handed named values only
W = TypeVar("W", bound=Weighed)


def _numbered(table: str) -> Any:
    """Return the query for the highest number of a year; SQLAlchemy's own limit needs a value."""
    return text(
        f"SELECT number FROM {table} WHERE number LIKE :beginning "
        "ORDER BY length(number) DESC, number DESC LIMIT 1"
    )


def _found(table: Table, names: Iterable[str], key: str) -> Any:
    return select(*(table.c[name] for name in names)).where(table.c[key] == bindparam("key"))


def _replacing(table: Table, names: Iterable[str]) -> Any:
    values: Row = {name: bindparam(name) for name in names}
    return update(table).where(table.c.id == bindparam("old_id")).values(values)


def _amounts(table: Table, name: ColumnElement[str]) -> Any:
    columns = (name, table.c.dry_ug, table.c.dry_var)
    return select(*columns).where(table.c.run_id == bindparam("id"), table.c.state == _IS_BOOKED)


_LAST = {"R": _numbered("run"), "L": _numbered("lot")}
_RUN = _found(RUN, RUN_COLUMNS, "number")
_INPUT = _found(INPUT, INPUT_COLUMNS, "id")
_LOT = _found(LOT, LOT_COLUMNS, "number")
_LOT_ASSAY = _found(LOT_ASSAY, LOT_ASSAY_COLUMNS, "id")
_REPLACED = _found(LOT_ASSAY, ("id",), "retest_of")
_ADD = {table: insert(table).inline() for table in (RUN, INPUT, LOT, LOT_ASSAY, TARE)}
_KEEP = {
    RUN: insert(RUN_VERSION).inline(),
    INPUT: insert(INPUT_VERSION).inline(),
    LOT: insert(LOT_VERSION).inline(),
}
_REPLACE = {
    RUN: _replacing(RUN, RUN_COLUMNS),
    INPUT: _replacing(INPUT, INPUT_COLUMNS),
    LOT: _replacing(LOT, LOT_COLUMNS),
}
_TAKEN = _amounts(INPUT, INPUT.c.source)
_YIELDED = _amounts(LOT, LOT.c.number)
_HEAP = (
    select(INPUT.c.source)
    .distinct()
    .where(INPUT.c.run_id == bindparam("id"), INPUT.c.state == _IS_BOOKED)
)
_TARE = text(
    "SELECT tare, unit FROM container_tare WHERE container = :container AND at <= :at "
    "ORDER BY at DESC, id DESC LIMIT 1"
)
_RUN_OF_LOT = select(LOT.c.run_id).where(LOT.c.id == bindparam("id"))


class Booking:
    """What is booked within one transaction; each step is checked before anything is written.

    A step that raises has written nothing, so the next one can be tried.
    """

    def __init__(
        self, writing: Writing, facility: Facility, reference: Reference, *, who: str
    ) -> None:
        self._writing, self._who = writing, who
        self._chain = Chain(writing, who=who, station=facility.station)
        self._facility, self._reference = facility, reference
        self._now = now_text()

    def open(self, entry: RunEntry, *, import_key: str | None = None) -> Row:
        """Start a run and give it the next number of its year."""
        entry = recorded(RunEntry, entry)
        version = check_entry(self._reference, entry)
        row = run_columns(entry) | {
            "id": str(uuid_utils.uuid7()), "number": self._number("R", entry.started_at),
            "version": 1, "state": RunState.OPEN.value, "route_version": version, "reached": 0,
            "closed_at": None, "why": None, "opened_at": self._now, "opened_by": self._who,
            "import_key": import_key,
        }  # fmt: skip
        self._add(RUN, row, "run_open", row["number"])
        return row

    def take(self, entry: InputEntry, *, import_key: str | None = None) -> Row:
        """Take a weighed amount from a batch or a lot into an open run."""
        entry = recorded(InputEntry, entry)
        run = self._open_run(entry.run)
        found = source(self._writing, entry.source)
        entry = self._with_tare(entry)
        heap = [name for (name,) in self._writing.all(_HEAP, {"id": run["id"]})]
        check_input(self._reference, run_of(run), found.record, heap)
        if isinstance(found.record, Lot):
            (made_by,) = self._writing.first(_RUN_OF_LOT, {"id": found.record.id}) or ("",)
            check_no_cycle(self._writing, run, found.record, str(made_by))
        self._check_heap(run_of(run), [name for name in heap if name != entry.source], entry.source)
        found.stock.after(Taken(run["number"], entry.dry_kg, entry.dry_sd_kg))
        is_lot = isinstance(found.record, Lot)
        row = self._booked(input_columns(entry), run, import_key) | {
            "batch_id": None if is_lot else found.record.id,
            "lot_id": found.record.id if is_lot else None,
        }
        self._add(INPUT, row, "take", f"{run['number']}:{row['id']}")
        return row

    def book(self, entry: LotEntry, *, import_key: str | None = None) -> Row:
        """Book a weighed output of an open run as a lot with the next number of its year."""
        entry = recorded(LotEntry, entry)
        run = self._open_run(entry.run)
        check_lot(self._reference, entry)
        entry = self._with_tare(entry)
        if run_of(run).kind.is_physical:
            self._check_yield(run, Taken("", entry.dry_kg, entry.dry_sd_kg))
        row = self._booked(lot_columns(entry), run, import_key)
        row["number"] = self._number("L", entry.at)
        self._add(LOT, row, "lot", row["number"])
        return row

    def close(self, number: str, at: datetime, *, why: str = "", reached: int = 0) -> Row:
        """Close a run; one that yielded more than it took needs a reason.

        Raises:
            InputError: `no_such_run`, `run_closed`, `closed_before_start`, `nothing_taken` or
                `yields_too_much`.
        """
        run = self._open_run(number)
        if utc_text(at) < run["started_at"]:
            raise InputError("closed_before_start", run=number)
        if not self._writing.all(_TAKEN, {"id": run["id"]}):
            raise InputError("nothing_taken", run=number)
        if not why.strip():
            self._check_yield(run)
        changes = {"state": RunState.CLOSED.value, "closed_at": utc_text(at)}
        done = max(reached, len(stages_of(self._reference, run_of(run))))
        return self._replace(RUN, run, changes | {"reached": done}, "run_close", why)

    def reopen(self, number: str, *, why: str) -> Row:
        """Open a closed run again, with a reason.

        Raises:
            InputError: `no_such_run`, `run_open` or `why_needed`.
        """
        run = self._run(number)
        if run["state"] == RunState.OPEN.value:
            raise InputError("run_open", run=number)
        changes = {"state": RunState.OPEN.value, "closed_at": None}
        return self._replace(RUN, run, changes, "run_reopen", reason_of(why))

    def reach(self, number: str, done: int) -> Row:
        """Say how many stages of its route an open run has behind it.

        Raises:
            InputError: `no_such_run`, `run_closed` or `no_such_stage`.
        """
        run = self._open_run(number)
        stages = stages_of(self._reference, run_of(run))
        if not 0 <= done <= len(stages):
            raise InputError("no_such_stage", value=done, stages=stages)
        return self._replace(RUN, run, {"reached": done}, "run_stage", "")

    def cancel_input(self, input_id: str, *, why: str) -> Row:
        """Take back an input of an open run, with a reason.

        Raises:
            InputError: `no_such_booking`, `run_closed`, `yields_too_much` or `why_needed`.
        """
        reason = reason_of(why)
        row = self._booking(_INPUT, INPUT_COLUMNS, input_id)
        run = self._open_run(row["run"])
        if run_of(run).kind.is_physical:
            self._check_yield(run, left_out=row["source"], less_ug=row["dry_ug"])
        cancelled = {"state": BookingState.CANCELLED.value}
        return self._replace(INPUT, row, cancelled, "take_cancel", reason, row["run"])

    def cancel_lot(self, number: str, *, why: str) -> Row:
        """Take back a lot of an open run of which nothing was taken, with a reason.

        Raises:
            InputError: `no_such_booking`, `run_closed`, `lot_in_run` or `why_needed`.
        """
        reason = reason_of(why)
        row = self._booking(_LOT, LOT_COLUMNS, number)
        self._open_run(row["run"])
        check_untouched(self._writing, number)
        return self._replace(
            LOT, row, {"state": BookingState.CANCELLED.value}, "lot_cancel", reason
        )

    def weigh_empty(self, entry: ContainerTare) -> Row:
        """Keep what a container weighs empty."""
        row = tare_columns(recorded(ContainerTare, entry)) | self._recorded()
        self._add(TARE, row, "tare", f"container:{row['id']}")
        return row

    def assay(
        self,
        entry: AssayEntry,
        how: Taking | None = None,
        *,
        retest_of: str | None = None,
        import_key: str | None = None,
    ) -> Row:
        """Keep what was found in a lot; its number stands in the place of a ticket.

        Raises:
            InputError: `no_such_source` or `lot_cancelled`.
        """
        lot = self._writing.first(_LOT, {"key": entry.ticket})
        if lot is None:
            raise InputError("no_such_source", source=entry.ticket)
        found = dict(zip(LOT_COLUMNS, lot, strict=True))
        if found["state"] == BookingState.CANCELLED.value:
            raise InputError("lot_cancelled", source=entry.ticket)
        row = assay_columns(entry) | self._recorded() | {
            "lot_id": found["id"], "how": how.value if how else None, "retest_of": retest_of,
            "import_key": import_key,
        }  # fmt: skip
        self._add(LOT_ASSAY, row, "lot_assay", f"{entry.ticket}:{row['id']}")
        return row

    def turn_assay(self, assay_id: str, state: AssayState, *, why: str = "") -> Row:
        """Make a result in a lot final, or reject it with a reason: a new one takes its place.

        Raises:
            InputError: `no_such_assay`, `assay_is` or `why_needed`.
        """
        found = self._writing.first(_LOT_ASSAY, {"key": assay_id})
        if found is None:
            raise InputError("no_such_assay", id=assay_id)
        old = dict(zip(LOT_ASSAY_COLUMNS, found, strict=True))
        settled = self._writing.first(_REPLACED, {"key": assay_id}) is not None
        if settled or old["state"] in (state.value, AssayState.REJECTED.value):
            raise InputError("assay_is", state=old["state"], sample=old["sample"])
        reason = reason_of(why) if state is AssayState.REJECTED else why or old["why"]
        row = old | self._recorded() | {
            "below": bool(old["below"]), "state": state.value, "why": reason,
            "retest_of": assay_id, "import_key": None,
        }  # fmt: skip
        self._add(LOT_ASSAY, row, "lot_assay", f"{old['ticket']}:{row['id']}")
        return row

    # behind the steps

    def _run(self, number: str) -> Row:
        found = self._writing.first(_RUN, {"key": number})
        if found is None:
            raise InputError("no_such_run", run=number)
        return dict(zip(RUN_COLUMNS, found, strict=True))

    def _open_run(self, number: str) -> Row:
        run = self._run(number)
        if run["state"] != RunState.OPEN.value:
            raise InputError("run_closed", run=number)
        return run

    def _booking(self, query: Any, columns: tuple[str, ...], key: str) -> Row:
        found = self._writing.first(query, {"key": key})
        row = dict(zip(columns, found, strict=True)) if found else {}
        if row.get("state") != BookingState.BOOKED.value:
            raise InputError("no_such_booking", value=row.get("number") or row.get("source") or key)
        return row

    def _number(self, letter: str, at: datetime) -> str:
        year = self._facility.day_of(at).year % 100
        beginning = f"{letter}-{year:02d}-"
        last = self._writing.first(_LAST[letter], {"beginning": f"{beginning}%"})
        number = int(str(last[0]).removeprefix(beginning)) if last else 0
        return f"{beginning}{number + 1:04d}"

    def _with_tare(self, entry: W) -> W:
        """Return a weighing in a known container, without a tare of its own, with the last one."""
        if entry.container is None or entry.tare:
            return entry
        key = {"container": entry.container, "at": utc_text(entry.at)}
        found = self._writing.first(_TARE, key)
        if found is None or found[1] != entry.unit:
            return entry
        return recorded(type(entry), entry.model_copy(update={"tare": Decimal(str(found[0]))}))

    def _check_heap(self, run: Run, others: list[str], new: str) -> None:
        if run.kind.joins and others:
            records = [source(self._writing, name).record for name in (*others, new)]
            check_together_in(self._reference, records)

    def _check_yield(
        self, run: Row, more: Taken | None = None, *, left_out: str = "", less_ug: int = 0
    ) -> None:
        taken = self._writing.all(_TAKEN, {"id": run["id"]})
        if left_out:
            taken.remove(next(row for row in taken if (row[0], row[1]) == (left_out, less_ug)))
        outputs = [*weighed(self._writing.all(_YIELDED, {"id": run["id"]})), *filter(None, (more,))]
        check_yield(run["number"], tuple(weighed(taken)), tuple(outputs))

    def _booked(self, row: Row, run: Row, import_key: str | None) -> Row:
        return row | {
            "id": str(uuid_utils.uuid7()), "version": 1, "state": _BOOKED, "run_id": run["id"],
            "why": None, "booked_at": self._now, "booked_by": self._who, "import_key": import_key,
        }  # fmt: skip

    def _recorded(self) -> Row:
        return {
            "id": str(uuid_utils.uuid7()), "recorded_at": self._now, "recorded_by": self._who,
        }  # fmt: skip

    def _add(self, table: Table, row: Row, action: str, subject: str) -> None:
        self._writing.run(_ADD[table], row)
        self._chain.append(action, subject, 1, after=kept(row))

    def _replace(
        self, table: Table, old: Row, changes: Row, action: str, why: str, owner: str = ""
    ) -> Row:
        new = old | changes | {"version": old["version"] + 1, "why": why or None}
        self._writing.run(_KEEP[table], old)
        self._writing.run(_REPLACE[table], new | {"old_id": old["id"]})
        subject = f"{owner}:{new['id']}" if owner else new["number"]
        self._chain.append(
            action, subject, new["version"], why=why or None, before=kept(old), after=kept(new)
        )
        return new
