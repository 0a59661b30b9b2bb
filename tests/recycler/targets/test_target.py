"""The reference list of targets, read row by row."""

import pytest

from recycler.errors import InputError
from recycler.reference.rows import Row
from recycler.targets.metrics import METRICS, Figure
from recycler.targets.partners import partners
from recycler.targets.target import Comparator, Legal, read_targets, reference_targets

CHEMISTRIES = (("LI", "lithium-based batteries"), ("LA", "lead-acid batteries"))
CELLS = {
    "target_code": "EU_BATT_REC_LI_2027", "name": "Li 2027", "authority": "EU",
    "legal_basis": "Reg", "material_or_group": "Li", "metric": "material recovery rate",
    "comparator": ">=", "value": "50", "unit": "%", "effective_date": "2027-12-31",
    "source": "somewhere", "level": "facility", "status": "in_force", "evidence": "high",
}  # fmt: skip


def read(**cells):
    (found,) = read_targets([Row(CELLS | cells, "targets.csv", 17)], CHEMISTRIES)
    return found


def test_every_row_of_the_shipped_list_is_read(reference):
    found = reference_targets(reference)
    assert len(found) == len(reference.table("targets"))
    assert {one.figure for one in found} >= {
        Figure.RECOVERY_RATE, Figure.EFFICIENCY, Figure.LARGEST_ORIGIN, Figure.ORIGIN_HHI,
        Figure.COUNTRY_SHARE, Figure.NONE,
    }  # fmt: skip
    assert {row["metric"] for row in reference.table("targets")} == set(METRICS)


def test_per_cent_become_fractions():
    assert read().steps[0].value == 0.5
    assert read().unit == "fraction"
    assert read(metric="domestic production", unit="t", value="50000").steps[0].value == 50_000


@pytest.mark.parametrize(
    ("status", "evidence", "legal"),
    [
        ("in_force", "high", Legal.LAW),
        ("in_force", "medium", Legal.UNVERIFIED),
        ("in_force", "unverified", Legal.UNVERIFIED),
        ("programme target", "high", Legal.POLICY),
        ("strategy (dated)", "medium", Legal.POLICY),
        ("benchmark", "medium", Legal.POLICY),
        ("terminated 2025-09-30", "high", Legal.ENDED),
        ("superseded 2025", "high", Legal.ENDED),
    ],
)
def test_only_what_is_in_force_and_was_read_in_the_rule_is_law(status, evidence, legal):
    assert read(status=status, evidence=evidence).legal is legal


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"metric": "number of smiles"}, "target_unknown_metric"),
        ({"comparator": "="}, "target_bad_comparator"),
        ({"comparator": ""}, "target_bad_comparator"),
    ],
)
def test_an_unknown_metric_or_comparator_names_its_row(cells, code):
    with pytest.raises(InputError) as error:
        read(**cells)
    assert error.value.code == code
    assert (error.value.details["row"], error.value.details["file"]) == (17, "targets.csv")
    assert error.value.details["target"] == "EU_BATT_REC_LI_2027"


@pytest.mark.parametrize(
    "cells",
    [
        {"value": "fifty"}, {"effective_date": "31 Dec 2027"}, {"evidence": "rumour"},
        {"material_or_group": "Unobtainium"}, {"metric": ""},
        {"metric": "recycling efficiency (output mass / input mass)"},
    ],
)  # fmt: skip
def test_a_bad_cell_is_refused(cells):
    with pytest.raises(InputError) as error:
        read(**cells)
    assert error.value.code == "bad_reference"


def test_an_efficiency_is_of_a_chemistry_group():
    found = read(
        metric="recycling efficiency (output mass / input mass)",
        material_or_group="lead-acid batteries",
    )
    assert (found.figure, found.about) == (Figure.EFFICIENCY, "LA")


def test_a_day_works_towards_the_next_step():
    from dataclasses import replace
    from datetime import date

    from recycler.targets.target import Step

    steps = Step(date(2027, 12, 31), 0.5), Step(date(2031, 12, 31), 0.8)
    target = replace(read(), steps=steps)
    assert target.step_on(date(2026, 1, 1)) == steps[0]
    assert target.step_on(date(2027, 12, 31)) == steps[0]
    assert target.step_on(date(2028, 1, 1)) == steps[1]
    assert target.step_on(date(2040, 1, 1)) == steps[1]


def test_comparators_hold_at_the_value_itself():
    assert Comparator.AT_LEAST.holds(0.5, 0.5)
    assert Comparator.AT_MOST.holds(0.5, 0.5)
    assert not Comparator.AT_LEAST.holds(0.49, 0.5)
    assert not Comparator.AT_MOST.holds(0.51, 0.5)


def test_partners_are_allies_and_never_of_concern(reference):
    found = partners(reference)
    assert {"JP", "US", "DE", "FR", "AU"} <= found
    assert not {"CN", "RU", "KP", "IR"} & found
