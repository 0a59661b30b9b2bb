"""What must not lie in one heap: classes of hazard, and the rule that keeps two of them apart.

The classes follow `un_number` and `hazard` of `resources/reference/materials.csv`; the rules are
rows of `permits.csv` there, or the hazard of a material where no permit speaks of it.
"""

from collections.abc import Iterable
from enum import StrEnum
from itertools import combinations

from recycler.errors import InputError
from recycler.reference.records import Material


class HazardClass(StrEnum):
    """What makes a lot dangerous to others."""

    NONE = "none"
    MAGNETISED = "magnetised"
    COMBUSTIBLE_METAL = "combustible metal"
    LITHIUM_ION = "lithium-ion"
    LITHIUM_METAL = "lithium metal"
    ALKALINE = "alkaline"
    ACID = "acid"
    METAL_COMPOUNDS = "toxic metal compounds"
    DAMAGED = "damaged battery"


_BY_UN_NUMBER = {
    "UN2807": HazardClass.MAGNETISED,
    "UN3480": HazardClass.LITHIUM_ION,
    "UN3481": HazardClass.LITHIUM_ION,
    "UN3090": HazardClass.LITHIUM_METAL,
    "UN3091": HazardClass.LITHIUM_METAL,
    "UN3496": HazardClass.ALKALINE,
    "UN2794": HazardClass.ACID,
}
_BY_WORD = (  # of the hazard, the first that occurs
    ("pyrophoric", HazardClass.COMBUSTIBLE_METAL),
    ("combustible", HazardClass.COMBUSTIBLE_METAL),
    ("self-heat", HazardClass.COMBUSTIBLE_METAL),
    ("acid", HazardClass.ACID),
    ("KOH", HazardClass.ALKALINE),
    ("fluoride", HazardClass.METAL_COMPOUNDS),
    ("cadmium", HazardClass.METAL_COMPOUNDS),
    ("stray field", HazardClass.MAGNETISED),
)
_LITHIUM = (HazardClass.LITHIUM_ION, HazardClass.LITHIUM_METAL)
_ALL = tuple(HazardClass)


def _pairs(
    ones: Iterable[HazardClass], others: Iterable[HazardClass], rule: str
) -> dict[frozenset[HazardClass], str]:
    listed = tuple(others)
    return {frozenset((a, b)): rule for a in ones for b in listed if a is not b}


# The later one holds: damaged cells lie apart from whole ones too.
APART: dict[frozenset[HazardClass], str] = {
    **_pairs((HazardClass.ACID,), (HazardClass.ALKALINE,), "materials.csv LEADACID_AUTO"),
    **_pairs(
        (HazardClass.COMBUSTIBLE_METAL,),
        (HazardClass.ACID, HazardClass.ALKALINE, *_LITHIUM),
        "permits.csv US_SWARF",
    ),
    **_pairs(_LITHIUM, _ALL, "permits.csv EU_ANNEX12A"),
    **_pairs((HazardClass.DAMAGED,), _ALL, "permits.csv US_DDR_APART"),
}


def hazard_of(material: Material | None) -> HazardClass:
    """Return the class of a material, by its UN number, else by the words of its hazard."""
    if material is None:
        return HazardClass.NONE
    if found := _BY_UN_NUMBER.get(material.un_number):
        return found
    return next((kind for word, kind in _BY_WORD if word in material.hazard), HazardClass.NONE)


def check_together(names: Iterable[tuple[str, HazardClass]]) -> None:
    """Refuse what must not lie in one heap.

    Args:
        names: what is to be joined, each with its class.

    Raises:
        InputError: `hazards_apart`, with both, their classes and the rule.
    """
    for (one, first), (other, second) in combinations(names, 2):
        if rule := APART.get(frozenset((first, second))):
            raise InputError(
                "hazards_apart",
                one=one, other=other, first=first.value, second=second.value, rule=rule,
            )  # fmt: skip
