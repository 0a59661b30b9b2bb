"""A method as a site enters it: its rules, and what its row does to those before it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError
from sqlmodel import Field

from recycler.elements import element_symbol
from recycler.entry.field_rules import FieldCheck
from recycler.entry.moments import moment_or_day
from recycler.entry.typed import limited_text, line, quantity
from recycler.errors import InputError
from recycler.evidence import Evidence
from recycler.laboratory.methods import ANY, Method
from recycler.laboratory.records import FRACTION_PER_UNIT
from recycler.laboratory.units import share_unit
from recycler.problems import Problem
from recycler.record import Record

COLUMNS = (
    "method", "instrument", "element", "relative_sd", "detection_limit", "valid_from",
    "valid_until", "source",
)  # fmt: skip
REQUIRED = ("method", "relative_sd", "valid_from", "source")
TEXT_LIMITS = {"method": 60, "instrument": 60, "source": 300}

Cells = Mapping[str, str]


class MethodEntry(Record):
    """A method on an instrument (empty: on any) for an element (`*`: for all), from a day on."""

    method: str = Field(min_length=1, max_length=60)
    instrument: str = Field(default="", max_length=60)
    element: str = ANY
    relative_sd: Decimal = Field(gt=0, lt=1, description="of a result far above the limit [-]")
    detection_limit: Decimal | None = Field(default=None, gt=0, lt=1, description="[-]")
    valid_from: date
    valid_until: date | None = None
    source: str = Field(min_length=1, max_length=300, description="what the figures rest on")

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Self:
        if self.valid_until is not None and self.valid_until < self.valid_from:
            raise PydanticCustomError("ends_before_begin", "it ends before it begins")
        return self

    def cells(self) -> dict[str, str]:
        """Return it as a row of the table of methods."""
        limit = self.detection_limit
        return {
            "method": self.method,
            "instrument": self.instrument,
            "element": self.element,
            "relative_sd": f"{self.relative_sd.normalize():f}",
            "detection_limit": "" if limit is None else f"{limit.normalize():f}",
            "valid_from": self.valid_from.isoformat(),
            "valid_until": self.valid_until.isoformat() if self.valid_until else "",
            "evidence": str(Evidence.OWN),
            "source": self.source,
            "note": "",
        }


class MethodRules:
    """What a method must be before it can be entered.

    Args:
        decimal_comma: "1,250" is 1.25; otherwise it is refused, as it can be 1250 as well.
    """

    def __init__(self, *, decimal_comma: bool = False) -> None:
        self._decimal_comma = decimal_comma
        self._texts = {name: limited_text(limit) for name, limit in TEXT_LIMITS.items()}

    def entry(self, fields: Mapping[str, object]) -> tuple[MethodEntry | None, list[Problem]]:
        """Check one method; figures without a unit are in per cent.

        Args:
            fields: text, number or date by column; blank and absent mean the same.

        Returns:
            The entry, None if a rule is broken; and what is wrong, by field.
        """
        check = FieldCheck(fields, COLUMNS, REQUIRED)
        values = {name: check.rule(name, rule) for name, rule in self._texts.items()}
        values["instrument"] = values["instrument"] or ""
        values["element"] = check.rule("element", _element) or ANY
        for name in ("relative_sd", "detection_limit"):
            values[name] = check.rule(name, self._share)
        for name in ("valid_from", "valid_until"):
            values[name] = check.rule(name, _day)
        begin, end = values["valid_from"], values["valid_until"]
        if isinstance(begin, date) and isinstance(end, date) and end < begin:
            check.problem("valid_until", InputError("ends_before_begin", since=begin))
        if check.failed:
            return None, check.problems
        return MethodEntry.model_validate(values), check.problems

    def _share(self, value: object) -> Decimal:
        number, unit = quantity(value, self._decimal_comma, share_unit)
        share = number * FRACTION_PER_UNIT[unit or "%"]
        if not 0 < share < 1:
            raise InputError("method_share", value=f"{number:f} {unit or '%'}")
        return share


def entered(rows: Iterable[Cells], entry: MethodEntry) -> tuple[Cells, ...]:
    """Return the site's rows with one more; for its days it takes the place of those before it.

    A row of the same method, instrument and element that began earlier ends the day before; one
    that began later or on the same day gives way, if their days meet.
    """
    new = entry.cells()
    end = entry.valid_until or date.max
    kept = []
    for row in rows:
        begun = date.fromisoformat(row["valid_from"])
        ended = date.fromisoformat(row["valid_until"]) if row["valid_until"] else date.max
        if _key(row) != _key(new) or end < begun or ended < entry.valid_from:
            kept.append(row)
        elif begun < entry.valid_from:
            until = entry.valid_from - timedelta(days=1)
            kept.append({**row, "valid_until": until.isoformat()})
    return (*kept, new)


def typed(method: Method) -> dict[str, object]:
    """Return a method as a person would type it, to begin from."""
    limit = method.detection_limit
    return {
        "method": method.method,
        "instrument": method.instrument,
        "element": "" if method.element == ANY else method.element,
        "relative_sd": Decimal(f"{100 * method.relative_sd:.6g}"),
        "detection_limit": None if limit is None else Decimal(f"{100 * limit:.6g}"),
        "source": method.source if method.is_own else "",
    }


def _key(row: Cells) -> tuple[str, ...]:
    plain = (" ".join(row[name].casefold().split()) for name in ("method", "instrument"))
    return (*plain, row["element"])


def _element(value: object) -> str:
    text = line(value)
    return ANY if text == ANY else element_symbol(text)


def _day(value: object) -> date:
    found = moment_or_day(value)
    return found.date() if isinstance(found, datetime) else found
