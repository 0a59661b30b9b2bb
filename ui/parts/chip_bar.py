"""The filter bar of a page of charts: chips that open lists, and the days of a period."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QPushButton, QWidget

from ui.charts import paint
from ui.language.numbers import period as period_words
from ui.look import icons, theme
from ui.look.text import set_style, text
from ui.parts.choice_popup import ChoicePopup
from ui.parts.period import preset

HEIGHT = 48
CUSTOM = "custom"
Choice = tuple[str | None, str]  # key and words
Days = tuple[date | None, date | None]


def preset_name(name: str) -> str:
    """A period in the words of the chip."""
    translate = QCoreApplication.translate
    return {
        "month": translate("Periods", "this month"),
        "quarter": translate("Periods", "this quarter"),
        "year": translate("Periods", "this year"),
        "last_month": translate("Periods", "last month"),
        "last_quarter": translate("Periods", "last quarter"),
        "last_year": translate("Periods", "last year"),
        "twelve_months": translate("Periods", "last 12 months"),
        "all": translate("Periods", "all"),
        "custom": translate("Periods", "from … to …"),
    }[name]


def day_edit() -> QDateEdit:
    """A field for a day."""
    made = QDateEdit()
    made.setFont(theme.font("body"))
    made.setDisplayFormat(QCoreApplication.translate("Dates", "d MMM yyyy"))
    made.setKeyboardTracking(False)
    made.lineEdit().setTextMargins(6, 0, 0, 0)
    return made


class Chip(QPushButton):
    """A filter's name and value; active when it narrows anything."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self._value = name, ""
        self.setProperty("kind", "chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setFixedHeight(26)

    def show_value(self, value: str, *, active: bool) -> None:
        self._value = value
        self.setAccessibleName(f"{self.name} {value}")
        self.setToolTip(f"{self.name}: {value}")
        set_style(self, "active", "true" if active else "false")
        self.setFixedWidth(min(round(self._words_width()) + 44, 260))
        self.update()

    def _words_width(self) -> float:
        return paint.width_of(self.name) + 6 + paint.width_of(self._value, "header")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        box = self.rect().toRectF().adjusted(12, 0, -26, 0)
        paint.text(painter, box, self.name, token="text-3")
        box.setLeft(box.left() + paint.width_of(self.name) + 6)
        paint.text(painter, box, self._value, role="header", token="text-1")
        arrow = self.rect().toRectF()
        arrow.setRect(arrow.right() - 24, arrow.center().y() - 6, 12, 12)
        icons.paint(painter, "chevron-down", arrow)
        painter.end()


class ChipBar(QWidget):
    """Chips that open lists, and two dates where the period is a custom one.

    A subclass says what each chip offers and what is chosen, and dresses its chips. The first chip
    is the period.
    """

    changed = Signal()

    def __init__(self, shown: str, parent: QWidget | None = None) -> None:
        """Take the period that is shown first."""
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.preset, self.today, self.first_month = shown, date.min, 1
        self.chips = {name: Chip(words) for name, words in self.names().items()}
        self.since, self.until = self._date(), self._date()
        self._dash = text("–", "small", "text-2")
        self._dash.hide()
        self._popup = ChoicePopup(self)
        self._offered: list[Choice] = []
        self._asking = ""
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(24, 0, 24, 0)
        self.row.setSpacing(8)
        period, *others = self.chips.values()
        for widget in (period, self.since, self._dash, self.until, *others):
            self.row.addWidget(widget)
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

    # --- what a subclass says ---

    def names(self) -> dict[str, str]:
        """The chips by key, in their order, and what each is called."""
        raise NotImplementedError

    def choices(self, name: str) -> list[Choice]:
        """What a chip offers."""
        raise NotImplementedError

    def current(self, name: str) -> str | None:
        """What is chosen of it."""
        raise NotImplementedError

    def choose(self, name: str, key: str | None) -> None:
        """Set a filter by its name."""
        raise NotImplementedError

    def days(self) -> Days:
        """The days that are shown."""
        raise NotImplementedError

    def take_days(self, since: date | None, until: date | None) -> None:
        """Show other days."""
        raise NotImplementedError

    def usual_since(self) -> date | None:
        """Where a custom period begins that has no beginning yet."""
        raise NotImplementedError

    # --- what all do ---

    def open(self, name: str) -> None:
        """Open the list of a chip."""
        self._asking, self._offered = name, self.choices(name)
        keys, current = [key for key, _ in self._offered], self.current(name)
        at = keys.index(current) if current in keys else 0
        self._popup.offer([words for _, words in self._offered], at, self.chips[name])

    def take_preset(self, name: str) -> None:
        """Show a named period; a custom one keeps the days that are shown."""
        since, until = preset(name, self.today, self.first_month)
        if name == CUSTOM:
            since, until = self.days()
            since, until = since or self.usual_since(), until or self.today
        self.preset = name
        self.take_days(since, until)

    def dress_period(self, words: str) -> None:
        """Write the period into its chip, and its days into their fields."""
        since, until = self.days()
        self.chips["period"].show_value(words, active=self.preset != "all")
        self.chips["period"].setToolTip(period_words(since, until))
        custom = self.preset == CUSTOM
        for widget in (self.since, self._dash, self.until):
            widget.setVisible(custom)
        if custom and since and until:
            _put(self.since, since)
            _put(self.until, until)

    def _on_chosen(self, row: int) -> None:
        self.choose(self._asking, self._offered[row][0])

    def _on_dates(self) -> None:
        since, until = (_day(edit.date()) for edit in (self.since, self.until))
        if self.preset == CUSTOM and (since, until) != self.days():
            self.take_days(min(since, until), max(since, until))
            self.changed.emit()


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())


def _put(edit: QDateEdit, day: date) -> None:
    edit.blockSignals(True)
    edit.setDate(QDate(day.year, day.month, day.day))
    edit.blockSignals(False)
