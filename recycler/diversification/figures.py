"""Everything said of one element's diversification, for page, command line and report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from recycler.diversification.cover import Cover
from recycler.diversification.demand import Basis
from recycler.diversification.displacement import Displaced
from recycler.diversification.intake import Intake
from recycler.diversification.lists import Listed, Role
from recycler.diversification.supply import SupplyMix
from recycler.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was recovered in the period [kg in a basis], and kg of that for one of the element."""

    kg: Quantity
    basis: Basis
    per_kg: float

    def as_dict(self) -> dict[str, object]:
        return {
            "kg": self.kg.as_dict(), "basis": str(self.basis), "per_kg_element": self.per_kg,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Diversification:
    """One element or group in a period.

    stage: whose mix gives way, None where no mix is known; supply: the mixes of all stages; roles:
    shares of the intake by what the lists of the day say of its origins; lists: what they say;
    critical: the lists of critical minerals the element is on; until: the last day that counts.
    """

    element: str
    since: date
    until: date
    years: float
    on: date
    home: str | None
    stage: str | None
    supply: tuple[SupplyMix, ...]
    intake: Intake
    roles: Mapping[Role, Quantity]
    lists: tuple[Listed, ...]
    recovered: Recovered
    displacement: tuple[Displaced, ...]
    covers: tuple[Cover, ...]
    critical: tuple[str, ...]
    reserve_is_recovered: bool

    @property
    def mix(self) -> SupplyMix | None:
        """The mix of the chosen stage."""
        return next((mix for mix in self.supply if mix.stage == self.stage), None)

    def words(self) -> list[str]:
        """Return codes of what cannot be said, and why."""
        missing = {
            "nothing_received": not self.intake.sources,
            "nothing_recovered": bool(self.intake.sources) and self.recovered.kg.mean <= 0,
            "no_supply_shares": not self.supply,
            "no_consumption": not self.displacement,
            "origin_unknown": self.intake.unknown_share > 0,
        }
        return [code for code, holds in missing.items() if holds]

    def as_dict(self) -> dict[str, object]:
        return {
            "element": self.element,
            "from": self.since.isoformat(), "to": self.until.isoformat(), "years": self.years,
            "on": self.on.isoformat(), "home": self.home, "stage": self.stage,
            "critical": list(self.critical),
            "supply": _dicts(self.supply),
            "intake": self.intake.as_dict(),
            "roles": {str(role): share.as_dict() for role, share in self.roles.items()},
            "lists": _dicts(self.lists),
            "recovered": self.recovered.as_dict(),
            "displacement": _dicts(self.displacement),
            "reserve_is_recovered": self.reserve_is_recovered,
            "cover": _dicts(self.covers),
            "words": self.words(),
        }  # fmt: skip


def _dicts(
    found: Iterable[SupplyMix | Listed | Displaced | Cover],
) -> list[dict[str, object]]:
    return [one.as_dict() for one in found]
