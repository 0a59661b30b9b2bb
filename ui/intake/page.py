"""Intake: a form in the order of work, what the load will yield, and today's batches."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from recycler.errors import RecyclerError
from recycler.people.rights import Right
from ui.intake.estimate_panel import EstimatePanel
from ui.intake.first_steps import FirstSteps
from ui.intake.today import Today
from ui.intake.warm import Warmer
from ui.language import numbers, words
from ui.language.sentences import say_error
from ui.look.buttons import Button
from ui.look.text import rule, set_ink, surface, text
from ui.look.tokens import MARGIN
from ui.parts.drafts import DraftBadge, DraftKeeper
from ui.parts.fields import LABEL_WIDTH
from ui.parts.form import BatchForm
from ui.parts.import_place import PASTE_KEY, ImportPlace
from ui.parts.route_choice import RouteChoice
from ui.parts.suppliers import find_supplier, suggest_suppliers
from ui.parts.tare_field import TARE_KEY
from ui.window.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recycler.batch import Batch, BatchEntry
    from recycler.exchange.text_rows import Source
    from ui.intake.import_panel import ImportPanel
    from ui.workspace.workspace import Change, Workspace

FORM_WIDTH = 400
LEAST_TODAY = 148  # its head and three rows


class IntakePage(Page):
    """Log a batch in under half a minute, by keyboard."""

    name = "intake"
    icon_name = "intake"
    works_by = Right.LOG

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Pages", "Intake"), parent)
        self.form = BatchForm()
        self.estimate = EstimatePanel()
        self.today = Today()
        self.draft_badge = DraftBadge()
        self._drafts = DraftKeeper(self.name, self)
        self._warmer = Warmer(self)
        self._stack = QStackedWidget()
        self.imports = ImportPlace(self._stack, _import_panel, self.close_import)
        self._build_head()
        self._build_body()
        self._connect()
        self._bind_keys()
        self.setAcceptDrops(True)

    # --- what the window asks ---

    def ready(self, workspace: "Workspace") -> None:
        self.imports.take(workspace)
        self._take_rules(workspace)
        self.form.supplier.suggest = lambda typed: suggest_suppliers(workspace, typed)
        self.form.supplier.look_up = lambda typed: find_supplier(workspace, typed)
        self._routes = RouteChoice(
            self.form.route, workspace, self.form.material.value, self._weighed
        )
        self.estimate.opened.connect(workspace.open_origin)
        self.today.take(workspace)
        self.form.tare.containers = workspace.store.processing.containers
        self._first_steps = FirstSteps(workspace, self.new_ticket, self.open_import)
        self._first_steps.fill_today(self.today)
        self.draft_badge.take(workspace)
        self._drafts.take(workspace)
        QTimer.singleShot(0, self.estimate.prepare)
        self._restore_draft()
        self._show_ticket()

    def refresh(self, change: "Change") -> None:
        if change.kind in ("batches", "facility"):
            self.today.refresh()
            self._show_ticket()
        if change.kind == "person":
            self.form.set_texts({})
            self.draft_badge.hide()
            self._restore_draft()
            self._estimate()
        if change.kind == "assays":
            self.today.forget_figures(change.tickets)
        if change.kind in ("reference", "facility") and self.workspace:
            self._take_rules(self.workspace)
        if change.kind == "reference" and self.form.material.value():
            self._estimate()

    def shown(self) -> None:
        if self._stack.currentIndex() == 0:
            first = "material" if not self.form.material.text() else "gross"
            self.form.focus_field(first)

    def acts(self) -> "Sequence[Button]":
        return (self.save_button, self._import_button, self.paste_button)

    def record(self) -> str:
        batch = self.today.current()
        return batch.ticket if batch is not None else ""

    def settled(self) -> bool:
        return not self.today.is_waiting()

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+Return", self.tr("Save and next")),
            ("Enter", self.tr("Next field")),
            ("Shift+Enter", self.tr("Field before")),
            ("Alt+Down", self.tr("Open the list of a field")),
            ("Ctrl+D", self.tr("Same again: the current row, or the last one")),
            (PASTE_KEY, self.tr("Paste rows copied in another program")),
            ("Ctrl+I", self.tr("Import a workbook")),
            (TARE_KEY, self.tr("Tare of a container")),
            ("Ctrl+N", self.tr("New ticket")),
            ("Esc", self.tr("Leave the field")),
        ]

    # --- actions ---

    def save(self) -> None:
        """Log what is typed and begin the next ticket, or go to the first problem."""
        if self.workspace is None or self._stack.currentIndex() != 0:
            return
        entry = self.form.check()
        self._show_problem_count()
        if entry is None:
            return
        batch = self.workspace.log(entry)
        if batch is not None:
            self._told_of(batch)
            self._start_next(entry)

    def same_again(self) -> None:
        """Fill the form as the current row of today, or as the last batch, but for the weights."""
        batch = self.today.current() or self.today.newest() or self._last_of_all()
        if batch is None:
            return
        from ui.parts.form import entry_texts

        texts = entry_texts(batch)
        self.form.set_texts({**texts, "gross": "", "supplier_lot": "", "note": ""})
        self._on_edited()
        self.form.focus_field("gross")

    def _last_of_all(self) -> "Batch | None":
        """The newest batch of any day: the first of a day is often like the last before it."""
        newest = self.workspace.store.find(limit=1) if self.workspace else []
        return next(iter(newest), None)

    def new_ticket(self) -> None:
        """Come to the form from wherever one is."""
        self.close_import()
        self.form.focus_field("material")

    def open_import(self, source: "Source | None" = None) -> None:
        """Show the import in the place of the form."""
        self.imports.open(source)

    def close_import(self) -> None:
        self._stack.setCurrentIndex(0)
        if self.workspace:
            self.form.focus_field("material")

    # --- building ---

    def _build_head(self) -> None:
        self.head.add_action(self.draft_badge)
        self.paste_button = self.head.add_button(self.tr("Paste rows"), kind="link", key=PASTE_KEY)
        self.paste_button.clicked.connect(self.imports.paste)
        self._import_button = self.head.add_button(
            self.tr("Import a workbook…"), kind="link", key="Ctrl+I"
        )

    def _build_body(self) -> None:
        upper = QWidget()
        row = QHBoxLayout(upper)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._form_side())
        row.addWidget(rule(vertical=True))
        row.addWidget(self.estimate, 1)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(upper)
        self._split.addWidget(self.today)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        self._split.splitterMoved.connect(self._on_split)
        self.today.setMinimumHeight(LEAST_TODAY)
        self.set_body(self._stack)
        self._stack.addWidget(self._split)

    def _form_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(FORM_WIDTH + 2 * MARGIN)
        surface(side, "1")
        column = QVBoxLayout(side)
        column.setContentsMargins(MARGIN, 16, MARGIN, 14)
        column.setSpacing(14)
        column.addWidget(self.form)
        column.addLayout(self._save_row())
        column.addStretch(1)
        return side

    def _save_row(self) -> QHBoxLayout:
        self.save_button = Button(
            self.tr("Save and next"), kind="primary", key=self.tr("Ctrl+Enter")
        )
        self._count = text("", "small", "bad")
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addSpacing(LABEL_WIDTH)
        row.addWidget(self.save_button)
        row.addSpacing(12)
        row.addWidget(self._count, 1)
        return row

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.form.stepped_out.connect(self._on_stepped_out)
        self.save_button.clicked.connect(self.save)
        self._import_button.clicked.connect(lambda: self.open_import())
        self.estimate.weights_asked.connect(lambda: self.form.focus_field("gross"))
        self.today.opened.connect(self._open_ticket)
        self.today.counted.connect(self._on_counted)
        self._drafts.kept.connect(self.draft_badge.show_kept)

    def _bind_keys(self) -> None:
        self.bind("Ctrl+Return", self.save)
        self.bind("Ctrl+Enter", self.save)
        self.bind("Ctrl+D", self.same_again)
        self.bind(PASTE_KEY, self.imports.paste)
        self.bind("Ctrl+I", self.open_import)
        self.bind("Ctrl+N", self.new_ticket)
        self.bind(TARE_KEY, self.form.tare.open_list)
        self.bind("Esc", self._leave)

    def _take_rules(self, workspace: "Workspace") -> None:
        from db.batches.importing import rules_of

        store = workspace.store
        rules = rules_of(store, decimal_comma=numbers.decimal_comma())
        self.form.take_reference(store.reference(), rules, workspace.zone)

    # --- following the typing ---

    def _on_edited(self) -> None:
        self._estimate()
        self._show_problem_count()
        self._drafts.later(self.form)

    def _estimate(self) -> None:
        """Follow a key: a new estimate, or the last good one and what it waits for."""
        if self.workspace is None:
            return
        entry, problems = self.form.weighed_entry()
        if entry is None:
            route = self.form.route.value()
            self._warmer.warm(self.workspace.estimator, self.form.material.value(), route)
            waits = [p.field for p in problems if not p.notice and p.field]
            self.estimate.wait_for(words.field(str(waits[0])).lower() if waits else "")
            return
        from recycler.dry_mass import dry_mass

        estimator = self.workspace.estimator
        try:
            made = estimator.estimate(
                entry.material, dry_mass(entry), entry.route, supplier=entry.supplier
            )
        except RecyclerError as error:
            self.estimate.say(say_error(error))
            return
        self.estimate.show_estimate(made, self.workspace.store.reference(), estimator)
        self._show_default_route(made.route)
        if made.material != self._room_made_for:
            self._room_made_for = made.material
            QTimer.singleShot(0, self._make_room)

    _room_made_for = ""
    _is_split_by_hand = False

    def _make_room(self) -> None:
        """Let the estimate be seen whole, as far as today's batches can give way."""
        upper, lower = self._split.sizes()
        more = self.estimate.hidden_height()
        spare = lower - max(self.today.minimumSizeHint().height(), LEAST_TODAY)
        if self._is_split_by_hand or more <= 0 or spare <= 0:
            return
        taken = min(more, spare)
        self._split.setSizes([upper + taken, lower - taken])

    def _on_split(self) -> None:
        self._is_split_by_hand = True

    def _show_default_route(self, route: str | None) -> None:
        """Name the route that is taken where none is chosen."""
        if self.workspace is None or self.form.route.text():
            return
        found = self.form.route.look_up(route) if route else None
        name = found.text if found else ""
        self.form.route.edit.setPlaceholderText(name)
        self.form.route.edit.set_chevron(not name)
        self.form.route.edit.set_aside(route or "")

    def _show_problem_count(self) -> None:
        count = len(self.form.problems())
        self._count.setText(words.fields_to_put_right(count) if count else "")
        set_ink(self._count, "bad")

    def _on_stepped_out(self, by: int) -> None:
        if by > 0:
            self.save_button.setFocus()
        else:
            self.today.table.setFocus()

    def _leave(self) -> None:
        """Esc: leave the import, else go from the form to today's batches and back."""
        if self.imports.leave() or self.estimate.fold():
            return
        if self.today.table.hasFocus():
            self.form.focus_field("material")
        else:
            self.today.table.setFocus()

    def _weighed(self) -> "BatchEntry | None":
        return self.form.weighed_entry()[0]

    # --- after saving ---

    def _told_of(self, batch: "Batch") -> None:
        assert self.workspace is not None
        said = self.tr("{ticket} logged: {dry} dry.").format(
            ticket=batch.ticket, dry=numbers.kg(batch.dry_kg)
        )
        self.workspace.tell(said, undo=True)

    def _start_next(self, entry: "BatchEntry") -> None:
        """Begin the next ticket with what is likely the same."""
        self._drafts.drop()
        self.draft_badge.hide()
        tare = f"{entry.tare:f}" if entry.tare else ""
        self.form.set_texts({"supplier": entry.supplier, "unit": entry.unit, "tare": tare})
        self.form.route.edit.setPlaceholderText("")
        self._show_problem_count()
        self.estimate.wait_for(self.tr("the next ticket"))
        self.form.focus_field("material")

    def _show_ticket(self) -> None:
        if self.workspace is None:
            return
        now = datetime.now(self.workspace.zone)
        ticket = self.workspace.store.next_ticket(now)
        said = self.tr("Ticket {ticket} · {day}").format(ticket=ticket, day=numbers.weekday(now))
        self.head.set_state(said)

    # --- drafts ---

    def _restore_draft(self) -> None:
        draft = self._drafts.kept_draft()
        if draft is not None:
            self.form.set_texts(draft.payload)
            self._estimate()
            self.draft_badge.show_kept(draft.at)

    def hideEvent(self, event: QHideEvent) -> None:
        self._drafts.now(self.form)

    # --- today's batches, files dragged in ---

    def _on_counted(self, rows: int) -> None:
        if rows or self.workspace is None:
            return
        from db.filters import BatchFilter

        whole = not self.workspace.store.find(BatchFilter(), limit=1)
        self.today.show_empty(whole_store=whole)

    def _open_ticket(self, ticket: str) -> None:
        if self.workspace:
            self.workspace.open_ticket.emit(ticket)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event)
        if path:
            QTimer.singleShot(0, lambda: self.open_import(path))


def _import_panel(workspace: "Workspace") -> "ImportPanel":
    from ui.intake.import_panel import ImportPanel

    return ImportPanel(workspace)


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    local = urls[0].toLocalFile() if len(urls) == 1 else ""
    return Path(local) if local else None
