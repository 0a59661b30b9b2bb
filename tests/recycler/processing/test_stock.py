"""What is left is what came in less what was taken, and never less than nothing."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recycler.errors import InputError
from recycler.processing.stock import COVERAGE, Stock, Taken, check_yield


@given(
    came=st.floats(1, 5_000),
    parts=st.lists(st.floats(0.001, 0.8), min_size=1, max_size=30),
)
def test_no_order_of_takings_draws_below_nothing(came, parts):
    stock = Stock("S", came, 0.001 * came)
    refused = []
    for number, part in enumerate(parts):
        one = Taken(f"R{number}", part * came, 0.001 * part * came)
        try:
            stock = stock.after(one)
        except InputError as error:
            code = "used_up" if stock.is_used_up else "takes_too_much"
            refused.append((error.code, code, len(error.details["taken"]), len(stock.taken)))
    assert stock.left_kg >= -COVERAGE * stock.sd_kg
    assert len(stock.taken) + len(refused) == len(parts)
    assert all(code == due and told == steps for code, due, told, steps in refused)
    assert stock.came_kg - stock.taken_kg == pytest.approx(stock.left_kg)


def test_uncertainties_of_all_weighings_add_up():
    stock = Stock("S", 100.0, 0.3).after(Taken("A", 40.0, 0.4))
    assert stock.sd_kg == pytest.approx(0.5)
    assert stock.left_kg == 60.0
    assert stock.after(Taken("B", 61.4, 0.0)).left_kg == pytest.approx(-1.4)
    with pytest.raises(InputError):
        stock.after(Taken("B", 61.6, 0.0))


def test_a_correction_may_not_leave_less_than_was_taken():
    taken = (Taken("A", 40.0, 0.1),)
    Stock("S", 39.9, 0.1, taken).check()
    with pytest.raises(InputError) as refused:
        Stock("S", 39.0, 0.1, taken).check()
    assert refused.value.details["taken"] == ["A 40.0 kg"]


def test_a_yield_is_held_against_all_weighings():
    inputs, sd = (Taken("A", 100.0, 0.3),), math.hypot(0.3, 0.4)
    check_yield("R", inputs, (Taken("L", 100.0 + COVERAGE * sd - 0.01, 0.4),))
    with pytest.raises(InputError):
        check_yield("R", inputs, (Taken("L", 100.0 + COVERAGE * sd + 0.01, 0.4),))
