"""The one place that turns what was typed of a price or a rate into an entry."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from recycler.elements import GROUPS, element_symbol
from recycler.entry.field_rules import FieldCheck
from recycler.entry.moments import moment_or_day
from recycler.entry.typed import limited_text, line, quantity
from recycler.errors import InputError
from recycler.market.records import PriceEntry, PriceKind, RateEntry
from recycler.problems import Problem
from recycler.products import OXIDES, is_formula
from recycler.record import Record
from recycler.units import unit_code

PRICE_COLUMNS = ("metal", "product", "kind", "price", "currency", "unit", "on", "source")
RATE_COLUMNS = ("currency", "quote", "rate", "on", "source")
_OPTIONAL = {"product", "kind", "unit"}
_CURRENCY = re.compile(r"[A-Z]{3}")
_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "円": "JPY"}

Made = TypeVar("Made", bound=Record)


class MarketRules:
    """What a price or a rate must be before it can be kept.

    Args:
        today: no entry is of a later day.
        decimal_comma: "1,250" is 1.25; otherwise it is refused, as it can be 1250 as well.
    """

    def __init__(self, today: date, *, decimal_comma: bool = False) -> None:
        self._today, self._decimal_comma = today, decimal_comma

    def price(self, fields: Mapping[str, object]) -> tuple[PriceEntry | None, list[Problem]]:
        """Check one price; the entry is None if a rule is broken."""
        rules: dict[str, Callable[[object], object]] = {
            "metal": metal, "product": limited_text(60), "kind": _kind,
            "price": self._positive, "currency": currency, "unit": _unit,
            "on": self._day, "source": limited_text(300),
        }  # fmt: skip
        check, values = _checked(fields, PRICE_COLUMNS, rules)
        values["kind"] = values["kind"] or PriceKind.SPOT
        values["unit"] = values["unit"] or "kg"
        _put_product(check, values)
        return _made(PriceEntry, check, values)

    def rate(self, fields: Mapping[str, object]) -> tuple[RateEntry | None, list[Problem]]:
        """Check one exchange rate; the entry is None if a rule is broken."""
        rules: dict[str, Callable[[object], object]] = {
            "currency": currency, "quote": currency, "rate": self._positive, "on": self._day,
            "source": limited_text(300),
        }  # fmt: skip
        check, values = _checked(fields, RATE_COLUMNS, rules)
        if values["currency"] and values["currency"] == values["quote"]:
            check.problem("quote", InputError("same_currency", value=values["currency"]))
        return _made(RateEntry, check, values)

    def _positive(self, value: object) -> Decimal:
        number, unit = quantity(value, self._decimal_comma, currency)
        if number <= 0:
            raise InputError("price_not_positive", value=f"{number:f}")
        if unit is not None:
            raise InputError("not_a_number", value=line(value))
        return number

    def _day(self, value: object) -> date:
        found = moment_or_day(value)
        day = found.date() if isinstance(found, datetime) else found
        if day > self._today:
            raise InputError("future_date", value=day.isoformat(), today=self._today.isoformat())
        return day


def metal(value: object) -> str:
    """Return the symbol of an element or group.

    Raises:
        InputError: `unknown_element`.
    """
    text = line(value)
    groups = {group.casefold(): group for group in GROUPS}
    return groups.get(text.casefold()) or element_symbol(text)


def currency(value: object) -> str:
    """Return the code of a currency by ISO 4217.

    Raises:
        InputError: `unknown_currency`.
    """
    text = line(value).upper()
    code = _SIGNS.get(text, text)
    if not _CURRENCY.fullmatch(code):
        raise InputError("unknown_currency", value=line(value))
    return code


def _put_product(check: FieldCheck, values: dict[str, Any]) -> None:
    """Take the oxide a rare earth is sold as, else the metal, where nothing is stated."""
    symbol, product = values["metal"], values["product"]
    if symbol is None:
        return
    if not product:
        values["product"] = OXIDES.get(symbol, f"{symbol} oxide" if symbol in GROUPS else symbol)
        return
    first = product.split()[0]
    if first != symbol and not (is_formula(first) and symbol in first):
        check.problem("product", InputError("product_without_metal", metal=symbol))


def _kind(value: object) -> PriceKind:
    text = line(value).casefold()
    if text not in set(PriceKind):
        raise InputError("unknown_price_kind", value=line(value))
    return PriceKind(text)


def _unit(value: object) -> str:
    return unit_code(line(value))


def _checked(
    fields: Mapping[str, object], columns: tuple[str, ...],
    rules: Mapping[str, Callable[[object], object]],
) -> tuple[FieldCheck, dict[str, Any]]:  # fmt: skip
    check = FieldCheck(fields, columns, [name for name in columns if name not in _OPTIONAL])
    return check, {name: check.rule(name, rules[name]) for name in columns}


def _made(
    kind: type[Made], check: FieldCheck, values: Mapping[str, Any]
) -> tuple[Made | None, list[Problem]]:
    if check.failed:
        return None, check.problems
    return kind.model_validate(values), check.problems
