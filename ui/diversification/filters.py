"""The filter bar: period, element, stage, whose demand, and the currency of values."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from recycler.diversification.question import Question
from ui.diversification import wording
from ui.diversification.shown import CURRENCIES
from ui.language.numbers import period as period_words
from ui.language.words import group
from ui.look.text import text
from ui.recovery.filters import HEIGHT, Chip, ChoicePopup, day_edit, preset_name
from ui.recovery.period import PRESETS, months_before, preset

if TYPE_CHECKING:
    from ui.diversification.shown import Shown

USUAL = "twelve_months"
Choice = tuple[str, str]  # key and words; an empty key is the usual or all


class DiversificationFilters(QWidget):
    """The chips, and two dates where the period is a custom one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.asked, self.preset, self.currency = Question("", date.min), USUAL, CURRENCIES[0]
        self._first_month = 1
        self._shown: Shown | None = None
        self._offered: list[Choice] = []
        self._asking = ""
        self.chips = {
            "period": Chip(self.tr("Period")), "element": Chip(self.tr("Element")),
            "stage": Chip(self.tr("Stage")), "country": Chip(self.tr("Demand of")),
            "currency": Chip(self.tr("Currency")),
        }  # fmt: skip
        self.since, self.until = self._date(), self._date()
        self._popup = ChoicePopup(self)
        self._lay_out()
        for name, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, name=name: self.open(name))
        self._popup.chosen.connect(self._on_chosen)
        self.since.dateChanged.connect(self._on_dates)
        self.until.dateChanged.connect(self._on_dates)

    def _date(self) -> QDateEdit:
        made = day_edit()
        made.setFixedWidth(112)
        made.hide()
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(8)
        self._dash = text("–", "small", "text-2")
        self._dash.hide()
        first, *others = self.chips.values()
        for widget in (first, self.since, self._dash, self.until, *others):
            row.addWidget(widget)
        row.addStretch(1)
        self.chips["currency"].hide()
        hint = self.tr("Click a mark of the intake for the batches behind it")
        self.hint = text(hint, "caption", "text-3")
        row.addWidget(self.hint)

    def prepare(self, today: date, first_month: int, currency: str) -> None:
        """Say which day it is, and what values are told in; "" where they are not."""
        self._first_month = first_month
        self.asked = replace(self.asked, today=today)
        self._take_preset(self.preset)
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

    def open(self, name: str) -> None:
        """Open the list of a chip."""
        self._asking = name
        self._offered = self._choices(name)
        keys = [key for key, _ in self._offered]
        current = self._current(name)
        at = keys.index(current) if current in keys else 0
        self._popup.offer([words for _, words in self._offered], at, self.chips[name])

    def choose(self, name: str, key: str) -> None:
        """Set a filter by its name."""
        if name == "period":
            self._take_preset(key)
        elif name == "currency":
            self.currency = key
        elif name == "element":
            self.asked = replace(self.asked, element=key)
        elif name == "stage":
            self.asked = replace(self.asked, stage=key or None)
        else:
            self.asked = replace(self.asked, country=key or None)
        self._dress()
        self.changed.emit()

    # --- inside ---

    def _current(self, name: str) -> str:
        if name in ("period", "currency"):
            return self.preset if name == "period" else self.currency
        found = self._shown.asked if self._shown else self.asked
        return str(getattr(found, name) or "")

    def _choices(self, name: str) -> list[Choice]:
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

    def _on_chosen(self, row: int) -> None:
        self.choose(self._asking, self._offered[row][0])

    def _take_preset(self, name: str) -> None:
        since, until = preset(name, self.asked.today, self._first_month)
        if name == "custom":
            since = self.asked.since or months_before(self.asked.today, 11)
            until = self.asked.until or self.asked.today
        self.preset = name
        self.asked = replace(self.asked, since=since, until=until)

    def _on_dates(self) -> None:
        since, until = (_day(edit.date()) for edit in (self.since, self.until))
        if self.preset == "custom" and (since, until) != (self.asked.since, self.asked.until):
            self.asked = replace(self.asked, since=min(since, until), until=max(since, until))
            self.changed.emit()

    def _dress(self) -> None:
        asked, custom = self.asked, self.preset == "custom"
        shown = self._shown.asked if self._shown else asked
        self.chips["period"].show_value(preset_name(self.preset), active=self.preset != "all")
        self.chips["period"].setToolTip(period_words(asked.since, asked.until))
        element = asked.element or shown.element
        self.chips["element"].show_value(group(element) if element else "", active=True)
        stage = wording.stage_name(asked.stage) if asked.stage else self.tr("usual")
        self.chips["stage"].show_value(stage, active=asked.stage is not None)
        place = wording.place_name(asked.country) if asked.country else self.tr("all")
        self.chips["country"].show_value(place, active=asked.country is not None)
        self.chips["currency"].show_value(self.currency, active=True)
        for widget in (self.since, self._dash, self.until):
            widget.setVisible(custom)
        if custom and asked.since and asked.until:
            _put(self.since, asked.since)
            _put(self.until, asked.until)


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())


def _put(edit: QDateEdit, day: date) -> None:
    edit.blockSignals(True)
    edit.setDate(QDate(day.year, day.month, day.day))
    edit.blockSignals(False)
