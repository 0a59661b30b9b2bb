"""Which countries are partners: those that a list of `countries.csv` names as allies."""

from recycler.reference.data import Reference

TABLE = "countries"
_EU = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip


def partners(reference: Reference) -> frozenset[str]:
    """Return the codes of the partner countries, those of the European Union one by one."""
    rows = reference.table(TABLE)
    named = {row["country_iso2"] for row in rows if row["role"] == "ally"}
    concerns = {row["country_iso2"] for row in rows if row["role"] == "concern"}
    return frozenset((named | (_EU if "EU" in named else frozenset())) - concerns)
