"""The parts of a document as strips: each knows its height, and draws itself where it is put."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QGlyphRun, QPainter, QRawFont

from ui.charts import paint
from ui.charts.legend import legend_height, paint_legend
from ui.charts.spec import Chart
from ui.language.words import evidence
from ui.look import icons, theme
from ui.look.tokens import Role
from ui.paper.parts import Block, Card, Cards, Charts, Column, Table, Words

Draw = Callable[[QPainter, QRectF], None]
PlotChart = Callable[[QPainter, QRectF, Chart], None]

GAP = 10.0  # between parts
BEFORE_BLOCK = 22.0
PAD = 4.0
CARD = 62.0
CARDS_IN_ROW = 4
TEXTS = ("text", "strong")
LEAST_TEXT = 90.0
HEAD_BROKEN_FROM = 78.0  # a head that is wider is broken into lines
ROOM_OF_DIGITS = 1.05  # digits of equal width take more than their own
BESIDE = 16.0
GLYPH = 10.0
WRAPPED = int(
    Qt.TextFlag.TextWordWrap.value
    | Qt.AlignmentFlag.AlignLeft.value
    | Qt.AlignmentFlag.AlignTop.value
)
UNBOUNDED = 1e5


@dataclass(frozen=True, slots=True)
class Strip:
    """Something over the whole width that is never divided.

    head: what stands over it anew on the next page; with_next: it is no end of a page.
    """

    height: float
    draw: Draw
    head: "Strip | None" = None
    with_next: bool = False


def strips_of(block: Block, width: float, plot: PlotChart) -> list[Strip]:
    """Return a block as strips; `plot` draws a chart."""
    made = [Strip(BEFORE_BLOCK, _nothing, with_next=True), _title(block.title)]
    for number, part in enumerate(block.parts):
        if number:
            made.append(Strip(GAP, _nothing, with_next=True))
        match part:
            case Words():
                made.append(words_strip(part, width))
            case Cards():
                made += _cards(part)
            case Table():
                made += _table(part, width)
            case Charts():
                made.append(_charts(part, plot))
    return made


def _nothing(painter: QPainter, room: QRectF) -> None:
    """Space."""


def _title(title: str) -> Strip:
    def draw(painter: QPainter, room: QRectF) -> None:
        paint.text(painter, room.adjusted(0, 0, 0, -6), title, role="section", token="text-1")
        painter.fillRect(QRectF(room.left(), room.bottom() - 6, room.width(), 1),
                         theme.colour("text-1"))  # fmt: skip

    return Strip(30, draw, with_next=True)


def words_strip(part: Words, width: float) -> Strip:
    """A paragraph over the whole width."""

    def draw(painter: QPainter, room: QRectF) -> None:
        _wrapped(painter, room, part.text, part.role, part.ink)

    return Strip(_height(part.text, part.role, width), draw)


def _height(words: str, role: Role, width: float) -> float:
    metrics = QFontMetricsF(theme.font(role))
    bounds = metrics.boundingRect(QRectF(0, 0, width, UNBOUNDED), WRAPPED, words)
    return max(bounds.height(), metrics.height())


def _wrapped(painter: QPainter, room: QRectF, words: str, role: Role, token: str) -> None:
    painter.setFont(theme.font(role))
    painter.setPen(theme.colour(token))
    painter.drawText(room, WRAPPED, words)


# --- figures in cards ---


def _cards(part: Cards) -> Iterator[Strip]:
    for first in range(0, len(part.cards), CARDS_IN_ROW):
        if first:
            yield Strip(GAP, _nothing, with_next=True)
        yield _row_of_cards(part.cards[first : first + CARDS_IN_ROW])


def _row_of_cards(cards: Sequence[Card]) -> Strip:
    def draw(painter: QPainter, room: QRectF) -> None:
        for card, place in zip(cards, _columns(room, CARDS_IN_ROW, 10.0), strict=False):
            _card(painter, card, place)

    return Strip(CARD, draw)


def _card(painter: QPainter, card: Card, room: QRectF) -> None:
    paint.outline(painter, room, "hairline")
    painter.fillRect(QRectF(room.left(), room.top(), room.width(), 2), theme.colour("accent"))
    inner = room.adjusted(8, 0, -6, 0)
    line = QRectF(inner.left(), inner.top() + 6, inner.width(), 15)
    paint.text(painter, line, card.name, role="caption", token="text-2")
    value = QRectF(inner.left(), line.bottom(), inner.width(), 22)
    paint.text(painter, value, card.value, role="record", token="text-1")
    beside = paint.width_of(card.value, "record") + 4
    paint.text(painter, value.adjusted(beside, 2, 0, 0), card.unit, role="small", token="text-2")
    note = QRectF(inner.left(), value.bottom(), inner.width(), 15)
    paint.text(painter, note, card.note, role="caption", token="text-3")


def _columns(room: QRectF, count: int, gap: float) -> list[QRectF]:
    width = (room.width() - gap * (count - 1)) / count
    return [QRectF(room.left() + i * (width + gap), room.top(), width, room.height())
            for i in range(count)]  # fmt: skip


# --- tables ---


def _table(table: Table, width: float) -> Iterator[Strip]:
    widths = _widths(table, width)
    head = _head(table.columns, widths)
    yield head
    for number, row in enumerate(table.rows):
        yield _row(table, number, row, widths, head)


def _widths(table: Table, width: float) -> list[float]:
    """What figures and grades need; texts share the rest by their parts of the width.

    Where there are no texts, or too little is left for them, all give and take in proportion.
    """
    needed = [_needed(column, [row[place] for row in table.rows])
              for place, column in enumerate(table.columns)]  # fmt: skip
    parts = [column.width if column.kind in TEXTS else 0.0 for column in table.columns]
    taken = sum(need for need, part in zip(needed, parts, strict=True) if not part)
    spare = width - taken
    least = sum(min(need, LEAST_TEXT) for need, part in zip(needed, parts, strict=True) if part)
    if spare < least or not any(parts):
        return [need * width / sum(needed) for need in needed]
    shared = spare / sum(parts)
    return [part * shared if part else need for need, part in zip(needed, parts, strict=True)]


def _needed(column: Column, cells: Sequence[str]) -> float:
    """The room of the longest word of the head and of the longest cell on one line."""
    beside = GLYPH + 5 if column.kind == "evidence" else 0.0
    said = [evidence(words) if column.kind == "evidence" and words else words for words in cells]
    shown = [paint.width_of(words, _role(column, is_sum=True)) + beside for words in set(said)]
    longest = max(paint.width_of(word, "header") for word in column.head.split(" "))
    head = min(paint.width_of(column.head, "header"), max(longest, HEAD_BROKEN_FROM))
    return max([*shown, head], default=0.0) * ROOM_OF_DIGITS + 2 * PAD + 1


def _cells(room: QRectF, widths: Sequence[float]) -> Iterator[QRectF]:
    left = room.left()
    for width in widths:
        yield QRectF(left, room.top(), width, room.height()).adjusted(PAD, 0, -PAD, 0)
        left += width


def _is_right(column: Column) -> bool:
    return column.kind in ("figure", "interval")


def _head(columns: Sequence[Column], widths: Sequence[float]) -> Strip:
    flags = [
        int((Qt.AlignmentFlag.AlignRight if _is_right(column) else Qt.AlignmentFlag.AlignLeft)
            | Qt.AlignmentFlag.AlignBottom) | int(Qt.TextFlag.TextWordWrap.value)
        for column in columns
    ]  # fmt: skip

    def draw(painter: QPainter, room: QRectF) -> None:
        painter.setFont(theme.font("header"))
        painter.setPen(theme.colour("text-1"))
        for column, flag, cell in zip(columns, flags, _cells(room, widths), strict=True):
            painter.drawText(cell.adjusted(0, 0, 0, -3), flag, column.head)
        painter.fillRect(QRectF(room.left(), room.bottom() - 1, room.width(), 1),
                         theme.colour("text-1"))  # fmt: skip

    tallest = max(_height(column.head, "header", width - 2 * PAD)
                  for column, width in zip(columns, widths, strict=True))  # fmt: skip
    return Strip(tallest + 8, draw, with_next=True)


def _row(
    table: Table, number: int, row: Sequence[str], widths: Sequence[float], head: Strip
) -> Strip:
    is_sum = number in table.sums
    texts = [_height(words, _role(column, is_sum), width - 2 * PAD)
             for column, words, width in zip(table.columns, row, widths, strict=True)
             if column.kind in TEXTS]  # fmt: skip
    height = round(max(texts, default=16.0)) + 5
    grades = [evidence(words) if column.kind == "evidence" and words else ""
              for column, words in zip(table.columns, row, strict=True)]  # fmt: skip

    def draw(painter: QPainter, room: QRectF) -> None:
        if is_sum:
            painter.fillRect(room, theme.colour("surface-0"))
        cells = _cells(room, widths)
        for column, words, grade, cell in zip(table.columns, row, grades, cells, strict=True):
            inner = cell.adjusted(0, 2, 0, -2)
            if grade:
                _evidence(painter, inner, words, grade)
            else:
                _cell(painter, column, words, inner, is_sum=is_sum)
        painter.fillRect(QRectF(room.left(), room.bottom() - 1, room.width(), 1),
                         theme.colour("hairline"))  # fmt: skip

    last = number == len(table.rows) - 1
    return Strip(height, draw, head, with_next=number == 0 and not last)


def _role(column: Column, is_sum: bool) -> Role:
    return "header" if is_sum or column.kind == "strong" else "small"


def _cell(painter: QPainter, column: Column, words: str, cell: QRectF, *, is_sum: bool) -> None:
    role = _role(column, is_sum)
    if _is_right(column):
        token = "text-3" if column.kind == "interval" and not is_sum else "text-1"
        figure(painter, cell, words, role, token)
        return
    token = "text-1" if role == "header" else "text-2"
    if paint.width_of(words, role) <= cell.width():  # on the line of the figures beside it
        line = QRectF(cell.left(), cell.top(), cell.width(), 16)
        paint.text(painter, line, words, role=role, token=token)
    else:
        _wrapped(painter, cell, words, role, token)


def _evidence(painter: QPainter, cell: QRectF, code: str, words: str) -> None:
    glyph = QRectF(cell.left(), cell.top() + (16 - GLYPH) / 2, GLYPH, GLYPH)
    icons.paint(painter, f"evidence-{code}", glyph)
    line = QRectF(cell.left() + GLYPH + 5, cell.top(), cell.width() - GLYPH - 5, 16)
    paint.text(painter, line, words)


def figure(painter: QPainter, room: QRectF, words: str, role: Role, token: str) -> None:
    """Write a figure at the right, its digits of equal width so that rows stand in line.

    The glyphs are those the characters have of their own (see `fonts.on_paper`), only their places
    are ours.
    """
    raw = QRawFont.fromFont(theme.font(role))
    glyphs = raw.glyphIndexesForString(words)
    line = QRectF(room.left(), room.top(), room.width(), 16)
    if len(glyphs) != len(words) or 0 in glyphs:  # another typeface has to help
        paint.text(painter, line, words, role=role, token=token, align=paint.AlignRight)
        return
    own = [point.x() for point in raw.advancesForGlyphIndexes(glyphs)]
    digits = raw.advancesForGlyphIndexes(raw.glyphIndexesForString("0123456789"))
    wide = max(point.x() for point in digits)
    places, x = [], 0.0
    for sign, advance in zip(words, own, strict=True):
        room_of = wide if sign.isdigit() else advance
        places.append(QPointF(x + (room_of - advance) / 2, 0.0))
        x += room_of
    run = QGlyphRun()
    run.setRawFont(raw)
    run.setGlyphIndexes(glyphs)
    run.setPositions(places)
    base = line.center().y() + (raw.ascent() - raw.descent()) / 2
    painter.setPen(theme.colour(token))
    painter.drawGlyphRun(QPointF(line.right() - x, base), run)


# --- charts ---


def _charts(part: Charts, plot: PlotChart) -> Strip:
    def draw(painter: QPainter, room: QRectF) -> None:
        for chart, place in zip(part.charts, _columns(room, len(part.charts), BESIDE), strict=True):
            _chart(painter, place, chart, plot)

    return Strip(part.height, draw)


def _chart(painter: QPainter, room: QRectF, chart: Chart, plot: PlotChart) -> None:
    """The finding, what was measured, the drawing, its legend and note."""
    line = QRectF(room.left(), room.top(), room.width(), 20)
    paint.text(painter, line, chart.title, role="strong", token="text-1")
    tall = _height(chart.caption, "caption", room.width())
    said = QRectF(room.left(), line.bottom(), room.width(), tall)
    _wrapped(painter, said, chart.caption, "caption", "text-3")
    legend = legend_height(chart.legend, room.width())
    note = _height(chart.note, "caption", room.width()) if chart.note else 0.0
    body = QRectF(room.left(), said.bottom() + 4, room.width(),
                  room.bottom() - said.bottom() - 4 - legend - note)  # fmt: skip
    if chart.drawn is None:
        _wrapped(painter, body, chart.empty, "small", "text-2")
        return
    plot(painter, body, chart)
    paint_legend(painter, chart.legend, QRectF(room.left(), body.bottom(), room.width(), legend))
    if chart.note:
        below = QRectF(room.left(), body.bottom() + legend, room.width(), note)
        _wrapped(painter, below, chart.note, "caption", "text-3")
