"""Changes of scenarios, within one transaction over rows and journal."""

import uuid_utils
from sqlalchemy import bindparam, insert, select, update

from db.batches.records import Row, now_text
from db.batches.writes import reason_of
from db.engine import Writing
from db.laboratory.records import kept
from db.proof.journal import Chain
from db.scenarios.records import SCENARIO, SCENARIO_VERSION, scenario_columns
from db.seen import check_seen
from recycler.errors import InputError
from recycler.facility import Facility
from recycler.whatif.scenario import ScenarioEntry, ScenarioState

SUBJECT = "scenario:"  # what the journal calls one
_ACTIVE, _ENDED = ScenarioState.ACTIVE.value, ScenarioState.ENDED.value
_ADD = insert(SCENARIO).inline()
_KEEP = insert(SCENARIO_VERSION).inline()
_FIND = select(SCENARIO).where(SCENARIO.c.name == bindparam("name"))
_REPLACE = (
    update(SCENARIO)
    .where(SCENARIO.c.id == bindparam("old_id"))
    .values({name: bindparam(name) for name in SCENARIO.columns.keys()})  # noqa: SIM118
)


class ScenarioWriter:
    """What is entered, changed and ended within one transaction."""

    def __init__(
        self, writing: Writing, facility: Facility, *, who: str, seen: int | None = None
    ) -> None:
        self._writing, self._who, self._seen = writing, who, seen
        self._chain = Chain(writing, who=who, station=facility.station)
        self._now = now_text()

    def add(self, entry: ScenarioEntry) -> Row:
        """Keep a scenario.

        Raises:
            InputError: `scenario_exists`.
        """
        if self._found(entry.name) is not None:
            raise InputError("scenario_exists", name=entry.name)
        row: Row = scenario_columns(entry) | {
            "id": str(uuid_utils.uuid7()), "version": 1, "state": _ACTIVE, "why": None,
            "entered_at": self._now, "entered_by": self._who,
        }  # fmt: skip
        self._writing.run(_ADD, row)
        self._chain.append("scenario", SUBJECT + entry.name, 1, after=kept(row))
        return row

    def change(self, name: str, entry: ScenarioEntry, *, why: str) -> Row:
        """Say a scenario anew; its name stays.

        Raises:
            InputError: `no_such_scenario`, `scenario_ended` or `why_needed`.
        """
        return self._replace(name, scenario_columns(entry) | {"name": name}, "scenario_change", why)

    def end(self, name: str, *, why: str) -> Row:
        """End a scenario; it stays in the books.

        Raises:
            InputError: `no_such_scenario`, `scenario_ended` or `why_needed`.
        """
        return self._replace(name, {"state": _ENDED}, "scenario_end", why)

    def _replace(self, name: str, changes: Row, action: str, why: str) -> Row:
        old = self._found(name)
        if old is None:
            raise InputError("no_such_scenario", name=name)
        check_seen(self._writing, self._seen, old["version"], SUBJECT + name, name)
        if old["state"] != _ACTIVE:
            raise InputError("scenario_ended", name=name)
        reason = reason_of(why)
        stamp = {"entered_at": self._now, "entered_by": self._who, "why": reason}
        new = old | changes | stamp | {"version": old["version"] + 1}
        self._writing.run(_KEEP, old)
        self._writing.run(_REPLACE, new | {"old_id": old["id"]})
        self._chain.append(
            action, SUBJECT + name, new["version"], why=reason, before=kept(old), after=kept(new)
        )
        return new

    def _found(self, name: str) -> Row | None:
        row = self._writing.first(_FIND, {"name": name})
        return None if row is None else dict(zip(SCENARIO.columns.keys(), row, strict=True))
