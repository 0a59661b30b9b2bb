"""What an element is worth in its product, by the dated prices of the reference data."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from recycler.elements import GROUPS, SYMBOLS
from recycler.errors import InputError
from recycler.estimate import Estimator
from recycler.evidence import Evidence, weakest
from recycler.figures import Estimate
from recycler.products import OXIDES, is_formula, product_factor
from recycler.reference.rows import Row
from recycler.totals.holding import Holding
from recycler.totals.totals import Measure
from recycler.units import UG_PER_KG

COVERED = 0.95  # of a group's mass must have a price
_PAID = ("spot", "annual average", "monthly average")  # how kinds of price begin
_FLOOR = "price floor"
_CENTS = {"USc": "USD"}  # `price_per_kg` is in whole ones


@dataclass(frozen=True, slots=True)
class Price:
    """Price of an element or a group.

    per_kg: of the element in its product [currency/kg]; listed: what is quoted; date: ISO, as
    precise as it is known; evidence: secondary for the product itself, an assumption for another
    form of the element.
    """

    per_kg: float
    currency: str
    listed: str
    date: str
    source: str
    evidence: Evidence

    def as_dict(self) -> dict[str, object]:
        return {
            "per_kg": self.per_kg,
            "currency": self.currency,
            "listed": self.listed,
            "date": self.date,
            "source": self.source,
            "evidence": str(self.evidence),
        }


class Sold(NamedTuple):
    """How much of an element is sold [kg], and as what (None: nobody knows)."""

    kg: float
    product: str | None


@dataclass(frozen=True, slots=True)
class _Quote:
    """of_group: quoted for elements together, such as Nd and Pr; grade: for the product itself."""

    element: str
    form: str
    price: Price
    is_floor: bool = False
    of_group: bool = False
    grade: Evidence = Evidence.SECONDARY


class Prices:
    """Looks up the price of what is sold, the latest dated first.

    Args:
        rows: of `prices.csv`, and those of the site's own prices.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        quotes = [quote for row in rows for quote in _quotes(row)]
        quotes.sort(key=lambda quote: quote.price.date, reverse=True)
        self._quotes = sorted(quotes, key=lambda quote: quote.of_group)

    def of(self, element: str, product: str | None, currency: str | None = None) -> Price | None:
        """Return the price of an element in its product.

        Where nobody quotes the product it is that of the metal, else of any form of the element.

        Args:
            element: symbol.
            product: what it is sold as.
            currency: None: that of the latest quotation.
        """
        known = self.quoted(element, product)
        return next((price for price in known if currency in (None, price.currency)), None)

    def quoted(
        self, element: str, product: str | None, *, floor: bool = False, until: str = "9999"
    ) -> list[Price]:
        """Return the prices of an element, the likeliest first.

        Those of the product itself, then of the metal, then of any form; the element's own before
        those of elements together, the latest first.

        Args:
            element: symbol.
            product: what it is sold as.
            floor: the least that is guaranteed, instead of what is paid.
            until: the day, none of a later one [ISO].
        """
        known = [
            quote
            for quote in self._quotes
            if (quote.element, quote.is_floor) == (element, floor) and quote.price.date <= until
        ]
        known.sort(key=lambda quote: (quote.form != product, quote.form != element))
        return [
            replace(quote.price, evidence=quote.grade)
            if quote.form == product and not quote.of_group
            else quote.price
            for quote in known
        ]

    def of_all(self, sold: Mapping[str, Sold]) -> Price | None:
        """Return the mean price of elements sold together, in the currency of the largest.

        None where those with a price make up less than `COVERED` of the mass.
        """
        held = {element: one for element, one in sold.items() if one.kg > 0}
        first = None
        for element in sorted(held, key=lambda symbol: -held[symbol].kg):
            first = first or self.of(element, held[element].product)
        if first is None:
            return None
        found = {
            element: price
            for element, one in held.items()
            if (price := self.of(element, one.product, first.currency))
        }
        priced = sum(held[element].kg for element in found)
        if priced < COVERED * sum(one.kg for one in held.values()):
            return None
        if len(found) == 1:
            return next(iter(found.values()))
        worth = sum(held[element].kg * price.per_kg for element, price in found.items())
        return Price(
            worth / priced,
            first.currency,
            _listed(price.listed for price in found.values()),
            min(price.date for price in found.values()),
            _listed(price.source for price in found.values()),
            weakest(price.evidence for price in found.values()),
        )


def price_of_batch(prices: Prices, estimate: Estimate, key: str) -> Price | None:
    """Return the price of what is recovered of an element or a group, or of what is contained.

    Args:
        prices: known.
        estimate: of the batch.
        key: element or group.
    """
    line = estimate.of(key)
    if line is None:
        return None
    measure = "recovered" if line.recovered.mean > 0 else "contained"
    held = (estimate.element(symbol) for symbol in GROUPS.get(key, (key,)))
    sold = {e.element: Sold(getattr(e, measure).mean, e.product) for e in held if e}
    return prices.of_all(sold)


def price_of_period(
    prices: Prices, estimator: Estimator, holdings: Iterable[Holding], key: str, measure: Measure
) -> Price | None:
    """Return the price of a total; an element counts as sold as most of it is.

    Args:
        prices: known.
        estimator: of the total.
        holdings: of the period.
        key: element or group.
        measure: contained or recovered mass.
    """
    return prices.of_all(sold_of(estimator, holdings, GROUPS.get(key, (key,)), measure))


def sold_of(
    estimator: Estimator, holdings: Iterable[Holding], wanted: Collection[str], measure: Measure
) -> dict[str, Sold]:
    """Return how much of each element there is by expectation, and as what most of it is sold.

    Args:
        estimator: of the total.
        holdings: of the period.
        wanted: elements.
        measure: contained or recovered mass.
    """
    sold: dict[str, dict[str | None, float]] = defaultdict(lambda: defaultdict(float))
    for holding in holdings:
        try:
            pair = estimator.pair(*holding.kind)
        except InputError as error:
            if error.code != "no_composition":
                raise
            continue  # it is in no total
        kg = holding.dry_ug / UG_PER_KG * pair.fraction
        masses = kg * pair.yields.mean if measure == "recovered" else kg
        products = pair.yields.products
        for component, mass, product in zip(pair.components, masses, products, strict=True):
            if component.element in wanted:
                sold[component.element][product] += float(mass)
    return {element: _mostly(kg) for element, kg in sold.items()}


def _mostly(kg: Mapping[str | None, float]) -> Sold:
    return Sold(sum(kg.values()), max(kg, key=kg.__getitem__))


def _listed(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))


def _quotes(row: Row) -> Iterator[_Quote]:
    """Yield a row as quotations of elements; none for ores, payables and what is no metal."""
    symbol, kind = row.get("symbol", ""), row.get("kind", "")
    is_floor = kind.startswith(_FLOOR)
    if not row.get("price_per_kg") or not (is_floor or kind.startswith(_PAID)):
        return
    is_own = row.get("evidence") == Evidence.OWN
    grade = Evidence.OWN if is_own else Evidence.SECONDARY
    currency = row.text("currency")
    for element in GROUPS.get(symbol, (symbol,)):
        form = _form(element, symbol, row.text("mineral_or_product"))
        if element not in SYMBOLS or form is None:
            continue
        price = Price(
            row.number("price_per_kg") * product_factor(element, form),
            _CENTS.get(currency, currency),
            row.text("mineral_or_product"),
            row.text("date"),
            row.text("source"),
            Evidence.ASSUMPTION,
        )
        yield _Quote(element, form, price, is_floor, symbol in GROUPS, grade)


def _form(element: str, symbol: str, listed: str) -> str | None:
    """Return the compound that is quoted, or the element for a metal; None for an ore.

    Elements together are quoted as their oxides, unless the metal is named.
    """
    first, *others = listed.split()
    if symbol in GROUPS:
        return element if "metal" in others else OXIDES.get(element)
    if first != element:
        return first if is_formula(first) and element in first else None
    if others[:1] == ["oxide"]:
        return OXIDES.get(element)
    return None if others[:1] == ["ore"] else element
