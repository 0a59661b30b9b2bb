"""The commands `ledger …`: what is unaccounted for, and measurements left out."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recycler.balance.unaccounted import LossCause
from ui.cli.batches import Seen, operator
from ui.cli.printing import print_json, print_table, session

if TYPE_CHECKING:
    from recycler.balance.leaving_out import LeftOut
    from recycler.balance.unaccounted import Unaccounted

_ledger = typer.Typer(
    no_args_is_help=True,
    help="The ledger of what is unaccounted for: entered, signed and withdrawn by people only.",
)
Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"])]
Why = Annotated[str, typer.Option(help="Reason; it stays in the books.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(_ledger, name="ledger")


@_ledger.command("list")
def list_(context: typer.Context) -> None:
    """List the entries, the last first, and the measurements that are left out."""
    with session(context).open() as store:
        entries, left_out = store.balances.ledger(), store.balances.left_out()
        today = datetime.now(store.facility().zone_info).date()
    if session(context).as_json:
        print_json({
            "entries": [_entry(one, today) for one in entries],
            "left_out": [_left_out(one) for one in left_out],
        })  # fmt: skip
        return
    print_table(
        ["number", "state", "period", "node", "element", ">kg", ">±", "cause", "owner", "due"],
        [
            [one.number, one.state.value, f"{one.since} to {one.until}", one.node,
             one.element or "dry mass", f"{one.kg:f}", f"{one.sd_kg:f}", one.cause.value, one.owner,
             f"{one.due}{' overdue' if one.is_overdue(today) else ''}"]
            for one in entries
        ],
    )  # fmt: skip
    for one in left_out:
        typer.echo(f"{one.name} is left out: {one.reason} ({one.approved_by})")


@_ledger.command()
def enter(
    context: typer.Context,
    since: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"])],
    until: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"])],
    kg: Annotated[str, typer.Option(help="Missing; below zero: too much.")],
    sd: Annotated[str, typer.Option(help="Its standard uncertainty [kg].")],
    cause: Annotated[LossCause, typer.Option()],
    owner: Annotated[str, typer.Option(help="Who looks into it.")],
    action: Annotated[str, typer.Option(help="What is done about it.")],
    due: Day,
    node: Annotated[str, typer.Option()] = "plant",
    element: Annotated[str | None, typer.Option()] = None,
    note: Annotated[str | None, typer.Option()] = None,
) -> None:
    """Enter an amount that is missing: a deliberate act, never the program's."""
    from recycler.balance.unaccounted import UnaccountedEntry

    entry = UnaccountedEntry.model_construct(
        since=since.date(), until=until.date(), node=node, element=element, kg=_number(kg, "--kg"),
        sd_kg=_number(sd, "--sd"), cause=cause, owner=owner, action=action, due=due.date(),
        note=note,
    )  # fmt: skip
    with session(context).open() as store:
        found = store.balances.enter(entry, who=operator())
    _answer(context, found, "entered")


@_ledger.command()
def sign(context: typer.Context, number: str, seen: Seen = None) -> None:
    """Sign an open entry off."""
    with session(context).open() as store:
        found = store.balances.sign(number, who=operator(), seen=seen)
    _answer(context, found, "signed")


@_ledger.command()
def reopen(context: typer.Context, number: str, why: Why, seen: Seen = None) -> None:
    """Open a signed entry again."""
    with session(context).open() as store:
        found = store.balances.reopen(number, who=operator(), why=why, seen=seen)
    _answer(context, found, "opened again")


@_ledger.command()
def withdraw(context: typer.Context, number: str, why: Why, seen: Seen = None) -> None:
    """Withdraw an open entry; it stays in the books."""
    with session(context).open() as store:
        found = store.balances.withdraw(number, who=operator(), why=why, seen=seen)
    _answer(context, found, "withdrawn")


@_ledger.command("leave-out")
def leave_out(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name of a culprit, as `balance --json` gives it.")],
    approved_by: Annotated[str, typer.Option(help="Who approved it.")],
    why: Why,
) -> None:
    """Leave a measurement out of reconciliation; raw balances and documents keep it."""
    with session(context).open() as store:
        found = store.balances.leave_out_named(
            name, approved_by=approved_by, reason=why, who=operator()
        )
    session(context).answer(_left_out(found), f"{name} is left out.")


@_ledger.command("count-again")
def count_again(context: typer.Context, name: str, why: Why) -> None:
    """Let a measurement count again that was left out."""
    with session(context).open() as store:
        found = store.balances.count_again(name, who=operator(), why=why)
    session(context).answer(_left_out(found), f"{name} counts again.")


def _number(text: str, option: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise typer.BadParameter(f"{option} is a number of kilograms, found {text!r}.") from error


def _answer(context: typer.Context, found: "Unaccounted", done: str) -> None:
    session(context).answer(_entry(found, found.until), f"{found.number} {done}.")


def _entry(one: "Unaccounted", today: date) -> dict[str, Any]:
    values = one.model_dump(mode="json", exclude={"id"})
    return values | {"kg": float(one.kg), "sd_kg": float(one.sd_kg),
                     "overdue": one.is_overdue(today)}  # fmt: skip


def _left_out(one: "LeftOut") -> dict[str, Any]:
    return dict(one.model_dump(mode="json", exclude={"id"}))
