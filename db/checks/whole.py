"""Does it all add up: the file, its schema, the journal's chain, and every row of every table."""

from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Connection, func, select

from db import data_folder
from db.attachments.check import check_attachments, check_foreign
from db.batches.records import BATCH
from db.checks.checkpoints import check_checkpoints
from db.checks.kept import check_findings, check_proofs, check_references, check_settings
from db.checks.rows import check_rows, missing
from db.checks.schema import check_schema
from db.checks.search import check_search
from db.checks.sums import check_batches, check_versions
from db.checks.vouched import BATCHES, ROWS
from db.engine import Database
from db.people.records import TRY
from db.processing.check import check_overdrawn
from db.proof import checkpoints
from db.proof.checkpoints import Checkpoint
from db.proof.journal import JOURNAL, broken_links
from db.sums.rollups import TABLES
from recycler.problems import Problem, Report

MOST = 20  # of one kind: who has broken links wants the first, not a million of them
TELL_EVERY = 5_000
# The tables whose rows are said anew from others or sealed, by the check that does it; all others
# are declared in `db.checks.vouched`, or hold what their own check knows.
DERIVED: dict[Callable[[Connection], Iterator[Problem]], tuple[str, ...]] = {
    check_findings: ("batch_found",),
    check_references: ("reference_version",),
    check_settings: ("setting", "draft"),
    check_proofs: ("person_secret",),
}
CHECKED_APART = {
    "journal": broken_links,
    "checkpoint": check_checkpoints,
    "batch_search": check_search,
    "batch_terms": check_search,
    "alembic_version": check_schema,
    **dict.fromkeys(("ticket_counter", *(table.name for table in TABLES)), check_batches),
}


UNVOUCHED = (TRY.name,)  # counts of a day: nothing that is kept depends on them


def declared() -> set[str]:
    """Return the tables of which something says what their rows have to be."""
    kept = {table.name for one in (BATCHES, *ROWS) for table in one.tables}
    derived = {name for names in DERIVED.values() for name in names}
    return {*kept, *CHECKED_APART, *UNVOUCHED, *derived}


def check(
    database: Database, connection: Connection, folder: Path | None, report: Report,
    *, with_contents: bool = True,
) -> list[Problem]:  # fmt: skip
    """Return everything that is wrong, as codes for `ui.language.sentences`.

    `file_damaged`, `schema_missing`, `schema_added`,
    `schema_altered`, `journal_broken`, `journal_rewritten`, `store_replayed`,
    `checkpoint_altered`, `checkpoint_missing`, `checkpoints_differ`, `batch_altered`,
    `batch_missing`, `version_missing`, `version_altered`, `ticket_gap`, `totals_differ`,
    `reference_altered`, `facility_altered`, `setting_altered`, `draft_altered`, `sample_altered`,
    `assay_altered`, `assay_missing`, `control_altered`, `control_missing`, `findings_altered`,
    `booking_altered`, `booking_missing`, `source_overdrawn`, `ledger_altered`, `ledger_missing`,
    `target_altered`, `target_missing`, `person_altered`, `person_missing`, `person_proof`,
    `attachment_altered`, `attachment_missing`, `attachment_file_altered`,
    `attachment_file_missing`, `attachment_foreign`,
    `search_altered`. Details name table, row, version and fields where they are known, and since
    when: `since_entry`, `since`, the last moment at which it was as it should be.
    """
    flaws = [Problem("file_damaged", {"detail": flaw}) for flaw in database.flaws(connection)]
    if flaws:
        return flaws  # whatever else would be found follows from it
    progress = _Progress(connection, report)
    parts: list[Iterator[Problem]] = [
        check_schema(database, connection),
        _journal(connection, progress),
        check_checkpoints(connection, folder),
        check_batches(connection, progress.step),
        check_versions(connection),
        missing(connection, BATCHES),
        *(check_rows(connection, kept) for kept in ROWS),
        check_overdrawn(connection),
        *(derived(connection) for derived in DERIVED),
    ]
    if database.on_sqlite:
        parts.append(check_search(connection))
    if folder is not None and with_contents:
        kept = folder / data_folder.ATTACHMENTS
        parts += [check_attachments(connection, [kept]), check_foreign(connection, kept)]
    fallen: list[Exception] = []
    found = [problem for part in parts for problem in _first_of(part, fallen)]
    if fallen and not found:
        raise fallen[0]  # a mistake of the program: what others did is told below
    report(progress.total, progress.total)
    return _since_when(connection, found) if found else []


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


def _first_of(problems: Iterator[Problem], fallen: list[Exception]) -> list[Problem]:
    """Return the first problems of each kind.

    A part that falls over what somebody wrote into a row, such as a day that is none, says what
    it found until then, and its error is kept: the row differs from the journal, which tells it.
    """
    seen: dict[str, list[Problem]] = {}
    try:
        for problem in problems:
            of_kind = seen.setdefault(problem.code, [])
            if len(of_kind) < MOST:
                of_kind.append(problem)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        fallen.append(error)
    return [problem for of_kind in seen.values() for problem in of_kind]


def _journal(connection: Connection, progress: _Progress) -> Iterator[Problem]:
    for seq, sound in broken_links(connection):
        progress.step()
        if not sound:
            yield Problem("journal_broken", {"table": JOURNAL.name, "entry": seq})


def _since_when(connection: Connection, found: list[Problem]) -> list[Problem]:
    """Add to each problem the last moment at which it was not there yet.

    That is the last check in which everything agreed, or the entry that made the row if it came
    after it, or the beginning of the store.
    """
    texts = [text for _, text in checkpoints.in_file(connection)]
    clean = checkpoints.last_clean(filter(None, map(checkpoints.parsed, texts)))
    return [_with_since(connection, problem, clean) for problem in found]


def _with_since(connection: Connection, problem: Problem, clean: Checkpoint | None) -> Problem:
    said = problem.details.get("entry")
    is_of_row = problem.code.endswith(("_altered", "_missing"))
    of_row = said if isinstance(said, int) and is_of_row else 0
    entry, at, checked = (clean.entry, clean.at, True) if clean else (1, None, False)
    if of_row > entry or at is None:
        entry, checked = max(of_row, entry), False
        at = connection.execute(select(JOURNAL.c.at).where(JOURNAL.c.seq == entry)).scalar()
    since = {"since_entry": entry, "since": at, "since_checked": checked}
    return Problem(problem.code, {**problem.details, **since})
