"""Are reference data, settings, findings, proofs and drafts what vouches for them says."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, func, select

from db import drafts, file_drops, settings
from db.batches.records import BATCH, Row
from db.materials.versions import SUBJECT, VERSIONS, content_hash
from db.people.records import NO_PROOF, PERSON, SECRET, proof
from db.proof.journal import DERIVED, JOURNAL
from db.sums import findings
from recycler.problems import Problem

# Between reading shipped files and the entry on them, in stores of programs that kept no more.
_READ_WITHIN = timedelta(minutes=10)


def check_references(connection: Connection) -> Iterator[Problem]:
    """Yield `reference_altered`: reference data are as they came, by their hash in the journal."""
    came: dict[str, tuple[str, Any]] = {}
    query = select(JOURNAL).where(JOURNAL.c.subject == SUBJECT).order_by(JOURNAL.c.seq)
    for entry in connection.execute(query):
        with suppress(ValueError, AttributeError):  # a broken entry: the chain tells of it
            said = json.loads(entry.after or "{}")
            came |= {name: (content, (entry, said)) for name, content in said["versions"].items()}
    for row in connection.execute(select(VERSIONS)):
        name = f"{row.kind} {row.code} {row.version}"
        content, told = came.pop(name, (None, None))
        fields = _differing(row, content, told)
        if fields:
            details = {"what": name, "table": VERSIONS.name, "version": row.version}
            details |= {"fields": fields, "entry": told[0].seq if told else None}
            yield Problem("reference_altered", details)
    for name, (_, (entry, _)) in came.items():
        details = {"what": name, "table": VERSIONS.name, "entry": entry.seq}
        yield Problem("reference_altered", details)


def _differing(row: Any, content: str | None, told: Any) -> str | None:
    try:
        now = content_hash(row.origin, row.payload, row.supplier)
    except TypeError:
        now = ""
    if content is None or now != content:
        return "payload, origin, supplier"
    if row.source_hash != content:
        return "source_hash"
    entry, said = told
    if "at" in said:
        return None if row.at == said["at"] else "at"
    with suppress(ValueError, TypeError):
        late = datetime.fromisoformat(entry.at) - datetime.fromisoformat(row.at)
        if timedelta() <= late <= _READ_WITHIN:
            return None
    return "at"


def check_findings(connection: Connection) -> Iterator[Problem]:
    """Yield `findings_altered`: what assays add to totals is as the journal saw it last."""
    table = findings.FOUND_ROW
    subject = BATCH.c.ticket + f":{DERIVED}"
    same = and_(JOURNAL.c.subject == subject, JOURNAL.c.version == table.c.version)
    newest = (
        select(JOURNAL.c.subject, func.count().label("n"))
        .where(JOURNAL.c.action == DERIVED)
        .group_by(JOURNAL.c.subject)
        .subquery()
    )
    query = (
        select(
            BATCH.c.ticket, BATCH.c.sort_key.label("place"), table, newest.c.n.label("newest"),
            JOURNAL.c.seq.label("entry"), JOURNAL.c.after.label("as_journalled"),
        )
        .join_from(table, BATCH, BATCH.c.id == table.c.batch_id, isouter=True)
        .outerjoin(JOURNAL, same)
        .outerjoin(newest, newest.c.subject == subject)
    )  # fmt: skip
    for found in connection.execute(query).mappings():
        row: Row = dict(found)
        if not _sound(row):
            yield _findings_altered(row["ticket"], row["entry"])
    for batch_id in findings.without(connection):
        ticket = connection.execute(select(BATCH.c.ticket).where(BATCH.c.id == batch_id)).scalar()
        yield _findings_altered(ticket, None)


def _sound(row: Row) -> bool:
    with suppress(ValueError, TypeError):
        counts = bool(json.loads(row["found"])) == row["counts"]
        newest = row["version"] == row["newest"]
        in_place = row["place"] == row["sort_key"]
        told = findings.vouched(row) == row["as_journalled"]
        return bool(counts and newest and in_place and told)
    return False


def _findings_altered(ticket: str | None, entry: int | None) -> Problem:
    details = {"ticket": ticket, "table": findings.FOUND_ROW.name, "entry": entry}
    return Problem("findings_altered", details)


def check_settings(connection: Connection) -> Iterator[Problem]:
    """Yield `facility_altered` and `setting_altered`: each setting is what vouches for it says."""
    kept = dict(connection.execute(select(settings.SETTING.c.name, settings.SETTING.c.value)).all())
    expected = {
        settings.FACILITY: _last(connection, "facility"),
        settings.REFERENCE_SOURCE: settings.journalled_source(connection),
        settings.FINDINGS: settings.journalled(connection, settings.FINDINGS),
        drafts.SEAL: drafts.seal(connection),
        file_drops.SEAL: file_drops.seal(connection),
        **{name: kept[name] for name in file_drops.SEALED if name in kept},
    }
    for name in sorted({*kept, *expected}):
        if kept.get(name) != expected.get(name):
            code = {settings.FACILITY: "facility_altered", drafts.SEAL: "draft_altered"}.get(name)
            details = {"what": name, "table": settings.SETTING.name, "fields": "value"}
            if name == drafts.SEAL:
                details |= {"table": drafts.DRAFT.name}
            yield Problem(code or "setting_altered", details)


def check_proofs(connection: Connection) -> Iterator[Problem]:
    """Yield `person_proof`: each person's hash is the one whose mark the person carries.

    None at all, as a repair leaves it, lets nobody in.
    """
    proofs = dict(connection.execute(select(SECRET.c.person_id, SECRET.c.hash)).all())
    for row in connection.execute(select(PERSON)):
        kept = proofs.pop(row.id, None)
        if kept != NO_PROOF and (kept is None or proof(kept) != row.proof):
            yield Problem("person_proof", {"name": row.name, "table": SECRET.name})
    for person_id in proofs:
        yield Problem("person_proof", {"name": person_id, "table": SECRET.name})


def _last(connection: Connection, subject: str) -> str | None:
    query = select(JOURNAL.c.after).where(JOURNAL.c.subject == subject)
    return connection.execute(query.order_by(JOURNAL.c.seq.desc()).limit(1)).scalar()
