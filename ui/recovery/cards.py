"""The key figures over the charts: as many as there is room for, each a link to its batches."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from ui.charts import paint
from ui.language.words import evidence
from ui.look import icons, theme
from ui.parts.badge import paint_badge
from ui.recovery.card_list import Card, spoken

MOST, IN_TWO_ROWS = 12, 8
HEIGHT, COMPACT_HEIGHT = 104, 88
NARROWEST = 190
GAP = 12
PAD = 14
LEAST_WORDS = 40  # a line with less room says nothing [px]
SHARE_BAR = 3  # at the foot of a card: what is told by assays, and dashed what is not [px]


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
        said = spoken(card)
        parts = (card.name, card.value, card.unit, said, grade)
        self.setAccessibleName(" ".join(part for part in parts if part))
        self.setToolTip(f"{said} · {grade}" if grade else said)
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
        if card.trend:
            arrow = "arrow-up" if card.trend > 0 else "arrow-down"
            x = left + unit + 4
            icons.paint(painter, arrow, QRectF(x, top + 32, 12, 12), "text-2")
        line = QRectF(room.left(), top + (60 if top == 12 else 54), room.width(), 20)
        self._paint_line(painter, line)
        self._paint_share(painter, room)

    def _paint_line(self, painter: QPainter, line: QRectF) -> None:
        card = self.card
        if card.badge is not None:
            look = card.badge.within(int(line.width()))
            paint_badge(painter, look, line.left(), line.center().y())
            line.setLeft(line.left() + look.width() + 8)
        if line.width() >= LEAST_WORDS:
            paint.text(painter, line, card.line, token="text-3")

    def _paint_share(self, painter: QPainter, room: QRectF) -> None:
        """Draw what part of the figure is told by assays, and dashed what is provisional."""
        share = self.card.provisional
        if not share:
            return
        y = self.height() - SHARE_BAR - 2.5
        told = room.left() + room.width() * (1 - share)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(QRectF(room.left(), y - 1, told - room.left(), 2), theme.colour("accent"))
        dashes = QPen(theme.colour("field"), 1, Qt.PenStyle.DashLine)
        painter.setPen(dashes)
        painter.drawLine(round(told), round(y), round(room.right()), round(y))


def _fitting_font(words: str, width: float) -> QFont:
    """The figure's font, smaller where it would not fit."""
    font = QFont(theme.font("figure"))
    while QFontMetricsF(font).horizontalAdvance(words) > width and font.pixelSize() > 13:
        font.setPixelSize(font.pixelSize() - 1)
    return font


class Cards(QWidget):
    """The cards in one row of as many as there is room for, or in two of four."""

    opened = Signal(object)  # the fields of a batch filter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self.widgets = [self._made() for _ in range(MOST)]
        self._columns, self._cards = 0, 0
        theme.changed.connect(self.fit)

    def fit(self) -> None:
        """Take the sizes in force."""
        for widget in self.widgets:
            widget.fit()

    def show_cards(self, cards: Sequence[Card]) -> None:
        for widget, card in zip(self.widgets, cards, strict=False):
            widget.show_card(card)
        self._cards = min(len(cards), MOST)
        self.setVisible(bool(cards))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _made(self) -> CardWidget:
        widget = CardWidget(self)
        widget.hide()
        widget.clicked.connect(lambda: self._open(widget))
        return widget

    def _open(self, widget: CardWidget) -> None:
        if widget.card.where is not None:
            self.opened.emit(dict(widget.card.where))

    def _arrange(self) -> None:
        fits = (self.width() + GAP) // (NARROWEST + GAP)
        count = min(self._cards, max(fits, IN_TWO_ROWS))
        columns = count if fits >= count else max(2, min(4, fits))
        for place, widget in enumerate(self.widgets):
            widget.setVisible(place < count)
        if columns == self._columns or not count:
            return
        self._columns = columns
        for place, widget in enumerate(self.widgets):
            self._grid.addWidget(widget, place // columns, place % columns)
        for column in range(MOST):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
