"""Holdings that were asked for before are those of the batches after every change, too."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest

from db.filters import BatchFilter
from db.store import Store
from db.sums import holdings, kept_holdings
from recycler.batch import State
from recycler.laboratory.records import AssayEntry

KEYS = {
    "": lambda b: "",
    "day": lambda b: b.received_on.isoformat(),
    "month": lambda b: b.received_on.isoformat()[:7],
    "material": lambda b: b.material,
    "supplier": lambda b: b.supplier,
    "origin": lambda b: b.origin_country or "",
}
ASKED = [
    BatchFilter(),
    BatchFilter(since=date(2026, 1, 10), until=date(2026, 2, 20)),
    BatchFilter(materials=("NDFEB_HDD", "PACK_NMC622"), origin="JP"),
    BatchFilter(supplier="Osaka Metals", state=State.LOGGED),
    BatchFilter(route="ACID_SX"),
    BatchFilter(text="osaka"),
    BatchFilter(state=State.VOID),
]


@pytest.fixture
def some_entry(entry):
    """Draws entries; the same ones in every run."""
    random = Random(3)

    def draw():
        return entry(
            received_at=datetime(2026, 1, 3, tzinfo=UTC) + timedelta(days=random.randrange(70)),
            material=random.choice(["NDFEB_HDD", "SWARF_NDPR", "PACK_NMC622"]),
            supplier=random.choice(["Kyoto Recycling", "Osaka Metals"]),
            origin_country=random.choice(["JP", "DE", None]),
            gross=Decimal(random.randrange(50_000, 900_000)).scaleb(-2),
        )

    return draw


@pytest.fixture
def not_asked_anew(monkeypatch):
    """Lets no sum be asked of the database from now on."""

    def refuse():
        def asked(*_):
            raise AssertionError("asked anew")

        monkeypatch.setattr(holdings, "holdings", asked)

    return refuse


def of_batches(store, where, by):
    """Add up batches one by one."""
    found = {}
    asked = store.find(where, limit=1_000)
    valid = [batch for batch in asked if batch.state is State.LOGGED]
    for batch, one in zip(valid, store.holdings_of(valid), strict=True):
        key = KEYS[by](batch), one.kind
        found[key] = found[key].plus(one) if key in found else one
    return found


def assert_all_right(store):
    for where in ASKED:
        for by in KEYS:
            got = store.holdings(where, by)
            assert {(key, one.kind): one for key, one in got} == of_batches(store, where, by)
            places = [(key, one.material, one.composition_version) for key, one in got]
            assert places == sorted(places)


def test_every_change_of_a_batch_is_followed(any_store, some_entry):
    tickets = any_store.log_many([some_entry() for _ in range(20)], who="Aiko")
    assert_all_right(any_store)
    any_store.log(some_entry(), who="Aiko")
    assert_all_right(any_store)
    any_store.void(tickets[0], who="Aiko", why="twice")
    any_store.correct(tickets[1], some_entry(), who="Aiko", why="mixed up")
    assert_all_right(any_store)
    any_store.reinstate(tickets[0], who="Aiko", why="was another")
    any_store.correct(tickets[1], some_entry(), who="Aiko", why="mixed up again")
    assert_all_right(any_store)


def test_what_assays_change_is_found_anew(any_store, some_entry):
    tickets = any_store.log_many([some_entry() for _ in range(8)], who="Aiko")
    assert_all_right(any_store)
    result = AssayEntry(
        ticket=tickets[0], element="Nd", value=Decimal("22.5"), unit="%", sample="SA-1"
    )
    any_store.laboratory.record([result], who="Sato")
    assert_all_right(any_store)
    any_store.correct(tickets[0], some_entry(), who="Aiko", why="mixed up")
    assert_all_right(any_store)
    any_store.void(tickets[0], who="Aiko", why="twice")
    assert_all_right(any_store)


def test_a_saved_batch_is_added_to_what_was_asked_before(any_store, some_entry, not_asked_anew):
    (ticket, *_) = any_store.log_many([some_entry() for _ in range(8)], who="Aiko")
    for by in KEYS:
        any_store.holdings(by=by)
    not_asked_anew()
    any_store.log(some_entry(), who="Aiko")
    any_store.correct(ticket, some_entry(), who="Aiko", why="mixed up")
    for by in KEYS:
        got = {(key, one.kind): one for key, one in any_store.holdings(by=by)}
        assert got == of_batches(any_store, BatchFilter(), by)


def test_what_another_process_saved_is_followed(folder, some_entry):
    with Store.open(folder) as ours, Store.open(folder) as theirs:
        assert ours.holdings() == []
        theirs.log(some_entry(), who="Ken")
        assert ours.holdings() == theirs.holdings() != []


def test_after_many_changes_sums_are_read_anew(any_store, some_entry):
    any_store.log(some_entry(), who="Aiko")
    assert_all_right(any_store)
    many = [some_entry() for _ in range(kept_holdings.MOST_CHANGES + 1)]
    any_store.log_many(many, who="Aiko")
    assert_all_right(any_store)


def test_no_more_is_kept_than_fits(any_store, some_entry, not_asked_anew, monkeypatch):
    monkeypatch.setattr(kept_holdings, "MOST_HELD", 10)
    any_store.log_many([some_entry() for _ in range(40)], who="Aiko")
    few = any_store.holdings(by="material")
    assert len(any_store.holdings(by="day")) > 10
    not_asked_anew()
    assert any_store.holdings(by="material") == few
    with pytest.raises(AssertionError, match="asked anew"):
        any_store.holdings(by="day")
