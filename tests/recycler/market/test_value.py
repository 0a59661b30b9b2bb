from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from recycler.estimate import Estimator
from recycler.market.rates import Rates
from recycler.market.records import PriceEntry, PriceKind, RateEntry
from recycler.market.value import Valuer
from recycler.prices import Prices
from recycler.products import product_factor
from recycler.reference.rows import as_rows
from recycler.totals.holding import Holding
from recycler.totals.totals import Totals

ON = date(2026, 11, 20)
HELD = [
    Holding("NDFEB_HDD", 1, "ACID_OXALATE", 1, 10, 5 * 10**11, 5 * 10**11, 25 * 10**6, 10**5),
    Holding("NDFEB_SINT", 1, "ACID_OXALATE", 1, 5, 2 * 10**11, 2 * 10**11, 8 * 10**6, 10**5),
]


def _price(metal, product, amount, kind=PriceKind.SPOT, currency="USD"):
    return PriceEntry(
        metal=metal, product=product, kind=kind, price=Decimal(amount), currency=currency, on=ON,
        source="desk",
    )  # fmt: skip


OWN = [
    _price("Nd", "Nd2O3", "100"), _price("Pr", "Pr6O11", "100"),
    _price("Dy", "Dy2O3", "2000", currency="CNY"),
    _price("NdPr", "NdPr oxide", "110", PriceKind.FLOOR),
]  # fmt: skip
TO_YEN = RateEntry(currency="USD", quote="JPY", rate=Decimal(150), on=ON, source="bank")


@pytest.fixture(scope="module")
def estimator(reference):
    return Estimator(reference)


def _valuer(estimator, rates=(TO_YEN,), own=OWN):
    prices = Prices(as_rows([one.cells() for one in own], "price"))
    return Valuer(Totals(estimator), estimator, prices, Rates(rates, ON))


def test_a_value_is_mass_times_price_times_rate(estimator):
    found = _valuer(estimator).value(HELD, ["Nd"], "recovered", "JPY", PriceKind.SPOT)
    (line,) = found.lines
    per_kg = 100 * product_factor("Nd", "Nd2O3") * 150
    assert line.per_kg == pytest.approx(per_kg, rel=1e-12)
    assert line.worth.mean == pytest.approx(line.kg.mean * per_kg, rel=1e-12)
    assert line.worth.p10 < line.worth.p50 < line.worth.p90
    assert found.total.mean == pytest.approx(line.worth.mean, rel=1e-9)


def test_the_sum_is_the_sum_and_its_spread_is_that_of_masses_that_err_together(estimator):
    found = _valuer(estimator).value(HELD, ["NdPr"], "recovered", "USD", PriceKind.SPOT)
    nd, pr = sorted(found.lines, key=lambda line: line.element)
    assert found.total.mean == pytest.approx(nd.worth.mean + pr.worth.mean, rel=1e-9)
    apart = np.hypot(nd.worth.sd, pr.worth.sd)
    assert apart < found.total.sd <= (nd.worth.sd + pr.worth.sd) * 1.02


def test_equal_prices_of_all_members_make_the_value_of_the_group(estimator):
    even = [_price("Nd", "Nd", "100"), _price("Pr", "Pr", "100")]
    found = _valuer(estimator, own=even).value(HELD, ["NdPr"], "recovered", "USD", PriceKind.SPOT)
    held = [("", one) for one in HELD]
    (group,) = Totals(estimator).rows(held, {"NdPr"})
    assert found.total.mean == pytest.approx(100 * group.recovered.mean, rel=1e-9)
    assert found.total.sd == pytest.approx(100 * group.recovered.sd, rel=0.02)


def test_a_price_in_another_currency_without_a_rate_is_said_in_its_place(estimator):
    found = _valuer(estimator, ()).value(HELD, ["Dy"], "recovered", "USD", PriceKind.SPOT)
    (line,) = found.lines
    assert line.worth is None
    assert line.problem.code == "no_rate"
    assert line.problem.details["currency"] == "CNY"
    assert found.total is None


def test_a_floor_of_both_holds_for_each(estimator):
    found = _valuer(estimator).value(HELD, ["REE"], "recovered", "USD", PriceKind.FLOOR)
    by_element = {line.element: line for line in found.lines}
    nd = by_element["Nd"]
    assert nd.per_kg == pytest.approx(110 * product_factor("Nd", "Nd2O3"))
    assert by_element["Dy"].problem.code == "no_floor"
    assert "Dy" in {line.element for line in found.unpriced}
    assert found.total.mean == pytest.approx(nd.worth.mean + by_element["Pr"].worth.mean, rel=1e-9)


def test_nothing_is_worth_nothing(estimator):
    found = _valuer(estimator).value([], None, "recovered", "USD", PriceKind.SPOT)
    assert (found.lines, found.total) == ((), None)
