"""The filter bar of the page Recovery: period, filters and what to compare with."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.look.buttons import Button
from ui.parts.chip_bar import CUSTOM, ChipBar, Choice, Days, preset_name
from ui.parts.period import PRESETS, preset
from ui.recovery.scope import COMPARED, NARROWING, Scope, narrowed
from ui.recovery.wording import filter_value, tr

CHIPS = (*NARROWING, "element")
SELDOM = ("material", "origin", "route")  # they have a chip once they are wanted


def compare_name(name: str) -> str:
    """An earlier period in the words of the chip."""
    return {
        "": tr("nothing"),
        "before": tr("the period before"),
        "year_ago": tr("the year before"),
    }[name]


class FilterBar(ChipBar):
    """The chips, what is seldom asked for under one of its own."""

    ready = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("year", parent)
        self.scope = Scope()
        self._lookup: dict[str, Callable[[], list[Choice]]] = {}
        self._wanted: set[str] = set()
        self.clear = Button(self.tr("Clear all"), kind="link")
        self.clear.clicked.connect(self.clear_all)
        self.row.addWidget(self.clear)
        self.row.addStretch(1)

    def names(self) -> dict[str, str]:
        return {
            "period": self.tr("Period"), "stream": self.tr("Stream"),
            "material": self.tr("Material"), "supplier": self.tr("Supplier"),
            "origin": self.tr("Origin"), "route": self.tr("Route"), "element": self.tr("Element"),
            "compare": self.tr("Compare with"), "more": self.tr("+ Filter"),
        }  # fmt: skip

    def prepare(
        self, today: date, first_month: int, lookup: dict[str, Callable[[], list[Choice]]]
    ) -> None:
        """Say which day it is and where the choices of each chip come from."""
        self.today, self.first_month, self._lookup = today, first_month, lookup
        self.ready = True
        self.take_preset(self.preset)
        self.show_scope()

    def periods(self) -> list[Scope]:
        """Return the scope with each of the named periods in the place of its own."""
        named = [preset(one, self.today, self.first_month) for one in PRESETS if one != CUSTOM]
        return [replace(self.scope, since=since, until=until) for since, until in named]

    # --- what may be chosen ---

    def choices(self, name: str) -> list[Choice]:
        if name == "period":
            return [(one, preset_name(one)) for one in PRESETS]
        if name == "compare":
            return [(which, compare_name(which)) for which in COMPARED]
        if name == "more":
            return [(chip, self.chips[chip].name) for chip in self._left()]
        return [(None, self.tr("all")), *self._lookup[name]()]

    def current(self, name: str) -> str | None:
        if name == "period":
            return self.preset
        value = getattr(self.scope, name, None)
        return None if value is None else str(value)

    def choose(self, name: str, key: str | None) -> None:
        """Set a filter; `name` is "period", "compare", "more" or one of `CHIPS`."""
        if name == "more":
            self._wanted.add(key or "")
            self.show_scope()
            self.open(key or "")
            return
        if name == "period":
            self.take_preset(key or "all")
        else:
            self.scope = narrowed(self.scope, name, key)
        self._show_and_tell()

    def days(self) -> Days:
        return self.scope.since, self.scope.until

    def take_days(self, since: date | None, until: date | None) -> None:
        self.scope = replace(self.scope, since=since, until=until)

    def usual_since(self) -> date | None:
        return preset("year", self.today, self.first_month)[0]

    def show_period(self, since: date | None, until: date | None) -> None:
        """Set a custom period."""
        self.preset = CUSTOM
        self.take_days(since, until)
        self._show_and_tell()

    def show_view(self, preset_name: str, scope: Scope) -> None:
        """Set everything at once; a named period is that of today."""
        self.scope = scope
        self.take_preset(preset_name)
        self._show_and_tell()

    def clear_all(self) -> None:
        """Drop all filters but the period and what it is compared with."""
        self._wanted.clear()
        nothing: dict[str, Any] = dict.fromkeys(CHIPS)
        self.scope = replace(self.scope, **nothing)
        self._show_and_tell()

    def show_scope(self) -> None:
        """Write the filters into the chips."""
        scope = self.scope
        self.dress_period(preset_name(self.preset))
        for name in CHIPS:
            value = getattr(scope, name)
            words = self.tr("all") if value is None else filter_value(name, value)
            self.chips[name].show_value(words, active=value is not None)
            shown = name not in SELDOM or value is not None or name in self._wanted
            self.chips[name].setVisible(shown)
        self.chips["compare"].show_value(compare_name(scope.compare), active=bool(scope.compare))
        self.chips["more"].show_value("", active=False)
        self.chips["more"].setVisible(bool(self._left()))
        self.clear.setVisible(any(getattr(scope, name) is not None for name in CHIPS))

    def _show_and_tell(self) -> None:
        self.show_scope()
        self.changed.emit()

    def _left(self) -> list[str]:
        """The filters that have no chip yet."""
        return [name for name in SELDOM if self.chips[name].isHidden()]
