"""Changes of the ledger and of what is left out, within one transaction over rows and journal."""

from typing import Any

import uuid_utils
from sqlalchemy import Table, bindparam, insert, select, text, update

from db.balance.records import (
    LEFT_OUT,
    LEFT_OUT_VERSION,
    UNACCOUNTED,
    UNACCOUNTED_VERSION,
    left_out_columns,
    unaccounted_columns,
)
from db.batches.records import Row, now_text
from db.batches.writes import reason_of
from db.engine import Writing
from db.laboratory.records import kept
from db.proof.journal import Chain
from db.seen import check_seen
from recycler.balance.leaving_out import Counting, LeftOutEntry
from recycler.balance.unaccounted import LedgerState, UnaccountedEntry
from recycler.elements import element_symbol
from recycler.errors import InputError
from recycler.facility import Facility
from recycler.processing.checks import recorded

_LAST = text(
    "SELECT number FROM unaccounted WHERE number LIKE :beginning "
    "ORDER BY length(number) DESC, number DESC LIMIT 1"
)
_ADD = {table: insert(table).inline() for table in (UNACCOUNTED, LEFT_OUT)}
_KEEP = {
    UNACCOUNTED: insert(UNACCOUNTED_VERSION).inline(),
    LEFT_OUT: insert(LEFT_OUT_VERSION).inline(),
}


def _replacing(table: Table) -> Any:
    values: Row = {name: bindparam(name) for name in table.columns.keys()}  # noqa: SIM118
    return update(table).where(table.c.id == bindparam("old_id")).values(values)


_REPLACE = {table: _replacing(table) for table in (UNACCOUNTED, LEFT_OUT)}
_ENTRY = select(UNACCOUNTED).where(UNACCOUNTED.c.number == bindparam("number"))
_OUT = select(LEFT_OUT).where(LEFT_OUT.c.name == bindparam("name"))


class LedgerWriter:
    """What is entered within one transaction."""

    def __init__(
        self, writing: Writing, facility: Facility, *, who: str, seen: int | None = None
    ) -> None:
        self._writing, self._who, self._seen = writing, who, seen
        self._chain = Chain(writing, who=who, station=facility.station)
        self._now = now_text()

    def enter(self, entry: UnaccountedEntry) -> Row:
        """Keep what a person says of an amount that is missing, with the next number."""
        entry = self._checked(entry)
        row: Row = unaccounted_columns(entry) | self._made() | {
            "number": self._number(entry), "state": LedgerState.OPEN.value,
            "signed_at": None, "signed_by": None,
        }  # fmt: skip
        return self._add(UNACCOUNTED, row, "unaccounted", row["number"])

    def change(self, number: str, entry: UnaccountedEntry, *, why: str) -> Row:
        """Say it anew; a signed entry has to be opened again first.

        Raises:
            InputError: `no_such_entry`, `entry_is` or `why_needed`.
        """
        old = self._entry(number, LedgerState.OPEN)
        changes = unaccounted_columns(self._checked(entry))
        return self._replace(UNACCOUNTED, old, changes, "unaccounted_change", number, why)

    def turn(self, number: str, state: LedgerState, *, why: str) -> Row:
        """Sign an open entry, withdraw it, or open one that was signed again.

        Raises:
            InputError: `no_such_entry`, `entry_is`, or `why_needed`: only who signs needs none.
        """
        if state is LedgerState.SIGNED:
            old = self._entry(number, LedgerState.OPEN)
            signed: Row = {"signed_at": self._now, "signed_by": self._who}
        else:
            before = LedgerState.SIGNED if state is LedgerState.OPEN else LedgerState.OPEN
            old, why = self._entry(number, before), reason_of(why)
            signed = {"signed_at": None, "signed_by": None}
        action = f"unaccounted_{state.value}"
        changes = {"state": state.value, **signed}
        return self._replace(UNACCOUNTED, old, changes, action, number, why, must=False)

    def leave_out(self, entry: LeftOutEntry) -> Row:
        """Leave a measurement out of reconciliation.

        Raises:
            InputError: `left_out_already`, or a rule's own code.
        """
        entry = recorded(LeftOutEntry, entry)
        reason_of(entry.reason)
        subject = f"left_out:{entry.name}"
        old = self._found(_OUT, LEFT_OUT, {"name": entry.name})
        if old is None:
            row = left_out_columns(entry) | self._made()
            row["state"] = Counting.LEFT_OUT.value
            return self._add(LEFT_OUT, row, "left_out", subject)
        if old["state"] == Counting.LEFT_OUT.value:
            raise InputError("left_out_already", subject=old["subject"])
        changes = left_out_columns(entry) | {"state": Counting.LEFT_OUT.value}
        return self._replace(LEFT_OUT, old, changes, "left_out_again", subject, entry.reason)

    def count_again(self, name: str, *, why: str) -> Row:
        """Let a measurement count again that was left out.

        Raises:
            InputError: `not_left_out` or `why_needed`.
        """
        old = self._found(_OUT, LEFT_OUT, {"name": name})
        if old is not None:
            subject = f"left_out:{name}"
            check_seen(self._writing, self._seen, old["version"], subject, old["subject"])
        if old is None or old["state"] != Counting.LEFT_OUT.value:
            raise InputError("not_left_out", name=name)
        changes = {"state": Counting.COUNTS.value}
        return self._replace(LEFT_OUT, old, changes, "left_out_ended", f"left_out:{name}", why)

    # behind

    def _checked(self, entry: UnaccountedEntry) -> UnaccountedEntry:
        entry = recorded(UnaccountedEntry, entry)
        if entry.element is None:
            return entry
        return entry.model_copy(update={"element": element_symbol(entry.element)})

    def _made(self) -> Row:
        return {
            "id": str(uuid_utils.uuid7()), "version": 1, "why": None, "entered_at": self._now,
            "entered_by": self._who,
        }  # fmt: skip

    def _number(self, entry: UnaccountedEntry) -> str:
        beginning = f"U-{entry.until.year % 100:02d}-"
        last = self._writing.first(_LAST, {"beginning": f"{beginning}%"})
        number = int(str(last[0]).rsplit("-", 1)[1]) + 1 if last else 1
        return f"{beginning}{number:04d}"

    def _entry(self, number: str, state: LedgerState) -> Row:
        old = self._found(_ENTRY, UNACCOUNTED, {"number": number})
        if old is None:
            raise InputError("no_such_entry", number=number)
        check_seen(self._writing, self._seen, old["version"], number)
        if old["state"] != state.value:
            raise InputError("entry_is", number=number, state=old["state"])
        return old

    def _found(self, query: Any, table: Table, values: Row) -> Row | None:
        row = self._writing.first(query, values)
        return None if row is None else dict(zip(table.columns.keys(), row, strict=True))

    def _add(self, table: Table, row: Row, action: str, subject: str) -> Row:
        self._writing.run(_ADD[table], row)
        self._chain.append(action, subject, 1, after=kept(row))
        return row

    def _replace(
        self, table: Table, old: Row, changes: Row, action: str, subject: str, why: str,
        *, must: bool = True,
    ) -> Row:  # fmt: skip
        reason = reason_of(why) if must else why.strip() or None
        new = old | changes | {"version": old["version"] + 1, "why": reason}
        self._writing.run(_KEEP[table], old)
        self._writing.run(_REPLACE[table], new | {"old_id": old["id"]})
        self._chain.append(
            action, subject, new["version"], why=reason, before=kept(old), after=kept(new)
        )
        return new
