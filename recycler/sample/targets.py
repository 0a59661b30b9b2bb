"""Targets of the simulated facility, in proportion to what it has recovered."""

import math
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from recycler.targets.metrics import Figure
from recycler.targets.own import OwnTargetEntry
from recycler.targets.target import Comparator

MEASURED = frozenset({"NdPr", "Li"})  # of which the recovered mass sets a target
FOLLOWED = (
    "EU_BATT_REC_LI_2027", "EU_BATT_REC_CO_2027", "EU_BATT_REC_NI_2027", "EU_BATT_REC_CU_2027",
    "JP_GI_REC_LI_2030", "EU_CRMA_SINGLE_2030", "US_HHI_1800",
)  # fmt: skip
_NEXT = Decimal("1.15")  # what is aimed at in the year after
_DEMAND = 2.5  # of a customer, of what is won in a year
_YEAR = 365
OWNER = "Simulation"


def entries(day: date, won: Mapping[str, float]) -> Iterator[OwnTargetEntry]:
    """Yield the targets of the sample.

    Args:
        day: today.
        won: recovered so far in its year, by element or group [kg].
    """
    passed = (day - day.replace(month=1, day=1)).days + 1
    year = {name: kg * _YEAR / passed for name, kg in won.items() if kg > 0}
    end, after = date(day.year, 12, 31), date(day.year + 1, 12, 31)
    if "NdPr" in year:
        aim = _round(year["NdPr"])
        yield OwnTargetEntry(
            name="Nd + Pr recovered in a year", figure=Figure.RECOVERED_KG, about="NdPr",
            steps=((end, aim), (after, _round(float(aim * _NEXT)))), owner=OWNER,
        )  # fmt: skip
    if "Li" in year:
        yield OwnTargetEntry(
            name="Lithium for a cathode maker", figure=Figure.CUSTOMER_SHARE, about="Li",
            steps=((end, Decimal("0.38")), (after, Decimal("0.45"))),
            customer="Simulated cathode maker", demand_kg=_round(_DEMAND * year["Li"]), owner=OWNER,
        )  # fmt: skip
    yield OwnTargetEntry(
        name="Rare earths from partner countries", figure=Figure.PARTNER_SHARE, about="REE",
        steps=((after, Decimal("0.95")),), owner=OWNER,
    )  # fmt: skip
    yield OwnTargetEntry(
        name="Largest supplier of dry mass", figure=Figure.LARGEST_SUPPLIER,
        comparator=Comparator.AT_MOST, steps=((end, Decimal("0.12")),), owner=OWNER,
    )  # fmt: skip
    yield OwnTargetEntry(
        name="90 % intervals that hold", figure=Figure.HONESTY,
        steps=((end, Decimal("0.9")),), owner=OWNER,
    )  # fmt: skip


def _round(kg: float) -> Decimal:
    """Return two digits of a mass [kg]."""
    return Decimal(round(kg, 1 - math.floor(math.log10(kg)))).quantize(Decimal(1)) or Decimal(1)
