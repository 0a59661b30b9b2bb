"""What a figure rests on: every input that changes it is listed, and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from recycler.evidence import Evidence
from recycler.laboratory.records import AssayResult
from recycler.origins import OriginKind, origins


def of_kind(found, kind):
    return [one for one in found if one.kind is kind]


def result(number, value, **values):
    return AssayResult.model_validate(
        {
            "id": f"R{number}", "batch_id": "B", "ticket": "T", "sample": "SA-1", "element": "Nd",
            "value": value, "method": "ICP-OES", "laboratory": "Own", "recorded_by": "Sato",
            "recorded_at": datetime(2026, 11, 27, tzinfo=UTC), **values,
        }
    )  # fmt: skip


def test_a_plain_material_rests_on_its_row_and_the_stages_it_passes(estimator, reference, dry):
    estimate = estimator.estimate("NDFEB_HDD", dry, "ACID_SX")

    first, *rest = origins(estimator, estimate, "Nd")

    assert (first.kind, first.value, first.sd) == (OriginKind.DRY_MASS, dry.kg, dry.sd)
    (row,) = of_kind(rest, OriginKind.COMPOSITION)
    assert (row.subject, row.element, row.version) == ("NDFEB_HDD", "Nd", 1)
    assert (row.value, row.sd) == (0.229, 0.028)
    assert row.source
    assert row.evidence is Evidence.PUBLISHED
    stages = of_kind(rest, OriginKind.STAGE)
    recovery = 1.0
    for stage in stages:
        recovery *= stage.value
    assert recovery == pytest.approx(estimate.element("Nd").recovery.mean, rel=1e-6)
    assert all(one.source and one.of == "NDFEB_HDD" for one in stages)


def test_an_assembled_product_names_its_parts(estimator, dry):
    found = origins(estimator, estimator.estimate("PACK_NMC622", dry), "Cu")

    parts = {one.what for one in of_kind(found, OriginKind.PART)}
    rows = {(one.subject, one.element) for one in of_kind(found, OriginKind.COMPOSITION)}
    assert parts == {"CELL_NMC622", "COPPER"}
    assert rows == {("CELL_NMC622", "Cu"), ("COPPER", "Cu")}


def test_a_group_lists_each_element_and_each_stage_once(estimator, dry):
    found = origins(estimator, estimator.estimate("NDFEB_HDD", dry), "REE")

    assert {one.element for one in of_kind(found, OriginKind.COMPOSITION)} == {"Nd", "Pr", "Dy"}
    assert len(found) == len(set(found))


def test_results_that_count_are_named_with_sample_and_method(estimator, dry):
    results = [
        result(1, "23.0", sd="0.2"),
        result(2, "31.0", state="rejected"),
        result(3, "0.01", element="Dy"),
        result(4, "22.0", below=True),
    ]

    found = of_kind(
        origins(estimator, estimator.estimate("NDFEB_HDD", dry), "Nd", results), OriginKind.ASSAY
    )

    assert [one.what for one in found] == ["R1", "R4"]
    assert (found[0].subject, found[0].source) == ("SA-1", "ICP-OES · Own")
    assert (found[0].value, found[0].sd) == (pytest.approx(0.23), pytest.approx(0.002))
    assert [one.below for one in found] == [False, True]


def test_without_a_route_or_a_composition_there_is_less_to_name(estimator, dry):
    estimate = replace(estimator.estimate("NDFEB_HDD", dry), route=None, route_version=0)
    assert not of_kind(origins(estimator, estimate, "Nd"), OriginKind.STAGE)
    assert [one.kind for one in origins(estimator, estimate, "U")] == [OriginKind.DRY_MASS]
