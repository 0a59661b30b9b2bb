"""Does it all add up: the file, the journal's chain, batches, versions, tickets, sums."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, func, literal, select

from db import findings, settings
from db.assay_records import ASSAY, ASSAY_VERSION, CONTROL, SAMPLE, kept
from db.balance_check import check_ledger
from db.engine import Database
from db.journal import DERIVED, JOURNAL, broken_links
from db.people_check import check_people
from db.processing_check import check_processing
from db.records import BATCH, COLUMNS, Row, journalled, sort_key, ticket_parts
from db.reference_versions import VERSIONS, content_hash
from db.rollups import TABLES, Change, sums_in
from db.target_check import check_targets
from db.writes import COUNTER, VERSION
from recycler.problems import Problem, Report

MOST = 20  # of one kind: who has broken links wants the first, not a million of them
TELL_EVERY = 5_000
Numbers = Counter[tuple[str, int]]


def check(database: Database, connection: Connection, report: Report) -> list[Problem]:
    """Return everything that is wrong, as codes for `ui.language.sentences`.

    `file_damaged`, `journal_broken`, `batch_altered`, `batch_missing`, `version_missing`,
    `version_altered`, `ticket_gap`, `totals_differ`, `reference_altered`, `facility_altered`,
    `sample_altered`, `assay_altered`, `assay_missing`, `control_altered`,
    `control_missing`, `findings_altered`, `booking_altered`, `booking_missing`,
    `source_overdrawn`, `ledger_altered`, `ledger_missing`.
    """
    flaws = [Problem("file_damaged", {"detail": flaw}) for flaw in database.flaws(connection)]
    if flaws:
        return flaws  # whatever else would be found follows from it
    progress = _Progress(connection, report)
    found = [
        *_first_of(_journal(connection, progress)),
        *_batches(connection, progress),
        *_first_of(_versions(connection)),
        *_first_of(_missing(connection)),
        *_first_of(_assays(connection)),
        *_first_of(_findings(connection)),
        *_first_of(check_processing(connection)),
        *_first_of(check_ledger(connection)),
        *_first_of(check_targets(connection)),
        *_first_of(check_people(connection)),
        *_first_of(_references(connection)),
        *_facility(connection),
    ]
    report(progress.total, progress.total)
    return found


class _Progress:
    """Counts what was looked at, and tells it now and then."""

    def __init__(self, connection: Connection, report: Report) -> None:
        tables = (JOURNAL, BATCH)
        self.total = sum(
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in tables
        )
        self._done, self._report = 0, report

    def step(self) -> None:
        self._done += 1
        if self._done % TELL_EVERY == 0:
            self._report(self._done, self.total)


def _first_of(problems: Iterator[Problem]) -> list[Problem]:
    return [problem for problem, _ in zip(problems, range(MOST), strict=False)]


def _journal(connection: Connection, progress: _Progress) -> Iterator[Problem]:
    for seq, sound in broken_links(connection):
        progress.step()
        if not sound:
            yield Problem("journal_broken", {"entry": seq})


def _batches(connection: Connection, progress: _Progress) -> list[Problem]:
    """Compare each batch with the journal, and all of them with tickets and sums."""
    altered: list[Problem] = []
    found = _found(connection)
    change, numbers, highest = Change(), Numbers(), Numbers()
    for row, after in _with_journal(connection, BATCH):
        progress.step()
        if len(altered) < MOST and _differs(row, after):
            altered.append(Problem("batch_altered", {"ticket": row["ticket"]}))
        text = found.get(row["id"])
        change.add(row, findings.findings_of(text) if text else None)
        station, year, number = ticket_parts(row["ticket"])
        numbers[station, year] += 1
        highest[station, year] = max(number, highest[station, year])
    tickets = _tickets(connection, numbers, highest)
    return [*altered, *_first_of(tickets), *_first_of(_sums(connection, change))]


def _with_journal(connection: Connection, table: Any) -> Iterator[tuple[Row, str | None]]:
    same = and_(JOURNAL.c.subject == table.c.ticket, JOURNAL.c.version == table.c.version)
    columns = (table.c[name] for name in COLUMNS)
    query = select(*columns, JOURNAL.c.after.label("as_journalled")).outerjoin_from(
        table, JOURNAL, same
    )
    for found in connection.execute(query.execution_options(yield_per=2_000)).mappings():
        row: Row = dict(found)
        yield row, row.pop("as_journalled")


def _differs(row: Row, after: str | None) -> bool:
    return (
        journalled(row) != after or sort_key(row["received_at"], row["ticket"]) != row["sort_key"]
    )


def _tickets(connection: Connection, numbers: Numbers, highest: Numbers) -> Iterator[Problem]:
    given = {(row.station, row.year % 100): row.last for row in connection.execute(select(COUNTER))}
    for station, year in sorted({*given, *numbers}):
        key = (station, year)
        if not (numbers[key] == highest[key] == given.get(key, 0)):
            details = {"station": station, "year": 2000 + year, "given": given.get(key, 0)}
            yield Problem("ticket_gap", details | {"batches": numbers[key]})


def _sums(connection: Connection, change: Change) -> Iterator[Problem]:
    for table in TABLES:
        keys, expected = [column.name for column in table.primary_key], change.sums[table.name]
        names = sums_in(table)
        kept = {
            tuple(row[name] for name in keys): tuple(row[name] for name in names)
            for row in connection.execute(select(table)).mappings()
        }
        none = (0,) * len(names)
        for key in sorted({*kept, *expected}):
            if kept.get(key, none) != expected.get(key, none):
                yield Problem(
                    "totals_differ", {"period": key[0], "what": ", ".join(map(str, key[1:]))}
                )


def _versions(connection: Connection) -> Iterator[Problem]:
    """Every version but the current one is kept, and each is the one the journal saw."""
    kept = select(VERSION.c.id, func.count().label("n")).group_by(VERSION.c.id).subquery()
    missing = (
        select(BATCH.c.ticket)
        .outerjoin_from(BATCH, kept, kept.c.id == BATCH.c.id)
        .where(func.coalesce(kept.c.n, 0) != BATCH.c.version - 1)
    )
    for ticket in connection.execute(missing).scalars():
        yield Problem("version_missing", {"ticket": ticket})
    for row, after in _with_journal(connection, VERSION):
        if _differs(row, after):
            details = {"ticket": row["ticket"], "version": row["version"]}
            yield Problem("version_altered", details)


def _missing(connection: Connection) -> Iterator[Problem]:
    gone = (
        select(JOURNAL.c.subject)
        .outerjoin_from(JOURNAL, BATCH, BATCH.c.ticket == JOURNAL.c.subject)
        .where(JOURNAL.c.action == "log", BATCH.c.ticket.is_(None))
    )
    for ticket in connection.execute(gone).scalars():
        yield Problem("batch_missing", {"ticket": ticket})


def _assays(connection: Connection) -> Iterator[Problem]:
    """Samples, assays and controls are as the journal saw them, and all that it saw are there."""
    for table, code in (
        (SAMPLE, "sample_altered"), (ASSAY_VERSION, "assay_altered"), (ASSAY, "assay_altered"),
        (CONTROL, "control_altered"),
    ):  # fmt: skip
        version = table.c.version if "version" in table.c else literal(1)
        same = and_(JOURNAL.c.subject == _subject(table), JOURNAL.c.version == version)
        query = select(table, JOURNAL.c.after.label("as_journalled")).outerjoin_from(
            table, JOURNAL, same
        )
        for found in connection.execute(query).mappings():
            row: Row = dict(found)
            if row.pop("as_journalled") != kept(row):
                sample = row.get("sample", row.get("label"))
                yield Problem(
                    code,
                    {"ticket": row.get("ticket"), "sample": sample, "name": row.get("name")},
                )
    yield from _assays_missing(connection)


def _subject(table: Table) -> ColumnElement[str]:
    owner = table.c.ticket if "ticket" in table.c else literal("control")
    return owner + ":" + table.c.id


def _assays_missing(connection: Connection) -> Iterator[Problem]:
    """Every assay and sample that was journalled is there, and so is every version before it."""
    seen = ((SAMPLE, "sample"), (ASSAY, "assay"), (CONTROL, "control"))
    for table, action in seen:
        place = _subject(table)
        gone = (
            select(JOURNAL.c.subject)
            .outerjoin_from(JOURNAL, table, place == JOURNAL.c.subject)
            .where(JOURNAL.c.action == action, table.c.id.is_(None))
        )
        for subject in connection.execute(gone).scalars():
            if table is CONTROL:
                yield Problem("control_missing")
            else:
                yield Problem("assay_missing", {"ticket": subject.split(":")[0]})
    versions = select(ASSAY_VERSION.c.id, func.count().label("n")).group_by(ASSAY_VERSION.c.id)
    counted = versions.subquery()
    short = (
        select(ASSAY.c.ticket)
        .outerjoin_from(ASSAY, counted, counted.c.id == ASSAY.c.id)
        .where(func.coalesce(counted.c.n, 0) != ASSAY.c.version - 1)
    )
    for ticket in connection.execute(short).scalars():
        yield Problem("assay_missing", {"ticket": ticket})


def _found(connection: Connection) -> dict[str, str]:
    """Return what is kept of what assayed batches add to totals, by their ids."""
    table = findings.FOUND_ROW
    query = select(table.c.batch_id, table.c.found).where(table.c.counts)
    return {row.batch_id: row.found for row in connection.execute(query)}


def _findings(connection: Connection) -> Iterator[Problem]:
    """What assays add to totals is as the journal saw it last, and kept wherever there are any."""
    table = findings.FOUND_ROW
    subject = BATCH.c.ticket + f":{DERIVED}"
    same = and_(JOURNAL.c.subject == subject, JOURNAL.c.version == table.c.version)
    query = (
        select(
            BATCH.c.ticket, BATCH.c.sort_key.label("place"), table,
            JOURNAL.c.after.label("as_journalled"),
        )
        .join(BATCH, BATCH.c.id == table.c.batch_id)
        .outerjoin(JOURNAL, same)
    )  # fmt: skip
    for found in connection.execute(query).mappings():
        row: Row = dict(found)
        sound = bool(json.loads(row["found"])) == row["counts"] and row["place"] == row["sort_key"]
        if not sound or findings.vouched(row) != row["as_journalled"]:
            yield Problem("findings_altered", {"ticket": row["ticket"]})
    for batch_id in findings.without(connection):
        ticket = connection.execute(select(BATCH.c.ticket).where(BATCH.c.id == batch_id)).scalar()
        yield Problem("findings_altered", {"ticket": ticket})


def _references(connection: Connection) -> Iterator[Problem]:
    """Reference data are as they came: by their own hash, and by the journal's."""
    came: dict[str, str] = {}
    query = select(JOURNAL.c.after).where(JOURNAL.c.action == "reference").order_by(JOURNAL.c.seq)
    for after in connection.execute(query).scalars():
        came |= json.loads(after or "{}").get("versions", {})
    for row in connection.execute(select(VERSIONS)):
        name = f"{row.kind} {row.code} {row.version}"
        if content_hash(row.origin, row.payload, row.supplier) != came.pop(name, None):
            yield Problem("reference_altered", {"what": name})
    for name in came:
        yield Problem("reference_altered", {"what": name})


def _facility(connection: Connection) -> list[Problem]:
    query = select(JOURNAL.c.after).where(JOURNAL.c.action == "facility")
    last = connection.execute(query.order_by(JOURNAL.c.seq.desc()).limit(1)).scalar()
    same = settings.value(connection, settings.FACILITY) == last
    return [] if same else [Problem("facility_altered")]
