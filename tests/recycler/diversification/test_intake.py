import numpy as np
import pytest

from recycler.diversification.intake import intake
from recycler.estimate import Estimator
from recycler.totals.holding import Holding
from recycler.totals.totals import Totals


@pytest.fixture(scope="module")
def totals(reference):
    return Totals(Estimator(reference))


def _held(kg, material="NDFEB_HDD", batches=4):
    each = round(kg / batches * 100)
    return Holding(
        material, 1, "ACID_OXALATE", 1, batches, round(kg * 1e9), round(kg * 1e9),
        each**2 * batches, round((0.003 * kg / batches) ** 2 * batches * 1e8),
    )  # fmt: skip


KEYED = [
    ("CN", _held(400.0)), ("JP", _held(900.0)), ("JP", _held(300.0, "NDFEB_SINT")),
    ("", _held(250.0, "NDFEB_SINT")),
]  # fmt: skip


def test_shares_are_parts_of_the_whole_and_the_unstated_is_one(totals):
    found = intake(totals, KEYED, "Nd")
    rows = {row.key: row.contained.mean for row in totals.rows(KEYED, {"Nd"})}
    whole = sum(rows.values())
    for source in found.sources:
        assert source.share.mean == pytest.approx(rows[source.origin] / whole, abs=1e-12)
    assert sum(source.share.mean for source in found.sources) == pytest.approx(1, abs=1e-12)
    assert found.sources[-1].origin == ""
    assert found.largest.origin == "JP"
    named = [mass / whole for key, mass in rows.items() if key]
    assert found.hhi.mean == pytest.approx(sum(share**2 for share in named), abs=1e-12)


def test_the_spreads_are_those_of_correlated_draws(totals):
    found = intake(totals, KEYED, "Nd")
    means = np.array([source.contained.mean for source in found.sources])
    drawn = np.random.default_rng(5).multivariate_normal(means, found.covariance, 400_000)
    shares = drawn / drawn.sum(axis=1, keepdims=True)
    for place, source in enumerate(found.sources):
        assert source.share.sd == pytest.approx(shares[:, place].std(), rel=0.02)
    named = [place for place, source in enumerate(found.sources) if source.origin]
    assert found.hhi.sd == pytest.approx((shares[:, named] ** 2).sum(axis=1).std(), rel=0.02)


def test_the_covariances_add_up_to_the_spread_of_the_whole(totals):
    found = intake(totals, KEYED, "Nd")
    (whole,) = totals.rows([("", holding) for _, holding in KEYED], {"Nd"})
    assert np.sqrt(found.covariance.sum()) == pytest.approx(whole.contained.sd, rel=1e-9)


def test_a_partition_of_the_origins_is_the_whole(totals):
    found = intake(totals, KEYED, "Nd")
    parts = found.parted(lambda origin: "named" if origin else "unknown")
    assert sum(part.mean for part in parts.values()) == pytest.approx(1, abs=1e-12)
    assert parts["named"].sd == pytest.approx(parts["unknown"].sd)


def test_an_element_nobody_brought_has_no_sources(totals):
    found = intake(totals, KEYED, "Li")
    assert found.sources == ()
    assert found.hhi.mean == 0
    assert found.largest is None
