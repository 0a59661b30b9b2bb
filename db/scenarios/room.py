"""Scenarios: a room of the store. What they do is computed of the facility as it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import select

from db import needs
from db.engine import Database
from db.filters import BatchFilter
from db.guard import guarded
from db.proof.journal import last_change
from db.scenarios.records import SCENARIO, scenario_of
from db.scenarios.writes import ScenarioWriter
from recycler.balance.eu_counted import GROUPS
from recycler.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.store import Store
    from db.targets.facts import StoreFacts
    from recycler.targets.facts import Rated
    from recycler.targets.standing import Standing
    from recycler.targets.target import Target
    from recycler.totals.totals import Measure
    from recycler.whatif.effect import Base, Effect, Key
    from recycler.whatif.moved import Mixing
    from recycler.whatif.scenario import Scenario, ScenarioEntry

_STEPS = 2  # of a target that are looked at: the one it works towards, and the next
_YEAR = 364  # days before the last one


@guarded(needs.SCENARIOS)
class Scenarios:
    """Scenarios of one store, for all threads of the program."""

    def __init__(self, database: Database, store: "Store") -> None:
        self._database, self._store = database, store
        self._reading = Lock()  # what takes seconds is looked up once
        self._base: tuple[tuple[object, ...], Base] | None = None

    # questions

    def all(self) -> "list[Scenario]":
        """Return the scenarios, ended ones too, in the order they were entered."""
        with self._database.read() as connection:
            rows = connection.execute(select(SCENARIO).order_by(SCENARIO.c.id)).mappings()
            return [scenario_of(row) for row in rows]

    def active(self) -> "list[Scenario]":
        """Return the scenarios that were not ended."""
        from recycler.whatif.scenario import ScenarioState

        return [one for one in self.all() if one.state is ScenarioState.ACTIVE]

    def one(self, name: str) -> "Scenario":
        """Return one of them.

        Raises:
            InputError: `no_such_scenario`.
        """
        found = next((one for one in self.all() if one.name == name), None)
        if found is None:
            raise InputError("no_such_scenario", name=name)
        return found

    def checked(self, entry: "ScenarioEntry") -> "ScenarioEntry":
        """Return an entry whose rules were checked now; raises as `recycler.whatif.scenario`."""
        from recycler.whatif.scenario import checked

        return checked(entry, self._store.reference())

    def effect(
        self, entry: "ScenarioEntry", on: date | None = None, currency: str = "USD"
    ) -> "Effect":
        """Return what a scenario does.

        Raises:
            InputError: as of `checked` and of `recycler.whatif.plan.Model.plan`.
        """
        from recycler.whatif.effect import effect

        return effect(self.base(on, currency), self.checked(entry))

    def base(self, on: date | None = None, currency: str = "USD") -> "Base":
        """Return the facility as it is, which takes a second or more when anything has changed.

        Args:
            on: the day; None: today.
            currency: of values; empty: prices are not looked at.
        """
        day = on or self._store.targets.today()
        with self._reading:
            with self._database.read() as connection:
                state = (last_change(connection), day, currency)
            if self._base is None or self._base[0] != state:
                self._base = state, self._read(day, currency)
            return self._base[1]

    # changes

    def add(self, entry: "ScenarioEntry", *, who: str) -> "Scenario":
        """Keep a scenario.

        Raises:
            InputError: as of `checked`, or `whatif_nothing_supposed`, `scenario_exists`.
        """
        found = self._supposing(entry)
        with self._writing(who) as writer:
            return scenario_of(writer.add(found))

    def change(
        self, name: str, entry: "ScenarioEntry", *, who: str, why: str, seen: int | None = None
    ) -> "Scenario":
        """Say a scenario anew, as a new version.

        Raises:
            InputError: as of `add`, or `no_such_scenario`, `scenario_ended`, `why_needed`,
                `changed_meanwhile`.
        """
        found = self._supposing(entry)
        with self._writing(who, seen) as writer:
            return scenario_of(writer.change(name, found, why=why))

    def end(self, name: str, *, who: str, why: str, seen: int | None = None) -> "Scenario":
        """End a scenario; it stays in the books.

        Raises:
            InputError: `no_such_scenario`, `scenario_ended`, `why_needed` or `changed_meanwhile`.
        """
        with self._writing(who, seen) as writer:
            return scenario_of(writer.end(name, why=why))

    # behind the door

    def _supposing(self, entry: "ScenarioEntry") -> "ScenarioEntry":
        found = self.checked(entry)
        if not found.changes:
            raise InputError("whatif_nothing_supposed", name=found.name)
        return found

    @contextmanager
    def _writing(self, who: str, seen: int | None = None) -> Iterator[ScenarioWriter]:
        with self._database.write() as writing:
            yield ScenarioWriter(writing, self._store.facility(), who=who, seen=seen)

    def _read(self, day: date, currency: str) -> "Base":
        from recycler.targets.standing import standing
        from recycler.whatif.effect import Base
        from recycler.whatif.plan import Model

        where = BatchFilter(since=day - timedelta(days=_YEAR), until=day)
        holdings = [holding for _, holding in self._store.holdings(where)]
        targets = self._store.targets.all(only_followed=True)
        facts = self._store.targets.facts(day, targets)
        found = [standing(facts, one) for target in targets for one in _by_step(target, day)]
        families = {row["family"] for row in self._store.reference().table(GROUPS)}
        materials = self._store.reference().materials
        return Base(
            day, Model(self._store.estimator(), holdings), tuple(found), _mixes(facts, found),
            _rates(facts, found),
            frozenset(code for code, one in materials.items() if one.family in families),
            currency, self._prices(where, day, currency),
        )  # fmt: skip

    def _prices(
        self, where: BatchFilter, day: date, currency: str
    ) -> "Mapping[Measure, Mapping[str, float]]":
        found: dict[Measure, Mapping[str, float]] = {}
        measures: tuple[Measure, Measure] = ("contained", "recovered")
        for measure in measures if currency else ():
            value = self._store.market.value(where, currency, day, measure=measure)
            found[measure] = {line.element: line.per_kg for line in value.lines if line.per_kg}
        return found


def _by_step(target: "Target", day: date) -> "list[Target]":
    """Return a target once for each of its next steps, towards that step alone."""
    ahead = [step for step in target.steps if step.on >= day][:_STEPS] or [target.steps[-1]]
    return [replace(target, steps=(step,)) for step in ahead]


def _mixes(facts: "StoreFacts", standings: "Sequence[Standing]") -> "dict[Key, Mixing]":
    from recycler.targets.metrics import Figure
    from recycler.targets.mix import mixed
    from recycler.whatif.moved import Mixing

    found = {}
    for one in standings:
        if one.target.figure.is_mix and one.expected is not None:
            made = mixed(facts, one.target, one.step)
            by_supplier = one.target.figure is Figure.LARGEST_SUPPLIER
            if made is not None:
                kg = facts.by_material("supplier" if by_supplier else "origin", one.target.about)
                found[one.target.code, one.step.on] = Mixing(made, kg)
    return found


def _rates(facts: "StoreFacts", standings: "Sequence[Standing]") -> "dict[str, Rated]":
    from recycler.targets.metrics import Figure

    found = {}
    for one in standings:
        is_rate = one.target.figure is Figure.RECOVERY_RATE
        rate = facts.recovery(one.target.about) if is_rate else None
        if rate is not None:
            found[one.target.code] = rate
    return found
