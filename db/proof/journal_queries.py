"""The journal as it is read: filtered by person, record and days, newest first, page by page."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from db import settings
from db.batches.records import canonical, utc_text
from db.materials.versions import SUBJECT
from db.proof.journal import DERIVED, JOURNAL, HistoryEntry, entry_of


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """Which entries: of one person, of one record and what belongs to it, of days of the facility.

    record: a ticket, the number of a run, a lot or of the ledger, `facility`, `material CODE`,
    `table NAME` of the reference data, `container NAME`, `control NAME`, or `person NAME`.
    """

    who: str | None = None
    record: str = ""
    since: date | None = None
    until: date | None = None


WHOLE = JournalFilter()
OF_MATERIAL, OF_TABLE = "material ", "table "
# Kinds whose records the journal calls by an id, each with the column that has the name.
_BY_NAME = {"container": "container", "control": "name", "person": "name"}


def entries(
    connection: Connection, where: JournalFilter, after: int | None, limit: int, skip: int = 0
) -> list[HistoryEntry]:
    """Return entries, newest first, from below the entry `after`, and without the first `skip`."""
    query = select(JOURNAL).where(*_conditions(connection, where))
    if after is not None:
        query = query.where(JOURNAL.c.seq < after)
    rows = connection.execute(query.order_by(JOURNAL.c.seq.desc()).limit(limit).offset(skip))
    return [entry_of(row) for row in rows]


def count(connection: Connection, where: JournalFilter) -> int:
    """Return how many entries there are."""
    query = select(func.count()).select_from(JOURNAL).where(*_conditions(connection, where))
    return int(connection.execute(query).scalar_one())


def people(connection: Connection) -> list[str]:
    """Return everybody who signed an entry, in order."""
    query = select(JOURNAL.c.who).distinct().order_by(JOURNAL.c.who)
    return list(connection.execute(query).scalars())


def _conditions(connection: Connection, where: JournalFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [JOURNAL.c.action != DERIVED]  # nobody did that
    if where.who is not None:
        found.append(JOURNAL.c.who == where.who)
    if record := where.record.strip():
        found.append(_of_record(record))
    zone = settings.facility(connection).zone_info
    if where.since is not None:
        found.append(JOURNAL.c.at >= _midnight(where.since, zone))
    if where.until is not None:
        found.append(JOURNAL.c.at < _midnight(where.until + timedelta(days=1), zone))
    return found


def _of_record(record: str) -> ColumnElement[bool]:
    """An entry is of a record that it names, or that it begins with and a colon."""
    if record.startswith((OF_MATERIAL, OF_TABLE)):
        kind, code = record.split(" ", 1)
        kinds = (kind, "composition") if kind == "material" else (kind,)
        told = [JOURNAL.c.after.contains(f'"{one} {code} ', autoescape=True) for one in kinds]
        return and_(JOURNAL.c.subject == SUBJECT, or_(*told))
    kind, _, name = record.partition(" ")
    if name and kind in _BY_NAME:
        said = canonical({_BY_NAME[kind]: name})[1:-1]
        return and_(_below(kind), JOURNAL.c.after.contains(said, autoescape=True))
    return or_(JOURNAL.c.subject == record, _below(record))


def _below(record: str) -> ColumnElement[bool]:
    return and_(JOURNAL.c.subject >= f"{record}:", JOURNAL.c.subject < f"{record};")


def _midnight(day: date, zone: ZoneInfo) -> str:
    return utc_text(datetime.combine(day, time(), zone))
