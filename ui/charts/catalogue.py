"""The charts by name, for the page and for the command line."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from recycler.errors import InputError
from ui.charts.spec import Chart
from ui.recovery import row_charts, time_charts
from ui.recovery.scope import Scope

if TYPE_CHECKING:
    from db.store import Store
    from recycler.reference import Reference
    from ui.look import theme as themes
    from ui.recovery.figures import Figures

SIZE = (720, 440)


_MAKERS = {
    "throughput": time_charts.throughput,
    "cumulative": time_charts.cumulative,
    "origins": row_charts.origins,
    "recovery": row_charts.recovery,
    "elements": row_charts.elements,
    "suppliers": row_charts.suppliers,
}
NAMES = tuple(_MAKERS)


def chart_of(name: str, figures: "Figures", reference: "Reference") -> Chart:
    """Return a chart of some figures.

    Raises:
        InputError: `unknown_chart`.
    """
    if name not in _MAKERS:
        raise InputError("unknown_chart", value=name, charts=", ".join(NAMES))
    return _MAKERS[name](figures, reference)


def draw_chart(
    store: "Store", name: str, since: date | None, until: date | None, out: Path,
    theme: "themes.Choice" = "light", language: str = "en",
) -> Path:  # fmt: skip
    """Draw one chart as it is on screen into a PNG or SVG file, and return its path.

    Raises:
        InputError: `unknown_chart`, `unknown_picture`, or `not_writable_file`.
    """
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from ui.recovery.analyst import Analyst

    if out.suffix.lower() not in (".png", ".svg"):
        raise InputError("unknown_picture", file=str(out))
    today = datetime.now(ZoneInfo(store.facility().zone)).date()
    figures = Analyst(store).figures(Scope(since, until), today)
    dressed(theme, language)
    chart = chart_of(name, figures, store.reference())
    try:
        return _drawn(chart, out)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError("file_not_written", file=str(out), reason=reason) from error


def dressed(choice: "themes.Choice", language: str) -> None:
    """Make the application where there is none yet, and dress it."""
    from ui.look import fonts, theme
    from ui.running.program import speak

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    fonts.load()
    theme.apply(app, choice)
    speak(app, language)


def _drawn(chart: Chart, out: Path) -> Path:
    from PySide6.QtCore import Qt

    from ui.charts.frame import ChartFrame

    frame = ChartFrame()
    frame.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    frame.resize(*SIZE)
    frame.show_chart(chart)
    frame.show()
    QApplication.processEvents()
    try:
        return frame.write(out)
    finally:
        frame.close()
        frame.deleteLater()
