"""What the recovered kilograms are made of, and which figure makes them uncertain."""

from typing import TYPE_CHECKING

from ui.charts.spec import Amount, Chart, Driver, Mark, Sheet, Tree
from ui.language.numbers import (
    MassUnit,
    chance,
    mass_unit,
    number,
    with_interval,
    with_unit,
)
from ui.language.words import batches, in_sentence
from ui.recovery.sums import cv2
from ui.recovery.time_charts import empty_chart, nothing_here
from ui.recovery.wording import PERCENT, caption, fitting, symbol_or_group, tr

if TYPE_CHECKING:
    from recycler.quantity import Quantity
    from recycler.reference.data import Reference
    from ui.recovery.figures import ElementTotal, Figures


def drivers(figures: "Figures", reference: "Reference") -> Chart:
    """Feed times content times recovery, what it is worth, and each one's part of the spread."""
    total = figures.element(figures.aim)
    if not figures.batches or total is None or total.recovered.mean <= 0:
        why = nothing_here() if not figures.batches else tr(
            "Nothing of it is recovered from these batches by their routes."
        )  # fmt: skip
        return empty_chart("drivers", tr("What drives it"), why)
    shares = spread(figures.dry, total)
    name = symbol_or_group(figures.aim)
    nodes = _nodes(figures, total, shares, name)
    links = ((0, 3), (1, 3), (2, 4), (3, 4), *(((4, 5),) if len(nodes) > 5 else ()))
    words = {"dry": tr("Feed"), "content": tr("Content"), "recovery": tr("Recovery")}
    most = max(shares, key=lambda key: shares[key])
    share, first = chance(shares[most]), words[most]
    title = fitting(tr("{} makes {} of the ± of {}").format(first, share, name))
    said = caption(tr("{}: feed × content × recovery").format(name),
                   tr("bar: part of the ± of what is recovered"), figures=figures,
                   provisional=total.provisional)  # fmt: skip
    return Chart("drivers", title, said, Tree(nodes, links),
                 _marks(figures, total, nodes, reference), lambda: _sheet(nodes))  # fmt: skip


def spread(dry: "Quantity", total: "ElementTotal") -> dict[str, float]:
    """The part of each factor in the relative variance of what is recovered [-].

    The factors are independent, so their squared relative spreads, plus one, multiply; to first
    order they add up.
    """
    held, won = cv2(total.contained), cv2(total.recovered)
    parts = {
        "dry": min(cv2(dry), held),
        "content": max(held - cv2(dry), 0.0),
        "recovery": max(won - held, 0.0),
    }
    whole = sum(parts.values())
    return {name: part / whole if whole else 0.0 for name, part in parts.items()}


def _nodes(
    figures: "Figures", total: "ElementTotal", shares: dict[str, float], name: str
) -> tuple[Driver, ...]:
    held = mass_unit(total.contained.mean, tonnes=True)
    won = mass_unit(total.recovered.mean, tonnes=True)
    feed = mass_unit(figures.dry.mean, tonnes=True)
    content = total.contained.scaled(1 / figures.dry.mean)
    made = [
        Driver(tr("Feed, dry"), with_interval(figures.dry, feed), _note(shares["dry"]), 0, 0,
               shares["dry"]),
        Driver(tr("Content"), with_interval(content, PERCENT), _note(shares["content"]), 0, 1,
               shares["content"], "×"),
        Driver(tr("Recovery"), with_interval(total.recovery, PERCENT), _note(shares["recovery"]),
               0, 2, shares["recovery"], "×", str(total.evidence)),
        Driver(tr("{} contained").format(name), with_interval(total.contained, held),
               batches(total.batches), 1, 0.5),
        Driver(tr("{} recovered").format(name), with_interval(total.recovered, won),
               tr("+1 point: {}").format(_point(total, won)), 2, 1,
               evidence=str(total.evidence)),
    ]  # fmt: skip
    worth = figures.behind.worth
    if worth is not None:
        unit = MassUnit(worth.currency, 1.0)
        made.append(Driver(tr("Value at spot"), with_unit(number(worth.mean, -3), unit.name),
                           tr("prices as listed"), 3, 1))  # fmt: skip
    return tuple(made)


def _note(share: float) -> str:
    return tr("{} of the ±").format(chance(share))


def _point(total: "ElementTotal", unit: MassUnit) -> str:
    """What one more per cent of recovery is worth."""
    more = total.contained.mean / 100 * unit.per_kg
    return with_unit(number(more, 2 if more < 10 else 0), unit.name)


def _marks(
    figures: "Figures", total: "ElementTotal", nodes: tuple[Driver, ...], reference: "Reference"
) -> tuple[Mark, ...]:
    """Each figure leads to the chart it is divided in; sums of mass to their batches."""
    where = figures.fields_with(reference, figures.aim)
    leads = ("throughput", "elements", "recovery", "", "", "")
    held = Amount("contained", figures.aim, total.contained.mean)
    won = Amount("recovered", figures.aim, total.recovered.mean)
    amounts: tuple[tuple[Amount, ...], ...] = ((), (), (), (held,), (won,), ())
    return tuple(
        Mark(f"{node.name}, {in_sentence(figures.aim)}" if node.column == 0 else node.name,
             f"{node.figure} · {node.note}", node.column, round(node.row),
             where if amounts[place] else None, total.batches, leads[place], amounts[place])
        for place, node in enumerate(nodes)
    )  # fmt: skip


def _sheet(nodes: tuple[Driver, ...]) -> Sheet:
    heads = (tr("Figure"), tr("Value"), tr("Part of the ±, %"))
    rows = tuple(
        (one.name, one.figure, "" if one.share is None else number(one.share * 100))
        for one in nodes
    )
    values = tuple((one.name, one.figure, one.share) for one in nodes)
    return Sheet(heads, rows, values, frozenset({0, 1}))
