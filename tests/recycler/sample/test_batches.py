"""The sample facility keeps the rules, looks like a works, and is the same every time."""

from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise, repeat
from zoneinfo import ZoneInfo

import pytest

from recycler.batch import BatchEntry
from recycler.sample import batches as sample

UNTIL = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)  # a Friday afternoon in Wakamatsu


@pytest.fixture(scope="module")
def entries():
    return list(sample.entries(until=UNTIL))


def test_every_entry_keeps_the_rules_of_a_batch(entries):
    for entry in entries:
        assert BatchEntry.model_validate(entry.model_dump()) == entry


def test_it_is_the_same_every_time(entries):
    assert list(sample.entries(until=UNTIL)) == entries


def test_it_has_the_size_that_was_asked_for(entries):
    assert len(entries) == sample.BATCHES
    assert sum(map(bool, sample.entries(45_678, UNTIL))) == 45_678
    assert list(sample.entries(0, UNTIL)) == []


def test_batches_come_in_order_of_time_and_none_after_the_end(entries):
    moments = [entry.received_at for entry in entries]
    assert all(earlier <= later for earlier, later in pairwise(moments))
    assert moments[-1] <= UNTIL
    assert (UNTIL - moments[0]).days >= 540


def test_there_are_25_materials_from_30_suppliers_in_eight_countries(entries):
    assert len({entry.material for entry in entries}) == 25
    assert len({entry.supplier for entry in entries}) == 30
    assert len({entry.origin_country for entry in entries}) == 8


def test_materials_and_routes_are_those_of_the_reference(reference):
    for delivery in sample.deliveries():
        assert delivery.material in reference.materials
        if delivery.alternative:
            assert delivery.alternative in reference.applicable_routes(delivery.material)
            assert delivery.alternative != reference.default_route(delivery.material)


def test_every_supplier_brings_something_and_every_material_has_a_supplier():
    matrix = [[s.brings(d.material) for s in sample.suppliers()] for d in sample.deliveries()]
    assert all(map(any, matrix))
    assert all(map(any, zip(*matrix, strict=True)))


def test_batches_weigh_what_a_lorry_can_bring(entries):
    assert all(20 < entry.net_ug / 1e9 < 12_000 for entry in entries)
    packs = [entry for entry in entries if entry.material == "PACK_NMC622"]
    nets = sorted(entry.net_ug / 1e9 for entry in packs)
    assert nets[len(nets) // 20] > 300
    assert nets[-1] < 4 * 900


def test_swarf_is_moist_and_packs_are_dry(entries):
    swarf = [entry for entry in entries if entry.material.startswith("SWARF")]
    assert all(50_000 <= entry.moisture_ppm <= 250_000 for entry in swarf)
    assert all(e.moisture_ppm is None for e in entries if e.material.startswith("PACK"))


def test_the_works_keeps_its_hours_and_holidays(entries):
    local = [entry.received_at.astimezone(ZoneInfo(sample.ZONE)) for entry in entries]
    assert all(7 <= moment.hour < 18 and moment.weekday() < 6 for moment in local)
    months = Counter(moment.strftime("%Y-%m") for moment in local)
    assert months["2026-08"] < 0.75 * months["2026-07"]
    assert not [moment for moment in local if moment.strftime("%m-%d") == "01-01"]


def test_the_works_grows(entries):
    half = UNTIL.replace(year=2026, month=2, day=18)
    earlier = sum(entry.received_at < half for entry in entries)
    assert 1.1 < (len(entries) - earlier) / earlier < 1.5


def test_american_suppliers_weigh_in_pounds(entries):
    country = {supplier.name: supplier.country for supplier in sample.suppliers()}
    assert all((country[e.supplier] == "US") == (e.unit == "lb") for e in entries)


def test_sunday_has_no_batches():
    sunday = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
    on_sunday = map(
        lambda e, day: e.received_at.date() == day,
        sample.entries(500, sunday),
        repeat(sunday.date()),
    )
    assert not any(on_sunday)
