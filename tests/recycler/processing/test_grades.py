"""How well founded a figure of the plant is: never better than what it rests on."""

import pytest

from recycler.evidence import Evidence
from recycler.figures import Assay
from recycler.processing.grades import expected_grade, held_grade, part_grade
from recycler.processing.records import LotKind, RunKind

ASSAYED = (Assay("Nd", 0.231, 0.002),)


def test_an_own_assay_is_the_sites_own(plant, contents_of):
    ticket, run = plant.batch(500), plant.run()
    plant.take(run, ticket, 400)
    lot = plant.lot(run, 120)
    contents = contents_of(plant, {ticket: ASSAYED, lot: ASSAYED})
    assert held_grade(contents, ticket, "Nd") is Evidence.OWN
    assert held_grade(contents, lot, "Nd") is Evidence.OWN


def test_a_batch_has_the_grade_of_its_estimate(plant, contents_of, estimator):
    ticket, run = plant.batch(500), plant.run()
    plant.take(run, ticket, 400)
    pair = estimator.pair("NDFEB_HDD")
    grade = pair.contained_evidence[[key.name for key in pair.keys].index("Nd")]
    assert held_grade(contents_of(plant), ticket, "Nd") is grade


def test_what_yields_leave_in_a_lot_is_an_assumption(plant, contents_of):
    ticket, run = plant.batch(500), plant.run()
    plant.take(run, ticket, 400)
    lot = plant.lot(run, 120)
    assert held_grade(contents_of(plant, {ticket: ASSAYED}), lot, "Nd") is Evidence.ASSUMPTION


def test_a_part_that_is_split_off_is_known_as_its_whole(plant, contents_of):
    ticket, run = plant.batch(500), plant.run(RunKind.SPLIT)
    plant.take(run, ticket, 400)
    lot = plant.lot(run, 200)
    assert held_grade(contents_of(plant, {ticket: ASSAYED}), lot, "Nd") is Evidence.OWN


def test_a_blend_is_as_good_as_its_weakest_notable_part(plant, contents_of):
    known, other, run = plant.batch(500), plant.batch(500), plant.run(RunKind.BLEND)
    plant.take(run, known, 400)
    plant.take(run, other, 400)
    lot = plant.lot(run, 800)
    contents = contents_of(plant, {known: ASSAYED})
    assert held_grade(contents, lot, "Nd") is held_grade(contents, other, "Nd")
    assert held_grade(contents, other, "Nd").rank > Evidence.OWN.rank


def test_a_pinch_of_the_unknown_does_not_decide(plant, contents_of):
    known, other, run = plant.batch(500), plant.batch(500), plant.run(RunKind.BLEND)
    plant.take(run, known, 400)
    plant.take(run, other, 10)
    lot = plant.lot(run, 410)
    assert held_grade(contents_of(plant, {known: ASSAYED}), lot, "Nd") is Evidence.OWN


def test_a_part_of_a_product_has_the_grade_of_its_material(plant, contents_of, estimator):
    run = plant.run(RunKind.TEARDOWN)
    plant.take(run, plant.batch(800, "PACK_NMC622"), 800)
    cells = plant.lot(run, 480, LotKind.INTERMEDIATE, None, material="CELL_NMC622")
    pair = estimator.pair("CELL_NMC622")
    grade = pair.contained_evidence[[key.name for key in pair.keys].index("Ni")]
    assert held_grade(contents_of(plant), cells, "Ni") is grade


@pytest.mark.parametrize("source", ["batch", "lot"])
def test_what_is_expected_is_no_better_than_its_yields(plant, contents_of, reference, source):
    ticket, run = plant.batch(500), plant.run()
    if source == "lot":
        split = plant.run(RunKind.SPLIT)
        plant.take(split, ticket, 500)
        ticket = plant.lot(split, 450)
    plant.take(run, ticket, 400)
    assays = dict.fromkeys((plant.batches[0].ticket, ticket), ASSAYED)
    grade = expected_grade(contents_of(plant, assays), plant.runs[0], "Nd")
    rows = reference.route("ACID_SX").rows
    assert grade.rank >= min(row.evidence.rank for row in rows)
    assert grade is not Evidence.OWN


def test_parts_have_the_grade_of_their_profile(plant, contents_of, reference):
    run = plant.run(RunKind.TEARDOWN)
    plant.take(run, plant.batch(800, "PACK_NMC622"), 800)
    for row in reference.composition("PACK_NMC622").teardown:
        assert part_grade(contents_of(plant), plant.runs[0], row.part) is row.evidence
