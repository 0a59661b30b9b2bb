"""What assays found enters the sums with every change, and is looked after as batches are."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest
from sqlalchemy import select

from db.filters import BatchFilter
from db.store import Store
from db.sums.findings import FOUND_ROW, findings_of
from recycler.batch import State
from recycler.laboratory.records import AssayEntry
from recycler.totals.holding import NOTHING_FOUND
from recycler.totals.totals import totals_of
from tests.db.checks.tampering import unguarded

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
    (date(2026, 1, 15), date(2026, 3, 10)),
    (date(2026, 2, 28), date(2026, 3, 1)),
    (None, date(2026, 3, 30)),
]
FOUND = {"NDFEB_HDD": ("Nd", 23.0), "SWARF_NDPR": ("Pr", 5.0), "PACK_NMC622": ("Li", 1.6)}


def assay(ticket, element, value, sample=None, **more):
    return AssayEntry(
        ticket=ticket, element=element, value=Decimal(f"{value:.3f}"), unit="%",
        sample=sample or f"SA-{ticket}", **more,
    )  # fmt: skip


@pytest.fixture
def assayed_store(any_store, entry):
    """Three months of deliveries, half of them assayed, some changed afterwards."""
    random = Random(11)
    begin = datetime(2026, 1, 3, tzinfo=UTC)
    entries = [
        entry(
            received_at=begin + timedelta(hours=random.randrange(24 * 90)),
            material=random.choice(list(FOUND)),
            supplier=random.choice(["Kyoto Recycling", "Osaka Metals"]),
            origin_country=random.choice(["JP", None]),
            gross=Decimal(random.randrange(50_000, 900_000)).scaleb(-2),
        )
        for _ in range(60)
    ]
    tickets = any_store.log_many(entries, who="Aiko")
    chosen = [any_store.batch(ticket) for ticket in tickets[::2]]
    results = [
        assay(batch.ticket, element, mean * random.uniform(0.9, 1.1))
        for batch in chosen
        for element, mean in (FOUND[batch.material],)
    ]
    any_store.laboratory.record(results, who="Sato")
    for n, ticket in enumerate(tickets[:24:2]):
        if n % 3 == 0:
            any_store.void(ticket, who="Aiko", why="twice")
        elif n % 3 == 1:
            any_store.correct(ticket, entries[n], who="Aiko", why="mixed up")
        else:
            (result,) = any_store.laboratory.assays(ticket)
            any_store.laboratory.reject(result.id, who="Sato", why="wrong bag")
    return any_store


def summed(store, batches, by):
    """Add up what was found one by one."""
    found = store.findings([batch.ticket for batch in batches])
    sums = defaultdict(lambda: defaultdict(lambda: NOTHING_FOUND))
    for batch in batches:
        kind = (batch.material, batch.composition_version, batch.route, batch.route_version)
        for name, one in found.get(batch.ticket, {}).items():
            of_key = sums[KEYS[by](batch), kind]
            of_key[name] = of_key[name].plus(one)
    return {key: dict(of_key) for key, of_key in sums.items()}


def test_sums_are_those_of_the_batches_whichever_way_they_are_read(assayed_store):
    narrowed = [
        BatchFilter(),
        BatchFilter(material="NDFEB_HDD"),
        BatchFilter(supplier="Osaka Metals"),
        BatchFilter(text="kyoto"),
    ]
    for where in narrowed:
        for since, until in PERIODS:
            asked = replace(where, since=since, until=until)
            batches = assayed_store.find(replace(asked, state=State.LOGGED), limit=1_000)
            for by in KEYS:
                held = {
                    (key, holding.kind): dict(holding.assayed.found)
                    for key, holding in assayed_store.holdings(asked, by)
                    if holding.assayed.batches
                }
                assert held == summed(assayed_store, batches, by), (asked, by)
    assert assayed_store.check() == []


def test_the_total_of_assayed_batches_is_the_sum_of_their_estimates(assayed_store):
    batches = assayed_store.find(BatchFilter(state=State.LOGGED), limit=1_000)
    means = defaultdict(float)
    for estimate in assayed_store.estimates(batches):
        for line in (*estimate.elements, *estimate.groups):
            means[line.key] += line.recovered.mean

    rows = totals_of(assayed_store.estimator()).rows(assayed_store.holdings())

    assert rows
    for row in rows:
        assert row.recovered.mean == pytest.approx(means[row.element], rel=1e-9)


def test_a_batch_that_is_taken_back_counts_as_it_did(assayed_store):
    before = assayed_store.holdings()
    valid = assayed_store.find(BatchFilter(state=State.LOGGED))
    ticket = next(iter(assayed_store.findings(batch.ticket for batch in valid)))
    assayed_store.void(ticket, who="Aiko", why="twice")
    assert assayed_store.holdings() != before
    assayed_store.reinstate(ticket, who="Aiko", why="not twice")
    assert assayed_store.holdings() == before


def test_assaying_everything_makes_the_total_surer(store, entry):
    tickets = store.log_many(map(entry, range(20)), who="Aiko")
    totals = totals_of(store.estimator())
    before = totals.moments(store.holdings(), "Nd", "contained")[""]
    found = [assay(ticket, "Nd", 22.9, sd=Decimal("0.2")) for ticket in tickets]
    store.laboratory.record(found, who="Sato")

    after = totals.moments(store.holdings(), "Nd", "contained")[""]

    assert after.sd < before.sd / 5
    assert store.check() == []


def test_what_follows_from_results_is_no_entry_of_the_history(store, entry):
    ticket = store.log(entry(), who="Aiko").ticket
    store.laboratory.record([assay(ticket, "Nd", 22.9)], who="Sato")
    assert [one.action for one in store.history(ticket)] == ["log", "sample", "assay"]


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        (
            "UPDATE batch_found SET found = replace(found, '[1,', '[2,')",
            {"findings_altered", "totals_differ"},
        ),
        ("UPDATE batch_found SET assays = replace(assays, 'Nd', 'Pr')", {"findings_altered"}),
        ("UPDATE batch_found SET counts = 0", {"findings_altered", "totals_differ"}),
        ("DELETE FROM batch_found", {"findings_altered", "totals_differ"}),
        ("UPDATE batch_found SET sort_key = sort_key + 1", {"findings_altered"}),
        ("UPDATE found_day SET like_ug = like_ug + 1", {"totals_differ"}),
        ("UPDATE found_kind_month SET rest_ug = 0", {"totals_differ"}),
        ("DELETE FROM found_month WHERE element = 'Nd'", {"totals_differ"}),
        ("UPDATE rollup_month SET assayed_batches = 0", {"totals_differ"}),
    ],
)
def test_what_was_altered_is_named(folder, entry, statement, codes):
    with Store.open(folder) as store:
        ticket = store.log(entry(), who="Aiko").ticket
        store.laboratory.record([assay(ticket, "Nd", 22.9)], who="Sato")
    with closing(sqlite3.connect(folder / "recycler.sqlite3")) as file:
        file.execute(statement)
        file.commit()
    with Store.open(folder) as store:
        assert {problem.code for problem in store.check()} == codes


def test_a_store_of_an_older_program_is_caught_up_with(folder, entry):
    with Store.open(folder) as store:
        tickets = store.log_many(map(entry, range(3)), who="Aiko")
        store.laboratory.record([assay(t, "Nd", 22.9) for t in tickets], who="Sato")
        kept = store.holdings()
    with unguarded(folder / "recycler.sqlite3") as file:
        for table in ("batch_found", "found_day", "found_kind_month", "found_month"):
            file.execute(f"DELETE FROM {table}")
        for table in ("rollup_day", "rollup_place_day", "rollup_kind_month", "rollup_month"):
            file.execute(
                f"UPDATE {table} SET assayed_batches = 0, assayed_dry_ug = 0, "
                "assayed_dry_sq = 0, assayed_dry_var = 0"
            )
        file.execute("DELETE FROM setting WHERE name = 'findings'")
        file.execute("DELETE FROM journal WHERE subject = 'setting:findings'")
    with Store.open(folder) as store:
        assert store.holdings() == kept
        assert store.estimate(store.batch(tickets[0])).assays


def test_findings_of_some_elements_are_those_of_all(assayed_store):
    with assayed_store._database.read() as connection:
        texts = list(connection.execute(select(FOUND_ROW.c.found)).scalars())
    assert len(texts) > 20
    for wanted in (frozenset({"Nd"}), frozenset({"NdPr", "Li"}), frozenset({"N", "d", "B.*"})):
        for text in texts:
            every = findings_of(text)
            some = {name: found for name, found in every.items() if name in wanted}
            assert findings_of(text, wanted) == some
