"""The charts by name, for the page and for the command line."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from recycler.elements import element_symbol
from recycler.errors import InputError
from ui.charts.spec import Chart
from ui.diversification import charts as diversification_charts
from ui.recovery import plant_charts, row_charts, time_charts
from ui.recovery.cumulative_chart import cumulative
from ui.recovery.drivers_chart import drivers
from ui.recovery.scope import Scope

if TYPE_CHECKING:
    from db.store import Store
    from recycler.reference.data import Reference
    from ui.balance.figures import Figures as PlantFigures
    from ui.look import theme as themes
    from ui.recovery.figures import Figures

M = TypeVar("M")
SIZE = (720, 440)
PLANT_WIDTH = 1180  # of the plant, as in the window [px]
DRY_MASS = "mass"  # said in the place of an element

_MAKERS = {
    "throughput": time_charts.throughput,
    "cumulative": cumulative,
    "origins": row_charts.origins,
    "recovery": row_charts.recovery,
    "elements": row_charts.elements,
    "suppliers": row_charts.suppliers,
}
_BEHIND_MAKERS = {
    "waterfall": plant_charts.waterfall,
    "losses": plant_charts.losses,
    "drivers": drivers,
    "control": plant_charts.control,
    "cusum": plant_charts.cusum,
    "sankey": plant_charts.sankey,
}
NAMES = tuple(_MAKERS)  # of the Recovery page, told by its figures at once
BEHIND = tuple(_BEHIND_MAKERS)  # of the page too, and told by what comes behind them


def chart_of(name: str, figures: "Figures", reference: "Reference") -> Chart:
    """Return a chart of the page Recovery.

    Raises:
        InputError: `unknown_chart`.
    """
    return _maker(name, {**_MAKERS, **_BEHIND_MAKERS})(figures, reference)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a chart is to show.

    element: None is the page's own choice, `DRY_MASS` the dry mass; node, view: of the plant, its
    `view` raw or reconciled; run: whose closure.
    """

    since: date | None = None
    until: date | None = None
    element: str | None = None
    node: str = ""
    view: str = "raw"
    run: str | None = None


def draw_chart(
    store: "Store", name: str, asked: Asked, out: Path,
    theme: "themes.Choice" = "light", language: str = "en",
) -> Path:  # fmt: skip
    """Draw one chart as it is on screen into a PNG or SVG file, and return its path.

    Raises:
        InputError: `unknown_chart`, `unknown_picture`, `file_not_written`, `unknown_element`,
            `balance_no_node`, `balance_no_element`, `chart_of_run`, `no_such_run`.
    """
    if out.suffix.lower() not in (".png", ".svg"):
        raise InputError("unknown_picture", file=str(out))
    drawing = _maker(name, _DRAWINGS)
    if asked.element not in (None, DRY_MASS):
        asked = replace(asked, element=element_symbol(asked.element))
    dressed(theme, language)
    try:
        return drawing(store, name, asked, out)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError("file_not_written", file=str(out), reason=reason) from error


def _maker(name: str, makers: Mapping[str, M]) -> M:
    if name not in makers:
        raise InputError("unknown_chart", value=name, charts=", ".join(makers))
    return makers[name]


# --- each kind, from the figures of its page ---


def _of_recovery(store: "Store", name: str, asked: Asked, out: Path) -> Path:
    from ui.recovery.analyst import Analyst
    from ui.recovery.behind import with_behind

    element = None if asked.element == DRY_MASS else asked.element
    scope = Scope(asked.since, asked.until, element=element)
    analyst = Analyst(store)
    figures = with_behind(store, analyst, analyst.figures(scope, _today(store)))
    return _drawn(chart_of(name, figures, store.reference()), SIZE, out)


def _of_diversification(store: "Store", name: str, asked: Asked, out: Path) -> Path:
    from recycler.diversification.question import Question
    from ui.diversification.shown import CURRENCIES, read_shown

    element = "" if asked.element in (None, DRY_MASS) else asked.element
    question = Question(element or "", _today(store), asked.since, asked.until)
    shown = read_shown(store, question, CURRENCIES[0] if name == "value" else "")
    return _drawn(diversification_charts.chart_of(name, shown, store.reference()), SIZE, out)


def _sankey(store: "Store", name: str, asked: Asked, out: Path) -> Path:
    from ui.balance.plant_chart import height_for, plant_chart

    chart = plant_chart(_of_plant(store, asked), asked.view)
    return _drawn(chart, (PLANT_WIDTH, max(SIZE[1], height_for(chart))), out)


def _waterfall(store: "Store", name: str, asked: Asked, out: Path) -> Path:
    from ui.balance.waterfall_chart import height_of, waterfall_chart

    chart = waterfall_chart(_of_plant(store, asked), asked.view)
    return _drawn(chart, (SIZE[0], height_of(chart)), out)


def _of_plant(store: "Store", asked: Asked) -> "PlantFigures":
    from recycler.balance.node_balance import node_named
    from ui.balance import figures
    from ui.balance.source import read_figures

    element, node = figures.Scope().element, ""
    books = store.balances.books(asked.since, asked.until)
    if asked.element is not None:
        element = "" if asked.element == DRY_MASS else asked.element
        books.check_element(element)
    if asked.node:
        node = node_named(books, asked.node).key
    scope = figures.Scope(asked.since, asked.until, element, node)
    return read_figures(store, scope, _today(store)).figures


def _honesty(store: "Store", name: str, asked: Asked, out: Path) -> Path:
    from ui.laboratory.honesty import chart_of_all

    return _drawn(chart_of_all(store.laboratory.scored()), SIZE, out)


def _closure(store: "Store", name: str, asked: Asked, out: Path) -> Path:
    from ui.charts.export import written
    from ui.language.reference_names import material_name
    from ui.processing.closure import ClosurePanel

    if asked.run is None:
        raise InputError("chart_of_run")
    account, reference = store.processing.account(asked.run), store.reference()
    element = account.headline if asked.element is None else asked.element
    element = "" if element == DRY_MASS else element
    if account.of(element) is None:
        known = [one.element for one in account.elements]
        raise InputError("balance_no_element", element=element, elements=known)
    names = {line.what: material_name(reference, line.what) for line in account.outputs}
    panel = ClosurePanel()
    panel.show_account(account, element, names)
    panel.choose.hide()
    with _shown(panel, (SIZE[0], panel.sizeHint().height())):
        return written(panel, out, panel.title.text())


Drawing = Callable[["Store", str, Asked, Path], Path]
_DRAWINGS: dict[str, Drawing] = {
    **dict.fromkeys((*NAMES, *BEHIND), _of_recovery),
    **dict.fromkeys(diversification_charts.NAMES, _of_diversification),
    "sankey": _sankey,
    "waterfall": _waterfall,
    "closure": _closure,
    "honesty": _honesty,
}
ALL = tuple(_DRAWINGS)


# --- on a picture ---


def _today(store: "Store") -> date:
    return datetime.now(ZoneInfo(store.facility().zone)).date()


def dressed(choice: "themes.Choice", language: str) -> None:
    """Make the application where there is none yet, and dress it."""
    from ui.look import fonts, theme
    from ui.running.program import speak

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    fonts.load()
    theme.apply(app, choice)
    speak(app, language)


def _drawn(chart: Chart, size: tuple[int, int], out: Path) -> Path:
    from ui.charts.frame import ChartFrame

    frame = ChartFrame()
    frame.show_chart(chart)
    with _shown(frame, size):
        return frame.write(out)


@contextmanager
def _shown(widget: QWidget, size: tuple[int, int]) -> Iterator[None]:
    """Lay a widget out as on screen while it is drawn."""
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.resize(*size)
    widget.show()
    QApplication.processEvents()
    try:
        yield
    finally:
        widget.close()
        widget.deleteLater()
