"""Changes of runs and lots, booked within one transaction over rows and journal."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

import uuid_utils
from sqlalchemy import ColumnElement, Table, bindparam, literal_column, select, text

from db.balance.stock import check_no_cycle, check_untouched, source, weighed
from db.batches.records import Row, utc_text
from db.batches.writes import reason_of
from db.engine import Writing
from db.processing.lot_assays import LotAssays
from db.processing.records import (
    INPUT,
    INPUT_COLUMNS,
    LOT,
    LOT_ASSAY,
    LOT_COLUMNS,
    RUN,
    TARE,
    input_columns,
    lot_columns,
    run_columns,
    run_of,
    tare_columns,
)
from db.processing.rows import found_by
from recycler.entry.typed import in_unit
from recycler.errors import InputError
from recycler.facility import Facility
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
from recycler.reference.data import Reference
from recycler.units import Reading

if TYPE_CHECKING:
    from recycler.processing.account import Account

# Spelt out, as the driver is handed named values only.
_IS_BOOKED: ColumnElement[str] = literal_column(f"'{BookingState.BOOKED.value}'")
W = TypeVar("W", bound=Weighed)


def _amounts(table: Table, name: ColumnElement[str]) -> Any:
    columns = (name, table.c.dry_ug, table.c.dry_var)
    return select(*columns).where(table.c.run_id == bindparam("id"), table.c.state == _IS_BOOKED)


_INPUT = found_by(INPUT, INPUT_COLUMNS, "id")
_LOT = found_by(LOT, LOT_COLUMNS, "number")
_TAKEN = _amounts(INPUT, INPUT.c.source)
_YIELDED = _amounts(LOT, LOT.c.number)
_HEAP = (
    select(INPUT.c.source)
    .distinct()
    .where(INPUT.c.run_id == bindparam("id"), INPUT.c.state == _IS_BOOKED)
)
_TARE = text(
    "SELECT tare, unit FROM container_tare WHERE lower(container) = lower(:container) "
    "AND at <= :at "
    "ORDER BY at DESC, id DESC LIMIT 1"
)
_CONTAINER = text(
    "SELECT container FROM container_tare WHERE lower(container) = lower(:container) LIMIT 1"
)
_ASSAYED = (
    select(LOT_ASSAY.c.id)
    .join(LOT, LOT.c.id == LOT_ASSAY.c.lot_id)
    .where(LOT.c.run_id == bindparam("id"))
)
_RUN_OF_LOT = select(LOT.c.run_id).where(LOT.c.id == bindparam("id"))


class Booking(LotAssays):
    """What is booked within one transaction; each step is checked before anything is written.

    A step that raises has written nothing, so the next one can be tried.

    Args:
        writing: the transaction.
        facility: whose zone says in which year a number falls.
        reference: the data in use.
        account: the account of a run as it stands in a transaction.
        who: books.
        seen: the version of a run the person saw.
    """

    def __init__(
        self,
        writing: Writing,
        facility: Facility,
        reference: Reference,
        account: "Callable[[Writing, str], Account]",
        *,
        who: str,
        seen: int | None = None,
    ) -> None:
        super().__init__(writing, facility, reference, who=who, seen=seen)
        self._account = account

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
        if entry.moisture_ppm is None:  # as moist as what it is taken from
            moist = {"moisture_ppm": found.record.moisture_ppm}
            entry = recorded(InputEntry, entry.model_copy(update=moist))
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
        """Close a run; one that yielded more than it took, in mass or an element, needs a reason.

        Raises:
            InputError: `no_such_run`, `run_closed`, `closed_before_start`, `nothing_taken`,
                `yields_too_much` or `yields_element`.
        """
        run = self._open_run(number, self._seen)
        if utc_text(at) < run["started_at"]:
            raise InputError("closed_before_start", run=number)
        if not self._writing.all(_TAKEN, {"id": run["id"]}):
            raise InputError("nothing_taken", run=number)
        if not why.strip():
            self._check_yield(run)
            self._check_elements(run)
        changes = {"state": RunState.CLOSED.value, "closed_at": utc_text(at)}
        done = max(reached, len(stages_of(self._reference, run_of(run))))
        return self._replace(RUN, run, changes | {"reached": done}, "run_close", why)

    def reopen(self, number: str, *, why: str) -> Row:
        """Open a closed run again, with a reason.

        Raises:
            InputError: `no_such_run`, `run_open` or `why_needed`.
        """
        run = self._run(number, self._seen)
        if run["state"] == RunState.OPEN.value:
            raise InputError("run_open", run=number)
        changes = {"state": RunState.OPEN.value, "closed_at": None}
        return self._replace(RUN, run, changes, "run_reopen", reason_of(why))

    def reach(self, number: str, done: int) -> Row:
        """Say how many stages of its route an open run has behind it.

        Raises:
            InputError: `no_such_run`, `run_closed` or `no_such_stage`.
        """
        run = self._open_run(number, self._seen)
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
        """Keep what a container weighs empty, under the name it was first written by."""
        row = tare_columns(recorded(ContainerTare, entry)) | self._recorded()
        known = self._writing.first(_CONTAINER, row)
        row["container"] = known[0] if known else row["container"]
        self._add(TARE, row, "tare", f"container:{row['id']}")
        return row

    # behind the steps

    def _with_tare(self, entry: W) -> W:
        """Return a weighing in a known container, without a tare of its own, with the last one.

        Raises:
            InputError: `unit_conflict` where one is in pounds and the other is metric.
        """
        if entry.container is None or entry.tare:
            return entry
        key = {"container": entry.container, "at": utc_text(entry.at)}
        found = self._writing.first(_TARE, key)
        if found is None:
            return entry
        tare = in_unit(Reading(Decimal(str(found[0])), str(found[1])), entry.unit)
        return recorded(type(entry), entry.model_copy(update={"tare": tare.digits}))

    def _check_heap(self, run: Run, others: list[str], new: str) -> None:
        if run.kind.joins and others:
            records = [source(self._writing, name).record for name in (*others, new)]
            check_together_in(self._reference, records)

    def _check_elements(self, run: Row) -> None:
        """Refuse a run of which own assays of its lots find more of an element than went in."""
        if self._writing.first(_ASSAYED, {"id": run["id"]}):
            from recycler.processing.account import check_elements

            check_elements(self._account(self._writing, run["number"]))

    def _check_yield(
        self, run: Row, more: Taken | None = None, *, left_out: str = "", less_ug: int = 0
    ) -> None:
        taken = self._writing.all(_TAKEN, {"id": run["id"]})
        if left_out:
            taken.remove(next(row for row in taken if (row[0], row[1]) == (left_out, less_ug)))
        outputs = [*weighed(self._writing.all(_YIELDED, {"id": run["id"]})), *filter(None, (more,))]
        check_yield(run["number"], tuple(weighed(taken)), tuple(outputs))
