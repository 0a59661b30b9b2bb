"""The legend of a chart, and the switch between what a chart may measure."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ui.charts import paint
from ui.charts.spec import LegendEntry
from ui.look import theme

SWATCH = 10
LINE = 20
GAP = 14


_BETWEEN = " · "


class OneLine(QWidget):
    """A line of text that leaves out its last parts, between middle dots, that have no room."""

    def __init__(self, role: theme.Role, ink: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._ink, self._words = role, ink, ""
        self.setFixedHeight(theme.line_height(role) + 2)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def text(self) -> str:
        return self._words

    def setText(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.setToolTip(words)
            self.setAccessibleName(words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = QRectF(self.rect())
        paint.text(painter, room, self.shown(), role=self._role, token=self._ink)
        painter.end()

    def shown(self) -> str:
        """Return as many parts as fit, and at least the first."""
        parts = self._words.split(_BETWEEN)
        while len(parts) > 1 and paint.width_of(_BETWEEN.join(parts), self._role) > self.width():
            parts.pop()
        return _BETWEEN.join(parts)


class Legend(QWidget):
    """Swatches with their names, in stack order, on as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[LegendEntry, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_entries(self, entries: tuple[LegendEntry, ...]) -> None:
        self._entries = entries
        self.setVisible(bool(entries))
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _fit(self) -> None:
        self.setFixedHeight(max(legend_height(self._entries, self.width()), LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_legend(painter, self._entries, QRectF(self.rect()))
        painter.end()


def legend_height(entries: Sequence[LegendEntry], width: float) -> int:
    """What a legend takes in this width [px], nothing without entries."""
    lines = [line for _, _, line in _places(entries, width)]
    return LINE * (max(lines) + 1) if lines else 0


def paint_legend(painter: QPainter, entries: Sequence[LegendEntry], room: QRectF) -> None:
    """Draw swatches and names into a room that `legend_height` has measured."""
    for entry, x, line in _places(entries, room.width()):
        left, top = room.left() + x, room.top() + line * LINE
        paint.fill(painter, QRectF(left, top + (LINE - SWATCH) / 2, SWATCH, SWATCH), entry.style)
        words = QRectF(left + SWATCH + 6, top, room.width() - x - SWATCH - 6, LINE)
        paint.text(painter, words, entry.name)


def _places(entries: Sequence[LegendEntry], width: float) -> list[tuple[LegendEntry, float, int]]:
    places, x, line = [], 0.0, 0
    for entry in entries:
        wide = SWATCH + 6 + paint.width_of(entry.name)
        if x > 0 and x + wide > width:
            x, line = 0.0, line + 1
        places.append((entry, x, line))
        x += wide + GAP
    return places


class Switch(QWidget):
    """A few words in a row, one of them chosen and underlined."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._buttons: dict[str, QToolButton] = {}

    def set_choices(self, choices: Sequence[tuple[str, str]], current: str) -> None:
        """Offer (name, words); the words may change, the names stay."""
        for name, words in choices:
            if name not in self._buttons:
                self._buttons[name] = self._made(name)
            self._buttons[name].setText(words)
        self.set_current(current)

    def set_current(self, current: str) -> None:
        for name, button in self._buttons.items():
            font = theme.font("caption")
            shown = type(font)(font)
            shown.setUnderline(name == current)
            shown.setWeight(font.Weight.DemiBold if name == current else font.Weight.Normal)
            button.setFont(shown)
            button.setChecked(name == current)

    def _made(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setFixedHeight(20)
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._row.addWidget(button)
        return button
