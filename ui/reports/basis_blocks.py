"""Blocks on what the figures rest on: materials, grades of evidence, sources."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from recycler.exchange.overview_sheet import scale_of_mass
from ui.language.numbers import UNKNOWN, chance, fraction_percent, number
from ui.language.reference_names import spoken
from ui.paper.parts import Block, Column, Table, Words
from ui.recovery.wording import tr
from ui.reports.recovered_blocks import assumed, in_unit

if TYPE_CHECKING:
    from ui.reports.findings import Findings

LONGEST_SOURCE = 96  # characters


def materials(found: "Findings") -> Block:
    """What came in, material by material on its route."""
    summary = found.summary
    scale = scale_of_mass(summary.dry_kg)
    columns = (
        Column(tr("Material"), "strong"), Column(tr("Code"), "text", 0),
        Column(tr("Route"), "text", 0),
        Column(tr("Batches")),
        Column(tr("Dry mass, {}").format(scale.unit)),
        Column(tr("Assayed")),
    )  # fmt: skip
    rows = tuple(
        (spoken(row.name), f"{row.material} v{row.composition_version}",
         f"{row.route} v{row.route_version}" if row.route else tr("no route"),
         number(row.batches), in_unit(row.dry_kg, scale),
         fraction_percent(row.assayed_kg / row.dry_kg if row.dry_kg else None, 0))
        for row in sorted(summary.materials, key=lambda row: -row.dry_kg)
    )  # fmt: skip
    note = tr("Assayed: share of the dry mass with results of its own.")
    return Block("materials", tr("Materials"), (Table(columns, rows), Words(note, "caption")))


def evidence(found: "Findings") -> Block:
    """What the figures rest on: the grades, and what is not measured but taken from others."""
    summary = found.summary
    whole = sum(summary.evidence_kg.values())
    scale = scale_of_mass(whole)
    columns = (
        Column(tr("Evidence"), "evidence"),
        Column(tr("Recovered, {}").format(scale.unit)),
        Column(tr("Share")), Column("", "text", 4),
    )  # fmt: skip
    rows = tuple(
        (str(grade), in_unit(kg, scale), fraction_percent(kg / whole if whole else None), "")
        for grade, kg in summary.evidence_kg.items()
    )
    said = tr("Of what is recovered, {share} rests on assumptions. They stand in the sources below "
              "and give way to assays and runs of the site.")  # fmt: skip
    weak = assumed(summary)
    words = said.format(share=chance(weak) if weak is not None else UNKNOWN)
    return Block("evidence", tr("What was assumed"), (Words(words), Table(columns, rows)))


def sources(found: "Findings") -> Block:
    """The compositions and routes in use, with their versions and sources."""
    columns = (
        Column(tr("Data in use"), "strong", 0), Column(tr("Version")),
        Column(tr("Weakest"), "evidence"), Column(tr("Sources"), "text", 5),
    )  # fmt: skip
    rows = tuple(
        (source.code, number(source.version), _weakest(source.evidence), _listed(source.sources))
        for source in found.summary.sources
    )
    note = tr("Sources are shortened; sheet Provenance of the summary workbook has them whole.")
    parts = (Words(note, "caption", "text-3"), Table(columns, rows))
    return Block("sources", tr("Sources"), parts)


def _weakest(grades: Sequence[object]) -> str:
    return str(grades[-1]) if grades else ""


def _listed(names: Sequence[str]) -> str:
    """The beginning of the first of many sources; the workbook has them all whole."""
    first = names[0] if names else ""
    shown = first if len(first) <= LONGEST_SOURCE else f"{first[:LONGEST_SOURCE].rstrip()}…"
    return shown if len(names) <= 1 else tr("{} and {} more").format(shown, len(names) - 1)
