"""Prices and exchange rates from workbooks and text files, a row for each."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from recycler.entry.typed import is_blank
from recycler.exchange.checking import SheetCheck, find_header
from recycler.exchange.heads import Header, Heads
from recycler.exchange.rows import RawRow, read_rows
from recycler.exchange.text_rows import Source
from recycler.market.records import PriceEntry, RateEntry
from recycler.market.rules import PRICE_COLUMNS, RATE_COLUMNS, MarketRules
from recycler.problems import Problem, unheard
from recycler.units import unit_code

PRICES = Heads(
    columns=PRICE_COLUMNS,
    required=("metal", "price", "currency", "on", "source"),
    also={
        "metal": "element, symbol, 金属, 元素", "product": "quoted as, 取引形態, 製品",
        "kind": "種類", "price": "価格", "currency": "通貨", "unit": "per, 単位",
        "on": "date, day, 日付", "source": "出典",
    },
    figures=("price",), units="kg|g|t|lbs?", unit_of=unit_code,
)  # fmt: skip
RATES = Heads(
    columns=RATE_COLUMNS,
    required=RATE_COLUMNS,
    also={
        "currency": "one, from, 通貨", "quote": "in, to, 相手通貨", "rate": "レート",
        "on": "date, day, 日付", "source": "出典",
    },
    figures=("rate",), units="kg", unit_of=unit_code,
)  # fmt: skip


class CheckedEntry(NamedTuple):
    """A price or rate that can be kept, and the row it stood in."""

    row: int
    entry: PriceEntry | RateEntry


MarketCheck = SheetCheck[Header, CheckedEntry]
Made = tuple[PriceEntry | RateEntry | None, list[Problem]]


def check_prices(source: Source, rules: MarketRules) -> MarketCheck:
    """Check every row of a sheet of prices.

    Raises:
        InputError: `no_header`, `missing_columns`, `duplicate_column`, `no_rows`, or what reading
            the file raises.
    """
    return _checked(source, PRICES, rules.price)


def check_rates(source: Source, rules: MarketRules) -> MarketCheck:
    """Check every row of a sheet of exchange rates; raises what `check_prices` does."""
    return _checked(source, RATES, rules.rate)


def _checked(
    source: Source, form: Heads, rule: Callable[[Mapping[str, object]], Made]
) -> MarketCheck:
    sheet = read_rows(source, form)
    check = MarketCheck(sheet.file, sheet.name, find_header(sheet, form))

    def add(raw: RawRow) -> None:
        cells = form.with_unit(check.header, check.header.cells(raw.cells))
        if all(is_blank(value) for value in cells.values()):
            return
        check.seen += 1
        faults = list(form.faults(check.header, cells))
        entry, found = rule(cells)
        for problem in (*faults, *(p for p in found if p.field not in {f.field for f in faults})):
            check.place(problem, raw.number)
        if entry is not None and not faults:
            check.rows.append(CheckedEntry(raw.number, entry))

    check.go_through(sheet, add, unheard)
    return check
