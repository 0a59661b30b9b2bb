"""The commands `targets` and `target …`: where targets stand, and those of the facility's own."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recycler.targets.metrics import Figure
from recycler.targets.target import Comparator
from ui.cli.batches import Seen, operator
from ui.cli.printing import UNKNOWN, print_json, print_table, say, session
from ui.language.sentences import say as sentence_for
from ui.targets import wording

if TYPE_CHECKING:
    from recycler.targets.own import Following, OwnTarget, OwnTargetEntry
    from recycler.targets.standing import Standing

_target = typer.Typer(
    no_args_is_help=True,
    help="One target: what it takes; targets of the facility's own; what is followed of the list.",
)
On = Annotated[
    datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="Day; otherwise today.")
]
Why = Annotated[str, typer.Option(help="Reason; it stays in the books.")]
Code = Annotated[str, typer.Argument(help="Code, as `targets` lists it.")]
Steps = Annotated[
    list[str],
    typer.Option("--step", help="DATE=VALUE, once for each step: kilograms, or per cent as 70%."),
]
About = Annotated[str, typer.Option(help="Element or group: Li, NdPr, REE; none: dry mass.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(targets)
    app.add_typer(_target, name="target")


def targets(
    context: typer.Context,
    on: On = None,
    followed: Annotated[
        bool, typer.Option("--followed", help="Only own targets and those that are followed.")
    ] = False,
) -> None:
    """Say where each target stands: figure now, projection, and the chance of meeting it.

    First the facility's own, then what it follows of the reference list, then the rest of it.
    """
    with session(context).open() as store:
        found = store.targets.standings(_day(on), only_followed=followed)
    if session(context).as_json:
        print_json({"targets": [_document(one) for one in found]})
        return
    if not found:
        typer.echo("No target is followed. `targets` lists them, `target follow CODE` follows one.")
        return
    print_table(
        ["target", "name", "kind", ">figure", "by", ">now (90 %)", ">projected", ">chance",
         "standing"],
        [_row(one) for one in found if one.target.figure is not Figure.NONE],
    )  # fmt: skip
    elsewhere = sum(one.target.figure is Figure.NONE for one in found)
    if elsewhere:
        say(f"{elsewhere} more are of a region, a product or a taxpayer; --json lists them.")


@_target.command()
def show(context: typer.Context, code: Code, on: On = None) -> None:
    """Say what a target takes, what would close the gap, and how its chance is computed."""
    with session(context).open() as store:
        found, reference = store.targets.gap(code, _day(on)), store.reference()
    if session(context).as_json:
        print_json(found.as_dict() | {"target": _document(found.standing)})
        return
    standing = found.standing
    print_table(
        ["target", "name", "kind", ">figure", "by", ">now (90 %)", ">projected", ">chance",
         "standing"],
        [_row(standing)],
    )  # fmt: skip
    told = [wording.takes(found), *wording.ways(found, reference), wording.computed(standing)]
    if standing.reason:
        told.append(sentence_for(standing.reason))
    typer.echo("\n".join(filter(None, told)))
    typer.echo(f"Source: {standing.target.source} (evidence: {standing.target.evidence}).")


@_target.command("list")
def list_(context: typer.Context) -> None:
    """List the targets of the facility's own, ended ones too."""
    with session(context).open() as store:
        found = store.targets.own()
    if session(context).as_json:
        print_json({"targets": [_own(one) for one in found]})
        return
    print_table(
        ["code", "version", "state", "name", "figure", "of", "steps", "by"],
        [
            [one.code, str(one.version), one.state.value, one.name, one.figure.value,
             one.about or "dry mass", _steps_text(one), one.entered_by]
            for one in found
        ],
    )  # fmt: skip


@_target.command()
def add(
    context: typer.Context,
    name: Annotated[str, typer.Option(help="What it is called.")],
    figure: Annotated[Figure, typer.Option(help="What is to be reached.")],
    step: Steps,
    about: About = "",
    at_most: Annotated[
        bool, typer.Option("--at-most", help="Not to be exceeded; largest shares always are.")
    ] = False,
    customer: Annotated[str, typer.Option(help="Whose demand.")] = "",
    demand_kg: Annotated[str, typer.Option(help="Their demand [kg a year].")] = "0",
    owner: Annotated[str, typer.Option(help="Who acts if it is not met.")] = "",
) -> None:
    """Enter a target of the facility's own."""
    entry = _entry(name, figure, step, about, at_most, customer, demand_kg, owner)
    with session(context).open() as store:
        found = store.targets.add(entry, who=operator())
    session(context).answer(_own(found), f"{found.code} is entered.")


@_target.command()
def change(
    context: typer.Context,
    code: Code,
    why: Why,
    name: Annotated[str | None, typer.Option()] = None,
    step: Annotated[list[str] | None, typer.Option("--step", help="All steps anew.")] = None,
    customer: Annotated[str | None, typer.Option()] = None,
    demand_kg: Annotated[str | None, typer.Option()] = None,
    owner: Annotated[str | None, typer.Option()] = None,
    seen: Seen = None,
) -> None:
    """Change a target of the facility's own: a new version, the old one stays in the books."""
    from recycler.targets.own import steps_of

    told: dict[str, Any] = {"name": name, "customer": customer, "owner": owner}
    told["steps"] = steps_of(step) if step else None
    told["demand_kg"] = None if demand_kg is None else _number(demand_kg, "--demand-kg")
    changes = {field: value for field, value in told.items() if value is not None}
    with session(context).open() as store:
        before = store.targets.own_one(code)
        found = store.targets.change(
            code, before.model_copy(update=changes), who=operator(), why=why,
            seen=before.version if seen is None else seen,
        )  # fmt: skip
    session(context).answer(_own(found), f"{code} is changed, version {found.version}.")


@_target.command()
def end(context: typer.Context, code: Code, why: Why, seen: Seen = None) -> None:
    """End a target of the facility's own; it stays in the books."""
    with session(context).open() as store:
        found = store.targets.end(code, who=operator(), why=why, seen=seen)
    session(context).answer(_own(found), f"{code} is ended.")


@_target.command()
def follow(
    context: typer.Context,
    codes: Annotated[list[str], typer.Argument(help="Codes of the reference list.")],
) -> None:
    """Follow targets of the reference list."""
    with session(context).open() as store:
        found = store.targets.follow(codes, who=operator())
    told = ", ".join(one.code for one in found) or "Nothing new"
    session(context).answer({"followed": [_followed(one) for one in found]}, f"{told} is followed.")


@_target.command()
def unfollow(context: typer.Context, code: Code, why: Why) -> None:
    """Follow a target of the reference list no longer."""
    with session(context).open() as store:
        found = store.targets.unfollow(code, who=operator(), why=why)
    session(context).answer(_followed(found), f"{code} is followed no longer.")


def _day(on: datetime | None) -> date | None:
    return on.date() if on else None


def _entry(
    name: str, figure: Figure, steps: list[str], about: str, at_most: bool, customer: str,
    demand_kg: str, owner: str,
) -> "OwnTargetEntry":  # fmt: skip
    from recycler.targets.own import OWN_FIGURES, OwnTargetEntry, about_of, steps_of

    ways = OWN_FIGURES.get(figure, (Comparator.AT_LEAST,))
    chosen = Comparator.AT_MOST if at_most else ways[0]
    return OwnTargetEntry.model_construct(
        name=name, figure=figure, about=about_of(about), comparator=chosen, steps=steps_of(steps),
        customer=customer, demand_kg=_number(demand_kg, "--demand-kg"), owner=owner,
    )  # fmt: skip


def _number(text: str, option: str) -> Decimal:
    try:
        number = Decimal(text.strip())
    except InvalidOperation as error:
        raise typer.BadParameter(f"{option} takes a number, found {text!r}.") from error
    if not number.is_finite():
        raise typer.BadParameter(f"{option} takes a number, found {text!r}.")
    return number


def _row(one: "Standing") -> list[str]:
    target = one.target
    return [
        target.code, target.name, wording.legal(target), wording.value(one),
        wording.by(one).isoformat(), wording.now(one), wording.expected(one), wording.chance(one),
        wording.word(one),
    ]  # fmt: skip


def _document(one: "Standing") -> dict[str, Any]:
    document = one.as_dict()
    if one.reason:
        document["reason"]["message"] = sentence_for(one.reason)
    return document


def _own(one: "OwnTarget") -> dict[str, Any]:
    values = one.model_dump(mode="json", exclude={"id", "steps", "demand_kg"})
    steps = [{"on": day.isoformat(), "value": float(value)} for day, value in one.steps]
    return values | {"steps": steps, "demand_kg": float(one.demand_kg)}


def _followed(one: "Following") -> dict[str, Any]:
    return dict(one.model_dump(mode="json", exclude={"id"}))


def _steps_text(one: "OwnTarget") -> str:
    return ", ".join(f"{value:f} by {day}" for day, value in one.steps) or UNKNOWN
