"""What is left of balances once unmeasured quantities are out, and what it was made of."""

import numpy as np
from scipy.sparse import csr_array

from recycler.balance.elimination import eliminate
from tests.recycler.balance import plants


def test_rows_left_are_made_of_those_given_and_hold_nothing_unmeasured():
    for seed in range(30):
        plant, _ = plants.random_plant(seed, 25, 9, unmeasured=0.4)
        system = plant.system()
        found = eliminate(system.coefficients, system.constants, system.measured)
        rows, made_of = found.rows.toarray(), found.made_of.toarray()
        np.testing.assert_allclose(made_of @ system.coefficients.toarray(), rows, atol=1e-12)
        assert not rows[:, ~system.measured].any()
        assert len(rows) + len(found.solved) == 9


def test_on_a_network_nodes_are_merged():
    plant = plants.network("-A AB B-", [10.0, None, 9.0], [1, None, 1], "AB")
    system = plant.system()
    found = eliminate(system.coefficients, system.constants, system.measured)
    assert np.abs(found.rows.toarray()).tolist() == [[1, 0, 1]]
    assert np.abs(found.made_of.toarray()).tolist() == [[1, 1]]


def test_constants_go_along():
    rows = csr_array(np.array([[1.0, 2.0, 0.0], [0.0, 4.0, 1.0]]))
    found = eliminate(rows, np.array([3.0, 5.0]), np.array([True, False, True]))
    sensitivities, offsets = found.followed()
    x = np.array([0.5, 0.0, 0.0])
    x[2] = (found.constants[0] - found.rows.toarray()[0, 0] * x[0]) / found.rows.toarray()[0, 2]
    x[1] = (sensitivities @ x + offsets)[0]
    np.testing.assert_allclose(rows @ x, [3.0, 5.0])
    assert found.determined.tolist() == [True]


def test_what_hangs_on_a_free_quantity_is_not_determined():
    rows = csr_array(np.array([[1.0, -1.0, -1.0, 0.0], [0.0, 0.0, 0.0, 1.0]]))
    found = eliminate(rows, np.zeros(2), np.array([True, False, False, False]))
    determined = dict(zip(found.solved.tolist(), found.determined.tolist(), strict=True))
    assert determined.pop(3)
    assert list(determined.values()) == [False]
