"""The filter bar of the page Balance: period, element and node."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.balance.figures import Figures, Node, Scope
from ui.language.words import element as element_name
from ui.look.text import text
from ui.parts.chip_bar import ChipBar, Choice, Days, preset_name
from ui.parts.period import PRESETS, months_before
from ui.recovery.figures import in_order

LAST_MONTH = "last_month"


class BalanceFilters(ChipBar):
    """The chips, and what the width of a band means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(LAST_MONTH, parent)
        self.scope = Scope()
        self._elements: tuple[str, ...] = ()
        self._nodes: tuple[Node, ...] = ()
        self.row.addStretch(1)
        hint = self.tr("Band width = mass · ± half of the 90 % interval")
        self.hint = text(hint, "caption", "text-3")
        self.row.addWidget(self.hint)

    def names(self) -> dict[str, str]:
        return {
            "period": self.tr("Period"), "element": self.tr("Element"), "node": self.tr("Node"),
        }  # fmt: skip

    def prepare(self, today: date, first_month: int) -> None:
        """Say which day it is."""
        self.today, self.first_month = today, first_month
        self.take_preset(self.preset)
        self._dress()

    def offer(self, figures: Figures) -> None:
        """Take what may be chosen from figures that arrived."""
        self._elements, self._nodes = figures.elements, figures.areas
        self._dress()

    def choices(self, name: str) -> list[Choice]:
        if name == "period":
            return [(one, preset_name(one)) for one in PRESETS]
        return self._element_choices() if name == "element" else self._node_choices()

    def current(self, name: str) -> str | None:
        if name == "period":
            return self.preset
        return self.scope.element if name == "element" else self.scope.node

    def choose(self, name: str, key: str | None) -> None:
        if name == "period":
            self.take_preset(key or "all")
        elif name == "element":
            self.scope = replace(self.scope, element=key or "")
        else:
            self.scope = replace(self.scope, node=key or "")
        self._dress()
        self.changed.emit()

    def days(self) -> Days:
        return self.scope.since, self.scope.until

    def take_days(self, since: date | None, until: date | None) -> None:
        self.scope = replace(self.scope, since=since, until=until)

    def usual_since(self) -> date | None:
        return months_before(self.today, 1)

    # --- inside ---

    def _element_choices(self) -> list[Choice]:
        held = in_order({*self._elements, *filter(None, [self.scope.element])})
        named: list[Choice] = [(code, f"{code}  {element_name(code)}") for code in held]
        return [*named, ("", self.tr("Dry mass"))]

    def _node_choices(self) -> list[Choice]:
        return [("", self.tr("processing")), *((node.key, node.name) for node in self._nodes)]

    def _dress(self) -> None:
        scope = self.scope
        self.dress_period(preset_name(self.preset))
        self.chips["element"].show_value(scope.element or self.tr("dry mass"), active=True)
        named = next((words for key, words in self._node_choices() if key == scope.node), "")
        self.chips["node"].show_value(named or scope.node, active=bool(scope.node))
