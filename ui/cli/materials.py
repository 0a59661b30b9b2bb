"""The commands `material list`, `add` and `change`: what can come in, also one's own."""

from typing import TYPE_CHECKING, Annotated

import typer

from recycler.errors import InputError
from ui.cli.batches import operator
from ui.cli.printing import UNKNOWN, print_json, print_table, say, session
from ui.language.sentences import say as sentence_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.store import Store
    from recycler.entry.material_rules import MaterialEntry
    from recycler.problems import Problem
    from recycler.reference.data import Reference
    from recycler.reference.records import Material

Text = Annotated[str | None, typer.Option()]
Name = Annotated[str | None, typer.Option(help="As people call it.")]
Route = Annotated[
    str | None, typer.Option(help="Route it takes by default; otherwise that of its family.")
]
Basis = Annotated[str | None, typer.Option(help="What its fractions are of, such as its form.")]

materials = typer.Typer(help="Materials that can come in, and those of your own.")


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(materials, name="material")


@materials.command("list")
def every(
    context: typer.Context,
    search: Annotated[str, typer.Option(help="Text in code, name or family.")] = "",
) -> None:
    """List materials with family, routes and the version of their composition."""
    reference = session(context).reference()
    wanted = search.casefold().split()
    found = [
        _document(reference, one)
        for one in reference.materials.values()
        if all(word in f"{one.code} {one.name} {one.family}".casefold() for word in wanted)
    ]
    if session(context).as_json:
        print_json({"materials": found})
        return
    print_table(
        ["code", "name", "family", ">composition", "default route"],
        [
            [
                str(one["code"]), str(one["name"]), str(one["family"]),
                f"v{one['composition_version']}" if one["composition_version"] else UNKNOWN,
                str(one["default_route"] or UNKNOWN),
            ]
            for one in found
        ],
    )  # fmt: skip


@materials.command()
def add(
    context: typer.Context,
    code: Annotated[str, typer.Option(help="Short and for good: letters, digits and _.")],
    name: Annotated[str, typer.Option(help="As people call it.")],
    family: Annotated[str, typer.Option(help="Decides the routes it can take.")],
    category: Annotated[
        str | None, typer.Option(help="magnet or battery; needed with a new family only.")
    ] = None,
    default_route: Route = None,
    basis: Basis = None,
    un_number: Text = None,
    hazard: Text = None,
    note: Text = None,
) -> None:
    """Add a material that is not listed; it can be logged and assayed at once."""
    fields = {
        "code": code, "name": name, "family": family, "category": category,
        "default_route": default_route, "basis": basis, "un_number": un_number,
        "hazard": hazard, "note": note,
    }  # fmt: skip
    with session(context).open() as store:
        entry = _checked(store.reference(), fields)
        store.materials.add_material(entry, who=operator())
        _tell(context, store, entry.code, "is added")


@materials.command()
def change(
    context: typer.Context,
    code: str,
    why: Annotated[str, typer.Option(help="For the journal.")],
    name: Name = None,
    default_route: Route = None,
    basis: Basis = None,
    un_number: Text = None,
    hazard: Text = None,
    note: Text = None,
) -> None:
    """Tell a material anew; what is not given stays, an empty text clears it."""
    given = {
        "name": name, "default_route": default_route, "basis": basis, "un_number": un_number,
        "hazard": hazard, "note": note,
    }  # fmt: skip
    with session(context).open() as store:
        reference = store.reference()
        old = reference.material(reference.find_material(code) or code)
        kept = {column: getattr(old, column) for column in given}
        told = {column: text for column, text in given.items() if text is not None}
        entry = _checked(reference, kept | told, old)
        seen = reference.newest("material", entry.code)
        store.materials.change_material(entry, who=operator(), why=why, seen=seen)
        _tell(context, store, entry.code, "is changed")


def _checked(
    reference: "Reference", fields: "Mapping[str, object]", changing: "Material | None" = None
) -> "MaterialEntry":
    from recycler.entry.material_rules import MaterialRules

    entry, problems = MaterialRules(reference, changing).entry(fields)
    if entry is None:
        *before, last = (problem for problem in problems if not problem.notice)
        say(*(f"{_option(problem)}: {sentence_for(problem)}" for problem in before))
        details = {"value": last.value, **last.details, "option": _option(last)}
        raise InputError(last.code, **details)
    say(*(sentence_for(problem) for problem in problems))
    return entry


def _option(problem: "Problem") -> str:
    return f"--{(problem.field or '').replace('_', '-')}"


def _tell(context: typer.Context, store: "Store", code: str, done: str) -> None:
    reference = store.reference()
    document = {
        "ok": True,
        "problems": [],
        "material": _document(reference, reference.material(code)),
    }
    session(context).answer(document, f"{code} {done}.")


def _document(reference: "Reference", material: "Material") -> dict[str, object]:
    return {
        "code": material.code,
        "name": material.name,
        "category": material.category,
        "family": material.family,
        "basis": material.basis,
        "un_number": material.un_number,
        "hazard": material.hazard,
        "note": material.note,
        "default_route": reference.default_route(material.code),
        "routes": reference.applicable_routes(material.code),
        "composition_version": reference.composition_version(material.code),
    }
