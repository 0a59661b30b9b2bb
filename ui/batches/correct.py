"""Correcting a batch in place: its form with a reason, and what the change does to the estimate."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recycler.errors import RecyclerError
from ui.language import numbers, words
from ui.look.buttons import Button
from ui.look.text import text
from ui.parts.conflict import Conflict
from ui.parts.fields import LABEL_WIDTH, Field
from ui.parts.form import BatchForm, entry_texts
from ui.parts.route_choice import RouteChoice
from ui.parts.suppliers import find_supplier, suggest_suppliers

if TYPE_CHECKING:
    from recycler.batch import Batch, BatchEntry
    from recycler.estimate import Assay, Estimate
    from ui.workspace.workspace import Workspace


class CorrectForm(QWidget):
    """The form of a stored batch; the old version stays in the history."""

    done = Signal()
    left = Signal()
    estimated = Signal(object)  # Estimate of what is typed

    def __init__(self) -> None:
        super().__init__()
        self.form = BatchForm()
        self.why = Field("why", self.tr("Reason"), required=True)
        self.why.edit.setPlaceholderText(self.tr("why it is corrected, for the history"))
        self.save_button = Button(
            self.tr("Save correction"), kind="primary", key=self.tr("Ctrl+Enter")
        )
        self.keep = Button(self.tr("Keep"), key="Esc")
        self._count = text("", "small", "bad")
        self.ticket = ""
        self.is_saving = False
        self.conflict = Conflict()
        self.conflict.theirs.connect(self._keep_theirs)
        self.conflict.mine.connect(self._keep_mine)
        self._lay_out()
        self.form.edited.connect(self._on_edited)
        self.form.stepped_out.connect(lambda by: self.why.setFocus() if by > 0 else None)
        self.why.stepped.connect(self._on_why_stepped)
        self.why.edited.connect(lambda: self.why.say(""))
        self.save_button.clicked.connect(self.save)
        self.keep.clicked.connect(self.left)

    def take(self, workspace: "Workspace") -> None:
        from db.batches.importing import rules_of

        self._workspace = workspace
        store = workspace.store
        rules = rules_of(store, decimal_comma=numbers.decimal_comma())
        self.form.take_reference(store.reference(), rules, workspace.zone)
        self.form.supplier.suggest = lambda typed: suggest_suppliers(workspace, typed)
        self.form.supplier.look_up = lambda typed: find_supplier(workspace, typed)
        self._routes = RouteChoice(
            self.form.route, workspace, self.form.material.value, self._weighed
        )

    def _weighed(self) -> "BatchEntry | None":
        return self.form.weighed_entry()[0]

    _workspace: "Workspace"
    _batch: "Batch | None" = None
    _assays: "tuple[Assay, ...]" = ()

    def show_batch(self, batch: "Batch") -> None:
        """Begin to correct a batch."""
        self.ticket, self._batch = batch.ticket, batch
        observed = self._workspace.store.laboratory.observed([batch.ticket])
        self._assays = observed.get(batch.ticket, ())
        self.form.set_entry(batch)
        self.why.clear()
        self._ask_which(False)
        self._count.setText("")

    def save(self) -> None:
        """Put the correction in the place of the current version, or go to the first problem."""
        entry = self.form.check()
        if entry is not None and not self.why.text():
            self.why.say(self.tr("A reason is needed: it stays in the history. Write a few words."))
            self.why.setFocus()
        count = len(self.form.problems()) + bool(self.why.problem())
        self._count.setText(words.fields_to_put_right(count) if count else "")
        if entry is None or not self.why.text():
            return
        seen = self._batch.version if self._batch else None
        self.is_saving = True
        batch = self._workspace.correct(
            self.ticket, entry, self.why.text(), seen, lambda error: self._show_both(error, entry)
        )
        self.is_saving = False
        if batch is not None:
            said = self.tr("{ticket} corrected; the version before stays in its history.")
            self._workspace.tell(said.format(ticket=batch.ticket), undo=True)
            self.done.emit()

    def _show_both(self, error: RecyclerError, entry: "BatchEntry") -> None:
        """Show both versions where the correction failed as another was faster."""
        self.is_saving = False
        self._newer = self._workspace.store.batch(self.ticket)
        self._ask_which(True)
        self.conflict.show_both(error, _differing(self._newer, entry, self._workspace))

    def _ask_which(self, asked: bool) -> None:
        """Stand the choice between both versions in the place of the buttons, or take it away."""
        self.conflict.setVisible(asked)
        self.save_button.setVisible(not asked)
        self.keep.setVisible(not asked)

    def _keep_theirs(self) -> None:
        self._ask_which(False)
        self.left.emit()

    def _keep_mine(self) -> None:
        self._ask_which(False)
        self._batch = self._newer
        self.save()

    _newer: "Batch | None" = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.form)
        column.addWidget(self.why)
        column.addWidget(self.conflict)
        column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addSpacing(LABEL_WIDTH)
        row.addWidget(self.save_button)
        row.addWidget(self.keep)
        row.addStretch(1)
        column.addLayout(row)
        below = QHBoxLayout()
        below.addSpacing(LABEL_WIDTH)
        below.addWidget(self._count)
        column.addLayout(below)

    def _on_why_stepped(self, by: int) -> None:
        if by > 0:
            self.save_button.setFocus()
        else:
            self.form.focus_field("note")

    def _on_edited(self) -> None:
        made = self._estimate()
        if made is not None:
            self.estimated.emit(made)

    def _estimate(self) -> "Estimate | None":
        from recycler.dry_mass import dry_mass

        entry, _ = self.form.weighed_entry()
        if entry is None:
            return None
        try:
            estimator = self._workspace.estimator
            return estimator.estimate(
                entry.material,
                dry_mass(entry),
                entry.route,
                assays=self._assays,
                composition_version=self._version(entry),
                supplier=entry.supplier,
            )
        except RecyclerError:
            return None

    def _version(self, entry: "BatchEntry") -> int | None:
        """Return the composition the correction will keep, None where it takes a new one."""
        old = self._batch
        if old is None or old.material != entry.material:
            return None
        now = self._workspace.store.reference().corrected_version(
            old.material, old.composition_version, old.supplier, entry.supplier
        )
        return now or None


def _differing(
    now: "Batch", typed: "BatchEntry", workspace: "Workspace"
) -> list[tuple[str, str, str]]:
    def told(entry: "BatchEntry") -> dict[str, str]:
        moment = numbers.moment(entry.received_at.astimezone(workspace.zone))
        return {"received_at": moment, **entry_texts(entry)}

    theirs, mine = told(now), told(typed)
    return [
        (words.field(name), theirs[name], mine[name])
        for name in theirs
        if theirs[name] != mine[name]
    ]
