"""Prices of what is sold: the product's own before the metal's, the latest first."""

import pytest

from recycler.evidence import Evidence
from recycler.prices import Prices, Sold, price_of_batch, price_of_period
from recycler.totals.holding import Holding

HEAD = ("mineral_or_product", "currency", "date", "source", "symbol", "kind", "price_per_kg")
ROWS = (
    ("Nd oxide 99.5%", "USD", "2025", "survey", "Nd", "annual average", "73"),
    ("Nd2O3 China", "CNY", "2026-02-02", "spot", "Nd", "spot", "700"),
    ("Nd metal fob China", "USD", "2025-12", "weekly", "Nd", "spot", "120"),
    ("Dy2O3 China", "CNY", "2026-01-02", "spot", "Dy", "spot", "1300"),
    ("Co LME cash", "USc", "2025", "survey", "Co", "annual average", "33"),
    ("Mn ore 44% cif China", "USD", "2025", "survey", "Mn", "annual average", "0.005"),
    ("PRICE FLOOR NdPr products", "USD", "2026-03", "release", "NdPr", "price floor", "110"),
    ("Li2CO3 payable", "%", "2026", "release", "Li", "spot", ""),
)


@pytest.fixture
def prices():
    from recycler.reference.rows import Row

    rows = [dict(zip(HEAD, row, strict=True)) for row in ROWS]
    return Prices(Row(row, "prices.csv", line) for line, row in enumerate(rows, 2))


def test_the_latest_price_of_the_product_is_for_a_kilogram_of_the_element(prices):
    price = prices.of("Nd", "Nd2O3")

    in_oxide = 2 * 144.242 / (2 * 144.242 + 3 * 15.999)
    assert price.per_kg == pytest.approx(700 / in_oxide, rel=1e-4)
    assert (price.currency, price.date, price.source) == ("CNY", "2026-02-02", "spot")
    assert price.evidence is Evidence.SECONDARY
    assert prices.of("Nd", "Nd2O3", "USD").per_kg == pytest.approx(73 / in_oxide, rel=1e-4)


@pytest.mark.parametrize("product", ["hydrogenated NdFeB alloy powder", None])
def test_another_form_than_what_is_sold_is_an_assumption(prices, product):
    price = prices.of("Nd", product)

    assert (price.per_kg, price.listed) == (120, "Nd metal fob China")
    assert price.evidence is Evidence.ASSUMPTION


def test_cents_are_told_in_dollars(prices):
    assert prices.of("Co", "Co").currency == "USD"


@pytest.mark.parametrize("element", ["Mn", "Li", "Zn"])
def test_ores_payables_and_what_nobody_quotes_have_no_price(prices, element):
    assert prices.of(element, None) is None


def test_a_group_has_the_mean_price_in_one_currency(prices):
    price = prices.of_all({"Nd": Sold(9.0, "Nd2O3"), "Dy": Sold(1.0, "Dy2O3")})

    nd, dy = prices.of("Nd", "Nd2O3"), prices.of("Dy", "Dy2O3")
    assert price.per_kg == pytest.approx(0.9 * nd.per_kg + 0.1 * dy.per_kg)
    assert (price.currency, price.date) == ("CNY", "2026-01-02")
    assert price.listed == "Nd2O3 China; Dy2O3 China"


def test_a_group_of_which_little_is_quoted_has_none(prices):
    assert prices.of_all({"Nd": Sold(9.0, "Nd2O3"), "Tb": Sold(1.0, "Tb4O7")}) is None
    assert prices.of_all({"Nd": Sold(99.0, "Nd2O3"), "Tb": Sold(1.0, "Tb4O7")}) is not None
    assert prices.of_all({}) is None


def test_batch_and_period_have_the_price_of_what_their_route_sells(estimator, reference, dry):
    prices = Prices(reference.table("prices"))
    estimate = estimator.estimate("NDFEB_N", dry, "ACID_SX")
    kg = round(dry.kg * 1e9)
    holdings = [Holding("NDFEB_N", estimate.composition_version, "ACID_SX", 1, 1, kg, kg, 0, 0)]

    of_batch = price_of_batch(prices, estimate, "REE")
    of_period = price_of_period(prices, estimator, holdings, "REE", "recovered")

    assert of_period.per_kg == pytest.approx(of_batch.per_kg)
    assert of_batch.currency == "CNY"
    assert prices.of("Nd", "Nd2O3").per_kg < of_batch.per_kg < prices.of("Dy", "Dy2O3").per_kg
    assert price_of_batch(prices, estimate, "U") is None
    assert price_of_period(prices, estimator, [], "REE", "recovered") is None
