"""What was typed and not yet saved: kept apart from batches, gone once it is saved."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, text

from db import settings
from db.engine import Writing
from db.records import canonical, now_text
from db.tables import DraftRow

DRAFT = DraftRow.metadata.tables["draft"]
_PUT = text(
    "INSERT INTO draft (form, payload, at, who) VALUES (:form, :payload, :at, :who) "
    "ON CONFLICT (form) DO UPDATE SET payload = excluded.payload, at = excluded.at, "
    "who = excluded.who"
)
SEAL = "drafts"  # the setting that seals them all: no entry of the journal tells of drafts
_ALL = select(DRAFT.c.form, DRAFT.c.payload, DRAFT.c.at, DRAFT.c.who)
_DROP = delete(DRAFT).where(DRAFT.c.form == bindparam("form"))


@dataclass(frozen=True, slots=True)
class Draft:
    """The half-typed content of one form."""

    form: str
    payload: dict[str, Any]
    at: datetime
    who: str


def save(writing: Writing, form: str, payload: Mapping[str, Any], who: str) -> None:
    """Keep what stands in a form, in the place of what stood there before."""
    values = {"form": form, "payload": canonical(dict(payload)), "at": now_text(), "who": who}
    writing.run(_PUT, values)
    _seal(writing)


def drop(writing: Writing, form: str) -> None:
    """Forget what was typed into a form."""
    writing.run(_DROP, {"form": form})
    _seal(writing)


def seal(connection: Connection) -> str:
    """Return the seal of what is unfinished, as it stands."""
    return _sealed(connection.execute(_ALL))


def drafts(connection: Connection, form: str | None = None) -> list[Draft]:
    """Return what is unfinished, in one form or in all, oldest first."""
    query = select(DRAFT).order_by(DRAFT.c.at)
    if form is not None:
        query = query.where(DRAFT.c.form == form)
    return [
        Draft(row.form, json.loads(row.payload), datetime.fromisoformat(row.at), row.who)
        for row in connection.execute(query)
    ]


def _seal(writing: Writing) -> None:
    settings.put(writing, SEAL, _sealed(writing.all(_ALL)))


def _sealed(rows: Iterable[Sequence[Any]]) -> str:
    return sha256(canonical(sorted(list(row) for row in rows)).encode()).hexdigest()
