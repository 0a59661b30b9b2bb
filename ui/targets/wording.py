"""What window and command line say of a target, in words."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from recycler.quantity import Quantity
from recycler.targets.metrics import Figure
from recycler.targets.target import Comparator, Legal
from ui.language import numbers, words
from ui.language.numbers import UNKNOWN, MassUnit, mass_unit
from ui.language.reference_names import material_name, spoken

if TYPE_CHECKING:
    from recycler.reference.data import Reference
    from recycler.targets.gap import Closing, Gap
    from recycler.targets.standing import Expected, Now, Standing
    from recycler.targets.target import Target

translate = QCoreApplication.translate
PERCENT, PLAIN = MassUnit("%", 100.0), MassUnit("", 1.0)
_FINE = 0.01  # half an interval of a share from which on a tenth of a per cent is fine enough

WORDS: dict[str, object] = {
    "met": QT_TRANSLATE_NOOP("Targets", "met"),
    "on course": QT_TRANSLATE_NOOP("Targets", "on course"),
    "open": QT_TRANSLATE_NOOP("Targets", "open"),
    "not on course": QT_TRANSLATE_NOOP("Targets", "not on course"),
    "missed": QT_TRANSLATE_NOOP("Targets", "missed"),
    "no data": QT_TRANSLATE_NOOP("Targets", "no data"),
}
LEGAL: dict[str, object] = {
    Legal.LAW: QT_TRANSLATE_NOOP("Targets", "in force"),
    Legal.UNVERIFIED: QT_TRANSLATE_NOOP("Targets", "to be verified"),
    Legal.POLICY: QT_TRANSLATE_NOOP("Targets", "policy"),
    Legal.ENDED: QT_TRANSLATE_NOOP("Targets", "no longer in force"),
    Legal.INTERNAL: QT_TRANSLATE_NOOP("Targets", "own"),
}
FIGURES: dict[str, object] = {
    Figure.RECOVERED_KG: QT_TRANSLATE_NOOP("Targets", "Recovered in a year"),
    Figure.CUSTOMER_SHARE: QT_TRANSLATE_NOOP("Targets", "Share of a customer’s demand"),
    Figure.RECOVERY_RATE: QT_TRANSLATE_NOOP("Targets", "Recovery rate"),
    Figure.EFFICIENCY: QT_TRANSLATE_NOOP("Targets", "Recycling efficiency"),
    Figure.PARTNER_SHARE: QT_TRANSLATE_NOOP("Targets", "Intake from partner countries"),
    Figure.COUNTRY_SHARE: QT_TRANSLATE_NOOP("Targets", "Intake from one country"),
    Figure.LARGEST_SUPPLIER: QT_TRANSLATE_NOOP("Targets", "Largest supplier"),
    Figure.LARGEST_ORIGIN: QT_TRANSLATE_NOOP("Targets", "Largest origin"),
    Figure.ORIGIN_HHI: QT_TRANSLATE_NOOP("Targets", "Concentration of origins, HHI"),
    Figure.HONESTY: QT_TRANSLATE_NOOP("Targets", "90 % intervals that hold"),
}


def word(standing: "Standing") -> str:
    """How a target stands: `on course`."""
    return translate("Targets", str(WORDS[standing.word.value]))


def legal(target: "Target") -> str:
    """What binds to it; beside a benchmark of a region that it is for orientation."""
    said = binds(target)
    if target.for_orientation:
        return translate("Targets", "{}, for orientation").format(said)
    return said


def binds(target: "Target") -> str:
    """What binds to a target: `in force`, `to be verified`."""
    return translate("Targets", str(LEGAL[target.legal]))


def figure(which: Figure) -> str:
    """The name of a figure."""
    noted = FIGURES.get(which)
    return translate("Targets", str(noted)) if noted else UNKNOWN


def unit(target: "Target", largest: float) -> MassUnit:
    """The unit a target's figures are written in."""
    if target.figure is Figure.RECOVERED_KG:
        return mass_unit(largest, tonnes=True)
    return PERCENT if target.unit == "fraction" else PLAIN


def unit_of(standing: "Standing") -> MassUnit:
    """The unit of all figures of one target: that of the largest."""
    sizes = [standing.step.value, *(one.value for one in (standing.now, standing.expected) if one)]
    return unit(standing.target, max(sizes))


def value(standing: "Standing") -> str:
    """What is to be reached or not exceeded: `≥ 48 t`."""
    return step_value(standing, standing.step.value)


def step_value(standing: "Standing", number: float) -> str:
    """What a step is to be, in the unit of its target."""
    scale = unit_of(standing)
    name = scale.name or (
        "" if standing.target.unit == "HHI points" else spoken(standing.target.unit)
    )
    sign = "≥" if standing.target.comparator is Comparator.AT_LEAST else "≤"
    return numbers.with_unit(f"{sign}{numbers.THIN}{_exact(number * scale.per_kg)}", name)


def now(standing: "Standing") -> str:
    """The figure now: `42.2 ± 1.6 t`; not known: a dash."""
    return _with_interval(standing.now, unit_of(standing))


def expected(standing: "Standing") -> str:
    """The figure at the date of the target, with the digits its interval leaves."""
    found = standing.expected
    if found is None:
        return UNKNOWN
    scale = unit_of(standing)
    decimals = _decimals(found.p95 - found.p05, scale)
    if scale is PERCENT:
        decimals = min(decimals, 1)
    return numbers.with_unit(numbers.number(found.value * scale.per_kg, decimals), scale.name)


def chance(standing: "Standing") -> str:
    """The chance of meeting the target, as whole per cent."""
    return UNKNOWN if standing.chance is None else numbers.chance(standing.chance)


def takes(found: "Gap") -> str:
    """What a target takes: how much more, in which time, and what the last weeks brought."""
    standing = found.standing
    if found.missing is None:
        return ""
    scale = unit_of(standing)
    is_least = standing.target.comparator is Comparator.AT_LEAST
    missing = found.missing if is_least else -found.missing
    name = translate("Targets", "percentage points") if scale is PERCENT else scale.name
    size = numbers.with_unit(_exact(abs(missing) * scale.per_kg, 2), name)
    if not standing.target.figure.is_sum:
        return _beside(missing, size)
    if missing <= 0:
        return translate("Targets", "Reached, {} over.").format(size)
    said = translate("Targets", "{more} more in {weeks} weeks.").format(
        more=size, weeks=_exact(found.weeks, 2)
    )
    return " ".join(filter(None, (said, _lately(found), _reached(found))))


def _beside(missing: float, size: str) -> str:
    if missing <= 0:
        return translate("Targets", "Within the target by {}.").format(size)
    return translate("Targets", "Short of the target by {}.").format(size)


def _lately(found: "Gap") -> str:
    if not found.lately:
        return ""
    scale = mass_unit(max(found.lately_kg, found.lately_sd_kg), tonnes=True)
    decimals = _decimals(4 * found.lately_sd_kg, scale)
    each = numbers.with_unit(
        f"{numbers.number(found.lately_kg * scale.per_kg, decimals)} {numbers.PLUS_MINUS} "
        f"{numbers.number(found.lately_sd_kg * scale.per_kg, decimals)}",
        scale.name,
    )
    said = translate("Targets", "The last {weeks} weeks brought {each} of recovered mass each.")
    return said.format(weeks=found.lately, each=each)


def _reached(found: "Gap") -> str:
    if found.reached is None:
        return translate("Targets", "As things go it is not reached in time.")
    return translate("Targets", "As things go it is reached about {}.").format(
        numbers.day(found.reached)
    )


def ways(found: "Gap", reference: "Reference") -> list[str]:
    """What would raise the chance most, one sentence each."""
    return [_way(found, one, reference) for one in found.ways]


def _way(found: "Gap", one: "Closing", reference: "Reference") -> str:
    mass = _mass(abs(one.kg_a_month))
    if one.way == "material":
        said = (
            translate("Targets", "{kg} more a month of {material} ({now} to {then}).")
            if one.kg_a_month >= 0
            else translate("Targets", "{kg} less a month of {material} ({now} to {then}).")
        )
    elif one.way == "yield":
        said = translate(
            "Targets", "A yield of {after} in the place of {before} ({now} to {then})."
        )
    elif one.way == "assay":
        said = translate("Targets", "Assay the {batches} batches of {material} ({now} to {then}).")
    elif one.way == "from_partners":
        said = translate("Targets", "{kg} more {what} from partners a month ({now} to {then}).")
    else:
        said = translate("Targets", "{kg} more {what} from others a month ({now} to {then}).")
    return said.format(
        kg=mass, material=material_name(reference, one.material), batches=one.batches,
        what=substance(found.standing.target),
        before=numbers.fraction_percent(one.before), after=numbers.fraction_percent(one.after),
        now=chance(found.standing), then=numbers.chance(one.chance),
    )  # fmt: skip


def substance(target: "Target") -> str:
    """What a figure is of: `lithium`, or `dry mass`."""
    if not target.about or target.figure is Figure.EFFICIENCY:
        return translate("Targets", "dry mass")
    return words.in_sentence(words.group(target.about))


def computed(standing: "Standing") -> str:
    """How the chance is computed, in a sentence or two."""
    n = numbers.number(standing.n)
    said = {
        "weeks": translate(
            "Targets",
            "The facility’s own {n} weeks, with season and trend, blocks of them drawn 2000 times, "
            "and the error of what is counted, which is shared by what comes.",
        ),
        "runs": translate("Targets", "Balances of {n} closed runs of this calendar year, taken to "
                          "stay as they are."),
        "batches": translate("Targets", "Estimates of {n} batches, taken to stay as they are."),
        "months": translate(
            "Targets", "The facility’s own last {n} months, drawn anew for the months to come."
        ),
        "assays": translate("Targets", "{n} final results held against the intervals given at "
                            "intake (Jeffreys’ interval)."),
        "": "",
    }[standing.basis]  # fmt: skip
    return said.format(n=n)


def by(standing: "Standing") -> date:
    """The date of the step worked towards."""
    return standing.step.on


def _with_interval(found: "Now | None", scale: MassUnit) -> str:
    if found is None:
        return UNKNOWN
    half = (found.p95 - found.p05) / 2
    if scale is PERCENT and half < _FINE:
        return _fine(found.value, half)
    quantity = Quantity(found.value, half, found.p05, found.value, found.p95)
    return numbers.with_interval(quantity, scale)


def _fine(share: float, half: float) -> str:
    """A share to a tenth of a per cent, with the half interval where it is as large as that."""
    shown = numbers.number(100 * share, 1)
    if half >= 0.0005:
        shown += f" {numbers.PLUS_MINUS} {numbers.number(100 * half, 1)}"
    return numbers.with_unit(shown, "%")


def _decimals(width: float, scale: MassUnit) -> int:
    return max(0, numbers.interval_decimals(width / 2 * scale.per_kg))


def _exact(size: float, digits: int = 4) -> str:
    """A figure that is stated, with all its digits but no more than some."""
    return numbers.number(size, max(0, _needed(size, digits)))


def _needed(size: float, digits: int) -> int:
    text = f"{size:.{digits}g}"
    mantissa = f"{float(text):f}".rstrip("0").partition(".")[2]
    return len(mantissa)


def _mass(kg: float) -> str:
    scale = mass_unit(kg, tonnes=True)
    return numbers.with_unit(_exact(kg * scale.per_kg, 2), scale.name)


def interval_of(found: "Expected | None", scale: MassUnit) -> str:
    """The 90 % interval of a projection: `47–53 t`."""
    if found is None:
        return UNKNOWN
    decimals = _decimals(found.p95 - found.p05, scale)
    low, high = (numbers.number(one * scale.per_kg, decimals) for one in (found.p05, found.p95))
    return numbers.with_unit(f"{low}{numbers.RANGE}{high}", scale.name)


GRADES: dict[str, object] = {
    "high": QT_TRANSLATE_NOOP("Targets", "read in the rule or from its maker"),
    "medium": QT_TRANSLATE_NOOP("Targets", "at second hand, to be verified"),
    "low": QT_TRANSLATE_NOOP("Targets", "weakly founded"),
    "unverified": QT_TRANSLATE_NOOP("Targets", "not verified"),
    "own": QT_TRANSLATE_NOOP("Targets", "own"),
}


def grade(evidence: str) -> str:
    """How well a target itself is founded."""
    return translate("Targets", str(GRADES[evidence]))
