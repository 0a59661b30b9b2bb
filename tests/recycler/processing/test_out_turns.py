"""Realised yields are held against what their route promised."""

from datetime import date

import numpy as np
import pytest
from scipy.special import expit

from recycler.model.logit import matched
from recycler.model.routes import PHI, passed_rows, route_yield
from recycler.processing.out_turns import out_turns
from recycler.processing.realised import Realised


def ran(share, number, element="Nd", sd=0.002):
    return Realised(
        f"R{number}", "ACID_SX", 1, None, "NDFEB_HDD", element, share, {"own": sd / share},
        date(2026, 1 + number % 3, 1),
    )  # fmt: skip


@pytest.fixture(scope="module")
def promised(reference):
    scopes = reference.scopes("NDFEB_HDD", "NDFEB_HDD")
    mean, sd, of_mean = route_yield(passed_rows(reference.route("ACID_SX").rows, scopes, "Nd"), PHI)
    mu, sigma = matched(np.array([mean]), np.array([np.hypot(sd, of_mean)]))
    return float(mu[0]), float(sigma[0])


def test_plants_as_the_route_promises_are_held_as_often_as_it_says(reference, promised):
    mu, sigma = promised
    rng = np.random.default_rng(2)
    shares = expit(mu + sigma * rng.normal(size=400))
    found = out_turns(reference, [ran(s, n) for n, s in enumerate(shares)], PHI)
    (summary,) = found.summaries()
    shares_held = {one.level: one.share for one in summary.coverage}
    assert shares_held[0.9] == pytest.approx(0.9, abs=0.05)
    assert shares_held[0.5] == pytest.approx(0.5, abs=0.08)
    assert summary.verdict == "honest"


def test_a_route_that_promised_too_much_is_told_by_what_is_asked(reference):
    runs = [ran(0.1 + 0.001 * n, n) for n in range(30)]
    found = out_turns(reference, [*runs, ran(0.8, 1, "Dy")], PHI)
    by_element = {one.key: one for one in found.summaries("element")}
    assert by_element["Nd"].verdict == "over_confident"
    assert by_element["Nd"].bias < -0.5
    assert by_element["Dy"].n == 1
    assert {one.key for one in found.summaries("version")} == {"ACID_SX v1"}
    assert {one.key for one in found.summaries("month")} == {"2026-01", "2026-02", "2026-03"}


def test_nothing_realised_has_no_score(reference):
    assert out_turns(reference, [], PHI).summaries() == []
