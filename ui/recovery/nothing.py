"""What stands where the charts would be: why there are none, and what to do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language.numbers import period
from ui.look.buttons import Button
from ui.look.text import text
from ui.recovery.scope import NARROWING
from ui.recovery.wording import filter_value

if TYPE_CHECKING:
    from ui.recovery.figures import Figures
    from ui.recovery.filters import FilterBar
    from ui.recovery.page import RecoveryPage


class Nothing(QWidget):
    """Stands where the charts would be: why there are none, and what to do."""

    def __init__(self, page: "RecoveryPage") -> None:
        super().__init__()
        self._page = page
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 96, 0, 96)
        column.setSpacing(12)
        self.said = text("", "record")
        self.more = text("", "body", "text-2", wrap=True)
        for label in (self.said, self.more):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        row = QHBoxLayout()
        self.log = Button(self.tr("Log a batch"), kind="primary")
        self.all_time = Button(self.tr("Show all time"))
        self.drop = Button("")
        row.addStretch(1)
        for button in (self.log, self.all_time, self.drop):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.log.clicked.connect(self._log)
        self.all_time.clicked.connect(lambda: page.filters.choose("period", "all"))
        self.drop.clicked.connect(self._drop)
        self._drops = ""

    def show_for(self, figures: "Figures", filters: "FilterBar", *, ever: bool) -> None:
        """Show why there is nothing, if so; `ever`: there are batches of other times."""
        self.setVisible(not figures.batches)
        if figures.batches:
            return
        scope = figures.scope
        narrowed = [name for name in NARROWING if getattr(scope, name) is not None]
        if not ever:
            self.said.setText(self.tr("No batches yet"))
            words = self.tr("What was recovered is charted here once the first batch is logged.")
        else:
            self.said.setText(self.tr("No batches from {}").format(
                period(figures.since, figures.until)))  # fmt: skip
            words = self.tr("No batch of this period passes the filters.") if narrowed else ""
        self.more.setText(words)
        self.more.setVisible(bool(words))
        self._drops = narrowed[-1] if narrowed and ever else ""
        if self._drops:
            said = filter_value(self._drops, getattr(scope, self._drops))
            self.drop.setText(self.tr("Drop “{}”").format(said))
        self.drop.setVisible(bool(self._drops))
        self.all_time.setVisible(ever and filters.preset != "all")
        self.log.setVisible(not ever)

    def _log(self) -> None:
        if self._page.workspace:
            self._page.workspace.open_page.emit("intake")

    def _drop(self) -> None:
        self._page.filters.choose(self._drops, None)
