"""The filter bar of the batches: search as you type, chips, clear all."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.batches.asked import Asked
from ui.batches.choices import OFFERS, period_of, value_words
from ui.language import numbers
from ui.look.buttons import Button
from ui.look.icons import icon
from ui.look.text import surface
from ui.look.tokens import MARGIN
from ui.parts.chips import Chip, Chooser
from ui.parts.fields import Edit
from ui.parts.suggestions import Suggest, Suggestion, matching

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace

_PAUSE_MS = 60  # between a key and the search
ALWAYS = ("received", "family", "supplier", "origin", "state")


class FilterBar(QWidget):
    """Search and chips in one line of 48 px."""

    changed = Signal(object)  # Asked
    to_table = Signal()  # Down or Enter in the search

    def __init__(self) -> None:
        super().__init__()
        surface(self, "1")
        self.setFixedHeight(48)
        self.asked = Asked()
        self._workspace: Workspace | None = None
        self._chooser: Chooser | None = None
        self._shown_extra: list[str] = []
        self.search = _Search()
        self.chips = {key: Chip(key, name, self.tr("any")) for key, name in self._names().items()}
        self.add = Chip("add", self.tr("Filter"), "F", dashed=True)
        self.clear = Button(self.tr("Clear all"), kind="link")
        self._later = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._later.timeout.connect(self._on_searched)
        self._lay_out()
        self._connect()
        self.show_asked(self.asked)

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self.show_asked(self.asked)

    def show_asked(self, asked: Asked) -> None:
        """Show what is asked for, without asking."""
        self.asked = asked
        if self.search.text() != asked.text:
            self.search.setText(asked.text)
        for key, chip in self.chips.items():
            chip.set_value(self.words_of(key))
            extra = key in self._shown_extra or chip.is_active()
            chip.setVisible(key in ALWAYS or extra)
        self.clear.setVisible(asked.is_anything())

    def ask(self, asked: Asked) -> None:
        """Ask for something else."""
        self.show_asked(asked)
        self.changed.emit(asked)

    def open_add(self) -> None:
        """Let a person choose what else to filter by."""
        left = [key for key in self.chips if not self.chips[key].is_active()]
        lines = [Suggestion(self.chips[key].name, key) for key in left]
        self._open(self.add, lambda typed: matching(typed, lines), self._open_added)

    def words_of(self, key: str) -> str:
        """Return the value of a filter as its chip says it; empty where it is not set."""
        asked = self.asked
        if key == "received":
            set_ = asked.since or asked.until
            return numbers.period(asked.since, asked.until) if set_ else ""
        several = asked.several(key)
        if not getattr(asked, key) and several is not None:
            return self._several(key, several)
        value = str(getattr(asked, key))
        if not value:
            return ""
        return value_words(key, value, self._workspace)

    def _several(self, key: str, values: tuple[str, ...]) -> str:
        if len(values) == 1:
            return values[0] or self.tr("not stated")
        words = {
            "family": self.tr("{count} materials"),
            "supplier": self.tr("{count} suppliers"),
            "origin": self.tr("{count} origins"),
        }
        return words[key].format(count=numbers.number(len(values)))

    def name_of(self, key: str) -> str:
        return self.tr("Search") if key == "text" else self.chips[key].name

    # --- inside ---

    def _names(self) -> dict[str, str]:
        return {
            "received": self.tr("Received"),
            "family": self.tr("Family"),
            "supplier": self.tr("Supplier"),
            "origin": self.tr("Origin"),
            "state": self.tr("State"),
            "material": self.tr("Material"),
            "route": self.tr("Route"),
        }

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.search)
        for chip in self.chips.values():
            row.addWidget(chip)
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.clear)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda: self._later.start())
        self.search.down.connect(self.to_table)
        self.clear.clicked.connect(self.clear_all)
        self.add.clicked.connect(self.open_add)
        for key, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, k=key: self._open_chip(k))
            chip.cleared.connect(lambda k=key: self.ask(self.asked.without(k)))

    def clear_all(self) -> None:
        self._shown_extra = []
        self.ask(Asked())
        self.search.setFocus()

    def _on_searched(self) -> None:
        typed = " ".join(self.search.text().split())
        if typed != self.asked.text:
            self.ask(replace(self.asked, text=typed))

    def _open(
        self,
        owner: QWidget,
        suggest: Suggest,
        then: Callable[[Suggestion], None],
        width: int = 300,
    ) -> None:
        if self._chooser is not None:
            self._chooser.deleteLater()
        self._chooser = Chooser(self.window())
        self._chooser.chosen.connect(then)
        self._chooser.open(owner, suggest, self.tr("Type to narrow"), width)

    def _open_added(self, line: Suggestion) -> None:
        if line.value not in ALWAYS:
            self._shown_extra.append(line.value)
        self.show_asked(self.asked)
        self._open_chip(line.value)

    def _open_chip(self, key: str) -> None:
        if self._workspace is None:
            return
        offer = OFFERS[key]
        workspace = self._workspace
        width = 420 if key in ("material", "route") else 300
        self._open(
            self.chips[key],
            lambda typed: offer(workspace, typed),
            lambda line: self._set(key, line.value),
            width,
        )

    def _set(self, key: str, value: str) -> None:
        if key == "received":
            since, until = period_of(value)
            self.ask(replace(self.asked, since=since, until=until))
        else:
            self.ask(self.asked.with_(key, value))


class _Search(Edit):
    """The search field: a glass at the left, Down leads to what was found."""

    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wants_escape = self._holds_something
        self.setFixedWidth(248)
        self.setPlaceholderText(self.tr("Search"))
        self.setToolTip(self.tr("Search all batches (Ctrl+F or /)"))
        self.setAccessibleName(self.tr("Search all batches"))
        self.setClearButtonEnabled(False)
        self.addAction(QAction(icon("search"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self._cross = QAction(icon("close"), self.tr("Clear the search"), self)
        self._cross.triggered.connect(self.clear)
        self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self._cross.setVisible(False)
        self.textChanged.connect(lambda typed: self._cross.setVisible(bool(typed)))

    def _holds_something(self) -> bool:
        return bool(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
