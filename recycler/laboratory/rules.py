"""The one place that turns what was typed or stood in a cell into an assay or a control."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Context, Decimal
from zoneinfo import ZoneInfo

from recycler.elements import element_symbol
from recycler.entry.field_rules import FieldCheck, Remembered, before_dash, check_unit
from recycler.entry.moments import past_moment
from recycler.entry.typed import limited_text, line, quantity
from recycler.errors import InputError
from recycler.laboratory.records import FRACTION_PER_UNIT, AssayEntry, AssayState, ControlEntry
from recycler.laboratory.units import share_unit
from recycler.problems import Problem

COLUMNS = (
    "ticket", "sample", "element", "value", "unit", "sd", "method", "instrument", "laboratory",
    "analysed_at", "state", "why",
)  # fmt: skip
REQUIRED = ("ticket", "sample", "element", "value", "unit")
TEXT_LIMITS = {
    "ticket": 40, "sample": 60, "method": 60, "instrument": 60, "laboratory": 120, "why": 2000,
}  # fmt: skip
CONTROL_COLUMNS = (
    "name", "element", "value", "unit", "sd", "certified", "certified_sd", "method", "laboratory",
    "analysed_at",
)  # fmt: skip
CONTROL_REQUIRED = ("name", "element", "value", "unit")
CONTROL_TEXT_LIMITS = {"name": 60, "method": 60, "laboratory": 120}
STATES = (AssayState.PROVISIONAL, AssayState.FINAL)  # a result comes in as one of these

_STATES_ALSO = {
    AssayState.PROVISIONAL: "preliminary, 暫定, 速報",
    AssayState.FINAL: "approved, confirmed, 確定, 最終",
}
_ONE = Decimal(1)
_DIGITS = Context(prec=12)  # of an uncertainty divided by its coverage factor
_NOT_FOUND = re.compile(
    r"(?:n\.?\s?d\.?|b\.?\s?d\.?\s?l\.?|<?\s*(?:lod|loq|mdl|dl)|not\s+detected|below\s+detection"
    r"|不検出|検出せず|検出限界(?:以下|未満)|検出下限(?:以下|未満))(?![a-z])",
    re.IGNORECASE,
)
_PLUS_MINUS = re.compile(r"^\s*(?:±|\+\s?/\s?[-\u2212]|\+[-\u2212])\s*")


class _FindingRules:
    """What every finding must be, whatever it was made of.

    Args:
        zone: the facility's zone; moments without a zone are meant in it.
        now: the clock, with its zone.
        decimal_comma: "1,250" is 1.25; otherwise it is refused, as it can be 1250 as well.
    """

    text_limits: Mapping[str, int]

    def __init__(
        self,
        zone: ZoneInfo,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        decimal_comma: bool = False,
    ) -> None:
        self._zone = zone
        self._now = now
        self._decimal_comma = decimal_comma
        self._element = Remembered(lambda value: element_symbol(before_dash(line(value))))
        self._unit = Remembered(lambda value: share_unit(line(value)))
        self._texts = {
            name: Remembered(limited_text(limit, several_lines=name == "why"))
            for name, limit in self.text_limits.items()
        }

    def _finding(self, check: FieldCheck, coverage: Decimal = _ONE) -> dict[str, object]:
        """Return texts, element, figures and moment, as far as no rule is broken."""
        element = check.rule("element", self._element)
        return {
            **{name: check.rule(name, rule) for name, rule in self._texts.items()},
            "element": element,
            **self._amounts(check, element, coverage),
            "analysed_at": check.rule("analysed_at", self._moment),
        }

    def _moment(self, value: object) -> datetime:
        return past_moment(value, self._zone, self._now())

    def _amounts(self, check: FieldCheck, element: object, coverage: Decimal) -> dict[str, object]:
        stated = check.rule("unit", self._unit, required=False)
        found = check.rule("value", self._found)
        unit = check.unit(stated, found.unit if isinstance(found, _Found) else None)
        if not isinstance(found, _Found) or unit is None:
            return {}
        check.rule("value", lambda value: _check_value(value, found, stated, unit, element))
        if "value" in check.failed:  # what an uncertainty means hangs on it
            return {}
        sd = check.rule("sd", lambda value: self._sd(value, found, unit, element, coverage))
        if isinstance(sd, Decimal) and sd >= found.number and not found.below:
            figures = {"sd": f"{sd:f} {unit}", "found": f"{found.number:f} {unit}"}
            check.notice("sd", "sd_over_value", **figures)
        return {"value": found.number, "unit": unit, "below": found.below, "sd": sd}

    def _found(self, value: object) -> "_Found":
        rest, below = _limit(value) if isinstance(value, str) else (value, False)
        number, unit = quantity(rest, self._decimal_comma, share_unit)
        return _Found(number, unit, below)

    def _sd(
        self,
        value: object,
        found: "_Found",
        unit: str,
        element: object,
        coverage: Decimal = _ONE,
    ) -> Decimal:
        text = _PLUS_MINUS.sub("", value) if isinstance(value, str) else value
        number, own = quantity(text, self._decimal_comma, share_unit)
        check_unit(value, own, unit)
        sd = number if coverage == _ONE else _DIGITS.divide(number, coverage)
        if sd <= 0:
            raise InputError("sd_not_positive", value=f"{number:f} {unit}")
        if sd * FRACTION_PER_UNIT[unit] >= 1:
            told = {"value": f"{found.number:f} ± {sd:f} {unit}", "element": element}
            raise InputError("assay_range", **told)
        return sd


class AssayRules(_FindingRules):
    """What a result must be before it can be recorded."""

    text_limits = TEXT_LIMITS

    def entry(
        self, fields: Mapping[str, object], coverage: Decimal = _ONE
    ) -> tuple[AssayEntry | None, list[Problem]]:
        """Check one result.

        Args:
            fields: text, number or date by column; blank and absent mean the same.
            coverage: how many standard uncertainties `sd` holds [-]; it is divided by it.

        Returns:
            The entry, None if a rule is broken; and what is wrong, by field.
        """
        check = FieldCheck(fields, COLUMNS, REQUIRED)
        values = {
            **self._finding(check, coverage),
            "state": check.rule("state", _state) or AssayState.PROVISIONAL,
        }
        if check.failed:
            return None, check.problems
        return AssayEntry.model_validate(values), check.problems


class ControlRules(_FindingRules):
    """What a finding in a reference material or a blank must be before it can be recorded."""

    text_limits = CONTROL_TEXT_LIMITS

    def entry(self, fields: Mapping[str, object]) -> tuple[ControlEntry | None, list[Problem]]:
        """Check one control; without a certified content it is a blank.

        Args:
            fields: text, number or date by column; blank and absent mean the same.

        Returns:
            The entry, None if a rule is broken; and what is wrong, by field.
        """
        check = FieldCheck(fields, CONTROL_COLUMNS, CONTROL_REQUIRED)
        values = self._finding(check)
        values |= self._certified(check, values.get("unit"), values["element"])
        if check.failed:
            return None, check.problems
        return ControlEntry.model_validate(values), check.problems

    def _certified(self, check: FieldCheck, unit: object, element: object) -> dict[str, object]:
        if not isinstance(unit, str):  # what a certificate means hangs on it
            return {}
        has_sd = not check.blank("certified_sd")
        found = check.rule(
            "certified", lambda value: self._stated(value, unit, element), required=has_sd
        )
        if not isinstance(found, _Found):
            return {}
        sd = check.rule("certified_sd", lambda value: self._sd(value, found, unit, element))
        return {"certified": found.number, "certified_sd": sd}

    def _stated(self, value: object, unit: str, element: object) -> "_Found":
        number, own = quantity(value, self._decimal_comma, share_unit)
        found = _Found(number, own, below=False)
        _check_value(value, found, unit, unit, element)
        return found


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure as it was written; `below` where it is the limit of detection."""

    number: Decimal
    unit: str | None
    below: bool


def _limit(text: str) -> tuple[str, bool]:
    """Return the figure of "<0.01", "n.d. (<0.01)" or "0.01未満", and that it is a limit.

    Raises:
        InputError: `limit_needed`, where nothing was found and no limit is named.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    marked = _NOT_FOUND.match(plain)
    rest = plain[marked.end() :].strip(" :=()[],") if marked else plain
    figure = rest.lstrip("<≤= ").removesuffix("未満").strip()
    below = bool(marked) or figure != rest
    if below and not figure:
        raise InputError("limit_needed", value=text)
    return (figure, True) if below else (text, False)


def _check_value(value: object, found: _Found, stated: object, unit: str, element: object) -> None:
    check_unit(value, found.unit, stated)
    if not 0 < found.number * FRACTION_PER_UNIT[unit] < 1:
        told = {"value": f"{found.number:f} {unit}", "element": element}
        raise InputError("assay_range", **told)


def _state(value: object) -> AssayState:
    text = line(value)
    if text.casefold() not in _STATES_BY_TEXT:
        raise InputError("unknown_state", value=text, states=[str(state) for state in STATES])
    return _STATES_BY_TEXT[text.casefold()]


_STATES_BY_TEXT = {str(state): state for state in STATES} | {
    text.strip(): state for state, texts in _STATES_ALSO.items() for text in texts.split(",")
}
