"""Laboratory: what waits for a result, the result typed, and what it does to its batch."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.jobs import Job
from ui.laboratory.ask import AskForm
from ui.laboratory.at_hand import AtHand, read
from ui.laboratory.control import KEY as CONTROL_KEY
from ui.laboratory.control import ControlPanel, ControlSeries
from ui.laboratory.control_form import ControlForm
from ui.laboratory.duplicates import KEY as TWICE_KEY
from ui.laboratory.duplicates import DuplicatesView
from ui.laboratory.recorded import Recorded, RecordedTable
from ui.laboratory.sheet import AssaySheet
from ui.laboratory.waiting import Waiting, WaitingRow, WaitingTable
from ui.language import numbers, words
from ui.look.text import rule, surface, text
from ui.look.tokens import MARGIN
from ui.parts.badge import Badge, BadgeLook
from ui.parts.drafts import DraftKeeper
from ui.parts.empty import EmptyState
from ui.parts.fields import ChoiceField
from ui.parts.import_place import PASTE_KEY, ImportPlace
from ui.parts.suggestions import Suggestion
from ui.window.page import Page

if TYPE_CHECKING:
    from datetime import datetime

    from recycler.batch import Batch
    from recycler.exchange.text_rows import Source
    from recycler.laboratory.records import AssayResult, ControlResult
    from ui.laboratory.import_panel import AssayImportPanel
    from ui.workspace import Change, Workspace

LEFT = 424
_PAUSE_MS = 30  # between rows that are only passed
_MOST_FOUND = 9


class LaboratoryPage(Page):
    """Waiting samples at the left, the sheet of the chosen one at the right."""

    name = "laboratory"
    icon_name = "laboratory"

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("Pages", "Laboratory"))
        self.finder = ChoiceField("ticket", self.tr("Find a batch"), above=True)
        self.waiting, self.table = Waiting(self), WaitingTable()
        self._recorded, self.recorded = Recorded(self), RecordedTable()
        self.sheet, self.ask = AssaySheet(), AskForm()
        self.control, self.control_form = ControlPanel(), ControlForm()
        self.twice = DuplicatesView()
        self.draft_badge = Badge()
        self._drafts = DraftKeeper(self.name, self)
        self._typed: dict[str, dict[str, object]] = {}  # by sample, not recorded yet
        self._wanted: tuple[str, str] | None = None  # ticket, label
        self._to_focus = False
        self._job: Job | None = None
        self._soon = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self._read)
        self._stack = QStackedWidget()
        self._none = EmptyState()
        self.imports = ImportPlace(self._stack, _import_panel, self.close_import)
        self._build()
        self._connect()
        self._bind_keys()

    # --- what the window asks ---

    def ready(self, workspace: "Workspace") -> None:
        self.imports.take(workspace)
        self.sheet.take(workspace)
        self.ask.take(workspace)
        self.control_form.take(workspace)
        self.table.take(workspace)
        self.recorded.take(workspace)
        self.finder.suggest = self._find
        self.finder.look_up = self._look_up
        self._drafts.take(workspace)
        self._restore_draft()
        self.waiting.take(workspace)
        self._recorded.take(workspace)
        self.control.take(workspace)
        self.twice.take(workspace)

    def refresh(self, change: "Change") -> None:
        if change.kind not in ("assays", "batches", "reference", "facility"):
            return
        if change.kind == "assays":
            self.waiting.forget(change.tickets)
            self._recorded.ask()
        if change.kind in ("assays", "reference", "facility"):
            self.control.ask()
        if change.kind == "reference" and self.workspace is not None:
            self.sheet.offer(self.workspace.store.laboratory.recent())
        if self._right.currentWidget() is self.twice:
            self.twice.ask()
        self.waiting.ask()
        shown = self.sheet.at_hand
        if shown is not None and shown.batch.ticket in change.tickets and self._wanted is None:
            self._keep_typed()
            self._want(shown.batch.ticket, shown.label)

    def shown(self) -> None:
        if self.imports.focus():
            return
        if self._stack.currentWidget() is self._none:
            self._none.focus_first()
        else:
            self.table.setFocus()

    def settled(self) -> bool:
        parts = (self.waiting, self._recorded, self.sheet, self.control, self.twice)
        mine = self._job is not None or self._soon.isActive()
        if self.imports.is_waiting():
            return False
        return not mine and not any(part.is_waiting() for part in parts)

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

    def _build(self) -> None:
        self.head.add_action(self.draft_badge)
        self.draft_badge.hide()
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
        row.addWidget(self._left_side())
        row.addWidget(rule(vertical=True))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.ask)
        right.addWidget(self.control_form)
        self._blank = text(
            self.tr("Choose a sample at the left, or find a batch with Ctrl+F."), "body", "text-2"
        )
        self._right = QStackedWidget()
        blank = QWidget()
        column = QVBoxLayout(blank)
        column.setContentsMargins(MARGIN, 20, MARGIN, 20)
        column.addWidget(self._blank)
        column.addStretch(1)
        self._right.addWidget(blank)
        self._right.addWidget(self.sheet)
        self._right.addWidget(self.twice)
        right.addWidget(self._right, 1)
        row.addLayout(right, 1)
        self._stack.addWidget(body)
        self._stack.addWidget(self._none)
        self.set_body(self._stack)

    def _left_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(LEFT)
        surface(side, "2")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.finder.label.hide()
        self.finder.edit.setPlaceholderText(self.tr("Find a batch: ticket, supplier, material"))
        self.finder.edit.setToolTip("Ctrl+F")
        self.finder.list_width = 520
        holder = QVBoxLayout()
        holder.setContentsMargins(MARGIN, 12, MARGIN, 4)
        holder.addWidget(self.finder)
        column.addLayout(holder)
        hint = self.tr("ordered by how much an assay narrows")
        column.addLayout(_titled(self.tr("Waiting"), hint))
        self._no_sample = text(self.tr("No sample waits for its result."), "body", "text-2")
        self._no_sample.setContentsMargins(MARGIN, 0, MARGIN, 12)
        column.addWidget(self._no_sample)
        column.addWidget(self.table, 3)
        column.addWidget(rule())
        column.addWidget(self.control)
        column.addWidget(rule())
        lately = self.tr("did the intake interval hold?")
        column.addLayout(_titled(self.tr("Recorded lately"), lately))
        column.addWidget(self.recorded, 2)
        self._no_sample.hide()
        return side

    def _connect(self) -> None:
        self.waiting.arrived.connect(self._on_waiting)
        self._recorded.arrived.connect(self.recorded.show_rows)
        self.table.current_changed.connect(self._on_current)
        self.table.opened.connect(lambda row: self._enter_sheet())
        self.recorded.opened.connect(self._on_recorded_opened)
        self.finder.chosen.connect(self._on_found)
        self.finder.stepped.connect(lambda by: self.table.setFocus())
        self.sheet.edited.connect(self._on_edited)
        self.sheet.recorded.connect(self._on_recorded)
        self.sheet.second_wanted.connect(self.ask.ask)
        self.sheet.stepped_out.connect(self.table.setFocus)
        self.sheet.results.made_final.connect(self._make_final)
        self.sheet.results.rejected.connect(self._reject)
        self.ask.done.connect(self._on_asked)
        self.ask.left.connect(self._after_ask)
        self.control.wanted.connect(self._record_control)
        self.control.arrived.connect(self._on_controls)
        self.control.twice_wanted.connect(self._show_twice)
        self.twice.opened.connect(self._open_sample)
        self.twice.left.connect(self._leave_twice)
        self.control_form.done.connect(self._on_control)
        self.control_form.left.connect(self.control.record_button.setFocus)
        self._drafts.kept.connect(self._show_draft)

    def _bind_keys(self) -> None:
        self.bind("Ctrl+F", self._search)
        self.bind("/", self._search, self.table)
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
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._no_sample.setVisible(not rows)
        self._say_state(rows)
        self._show_whether_empty(rows)
        known = any(row.known for row in rows)  # the order tells by then which comes first
        if self.sheet.at_hand is None and self._wanted is None and known:
            self._choose(rows[0].batch.ticket, rows[0].label)
        elif self.sheet.at_hand is not None:
            self.table.choose(self.sheet.at_hand.label)

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
        if self._wanted is None:
            self.sheet.focus_first()
        else:
            self._to_focus = True

    def _on_recorded_opened(self, row: int) -> None:
        record = self.recorded.recorded_rows.record(row)
        if record is not None:
            self._to_focus = True
            self._choose(record.ticket, "")

    # --- finding any batch ---

    def _search(self) -> None:
        self.finder.edit.setFocus()
        self.finder.edit.selectAll()

    def _find(self, typed: str) -> list[Suggestion]:
        if self.workspace is None:
            return []
        from db.filters import BatchFilter

        found = self.workspace.store.find(BatchFilter(text=typed), limit=_MOST_FOUND)
        return [self._line(batch) for batch in found if str(batch.state) != "void"]

    def _line(self, batch: "Batch") -> Suggestion:
        assert self.workspace is not None
        material = self.workspace.store.reference().materials.get(batch.material)
        name = material.name if material else batch.material
        day = numbers.short_day(batch.received_on)
        return Suggestion(f"{batch.ticket}  {name}", batch.ticket, day, batch.supplier)

    def _look_up(self, typed: str) -> Suggestion | None:
        """Return the batch of a ticket that is typed whole."""
        if self.workspace is None or typed.count("-") < 2:
            return None
        ticket = typed.split()[0].upper()
        known = self.workspace.store.tickets_exist([ticket])
        return Suggestion(ticket, ticket) if ticket in known else None

    def _on_found(self, ticket: str) -> None:
        self.finder.clear()
        if ticket:
            self._to_focus = True
            self._choose(ticket, "")

    # --- the sheet ---

    def _choose(self, ticket: str, label: str) -> None:
        shown = self.sheet.at_hand
        if shown is not None and (shown.batch.ticket, shown.label) == (ticket, label):
            self._wanted = None
            self._right.setCurrentWidget(self.sheet)
            return
        self._keep_typed()
        self._want(ticket, label)

    def _want(self, ticket: str, label: str) -> None:
        self._wanted = (ticket, label)
        self._soon.start()

    def _read(self) -> None:
        if self._wanted is None or self.workspace is None or self._job is not None:
            return
        store, (ticket, label) = self.workspace.store, self._wanted
        self._reading = self._wanted
        self._job = Job(lambda report: read(store, ticket, label), self)
        self._job.succeeded.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_read_ended)
        self._job.start()

    _reading: tuple[str, str] | None = None

    def _on_read(self, at_hand: AtHand) -> None:
        if self._reading != self._wanted:
            return
        self._wanted = None
        self.sheet.show_sheet(at_hand, self._typed.get(at_hand.key))
        self._right.setCurrentWidget(self.sheet)
        self.table.choose(at_hand.label)
        if self._to_focus and self.isVisible():
            self.sheet.focus_first()
        self._to_focus = False

    def _on_failed(self, error: Exception) -> None:
        self._wanted = None
        if self.workspace is not None:
            self.workspace.failed.emit(error)

    def _on_read_ended(self) -> None:
        self._job = None
        if self._wanted is not None:
            self._soon.start()

    def _record(self) -> None:
        if self.imports.is_open():
            return
        unfolded = next((form for form in self._forms() if not form.isHidden()), None)
        if unfolded is not None:
            unfolded.save()
        elif self._right.currentWidget() is self.sheet:
            self.sheet.record()

    def _on_recorded(self, ticket: str, label: str) -> None:
        """Go on with the next sample that waits."""
        self._typed.pop(f"{ticket} {label}", None)
        self._write_draft()
        self._to_focus = True
        left = [row for row in self.waiting.rows() if row.label != label]
        following = left[0] if left else None
        self._want(following.batch.ticket if following else ticket,
                   following.label if following else label)  # fmt: skip

    def _make_final(self, result: "AssayResult", why: str) -> None:
        assert self.workspace is not None
        done = self.workspace.make_final(result, why)
        if done is not None:
            said = self.tr("{element} of {ticket} is final.")
            self.workspace.tell(said.format(element=done.element, ticket=done.ticket))

    def _reject(self, result: "AssayResult", why: str) -> None:
        assert self.workspace is not None
        done = self.workspace.reject_assay(result, why)
        if done is not None:
            said = self.tr("{element} of {ticket} is rejected and counts no more.")
            self.workspace.tell(said.format(element=done.element, ticket=done.ticket), icon="void")

    # --- asking for a sample ---

    def _ask_for_assay(self) -> None:
        shown = self.sheet.at_hand
        if shown is not None and not self.imports.is_open():
            self.control_form.fold()
            self.ask.ask(shown.batch.ticket)

    def _on_asked(self, label: str) -> None:
        self._want(self.ask.ticket, label)
        self.table.setFocus()

    def _after_ask(self) -> None:
        self.sheet.focus_first()

    # --- controls ---

    def _forms(self) -> "tuple[AskForm | ControlForm, ...]":
        return self.ask, self.control_form

    def _record_control(self, name: str) -> None:
        if not self.imports.is_open():
            self.ask.fold()
            self.control_form.ask(name)

    def _on_controls(self, charts: list[ControlSeries]) -> None:
        self.control_form.suggest_from([chart.latest for chart in charts])

    def _on_control(self, result: "ControlResult") -> None:
        self.control.prefer(result)
        self.control.record_button.setFocus()

    def _show_twice(self) -> None:
        if self.workspace is None or self.imports.is_open():
            return
        for form in self._forms():
            form.fold()
        self._right.setCurrentWidget(self.twice)
        self.twice.ask()
        self.twice.focus_first()

    def _open_sample(self, ticket: str, label: str) -> None:
        """Show the sheet of a sample that was measured twice."""
        self._to_focus = True
        self._keep_typed()
        self._want(ticket, label)

    def _leave_twice(self) -> bool:
        """Go back to the sheet; tells whether it was hidden."""
        if self._right.currentWidget() is not self.twice:
            return False
        self._right.setCurrentIndex(1 if self.sheet.at_hand else 0)
        self.control.twice_button.setFocus()
        return True

    def _leave(self) -> None:
        """Esc: out of the import, the form, the retest, the sheet."""
        if (
            self.imports.leave()
            or any(form.fold() for form in self._forms())
            or self.sheet.results.fold()
            or self._leave_twice()
            or self.sheet.end_retest()
        ):
            return
        self.table.setFocus()

    # --- drafts ---

    def is_blank(self) -> bool:
        return not self._typed

    def texts(self) -> dict[str, object]:
        """Return what was typed and not recorded, for a draft."""
        shown = self.sheet.at_hand
        current = [shown.batch.ticket, shown.label] if shown else []
        return {"current": current, "sheets": self._typed}

    def _on_edited(self) -> None:
        self._keep_typed()
        self._drafts.later(self)

    def _keep_typed(self) -> None:
        """Remember what stands in the sheet, so that it is there when one comes back to it."""
        shown = self.sheet.at_hand
        if shown is None or self.sheet.retest_of is not None:
            return
        if self.sheet.is_blank():
            self._typed.pop(shown.key, None)
        else:
            self._typed[shown.key] = self.sheet.texts()

    def _write_draft(self) -> None:
        if self.is_blank():
            self._drafts.drop()
            self.draft_badge.hide()
        else:
            self._drafts.later(self)

    def _restore_draft(self) -> None:
        draft = self._drafts.kept_draft()
        if draft is None:
            return
        sheets, current = draft.payload.get("sheets"), draft.payload.get("current")
        if isinstance(sheets, dict):
            self._typed = {key: dict(texts) for key, texts in sheets.items()}
        if isinstance(current, list) and len(current) == 2:
            self._want(str(current[0]), str(current[1]))
        self._show_draft(draft.at)

    def _show_draft(self, at: "datetime") -> None:
        assert self.workspace is not None
        clock = numbers.clock(at.astimezone(self.workspace.zone), seconds=True)
        said = self.tr("Draft kept {clock}").format(clock=clock)
        self.draft_badge.set_look(BadgeLook(said, "neutral", "draft"))
        self.draft_badge.show()

    def hideEvent(self, event: QHideEvent) -> None:
        self._drafts.now(self)


def _import_panel(workspace: "Workspace") -> "AssayImportPanel":
    from ui.laboratory.import_panel import AssayImportPanel

    return AssayImportPanel(workspace)


def _titled(title: str, hint: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(MARGIN, 10, MARGIN, 8)
    row.addWidget(text(title, "section"))
    row.addStretch(1)
    row.addWidget(text(hint, "caption", "text-3"))
    return row
