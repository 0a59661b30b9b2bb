"""Reports that are due are dropped into a folder: which, whether, and by what steps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from recycler.errors import InputError
from recycler.exchange.saving import saved_as
from recycler.problems import Report, unheard
from ui.language.workbook_words import words_of
from ui.reports.findings import Findings, gather
from ui.reports.kinds import REPORTS, ReportKind
from ui.reports.making import Print, Written, pages_of, today_of
from ui.reports.span import Span, last_whole

if TYPE_CHECKING:
    from db.store import Store
    from recycler.file_drop import FileDrop

_MANAGER = {"week": "weekly", "month": "monthly", "year": "yearly"}


@dataclass(frozen=True, slots=True)
class Due:
    """A report that is to be written, and the file it goes to."""

    drop: "FileDrop"
    span: Span
    today: date
    file: Path

    @property
    def kind(self) -> ReportKind | None:
        """The report on paper; None: the summary workbook."""
        if self.drop.report == "summary":
            return None
        return REPORTS.get(self.drop.report) or REPORTS[_MANAGER[self.drop.every]]

    @property
    def mark(self) -> str:
        """What is kept once it is written, so that it is never written twice."""
        return f"{self.file} {self.drop.language}"

    @property
    def how(self) -> Print:
        return Print(self.drop.language, self.drop.paper, self.drop.black_white)


def due_of(store: "Store", today: date | None = None) -> Due | None:
    """Return the report of the last whole period, None where it was dropped, or none is wanted."""
    drop = store.drops.plan()
    if not drop.is_on:
        return None
    day = today or today_of(store)
    span = last_whole(drop.every, day, store.facility().fiscal_year_start_month)
    due = Due(drop, span, day, Path(drop.folder).expanduser() / _name(drop, span))
    return None if due.mark in store.drops.done() else due


def _name(drop: "FileDrop", span: Span) -> str:
    if drop.report == "summary":
        return f"Recovery_{span.name}.xlsx"
    kind = _MANAGER[drop.every] if drop.report == "manager" else drop.report
    return f"{kind}_{span.name}.pdf"


def checked(due: Due) -> Due:
    """Return what is due, if its folder is there.

    Raises:
        InputError: `drop_folder_gone`.
    """
    if not due.file.parent.is_dir():
        raise InputError("drop_folder_gone", folder=str(due.file.parent))
    return due


def read(store: "Store", due: Due, who: str, report: Report = unheard) -> Findings | Written:
    """Do what can be done beside the window: write the workbook, or read what goes on paper.

    Raises:
        InputError: `drop_folder_gone`, `cannot_write` or `too_many_batches`.
    """
    from db.reporting import write_summary

    checked(due)
    if due.kind is not None:
        return gather(store, due.span, due.today, who=who, report=report)
    done = write_summary(
        store, due.span.since, due.span.until, due.file,
        who=who, words=words_of(due.drop.language), report=report,
    )  # fmt: skip
    store.drops.keep_done(due.mark)
    return Written(due.file, "summary", due.span, done.batches, 0)


def drawn(store: "Store", due: Due, found: Findings) -> Iterator[Written | None]:
    """Do the rest where widgets are, a page a step; the last step is the file.

    Raises:
        InputError: `cannot_write`.
    """
    assert due.kind is not None
    pages = pages_of(due.kind, found, due.how)
    content = b""
    for some in pages.pdf():
        content = some
        yield None
    saved_as(due.file, lambda part: part.write_bytes(content))
    store.drops.keep_done(due.mark)
    yield Written(due.file, due.kind.name, due.span, found.summary.batches, pages.count)


def drop_due(
    store: "Store", *, who: str, report: Report = unheard, today: date | None = None
) -> Written | None:
    """Write the report that is due, if one is; needs an application for those on paper.

    Raises:
        InputError: `drop_folder_gone`, `cannot_write` or `too_many_batches`.
    """
    due = due_of(store, today)
    if due is None:
        return None
    found = read(store, due, who, report)
    if isinstance(found, Written):
        return found
    *_, done = drawn(store, due, found)
    return done
