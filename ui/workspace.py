"""What the pages share: the open store, its undo stack, and the news of a change."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from recycler.errors import RecyclerError
from recycler.people.rights import Right
from ui.jobs import Job, Report
from ui.language.reference_names import spoken
from ui.preferences import PREFERENCES, PreferencesFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from db.store import Store
    from recycler.balance.leaving_out import LeftOut, LeftOutEntry
    from recycler.balance.unaccounted import Unaccounted, UnaccountedEntry
    from recycler.batch import Batch, BatchEntry
    from recycler.entry.material_rules import MaterialEntry
    from recycler.estimate import Estimator
    from recycler.facility import Facility
    from recycler.laboratory.method_rules import MethodEntry
    from recycler.laboratory.proposal import Proposal
    from recycler.laboratory.records import (
        AssayEntry,
        AssayResult,
        ControlEntry,
        ControlResult,
        Sample,
        SampleEntry,
    )
    from recycler.market.records import PriceEntry, RateEntry
    from recycler.targets.own import Following, OwnTarget, OwnTargetEntry
    from recycler.whatif.scenario import Scenario, ScenarioEntry
    from ui.window.backing_up import Keeper
    from ui.window.dropping import Dropper


Done = TypeVar("Done")
Said = TypeVar("Said", "Unaccounted", "LeftOut")
Aimed = TypeVar("Aimed", "OwnTarget", "Following")
Asks = Callable[[RecyclerError], None]  # shows what is in the books beside what is typed
InForce = dict[tuple[str, str | None], int]  # version by material and supplier, None: all


# What pages hear of what another process wrote, by the journal's action; all others: the rest.
_KINDS = {
    **dict.fromkeys(("log", "correct", "void", "reinstate", "follow"), "batches"),
    **dict.fromkeys(
        ("person", "person_role", "person_lock", "person_unlock", "person_pin", "person_recovered"),
        "people",
    ),
    **dict.fromkeys(
        (
            "target",
            "target_change",
            "target_end",
            "target_follow",
            "target_follow_again",
            "target_unfollow",
        ),
        "targets",
    ),
    **dict.fromkeys(("scenario", "scenario_change", "scenario_end"), "scenarios"),
    **dict.fromkeys(
        (
            "price",
            "price_change",
            "price_withdrawn",
            "exchange_rate",
            "exchange_rate_change",
            "exchange_rate_withdrawn",
        ),
        "market",
    ),
    **dict.fromkeys(("attachment", "attachment_withdrawn"), "attachments"),
    "facility": "facility",
    "reference": "reference",
}


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
        self.undo_stack.push(_FacilityStep(self, self.facility, facility, ask))

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
        return self._do(_Log(self, entry))

    def correct(
        self,
        ticket: str,
        entry: "BatchEntry",
        why: str,
        seen: int | None = None,
        ask: Asks | None = None,
    ) -> "Batch | None":
        """Correct a batch; `seen` is the version the person looks at, as of the two below."""
        return self._do(_Correct(self, ticket, entry, why, seen, ask))

    def void(self, ticket: str, why: str, seen: int | None = None) -> "Batch | None":
        return self._do(_Standing(self, ticket, why, seen, void=True))

    def reinstate(self, ticket: str, why: str, seen: int | None = None) -> "Batch | None":
        return self._do(_Standing(self, ticket, why, seen, void=False))

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
        kinds = {_KINDS.get(action, "") for action, _ in news}
        if "facility" in kinds:
            self._facility = None
        if "" in kinds:
            kinds |= {"assays", "runs", "balance"}
        tickets = {subject for action, subject in news if _KINDS.get(action) == "batches"}
        for kind in sorted(kinds - {""}):
            self.announce(kind, *(sorted(tickets) if kind == "batches" else ()))

    # What the laboratory says stays in the books: it is rejected or tested again, not taken back.

    def add_sample(self, entry: "SampleEntry") -> "Sample | None":
        """Register a sample; None when the store refused, which `failed` has told by then."""
        act = self.store.laboratory.add_sample
        return self._assayed((entry.ticket,), lambda: act(entry, who=self.who))

    def record_assays(
        self, entries: "Sequence[AssayEntry]", sample: "SampleEntry | None" = None
    ) -> "list[str] | None":
        """Record the results of one batch, and their sample where it is new; return their ids."""
        new = [sample] if sample else []
        act = self.store.laboratory.record
        return self._assayed((entries[0].ticket,), lambda: act(entries, who=self.who, samples=new))

    def record_control(self, entry: "ControlEntry") -> "ControlResult | None":
        """Record what was found in a reference material or a blank."""
        act = self.store.laboratory.record_control
        return self._assayed((), lambda: act(entry, who=self.who))

    def make_final(self, result: "AssayResult", why: str = "") -> "AssayResult | None":
        act = self.store.laboratory.make_final
        return self._assayed(
            (result.ticket,), lambda: act(result.id, who=self.who, why=why, seen=result.version)
        )

    def reject_assay(self, result: "AssayResult", why: str) -> "AssayResult | None":
        act = self.store.laboratory.reject
        return self._assayed(
            (result.ticket,), lambda: act(result.id, who=self.who, why=why, seen=result.version)
        )

    def retest(self, result: "AssayResult", entry: "AssayEntry", why: str) -> "AssayResult | None":
        """Record a result in the place of one that is rejected with it."""
        act = self.store.laboratory.retest
        return self._assayed(
            (result.ticket,),
            lambda: act(result.id, entry, who=self.who, why=why, seen=result.version),
        )

    def _assayed(self, tickets: tuple[str, ...], act: "Callable[[], Done]") -> "Done | None":
        try:
            done = act()
        except RecyclerError as error:
            self.refuse(error)
            return None
        self.announce("assays", *tickets)
        return done

    # What a person says of the balance: the store keeps who and why. `seen` is the version of an
    # entry that the person looks at, here and below.

    def book_unaccounted(self, entry: "UnaccountedEntry") -> "Unaccounted | None":
        """Enter what was not found in the ledger; None when the store refused."""
        words = QCoreApplication.translate("Workspace", "{number} is in the ledger.")
        return self._balanced(lambda: self.store.balances.enter(entry, who=self.who), words)

    def sign_unaccounted(
        self, number: str, why: str, seen: int | None = None
    ) -> "Unaccounted | None":
        """Sign an entry of the ledger off."""
        words = QCoreApplication.translate("Workspace", "{number} is signed off.")
        return self._balanced(
            lambda: self.store.balances.sign(number, who=self.who, why=why, seen=seen), words
        )

    def reopen_unaccounted(
        self, number: str, why: str, seen: int | None = None
    ) -> "Unaccounted | None":
        """Open an entry of the ledger again that was signed off."""
        words = QCoreApplication.translate("Workspace", "{number} is open again.")
        return self._balanced(
            lambda: self.store.balances.reopen(number, who=self.who, why=why, seen=seen), words
        )

    def withdraw_unaccounted(
        self, number: str, why: str, seen: int | None = None
    ) -> "Unaccounted | None":
        """Withdraw an open entry; it stays in the ledger."""
        words = QCoreApplication.translate("Workspace", "{number} is withdrawn.")
        return self._balanced(
            lambda: self.store.balances.withdraw(number, who=self.who, why=why, seen=seen), words
        )

    def leave_out(self, entries: "Sequence[LeftOutEntry]") -> "LeftOut | None":
        """Leave readings out of the reconciliation; the last one is returned."""
        words = QCoreApplication.translate("Workspace", "{subject} is left out of the balance.")

        def act() -> "LeftOut":
            return [self.store.balances.leave_out(one, who=self.who) for one in entries][-1]

        return self._balanced(act, words)

    def count_again(self, name: str, why: str, seen: int | None = None) -> "LeftOut | None":
        """Let a reading count again."""
        words = QCoreApplication.translate("Workspace", "{subject} counts in the balance again.")
        return self._balanced(
            lambda: self.store.balances.count_again(name, who=self.who, why=why, seen=seen), words
        )

    def _balanced(self, act: "Callable[[], Said]", words: str) -> "Said | None":
        try:
            done = act()
        except RecyclerError as error:
            self.refuse(error)
            return None
        self.announce("balance")
        self.tell(words.format(**done.model_dump()), icon="balance")
        return done

    def add_target(self, entry: "OwnTargetEntry") -> "OwnTarget | None":
        """Enter a target of the facility's own."""
        words = QCoreApplication.translate("Workspace", "{code} is entered.")
        return self._aimed(lambda: self.store.targets.add(entry, who=self.who), words)

    def change_target(
        self, code: str, entry: "OwnTargetEntry", why: str, seen: int, ask: Asks
    ) -> "OwnTarget | None":
        """Say a target of the facility's own anew."""
        words = QCoreApplication.translate("Workspace", "{code} is changed.")
        change = self.store.targets.change
        return self._aimed(
            lambda: change(code, entry, who=self.who, why=why, seen=seen), words, ask
        )

    def end_target(self, code: str, why: str, seen: int) -> "OwnTarget | None":
        """End a target of the facility's own."""
        words = QCoreApplication.translate("Workspace", "{code} is ended; it stays in the books.")
        end = self.store.targets.end
        return self._aimed(lambda: end(code, who=self.who, why=why, seen=seen), words)

    def follow_target(self, code: str) -> "Following | None":
        """Follow a target of the reference list."""
        words = QCoreApplication.translate("Workspace", "{code} is followed.")
        return self._aimed(lambda: self.store.targets.follow([code], who=self.who)[0], words)

    def unfollow_target(self, code: str, why: str, seen: int) -> "Following | None":
        """Follow a target of the reference list no longer."""
        words = QCoreApplication.translate("Workspace", "{code} is followed no longer.")
        unfollow = self.store.targets.unfollow
        return self._aimed(lambda: unfollow(code, who=self.who, why=why, seen=seen), words)

    def add_scenario(self, entry: "ScenarioEntry") -> "Scenario | None":
        """Keep a scenario."""
        words = QCoreApplication.translate("Workspace", "{name} is kept.")
        return self._supposed(lambda: self.store.scenarios.add(entry, who=self.who), words)

    def change_scenario(
        self, entry: "ScenarioEntry", why: str, seen: int, ask: Asks
    ) -> "Scenario | None":
        """Say the scenario of this name anew."""
        words = QCoreApplication.translate("Workspace", "{name} is changed.")
        change = self.store.scenarios.change
        return self._supposed(
            lambda: change(entry.name, entry, who=self.who, why=why, seen=seen), words, ask
        )

    def end_scenario(self, name: str, why: str, seen: int) -> "Scenario | None":
        """End a scenario."""
        words = QCoreApplication.translate("Workspace", "{name} is ended; it stays in the books.")
        end = self.store.scenarios.end
        return self._supposed(lambda: end(name, who=self.who, why=why, seen=seen), words)

    def _supposed(
        self, act: "Callable[[], Scenario]", words: str, ask: Asks | None = None
    ) -> "Scenario | None":
        try:
            done = act()
        except RecyclerError as error:
            self.refuse(error, ask)
            return None
        self.announce("scenarios")
        self.tell(words.format(name=done.name), icon="targets")
        return done

    def _aimed(
        self, act: "Callable[[], Aimed]", words: str, ask: Asks | None = None
    ) -> "Aimed | None":
        try:
            done = act()
        except RecyclerError as error:
            self.refuse(error, ask)
            return None
        self.announce("targets")
        self.tell(words.format(code=done.code), icon="targets")
        return done

    def add_material(self, entry: "MaterialEntry") -> bool:
        """Add a material; False when the store refused, which `failed` has told by then."""
        words = QCoreApplication.translate(
            "Workspace", "{code} is added. It can be logged and assayed from now on."
        )
        return self._told_anew(
            lambda: self.store.add_material(entry, who=self.who), words.format(code=entry.code)
        )

    def change_material(self, entry: "MaterialEntry", why: str, seen: int, ask: Asks) -> bool:
        """Tell a material anew; False when the store refused."""
        words = QCoreApplication.translate("Workspace", "{code} is changed.")
        return self._told_anew(
            lambda: self.store.change_material(entry, who=self.who, why=why, seen=seen),
            words.format(code=entry.code),
            ask,
        )

    def _told_anew(self, act: Callable[[], None], words: str, ask: Asks | None = None) -> bool:
        try:
            act()
        except RecyclerError as error:
            self.refuse(error, ask)
            return False
        self.announce("reference")
        self.tell(words, icon="material")
        return True

    def accept_proposals(self, found: "Iterable[Proposal]", why: str) -> Job:
        """Put proposals into force beside the GUI thread; `changed` or `failed` tells the end."""
        wanted = tuple(found)
        before = {(one.material, one.supplier): one.version_before for one in wanted}
        return self._put_in_force(lambda: self.store.accept(wanted, who=self.who, why=why), before)

    def revert_composition(self, material: str, version: int, why: str, seen: int) -> Job:
        """Put an earlier version into force again, told as `accept_proposals` is.

        Args:
            material: whose composition it is.
            version: the earlier one.
            why: the reason.
            seen: the newest version the person looks at.
        """
        reference = self.store.reference()
        payload = reference.payload("composition", material, version)
        supplier = payload.supplier if payload else None
        before = {(material, supplier): reference.composition_version(material, supplier)}
        revert = self.store.revert_composition
        return self._put_in_force(
            lambda: revert(material, version, who=self.who, why=why, seen=seen), before
        )

    def enter_method(self, entry: "MethodEntry") -> Job:
        """Put a method of the site in force beside the GUI thread, and tell it."""

        def work(report: Report) -> str:
            self.store.enter_method(entry, who=self.who)
            self.store.estimator()  # read anew here, as every page will want it
            return entry.method

        job = Job(work, self)
        job.succeeded.connect(self._on_method_entered)
        job.failed.connect(self.failed)
        return job.start()

    def _on_method_entered(self, method: str) -> None:
        self.announce("reference")
        said = QCoreApplication.translate("Workspace", "{method} counts for results of its days.")
        self.tell(said.format(method=spoken(method)))

    def enter_in_market(
        self, entry: "PriceEntry | RateEntry", why: str, seen: int | None, ask: Asks
    ) -> bool:
        """Keep a price or an exchange rate; tell whether the store took it."""
        words = QCoreApplication.translate("Workspace", "{name} is entered.")
        return self._in_market(
            lambda: self.store.market.add([entry], who=self.who, why=why, seen=seen),
            words.format(name=entry.name), ask,
        )  # fmt: skip

    def withdraw_from_market(self, name: str, why: str, seen: int | None, ask: Asks) -> bool:
        """Let a price or a rate count no longer; tell whether the store took it."""
        words = QCoreApplication.translate("Workspace", "{name} counts no longer.")
        return self._in_market(
            lambda: self.store.market.withdraw(name, who=self.who, why=why, seen=seen),
            words.format(name=name), ask,
        )  # fmt: skip

    def _in_market(self, act: Callable[[], object], said: str, ask: Asks) -> bool:
        try:
            act()
        except RecyclerError as error:
            self.refuse(error, ask)
            return False
        self.announce("market")
        self.tell(said)
        return True

    def end_own_composition(self, material: str, supplier: str, why: str, seen: int) -> Job:
        """Give a supplier the material's composition again, told as `accept_proposals` is."""
        own = self.store.reference().own_version(material, supplier)
        before: InForce = {(material, supplier): own}
        end = self.store.end_own_composition
        return self._put_in_force(
            lambda: end(material, supplier, who=self.who, why=why, seen=seen), before
        )

    def _put_in_force(self, act: Callable[[], object], before: InForce) -> Job:
        def work(report: Report) -> InForce:
            act()
            self.store.estimator()  # read anew here, as every page will want it
            return before

        job = Job(work, self)
        job.succeeded.connect(self._on_in_force)
        job.failed.connect(self.refuse)
        return job.start()

    def _on_in_force(self, before: InForce) -> None:
        """Tell what came into force; one version can be taken back from the toast."""
        self.announce("reference")
        reference = self.store.reference()
        now = [
            f"{code} v{reference.composition_version(code, supplier)}"
            + (f" ({supplier})" if supplier else "")
            for code, supplier in before
        ]
        words = QCoreApplication.translate(
            "Workspace", "{versions} is in force for batches logged from now on."
        ).format(versions=", ".join(now))
        (material, supplier), version = next(iter(before.items()))
        if len(before) > 1 or not version:
            self.tell(words)
            return
        again = QCoreApplication.translate("Workspace", "Use version {n} again")
        why = QCoreApplication.translate("Workspace", "taken back")
        kept = reference.composition(material, version)
        newest = reference.latest_version(material)
        if supplier and kept and kept.supplier is None:  # that of all held before
            act = partial(self.end_own_composition, material, supplier, why, newest)
        else:
            act = partial(self.revert_composition, material, version, why, newest)
        self.tell(words, action=again.format(n=version), act=act)

    def _do(self, step: "_Step") -> "Batch | None":
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


class _Step(QUndoCommand):
    """A change of one batch that can be taken back; both halves are entries in the journal."""

    def __init__(self, workspace: Workspace, title: str = "", seen: int | None = None) -> None:
        super().__init__(title)
        self._workspace = workspace
        self._store, self._who = workspace.store, workspace.who
        self._seen = seen  # the version this step goes on from

    def _attempt(self, act: "Callable[[], Batch]", ask: Asks | None = None) -> "Batch | None":
        batch = self._workspace.attempt(self, act, ask)
        self._seen = batch.version if batch else self._seen
        return batch

    def _void(self, ticket: str, why: str) -> "Batch | None":
        return self._attempt(
            lambda: self._store.void(ticket, who=self._who, why=why, seen=self._seen)
        )

    def _reinstate(self, ticket: str, why: str) -> "Batch | None":
        return self._attempt(
            lambda: self._store.reinstate(ticket, who=self._who, why=why, seen=self._seen)
        )

    def _taken_back(self) -> str:
        return QCoreApplication.translate("Workspace", "taken back")

    def _done_again(self) -> str:
        return QCoreApplication.translate("Workspace", "done again")


class _Log(_Step):
    def __init__(self, workspace: Workspace, entry: "BatchEntry") -> None:
        super().__init__(workspace)
        self._entry, self._ticket = entry, ""

    def redo(self) -> None:
        if self._ticket:
            self._reinstate(self._ticket, self._done_again())
            return
        batch = self._attempt(lambda: self._store.log(self._entry, who=self._who))
        self._ticket = batch.ticket if batch else ""
        self.setText(self._ticket)

    def undo(self) -> None:
        self._void(self._ticket, self._taken_back())


class _Correct(_Step):
    def __init__(
        self,
        workspace: Workspace,
        ticket: str,
        entry: "BatchEntry",
        why: str,
        seen: int | None,
        ask: Asks | None,
    ) -> None:
        super().__init__(workspace, ticket, seen)
        self._ask = ask
        self._ticket, self._new, self._why = ticket, entry, why
        self._old: BatchEntry | None = None

    def redo(self) -> None:
        self._attempt(self._put_new, self._ask)
        self._why, self._ask = self._done_again(), None

    def undo(self) -> None:
        self._attempt(self._put_old)

    def _put_new(self) -> "Batch":
        self._old = _entry_of(self._store.batch(self._ticket))
        return self._put(self._new, self._why)

    def _put_old(self) -> "Batch":
        assert self._old is not None
        return self._put(self._old, self._taken_back())

    def _put(self, entry: "BatchEntry", why: str) -> "Batch":
        return self._store.correct(self._ticket, entry, who=self._who, why=why, seen=self._seen)


class _Standing(_Step):
    """Void a batch, or reinstate it."""

    def __init__(
        self, workspace: Workspace, ticket: str, why: str, seen: int | None, *, void: bool
    ) -> None:
        super().__init__(workspace, ticket, seen)
        self._ticket, self._why, self._voids = ticket, why, void

    def redo(self) -> None:
        (self._void if self._voids else self._reinstate)(self._ticket, self._why)
        self._why = self._done_again()

    def undo(self) -> None:
        (self._reinstate if self._voids else self._void)(self._ticket, self._taken_back())


class _FacilityStep(QUndoCommand):
    def __init__(
        self, workspace: Workspace, old: "Facility", new: "Facility", ask: Asks | None
    ) -> None:
        super().__init__(QCoreApplication.translate("Workspace", "Facility"))
        self._workspace, self._old, self._new, self._ask = workspace, old, new, ask

    def redo(self) -> None:
        self._workspace.put_facility(self, self._new, self._old, self._ask)
        self._ask = None

    def undo(self) -> None:
        self._workspace.put_facility(self, self._old, self._new, None)


def _entry_of(batch: "Batch") -> "BatchEntry":
    from recycler.batch import BatchEntry

    return BatchEntry.model_validate(batch.model_dump(include=set(BatchEntry.model_fields)))
