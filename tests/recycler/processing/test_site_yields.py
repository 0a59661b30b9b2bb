"""Routes learn from the site's own runs, as compositions learn from assays."""

import math
from datetime import date

import numpy as np
import pytest
from scipy.special import expit, ndtri

from recycler.estimate import Estimator
from recycler.figures import Assay
from recycler.laboratory.latent import to_latent
from recycler.model.routes import PHI, passed_rows, route_yield
from recycler.processing.realised import Realised, realised
from recycler.processing.records import LotKind, RunState
from recycler.processing.site_yields import yield_proposals
from recycler.reference.data import Reference
from recycler.reference.records import Origin, Payload
from tests.recycler.processing.conftest import START

SITE = {"Nd": 0.70, "Dy": 0.60}  # far below the reference


def learned_from(reference, found):
    """The reference with all proposals in force."""
    payloads = [*reference.payloads(), *(one.payload for one in found)]
    return Reference.from_payloads(payloads)


def ran(share, element="Nd", stage=None, number=1, own=0.01, shared=0.0):
    loadings = {f"own {number}": own, "x": shared}
    return Realised(
        f"R{number}", "ACID_SX", 1, stage, "NDFEB_HDD", element, share, loadings, date(2026, 3, 1)
    )


@pytest.fixture
def leach(new_plant, contents_of):
    """Ten closed and assayed runs of a site that wins less than the reference says."""
    rng = np.random.default_rng(4)
    plant, assays = new_plant(), {}
    for _ in range(10):
        ticket, run = plant.batch(500), plant.run(state=RunState.CLOSED, closed_at=START)
        plant.take(run, ticket, 500)
        truth = {"Nd": 0.24, "Dy": 0.014}
        assays[ticket] = tuple(Assay(e, f, 0.01 * f) for e, f in truth.items())
        for element, product in (("Nd", "Nd2O3"), ("Dy", "Dy2O3")):
            won = 500 * truth[element] * SITE[element] * rng.normal(1, 0.02)
            lot = plant.lot(run, round(won / 0.85, 2), LotKind.PRODUCT, product)
            fraction = won / round(won / 0.85, 2) * rng.normal(1, 0.01)
            assays[lot] = (Assay(element, fraction, 0.01 * fraction),)
    return contents_of(plant, assays)


def recovery(reference, element="Nd"):
    pair = Estimator(reference).pair("NDFEB_HDD", route="ACID_SX")
    yields = pair.yields
    (place,) = [i for i, c in enumerate(pair.components) if c.element == element]
    low, high = expit(yields.mu[place] + yields.sigma[place] * ndtri(np.array([0.05, 0.95])))
    return low, yields.mean[place], high


def test_ten_runs_shrink_the_interval_to_the_sites_truth(reference, leach):
    found = realised(leach)
    assert {one.element for one in found} == {"Nd", "Dy"}
    assert all(0.01 < one.sd / one.share < 0.03 for one in found)
    proposals = yield_proposals(reference, found, PHI)
    (proposal,) = proposals
    assert (proposal.route, proposal.payload.origin) == ("ACID_SX", Origin.LEARNED)
    assert {row.element: row.runs for row in proposal.rows} == {"Nd": 10, "Dy": 10}
    after = learned_from(reference, proposals)
    for element, truth in SITE.items():
        low, _, high = recovery(reference, element)
        learned_low, mean, learned_high = recovery(after, element)
        assert mean == pytest.approx(truth, abs=0.03)
        assert learned_low < truth < learned_high
        assert learned_high - learned_low < 0.5 * (high - low)
    assert recovery(after, "Pr") == pytest.approx(recovery(reference, "Pr"))  # nobody measured it
    assert yield_proposals(after, found, PHI) == ()  # nothing new
    assert after.prior_route("ACID_SX").version == 1


def test_a_row_before_and_after_is_what_the_route_yields(reference, leach):
    proposals = yield_proposals(reference, realised(leach), PHI)
    row = next(row for row in proposals[0].rows if row.element == "Nd")
    route = learned_from(reference, proposals).route("ACID_SX")
    rows = passed_rows(route.rows, reference.scopes("NDFEB_HDD", "NDFEB_HDD"), "Nd")
    found = route_yield(rows, PHI)
    assert found == pytest.approx((row.after.mean, row.after.sd, row.after.sd_of_mean), rel=1e-6)
    assert row.before.sd_of_mean > 3 * row.after.sd_of_mean
    assert 0 < row.worth_runs < 1  # the reference says little where plants differ so much


def test_two_runs_teach_nothing(reference):
    assert yield_proposals(reference, [ran(0.7), ran(0.7, number=2)], PHI) == ()


def test_what_runs_err_by_in_common_does_not_average_out(reference):
    alone = [ran(0.7 + 0.002 * (n % 3), number=n, own=0.05) for n in range(30)]
    common = [ran(0.7 + 0.002 * (n % 3), number=n, own=0.01, shared=0.049) for n in range(30)]
    sds = [
        yield_proposals(reference, runs, PHI)[0].rows[0].after.sd_of_mean
        for runs in (alone, common)
    ]
    assert sds[0] < 0.02
    assert sds[1] == pytest.approx(0.7 * 0.049, rel=0.1)


def test_a_stage_learns_from_its_own_runs_and_the_route_around_it(reference):
    stage = next(row.stage for row in reference.route("ACID_SX").rows if "milling" in row.stage)
    mill = [ran(0.90, stage=stage, number=n) for n in range(8)]
    whole = [ran(0.60, number=20 + n) for n in range(8)]
    (alone,) = yield_proposals(reference, mill, PHI)
    assert [row.stage for row in alone.rows] == [stage]
    (both,) = yield_proposals(reference, [*mill, *whole], PHI)
    after = learned_from(reference, [both])
    scopes = reference.scopes("NDFEB_HDD", "NDFEB_HDD")
    rows = passed_rows(after.route("ACID_SX").rows, scopes, "Nd")
    assert next(row for row in rows if row.stage == stage).yield_mean == pytest.approx(
        0.9, abs=0.03
    )
    assert math.prod(row.yield_mean for row in rows) == pytest.approx(0.60, abs=0.01)
    assert all(0 < row.yield_mean <= 1 for row in rows)


def test_only_assayed_closed_runs_say_what_was_realised(plant, contents_of):
    run = plant.run()
    plant.take(run, plant.batch(500), 500)
    lot = plant.lot(run, 120, LotKind.PRODUCT, "Nd2O3")
    assays = {lot: (Assay("Nd", 0.8, 0.01),)}
    assert realised(contents_of(plant, assays)) == []  # still open
    plant.runs[0] = plant.runs[0].model_copy(update={"state": RunState.CLOSED, "closed_at": START})
    assert realised(contents_of(plant)) == []  # its lots say what the yields said
    (one,) = realised(contents_of(plant, assays))
    assert (one.element, one.on) == ("Nd", START.date())
    plant.lot(run, 10, LotKind.PRODUCT, "Nd2O3")
    assert realised(contents_of(plant, assays)) == []  # nobody assayed the second


def test_intervals_of_the_sites_mean_hold_what_they_say(reference):
    """Sites drawn from the reference, ten runs each: the 90 % interval holds the site's mean."""
    rows = passed_rows(
        reference.route("ACID_SX").rows, reference.scopes("NDFEB_HDD", "NDFEB_HDD"), "Nd"
    )
    mean, sd, of_mean = route_yield(rows, PHI)
    latent = to_latent(np.array([mean]), np.array([sd]), np.array([of_mean]))
    rng, normals = np.random.default_rng(11), ndtri((np.arange(400) + 0.5) / 400)
    held = 0
    sites = 80
    for _ in range(sites):
        centre = latent.mu[0] + latent.of_mean[0] * rng.normal()
        runs = expit(centre + latent.between[0] * rng.normal(size=10))
        truth = float(expit(centre + latent.between[0] * normals).mean())
        seen = runs * (1 + 0.015 * rng.normal(size=10))
        found = [ran(share, number=n, own=0.015) for n, share in enumerate(seen)]
        after = yield_proposals(reference, found, PHI)[0].rows[0].after
        site = to_latent(*(np.array([x]) for x in (after.mean, after.sd, after.sd_of_mean)))
        ends = site.mu + site.of_mean * ndtri(np.array([0.05, 0.95]))
        low, high = expit(ends[:, None] + site.between * normals).mean(axis=1)
        held += low < truth < high
    assert 0.82 <= held / sites <= 0.97


def test_a_route_the_files_bring_anew_is_learned_from_again(reference):
    (proposal,) = yield_proposals(reference, [ran(0.7, number=n) for n in range(5)], PHI)
    kept = learned_from(reference, [proposal])
    shipped = reference.payload("route", "ACID_SX", 1)
    newer = Payload("route", "ACID_SX", shipped.rows, 3)
    again = Reference.from_payloads([*kept.payloads(), newer])
    assert again.prior_route("ACID_SX").version == 3
    assert again.route("ACID_SX").version == 3
