"""What window, command line and reports say of a scenario, in words."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.language import numbers, words
from ui.language.numbers import UNKNOWN, MassUnit, mass_unit
from ui.language.reference_names import material_name, route_name
from ui.language.sentences import say
from ui.targets import groups
from ui.targets import wording as targets

if TYPE_CHECKING:
    from recycler.quantity import Quantity
    from recycler.reference.data import Reference
    from recycler.targets.standing import Standing
    from recycler.whatif.effect import Effect, MassChange
    from recycler.whatif.masses import Change
    from recycler.whatif.moved import Moved
    from recycler.whatif.scenario import ScenarioEntry

translate = QCoreApplication.translate
PLAIN = MassUnit("", 1.0)
_EVIDENCE: dict[str, object] = {
    "own": QT_TRANSLATE_NOOP("Whatif", "own data"),
    "published": QT_TRANSLATE_NOOP("Whatif", "published"),
    "secondary": QT_TRANSLATE_NOOP("Whatif", "secondary source"),
    "assumption": QT_TRANSLATE_NOOP("Whatif", "assumption"),
}


def evidence(grade: str) -> str:
    """How a base value is founded."""
    return translate("Whatif", str(_EVIDENCE[grade]))


def supposed(entry: "ScenarioEntry", reference: "Reference") -> list[str]:
    """What a scenario supposes, one sentence each, by the names of materials and routes."""
    material, route = partial(material_name, reference), partial(route_name, reference)
    kg_words = translate("Whatif", "{kg} a month of {material}.")
    times = translate("Whatif", "{factor} times as much {material}.")
    way = translate("Whatif", "{material} goes to {route}.")
    won = translate("Whatif", "{route} wins {share} of {element}.")
    return [
        *(kg_words.format(kg=mass(float(kg)), material=material(m))
          for m, kg in entry.kg_per_month),
        *(times.format(factor=_plain(float(f)), material=material(m)) for m, f in entry.factors),
        *(way.format(material=material(m), route=route(r)) for m, r in entry.routes),
        *(won.format(route=route(r), element=words.in_sentence(words.group(e)),
                     share=numbers.fraction_percent(float(share)))
          for r, e, share in entry.yields),
    ]  # fmt: skip


def name(one: "Moved") -> str:
    """What a target is called."""
    return groups.name(one.standing.target)


def as_then(one: "Moved") -> "Standing":
    """A standing with what is then to be expected in the place of what is now."""
    return replace(one.standing, expected=one.expected, chance=one.chance, word=one.word)


def was(one: "Moved") -> str:
    """The projection as things are; of what is not projected, the figure."""
    return _projected(one.standing)


def then(one: "Moved") -> str:
    """The projection under the scenario."""
    return _projected(as_then(one)) if one.chance is not None else UNKNOWN


def _projected(standing: "Standing") -> str:
    now = standing.now
    if standing.expected is None and now is not None:
        from recycler.targets.standing import Expected

        flat = Expected(now.value, now.p05, now.p05, now.p95, now.p95)
        return targets.expected(replace(standing, expected=flat))
    return targets.expected(standing)


def chance_was(one: "Moved") -> str:
    """The chance of meeting the target as things are."""
    return targets.chance(one.standing)


def chance_then(one: "Moved") -> str:
    """The chance of meeting it under the scenario."""
    return UNKNOWN if one.chance is None else numbers.chance(one.chance)


def moved_by(one: "Moved") -> str:
    """The difference with half its 90 % interval: `+14.4 ± 6.5 t`."""
    found = one.difference
    if found is None:
        return UNKNOWN
    unit = targets.unit_of(as_then(one))
    if unit is targets.PERCENT:
        points = MassUnit(translate("Whatif", "pp"), unit.per_kg)
        return difference(found, points)
    return difference(found, unit)


def difference(found: "Quantity", unit: MassUnit) -> str:
    """A difference with its sign and half its 90 % interval, with the digits this leaves."""
    half = (found.p95 - found.p05) / 2 * unit.per_kg
    mean = found.mean * unit.per_kg
    if not half and not mean:
        return translate("Whatif", "no change")
    decimals = max(0, min(numbers.interval_decimals(half), 3)) if half else 1
    sign = "+" if mean > 0 else numbers.MINUS if mean < 0 else ""
    said = f"{sign}{numbers.number(abs(mean), decimals)}"
    if half:
        said += f" {numbers.PLUS_MINUS} {numbers.number(half, decimals)}"
    return numbers.with_unit(said, unit.name)


def change(found: "Change", *, money: str = "") -> tuple[str, str, str]:
    """A mass or an amount of money as it was, then, and the difference."""
    largest = max(found.was.mean, found.then.mean)
    unit = _money(largest, money) if money else mass_unit(largest, tonnes=True)
    return (
        numbers.with_interval(found.was, unit), numbers.with_interval(found.then, unit),
        difference(found.difference, unit),
    )  # fmt: skip


def _money(largest: float, currency: str) -> MassUnit:
    if largest >= 1e6:
        return MassUnit(translate("Whatif", "million {}").format(currency), 1e-6)
    return MassUnit(currency, 1.0)


def worth_name(measure: str) -> str:
    """What a line of money is."""
    if measure == "contained":
        return translate("Whatif", "Value contained")
    return translate("Whatif", "Value recovered")


def why(one: "Moved") -> str:
    """Why a target does not move, or nothing can be said of it."""
    return say(one.reason) if one.reason else ""


def mass(kg: float) -> str:
    """A mass as it is stated: `5 t`."""
    unit = mass_unit(kg, tonnes=True)
    return numbers.with_unit(_plain(kg * unit.per_kg), unit.name)


def _plain(size: float) -> str:
    text = f"{size:.4g}"
    decimals = len(f"{float(text):f}".rstrip("0").partition(".")[2])
    return numbers.number(size, decimals)


def basis() -> str:
    """What the answer rests on, in a sentence or two."""
    return translate(
        "Whatif",
        "A year like the last twelve months, of lots nobody has assayed yet. Lots and yields err "
        "together before and after, so the difference has its own interval, 90 %. Who brings a "
        "material stays as it is; prices stay as they are.",
    )


def unpriced(found: "Effect") -> str:
    """Which elements are in no value, or nothing."""
    if not found.unpriced:
        return ""
    said = translate("Whatif", "Without a price, and in no value: {elements}.")
    return said.format(elements=", ".join(found.unpriced))


def notable(found: "Effect", names: Sequence[str] = ()) -> "list[MassChange]":
    """The elements a scenario moves, and those that are asked for, the largest first."""
    rows = [
        one for one in found.masses
        if one.element in names or abs(one.recovered.difference.mean) > 0.005 * max(
            one.recovered.was.mean, 1.0
        )
    ]  # fmt: skip
    return sorted(rows, key=lambda one: -one.recovered.then.mean)
