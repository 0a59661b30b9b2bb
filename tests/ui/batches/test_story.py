from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from recycler.dry_mass import dry_mass
from ui.batches.story import events, intake_facts, weighing_rows
from ui.language import numbers

TOKYO = ZoneInfo("Asia/Tokyo")
KG = f"{numbers.THIN}kg"


def test_history_says_what_who_and_why_newest_first(store, load):
    batch = store.log(load, who="K. Tanaka")
    wetter = load.model_copy(update={"moisture_ppm": 4_200})
    store.correct(batch.ticket, wetter, who="M. Ito", why="oven result")
    store.void(batch.ticket, who="M. Ito", why="logged twice")
    store.reinstate(batch.ticket, who="M. Ito", why="it was not")
    told = events(store.history(batch.ticket), TOKYO, date(2026, 11, 12))
    assert [event.what for event in told] == [
        "Reinstated", "Voided", f"Moisture – to 0.42{numbers.THIN}%", "Logged",
    ]  # fmt: skip
    assert told[2].who == "M. Ito · S1 · oven result · version 2"


def test_readings_are_told_exactly_in_their_own_unit(store, load):
    entry = load.model_copy(
        update={"gross": Decimal("1.50"), "tare": Decimal("0.086"), "unit": "t"}
    )
    batch = store.log(entry, who="K. Tanaka")
    estimate = store.estimator().estimate(batch.material, dry_mass(batch))
    rows = {name: figure for name, figure, _, _ in weighing_rows(batch, estimate)}
    assert rows["Gross"] == f"1.50{numbers.THIN}t"
    assert rows["Tare"] == f"0.086{numbers.THIN}t"
    assert rows["Net"] == f"1{numbers.THIN}414.0{KG}"
    assert rows["Moisture"] == numbers.UNKNOWN


def test_dry_and_its_half_interval_share_their_decimals(store, load):
    batch = store.log(load, who="K. Tanaka")
    estimate = store.estimator().estimate(batch.material, dry_mass(batch))
    *_, (_, dry, half, _) = weighing_rows(batch, estimate)
    assert dry == f"556.4{KG}"
    assert half.startswith("± 1.1")


def test_facts_name_the_country_the_material_and_the_versions(store, load):
    batch = store.log(load, who="K. Tanaka")
    facts = {name: (value, aside) for name, value, aside in intake_facts(
        batch, store.reference(), TOKYO)}  # fmt: skip
    assert facts["Origin"][0] == "Denmark"
    assert facts["Material"][1] == "NDFEB_HDD · composition v1"
    assert facts["Received"][0] == "12 Nov 2026 14:30"
    assert facts["Route"][1] == "ACID_SX v1"
