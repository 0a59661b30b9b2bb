"""A scenario: what is supposed of intake, routes and yields, from a day on, and its rules."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from pydantic import ValidationError
from sqlmodel import Field

from recycler.elements import element_symbol
from recycler.errors import InputError
from recycler.record import Record
from recycler.reference.data import Reference

MOST_KG = Decimal(10) ** 9  # a month; more is a slip of the hand
MOST_FACTOR = Decimal(1000)
_KG, _FACTOR = "kg_per_month", "factor"


class ScenarioState(StrEnum):
    """A scenario is kept until a person ends it; it stays in the books."""

    ACTIVE = "active"
    ENDED = "ended"


class ScenarioEntry(Record):
    """What is supposed.

    kg_per_month: dry mass of a material [kg]; factors: on what came of a material [-]; routes: all
    that comes of a material goes; yields: share of an element that is won on a route [-].
    """

    name: str = Field(min_length=1, max_length=120)
    note: str = Field(default="", max_length=400)
    since: date
    kg_per_month: tuple[tuple[str, Decimal], ...] = ()
    factors: tuple[tuple[str, Decimal], ...] = ()
    routes: tuple[tuple[str, str], ...] = ()
    yields: tuple[tuple[str, str, Decimal], ...] = ()

    @property
    def changes(self) -> int:
        """How many things it supposes."""
        return sum(map(len, (self.kg_per_month, self.factors, self.routes, self.yields)))


class Scenario(ScenarioEntry):
    """A scenario as stored."""

    id: str = Field(description="UUIDv7")
    version: int = 1
    state: ScenarioState = ScenarioState.ACTIVE
    why: str | None = None
    entered_at: datetime
    entered_by: str


def entry_of(
    name: str, since: date, *, note: str = "", settings: Iterable[str] = (),
    routes: Iterable[str] = (), yields: Iterable[str] = (),
) -> ScenarioEntry:  # fmt: skip
    """Return the scenario that is written as a command has it.

    Args:
        name: what it is called.
        since: its first day.
        note: why it is looked at.
        settings: such as `material.NDFEB_HDD.kg_per_month=5000` or `material.NDFEB_HDD.factor=1.5`.
        routes: such as `NDFEB_HDD=ACID_SX`.
        yields: such as `LIB_HYDRO.Li=0.7` or `=70%`.

    Raises:
        InputError: `whatif_bad_setting` with what was written.
    """
    kg: list[tuple[str, Decimal]] = []
    factors: list[tuple[str, Decimal]] = []
    for text in settings:
        left, number = _halves(text)
        word, dot, rest = left.partition(".")
        material, _, what = rest.rpartition(".")
        if not dot or word != "material" or not material or what not in (_KG, _FACTOR):
            raise InputError("whatif_bad_setting", value=text)
        (kg if what == _KG else factors).append((material, _number(number, text)))
    won = []
    for text in yields:
        left, number = _halves(text)
        route, dot, element = left.rpartition(".")
        if not dot or not route:
            raise InputError("whatif_bad_setting", value=text)
        won.append((route, element_symbol(element), _number(number, text)))
    return ScenarioEntry.model_construct(
        name=name, note=note, since=since, kg_per_month=tuple(kg), factors=tuple(factors),
        routes=tuple(_halves(text) for text in routes), yields=tuple(won),
    )  # fmt: skip


def next_month(day: date) -> date:
    """Return the first day of the month after a day."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def checked(entry: ScenarioEntry, reference: Reference) -> ScenarioEntry:
    """Return an entry whose rules were checked now, in the order of its materials and routes.

    Raises:
        InputError: `bad_scenario` with the field, `whatif_twice`, `whatif_negative`,
            `whatif_too_much`, `whatif_no_fraction`, `unknown_material`, `unknown_route`,
            `unknown_element`, `route_not_applicable`.
    """
    values = {name: getattr(entry, name) for name in ScenarioEntry.model_fields}
    try:
        found = ScenarioEntry.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        field = str(first["loc"][0]) if first["loc"] else ""
        raise InputError(
            "bad_scenario", field=field, value=first.get("input"), why=first["msg"]
        ) from error
    _check_intake(found, reference)
    for material, route in found.routes:
        _check_route(reference, material, route)
    for route, element, share in found.yields:
        reference.route(route)
        element_symbol(element)
        if not 0 <= share <= 1:
            raise InputError("whatif_no_fraction", route=route, element=element, value=str(share))
    return found.model_copy(
        update={
            name: tuple(sorted(getattr(found, name)))
            for name in ("kg_per_month", "factors", "routes", "yields")
        }
    )


def _check_intake(entry: ScenarioEntry, reference: Reference) -> None:
    bounded = ((entry.kg_per_month, MOST_KG), (entry.factors, MOST_FACTOR))
    for stated, most in bounded:
        for material, number in stated:
            reference.material(material)
            if number < 0:
                raise InputError("whatif_negative", material=material, value=str(number))
            if number > most:
                raise InputError("whatif_too_much", material=material, value=str(number), most=most)
    named = [material for material, _ in (*entry.kg_per_month, *entry.factors)]
    routed = [material for material, _ in entry.routes]
    won = [f"{route}.{element}" for route, element, _ in entry.yields]
    for names in (named, routed, won):
        twice = next((one for one in names if names.count(one) > 1), None)
        if twice is not None:
            raise InputError("whatif_twice", what=twice)


def _check_route(reference: Reference, material: str, route: str) -> None:
    possible = reference.applicable_routes(material)
    reference.route(route)
    if route not in possible:
        raise InputError(
            "route_not_applicable", material=material, route=route, routes=", ".join(possible)
        )


def _halves(text: str) -> tuple[str, str]:
    left, equals, right = (part.strip() for part in text.partition("="))
    if not (left and equals and right):
        raise InputError("whatif_bad_setting", value=text)
    return left, right


def _number(text: str, whole: str) -> Decimal:
    try:
        number = Decimal(text.removesuffix("%").strip())
    except InvalidOperation as error:
        raise InputError("whatif_bad_setting", value=whole) from error
    if not number.is_finite():
        raise InputError("whatif_bad_setting", value=whole)
    return number / 100 if text.endswith("%") else number
