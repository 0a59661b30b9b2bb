"""Which substances of waste batteries count as output in a year: a setting, with its evidence."""

from collections.abc import Mapping
from dataclasses import dataclass

from recycler.errors import InputError
from recycler.evidence import Evidence
from recycler.reference.data import Reference
from recycler.reference.rows import Row

GROUPS, COUNTED, SITE_COUNTED = "eu_chemistry_groups", "eu_counted_substances", "eu_site_counted"


@dataclass(frozen=True, slots=True)
class Counted:
    """Whether a substance counts as output in a year; is_own: the site says so."""

    substance: str
    counts: bool
    evidence: Evidence
    source: str
    is_own: bool = False


def groups(reference: Reference) -> dict[str, str]:
    """Return the names of the chemistry groups by code."""
    return {row["group"]: row["name"] for row in reference.table(GROUPS)}


def counted(reference: Reference, year: int, group: str) -> tuple[Counted, ...]:
    """Return which substances count in a year: as the site says, else as the reference does.

    Raises:
        InputError: `no_chemistry_group`.
    """
    if group not in groups(reference):
        raise InputError("no_chemistry_group", group=group, groups=sorted(groups(reference)))
    found: dict[str, Counted] = {}
    for name, is_own in ((COUNTED, False), (SITE_COUNTED, True)):
        for row in reference.table(name):
            if row["group"] == group and _holds(row, year):
                found[row["substance"]] = Counted(
                    row["substance"], row["counts"] == "1", row.evidence(), row.text("source"),
                    is_own,
                )  # fmt: skip
    return tuple(found.values())


def site_rows(
    reference: Reference, year: int, group: str, substances: Mapping[str, bool], source: str
) -> tuple[Mapping[str, str], ...]:
    """Return the site's own rows with what counts in one year said anew.

    Raises:
        InputError: `no_chemistry_group`.
    """
    counted(reference, year, group)
    kept = [
        dict(row)
        for row in reference.table(SITE_COUNTED)
        if not (row["group"] == group and _holds(row, year) and row["substance"] in substances)
    ]
    new = [
        {
            "group": group, "substance": substance, "from_year": str(year),
            "until_year": str(year), "counts": "1" if counts else "0",
            "evidence": Evidence.OWN.value, "source": source, "note": "",
        }
        for substance, counts in substances.items()
    ]  # fmt: skip
    return (*kept, *new)


def _holds(row: Row, year: int) -> bool:
    first, last = row.get("from_year") or "0", row.get("until_year") or "9999"
    return int(first) <= year <= int(last)
