"""Rules on targets of the facility's own."""

from datetime import date
from decimal import Decimal

import pytest

from recycler.errors import InputError
from recycler.targets.metrics import Figure
from recycler.targets.own import OwnTargetEntry, about_of, checked
from recycler.targets.target import Comparator

END, AFTER = date(2026, 12, 31), date(2027, 12, 31)
GIVEN = {
    "name": "Nd + Pr", "figure": Figure.RECOVERED_KG, "about": "NdPr",
    "comparator": Comparator.AT_LEAST, "steps": ((END, Decimal(48_000)),), "customer": "",
    "demand_kg": Decimal(0), "owner": "",
}  # fmt: skip


def entry(**changes):
    return OwnTargetEntry.model_construct(**GIVEN | changes)


def share(figure, value="0.5", **changes):
    steps = ((END, Decimal(value)),)
    return entry(figure=figure, about="", steps=steps, **changes)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (entry(figure=Figure.NONE), "target_not_own"),
        (entry(figure=Figure.ORIGIN_HHI), "target_not_own"),
        (entry(about=""), "target_of_what"),
        (entry(steps=((END, Decimal(0)),)), "target_not_positive"),
        (entry(steps=((AFTER, Decimal(2)), (END, Decimal(1)))), "target_steps_order"),
        (entry(steps=((END, Decimal(2)), (END, Decimal(1)))), "target_steps_order"),
        (share(Figure.PARTNER_SHARE, "80"), "target_not_a_share"),
        (share(Figure.LARGEST_SUPPLIER), "target_wrong_way"),
        (share(Figure.PARTNER_SHARE, comparator=Comparator.AT_MOST), "target_wrong_way"),
        (entry(figure=Figure.CUSTOMER_SHARE, steps=((END, Decimal("0.5")),)), "target_no_demand"),
        (entry(name=""), "bad_target"),
        (entry(steps=()), "bad_target"),
        (entry(demand_kg=Decimal(-1)), "bad_target"),
    ],
)
def test_what_is_wrong_is_refused_with_its_code(wrong, code):
    with pytest.raises(InputError) as error:
        checked(wrong)
    assert error.value.code == code


def test_what_is_right_is_taken():
    assert checked(entry()).steps == ((END, Decimal(48_000)),)
    assert checked(share(Figure.PARTNER_SHARE)).figure is Figure.PARTNER_SHARE
    largest = share(Figure.LARGEST_ORIGIN, comparator=Comparator.AT_MOST)
    assert checked(largest).comparator is Comparator.AT_MOST


@pytest.mark.parametrize(
    ("text", "about"),
    [("", ""), (" ", ""), ("li", "Li"), ("lithium", "Li"), ("ree", "REE"), ("ndpr", "NdPr")],
)
def test_what_it_is_about_may_be_written_as_people_do(text, about):
    assert about_of(text) == about


def test_what_nobody_knows_is_refused():
    with pytest.raises(InputError) as error:
        about_of("unobtainium")
    assert error.value.code == "unknown_element"
