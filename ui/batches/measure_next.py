"""What to measure next of a stored batch: the measurements that narrow its figure most."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.batches.sample_size import SampleSize
from ui.jobs import Report
from ui.language import numbers, words
from ui.look.buttons import Button
from ui.look.text import text
from ui.newest import Newest
from ui.parts.action_table import ActionTable, action_rows, open_prices
from ui.parts.advice import nothing_worth, step_words

if TYPE_CHECKING:
    from recycler.batch import Batch
    from recycler.estimate import Estimate
    from recycler.laboratory.advice import Action
    from ui.workspace.workspace import Workspace

    Answer = tuple[Batch, Estimate, list[Action]]

PRICES_KEY = "P"
_OF_A_SAMPLE = ("first_assay", "second_sample")


class MeasureNext(QWidget):
    """The list, made off the GUI thread; a sentence where nothing is worth it."""

    asked = Signal()  # where the figure comes from

    def __init__(self) -> None:
        super().__init__()
        self._now = text("", "caption", "text-3")
        self.table = ActionTable()
        self.table.opened.connect(self._open)
        self.table.cell_clicked.connect(self._open_cell)
        prices = QShortcut(QKeySequence(PRICES_KEY), self.table)
        prices.setContext(Qt.ShortcutContext.WidgetShortcut)
        prices.activated.connect(lambda: open_prices(self._workspace))
        self.nothing = text("", "body", "text-2", wrap=True)
        self.size_button = Button(self.tr("How much to take…"), kind="link")
        self.size_button.clicked.connect(self.open_size)
        self.reckoner = SampleSize()
        self._newest = Newest(self)
        self._newest.answered.connect(self._on_answer)
        self._estimate: Estimate | None = None
        self._lay_out()
        self.hide()

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._newest.failed.connect(workspace.failed)

    _workspace: "Workspace"

    def show_batch(self, batch: "Batch", estimate: "Estimate") -> None:
        """Ask what is worth measuring of a batch; nothing is of a void one."""
        head = estimate.headline
        if str(batch.state) == "void" or head is None:
            self.clear()
            return
        laboratory = self._workspace.store.laboratory

        def work(report: Report) -> object:
            report(0, 1)
            return batch, estimate, laboratory.advice(batch.ticket, estimate)

        self._newest.ask(work)

    def clear(self) -> None:
        """Say nothing, and want no answer that is on its way."""
        self._newest.drop()
        self.fold()
        self.hide()

    def is_waiting(self) -> bool:
        return self._newest.is_waiting()

    def open_size(self) -> None:
        """Unfold the reckoning of how much a sample must weigh."""
        self.size_button.hide()
        self.reckoner.show()
        self.reckoner.setFocus()

    def fold(self) -> bool:
        """Fold the reckoning away; False where it was not open."""
        was = not self.reckoner.isHidden()
        self.reckoner.hide()
        self.size_button.setVisible(self._offers_size)
        return was

    # --- inside ---

    def _open_cell(self, place: int, column: str) -> None:
        if column == "money":
            open_prices(self._workspace)
        else:
            self._open(place)

    def _open(self, place: int) -> None:
        """Ask for the inputs of the figure that would be narrowed."""
        if self.table.row_of(place) is not None:
            self.asked.emit()

    _offers_size = False

    def _on_answer(self, answer: "Answer") -> None:
        batch, estimate, actions = answer
        head = estimate.headline
        assert head is not None
        rows = action_rows(actions, lambda action: step_words(action, head.key))
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        reference = self._workspace.store.reference()
        self.nothing.setText("" if rows else nothing_worth(estimate, reference))
        self.nothing.setVisible(not rows)
        figure = head.recovered if head.recovered.mean > 0 else head.contained
        template = self.tr("{name}, now {interval} kg")
        name = words.in_sentence(words.group(head.key))
        self._now.setText(template.format(name=name, interval=numbers.interval(figure)))
        self._offers_size = any(str(row.action.step) in _OF_A_SAMPLE for row in rows)
        self.fold()
        self.reckoner.show_load(reference, batch.material, estimate.dry.mean)
        self.show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(text(self.tr("What to measure next"), "key"), 1)
        head.addWidget(self._now)
        column.addLayout(head)
        for widget in (self.table, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.size_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reckoner)
        self.reckoner.hide()
