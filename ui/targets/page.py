"""The Targets page: where each target stands, how likely it is met, and what it takes."""

from collections import Counter
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from recycler.errors import RecyclerError
from recycler.people.rights import Right
from ui.language import numbers
from ui.look.text import text
from ui.newest import Newest
from ui.parts.empty import EmptyState
from ui.parts.files import choose_new_file
from ui.targets.choosing import Choosing
from ui.targets.detail import Detail
from ui.targets.export import write_targets
from ui.targets.form import TargetForm
from ui.targets.table import TargetTable
from ui.whatif.panel import WhatIf
from ui.window.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recycler.targets.gap import Gap
    from recycler.targets.own import OwnTargetEntry
    from recycler.targets.standing import Standing
    from recycler.targets.target import Target
    from ui.look.buttons import Button
    from ui.workspace.workspace import Change, Workspace

BEHIND = ("batches", "assays", "runs", "targets", "reference", "facility")


class TargetsPage(Page):
    """Shows what is followed, quickly at first, then with what takes seconds to compute."""

    name = "targets"
    icon_name = "targets"
    works_by = Right.TARGETS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.head.set_title(self.tr("Targets"))
        self.standings: Sequence[Standing] = ()
        self._asked, self._whole, self._gaps = Newest(self), Newest(self), Newest(self)
        self._stale = True
        self.own_button = self.head.add_button(self.tr("Own target"), icon="add", key="N")
        self.list_button = self.head.add_button(
            self.tr("Add from the list"), icon="add", key="Ctrl+N"
        )
        self.whatif_button = self.head.add_button(self.tr("What if…"), icon="chart", key="W")
        self.table, self.detail, self.whatif = TargetTable(), Detail(), WhatIf()
        self.form, self.choosing = TargetForm(), Choosing()
        self.nothing = EmptyState(
            self.tr("No target is followed yet"),
            self.tr(
                "A target is a figure to reach or not to exceed by a date. Here stand the figure "
                "now with its interval, what is to be expected, and the chance of meeting it."
            ),
        )
        self._build_body()
        self._connect()
        self._bind()

    def _build_body(self) -> None:
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        self._reading = text(self.tr("Reading the figures…"), "body", "text-2")
        self._reading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.add("targets", self.tr("Add from the list"),
                         self.tr("Targets of the EU, Japan, the US and others, with their sources"),
                         self.choose_from_list, "Ctrl+N")  # fmt: skip
        self.nothing.add("add", self.tr("Enter a target of our own"),
                         self.tr("Kilograms in a year, shares of the intake, honest intervals"),
                         self.enter_own, "N")  # fmt: skip
        self._pages = QStackedWidget()
        for page in (self._reading, self._shown, self.nothing, self.choosing, self.whatif):
            self._pages.addWidget(page)
        body = QWidget()
        below = QVBoxLayout(body)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.form)
        below.addWidget(self._pages, 1)
        self.set_body(body)

    def _connect(self) -> None:
        self.own_button.clicked.connect(self.enter_own)
        self.list_button.clicked.connect(self.choose_from_list)
        self.whatif_button.clicked.connect(self.open_whatif)
        self.whatif.left.connect(self.close_list)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda _row: self.show_batches())
        self.detail.batches_wanted.connect(self.show_batches)
        self.detail.change_wanted.connect(self.change_own)
        self.detail.ended.connect(self._end)
        self.form.entered.connect(self._keep)
        self.form.left.connect(self.shown)
        self.choosing.follow.connect(self._follow)
        self.choosing.unfollow.connect(self._unfollow)
        self.choosing.left.connect(self.close_list)
        self._asked.answered.connect(self._on_quick)
        self._whole.answered.connect(self._on_standings)
        self._gaps.answered.connect(self._on_gap)

    def _bind(self) -> None:
        self.bind("Ctrl+N", self.choose_from_list)
        self.bind("N", self.enter_own, self._pages)
        self.bind("E", self.change_own, self.table)
        self.bind("B", self.show_batches, self.table)
        self.bind("Delete", self._ask_to_end, self.table)
        self.bind("Ctrl+E", self.export)
        self.bind("W", self.open_whatif, self._pages)
        for key, deed in (("Ctrl+S", self.whatif.save), ("Ctrl+R", self.whatif.take_back),
                          ("Ctrl+D", self.whatif.compare_kept)):  # fmt: skip
            self.bind(key, deed, self.whatif)

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+N", self.tr("Add from the list")),
            ("N", self.tr("Enter a target of our own")),
            ("E", self.tr("Change the current one of our own")),
            ("B", self.tr("Show the batches behind it")),
            ("Delete", self.tr("End it, or follow it no longer")),
            ("Ctrl+E", self.tr("Write the targets to a workbook")),
            ("W", self.tr("Try what other intake, routes or yields would do")),
            ("Ctrl+S", self.tr("What if: keep the scenario")),
            ("Ctrl+R", self.tr("What if: all as it was")),
            ("Ctrl+D", self.tr("What if: compare what is kept")),
        ]

    # --- the page's life ---

    def ready(self, workspace: "Workspace") -> None:
        for asking in (self._asked, self._whole, self._gaps):
            asking.failed.connect(workspace.failed)
        self.whatif.take(workspace)
        self.ask()

    def refresh(self, change: "Change") -> None:
        if change.kind in BEHIND:
            self._stale = True
            if self._pages.currentWidget() is self.whatif and self.isVisible():
                self.whatif.open()
            if self.isVisible():
                self.ask()

    def shown(self) -> None:
        if self._pages.currentWidget() is self.nothing:
            self.nothing.focus_first()
        elif self._pages.currentWidget() is self.choosing:
            self.choosing.search.setFocus()
        elif self._pages.currentWidget() is self._shown:
            self.table.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.ask()

    def acts(self) -> "Sequence[Button]":
        return (self.own_button, self.list_button)

    def settled(self) -> bool:
        waiting = any(one.is_waiting() for one in (self._asked, self._whole, self._gaps))
        return not waiting and not self._stale and self.whatif.settled()

    def ask(self) -> None:
        """Ask how targets stand, beside the GUI thread: at once with what is at hand."""
        if self.workspace is None:
            return
        self._stale = False
        targets = self.workspace.store.targets
        self._asked.ask(lambda _report: targets.standings(whole=False))

    def _on_quick(self, standings: "Sequence[Standing]") -> None:
        self._on_standings(standings)
        if self.workspace is not None:
            targets = self.workspace.store.targets
            self._whole.ask(lambda _report: targets.standings(whole=True))

    def _on_standings(self, standings: "Sequence[Standing]") -> None:
        self.standings = [one for one in standings if one.target.followed]
        had_focus = self.table.hasFocus() or self._pages.currentWidget() is self._reading
        self.choosing.show_list(standings)
        self.head.set_state(self._state())
        if self._pages.currentWidget() not in (self.choosing, self.whatif):
            self._pages.setCurrentWidget(self._shown if self.standings else self.nothing)
        self.table.show_standings(self.standings)
        if had_focus and self.isVisible() and self.form.isHidden():
            self.shown()

    def _state(self) -> str:
        if self.workspace is None:
            return ""
        words = Counter(one.word.value for one in self.standings)
        on = self.standings[0].on if self.standings else self.workspace.today()
        said = [self.tr("on {}").format(numbers.day(on))]
        counts = (
            (self.tr("{} met"), words["met"]),
            (self.tr("{} on course"), words["on course"]),
            (self.tr("{} open"), words["open"]),
            (self.tr("{} not on course"), words["not on course"]),
            (self.tr("{} missed"), words["missed"]),
            (self.tr("{} without data"), words["no data"]),
        )
        followed = self.tr("{} followed").format(len(self.standings))
        told = [followed, *(said_.format(n) for said_, n in counts if n)]
        return " · ".join([*said, ", ".join(told)])

    # --- one target ---

    def _on_chosen(self, standing: "Standing | None") -> None:
        self.detail.setVisible(standing is not None)
        if standing is None or self.workspace is None:
            return
        self.detail.show_standing(standing)
        targets, code = self.workspace.store.targets, standing.target.code
        self._gaps.ask(lambda _report: targets.gap(code, whole=False))

    def _on_gap(self, found: "Gap") -> None:
        current = self.table.current()
        if current is None or self.workspace is None:
            return
        if current.target.code == found.standing.target.code:
            self.detail.show_gap(found, self.workspace.store.reference())

    def record(self) -> str:
        if self._pages.currentWidget() is self.whatif:
            return self.whatif.record()
        listed = self._pages.currentWidget() is self.choosing
        current = self.choosing.current() if listed else self.table.current()
        if current is None:
            return ""
        code = current.target.code
        return code if current.target.is_own else f"target:{code}"

    def show_batches(self) -> None:
        """Go to what the current figure is made of: batches, runs on the balance, or results."""
        current = self.table.current()
        if current is None or current.now is None or self.workspace is None:
            return
        page = {"runs": "balance", "assays": "laboratory"}.get(current.basis)
        if page:
            self.workspace.open_page.emit(page)
        else:
            self.workspace.open_batches.emit(self.workspace.store.targets.behind(current))

    # --- changes ---

    def choose_from_list(self) -> None:
        """Show the reference list in the place of the table."""
        self.form.hide()
        self._pages.setCurrentWidget(self.choosing)
        self.choosing.search.setFocus()

    def open_whatif(self) -> None:
        """Show what-if in the place of the table."""
        self.form.hide()
        self._pages.setCurrentWidget(self.whatif)
        self.whatif.open()

    def close_list(self) -> None:
        """Go back to what is followed."""
        self._pages.setCurrentWidget(self._shown if self.standings else self.nothing)
        self.shown()

    def enter_own(self) -> None:
        """Unfold the form for a target of our own."""
        if self._pages.currentWidget() in (self.choosing, self.whatif):
            self.close_list()
        self.form.ask()

    def change_own(self) -> None:
        """Unfold the form with the current target, if it is our own."""
        current = self.table.current()
        if current is not None and current.target.is_own and self.workspace is not None:
            self.form.change(self.workspace.store.targets.own_one(current.target.code))

    def _keep(self, entry: "OwnTargetEntry", code: str, why: str) -> None:
        if self.workspace is None:
            return
        if code:
            kept = self.workspace.targets.change(
                code, entry, why, self.form.seen or 0, partial(self._show_both, code)
            )
        else:
            kept = self.workspace.targets.add(entry)
        if kept is not None:
            self.form.hide()
            self.shown()

    def _show_both(self, code: str, error: RecyclerError) -> None:
        if self.workspace is not None:
            self.form.show_newer(error, self.workspace.store.targets.own_one(code))

    def _ask_to_end(self) -> None:
        if self.table.current() is not None:
            self.detail.end.unfold()

    def _end(self, why: str) -> None:
        current = self.table.current()
        if current is None or self.workspace is None:
            return
        if current.target.is_own:
            self.workspace.targets.end(current.target.code, why, current.target.version)
        else:
            self._unfollow(current.target, why)

    def _follow(self, code: str) -> None:
        if self.workspace is not None:
            self.workspace.targets.follow(code)

    def _unfollow(self, target: "Target", why: str) -> None:
        if self.workspace is not None:
            self.workspace.targets.unfollow(target.code, why, target.version)

    def export(self) -> None:
        """Write what is followed, or what scenarios would do, to a workbook."""
        if self._pages.currentWidget() is self.whatif:
            self.whatif.export()
            return
        if self.workspace is None or not self.standings:
            return
        name = self.tr("targets {day}").format(day=self.standings[0].on.isoformat())
        path = choose_new_file(self.workspace, f"{name}.xlsx")
        if path is None:
            return
        now = datetime.now(self.workspace.zone)
        told = [
            (self.tr("Facility"), self.workspace.facility.name),
            (self.tr("Written"), f"{numbers.moment(now)}, {self.workspace.who}"),
            (self.tr("Reference data"), self.workspace.store.data_version()),
        ]
        try:
            written = write_targets(self.standings, path, told)
        except RecyclerError as error:
            self.workspace.failed.emit(error)
            return
        said = self.tr("{count} targets written to {file}.")
        self.workspace.tell(said.format(count=written, file=path.name), icon="export")
