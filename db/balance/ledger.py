"""What people say of the balance: entries of the ledger, and measurements left out."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.balance import queries
from db.balance.records import left_out_of, unaccounted_of
from db.balance.writes import LedgerWriter
from db.engine import Database
from recycler.balance.unaccounted import LedgerState

if TYPE_CHECKING:
    from db.store import Store
    from recycler.balance.leaving_out import LeftOut, LeftOutEntry
    from recycler.balance.unaccounted import Unaccounted, UnaccountedEntry


class Ledger:
    """What people entered, for all threads of the program."""

    def __init__(self, database: Database, store: "Store") -> None:
        self._database, self._store = database, store

    def ledger(self) -> "list[Unaccounted]":
        """Return the entries of the unaccounted ledger, the last first."""
        with self._database.read() as connection:
            return queries.unaccounted(connection)

    def enter(self, entry: "UnaccountedEntry", *, who: str) -> "Unaccounted":
        """Enter what is missing and looked into.

        Raises:
            InputError: `unknown_element`, or a rule's own code.
        """
        with self._writing(who) as writer:
            return unaccounted_of(writer.enter(entry))

    def change(
        self,
        number: str,
        entry: "UnaccountedEntry",
        *,
        who: str,
        why: str,
        seen: int | None = None,
    ) -> "Unaccounted":
        """Say an open entry anew.

        Raises:
            InputError: `no_such_entry`, `entry_is`, `why_needed` or `changed_meanwhile`.
        """
        with self._writing(who, seen) as writer:
            return unaccounted_of(writer.change(number, entry, why=why))

    def sign(
        self, number: str, *, who: str, why: str = "", seen: int | None = None
    ) -> "Unaccounted":
        """Sign an open entry off.

        Raises:
            InputError: `no_such_entry`, `entry_is` or `changed_meanwhile`.
        """
        with self._writing(who, seen) as writer:
            return unaccounted_of(writer.turn(number, LedgerState.SIGNED, why=why))

    def reopen(self, number: str, *, who: str, why: str, seen: int | None = None) -> "Unaccounted":
        """Open a signed entry again.

        Raises:
            InputError: `no_such_entry`, `entry_is`, `why_needed` or `changed_meanwhile`.
        """
        with self._writing(who, seen) as writer:
            return unaccounted_of(writer.turn(number, LedgerState.OPEN, why=why))

    def withdraw(
        self, number: str, *, who: str, why: str, seen: int | None = None
    ) -> "Unaccounted":
        """Withdraw an open entry; it stays in the books.

        Raises:
            InputError: `no_such_entry`, `entry_is`, `why_needed` or `changed_meanwhile`.
        """
        with self._writing(who, seen) as writer:
            return unaccounted_of(writer.turn(number, LedgerState.WITHDRAWN, why=why))

    def left_out(self) -> "list[LeftOut]":
        """Return the measurements left out of reconciliation now."""
        with self._database.read() as connection:
            return queries.left_out(connection)

    def names_left_out(self) -> frozenset[str]:
        """Return the names of their errors."""
        return frozenset(one.name for one in self.left_out())

    def leave_out(self, entry: "LeftOutEntry", *, who: str) -> "LeftOut":
        """Leave a measurement out of reconciliation, as a named person approved.

        Raises:
            InputError: `left_out_already`, or a rule's own code.
        """
        with self._writing(who) as writer:
            if person := self._database.guard.person:  # nobody approves as somebody else
                entry = entry.model_copy(update={"approved_by": person.name})
            return left_out_of(writer.leave_out(entry))

    def leave_out_named(self, name: str, *, approved_by: str, reason: str, who: str) -> "LeftOut":
        """Leave a measurement out by the name a culprit gives: a weighing, an assay, or a scale.

        Raises:
            InputError: `no_such_measurement`, `no_such_scale`, `left_out_already`, or a rule's own
                code.
        """
        from recycler.balance.leaving_out import LeftOutEntry

        name = self._zoned(name)
        with self._database.read() as connection:
            subject, element = queries.measurement(connection, name)
        entry = LeftOutEntry.model_construct(
            name=name, subject=subject, element=element, approved_by=approved_by, reason=reason
        )
        return self.leave_out(entry, who=who)

    def count_again(self, name: str, *, who: str, why: str, seen: int | None = None) -> "LeftOut":
        """Let a measurement count again.

        Raises:
            InputError: `not_left_out`, `why_needed` or `changed_meanwhile`.
        """
        with self._writing(who, seen) as writer:
            return left_out_of(writer.count_again(self._zoned(name), why=why))

    def _zoned(self, name: str) -> str:
        """Return the name of an error with the moment of a scale as it is kept: in UTC."""
        from recycler.balance.leaving_out import scale_error, scale_in
        from recycler.entry.moments import in_zone

        scale = scale_in(name)
        if scale is None or scale[1] is None:
            return name
        return scale_error(scale[0], in_zone(scale[1], self._store.facility().zone_info))

    @contextmanager
    def _writing(self, who: str, seen: int | None = None) -> Iterator[LedgerWriter]:
        with self._database.write() as writing:
            yield LedgerWriter(writing, self._store.facility(), who=who, seen=seen)
