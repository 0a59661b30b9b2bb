"""What was typed and not yet saved: kept apart from batches, gone once it is saved.

Where people sign in, each has drafts of their own: the form is kept with the id of the person.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, text

from db import settings
from db.batches.records import canonical, now_text
from db.engine import Writing
from db.tables import DraftRow

DRAFT = DraftRow.metadata.tables["draft"]
_PUT = text(
    "INSERT INTO draft (form, payload, at, who) VALUES (:form, :payload, :at, :who) "
    "ON CONFLICT (form) DO UPDATE SET payload = excluded.payload, at = excluded.at, "
    "who = excluded.who"
)
_OF = "\n"  # between a form and whose it is
SEAL = "drafts"  # the setting that seals them all: no entry of the journal tells of drafts
_ALL = select(DRAFT.c.form, DRAFT.c.payload, DRAFT.c.at, DRAFT.c.who)
_GIVE = text("UPDATE draft SET form = form || :mine WHERE form NOT LIKE :of_somebody")
_DROP = delete(DRAFT).where(DRAFT.c.form == bindparam("form"))


@dataclass(frozen=True, slots=True)
class Draft:
    """The half-typed content of one form."""

    form: str
    payload: dict[str, Any]
    at: datetime
    who: str


def save(writing: Writing, form: str, payload: Mapping[str, Any], who: str, of: str = "") -> None:
    """Keep what stands in a form, in the place of what stood there before."""
    values = {
        "form": _key(form, of),
        "payload": canonical(dict(payload)),
        "at": now_text(),
        "who": who,
    }
    writing.run(_PUT, values)
    _seal(writing)


def drop(writing: Writing, form: str, of: str = "") -> None:
    """Forget what was typed into a form."""
    writing.run(_DROP, {"form": _key(form, of)})
    _seal(writing)


def give_all(writing: Writing, of: str) -> None:
    """Let what nobody's was be a person's."""
    writing.run(_GIVE, {"mine": f"{_OF}{of}", "of_somebody": f"%{_OF}%"})
    _seal(writing)


def seal(connection: Connection) -> str:
    """Return the seal of what is unfinished, as it stands."""
    return _sealed(connection.execute(_ALL))


def drafts(connection: Connection, form: str | None = None, of: str | None = "") -> list[Draft]:
    """Return what is unfinished, in one form or in all, oldest first.

    Args:
        connection: one state of the store.
        form: None: all.
        of: the id of a person, "" where nobody signs in; None: of everybody.
    """
    query = select(DRAFT).order_by(DRAFT.c.at)
    if form is not None and of is not None:
        query = query.where(DRAFT.c.form == _key(form, of))
    found = []
    for row in connection.execute(query):
        own_form, _, person = row.form.partition(_OF)
        if of in (None, person):
            at = datetime.fromisoformat(row.at)
            found.append(Draft(own_form, settings.object_of(row.payload), at, row.who))
    return found


def _key(form: str, of: str) -> str:
    return f"{form}{_OF}{of}" if of else form


def _seal(writing: Writing) -> None:
    settings.put(writing, SEAL, _sealed(writing.all(_ALL)))


def _sealed(rows: Iterable[Sequence[Any]]) -> str:
    return sha256(canonical(sorted(list(row) for row in rows)).encode()).hexdigest()
