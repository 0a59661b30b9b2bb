"""A material of the site's own: what must be said of it, and what is refused."""

import pytest

from recycler.entry.material_rules import MaterialRules
from recycler.reference.data import Reference
from recycler.reference.records import Origin

TYPED = {"code": "mri_block", "name": "MRI block magnets", "family": "Sintered ndfeb"}


def checked(reference, changing=None, **fields):
    return MaterialRules(reference, changing).entry(fields)


def only(reference, **fields):
    entry, (problem,) = checked(reference, **{**TYPED, **fields})
    assert entry is None
    return problem.field, problem.code


def with_entry(reference, entry):
    return Reference.from_payloads([*reference.payloads(), entry.payload()])


def test_a_code_a_name_and_a_family_are_enough(reference):
    entry, problems = checked(reference, **TYPED)
    assert problems == []
    assert (entry.code, entry.family, entry.category) == ("MRI_BLOCK", "sintered NdFeB", "magnet")
    assert entry.payload().origin is Origin.ENTERED
    after = with_entry(reference, entry)
    assert after.material("MRI_BLOCK").name == "MRI block magnets"
    assert after.applicable_routes("MRI_BLOCK") == after.family_routes("sintered NdFeB")
    assert after.default_route("MRI_BLOCK") == "ACID_SX"
    assert after.find_material("mri block magnets") == "MRI_BLOCK"
    assert after.composition_version("MRI_BLOCK") == 0


def test_a_route_of_the_family_can_be_its_default(reference):
    by_name = reference.route("MSX").name
    entry, _ = checked(reference, **TYPED, default_route=by_name)
    after = with_entry(reference, entry)
    assert after.default_route("MRI_BLOCK") == "MSX"
    assert after.default_route("NDFEB_N") == "ACID_SX"
    assert set(after.applicable_routes("MRI_BLOCK")) == set(after.applicable_routes("NDFEB_N"))


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"code": ""}, ("code", "required")),
        ({"code": "1_MRI"}, ("code", "bad_material_code")),
        ({"code": "MRI BLOCK"}, ("code", "bad_material_code")),
        ({"code": "M" * 41}, ("code", "bad_material_code")),
        ({"code": "ndfeb_n"}, ("code", "material_code_taken")),
        ({"code": "SMCO"}, ("code", "material_code_taken")),
        ({"name": " "}, ("name", "required")),
        ({"name": "n" * 121}, ("name", "too_long")),
        ({"name": "ndfeb n"}, ("name", "material_name_taken")),
        ({"name": "sintered NdFeB, coercivity class N"}, ("name", "material_name_taken")),
        ({"family": "NDFEB_N"}, ("family", "family_is_material")),
        ({"family": "gallium scrap"}, ("category", "category_needed")),
        ({"family": "gallium scrap", "category": "hardware"}, ("category", "unknown_category")),
        ({"category": "battery"}, ("category", "unknown_category")),
        ({"default_route": "NIX"}, ("default_route", "unknown_route")),
        ({"default_route": "LIB_HYDRO"}, ("default_route", "route_not_of_family")),
        ({"note": "n" * 501}, ("note", "too_long")),
    ],
)
def test_what_cannot_be_taken_is_told_by_field(reference, fields, problem):
    assert only(reference, **fields) == problem


def test_a_family_no_route_names_is_taken_with_a_notice(reference):
    fields = {**TYPED, "family": "gallium scrap", "category": "Magnet"}
    entry, (notice,) = checked(reference, **fields)
    assert (notice.code, notice.notice) == ("family_without_routes", True)
    after = with_entry(reference, entry)
    assert after.applicable_routes("MRI_BLOCK") == []
    assert after.find_family("Gallium Scrap") == "gallium scrap"


def test_a_material_that_is_changed_keeps_code_and_family(reference):
    old = reference.material("NDFEB_N")
    entry, problems = checked(
        reference, old, code="OTHER", family="SmCo", name="Class N", hazard=old.hazard
    )
    assert problems == []
    assert (entry.code, entry.family, entry.name) == ("NDFEB_N", "sintered NdFeB", "Class N")


def test_every_shipped_material_can_be_told_anew_as_it_is(reference):
    texts = ("name", "basis", "un_number", "hazard", "note", "default_route")
    for material in reference.materials.values():
        entry, problems = checked(reference, material, **{n: getattr(material, n) for n in texts})
        assert [problem for problem in problems if not problem.notice] == []
        assert entry.name == material.name
