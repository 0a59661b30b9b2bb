"""The filter bar: period, element and node, each a chip that opens a list."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from ui.balance.figures import Figures, Node, Scope
from ui.language.numbers import period as period_words
from ui.language.words import element as element_name
from ui.look.text import text
from ui.recovery.figures import in_order
from ui.recovery.filters import HEIGHT, Chip, ChoicePopup, day_edit, preset_name
from ui.recovery.period import DAY, PRESETS, months_before, preset

LAST_MONTH = "last_month"
CHOICES = (LAST_MONTH, *PRESETS)
Choice = tuple[str, str]  # key and words


def days_of(name: str, today: date, first_month: int) -> tuple[date | None, date | None]:
    """First and last day of a named period; (None, None) is everything."""
    if name == LAST_MONTH:
        return months_before(today, 1), months_before(today, 0) - DAY
    return preset(name, today, first_month)


def choice_name(name: str) -> str:
    """A period in the words of the chip."""
    if name == LAST_MONTH:
        return QCoreApplication.translate("BalanceFilters", "last month")
    return preset_name(name)


class BalanceFilters(QWidget):
    """The chips, and two dates where the period is a custom one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.scope, self.preset = Scope(), LAST_MONTH
        self._today, self._first_month = date.min, 1
        self._elements: tuple[str, ...] = ()
        self._nodes: tuple[Node, ...] = ()
        self._offered: list[Choice] = []
        self._asking = ""
        self.period, self.element = Chip(self.tr("Period")), Chip(self.tr("Element"))
        self.node = Chip(self.tr("Node"))
        self.since, self.until = self._date(), self._date()
        self._popup = ChoicePopup(self)
        self._lay_out()
        for name in ("period", "element", "node"):
            chip: Chip = getattr(self, name)
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
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(24, 0, 24, 0)
        self.row.setSpacing(8)
        self._dash = text("–", "small", "text-2")
        self._dash.hide()
        for widget in (self.period, self.since, self._dash, self.until, self.element, self.node):
            self.row.addWidget(widget)
        self.row.addStretch(1)
        hint = self.tr("Band width = mass · ± half of the 90 % interval")
        self.hint = text(hint, "caption", "text-3")
        self.row.addWidget(self.hint)

    def prepare(self, today: date, first_month: int) -> None:
        """Say which day it is."""
        self._today, self._first_month = today, first_month
        self._take_preset(self.preset)
        self._dress()

    def offer(self, figures: Figures) -> None:
        """Take what may be chosen from figures that arrived."""
        self._elements, self._nodes = figures.elements, figures.areas
        self._dress()

    def open(self, name: str) -> None:
        """Open the list of a chip."""
        self._asking = name
        offered, current = {
            "period": ([(one, choice_name(one)) for one in CHOICES], self.preset),
            "element": (self._element_choices(), self.scope.element),
            "node": (self._node_choices(), self.scope.node),
        }[name]
        self._offered = offered
        keys = [key for key, _ in offered]
        at = keys.index(current) if current in keys else 0
        self._popup.offer([words for _, words in offered], at, getattr(self, name))

    def choose(self, name: str, key: str) -> None:
        """Set a filter by its name."""
        if name == "period":
            self._take_preset(key)
        elif name == "element":
            self.scope = replace(self.scope, element=key)
        else:
            self.scope = replace(self.scope, node=key)
        self._dress()
        self.changed.emit()

    # --- inside ---

    def _element_choices(self) -> list[Choice]:
        held = in_order({*self._elements, *filter(None, [self.scope.element])})
        named = [(code, f"{code}  {element_name(code)}") for code in held]
        return [*named, ("", self.tr("Dry mass"))]

    def _node_choices(self) -> list[Choice]:
        return [("", self.tr("processing")), *((node.key, node.name) for node in self._nodes)]

    def _on_chosen(self, row: int) -> None:
        self.choose(self._asking, self._offered[row][0])

    def _take_preset(self, name: str) -> None:
        since, until = days_of(name, self._today, self._first_month)
        if name == "custom":
            since = self.scope.since or months_before(self._today, 1)
            until = self.scope.until or self._today
        self.preset = name
        self.scope = replace(self.scope, since=since, until=until)

    def _on_dates(self) -> None:
        since, until = (_day(edit.date()) for edit in (self.since, self.until))
        if self.preset == "custom" and (since, until) != (self.scope.since, self.scope.until):
            self.scope = replace(self.scope, since=min(since, until), until=max(since, until))
            self.changed.emit()

    def _dress(self) -> None:
        scope, custom = self.scope, self.preset == "custom"
        self.period.show_value(choice_name(self.preset), active=self.preset != "all")
        self.period.setToolTip(period_words(scope.since, scope.until))
        self.element.show_value(scope.element or self.tr("dry mass"), active=True)
        named = next((words for key, words in self._node_choices() if key == scope.node), "")
        self.node.show_value(named or scope.node, active=bool(scope.node))
        for widget in (self.since, self._dash, self.until):
            widget.setVisible(custom)
        if custom and scope.since and scope.until:
            _put(self.since, scope.since)
            _put(self.until, scope.until)


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())


def _put(edit: QDateEdit, day: date) -> None:
    edit.blockSignals(True)
    edit.setDate(QDate(day.year, day.month, day.day))
    edit.blockSignals(False)
