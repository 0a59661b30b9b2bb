"""Commands on batches: template, batches, show."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recycler.errors import InputError
from recycler.problems import Problem
from ui.cli.printing import UNKNOWN, counted, figures, print_json, print_table, say, session
from ui.language.sentences import say as sentence_for

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from db.filters import BatchFilter
    from db.store import Store
    from recycler.batch import Batch
    from recycler.estimate import Estimate
    from recycler.laboratory.records import AssayResult

SHOWN = 50  # rows of a table, unless told otherwise
PAGE = 1_000

Since = Annotated[
    datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day, 2026-11-03.")
]
Until = Annotated[
    datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day, included.")
]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (template, batches, show):
        app.command()(command)


def period(since: datetime | None, until: datetime | None) -> tuple[date | None, date | None]:
    """Return the first and the last day that were typed."""
    if since and until and until < since:
        raise typer.BadParameter(f"--to {until:%Y-%m-%d} is before --from {since:%Y-%m-%d}.")
    return since.date() if since else None, until.date() if until else None


Seen = Annotated[
    int | None,
    typer.Option(
        "--seen",
        help="The version you looked at; where another is in the books by now nothing is changed, "
        "and who changed what is said.",
    ),
]


def operator() -> str:
    """Return who works with the program, as the computer knows them."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        return "operator"


class Kind(StrEnum):
    """What a workbook is for."""

    INTAKE = "intake"
    ASSAY = "assay"
    RUN = "run"


def template(context: typer.Context, kind: Kind, file: Path) -> None:
    """Write an empty workbook with drop-downs, units and an example row."""
    from recycler.exchange.templates import write_template
    from ui.language.workbook_words import in_language

    write_template(kind.value, file, session(context).reference(), in_language)
    session(context).answer({"file": str(file)}, f"{file} is written.")


def batches(
    context: typer.Context,
    since: Since = None,
    until: Until = None,
    material: Annotated[str | None, typer.Option(help="Code or name.")] = None,
    supplier: Annotated[str | None, typer.Option(help="Name.")] = None,
    search: Annotated[str, typer.Option(help="Text anywhere in the batch.")] = "",
    limit: Annotated[
        int | None, typer.Option(min=0, help="At most so many; with --json all otherwise.")
    ] = None,
) -> None:
    """List batches, newest first."""
    from db.filters import BatchFilter

    first, last = period(since, until)
    with session(context).open() as store:
        where = BatchFilter(
            since=first,
            until=last,
            material=material_code(store, material),
            supplier=supplier,
            text=search,
        )
        if limit is None and not session(context).as_json:
            limit = SHOWN
        found = _found(store, where, limit)
        count = store.count(where)
        rows = [_row(batch, store.facility().zone_info) for batch in found]
    total = count.batches + count.voids
    if session(context).as_json:
        print_json({"total": total, "batches": rows})
        return
    columns = ("ticket", "received_at", "material", "supplier", "origin_country")
    weights = ("gross_kg", "net_kg", "dry_kg")
    print_table(
        [*columns, *(f">{name}" for name in weights), "state"],
        [
            [*(str(row[name] or UNKNOWN) for name in columns),
             *(_kg(row[name]) for name in weights), str(row["state"])]
            for row in rows
        ],
    )  # fmt: skip
    typer.echo(f"{len(rows)} of {counted(total, 'batch', 'batches')}")


def _found(store: "Store", where: "BatchFilter", limit: int | None) -> "list[Batch]":
    from db.filters import Cursor

    found: list[Batch] = []
    after: Cursor | None = None
    while limit is None or len(found) < limit:
        wanted = PAGE if limit is None else min(PAGE, limit - len(found))
        page = store.find(where, after=after, limit=wanted)
        found += page
        if len(page) < wanted:
            break
        after = Cursor(page[-1].received_at, page[-1].id)
    return found


def material_code(store: "Store", text: str | None) -> str | None:
    """Return the code of a material given by code or name.

    Raises:
        InputError: `unknown_material`.
    """
    if text is None:
        return None
    reference = store.reference()
    code = reference.find_material(text)
    if code is None:
        reference.material(text)  # says which are like it
    return code


def _row(batch: "Batch", zone: "ZoneInfo") -> dict[str, Any]:
    return {
        "ticket": batch.ticket,
        "received_at": batch.received_at.astimezone(zone).isoformat(),
        "material": batch.material,
        "supplier": batch.supplier,
        "supplier_lot": batch.supplier_lot,
        "origin_country": batch.origin_country,
        "gross_kg": batch.gross_reading.kg,
        "tare_kg": batch.tare_reading.kg,
        "net_kg": batch.net_kg,
        "dry_kg": batch.dry_kg,
        "route": batch.route,
        "state": batch.state.value,
    }


def _kg(value: float) -> str:
    from ui.language.numbers import number

    return number(value, 1)


def show(context: typer.Context, ticket: str) -> None:
    """Show one batch whole: weighings, estimate, history."""
    with session(context).open() as store:
        batch = store.batch(ticket)
        zone = store.facility().zone_info
        estimate = _estimate_of(store, batch)
        assays = [_assay(result, zone) for result in store.laboratory.assays(ticket)]
        history = [
            {
                "at": entry.at.astimezone(zone).isoformat(timespec="seconds"),
                "who": entry.who,
                "what": entry.action,
                "why": entry.why,
            }
            for entry in store.history(ticket)
        ]
    document = {
        **_row(batch, zone),
        "moisture": (batch.moisture_ppm or 0) / 1e6,
        "contamination": (batch.contamination_ppm or 0) / 1e6,
        "note": batch.note,
        "version": batch.version,
        "weighings": _weighings(batch),
        "assays": assays,
        "estimate": estimate.as_dict(),
        "history": history,
    }
    if session(context).as_json:
        print_json(document)
        return
    for name in ("ticket", "state", "received_at", "material", "supplier", "supplier_lot",
                 "origin_country", "gross_kg", "tare_kg", "net_kg", "dry_kg", "note"):  # fmt: skip
        typer.echo(f"{name:<16}{document[name] if document[name] is not None else UNKNOWN}")
    if assays:
        print_table(
            ["sample", "element", ">value", "unit", ">sd", "method", "laboratory", "state"],
            [[str(line[name] or "") for name in ("sample", "element", "value", "unit", "sd",
                                                 "method", "laboratory", "state")]
             for line in assays],
        )  # fmt: skip
    print_estimate(estimate)
    print_table(
        ["at", "who", "what", "why"],
        [[str(line[name] or "") for name in ("at", "who", "what", "why")] for line in history],
    )


def _assay(result: "AssayResult", zone: "ZoneInfo") -> dict[str, object]:
    analysed = result.analysed_at
    return {
        "sample": result.sample,
        "element": result.element,
        "value": f"{'<' if result.below else ''}{result.value:f}",
        "unit": result.unit,
        "sd": None if result.sd is None else f"{result.sd:f}",
        "fraction": result.fraction,
        "below": result.below,
        "method": result.method,
        "instrument": result.instrument,
        "laboratory": result.laboratory,
        "analysed_at": analysed.astimezone(zone).isoformat() if analysed else None,
        "state": result.state.value,
        "suspect": result.is_suspect,
        "why": result.why,
        "id": result.id,
        "retest_of": result.retest_of,
    }


def _estimate_of(store: "Store", batch: "Batch") -> "Estimate":
    """Estimate a stored batch; of a material nobody knows, say so and leave it empty."""
    from recycler.dry_mass import dry_mass
    from recycler.estimate import Estimate

    try:
        return store.estimate(batch)
    except InputError as error:
        if error.code != "no_composition":
            raise
    say(sentence_for(Problem("no_estimate", {"material": batch.material})))
    return Estimate.unknown(batch.material, batch.route, batch.route_version, dry_mass(batch))


def _weighings(batch: "Batch") -> list[dict[str, object]]:
    readings = {"gross": batch.gross_reading, "tare": batch.tare_reading}
    return [
        {
            "kind": kind,
            "value": str(reading.digits),
            "unit": reading.unit,
            "kg": reading.kg,
            "source": batch.weight_source.value,
        }
        for kind, reading in readings.items()
        if kind == "gross" or reading.digits
    ]


def print_estimate(estimate: "Estimate") -> None:
    """Print what a batch holds and yields."""
    rows = [
        [line.element, figures(line.contained), figures(line.recovered),
         line.product or UNKNOWN, line.recovered_evidence.value]
        for line in estimate.elements
    ]  # fmt: skip
    rows += [
        [group.group, figures(group.contained), figures(group.recovered), "", group.evidence.value]
        for group in estimate.groups
        if group.contained.mean
    ]
    route = estimate.route or UNKNOWN
    print_table(
        ["element", ">contained [kg]", ">recovered [kg]", "product", "evidence"],
        rows,
        title=f"{estimate.material} on {route}, dry {figures(estimate.dry)} kg",
    )
