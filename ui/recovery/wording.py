"""Names, titles and axes the charts of the page share."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.charts.scale import decimals_of, step_for, ticks
from ui.charts.spec import Axis, Tick
from ui.language.numbers import (
    THIN,
    MassUnit,
    chance,
    mass_unit,
    number,
    period,
    short_day,
    with_unit,
)
from ui.language.words import country, evidence, group, short_group
from ui.parts.period import Bucket

if TYPE_CHECKING:
    from recycler.evidence import Evidence
    from ui.recovery.figures import Figures

LONGEST_TITLE = 50
PERCENT = MassUnit("%", 100.0)

_STREAMS: dict[str, object] = {
    "AlNiCo": QT_TRANSLATE_NOOP("Streams", "Alnico magnets"),
    "Li-ion cell": QT_TRANSLATE_NOOP("Streams", "Li-ion cells"),
    "Li-ion module": QT_TRANSLATE_NOOP("Streams", "Li-ion modules"),
    "Li-ion pack": QT_TRANSLATE_NOOP("Streams", "Li-ion packs"),
    "NdFeB swarf": QT_TRANSLATE_NOOP("Streams", "NdFeB swarf"),
    "NiCd": QT_TRANSLATE_NOOP("Streams", "NiCd"),
    "NiMH": QT_TRANSLATE_NOOP("Streams", "NiMH"),
    "SmCo": QT_TRANSLATE_NOOP("Streams", "SmCo magnets"),
    "SmCo swarf": QT_TRANSLATE_NOOP("Streams", "SmCo swarf"),
    "alkaline": QT_TRANSLATE_NOOP("Streams", "Alkaline cells"),
    "black mass": QT_TRANSLATE_NOOP("Streams", "Black mass"),
    "bonded NdFeB": QT_TRANSLATE_NOOP("Streams", "Bonded NdFeB"),
    "electrode scrap": QT_TRANSLATE_NOOP("Streams", "Electrode scrap"),
    "ferrite": QT_TRANSLATE_NOOP("Streams", "Ferrites"),
    "hardware": QT_TRANSLATE_NOOP("Streams", "Hardware"),
    "lead-acid": QT_TRANSLATE_NOOP("Streams", "Lead-acid"),
    "lithium primary": QT_TRANSLATE_NOOP("Streams", "Lithium primary"),
    "magnet-bearing product": QT_TRANSLATE_NOOP("Streams", "Drives and motors"),
    "shredded product": QT_TRANSLATE_NOOP("Streams", "Shredded products"),
    "silver-oxide": QT_TRANSLATE_NOOP("Streams", "Silver-oxide cells"),
    "sintered NdFeB": QT_TRANSLATE_NOOP("Streams", "Sintered NdFeB"),
    "zinc-carbon": QT_TRANSLATE_NOOP("Streams", "Zinc-carbon cells"),
}
_MEASURES: dict[str, object] = {
    "dry": QT_TRANSLATE_NOOP("Recovery", "dry mass"),
    "contained": QT_TRANSLATE_NOOP("Recovery", "contained"),
    "recovered": QT_TRANSLATE_NOOP("Recovery", "recovered"),
}
_GRAINS: dict[str, object] = {
    "day": QT_TRANSLATE_NOOP("Recovery", "day"),
    "week": QT_TRANSLATE_NOOP("Recovery", "week"),
    "month": QT_TRANSLATE_NOOP("Recovery", "month"),
    "quarter": QT_TRANSLATE_NOOP("Recovery", "quarter"),
    "year": QT_TRANSLATE_NOOP("Recovery", "year"),
}


def tr(words: str) -> str:
    """Translate a sentence of the page; lupdate gathers calls of a plain `tr` under no name."""
    return QCoreApplication.translate("", words)


def stream_name(family: str | None) -> str:
    """The name of a stream; None is the others."""
    if family is None:
        return tr("others")
    return QCoreApplication.translate("Streams", stream_words(family))


def stream_words(family: str) -> str:
    """The English name of a stream, for another translation than that of the window."""
    return str(_STREAMS.get(family, family))


def filter_value(name: str, value: str) -> str:
    """The value of a filter in words."""
    if name == "stream":
        return stream_name(value)
    if name == "origin":
        return country(value) if value else tr("not stated")
    return group(value) if name == "element" else value


def measure_name(measure: str) -> str:
    """The word of a measure, for the switch."""
    return QCoreApplication.translate("Recovery", str(_MEASURES[measure]))


def grain_name(grain: str) -> str:
    """The word of a time step."""
    return QCoreApplication.translate("Recovery", str(_GRAINS[grain]))


def symbol_or_group(code: str) -> str:
    """What stands at the left of a row: `Nd`, `Nd + Pr`, `Rare earths`."""
    return short_group(code) if code in ("REE", "NdPr") else code


def in_sentence(code: str) -> str:
    """An element or group inside a sentence: `rare earths`, `lithium`, `Nd + Pr`."""
    if code == "REE":
        return tr("rare earths")
    name = group(code)
    return name if code == "NdPr" else name[:1].lower() + name[1:]


def fitting(*titles: str) -> str:
    """The first title short enough to stand over a chart, else the last one cut."""
    for title in titles:
        if len(title) <= LONGEST_TITLE:
            return title
    return titles[-1][: LONGEST_TITLE - 1].rstrip() + "…"


def caption(*parts: str, figures: "Figures", provisional: float | None = None) -> str:
    """Measure and unit, how many batches, the period, and what part is provisional.

    Args:
        parts: what is measured, and in what.
        figures: of the scope.
        provisional: the share of what is measured; None: that of the dry mass.
    """
    said = [part for part in parts if part]
    said += [f"n{THIN}{number(figures.batches)}", period(figures.since, figures.until)]
    share = figures.provisional if provisional is None else provisional
    said += [provisional_words(share)] if share else []
    return " · ".join(said)


def provisional_words(share: float) -> str:
    """What part of a figure no assay has told yet: `93 % provisional`."""
    return tr("{} provisional").format(chance(share) if share < 1 else with_unit("100", "%"))


def weakest_of(grades: "Iterable[Evidence]") -> str:
    """The weakest grade in words, for a chart whose marks all rest on it."""
    ranked = sorted(grades, key=lambda grade: grade.rank)
    return evidence(ranked[-1]) if ranked else ""


def bucket_label(step: Bucket, grain: str, steps: tuple[Bucket, ...], number_of: int) -> str:
    """What stands under a bar; the year where it changes and is not plain."""
    if grain in ("day", "week"):
        return short_day(step.first) if grain == "week" else str(step.first.day)
    year = step.first.year
    first_of_year = number_of == 0 or steps[number_of - 1].first.year != year
    many = steps[0].first.year != steps[-1].first.year
    if grain == "year":
        return str(year)
    if grain == "quarter":
        words = tr("Q{}").format((step.first.month - 1) // 3 + 1)
    else:
        words = month_name(step.first.month)
    return f"{words}\n{year}" if many and first_of_year else words


def month_name(month: int) -> str:
    """`Nov`."""
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return QCoreApplication.translate("Dates", names[month - 1])


def bucket_name(step: Bucket, grain: str) -> str:
    """A bucket in a read-out or a table: `Nov 2026`, `12 Nov 2026`, `Q4 2026`."""
    year = step.first.year
    if grain == "year":
        return str(year)
    if grain == "quarter":
        return f"{tr('Q{}').format((step.first.month - 1) // 3 + 1)} {year}"
    if grain == "month":
        return f"{month_name(step.first.month)} {year}"
    return period(step.first, step.shown_last)


def days_label(days: int) -> str:
    """What stands over a bar that is not whole."""
    return tr("1 day") if days == 1 else tr("{} days").format(days)


def mass_axis(largest_kg: float, most: int = 4) -> tuple[Axis, MassUnit]:
    """An axis for masses from zero, in the unit for managers; the top tick carries it."""
    unit = mass_unit(largest_kg, tonnes=True)
    high = (largest_kg * unit.per_kg or 1.0) * 1.05
    decimals = decimals_of(step_for(high, most))
    marks = ticks(0.0, high, most)
    texts = [number(mark, decimals) for mark in marks[:-1]]
    texts.append(with_unit(number(marks[-1], decimals), unit.name))
    return Axis(0.0, high, tuple(map(Tick, marks, texts))), unit


def percent_axis(low: float, high: float, most: int = 5) -> Axis:
    """An axis for shares [%] between two ends."""
    marks = ticks(low, high, most)
    decimals = decimals_of(step_for(high - low, most))
    texts = [with_unit(number(mark, decimals), "%") for mark in marks]
    return Axis(low, high, tuple(map(Tick, marks, texts)))


def plain_decimals(largest: float) -> int:
    """Decimals for means that are shown without their intervals: three digits of the largest."""
    for decimals, bound in ((0, 100.0), (1, 10.0), (2, 1.0)):
        if largest >= bound:
            return decimals
    return 3
