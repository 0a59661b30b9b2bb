from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from db.filters import BatchFilter
from recycler.errors import InputError
from recycler.market.records import PriceEntry, RateEntry

ON = date(2026, 3, 3)


def _price(amount="98.50", **changes):
    values = {
        "metal": "Nd", "product": "Nd2O3", "price": Decimal(amount), "currency": "USD", "on": ON,
        "source": "trading desk",
    }  # fmt: skip
    return PriceEntry(**values | changes)


RATE = RateEntry(currency="USD", quote="JPY", rate=Decimal("155.2"), on=ON, source="bank")


def test_what_was_entered_is_kept_to_the_last_digit(any_store):
    names = any_store.market.add([_price(), RATE], who="aiko")
    assert names == ["Nd:Nd2O3:spot:USD:2026-03-03", "USD/JPY:2026-03-03"]
    (price,), (rate,) = any_store.market.own_prices(), any_store.market.rates()
    assert (str(price.price), price.entered_by, price.on) == ("98.50", "aiko", ON)
    assert str(rate.rate) == "155.2"
    assert any_store.check() == []


def test_a_figure_stated_anew_needs_a_reason_and_keeps_the_old_one(any_store):
    market = any_store.market
    market.add([_price()], who="aiko")
    with pytest.raises(InputError, match="entered_already"):
        market.add([_price()], who="aiko")
    with pytest.raises(InputError, match="why_needed"):
        market.add([RATE, _price("97")], who="aiko")
    assert market.rates() == []
    market.add([_price("97")], who="ken", why="misread")
    (price,) = market.own_prices()
    assert (price.version, str(price.price), price.why) == (2, "97", "misread")
    assert any_store.check() == []


def test_what_is_withdrawn_counts_no_longer_and_may_come_back(any_store):
    market = any_store.market
    (name,) = market.add([_price()], who="aiko")
    market.withdraw(name, who="aiko", why="of another grade")
    assert market.own_prices() == []
    with pytest.raises(InputError, match="no_such_price"):
        market.withdraw(name, who="aiko", why="again")
    market.add([_price()], who="aiko", why="it was right")
    assert market.own_prices()[0].version == 3
    assert any_store.check() == []


def test_a_price_changed_behind_the_programs_back_is_found(store):
    store.market.add([_price()], who="aiko")
    with store._database.engine.begin() as connection:
        connection.execute(sa.text("UPDATE price SET price = '9850'"))
    assert [problem.code for problem in store.check()] == ["ledger_altered"]


def test_versions_are_never_deleted(store):
    store.market.add([_price()], who="aiko")
    store.market.add([_price("97")], who="aiko", why="misread")
    for table in ("price", "price_version"):
        with pytest.raises(sa.exc.IntegrityError), store._database.engine.begin() as connection:
            connection.execute(sa.text(f"DELETE FROM {table}"))


def test_the_sites_price_is_what_advice_and_value_count_with(store, entry):
    store.log(entry(), who="aiko")
    before = store.market.value(BatchFilter(), "USD", ON, elements=["Nd"]).lines[0]
    assert before.price.evidence == "secondary"
    store.market.add([_price("200")], who="aiko")
    after = store.market.value(BatchFilter(), "USD", ON, elements=["Nd"]).lines[0]
    assert (after.price.source, after.price.evidence) == ("trading desk", "own")
    assert store.market.prices().of("Nd", "Nd2O3").source == "trading desk"
