"""The page on paper: its cards and charts, as the reports are laid out."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ui.charts.catalogue import BEHIND, NAMES, chart_of
from ui.charts.spec import Chart, Waterfall
from ui.language.numbers import chance, period
from ui.language.words import batches
from ui.paper.parts import Block, Card, Cards, Charts, Document, Part
from ui.recovery.scope import NARROWING
from ui.recovery.wording import filter_value, tr

if TYPE_CHECKING:
    from recycler.facility import Facility
    from recycler.reference.data import Reference
    from ui.recovery.card_list import Card as KeyFigure
    from ui.recovery.figures import Figures

CARDS_A_ROW, MOST_CARDS = 4, 12
PAIR_HEIGHT, WIDE_HEIGHT = 230, 420  # of charts side by side, and of one alone [px]
ALONE = ("sankey", "drivers")


def document_of(
    figures: "Figures", cards: "Sequence[KeyFigure]", reference: "Reference",
    facility: "Facility", version: str,
) -> Document:  # fmt: skip
    """Return the page as a document.

    Args:
        figures: that are shown.
        cards: in the order they are shown.
        reference: in force.
        facility: whose figures they are.
        version: of the data.
    """
    days = period(figures.since, figures.until)
    said = [facility.name, days, batches(figures.batches), *_filters(figures)]
    told = tr("{} provisional").format(chance(figures.provisional))
    footer = (facility.name, days, tr("data version {}").format(version or "–"), told)
    notices = (tr("Simulated facility: people, suppliers and batches are invented."),)
    return Document(
        tr("Recovery, {}").format(days), (" · ".join(part for part in said if part),),
        tuple(_blocks(figures, cards, reference)), " · ".join(part for part in footer if part),
        tr("page {n} of {count}"), notices if facility.simulated else (),
    )  # fmt: skip


def _filters(figures: "Figures") -> Iterator[str]:
    for name in (*NARROWING, "element"):
        value = getattr(figures.scope, name)
        if value is not None:
            yield filter_value(name, value)


def _blocks(
    figures: "Figures", cards: "Sequence[KeyFigure]", reference: "Reference"
) -> Iterator[Block]:
    shown = [_card(one) for one in cards[:MOST_CARDS]]
    rows = tuple(
        Cards(tuple(shown[at : at + CARDS_A_ROW])) for at in range(0, len(shown), CARDS_A_ROW)
    )
    yield Block("cards", tr("Key figures"), rows)
    charts = [chart_of(name, figures, reference) for name in (*NAMES, *BEHIND)]
    drawn = [chart for chart in charts if chart.drawn is not None]
    pairs = [chart for chart in drawn if chart.name not in ALONE and not _is_tall(chart)]
    alone = [chart for chart in drawn if chart not in pairs]
    parts: list[Part] = [
        Charts(tuple(pairs[at : at + 2]), PAIR_HEIGHT) for at in range(0, len(pairs), 2)
    ]
    parts += [Charts((chart,), WIDE_HEIGHT) for chart in alone]
    if parts:
        yield Block("charts", tr("Charts"), tuple(parts))


def _is_tall(chart: Chart) -> bool:
    return chart.name == "balance" or isinstance(chart.drawn, Waterfall)


def _card(one: "KeyFigure") -> Card:
    """A card; its standing is a word on paper, where its colour would say nothing."""
    told = (one.badge.words if one.badge else "", one.line)
    return Card(one.name, one.value, one.unit, " · ".join(part for part in told if part))
