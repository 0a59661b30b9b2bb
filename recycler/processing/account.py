"""A run's account: what went in, what came out of it, and what is not found yet."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recycler.elements import HEADLINE_ORDER, RARE_EARTHS
from recycler.errors import InputError
from recycler.processing.content import Content, difference, total
from recycler.processing.contents import Contents
from recycler.processing.records import Run, RunKind
from recycler.processing.stock import COVERAGE, Taken, check_yield, shown_kg
from recycler.processing.teardown import Part, parts_of_run
from recycler.products import product_factor
from recycler.quantity import Quantity

_MEASURED = 0.5  # of what came out, from which own assays decide
_Z95 = 1.6448536269514722
Masses = Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Line:
    """An input or an output: dry mass and element masses, each with its uncertainty [kg].

    name: ticket or number; what: material or product; assayed: elements its own assay speaks of.
    """

    name: str
    kind: str
    what: str
    dry_kg: float
    sd_kg: float
    elements: Masses
    assayed: frozenset[str]

    def as_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "kind": self.kind,
            "what": self.what,
            "dry_kg": self.dry_kg,
            "sd_kg": self.sd_kg,
            "elements": masses_dict(self.elements),
            "assayed": sorted(self.assayed),
        }


@dataclass(frozen=True, slots=True)
class Closure:
    """In = out + rest, of one element or of the dry mass (element ""), [kg].

    measured: share of what came out that own assays vouch for [-]; without any the rest is only
    what the yields leave.
    """

    element: str
    in_kg: float
    in_sd_kg: float
    out_kg: float
    out_sd_kg: float
    rest_kg: float
    rest_sd_kg: float
    measured: float

    @property
    def z(self) -> float:
        """The rest in its standard uncertainties; 0 where it has none."""
        return self.rest_kg / self.rest_sd_kg if self.rest_sd_kg else 0.0

    def as_dict(self) -> dict[str, Any]:
        return {
            "element": self.element or None,
            "in_kg": self.in_kg,
            "in_sd_kg": self.in_sd_kg,
            "out_kg": self.out_kg,
            "out_sd_kg": self.out_sd_kg,
            "rest_kg": self.rest_kg,
            "rest_sd_kg": self.rest_sd_kg,
            "z": self.z,
            "measured": self.measured,
        }


@dataclass(frozen=True, slots=True)
class Expected:
    """A product a run is expected to yield: mass of the element and of the compound [kg]."""

    element: str
    product: str
    element_kg: Quantity
    product_kg: Quantity

    def as_dict(self) -> dict[str, Any]:
        return {
            "element": self.element,
            "product": self.product,
            "element_kg": self.element_kg.as_dict(),
            "product_kg": self.product_kg.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class Account:
    """All of one run; parts: of a teardown, as the profile has them."""

    run: Run
    inputs: tuple[Line, ...]
    outputs: tuple[Line, ...]
    mass: Closure
    elements: tuple[Closure, ...]
    expected: tuple[Expected, ...]
    parts: tuple[Part, ...]

    def of(self, element: str) -> Closure | None:
        """Return the closure of an element; of the dry mass where none is named."""
        if not element:
            return self.mass
        return next((one for one in self.elements if one.element == element), None)

    @property
    def headline(self) -> str:
        """The element that matters most, "" where none is known.

        The rare earth there is most of, else the first of `HEADLINE_ORDER`, else what there is
        most of.
        """
        held = {one.element: max(one.in_kg, one.out_kg) for one in self.elements}
        held = {element: kg for element, kg in held.items() if kg > 0}
        rare = [element for element in held if element in RARE_EARTHS]
        known = [element for element in HEADLINE_ORDER if element in held]
        if rare or not known:
            return max(rare or held, key=lambda element: held[element], default="")
        return known[0]

    def check_yield(self) -> None:
        """Refuse what cannot be closed without a reason.

        Raises:
            InputError: `yields_too_much` or `yields_element`.
        """
        sides = [
            tuple(Taken(line.name, line.dry_kg, line.sd_kg) for line in side)
            for side in (self.inputs, self.outputs)
        ]
        check_yield(self.run.number, *sides)
        check_elements(self)

    def as_dict(self) -> dict[str, Any]:
        return {
            "inputs": [line.as_dict() for line in self.inputs],
            "outputs": [line.as_dict() for line in self.outputs],
            "mass": self.mass.as_dict(),
            "elements": [closure.as_dict() for closure in self.elements],
            "expected": [one.as_dict() for one in self.expected],
            "parts": [part.as_dict() for part in self.parts],
        }


def account(contents: Contents, number: str) -> Account:
    """Return the account of a run as it is booked now."""
    book = contents.book
    run = book.runs[number]
    inputs = book.inputs_of.get(number, ())
    lots = book.lots_of.get(number, ())
    into = contents.into(number)
    out = total(contents.of_lot(lot.number) for lot in lots)
    elements = tuple(dict.fromkeys((*into.elements, *out.elements)))
    taken = tuple(
        Line(
            one.source, "input", contents.material_of(one.source), one.dry_kg, one.dry_sd_kg,
            contents.of_input(one).by_element(),
            frozenset(e for e in into.elements if contents.is_assayed(one.source, e)),
        )
        for one in inputs
    )  # fmt: skip
    yielded = tuple(
        Line(
            lot.number, lot.kind.value, lot.name, lot.dry_kg, lot.dry_sd_kg,
            contents.of_lot(lot.number).by_element(),
            frozenset(e for e in elements if contents.is_assayed(lot.number, e)),
        )
        for lot in lots
    )  # fmt: skip
    rest = difference(into, out)
    return Account(
        run,
        taken,
        yielded,
        _mass(taken, yielded),
        tuple(_closure(element, into, out, rest, yielded) for element in elements),
        _expected(contents, run),
        parts_of_run(contents.reference, book, number) if run.kind is RunKind.TEARDOWN else (),
    )


def check_elements(found: Account) -> None:
    """Refuse a run whose lots, by their own assays, hold more of an element than it took.

    Raises:
        InputError: `yields_element`.
    """
    for one in found.elements:
        if one.measured > _MEASURED and one.z < -COVERAGE:
            raise InputError(
                "yields_element", run=found.run.number, element=one.element,
                in_kg=shown_kg(one.in_kg), out_kg=shown_kg(one.out_kg),
                sd_kg=shown_kg(one.rest_sd_kg),
            )  # fmt: skip


def masses_dict(masses: Masses) -> dict[str, dict[str, float]]:
    """Return masses by element as the command line says them."""
    return {element: {"kg": kg, "sd_kg": sd} for element, (kg, sd) in masses.items()}


def _mass(taken: tuple[Line, ...], yielded: tuple[Line, ...]) -> Closure:
    sides = [
        (math.fsum(line.dry_kg for line in side), math.hypot(*(line.sd_kg for line in side)))
        for side in (taken, yielded)
    ]
    (in_kg, in_sd), (out_kg, out_sd) = sides
    return Closure("", in_kg, in_sd, out_kg, out_sd, in_kg - out_kg, math.hypot(in_sd, out_sd), 1.0)


def _closure(
    element: str, into: Content, out: Content, rest: Content, yielded: tuple[Line, ...]
) -> Closure:
    out_kg = out.of(element)[0]
    seen = math.fsum(
        line.elements.get(element, (0.0, 0.0))[0] for line in yielded if element in line.assayed
    )
    return Closure(
        element, *into.of(element), *out.of(element), *rest.of(element),
        seen / out_kg if out_kg > 0 else 0.0,
    )  # fmt: skip


def _expected(contents: Contents, run: Run) -> tuple[Expected, ...]:
    if run.kind is not RunKind.PROCESS or run.stage is not None:
        return ()
    products = contents.products_of(run)
    passed = contents.passed(run.number)
    found = []
    for element in passed.elements:
        product = products.get(element)
        kg, sd = passed.of(element)
        if product is None or kg <= 0:
            continue
        held = Quantity(kg, sd, max(kg - _Z95 * sd, 0.0), kg, kg + _Z95 * sd)
        made = held.scaled(product_factor(element, product))
        found.append(Expected(element, product, held, made))
    return tuple(found)
