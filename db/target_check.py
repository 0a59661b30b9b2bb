"""Are targets and scenarios as the journal saw them, and is none missing."""

from collections.abc import Iterator

from sqlalchemy import Connection, literal

from db.balance_check import altered, missing
from db.scenario_records import SCENARIO, SCENARIO_VERSION
from db.scenario_writes import SUBJECT as SCENARIO_SUBJECT
from db.target_records import FOLLOWING, FOLLOWING_VERSION, OWN, OWN_VERSION
from db.target_writes import SUBJECT
from recycler.problems import Problem

_TABLES = (
    (OWN, OWN_VERSION, OWN.c.code.name, "", "target", "target"),
    (FOLLOWING, FOLLOWING_VERSION, FOLLOWING.c.code.name, SUBJECT, "target_follow", "target"),
    (SCENARIO, SCENARIO_VERSION, SCENARIO.c.name.name, SCENARIO_SUBJECT, "scenario", "scenario"),
)


def check_targets(connection: Connection) -> Iterator[Problem]:
    """Yield what is wrong: `target_altered`, `target_missing`, and the same of scenarios."""
    for current, versions, named, before, action, kind in _TABLES:
        tables = current, versions
        subjects = [literal(before) + table.c[named] for table in tables]
        for name in altered(connection, tables, subjects):
            yield Problem(f"{kind}_altered", {"what": name})
        for name in missing(connection, current, versions, subjects[0], action):
            yield Problem(f"{kind}_missing", {"what": name})
