from dataclasses import replace

from PySide6.QtGui import QColor

from ui.charts.spec import Axis, Chart, Lane, Mark, Row, Rows, Sheet, Tick
from ui.look import theme

AXIS = Axis(0.0, 100.0, (Tick(0.0, "0"), Tick(100.0, "100")))
ROWS = tuple(
    Row(name, (Lane(20.0, None, None, style),), "20") for name, style in (("a", 1), ("b", "track"))
)
CHART = Chart(
    "rows", "Rows", "", Rows(ROWS, AXIS), (Mark("a", "20"), Mark("b", "20", 0, 1)),
    lambda: Sheet((), (), ()),
)  # fmt: skip


def _inked(canvas, at):
    """How many pixels of a column on the axis have the colour of a bound."""
    ink = QColor(theme.colour("text-1"))
    drawing = canvas._drawing
    image = canvas.grab().toImage()
    ratio = image.devicePixelRatio()
    x = round(drawing.x_at(at) * ratio)
    return sum(
        image.pixelColor(x + by, y) == ink for y in range(image.height()) for by in (-1, 0, 1)
    )


def test_a_bound_is_a_line_across_all_rows(frame):
    frame.show_chart(CHART)
    assert _inked(frame.canvas, 65.0) == 0
    bounded = replace(CHART.drawn, bounds=(Tick(65.0, "65 % ceiling"),))
    frame.show_chart(replace(CHART, drawn=bounded))
    assert _inked(frame.canvas, 65.0) > 50


def test_the_words_of_a_bound_have_room_above_the_rows(frame):
    frame.show_chart(CHART)
    before = frame.canvas._drawing.mark_rect(0).top()
    bounded = replace(CHART.drawn, bounds=(Tick(65.0, "65 % ceiling"),))
    frame.show_chart(replace(CHART, drawn=bounded))
    assert frame.canvas._drawing.mark_rect(0).top() >= before + 16
