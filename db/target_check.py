"""Are targets as the journal saw them, and is none missing."""

from collections.abc import Iterator

from sqlalchemy import Connection, literal

from db.balance_check import altered, missing
from db.target_records import FOLLOWING, FOLLOWING_VERSION, OWN, OWN_VERSION
from db.target_writes import SUBJECT
from recycler.problems import Problem

_TABLES = (
    (OWN, OWN_VERSION, "", "target"),
    (FOLLOWING, FOLLOWING_VERSION, SUBJECT, "target_follow"),
)


def check_targets(connection: Connection) -> Iterator[Problem]:
    """Yield what is wrong: `target_altered`, `target_missing`."""
    for current, versions, before, action in _TABLES:
        tables = current, versions
        subjects = [literal(before) + table.c.code for table in tables]
        for name in altered(connection, tables, subjects):
            yield Problem("target_altered", {"what": name})
        for name in missing(connection, current, versions, subjects[0], action):
            yield Problem("target_missing", {"what": name})
