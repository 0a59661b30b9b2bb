"""Countries by ISO 3166-1 alpha-2 code, and by the names people write."""

import csv
import difflib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "resources" / "reference" / "iso_countries.csv"


@dataclass(frozen=True, slots=True)
class Country:
    """A country or area of ISO 3166-1, with its usual names."""

    code: str
    name: str
    name_ja: str
    also: tuple[str, ...]


@cache
def countries() -> Mapping[str, Country]:
    """Return all 249 countries and areas by code."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: _country(row) for row in csv.DictReader(file)}


def country_code(text: str) -> str | None:
    """Return the code meant by a code in any case or by an exact name, None if there is none."""
    return _codes_by_text().get(_plain(text))


def similar_countries(text: str, limit: int = 3) -> list[Country]:
    """Return the countries a mistyped code or name may mean, likeliest first."""
    plain = _plain(text)
    names = {_plain(country.name): country for country in countries().values()}
    near = difflib.get_close_matches(plain, names, limit, 0.75)
    begun = [n for n in names if n.startswith(plain) or plain in n.split()] * (len(plain) > 2)
    found = [names[name] for name in dict.fromkeys((*begun, *near))]
    code = country_code(plain[:2])
    if code and len(plain) == 3:  # "DEN", "JPX": the first two letters may be the code
        found.append(countries()[code])
    return list(dict.fromkeys(found))[:limit]


def _country(row: Mapping[str, str]) -> Country:
    also = tuple(name for name in row["also"].split(";") if name)
    return Country(row["code"], row["name_en"], row["name_ja"], also)


@cache
def _codes_by_text() -> Mapping[str, str]:
    known = {}
    for country in countries().values():
        for text in (country.code, country.name, country.name_ja, *country.also):
            known[_plain(text)] = country.code
    return known


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
