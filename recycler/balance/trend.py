"""What is missing at a node period by period: whether it drifts, and since what; check C5."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any

from recycler.balance.books import MASS, Books, Period
from recycler.balance.drift import Alarm, Chart, average_run_length, cusum, periods_until, runs
from recycler.balance.node_balance import Balance, Node, balance

CRITICAL = 0.005  # share of what came in [-] whose lasting loss the plant wants to hear of
SURELY = 0.95  # chance with which it is noticed within `surely` periods


@dataclass(frozen=True, slots=True, eq=False)
class Trend:
    """Balances of a node over periods; chart and runs count those that checked something.

    told: numbers of these; since: by alarm of the chart, then of the runs, the run, batch or lot
    with which the drift began, as estimated; average, surely: periods until a loss of `critical`
    of what comes in is noticed on average, and in 95 of 100 cases, None: too long to say or never.
    """

    node: Node
    element: str
    periods: tuple[Period, ...]
    balances: tuple[Balance, ...]
    told: tuple[int, ...]
    chart: Chart
    runs: tuple[Alarm, ...]
    since: tuple[str, ...]
    critical: float
    average: float | None
    surely: int | None

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        """Return those of the chart, then those of the runs."""
        return (*self.chart.alarms, *self.runs)

    def as_dict(self) -> dict[str, Any]:
        sums = dict(zip(self.told, zip(self.chart.above, self.chart.below, strict=True),
                        strict=True))  # fmt: skip
        return {
            "node": self.node.key,
            "element": self.element or None,
            "periods": [
                {**_days(period),
                 "missing": {"kg": one.closure.imbalance_kg, "sd_kg": one.closure.sd_kg},
                 "z": one.closure.z if number in sums else None,
                 "above": float(sums[number][0]) if number in sums else None,
                 "below": float(sums[number][1]) if number in sums else None}
                for number, (period, one) in enumerate(
                    zip(self.periods, self.balances, strict=True))
            ],
            "alarms": [
                {"rule": alarm.rule.value, "noticed": self.told[alarm.noticed],
                 "since": self.told[alarm.since], "since_name": name, "shift": alarm.shift}
                for alarm, name in zip(self.alarms, self.since, strict=True)
            ],
            "critical": self.critical,
            "periods_on_average": self.average,
            "periods_surely": self.surely,
        }  # fmt: skip


def trend(
    books: Books, node: Node, periods: Sequence[Period], element: str = MASS,
    critical: float = CRITICAL,
) -> Trend:  # fmt: skip
    """Return the standardised imbalance of a node over periods, with CUSUM and runs of one sign.

    Args:
        books: of the plant.
        node: whose balances.
        periods: in order of time.
        element: "" for dry mass.
        critical: share of what came in [-] for which the periods until it is noticed are told,
            by the run lengths of `drift`, at the median uncertainty of the periods.

    Raises:
        InputError: `balance_no_element`.
    """
    found = tuple(balance(books, node, period, element) for period in periods)
    told = tuple(n for n, one in enumerate(found) if one.closure.sd_kg > 0)
    scores = [found[n].closure.z for n in told]
    chart, in_a_row = cusum(scores), runs(scores)
    since = tuple(found[told[alarm.since]].done[0] for alarm in (*chart.alarms, *in_a_row))
    came = [found[n].closure for n in told]
    shift = critical * median(one.incoming_kg / one.sd_kg for one in came) if came else 0.0
    return Trend(
        node, element, tuple(periods), found, told, chart, in_a_row, since, critical,
        average_run_length(shift) if shift else None,
        periods_until(SURELY, shift) if shift else None,
    )  # fmt: skip


def _days(period: Period) -> dict[str, str]:
    last = period.end - timedelta(microseconds=1)
    return {"from": period.begin.date().isoformat(), "to": last.date().isoformat()}
