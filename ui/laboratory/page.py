"""Laboratory: what waits for a result, the result typed, and what it does to its batch."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from recycler.people.rights import Right
from ui.laboratory.at_hand import AtHand
from ui.laboratory.at_hand_source import AtHandSource
from ui.laboratory.control import KEY as CONTROL_KEY
from ui.laboratory.control import ControlSeries
from ui.laboratory.duplicates import KEY as TWICE_KEY
from ui.laboratory.left_side import LeftSide
from ui.laboratory.right_side import RightSide
from ui.laboratory.sheet import AssaySheet
from ui.laboratory.sheet_drafts import SheetDrafts
from ui.laboratory.waiting import WaitingRow
from ui.language import words
from ui.look.text import rule
from ui.parts.empty import EmptyState
from ui.parts.import_place import PASTE_KEY, ImportPlace
from ui.window.page import Page

if TYPE_CHECKING:
    from recycler.exchange.text_rows import Source
    from recycler.laboratory.records import AssayResult, ControlResult
    from ui.laboratory.import_panel import AssayImportPanel
    from ui.look.buttons import Button
    from ui.workspace.workspace import Change, Workspace


class LaboratoryPage(Page):
    """Waiting samples at the left, the sheet of the chosen one at the right."""

    name = "laboratory"
    icon_name = "laboratory"
    works_by = Right.ASSAY

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Pages", "Laboratory"), parent)
        self._to_focus = False
        self._stack = QStackedWidget()
        self.set_body(self._stack)

    def build(self) -> Iterator[None]:
        self.left = LeftSide()
        yield
        sheet = AssaySheet()
        yield
        self.right = RightSide(sheet)
        yield
        self.finder, self.table = self.left.finder, self.left.table
        self.waiting, self.recorded = self.left.waiting, self.left.recorded
        self.control, self.control_form = self.left.control, self.right.control_form
        self.sheet, self.ask, self.twice = self.right.sheet, self.right.ask, self.right.twice
        self._source = AtHandSource(self)
        self._drafts = SheetDrafts(self.name, self.sheet)
        self.draft_badge = self._drafts.badge
        self._none = EmptyState()
        self.imports = ImportPlace(self._stack, _import_panel, self.close_import)
        self._lay_out()
        self._connect()
        self._bind_keys()

    # --- what the window asks ---

    def ready(self, workspace: "Workspace") -> None:
        for part in (self.imports, self.right, self._source, self._drafts):
            part.take(workspace)
        current = self._drafts.restore()
        if current is not None:
            self._source.want(*current)
        self.left.take(workspace)

    def refresh(self, change: "Change") -> None:
        if change.kind == "person":
            shown = self.sheet.at_hand
            left = self._drafts.of_another()
            if left or shown:
                self._source.want(*(left or (shown.batch.ticket, shown.label)))  # type: ignore[union-attr]
            return
        if change.kind not in ("assays", "batches", "reference", "facility"):
            return
        if change.kind == "assays":
            self.waiting.forget(change.tickets)
            self.left.recently.ask()
        if change.kind in ("assays", "reference", "facility"):
            self.control.ask()
        if change.kind == "reference" and self.workspace is not None:
            self.sheet.offer(self.workspace.store.laboratory.recent())
        if self.right.shows_twice():
            self.twice.ask()
        self.waiting.ask()
        shown = self.sheet.at_hand
        if (
            shown is not None
            and shown.batch.ticket in change.tickets
            and not self._source.is_wanting()
        ):
            self._drafts.remember()
            self._source.want(shown.batch.ticket, shown.label)

    def shown(self) -> None:
        if self.imports.focus():
            return
        if self._stack.currentWidget() is self._none:
            self._none.focus_first()
        else:
            self.table.setFocus()

    def acts(self) -> "Sequence[Button]":
        return (self.import_button, self.paste_button)

    def settled(self) -> bool:
        parts = (self.left, self.right, self._source, self.imports)
        return not any(part.is_waiting() for part in parts)

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+F", self.tr("Find any batch to record a result for")),
            ("Enter", self.tr("Go to the results; next field")),
            ("Shift+Enter", self.tr("Field before")),
            ("Ctrl+Return", self.tr("Record and next")),
            ("Ctrl+L", self.tr("Ask for an assay: register a sample")),
            (CONTROL_KEY, self.tr("Record a control sample")),
            (TWICE_KEY, self.tr("Show what was measured twice")),
            (PASTE_KEY, self.tr("Paste results copied in another program")),
            ("Ctrl+I", self.tr("Import a workbook of results")),
            ("F", self.tr("Make the current result final")),
            ("T", self.tr("Retest the current result")),
            ("R", self.tr("Reject the current result")),
            ("Esc", self.tr("Leave the field, the retest, the form")),
        ]

    def open_assay(self, ticket: str) -> None:
        """Get ready to record a result of one batch."""
        self._to_focus = True
        self._choose(ticket, "")

    def open_ticket(self, ticket: str) -> None:
        """Show the sheet of one batch."""
        self._choose(ticket, "")

    def open_import(self, source: "Source | None" = None) -> None:
        """Show the import of results in the place of the page."""
        self.imports.open(source)

    def close_import(self) -> None:
        self._show_whether_empty(self.waiting.rows(), leave_import=True)
        self.shown()

    # --- building ---

    def _lay_out(self) -> None:
        self.head.add_action(self.draft_badge)
        self.paste_button = self.head.add_button(
            self.tr("Paste results"), kind="link", key=PASTE_KEY
        )
        self.paste_button.clicked.connect(self.imports.paste)
        self.import_button = self.head.add_button(self.tr("Import a workbook…"), key="Ctrl+I")
        self.import_button.clicked.connect(lambda: self.open_import())
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(rule(vertical=True))
        row.addWidget(self.right, 1)
        self._stack.addWidget(body)
        self._stack.addWidget(self._none)

    def _connect(self) -> None:
        self.waiting.arrived.connect(self._on_waiting)
        self.table.current_changed.connect(self._on_current)
        self.table.opened.connect(lambda row: self._enter_sheet())
        self.recorded.opened.connect(self._on_recorded_opened)
        self.finder.chosen.connect(self._on_found)
        self.sheet.edited.connect(self._drafts.later)
        self.sheet.recorded.connect(self._on_recorded)
        self.sheet.second_wanted.connect(self.ask.ask)
        self.sheet.stepped_out.connect(self.table.setFocus)
        self.sheet.results.made_final.connect(self._make_final)
        self.sheet.results.rejected.connect(self._reject)
        self.ask.done.connect(self._on_asked)
        self.ask.left.connect(self.sheet.focus_first)
        self.control.wanted.connect(self._record_control)
        self.control.arrived.connect(self._on_controls)
        self.control.twice_wanted.connect(self._show_twice)
        self.twice.opened.connect(self._open_sample)
        self.twice.left.connect(self._leave_twice)
        self.control_form.done.connect(self._on_control)
        self.control_form.left.connect(self.control.record_button.setFocus)
        self._source.arrived.connect(self._on_read)

    def _bind_keys(self) -> None:
        self.bind("Ctrl+F", self.left.search)
        self.bind("/", self.left.search, self.table)
        self.bind("Ctrl+Return", self._record)
        self.bind("Ctrl+Enter", self._record)
        self.bind("Ctrl+L", self._ask_for_assay)
        self.bind(CONTROL_KEY, self.control.press_record)
        self.bind(TWICE_KEY, self._show_twice)
        self.bind(PASTE_KEY, self.imports.paste)
        self.bind("Ctrl+I", self.open_import)
        results = self.sheet.results
        self.bind("F", results.press_final, results.table)
        self.bind("T", results.press_again, results.table)
        self.bind("R", results.press_reject, results.table)
        self.bind("Esc", self._leave)

    # --- the left side ---

    def _on_waiting(self, rows: Sequence[WaitingRow]) -> None:
        self._say_state(rows)
        self._show_whether_empty(rows)
        known = any(row.known for row in rows)  # the order tells by then which comes first
        if self.sheet.at_hand is None and not self._source.is_wanting() and known:
            self._choose(rows[0].batch.ticket, rows[0].label)
        elif self.sheet.at_hand is not None:
            self.table.choose(self.sheet.at_hand.label)

    def record(self) -> str:
        shown = self.left.control.shown
        if shown is not None and self.left.control.isAncestorOf(self.focusWidget() or self):
            return f"control {shown.latest.name}"
        return self.sheet.at_hand.batch.ticket if self.sheet.at_hand is not None else ""

    def _say_state(self, rows: Sequence[WaitingRow]) -> None:
        if self.workspace is None:
            return
        if not rows:
            self.head.set_state(self.tr("nothing waits"))
            return
        taken = [row.sample.taken_at for row in rows if row.sample.taken_at is not None]
        said = words.samples_wait(len(rows))
        if taken:
            oldest = min(taken).astimezone(self.workspace.zone).date()
            days = (self.workspace.today() - oldest).days
            older = self.tr("{samples}, oldest {days} d").format(samples=said, days=days)
            said = older if days > 0 else said
        self.head.set_state(said)

    def _show_whether_empty(
        self, rows: Sequence[WaitingRow], *, leave_import: bool = False
    ) -> None:
        """Without any batch there is nothing to assay: say what comes first."""
        assert self.workspace is not None
        empty = not rows and not self.workspace.store.find(limit=1)
        if empty and not self._none.cards:
            self._none.set_words(
                self.tr("No batch to assay yet"),
                self.tr("Samples and results of the batches you log stand here."),
            )
            self._none.add(
                "intake",
                self.tr("Log a batch"),
                self.tr("Material and gross weight are enough"),
                partial(self.workspace.open_page.emit, "intake"),
                "Ctrl+1",
            )
        if leave_import or not self.imports.is_open():
            self._stack.setCurrentIndex(1 if empty else 0)

    def _on_current(self, row: int) -> None:
        chosen = self.table.current()
        if chosen is not None:
            self._choose(chosen.batch.ticket, chosen.label)

    def _enter_sheet(self) -> None:
        if not self._source.is_wanting():
            self.sheet.focus_first()
        else:
            self._to_focus = True

    def _on_recorded_opened(self, row: int) -> None:
        record = self.recorded.recorded_rows.record(row)
        if record is not None:
            self._to_focus = True
            self._choose(record.ticket, "")

    def _on_found(self, ticket: str) -> None:
        self.finder.clear()
        if ticket:
            self._to_focus = True
            self._choose(ticket, "")

    # --- the sheet ---

    def _choose(self, ticket: str, label: str) -> None:
        shown = self.sheet.at_hand
        if shown is not None and (shown.batch.ticket, shown.label) == (ticket, label):
            self._source.drop()
            self.right.show_sheet()
            return
        self._drafts.remember()
        self._source.want(ticket, label)

    def _on_read(self, at_hand: AtHand) -> None:
        self.sheet.show_sheet(at_hand, self._drafts.of(at_hand.key))
        self.right.show_sheet()
        self.table.choose(at_hand.label)
        if self._to_focus and self.isVisible():
            self.sheet.focus_first()
        self._to_focus = False

    def _record(self) -> None:
        if not self.imports.is_open():
            self.right.record()

    def _on_recorded(self, ticket: str, label: str) -> None:
        """Go on with the next sample that waits."""
        self._drafts.drop(ticket, label)
        self._to_focus = True
        left = [row for row in self.waiting.rows() if row.label != label]
        following = left[0] if left else None
        if following is not None:
            ticket, label = following.batch.ticket, following.label
        self._source.want(ticket, label)

    def _make_final(self, result: "AssayResult", why: str) -> None:
        assert self.workspace is not None
        done = self.workspace.laboratory.make_final(result, why)
        if done is not None:
            said = self.tr("{element} of {ticket} is final.")
            self.workspace.tell(said.format(element=done.element, ticket=done.ticket))

    def _reject(self, result: "AssayResult", why: str) -> None:
        assert self.workspace is not None
        done = self.workspace.laboratory.reject(result, why)
        if done is not None:
            said = self.tr("{element} of {ticket} is rejected and counts no more.")
            self.workspace.tell(said.format(element=done.element, ticket=done.ticket), icon="void")

    # --- asking for a sample ---

    def _ask_for_assay(self) -> None:
        if not self.imports.is_open():
            self.right.ask_for_sample()

    def _on_asked(self, label: str) -> None:
        self._source.want(self.ask.ticket, label)
        self.table.setFocus()

    # --- controls ---

    def _record_control(self, name: str) -> None:
        if not self.imports.is_open():
            self.right.ask_for_control(name)

    def _on_controls(self, charts: list[ControlSeries]) -> None:
        self.control_form.suggest_from([chart.latest for chart in charts])

    def _on_control(self, result: "ControlResult") -> None:
        self.control.prefer(result)
        self.control.record_button.setFocus()

    def _show_twice(self) -> None:
        if self.workspace is not None and not self.imports.is_open():
            self.right.show_twice()

    def _open_sample(self, ticket: str, label: str) -> None:
        """Show the sheet of a sample that was measured twice."""
        self._to_focus = True
        self._drafts.remember()
        self._source.want(ticket, label)

    def _leave_twice(self) -> bool:
        left = self.right.leave_twice()
        if left:
            self.control.twice_button.setFocus()
        return left

    def _leave(self) -> None:
        """Esc: out of the import, the form, the retest, the sheet."""
        if (
            self.imports.leave()
            or self.right.leave()
            or self._leave_twice()
            or self.sheet.end_retest()
        ):
            return
        self.table.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self._drafts.now()


def _import_panel(workspace: "Workspace") -> "AssayImportPanel":
    from ui.laboratory.import_panel import AssayImportPanel

    return AssayImportPanel(workspace)
