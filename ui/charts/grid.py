"""The charts of a page in columns: what is in sight is drawn at once, the rest behind it."""

from collections.abc import Callable, Iterable, Sequence
from time import perf_counter

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.charts.frame import ChartFrame
from ui.charts.spec import Chart
from ui.look.tokens import GAP

LEAST_HEIGHT, MOST_HEIGHT = 330, 560  # of a chart [px]
TURN_S = 0.012  # what drawing takes of one turn of the event loop
Maker = Callable[[str], Chart | None]


class ChartGrid(QWidget):
    """Lays frames out and fills them; a frame is made when it is first drawn."""

    opened = Signal(object)  # Mark
    made = Signal(str)
    stood = Signal()  # every chart shows what was shown last

    def __init__(self, names: Sequence[str], wide: Sequence[str] = ()) -> None:
        """Take the names in their order; those of `wide` come last, over all columns."""
        super().__init__()
        self.frames: dict[str, ChartFrame] = {}
        self.columns = 0
        self._names = (*(name for name in names if name not in wide), *wide)
        self._wide = frozenset(wide)
        self._under: QWidget | None = None
        self._hidden: set[str] = set()
        self._chart_of: Maker = lambda _name: None
        self._waiting: list[str] = []
        self._begun, self._fresh = True, False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._work)
        self.set_columns(1)

    # --- what is shown ---

    def show_charts(self, chart_of: Maker) -> None:
        """Show charts anew.

        Args:
            chart_of: makes the chart of a name; None leaves it as it is.
        """
        self._chart_of = chart_of
        self._begun = all(name in self.frames for name in self._names)
        self._fresh = True
        self._want(self._names)

    def show_again(self, names: Iterable[str], chart_of: Maker) -> None:
        """Show some charts anew: there is more to say on them."""
        self._chart_of = chart_of
        self._want([*self._waiting, *(name for name in names if name not in self._waiting)])

    def hide_chart(self, name: str, hidden: bool) -> None:
        """Leave a chart out, or take it in again; the others close up."""
        if hidden == (name in self._hidden):
            return
        (self._hidden.add if hidden else self._hidden.discard)(name)
        if name in self.frames:
            self.frames[name].setHidden(hidden)
        self._place()

    def frame(self, name: str) -> ChartFrame:
        """Return the frame of a chart, drawn if it was still to be."""
        if name not in self.frames:
            self._draw(name)
            self._waiting = [one for one in self._waiting if one != name]
        return self.frames[name]

    def is_drawn(self) -> bool:
        """Tell whether what is in sight shows what was shown last."""
        return self._begun and not any(map(self._is_in_sight, self._waiting))

    def stands(self) -> bool:
        """Tell whether every chart does."""
        return not self._waiting

    def _want(self, names: Sequence[str]) -> None:
        self._waiting = list(names)
        for name in [one for one in names if one in self.frames and self._is_in_sight(one)]:
            self._draw(name)
            self._waiting.remove(name)
        self._turn.start()  # by then what stands above has its place

    def _work(self) -> None:
        """Draw as many charts as a turn of the event loop has room for."""
        self._begun, until = True, perf_counter() + TURN_S
        while self._waiting and perf_counter() < until:
            name = next(filter(self._is_in_sight, self._waiting), self._waiting[0])
            self._waiting.remove(name)
            self._draw(name)
        if self._waiting:
            self._turn.start()
        elif self._fresh:
            self._fresh = False
            self.stood.emit()

    def _draw(self, name: str) -> None:
        if name not in self.frames:
            self._make(name)
        chart = self._chart_of(name)
        if chart is not None:
            self.frames[name].show_chart(chart)

    def _make(self, name: str) -> None:
        frame = self.frames[name] = ChartFrame(self)
        frame.setMinimumHeight(LEAST_HEIGHT)
        frame.setMaximumHeight(MOST_HEIGHT)
        frame.opened.connect(self.opened)
        frame.setHidden(name in self._hidden)
        if name not in self._hidden:
            self._grid.addWidget(frame, *self._cells()[name])
        self.made.emit(name)

    # --- where it stands ---

    def add_under(self, widget: QWidget) -> None:
        """Put something under the charts, over all columns."""
        self._under = widget
        self._place()

    def set_columns(self, columns: int) -> None:
        """Lay the charts out; each has its room before it is made, so that nothing moves."""
        if columns != self.columns:
            self.columns = columns
            self._place()

    def _place(self) -> None:
        cells = self._cells()
        for name, frame in self.frames.items():
            if name in cells:
                self._grid.addWidget(frame, *cells[name])
        rows = max((row for row, *_ in cells.values()), default=-1) + 1
        if self._under is not None:
            self._grid.addWidget(self._under, rows, 0, 1, self.columns)
        for place in range(len(self._names)):
            self._grid.setColumnStretch(place, int(place < self.columns))
            self._grid.setRowStretch(place, int(place < rows))
            self._grid.setRowMinimumHeight(place, LEAST_HEIGHT if place < rows else 0)

    def _cells(self) -> dict[str, tuple[int, int, int, int]]:
        """Row, column, and how many of them, of each chart that is not left out."""
        shown = [name for name in self._names if name not in self._hidden]
        usual = [name for name in shown if name not in self._wide]
        cells = {
            name: (place // self.columns, place % self.columns, 1, 1)
            for place, name in enumerate(usual)
        }
        rows = -(-len(usual) // self.columns)
        for place, name in enumerate(shown[len(usual) :]):
            cells[name] = rows + place, 0, 1, self.columns
        return cells

    def _is_in_sight(self, name: str) -> bool:
        """Of a page nobody sees, everything is."""
        if not self.isVisible() or name in self._hidden:
            return not self.isVisible()
        cells = self._cells()
        row = cells[name][0]
        beside = (self.frames.get(one) for one, (at, *_) in cells.items() if at == row)
        made = next((frame for frame in beside if frame is not None and frame.isVisible()), None)
        top, height = row * (LEAST_HEIGHT + GAP), LEAST_HEIGHT
        if made is not None:
            top, height = made.y(), made.height()
        sight = self.visibleRegion().boundingRect()
        return top <= sight.bottom() and top + height > sight.top()
