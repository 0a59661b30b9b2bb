"""Everything a report says of a period, gathered from the store; no words, and no widgets."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.reporting import summary_figures, with_outlook
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
    from recycler.diversification.figures import Diversification
    from recycler.exchange.figures import SummaryFigures
    from recycler.market.value import Value
    from recycler.reference.data import Reference
    from recycler.targets.standing import Standing
    from recycler.whatif.effect import Effect
    from ui.recovery.figures import Figures

MOST_BALANCED = 10  # elements
MOST_SCENARIOS = 3  # the newest


@dataclass(frozen=True, slots=True)
class Findings:
    """What stands in a report; `before` is the same period before, None where nothing came in.

    balances: the plant in dry mass, then by element; empty where nothing was processed.
    rates: of the calendar year the period ends in, for the groups of batteries that were processed.
    standings: of targets that are followed, on the last day; diversified: elements that came in;
    values: empty where prices are not looked at; effects: of the scenarios that are kept, on the
    facility as it is today.
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
    standings: "tuple[Standing, ...]" = ()
    diversified: "tuple[Diversification, ...]" = ()
    values: "tuple[Value, ...]" = ()
    effects: "tuple[Effect, ...]" = ()

    @property
    def is_empty(self) -> bool:
        return not self.summary.batches


def gather(
    store: "Store", span: Span, today: date, *, who: str = "", report: Report = unheard,
    currency: str = "",
) -> Findings:  # fmt: skip
    """Read what a report says of a period; may run beside the window.

    Totals come from `summary_figures`, as those of the workbook and of the command `totals` do.
    """
    report(0, 5)
    summary = summary_figures(store, span.since, span.until, who=who)
    report(1, 5)
    earlier = span.before(store.facility().fiscal_year_start_month)
    before = summary_figures(store, earlier.since, earlier.until, who=who)
    report(2, 5)
    charted = Analyst(store).figures(Scope(span.since, span.until), today)
    report(3, 5)
    ahead = with_outlook(store, summary, currency, today)
    report(4, 5)
    scenarios = store.scenarios.active()[-MOST_SCENARIOS:] if summary.batches else []
    return Findings(
        span, today, summary, before if before.batches else None, charted,
        tuple(_balances(store, span)), tuple(_ledger(store, span)),
        store.balances.rates_of_year(span.until.year), store.reference(),
        ahead.targets, ahead.diversification, ahead.values,
        tuple(store.scenarios.effect(one, None, currency) for one in scenarios),
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
