"""Countries by the lists of concern and of partners they stand on, on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recycler.diversification.supply import GRADES, checked_grade
from recycler.reference.rows import Row


class Role(StrEnum):
    """What a country is to those who look: their own, listed, a partner, or on no list."""

    HOME = "home"
    CONCERN = "concern"
    PARTNER = "partner"
    OTHER = "other"
    UNKNOWN = "unknown"


_ROLES = {"concern": Role.CONCERN, "ally": Role.PARTNER}


@dataclass(frozen=True, slots=True)
class Listed:
    """A country on a list, from a day on."""

    code: str
    name: str
    country: str
    role: Role
    since: date
    source: str
    evidence: str

    def as_dict(self) -> dict[str, object]:
        return {
            "list": self.code, "name": self.name, "country": self.country, "role": str(self.role),
            "since": self.since.isoformat(), "source": self.source, "evidence": self.evidence,
        }  # fmt: skip


class CountryLists:
    """The lists of `countries.csv`.

    Args:
        rows: of the file.

    Raises:
        InputError: `bad_reference`: an unknown role, a grade or a day that is none.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.all = tuple(map(_listed, rows))

    def standing(self, country: str, on: date) -> list[Listed]:
        """Return the lists a country stands on, on a day."""
        return [one for one in self.all if one.country == country and one.since <= on]

    def role(self, country: str, on: date, home: str | None = None) -> Role:
        """Return what a country is; a list of concern outweighs one of partners.

        Args:
            country: ISO 3166-1 code; empty: nobody stated it.
            on: the day.
            home: whose eyes it is seen with.
        """
        if not country:
            return Role.UNKNOWN
        if country == home:
            return Role.HOME
        roles = {one.role for one in self.standing(country, on)}
        return next((role for role in (Role.CONCERN, Role.PARTNER) if role in roles), Role.OTHER)

    def grade(self, country: str, on: date, role: Role) -> str | None:
        """Return the strongest grade of the lists a country has its role from, None without."""
        grades = {one.evidence for one in self.standing(country, on) if one.role is role}
        return next((grade for grade in GRADES if grade in grades), None)


def _listed(row: Row) -> Listed:
    role = _ROLES.get(row.text("role"))
    if role is None:
        raise row.bad("role")
    try:
        since = date.fromisoformat(row.text("since"))
    except ValueError as error:
        raise row.bad("since") from error
    return Listed(
        row.text("list_code"), row.text("list_name"), row.text("country_iso2"), role, since,
        row.text("source"), checked_grade(row),
    )  # fmt: skip
