"""What must hold of every network, whatever its shape."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from recycler.balance import linear
from recycler.balance.linear import solve
from recycler.balance.network import Network, Relation, Stream
from recycler.balance.reconciliation import Standing, reconcile
from recycler.errors import InputError
from tests.recycler.balance import plants

SHAPES = st.tuples(
    st.integers(0, 10**6), st.integers(2, 12), st.integers(1, 25), st.sampled_from([0, 0.2, 0.5])
)


def plant_of(shape):
    seed, nodes, extra, unmeasured = shape
    return plants.random_plant(seed, nodes + 1 + extra, nodes, unmeasured)[0]


def values(found):
    return np.array([np.nan if s.reconciled is None else s.reconciled for s in found.streams])


def same(first, second):
    return values(first) == pytest.approx(values(second), rel=1e-9, abs=1e-9, nan_ok=True)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(SHAPES)
def test_balances_of_what_is_known_close(shape):
    plant = plant_of(shape)
    system = plant.system()
    found = solve(system)
    unknown = np.isnan(found.values)
    told = abs(system.coefficients) @ unknown.astype(float) == 0
    residuals = system.coefficients @ np.where(unknown, 0.0, found.values)
    assert np.abs(residuals[told]).max(initial=0) <= 1e-9 * np.nanmax(np.abs(found.values))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(SHAPES)
def test_nothing_becomes_less_certain_and_undetermined_streams_have_no_figure(shape):
    plant = plant_of(shape)
    for stream in reconcile(plant).streams:
        if stream.measured is not None:
            assert stream.sd <= stream.measured_sd * (1 + 1e-12)
            assert (stream.z is None) == (stream.standing is Standing.NONREDUNDANT)
        else:
            assert (stream.reconciled is None) == (stream.standing is Standing.UNOBSERVABLE)
        if stream.standing is Standing.NONREDUNDANT:
            assert stream.reconciled == stream.measured


@settings(max_examples=30, deadline=None, derandomize=True)
@given(SHAPES, st.floats(0.01, 100))
def test_scaling_all_uncertainties_scales_chi2_alone(shape, factor):
    plant = plant_of(shape)
    wider = replace(
        plant,
        streams=tuple(
            s if s.sd is None else replace(s, sd=s.sd * factor**0.5) for s in plant.streams
        ),
    )
    before, after = reconcile(plant), reconcile(wider)
    assert same(after, before)
    assert after.chi2 == pytest.approx(before.chi2 / factor, rel=1e-6, abs=1e-9)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(SHAPES, st.randoms(use_true_random=False))
def test_the_order_of_streams_and_nodes_does_not_matter(shape, shuffler):
    plant = plant_of(shape)
    streams, nodes = list(plant.streams), list(plant.nodes)
    shuffler.shuffle(streams)
    shuffler.shuffle(nodes)
    before = {one.name: one for one in reconcile(plant).streams}
    after = reconcile(Network(streams, nodes))
    assert [s.standing for s in after.streams] == [before[s.name].standing for s in streams]
    expected = [before[stream.name].reconciled or np.nan for stream in streams]
    assert values(after) == pytest.approx(np.array(expected), rel=1e-9, nan_ok=True)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(SHAPES)
def test_copies_of_balances_change_nothing(shape):
    plant = plant_of(shape)

    def around(*nodes):
        signs = {s.name: (s.target in nodes) - (s.source in nodes) for s in plant.streams}
        return {name: float(sign) for name, sign in signs.items() if sign}

    copies = [Relation(f"again {node}", around(node)) for node in plant.nodes]
    copies.append(Relation("first two", around(*plant.nodes[:2])))
    before, after = reconcile(plant), reconcile(replace(plant, relations=copies))
    assert same(after, before)
    assert after.dof == before.dof
    assert after.chi2 == pytest.approx(before.chi2, rel=1e-6, abs=1e-9)
    assert [s.standing for s in after.streams] == [s.standing for s in before.streams]


@settings(max_examples=20, deadline=None, derandomize=True)
@given(SHAPES)
def test_perfect_measurements_stay_as_they_are(shape):
    seed, nodes, extra, unmeasured = shape
    plant, flows = plants.random_plant(seed, nodes + 1 + extra, nodes, unmeasured, noise=0)
    found = reconcile(plant)
    known = ~np.isnan(values(found))
    assert values(found)[known] == pytest.approx(flows[known], rel=1e-9)
    assert found.chi2 == pytest.approx(0, abs=1e-12)
    assert found.closes


@settings(max_examples=20, deadline=None, derandomize=True)
@given(SHAPES, st.sampled_from([1e-3, 1e3, 1e6]))
def test_a_change_of_unit_commutes(shape, factor):
    plant = plant_of(shape)
    other = replace(
        plant,
        streams=tuple(
            s if s.value is None else replace(s, value=s.value * factor, sd=s.sd * factor)
            for s in plant.streams
        ),
    )
    before, after = reconcile(plant), reconcile(other)
    assert values(after) == pytest.approx(factor * values(before), rel=1e-9, nan_ok=True)
    assert after.chi2 == pytest.approx(before.chi2, rel=1e-6, abs=1e-12)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(SHAPES)
def test_merging_two_nodes_is_taking_out_the_stream_between_them(shape):
    plant = plant_of((*shape[:3], 0))
    streams = [replace(s, value=None, sd=None) if s.name == "s1" else s for s in plant.streams]

    def merged(end):
        return "n0" if end == "n1" else end

    inside = [
        replace(s, source=merged(s.source), target=merged(s.target))
        for s in plant.streams
        if {s.source, s.target} != {"n0", "n1"}
    ]
    taken_out = {s.name: s for s in reconcile(replace(plant, streams=streams)).streams}
    found = reconcile(Network(inside, [node for node in plant.nodes if node != "n1"]))
    for one in found.streams:
        assert one.reconciled == pytest.approx(taken_out[one.name].reconciled, rel=1e-9)
        assert one.sd == pytest.approx(taken_out[one.name].sd, rel=1e-6)


def test_exact_arithmetic_gives_the_same():
    plant = plants.exchanger()
    rows = [[Fraction(int(v)) for v in row] for row in plant.system().coefficients.toarray()]
    measured = [Fraction(str(s.value)) for s in plant.streams]
    residuals = [sum(a * y for a, y in zip(row, measured, strict=True)) for row in rows]
    spread = [[sum(a * b for a, b in zip(p, q, strict=True)) for q in rows] for p in rows]
    multipliers = exactly_solved(spread, residuals)
    exact = [
        y - sum(row[i] * m for row, m in zip(rows, multipliers, strict=True))
        for i, y in enumerate(measured)
    ]
    assert exact[:3] == [Fraction(5011, 50), Fraction(129, 2), Fraction(893, 25)]
    assert values(reconcile(plant)) == pytest.approx([float(x) for x in exact], rel=1e-14)


def exactly_solved(matrix, right):
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for k in range(len(rows)):
        pivot = next(i for i in range(k, len(rows)) if rows[i][k])
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [value / rows[k][k] for value in rows[k]]
        for i in range(len(rows)):
            if i != k:
                rows[i] = [a - rows[i][k] * b for a, b in zip(rows[i], rows[k], strict=True)]
    return [row[-1] for row in rows]


@pytest.mark.parametrize("unmeasured", [0, 0.3])
def test_sparse_and_whole_arrays_give_the_same(unmeasured, monkeypatch):
    plant, _ = plants.random_plant(5, 60, 20, unmeasured)
    whole = reconcile(plant)
    monkeypatch.setattr(linear, "_DENSE", 0)
    sparse = reconcile(plant)
    assert same(sparse, whole)
    assert sparse.chi2 == pytest.approx(whole.chi2)
    for one, other in zip(sparse.streams, whole.streams, strict=True):
        assert one.standing is other.standing
        assert one.sd == pytest.approx(other.sd)
        assert one.z == pytest.approx(other.z)
    assert sparse.solution.covariance() == pytest.approx(whole.solution.covariance(), nan_ok=True)


def test_correlations_reach_the_sparse_way_too(monkeypatch):
    whole = reconcile(plants.turbine())
    monkeypatch.setattr(linear, "_DENSE", 0)
    assert same(reconcile(plants.turbine()), whole)


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
