"""The targets of the simulated facility."""

from datetime import date

from recycler.sample.targets import FOLLOWED, entries
from recycler.targets.metrics import Figure
from recycler.targets.own import checked
from recycler.targets.target import reference_targets

DAY = date(2026, 7, 2)


def test_targets_are_in_proportion_to_what_was_won_and_keep_the_rules():
    found = list(entries(DAY, {"NdPr": 73_000.0, "Li": 1_830.0}))
    assert [checked(one) for one in found] == found
    (mass,) = (one for one in found if one.figure is Figure.RECOVERED_KG)
    assert [(day.year, int(value)) for day, value in mass.steps] == [
        (2026, 150_000),
        (2027, 170_000),
    ]


def test_without_recovered_metal_there_are_none_of_it():
    figures = {one.figure for one in entries(DAY, {"NdPr": 0.0})}
    assert not figures & {Figure.RECOVERED_KG, Figure.CUSTOMER_SHARE}
    assert figures


def test_what_is_followed_is_in_the_list(reference):
    assert set(FOLLOWED) <= {one.code for one in reference_targets(reference)}
