"""The one door to the data: records in, records and plain figures out; no row escapes."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from db import data_folder, drafts, needs, settings
from db.attachments.room import Attachments
from db.balance.room import Balances
from db.batches import queries
from db.batches.search import Hits
from db.batches.writes import BatchWriter, Resolver, next_number
from db.drafts import Draft
from db.engine import Database
from db.file_drops import FileDrops
from db.filters import EVERYTHING, PAGE, BatchCount, BatchFilter, Cursor
from db.guard import guarded, owner
from db.laboratory.room import Laboratory
from db.market.room import Market
from db.materials import versions
from db.materials.room import Materials
from db.people.room import People
from db.presence import Other, Presence
from db.processing.room import Processing
from db.proof import checkpoints
from db.proof.checkpoints import Kind
from db.proof.journal import Chain, HistoryEntry, changes_since, history, last_change
from db.proof.room import Proof
from db.rooms import Room
from db.safekeeping import backup, kept_backups
from db.safekeeping.kept_backups import BackupInfo
from db.scenarios.room import Scenarios
from db.seen import last_saved, refuse
from db.sums import findings, held, holdings
from db.sums import queries as sum_queries
from db.sums.kept_holdings import Asked, KeptHoldings
from db.targets.room import Targets
from recycler.batch import Batch, BatchEntry
from recycler.errors import InputError
from recycler.facility import Facility
from recycler.people.rights import Right
from recycler.problems import Problem, Report, unheard
from recycler.reference.data import FOLDER, Reference

if TYPE_CHECKING:
    from db.sums.rollups import Findings
    from recycler.estimate import Assay, Estimate, Estimator
    from recycler.laboratory.records import AssayEntry, Taking
    from recycler.totals.held import Held
    from recycler.totals.holding import Holding

_MOST_NEWS = 500


@guarded(needs.STORE)
class Store:
    """Everything of one facility, for all threads of the program."""

    attachments = Room(Attachments)
    balances = Room(Balances)
    laboratory = Room(Laboratory)
    market = Room(Market)
    materials = Room(lambda base, store: Materials(base, store, store._writer, store._forget))
    people = Room(People)
    processing = Room(Processing)
    proof = Room(Proof)
    scenarios = Room(Scenarios)
    targets = Room(Targets)

    def __init__(self, database: Database, folder: Path | None = None) -> None:
        self._database = database
        self._folder = folder
        self._loading = RLock()  # what is cached is made once
        self._rooms: dict[str, Any] = {}
        self._reference: Reference | None = None
        self._estimator: Estimator | None = None
        self._facility: Facility | None = None
        self._batch_writer: BatchWriter | None = None
        database.on_many = lambda: checkpoints.sign_if_possible(database, folder, Kind.MANY)
        self._holdings = KeptHoldings()
        self.drops = FileDrops(database)  # what is written by itself
        self._presence: Presence | None = None
        self._heard = 0  # the journal's entry up to which news were told
        self.spoken: Callable[[str], str] = str  # how people say a name of the reference data

    @classmethod
    def create(cls, folder: Path, facility: Facility | None = None) -> Self:
        """Make a data folder, or fill an empty one, and open it.

        Raises:
            InputError: `store_exists`.
            DataFolderError: it cannot be written.
        """
        data_folder.create(folder, lambda database: cls(database)._furnish(facility))
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open a data folder; nothing is written unless its schema or reference data are old.

        Raises:
            DataFolderError: `no_store`, `damaged`, `newer_file`, `folder_busy`, `not_writable`.
        """
        database = data_folder.open_database(folder)
        try:
            store = cls(database, folder)
            if database.writable:
                with database.guard.inside():  # the program does it, whoever signs in then
                    store._keep_reference(FOLDER)
                    store._keep_findings()
        except BaseException:
            database.close()
            raise
        return store._hear_from_now()

    @classmethod
    def at_url(cls, url: str, facility: Facility | None = None) -> Self:
        """Open the store of a database server, made there if it is not yet."""
        database = Database(url)
        store = cls(database)
        if data_folder.is_new(database):
            store._furnish(facility)
        return store._hear_from_now()

    def close(self) -> None:
        """Sign what was changed, and let go of the file."""
        if self._presence is not None:
            self._presence.leave()
        if self._database.unsigned:
            checkpoints.sign_if_possible(self._database, self._folder, Kind.CLOSE)
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """The data folder; a store on a server has none and says the present one."""
        return self._folder or Path()

    # the facility and what is known of materials

    def facility(self) -> Facility:
        if self._facility is None:
            with self._database.read() as connection:
                self._facility = settings.facility(connection)
        return self._facility

    def save_facility(self, facility: Facility, *, who: str, seen: Facility | None = None) -> None:
        """Keep the facility as changed.

        Raises:
            InputError: `changed_meanwhile`, where it is not any more as the person saw it.
        """
        self._write_facility(facility, who, seen)

    def reference(self) -> Reference:
        with self._loading:
            if self._reference is None:
                with self._database.read() as connection:
                    self._reference = versions.load(connection)
            return self._reference

    def estimator(self) -> "Estimator":
        with self._loading:
            if self._estimator is None:
                from recycler.estimate import Estimator

                self._estimator = Estimator(self.reference())
            return self._estimator

    def data_version(self) -> str:
        """Return a short name of the reference data in use, the same for the same data."""
        with self._database.read() as connection:
            return (settings.value(connection, settings.REFERENCE_SOURCE) or "")[:12]

    # batches

    def next_ticket(self, received_at: datetime) -> str:
        """Return the ticket the next batch will get, if nobody else logs one before."""
        with self._database.read() as connection:
            return next_number(connection, self.facility(), received_at)

    def log(self, entry: BatchEntry, *, who: str, import_key: str | None = None) -> Batch:
        """Store a new batch; when this returns, it is on the disk."""
        return self._writer().log(entry, who=who, import_key=import_key)

    def log_many(
        self,
        entries: Iterable[BatchEntry],
        *,
        who: str,
        import_keys: Iterable[str | None] | None = None,
        already_checked: bool = False,
        report: Report = unheard,
    ) -> list[str]:
        """Store many batches, all or none, and return their tickets.

        Args:
            entries: taken one by one; they need not be in memory at once.
            who: the operator.
            import_keys: one for each entry, by which an import is known again.
            already_checked: the entries keep the rules by the way they were made.
            report: told `(done, 0)`, as their number is not known before the last.
        """
        return self._writer().log_many(
            entries,
            who=who,
            import_keys=import_keys,
            already_checked=already_checked,
            report=report,
        )

    def correct(
        self, ticket: str, entry: BatchEntry, *, who: str, why: str, seen: int | None = None
    ) -> Batch:
        """Put a new version in the place of the current one, which stays in the history.

        Args:
            ticket: of the batch.
            entry: what it is instead.
            who: the operator.
            why: the reason.
            seen: the version the person had before them; None where nobody looked at one.

        Raises:
            InputError: `no_such_ticket`, `void_batch`, `why_needed`, or `changed_meanwhile`, where
                another version than the one seen is in the books by now.
        """
        return self._writer().correct(ticket, entry, who=who, why=why, seen=seen)

    def void(self, ticket: str, *, who: str, why: str, seen: int | None = None) -> Batch:
        """Take a batch out of all totals.

        Raises:
            InputError: `no_such_ticket`, `already_void`, `why_needed` or `changed_meanwhile`.
        """
        return self._writer().void(ticket, who=who, why=why, seen=seen)

    def reinstate(self, ticket: str, *, who: str, why: str, seen: int | None = None) -> Batch:
        """Take a void batch back.

        Raises:
            InputError: `no_such_ticket`, `already_logged`, `why_needed` or `changed_meanwhile`.
        """
        return self._writer().reinstate(ticket, who=who, why=why, seen=seen)

    def batch(self, ticket: str) -> Batch:
        """Return a batch.

        Raises:
            InputError: `no_such_ticket`.
        """
        with self._database.read() as connection:
            return queries.batch(connection, ticket)

    def estimate(self, batch: Batch, *, with_assays: bool = True) -> "Estimate":
        """Return what a stored batch holds and yields, by the data versions it was logged with.

        Args:
            batch: as it is stored.
            with_assays: False: as it was known at intake.

        Raises:
            InputError: `no_composition`.
        """
        (found,) = self.estimates([batch], with_assays=with_assays)
        if isinstance(found, InputError):
            raise found
        return found

    def estimates(
        self, batches: Sequence[Batch], *, with_assays: bool = True
    ) -> "list[Estimate | InputError]":
        """Return the estimates of stored batches; an error in the place of one not possible."""
        observed = {}
        if with_assays:
            observed = self.laboratory.observed([batch.ticket for batch in batches])
        found: list[Estimate | InputError] = []
        for batch in batches:
            try:
                found.append(self._estimate(batch, observed.get(batch.ticket, ())))
            except InputError as error:
                found.append(error)
        return found

    def supposed(
        self,
        batch: Batch,
        entries: Sequence["AssayEntry"],
        how: "Taking | None" = None,
        *,
        instead_of: str = "",
    ) -> "Estimate":
        """Return the estimate of a batch as it would be if these results were recorded.

        Args as of `Laboratory.supposed`.

        Raises:
            InputError: as of `Estimator.estimate`.
        """
        assays = self.laboratory.supposed(batch, entries, how, instead_of=instead_of)
        return self._estimate(batch, assays)

    def batches_of_tickets(self, tickets: Iterable[str]) -> dict[str, Batch]:
        """Return batches by ticket; one that is not there is left out."""
        with self._database.read() as connection:
            return queries.batches_of_tickets(connection, tickets)

    def history(self, ticket: str) -> list[HistoryEntry]:
        """Return what happened to a batch, its samples and its assays, oldest first."""
        with self._database.read() as connection:
            return history(connection, ticket)

    def find(
        self, where: BatchFilter = EVERYTHING, *, after: Cursor | None = None, limit: int = PAGE
    ) -> list[Batch]:
        """Return batches, newest first, beginning after the last one of the page before."""
        names, on_sqlite = self._names_for(where), self._database.on_sqlite
        with self._database.read() as connection:
            return queries.page(connection, where, names, after, limit, on_sqlite=on_sqlite)

    def count(self, where: BatchFilter = EVERYTHING) -> BatchCount:
        found = self._found_by(where)
        with self._database.read() as connection:
            return holdings.count(connection, where, found)

    def holdings(
        self,
        where: BatchFilter = EVERYTHING,
        by: sum_queries.By = "",
        elements: Collection[str] | None = None,
    ) -> list[tuple[str, "Holding"]]:
        """Return what the valid batches hold, in the order of the key and the material.

        Args:
            where: which batches.
            by: what each holding is keyed by.
            elements: elements and groups whose totals are wanted; None: of all. What assays found
                of others is left out, which takes less time.
        """
        asked = Asked.of(where, by, elements)
        with self._database.read() as connection:
            held = self._holdings.find(connection, asked)
            if held is None:
                together = sum_queries.PLACES if by in sum_queries.PLACES else (by,)
                found = self._found_by(where)
                anew = holdings.holdings(connection, where, together, found, elements)
                self._holdings.keep(connection, asked, anew)
                held = anew[by]
        return [(keyed[0], holding) for keyed, holding in held.items()]

    def holdings_of(self, batches: Sequence[Batch]) -> "list[Holding]":
        """Return batches as holdings of one each."""
        found = self.findings(batch.ticket for batch in batches)
        return [holdings.holding_of(batch, found.get(batch.ticket, {})) for batch in batches]

    def findings(self, tickets: Iterable[str]) -> "dict[str, Findings]":
        """Return what assayed batches add to totals, by ticket; others are left out."""
        with self._database.read() as connection:
            return findings.findings(connection, tickets)

    def held(self, where: BatchFilter = EVERYTHING, *, one_by_one: bool = False) -> "list[Held]":
        """Return the valid batches with what was found in them, those nobody assayed as sums.

        Args:
            where: which batches.
            one_by_one: no sums: each batch by itself.
        """
        found = self._found_by(where)
        with self._database.read() as connection:
            assayed = held.assayed(connection, found)
        assays = self.laboratory.observed(assayed)
        with self._database.read() as connection:
            sums = [] if one_by_one else held.sums(connection, found)
            return [*sums, *held.each(connection, found, assays, of_all=one_by_one)]

    def assay_count(self, where: BatchFilter = EVERYTHING) -> int:
        """Return how many results the valid batches have, rejected ones too."""
        found = self._found_by(where)
        with self._database.read() as connection:
            return held.assay_count(connection, where, found)

    def tickets_with_results(self, where: BatchFilter = EVERYTHING) -> list[str]:
        """Return the tickets of the valid batches that have results, rejected ones too."""
        found = self._found_by(where)
        with self._database.read() as connection:
            return held.with_results(connection, where, found)

    def provisional_ug(self, where: BatchFilter = EVERYTHING) -> int:
        """Return the dry mass of the valid batches with a result that is not final yet [µg]."""
        found = self._found_by(where)
        with self._database.read() as connection:
            return held.provisional_ug(connection, where, found)

    def suppliers(self, text: str = "", limit: int = 20) -> list[str]:
        """Return the suppliers whose name contains a text, most used first."""
        with self._database.read() as connection:
            return queries.suppliers(connection, text, limit)

    def last_of(self, supplier: str) -> Batch | None:
        """Return what a supplier brought last."""
        with self._database.read() as connection:
            return queries.last_of(connection, supplier)

    def known_import_keys(self, keys: Iterable[str]) -> dict[str, str]:
        """Return the tickets of rows that were imported before."""
        with self._database.read() as connection:
            return queries.known_import_keys(connection, keys)

    def tickets_exist(self, tickets: Iterable[str]) -> set[str]:
        with self._database.read() as connection:
            return queries.tickets_exist(connection, tickets)

    # people

    def may(self, right: Right) -> bool:
        """Tell whether whoever works with the store now has a right."""
        return self._database.guard.may(right)

    def ask(self, right: Right) -> None:
        """Let pass who has a right, for what is done beside the store.

        Raises:
            RightsError: `nobody_signed_in` or `right_missing`.
        """
        self._database.guard.check(right)

    def signs(self, who: str) -> str:
        """Return the name of who has signed in; where nobody has to, the one that is given."""
        return self._database.guard.signs(who)

    def going_on(self) -> AbstractContextManager[None]:
        """Return a context in which another thread goes on as who works here now."""
        return self._database.guard.going_on()

    # what is not saved yet

    def save_draft(self, form: str, payload: Mapping[str, Any], *, who: str) -> None:
        with self._database.write() as writing:
            drafts.save(writing, form, payload, who, self._person_id())

    def draft(self, form: str) -> Draft | None:
        with self._database.read() as connection:
            return next(iter(drafts.drafts(connection, form, self._person_id())), None)

    def drop_draft(self, form: str) -> None:
        with self._database.write() as writing:
            drafts.drop(writing, form, self._person_id())

    def drafts(self) -> list[Draft]:
        with self._database.read() as connection:
            return drafts.drafts(connection, of=self._person_id())

    def left_behind(self) -> list[Draft]:
        """Return what everybody left unfinished, without what stands in it: the door shows it."""
        with self._database.read() as connection:
            found = drafts.drafts(connection, of=None)
        return [Draft(one.form, {}, one.at, one.who) for one in found]

    # others on the same folder

    def sign_in(self, who: str, what: str) -> None:
        """Let others know that this process has the folder open; what: "window" or "command"."""
        if self._folder is not None:
            if self._presence is not None:
                self._presence.leave()
            self._presence = Presence(self._folder, who, what)
            self._presence.stay()

    def others(self) -> list[Other]:
        """Return who else has the folder open, and stay known to them."""
        if self._presence is None:
            return []
        self._presence.stay()
        return self._presence.others()

    def news(self) -> list[tuple[str, str]]:
        """Return action and subject of what others wrote since this was last asked.

        The journal tells, whatever database it is in; what of it is kept in memory is read anew.
        """
        with self._database.read() as connection:
            last = last_change(connection)
            if last == self._heard:
                return []
            found = changes_since(connection, self._heard, _MOST_NEWS)
        own = self._database.own
        news = [(action, subject) for seq, action, subject in found if seq not in own]
        own.forget(last)
        self._heard = last
        self._forget({action for action, _ in news})
        return news

    def _forget(self, actions: set[str]) -> None:
        """Have anew what others changed; reading reference data for nothing would take time."""
        with self._loading:
            if actions & {"reference", "facility"}:
                self._batch_writer = None
            if "reference" in actions:
                self._reference = self._estimator = None
            if "facility" in actions:
                self._facility = None

    def _hear_from_now(self) -> Self:
        """Take what is in the books for known."""
        with self._database.read() as connection:
            self._heard = last_change(connection)
        return self

    # the safety of it all

    def check(self, report: Report = unheard) -> list[Problem]:
        """Look for anything that does not add up; an empty list is a clean bill."""
        from db.checks.whole import check

        with self._database.read() as connection:
            found = check(self._database, connection, self._folder, report)
        if not found and self._database.writable:
            checkpoints.sign_if_possible(self._database, self._folder, Kind.CHECK)
        return found

    def backup(self, out: Path | None = None, report: Report = unheard) -> BackupInfo:
        """Make a verified copy of the store while it is in use.

        Raises:
            InputError: `file_not_writable`, or `no_folder` for a store on a server.
        """
        if self._folder is None:
            raise InputError("no_folder")
        checkpoints.sign_if_possible(self._database, self._folder, Kind.BACKUP)
        return backup.back_up(self._folder, out, report)

    def last_backup(self) -> BackupInfo | None:
        return kept_backups.last(self._folder) if self._folder else None

    # behind the door

    def _person_id(self) -> str:
        person = self._database.guard.person
        return person.id if person else ""

    def _estimate(self, batch: Batch, assays: "Iterable[Assay]") -> "Estimate":
        from recycler.dry_mass import dry_mass

        return self.estimator().estimate(
            batch.material,
            dry_mass(batch),
            batch.route,
            assays=assays,
            composition_version=batch.composition_version,
            route_version=batch.route_version or None,
        )

    def _found_by(self, where: BatchFilter) -> Hits:
        names, on_sqlite = self._names_for(where), self._database.on_sqlite
        return queries.found_by(where, names, on_sqlite=on_sqlite)

    def _names_for(self, where: BatchFilter) -> Mapping[str, str]:
        """Return the names of the materials, as written and as said, if words are searched for."""
        if not where.text.strip():
            return {}
        names = ((code, one.name) for code, one in self.reference().materials.items())
        return {code: f"{name}\n{self.spoken(name)}" for code, name in names}

    def _writer(self) -> BatchWriter:
        with self._loading:
            if self._batch_writer is None:
                resolve = Resolver(self.reference())
                self._batch_writer = BatchWriter(
                    self._database, self.facility(), resolve, self.laboratory.ground
                )
            return self._batch_writer

    def _furnish(self, facility: Facility | None) -> None:
        """Put into a new store what every store has."""
        self._write_facility(facility or Facility(), owner(), None)
        self._keep_reference(FOLDER)

    def _write_facility(self, facility: Facility, who: str, seen: Facility | None) -> None:
        after = settings.facility_text(facility)
        with self._database.write() as writing:
            before = settings.kept(writing, settings.FACILITY)
            if seen is not None and before not in (None, settings.facility_text(seen)):
                saved = last_saved(writing, "facility")
                now = settings.facility_of(before) or Facility()
                refuse(writing, now.name, seen.as_dict(), now.as_dict(), saved)
            settings.put(writing, settings.FACILITY, after)
            chain = Chain(writing, who=who, station=facility.station)
            chain.append("facility", "facility", 1, before=before, after=after)
        with self._loading:
            self._facility, self._batch_writer = facility, None

    def _keep_reference(self, source: Path) -> None:
        """Keep new versions of what changed in the shipped files since they were last read."""
        source_hash = versions.folder_hash(source)
        with self._database.read() as connection:
            # What the journal says counts: a setting altered in the file is left for `check`.
            if settings.journalled_source(connection) == source_hash:
                return
            kept = versions.newest(connection)
        shipped = Reference.from_folder(source)
        rows = versions.changed(shipped.payloads(), kept)
        station = self.facility().station
        with self._database.write() as writing:
            versions.append(writing, rows)
            settings.put(writing, settings.REFERENCE_SOURCE, source_hash)
            after = versions.summary(source_hash, rows)
            chain = Chain(writing, who=owner(), station=station)
            chain.append("reference", versions.SUBJECT, 1, after=after)

    def _keep_findings(self) -> None:
        """Find what assayed batches add to totals, once, where an older program did not."""
        with self._database.read() as connection:
            if settings.journalled(connection, settings.FINDINGS):
                return
        who, station = owner(), self.facility().station
        self.laboratory.find_all(who=who)
        with self._database.write() as writing:
            settings.put_journalled(writing, settings.FINDINGS, "1", who=who, station=station)
