"""What vouches for the rows of each table: every table is declared here, or a test fails.

A table that a later migration adds is added to `DECLARED`: as `Journalled` where an entry of the
journal says each row whole, as `Derived` where a function can say what its rows have to be.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from string import Formatter

from sqlalchemy import ColumnElement, Connection, Table, literal

from db.attachments.records import ATTACHMENT, ATTACHMENT_VERSION
from db.balance.records import LEFT_OUT, LEFT_OUT_VERSION, UNACCOUNTED, UNACCOUNTED_VERSION
from db.batches.records import BATCH
from db.laboratory.records import ASSAY, ASSAY_VERSION, CONTROL, SAMPLE
from db.market.records import PRICE, PRICE_VERSION, RATE, RATE_VERSION
from db.people.records import PERSON, PERSON_VERSION, SECRET
from db.people.writes import JOINED, RECOVERED, SUBJECT
from db.processing.records import (
    INPUT,
    INPUT_VERSION,
    LOT,
    LOT_ASSAY,
    LOT_VERSION,
    RUN,
    RUN_VERSION,
    TARE,
)
from db.scenarios.records import SCENARIO, SCENARIO_VERSION
from db.tables import BatchVersionRow
from db.targets.records import FOLLOWING, FOLLOWING_VERSION, OWN, OWN_VERSION
from recycler.problems import Problem

VERSION = BatchVersionRow.metadata.tables["batch_version"]


@dataclass(frozen=True, slots=True)
class Journalled:
    """Rows that are each, column by column, what one entry of the journal says.

    subject: what the journal calls a row, its columns in braces; first: the action by which a row
    comes into being; altered, missing: the codes of problems; versions: where earlier versions are
    kept, with codes of their own if they have; unsaid: columns the entry leaves out, as they follow
    from the others; or_first: another action by which a row may come into being.
    """

    table: Table
    subject: str
    first: str
    altered: str
    missing: str
    versions: Table | None = None
    of_versions: tuple[str, str] | None = None
    unsaid: tuple[str, ...] = ()
    or_first: str | None = None

    @property
    def begins(self) -> tuple[str, ...]:
        """The actions by which a row comes into being."""
        return (self.first,) if self.or_first is None else (self.first, self.or_first)

    def owner(self, subject: str) -> str:
        """Return the record a row belongs to: what stands before its id, or all of its name."""
        return subject.partition(":")[0] if "{id}" in self.subject else subject

    @property
    def tables(self) -> tuple[Table, ...]:
        """The table and that of its earlier versions, if there is one."""
        return (self.table,) if self.versions is None else (self.table, self.versions)

    def subject_in(self, table: Table) -> ColumnElement[str]:
        """Return the subject of a row as SQL."""
        found: ColumnElement[str] | None = None
        for said, column, _, _ in Formatter().parse(self.subject):
            parts: list[ColumnElement[str]] = [literal(said)] if said else []
            parts += [table.c[column]] if column else []
            for part in parts:
                found = part if found is None else found + part
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Derived:
    """Rows that can be said anew from others, or are sealed: `check` yields what differs."""

    check: Callable[[Connection], Iterator[Problem]]


BATCHES = Journalled(
    BATCH, "{ticket}", "log", "batch_altered", "batch_missing",
    VERSION, ("version_altered", "version_missing"), ("sort_key",),
)  # fmt: skip
_SAMPLED = ("sample_altered", "assay_missing")
_ASSAYED = ("assay_altered", "assay_missing")
_CONTROLLED = ("control_altered", "control_missing")
_BOOKED = ("booking_altered", "booking_missing")
_ENTERED = ("ledger_altered", "ledger_missing")
_AIMED = ("target_altered", "target_missing")
_SUPPOSED = ("scenario_altered", "scenario_missing")
_KNOWN = ("person_altered", "person_missing")
_CARRIED = ("attachment_altered", "attachment_missing")
# What `db.checks.whole` compares with the journal row by row; batches apart, as sums are made
# of them.
ROWS: tuple[Journalled, ...] = (
    Journalled(SAMPLE, "{ticket}:{id}", "sample", *_SAMPLED),
    Journalled(ASSAY, "{ticket}:{id}", "assay", *_ASSAYED, ASSAY_VERSION),
    Journalled(CONTROL, "control:{id}", "control", *_CONTROLLED),
    Journalled(RUN, "{number}", "run_open", *_BOOKED, RUN_VERSION),
    Journalled(INPUT, "{run}:{id}", "take", *_BOOKED, INPUT_VERSION),
    Journalled(LOT, "{number}", "lot", *_BOOKED, LOT_VERSION),
    Journalled(LOT_ASSAY, "{ticket}:{id}", "lot_assay", *_BOOKED),
    Journalled(TARE, "container:{id}", "tare", *_BOOKED),
    Journalled(UNACCOUNTED, "{number}", "unaccounted", *_ENTERED, UNACCOUNTED_VERSION),
    Journalled(LEFT_OUT, "left_out:{name}", "left_out", *_ENTERED, LEFT_OUT_VERSION),
    Journalled(PRICE, "price:{name}", "price", *_ENTERED, PRICE_VERSION),
    Journalled(RATE, "exchange_rate:{name}", "exchange_rate", *_ENTERED, RATE_VERSION),
    Journalled(OWN, "{code}", "target", *_AIMED, OWN_VERSION),
    Journalled(FOLLOWING, "target:{code}", "target_follow", *_AIMED, FOLLOWING_VERSION),
    Journalled(SCENARIO, "scenario:{name}", "scenario", *_SUPPOSED, SCENARIO_VERSION),
    Journalled(ATTACHMENT, "{record}:{id}", "attachment", *_CARRIED, ATTACHMENT_VERSION),
    Journalled(PERSON, f"{SUBJECT}{{id}}", JOINED, *_KNOWN, PERSON_VERSION, or_first=RECOVERED),
)


def guarded() -> set[str]:
    """Return the tables with a guard on a server: of none of them anything may be deleted."""
    versions = {kept.versions.name for kept in (BATCHES, *ROWS) if kept.versions is not None}
    current = {kept.table.name for kept in ROWS if kept.table is not ASSAY}
    return {"journal", "checkpoint", SECRET.name, *versions, *current}
