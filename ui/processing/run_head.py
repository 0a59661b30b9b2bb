"""The head of a run: what it is, how it stands, its stages, and closing or reopening it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recycler.errors import InputError
from ui.charts.legend import OneLine
from ui.language import numbers
from ui.language.reference_names import spoken
from ui.language.sentences import say_error
from ui.look.buttons import Button
from ui.look.text import text
from ui.parts.badge import Badge, BadgeLook
from ui.parts.confirm import Confirm
from ui.processing.steps import StageSteps

if TYPE_CHECKING:
    from ui.processing.at_hand import RunSheet
    from ui.workspace.workspace import Workspace


class RunHead(QWidget):
    """Number, state and name with what may be done, then one line of facts and the stages."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: RunSheet | None = None
        self._number, self._badge = text("", "record"), Badge()
        self._name, self._facts = OneLine("body", "text-1"), OneLine("small", "text-2")
        self.stage_done = Button(self.tr("Stage done"), key="D")
        self.close_run = Confirm("", kind="plain", deed_kind="primary")
        self.reopen = Confirm(self.tr("Reopen…"), kind="plain", deed_kind="primary")
        self.steps = StageSteps()
        self._why_needed = ""
        self._lay_out()
        self.close_run.asks = self._needs_reason
        self.close_run.unfolded.connect(self._on_close_unfolded)
        self.reopen.unfolded.connect(lambda unfolded: self._make_room(unfolded, self.reopen))

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    _workspace: "Workspace"

    def show_sheet(self, sheet: "RunSheet") -> None:
        self._sheet, run = sheet, sheet.run
        self._number.setText(run.number)
        open_look = BadgeLook(self.tr("running"), "info")
        self._badge.set_look(
            open_look if sheet.is_open else BadgeLook(self.tr("closed"), "ok", "check")
        )
        self._name.setText(sheet.title)
        self._facts.setText(self._said(sheet))
        self.steps.show_stages([spoken(stage) for stage in sheet.stages], run.reached)
        self.stage_done.setVisible(sheet.is_open and bool(sheet.stage))
        self.close_run.setVisible(sheet.is_open)
        self.close_run.set_words(
            self.tr("Close the run"), self.tr("Close {run}").format(run=run.number)
        )
        self.reopen.setVisible(not sheet.is_open)
        deed = self.tr("Reopen {run}").format(run=run.number)
        self.reopen.set_words(self.tr("Reopen…"), deed)

    def close_or_reopen(self) -> None:
        """Ask for the reason where one is needed."""
        if self._sheet is not None:
            (self.close_run if self._sheet.is_open else self.reopen).unfold()

    # --- inside ---

    def _said(self, sheet: "RunSheet") -> str:
        """Return route and version, area, start, end, operator, note, in one line."""
        run, today, zone = sheet.run, self._workspace.today(), self._workspace.zone
        parts = []
        if run.route is not None:
            said = self.tr("route {code} v{version}")
            parts.append(said.format(code=run.route, version=run.route_version))
        started = numbers.short_moment(run.started_at.astimezone(zone), today)
        parts.append(self.tr("started {moment}").format(moment=started))
        if run.closed_at is not None:
            closed = numbers.short_moment(run.closed_at.astimezone(zone), today)
            parts.append(self.tr("closed {moment}").format(moment=closed))
        told = (run.operator, spoken(run.area or ""), run.why, run.note)
        parts += [part for part in told if part]
        return " · ".join(parts)

    def _needs_reason(self) -> bool:
        """Tell whether more came out than went in, which is closed with a reason alone."""
        assert self._sheet is not None
        self._why_needed = ""
        try:
            self._sheet.account.check_yield()
        except InputError as error:
            self._why_needed = say_error(error)
        return bool(self._why_needed)

    def _make_room(self, unfolded: bool, confirm: Confirm) -> None:
        """Give the reason the room of the run's name."""
        self._name.setVisible(not unfolded)
        self._head_row.setStretchFactor(confirm, int(unfolded))

    def _on_close_unfolded(self, unfolded: bool) -> None:
        self._make_room(unfolded, self.close_run)
        self.stage_done.setVisible(
            not unfolded and self._sheet is not None and bool(self._sheet.stage)
        )
        if unfolded:
            self.close_run.line.say(self._why_needed, notice=True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head_row = row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (self._number, self._badge, self._name):
            row.addWidget(widget, int(widget is self._name))
        row.addWidget(self.stage_done, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.close_run)
        row.addWidget(self.reopen)
        column.addLayout(row)
        column.addWidget(self._facts)
        column.addSpacing(8)
        column.addWidget(self.steps)
