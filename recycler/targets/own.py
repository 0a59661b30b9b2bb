"""Targets of the facility's own, as they are entered, changed and ended by people."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from pydantic import ValidationError, model_validator
from pydantic_core import PydanticCustomError
from sqlmodel import Field

from recycler.elements import GROUPS, element_symbol
from recycler.errors import InputError
from recycler.record import Record
from recycler.targets.metrics import Figure
from recycler.targets.target import Comparator, Legal, Step, Target

OWN_FIGURES: Mapping[Figure, tuple[Comparator, ...]] = {
    Figure.RECOVERED_KG: (Comparator.AT_LEAST, Comparator.AT_MOST),
    Figure.CUSTOMER_SHARE: (Comparator.AT_LEAST,),
    Figure.PARTNER_SHARE: (Comparator.AT_LEAST,),
    Figure.LARGEST_SUPPLIER: (Comparator.AT_MOST,),
    Figure.LARGEST_ORIGIN: (Comparator.AT_MOST,),
    Figure.HONESTY: (Comparator.AT_LEAST,),
    Figure.RECOVERY_RATE: (Comparator.AT_LEAST,),
}
_ABOUT_ONE = (Figure.RECOVERED_KG, Figure.CUSTOMER_SHARE, Figure.RECOVERY_RATE)


class OwnState(StrEnum):
    """A target holds until a person ends it; it stays in the books."""

    ACTIVE = "active"
    ENDED = "ended"


class OwnTargetEntry(Record):
    """What a person enters: a figure, what it is of, and its steps."""

    name: str = Field(min_length=1, max_length=120)
    figure: Figure
    about: str = Field(default="", max_length=4, description="element or group; empty: dry mass")
    comparator: Comparator = Comparator.AT_LEAST
    steps: tuple[tuple[date, Decimal], ...] = Field(
        min_length=1, max_length=40, description="value from one date to the next, by date"
    )
    customer: str = Field(default="", max_length=120)
    demand_kg: Decimal = Field(default=Decimal(0), ge=0, description="of the customer [kg a year]")
    owner: str = Field(default="", max_length=120, description="who acts if it is not met")

    @model_validator(mode="after")
    def _is_whole(self) -> "OwnTargetEntry":
        code = _fault(self)
        if code:
            raise PydanticCustomError(code, "a rule on the whole target")
        return self


class OwnTarget(OwnTargetEntry):
    """A target of the facility's own as stored."""

    id: str = Field(description="UUIDv7")
    code: str
    version: int = 1
    state: OwnState = OwnState.ACTIVE
    why: str | None = None
    entered_at: datetime
    entered_by: str


class Following(Record):
    """A target of the reference list that the facility follows, or no longer does."""

    id: str = Field(description="UUIDv7")
    code: str
    version: int = 1
    state: OwnState = OwnState.ACTIVE
    why: str | None = None
    entered_at: datetime
    entered_by: str


def about_of(text: str) -> str:
    """Return the element or group meant by a text, empty for dry mass.

    Raises:
        InputError: `unknown_element`.
    """
    plain = text.strip()
    group = next((one for one in GROUPS if one.casefold() == plain.casefold()), None)
    if not plain or group:
        return group or ""
    return element_symbol(plain)


def steps_of(texts: Iterable[str]) -> tuple[tuple[date, Decimal], ...]:
    """Return the steps that are written as `2027-12-31=48000`, or `=70%` of a share, by date.

    Raises:
        InputError: `target_bad_step`.
    """
    return tuple(sorted(_step(text) for text in texts if text.strip()))


def _step(text: str) -> tuple[date, Decimal]:
    day, equals, value = (part.strip() for part in text.partition("="))
    try:
        on, number = date.fromisoformat(day), Decimal(value.removesuffix("%").strip())
    except (ValueError, InvalidOperation) as error:
        raise InputError("target_bad_step", value=text.strip()) from error
    if not equals or not number.is_finite():
        raise InputError("target_bad_step", value=text.strip())
    return on, number / 100 if value.endswith("%") else number


def checked(entry: OwnTargetEntry) -> OwnTargetEntry:
    """Return an entry whose rules were checked now.

    Raises:
        InputError: `bad_target` with the field, or the code of a rule on the whole target.
    """
    values = {name: getattr(entry, name) for name in OwnTargetEntry.model_fields}
    try:
        return OwnTargetEntry.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        field = str(first["loc"][0]) if first["loc"] else ""
        code = first["type"] if first["type"].startswith("target_") else "bad_target"
        raise InputError(code, field=field, value=first.get("input"), why=first["msg"]) from error


def own_target(stored: OwnTarget) -> Target:
    """Return a stored target as all targets are."""
    return Target(
        stored.code, stored.name, "", stored.figure.value, stored.figure, stored.about,
        stored.about, stored.comparator,
        tuple(Step(day, float(value)) for day, value in stored.steps),
        "kg" if stored.figure is Figure.RECOVERED_KG else "fraction", "facility", Legal.INTERNAL,
        "own", stored.entered_by, status=stored.state.value, customer=stored.customer,
        demand_kg=float(stored.demand_kg), owner=stored.owner, followed=True,
        version=stored.version,
    )  # fmt: skip


def _fault(entry: OwnTargetEntry) -> str | None:
    """Return the code of the first rule on the whole that is broken."""
    if entry.figure not in OWN_FIGURES:
        return "target_not_own"
    if entry.comparator not in OWN_FIGURES[entry.figure]:
        return "target_wrong_way"
    if entry.figure in _ABOUT_ONE and not entry.about:
        return "target_of_what"
    if entry.figure is Figure.CUSTOMER_SHARE and not (entry.customer and entry.demand_kg):
        return "target_no_demand"
    return _fault_of_steps(entry.figure, entry.steps)


def _fault_of_steps(figure: Figure, steps: Sequence[tuple[date, Decimal]]) -> str | None:
    days = [day for day, _ in steps]
    if sorted(set(days)) != days:
        return "target_steps_order"
    values = [value for _, value in steps]
    if figure is Figure.RECOVERED_KG:
        return None if all(value > 0 for value in values) else "target_not_positive"
    return None if all(0 < value <= 1 for value in values) else "target_not_a_share"
