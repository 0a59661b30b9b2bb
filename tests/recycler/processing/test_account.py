"""What a run's account says first, and when it cannot be closed without a reason."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from recycler.errors import InputError
from recycler.figures import Assay
from recycler.processing.account import account
from recycler.processing.records import LotKind, RunKind
from recycler.processing.rules import BookingRules


def test_magnets_are_told_by_the_rare_earth_there_is_most_of(plant, contents_of):
    run = plant.run()
    plant.take(run, plant.batch(500), 400)
    assert account(contents_of(plant), run).headline == "Nd"


def test_batteries_are_told_by_lithium(plant, contents_of):
    run = plant.run(RunKind.TEARDOWN)
    plant.take(run, plant.batch(800, "PACK_NMC622"), 800)
    assert account(contents_of(plant), run).headline == "Li"


def test_a_run_that_took_nothing_has_no_headline(plant, contents_of):
    run = plant.run()
    found = account(contents_of(plant), run)
    assert found.headline == ""
    assert found.of("") is found.mass


def test_more_mass_out_than_in_needs_a_reason(plant, contents_of):
    run = plant.run()
    plant.take(run, plant.batch(500), 400)
    account(contents_of(plant), run).check_yield()
    plant.lot(run, 600, LotKind.RESIDUE, "cake")
    with pytest.raises(InputError) as refused:
        account(contents_of(plant), run).check_yield()
    assert refused.value.code == "yields_too_much"


def test_more_of_an_element_out_than_in_needs_a_reason(plant, contents_of):
    ticket, run = plant.batch(500), plant.run()
    plant.take(run, ticket, 400)
    lot = plant.lot(run, 300)
    assays = {ticket: (Assay("Nd", 0.2, 0.001),), lot: (Assay("Nd", 0.5, 0.001),)}
    with pytest.raises(InputError) as refused:
        account(contents_of(plant, assays), run).check_yield()
    assert refused.value.code == "yields_element"
    assert refused.value.details["element"] == "Nd"


@pytest.fixture
def rules(reference):
    now = datetime(2026, 3, 5, tzinfo=UTC)
    return BookingRules(reference, ZoneInfo("Asia/Tokyo"), now=lambda: now)


def test_what_is_typed_of_a_run_is_checked_without_a_weighing(rules):
    said, problems = rules.run(
        {"kind": "解体", "started_at": "2026-03-04 08:00", "area": "Hall 2", "note": ""}
    )
    assert problems == []
    assert said["kind"] is RunKind.TEARDOWN
    assert said["area"] == "Hall 2"
    assert "note" not in said


def test_a_kind_that_is_none_and_a_moment_to_come_are_told(rules):
    said, problems = rules.run({"kind": "melt", "started_at": "2027-01-01 08:00"})
    assert {problem.field for problem in problems} == {"kind", "started_at"}
    assert said == {}
