"""What a document is made of, as plain data: every text is already written."""

from dataclasses import dataclass
from typing import Literal

from ui.charts.spec import Chart
from ui.look.tokens import Ink, Role

Kind = Literal["text", "strong", "figure", "interval", "evidence"]


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    role: Role = "small"
    ink: Ink = "text-2"


@dataclass(frozen=True, slots=True)
class Card:
    """A figure by itself: its name, value with unit, and a line on how sure it is."""

    name: str
    value: str
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Figures side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what stands in it, and the part of the spare width it takes as a text.

    Figures are set right on one line, texts left and broken into lines; a text that takes no part
    is as wide as it needs to be. Of "evidence" the cell holds the code.
    """

    head: str
    kind: Kind = "figure"
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their heads; `sums` are the rows that stand out, by their numbers."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Charts:
    """One chart over the whole width, or several side by side; the height is that of each [px]."""

    charts: tuple[Chart, ...]
    height: int = 264


Part = Words | Cards | Table | Charts


@dataclass(frozen=True, slots=True)
class Block:
    """A section of a document; it stays on one page where it fits one."""

    name: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document whole.

    lines: who, what and when, under the title; notices: what must not be overlooked; footer: what
    every page says at its end; page_of: the words `page {n} of {count}`.
    """

    title: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    footer: str
    page_of: str
    notices: tuple[str, ...] = ()
