"""What-if: sliders on the left, what they would do on the right; kept, compared and exported."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from recycler.errors import RecyclerError
from ui.look.buttons import Button
from ui.look.text import rule, surface, text
from ui.look.tokens import MARGIN
from ui.newest import Newest
from ui.parts.choice import Choice
from ui.parts.confirm import Confirm
from ui.parts.conflict import Conflict
from ui.parts.fields import Edit
from ui.parts.files import choose_new_file
from ui.whatif import wording
from ui.whatif.answer import Answer
from ui.whatif.inputs import Inputs

if TYPE_CHECKING:
    from recycler.whatif.effect import Base, Effect
    from recycler.whatif.inputs import MaterialInput
    from recycler.whatif.scenario import Scenario, ScenarioEntry
    from ui.workspace.workspace import Workspace

_LEFT = 384  # width [px]
_MOST = 4  # side by side


class WhatIf(QWidget):
    """One scenario at a time, or the kept ones side by side; Esc goes back."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        surface(self, "1")
        self.workspace: Workspace | None = None
        self._base: Base | None = None
        self._kept: list[Scenario] = []
        self._bases, self._effects = Newest(self), Newest(self)
        self.which = Choice([], 0)
        self.which.setAccessibleName(self.tr("Scenario"))
        self.name, self.since = Edit(), Edit()
        self.name.setPlaceholderText(self.tr("Name, to keep it"))
        self.name.setAccessibleName(self.tr("Name"))
        self.since.setAccessibleName(self.tr("From when on"))
        self.since.setToolTip(self.tr("From when on: 2027-01-01"))
        self.keep = Button(self.tr("Keep"), kind="primary", key="Ctrl+S")
        self.back = Button(self.tr("Back"), key="Esc")
        self.reset = Button(self.tr("Reset"), key="Ctrl+R")
        self.compare = Button(self.tr("Compare"), key="Ctrl+D")
        self.export_button = Button(self.tr("Workbook"), icon="export", key="Ctrl+E")
        self.end = Confirm(self.tr("End…"), kind="plain")
        self.problem = text("", "small", "bad", wrap=True)
        self.conflict = Conflict()
        self.conflict.theirs.connect(self._take_theirs)
        self.conflict.mine.connect(self._insist)
        self.inputs, self.answer = Inputs(), Answer()
        self._reading = text(self.tr("Reading the last twelve months…"), "body", "text-2")
        self._reading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 10, MARGIN, 10)
        head.setSpacing(8)
        self.which.setMinimumWidth(150)
        self.name.setFixedWidth(150)
        self.since.setFixedWidth(124)
        for widget in (self.which, self.name, text(self.tr("from"), "small", "text-2"), self.since,
                       self.keep, self.end):  # fmt: skip
            head.addWidget(widget)
        head.addStretch(1)
        for widget in (self.reset, self.compare, self.export_button, self.back):
            head.addWidget(widget)
        self.problem.setContentsMargins(MARGIN, 0, MARGIN, 8)
        self.problem.hide()
        self.inputs.setFixedWidth(_LEFT)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.inputs)
        row.addWidget(rule(vertical=True))
        row.addWidget(self.answer, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._reading)
        self._pages.addWidget(both)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.problem)
        held = QHBoxLayout()
        held.setContentsMargins(MARGIN, 0, MARGIN, 0)
        held.addWidget(self.conflict)
        column.addLayout(held)
        column.addWidget(rule())
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.inputs.changed.connect(self.ask)
        self.since.editingFinished.connect(self.ask)
        self.which.activated.connect(lambda _row: self._on_which())
        self.keep.clicked.connect(self.save)
        self.reset.clicked.connect(self.take_back)
        self.compare.clicked.connect(self.compare_kept)
        self.export_button.clicked.connect(self.export)
        self.back.clicked.connect(self.left)
        self.end.confirmed.connect(self._end)
        self._bases.answered.connect(self._on_base)
        self._effects.answered.connect(self._on_effects)
        for asking in (self._bases, self._effects):
            asking.failed.connect(self._on_failed)

    # --- its life ---

    def take(self, workspace: "Workspace") -> None:
        """Use this store from now on."""
        self.workspace = workspace
        self.inputs.known = self._known

    def open(self) -> None:
        """Read the facility as it is, beside the GUI thread."""
        if self.workspace is None:
            return
        if not self.since.text():
            day = self.workspace.today()
            following = QDate(day.year, day.month, 1).addMonths(1)
            self.since.setText(following.toString("yyyy-MM-dd"))
        self._list()
        self._pages.setCurrentWidget(self._reading)
        scenarios, currency = self.workspace.store.scenarios, self.workspace.currency()
        self._bases.ask(lambda _report: scenarios.base(None, currency))

    def record(self) -> str:
        """Return what the journal calls the scenario on view."""
        current = self._current()
        return f"scenario:{current.name}" if current else ""

    def settled(self) -> bool:
        return not (self._bases.is_waiting() or self._effects.is_waiting())

    def _on_base(self, base: "Base") -> None:
        from recycler.whatif.inputs import material_inputs, yield_inputs

        if self.workspace is None:
            return
        if base is not self._base:
            self._base = base
            reference = self.workspace.store.reference()
            self.inputs.show_inputs(
                material_inputs(base.model, reference), yield_inputs(base.model), reference
            )
            self.inputs.show_scenario(self._current())
        self._pages.setCurrentIndex(1)
        self.ask()
        if self.isVisible():
            rows = self.inputs.materials
            (rows[0].slider if rows else self.inputs.more).setFocus()

    def ask(self) -> None:
        """Ask what is supposed would do."""
        if self.workspace is None or self._base is None:
            return
        entry = self._entry()
        if entry is None:
            return
        scenarios, currency = self.workspace.store.scenarios, self.workspace.currency()
        self._effects.ask(lambda _report: [scenarios.effect(entry, None, currency)])

    def _entry(self) -> "ScenarioEntry | None":
        from datetime import date

        from recycler.whatif.scenario import ScenarioEntry

        try:
            since = date.fromisoformat(self.since.text().strip())
        except ValueError:
            self._say(self.tr("Write the first day as 2027-01-01."))
            return None
        current = self._current()
        name = self.name.text().strip() or (current.name if current else self.tr("Tried"))
        return ScenarioEntry.model_construct(
            name=name, note=current.note if current else "", since=since, factors=(),
            **self.inputs.supposed(),
        )  # fmt: skip

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _on_failed(self, error: Exception) -> None:
        from ui.language.sentences import say_error

        if isinstance(error, RecyclerError):
            self._say(say_error(error))
        elif self.workspace is not None:
            self.workspace.failed.emit(error)

    # --- what is kept ---

    def _current(self) -> "Scenario | None":
        return next((one for one in self._kept if one.name == self.which.chosen()), None)

    def _on_effects(self, effects: "list[Effect]") -> None:
        assert self.workspace is not None
        self.answer.show_effects(effects, self.workspace.store.reference())
        self._say("")

    def _told(self, entry: "ScenarioEntry") -> str:
        assert self.workspace is not None
        return "\n".join(wording.supposed(entry, self.workspace.store.reference()))

    def _known(self, typed: str) -> "MaterialInput | None":
        """Return the material of a code or name; None, and what is wrong, where there is none."""
        from recycler.errors import InputError
        from recycler.whatif.inputs import new_material

        assert self.workspace is not None
        reference = self.workspace.store.reference()
        try:
            return new_material(reference.find_material(typed) or typed, reference)
        except InputError as error:
            self._on_failed(error)
            return None

    def _list(self, choose: str | None = None) -> None:
        if self.workspace is None:
            return
        wanted = self.which.chosen() if choose is None else choose
        self._kept = self.workspace.store.scenarios.active()
        self.which.clear()
        self.which.addItem(self.tr("New scenario"), "")
        for one in self._kept:
            self.which.addItem(one.name, one.name)
        self.which.choose(wanted)
        self._dress()

    def _dress(self) -> None:
        current = self._current()
        self.name.setVisible(current is None)
        self.end.setVisible(current is not None)
        self.end.fold()
        name = current.name if current else ""
        self.end.set_words(self.tr("End…"), self.tr("End {name}").format(name=name), name)
        self.compare.setEnabled(len(self._kept) > 1)

    def _on_which(self) -> None:
        current = self._current()
        self._dress()
        if current is not None:
            self.since.setText(current.since.isoformat())
        self.inputs.show_scenario(current)
        self.ask()

    def take_back(self) -> None:
        """Take all back to what was, or to what the scenario supposes."""
        self.inputs.show_scenario(self._current())
        self.ask()

    def save(self) -> None:
        """Keep what is supposed, under its name or as a new version."""
        entry = self._entry()
        if entry is None or self.workspace is None:
            return
        current = self._current()
        if current is None and not self.name.text().strip():
            self._say(self.tr("Give it a name first."))
            self.name.setFocus()
            return
        if current is None:
            kept = self.workspace.scenarios.add(entry)
        else:
            kept = self.workspace.scenarios.change(
                entry, self.tr("changed"), current.version, partial(self._show_both, entry)
            )
        if kept is not None:
            self.name.clear()
            self._list(kept.name)

    def _show_both(self, typed: "ScenarioEntry", error: RecyclerError) -> None:
        """Stand what is in the books beside what the sliders suppose, where another was faster."""
        assert self.workspace is not None
        self._newer = self.workspace.store.scenarios.one(typed.name)
        told = (
            (self.tr("From when on"), self._newer.since.isoformat(), typed.since.isoformat()),
            (self.tr("What is supposed"), self._told(self._newer), self._told(typed)),
        )
        self.conflict.show_both(error, [row for row in told if row[1] != row[2]])

    def _take_theirs(self) -> None:
        self.conflict.hide()
        self._list()
        self._on_which()

    def _insist(self) -> None:
        """Save what the sliders suppose in the place of what was looked at now."""
        self.conflict.hide()
        self._kept = [
            self._newer if self._newer and one.name == self._newer.name else one
            for one in self._kept
        ]
        self.save()

    _newer: "Scenario | None" = None

    def _end(self, why: str) -> None:
        current = self._current()
        if current is None or self.workspace is None:
            return
        ended = self.workspace.scenarios.end(current.name, why, current.version)
        self._list("" if ended else None)
        self._on_which()

    def compare_kept(self) -> None:
        """Show the newest scenarios side by side, the current one first."""
        if self.workspace is None or len(self._kept) < 2:
            return
        current = self._current()
        first = [current] if current else []
        others = [one for one in reversed(self._kept) if one is not current]
        chosen = [*first, *others][:_MOST]
        scenarios, currency = self.workspace.store.scenarios, self.workspace.currency()

        def read(_report: object) -> "list[Effect]":
            return [scenarios.effect(one, None, currency) for one in chosen]

        self._effects.ask(read)

    def export(self) -> None:
        """Write what is shown to a workbook."""
        from ui.whatif.export import write_scenarios

        effects = self.answer.effects
        if self.workspace is None or not effects:
            return
        path = choose_new_file(self.workspace, self.tr("scenarios.xlsx"))
        if path is None:
            return
        try:
            written = write_scenarios(effects, self.workspace.store.reference(), path)
        except RecyclerError as error:
            self.workspace.failed.emit(error)
            return
        said = self.tr("{count} scenarios written to {file}.")
        self.workspace.tell(said.format(count=written, file=path.name), icon="export")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
