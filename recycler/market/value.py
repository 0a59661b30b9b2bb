"""What the metal of a period is worth, at dated prices and at floors, in one currency."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Self

import numpy as np

from recycler.elements import GROUPS
from recycler.errors import InputError
from recycler.estimate import Estimator
from recycler.market.rates import Conversion, Rates
from recycler.market.records import PriceKind
from recycler.model.logit import Floats
from recycler.prices import Price, Prices, sold_of
from recycler.problems import Problem
from recycler.quantity import Quantity
from recycler.totals.holding import Holding
from recycler.totals.totals import Measure, Totals

_QUANTILES = (0.10, 0.50, 0.90)


@dataclass(frozen=True, slots=True)
class Worth:
    """An amount of money: mean, standard deviation, and the 10, 50 and 90 % quantiles."""

    mean: float
    sd: float
    p10: float
    p50: float
    p90: float

    @classmethod
    def of_draws(cls, draws: Floats) -> Self:
        low, middle, high = np.quantile(draws, _QUANTILES)
        return cls(float(draws.mean()), float(draws.std()), float(low), float(middle), float(high))

    def as_dict(self) -> dict[str, float]:
        return {
            "mean": self.mean, "sd": self.sd, "p10": self.p10, "p50": self.p50, "p90": self.p90,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """An element's mass [kg], its price, and what it is worth; else why it has no value.

    per_kg: of the element, in the currency asked for.
    """

    element: str
    kg: Quantity
    product: str | None
    price: Price | None
    conversion: Conversion | None
    per_kg: float | None
    worth: Worth | None
    problem: Problem | None
    batches: int = 0

    def as_dict(self) -> dict[str, object]:
        return {
            "element": self.element, "kg": self.kg.as_dict(), "product": self.product,
            "batches": self.batches,
            "price": self.price.as_dict() if self.price else None,
            "conversion": self.conversion.as_dict() if self.conversion else None,
            "per_kg": self.per_kg,
            "value": self.worth.as_dict() if self.worth else None,
            "problem": {"code": self.problem.code, **self.problem.details}
            if self.problem
            else None,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """What contained or recovered metal is worth: of each element, and of those with a price."""

    measure: Measure
    currency: str
    at: PriceKind
    on: date
    lines: tuple[Line, ...]
    total: Worth | None

    @property
    def unpriced(self) -> tuple[Line, ...]:
        """The elements that are in no sum."""
        return tuple(line for line in self.lines if line.worth is None)

    def as_dict(self) -> dict[str, object]:
        return {
            "measure": self.measure, "currency": self.currency, "at": str(self.at),
            "on": self.on.isoformat(),
            "lines": [line.as_dict() for line in self.lines],
            "total": self.total.as_dict() if self.total else None,
            "price_spread": "not included",
        }  # fmt: skip


class Valuer:
    """Values metal by the prices and rates of a day.

    The spread is that of the masses; prices are taken as they are listed, and what they differ by
    between places and days is not in it.

    Args:
        totals: what adds up.
        estimator: of the same totals.
        prices: known.
        rates: of the day.
    """

    def __init__(self, totals: Totals, estimator: Estimator, prices: Prices, rates: Rates) -> None:
        self._totals, self._estimator = totals, estimator
        self._prices, self._rates = prices, rates

    def value(
        self, holdings: Sequence[Holding], elements: Iterable[str] | None, measure: Measure,
        currency: str, at: PriceKind,
    ) -> Value:  # fmt: skip
        """Return what the elements of some holdings are worth.

        Args:
            holdings: of the period.
            elements: elements and groups, None: all; a group is its elements.
            measure: contained or recovered mass.
            currency: what it is told in.
            at: at what is paid, or at the least that is guaranteed.
        """
        asked = None if elements is None else set(chain.from_iterable(map(_members, elements)))
        rows = self._totals.rows([("", holding) for holding in holdings], asked)
        held = {row.element: row for row in rows if row.element not in GROUPS}
        masses = {name: getattr(row, measure) for name, row in held.items()}
        names = [name for name, mass in masses.items() if mass.mean > 0]
        sold = sold_of(self._estimator, holdings, names, measure)
        lines, known = [], {}
        for name in names:
            product = sold[name].product if name in sold else None
            line = self._line(name, masses[name], product, currency, at)
            if line.per_kg is not None:
                draws = self._totals.drawn(holdings, {name: line.per_kg}, measure)
                line = _valued(line, draws)
                known[name] = line.per_kg or 0.0
            lines.append(replace(line, batches=held[name].batches))
        lines.sort(key=lambda line: -(line.worth.mean if line.worth else -1.0))
        total = self._totals.drawn(holdings, known, measure) if known else None
        return Value(
            measure, currency, at, self._rates.on, tuple(lines),
            None if total is None else Worth.of_draws(total),
        )  # fmt: skip

    def _line(
        self, element: str, kg: Quantity, product: str | None, currency: str, at: PriceKind
    ) -> Line:
        """Return the likeliest price that can be told in the currency, or why there is none."""
        quoted = self._prices.quoted(
            element, product, floor=at is PriceKind.FLOOR, until=self._rates.on.isoformat()
        )
        missing: Problem | None = None
        for price in quoted:
            try:
                found = self._rates.conversion(price.currency, currency)
            except InputError as error:
                missing = missing or Problem(error.code, {**error.details, "element": element})
                continue
            per_kg = price.per_kg * found.rate
            return Line(element, kg, product, price, found, per_kg, None, missing)
        none = "no_floor" if at is PriceKind.FLOOR else "no_price"
        why = missing or Problem(none, {"element": element, "on": self._rates.on.isoformat()})
        return Line(element, kg, product, None, None, None, None, why)


def _members(name: str) -> tuple[str, ...]:
    return GROUPS.get(name, (name,))


def _valued(line: Line, draws: Floats) -> Line:
    """Return a line with its value; its mean is mass times price to the last digit."""
    per_kg, drawn = line.per_kg or 0.0, Worth.of_draws(draws)
    worth = Worth(line.kg.mean * per_kg, line.kg.sd * per_kg, drawn.p10, drawn.p50, drawn.p90)
    return replace(line, worth=worth)
