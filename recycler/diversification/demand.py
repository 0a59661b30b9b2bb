"""What a country, a region or a customer uses in a year, and what that is counted as."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from recycler.diversification.supply import MAGNET_RARE_EARTHS, checked_grade
from recycler.elements import GROUPS, RARE_EARTHS
from recycler.errors import InputError
from recycler.products import OXIDES, product_factor
from recycler.reference.rows import Row

WORLD = "WLD"
KG_PER_T = 1000.0
_MEMBERS = {**GROUPS, "MREE": MAGNET_RARE_EARTHS}
_CARBONATE = "Li2CO3"


class Basis(StrEnum):
    """What the tonnes of a figure are of."""

    ELEMENT = "element"
    OXIDE = "oxide"
    LCE = "lce"  # lithium carbonate equivalent
    PRODUCT = "product"  # magnets: not to be compared with an element's kilograms


@dataclass(frozen=True, slots=True)
class Demand:
    """What is used in a year [kg in its basis] of an element or group.

    country: ISO code, `EU`, `WLD`, or the name of a customer; assumed: nobody stated the basis.
    """

    country: str
    material: str
    symbol: str
    year: int | None
    kg: float
    basis: Basis
    assumed: bool
    note: str
    source: str
    evidence: str

    @property
    def is_used(self) -> bool:
        """Whether it is used, and not only contracted for."""
        return "not consumption" not in self.note

    @property
    def members(self) -> tuple[str, ...]:
        """The elements it counts."""
        return _MEMBERS.get(self.symbol, (self.symbol,))

    def as_dict(self) -> dict[str, object]:
        return {
            "country": self.country, "material": self.material, "symbol": self.symbol,
            "year": self.year, "demand_kg": self.kg, "basis": str(self.basis),
            "basis_assumed": self.assumed, "note": self.note, "source": self.source,
            "evidence": self.evidence,
        }  # fmt: skip


class Demands:
    """The consumption of `consumption.csv`.

    Args:
        rows: of the file.

    Raises:
        InputError: `bad_reference`.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.all = tuple(map(_demand, rows))

    def of(self, name: str, country: str | None = None) -> list[Demand]:
        """Return what can be compared with an element or a group, the newest of each.

        Those of the element itself first, then those of groups that hold it, contracts last.

        Args:
            name: element or group.
            country: None: all.
        """
        wanted = set(_MEMBERS.get(name, (name,)))
        found: dict[tuple[str, str], Demand] = {}
        for one in self.all:
            if one.basis is Basis.PRODUCT or country not in (None, one.country):
                continue
            if wanted <= set(one.members):
                key = one.country, one.material
                before = found.get(key)
                if before is None or (one.year or 0) > (before.year or 0):
                    found[key] = one
        return sorted(
            found.values(),
            key=lambda one: (not one.is_used, len(one.members), one.country == WORLD),
        )

    def countries(self) -> list[str]:
        """Return whose consumption is known."""
        return list(dict.fromkeys(one.country for one in self.all))


def of_customer(name: str, symbol: str, tonnes: float, basis: Basis) -> Demand:
    """Return what a customer or a region uses in a year, as it was entered.

    Raises:
        InputError: `demand_not_positive`, or what `per_kg` raises.
    """
    if not tonnes > 0:
        raise InputError("demand_not_positive", value=tonnes)
    for member in _MEMBERS.get(symbol, (symbol,)):
        per_kg(member, basis)
    kg = tonnes * KG_PER_T
    return Demand(name, symbol, symbol, None, kg, basis, False, "", "", "own")


def per_kg(element: str, basis: Basis) -> float:
    """Return kg in a basis for one kg of an element.

    Raises:
        InputError: `no_such_basis`: lithium carbonate of another element, an oxide nobody trades.

    Source:
        Stoichiometry; oxides as they are traded: Pr6O11, Tb4O7, CeO2, else R2O3.
    """
    if basis is Basis.ELEMENT:
        return 1.0
    if basis is Basis.OXIDE and element in OXIDES:
        return product_factor(element, OXIDES[element])
    if basis is Basis.LCE and element == "Li":
        return product_factor(element, _CARBONATE)
    raise InputError("no_such_basis", element=element, basis=str(basis))


def mean_per_kg(means: Mapping[str, float], members: Iterable[str], basis: Basis) -> float:
    """Return kg in a basis for one kg of elements together, weighed by how much there is of each.

    Where there is nothing of any, each weighs the same.

    Raises:
        InputError: `no_such_basis`.
    """
    using = [one for one in members if one in OXIDES or basis is not Basis.OXIDE]
    masses = {one: means.get(one, 0.0) for one in using}
    if not any(masses.values()):
        masses = dict.fromkeys(using, 1.0)
    whole = sum(masses.values())
    return sum(mass * per_kg(one, basis) for one, mass in masses.items() if mass) / whole


def _demand(row: Row) -> Demand:
    symbol, note = row.text("symbol"), row.get("basis", "")
    basis, assumed = _basis(symbol, note)
    return Demand(
        row.text("country_or_region"), row.text("material"), symbol, int(row.number("year")),
        row.number("annual_consumption_t", 1e-9) * KG_PER_T, basis, assumed, note,
        row.text("source"), checked_grade(row),
    )  # fmt: skip


def _basis(symbol: str, note: str) -> tuple[Basis, bool]:
    """Return what a row counts, and whether that is assumed.

    Rare earths are traded and counted as oxides; where a row of theirs does not say so it is
    assumed. All others are counted as the element.
    """
    said = note.lower()
    if symbol not in (*_MEMBERS, *_SINGLE):
        return Basis.PRODUCT, False
    if "oxide" in said or "reo" in said:
        return Basis.OXIDE, False
    if symbol in ("REE", "NdPr"):
        return Basis.OXIDE, True
    return Basis.ELEMENT, symbol in RARE_EARTHS


_SINGLE = (*RARE_EARTHS, "Li", "Co", "Ni", "Mn", "C", "Cu", "Pb", "Al", "Zn", "Cd", "Ag")
