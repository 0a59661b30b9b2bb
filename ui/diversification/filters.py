"""The filter bar of the page Diversification: period, element, stage, whose demand, currency."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from recycler.diversification.question import Question
from ui.diversification import wording
from ui.diversification.shown import CURRENCIES
from ui.language.words import group
from ui.look.text import text
from ui.parts.chip_bar import ChipBar, Choice, Days, preset_name
from ui.parts.period import PRESETS, months_before

if TYPE_CHECKING:
    from ui.diversification.shown import Shown

USUAL = "twelve_months"


class DiversificationFilters(ChipBar):
    """The chips; an empty key is the usual or all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(USUAL, parent)
        self.asked, self.currency = Question("", date.min), CURRENCIES[0]
        self._shown: Shown | None = None
        self.chips["currency"].hide()
        self.row.addStretch(1)
        hint = self.tr("Click a mark of the intake for the batches behind it")
        self.hint = text(hint, "caption", "text-3")
        self.row.addWidget(self.hint)

    def names(self) -> dict[str, str]:
        return {
            "period": self.tr("Period"), "element": self.tr("Element"), "stage": self.tr("Stage"),
            "country": self.tr("Demand of"), "currency": self.tr("Currency"),
        }  # fmt: skip

    def prepare(self, today: date, first_month: int, currency: str) -> None:
        """Say which day it is, and what values are told in; "" where they are not."""
        self.today, self.first_month = today, first_month
        self.asked = replace(self.asked, today=today)
        self.take_preset(self.preset)
        self.show_currency(currency)
        self._dress()

    def show_currency(self, currency: str) -> None:
        """Offer the currency where values are shown."""
        self.currency = currency or self.currency
        self.chips["currency"].setVisible(bool(currency))
        self._dress()

    def offer(self, shown: "Shown") -> None:
        """Take what may be chosen from an answer that arrived."""
        self._shown = shown
        self._dress()

    def choices(self, name: str) -> list[Choice]:
        shown = self._shown
        if name == "period":
            return [(one, preset_name(one)) for one in PRESETS]
        if name == "currency":
            return [(one, one) for one in CURRENCIES]
        if shown is None:
            return []
        if name == "element":
            return [(one, f"{one}  {group(one)}") for one in shown.elements]
        if name == "stage":
            stages = [mix.stage for mix in shown.figures.supply]
            return [("", self.tr("usual")), *((one, wording.stage_name(one)) for one in stages)]
        places = [(one, wording.place_name(one)) for one in shown.countries]
        return [("", self.tr("all")), *places]

    def current(self, name: str) -> str | None:
        if name in ("period", "currency"):
            return self.preset if name == "period" else self.currency
        found = self._shown.asked if self._shown else self.asked
        return str(getattr(found, name) or "")

    def choose(self, name: str, key: str | None) -> None:
        if name == "period":
            self.take_preset(key or "all")
        elif name == "currency":
            self.currency = key or self.currency
        elif name == "element":
            self.asked = replace(self.asked, element=key or "")
        elif name == "stage":
            self.asked = replace(self.asked, stage=key or None)
        else:
            self.asked = replace(self.asked, country=key or None)
        self._dress()
        self.changed.emit()

    def days(self) -> Days:
        return self.asked.since, self.asked.until

    def take_days(self, since: date | None, until: date | None) -> None:
        self.asked = replace(self.asked, since=since, until=until)

    def usual_since(self) -> date | None:
        return months_before(self.today, 11)

    def _dress(self) -> None:
        asked = self.asked
        shown = self._shown.asked if self._shown else asked
        self.dress_period(preset_name(self.preset))
        element = asked.element or shown.element
        self.chips["element"].show_value(group(element) if element else "", active=True)
        stage = wording.stage_name(asked.stage) if asked.stage else self.tr("usual")
        self.chips["stage"].show_value(stage, active=asked.stage is not None)
        place = wording.place_name(asked.country) if asked.country else self.tr("all")
        self.chips["country"].show_value(place, active=asked.country is not None)
        self.chips["currency"].show_value(self.currency, active=True)
