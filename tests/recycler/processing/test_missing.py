"""What a run is still to yield."""

from recycler.processing.missing import materials_of, missing_outputs
from recycler.processing.records import LotKind, RunKind


def missing(plant, run):
    found = next(one for one in plant.runs if one.number == run)
    return missing_outputs(plant.reference, plant.book, found)


def test_a_whole_route_waits_for_its_products(plant):
    run = plant.run()
    plant.take(run, plant.batch(500), 400)
    assert missing(plant, run) == ("Nd2O3", "Pr6O11", "Dy2O3")
    plant.lot(run, 100, LotKind.PRODUCT, "Nd2O3")
    assert missing(plant, run) == ("Pr6O11", "Dy2O3")


def test_a_route_waits_for_nothing_that_is_hardly_there(plant):
    run = plant.run()
    plant.take(run, plant.batch(500, "NDFEB_COMPRESSOR"), 400)
    assert "Tb4O7" not in missing(plant, run)


def test_a_stage_waits_for_something_wanted(plant):
    run = plant.run(stage="crushing and milling")
    plant.take(run, plant.batch(500), 400)
    plant.lot(run, 10, LotKind.LOSS, "dust")
    assert missing(plant, run) == ("crushing and milling",)
    plant.lot(run, 380)
    assert missing(plant, run) == ()


def test_a_teardown_waits_for_the_parts_of_the_profile(plant):
    run = plant.run(RunKind.TEARDOWN)
    plant.take(run, plant.batch(800, "PACK_NMC622"), 800)
    parts = [row.part for row in plant.reference.composition("PACK_NMC622").teardown]
    assert set(missing(plant, run)) == set(parts)
    plant.lot(run, 480, LotKind.INTERMEDIATE, None, material="CELL_NMC622")
    assert "CELL_NMC622" not in missing(plant, run)


def test_a_split_waits_for_nothing(plant):
    run = plant.run(RunKind.SPLIT)
    plant.take(run, plant.batch(500), 400)
    assert missing(plant, run) == ()


def test_a_lot_without_a_material_passes_as_what_it_was_made_of(plant):
    blend, run = plant.run(RunKind.BLEND), plant.run()
    plant.take(blend, plant.batch(500), 100)
    plant.take(blend, plant.batch(500, "NDFEB_SINT"), 300)
    plant.take(run, plant.lot(blend, 400), 50)
    plant.take(run, plant.batch(500), 200)
    assert materials_of(plant.book, run) == ("NDFEB_HDD", "NDFEB_SINT")
