"""Tests for single errors: critical values, suspects, power, and what cannot be told apart."""

from dataclasses import replace

import numpy as np
import pytest

from recycler.balance import gross_errors
from recycler.balance.linear import solve
from recycler.balance.network import Stream
from recycler.balance.reconciliation import Standing, reconcile
from tests.recycler.balance import plants


@pytest.mark.parametrize(
    ("dof", "chi2"),
    [(1, 3.8415), (2, 5.9915), (3, 7.81473), (4, 9.4877), (5, 11.0705), (6, 12.5916), (10, 18.307)],
)
def test_critical_values_of_the_global_test(dof, chi2):
    assert gross_errors.critical_chi2(dof) == pytest.approx(chi2, abs=5e-5)


@pytest.mark.parametrize(
    ("tests", "z"),
    [(1, 1.96), (3, 2.3877), (6, 2.6310), (8, 2.7270), (11, 2.8302), (12, 2.8578)],
)
def test_critical_values_of_the_measurement_test(tests, z):
    assert gross_errors.critical_z(tests) == pytest.approx(z, abs=5e-5)


def test_suspecting_is_leaving_out_and_solving_again():
    plant, _ = plants.random_plant(11, 24, 8)
    wrong = {"s3": 40.0, "s15": -12.0}
    streams = [
        replace(s, value=s.value + wrong[s.name] * s.sd) if s.name in wrong else s
        for s in plant.streams
    ]
    found = reconcile(replace(plant, streams=streams))
    left_out: list[str] = []
    assert len(found.suspects) >= 2
    for suspect in found.suspects:
        left_out.append(suspect.names[0])
        again = reconcile(replace(plant, streams=streams).without(left_out))
        assert (again.chi2, again.dof) == (pytest.approx(suspect.chi2, rel=1e-6), suspect.dof)
    left = next(s for s in again.streams if s.name == left_out[-1])
    stated = next(s for s in streams if s.name == left_out[-1])
    assert stated.value - left.reconciled == pytest.approx(found.suspects[-1].errors[0], rel=1e-6)
    assert set(wrong) <= set(left_out)
    assert found.suspects[-1].closes


def test_what_is_left_out_takes_its_correlations_along():
    found = reconcile(plants.turbine().without({"FDKeI"}))
    assert found.streams[0].standing is Standing.OBSERVABLE
    assert found.dof == 2
    assert found.closes


def test_nobody_is_suspected_once_the_rest_closes():
    found = reconcile(plants.exchanger(added=9))
    assert [suspect.closes for suspect in found.suspects] == [True]


def test_suspects_end_where_nothing_checks_any_more():
    plant = plants.network("-A AB B-", [100.0, 200.0, 400.0], [1, 1, 1], "AB")
    found = reconcile(plant)
    assert [suspect.dof for suspect in found.suspects] == [1, 0]
    assert found.suspects[-1].p_value is None
    assert not found.suspects[-1].closes


def test_measurements_that_look_alike_are_named_together():
    solution = solve(plants.turbine().system())
    names = [stream.name for stream in plants.turbine().streams]
    groups = {frozenset(names[i] for i in gross_errors.alike(solution, c)) for c in range(10)}
    assert frozenset({"FDKeI", "FDKeII"}) in groups
    assert frozenset({"A7", "A6", "A5"}) in groups
    assert frozenset({"HDNK"}) in groups


def test_streams_through_a_measured_node_can_be_told_apart():
    solution = solve(plants.exchanger().system())
    assert gross_errors.alike(solution, 1).tolist() == [1]


def test_an_error_of_the_stated_size_is_found_nine_times_in_ten():
    plant = plants.exchanger()
    system = plant.system()
    solution = solve(system)
    size = gross_errors.detectable(solution)[1]
    true = np.array([100.0, 64, 36, 64, 36, 100])
    true[1] += size
    draw = np.random.default_rng(3)
    found = [
        solve(replace(system, values=true + draw.standard_normal(6))).chi2 for _ in range(2000)
    ]
    assert np.mean(np.array(found) > gross_errors.critical_chi2(4)) == pytest.approx(0.9, abs=0.025)


def test_what_nothing_checks_is_never_found():
    found = reconcile(plants.cooling_water(measured="135"))
    first = found.streams[0]
    assert first.standing is Standing.NONREDUNDANT
    assert first.detectable is None
    assert first.error is None


def test_an_error_common_to_what_one_scale_weighed_is_found_as_one():
    plant, flows = plants.random_plant(2, 20, 8, noise=0)
    system = plant.system()
    on_scale = np.zeros(20)
    on_scale[[4, 12, 15]] = flows[[4, 12, 15]]
    solution = solve(replace(system, values=flows + 0.03 * on_scale))
    share, sd = gross_errors.error_of(solution, on_scale)
    assert share == pytest.approx(0.03)
    assert 0 < sd < 0.03
    other = np.zeros(20)
    other[[1, 2]] = flows[[1, 2]]
    wrong, wrong_sd = gross_errors.error_of(solution, other)
    assert abs(wrong / wrong_sd) < share / sd


def test_an_error_that_shows_nowhere_has_no_size():
    found = reconcile(plants.cooling_water(measured="135"))
    pattern = np.zeros(6)
    pattern[0] = 1.0
    assert gross_errors.error_of(found.solution, pattern) == (0.0, float("inf"))


def test_standard_scores_are_standard_normal_without_an_error():
    plant = plants.exchanger()
    system = plant.system()
    true = np.array([100.0, 64, 36, 64, 36, 100])
    draw = np.random.default_rng(5)
    scores = np.array(
        [
            gross_errors.sensitivity(
                solve(replace(system, values=true + draw.standard_normal(6)))
            ).scores
            for _ in range(2000)
        ]
    )
    assert scores.mean(axis=0) == pytest.approx(np.zeros(6), abs=4 / 2000**0.5)
    assert scores.std(axis=0) == pytest.approx(np.ones(6), abs=0.07)


def leaking(seed, unmeasured=()):
    """A plant from whose node n3 much leaves by a stream that nobody knows of."""
    plant, _ = plants.random_plant(seed, 20, 6, noise=0)
    leak = Stream("leak", "n3", None, 0.2 * plant.streams[3].value, 1.0)
    fed = replace(plant.streams[3], value=plant.streams[3].value + leak.value)
    more = [
        replace(s, value=s.value + leak.value) if s.name in ("s0", "s1", "s2") else s
        for s in plant.streams
    ]
    more[3] = fed
    return replace(plant, streams=more).without(unmeasured), leak


def test_what_left_a_node_unseen_is_told_beside_the_suspects():
    plant, leak = leaking(5)
    found = reconcile(plant)
    loss = found.losses[0]
    assert loss.node == "n3"
    assert loss.size == pytest.approx(leak.value, rel=1e-9)
    assert loss.z >= found.suspects[0].z


def test_a_loss_from_one_of_two_nodes_nobody_measured_between_names_both():
    plant, leak = leaking(5, unmeasured={"s4"})
    losses = {loss.node: loss.size for loss in reconcile(plant).losses[:2]}
    assert losses == pytest.approx({"n3": leak.value, "n4": leak.value}, rel=1e-9)


def test_a_wrong_measurement_is_not_taken_for_a_loss():
    assert reconcile(plants.exchanger(added=9)).losses == ()
    assert reconcile(plants.exchanger()).losses == ()


def test_node_balances_are_told_where_all_is_measured():
    found = reconcile(plants.cooling_water(measured="12356"))
    assert [node.node for node in found.nodes] == ["A", "C"]
    assert found.nodes[0].z == pytest.approx(14.7 / (0.6724 + 0.2809 + 0.2116) ** 0.5)
    assert found.whole.imbalance == pytest.approx(9.1)


def test_correlations_count_in_the_balance_of_a_node():
    plant = plants.network(
        "-A A-", [10.0, 9.0], [1.0, 1.0], "A",
        correlations=[plants.Correlation("1", "2", 0.5)],
    )  # fmt: skip
    found = reconcile(plant)
    assert found.nodes[0].sd == pytest.approx(1.0)
    assert found.chi2 == pytest.approx(1.0)
