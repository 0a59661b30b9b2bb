"""Commands that calculate and draw: estimate, totals, summary, chart, screens."""

import os
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from recycler.errors import InputError
from ui.cli.batches import Since, Until, operator, period, print_estimate
from ui.cli.printing import counted, figures, print_json, print_table, progress, say, session
from ui.language.sentences import say as sentence_for

if TYPE_CHECKING:
    from recycler.dry_mass import DryMass
    from recycler.estimate import Assay, Estimator
    from recycler.problems import Problem
    from recycler.totals.totals import TotalRow


class By(StrEnum):
    """What totals are told apart by."""

    MATERIAL = "material"
    ELEMENT = "element"
    MONTH = "month"
    SUPPLIER = "supplier"
    ORIGIN = "origin"


_OPTIONS = {
    "material": "--material",
    "gross": "--gross-kg",
    "tare": "--tare-kg",
    "moisture_pct": "--moisture",
    "contamination_pct": "--contamination",
    "route": "--route",
}
_MOST_DRAWS = 10_000_000
_KEYS: dict[By | None, Literal["", "material", "month", "supplier", "origin"]] = {
    None: "",
    By.ELEMENT: "",
    By.MATERIAL: "material",
    By.MONTH: "month",
    By.SUPPLIER: "supplier",
    By.ORIGIN: "origin",
}


class Language(StrEnum):
    """Languages of the window."""

    EN = "en"
    JA = "ja"


class View(StrEnum):
    """What is drawn of the plant: as it was measured, or as it closes."""

    RAW = "raw"
    RECONCILED = "reconciled"


class Theme(StrEnum):
    """Looks of the window."""

    LIGHT = "light"
    DARK = "dark"


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (estimate, totals, summary, chart, screens):
        app.command()(command)


def estimate(
    context: typer.Context,
    material: Annotated[str, typer.Option(help="Code or name.")],
    gross_kg: Annotated[str, typer.Option(help="Gross mass [kg], with the digits of the scale.")],
    tare_kg: Annotated[str | None, typer.Option(help="Tare [kg].")] = None,
    moisture: Annotated[str | None, typer.Option(help="Share of the net mass, 0 to 1.")] = None,
    contamination: Annotated[
        str | None, typer.Option(help="Share of the dried mass, 0 to 1.")
    ] = None,
    route: Annotated[str | None, typer.Option(help="Code; otherwise the default one.")] = None,
    assay: Annotated[
        list[str] | None, typer.Option(help="ELEMENT=FRACTION or ELEMENT=FRACTION:SD; repeat.")
    ] = None,
    supplier: Annotated[
        str | None, typer.Option(help="Whose lot it is: some have a composition of their own.")
    ] = None,
    monte_carlo: Annotated[
        int | None,
        typer.Option(min=1_000, max=_MOST_DRAWS, help="Simulate with so many draws."),
    ] = None,
) -> None:
    """Estimate what a batch holds and yields, without storing anything."""
    from recycler.estimate import Estimator

    assays = [_assay(text) for text in assay or ()]
    estimator = Estimator(session(context).reference())
    code, dry, chosen = _weighed(
        estimator,
        {
            "material": material,
            "gross": gross_kg,
            "tare": tare_kg,
            "moisture_pct": _percent("--moisture", moisture),
            "contamination_pct": _percent("--contamination", contamination),
            "route": route,
        },
    )
    if monte_carlo:
        found = estimator.monte_carlo(
            code, dry, chosen, assays=assays, draws=monte_carlo, supplier=supplier
        )
    else:
        found = estimator.estimate(code, dry, chosen, assays=assays, supplier=supplier)
    if session(context).as_json:
        print_json(found.as_dict())
    else:
        print_estimate(found)


def _weighed(
    estimator: "Estimator", fields: dict[str, object]
) -> "tuple[str, DryMass, str | None]":
    """Check what was typed by the rules of intake; the scale of the facility sets no limit."""
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    from recycler.dry_mass import dry_mass
    from recycler.entry.intake_rules import IntakeRules

    rules = IntakeRules(estimator.reference, ZoneInfo("UTC"), float("inf"))
    entry, problems = rules.entry(
        {**fields, "received_at": datetime.now(UTC), "supplier": "–", "unit": "kg"}
    )
    wrong = [problem for problem in problems if not problem.notice]
    if entry is None:
        *before, last = wrong
        say(*(f"{_option(problem)}: {sentence_for(problem)}" for problem in before))
        told = {"value": last.value, **last.details, "option": _option(last)}
        raise InputError(last.code, **told)
    return entry.material, dry_mass(entry), entry.route


def _option(problem: "Problem") -> str:
    return _OPTIONS.get(problem.field or "", problem.field or "")


def _percent(option: str, text: str | None) -> Decimal | None:
    return None if text is None else _decimal(option, text) * 100


def _decimal(option: str, text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise InputError("not_a_number", value=text, option=option) from error
    if not number.is_finite():
        raise InputError("not_a_number", value=text, option=option)
    return number


def _assay(text: str) -> "Assay":
    """Read `EL=FRACTION` or `EL=FRACTION:SD`."""
    from recycler.estimate import Assay

    element, equals, figures = text.partition("=")
    fraction, colon, sd = figures.partition(":")
    if not equals:
        raise typer.BadParameter(f"“{text}” is not ELEMENT=FRACTION or ELEMENT=FRACTION:SD.")
    found = float(_decimal("--assay", fraction))
    return Assay(element.strip(), found, float(_decimal("--assay", sd)) if colon else None)


def totals(
    context: typer.Context,
    since: Since = None,
    until: Until = None,
    by: Annotated[By | None, typer.Option(help="What the totals are told apart by.")] = None,
) -> None:
    """Total what was contained and recovered, with intervals."""
    from db.filters import BatchFilter
    from recycler.totals.totals import totals_of

    first, last = period(since, until)
    where = BatchFilter(since=first, until=last)
    with session(context).open() as store:
        rows = totals_of(store.estimator()).rows(store.holdings(where, _KEYS[by]))
    if session(context).as_json:
        print_json({"rows": [_total(row, by) for row in rows]})
        return
    key = [] if by in (None, By.ELEMENT) else [by.value]
    print_table(
        [*key, "element", ">contained [kg]", ">recovered [kg]", ">batches"],
        [
            [row.key] * len(key)
            + [row.element, figures(row.contained), figures(row.recovered), str(row.batches)]
            for row in rows
        ],
    )


def _total(row: "TotalRow", by: By | None) -> dict[str, object]:
    key = row.element if by in (None, By.ELEMENT) else row.key
    return {
        "key": key,
        **({by.value: key} if by else {}),
        "element": row.element,
        "contained_kg": row.contained.as_dict(),
        "recovered_kg": row.recovered.as_dict(),
        "batches": row.batches,
        "evidence": row.evidence.value,
    }


def summary(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="Workbook to write.")],
    since: Since = None,
    until: Until = None,
    currency: Annotated[str, typer.Option(help="With values in USD, EUR or JPY.")] = "",
) -> None:
    """Write the Excel summary."""
    from db.reporting import write_summary
    from ui.language.workbook_words import in_language

    days = period(since, until)
    with session(context).open() as store:
        result = write_summary(
            store, *days, out,
            who=operator(), words=in_language, report=progress("Writing"),
            currency=currency,
        )  # fmt: skip
    session(context).answer(
        {"file": str(result.file), "batches": result.batches},
        f"{result.file}: {counted(result.batches, 'batch', 'batches')}.",
    )


def chart(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name of the chart; `list` names them.")],
    out: Annotated[Path | None, typer.Option(help="Picture to write, .png or .svg.")] = None,
    since: Since = None,
    until: Until = None,
    element: Annotated[
        str | None, typer.Option(help="Symbol, or “mass”: what is drawn of recovery and the plant.")
    ] = None,
    node: Annotated[
        str, typer.Option(help="Of sankey and waterfall: plant, yard or an area.")
    ] = "",
    view: Annotated[View, typer.Option(help="Of sankey and waterfall.")] = View.RAW,
    run: Annotated[str | None, typer.Option(help="Of closure: the number of the run.")] = None,
    language: Language = Language.EN,
    theme: Theme = Theme.LIGHT,
) -> None:
    """Draw one chart as it is on screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.charts.catalogue import ALL, Asked, draw_chart

    if name == "list":
        session(context).answer({"charts": list(ALL)}, "\n".join(ALL))
        return
    if out is None:
        raise typer.BadParameter("--out FILE.png or FILE.svg is needed.")
    asked = Asked(*period(since, until), element, node, view.value, run)
    with session(context).open() as store:
        file = draw_chart(store, name, asked, out, theme.value, language.value)
    session(context).answer({"file": str(file)}, f"{file} is written.")


def screens(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="Folder for the pictures.")],
    language: Language = Language.EN,
    theme: Theme = Theme.LIGHT,
) -> None:
    """Write every page of the window as a picture."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.window.screens import write_screens

    try:
        files = write_screens(
            session(context).folder, out, language.value, theme.value,
            sign_in=session(context).sign_in,
        )  # fmt: skip
    except OSError as error:
        raise InputError("cannot_write", file=out, reason=error.strerror) from error
    session(context).answer({"files": [str(file) for file in files]}, "\n".join(map(str, files)))
