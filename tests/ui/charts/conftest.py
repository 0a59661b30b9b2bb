"""Charts made by hand."""

import pytest

from ui.charts.frame import ChartFrame
from ui.charts.spec import (
    Axis,
    Calibration,
    Chart,
    Lane,
    LegendEntry,
    Line,
    Mark,
    Piece,
    Row,
    Rows,
    Sheet,
    Stacked,
    Tick,
)

AXIS = Axis(0, 10, (Tick(0, "0"), Tick(5, "5"), Tick(10, "10 t")))
MONTHS = ("Jan", "Feb", "Mar")
HEIGHTS = ((4.0, 3.0), (2.0, 6.0), (1.0, 1.0))


def _stacked():
    pieces, marks = [], []
    for bar, (lower, upper) in enumerate(HEIGHTS):
        for series, (base, top) in enumerate(((0, lower), (lower, lower + upper))):
            pieces.append(Piece(bar, series, base, top, series))
            where = {"month": MONTHS[bar], "series": series}
            marks.append(
                Mark(f"{series} in {MONTHS[bar]}", f"{top - base} t", bar, -series, where, 2)
            )
    sheet = Sheet(
        ("Month", "Packs, t", "Magnets, t"),
        tuple((m, str(a), str(b)) for m, (a, b) in zip(MONTHS, HEIGHTS, strict=True)),
        tuple((m, a, b) for m, (a, b) in zip(MONTHS, HEIGHTS, strict=True)),
    )
    return Chart(
        "throughput", "Packs lead", "Dry mass, t",
        Stacked(MONTHS, tuple(pieces), AXIS, {2: "9 days"}),
        tuple(marks), lambda: sheet, (LegendEntry("Packs", 0), LegendEntry("Magnets", 1)),
    )  # fmt: skip


def _rows():
    lanes = ((8.0, 7.0, 9.0), (3.0, 2.0, 4.5))
    rows = tuple(
        Row(name, (Lane(*lane),), str(lane[0]), evidence="assumption")
        for name, lane in zip(("Nd", "Dy"), lanes, strict=True)
    )
    marks = tuple(
        Mark(row.label, row.figure, 0, i, {"row": row.label}, 1) for i, row in enumerate(rows)
    )
    sheet = Sheet(("Element", "t"), (("Nd", "8"), ("Dy", "3")), (("Nd", 8.0), ("Dy", 3.0)))
    return Chart("elements", "Nd leads", "t", Rows(rows, AXIS), marks, lambda: sheet)


def _line():
    x, mean = (0.0, 1.0, 2.0), (0.0, 3.0, 8.0)
    drawn = Line(x, mean, (0.0, 2.0, 6.0), (0.0, 4.0, 9.5), Axis(0, 2, ()), AXIS, "8 t", "6", "9.5")
    marks = tuple(Mark(f"to {i}", str(m), i, 0, {"point": i}, 1) for i, m in enumerate(mean))
    sheet = Sheet(("To", "t"), (("0", "0"),), ((0, 0.0),))
    return Chart("cumulative", "8 t so far", "t", drawn, marks, lambda: sheet)


def _calibration():
    expected, observed = (2.0, 5.0, 10.0), (1.0, 6.0, 10.0)
    drawn = Calibration(expected, observed, (1.0, 4.0, 10.0), (3.0, 6.5, 10.0), AXIS, "x", "y")
    marks = tuple(Mark(f"at {x}", str(x), i, 0, {"at": i}) for i, x in enumerate(expected))
    sheet = Sheet(("x", "y"), (("2", "1"),), ((2.0, 1.0),))
    return Chart("honesty", "Too wide", "%", drawn, marks, lambda: sheet)


@pytest.fixture
def charts():
    """One chart of each kind, by name."""
    return {chart.name: chart for chart in (_stacked(), _rows(), _line(), _calibration())}


@pytest.fixture
def frame(qtbot):
    """A shown frame, still empty."""
    frame = ChartFrame()
    qtbot.addWidget(frame)
    frame.resize(480, 360)
    with qtbot.waitExposed(frame):
        frame.show()
    return frame
