"""The solver against the projection of the textbook, against draws, and where it must refuse."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.linalg import null_space
from scipy.sparse import csr_array

from recycler.balance import linear
from recycler.balance.linear import LinearSystem, solve
from recycler.balance.network import Network, Stream
from recycler.balance.reconciliation import Standing, reconcile
from recycler.errors import InputError
from tests.recycler.balance import plants


def values(found):
    return np.array([np.nan if s.reconciled is None else s.reconciled for s in found.streams])


def random_system(draw, correlated):
    """Balances without any order: copies, zero rows, coefficients of all sizes."""
    m = int(draw.integers(1, 8))
    n = int(draw.integers(m, 16))
    rows = draw.standard_normal((m, n)) * (draw.random((m, n)) < 0.4)
    rows = np.sign(rows) if draw.random() < 0.5 else rows
    if m > 2:
        rows[-1] = rows[0] - 2 * rows[1]
    measured = draw.random(n) >= draw.choice([0, 0.3, 0.6])
    free = null_space(rows)
    sds = 10 ** draw.uniform(-2, 1, n)
    values = 10 * free @ draw.standard_normal(free.shape[1]) + sds * draw.standard_normal(n)
    mixed = np.eye(n) + correlated * draw.standard_normal((n, n))
    spread = mixed @ mixed.T
    scale = sds / np.sqrt(spread.diagonal())
    spread = np.where(np.outer(measured, measured), spread * np.outer(scale, scale), 0.0)
    return LinearSystem(
        csr_array(rows), np.zeros(m), np.where(measured, values, np.nan),
        csr_array(spread) if correlated else spread.diagonal(),
    )  # fmt: skip


def projected(system):
    """Reconcile by null spaces and pseudo-inverses, as Crowe's projection is written down."""
    measured = system.measured
    known, unknown = (system.coefficients.toarray()[:, which] for which in (measured, ~measured))
    rows = null_space(unknown.T, rcond=1e-10).T @ known if unknown.size else known
    _, sizes, directions = np.linalg.svd(rows, full_matrices=False)
    rows = directions[: int((sizes > 1e-9 * max(1.0, sizes.max(initial=0))).sum())]
    whole = system.covariance
    whole = np.diag(whole) if whole.ndim == 1 else whole.toarray()
    spread = whole[np.ix_(measured, measured)]
    values = system.values[measured]
    gain = spread @ rows.T @ np.linalg.inv(rows @ spread @ rows.T)
    follows = -np.linalg.pinv(unknown, rcond=1e-10) @ known
    undetermined = np.zeros(unknown.shape[1], bool)
    if unknown.size:
        undetermined = (np.abs(null_space(unknown, rcond=1e-10)) > 1e-8).any(axis=1)
    reconciled = values - gain @ (rows @ values)
    after = spread - gain @ rows @ spread
    found = np.empty(len(measured)), np.empty(len(measured))
    for array, of_known, of_unknown in zip(
        found,
        (reconciled, after.diagonal()),
        (follows @ reconciled, (follows @ after @ follows.T).diagonal()),
        strict=True,
    ):
        array[measured] = of_known
        array[~measured] = np.where(undetermined, np.nan, of_unknown)
    missed = rows @ values
    return *found, float(missed @ np.linalg.solve(rows @ spread @ rows.T, missed)), len(rows)


@pytest.mark.parametrize("correlated", [0.0, 0.5])
@pytest.mark.parametrize("dense", [0, 40_000])
def test_any_balances_give_what_the_projection_gives(correlated, dense, monkeypatch):
    monkeypatch.setattr(linear, "_DENSE", dense)
    for seed in range(80):
        system = random_system(np.random.default_rng(seed), correlated)
        expected, variances, chi2, dof = projected(system)
        found = solve(system)
        assert found.dof == dof
        assert found.values == pytest.approx(expected, rel=1e-6, abs=1e-6, nan_ok=True)
        assert found.variances == pytest.approx(variances, rel=1e-5, abs=1e-7, nan_ok=True)
        assert found.chi2 == pytest.approx(chi2, rel=1e-5, abs=1e-8)
        assert found.covariance().diagonal() == pytest.approx(
            found.variances, rel=1e-6, abs=1e-9, nan_ok=True
        )


@pytest.mark.parametrize("unmeasured", [0, 0.3])
def test_sparse_and_whole_arrays_give_the_same(unmeasured, monkeypatch):
    plant, _ = plants.random_plant(5, 60, 20, unmeasured)
    whole = reconcile(plant)
    monkeypatch.setattr(linear, "_DENSE", 0)
    sparse = reconcile(plant)
    assert values(sparse) == pytest.approx(values(whole), nan_ok=True)
    assert sparse.chi2 == pytest.approx(whole.chi2)
    for one, other in zip(sparse.streams, whole.streams, strict=True):
        assert one.standing is other.standing
        assert one.sd == pytest.approx(other.sd)
        assert one.z == pytest.approx(other.z)
    assert sparse.solution.covariance() == pytest.approx(whole.solution.covariance(), nan_ok=True)


def test_correlations_reach_the_sparse_way_too(monkeypatch):
    whole = reconcile(plants.turbine())
    monkeypatch.setattr(linear, "_DENSE", 0)
    assert values(reconcile(plants.turbine())) == pytest.approx(values(whole))


def test_results_scatter_as_they_say_and_the_global_test_alarms_five_times_in_a_hundred():
    plant = plants.exchanger()
    true = np.array([100.0, 64, 36, 64, 36, 100])
    draw = np.random.default_rng(7)
    system = plant.system()
    drawn = [solve(replace(system, values=true + draw.standard_normal(6))) for _ in range(6000)]
    results = np.array([one.values for one in drawn])
    chi2 = np.array([one.chi2 for one in drawn])
    covariance = drawn[0].covariance()
    assert results.mean(axis=0) == pytest.approx(true, abs=4 * 0.57735 / 6000**0.5)
    assert np.cov(results.T) == pytest.approx(covariance, abs=0.025)
    assert chi2.mean() == pytest.approx(4, abs=4 * (8 / 6000) ** 0.5)
    assert (chi2 > 9.487729).mean() == pytest.approx(0.05, abs=0.01)


def test_estimates_of_unmeasured_streams_scatter_as_they_say():
    plant, flows = plants.random_plant(3, 14, 6, unmeasured=0.35)
    system = plant.system()
    draw = np.random.default_rng(8)
    sds = np.sqrt(system.covariance)
    drawn = [
        solve(replace(system, values=np.where(
            system.measured, flows + sds * draw.standard_normal(14), np.nan)))
        for _ in range(3000)
    ]  # fmt: skip
    known = drawn[0].determined
    assert known.sum() >= 2
    results = np.array([one.values for one in drawn])[:, known]
    sd = np.sqrt(drawn[0].variances[known])
    assert (np.abs(results.mean(axis=0) - flows[known]) < 4 * sd / 3000**0.5).all()
    assert results.std(axis=0) == pytest.approx(sd, rel=0.05)


def test_a_loop_without_an_outside_closes():
    found = reconcile(plants.network("AB BC CA", [10.0, 11, 12], [1, 1, 1], "ABC"))

    assert values(found) == pytest.approx([11, 11, 11])
    assert found.dof == 2


def test_very_unlike_uncertainties_are_still_weighed():
    found = reconcile(plants.network("-A AB B-", [100.0, 5000.0, 101.0], [1, 1e6, 1], "AB"))

    assert values(found) == pytest.approx([100.5, 100.5, 100.5], rel=1e-4)
    assert found.streams[0].reconciled == pytest.approx(found.streams[2].reconciled, rel=1e-9)


def test_constants_that_contradict_each_other_are_told_with_their_streams():
    plant = plants.network("-A A- -B B-", [10.0, 12.0, 5.0, 5.1], [0, 0, 1, 1], "AB")
    with pytest.raises(InputError) as refused:
        reconcile(plant)
    assert refused.value.code == "balance_contradiction"
    assert refused.value.details["streams"] == ["1", "2"]


def test_errors_that_leave_nothing_to_weigh_are_told_with_their_streams():
    plant = plants.network("-A A-", [10.0, 11.0], [1, 1], "A")
    system = replace(plant.system(), covariance=csr_array(np.ones((2, 2))))
    with pytest.raises(linear.UnsolvableError) as refused:
        solve(system)
    assert refused.value.code == "balance_singular"
    assert refused.value.columns.tolist() == [0, 1]


def test_an_unmeasured_stream_beside_another_cannot_be_determined():
    streams = (
        Stream("in", None, "A", 10.0, 1.0), Stream("one", "A", None), Stream("two", "A", None),
    )  # fmt: skip
    found = reconcile(Network(streams, ("A",)))
    assert [s.standing for s in found.streams[1:]] == [Standing.UNOBSERVABLE] * 2
    assert found.lack is not None
    assert found.p_value is None
