"""The commands `container …`: what each weighs empty, and what it weighed before."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from recycler.errors import InputError
from ui.cli.batches import operator
from ui.cli.printing import UNKNOWN, print_json, print_table, session

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from recycler.processing.containers import Container

_OPTIONS = {"container": "NAME", "tare": "--tare", "unit": "--unit", "scale": "--scale",
            "at": "--at", "note": "--note"}  # fmt: skip
_containers = typer.Typer(
    no_args_is_help=True, help="Containers: what each weighs empty, now and before."
)
Name = Annotated[str, typer.Argument(help="Number on the container.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(_containers, name="container")


@_containers.command()
def weigh(
    context: typer.Context,
    name: Name,
    tare: Annotated[str, typer.Option(help="What it weighs empty, such as 17.5 or “17.5 kg”.")],
    unit: Annotated[str, typer.Option(help="kg, g, t, lb or short ton.")] = "kg",
    scale: Annotated[str | None, typer.Option(help="On which scale.")] = None,
    at: Annotated[str | None, typer.Option(help="When; otherwise now.")] = None,
    note: Annotated[str | None, typer.Option()] = None,
) -> None:
    """Keep what a container weighs empty; weighings from then on take it off."""
    from recycler.processing.containers import TareRules

    with session(context).open() as store:
        facility = store.facility()
        rules = TareRules(facility.zone_info, facility.scale_capacity_kg)
        typed = {"container": name, "tare": tare, "unit": unit, "scale": scale, "note": note}
        entry, problems = rules.entry({**typed, "at": at or datetime.now(UTC)})
        if entry is None:
            told = problems[0]
            option = _OPTIONS.get(str(told.field), "")
            raise InputError(told.code, **{**told.details, "option": option})
        found = store.processing.weigh_empty(entry, who=operator())
    said = f"{found.name} weighs {entry.tare:f} {entry.unit} empty."
    session(context).answer(found.as_dict(), said)


@_containers.command("list")
def list_(context: typer.Context) -> None:
    """List containers with their last tare and how many weighings were made in each."""
    with session(context).open() as store:
        found, zone = store.processing.containers(counted=True), store.facility().zone_info
    if session(context).as_json:
        print_json({"containers": [one.as_dict() for one in found]})
        return
    rows = [[one.name, *_tare(one, len(one.tares) - 1, zone), str(one.weighings)] for one in found]
    print_table(["container", *_HEADS, ">weighings"], rows)


@_containers.command()
def show(context: typer.Context, name: Name) -> None:
    """Show what a container weighed empty over time, the oldest first."""
    with session(context).open() as store:
        found, zone = store.processing.container(name), store.facility().zone_info
    if session(context).as_json:
        print_json(found.as_dict())
        return
    rows = [_tare(found, place, zone) for place in range(len(found.tares))]
    print_table(_HEADS, rows, title=found.name)


_HEADS = [">tare", "unit", ">change [kg]", "weighed", "scale"]


def _tare(container: "Container", place: int, zone: "ZoneInfo") -> list[str]:
    one, change = container.tares[place], container.change_kg(place)
    return [
        f"{one.tare:f}", one.unit, UNKNOWN if change is None else f"{change:+.3g}",
        one.at.astimezone(zone).isoformat(" ", "minutes"), one.scale or UNKNOWN,
    ]  # fmt: skip
