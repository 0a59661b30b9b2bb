"""The board: open runs as cards with their age and what is missing, runs closed lately as lines."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.language import numbers
from ui.look import icons, theme
from ui.look.tokens import MARGIN, Ink, Role
from ui.processing.at_hand import Board, BoardRow
from ui.processing.steps import paint_bar
from ui.processing.wording import age, standing

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
_LINE = 30
_BAR = 19  # a bar of stages and the room above it
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class BoardLines(QAbstractListModel):
    """Open runs, a heading, and the runs closed lately; a heading is a text."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.lines: list[BoardRow | str] = []

    def show(self, lines: list[BoardRow | str]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def place_of(self, number: str) -> int:
        """Return where a run stands, -1 where it is not listed."""
        named = (i for i, line in enumerate(self.lines) if _number(line) == number)
        return next(named, -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line if isinstance(line, str) else f"{line.run.number} {line.title}"
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, BoardRow):
            return "\n".join(filter(None, (line.title, line.materials)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class BoardList(QListView):
    """Arrow keys choose a run, Enter goes into it; only what is on view is drawn."""

    chosen = Signal(str)  # number of the run
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.now: Callable[[], datetime] = datetime.now
        self._lines = BoardLines(self)
        self.setModel(self._lines)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Runs"))
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self.viewport().update)

    def show_board(self, board: Board) -> None:
        """Show other runs; the one that was chosen stays so."""
        kept = self.number()
        lines: list[BoardRow | str] = [*board.open]
        if board.closed:
            lines += [self._closed_words(board.closed), *board.closed]
        self._choosing = True
        self._lines.show(lines)
        self.choose(kept)
        self._choosing = False

    _choosing = False

    def choose(self, number: str) -> None:
        """Make a run the current one without asking for it again."""
        was, self._choosing = self._choosing, True
        place = self._lines.place_of(number)
        self.setCurrentIndex(self._lines.index(place) if place >= 0 else QModelIndex())
        self._choosing = was

    def number(self) -> str:
        """Return the number of the current run."""
        row = self.currentIndex().row()
        return _number(self._lines.lines[row]) if row >= 0 else ""

    def rows(self) -> Sequence[BoardRow]:
        return [line for line in self._lines.lines if isinstance(line, BoardRow)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        elif event.text().strip() or event.key() == Qt.Key.Key_Escape:
            event.ignore()  # keys of the page
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentIndex().row() < 0 and self._lines.lines:
            self.setCurrentIndex(self._lines.index(0))

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        if not self._choosing and now.isValid():
            self.chosen.emit(_number(self._lines.lines[now.row()]))

    def _closed_words(self, closed: tuple[BoardRow, ...]) -> str:
        now = self.now()
        week = sum((now - (row.run.closed_at or now)).days < 7 for row in closed)
        if week == 1:
            return self.tr("1 run closed in the last 7 days")
        return self.tr("{count} runs closed in the last 7 days").format(count=week)


def _number(line: BoardRow | str) -> str:
    return "" if isinstance(line, str) else line.run.number


class _Delegate(QStyledItemDelegate):
    """Draws a card, a line or the heading between them."""

    def __init__(self, board: BoardList) -> None:
        super().__init__(board)
        self._board = board

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._line(index)
        if isinstance(line, str) or not line.is_open:
            return QSize(0, _LINE)
        tall = theme.metrics() is not theme.COMPACT
        under = 22 if any(standing(line.run, line.stages, line.missing)) else 0
        return QSize(0, (72 if tall else 60) + (_BAR if line.stages else 0) + under)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, rect = self._line(index), QRect(option.rect)
        painter.save()
        if index.row() == self._board.currentIndex().row():
            painter.fillRect(rect, theme.colour("accent-soft"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.colour("accent"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("hairline"))
        room = rect.adjusted(MARGIN, 0, -MARGIN, -1)
        if isinstance(line, str):
            icons.paint(painter, "check", QRectF(room.left(), room.center().y() - 6, 12, 12), "ok")
            _write(painter, room.adjusted(18, 0, 0, 0), line, "caption", "text-3")
        elif line.is_open:
            self._paint_card(painter, line, room)
        else:
            self._paint_line(painter, line, room)
        painter.restore()

    def _line(self, index: Index) -> BoardRow | str:
        model = self._board.model()
        assert isinstance(model, BoardLines)
        return model.lines[index.row()]

    def _paint_card(self, painter: QPainter, row: BoardRow, room: QRect) -> None:
        tall = theme.metrics() is not theme.COMPACT
        top, step = room.top() + (14 if tall else 9), 24 if tall else 21
        first = QRect(room.left(), top, room.width(), 20)
        kg = numbers.kg(row.in_kg) if row.in_kg else numbers.UNKNOWN
        used = _write(painter, first, kg, "body", "text-1", right=True)
        self._paint_name(painter, row, first.adjusted(0, 0, -used - 12, 0))
        second = first.translated(0, step)
        since = age(row.run.started_at, self._board.now())
        used = _write(painter, second, since, "small", "text-3", right=True)
        materials = row.materials or self.tr("nothing taken yet")
        _write(painter, second.adjusted(0, 0, -used - 12, 0), materials, "small", "text-2")
        under = second.bottom() + (8 if tall else 4)
        if row.stages:
            bar = QRectF(room.left(), under + 5, room.width(), 6)
            paint_bar(painter, bar, row.stages, row.run.reached)
            under += _BAR
        third = QRect(room.left(), under, room.width(), 16)
        said, missing = standing(row.run, row.stages, row.missing)
        used = _write(painter, third, said, "caption", "text-3")
        if missing:
            _write(painter, third.adjusted(used + 4, 0, 0, 0), missing, "caption", "warn")

    def _paint_line(self, painter: QPainter, row: BoardRow, room: QRect) -> None:
        closed = row.run.closed_at or row.run.started_at
        day = numbers.short_day(closed.astimezone(self._board.now().tzinfo).date())
        used = _write(painter, room, day, "small", "text-3", right=True)
        self._paint_name(painter, row, room.adjusted(0, 0, -used - 12, 0), ink="text-2")

    def _paint_name(
        self, painter: QPainter, row: BoardRow, room: QRect, ink: Ink = "text-1"
    ) -> None:
        role: Role = "strong" if row.is_open else "key"
        used = _write(painter, room, row.run.number, role, ink)
        _write(painter, room.adjusted(used + 10, 0, 0, 0), row.title, "body", ink)


def _write(
    painter: QPainter, room: QRect, said: str, role: Role, ink: Ink, *, right: bool = False
) -> int:
    """Draw one line, shortened where it has no room; return the width it takes [px]."""
    font = theme.font(role)
    shown = QFontMetrics(font).elidedText(said, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    painter.drawText(room, _RIGHT if right else _LEFT, shown)
    return QFontMetrics(font).horizontalAdvance(shown)
