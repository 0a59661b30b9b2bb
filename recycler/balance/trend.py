"""What is missing at a node period by period: whether it drifts, and since what; check C5."""

from collections.abc import Sequence
from dataclasses import dataclass

from recycler.balance.books import MASS, Books, Period
from recycler.balance.drift import Alarm, Chart, cusum, runs
from recycler.balance.node_balance import Balance, Node, balance


@dataclass(frozen=True, slots=True, eq=False)
class Trend:
    """Balances of a node over periods; chart and runs count those that checked something.

    told: numbers of these; since: by alarm of the chart, the run, batch or lot with which the
    drift began, as estimated.
    """

    balances: tuple[Balance, ...]
    told: tuple[int, ...]
    chart: Chart
    runs: tuple[Alarm, ...]
    since: tuple[str, ...]


def trend(books: Books, node: Node, periods: Sequence[Period], element: str = MASS) -> Trend:
    """Return the standardised imbalance of a node over periods, with CUSUM and runs of one sign.

    Raises:
        InputError: `balance_no_element`.
    """
    found = tuple(balance(books, node, period, element) for period in periods)
    told = tuple(n for n, one in enumerate(found) if one.closure.sd_kg > 0)
    scores = [found[n].closure.z for n in told]
    chart = cusum(scores)
    since = tuple(found[told[alarm.since]].done[0] for alarm in chart.alarms)
    return Trend(found, told, chart, runs(scores), since)
