"""Reference data as the store keeps them: every version that a batch was ever logged with."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, insert, select

from db.engine import Writing
from db.records import Row, canonical, now_text
from db.tables import ReferenceVersionRow
from recycler.reference import FOLDER, Payload, Reference

VERSIONS = ReferenceVersionRow.metadata.tables["reference_version"]
_APPEND = insert(VERSIONS).inline()
_NEWEST = (
    select(VERSIONS.c.kind, VERSIONS.c.code, VERSIONS.c.version, VERSIONS.c.source_hash)
    .order_by(VERSIONS.c.version)
)  # fmt: skip


def folder_hash(folder: Path = FOLDER) -> str:
    """Return a hash of the shipped files, to see at once whether any of them changed."""
    digest = sha256()
    for file in sorted(folder.glob("*.csv")):
        content = file.read_bytes()
        digest.update(f"{file.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def load(connection: Connection) -> Reference:
    """Return the reference data as kept, in all their versions."""
    query = select(VERSIONS).order_by(VERSIONS.c.kind, VERSIONS.c.code, VERSIONS.c.version)
    rows = connection.execute(query)
    return Reference.from_payloads(
        Payload(row.kind, row.code, tuple(json.loads(row.payload)), row.version) for row in rows
    )


def newest(connection: Connection) -> dict[tuple[str, str], tuple[int, str]]:
    """Return version and content hash of the newest version of each piece."""
    return {
        (row.kind, row.code): (row.version, row.source_hash) for row in connection.execute(_NEWEST)
    }


def changed(payloads: Iterable[Payload], kept: dict[tuple[str, str], tuple[int, str]]) -> list[Row]:
    """Return as rows the pieces that the store does not hold yet, each with its next version."""
    rows = []
    for payload in payloads:
        version, kept_hash = kept.get((payload.kind, payload.code), (0, ""))
        text = canonical([dict(row) for row in payload.rows])
        content_hash = sha256(text.encode()).hexdigest()
        if content_hash != kept_hash:
            row = {"kind": payload.kind, "code": payload.code, "version": version + 1}
            rows.append(row | {"payload": text, "source_hash": content_hash, "at": now_text()})
    return rows


def append(writing: Writing, rows: list[Row]) -> None:
    """Keep new versions; the old ones stay."""
    writing.many(_APPEND, rows)


def summary(source_hash: str, rows: list[Row]) -> str:
    """Write for the journal which versions came, so that the chain vouches for them too."""
    came = {f"{row['kind']} {row['code']} {row['version']}": row["source_hash"] for row in rows}
    return canonical({"source": source_hash, "versions": came})
