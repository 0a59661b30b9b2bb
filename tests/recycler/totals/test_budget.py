"""The budget of a total: its shares against exact variances with one source taken away."""

from dataclasses import replace

import pytest

from recycler.estimate import Assay, Estimator
from recycler.totals.budget import total_budget
from recycler.totals.held import Held, alike
from recycler.totals.holding import Holding
from recycler.totals.totals import Totals

KG = {"NDFEB_HDD": 40.0, "NDFEB_N": 700.0, "PACK_NMC622": 350.0, "BM_NMC111": 900.0}


@pytest.fixture
def held(reference):
    """Make batches of a material, each with 0.4 % of its mass as sd, half of it the moisture's."""

    def of(material, batches=1, assays=()):
        kg, route = KG[material], reference.default_route(material)
        kind = material, reference.composition_version(material), route, 1
        var = batches * (0.004 * kg) ** 2
        sums = batches, batches * kg, batches * kg**2
        return Held(kind, *sums, var / 4, var / 2, var / 4, assays)

    return of


def holding(held):
    """Return the same batches as totals take them."""
    return "", Holding(
        *held.kind, held.batches, 0, round(held.dry_kg * 1e9), round(held.squares * 1e4),
        round(held.dry_sd**2 * 1e8),
    )  # fmt: skip


def variance(estimator, held, key, measure):
    return Totals(estimator).moments(map(holding, held), key, measure)[""].sd ** 2


def shares(lines):
    return {line.source: line.share for line in lines}


@pytest.mark.parametrize("measure", ["contained", "recovered"])
@pytest.mark.parametrize("material", KG)
def test_of_one_batch_it_is_that_of_its_estimate(estimator, held, material, measure):
    one = held(material)
    pair = estimator.pair(*one.kind)

    for row, key in enumerate(pair.keys):
        if not key.members or pair.recovered_mean[row] <= 0 or measure == "contained":
            continue
        found = shares(total_budget(estimator, [one], key.name))
        parts = pair.relative_parts[row]
        whole = sum(parts.values()) + one.dry_sd**2 / one.dry_kg**2
        for sources in (("composition", "composition_mean"), ("stage_yields", "between_plants")):
            told = sum(found.get(source, 0.0) for source in sources)
            assert told == pytest.approx(sum(parts.get(s, 0.0) for s in sources) / whole, abs=1e-6)
        assert found["moisture"] == pytest.approx(2 * found["mass"])
        assert sum(found.values()) == pytest.approx(1)


@pytest.mark.parametrize("key", ["REE", "Nd", "Dy"])
def test_between_plants_is_what_goes_where_plants_do_not_differ(reference, estimator, held, key):
    batches = [held("NDFEB_N", 30), held("NDFEB_HDD", 200)]
    whole = variance(estimator, batches, key, "recovered")
    without = variance(Estimator(reference, phi=0.0), batches, key, "recovered")

    found = shares(total_budget(estimator, batches, key))

    # What goes also takes its product with the broad composition of Dy along.
    assert found["between_plants"] == pytest.approx((whole - without) / whole, abs=0.05)


@pytest.mark.parametrize(("key", "measure"), [("Nd", "contained"), ("REE", "recovered")])
def test_weighing_is_what_goes_where_dry_masses_are_known(estimator, held, key, measure):
    batches = [held("NDFEB_N", 400), held("NDFEB_HDD", 900)]
    known = [replace(one, mass=0.0, moisture=0.0, contamination=0.0) for one in batches]
    whole = variance(estimator, batches, key, measure)
    without = variance(estimator, known, key, measure)

    found = shares(total_budget(estimator, batches, key, measure))

    told = found["mass"] + found["moisture"] + found["contamination"]
    assert told == pytest.approx((whole - without) / whole, rel=0.15)


def test_lots_average_out_and_the_mean_of_the_material_does_not(estimator, held):
    few, many = (
        shares(total_budget(estimator, [held("NDFEB_N", batches)], "Dy", "contained"))
        for batches in (1, 400)
    )

    assert few["composition"] > few["composition_mean"]
    assert many["composition_mean"] > 0.95
    lots = few["composition"] / few["composition_mean"]
    assert many["composition"] / many["composition_mean"] == pytest.approx(lots / 400)


def test_the_mean_parts_of_two_holdings_of_one_material_go_together(estimator, held):
    """400 batches on one route are the same as two holdings of 200 of it."""
    once = total_budget(estimator, [held("NDFEB_N", 400)], "Nd")
    twice = total_budget(estimator, [held("NDFEB_N", 200), held("NDFEB_N", 200)], "Nd")

    for source, share in shares(once).items():
        assert shares(twice)[source] == pytest.approx(share)


def test_an_assayed_share_of_a_period_brings_in_sampling_and_analysis(estimator, held):
    found = Assay("Nd", 0.24, 0.012, sampling=0.75)

    parts = shares(total_budget(estimator, [held("NDFEB_N", 3, (found,))], "Nd", "contained"))

    assert parts["sampling"] == pytest.approx(3 * parts["assay"])
    assert parts["assay"] > 0


def test_assays_of_the_same_elements_count_with_their_mean(held):
    one, other = (
        held("NDFEB_N", 1, (Assay("Nd", fraction, sd, sampling=share),))
        for fraction, sd, share in ((0.20, 0.01, 0.0), (0.24, 0.02, 0.5))
    )

    both, alone = alike([one, held("NDFEB_N"), other])[0], held("NDFEB_N")

    (assay,) = both.assays
    assert assay.fraction == pytest.approx(0.22)
    assert assay.sd**2 == pytest.approx((0.01**2 + 0.02**2) / 2)
    assert assay.sampling == pytest.approx(0.02**2 * 0.5 / (0.01**2 + 0.02**2))
    assert (both.batches, both.dry_kg) == (2, 2 * alone.dry_kg)
    assert len(alike([one, alone, other])) == 2


def test_what_is_not_held_has_no_budget(estimator, held):
    assert total_budget(estimator, [held("NDFEB_N", 3)], "Li") == ()
    assert total_budget(estimator, [], "Li") == ()


def test_each_kind_is_reported(estimator, held):
    told = []

    total_budget(estimator, [held("NDFEB_N"), held("NDFEB_HDD")], "Nd",
                 report=lambda done, total: told.append((done, total)))  # fmt: skip

    assert told == [(0, 2), (1, 2), (2, 2)]
