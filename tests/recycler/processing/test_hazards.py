"""Hazard classes follow the reference data, and each rule is one of them."""

import pytest

from recycler.errors import InputError
from recycler.processing.hazards import APART, HazardClass, check_together, hazard_of


@pytest.mark.parametrize(
    ("material", "kind"),
    [
        ("NDFEB_HDD", HazardClass.MAGNETISED),
        ("SWARF_NDPR", HazardClass.COMBUSTIBLE_METAL),
        ("PACK_NMC622", HazardClass.LITHIUM_ION),
        ("LI_MNO2_COIN", HazardClass.LITHIUM_METAL),
        ("NIMH_HEV", HazardClass.ALKALINE),
        ("LEADACID_AUTO", HazardClass.ACID),
        ("BM_NMC622", HazardClass.METAL_COMPOUNDS),
        ("STEEL", HazardClass.NONE),
    ],
)
def test_a_material_has_its_class(reference, material, kind):
    assert hazard_of(reference.material(material)) is kind


def test_no_material_has_no_class():
    assert hazard_of(None) is HazardClass.NONE


def test_every_rule_is_a_row_of_the_reference_data(reference):
    permits = {row["code"] for row in reference.table("permits")}
    for rule in set(APART.values()):
        file, code = rule.split(" ")
        known = {"permits.csv": permits, "materials.csv": set(reference.materials)}[file]
        assert code in known


def test_what_may_lie_together_does():
    check_together([("A", HazardClass.MAGNETISED), ("B", HazardClass.NONE)])
    check_together([("A", HazardClass.LITHIUM_ION), ("B", HazardClass.LITHIUM_ION)])
    with pytest.raises(InputError) as refused:
        check_together([("A", HazardClass.NONE), ("B", HazardClass.ACID),
                        ("C", HazardClass.ALKALINE)])  # fmt: skip
    assert (refused.value.details["one"], refused.value.details["other"]) == ("B", "C")
