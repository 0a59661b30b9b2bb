"""The command `advise`: what to measure next of a batch, or of the batches of a period."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ui.cli.batches import Since, Until, period
from ui.cli.printing import UNKNOWN, figures, print_json, print_table, progress, session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from db.store import Store
    from recycler.figures import BudgetLine
    from recycler.laboratory.advice import Action
    from recycler.laboratory.validation import Validation
    from recycler.totals.totals import Measure


class Found(NamedTuple):
    """What is worth measuring of a sum, and what spreads it."""

    key: str
    measure: "Measure"
    actions: "Sequence[Action]"
    budget: "Sequence[BudgetLine]"
    check: "Validation | None" = None


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
    monte_carlo: Annotated[
        bool, typer.Option("--monte-carlo", help="Hold the period's sum against fresh trials.")
    ] = False,
) -> None:
    """Rank what to measure next by what it takes off half the 90 % interval."""
    if ticket and (since or until or element or monte_carlo):
        raise typer.BadParameter("A ticket goes without --from, --to, --element, --monte-carlo.")
    with session(context).open() as store:
        days = period(since, until)
        found = _of_batch(store, ticket) if ticket else _of_period(store, *days, element)
        if monte_carlo:
            found = found._replace(check=_checked(store, *days, found))
    if session(context).as_json:
        print_json(_document(found))
    else:
        _print(found)


def _print(found: Found) -> None:
    if found.actions:
        _print_actions(found)
    else:
        typer.echo("No measurement narrows it.")
    if found.budget:
        shares = [[line.source, f"{line.share:.1%}"] for line in found.budget]
        print_table(["source", ">share of variance"], shares)
    if check := found.check:
        verdict = "agrees with" if check.comparisons[0].agrees else "differs from"
        low, high = (f"{end:,.6g}" for end in check.simulated.intervals[0])
        typer.echo(
            f"The 90 % interval {verdict} {check.simulated.trials:,} trials ({low} to {high} kg) "
            f"to {check.simulated.tolerance:.2g} kg; JCGM 101, section 8."
        )


def _print_actions(found: Found) -> None:
    columns = ["step", "what", ">batches", ">before [kg]", ">after [kg]", ">narrows ± by [kg]"]
    rows = [_row(action) for action in found.actions]
    if price := found.actions[0].price:
        columns.append(f">worth [{price.currency}]")
        rows = [
            [*row, f"{action.saves_money or 0:.2g}"]
            for row, action in zip(rows, found.actions, strict=True)
        ]
    print_table(columns, rows, title=f"{found.key} {found.measure}")


def _document(found: Found) -> dict[str, object]:
    return {
        "element": found.key,
        "measure": found.measure,
        "actions": [_line(action) for action in found.actions],
        "budget": [line.as_dict() for line in found.budget],
        "monte_carlo": found.check.as_dict() if found.check else None,
    }


def _of_batch(store: "Store", ticket: str) -> Found:
    estimate = store.estimate(store.batch(ticket))
    head = estimate.headline
    measure: Measure = "recovered" if head and head.recovered.mean > 0 else "contained"
    key = head.key if head else ""
    actions = store.laboratory.advice(ticket, estimate)
    return Found(key, measure, actions, estimate.budget_of(key))


def _of_period(
    store: "Store", since: "date | None", until: "date | None", element: str | None
) -> Found:
    from db.filters import BatchFilter
    from db.sums.period import budget

    where = BatchFilter(since=since, until=until)
    key = element or _headline(store, since, until)
    measure, actions = store.laboratory.advice_for(where, key, progress("Advising"))
    return Found(key, measure, actions, budget(store, where, key, measure))


def _checked(
    store: "Store", since: "date | None", until: "date | None", found: Found
) -> "Validation | None":
    from db.filters import BatchFilter
    from db.sums.period import monte_carlo

    where = BatchFilter(since=since, until=until)
    return monte_carlo(store, where, found.key, found.measure, progress("Drawing"))[1]


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
        "money": action.saves_money,
        "price": action.price.as_dict() if action.price else None,
    }


def _row(action: "Action") -> list[str]:
    what = action.material or ", ".join(action.elements) or UNKNOWN
    return [
        action.step.value, what, str(action.batches), figures(action.before),
        figures(action.after), f"{action.saves_kg:.3g}",
    ]  # fmt: skip
