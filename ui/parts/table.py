"""The data table: rows of one height, heads over what they name, widths that people may change."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from ui.look import icons, theme
from ui.look.tokens import MARGIN
from ui.parts.cells import CELL, PAD, Cell, CellDelegate, cell_width, paint_check
from ui.parts.columns import Column, TableModel, alignment
from ui.preferences import PreferencesFile

_SWATCH = 9
_LEAST = 72  # narrowest a column is squeezed to [px]
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Header(QHeaderView):
    """The head of a table: its titles stand exactly over what they name."""

    def __init__(self, table: "DataTable") -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.checked: bool | None = None  # a box in the head of a column of boxes
        self.setFont(theme.font("header"))
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(32)
        self.setFixedHeight(theme.metrics().header)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        column = self._table.columns[logical]
        inner = self._table.inner(rect, logical)
        if self.checked is not None and column.key == "check":
            paint_check(painter, inner, self.checked)
        elif column.legend:
            self._paint_legend(painter, inner, column)
        else:
            self._paint_title(painter, inner, column)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        area = self.viewport().rect()
        painter.fillRect(area, theme.colour(self._table.head_ground))
        painter.fillRect(0, area.bottom(), area.width(), 1, theme.colour("hairline"))
        for visual in range(self.count()):
            logical = self.logicalIndex(visual)
            if not self.isSectionHidden(logical):
                left = self.sectionViewportPosition(logical)
                section = QRect(left, 0, self.sectionSize(logical), area.height() - 1)
                self.paintSection(painter, section, logical)
        painter.end()

    def _paint_title(self, painter: QPainter, rect: QRect, column: Column) -> None:
        font = theme.font("header")
        painter.setFont(font)
        painter.setPen(theme.colour("text-2"))
        metrics = QFontMetrics(font)
        room = rect.width() - (16 if column.mark else 0)
        words = metrics.elidedText(column.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rect, alignment(column), words)
        if column.mark:
            at = rect.left() + metrics.horizontalAdvance(words) + 3
            icons.icon(column.mark).paint(painter, QRect(at, rect.center().y() - 5, 12, 12))

    def _paint_legend(self, painter: QPainter, rect: QRect, column: Column) -> None:
        """Draw swatches with their words, side by side or, where it is narrow, in two lines."""
        painter.setFont(theme.font("caption"))
        metrics = QFontMetrics(theme.font("caption"))
        widths = [_SWATCH + 4 + metrics.horizontalAdvance(words) for _, words in column.legend]
        stacked = sum(widths) + 7 > rect.width()
        height = rect.height() // len(column.legend) if stacked else rect.height()
        place = QRect(rect.left(), rect.top(), rect.width(), height)
        for (token, words), width in zip(column.legend, widths, strict=True):
            _paint_swatch(painter, token, words, place)
            place.translate(0 if stacked else width + 7, height if stacked else 0)


def _paint_swatch(painter: QPainter, token: str, words: str, place: QRect) -> None:
    name, _, share = token.partition(":")
    top = place.center().y() - 2
    painter.fillRect(place.left(), top, _SWATCH, 6, theme.colour(name, float(share or 1)))
    painter.setPen(theme.colour("text-2"))
    painter.drawText(place.adjusted(_SWATCH + 4, 0, 0, 0), _LEFT, words)


class DataTable(QTableView):
    """Rows of records; Enter or a double click opens one, the current row carries a bar."""

    opened = Signal(int)
    current_changed = Signal(int)
    cell_clicked = Signal(int, str)  # row, key of the column
    head_clicked = Signal(str)
    widths_changed = Signal()

    def __init__(
        self,
        model: TableModel,
        parent: QWidget | None = None,
        *,
        edge: int = MARGIN,
        ground: str = "surface-2",
        head_ground: str = "surface-0",
        row_height: int = 0,
        framed: bool = False,
    ) -> None:
        super().__init__(parent)
        self.edge, self._row_height = edge, row_height
        self.framed = framed  # a frame stands below the last row: no hairline there
        self._ground, self.head_ground = ground, head_ground
        self.columns = model.columns
        self._taken: dict[str, int] = {}  # widths chosen by hand
        self._left_out: frozenset[str] = frozenset()
        self._fitting = False
        self._is_fitted = False  # as high as its rows
        self.cells = CellDelegate(self)
        self._set_up_header()
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self._set_up_view()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        model.modelReset.connect(self._on_reset)
        theme.changed.connect(self._dress)
        self._dress()

    # --- what pages use ---

    def current_row(self) -> int:
        return self.currentIndex().row()

    def set_current_row(self, row: int) -> None:
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, self._first_column()))
        else:
            self.setCurrentIndex(QModelIndex())

    def inner(self, rect: QRect, logical: int) -> QRect:
        """Where the words of a cell stand within its rectangle."""
        first = logical == self._first_column()
        return rect.adjusted(self.edge if first else PAD, 0, -PAD, 0)

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """Change titles by the key of their column, as where they name what is chosen."""
        model = self.model()
        assert isinstance(model, TableModel)
        self.columns = tuple(replace(c, title=titles.get(c.key, c.title)) for c in self.columns)
        model.columns = self.columns
        self.horizontalHeader().viewport().update()

    def visible_rows(self) -> range:
        """Return the rows that are on view."""
        first = self.rowAt(0)
        if first < 0:
            return range(0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1)

    def fit_rows(self) -> None:
        """Make the table exactly as high as its rows, for short tables that never scroll."""
        self._is_fitted = True
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        head = self.horizontalHeader()
        self.setFixedHeight(rows + (0 if head.isHidden() else head.height()))

    def leave_out(self, keys: Iterable[str]) -> None:
        """Show no column with one of these keys, as there is nothing to say in it."""
        self._left_out = frozenset(keys)
        self.fit_columns()

    def arrangement(self) -> dict[str, object]:
        """Return widths and order, for the preferences."""
        header = self.horizontalHeader()
        order = [self.columns[header.logicalIndex(i)].key for i in range(header.count())]
        return {"widths": dict(self._taken), "order": order}

    def restore_arrangement(self, state: dict[str, object]) -> None:
        """Take widths and order from the preferences; what does not fit is left out."""
        widths, order = state.get("widths"), state.get("order")
        keys = [column.key for column in self.columns]
        if isinstance(widths, dict):
            self._taken = {k: v for k, v in widths.items() if k in keys and isinstance(v, int)}
        if isinstance(order, list) and sorted(map(str, order)) == sorted(keys):
            for visual, key in enumerate(order):
                logical = keys.index(key)
                self.horizontalHeader().moveSection(
                    self.horizontalHeader().visualIndex(logical), visual
                )
        self.fit_columns()

    def remember(self, preferences: PreferencesFile, name: str) -> None:
        """Take widths and order as a person left them, and keep them from now on."""
        with suppress(ValueError):  # a file edited by hand
            kept = json.loads(preferences.text(f"{name} table") or "{}")
            self.restore_arrangement(kept if isinstance(kept, dict) else {})
        self._preferences, self._kept_as = preferences, f"{name} table"
        self.widths_changed.connect(self._keep)

    _preferences: PreferencesFile
    _kept_as: str

    def _keep(self) -> None:
        self._preferences.keep_text(self._kept_as, json.dumps(self.arrangement()))

    def fit_columns(self) -> None:
        """Give the room that is left to the columns that can use it."""
        width = self.viewport().width()
        if width <= 0:
            return
        self._fitting = True
        shown = self._chosen(width)
        for logical in range(len(self.columns)):
            self.setColumnHidden(logical, logical not in shown)
        self._share_out(shown, width)
        self._fitting = False

    def _chosen(self, width: int) -> list[int]:
        """Return the columns to show: those that yield give way until the others have room."""
        levels = sorted({c.yields for c in self.columns if c.yields}, reverse=True)
        shown = self._with_alternatives(width, 1 << 20)
        for level in levels:
            if sum(self._wanted(i) for i in shown) + self.edge - PAD <= width:
                break
            shown = self._with_alternatives(width, level)
        return shown

    def _with_alternatives(self, width: int, below: int) -> list[int]:
        """Return the columns that yield later than a level, and those in place of the others."""
        kept = {
            c.key
            for c in self.columns
            if c.from_width <= width < c.below_width and c.yields < below and not c.instead_of
        } - self._left_out
        kept |= {c.key for c in self.columns if c.instead_of and c.instead_of not in kept}
        return [i for i, column in enumerate(self.columns) if column.key in kept]

    def _wanted(self, logical: int) -> int:
        column = self.columns[logical]
        return self._taken.get(column.key, column.width)

    def _share_out(self, shown: list[int], width: int) -> None:
        first = self._first_column()
        wanted = {}
        for logical in shown:
            taken = self.columns[logical].key in self._taken
            extra = self.edge - PAD if logical == first and not taken else 0
            wanted[logical] = self._wanted(logical) + extra
        spare = width - sum(wanted.values())
        loose = [
            i for i in shown if self.columns[i].stretch and self.columns[i].key not in self._taken
        ]
        if spare < 0:  # what can grow most gives way first; figures keep their room
            most = max((self.columns[i].stretch for i in loose), default=0)
            loose = [i for i in loose if self.columns[i].stretch == most]
        shares = sum(self.columns[i].stretch for i in loose)
        for logical in loose:
            part = spare * self.columns[logical].stretch // shares
            wanted[logical] = max(wanted[logical] + part, _LEAST)
        left = width - sum(wanted.values())
        if loose and left > 0:
            wanted[loose[-1]] += left
        for logical, size in wanted.items():
            self.setColumnWidth(logical, size)

    # --- keys and mouse ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        last = self.model().rowCount() - 1
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if self.current_row() >= 0:
                self.opened.emit(self.current_row())
        elif event.key() == Qt.Key.Key_Home:
            self.set_current_row(0)
        elif event.key() == Qt.Key.Key_End:
            self.set_current_row(last)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape) or _is_word(
            event
        ):
            event.ignore()  # keys of the page
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        if self.current_row() < 0:
            self.set_current_row(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.cell_clicked.emit(index.row(), self.columns[index.column()].key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index.row())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        if event.type() == QEvent.Type.HoverLeave or event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour(self._ground))
        width = self.viewport().width()
        for row in self.visible_rows():
            place = QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row))
            self.cells.paint_row(painter, place, row)
        painter.end()
        super().paintEvent(event)

    # --- inside ---

    def _set_up_header(self) -> None:
        header = Header(self)
        self.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._on_moved)
        header.sectionClicked.connect(lambda i: self.head_clicked.emit(self.columns[i].key))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_up_view(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)

    def _dress(self) -> None:
        self.verticalHeader().setMinimumSectionSize(16)
        self.verticalHeader().setDefaultSectionSize(self._row_height or theme.metrics().row)
        self.horizontalHeader().setFixedHeight(theme.metrics().header)
        if self._is_fitted:
            self.fit_rows()
        self.viewport().update()

    def _first_column(self) -> int:
        header = self.horizontalHeader()
        for visual in range(header.count()):
            if not header.isSectionHidden(header.logicalIndex(visual)):
                return header.logicalIndex(visual)
        return 0

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        self.cells.current_row = now.row()
        self.viewport().update()
        self.current_changed.emit(now.row())

    def _on_reset(self) -> None:
        self.cells.current_row = self.cells.hovered_row = -1

    def _on_resized(self, logical: int, old: int, new: int) -> None:
        if not self._fitting and new > 0:
            self._taken[self.columns[logical].key] = new
            self.widths_changed.emit()

    def _on_moved(self) -> None:
        self.fit_columns()
        self.widths_changed.emit()

    def _hover(self, row: int) -> None:
        if row != self.cells.hovered_row:
            self.cells.hovered_row = row
            self.viewport().update()

    def _show_tip(self, event: QHelpEvent) -> None:
        index = self.indexAt(event.pos())
        cell = index.data(CELL) if index.isValid() else None
        if not isinstance(cell, Cell):
            QToolTip.hideText()
            return
        room = self.inner(self.visualRect(index), index.column()).width()
        words = cell.tip or (cell.text if cell_width(cell) > room else "")
        QToolTip.showText(event.globalPos(), words, self)


def _is_word(event: QKeyEvent) -> bool:
    """Tell whether a key would start Qt's search by typing, which a page uses for itself."""
    return bool(event.text().strip()) and event.text().isprintable() and not event.modifiers()
