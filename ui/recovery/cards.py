"""The key figures over the charts: at most eight, each a link to its batches."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from ui.charts import paint
from ui.language.numbers import (
    THIN,
    MassUnit,
    fraction_percent,
    half_interval,
    mass_unit,
    number,
    quantity_decimals,
    with_interval,
    with_unit,
)
from ui.language.words import country, element, evidence
from ui.look import icons, theme
from ui.recovery.wording import PERCENT, in_sentence, stream_name, symbol_or_group, tr

if TYPE_CHECKING:
    from recycler.quantity import Quantity
    from recycler.reference import Reference
    from ui.recovery.figures import ElementTotal, Figures

MOST = 8
HEIGHT, COMPACT_HEIGHT = 104, 88
NARROWEST = 176
GAP = 12
PAD = 14
# A part's recovery is a card of its own only where the facility is there for it.
RATED = ("Li", "Co", "Ni", "Cu", "Mn", "Nd", "Pr", "Dy")


@dataclass(frozen=True, slots=True)
class Card:
    """One key figure: its value and unit, a line beneath, and the batches behind it."""

    key: str
    name: str
    value: str
    unit: str
    line: str = ""
    evidence: str | None = None
    where: Mapping[str, object] | None = None


def cards_of(figures: "Figures", reference: "Reference") -> tuple[Card, ...]:
    """The cards of a scope; what the data does not hold has no card."""
    if not figures.batches:
        return ()
    cards = [_feed(figures, reference), *_recovered(figures, reference)]
    last = [_count(figures, reference), *_largest_origin(figures, reference)]
    rates = list(_rates(figures, reference))
    return (*cards, *rates[: MOST - len(cards) - len(last)], *last)


def _feed(figures: "Figures", reference: "Reference") -> Card:
    dry = figures.dry
    unit = mass_unit(dry.mean, tonnes=True)
    value = number(dry.mean * unit.per_kg, _digits(dry.mean * unit.per_kg))
    scaled = dry.scaled(unit.per_kg)
    spread = number(half_interval(scaled), max(quantity_decimals(scaled), 0))
    line = f"± {spread}{THIN}{unit.name}"
    if figures.streams:
        largest = max(figures.streams, key=lambda s: sum(s.dry_kg))
        share = fraction_percent(sum(largest.dry_kg) / dry.mean if dry.mean > 0 else 0.0, 0)
        line = f"{line} · {stream_name(largest.family)} {share}"
    return Card("dry", tr("Feed, dry"), value, unit.name, line,
                where=figures.scope.fields(reference))  # fmt: skip


def _digits(value: float) -> int:
    return 0 if value >= 100 else 1


def _recovered(figures: "Figures", reference: "Reference") -> Iterator[Card]:
    wanted = ("REE", "NdPr") if figures.scope.element is None else (figures.focus,)
    for code in wanted:
        total = figures.element(code)
        if total is None or total.contained.mean <= 0:
            continue
        value, unit = _value(total.recovered, mass_unit(total.recovered.mean, tonnes=True))
        name = tr("{} recovered").format(symbol_or_group(code) if code in ("REE", "NdPr")
                                         else element(code))  # fmt: skip
        share = fraction_percent(total.recovery.mean, 0)
        line = tr("{} of the contained").format(share)
        yield _total_card(f"recovered-{code}", name, value, unit, line, total, figures, reference)


def _rates(figures: "Figures", reference: "Reference") -> Iterator[Card]:
    codes = RATED if figures.scope.element is None else (figures.focus, *RATED)
    for code in dict.fromkeys(codes):
        total = figures.element(code)
        if total is None or total.recovered.mean <= 0:
            continue
        value, unit = _value(total.recovery, PERCENT)
        mass = mass_unit(total.contained.mean, tonnes=True)
        recovered, contained = (
            number(q.mean * mass.per_kg, _digits(q.mean * mass.per_kg))
            for q in (total.recovered, total.contained)
        )
        line = tr("{} of {}").format(recovered, with_unit(contained, mass.name))
        name = tr("{} recovery").format(symbol_or_group(code) if code in ("REE", "NdPr")
                                        else element(code))  # fmt: skip
        yield _total_card(f"rate-{code}", name, value, unit, line, total, figures, reference)


def _value(quantity: "Quantity", unit: MassUnit) -> tuple[str, str]:
    """Figure and unit apart, for they are set in two sizes."""
    value, _, name = with_interval(quantity, unit).rpartition(THIN)
    return value, name


def _total_card(
    key: str, name: str, value: str, unit: str, line: str, total: "ElementTotal",
    figures: "Figures", reference: "Reference",
) -> Card:  # fmt: skip
    where = figures.scope.fields_with(reference, total.code)
    return Card(key, name, value, unit, line, str(total.evidence), where)


def _count(figures: "Figures", reference: "Reference") -> Card:
    parties = sum(part.count for part in figures.suppliers)
    words = tr("{} suppliers bring {}")
    if figures.parted_by == "material":
        words = tr("{} materials bring {}")
    line = words.format(parties, in_sentence(figures.focus)) if parties else ""
    return Card("batches", tr("Batches"), number(figures.batches), "", line,
                where=figures.scope.fields(reference))  # fmt: skip


def _largest_origin(figures: "Figures", reference: "Reference") -> Iterator[Card]:
    named = [part for part in figures.origins if part.key]
    if not named:
        return
    first = named[0]
    value, unit = _value(first.share, PERCENT)
    where = figures.scope.fields_with(reference, figures.focus) | {"origin": first.key}
    line = tr("{}, of {}").format(country(first.key), in_sentence(figures.focus))
    grade = str(first.total.evidence)
    yield Card("origin", tr("Largest origin"), value, unit, line, grade, where)


class CardWidget(QAbstractButton):
    """Paints one card; pressed, it opens the batches behind its figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = Card("", "", "", "")
        self.fit()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def fit(self) -> None:
        """Take the height of the sizes in force."""
        roomy = theme.metrics() is theme.ROOMY
        self.setFixedHeight(HEIGHT if roomy else COMPACT_HEIGHT)

    def show_card(self, card: Card) -> None:
        self.card = card
        grade = evidence(card.evidence) if card.evidence else ""
        said = " ".join(
            part for part in (card.name, card.value, card.unit, card.line, grade) if part
        )
        self.setAccessibleName(said)
        tip = f"{card.line} · {grade}" if grade else card.line
        self.setToolTip(tip)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused, width = self.hasFocus(), 2 if self.hasFocus() else 1
        painter.setPen(paint.pen("accent" if focused else "hairline", width))
        painter.setBrush(theme.colour("surface-3" if self.underMouse() else "surface-2"))
        edge = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 6, 6)
        self._paint_texts(painter, QRectF(self.rect()).adjusted(PAD, 0, -PAD, 0))
        painter.end()

    def _paint_texts(self, painter: QPainter, room: QRectF) -> None:
        card = self.card
        top = 12 if self.height() == HEIGHT else 7
        name = QRectF(room.left(), top, room.width() - 18, 20)
        paint.text(painter, name, card.name)
        if card.evidence:
            glyph = QRectF(room.right() - 14, top + 2, 16, 16)
            icons.paint(painter, f"evidence-{card.evidence}", glyph)
        unit = paint.width_of(card.unit, "unit") + 4 if card.unit else 0
        font = _fitting_font(card.value, room.width() - unit)
        painter.setFont(font)
        painter.setPen(theme.colour("text-1"))
        place = QRectF(room.left(), top + 21, room.width(), 32)
        painter.drawText(place, int(paint.AlignLeft), card.value)
        left = room.left() + QFontMetricsF(font).horizontalAdvance(card.value) + 4
        paint.text(painter, QRectF(left, top + 24, unit + 4, 30), card.unit, role="unit")
        line = QRectF(room.left(), top + (60 if top == 12 else 54), room.width(), 20)
        paint.text(painter, line, card.line, token="text-3")


def _fitting_font(words: str, width: float) -> QFont:
    """The figure's font, smaller where it would not fit."""
    font = QFont(theme.font("figure"))
    while QFontMetricsF(font).horizontalAdvance(words) > width and font.pixelSize() > 13:
        font.setPixelSize(font.pixelSize() - 1)
    return font


class Cards(QWidget):
    """The cards in rows of eight or four, as the width allows."""

    opened = Signal(object)  # the fields of a batch filter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self.widgets = [self._made() for _ in range(MOST)]
        self._columns = 0
        theme.changed.connect(self.fit)

    def fit(self) -> None:
        """Take the sizes in force."""
        for widget in self.widgets:
            widget.fit()

    def show_cards(self, cards: Sequence[Card]) -> None:
        for widget, card in zip(self.widgets, cards, strict=False):
            widget.show_card(card)
        for place, widget in enumerate(self.widgets):
            widget.setVisible(place < len(cards))
        self.setVisible(bool(cards))
        self._arrange(len(cards))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(sum(not widget.isHidden() for widget in self.widgets))

    def _made(self) -> CardWidget:
        widget = CardWidget(self)
        widget.hide()
        widget.clicked.connect(lambda: self._open(widget))
        return widget

    def _open(self, widget: CardWidget) -> None:
        if widget.card.where is not None:
            self.opened.emit(dict(widget.card.where))

    def _arrange(self, count: int) -> None:
        fits = (self.width() + GAP) // (NARROWEST + GAP)
        columns = count if fits >= count else max(2, min(4, fits))
        if columns == self._columns or not count:
            return
        self._columns = columns
        for place, widget in enumerate(self.widgets):
            self._grid.addWidget(widget, place // columns, place % columns)
        for column in range(MOST):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
