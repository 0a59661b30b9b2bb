"""The command `advise`: what to measure next of a batch, or of the batches of a period."""

from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli.batches import Since, Until, period
from ui.cli.printing import UNKNOWN, figures, print_json, print_table, progress, session

if TYPE_CHECKING:
    from datetime import date

    from db.store import Store
    from recycler.laboratory.advice import Action

    Found = tuple[str, str, list[Action]]  # element or group, measure, actions


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(advise)


def advise(
    context: typer.Context,
    ticket: Annotated[str | None, typer.Argument(help="A batch; otherwise a period.")] = None,
    since: Since = None,
    until: Until = None,
    element: Annotated[
        str | None, typer.Option(help="Element or group of the period, such as Nd or REE.")
    ] = None,
) -> None:
    """Rank what to measure next by what it takes off half the 90 % interval."""
    if ticket and (since or until or element):
        raise typer.BadParameter("A ticket goes without --from, --to and --element.")
    with session(context).open() as store:
        of_period = (*period(since, until), element)
        key, measure, actions = (
            _of_batch(store, ticket) if ticket else _of_period(store, *of_period)
        )
    if session(context).as_json:
        lines = [_line(action) for action in actions]
        print_json({"element": key, "measure": measure, "actions": lines})
    elif not actions:
        typer.echo("No measurement narrows it.")
    else:
        print_table(
            ["step", "what", ">batches", ">before [kg]", ">after [kg]", ">narrows ± by [kg]"],
            [_row(action) for action in actions],
            title=f"{key} {measure}",
        )


def _of_batch(store: "Store", ticket: str) -> "Found":
    estimate = store.estimate(store.batch(ticket))
    head = estimate.headline
    measure = "recovered" if head and head.recovered.mean > 0 else "contained"
    return head.key if head else "", measure, store.laboratory.advice(ticket, estimate)


def _of_period(
    store: "Store", since: "date | None", until: "date | None", element: str | None
) -> "Found":
    from db.filters import BatchFilter

    where = BatchFilter(since=since, until=until)
    key = element or _headline(store, since, until)
    measure, actions = store.laboratory.advice_for(where, key, progress("Advising"))
    return key, measure, actions


def _headline(store: "Store", since: "date | None", until: "date | None") -> str:
    """Return what the Recovery page speaks of where no element is chosen."""
    from datetime import datetime

    from ui.recovery.analyst import Analyst
    from ui.recovery.scope import Scope

    today = datetime.now(store.facility().zone_info).date()
    return Analyst(store).figures(Scope(since, until), today).focus


def _line(action: "Action") -> dict[str, object]:
    return {
        "step": action.step.value,
        "material": action.material,
        "elements": list(action.elements),
        "batches": action.batches,
        "before_kg": action.before.as_dict(),
        "after_kg": action.after.as_dict(),
        "saves_kg": action.saves_kg,
        "share": action.share,
    }


def _row(action: "Action") -> list[str]:
    what = action.material or ", ".join(action.elements) or UNKNOWN
    return [
        action.step.value, what, str(action.batches), figures(action.before),
        figures(action.after), f"{action.saves_kg:.3g}",
    ]  # fmt: skip
