from datetime import date
from decimal import Decimal

import pytest

from recycler.errors import InputError
from recycler.market.rates import Rates
from recycler.market.records import RateEntry


def _rate(currency, quote, rate, day):
    on = date.fromisoformat(day)
    return RateEntry(currency=currency, quote=quote, rate=Decimal(rate), on=on, source="bank")


KNOWN = [
    _rate("USD", "JPY", "150", "2026-10-01"), _rate("USD", "JPY", "155", "2026-11-01"),
    _rate("EUR", "USD", "1.16", "2026-11-01"), _rate("USD", "CNY", "7.1", "2026-12-01"),
]  # fmt: skip


@pytest.fixture
def rates():
    return Rates(KNOWN, date(2026, 11, 20))


def test_the_latest_rate_before_the_day_counts_either_way(rates):
    assert rates.conversion("USD", "JPY").rate == 155
    assert rates.conversion("JPY", "USD").rate == pytest.approx(1 / 155)
    assert Rates(KNOWN, date(2026, 10, 20)).conversion("USD", "JPY").rate == 150


def test_two_rates_make_one_over_the_currency_between(rates):
    found = rates.conversion("EUR", "JPY")
    assert found.rate == pytest.approx(1.16 * 155)
    assert found.on == date(2026, 11, 1)
    assert len(found.by) == 2


def test_a_currency_is_worth_itself(rates):
    assert rates.conversion("CNY", "CNY").rate == 1


@pytest.mark.parametrize("currency", ["CNY", "GBP"])
def test_a_rate_of_a_later_day_or_none_is_said(rates, currency):
    with pytest.raises(InputError) as raised:
        rates.conversion(currency, "USD")
    assert raised.value.code == "no_rate"
    assert raised.value.details == {"currency": currency, "quote": "USD", "on": "2026-11-20"}
