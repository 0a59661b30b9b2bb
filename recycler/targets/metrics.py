"""What the metric of a target means for a facility: declared, one line for each.

`resources/reference/targets.csv` names metrics in the words of their authorities. Many are about a
region, a product or a taxpayer: no figure of one facility answers them, and they are for
orientation only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Figure(StrEnum):
    """A figure the program can compute for a facility."""

    RECOVERED_KG = "recovered_kg"
    CUSTOMER_SHARE = "customer_share"
    RECOVERY_RATE = "recovery_rate"
    EFFICIENCY = "recycling_efficiency"
    PARTNER_SHARE = "partner_share"
    COUNTRY_SHARE = "country_share"
    LARGEST_SUPPLIER = "largest_supplier"
    LARGEST_ORIGIN = "largest_origin"
    ORIGIN_HHI = "origin_hhi"
    HONESTY = "honest_intervals"
    NONE = "none"

    @property
    def is_sum(self) -> bool:
        """Whether it grows over a year and is reached or not at its end."""
        return self in (Figure.RECOVERED_KG, Figure.CUSTOMER_SHARE)

    @property
    def is_mix(self) -> bool:
        """Whether it is about the suppliers or origins of the intake."""
        return self in _MIX

    @property
    def is_fraction(self) -> bool:
        return self not in (Figure.RECOVERED_KG, Figure.ORIGIN_HHI, Figure.NONE)


_MIX = frozenset({
    Figure.PARTNER_SHARE, Figure.COUNTRY_SHARE, Figure.LARGEST_SUPPLIER, Figure.LARGEST_ORIGIN,
    Figure.ORIGIN_HHI,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a metric means here.

    figure: what answers it; about: element or group in the place of the row's own words, None:
    what the row says; country: of which the share is meant; for_orientation: the target is not
    about a facility, the figure is only held beside it.
    """

    figure: Figure
    about: str | None = None
    country: str = ""
    for_orientation: bool = False


_ELSEWHERE = Meaning(Figure.NONE, for_orientation=True)
_NOT_KEPT = Meaning(Figure.NONE)
_LARGEST = Meaning(Figure.LARGEST_ORIGIN, "REE", for_orientation=True)

METRICS: Mapping[str, Meaning] = {
    "recycling efficiency (output mass / input mass)": Meaning(Figure.EFFICIENCY),
    "recovered material share of dry weight": Meaning(Figure.EFFICIENCY, "lithium-based batteries"),
    "material recovery rate": Meaning(Figure.RECOVERY_RATE),
    "recovery after crushing and separation": _NOT_KEPT,
    "Al impurity": _NOT_KEPT,
    "share recycled or transferred within calendar year": _NOT_KEPT,
    "max single third-country share of annual consumption": _LARGEST,
    "max single-country share": _LARGEST,
    "import share from specific (single) country, from 80 %": _LARGEST,
    "import share from China": Meaning(Figure.COUNTRY_SHARE, "REE", "CN", for_orientation=True),
    "HHI (0-10000) used as charting benchmark": Meaning(
        Figure.ORIGIN_HHI, "", for_orientation=True
    ),
    **dict.fromkeys(
        (
            "EU extraction as share of annual consumption",
            "EU processing as share of annual consumption",
            "recycled share of annual consumption",
            "product total magnet mass that triggers declaration",
            "reduction of dependency versus 2025",
            "recycled share of EU permanent-magnet demand (20,000 t/yr)",
            "recycled content",
            "collection rate",
            "domestic production share of annual demand",
            "recycled share of annual demand",
            "domestic production",
            "recycled share of supply, from 2 %",
            "stockpile cover, from 54 days",
            "self-sufficiency including recycling",
            "annual processing volume (2020 plus 50 %)",
            "processing volume versus FY2020",
            "stockpile cover (from 60 days)",
            "domestic manufacturing capacity",
            "minimum domestically recycled material",
            "qualifying value share",
            "covered-nation government ownership or control share (must stay below 25)",
            "ownership by one specified foreign entity (must stay below 25)",
            "combined ownership by specified foreign entities (must stay below 40)",
            "original-issue debt held by specified foreign entities (must stay below 15)",
            "material assistance cost ratio",
            "US-origin direct material cost share",
            "credit as share of production cost (cap)",
            "share of full credit (cap)",
            "share mined, refined, separated, melted or produced in covered countries",
            "covered material share of item weight that keeps the exemption (must stay below 50)",
        ),
        _ELSEWHERE,
    ),
}
