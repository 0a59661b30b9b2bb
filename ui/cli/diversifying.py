"""The command `diversification`: supply, own intake, what is displaced, and cover."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from recycler.diversification.cover import DAYS, MONTHS
from recycler.errors import InputError
from ui.cli.batches import Since, Until, period
from ui.cli.printing import UNKNOWN, print_json, print_table, say, session

if TYPE_CHECKING:
    from datetime import date

    from db.store import Store
    from recycler.diversification.demand import Demand
    from recycler.diversification.figures import Diversification
    from recycler.diversification.question import Question
    from recycler.diversification.supply import SupplyMix
    from recycler.quantity import Quantity

_WORDS = {
    "nothing_received": "No {} was received in this period.",
    "nothing_recovered": "No {} is recovered of what was received.",
    "no_supply_shares": "Nobody says who supplies {}.",
    "no_consumption": "No consumption of {} is known; --demand NAME=TONNES enters one.",
    "origin_unknown": "Scrap of unknown origin is in the shares and not in the HHI, "
    "which is a lower bound.",
}


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(diversification)


def diversification(
    context: typer.Context,
    since: Since = None,
    until: Until = None,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Whose lists of countries count; else the last."),
    ] = None,
    element: Annotated[
        str | None, typer.Option(help="Element or group (Nd, NdPr, REE, Li); else all held.")
    ] = None,
    stage: Annotated[
        str | None, typer.Option(help="Whose mix gives way: refining, mining …")
    ] = None,
    country: Annotated[
        str | None, typer.Option(help="Whose demand, and home: US, JP, EU, WLD; else all.")
    ] = None,
    basis: Annotated[
        str, typer.Option(help="What mass is shown as: element, oxide or lce.")
    ] = "element",
    reserve_kg: Annotated[
        float | None, typer.Option(min=0, help="Earmarked [kg of the element]; else all recovered.")
    ] = None,
    demand: Annotated[
        list[str] | None,
        typer.Option(help="NAME=TONNES a year of a customer or region, in the basis; repeatable."),
    ] = None,
) -> None:
    """Say where supply comes from, and what the facility adds to it."""
    from db.diversification import diversification as asked_of
    from db.diversification import elements_asked

    first, last = period(since, until)
    with session(context).open() as store:
        names = [_element(element)] if element else elements_asked(store, first, last)
        found = [
            asked_of(
                store,
                _question(store, name, first, last, on, stage, country, basis, reserve_kg, demand),
            )
            for name in names
        ]
    if session(context).as_json:
        print_json({"elements": [one.as_dict() for one in found]})
        return
    if not found:
        say("Nothing was received in this period of which supply or consumption is known.")
    for one in found:
        _print(one)


def _question(
    store: "Store", name: str, since: "date | None", until: "date | None", on: datetime | None,
    stage: str | None, country: str | None, basis: str, reserve_kg: float | None,
    demand: list[str] | None,
) -> "Question":  # fmt: skip
    from recycler.diversification.demand import Basis
    from recycler.diversification.question import Question
    from recycler.diversification.supply import checked_stage

    if basis not in (Basis.ELEMENT, Basis.OXIDE, Basis.LCE):
        raise typer.BadParameter("--basis is element, oxide or lce.")
    return Question(
        name, datetime.now(store.facility().zone_info).date(), since, until,
        on.date() if on else None, checked_stage(stage) if stage else None,
        country.strip().upper() if country else None, Basis(basis), reserve_kg,
        tuple(_customer(text, name, Basis(basis)) for text in demand or ()),
    )  # fmt: skip


def _element(text: str) -> str:
    from recycler.elements import GROUPS, element_symbol

    by_name = {group.casefold(): group for group in GROUPS}
    return by_name.get(text.strip().casefold()) or element_symbol(text)


def _customer(text: str, symbol: str, basis: str) -> "Demand":
    from recycler.diversification.demand import Basis, of_customer

    name, equals, tonnes = text.rpartition("=")
    try:
        kg = float(tonnes)
    except ValueError as error:
        raise InputError("not_a_number", value=tonnes, option="--demand") from error
    if not equals or not name.strip():
        raise typer.BadParameter(f"“{text}” is not NAME=TONNES.")
    return of_customer(name.strip(), symbol, kg, Basis(basis))


def _print(found: "Diversification") -> None:
    typer.echo(f"\n{found.element}, {found.since} to {found.until} ({found.years:.2f} years)")
    say(*(_WORDS[code].format(found.element) for code in found.words()))
    if found.supply:
        print_table(
            [
                "supply",
                "of",
                ">year",
                ">HHI",
                "largest",
                ">share",
                ">unnamed",
                "evidence",
                "note",
            ],
            [_supply_row(mix) for mix in found.supply],
        )
    if found.intake.sources:
        print_table(
            ["own intake from", "is", ">contained [kg]", ">share", ">batches"], _intake_rows(found)
        )
    if found.displacement:
        print_table(
            ["demand of", "material", ">year", ">t a year", "counted as", ">share covered",
             ">HHI before", ">with us", ">ten times", ">cover"],
            _displaced_rows(found),
        )  # fmt: skip


def _supply_row(mix: "SupplyMix") -> list[str]:
    found = mix.concentration
    bound = "≥ " if found.unnamed > 0 else ""
    return [
        mix.stage, mix.symbol, str(mix.year), f"{bound}{found.hhi * 10_000:,.0f}",
        found.largest or UNKNOWN, f"{100 * found.largest_share:.1f} %",
        f"{100 * found.unnamed:.1f} %", mix.evidence, ", ".join(mix.warnings).replace("_", " "),
    ]  # fmt: skip


def _intake_rows(found: "Diversification") -> list[list[str]]:
    from recycler.diversification.lists import Role
    from ui.cli.printing import figures
    from ui.language.numbers import share_with_interval

    by_role = {one.country: str(one.role) for one in reversed(found.lists)}
    rows = []
    for source in found.intake.sources:
        role = by_role.get(source.origin, str(Role.OTHER if source.origin else Role.UNKNOWN))
        rows.append([
            source.origin or "unknown", str(Role.HOME) if source.origin == found.home else role,
            figures(source.contained), share_with_interval(source.share), str(source.batches),
        ])  # fmt: skip
    return rows


def _displaced_rows(found: "Diversification") -> list[list[str]]:
    from ui.language.numbers import share_with_interval

    rows = []
    for one, lasts in zip(found.displacement, found.covers, strict=True):
        before = [f"{one.mix.concentration.hhi * 10_000:,.2f}"] if one.mix else [UNKNOWN]
        after = [f"{moved.hhi.mean * 10_000:,.2f}" for moved in one.moved] or [UNKNOWN, UNKNOWN]
        rows.append([
            one.demand.country, one.demand.material, str(one.demand.year or UNKNOWN),
            f"{one.demand.kg / 1000:,.0f}", str(one.demand.basis),
            share_with_interval(one.share), *before, *after, _lasting(lasts.months),
        ])  # fmt: skip
    return rows


def _lasting(months: "Quantity") -> str:
    """Write how long a reserve lasts, in the unit that leaves the fewest digits."""
    if months.mean >= 1:
        return f"{months.mean:.1f} months"
    days = months.mean * DAYS / MONTHS
    return f"{days:.1f} days" if days >= 1 else f"{24 * days:.1f} h"
