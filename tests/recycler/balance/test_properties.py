"""What must hold of every network, whatever its shape."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recycler.balance.linear import solve
from recycler.balance.network import Network, Relation
from recycler.balance.reconciliation import Standing, reconcile
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
