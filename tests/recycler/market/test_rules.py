from datetime import date

import pytest

from recycler.market.records import PriceKind
from recycler.market.rules import MarketRules

RULES = MarketRules(date(2026, 11, 27))
PRICE = {
    "metal": "neodymium", "price": "98.50", "currency": "us$", "on": "2026-11-20",
    "source": "trading desk",
}  # fmt: skip
RATE = {
    "currency": "usd", "quote": "jpy", "rate": "155.2", "on": "2026/11/20", "source": "bank",
}  # fmt: skip


def test_a_rare_earth_is_quoted_as_its_oxide_unless_said_otherwise():
    entry, problems = RULES.price(PRICE)
    assert problems == []
    assert (entry.metal, entry.product, entry.kind) == ("Nd", "Nd2O3", PriceKind.SPOT)
    assert entry.name == "Nd:Nd2O3:spot:USD:2026-11-20"
    assert RULES.price(PRICE | {"metal": "ndpr"})[0].product == "NdPr oxide"
    assert RULES.price(PRICE | {"metal": "Co"})[0].product == "Co"


def test_a_pound_is_less_than_a_kilogram():
    entry, _ = RULES.price(PRICE | {"unit": "lb", "price": "21"})
    assert entry.per_kg == pytest.approx(46.2971, abs=1e-4)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("metal", "Xx", "unknown_element"), ("price", "0", "price_not_positive"),
        ("price", "many", "not_a_number"), ("currency", "dollars", "unknown_currency"),
        ("on", "2026-12-01", "future_date"), ("source", "", "required"),
        ("product", "SmCo", "product_without_metal"), ("kind", "ceiling", "unknown_price_kind"),
        ("unit", "barrel", "unknown_unit"),
    ],
)  # fmt: skip
def test_a_price_that_cannot_be_is_refused_at_its_field(field, value, code):
    entry, problems = RULES.price(PRICE | {field: value})
    assert entry is None
    assert [(problem.field, problem.code) for problem in problems] == [(field, code)]


def test_a_rate_is_between_two_currencies():
    entry, problems = RULES.rate(RATE)
    assert (entry.name, problems) == ("USD/JPY:2026-11-20", [])
    entry, problems = RULES.rate(RATE | {"quote": "USD"})
    assert entry is None
    assert [problem.code for problem in problems] == ["same_currency"]
