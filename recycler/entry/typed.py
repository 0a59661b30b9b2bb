"""Values as people type them and cells hold them: texts, numbers, shares, weights with a unit."""

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from recycler.batch import PPM
from recycler.errors import InputError
from recycler.units import UG_PER_UNIT, Reading, decimal_number, unit_code

_LONGEST_NUMBER = 40
_LONGEST_QUANTITY = 100  # with its unit
_MOST_DIGITS = 15  # before the decimal sign; no scale shows more
_SMALLEST_PLACE = -12  # what a float has below is not a reading
_QUANTITY = re.compile(r"([+\-\u2212]?\s*[.,]?\d[\d.,'\u2019\s]*)([^\d.,'\u2019\s].*)?")
_EXPONENT = re.compile(r"[eE][+\-]?\d+.*")  # 1e3 is no unit, and a scale does not show it
_THOUSANDS_OR_DECIMALS = re.compile(r"[+\-\u2212]?[1-9]\d{0,2},\d{3}")
_PPM_PER_PERCENT = PPM // 100
_METRIC = ("kg", "g", "t")
_UNSEEN = ("Cc", "Cf", "Cs")
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # letters that show nothing
_JOINERS = re.compile("(?<=[^\0-\u024f])[\u200c\u200d](?=[^\0-\u024f])")  # of scripts that join
_HIDDEN = (
    "\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u0600-\u0605\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0001-\U000e007f" + _FILLERS
)
_SHOWS = re.compile(rf"[^\s{_HIDDEN}]")
_HIDES = re.compile(f"[{_HIDDEN}]")


def is_blank(value: object) -> bool:
    """Say whether nothing was typed: no value, or a text that shows nothing."""
    return value is None or (isinstance(value, str) and not _SHOWS.search(value))


def hides(value: object) -> bool:
    """Say whether a text holds characters that show nothing, which `line` and `lines` drop.

    With them two names that look the same could differ, or one be read from right to left.
    """
    if not isinstance(value, str) or (value.isascii() and value.isprintable()):
        return False
    return bool(_HIDES.search(_JOINERS.sub("", value).removeprefix("\ufeff")))


def shown(value: object) -> str:
    """Return a value as it stood in its cell or field."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date) else str(value)


def line(value: object) -> str:
    """Return a text of one line: no control characters, spaces single, none at its ends."""
    text = shown(value)
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(_without_controls(text).split())


def lines(value: object) -> str:
    """Return a text that may have several lines, without other control characters."""
    return "\n".join(_without_controls(part).rstrip() for part in shown(value).splitlines()).strip()


def limited_text(limit: int, *, several_lines: bool = False) -> Callable[[object], str]:
    """Return the rule on a text of at most `limit` characters; it raises `too_long`."""

    def text_within_limit(value: object) -> str:
        text = lines(value) if several_lines else line(value)
        if len(text) > limit:
            raise InputError("too_long", limit=limit, length=len(text))
        return text

    return text_within_limit


def share_ppm(code: str) -> Callable[[object], int]:
    """Return the rule on a share in per cent, 0 to below 100; outside it raises `code`."""

    def ppm(value: object) -> int:
        number = _number(unicodedata.normalize("NFKC", value).strip().removesuffix("%")
                         if isinstance(value, str) else value)  # fmt: skip
        if not 0 <= number < 100:
            raise InputError(code, value=f"{number:f}")
        return min(int((number * _PPM_PER_PERCENT).to_integral_value()), PPM - 1)

    return ppm


def quantity(
    value: object, decimal_comma: bool = False, unit_of: Callable[[str], str] = unit_code
) -> tuple[Decimal, str | None]:
    """Read a figure: its number, and its unit where one is written with it ("1.2 t").

    Args:
        value: what was typed or stood in a cell.
        decimal_comma: "1,250" is 1.25; otherwise it is refused, as it can be 1250 as well.
        unit_of: returns the code of a unit; the units of weight, if not said otherwise.

    Raises:
        InputError: `not_a_number`, `ambiguous_number`, or `unknown_unit`.
    """
    if not isinstance(value, str):
        return _number(value), None
    text = unicodedata.normalize("NFKC", value).strip()
    match = _QUANTITY.fullmatch(text) if len(text) <= _LONGEST_QUANTITY else None
    if not match or _EXPONENT.fullmatch(match[2] or ""):
        raise InputError("not_a_number", value=shown(value))
    digits, unit = match[1].strip(), match[2]
    if not decimal_comma and _THOUSANDS_OR_DECIMALS.fullmatch(digits):
        plain = (digits.replace(",", ""), digits.replace(",", "."))
        raise InputError("ambiguous_number", value=text, thousands=plain[0], decimals=plain[1])
    return _number(digits), unit_of(unit) if unit else None


def in_unit(reading: Reading, unit: str) -> Reading:
    """Return a reading in another unit of the same kind, digit by digit.

    Raises:
        InputError: `unit_conflict`, where digits would change (lb and kg).
    """
    if reading.unit == unit:
        return reading
    if reading.unit not in _METRIC or unit not in _METRIC:
        told = f"{reading.digits:f} {reading.unit}"
        raise InputError("unit_conflict", value=told, found=reading.unit, expected=unit)
    steps = UG_PER_UNIT[reading.unit].adjusted() - UG_PER_UNIT[unit].adjusted()
    return Reading(reading.digits.scaleb(steps), unit)


def _number(value: object) -> Decimal:
    """Read an exact number; a float is what its 15 digits say, as Excel shows it.

    Raises:
        InputError: `not_a_number`.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise InputError("not_a_number", value=shown(value))
    if isinstance(value, float) and not math.isfinite(value):
        raise InputError("not_a_number", value=shown(value))
    if isinstance(value, str):
        number = decimal_number(value) if len(value) <= _LONGEST_NUMBER else Decimal("NaN")
    else:
        number = Decimal(f"{value:.15g}" if isinstance(value, float) else value)
    if not number.is_finite() or number.adjusted() >= _MOST_DIGITS:
        raise InputError("not_a_number", value=shown(value))
    return number if number == 0 or number.adjusted() > _SMALLEST_PLACE else Decimal(0)


def _without_controls(text: str) -> str:
    """Drop what cannot be seen or stored: control characters, lone surrogates, byte order marks."""
    spaced = re.sub(r"[\t\n\r\v\f\x85\u2028\u2029]", " ", text)
    joiners = {found.start() for found in _JOINERS.finditer(spaced)}
    return "".join(
        c
        for place, c in enumerate(spaced)
        if (unicodedata.category(c) not in _UNSEEN and c not in _FILLERS) or place in joiners
    )
