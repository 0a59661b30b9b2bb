"""The first sheet of the summary as cells to paint: the same rows the workbook has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from recycler.exchange.overview_sheet import HEAD_ROW, scale_for, scale_of_mass
from ui.language.numbers import fraction_percent, moment, number, period
from ui.language.words import batches as counted
from ui.language.words import evidence, group
from ui.look.tokens import Ink, Role

if TYPE_CHECKING:
    from recycler.evidence import Evidence
    from recycler.exchange.figures import ElementRow, SummaryFigures
    from recycler.exchange.overview_sheet import Scale

COLUMNS = "ABCDEFGHIJ"
WIDTHS = (9, 19, 14, 12, 12, 14, 12, 12, 13, 18)  # of the workbook, in characters
MOST_ELEMENTS = 12
MOST_CARDS = 5
RIGHT_FROM, RIGHT_TO = 2, 8  # columns of figures


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell: what stands there, how, and over how many columns."""

    text: str
    role: Role = "small"
    ink: Ink = "text-1"
    right: bool = False
    span: int = 1
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class SheetCard:
    """A figure in a box of two rows."""

    name: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Rows by their number, the lines under some of them, and the cards."""

    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    cards: tuple[SheetCard, ...] = ()
    strong_lines: tuple[int, ...] = ()  # rows with a dark line beneath
    sum_rows: tuple[int, ...] = ()
    last_row: int = HEAD_ROW


def tr(words: str) -> str:
    """Translate a sentence of the sheet."""
    return QCoreApplication.translate("", words)


def overview(figures: "SummaryFigures") -> Overview:
    """Lay out the first sheet."""
    elements = [row for row in figures.elements if row.recovered.mean > 0][:MOST_ELEMENTS]
    elements = elements or list(figures.elements[:MOST_ELEMENTS])
    groups = list(reversed(figures.groups))
    scale = scale_for((*elements, *figures.groups))
    cells = _titles(figures) | _heads(scale)
    for row, total in enumerate([*elements, *groups], start=HEAD_ROW + 1):
        cells |= _line(row, total, scale, is_sum=total in groups)
    first_sum = HEAD_ROW + 1 + len(elements)
    last = HEAD_ROW + len(elements) + len(groups) + 1
    note = tr("The weakest grade that contributes notably is shown. The 5 % and 95 % of a sum are "
              "not the sums of the rows: errors are shared.")  # fmt: skip
    cells[last, 0] = SheetCell(note, "caption", "text-3", span=len(COLUMNS))
    return Overview(cells, _cards(figures), (HEAD_ROW, first_sum - 1, last - 1),
                    tuple(range(first_sum, last)), last)  # fmt: skip


def _titles(figures: "SummaryFigures") -> dict[tuple[int, int], SheetCell]:
    wide = len(COLUMNS)
    days = period(figures.since, figures.until)
    title = tr("Recovery summary, {}").format(days)
    batches = counted(figures.batches)
    written = tr("written {} by {}").format(moment(figures.written_at), figures.who or "–")
    parts = (figures.facility.name, batches, written, tr("intervals are 90 %"))
    said = tr("Totals are live formulas over the sheets Materials and Batches; blue cells of "
              "Batches may be changed.")  # fmt: skip
    lines = [
        SheetCell(title, "record", span=wide),
        SheetCell(" · ".join(filter(None, parts)), "small", "text-2", span=wide),
        SheetCell(said, "small", "text-3", span=wide),
    ]
    if figures.facility.simulated:
        told = tr("Simulated facility: people, suppliers and batches are invented.")
        lines.insert(2, SheetCell(told, "small", "warn", span=wide))
    return {(row, 0): cell for row, cell in enumerate(lines, 1)}


def _heads(scale: "Scale") -> dict[tuple[int, int], SheetCell]:
    heads = (
        tr("Element"), tr("Name"), _in_unit(tr("Contained"), scale), "5 %", "95 %",
        _in_unit(tr("Recovered"), scale), "5 %", "95 %", tr("Recovery, %"), tr("Evidence"),
    )  # fmt: skip
    return {
        (HEAD_ROW, column): SheetCell(head, "header", right=_is_figure(column))
        for column, head in enumerate(heads)
    }


def _in_unit(measure: str, scale: "Scale") -> str:
    return tr("{measure}, {unit}").format(measure=measure, unit=scale.unit)


def _is_figure(column: int) -> bool:
    return RIGHT_FROM <= column <= RIGHT_TO


def _line(
    row: int, total: "ElementRow", scale: "Scale", *, is_sum: bool
) -> dict[tuple[int, int], SheetCell]:
    contained, recovered = (
        [number(value / scale.kg, scale.decimals) for value in (q.mean, q.p05, q.p95)]
        for q in (total.contained, total.recovered)
    )
    recovery = number(100 * (total.recovery or 0.0), 1)
    texts = (total.key, group(total.key), *contained, *recovered, recovery)
    strong = {0, 5}
    cells = {}
    for column, words in enumerate(texts):
        role: Role = "strong" if is_sum or column in strong else "body"
        faint = column in (3, 4, 6, 7)
        ink: Ink = "text-3" if faint and not is_sum else "text-2" if column == 1 else "text-1"
        cells[row, column] = SheetCell(words, role, ink, _is_figure(column))
    grade = str(total.evidence)
    cells[row, 9] = SheetCell(evidence(grade), "body", "text-2", evidence=grade)
    return cells


def _cards(figures: "SummaryFigures") -> tuple[SheetCard, ...]:
    cards = [_card(tr("Feed, dry"), figures.dry_kg)]
    for key in (figures.headline, "NdPr", "Li"):
        row = figures.row(key)
        name = tr("{} recovered").format(group(key))
        known = any(card.name == name for card in cards)
        if row and row.recovered.mean > 0 and not known and len(cards) < MOST_CARDS - 1:
            cards.append(_card(name, row.recovered.mean))
    share = _assumed(figures.evidence_kg)
    value, _, unit = fraction_percent(share, 0).rpartition("\u2009")
    return (*cards, SheetCard(tr("Rests on assumptions"), value, unit))


def _card(name: str, mass_kg: float) -> SheetCard:
    scale = scale_of_mass(mass_kg)
    return SheetCard(name, number(mass_kg / scale.kg, scale.decimals), scale.unit)


def _assumed(evidence_kg: "Mapping[Evidence, float]") -> float:
    """Share of the recovered mass that rests on assumptions [-]."""
    whole = sum(evidence_kg.values())
    weak = sum(mass for grade, mass in evidence_kg.items() if str(grade) == "assumption")
    return weak / whole if whole > 0 else 0.0
