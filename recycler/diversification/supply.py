"""The reference's shares of supply: who makes how much of a mineral at a stage."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from recycler.diversification.concentration import Concentration, concentration
from recycler.elements import RARE_EARTHS
from recycler.errors import InputError
from recycler.reference.rows import Row

REST = "ZZ"  # the rest of the world: no country
STAGES = (
    "mining", "refining", "magnet_manufacture", "anode_manufacture", "cathode_manufacture",
    "cell_manufacture", "us_import", "jp_import", "eu_import",
)  # fmt: skip
MAGNET_RARE_EARTHS = ("Nd", "Pr", "Dy", "Tb")
GRADES = ("high", "medium", "low", "unverified")  # of policy files, the strongest first
_IN_BATTERIES = {"Li", "Co", "Ni", "Mn", "C"}
_WARNED = {"DERIV": "copied_from_aggregate", "EST": "estimate"}  # how a series' name begins


@dataclass(frozen=True, slots=True)
class SupplyMix:
    """Shares of one mineral's supply at one stage, by country [-]; they sum to one.

    warnings: codes of what a reader must know: `copied_from_aggregate`, `estimate`,
    `of_aggregate` (no table of the element itself), `lower_bound`, `not_split` (only the rest of
    the world beside one country), `partial_year`.
    """

    mineral: str
    symbol: str
    stage: str
    series: str
    year: int
    shares: Mapping[str, float]
    basis: str
    source: str
    evidence: str
    warnings: tuple[str, ...]

    @property
    def concentration(self) -> Concentration:
        """Of the countries; a lower bound where some supply is of no named one."""
        return concentration(self.shares, self.shares.get(REST, 0.0), REST)

    def as_dict(self) -> dict[str, object]:
        return {
            "mineral": self.mineral, "symbol": self.symbol, "stage": self.stage,
            "series": self.series, "year": self.year,
            "shares": [{"country": code, "share": s} for code, s in self.shares.items()],
            **self.concentration.as_dict(),
            "basis": self.basis, "source": self.source, "evidence": self.evidence,
            "warnings": list(self.warnings),
        }  # fmt: skip


class Supply:
    """The preferred series of each mineral and stage.

    Args:
        rows: of `supply_shares.csv`.

    Raises:
        InputError: `bad_reference`: an unknown stage or grade, a share outside 0..1, shares that do
            not sum to one, or a second preferred series of a mineral and stage.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        series: dict[str, list[Row]] = {}
        for row in rows:
            if row.text("preferred") == "1":
                series.setdefault(row.text("series_id"), []).append(row)
        self._mixes: dict[tuple[str, str], SupplyMix] = {}
        for found in series.values():
            mix = _mix(found)
            if self._mixes.setdefault((mix.symbol, mix.stage), mix) is not mix:
                raise found[0].bad("series_id")

    def __iter__(self) -> Iterator[SupplyMix]:
        return iter(self._mixes.values())

    def of(self, name: str, stage: str) -> SupplyMix | None:
        """Return the mix of an element or group at a stage; of what holds it where it has none."""
        for symbol in _holders(name):
            if mix := self._mixes.get((symbol, stage)):
                if symbol == name or "manufacture" in stage:
                    return mix
                return replace(mix, warnings=(*mix.warnings, "of_aggregate"))
        return None

    def mixes(self, name: str) -> list[SupplyMix]:
        """Return the mixes of an element or group at all stages there are, in their order."""
        found = (self.of(name, stage) for stage in STAGES)
        return [mix for mix in found if mix is not None]


def checked_stage(text: str) -> str:
    """Return a stage as it is written in the reference.

    Raises:
        InputError: `unknown_stage`, with those there are.
    """
    stage = text.strip().lower().replace(" ", "_").replace("-", "_")
    if stage not in STAGES:
        raise InputError("unknown_stage", value=text, stages=", ".join(STAGES))
    return stage


def checked_grade(row: Row) -> str:
    """Return the grade of a row of a policy file.

    Raises:
        InputError: `bad_reference`.
    """
    grade = row.get("evidence", "")
    if grade not in GRADES:
        raise row.bad("evidence")
    return grade


def _holders(name: str) -> Iterator[str]:
    """Yield the symbols whose supply stands for an element's or group's, the nearest first."""
    yield name
    is_magnet = name in (*MAGNET_RARE_EARTHS, "NdPr")
    if is_magnet:
        yield "MREE"
    if is_magnet or name in RARE_EARTHS:
        yield "REE"
    if is_magnet or name == "REE":
        yield "NdFeB"
    if name in _IN_BATTERIES:
        yield from ("CAM", "LIB") if name != "C" else ("LIB",)


def _mix(rows: Sequence[Row]) -> SupplyMix:
    first = rows[0]
    shares: dict[str, float] = {}
    for row in rows:
        shares[row.text("country")] = row.number("share", 0.0, 1.0)
    if first.text("stage") not in STAGES:
        raise first.bad("stage")
    if abs(sum(shares.values()) - 1) > 5e-4:
        raise first.bad("share")
    ordered = sorted(shares.items(), key=lambda one: (one[0] == REST, -one[1], one[0]))
    return SupplyMix(
        first.text("mineral"), first.text("symbol"), first.text("stage"), first.text("series_id"),
        int(first.number("year")), MappingProxyType(dict(ordered)), first.get("basis", ""),
        first.text("source"), checked_grade(first), tuple(_warnings(first, shares)),
    )  # fmt: skip


def _warnings(row: Row, shares: Mapping[str, float]) -> Iterator[str]:
    basis = row.get("basis", "").lower()
    begins = row.text("series_id").split("_")[0]
    if begins in _WARNED:
        yield _WARNED[begins]
    if "lower bound" in basis:
        yield "lower_bound"
    if "half-year" in basis:
        yield "partial_year"
    if REST in shares and len(shares) == 2:
        yield "not_split"
