"""Changes of targets, within one transaction over rows and journal."""

from typing import Any

import uuid_utils
from sqlalchemy import Table, bindparam, insert, select, text, update

from db.batches.records import Row, now_text
from db.batches.writes import reason_of
from db.engine import Writing
from db.laboratory.records import kept
from db.proof.journal import Chain
from db.seen import check_seen
from db.targets.records import FOLLOWING, FOLLOWING_VERSION, OWN, OWN_VERSION, own_columns
from recycler.errors import InputError
from recycler.facility import Facility
from recycler.targets.own import OwnState, OwnTargetEntry, checked

SUBJECT = "target:"  # what the journal calls a target of the reference that is followed
_LAST = text(
    "SELECT code FROM own_target WHERE code LIKE :beginning "
    "ORDER BY length(code) DESC, code DESC LIMIT 1"
)
_ADD = {table: insert(table).inline() for table in (OWN, FOLLOWING)}
_KEEP = {OWN: insert(OWN_VERSION).inline(), FOLLOWING: insert(FOLLOWING_VERSION).inline()}
_ACTIVE, _ENDED = OwnState.ACTIVE.value, OwnState.ENDED.value


def _replacing(table: Table) -> Any:
    values: Row = {name: bindparam(name) for name in table.columns.keys()}  # noqa: SIM118
    return update(table).where(table.c.id == bindparam("old_id")).values(values)


_REPLACE = {table: _replacing(table) for table in (OWN, FOLLOWING)}
_FIND = {
    table: select(table).where(table.c.code == bindparam("code")) for table in (OWN, FOLLOWING)
}


class TargetWriter:
    """What is entered, changed and ended within one transaction."""

    def __init__(
        self, writing: Writing, facility: Facility, *, who: str, seen: int | None = None
    ) -> None:
        self._writing, self._who, self._seen = writing, who, seen
        self._chain = Chain(writing, who=who, station=facility.station)
        self._now = now_text()

    def add(self, entry: OwnTargetEntry) -> Row:
        """Keep a target of the facility's own, with the next code.

        Raises:
            InputError: as of `recycler.targets.own.checked`.
        """
        row: Row = own_columns(checked(entry)) | self._made() | {"code": self._code()}
        return self._add(OWN, row, "target", row["code"])

    def change(self, code: str, entry: OwnTargetEntry, *, why: str) -> Row:
        """Say a target anew.

        Raises:
            InputError: `no_such_target`, `target_ended`, `why_needed`, or as of `checked`.
        """
        old = self._active(code)
        return self._replace(OWN, old, own_columns(checked(entry)), "target_change", code, why)

    def end(self, code: str, *, why: str) -> Row:
        """End a target; it stays in the books.

        Raises:
            InputError: `no_such_target`, `target_ended` or `why_needed`.
        """
        return self._replace(OWN, self._active(code), {"state": _ENDED}, "target_end", code, why)

    def follow(self, code: str) -> Row | None:
        """Follow a target of the reference; None where it is followed already."""
        old = self._found(FOLLOWING, code)
        if old is None:
            row = self._made() | {"code": code}
            return self._add(FOLLOWING, row, "target_follow", SUBJECT + code)
        if old["state"] == _ACTIVE:
            return None
        changes, subject = {"state": _ACTIVE}, SUBJECT + code
        return self._replace(FOLLOWING, old, changes, "target_follow_again", subject, "")

    def unfollow(self, code: str, *, why: str) -> Row:
        """Follow a target of the reference no longer.

        Raises:
            InputError: `target_not_followed` or `why_needed`.
        """
        old = self._found(FOLLOWING, code)
        if old is not None:
            check_seen(self._writing, self._seen, old["version"], SUBJECT + code, code)
        if old is None or old["state"] == _ENDED:
            raise InputError("target_not_followed", code=code)
        changes, subject = {"state": _ENDED}, SUBJECT + code
        return self._replace(FOLLOWING, old, changes, "target_unfollow", subject, reason_of(why))

    # behind

    def _made(self) -> Row:
        return {
            "id": str(uuid_utils.uuid7()), "version": 1, "state": _ACTIVE, "why": None,
            "entered_at": self._now, "entered_by": self._who,
        }  # fmt: skip

    def _code(self) -> str:
        beginning = f"T-{self._now[2:4]}-"
        last = self._writing.first(_LAST, {"beginning": f"{beginning}%"})
        number = int(str(last[0]).rsplit("-", 1)[1]) + 1 if last else 1
        return f"{beginning}{number:04d}"

    def _active(self, code: str) -> Row:
        old = self._found(OWN, code)
        if old is None:
            raise InputError("no_such_target", code=code)
        check_seen(self._writing, self._seen, old["version"], code)
        if old["state"] != _ACTIVE:
            raise InputError("target_ended", code=code)
        return old

    def _found(self, table: Table, code: str) -> Row | None:
        row = self._writing.first(_FIND[table], {"code": code})
        return None if row is None else dict(zip(table.columns.keys(), row, strict=True))

    def _add(self, table: Table, row: Row, action: str, subject: str) -> Row:
        self._writing.run(_ADD[table], row)
        self._chain.append(action, subject, 1, after=kept(row))
        return row

    def _replace(
        self, table: Table, old: Row, changes: Row, action: str, subject: str, why: str
    ) -> Row:
        reason = reason_of(why) if table is OWN else why or None
        stamp = {"entered_at": self._now, "entered_by": self._who}
        new = old | changes | stamp | {"version": old["version"] + 1, "why": reason}
        self._writing.run(_KEEP[table], old)
        self._writing.run(_REPLACE[table], new | {"old_id": old["id"]})
        self._chain.append(
            action, subject, new["version"], why=reason, before=kept(old), after=kept(new)
        )
        return new
