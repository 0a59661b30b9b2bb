"""The commands `price …`, `rate …` and `value`: prices of the site, and what metal is worth."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from recycler.errors import InputError
from recycler.market.records import PriceKind
from ui.cli.batches import Seen, Since, Until, operator, period
from ui.cli.importing import place, told_problem
from ui.cli.printing import UNKNOWN, counted, print_json, print_table, say, session
from ui.language.sentences import say as sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.store import Store
    from recycler.exchange.market import MarketCheck
    from recycler.market.records import PriceEntry, RateEntry, SitePrice, SiteRate
    from recycler.market.rules import MarketRules
    from recycler.market.value import Line, Value, Worth
    from recycler.problems import Problem
    from recycler.totals.totals import Measure

_price = typer.Typer(no_args_is_help=True, help="Prices of the site's own, dated.")
_rate = typer.Typer(no_args_is_help=True, help="Exchange rates, dated.")
Why = Annotated[str, typer.Option(help="Reason; it stays in the books.")]
Source = Annotated[str, typer.Option(help="What it rests on.")]
On = Annotated[str | None, typer.Option(help="Its day, 2026-11-03; else today.")]
MEASURES: "tuple[Measure, Measure]" = ("contained", "recovered")
Entry = TypeVar("Entry")


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(_price, name="price")
    app.add_typer(_rate, name="rate")
    app.command()(value)


@_price.command("list")
def list_prices(context: typer.Context) -> None:
    """List the site's prices, the latest first, then those of the reference."""
    with session(context).open() as store:
        own, shipped = store.market.own_prices(), store.reference().table("prices")
    if session(context).as_json:
        print_json({"own": [_price_dict(one) for one in own], "reference": list(shipped)})
        return
    print_table(
        ["name", "metal", "of", "kind", ">price", "per", "date", "source"],
        [
            [one.name, one.metal, one.product, one.kind.value, f"{one.price:f}",
             f"{one.currency}/{one.unit}", one.on.isoformat(), one.source]
            for one in own
        ]
        + [
            [UNKNOWN, row["symbol"], row["mineral_or_product"], row["kind"], row["price"],
             f"{row['currency']}/{row['unit']}", row["date"], row["source"]]
            for row in shipped
        ],
    )  # fmt: skip


@_price.command("add")
def add_price(
    context: typer.Context,
    metal: Annotated[str, typer.Option(help="Element, or NdPr.")],
    price: Annotated[str, typer.Option(help="Of one unit of weight of the product.")],
    currency: Annotated[str, typer.Option(help="USD, JPY, EUR, CNY …")],
    source: Source,
    product: Annotated[str, typer.Option(help="What is quoted: Nd2O3, “Nd metal” …")] = "",
    kind: Annotated[PriceKind, typer.Option()] = PriceKind.SPOT,
    unit: Annotated[str, typer.Option(help="kg, t or lb.")] = "kg",
    on: On = None,
    why: Why = "",
) -> None:
    """Enter a price; one of the same name is stated anew, with a reason."""
    fields = {
        "metal": metal, "product": product, "kind": kind.value, "price": price,
        "currency": currency, "unit": unit, "on": on, "source": source,
    }  # fmt: skip
    with session(context).open() as store:
        entry, problems = _rules(store).price(_dated(store, fields))
        _keep(context, store, _checked(entry, problems), why)


@_rate.command("list")
def list_rates(context: typer.Context) -> None:
    """List the exchange rates, the latest first."""
    with session(context).open() as store:
        rates = store.market.rates()
    if session(context).as_json:
        print_json({"rates": [_rate_dict(one) for one in rates]})
        return
    print_table(
        ["name", "one", "is", ">", "date", "source"],
        [
            [one.name, one.currency, f"{one.rate:f}", one.quote, one.on.isoformat(), one.source]
            for one in rates
        ],
    )


@_rate.command("add")
def add_rate(
    context: typer.Context,
    currency: Annotated[str, typer.Argument(help="One of this …")],
    quote: Annotated[str, typer.Argument(help="… in this …")],
    rate: Annotated[str, typer.Argument(help="… was so many.")],
    source: Source,
    on: On = None,
    why: Why = "",
) -> None:
    """Enter an exchange rate: `rate add USD JPY 155.2 --on 2026-11-20 --source …`."""
    fields = {"currency": currency, "quote": quote, "rate": rate, "on": on, "source": source}
    with session(context).open() as store:
        entry, problems = _rules(store).rate(_dated(store, fields))
        _keep(context, store, _checked(entry, problems), why)


@_price.command("import")
def import_prices(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Workbook or text with metal, price, currency …")],
    why: Why = "",
) -> None:
    """Enter the prices of a workbook or CSV file, all or none."""
    from recycler.exchange.market import check_prices

    _import(context, lambda rules: check_prices(file, rules), why)


@_rate.command("import")
def import_rates(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="With currency, quote, rate, on, source.")],
    why: Why = "",
) -> None:
    """Enter the exchange rates of a workbook or CSV file, all or none."""
    from recycler.exchange.market import check_rates

    _import(context, lambda rules: check_rates(file, rules), why)


def _import(
    context: typer.Context, check: "Callable[[MarketRules], MarketCheck]", why: str
) -> None:
    with session(context).open() as store:
        found = check(_rules(store))
        problems = [place(problem) for problem in found.problems]
        new = [] if problems else store.market.new_among([row.entry for row in found.rows])
        names = store.market.add(new, who=operator(), why=why) if new else []
    left = 0 if problems else len(found.rows) - len(names)
    said = f"{counted(len(names), 'entry', 'entries')} kept, {left} known already."
    if problems:
        said = f"Nothing was stored: {counted(len(problems), 'problem', 'problems')}."
    session(context).answer({"names": names, "known": left, "problems": problems}, said)
    say(*(told_problem(problem) for problem in problems))
    if problems:
        raise typer.Exit(1)


@_price.command("withdraw")
@_rate.command("withdraw")
def withdraw(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="As `list` has it.")],
    why: Annotated[str, typer.Option(help="Reason; it stays in the books.")],
    seen: Seen = None,
) -> None:
    """Let a price or rate count no longer."""
    with session(context).open() as store:
        store.market.withdraw(name, who=operator(), why=why, seen=seen)
    session(context).answer({"name": name, "state": "withdrawn"}, f"{name} counts no longer.")


def value(
    context: typer.Context,
    since: Since = None,
    until: Until = None,
    element: Annotated[str | None, typer.Option(help="Element or group; else all.")] = None,
    currency: Annotated[str, typer.Option(help="What it is told in.")] = "USD",
    at: Annotated[
        PriceKind, typer.Option(help="At what is paid, or at the least that is guaranteed.")
    ] = PriceKind.SPOT,
) -> None:
    """Say what contained and recovered metal is worth, by dated prices and rates.

    The interval is that of the mass; how far prices differ is not in it.
    """
    from db.filters import BatchFilter
    from recycler.market.rules import currency as currency_code
    from recycler.market.rules import metal

    first, last = period(since, until)
    elements = [metal(element)] if element else None
    where, told_in = BatchFilter(since=first, until=last), currency_code(currency)
    with session(context).open() as store:
        today = datetime.now(store.facility().zone_info).date()
        on = min(last or today, today)
        found = [
            store.market.value(where, told_in, on, at=at, measure=measure, elements=elements)
            for measure in MEASURES
        ]
    if session(context).as_json:
        valued: dict[str, object] = {one.measure: one.as_dict() for one in found}
        since_day = first.isoformat() if first else None
        print_json({
            "from": since_day, "to": on.isoformat(), "currency": told_in, "at": at.value, **valued,
        })  # fmt: skip
        return
    for one in found:
        _print(one)


def _rules(store: "Store") -> "MarketRules":
    from recycler.market.rules import MarketRules

    return MarketRules(datetime.now(store.facility().zone_info).date())


def _dated(store: "Store", fields: dict[str, str | None]) -> dict[str, object]:
    today = datetime.now(store.facility().zone_info).date()
    return {**fields, "on": fields["on"] or today}


def _checked(entry: Entry | None, problems: "Sequence[Problem]") -> Entry:
    """Return an entry without problems; the last of them is raised, the others are said before."""
    if entry is not None:
        return entry
    *before, last = [problem for problem in problems if not problem.notice]
    say(*(f"--{problem.field}: {sentence_for(problem)}" for problem in before))
    raise InputError(last.code, **{"value": last.value, **last.details}, option=f"--{last.field}")


def _keep(
    context: typer.Context, store: "Store", entry: "PriceEntry | RateEntry", why: str
) -> None:
    (name,) = store.market.add([entry], who=operator(), why=why)
    session(context).answer({"name": name}, f"{name} is entered.")


def _price_dict(one: "SitePrice") -> dict[str, object]:
    return {
        **_entered(one), "metal": one.metal, "product": one.product, "kind": one.kind.value,
        "price": f"{one.price:f}", "currency": one.currency, "unit": one.unit,
        "per_kg": one.per_kg,
    }  # fmt: skip


def _rate_dict(one: "SiteRate") -> dict[str, object]:
    return {
        **_entered(one), "currency": one.currency, "quote": one.quote, "rate": f"{one.rate:f}",
    }  # fmt: skip


def _entered(one: "SitePrice | SiteRate") -> dict[str, object]:
    return {
        "name": one.name, "on": one.on.isoformat(), "source": one.source, "version": one.version,
        "entered_by": one.entered_by, "entered_at": one.entered_at.isoformat(),
    }  # fmt: skip


def _print(found: "Value") -> None:
    typer.echo(f"\n{found.measure.capitalize()}, at {found.at.value}, {found.on}")
    if found.total is None:
        say("Nothing here has a price in this currency.")
    else:
        print_table(
            ["element", ">kg", f">{found.currency}/kg", f">{found.currency}", ">10 %", ">90 %",
             "price of", "dated", "evidence"],
            [*(_row(line) for line in found.lines if line.worth), _total_row(found.total)],
        )  # fmt: skip
        say("The interval is that of the mass; how far prices differ is not in it.")
    say(*_without_value(found))


def _without_value(found: "Value") -> list[str]:
    """Say once for all elements what is missing, and what was left for want of a rate."""
    by_code: dict[str, list[Line]] = {}
    for line in found.lines:
        if line.problem:
            by_code.setdefault(f"{line.problem.code} {line.worth is None}", []).append(line)
    return [_said(lines) for lines in by_code.values()]


def _said(lines: "Sequence[Line]") -> str:
    problem, named = lines[0].problem, ", ".join(line.element for line in lines)
    assert problem is not None
    sentence = sentence_for(replace(problem, details={**problem.details, "element": named}))
    return f"{named}: {sentence}" if problem.code == "no_rate" else sentence


def _row(line: "Line") -> list[str]:
    from ui.cli.printing import figures

    assert line.worth is not None
    assert line.price is not None
    return [
        line.element, figures(line.kg), f"{line.per_kg:,.2f}", *_money(line.worth),
        line.price.listed, line.price.date, line.price.evidence.value,
    ]  # fmt: skip


def _total_row(total: "Worth") -> list[str]:
    return ["sum", "", "", *_money(total), "", "", ""]


def _money(worth: "Worth") -> list[str]:
    return [f"{amount:,.0f}" for amount in (worth.mean, worth.p10, worth.p90)]
