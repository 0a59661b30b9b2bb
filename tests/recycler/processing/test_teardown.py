"""Profiles learn from what parts really weighed."""

import numpy as np
import pytest

from recycler.estimate import Estimator
from recycler.processing.account import account
from recycler.processing.records import LotKind, RunKind, RunState
from recycler.processing.teardown import expected_parts, parts_found, profile_proposals
from recycler.reference.data import Reference
from recycler.reference.records import Origin
from tests.recycler.processing.conftest import START

TRUTH = {"CELL_NMC622": 0.66, "STEEL": 0.15, "ALUMINIUM": 0.12, "COPPER": 0.02,
         "HARDWARE_OTHER": 0.05}  # fmt: skip


def teardown(plant, rng, kg=2000, parts=TRUTH):
    run = plant.run(RunKind.TEARDOWN, state=RunState.CLOSED, closed_at=START)
    plant.take(run, plant.batch(kg, "PACK_NMC622"), kg)
    for part, share in parts.items():
        weighed = kg * share * rng.normal(1, 0.01)
        plant.lot(run, round(weighed, 1), LotKind.INTERMEDIATE, None, material=part)
    return run


def test_the_profile_says_what_to_expect(reference):
    parts = {part.material: part for part in expected_parts(reference, "PACK_NMC622", 1000)}
    assert parts["CELL_NMC622"].kg == pytest.approx(620)
    assert parts["CELL_NMC622"].sd_kg == pytest.approx(40 * 1.25**0.5)
    assert sum(part.kg for part in parts.values()) == pytest.approx(1000, rel=0.001)
    assert expected_parts(reference, "NDFEB_HDD", 1000) == ()


def test_a_run_shows_what_is_still_to_be_weighed(plant, contents_of):
    run = plant.run(RunKind.TEARDOWN)
    for kg in (600, 400):
        plant.take(run, plant.batch(kg, "PACK_NMC622"), kg)
    plant.lot(run, 350, LotKind.INTERMEDIATE, None, material="CELL_NMC622")
    parts = {part.material: part for part in account(contents_of(plant), run).parts}
    assert parts["CELL_NMC622"].kg == pytest.approx(620)
    assert parts["CELL_NMC622"].booked_kg == 350
    assert parts["STEEL"].booked_kg == 0
    assert account(contents_of(plant), run).as_dict()["parts"][0]["booked_kg"] == 350


def test_a_profile_learns_and_estimates_follow(reference, new_plant):
    plant, rng = new_plant(), np.random.default_rng(3)
    for _ in range(12):
        teardown(plant, rng)
    found = parts_found(plant.book)
    assert len(found) == 12
    (proposal,) = profile_proposals(reference, found)
    assert (proposal.material, proposal.payload.origin) == ("PACK_NMC622", Origin.LEARNED)
    rows = {row.part: row for row in proposal.rows}
    for part, share in TRUTH.items():
        assert rows[part].after.mean == pytest.approx(share, rel=0.06)
        assert rows[part].after.sd_of_mean < 0.7 * rows[part].before.sd_of_mean
    assert 0 < rows["CELL_NMC622"].worth_runs < 12
    after = Reference.from_payloads([*reference.payloads(), proposal.payload])
    learned = after.composition("PACK_NMC622")
    assert sum(row.mass_fraction for row in learned.teardown) == pytest.approx(1, abs=1e-6)
    before_kg, after_kg = (
        Estimator(one).pair("PACK_NMC622").contained_mean for one in (reference, after)
    )
    names = [key.name for key in Estimator(reference).pair("PACK_NMC622").keys]
    place = names.index("Ni")
    assert after_kg[place] / before_kg[place] == pytest.approx(0.66 / 0.62, rel=0.02)
    spreads = [Estimator(one).pair("PACK_NMC622") for one in (reference, after)]
    relative = [p.contained_var[place] ** 0.5 / p.contained_mean[place] for p in spreads]
    assert relative[1] < relative[0]
    assert profile_proposals(after, found) == ()


def test_runs_that_teach_nothing_are_left_out(reference, new_plant):
    plant, rng = new_plant(), np.random.default_rng(3)
    teardown(plant, rng, parts={"CELL_NMC622": 0.66})  # a third was never booked
    run = teardown(plant, rng)
    plant.take(run, plant.batch(500, "PACK_LFP"), 10)  # two products in one
    open_run = plant.run(RunKind.TEARDOWN)
    plant.take(open_run, plant.batch(500, "PACK_NMC622"), 500)
    assert parts_found(plant.book) == []
    for _ in range(2):
        teardown(plant, rng)
    assert profile_proposals(reference, parts_found(plant.book)) == ()  # two say too little
