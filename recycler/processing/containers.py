"""Containers and what they weighed empty, over time; `docs/model.md` section 14."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from recycler.batch import WHOLE_SCALE_KG
from recycler.entry.field_rules import FieldCheck
from recycler.entry.moments import past_moment
from recycler.entry.typed import limited_text, line, quantity
from recycler.errors import InputError
from recycler.problems import Problem
from recycler.processing.records import ContainerTare
from recycler.processing.rules import TEXT_LIMITS
from recycler.units import Reading, unit_code

COLUMNS = ("container", "tare", "unit", "scale", "at", "note")
REQUIRED = ("container", "tare", "at")
NOTABLE = 0.05  # of the tare before: more than what sticks to a drum (assumption)


@dataclass(frozen=True, slots=True)
class Container:
    """A container with all it ever weighed empty, oldest first; there is at least one.

    weighings: of inputs and lots of runs that were made in it.
    """

    name: str
    tares: tuple[ContainerTare, ...]
    weighings: int = 0

    @property
    def last(self) -> ContainerTare:
        return self.tares[-1]

    def change_kg(self, place: int = -1) -> float | None:
        """Return what a tare is above the one before it [kg]; None for the first."""
        number = range(len(self.tares))[place]
        if number == 0:
            return None
        before, after = (tare_kg(one) for one in self.tares[number - 1 : number + 1])
        return after - before

    def is_notable(self, place: int = -1) -> bool:
        """Tell whether a tare moved by more than what sticks to a container."""
        change = self.change_kg(place)
        return change is not None and abs(change) > NOTABLE * tare_kg(self.tares[place - 1])

    def as_dict(self) -> dict[str, Any]:
        tares = [
            one.model_dump(mode="json") | {"tare": float(one.tare), "change_kg": self.change_kg(n)}
            for n, one in enumerate(self.tares)
        ]
        return {"container": self.name, "weighings": self.weighings, "tares": tares}


def tare_kg(one: ContainerTare) -> float:
    """Return a tare [kg]."""
    return Reading(one.tare, one.unit).kg


class TareRules:
    """What the weighing of an empty container must be before it can be kept.

    Args:
        zone: the facility's zone; moments without a zone are meant in it.
        capacity_kg: the most the scale can weigh [kg].
        now: the clock, with its zone.
        decimal_comma: "1,250" is 1.25; otherwise it is refused, as it can be 1250 as well.
    """

    def __init__(
        self,
        zone: ZoneInfo,
        capacity_kg: float = WHOLE_SCALE_KG,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        decimal_comma: bool = False,
    ) -> None:
        self._zone, self._now = zone, now
        self._capacity_kg, self._decimal_comma = capacity_kg, decimal_comma

    def entry(self, fields: Mapping[str, object]) -> tuple[ContainerTare | None, list[Problem]]:
        """Check one weighing; a tare without a unit is in kilograms unless `unit` says another.

        Args:
            fields: text, number or moment by column; blank and absent mean the same.

        Returns:
            The weighing, None if a rule is broken; and what is wrong, by field.
        """
        check = FieldCheck(fields, COLUMNS, REQUIRED)
        values = {
            name: check.rule(name, limited_text(TEXT_LIMITS[name], several_lines=name == "note"))
            for name in ("container", "scale", "note")
        }
        values["unit"] = check.rule("unit", lambda value: unit_code(line(value))) or "kg"
        values["tare"] = check.rule("tare", lambda value: self._tare(value, values))
        values["at"] = check.rule("at", lambda value: past_moment(value, self._zone, self._now()))
        if check.failed:
            return None, check.problems
        return ContainerTare.model_validate(values), check.problems

    def _tare(self, value: object, values: dict[str, object]) -> Decimal:
        """Return the digits of a tare; a unit that is written with it is the unit."""
        number, own = quantity(value, self._decimal_comma)
        values["unit"] = own or values["unit"]
        found = Reading(number, str(values["unit"]))
        if found.ug <= 0:
            raise InputError("tare_not_positive", value=f"{number:f} {found.unit}")
        if found.kg > self._capacity_kg:
            told = {"value": f"{number:f} {found.unit}", "capacity_kg": f"{self._capacity_kg:.15g}"}
            raise InputError("over_capacity", **told)
        return number
