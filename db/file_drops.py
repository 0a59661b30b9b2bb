"""Which reports are written by themselves, and which were: a small room of the store."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, text

from db import needs, settings
from db.batches.records import canonical
from db.engine import Database, Writing
from db.guard import guarded
from recycler.errors import InputError
from recycler.file_drop import FileDrop

MOST_KEPT = 500  # marks of files
SEALED = (settings.FILE_DROP, settings.DROPPED)
SEAL = "drops"  # the setting that seals both: no entry of the journal tells of them
_BOTH = text("SELECT name, value FROM setting WHERE name IN ('file_drop', 'dropped')")


def seal(connection: Connection) -> str:
    """Return the seal of the plan and of what was written, as they stand."""
    return _sealed(connection.execute(_BOTH))


@guarded(needs.FILE_DROPS)
class FileDrops:
    """The plan of one site; no figure depends on it, so the journal is not told."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self) -> FileDrop:
        """Return what is written by itself; nothing where nobody said so."""
        with self._database.read() as connection:
            kept = settings.value(connection, settings.FILE_DROP)
        return FileDrop.from_dict(settings.object_of(kept))

    def save(self, plan: FileDrop, *, seen: FileDrop | None = None) -> None:
        """Keep the plan as changed; it is no record, so its content stands for a version.

        Raises:
            InputError: `plan_changed`, where it is not any more as the person saw it.
        """
        with self._database.write() as writing:
            before = settings.kept(writing, settings.FILE_DROP) or canonical(FileDrop().as_dict())
            if seen is not None and before != canonical(seen.as_dict()):
                raise InputError("plan_changed")
            _put(writing, settings.FILE_DROP, canonical(plan.as_dict()))

    def done(self) -> list[str]:
        """Return the marks of the files that were written, the last one at the end."""
        with self._database.read() as connection:
            kept = settings.value(connection, settings.DROPPED)
        with suppress(ValueError):
            found = json.loads(kept or "[]")
            if isinstance(found, list):
                return list(map(str, found))
        return []  # altered: `check` names it

    def keep_done(self, mark: str) -> None:
        """Remember that a file was written."""
        kept = [*(one for one in self.done() if one != mark), mark][-MOST_KEPT:]
        with self._database.write() as writing:
            _put(writing, settings.DROPPED, canonical(kept))


def _put(writing: Writing, name: str, value: str) -> None:
    settings.put(writing, name, value)
    settings.put(writing, SEAL, _sealed(writing.all(_BOTH)))


def _sealed(rows: Iterable[Sequence[Any]]) -> str:
    return sha256(canonical(sorted(list(row) for row in rows)).encode()).hexdigest()
