"""What stands in one cell of a table, and the delegate that draws it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.look import icons, theme
from ui.look.tokens import Ink, Role
from ui.parts.badge import BadgeLook, paint_badge
from ui.parts.bullet import Bullet, paint_bullet
from ui.parts.score import paint_score

if TYPE_CHECKING:
    from ui.parts.table import DataTable

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole + 1  # the Cell itself; DisplayRole is its text

PAD = 8
CHECK = 14
SHARE_BAR = 40
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Lane:
    """One interval with its mean, on the scale of its row."""

    low: float
    mean: float
    high: float


@dataclass(frozen=True, slots=True)
class Bars:
    """Two lanes from zero on one scale: what was known before or is contained, and what is now."""

    upper: Lane | None
    lower: Lane | None
    scale: float = 0.0  # what the whole width stands for; else the row's own largest value

    @property
    def largest(self) -> float:
        return self.scale or max(
            (lane.high for lane in (self.upper, self.lower) if lane), default=0.0
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """Everything a cell may show; what is left out takes no room."""

    text: str = ""
    role: Role = "body"
    ink: Ink = "text-1"
    under: str = ""  # a second line, smaller
    share: float | None = None  # of 1, as a short bar before the text
    lead: str = ""  # strong, before the text: a symbol, or a figure's small companion
    lead_ink: Ink = "text-1"
    lead_role: Role = "strong"
    struck: bool = False
    whole: bool = False  # the text is left out rather than cut: the lead says enough
    badge: BadgeLook | None = None
    bars: Bars | None = None
    bullet: Bullet | None = None
    score: float | None = None  # a standard score, as a dot over the zone of chance
    evidence: str = ""
    checked: bool | None = None
    tip: str = ""

    def faded(self) -> "Cell":
        """As it stands in a void row: struck through in grey."""
        if self.badge or self.checked is not None:
            return self
        return replace(self, ink="text-3", lead_ink="text-3", struck=True, bars=None)


_UNDER = Cell(role="caption", ink="text-3")


class CellDelegate(QStyledItemDelegate):
    """Draws a `Cell`: ground and hairline of the row, then what the cell holds."""

    def __init__(self, table: "DataTable") -> None:
        super().__init__(table)
        self._table = table
        self.current_row = -1
        self.hovered_row = -1
        self.is_marked: Callable[[int], bool] = _never  # rows with a soft ground

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = index.data(CELL)
        width = cell_width(cell) if isinstance(cell, Cell) else 0
        return QSize(width + 2 * PAD, theme.metrics().row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        cell = index.data(CELL)
        if isinstance(cell, Cell):
            painter.save()
            right = self._table.columns[index.column()].right
            inner = self._table.inner(rect.adjusted(0, 0, 0, -1), index.column())
            paint_cell(painter, cell, inner, right=right)
            painter.restore()

    def paint_row(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Draw the ground of a whole row: mark, hover, hairline, and the bar of the current one."""
        if self.is_marked(row):
            painter.fillRect(rect, theme.colour("accent-soft"))
        elif row == self.hovered_row:
            painter.fillRect(rect, theme.colour("surface-3", 0.55))
        if not self._table.framed or row < self._table.model().rowCount() - 1:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("hairline"))
        if row == self.current_row:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.colour("accent"))


def _never(row: int) -> bool:
    return False


def cell_width(cell: Cell) -> int:
    """What a cell's words take, without its padding [px]."""
    width = QFontMetrics(theme.font(cell.role)).horizontalAdvance(cell.text)
    if cell.lead:
        width += QFontMetrics(theme.font(cell.lead_role)).horizontalAdvance(cell.lead) + PAD
    if cell.badge:
        width = cell.badge.width()
    if cell.share is not None:
        width += SHARE_BAR + 6
    if cell.evidence:
        width += 20
    return width


def paint_cell(painter: QPainter, cell: Cell, rect: QRect, *, right: bool = False) -> None:
    """Draw what a cell holds into its inner rectangle."""
    middle = rect.center().y() + 0.5
    if cell.checked is not None:
        paint_check(painter, rect, cell.checked)
    elif cell.badge:
        paint_badge(painter, cell.badge.within(rect.width()), rect.left(), middle)
    elif cell.bars:
        paint_bars(painter, cell.bars, QRectF(rect))
    elif cell.bullet:
        paint_bullet(painter, cell.bullet, QRectF(rect))
    elif cell.score is not None:
        paint_score(painter, cell.score, QRectF(rect))
    elif cell.under:
        _paint_two_lines(painter, cell, rect)
    elif cell.share is not None:
        _paint_share(painter, cell, rect)
    else:
        _paint_text(painter, cell, rect, right=right)


def _paint_two_lines(painter: QPainter, cell: Cell, rect: QRect) -> None:
    half = rect.height() // 2
    upper = QRect(rect.left(), rect.top() + 3, rect.width(), half - 1)
    lower = QRect(rect.left(), rect.top() + half, rect.width(), half - 3)
    _draw(painter, cell.text, upper, cell, right=False)
    _draw(painter, cell.under, lower, _UNDER, right=False)


def _paint_share(painter: QPainter, cell: Cell, rect: QRect) -> None:
    """Draw a bar of 40 px, as far filled as the share says, and the text behind it."""
    bar = QRect(rect.left(), rect.center().y() - 3, SHARE_BAR, 8)
    painter.fillRect(bar, theme.colour("track"))
    bar.setWidth(round(SHARE_BAR * min(max(cell.share or 0.0, 0.0), 1.0)))
    painter.fillRect(bar, theme.colour("accent"))
    _draw(painter, cell.text, rect.adjusted(SHARE_BAR + 6, 0, 0, 0), cell, right=False)


def _paint_text(painter: QPainter, cell: Cell, rect: QRect, *, right: bool) -> None:
    rect = QRect(rect)
    if cell.evidence:
        glyph = QRectF(rect.left() - 3, rect.center().y() - 7, 16, 16)
        icons.paint(painter, f"evidence-{cell.evidence}", glyph, "text-2")
        rect.setLeft(rect.left() + 18)
    metrics = QFontMetrics(theme.font(cell.role))
    if cell.lead and right:
        taken = metrics.horizontalAdvance(cell.text) + PAD - 3
        _draw(painter, cell.lead, rect.adjusted(0, 0, -taken, 0), _lead(cell), right=True)
    elif cell.lead:
        _draw(painter, cell.lead, rect, _lead(cell), right=False)
        advance = QFontMetrics(theme.font(cell.lead_role)).horizontalAdvance(cell.lead)
        rect.setLeft(rect.left() + advance + PAD)
    if cell.whole and metrics.horizontalAdvance(cell.text) > rect.width():
        return
    _draw(painter, cell.text, rect, cell, right=right)


def _lead(cell: Cell) -> Cell:
    return replace(cell, role=cell.lead_role, ink=cell.lead_ink)


def _draw(painter: QPainter, words: str, rect: QRect, look: Cell, *, right: bool) -> None:
    painter.setFont(_font(look.role, look.struck))
    painter.setPen(theme.colour(look.ink))
    shown = _elided(words, look.role, rect.width())
    painter.drawText(rect, _RIGHT if right else _LEFT, shown)


@lru_cache(maxsize=32)
def _font(role: Role, struck: bool) -> QFont:
    font = QFont(theme.font(role))  # a copy: the shared one must not be struck through
    font.setStrikeOut(struck)
    return font


@lru_cache(maxsize=8192)
def _elided(words: str, role: Role, width: int) -> str:
    metrics = QFontMetrics(theme.font(role))
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)


def paint_check(painter: QPainter, rect: QRect, checked: bool) -> None:
    """Draw a box, ticked or not, at the left of a rectangle."""
    box = QRectF(rect.left() + 0.5, rect.center().y() - CHECK / 2 + 1, CHECK - 1, CHECK - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("accent" if checked else "field"))
    painter.setBrush(theme.colour("accent" if checked else "surface-2"))
    painter.drawRoundedRect(box, 3, 3)
    if checked:
        icons.paint(painter, "check", box.adjusted(1, 1, -1, -1), "on-accent")


def paint_bars(painter: QPainter, bars: Bars, rect: QRectF) -> None:
    """Draw two lanes: 6 px of track above, 8 px of accent below, a 2 px tick at each mean."""
    largest = bars.largest
    if largest <= 0:
        return
    middle = round(rect.center().y())
    painter.fillRect(QRectF(rect.left(), middle, rect.width(), 1), theme.colour("grid"))
    per_kg = rect.width() / largest
    if bars.upper:
        _paint_lane(painter, bars.upper, rect, per_kg, middle - 9, 6, upper=True)
    if bars.lower:
        top = middle + 2 if bars.upper else middle - 4
        _paint_lane(painter, bars.lower, rect, per_kg, top, 8, upper=False)


def _paint_lane(
    painter: QPainter,
    lane: Lane,
    rect: QRectF,
    per_kg: float,
    top: int,
    height: int,
    *,
    upper: bool,
) -> None:
    left = rect.left() + lane.low * per_kg
    right = rect.left() + lane.high * per_kg
    ground = theme.colour("track") if upper else theme.colour("accent", 0.38)
    painter.fillRect(QRectF(left, top, max(right - left, 1), height), ground)
    tick = theme.colour("text-2" if upper else "accent")
    at = min(max(rect.left() + lane.mean * per_kg - 1, rect.left()), rect.right() - 2)
    painter.fillRect(
        QRectF(round(at), top - (0 if upper else 1), 2, height + (0 if upper else 2)), tick
    )
