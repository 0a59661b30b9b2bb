"""What lots hold: from their assays, else from their inputs; what they share stays shared."""

import math

import pytest

from recycler.figures import Assay
from recycler.processing.account import account
from recycler.processing.content import correlation, difference, total
from recycler.processing.records import LotKind, RunKind


def test_an_input_holds_what_the_estimate_says(plant, contents_of, estimator):
    ticket = plant.batch(1000, contamination_ppm=20_000)
    run = plant.run()
    one = plant.take(run, ticket, 250)
    held = contents_of(plant).of_input(plant.inputs[0])
    assert plant.inputs[0].id == one
    pair = estimator.pair("NDFEB_HDD")
    place = [key.name for key in pair.keys].index("Nd")
    kg, sd = held.of("Nd")
    assert kg == pytest.approx(0.98 * 250 * pair.contained_mean[place])
    assert sd == pytest.approx(0.98 * 250 * math.sqrt(pair.contained_var[place]), rel=0.02)


def test_lots_of_one_batch_share_its_error(plant, contents_of):
    ticket, run = plant.batch(1000), plant.run(RunKind.SPLIT)
    plant.take(run, ticket, 600)
    one, other = plant.lot(run, 400), plant.lot(run, 200)
    contents = contents_of(plant)
    first, second = contents.of_lot(one), contents.of_lot(other)
    assert first.of("Nd")[0] == pytest.approx(2 * second.of("Nd")[0])
    assert correlation(first, second, "Nd") == pytest.approx(1.0, abs=0.01)
    whole = contents.into(run)
    weighings = [one.dry_sd_kg for one in (*plant.inputs, *plant.lots)]  # nothing else is left
    left = math.hypot(*weighings) * whole.of("Nd")[0] / 600
    assert difference(whole, total((first, second))).of("Nd")[1] == pytest.approx(left, rel=0.01)


def test_batches_of_one_material_share_its_mean(plant, contents_of):
    run = plant.run()
    for _ in range(2):
        plant.take(run, plant.batch(500), 500)
    first, second = (contents_of(plant).of_input(one) for one in plant.inputs)
    assert 0.02 < correlation(first, second, "Nd") < 0.9
    both = contents_of(plant).into(run).of("Nd")[1]
    assert both > math.hypot(first.of("Nd")[1], second.of("Nd")[1])


def test_a_route_lets_its_yield_into_the_product(plant, contents_of, estimator):
    run = plant.run()
    plant.take(run, plant.batch(500), 500)
    oxide = plant.lot(run, 130, LotKind.PRODUCT, "Nd2O3")
    residue = plant.lot(run, 60, LotKind.RESIDUE, "leach residue")
    contents = contents_of(plant)
    pair = estimator.pair("NDFEB_HDD", route="ACID_SX")
    place = [key.name for key in pair.keys].index("Nd")
    won = 500 * pair.recovered_mean[place]
    assert contents.of_lot(oxide).of("Nd")[0] == pytest.approx(won)
    assert contents.of_lot(oxide).of("Dy")[0] == 0.0  # it is sold as another oxide
    whole = contents.into(run)
    assert contents.of_lot(residue).of("Nd")[0] == pytest.approx(whole.of("Nd")[0] - won)
    relative = math.sqrt(pair.recovered_var[place]) / pair.recovered_mean[place]
    kg, sd = contents.of_lot(oxide).of("Nd")
    assert sd / kg == pytest.approx(relative, rel=0.05)
    expected = {one.element: one for one in account(contents, run).expected}
    assert expected["Nd"].product == "Nd2O3"
    assert expected["Nd"].product_kg.mean == pytest.approx(1.166 * won, rel=1e-3)


def test_one_stage_passes_on_what_it_does_not_touch(plant, contents_of, reference):
    milling = next(row for row in reference.route("ACID_SX").rows if "milling" in row.stage)
    run = plant.run(stage=milling.stage)
    plant.take(run, plant.batch(500), 500)
    powder = plant.lot(run, 490)
    contents = contents_of(plant)
    for element in ("Nd", "Fe"):
        passed = contents.of_lot(powder).of(element)[0] / contents.into(run).of(element)[0]
        assert passed == pytest.approx(milling.yield_mean)


def test_an_assay_takes_the_place_of_the_estimate(plant, contents_of):
    run, next_run = plant.run(), plant.run()
    plant.take(run, plant.batch(500), 500)
    lot = plant.lot(run, 100)
    plant.take(next_run, lot, 25)
    assays = {lot: (Assay("Nd", 0.60, 0.006), Assay("Pb", 0.001, below=True))}
    contents = contents_of(plant, assays)
    assert contents.of_lot(lot).of("Nd")[0] == pytest.approx(60.0)
    assert contents.of_lot(lot).of("Nd")[1] == pytest.approx(0.6, rel=0.05)
    kg, sd = contents.of_lot(lot).of("Pb")
    assert (kg, sd) == pytest.approx((0.05, 0.1 / math.sqrt(12)), rel=0.01)
    taken = contents.of_input(plant.inputs[1])
    assert taken.of("Nd")[0] == pytest.approx(15.0)
    assert correlation(contents.of_lot(lot), taken, "Nd") > 0.95
    closure = account(contents, run).of("Nd")
    assert closure.measured == 1.0
    assert closure.rest_kg == pytest.approx(closure.in_kg - 60.0)


def test_parts_hold_what_their_materials_do(plant, contents_of, estimator):
    run = plant.run(RunKind.TEARDOWN)
    plant.take(run, plant.batch(1000, "PACK_NMC622"), 1000)
    cells = plant.lot(run, 610, LotKind.INTERMEDIATE, None, material="CELL_NMC622")
    other = plant.lot(run, 45, LotKind.RESIDUE, None, material="HARDWARE_OTHER")
    contents = contents_of(plant)
    pair = estimator.pair("CELL_NMC622")
    place = [key.name for key in pair.keys].index("Ni")
    assert contents.of_lot(cells).of("Ni")[0] == pytest.approx(610 * pair.contained_mean[place])
    assert contents.of_lot(other).elements == ()
    assert contents.of_lot(cells).of("Ni")[0] == pytest.approx(
        contents.into(run).of("Ni")[0], rel=0.05
    )


def test_a_return_is_feed_that_nothing_was_done_to(plant, contents_of):
    run = plant.run()
    plant.take(run, plant.batch(500), 500)
    back = plant.lot(run, 100, LotKind.RETURN, "not crushed")
    plant.lot(run, 130, LotKind.PRODUCT, "Nd2O3")
    contents = contents_of(plant)
    into = contents.into(run).of("Nd")[0]
    assert contents.of_lot(back).of("Nd")[0] == pytest.approx(into / 5)
    assert contents.of_lot(plant.lots[1].number).of("Nd")[0] < 0.8 * into


def test_a_lot_of_a_run_that_took_nothing_yet_holds_nothing_known(plant, contents_of):
    run, later = plant.run(), plant.run()
    lot = plant.lot(run, 100)
    plant.take(later, lot, 50)
    contents = contents_of(plant, {lot: (Assay("Nd", 0.5, 0.01),)})
    assert contents.of_lot(lot).of("Nd")[0] == pytest.approx(50)
    assert contents.passed(later).of("Nd")[0] == pytest.approx(25)
    assert account(contents, run).mass.rest_kg == -100
