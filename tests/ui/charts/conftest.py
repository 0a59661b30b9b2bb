"""Charts made by hand."""

import pytest

from ui.charts.frame import ChartFrame
from ui.charts.spec import (
    Axis,
    Band,
    Calibration,
    Chart,
    Lane,
    LegendEntry,
    Line,
    Mark,
    Piece,
    Place,
    Row,
    Rows,
    Sankey,
    Sheet,
    Stacked,
    Step,
    Tick,
    Waterfall,
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


PLACES = (
    Place("Swarf", "60 kg", end="source", style=0),
    Place("Packs", "40 kg", end="source", style=1),
    Place("Mill", "in 110 · out 110"),
    Place("Leach", "in 90 · out 90", 1),
    Place("Oxide", "75 kg", end="sink", style="accent"),
    Place("not found", "5 kg", 1, end="sink", style="missing", alarm=True),
    Place("Steel", "20 kg", 0, end="drain", style=4, note="inferred"),
    Place("Cake", "0 kg", 1, end="drain", style=4),
)
BANDS = (
    Band(0, 2, 60, "60 kg", 0),
    Band(1, 2, 40, "40 kg", 1),
    Band(2, 3, 90, "90 kg"),
    Band(2, 6, 20, "20 kg", 4, "inferred"),
    Band(3, 4, 75, "75 kg", "accent"),
    Band(3, 5, 5, "5 kg", "missing", "missing", 4, alarm=True),
    Band(3, 7, None, "not known", 4, "unknown"),
    Band(3, 2, 10, "10 kg", name="fines, returned"),
)


def _plant():
    drawn = Sankey(PLACES, BANDS)
    named = [(f"{PLACES[b.source].name} to {PLACES[b.target].name}", b.figure) for b in BANDS]
    named += [(PLACES[i].name, PLACES[i].figure) for i in drawn.nodes()]
    marks = [
        Mark(*words, *cell, {"mark": at})
        for at, (words, cell) in enumerate(zip(named, drawn.cells(), strict=True))
    ]
    sheet = Sheet(("Stream", "kg"), (("Swarf", "60"),), (("Swarf", 60.0),))
    return Chart("plant", "All but 5 kg was found", "kg", drawn, tuple(marks), lambda: sheet)


def _steps():
    steps = (
        Step("Received", 0, 9, "9 kg", kind="total", style="track"),
        Step("Steel", 7, 9, "2 kg", "inferred", "inferred"),
        Step("not found", 6, 7, "1 kg", "", "missing", low=5.5, high=6.5, alarm=True),
        Step("Product", 0, 6, "6 kg", kind="total", style="accent"),
    )
    marks = tuple(Mark(s.label, s.figure, 0, i, {"step": i}) for i, s in enumerate(steps))
    sheet = Sheet(("Step", "kg"), (("Received", "9"),), (("Received", 9.0),))
    return Chart("steps", "6 of 9 kg were won", "kg", Waterfall(steps, AXIS), marks, lambda: sheet)


@pytest.fixture
def charts():
    """One chart of each kind, by name."""
    made = (_stacked(), _rows(), _line(), _calibration(), _plant(), _steps())
    return {chart.name: chart for chart in made}


@pytest.fixture
def frame(qtbot):
    """A shown frame, still empty."""
    frame = ChartFrame()
    qtbot.addWidget(frame)
    frame.resize(480, 360)
    with qtbot.waitExposed(frame):
        frame.show()
    return frame
