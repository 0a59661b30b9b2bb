"""The charts of diversification by name, for the page, the command line and reports."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from recycler.errors import InputError
from ui.charts.spec import Chart
from ui.diversification import demand_charts, supply_charts, value_chart

if TYPE_CHECKING:
    from recycler.reference.data import Reference
    from ui.diversification.shown import Shown

_MAKERS: "dict[str, Callable[[Shown, Reference], Chart]]" = {
    "supply": supply_charts.supply,
    "concentration": supply_charts.concentration,
    "intake": supply_charts.intake,
    "covered": demand_charts.covered,
    "displacement": demand_charts.displacement,
    "cover": demand_charts.cover,
    "value": value_chart.value,
}
NAMES = tuple(_MAKERS)


def chart_of(name: str, shown: "Shown", reference: "Reference") -> Chart:
    """Return a chart of what is shown.

    Raises:
        InputError: `unknown_chart`.
    """
    if name not in _MAKERS:
        raise InputError("unknown_chart", value=name, charts=", ".join(NAMES))
    return _MAKERS[name](shown, reference)
