"""Precision by what was measured twice: levels, targets, and what is no pair."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from scipy.special import expit, logit

from recycler.laboratory.precision import Split, precisions
from recycler.laboratory.records import Taking

METHOD = "ICP-OES"


@pytest.fixture
def found(result):
    def make(value, sample="SA-1", day=1, hour=9, **more):
        at = datetime(2026, 11, day, hour, tzinfo=UTC)
        return result(value, sample=sample, method=METHOD, analysed_at=at, **more)

    return make


def _levels(samples, results, methods, zone=UTC):
    return {(one.split, one.how): one for one in precisions(samples, results, methods, zone)}


def test_each_level_is_told_by_what_its_pairs_have_apart(found, sample, methods):
    samples = [sample("SA-1", Taking.RIFFLE), sample("SA-2", Taking.RIFFLE)]
    results = [found(23.0), found(23.4, hour=11), found(22.8, day=3), found(24.0, "SA-2")]
    levels = _levels(samples, results, methods)

    assert [key[0] for key in levels] == [Split.SAMPLING, Split.PREPARATION, Split.ANALYSIS]
    told = {
        split: [(pair.first, pair.second, *map(float, np.round(pair.values, 4)))]
        for (split, _), level in levels.items()
        for pair in level.pairs
    }
    assert told == {
        Split.SAMPLING: [("SA-1", "SA-2", 0.23, 0.24)],
        Split.PREPARATION: [("SA-1", "SA-1", 0.23, 0.228)],
        Split.ANALYSIS: [("SA-1", "SA-1", 0.23, 0.234)],
    }
    assert levels[Split.SAMPLING, Taking.RIFFLE].pairs[0].relative == pytest.approx(-0.01 / 0.235)


def test_days_are_those_of_the_site(found, methods):
    results = [found(23.0, hour=14), found(23.4, hour=16)]  # 23:00 and 01:00 in Japan

    assert list(_levels([], results, methods)) == [(Split.ANALYSIS, None)]
    assert list(_levels([], results, methods, ZoneInfo("Asia/Tokyo"))) == [
        (Split.PREPARATION, None)
    ]


def test_samples_taken_in_other_ways_other_methods_and_limits_are_no_pair(
    found, result, sample, methods
):
    samples = [sample("SA-1", Taking.RIFFLE), sample("SA-2", Taking.GRAB)]
    results = [
        found(23.0), found(24.0, "SA-2"), found(0.1, hour=11, below=True),
        result(23.5, method="XRF laboratory"),
    ]  # fmt: skip

    assert precisions(samples, results, methods, UTC) == []


def test_the_levels_come_back_from_simulated_duplicates(found, sample, methods):
    sampling, analysis, f = 0.08, 0.01, 0.24
    rng = np.random.default_rng(5)
    samples, results = [], []
    for number in range(1, 401):
        batch = {"batch_id": f"B{number}", "ticket": f"S1-26-{number:05d}"}
        for half in ("a", "b"):
            label = f"SA-{number}{half}"
            samples.append(sample(label, Taking.GRAB, batch["batch_id"]))
            at = logit(f) + sampling * rng.standard_normal()
            for hour in (9, 10):
                seen = 100 * expit(at + analysis * rng.standard_normal())
                results.append(found(round(float(seen), 5), label, hour=hour, sd=".18", **batch))
    levels = _levels(samples, results, methods)
    of_sampling = levels[Split.SAMPLING, Taking.GRAB]
    of_analysis = levels[Split.ANALYSIS, None]

    assert (len(of_sampling.pairs), len(of_analysis.pairs)) == (400, 800)
    assert of_sampling.own_sd == pytest.approx(sampling * (1 - f), rel=0.08)
    assert of_analysis.own_sd == pytest.approx(analysis * (1 - f), rel=0.06)
    assert of_analysis.target_sd == pytest.approx(0.0018 / f, rel=0.02)  # as stated: 0.18 of 24 %
    assert of_sampling.target_sd == pytest.approx(np.hypot(0.1 * (1 - f), 0.0018 / f), rel=0.02)
    assert not of_sampling.is_above
    assert not of_analysis.is_above
    bold = [one.model_copy(update={"sd": Decimal("0.15")}) for one in results]
    assert _levels(samples, bold, methods)[Split.ANALYSIS, None].is_above
    assert not _levels(samples, bold, methods)[Split.SAMPLING, Taking.GRAB].is_above
