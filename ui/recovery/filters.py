"""The filter bar: period, filters and what to compare with, each a chip that opens a list."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QEvent,
    QObject,
    QPoint,
    QSortFilterProxyModel,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.charts import paint
from ui.language.numbers import period as period_words
from ui.look import icons, theme
from ui.look.buttons import Button
from ui.look.text import set_style, text
from ui.recovery.period import PRESETS, preset
from ui.recovery.scope import COMPARED, NARROWING, Scope, narrowed
from ui.recovery.wording import filter_value, tr

HEIGHT = 48
POPUP_WIDTH = 280
SEARCH_FROM = 9  # entries
ROW = 30
MOST_ROWS = 10
CHIPS = (*NARROWING, "element")
SELDOM = ("material", "origin", "route")  # they have a chip once they are wanted


def preset_name(name: str) -> str:
    """A period in the words of the chip."""
    return {
        "month": tr("this month"),
        "quarter": tr("this quarter"),
        "year": tr("this year"),
        "last_month": tr("last month"),
        "last_quarter": tr("last quarter"),
        "last_year": tr("last year"),
        "twelve_months": tr("last 12 months"),
        "all": tr("all"),
        "custom": tr("from … to …"),
    }[name]


def compare_name(name: str) -> str:
    """An earlier period in the words of the chip."""
    return {
        "": tr("nothing"),
        "before": tr("the period before"),
        "year_ago": tr("the year before"),
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


class ChoicePopup(QFrame):
    """A list to choose from, with a field to narrow it where it is long."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("panel", "true")
        self._model, self._found = QStringListModel(self), QSortFilterProxyModel(self)
        self._found.setSourceModel(self._model)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field = QLineEdit()
        self.field.setFont(theme.font("body"))
        self.field.setPlaceholderText(self.tr("Type to narrow"))
        self.list = QListView()
        self.list.setProperty("popup", "true")
        self.list.setFont(theme.font("body"))
        self.list.setModel(self._found)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self.list.activated.connect(lambda index: self._take(index.row()))

    def offer(self, names: Sequence[str], current: int, under: QWidget) -> None:
        """Open under a chip with some names, one of them current."""
        self._model.setStringList(list(names))
        self.field.clear()
        self.field.setVisible(len(names) >= SEARCH_FROM)
        self.list.setCurrentIndex(self._found.index(current, 0))
        rows = min(len(names), MOST_ROWS)
        field = 40 if len(names) >= SEARCH_FROM else 0
        self.setFixedSize(POPUP_WIDTH, rows * ROW + 22 + field)
        self.move(under.mapToGlobal(QPoint(0, under.height() + 4)))
        self.show()
        (self.field if self.field.isVisible() else self.list).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the field walk the list; Enter takes what is current."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key, row = event.key(), self.list.currentIndex().row()
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
            if step:
                row = max(0, min(row + step, self._found.rowCount() - 1))
                self.list.setCurrentIndex(self._found.index(row, 0))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(row)
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        self._found.setFilterFixedString(typed)
        self.list.setCurrentIndex(self._found.index(0, 0))

    def _take(self, row: int) -> None:
        index = self._found.mapToSource(self._found.index(row, 0))
        self.hide()
        if index.isValid():
            self.chosen.emit(index.row())


class FilterBar(QWidget):
    """The chips, and two dates where the period is a custom one."""

    changed = Signal()
    ready = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.scope, self.preset = Scope(), "year"
        self.today, self.first_month = date.min, 1
        self._choices: dict[str, list[tuple[str | None, str]]] = {}
        self._lookup: dict[str, Callable[[], list[tuple[str | None, str]]]] = {}
        self.period, self.stream = Chip(self.tr("Period")), Chip(self.tr("Stream"))
        self.material, self.supplier = Chip(self.tr("Material")), Chip(self.tr("Supplier"))
        self.origin, self.route = Chip(self.tr("Origin")), Chip(self.tr("Route"))
        self.element, self.compare = Chip(self.tr("Element")), Chip(self.tr("Compare with"))
        self.more = Chip(self.tr("+ Filter"))
        self.since, self.until = self._date(), self._date()
        self.clear = Button(self.tr("Clear all"), kind="link")
        self._popup = ChoicePopup(self)
        self._asking = ""
        self._wanted: set[str] = set()
        self._arrange()
        self._connect()

    def _date(self) -> QDateEdit:
        made = day_edit()
        made.setFixedWidth(112)
        made.hide()
        return made

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(8)
        self._dash = text("–", "small", "text-2")
        self._dash.hide()
        for widget in (self.period, self.since, self._dash, self.until, self.stream,
                       self.material, self.supplier, self.origin, self.route, self.element,
                       self.compare, self.more, self.clear):  # fmt: skip
            row.addWidget(widget)
        row.addStretch(1)
        self.row = row

    def _connect(self) -> None:
        for name in ("period", *CHIPS, "compare", "more"):
            chip: Chip = getattr(self, name)
            chip.clicked.connect(lambda _=False, name=name: self.open(name))
        self._popup.chosen.connect(self._chosen)
        self.clear.clicked.connect(self.clear_all)
        self.since.dateChanged.connect(self._dates_changed)
        self.until.dateChanged.connect(self._dates_changed)

    # --- what may be chosen ---

    def prepare(
        self, today: date, first_month: int,
        lookup: dict[str, Callable[[], list[tuple[str | None, str]]]],
    ) -> None:  # fmt: skip
        """Say which day it is and where the choices of each chip come from."""
        self.today, self.first_month, self._lookup = today, first_month, lookup
        self.ready = True
        self._take_preset(self.preset)
        self.show_scope()

    def open(self, name: str) -> None:
        """Open the list of a chip."""
        self._asking = name
        if name == "period":
            choices: list[tuple[str | None, str]] = [(p, preset_name(p)) for p in PRESETS]
            current = PRESETS.index(self.preset)
        elif name == "compare":
            choices = [(which, compare_name(which)) for which in COMPARED]
            current = COMPARED.index(self.scope.compare)
        elif name == "more":
            choices, current = [(chip, getattr(self, chip).name) for chip in self._left()], 0
        else:
            choices = [(None, self.tr("all")), *self._lookup[name]()]
            now = getattr(self.scope, name)
            current = next((i for i, (key, _) in enumerate(choices) if key == now), 0)
        self._choices[name] = choices
        self._popup.offer([words for _, words in choices], current, getattr(self, name))

    def _chosen(self, row: int) -> None:
        name, key = self._asking, self._choices[self._asking][row][0]
        if name == "more":
            self._wanted.add(key or "")
            self.show_scope()
            self.open(key or "")
        else:
            self.choose(name, key)

    def _left(self) -> list[str]:
        """The filters that have no chip yet."""
        return [name for name in SELDOM if getattr(self, name).isHidden()]

    def choose(self, name: str, key: str | None) -> None:
        """Set a filter; `name` is "period", "compare" or one of `CHIPS`."""
        if name == "period":
            self._take_preset(key or "all")
        else:
            self.scope = narrowed(self.scope, name, key)
        self.show_scope()
        self.changed.emit()

    def show_period(self, since: date | None, until: date | None) -> None:
        """Set a custom period."""
        self.preset = "custom"
        self.scope = replace(self.scope, since=since, until=until)
        self.show_scope()
        self.changed.emit()

    def show_view(self, preset_name: str, scope: Scope) -> None:
        """Set everything at once; a named period is that of today."""
        self.scope = scope
        self._take_preset(preset_name)
        self.show_scope()
        self.changed.emit()

    def clear_all(self) -> None:
        """Drop all filters but the period and what it is compared with."""
        self._wanted.clear()
        nothing: dict[str, Any] = dict.fromkeys(CHIPS)
        self.scope = replace(self.scope, **nothing)
        self.show_scope()
        self.changed.emit()

    def _take_preset(self, name: str) -> None:
        since, until = preset(name, self.today, self.first_month)
        if name == "custom":
            first_of_year = preset("year", self.today, self.first_month)[0]
            since, until = self.scope.since or first_of_year, self.scope.until or self.today
        self.preset = name
        self.scope = replace(self.scope, since=since, until=until)

    def _dates_changed(self) -> None:
        since, until = (_day(edit.date()) for edit in (self.since, self.until))
        if self.preset == "custom" and (since, until) != (self.scope.since, self.scope.until):
            self.scope = replace(self.scope, since=min(since, until), until=max(since, until))
            self.changed.emit()

    def show_scope(self) -> None:
        """Write the filters into the chips."""
        scope, custom = self.scope, self.preset == "custom"
        self.period.show_value(preset_name(self.preset), active=self.preset != "all")
        self.period.setToolTip(period_words(scope.since, scope.until))
        for name in CHIPS:
            chip: Chip = getattr(self, name)
            value = getattr(scope, name)
            words = self.tr("all") if value is None else filter_value(name, value)
            chip.show_value(words, active=value is not None)
            chip.setVisible(name not in SELDOM or value is not None or name in self._wanted)
        self.compare.show_value(compare_name(scope.compare), active=bool(scope.compare))
        self.more.show_value("", active=False)
        self.more.setVisible(bool(self._left()))
        for widget in (self.since, self._dash, self.until):
            widget.setVisible(custom)
        if custom and scope.since and scope.until:
            _put(self.since, scope.since)
            _put(self.until, scope.until)
        self.clear.setVisible(any(getattr(scope, name) is not None for name in CHIPS))


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())


def _put(edit: QDateEdit, day: date) -> None:
    edit.blockSignals(True)
    edit.setDate(QDate(day.year, day.month, day.day))
    edit.blockSignals(False)
