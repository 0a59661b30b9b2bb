"""The command `whatif`: what other intake, routes or yields would do, tried or kept."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.cli.batches import Seen, operator
from ui.cli.printing import print_json, print_table, say, session
from ui.language import numbers
from ui.language.sentences import say as sentence_for
from ui.targets import wording as targets
from ui.whatif import wording

if TYPE_CHECKING:
    from recycler.reference.data import Reference
    from recycler.whatif.effect import Effect
    from recycler.whatif.scenario import Scenario, ScenarioEntry

_whatif = typer.Typer(
    help="What other intake, routes or yields would do to targets, masses and value. Without a "
    "command: tries what --set, --route and --yield say, or lists what can be said."
)
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", help="material.M.kg_per_month=5000, or material.M.factor=1.5."),
]
Routes = Annotated[list[str] | None, typer.Option("--route", help="M=ROUTE: all of M goes there.")]
Yields = Annotated[
    list[str] | None, typer.Option("--yield", help="ROUTE.EL=0.7, or 70%: what is won of EL.")
]
Since = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="From when on; otherwise from the next month on."),
]
On = Annotated[
    datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="Day; otherwise today.")
]
Currency = Annotated[str, typer.Option(help="USD, EUR or JPY; empty: without values.")]
Name = Annotated[str, typer.Argument(help="As `whatif list` names it.")]
Why = Annotated[str, typer.Option(help="Reason; it stays in the books.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(_whatif, name="whatif")


@_whatif.callback(invoke_without_command=True)
def whatif(
    context: typer.Context, settings: Settings = None, route: Routes = None,
    yields: Yields = None, since: Since = None, on: On = None, currency: Currency = "USD",
) -> None:  # fmt: skip
    """What other intake, routes or yields would do to targets, masses and value."""
    if context.invoked_subcommand is not None:
        return
    if not (settings or route or yields):
        _list_inputs(context, on, currency)
        return
    with session(context).open() as store:
        day = on.date() if on else store.targets.today()
        entry = _entry("", day, settings, route, yields, since)
        entry = entry.model_copy(update={"name": "tried"})
        found, reference = store.scenarios.effect(entry, day, currency), store.reference()
    _answer(context, [found], reference)


@_whatif.command("list")
def list_(context: typer.Context) -> None:
    """List the scenarios that are kept, ended ones too."""
    with session(context).open() as store:
        found, reference = store.scenarios.all(), store.reference()
    if session(context).as_json:
        print_json({"scenarios": [_document(one) for one in found]})
        return
    print_table(
        ["name", "version", "state", "since", "supposes", "by"],
        [
            [one.name, str(one.version), one.state.value, one.since.isoformat(),
             " ".join(wording.supposed(one, reference)), one.entered_by]
            for one in found
        ],
    )  # fmt: skip


@_whatif.command()
def show(context: typer.Context, name: Name, on: On = None, currency: Currency = "USD") -> None:
    """Say what a scenario would do."""
    _answer(context, *_effects(context, [name], on, currency))


@_whatif.command()
def compare(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(help="Two to four of those that are kept.")],
    on: On = None, currency: Currency = "USD",
) -> None:  # fmt: skip
    """Say what some scenarios would do, side by side."""
    _bounded(names)
    _answer(context, *_effects(context, names, on, currency))


@_whatif.command()
def export(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(help="One to four of those that are kept.")],
    out: Annotated[Path, typer.Option(help="Workbook to write, .xlsx.")],
    on: On = None, currency: Currency = "USD",
) -> None:  # fmt: skip
    """Write scenarios to a workbook, with charts and formulas."""
    from ui.whatif.export import write_scenarios

    _bounded(names, least=1)
    written = write_scenarios(*_effects(context, names, on, currency), out)
    session(context).answer({"file": str(out), "scenarios": written}, f"{out} is written.")


@_whatif.command()
def save(
    context: typer.Context, name: Annotated[str, typer.Argument(help="What it is called.")],
    settings: Settings = None, route: Routes = None, yields: Yields = None,
    since: Since = None, note: Annotated[str, typer.Option(help="Why it is looked at.")] = "",
) -> None:  # fmt: skip
    """Keep a scenario."""
    with session(context).open() as store:
        entry = _entry(name, store.targets.today(), settings, route, yields, since, note)
        found = store.scenarios.add(entry, who=operator())
    session(context).answer(_document(found), f"“{name}” is kept.")


@_whatif.command()
def change(
    context: typer.Context, name: Name, why: Why, settings: Settings = None,
    route: Routes = None, yields: Yields = None, since: Since = None,
    note: Annotated[str | None, typer.Option(help="Why it is looked at.")] = None,
    seen: Seen = None,
) -> None:  # fmt: skip
    """Say all a scenario supposes anew: a new version, the old one stays in the books."""
    with session(context).open() as store:
        before = store.scenarios.one(name)
        said = before.note if note is None else note
        first = since or datetime.combine(before.since, datetime.min.time())
        entry = _entry(name, before.since, settings, route, yields, first, said)
        found = store.scenarios.change(
            name, entry, who=operator(), why=why, seen=before.version if seen is None else seen
        )
    session(context).answer(_document(found), f"“{name}” is changed, version {found.version}.")


@_whatif.command()
def end(context: typer.Context, name: Name, why: Why, seen: Seen = None) -> None:
    """End a scenario; it stays in the books."""
    with session(context).open() as store:
        found = store.scenarios.end(name, who=operator(), why=why, seen=seen)
    session(context).answer(_document(found), f"“{name}” is ended.")


def _bounded(names: list[str], least: int = 2) -> None:
    if not least <= len(names) <= 4:
        raise typer.BadParameter(f"Name {least} to 4 scenarios; `whatif list` lists them.")


def _effects(
    context: typer.Context, names: list[str], on: datetime | None, currency: str
) -> "tuple[list[Effect], Reference]":
    with session(context).open() as store:
        kept, day = store.scenarios, on.date() if on else None
        return [kept.effect(kept.one(name), day, currency) for name in names], store.reference()


def _entry(
    name: str, day: date, settings: list[str] | None, routes: list[str] | None,
    yields: list[str] | None, since: datetime | None, note: str = "",
) -> "ScenarioEntry":  # fmt: skip
    from recycler.whatif.scenario import entry_of, next_month

    first = since.date() if since else next_month(day)
    return entry_of(
        name, first, note=note, settings=settings or (), routes=routes or (), yields=yields or ()
    )


def _list_inputs(context: typer.Context, on: datetime | None, currency: str) -> None:
    from recycler.whatif.inputs import material_inputs, yield_inputs

    with session(context).open() as store:
        model = store.scenarios.base(on.date() if on else None, currency).model
        materials, yields = material_inputs(model, store.reference()), yield_inputs(model)
    if session(context).as_json:
        print_json({
            "materials": [one.as_dict() for one in materials],
            "yields": [one.as_dict() for one in yields],
        })  # fmt: skip
        return
    print_table(
        ["material", ">kg a month", ">batches", "route", "routes it can take"],
        [[one.material, numbers.kg(one.kg_per_month, 0), str(one.batches), one.route or "–",
          ", ".join(one.routes)] for one in materials],
        "What came in over the last twelve months (own weighings)",
    )  # fmt: skip
    print_table(
        ["route", "element", ">yield", "evidence"],
        [[one.route, one.element, numbers.fraction_percent(one.won), one.evidence.value]
         for one in yields],
        "What is won of it",
    )  # fmt: skip


def _answer(context: typer.Context, found: "list[Effect]", reference: "Reference") -> None:
    if session(context).as_json:
        documents = [_effect(one) for one in found]
        print_json(documents[0] if len(documents) == 1 else {"scenarios": documents})
        return
    for one in found:
        typer.echo(f"{one.scenario.name}, from {one.scenario.since} on: "
                   f"{' '.join(wording.supposed(one.scenario, reference))}")  # fmt: skip
    columns = [f"{one.scenario.name}" for one in found]
    heads = [head for name in columns for head in (f">then {name}", ">difference", ">chance")]
    moved = list(zip(*(one.targets for one in found), strict=True))
    print_table(
        ["target", ">figure", "by", ">as it is", ">chance", *heads],
        [
            [row[0].standing.target.name, targets.value(row[0].standing),
             row[0].standing.step.on.isoformat(), wording.was(row[0]), wording.chance_was(row[0]),
             *(cell for one in row
               for cell in (wording.then(one), wording.moved_by(one), wording.chance_then(one)))]
            for row in moved
        ],
    )  # fmt: skip
    _print_masses(found)
    reasons = {wording.why(one) for row in moved for one in row} - {""}
    told = {wording.unpriced(one) for one in found} - {""}
    say(*sorted(reasons), *sorted(told), wording.basis())


def _print_masses(found: "list[Effect]") -> None:
    shown = {one.element for effect in found for one in wording.notable(effect)}
    heads = [head for one in found for head in (f">then {one.scenario.name}", ">difference")]
    rows = []
    for mass in found[0].masses:
        if mass.element in shown:
            cells = [wording.change(m.recovered) for one in found if (m := one.mass(mass.element))]
            rows.append([f"{mass.element} recovered a year", cells[0][0],
                         *(cell for three in cells for cell in three[1:])])  # fmt: skip
    for measure in found[0].worth:
        money = [wording.change(one.worth[measure], money=one.currency) for one in found]
        rows.append([wording.worth_name(measure), money[0][0],
                     *(cell for three in money for cell in three[1:])])  # fmt: skip
    print_table(["figure", ">as it is", *heads], rows)


def _effect(one: "Effect") -> dict[str, Any]:
    document = one.as_dict()
    for told, moved in zip(document["targets"], one.targets, strict=True):
        if moved.reason:
            told["reason"]["message"] = sentence_for(moved.reason)
    return document


def _document(one: "Scenario") -> dict[str, Any]:
    values = one.model_dump(mode="json", include={"name", "version", "note", "why", "entered_by"})
    return values | {
        "state": one.state.value, "since": one.since.isoformat(),
        "kg_per_month": {material: float(kg) for material, kg in one.kg_per_month},
        "factors": {material: float(factor) for material, factor in one.factors},
        "routes": dict(one.routes),
        "yields": [{"route": route, "element": element, "yield": float(share)}
                   for route, element, share in one.yields],
    }  # fmt: skip
