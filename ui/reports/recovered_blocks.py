"""Blocks on what came in and what is recovered of it."""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from recycler.elements import GROUPS
from recycler.exchange.overview_sheet import scale_of_mass
from recycler.fractions import fractions
from ui.charts.catalogue import chart_of
from ui.charts.spec import Chart
from ui.language.numbers import (
    UNKNOWN,
    day,
    fraction_percent,
    number,
    quantity_decimals,
    with_unit,
)
from ui.language.words import group
from ui.paper.parts import Block, Card, Cards, Charts, Column, Table, Words
from ui.recovery.sums import cv2
from ui.recovery.wording import stream_name, tr
from ui.reports.minimums import Minimum, minimums

if TYPE_CHECKING:
    from recycler.exchange.figures import ElementRow, SummaryFigures
    from recycler.exchange.overview_sheet import Scale
    from recycler.quantity import Quantity
    from ui.reports.findings import Findings

Z_95 = 1.6448536269514722
MOST_ELEMENTS = 12
HEADLINES = ("REE", "NdPr", "Li", "Co", "Ni", "Cu")
TALL = 264


def key_figures(found: "Findings") -> Block:
    """Cards for the eye, and the same figures with their intervals beside the period before."""
    return Block(
        "key_figures", tr("Key figures"),
        (Cards(tuple(_cards(found))), _against_before(found), Words(_how_to_read(found), "caption",
         "text-3")),
    )  # fmt: skip


def _headlines(summary: "SummaryFigures") -> "list[ElementRow]":
    rows = [summary.row(key) for key in HEADLINES]
    return [row for row in rows if row and row.recovered.mean > 0]


def _cards(found: "Findings") -> Iterator[Card]:
    summary = found.summary
    scale = scale_of_mass(summary.dry_kg)
    batches = tr("{} batches").format(number(summary.batches))
    yield Card(tr("Feed, dry"), in_unit(summary.dry_kg, scale), scale.unit, batches)
    for row in _headlines(summary)[:5]:
        scale = _scale_of(row.recovered)
        name = tr("{} recovered").format(group(row.key))
        yield Card(
            name, in_unit(row.recovered.mean, scale), scale.unit, _span(row.recovered, scale)
        )
    yield _share_card(tr("Provisional"), summary.provisional, tr("of the dry mass"))
    yield _share_card(tr("Rests on assumptions"), assumed(summary), tr("of what is recovered"))


def _share_card(name: str, share: float | None, of_what: str) -> Card:
    if share is None:
        return Card(name, UNKNOWN, "", of_what)
    value, _, unit = fraction_percent(share, 0).rpartition("\u2009")
    return Card(name, value, unit, of_what)


def assumed(summary: "SummaryFigures") -> float | None:
    """Share of the recovered mass whose evidence is an assumption [-]."""
    whole = sum(summary.evidence_kg.values())
    weak = sum(kg for grade, kg in summary.evidence_kg.items() if grade == "assumption")
    return weak / whole if whole > 0 else None


def in_unit(mass_kg: float, scale: "Scale") -> str:
    """Write a mass in a unit, with its decimals."""
    return number(mass_kg / scale.kg, scale.decimals)


def _span(quantity: "Quantity", scale: "Scale") -> str:
    return f"{in_unit(quantity.p05, scale)}–{in_unit(quantity.p95, scale)}"


def _scale_of(quantity: "Quantity") -> "Scale":
    """The unit of a figure on its own, with the digits its interval leaves."""
    return _known(quantity, scale_of_mass(quantity.mean))


def _known(quantity: "Quantity", scale: "Scale") -> "Scale":
    """A unit with the digits the interval of a figure leaves, grams at the most."""
    most = 3 if scale.kg > 1 else 2
    return replace(scale, decimals=min(quantity_decimals(quantity.scaled(1 / scale.kg)), most))


def _against_before(found: "Findings") -> Table:
    columns = (
        Column(tr("Figure"), "strong", 3.6), Column(tr("This period")),
        Column(tr("5–95 %"), "interval"), Column(tr("Period before")),
        Column(tr("5–95 %"), "interval"), Column(tr("Change")),
        Column(tr("Evidence"), "evidence"),
    )  # fmt: skip
    before = found.before
    rows = [_dry_row(found.summary, before)]
    rows += [_key_row(row, before.row(row.key) if before else None)
             for row in _headlines(found.summary)]  # fmt: skip
    return Table(columns, tuple(rows))


def _dry_row(summary: "SummaryFigures", before: "SummaryFigures | None") -> tuple[str, ...]:
    scale = scale_of_mass(summary.dry_kg)
    was = before.dry_kg if before else None
    change = _percent_change(summary.dry_kg, was) if was else UNKNOWN
    name = tr("Feed, dry, {}").format(scale.unit)
    shown = UNKNOWN if was is None else in_unit(was, scale)
    return name, in_unit(summary.dry_kg, scale), UNKNOWN, shown, UNKNOWN, change, ""


def _key_row(row: "ElementRow", before: "ElementRow | None") -> tuple[str, ...]:
    scale = _scale_of(row.recovered)
    name = tr("{} recovered, {}").format(group(row.key), scale.unit)
    earlier = (UNKNOWN, UNKNOWN, UNKNOWN)
    if before and before.recovered.mean > 0:
        was = before.recovered
        change = "≈" if _is_chance(row.recovered, was) else _percent_change(
            row.recovered.mean, was.mean)  # fmt: skip
        earlier = (in_unit(was.mean, scale), _span(was, scale), change)
    return (name, in_unit(row.recovered.mean, scale), _span(row.recovered, scale), *earlier,
            str(row.evidence))  # fmt: skip


def _is_chance(now: "Quantity", before: "Quantity") -> bool:
    """Whether a change lies within 90 % of what chance brings.

    The two are taken as independent. What they share would make the change surer, so a change that
    is named here is one.
    """
    return abs(now.mean - before.mean) <= Z_95 * math.hypot(now.sd, before.sd)


def _percent_change(now: float, before: float) -> str:
    change = 100 * (now / before - 1)
    return with_unit(f"{'+' if change > 0 else ''}{number(change)}", "%")


def _how_to_read(found: "Findings") -> str:
    said = tr("Intervals are 90 %. ≈: a change within what chance brings. Provisional: what "
              "rests on results that are not final, or on none of its own.")  # fmt: skip
    if found.span.is_whole:
        return said
    told = tr("The period still runs, to {}: the period before is whole.")
    return f"{said} {told.format(day(found.span.last))}"


def throughput(found: "Findings") -> Block:
    """What came in by stream over time."""
    return Block("throughput", tr("Throughput"), (Charts(_charts(found, "throughput"), TALL),))


def cumulative(found: "Findings") -> Block:
    """What has been recovered so far, and the streams it came from."""
    parts = (Charts(_charts(found, "cumulative"), TALL), _streams(found))
    return Block("cumulative", tr("Recovered so far, and streams"), parts)


def _charts(found: "Findings", *names: str) -> tuple[Chart, ...]:
    return tuple(chart_of(name, found.charted, found.reference) for name in names)


def _streams(found: "Findings") -> Table:
    """Dry mass and batches of each stream in the whole period."""
    summary = found.summary
    scale = scale_of_mass(summary.dry_kg)
    masses: dict[str, tuple[float, int]] = {}
    shown = set(summary.streams)
    for row in summary.materials:
        family = row.family if row.family in shown else ""
        dry_kg, batches = masses.get(family, (0.0, 0))
        masses[family] = dry_kg + row.dry_kg, batches + row.batches
    rows = [
        (stream_name(family or None), number(batches), in_unit(dry_kg, scale),
         fraction_percent(dry_kg / summary.dry_kg))
        for family, (dry_kg, batches) in sorted(masses.items(), key=_largest_first)
    ]  # fmt: skip
    whole = (
        tr("All"),
        number(summary.batches),
        in_unit(summary.dry_kg, scale),
        fraction_percent(1.0),
    )
    columns = (
        Column(tr("Stream"), "strong", 4), Column(tr("Batches")),
        Column(tr("Dry mass, {}").format(scale.unit)),
        Column(tr("Share")),
    )  # fmt: skip
    return Table(columns, (*rows, whole), frozenset({len(rows)}))


def _largest_first(item: tuple[str, tuple[float, int]]) -> tuple[bool, float]:
    return item[0] == "", -item[1][0]


def recovery(found: "Findings") -> Block:
    """Recovery of each element with the minimum the law names."""
    asked = minimums(found.reference, found.span.until)
    elements, unit = _elements(found.summary, asked)
    units = tr("Masses in {}, recovery in % of what is contained.").format(unit)
    note = tr("Recovered: as expected by the routes and as found by assays. The weakest grade that "
              "contributes notably is shown. The 5 % and 95 % of a sum are not the sums of the "
              "rows: errors are shared.")  # fmt: skip
    if asked:
        note += " " + tr("Minimum: material recovery from waste batteries by Regulation (EU) "
                         "2023/1542, from the end of the year named. * to be "
                         "verified.")  # fmt: skip
    parts = (Words(units, "caption", "text-3"), elements, Words(note, "caption", "text-3"))
    return Block("recovery", tr("Recovery by element"), parts)


def recovery_charts(found: "Findings") -> Block:
    """The same, drawn."""
    charts = Charts(_charts(found, "recovery", "elements"), 296)
    return Block("recovery_charts", tr("Recovery and mass by element"), (charts,))


def _elements(summary: "SummaryFigures", asked: "dict[str, Minimum]") -> tuple[Table, str]:
    """The table of elements, groups as sums, and the unit of its masses."""
    elements = [row for row in summary.elements if row.recovered.mean > 0][:MOST_ELEMENTS]
    groups = list(reversed(summary.groups))
    largest = max((row.contained.mean for row in [*elements, *groups]), default=0.0)
    unit = scale_of_mass(largest)
    columns = (
        Column(tr("Element"), "strong", 2.7),
        Column(tr("Contained")), Column(tr("5–95 %"), "interval"),
        Column(tr("Recovered")), Column(tr("5–95 %"), "interval"),
        Column(tr("Recovery")), Column(tr("5–95 %"), "interval"),
        Column(_minimum_head(asked)), Column(tr("Evidence"), "evidence"),
    )  # fmt: skip
    rows = [_element(row, unit, asked.get(row.key)) for row in [*elements, *groups]]
    sums = frozenset(range(len(elements), len(rows)))
    return Table(columns, tuple(rows), sums), unit.unit


def _minimum_head(asked: "dict[str, Minimum]") -> str:
    years = sorted({one.since.year for one in asked.values()})
    return " ".join((tr("Minimum"), "/".join(map(str, years))))


def _element(row: "ElementRow", unit: "Scale", minimum: "Minimum | None") -> tuple[str, ...]:
    rate = _recovery_of(row)
    name = group(row.key) if row.key in GROUPS else f"{row.key}  {group(row.key)}"
    contained, recovered = _known(row.contained, unit), _known(row.recovered, unit)
    return (
        name, in_unit(row.contained.mean, contained), _span(row.contained, contained),
        in_unit(row.recovered.mean, recovered), _span(row.recovered, recovered),
        number(100 * rate.mean), f"{number(100 * rate.p05)}–{number(100 * rate.p95)}",
        minimum.words() if minimum else UNKNOWN, str(row.evidence),
    )  # fmt: skip


def _recovery_of(row: "ElementRow") -> "Quantity":
    """Recovered over contained [-], its spread that of the yield alone (see `with_recovery`)."""
    mean = row.recovery or 0.0
    spread = max((1 + cv2(row.recovered)) / (1 + cv2(row.contained)) - 1, 0.0)
    return fractions([min(mean, 1.0)], [mean * math.sqrt(spread)])[0]


def origins(found: "Findings") -> Block:
    """Where it came from, and who brought it."""
    parts = (Charts(_charts(found, "origins", "suppliers"), 280), _origins(found.summary))
    return Block("origins", tr("Origins and suppliers"), parts)


def _origins(summary: "SummaryFigures") -> Table:
    from ui.language.words import country

    whole = sum(row.recovered.mean for row in summary.origins)
    largest = max((row.recovered.mean for row in summary.origins), default=0.0)
    scale, dry = scale_of_mass(largest), scale_of_mass(summary.dry_kg)
    columns = (
        Column(tr("Origin"), "strong", 3), Column(tr("Batches")),
        Column(tr("Dry mass, {}").format(dry.unit)),
        Column(tr("{} recovered, {}").format(group(summary.headline), scale.unit)),
        Column(tr("5–95 %"), "interval"), Column(tr("Share")),
    )  # fmt: skip
    rows = tuple(
        (country(row.code) if row.code else tr("not stated"), number(row.batches),
         in_unit(row.dry_kg, dry), in_unit(row.recovered.mean, _known(row.recovered, scale)),
         _span(row.recovered, _known(row.recovered, scale)),
         fraction_percent(row.recovered.mean / whole if whole else None))
        for row in summary.origins
    )  # fmt: skip
    return Table(columns, rows)
