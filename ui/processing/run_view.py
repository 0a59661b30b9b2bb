"""One run: how it stands, what went in and came out, whether it closes, and what comes next."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recycler.errors import InputError
from ui.charts.legend import OneLine
from ui.language import numbers
from ui.language.sentences import say_error
from ui.look.buttons import Button
from ui.look.scrolling import keep_right_edge
from ui.look.text import surface, text
from ui.look.tokens import GAP, MARGIN
from ui.parts.badge import Badge, BadgeLook
from ui.parts.confirm import Confirm
from ui.processing.at_hand import RunSheet
from ui.processing.booking import Booker
from ui.processing.closure import ClosurePanel
from ui.processing.lot_form import FoundForm, LotForm
from ui.processing.plant_form import PlantForm
from ui.processing.steps import StageSteps
from ui.processing.tables import Bookings, ExpectedTable, booked_rows
from ui.processing.take_form import TakeForm
from ui.processing.wording import product

if TYPE_CHECKING:
    from db.processing import Processing
    from recycler.processing.account import Line
    from ui.processing.at_hand import Board
    from ui.workspace import Workspace


class RunView(QWidget):
    """The page of a run; its forms stay open, so that weighings follow each other."""

    left = Signal()  # Esc in a form
    traced = Signal(str)  # a batch or a lot

    def __init__(self) -> None:
        super().__init__()
        self.sheet: RunSheet | None = None
        self.element: str | None = None  # as chosen; None: the run's headline
        self.booker = Booker(self)
        self._number, self._badge = text("", "record"), Badge()
        self._name, self._facts = OneLine("body", "text-1"), OneLine("small", "text-2")
        self.stage_done = Button(self.tr("Stage done"), key="D")
        self.close_run = Confirm("", kind="plain", deed_kind="primary")
        self.reopen = Confirm(self.tr("Reopen…"), kind="plain", deed_kind="primary")
        self.cancel = Confirm("")
        self.steps = StageSteps()
        inputs, outputs = self.tr("Inputs"), self.tr("Outputs")
        so_far, weigh = self.tr("Outputs so far"), self.tr("Weigh output")
        self.inputs = Bookings(inputs, inputs, self.tr("Add"), "A", lots=False)
        self.outputs = Bookings(so_far, outputs, weigh, "F8", lots=True)
        self.closure = ClosurePanel()
        self.expected, self.realised = ExpectedTable(closed=False), ExpectedTable(closed=True)
        self.take_form, self.lot_form, self.found_form = TakeForm(), LotForm(), FoundForm()
        self._forms, self._beside_closed = QStackedWidget(), QWidget()
        self._hint = text("", "small", "text-2", wrap=True)
        self._lay_out()
        self._connect()

    # --- what the page uses ---

    def take(self, workspace: "Workspace") -> None:
        self.workspace = workspace
        self.booker.take(workspace)
        for form in self.forms():
            form.take(workspace)

    workspace: "Workspace"

    def offer(self, board: "Board") -> None:
        """Let the forms suggest the lots that are there."""
        self.take_form.offer(board.left)
        self.lot_form.know_scales([lot.scale or "" for lot, _ in board.left[:200]])

    def show_sheet(self, sheet: RunSheet) -> None:
        """Show a run; what is being typed for the same one stays."""
        other = self.sheet is None or self.sheet.run.number != sheet.run.number
        self.sheet = sheet
        if other:
            self.element = None
            self._area.verticalScrollBar().setValue(0)
            for confirm in self._confirms():
                confirm.fold()
        self._show_head(sheet)
        self._show_figures(sheet)
        self._show_next(sheet, anew=other)
        if self._begun == sheet.run.number:
            self._begun = ""
            self.add_input()

    _begun = ""

    def begin_with(self, number: str) -> None:
        """Go to the form of the inputs once this run, which was just started, is on view."""
        self._begun = number

    def shown_element(self) -> str:
        """Return the element on view, "" for the dry mass."""
        if self.element is not None or self.sheet is None:
            return self.element or ""
        return self.sheet.account.headline

    def is_waiting(self) -> bool:
        return self.booker.is_waiting() or any(form.is_waiting() for form in self.forms())

    def forms(self) -> tuple[TakeForm, LotForm, FoundForm]:
        return self.take_form, self.lot_form, self.found_form

    def form(self) -> PlantForm:
        """Return the form that is open."""
        form = self._forms.currentWidget()
        assert isinstance(form, PlantForm)
        return form

    def focus_run(self) -> None:
        """Go to what was booked, or to the form where nothing was."""
        for bookings in (self.inputs, self.outputs):
            if bookings.model.rowCount():
                bookings.table.setFocus()
                return
        self.add_input()

    def fold(self) -> bool:
        """Fold in what is unfolded; tells whether anything was."""
        unfolded = [confirm for confirm in self._confirms() if confirm.is_unfolded()]
        for confirm in unfolded:
            confirm.fold()
        return bool(unfolded)

    # --- what may be done ---

    def add_input(self) -> None:
        self._open(self.take_form)

    def weigh_output(self) -> None:
        self._open(self.lot_form)

    def record_found(self) -> None:
        """Record what a laboratory found in the lot of the current row."""
        lot = self.outputs.current()
        if self.sheet is not None and lot is not None:
            self.found_form.ask(self.sheet, lot.name, self.shown_element())
            self._forms.setCurrentWidget(self.found_form)
            self._next.show()
            self._reach(self.found_form)
            self.found_form.found.edit.setFocus()

    def stage_is_done(self) -> None:
        """Go on to the next stage."""
        if self.sheet is None or not self.sheet.stage:
            return
        number, done = self.sheet.run.number, self.sheet.run.reached + 1
        self.booker.book(lambda processing, who: processing.reach_stage(number, done, who=who))

    def close_or_reopen(self) -> None:
        """Ask for the reason where one is needed."""
        if self.sheet is not None:
            self._area.verticalScrollBar().setValue(0)
            (self.close_run if self.sheet.is_open else self.reopen).unfold()

    def cancel_current(self) -> None:
        """Ask for the reason to cancel the booking of the current row."""
        bookings = self.outputs if self.outputs.table.hasFocus() else self.inputs
        booked = bookings.current()
        if booked is None or self.sheet is None or not self.sheet.is_open:
            return
        self._cancelled = bookings is self.outputs, booked.key
        deed = self.tr("Cancel {name}").format(name=booked.name)
        self.cancel.set_words("", deed)
        self.cancel.show()
        self.cancel.unfold()

    _cancelled = (False, "")

    def trace_current(self) -> None:
        """Trace the lot or batch of the current row, or of the first lot there is."""
        first, second = self.outputs, self.inputs
        if self.inputs.table.hasFocus():
            first, second = second, first
        booked = first.current() or first.model.record(0) or second.model.record(0)
        if booked is not None:
            self.traced.emit(booked.name)

    # --- inside ---

    def _confirms(self) -> tuple[Confirm, Confirm, Confirm]:
        return self.close_run, self.reopen, self.cancel

    def _open(self, form: "TakeForm | LotForm") -> None:
        if self.sheet is None or not self.sheet.is_open:
            return
        self._forms.setCurrentWidget(form)
        self._reach(form)
        field = form.source if isinstance(form, TakeForm) else form.called
        field.edit.setFocus()

    def _reach(self, form: PlantForm) -> None:
        """Scroll to the form once it has its place."""
        QTimer.singleShot(0, self, partial(self._area.ensureWidgetVisible, form))

    def _show_head(self, sheet: RunSheet) -> None:
        run = sheet.run
        self._number.setText(run.number)
        open_look = BadgeLook(self.tr("running"), "info")
        self._badge.set_look(
            open_look if sheet.is_open else BadgeLook(self.tr("closed"), "ok", "check")
        )
        self._name.setText(sheet.title)
        self._facts.setText(self._said(sheet))
        self.steps.show_stages(sheet.stages, run.reached)
        self.stage_done.setVisible(sheet.is_open and bool(sheet.stage))
        self.close_run.setVisible(sheet.is_open)
        self.close_run.set_words(
            self.tr("Close the run"), self.tr("Close {run}").format(run=run.number)
        )
        self.reopen.setVisible(not sheet.is_open)
        deed = self.tr("Reopen {run}").format(run=run.number)
        self.reopen.set_words(self.tr("Reopen…"), deed)
        self.cancel.setVisible(self.cancel.is_unfolded())

    def _said(self, sheet: RunSheet) -> str:
        """Return route and version, area, start, end, operator, note, in one line."""
        run, today, zone = sheet.run, self.workspace.today(), self.workspace.zone
        parts = []
        if run.route is not None:
            said = self.tr("route {code} v{version}")
            parts.append(said.format(code=run.route, version=run.route_version))
        started = numbers.short_moment(run.started_at.astimezone(zone), today)
        parts.append(self.tr("started {moment}").format(moment=started))
        if run.closed_at is not None:
            closed = numbers.short_moment(run.closed_at.astimezone(zone), today)
            parts.append(self.tr("closed {moment}").format(moment=closed))
        parts += [part for part in (run.operator, run.area, run.why, run.note) if part]
        return " · ".join(parts)

    def _show_figures(self, sheet: RunSheet) -> None:
        element, account = self.shown_element(), sheet.account
        for bookings, lines, keys, none in (
            (self.inputs, account.inputs, sheet.input_ids, self.tr("Nothing taken yet.")),
            (
                self.outputs, account.outputs, [line.name for line in account.outputs],
                self.tr("Nothing weighed out yet."),
            ),
        ):  # fmt: skip
            rows = booked_rows(sheet, lines, keys, element, self._names(lines))
            bookings.show_rows(rows, element, none, is_open=sheet.is_open)
        self.closure.show_account(account, element, self._names(account.outputs))
        for table, is_shown in ((self.expected, sheet.is_open), (self.realised, not sheet.is_open)):
            table.setVisible(is_shown)
            table.show_sheet(sheet, self._part_names(sheet))
        there = account.expected or account.parts
        self._expected_part.setVisible(bool(there))
        open_title = self.tr("Expected when it closes")
        self._expected_title.setText(
            open_title if sheet.is_open else self.tr("Expected and realised")
        )

    def _part_names(self, sheet: RunSheet) -> dict[str, str]:
        materials = self.workspace.store.reference().materials
        codes = [part.material for part in sheet.account.parts]
        return {code: materials[code].name for code in codes if code in materials}

    def _names(self, lines: "tuple[Line, ...]") -> dict[str, str]:
        materials = self.workspace.store.reference().materials
        return {line.what: materials[line.what].name for line in lines if line.what in materials}

    def _show_next(self, sheet: RunSheet, *, anew: bool) -> None:
        self._next.setVisible(sheet.is_open)
        self._beside_closed.setVisible(not sheet.is_open)
        self._below.setStretchFactor(self._expected_part, 1 if sheet.is_open else 2)
        if anew:
            first = self.lot_form if sheet.account.inputs else self.take_form
            self._forms.setCurrentWidget(first)
        self.take_form.ask(sheet)
        self.lot_form.ask(sheet, sheet.account.headline)
        self._hint.setText(self._next_words(sheet))
        self._hint.setVisible(bool(self._hint.text()))

    def _next_words(self, sheet: RunSheet) -> str:
        """Say what comes next at this stage."""
        if not sheet.account.inputs:
            return self.tr("Take what goes into the run.")
        names = ", ".join(product(name) for name in self._missing(sheet))
        if sheet.stage:
            said = self.tr("{number} {stage}: weigh what comes of it; D when it is done.")
            return said.format(number=sheet.run.reached + 1, stage=sheet.stage)
        if names:
            return self.tr("Still to be weighed: {names}.").format(names=names)
        if not sheet.account.outputs:
            return self.tr("Weigh what comes of it.")
        return self.tr("All is weighed: C closes the run.")

    def _missing(self, sheet: RunSheet) -> list[str]:
        materials = self.workspace.store.reference().materials
        named = [materials[n].name if n in materials else n for n in sheet.missing[:4]]
        return [*named, "…"] if len(sheet.missing) > len(named) else named

    def _needs_reason(self) -> bool:
        """Tell whether more came out than went in, which is closed with a reason alone."""
        assert self.sheet is not None
        self._why_needed = ""
        try:
            self.sheet.account.check_yield()
        except InputError as error:
            self._why_needed = say_error(error)
        return bool(self._why_needed)

    _why_needed = ""

    def _make_room(self, unfolded: bool, confirm: Confirm) -> None:
        """Give the reason the room of the run's name."""
        self._name.setVisible(not unfolded)
        self._head_row.setStretchFactor(confirm, int(unfolded))

    def _on_close_unfolded(self, unfolded: bool) -> None:
        self._make_room(unfolded, self.close_run)
        self.stage_done.setVisible(
            not unfolded and self.sheet is not None and bool(self.sheet.stage)
        )
        if unfolded:
            self.close_run.line.say(self._why_needed, notice=True)

    def _close(self, why: str) -> None:
        if self.sheet is not None:
            number = self.sheet.run.number
            self.booker.book(lambda processing, who: processing.close_run(number, who=who, why=why))

    def _reopen(self, why: str) -> None:
        if self.sheet is not None:
            number = self.sheet.run.number
            self.booker.book(
                lambda processing, who: processing.reopen_run(number, who=who, why=why)
            )

    def _cancel(self, why: str) -> None:
        is_lot, key = self._cancelled

        def act(processing: "Processing", who: str) -> object:
            undo = processing.cancel_lot if is_lot else processing.cancel_input
            return undo(key, who=who, why=why)

        self.booker.book(act)

    def _on_cancel_unfolded(self, unfolded: bool) -> None:
        self.cancel.setVisible(unfolded)
        if not unfolded:
            (self.outputs if self._cancelled[0] else self.inputs).table.setFocus()

    def _on_element(self, element: str) -> None:
        self.element = element
        if self.sheet is not None:
            self._show_figures(self.sheet)

    def _connect(self) -> None:
        self.booker.refused.connect(lambda error: self.workspace.failed.emit(error))
        self.stage_done.clicked.connect(self.stage_is_done)
        self.close_run.asks = self._needs_reason
        self.close_run.unfolded.connect(self._on_close_unfolded)
        self.close_run.confirmed.connect(self._close)
        self.reopen.unfolded.connect(lambda unfolded: self._make_room(unfolded, self.reopen))
        self.reopen.confirmed.connect(self._reopen)
        self.cancel.confirmed.connect(self._cancel)
        self.cancel.unfolded.connect(self._on_cancel_unfolded)
        self.inputs.acted.connect(self.add_input)
        self.outputs.acted.connect(self.weigh_output)
        self.closure.chosen.connect(self._on_element)
        for form in self.forms():
            form.left.connect(self.left)
        for bookings in (self.inputs, self.outputs):
            bookings.table.opened.connect(partial(self._on_opened, bookings))

    def _on_opened(self, bookings: Bookings, row: int) -> None:
        booked = bookings.model.record(row)
        if booked is not None:
            self.traced.emit(booked.name)

    def _lay_out(self) -> None:
        content = QWidget()
        surface(content, "1")
        column = QVBoxLayout(content)
        column.setContentsMargins(MARGIN, 14, MARGIN, 16)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._facts)
        column.addSpacing(8)
        column.addWidget(self.steps)
        column.addSpacing(8)
        column.addLayout(_beside(self.inputs, self.outputs))
        column.addWidget(self.cancel)
        column.addSpacing(GAP)
        column.addWidget(self.closure)
        column.addSpacing(GAP)
        below = _beside(self._make_expected(), self._make_next())
        below.addWidget(self._beside_closed, 1)
        self._below = below
        below.setAlignment(self._expected_part, Qt.AlignmentFlag.AlignTop)
        column.addLayout(below)
        column.addStretch(1)
        self.cancel.hide()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(content)
        keep_right_edge(self._area, column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        for widget in (self._number, self._badge, self._name):
            row.addWidget(widget, int(widget is self._name))
        row.addWidget(self.stage_done, 0, top)
        row.addWidget(self.close_run)
        row.addWidget(self.reopen)
        self._head_row = row
        return row

    def _make_expected(self) -> QFrame:
        self._expected_part, self._expected_title = QFrame(), text("", "section")
        self._expected_part.setProperty("panel", "true")
        column = QVBoxLayout(self._expected_part)
        column.setContentsMargins(1, 10, 1, 1)
        column.setSpacing(4)
        self._expected_title.setContentsMargins(11, 0, 0, 0)
        column.addWidget(self._expected_title)
        column.addWidget(self.expected)
        column.addWidget(self.realised)
        return self._expected_part

    def _make_next(self) -> QFrame:
        self._next = QFrame()
        self._next.setProperty("panel", "true")
        column = QVBoxLayout(self._next)
        column.setContentsMargins(16, 10, 16, 4)
        column.setSpacing(2)
        column.addWidget(text(self.tr("Next at this stage"), "section"))
        column.addWidget(self._hint)
        for form in self.forms():
            surface(form, "2")
            self._forms.addWidget(form)
        column.addWidget(self._forms)
        column.addStretch(1)
        return self._next


def _beside(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    row.addWidget(first, 1)
    row.addWidget(second, 1)
    return row
