"""Sums are those of the batches, whichever way they are read."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest

from db.filters import BatchFilter
from recycler.batch import State
from recycler.dry_mass import dry_mass

KEYS = {
    "": lambda b: "",
    "day": lambda b: b.received_on.isoformat(),
    "month": lambda b: b.received_on.isoformat()[:7],
    "material": lambda b: b.material,
    "supplier": lambda b: b.supplier,
    "origin": lambda b: b.origin_country or "",
}
PERIODS = [
    (None, None),
    (date(2026, 1, 1), date(2026, 2, 28)),
    (date(2026, 1, 15), date(2026, 3, 10)),
    (date(2026, 1, 15), date(2026, 1, 20)),
    (date(2026, 2, 28), date(2026, 3, 1)),
    (None, date(2026, 3, 30)),
    (date(2026, 2, 2), None),
    (date(2026, 3, 5), date(2026, 3, 1)),
]


@pytest.fixture
def busy_store(any_store, entry):
    """Four months of deliveries, some of them corrected or void."""
    random = Random(7)
    begin = datetime(2025, 12, 20, tzinfo=UTC)
    entries = [
        entry(
            received_at=begin + timedelta(hours=random.randrange(24 * 110)),
            material=random.choice(["NDFEB_HDD", "SWARF_NDPR", "PACK_NMC622"]),
            supplier=random.choice(["Kyoto Recycling", "Osaka Metals", "Ruhr Schrott"]),
            origin_country=random.choice(["JP", "DE", None]),
            gross=Decimal(random.randrange(50_000, 900_000)).scaleb(-2),
            contamination_ppm=random.choice([None, 15_000]),
        )
        for _ in range(150)
    ]
    tickets = any_store.log_many(entries, who="Aiko")
    for n, ticket in enumerate(random.sample(tickets, 30)):
        if n % 3:
            any_store.void(ticket, who="Aiko", why="twice")
        else:
            any_store.correct(ticket, random.choice(entries), who="Aiko", why="mixed up")
    return any_store


def summed(batches, by):
    """Add up batches one by one."""
    sums = defaultdict(lambda: [0] * 5)
    for batch in batches:
        kind = (batch.material, batch.composition_version, batch.route, batch.route_version)
        sd = dry_mass(batch).sd
        tens = (batch.dry_ug + 5_000_000) // 10_000_000
        added = (1, batch.net_ug, batch.dry_ug, tens**2, round(sd * sd * 1e8))
        key = (KEYS[by](batch), *kind)
        sums[key] = [a + b for a, b in zip(sums[key], added, strict=True)]
    return dict(sums)


def held(holdings):
    return {
        (key, h.material, h.composition_version, h.route, h.route_version): [
            h.batches,
            h.net_ug,
            h.dry_ug,
            h.dry_sq,
            h.dry_var,
        ]
        for key, h in holdings
    }


def test_holdings_are_the_sums_of_their_batches(busy_store):
    narrowed = [
        BatchFilter(),
        BatchFilter(material="NDFEB_HDD"),
        BatchFilter(supplier="Osaka Metals"),
        BatchFilter(origin="DE", route="ACID_SX"),
        BatchFilter(text="schrott"),
    ]
    for where in narrowed:
        for since, until in PERIODS:
            asked = replace(where, since=since, until=until)
            batches = busy_store.find(replace(asked, state=State.LOGGED), limit=1_000)
            for by in KEYS:
                assert held(busy_store.holdings(asked, by)) == summed(batches, by), (asked, by)


def test_counts_agree_with_the_batches(busy_store):
    for since, until in PERIODS:
        for where in (BatchFilter(), BatchFilter(origin="JP"), BatchFilter(text="kyoto")):
            asked = replace(where, since=since, until=until)
            found = busy_store.find(asked, limit=1_000)
            valid = [batch for batch in found if batch.state is State.LOGGED]
            assert busy_store.count(asked) == (
                len(valid),
                len(found) - len(valid),
                sum(batch.net_ug for batch in valid),
                sum(batch.dry_ug for batch in valid),
            )


def test_void_batches_hold_nothing(busy_store):
    assert busy_store.holdings(BatchFilter(state=State.VOID)) == []


def test_kept_sums_survive_a_check(busy_store):
    assert busy_store.check() == []


def test_sums_of_squares_may_pass_what_a_database_can_add(store, entry):
    wet = {"gross": Decimal(79_000), "tare": Decimal(0), "moisture_ppm": 900_000}
    months = [datetime(2026, month, 1, 3, tzinfo=UTC) for month in (1, 2)]
    store.log_many((entry(received_at=m, **wet) for m in months for _ in range(1_500)), who="Aiko")
    ((_, holding),) = store.holdings()
    assert holding.dry_var == 3_000 * round(dry_mass(entry(**wet)).sd ** 2 * 1e8)
    assert holding.dry_var > 2**63
