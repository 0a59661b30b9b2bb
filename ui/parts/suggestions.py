"""A list of suggestions under a field: drawn inside the window, never taking the focus."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.language.reference_names import means, spoken
from ui.look import theme
from ui.look.text import set_style

Index = QModelIndex | QPersistentModelIndex
SUGGESTION = Qt.ItemDataRole.UserRole + 1
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_MOST_ROWS = 9
_PAD = 9
STEPS: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of the list: what is put in the field, and what stands at the right of it."""

    text: str
    value: str
    aside: str = ""
    detail: str = ""  # a figure before the aside, e.g. what a route would recover
    also: str = ""  # another name it is found by


def of_reference(name: str, code: str, detail: str = "") -> Suggestion:
    """Return a line on something of the reference data, found by its English name as well."""
    return Suggestion(spoken(name), code, code, detail, name)


def of_texts(texts: Iterable[str]) -> list[Suggestion]:
    """Return a line for each text, once; one of the reference data in the language in force."""
    return [Suggestion(spoken(one), one, also=one) for one in dict.fromkeys(texts) if one]


def meant(typed: str, lines: Sequence[Suggestion]) -> Suggestion | None:
    """Return the line whose text was typed whole, as it is kept or as it is shown."""
    return next((one for one in lines if means(typed, one.value)), None)


def matching(text: str, among: Sequence[Suggestion], limit: int = 60) -> list[Suggestion]:
    """Return what contains every word of `text` in its names or code, best match first."""
    words = _plain(text).split()
    if not words:
        return list(among[:limit])
    found: list[tuple[int, int, Suggestion]] = []
    for place, one in enumerate(among):
        names, code = (_plain(one.text), _plain(one.also)), _plain(one.value)
        if all(any(word in told for told in (*names, code)) for word in words):
            found.append((min(_rank(words[0], name, code) for name in names), place, one))
    found.sort(key=lambda item: item[:2])
    return [one for _, _, one in found[:limit]]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _rank(word: str, name: str, code: str) -> int:
    if code == word:
        return 0
    if code.startswith(word) or name.startswith(word):
        return 1
    return 2 if f" {word}" in name or f"_{word}" in code else 3


class _Lines(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: Sequence[Suggestion] = ()

    def set_lines(self, lines: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        return line if role == SUGGESTION else None


class _LineDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, theme.metrics().row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        line = index.data(SUGGESTION)
        view = self.parent()
        painter.save()
        if isinstance(view, QListView) and view.currentIndex().row() == index.row():
            painter.fillRect(rect, theme.colour("accent-soft"))
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        taken = _paint_aside(painter, inner, line)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text-1"))
        room = inner.width() - taken
        words = QFontMetrics(theme.font("body")).elidedText(
            line.text, Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(inner, _LEFT, words)
        painter.restore()


def _paint_aside(painter: QPainter, rect: QRect, line: Suggestion) -> int:
    """Draw what stands at the right; return the room it took."""
    taken = 0
    for words, role, ink in ((line.aside, "caption", "text-3"), (line.detail, "small", "text-2")):
        if words:
            font = theme.font("caption" if role == "caption" else "small")
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            painter.drawText(rect.adjusted(0, 0, -taken, 0), _RIGHT, words)
            taken += QFontMetrics(font).horizontalAdvance(words) + 12
    return taken


class SuggestionView(QListView):
    """Lines with one of them highlighted; it never takes the focus."""

    picked = Signal(object)  # Suggestion, by the mouse

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = _Lines(self)
        self.setModel(self._lines)
        self.setItemDelegate(_LineDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entered.connect(self.setCurrentIndex)
        self.clicked.connect(self._on_clicked)

    def lines(self) -> Sequence[Suggestion]:
        return self._lines.lines

    def count(self) -> int:
        return self._lines.rowCount()

    def set_lines(self, lines: Sequence[Suggestion], highlight: int = 0) -> None:
        self._lines.set_lines(lines)
        if lines and highlight >= 0:
            self.setCurrentIndex(self._lines.index(highlight))
            self.scrollTo(self.currentIndex())

    def current(self) -> Suggestion | None:
        row = self.currentIndex().row()
        return self._lines.lines[row] if 0 <= row < len(self._lines.lines) else None

    def step(self, by: int) -> None:
        """Move the highlight up or down, and round at the ends."""
        count = self._lines.rowCount()
        if count:
            row = self.currentIndex().row()
            self.setCurrentIndex(self._lines.index((row + by) % count if row >= 0 else 0))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        line = self.current()
        if line:
            self.picked.emit(line)


class SuggestionList(SuggestionView):
    """The list under a field; a child of the window, laid over what stands below."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        set_style(self, "popup", "true")
        self.hide()

    def open(self, lines: Sequence[Suggestion], *, highlight: int = 0, width: int = 0) -> None:
        """Show lines under the field (or above it where there is no room below)."""
        self.set_lines(lines, highlight)
        if not lines:
            self.hide()
            return
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        height = min(len(lines), _MOST_ROWS) * theme.metrics().row + 10
        self.setGeometry(self._place(window, max(width, self._field.width()), height))
        self.show()
        self.raise_()

    def _place(self, window: QWidget, width: int, height: int) -> QRect:
        below = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        width = min(width, window.width() - below.x() - 8)
        if below.y() + height <= window.height() - 8:
            return QRect(below.x(), below.y(), width, height)
        above = self._field.mapTo(window, QPoint(0, 0)).y() - height - 2
        return QRect(below.x(), max(above, 8), width, height)


Suggest = Callable[[str], Sequence[Suggestion]]
