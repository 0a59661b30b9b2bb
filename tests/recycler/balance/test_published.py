"""Published examples, to the digits that were printed; sources stand with each in `plants`."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from recycler.balance.bilinear import BilinearSystem, solve_bilinear
from recycler.balance.network import Network, Stream
from recycler.balance.reconciliation import Standing, reconcile
from tests.recycler.balance import plants


def of(found, figure):
    return [getattr(one, figure) for one in found.streams]


def test_heat_exchanger_with_bypass():
    found = reconcile(plants.exchanger())

    assert of(found, "reconciled") == pytest.approx([100.22, 64.5, 35.72, 64.5, 35.72, 100.22])
    assert of(found, "sd") == pytest.approx([0.57735] * 6, abs=1e-5)
    assert of(found, "z") == pytest.approx(
        [2.069819, 0.061237, 1.310477, 0.367423, 0.881816, 1.641158], abs=1e-6
    )
    assert [node.imbalance for node in found.nodes] == pytest.approx([2.81, 0.25, -1.79, 1.76])
    assert (found.chi2, found.dof) == (pytest.approx(6.4075), 4)
    assert found.p_value == pytest.approx(0.170713, abs=1e-6)
    assert found.closes
    assert not found.suspects


def test_heat_exchanger_with_one_gross_error():
    found = reconcile(plants.exchanger(added=9))

    assert found.chi2 == pytest.approx(59.5075)
    assert of(found, "z") == pytest.approx(
        [0.232702, 7.287232, 0.526640, 4.041658, 2.718934, 3.478275], abs=1e-6
    )
    (suspect,) = found.suspects
    assert suspect.names == ("2",)
    assert suspect.errors[0] == pytest.approx(9, abs=2 * suspect.error_sds[0])
    assert suspect.closes


def test_steam_turbine_with_correlated_measurements_fails_and_names_the_feed_water():
    found = reconcile(plants.turbine())

    assert of(found, "reconciled") == pytest.approx(
        [
            44.9644892064291, 44.4179721417342, 44.9259040471917, 44.6670964499405,
            0.526347872422335, 70.553060829315, 10.3757829833265, 3.74540440603423,
            4.39240440603423, 18.5135917953949, 2.092,
        ],
        abs=1e-6,
    )  # fmt: skip
    assert [1.96 * sd for sd in of(found, "sd")] == pytest.approx(
        [
            0.575626570589129, 0.572817587480311, 0.404463177421466, 0.402919370199657,
            0.104623410451298, 0.559872848891984, 0.133003389109488, 0.056695251568643,
            0.056695251568643, 0.137102511396334, 0.272,
        ],
        abs=1e-6,
    )  # fmt: skip
    assert of(found, "z")[:10] == pytest.approx(
        [
            4.503442, 4.503442, 1.963984, 1.963984, 0.297338, 1.747822, 0.225016, 0.225016,
            0.225016, 0.200515,
        ],
        abs=1e-6,
    )  # fmt: skip
    assert found.streams[-1].z is None
    assert (found.chi2, found.dof) == (pytest.approx(20.309588, abs=1e-6), 3)
    assert found.p_value == pytest.approx(0.000146, abs=1e-6)
    assert not found.closes
    assert set(found.suspects[0].names) == {"FDKeI", "FDKeII"}


def test_steam_turbine_with_the_feed_water_mended_passes():
    found = reconcile(plants.turbine(half_width=2.5))

    assert of(found, "reconciled") == pytest.approx(
        [
            44.695957, 44.122957, 44.642627, 44.386086, 0.524499, 70.004962, 10.364203, 3.744024,
            4.391024, 18.499251, 2.092,
        ],
        abs=1e-6,
    )  # fmt: skip
    assert [1.96 * sd for sd in of(found, "sd")] == pytest.approx(
        [
            1.610622, 1.610622, 0.425366, 0.423572, 0.104627, 0.615136, 0.133112, 0.056699,
            0.056699, 0.137265, 0.272,
        ],
        abs=1e-6,
    )  # fmt: skip
    assert found.chi2 == pytest.approx(2.537015, abs=1e-6)
    assert found.p_value == pytest.approx(0.468639, abs=1e-6)
    assert found.closes
    assert not found.suspects


def test_one_node_cannot_say_which_stream_is_wrong():
    found = reconcile(plants.splitter())

    assert of(found, "reconciled") == pytest.approx([8.38213, 5.05994, 3.32219], abs=1e-5)
    assert of(found, "sd") == pytest.approx([0.14737, 0.12988, 0.09228], abs=1e-5)
    assert of(found, "z") == pytest.approx([3.57955] * 3, abs=1e-5)
    assert (found.chi2, found.dof) == (pytest.approx(12.81320, abs=1e-5), 1)
    assert found.p_value == pytest.approx(0.000344, abs=1e-6)
    (suspect,) = found.suspects
    assert sorted(suspect.names) == ["1", "2", "3"]
    by_name = dict(zip(suspect.names, suspect.errors, strict=True))
    assert by_name == pytest.approx({"1": 1.17, "2": -1.17, "3": -1.17})
    assert suspect.p_value is None


@pytest.mark.parametrize(
    ("values", "sds", "reconciled", "sd", "chi2"),
    [
        ((100.0, 110.0), (10.0, 10.0), (105, 105), 7.0711, 0.5),
        ((100.0, 110.0), (5.0, 10.0), (102, 102), 4.4721, 0.8),
        ((100.0, 110.0), (0.0, 10.0), (100, 100), 0.0, 1.0),  # only the uncertain one moves
    ],
)
def test_two_flows_that_should_be_equal(values, sds, reconciled, sd, chi2):
    found = reconcile(plants.network("-A A-", values, sds, "A"))

    assert of(found, "reconciled") == pytest.approx(reconciled)
    assert of(found, "sd") == pytest.approx([sd, sd], abs=1e-4)
    assert found.chi2 == pytest.approx(chi2)


def test_one_zero_too_many_fails():
    assert not reconcile(plants.network("-A A-", (1000.0, 110.0), (10.0, 11.0), "A")).closes


def test_separator():
    found = reconcile(plants.network("-A A- A-", (1000.0, 620.0, 370.0), (20, 15, 10), "A"))

    assert of(found, "reconciled") == pytest.approx([994.482759, 623.103448, 371.379310], abs=1e-6)
    assert found.chi2 == pytest.approx(0.137931, abs=1e-6)


def test_cooling_water_all_measured():
    found = reconcile(plants.cooling_water())

    first, second, third = 103.24010825, 65.41556049, 37.82454776
    assert of(found, "reconciled") == pytest.approx(
        [first, second, third, second, third, first], abs=1e-8
    )
    assert found.solution.covariance()[:3, :3] == pytest.approx(
        np.array([[0.1753, 0.1114, 0.0639], [0.1114, 0.1365, -0.0251], [0.0639, -0.0251, 0.0890]]),
        abs=5e-5,
    )


def test_cooling_water_with_three_of_six_measured():
    found = reconcile(plants.cooling_water(measured="135"))

    assert of(found, "reconciled") == pytest.approx(
        [110.5, 73.66044434, 36.83955566, 73.66044434, 36.83955566, 110.5], abs=1e-8
    )
    assert of(found, "standing") == [
        Standing.NONREDUNDANT, Standing.OBSERVABLE, Standing.REDUNDANT,
        Standing.OBSERVABLE, Standing.REDUNDANT, Standing.OBSERVABLE,
    ]  # fmt: skip
    assert found.dof == 1


def test_cooling_water_with_only_the_ends_measured():
    found = reconcile(plants.cooling_water(measured="16"))

    assert of(found, "standing") == [
        Standing.REDUNDANT, *[Standing.UNOBSERVABLE] * 4, Standing.REDUNDANT,
    ]  # fmt: skip
    assert of(found, "reconciled")[1:5] == [None] * 4
    assert of(found, "sd")[1:5] == [None] * 4


def test_flows_and_a_transfer_coefficient():
    """Cencic, Sustain. Environ. Res. 26 (2016) 291, digits as the library ODYM prints them."""

    def residuals(x):
        return np.array(
            [x[0] + x[1] + x[3] - x[2], x[2] - x[3] - x[4], x[4] - x[5] - x[6], x[3] - x[2] * x[7]]
        )

    def jacobian(x):
        return csr_array(
            np.array(
                [
                    [1, 1, -1, 1, 0, 0, 0, 0],
                    [0, 0, 1, -1, -1, 0, 0, 0],
                    [0, 0, 0, 0, 1, -1, -1, 0],
                    [0, 0, -x[7], 1, 0, 0, 0, -x[2]],
                ]
            )
        )

    values = np.array([100, 50, 300, np.nan, 160, np.nan, np.nan, 0.5])
    sds = np.array([10, 0, 30, 0, 16, 0, 0, 0.05])
    start = np.array([100, 50, 300, 150, 160, 80, 80, 0.5])
    sizes = np.array([100.0] * 7 + [1.0])
    found = solve_bilinear(BilinearSystem(residuals, jacobian, values, sds**2, sizes, start)).linear

    assert found.values[[0, 1, 2, 3, 4, 7]] == pytest.approx(
        [102.425960, 50, 302.416229, 149.990270, 152.425960, 0.495973], abs=1e-6
    )
    assert np.sqrt(found.variances[[0, 1, 2, 3, 4, 7]]) == pytest.approx(
        [7.882792, 0, 22.608614, 21.213297, 7.882792, 0.037681], abs=1e-6
    )
    assert np.isnan(found.values[5:7]).all()


@pytest.mark.parametrize(
    ("plant", "true"),
    [
        (plants.steam_metering(), plants.STEAM_TRUE),
        (plants.null_space(), [100, 30, 40, 30, 15, 5, 10, 70, 10, 20, 80, 100]),
        (plants.recycle(), [5, 15, 15, 5, 10, 5, 5]),
    ],
    ids=["Serth and Heenan", "Mitsas", "Rosenberg"],
)
def test_benchmarks_come_closer_to_their_true_values(plant, true):
    found = reconcile(plant)
    sds = np.array([stream.sd for stream in plant.streams])

    def off(values):
        return float((((np.array(values) - true) / sds) ** 2).sum())

    assert off(of(found, "reconciled")) < off(of(found, "measured"))
    assert of(found, "reconciled") == pytest.approx(textbook(plant), rel=1e-9)
    assert set(of(found, "standing")) == {Standing.REDUNDANT}


def textbook(plant):
    """Solve by the whole system with multipliers, all measured."""
    system = plant.system()
    rows = system.coefficients.toarray()
    m, n = rows.shape
    whole = np.zeros((n + m, n + m))
    whole[:n, :n] = np.diag(1 / system.covariance)
    whole[:n, n:], whole[n:, :n] = rows.T, rows
    right = np.concatenate([system.values / system.covariance, system.constants])
    return np.linalg.solve(whole, right)[:n]


def test_ratios_that_are_fixed():
    """AVEVA's ratio option: feed 110, first output 49.5 where 45, 25, 30 keep their ratios."""
    first, second, third = 45.0, 25.0, 30.0
    plant = Network(
        (
            Stream("feed", None, "A", 110.0, 0.0),
            *(Stream(name, "A", None) for name in ("first", "second", "third")),
        ),
        ("A",),
        relations=(
            plants.Relation("1:2", {"first": second, "second": -first}),
            plants.Relation("1:3", {"first": third, "third": -first}),
        ),
    )
    assert reconcile(plant).streams[1].reconciled == pytest.approx(49.5)
