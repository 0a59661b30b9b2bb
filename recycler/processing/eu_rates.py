"""Rates of Regulation (EU) 2023/1542 for battery recycling, out of the runs of a calendar year.

Recycling efficiency is the mass of counted substances in output fractions over the mass of the
input fraction; material recovery is that of one target material. Formulas and counting follow
secondary sources of Delegated Regulation (EU) 2025/606 and are to be compared with its annex before
anything is claimed. `docs/model.md` section 14.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import ndtr  # type: ignore[import-untyped]

from recycler.processing.content import Content, total
from recycler.processing.contents import Contents
from recycler.processing.records import LotKind, Run
from recycler.processing.trace import parts_of
from recycler.quantity import Quantity
from recycler.reference import Reference

TARGET_MATERIALS = ("Co", "Cu", "Li", "Ni", "Pb")
_Z95 = 1.6448536269514722
_BATTERY = "battery"
_GROUPS = {"lead-acid": "lead-acid", "NiCd": "nickel-cadmium", "NiMH": "other",
           "alkaline": "other", "zinc-carbon": "other", "silver-oxide": "other"}  # fmt: skip
_LITHIUM = "lithium-based"
# Until 2029 carbon, phosphorus and sulphur may count (secondary source); oxygen, fluorine and
# hydrogen are left out: an assumption, until the annex was read.
_NEVER, _UNTIL_2029 = frozenset({"O", "F", "H", "Cl", "N"}), frozenset({"C", "P", "S"})


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate with its 90 % interval [-]; element "": recycling efficiency.

    target: the one in force at the end of the year [-], None where there is none; chance: that the
    rate reaches it.
    """

    group: str
    element: str
    rate: Quantity
    in_kg: float
    out_kg: float
    target: float | None
    chance: float | None

    def as_dict(self) -> dict[str, Any]:
        return {
            "group": self.group,
            "element": self.element or None,
            "rate": self.rate.as_dict(),
            "in_kg": self.in_kg,
            "out_kg": self.out_kg,
            "target": self.target,
            "chance": self.chance,
        }


def counts(element: str, year: int) -> bool:
    """Tell whether a substance counts in a year where the site has not said otherwise."""
    return element not in _NEVER and (year < 2030 or element not in _UNTIL_2029)


def eu_rates(
    contents: Contents, runs: Iterable[Run], year: int, counted: Iterable[str] | None = None
) -> list[Rate]:
    """Return the rates of the chemistry groups that runs took in.

    Args:
        contents: of a book that is whole upwards from the runs.
        runs: closed within the year.
        year: whose targets and counted substances hold.
        counted: substances the site counts in that year; None: see `counts`.

    Returns:
        For each group its efficiency, then the recovery of each target material it held. What
        went in are batteries that came from outside, in the year; what came out are its product
        lots as far as no run took of them, each by the batches it comes of.
    """
    numbers = [run.number for run in runs]
    chosen = frozenset(counted) if counted is not None else None
    found: list[Rate] = []
    outputs = _outputs(contents, numbers)
    for group, (mass, held) in _inputs(contents, numbers).items():
        out = outputs.get(group, Content())
        which = [e for e in out.elements if (e in chosen if chosen else counts(e, year))]
        target = _targets(contents.reference, year)
        efficiency = _ratio(_sum(out, which), mass)
        found.append(_rate(group, "", efficiency, target.get(f"{group} batteries")))
        for element in TARGET_MATERIALS:
            if held.of(element)[0] > 0:
                ratio = _ratio(_one(out, element), _one(held, element))
                found.append(_rate(group, element, ratio, target.get(element)))
    return found


Scalar = tuple[float, Mapping[str, float]]  # a mass [kg] and its loadings [kg] by name


def _group_of(contents: Contents, ticket: str) -> str | None:
    material = contents.reference.materials.get(contents.book.batches[ticket].material)
    if material is None or material.category != _BATTERY:
        return None
    return _GROUPS.get(material.family, _LITHIUM)


def _inputs(contents: Contents, numbers: list[str]) -> dict[str, tuple[Scalar, Content]]:
    mass: dict[str, float] = defaultdict(float)
    loadings: dict[str, dict[str, float]] = defaultdict(dict)
    held: dict[str, list[Content]] = defaultdict(list)
    for number in numbers:
        for one in contents.book.inputs_of.get(number, ()):
            group = _group_of(contents, one.source) if one.source in contents.book.batches else None
            if group is not None:
                mass[group] += one.dry_kg
                loadings[group][f"w:{one.id}"] = one.dry_sd_kg
                held[group].append(contents.of_input(one))
    return {group: ((kg, loadings[group]), total(held[group])) for group, kg in mass.items()}


def _outputs(contents: Contents, numbers: list[str]) -> dict[str, Content]:
    found: dict[str, list[Content]] = defaultdict(list)
    for number in numbers:
        for lot in contents.book.lots_of.get(number, ()):
            if lot.kind is not LotKind.PRODUCT:
                continue
            taken = math.fsum(x.dry_kg for x in contents.book.takings_of.get(lot.number, ()))
            left = max(1 - taken / lot.dry_kg, 0.0)
            held = contents.of_lot(lot.number).times(left)
            shares: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
            for ticket, (_, of_elements) in parts_of(contents, lot.number).items():
                group = _group_of(contents, ticket) if ticket in contents.book.batches else None
                if group is not None:
                    for element, share in of_elements.items():
                        shares[group][element] += share
            for group, of_elements in shares.items():
                factor = np.array([of_elements.get(element, 0.0) for element in held.elements])
                found[group].append(held.times(factor))
    return {group: total(listed) for group, listed in found.items()}


def _one(content: Content, element: str) -> Scalar:
    return content.of(element)[0], content.loadings_of(element)


def _sum(content: Content, elements: Iterable[str]) -> Scalar:
    kg, loadings = 0.0, defaultdict[str, float](float)
    for element in elements:
        mass, of_element = _one(content, element)
        kg += mass
        for name, loading in of_element.items():
            loadings[name] += loading
    return kg, loadings


def _ratio(out: Scalar, into: Scalar) -> tuple[float, float, float, float]:
    """Return a ratio, its sd [-], and both masses [kg]; what both share takes itself off."""
    rate = out[0] / into[0]
    names = {*out[1], *into[1]}
    var = math.fsum(
        ((out[1].get(name, 0.0) - rate * into[1].get(name, 0.0)) / into[0]) ** 2 for name in names
    )
    return rate, math.sqrt(var), out[0], into[0]


def _rate(
    group: str, element: str, ratio: tuple[float, float, float, float], target: float | None
) -> Rate:
    rate, sd, out_kg, in_kg = ratio
    spread = Quantity(rate, sd, max(rate - _Z95 * sd, 0.0), rate, rate + _Z95 * sd)
    chance = None
    if target is not None:
        chance = float(ndtr((rate - target) / sd)) if sd > 0 else float(rate >= target)
    return Rate(group, element, spread, in_kg, out_kg, target, chance)


def _targets(reference: Reference, year: int) -> dict[str, float]:
    """Return the EU targets in force at the end of a year, by group or element [-]."""
    found: dict[str, tuple[str, float]] = {}
    for row in reference.table("targets"):
        metric, since = row["metric"], row["effective_date"]
        is_rate = metric.startswith("recycling efficiency") or metric == "material recovery rate"
        if row["authority"] == "EU" and is_rate and since <= f"{year}-12-31":
            known = found.get(row["material_or_group"])
            if known is None or since > known[0]:
                found[row["material_or_group"]] = since, row.number("value") / 100
    return {name: value for name, (_, value) in found.items()}
