"""Targets: a room of the store."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from threading import Lock
from typing import TYPE_CHECKING

from db import needs
from db.engine import Database
from db.guard import guarded
from db.proof.journal import last_change
from db.targets import queries
from db.targets.records import following_of, own_of
from db.targets.writes import TargetWriter
from recycler.errors import InputError

if TYPE_CHECKING:
    from db.store import Store
    from db.targets.facts import Slow, StoreFacts
    from recycler.targets.gap import Gap
    from recycler.targets.own import Following, OwnTarget, OwnTargetEntry
    from recycler.targets.standing import Standing
    from recycler.targets.target import Target


@guarded(needs.TARGETS)
class Targets:
    """Targets of one store, for all threads of the program."""

    def __init__(self, database: Database, store: "Store") -> None:
        self._database, self._store = database, store
        self._reading = Lock()  # what takes seconds is looked up once
        self._slow: tuple[int, date, Slow] | None = None

    # questions

    def today(self) -> date:
        return datetime.now(self._store.facility().zone_info).date()

    def own(self) -> "list[OwnTarget]":
        """Return the targets of the facility's own, ended ones too, in the order of entry."""
        with self._database.read() as connection:
            return queries.own_targets(connection)

    def own_one(self, code: str) -> "OwnTarget":
        """Return one of them.

        Raises:
            InputError: `no_such_target`.
        """
        found = next((one for one in self.own() if one.code == code), None)
        if found is None:
            raise InputError("no_such_target", code=code)
        return found

    def listed(self) -> "list[Target]":
        """Return the targets of the reference, those that are followed marked.

        Raises:
            InputError: `target_unknown_metric`, `target_bad_comparator` or `bad_reference`.
        """
        from recycler.targets.target import followed, reference_targets

        with self._database.read() as connection:
            versions = {one.code: one.version for one in queries.followings(connection)}
        return followed(reference_targets(self._store.reference()), versions)

    def all(self, *, only_followed: bool = False) -> "list[Target]":
        """Return the facility's own targets, those it follows, and then the rest of the list."""
        from recycler.targets.own import OwnState, own_target

        own = [own_target(one) for one in self.own() if one.state is OwnState.ACTIVE]
        listed = self.listed()
        rest = [] if only_followed else [one for one in listed if not one.followed]
        return [*own, *(one for one in listed if one.followed), *rest]

    def standings(
        self, on: date | None = None, *, only_followed: bool = False, whole: bool = True
    ) -> "list[Standing]":
        """Return how targets stand on a day, on today where none is named.

        Args:
            on: the day; batches received after it are not seen.
            only_followed: only the facility's own and those it follows.
            whole: with rates out of runs and the honesty of intervals, which take seconds when
                anything has changed; without them recoveries are those of batches, and what is
                not known yet has no figure.
        """
        from recycler.targets.standing import standings

        targets = self.all(only_followed=only_followed)
        return standings(self._facts(on, targets, whole=whole), targets)

    def gap(self, code: str, on: date | None = None, *, whole: bool = True) -> "Gap":
        """Return what one target takes.

        Raises:
            InputError: `no_such_target`.
        """
        from recycler.targets.gap import gap
        from recycler.targets.standing import standing

        target = next((one for one in self.all() if one.code == code), None)
        if target is None:
            raise InputError("no_such_target", code=code)
        facts = self._facts(on, [target], whole=whole)
        return gap(facts, standing(facts, target))

    def behind(self, standing: "Standing") -> dict[str, object]:
        """Return the fields of a `BatchFilter` that finds the batches a figure is made of."""
        from recycler.targets.metrics import Figure

        target = standing.target
        where: dict[str, object] = {"since": standing.since, "until": standing.until}
        if target.about and target.figure is not Figure.EFFICIENCY:
            facts = self._facts(standing.on, [target], whole=False)
            where["materials"] = facts.materials(standing)
        if target.figure is Figure.LARGEST_SUPPLIER:
            where["supplier"] = standing.place
        elif target.figure is Figure.LARGEST_ORIGIN:
            where["origin"] = standing.place
        elif target.figure is Figure.COUNTRY_SHARE:
            where["origin"] = target.country
        return where

    # changes

    def add(self, entry: "OwnTargetEntry", *, who: str) -> "OwnTarget":
        """Keep a target of the facility's own.

        Raises:
            InputError: as of `recycler.targets.own.checked`.
        """
        with self._writing(who) as writer:
            return own_of(writer.add(entry))

    def change(
        self, code: str, entry: "OwnTargetEntry", *, who: str, why: str, seen: int | None = None
    ) -> "OwnTarget":
        """Say a target anew, as a new version.

        Raises:
            InputError: `no_such_target`, `target_ended`, `why_needed`, `changed_meanwhile`, or as
                of `checked`.
        """
        with self._writing(who, seen) as writer:
            return own_of(writer.change(code, entry, why=why))

    def end(self, code: str, *, who: str, why: str, seen: int | None = None) -> "OwnTarget":
        """End a target of the facility's own; it stays in the books.

        Raises:
            InputError: `no_such_target`, `target_ended`, `why_needed` or `changed_meanwhile`.
        """
        with self._writing(who, seen) as writer:
            return own_of(writer.end(code, why=why))

    def follow(self, codes: Iterable[str], *, who: str) -> "list[Following]":
        """Follow targets of the reference, all or none; return those that were not followed.

        Raises:
            InputError: `no_such_target`.
        """
        wanted = list(dict.fromkeys(codes))
        known = {one.code for one in self.listed()}
        for code in wanted:
            if code not in known:
                raise InputError("no_such_target", code=code)
        with self._writing(who) as writer:
            rows = [writer.follow(code) for code in wanted]
        return [following_of(row) for row in rows if row is not None]

    def unfollow(self, code: str, *, who: str, why: str, seen: int | None = None) -> "Following":
        """Follow a target of the reference no longer.

        Raises:
            InputError: `target_not_followed`, `why_needed` or `changed_meanwhile`.
        """
        with self._writing(who, seen) as writer:
            return following_of(writer.unfollow(code, why=why))

    def facts(self, on: date, targets: "Sequence[Target]") -> "StoreFacts":
        """Return what is known on a day of all that some targets ask for."""
        return self._facts(on, list(targets), whole=True)

    # behind the door

    def _facts(self, on: date | None, targets: "list[Target]", *, whole: bool) -> "StoreFacts":
        from db.targets.facts import StoreFacts
        from recycler.targets.metrics import Figure

        day = on or self.today()
        asked = {one.figure for one in targets}
        needed = asked & {Figure.RECOVERY_RATE, Figure.EFFICIENCY, Figure.HONESTY}
        known = (self._looked_up(day) if whole else self._at_hand(day)) if needed else None
        return StoreFacts(self._database, self._store, day, targets, known)

    def _state(self) -> int:
        with self._database.read() as connection:
            return last_change(connection)

    def _at_hand(self, day: date) -> "Slow | None":
        kept = self._slow
        return kept[2] if kept and kept[:2] == (self._state(), day) else None

    def _looked_up(self, day: date) -> "Slow":
        from db.targets.facts import slow

        with self._reading:
            found, state = self._at_hand(day), self._state()
            if found is None:
                found = slow(self._store, day)
                self._slow = (state, day, found)
            return found

    @contextmanager
    def _writing(self, who: str, seen: int | None = None) -> Iterator[TargetWriter]:
        with self._database.write() as writing:
            yield TargetWriter(writing, self._store.facility(), who=who, seen=seen)
