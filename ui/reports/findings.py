"""Everything a report says of a period, gathered from the store; no words, and no widgets."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.reporting import summary_figures
from recycler.problems import Report, unheard
from ui.recovery.analyst import Analyst
from ui.recovery.figures import in_order
from ui.recovery.scope import Scope
from ui.reports.span import Span

if TYPE_CHECKING:
    from db.store import Store
    from recycler.balance.eu_rates import Rates
    from recycler.balance.node_balance import Balance
    from recycler.balance.unaccounted import Unaccounted
    from recycler.exchange.figures import SummaryFigures
    from recycler.reference import Reference
    from ui.recovery.figures import Figures

MOST_BALANCED = 10  # elements


@dataclass(frozen=True, slots=True)
class Findings:
    """What stands in a report; `before` is the same period before, None where nothing came in.

    balances: the plant in dry mass, then by element; empty where nothing was processed.
    rates: of the calendar year the period ends in, for the groups of batteries that were processed.
    """

    span: Span
    today: date
    summary: "SummaryFigures"
    before: "SummaryFigures | None"
    charted: "Figures"
    balances: "tuple[Balance, ...]"
    ledger: "tuple[Unaccounted, ...]"
    rates: "tuple[Rates, ...]"
    reference: "Reference"

    @property
    def is_empty(self) -> bool:
        return not self.summary.batches


def gather(
    store: "Store", span: Span, today: date, *, who: str = "", report: Report = unheard
) -> Findings:
    """Read what a report says of a period; may run beside the window.

    Totals come from `summary_figures`, as those of the workbook and of the command `totals` do.
    """
    report(0, 4)
    summary = summary_figures(store, span.since, span.until, who=who)
    report(1, 4)
    earlier = span.before(store.facility().fiscal_year_start_month)
    before = summary_figures(store, earlier.since, earlier.until, who=who)
    report(2, 4)
    charted = Analyst(store).figures(Scope(span.since, span.until), today)
    report(3, 4)
    return Findings(
        span, today, summary, before if before.batches else None, charted,
        tuple(_balances(store, span)), tuple(_ledger(store, span)),
        store.balances.rates_of_year(span.until.year), store.reference(),
    )  # fmt: skip


def _balances(store: "Store", span: Span) -> "Iterator[Balance]":
    books = store.balances.books(span.since, span.until)
    for element in ["", *in_order(books.elements)[:MOST_BALANCED]]:
        found = store.balances.balance("plant", element, span.since, span.until)
        if not element and not found.done:
            return
        yield found


def _ledger(store: "Store", span: Span) -> "Iterator[Unaccounted]":
    """Entries of the ledger whose period touches this one."""
    for one in store.balances.ledger():
        if one.since <= span.until and one.until >= span.since:
            yield one
