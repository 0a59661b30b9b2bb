"""What the page says of its figures, in words."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.balance.figures import Figures, Kg, Stream, total
from ui.language import numbers, words
from ui.language.numbers import KG, PLUS_MINUS, MassUnit, mass_unit
from ui.parts.badge import BadgeLook
from ui.parts.score import HARDLY, UNLIKELY

if TYPE_CHECKING:
    from ui.balance.figures import Drift

translate = QCoreApplication.translate
MOST_DECIMALS = 6
MILLIGRAM = MassUnit("mg", 1e6)


def substance(element: str) -> str:
    """`neodymium`, or `dry mass` of everything."""
    if not element:
        return translate("Balance", "dry mass")
    name = words.element(element)
    return name[:1].lower() + name[1:]


def view_name(view: str) -> str:
    """The word of a view."""
    if view == "raw":
        return translate("Balance", "raw")
    return translate("Balance", "reconciled")


def unit_for(figures: Figures, view: str) -> MassUnit:
    """The unit of all figures of the page: that of the largest."""
    masses = [one.shown(view) for one in figures.streams]
    largest = max((abs(mass.kg) for mass in masses if mass is not None), default=0.0)
    return MILLIGRAM if 0 < largest < 1e-3 else mass_unit(largest, tonnes=True)


def decimals(mass: Kg, unit: MassUnit) -> int:
    """Decimals that leave two digits of half the interval, or three of an exact mass.

    Never tens: figures of a balance have to add up as they are read.
    """
    half = mass.half * unit.per_kg
    if half > 0:
        return max(0, min(numbers.interval_decimals(half), MOST_DECIMALS))
    size = abs(mass.kg) * unit.per_kg
    return max(0, min(2 - math.floor(math.log10(size)), MOST_DECIMALS)) if size > 0 else 0


def amount(mass: Kg, unit: MassUnit = KG) -> str:
    """`4 904`, with the decimals its uncertainty allows."""
    return numbers.number(mass.kg * unit.per_kg, decimals(mass, unit))


def amount_unit(mass: Kg, unit: MassUnit = KG) -> str:
    """`4 904 kg`."""
    return numbers.with_unit(amount(mass, unit), unit.name)


def half(mass: Kg, unit: MassUnit = KG) -> str:
    """`±90`, or nothing of an exact mass."""
    shown = mass.half * unit.per_kg
    return f"{PLUS_MINUS}{numbers.number(shown, decimals(mass, unit))}" if shown > 0 else ""


def with_half(mass: Kg | None, unit: MassUnit = KG) -> str:
    """`1 401 ± 90 kg`."""
    if mass is None:
        return translate("Balance", "not known")
    figure = amount(mass, unit)
    if mass.half > 0:
        shown = numbers.number(mass.half * unit.per_kg, decimals(mass, unit))
        figure = f"{figure} {PLUS_MINUS} {shown}"
    return numbers.with_unit(figure, unit.name)


def signed(value: float, places: int = 1) -> str:
    """`+2.8`."""
    plus = "+" if round(value, places) > 0 else ""
    return f"{plus}{numbers.number(value, places)}"


def is_alarming(mass: Kg) -> bool:
    """Tell whether chance alone is unlikely to explain what is missing."""
    return abs(mass.z) >= UNLIKELY


def finding(figures: Figures, unit: MassUnit) -> str:
    """The sentence over the picture: how much was not found, and whether that may be chance."""
    missing, came = figures.whole, total([figures.sum_of("feed"), figures.sum_of("uptake")])
    if not figures.streams:
        return translate("Balance", "Nothing moved")
    if missing.kg >= 0:
        said = translate("Balance", "{missing} of {came} {substance} was not found; {chance}")
    else:
        said = translate(
            "Balance", "{missing} more {substance} was found than came in ({came}); {chance}"
        )
    size = Kg(abs(missing.kg), missing.sd)
    return said.format(
        missing=amount_unit(size, unit), came=amount_unit(came, unit),
        substance=substance(figures.scope.element), chance=_chance(missing),
    )  # fmt: skip


def _chance(missing: Kg) -> str:
    if abs(missing.z) < UNLIKELY:
        return translate("Balance", "that is within chance")
    if abs(missing.z) <= HARDLY:
        return translate("Balance", "chance alone is unlikely")
    return translate("Balance", "that is hardly chance")


def look_at(figures: Figures) -> BadgeLook | None:
    """The badge beside the sentence: where to look; None where nothing stands out."""
    if figures.streams and not figures.dof:
        return BadgeLook(translate("Balance", "nothing is checked"), "warn", "warning")
    place = figures.suspects[0].short if figures.suspects else _worst_node(figures)
    if not place or not (is_alarming(figures.whole) or figures.suspects):
        return BadgeLook(translate("Balance", "closes"), "ok", "check")
    return BadgeLook(translate("Balance", "look at {}").format(place), "warn", "warning")


def _worst_node(figures: Figures) -> str:
    missing = figures.missing.get("raw", {})
    worst = max(missing, key=lambda key: abs(missing[key].z), default=None)
    node = figures.node(worst)
    return node.name if node else ""


def sum_line(figures: Figures, unit: MassUnit) -> str:
    """`In − product − residues − stock change = unaccounted: 4 904 − 4 103 − … = 86 kg`."""
    came = total([figures.sum_of("feed"), figures.sum_of("uptake")])
    parts = [came, *(figures.sum_of(role) for role in ("product", "residue", "stock"))]
    rule = translate("Balance", "In − product − residues − stock change = unaccounted")
    places = decimals(figures.whole, unit)
    shown = [numbers.number(part.kg * unit.per_kg, places) for part in parts]
    rest = numbers.with_unit(numbers.number(figures.whole.kg * unit.per_kg, places), unit.name)
    sums = f" {numbers.MINUS} ".join(
        f"({one})" if one[0] == numbers.MINUS else one for one in shown
    )
    said = [f"{rule}: {sums} = {rest}"]
    if provisional := figures.provisional():
        share = numbers.chance(provisional)
        said.append(translate("Balance", "{} of the input is provisional").format(share))
    return " · ".join(said)


def verdict(stream: Stream) -> BadgeLook:
    """What a reading's score says, in words that name what to look at."""
    if stream.standing == "left_out":
        return BadgeLook(standing_words(stream), "provisional")
    if stream.score is None:
        return BadgeLook(translate("Balance", "nothing checks it"), "neutral", "info")
    size = abs(stream.score)
    if size < UNLIKELY:
        return BadgeLook(translate("Balance", "agrees"), "ok", "check")
    check = stream.check or stream.name
    if size <= HARDLY:
        said = translate("Balance", "unlikely, look at {}").format(check)
        return BadgeLook(said, "warn", "warning")
    return BadgeLook(
        translate("Balance", "hardly chance: check {}").format(check), "bad", "warning"
    )


def standing_words(stream: Stream) -> str:
    """How a stream is known."""
    return {
        "redundant": translate("Balance", "measured and checked by others"),
        "nonredundant": translate("Balance", "measured, nothing checks it"),
        "left_out": translate("Balance", "measured, partly left out by a person"),
        "observable": translate("Balance", "inferred from the rest"),
        "unobservable": translate("Balance", "not measured and not determined"),
    }[stream.standing]


def misfit_line(figures: Figures) -> str:
    """`1 of 8 readings had to move more than its error allows`."""
    readings, off = len(figures.readings()), len(figures.misfits())
    if not figures.dof:
        return translate("Balance", "No balance checks a reading: close runs, or weigh lots again.")
    if not off:
        said = translate("Balance", "none of {n} readings had to move more than its error allows")
    elif off == 1:
        said = translate("Balance", "1 of {n} readings had to move more than its error allows")
    else:
        said = translate("Balance", "{off} of {n} readings had to move more than errors allow")
    return said.format(off=off, n=readings)


def drift_badge(drift: "Drift") -> BadgeLook:
    """How a scale stands."""
    if drift.since is None:
        return BadgeLook(translate("Balance", "steady"), "ok", "check")
    said = translate("Balance", "drifting since {}").format(drift.since.name)
    return BadgeLook(said, "bad", "warning")


def per_cent_of(part: Kg, whole: Kg) -> str:
    """A part of a whole, in per cent."""
    return numbers.fraction_percent(part.kg / whole.kg) if whole.kg else numbers.UNKNOWN
