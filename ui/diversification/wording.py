"""The words of the page: stages, warnings, places, roles, and how sure a policy figure is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from recycler.diversification.cover import DAYS, MONTHS
from recycler.diversification.demand import WORLD
from recycler.diversification.displacement import OWN
from recycler.diversification.lists import Role
from recycler.diversification.supply import GRADES, REST
from ui.charts.spec import LegendEntry
from ui.language import numbers
from ui.language.words import country
from ui.recovery.scope import materials_with
from ui.recovery.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recycler.diversification.supply import SupplyMix
    from recycler.quantity import Quantity
    from recycler.reference.data import Reference
    from ui.diversification.shown import Shown

CEILING = 0.65  # of one country; the benchmark of Regulation (EU) 2024/1252, Art. 5
CONCENTRATED = 1800  # points, from which on a market counts as highly concentrated

_STAGES: dict[str, object] = {
    "mining": QT_TRANSLATE_NOOP("Stages", "mining"),
    "refining": QT_TRANSLATE_NOOP("Stages", "refining"),
    "magnet_manufacture": QT_TRANSLATE_NOOP("Stages", "making magnets"),
    "anode_manufacture": QT_TRANSLATE_NOOP("Stages", "making anodes"),
    "cathode_manufacture": QT_TRANSLATE_NOOP("Stages", "making cathodes"),
    "cell_manufacture": QT_TRANSLATE_NOOP("Stages", "making cells"),
    "us_import": QT_TRANSLATE_NOOP("Stages", "US imports"),
    "jp_import": QT_TRANSLATE_NOOP("Stages", "Japan’s imports"),
    "eu_import": QT_TRANSLATE_NOOP("Stages", "EU imports"),
}
_WARNINGS: dict[str, object] = {
    "copied_from_aggregate": QT_TRANSLATE_NOOP(
        "SupplyWarnings", "copied from the figure of a group: nobody reports the element alone"
    ),
    "estimate": QT_TRANSLATE_NOOP("SupplyWarnings", "an estimate with few published figures"),
    "of_aggregate": QT_TRANSLATE_NOOP(
        "SupplyWarnings", "of the group that holds it: nobody reports it alone"
    ),
    "lower_bound": QT_TRANSLATE_NOOP("SupplyWarnings", "the largest share is a lower bound"),
    "not_split": QT_TRANSLATE_NOOP("SupplyWarnings", "the other countries are not told apart"),
    "partial_year": QT_TRANSLATE_NOOP("SupplyWarnings", "of half a year only"),
}
_ROLES: dict[str, object] = {
    "home": QT_TRANSLATE_NOOP("Roles", "home"),
    "concern": QT_TRANSLATE_NOOP("Roles", "listed (concern)"),
    "partner": QT_TRANSLATE_NOOP("Roles", "partner"),
    "other": QT_TRANSLATE_NOOP("Roles", "on no list"),
    "unknown": QT_TRANSLATE_NOOP("Roles", "not stated"),
}
_STYLES: dict[Role, int | str] = {
    Role.HOME: 0, Role.CONCERN: 1, Role.PARTNER: 2, Role.OTHER: "track", Role.UNKNOWN: "others",
}  # fmt: skip
_GRADES: dict[str, object] = {
    "high": QT_TRANSLATE_NOOP("Grades", "evidence high"),
    "medium": QT_TRANSLATE_NOOP("Grades", "to be verified"),
    "low": QT_TRANSLATE_NOOP("Grades", "weak, to be verified"),
    "unverified": QT_TRANSLATE_NOOP("Grades", "not verified"),
    "own": QT_TRANSLATE_NOOP("Grades", "as entered"),
}


def _word(context: str, words: dict[str, object], code: str) -> str:
    noted = words.get(code)
    return QCoreApplication.translate(context, str(noted)) if noted else code


def stage_name(stage: str) -> str:
    """A stage of supply."""
    return _word("Stages", _STAGES, stage)


def grade(code: str) -> str:
    """How sure a policy figure is; what is not high is to be verified."""
    return _word("Grades", _GRADES, code)


def role_name(role: Role) -> str:
    """What a country is by the lists."""
    return _word("Roles", _ROLES, str(role))


def role_style(role: Role) -> int | str:
    """The fill of a country by its role."""
    return _STYLES[role]


def legend_of(roles: "Iterable[Role]") -> tuple[LegendEntry, ...]:
    """The roles that are there, in their usual order."""
    present = set(roles)
    return tuple(LegendEntry(role_name(r), role_style(r)) for r in Role if r in present)


def place_name(code: str) -> str:
    """A country, a region, the rest, or nobody knows."""
    named = {
        WORLD: tr("World"), "EU": tr("European Union"), REST: tr("rest of the world"),
        OWN: tr("own recycling"), "": tr("not stated"),
    }  # fmt: skip
    return named.get(code) or country(code)


def caveats(mix: "SupplyMix") -> str:
    """What a reader must know of a mix, as one line."""
    said = [_word("SupplyWarnings", _WARNINGS, code) for code in mix.warnings]
    return capital("; ".join([grade(mix.evidence), *said]))


def capital(words: str) -> str:
    """Words at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def weakest(grades: "Iterable[str]") -> str:
    """The weakest of some policy grades; what was entered counts as the strongest."""
    return max(grades, key=lambda one: GRADES.index(one) if one in GRADES else -1)


def behind(shown: "Shown", reference: "Reference", element: str) -> dict[str, object]:
    """The batches of the period that hold an element, as fields of a `BatchFilter`."""
    asked = shown.asked
    days = {"since": asked.since, "until": asked.until}
    found = {name: day for name, day in days.items() if day is not None}
    return {**found, "materials": materials_with(reference, element)}


def index(hhi: float, *, bound: bool) -> str:
    """An index in points, `≥ 8 352` where it is a lower bound."""
    points = numbers.number(hhi * 10_000)
    return f"≥{numbers.THIN}{points}" if bound else points


def lasting(months: "Quantity") -> str:
    """How long a reserve lasts, with its interval, in months, days or hours."""
    if months.mean >= 1:
        return numbers.with_interval(months, numbers.MassUnit(tr("months"), 1.0))
    per_day = DAYS / MONTHS
    if months.mean * per_day >= 1:
        return numbers.with_interval(months, numbers.MassUnit(tr("days"), per_day))
    return numbers.with_interval(months, numbers.MassUnit(tr("hours"), per_day * 24))


def short_lasting(months: "Quantity") -> str:
    """The same without its interval."""
    days = months.mean * DAYS / MONTHS
    if months.mean >= 1:
        return numbers.with_unit(numbers.number(months.mean, 1), tr("months"))
    if days >= 1:
        return numbers.with_unit(numbers.number(days, 0 if days >= 10 else 1), tr("days"))
    return numbers.with_unit(numbers.number(days * 24, 0 if days * 24 >= 10 else 1), tr("hours"))


def short_share(share: float) -> str:
    """A share with three digits, below 0.1 % as ppm."""
    percent = share * 100
    return numbers.fraction_percent(share, 0 if percent >= 10 else 1 if percent >= 1 else 2)
