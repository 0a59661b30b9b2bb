"""Weights as the scale showed them: exact decimals of a unit, and integers of a microgram."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from recycler.errors import InputError

UG_PER_KG = 10**9

# International avoirdupois pound: 0.453 592 37 kg exactly (NIST Handbook 44, appendix C).
UG_PER_UNIT: dict[str, Decimal] = {
    "kg": Decimal(UG_PER_KG),
    "g": Decimal(10**6),
    "t": Decimal(10**12),
    "lb": Decimal("453592370"),
    "short ton": Decimal("907184740000"),
}
_ALIASES = {
    "kgs": "kg", "kilogram": "kg", "kilograms": "kg", "キログラム": "kg",
    "gram": "g", "grams": "g", "gr": "g", "グラム": "g",
    "tonne": "t", "tonnes": "t", "metric ton": "t", "mt": "t", "トン": "t",
    "lbs": "lb", "pound": "lb", "pounds": "lb", "ポンド": "lb",
    "short tons": "short ton", "st": "short ton", "us ton": "short ton", "ton (us)": "short ton",
}  # fmt: skip
_LONGEST = 100
_QUANTITY = re.compile(r"^\s*([+\-\u2212]?[\d.,'\s\u00a0\u2009\u202f]+)\s*([^\d.,]*)$")


@dataclass(frozen=True, slots=True)
class Reading:
    """A weight as shown or typed: the digits, their unit, and the exact mass they mean."""

    digits: Decimal
    unit: str

    @property
    def ug(self) -> int:
        """Mass [µg], rounded half to even where the unit's digits go below one microgram."""
        return _micrograms(self.digits, self.unit)

    @property
    def kg(self) -> float:
        """Mass [kg]."""
        return self.ug / UG_PER_KG

    @property
    def last_digit_kg(self) -> float:
        """What one step of the last digit means [kg]."""
        exponent = self.digits.as_tuple().exponent
        return _step_kg(exponent if isinstance(exponent, int) else 0, self.unit)


# Kept, as each reading is asked many times for its mass, and a million batches have few tares.
@lru_cache(maxsize=4_096)
def _micrograms(digits: Decimal, unit: str) -> int:
    return int((digits * UG_PER_UNIT[unit]).to_integral_value())


@lru_cache(maxsize=256)
def _step_kg(exponent: int, unit: str) -> float:
    return float(Decimal(1).scaleb(exponent) * UG_PER_UNIT[unit]) / UG_PER_KG


def unit_code(text: str) -> str:
    """Return the code of a unit written in one of its usual ways.

    Raises:
        InputError: `unknown_unit`.
    """
    plain = " ".join(text.strip().lower().split())
    plain = _ALIASES.get(plain, plain)
    if plain not in UG_PER_UNIT:
        raise InputError("unknown_unit", value=text, units=", ".join(UG_PER_UNIT))
    return plain


def decimal_number(text: str) -> Decimal:
    """Read a number with a decimal point or comma and any usual thousands separator.

    A lone comma or point is the decimal sign; of two kinds the last is, and one kind that occurs
    more than once separates thousands.

    Raises:
        InputError: `not_a_number`.
    """
    plain = re.sub(r"[\s'\u00a0\u2009\u202f]", "", text).replace("\u2212", "-")
    marks = [sign for sign in plain if sign in ".,"]
    if len(set(marks)) == 2:
        decimal = marks[-1]
        plain = plain.replace("." if decimal == "," else ",", "").replace(decimal, ".")
    elif len(marks) == 1:
        plain = plain.replace(",", ".")
    else:
        plain = plain.replace(",", "").replace(".", "")
    try:
        number = Decimal(plain)
    except InvalidOperation as error:
        raise InputError("not_a_number", value=text) from error
    if not number.is_finite():
        raise InputError("not_a_number", value=text)
    return number


def reading(text: str, unit: str) -> Reading:
    """Read a weight such as "642.4", "642,4" or "1.2 t"; a unit in the text wins over `unit`.

    Raises:
        InputError: `not_a_number` or `unknown_unit`.
    """
    match = _QUANTITY.match(text) if len(text) <= _LONGEST else None
    if not match:
        raise InputError("not_a_number", value=text)
    return Reading(decimal_number(match[1]), unit_code(match[2] or unit))
