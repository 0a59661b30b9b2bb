"""How long a reserve would last, against a year's demand and the aims for stockpiles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from recycler.diversification.demand import Demand
from recycler.diversification.supply import checked_grade
from recycler.quantity import Quantity
from recycler.reference.rows import Row

MONTHS, DAYS = 12.0, 365.0  # in a year
_AUTHORITIES = {"Japan": "JP", "Korea": "KR", "Republic of Korea": "KR", "South Korea": "KR"}


@dataclass(frozen=True, slots=True)
class StockAim:
    """How many days a stockpile of a country is to last."""

    code: str
    name: str
    country: str | None
    days: float
    by: date
    status: str
    source: str
    evidence: str

    def as_dict(self) -> dict[str, object]:
        return {
            "target": self.code, "name": self.name, "country": self.country, "days": self.days,
            "by": self.by.isoformat(), "status": self.status, "source": self.source,
            "evidence": self.evidence,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cover:
    """How long a reserve [kg in the demand's basis] lasts [months]."""

    demand: Demand
    reserve: Quantity
    months: Quantity
    aims: tuple[StockAim, ...]

    def share_of(self, aim: StockAim) -> Quantity:
        """Return what part of an aim the reserve is [-]."""
        return self.months.scaled(DAYS / MONTHS / aim.days)

    def as_dict(self) -> dict[str, object]:
        return {
            "country": self.demand.country, "material": self.demand.material,
            "demand_kg": self.demand.kg, "reserve_kg": self.reserve.as_dict(),
            "months": self.months.as_dict(),
            "days": self.months.scaled(DAYS / MONTHS).as_dict(),
            "aims": [{**a.as_dict(), "share": self.share_of(a).as_dict()} for a in self.aims],
        }  # fmt: skip


def cover(demand: Demand, reserve: Quantity, aims: Iterable[StockAim]) -> Cover:
    """Return how long a reserve lasts.

    Args:
        demand: in a year.
        reserve: in the demand's basis [kg].
        aims: for stockpiles; those of the demand's country count.
    """
    fitting = tuple(aim for aim in aims if aim.country == demand.country)
    return Cover(demand, reserve, reserve.scaled(MONTHS / demand.kg), fitting)


def stock_aims(rows: Iterable[Row]) -> list[StockAim]:
    """Return the aims for stockpiles among the rows of `targets.csv`."""
    return [
        _aim(row) for row in rows if row.get("unit") == "days" and "stock" in row.get("metric", "")
    ]


def _aim(row: Row) -> StockAim:
    place = row.text("authority").split(" (")[0]
    try:
        by = date.fromisoformat(row.text("effective_date"))
    except ValueError as error:
        raise row.bad("effective_date") from error
    return StockAim(
        row.text("target_code"), row.text("name"), _AUTHORITIES.get(place),
        row.number("value", 1e-9), by, row.text("status"), row.text("source"), checked_grade(row),
    )  # fmt: skip
