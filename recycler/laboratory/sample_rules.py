"""The one place that turns what was typed of a sample into a `SampleEntry`."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from recycler.entry.field_rules import FieldCheck
from recycler.entry.moments import past_moment
from recycler.entry.typed import limited_text, line, quantity
from recycler.errors import InputError
from recycler.laboratory.records import SampleEntry, Taking
from recycler.problems import Problem

COLUMNS = ("ticket", "label", "taken_at", "taken_by", "how", "mass_g", "seal", "note")
REQUIRED = ("ticket", "label")
TEXT_LIMITS = {"ticket": 40, "label": 60, "taken_by": 120, "seal": 60, "note": 2000}

_GRAMS = {"": Decimal(1), "g": Decimal(1), "kg": Decimal(1000), "mg": Decimal("0.001")}


class SampleRules:
    """What a sample must be before it can be kept.

    Args:
        zone: the facility's zone; moments without a zone are meant in it.
        now: the clock, with its zone.
        decimal_comma: "1,250" is 1.25; otherwise it is refused, as it can be 1250 as well.
    """

    def __init__(
        self,
        zone: ZoneInfo,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        decimal_comma: bool = False,
    ) -> None:
        self._zone, self._now = zone, now
        self._decimal_comma = decimal_comma

    def entry(self, fields: Mapping[str, object]) -> tuple[SampleEntry | None, list[Problem]]:
        """Check one sample.

        Args:
            fields: text, number or date by column; blank and absent mean the same.

        Returns:
            The entry, None if a rule is broken; and what is wrong, by field.
        """
        check = FieldCheck(fields, COLUMNS, REQUIRED)
        values = {
            **{name: check.rule(name, limited_text(most)) for name, most in TEXT_LIMITS.items()},
            "taken_at": check.rule("taken_at", self._moment),
            "how": check.rule("how", _taking),
            "mass_g": check.rule("mass_g", self._mass),
        }
        if check.failed:
            return None, check.problems
        return SampleEntry.model_validate(values), check.problems

    def _moment(self, value: object) -> datetime:
        return past_moment(value, self._zone, self._now())

    def _mass(self, value: object) -> Decimal:
        """Return the mass of a sample [g]."""
        number, unit = quantity(value, self._decimal_comma, _unit)
        if number <= 0:
            raise InputError("sample_mass_not_positive", value=f"{number:f} g")
        return number * _GRAMS[unit or "g"]


def _unit(text: str) -> str:
    plain = line(text).casefold()
    if plain not in _GRAMS:
        raise InputError("unknown_unit", value=text, units="g, kg, mg")
    return plain


def _taking(value: object) -> Taking:
    text = line(value).casefold()
    try:
        return Taking(text)
    except ValueError as error:
        ways = ", ".join(str(way) for way in Taking)
        raise InputError("unknown_taking", value=text, ways=ways) from error
