"""Makes a report: the one function that page, command line and file drop share."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recycler.errors import InputError
from recycler.exchange.saving import saved_as
from recycler.problems import Report, unheard
from ui.language.speaking import speaking
from ui.paper.pages import Pages
from ui.paper.sheet import SHEETS
from ui.reports.document import document_of
from ui.reports.findings import Findings, gather
from ui.reports.kinds import ReportKind, kind_named
from ui.reports.span import Span, last_whole, running, span_named

if TYPE_CHECKING:
    from db.store import Store


@dataclass(frozen=True, slots=True)
class Print:
    """How a report is printed; `language` None is that of the window.

    currency: what values are told in; empty: prices are not looked at.
    """

    language: str | None = None
    paper: str = "a4"
    black_white: bool = False
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A report that was written."""

    file: Path
    report: str
    span: Span
    batches: int
    pages: int

    def as_dict(self) -> dict[str, Any]:
        return {
            "file": str(self.file),
            "report": self.report,
            "period": self.span.name,
            "from": self.span.since.isoformat(),
            "to": self.span.until.isoformat(),
            "whole": self.span.is_whole,
            "batches": self.batches,
            "pages": self.pages,
        }


def span_of(store: "Store", kind: ReportKind, named: str | None, today: date) -> Span:
    """Return the period that is named, else the usual one of a report.

    Raises:
        InputError: `bad_period` or `period_not_begun`.
    """
    first = store.facility().fiscal_year_start_month
    if named:
        return span_named(named, kind.grains, today, first)
    return (running if kind.runs_on else last_whole)(kind.grains[0], today, first)


def today_of(store: "Store") -> date:
    """The day it is at the facility."""
    return datetime.now(store.facility().zone_info).date()


def pages_of(kind: ReportKind, found: Findings, how: Print) -> Pages:
    """Lay a report out; where widgets are."""
    with speaking(how.language):
        return Pages(document_of(kind, found), SHEETS[how.paper], black_white=how.black_white)


def write_report(
    store: "Store", name: str, named: str | None, out: Path, *,
    who: str, how: Print, report: Report = unheard, today: date | None = None,
) -> Written:  # fmt: skip
    """Write a report as PDF, whole or not at all; needs an application.

    Args:
        store: where the batches are.
        name: of the report, one of `REPORTS`.
        named: the period, such as 2026-10; None: the usual one.
        out: the file.
        who: who asked for it.
        how: paper, ink and language.
        report: progress; raise from it to stop with nothing written.
        today: the day it is, that of the facility.

    Raises:
        InputError: `unknown_report`, `bad_period`, `period_not_begun`, `not_a_pdf` or
            `cannot_write`.
    """
    kind = kind_named(name)
    if out.suffix.lower() != ".pdf":
        raise InputError("not_a_pdf", file=str(out))
    day = today or today_of(store)
    span = span_of(store, kind, named, day)
    found = gather(store, span, day, who=who, report=report, currency=how.currency)
    pages = pages_of(kind, found, how)
    content = b""
    for number, drawn in enumerate(pages.pdf()):
        report(number, pages.count + 1)
        content = drawn
    saved_as(out, lambda part: part.write_bytes(content))
    return Written(out, name, span, found.summary.batches, pages.count)
