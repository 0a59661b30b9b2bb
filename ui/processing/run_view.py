"""One run: how it stands, what went in and came out, whether it closes, and what comes next."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recycler.people.rights import Right
from ui.attachments.part import AttachmentsPart
from ui.language.reference_names import spoken
from ui.look.scrolling import ScrollArea, keep_right_edge
from ui.look.text import rule, surface
from ui.look.tokens import GAP, MARGIN
from ui.parts.confirm import Confirm
from ui.processing.at_hand import RunSheet
from ui.processing.booking import Booker
from ui.processing.closure import ClosurePanel
from ui.processing.expected import ExpectedPanel
from ui.processing.next_panel import NextPanel
from ui.processing.plant_form import PlantForm
from ui.processing.run_head import RunHead
from ui.processing.tables import Bookings, booked_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.processing.room import Processing
    from ui.processing.at_hand import Board
    from ui.workspace.workspace import Workspace


class RunView(QWidget):
    """The page of a run; its forms stay open, so that weighings follow each other."""

    left = Signal()  # Esc in a form
    traced = Signal(str)  # a batch or a lot

    def __init__(self, next_panel: NextPanel) -> None:
        super().__init__()
        self.sheet: RunSheet | None = None
        self.element: str | None = None  # as chosen; None: the run's headline
        self._begun = ""  # a run that was just started
        self._cancelled = (False, "")  # whether a lot is to be cancelled, and its key
        self.booker = Booker(self)
        self.head, self.closure = RunHead(), ClosurePanel()
        inputs, outputs = self.tr("Inputs"), self.tr("Outputs")
        so_far, weigh = self.tr("Outputs so far"), self.tr("Weigh output")
        self.inputs = Bookings(inputs, inputs, self.tr("Add"), "A", lots=False)
        self.outputs = Bookings(so_far, outputs, weigh, "F8", lots=True)
        self.cancel = Confirm("")
        self.promised, self.next = ExpectedPanel(), next_panel
        self._beside_closed = QWidget()
        self.attachments = AttachmentsPart(Right.PROCESS)
        self.attachments.accept_drops_on(self)
        self._lay_out()
        self._connect()

    # --- what the page uses ---

    def take(self, workspace: "Workspace") -> None:
        self.workspace = workspace
        for part in (self.booker, self.head, self.next, self.attachments):
            part.take(workspace)

    workspace: "Workspace"

    def offer(self, board: "Board") -> None:
        """Let the forms suggest the lots that are there."""
        self.next.offer(board)

    def show_sheet(self, sheet: RunSheet) -> None:
        """Show a run; what is being typed for the same one stays."""
        other = self.sheet is None or self.sheet.run.number != sheet.run.number
        self.sheet = sheet
        if other:
            self.element = None
            self._area.verticalScrollBar().setValue(0)
            self.fold()
        self.head.show_sheet(sheet)
        self._show_figures(sheet)
        self.next.show_sheet(sheet, anew=other)
        self.attachments.show_record(sheet.run.number)
        self._beside_closed.setVisible(not sheet.is_open)
        self._below.setStretchFactor(self.promised, 1 if sheet.is_open else 2)
        if self._begun == sheet.run.number:
            self._begun = ""
            self.add_input()

    def begin_with(self, number: str) -> None:
        """Go to the form of the inputs once this run, which was just started, is on view."""
        self._begun = number

    def shown_element(self) -> str:
        """Return the element on view, "" for the dry mass."""
        if self.element is not None or self.sheet is None:
            return self.element or ""
        return self.sheet.account.headline

    def is_waiting(self) -> bool:
        parts = (self.booker, self.next, self.attachments)
        return any(part.is_waiting() for part in parts)

    def focus_run(self) -> None:
        """Go to what was booked, or to the form where nothing was."""
        for bookings in (self.inputs, self.outputs):
            if bookings.model.rowCount():
                bookings.table.setFocus()
                return
        self.add_input()

    def fold(self) -> bool:
        """Fold in what is unfolded; tells whether anything was."""
        confirms = (self.head.close_run, self.head.reopen, self.cancel)
        unfolded = [confirm for confirm in confirms if confirm.is_unfolded()]
        for confirm in unfolded:
            confirm.fold()
        return bool(unfolded) or self.attachments.fold()

    # --- what may be done ---

    def add_input(self) -> None:
        if self.sheet is not None and self.sheet.is_open:
            self._open(self.next.take_form)

    def weigh_output(self) -> None:
        if self.sheet is not None and self.sheet.is_open:
            self._open(self.next.lot_form)

    def record_found(self) -> None:
        """Record what a laboratory found in the lot of the current row."""
        lot = self.outputs.current()
        if self.sheet is not None and lot is not None:
            self.next.found_form.ask(self.sheet, lot.name, self.shown_element())
            self._open(self.next.found_form)

    def save_form(self) -> None:
        """Book what is typed in the form that is open, or attach the files that were chosen."""
        if self.attachments.form.isVisible():
            self.attachments.form.save()
        elif self.sheet is not None and self.next.isVisible():
            self.next.form().save()

    def stage_is_done(self) -> None:
        """Go on to the next stage."""
        if self.sheet is None or not self.sheet.stage:
            return
        run = self.sheet.run
        self.booker.book(
            lambda processing, who: processing.reach_stage(
                run.number, run.reached + 1, who=who, seen=run.version
            )
        )

    def close_or_reopen(self) -> None:
        """Ask for the reason where one is needed."""
        self._area.verticalScrollBar().setValue(0)
        self.head.close_or_reopen()

    def cancel_current(self) -> None:
        """Ask for the reason to cancel the booking of the current row."""
        bookings = self.outputs if self.outputs.table.hasFocus() else self.inputs
        booked = bookings.current()
        if booked is None or self.sheet is None or not self.sheet.is_open:
            return
        self._cancelled = bookings is self.outputs, booked.key
        self.cancel.set_words("", self.tr("Cancel {name}").format(name=booked.name))
        self.cancel.show()
        self.cancel.unfold()

    def trace_current(self) -> None:
        """Trace the lot or batch of the current row, or of the first lot there is."""
        first, second = self.outputs, self.inputs
        if self.inputs.table.hasFocus():
            first, second = second, first
        booked = first.current() or first.model.record(0) or second.model.record(0)
        if booked is not None:
            self.traced.emit(booked.name)

    # --- inside ---

    def _open(self, form: PlantForm) -> None:
        """Open a form, and scroll to it once it has its place."""
        self.next.open_form(form)
        QTimer.singleShot(0, self, partial(self._area.ensureWidgetVisible, form))

    def _show_figures(self, sheet: RunSheet) -> None:
        element, account = self.shown_element(), sheet.account
        names = self._names(line.what for line in (*account.inputs, *account.outputs))
        lots = [line.name for line in account.outputs]
        for bookings, lines, keys, none in (
            (self.inputs, account.inputs, sheet.input_ids, self.tr("Nothing taken yet.")),
            (self.outputs, account.outputs, lots, self.tr("Nothing weighed out yet.")),
        ):
            rows = booked_rows(sheet, lines, keys, element, names)
            bookings.show_rows(rows, element, none, is_open=sheet.is_open)
        self.closure.show_account(account, element, names)
        self.promised.show_sheet(sheet, self._names(part.material for part in account.parts))

    def _names(self, codes: "Iterable[str]") -> dict[str, str]:
        materials = self.workspace.store.reference().materials
        return {code: spoken(materials[code].name) for code in codes if code in materials}

    def _close(self, why: str) -> None:
        if self.sheet is not None:
            run = self.sheet.run
            self.booker.book(
                lambda processing, who: processing.close_run(
                    run.number, who=who, why=why, seen=run.version
                )
            )

    def _reopen(self, why: str) -> None:
        if self.sheet is not None:
            run = self.sheet.run
            self.booker.book(
                lambda processing, who: processing.reopen_run(
                    run.number, who=who, why=why, seen=run.version
                )
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

    def _on_opened(self, bookings: Bookings, row: int) -> None:
        booked = bookings.model.record(row)
        if booked is not None:
            self.traced.emit(booked.name)

    def _show_grown(self, widget: QWidget) -> None:
        """Let what has unfolded be seen, once it has its place."""
        QTimer.singleShot(0, widget, lambda: self._area.ensureWidgetVisible(widget))

    def _connect(self) -> None:
        self.attachments.grown.connect(self._show_grown)
        self.booker.refused.connect(lambda error: self.workspace.refuse(error))
        self.head.stage_done.clicked.connect(self.stage_is_done)
        self.head.close_run.confirmed.connect(self._close)
        self.head.reopen.confirmed.connect(self._reopen)
        self.cancel.confirmed.connect(self._cancel)
        self.cancel.unfolded.connect(self._on_cancel_unfolded)
        self.inputs.acted.connect(self.add_input)
        self.outputs.acted.connect(self.weigh_output)
        self.closure.chosen.connect(self._on_element)
        self.next.left.connect(self.left)
        for bookings in (self.inputs, self.outputs):
            bookings.table.opened.connect(partial(self._on_opened, bookings))

    def _lay_out(self) -> None:
        content = QWidget()
        surface(content, "1")
        column = QVBoxLayout(content)
        column.setContentsMargins(MARGIN, 14, MARGIN, 16)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addSpacing(8)
        column.addLayout(_beside(self.inputs, self.outputs))
        column.addWidget(self.cancel)
        column.addSpacing(GAP)
        column.addWidget(self.closure)
        column.addSpacing(GAP)
        self._below = _beside(self.promised, self.next)
        self._below.addWidget(self._beside_closed, 1)
        self._below.setAlignment(self.promised, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._below)
        column.addSpacing(GAP)
        column.addWidget(rule())
        column.addSpacing(10)
        column.addWidget(self.attachments)
        column.addStretch(1)
        self.cancel.hide()
        self._area = ScrollArea(content)
        keep_right_edge(self._area, column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)


def _beside(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    row.addWidget(first, 1)
    row.addWidget(second, 1)
    return row
