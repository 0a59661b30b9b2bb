"""Reference data as the store keeps them: every version that a batch was ever logged with."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from db.batches.records import Row, canonical, now_text
from db.engine import Writing
from db.proof.journal import JOURNAL
from db.seen import refuse
from db.tables import ReferenceVersionRow
from recycler.reference.data import FOLDER, Reference
from recycler.reference.records import Origin, Payload

VERSIONS = ReferenceVersionRow.metadata.tables["reference_version"]
SUBJECT = "reference"  # of the journal
_APPEND = insert(VERSIONS).inline()
_IN_ORDER = select(VERSIONS).order_by(VERSIONS.c.kind, VERSIONS.c.code, VERSIONS.c.version)


@dataclass(frozen=True, slots=True)
class VersionKept:
    """One version of a piece: where it comes from, and who put it in force when and why.

    supplier: whose lots a composition holds for; None: everybody's.
    """

    code: str
    version: int
    origin: Origin
    at: datetime
    who: str
    why: str | None
    supplier: str | None = None


class Kept(NamedTuple):
    """What the store has of one piece: its newest version, and what the program shipped last."""

    version: int
    shipped_hash: str
    own: Row | None  # the newest version that holds for all, where the site made it


_NOTHING = Kept(0, "", None)


def folder_hash(folder: Path = FOLDER) -> str:
    """Return a hash of the shipped files, to see at once whether any of them changed."""
    digest = sha256()
    for file in sorted(folder.glob("*.csv")):
        content = file.read_bytes()
        digest.update(f"{file.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def load(connection: Connection) -> Reference:
    """Return the reference data as kept, in all their versions."""
    rows = connection.execute(_IN_ORDER)
    return Reference.from_payloads(
        Payload(
            row.kind,
            row.code,
            tuple(json.loads(row.payload)),
            row.version,
            Origin(row.origin),
            row.supplier,
        )
        for row in rows
    )


def newest(connection: Connection) -> dict[tuple[str, str], Kept]:
    """Return what is kept of each piece."""
    kept: dict[tuple[str, str], Kept] = {}
    for row in connection.execute(_IN_ORDER).mappings():
        shipped = row["origin"] == Origin.SHIPPED
        before = kept.get((row["kind"], row["code"]), _NOTHING)
        if row["supplier"] is not None:  # it holds beside the one of all, whatever that becomes
            kept[row["kind"], row["code"]] = before._replace(version=row["version"])
            continue
        kept[row["kind"], row["code"]] = Kept(
            row["version"],
            row["source_hash"] if shipped else before.shipped_hash,
            None if shipped else dict(row),
        )
    return kept


def versions(connection: Connection, kind: str, code: str) -> list[VersionKept]:
    """Return the versions of a piece, oldest first."""
    entries = select(JOURNAL.c.who, JOURNAL.c.why, JOURNAL.c.after).where(
        JOURNAL.c.subject == SUBJECT
    )
    said = {
        name: (entry.who, entry.why)
        for entry in connection.execute(entries)
        for name in json.loads(entry.after)["versions"]
    }
    piece = (VERSIONS.c.kind == kind) & (VERSIONS.c.code == code)
    rows = connection.execute(select(VERSIONS).where(piece).order_by(VERSIONS.c.version))
    return [
        VersionKept(
            code,
            row.version,
            Origin(row.origin),
            datetime.fromisoformat(row.at),
            *said.get(_name(kind, code, row.version), ("", None)),
            row.supplier,
        )
        for row in rows
    ]


def changed(payloads: Iterable[Payload], kept: dict[tuple[str, str], Kept]) -> list[Row]:
    """Return as rows the shipped pieces that the store does not hold yet, with their versions.

    A version of the site's own stays in force: it follows the shipped one once more.
    """
    rows = []
    at = now_text()
    for payload in payloads:
        known = kept.get((payload.kind, payload.code), _NOTHING)
        text = canonical([dict(row) for row in payload.rows])
        if content_hash(Origin.SHIPPED, text) == known.shipped_hash:
            continue
        rows.append(_row(at, payload.kind, payload.code, known.version + 1, text, Origin.SHIPPED))
        if known.own is not None:
            version, own = known.version + 2, known.own
            piece = payload.kind, payload.code
            rows.append(_row(at, *piece, version, own["payload"], own["origin"]))
    return rows


def next_versions(payloads: Iterable[Payload], kept: dict[tuple[str, str], Kept]) -> list[Row]:
    """Return as rows what a person puts in force, each with its next version."""
    rows = []
    at = now_text()
    highest = {piece: known.version for piece, known in kept.items()}
    for payload in payloads:
        piece = payload.kind, payload.code
        highest[piece] = highest.get(piece, 0) + 1
        text = canonical([dict(row) for row in payload.rows])
        rows.append(_row(at, *piece, highest[piece], text, payload.origin, payload.supplier))
    return rows


def check_seen(
    writing: Writing, reference: Reference, kind: str, code: str, seen: int | None
) -> None:
    """Let pass who saw the newest version of a piece, or looked at none.

    Args:
        writing: the transaction.
        reference: the data in the books.
        kind: of the piece.
        code: of the piece.
        seen: the newest version the person saw.

    Raises:
        InputError: `changed_meanwhile`.
    """
    version = reference.newest(kind, code)
    if seen in (None, version):
        return
    was, now = (reference.payload(kind, code, one) for one in (seen or 0, version))
    saved = versions(writing.connection, kind, code)[-1]
    by = (saved.at.isoformat(), saved.who, "reference")
    refuse(writing, code, _fields(was), _fields(now), by, version=version, seen=seen)


def _fields(piece: Payload | None) -> Row:
    """Return what a piece says: its shares by element, else its columns."""
    if piece is None or not piece.rows:
        return {}
    if piece.kind == "composition":
        return {str(row["element"]): row["mass_fraction"] for row in piece.rows if "element" in row}
    return dict(piece.rows[0])


def content_hash(origin: str, payload: str, supplier: str | None = None) -> str:
    """Return what the journal vouches for: the content, that it is the site's own, whose it is."""
    text = payload if origin == Origin.SHIPPED else f"{origin}\n{payload}"
    if supplier is not None:
        text = f"{canonical([supplier])}\n{text}"
    return sha256(text.encode()).hexdigest()


def _row(
    at: str, kind: str, code: str, version: int, payload: str, origin: str,
    supplier: str | None = None,
) -> Row:  # fmt: skip
    return {
        "kind": kind, "code": code, "version": version, "payload": payload,
        "source_hash": content_hash(origin, payload, supplier), "at": at,
        "origin": origin, "supplier": supplier,
    }  # fmt: skip


def append(writing: Writing, rows: list[Row]) -> None:
    """Keep new versions; the old ones stay."""
    writing.many(_APPEND, rows)


def summary(source_hash: str, rows: list[Row]) -> str:
    """Write for the journal which versions came, so that the chain vouches for them too."""
    came = {_name(row["kind"], row["code"], row["version"]): row["source_hash"] for row in rows}
    at = {"at": rows[0]["at"]} if rows else {}
    return canonical({"source": source_hash, "versions": came, **at})


def _name(kind: str, code: str, version: int) -> str:
    return f"{kind} {code} {version}"
