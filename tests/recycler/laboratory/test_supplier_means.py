"""The mean of an element in each supplier's lots, against draws from the whole model."""

import numpy as np
import pytest
from scipy.special import expit, log_ndtr

from recycler.laboratory.lots import LotAssay, series_by_element
from recycler.laboratory.site_mean import Prior, site_mean
from recycler.laboratory.supplier_means import supplier_means

PRIOR = Prior(-1.2, 0.10, 0.15, 6.0)
DRAWS = 1_500_000


def series_of(by_supplier, limit=-9.0):
    """Return series of logits; those under the limit as results below it."""
    found = {}
    for supplier, logits in by_supplier.items():
        values = expit(np.maximum(logits, limit))
        lots = [
            LotAssay(f"{supplier}{i}", "Nd", value, 0.06 * value, bool(logits[i] < limit))
            for i, value in enumerate(values)
        ]
        found[supplier] = series_by_element(lots)["Nd"]
    return found


def means_of(series, prior=PRIOR):
    every = [one for group in series.values() for one in _lots(group)]
    return supplier_means(prior, site_mean(prior, series_by_element(every)["Nd"]), series)


def _lots(series):
    for number, (value, noise, below) in enumerate(_results(series)):
        fraction = expit(value)
        sd = np.sqrt(noise) * fraction * (1 - fraction)
        yield LotAssay(f"{id(series)}-{number}", "Nd", fraction, sd, below)


def _results(series):
    yield from zip(series.found, series.noise, np.zeros(len(series.found), bool), strict=True)
    for limit, noise, times in zip(series.limits, series.limit_noise, series.times, strict=True):
        yield from [(limit, noise, True)] * int(times)


def brute_force(series, supplier, prior=PRIOR, seed=20_261_127):
    """Return mean and sd of a supplier's mean, and of the next lot, by weighted draws."""
    rng = np.random.default_rng(seed)
    total = prior.lot_spread**2 * prior.lot_freedom / rng.chisquare(prior.lot_freedom, DRAWS)
    share = rng.beta(1, 2, DRAWS)
    of_all = prior.centre + prior.spread * rng.standard_t(prior.tails, DRAWS)
    within, weight, wanted = (1 - share) * total, np.zeros(DRAWS), None
    for name, group in series.items():
        mean = of_all + np.sqrt(share * total) * rng.standard_normal(DRAWS)
        for value, noise, below in _results(group):
            score = (value - mean) / np.sqrt(within + noise)
            log = log_ndtr(score) if below else -(score**2 + np.log(within + noise)) / 2
            weight += log
        wanted = mean if name == supplier else wanted
    weight = np.exp(weight - weight.max())
    weight /= weight.sum()
    assert 1 / (weight**2).sum() > 3_000  # draws that count
    centre = weight @ wanted
    var = weight @ (wanted - centre) ** 2
    return centre, np.sqrt(var), np.sqrt(var + weight @ within)


LOGITS = {
    "A": np.array([-1.02, -1.11, -0.98, -1.06, -1.00]),
    "B": np.array([-1.30, -1.22, -1.35, -1.28, -1.26, -1.33]),
    "C": np.array([-1.15, -1.25]),
}


@pytest.mark.parametrize("supplier", ["A", "B", "C"])
def test_the_posterior_is_that_of_the_whole_model(supplier):
    series = series_of(LOGITS)
    mean = means_of(series)[supplier].own

    centre, spread, next_lot = brute_force(series, supplier)

    assert mean.centre == pytest.approx(centre, abs=0.05 * spread)
    assert mean.spread == pytest.approx(spread, rel=0.03)
    assert np.hypot(mean.of_mean, mean.between) == pytest.approx(next_lot, rel=0.03)


def exactly(measured, limit, lots, prior=PRIOR, draws=40_000):
    """Return mean and sd of the mean of a supplier with `lots` below a limit, and of its next lot.

    Spreads and the site's mean are drawn and weighted by the measured suppliers; the supplier's
    own mean is integrated.
    """
    rng = np.random.default_rng(20_261_127)
    total = prior.lot_spread**2 * prior.lot_freedom / rng.chisquare(prior.lot_freedom, draws)
    share = rng.beta(1, 2, draws)
    of_all = (prior.centre + prior.spread * rng.standard_t(prior.tails, draws))[:, None]
    within, between = ((1 - share) * total)[:, None], (share * total)[:, None]
    weight = np.zeros((draws, 1))
    for series in measured:
        whole = within + series.noise
        off, precision = (series.found - of_all) / whole, (1 / whole).sum(axis=1, keepdims=True)
        pulled, inflated = off.sum(axis=1, keepdims=True), 1 + between * precision
        square = (np.log(whole) + (series.found - of_all) * off).sum(axis=1, keepdims=True)
        weight -= (square + np.log(inflated) - between * pulled**2 / inflated) / 2
    mean = np.linspace(limit - 4, limit + 1, 250)
    noise = (0.06 / (1 - expit(limit))) ** 2
    below = lots * log_ndtr((limit - mean) / np.sqrt(within + noise))
    density = weight - ((mean - of_all) ** 2 / between + np.log(between)) / 2 + below
    density = np.exp(density - density.max())
    density /= density.sum()
    centre = density.sum(axis=0) @ mean
    var = density.sum(axis=0) @ (mean - centre) ** 2
    return centre, np.sqrt(var), np.sqrt(var + density.sum(axis=1) @ within[:, 0])


@pytest.mark.parametrize("limit", [-1.4, -1.6, -2.0])
def test_a_supplier_below_a_limit_throughout_is_known_to_be_poor(limit):
    rng = np.random.default_rng(3)
    logits = {name: centre + 0.12 * rng.standard_normal(8) for name, centre in
              (("B", -1.2), ("C", -1.1))}  # fmt: skip
    series = series_of(logits) | series_of({"A": np.full(8, -9.0)}, limit=limit)

    mean = means_of(series)["A"].own

    centre, spread, next_lot = exactly((series["B"], series["C"]), limit, 8)
    assert series["A"].below == 8
    assert mean.centre == pytest.approx(centre, abs=0.15 * spread)
    assert mean.spread == pytest.approx(spread, rel=0.16)
    assert np.hypot(mean.of_mean, mean.between) == pytest.approx(next_lot, rel=0.08)


def test_results_below_a_limit_count_with_their_probability():
    series = series_of(LOGITS, limit=-1.25)
    mean = means_of(series)["B"].own

    centre, spread, next_lot = brute_force(series, "B")

    assert series["B"].below == 5
    assert mean.centre == pytest.approx(centre, abs=0.15 * spread)
    assert mean.spread == pytest.approx(spread, rel=0.10)
    assert np.hypot(mean.of_mean, mean.between) == pytest.approx(next_lot, rel=0.06)


def test_what_others_say_leaves_the_suppliers_own_lots_out():
    """Another result of A changes hers, not what is expected of her without any."""
    before = means_of(series_of(LOGITS))["A"]
    more = LOGITS | {"A": np.append(LOGITS["A"], LOGITS["A"].mean())}

    after = means_of(series_of(more))["A"]

    assert after.others.centre == pytest.approx(before.others.centre, abs=0.003)
    assert after.own.spread < before.own.spread
    assert after.own.worth_lots < len(LOGITS["A"])


def test_suppliers_that_agree_learn_from_each_other_and_others_do_not():
    rng = np.random.default_rng(5)
    alike = {name: -1.2 + 0.1 * rng.standard_normal(8) for name in "ABCDEF"}
    apart = {name: lots + shift for (name, lots), shift in
             zip(alike.items(), (-0.5, -0.3, -0.1, 0.1, 0.3, 0.5), strict=True)}  # fmt: skip

    agreeing, differing = means_of(series_of(alike)), means_of(series_of(apart))

    assert agreeing["A"].own.worth_lots > 5 * differing["A"].own.worth_lots
    assert agreeing["A"].with_all > 2 * differing["A"].with_all
    assert differing["A"].own.centre == pytest.approx(apart["A"].mean(), abs=0.05)


def test_without_a_reference_the_lots_alone_speak():
    series = series_of(LOGITS)

    found = means_of(series, Prior(-1.2, None, 0.3, 1.0))

    assert found["A"].own.centre == pytest.approx(LOGITS["A"].mean(), abs=0.03)
    assert found["A"].own.centre > found["B"].own.centre
