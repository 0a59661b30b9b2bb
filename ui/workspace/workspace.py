"""What the pages share: the open store, its undo stack, and the news of a change."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from recycler.errors import RecyclerError
from recycler.people.rights import Right
from ui.jobs import Job
from ui.language.reference_names import spoken
from ui.preferences import PREFERENCES, PreferencesFile
from ui.workspace.balance import BalanceDeeds
from ui.workspace.laboratory import LaboratoryDeeds
from ui.workspace.market import MarketDeeds
from ui.workspace.materials import MaterialDeeds
from ui.workspace.news import KINDS
from ui.workspace.scenarios import ScenarioDeeds
from ui.workspace.steps import Correct, FacilityStep, Log, Standing
from ui.workspace.targets import TargetDeeds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from db.store import Store
    from recycler.batch import Batch, BatchEntry
    from recycler.estimate import Estimator
    from recycler.facility import Facility
    from ui.window.backing_up import Keeper
    from ui.window.dropping import Dropper
    from ui.workspace.steps import Step

Asks = Callable[[RecyclerError], None]  # shows what is in the books beside what is typed


class Change(NamedTuple):
    """What is different.

    One of "batches", "assays", "runs", "balance", "targets", "scenarios", "reference", "facility",
    "backup", "drafts", "operator", "person", "people", "look", "market", "drop",
    "attachments".
    """

    kind: str
    tickets: tuple[str, ...] = ()


class Notice(NamedTuple):
    """One sentence for the toast; `undo` offers Ctrl+Z, a failure stays until it is read."""

    words: str
    undo: bool = False
    failure: bool = False
    icon: str = "check"
    action: str = ""  # the words of a button beside the sentence
    act: Callable[[], object] | None = None


class Workspace(QObject):
    """The open store and what may be done with it, undoably."""

    changed = Signal(object)  # Change
    failed = Signal(Exception)
    told = Signal(object)  # Notice
    open_ticket = Signal(str)
    open_batches = Signal(object)  # fields of db.filters.BatchFilter, as a dict
    open_page = Signal(str)  # a page's name
    open_assay = Signal(str)  # the ticket of a batch to record a result for
    open_report = Signal(object, object)  # the first and the last day to report
    open_run = Signal(str)  # the number of a run
    open_trace = Signal(str)  # the ticket of a batch or the number of a lot
    open_origin = Signal(object)  # recycler.origins.Origin that the reference data hold
    open_folder = Signal(object)  # Path of another data folder, to start the program on
    repair_wanted = Signal()  # to start the program on what a repair makes of the store
    restore_wanted = Signal(object)  # Path of a backup, to start the program on what it holds

    def __init__(
        self,
        store: "Store",
        who: str,
        parent: QObject | None = None,
        *,
        preferences: PreferencesFile | None = None,
    ) -> None:
        super().__init__(parent)
        self.store, self._typed_name = store, who
        store.spoken = spoken
        self.preferences = preferences or PreferencesFile(store.folder / PREFERENCES)
        self.undo_stack = QUndoStack(self)
        Job.around = store.going_on
        self.balance, self.laboratory = BalanceDeeds(self), LaboratoryDeeds(self)
        self.market, self.materials = MarketDeeds(self), MaterialDeeds(self)
        self.scenarios, self.targets = ScenarioDeeds(self), TargetDeeds(self)
        self._facility: Facility | None = None
        self._keeper: Keeper | None = None
        self._dropper: Dropper | None = None
        # Where, key, what it does; the window knows.
        self.keys_of_all: Callable[[], list[tuple[str, str, str]]] = list

    @property
    def keeper(self) -> "Keeper":
        """What backs up and checks; made when first wanted."""
        if self._keeper is None:
            from ui.window.backing_up import Keeper

            self._keeper = Keeper(self)
        return self._keeper

    @property
    def dropper(self) -> "Dropper":
        """What writes reports by themselves; made when first wanted."""
        if self._dropper is None:
            from ui.window.dropping import Dropper

            self._dropper = Dropper(self)
        return self._dropper

    @property
    def estimator(self) -> "Estimator":
        return self.store.estimator()

    @property
    def facility(self) -> "Facility":
        if self._facility is None:
            self._facility = self.store.facility()
        return self._facility

    @property
    def zone(self) -> "ZoneInfo":
        return self.facility.zone_info

    def today(self) -> "date":
        """Return the day it is at the facility."""
        from datetime import datetime

        return datetime.now(self.zone).date()

    def currency(self) -> str:
        """Return what values are told in; "" where this place shows none."""
        now = self.preferences.now
        return now.currency if now.show_value else ""

    def save_facility(self, facility: "Facility", ask: Asks | None = None) -> None:
        """Keep the facility as changed, undoably."""
        self.undo_stack.push(FacilityStep(self, self.facility, facility, ask))

    def put_facility(
        self, step: QUndoCommand, facility: "Facility", seen: "Facility", ask: Asks | None
    ) -> None:
        """Run one half of such a step, if the facility is still what was seen."""
        try:
            self.store.save_facility(facility, who=self.who, seen=seen)
        except RecyclerError as error:
            step.setObsolete(True)
            self.refuse(error, ask)
        self._facility = None
        self.announce("facility")

    def sign_as(self, who: str) -> None:
        """Sign what follows with another name."""
        self._typed_name = who
        self.announce("operator")

    @property
    def who(self) -> str:
        """Who signs what is done now: who has signed in, else the name that was typed."""
        return self.store.signs(self._typed_name)

    def may(self, right: Right) -> bool:
        """Tell whether who works here now has a right."""
        return self.store.may(right)

    def person_changed(self) -> None:
        """Let the pages show another person's drafts, and nothing be taken back of the last one."""
        self.undo_stack.clear()
        self.announce("person")

    def announce(self, kind: str, *tickets: str) -> None:
        """Tell the pages that something is different, after a change not made through here."""
        self.changed.emit(Change(kind, tickets))

    def tell(self, words: str, **more: object) -> None:
        """Show a sentence in the toast; keywords as the fields of `Notice`."""
        self.told.emit(Notice(words, **more))  # type: ignore[arg-type]

    def log(self, entry: "BatchEntry") -> "Batch | None":
        """Log a batch; None when the store refused, which `failed` has told by then."""
        return self._do(Log(self, entry))

    def correct(
        self,
        ticket: str,
        entry: "BatchEntry",
        why: str,
        seen: int | None = None,
        ask: Asks | None = None,
    ) -> "Batch | None":
        """Correct a batch; `seen` is the version the person looks at, as of the two below."""
        return self._do(Correct(self, ticket, entry, why, seen, ask))

    def void(self, ticket: str, why: str, seen: int | None = None) -> "Batch | None":
        return self._do(Standing(self, ticket, why, seen, void=True))

    def reinstate(self, ticket: str, why: str, seen: int | None = None) -> "Batch | None":
        return self._do(Standing(self, ticket, why, seen, void=False))

    def refuse(self, error: Exception, ask: Asks | None = None) -> None:
        """Tell what could not be done; where others were faster, show what they did.

        Args:
            error: why it could not.
            ask: shows both versions and asks which is to stay, in the place of the sentence.
        """
        if not isinstance(error, RecyclerError) or error.code != "changed_meanwhile":
            self.failed.emit(error)
            return
        news = self.store.news()  # what is asked about is read as it is now
        (ask or self.failed.emit)(error)
        self._pass_on(news)

    def hear_of_others(self) -> None:
        """Tell the pages what other processes have written meanwhile; at the door it waits."""
        if self.may(Right.READ):
            self._pass_on(self.store.news())

    def _pass_on(self, news: "Sequence[tuple[str, str]]") -> None:
        kinds = {KINDS.get(action, "") for action, _ in news}
        if "facility" in kinds:
            self._facility = None
        if "" in kinds:
            kinds |= {"assays", "runs", "balance"}
        tickets = {subject for action, subject in news if KINDS.get(action) == "batches"}
        for kind in sorted(kinds - {""}):
            self.announce(kind, *(sorted(tickets) if kind == "batches" else ()))

    def _do(self, step: "Step") -> "Batch | None":
        self.undo_stack.push(step)
        # PySide deletes a step that marked itself obsolete, so the outcome is kept here.
        return self._outcome

    _outcome: "Batch | None" = None

    def attempt(
        self, step: QUndoCommand, action: Callable[[], "Batch"], ask: Asks | None = None
    ) -> "Batch | None":
        """Run one half of an undoable step; a step that failed leaves the stack."""
        self._outcome = None
        try:
            self._outcome = action()
        except RecyclerError as error:
            step.setObsolete(True)
            self.refuse(error, ask)
        else:
            self.announce("batches", self._outcome.ticket)
        return self._outcome
