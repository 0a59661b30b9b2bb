"""What is kept of samples and assays, and who may say what of them: a room of the store."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import chain, repeat
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from db import needs
from db.engine import Database, Writing
from db.guard import guarded
from db.laboratory import queries as assay_queries
from db.laboratory.writes import AssayWriter
from db.processing.lot_assays import LotAssays
from db.sums import findings
from recycler.batch import Batch
from recycler.errors import InputError
from recycler.laboratory.records import (
    AssayEntry,
    AssayResult,
    AssayState,
    ControlEntry,
    ControlResult,
    Sample,
    SampleEntry,
    Taking,
    admitted,
)
from recycler.problems import Report, unheard

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from db.filters import BatchFilter
    from db.laboratory.honesty import Expectation, Expectations, Scored
    from db.laboratory.queries import AssayedBatch
    from db.store import Store
    from recycler.figures import Assay, Estimate
    from recycler.laboratory.advice import Action
    from recycler.laboratory.lots import LotAssay
    from recycler.laboratory.methods import Methods
    from recycler.laboratory.precision import Precision
    from recycler.laboratory.sampling import SamplingSd
    from recycler.origins import Origin
    from recycler.prices import Price
    from recycler.reference.data import Reference
    from recycler.totals.found import Finder
    from recycler.totals.totals import Measure

RECENT = 256
OTHERS = 40  # results of a material that a far one is held against
LABELS = "SA-"  # how the labels of samples begin
Done = TypeVar("Done")


@guarded(needs.LABORATORY)
class Laboratory:
    """Samples and assays of one store, for all threads of the program."""

    def __init__(self, database: Database, store: "Store") -> None:
        self._database, self._store = database, store
        self._learning = RLock()
        self._sds: dict[Taking | None, SamplingSd] | None = None
        self._expected: Expectations | None = None
        self._finds: Finder | None = None
        self._methods: tuple[Reference, ZoneInfo, Methods] | None = None

    # changes

    def add_sample(self, entry: SampleEntry, *, who: str) -> Sample:
        """Keep what was taken from a batch.

        Raises:
            InputError: `no_such_ticket`, `assay_of_void` or `sample_twice`.
        """
        return self._write(lambda writer: writer.add_sample(entry, who=who))

    def record(
        self,
        entries: Sequence[AssayEntry],
        *,
        who: str,
        samples: Iterable[SampleEntry] = (),
        import_keys: Iterable[str | None] | None = None,
        final: Iterable[tuple[str, str]] = (),
        report: Report = unheard,
        of_lots: Sequence[tuple[AssayEntry, str | None]] = (),
    ) -> list[str]:
        """Keep results, all of them or none, and return their ids; samples are made as named.

        A suspect result without a reason is kept as provisional.

        Args:
            entries: the new results.
            who: the operator.
            samples: new ones of which more than the label is known.
            import_keys: what tells each result of a file from all others.
            final: ids of kept results that are made final with it, each with a reason or "".
            report: progress; raise from it to stop with nothing stored.
            of_lots: results in lots of the plant with their import keys, kept with the others.

        Raises:
            InputError: `no_such_ticket`, `assay_of_void`, `sample_of_other_ticket`,
                `sample_twice`, `already_imported`, `results_over_whole` or `batch_over_whole`; of
                those made final what `make_final` raises.
        """
        scores = self.scores(entries)
        self._check_wholes(entries)
        taken = [admitted(entry, score) for entry, score in zip(entries, scores, strict=True)]
        keys = import_keys or repeat(None, len(taken))
        return self._write(
            lambda writer: writer.record(
                taken,
                scores,
                who=who,
                samples=samples,
                import_keys=keys,
                final=final,
                report=report,
                also=lambda writing: self._record_of_lots(writing, of_lots, who),
            )
        )

    def record_control(self, entry: ControlEntry, *, who: str) -> ControlResult:
        """Keep what was found in a blank or a reference material."""
        return self._write(lambda writer: writer.control(entry, who=who))

    def make_final(
        self, assay_id: str, *, who: str, why: str = "", seen: int | None = None
    ) -> AssayResult:
        """Make a provisional result final; a suspect one needs a reason.

        Raises:
            InputError: `no_such_assay`, `assay_is`, `why_needed` or `changed_meanwhile`.
        """
        return self._write(
            lambda writer: writer.turn(assay_id, AssayState.FINAL, who=who, why=why, seen=seen)
        )

    def reject(self, assay_id: str, *, who: str, why: str, seen: int | None = None) -> AssayResult:
        """Let a result count no more.

        Raises:
            InputError: `no_such_assay`, `assay_is`, `why_needed` or `changed_meanwhile`.
        """
        return self._write(
            lambda writer: writer.turn(assay_id, AssayState.REJECTED, who=who, why=why, seen=seen)
        )

    def retest(
        self, assay_id: str, entry: AssayEntry, *, who: str, why: str, seen: int | None = None
    ) -> AssayResult:
        """Reject a result and keep a new one that names it.

        Raises:
            InputError: `no_such_assay`, `assay_is`, `other_assay`, `why_needed`,
                `results_over_whole`, `batch_over_whole` or `changed_meanwhile`.
        """
        (score,) = self.scores([entry])
        self._check_wholes([entry], instead_of=assay_id)
        taken = admitted(entry, score)
        return self._write(
            lambda writer: writer.retest(assay_id, taken, score, who=who, why=why, seen=seen)
        )

    # questions

    def scores(self, entries: Iterable[AssayEntry]) -> list[float | None]:
        """Return how many standard deviations each result lies off what was expected.

        Where most results of a material lie off the same way, it is the reference that is off: a
        far one is then held against them. None where nothing was expected of the batch.

        Raises:
            InputError: `no_such_ticket`.
        """
        found = list(entries)
        batches = self._store.batches_of_tickets({entry.ticket for entry in found})
        if missing := next((e.ticket for e in found if e.ticket not in batches), None):
            raise InputError("no_such_ticket", ticket=missing)
        asked = [
            (batches[e.ticket].material, batches[e.ticket].composition_version, e) for e in found
        ]
        return self._scores(asked)

    def scores_for(self, batch: Batch, entries: Iterable[AssayEntry]) -> list[float | None]:
        """Return the scores of results of one batch that is at hand; as of `scores`."""
        return self._scores(
            [(batch.material, batch.composition_version, entry) for entry in entries]
        )

    def _scores(self, asked: Sequence[tuple[str, int, AssayEntry]]) -> list[float | None]:
        from db.laboratory.honesty import site_scores

        with self._database.read() as connection:
            others = partial(assay_queries.latest_of, connection, limit=OTHERS)
            return site_scores(self._expectations(), self.methods(), asked, others)

    def expected(self, batch: Batch) -> "Mapping[str, Expectation]":
        """Return what was expected of a batch at intake: mean and sd of the logit, by element."""
        return self._expectations().all_of(batch.material, batch.composition_version)

    def assays(self, ticket: str) -> list[AssayResult]:
        """Return the assays of a batch, in the order they came in."""
        return self.assays_of([ticket]).get(ticket, [])

    def assays_of(self, tickets: Iterable[str]) -> dict[str, list[AssayResult]]:
        """Return the assays of batches, by ticket; batches without one are left out."""
        with self._database.read() as connection:
            return assay_queries.assays_of(connection, tickets)

    def observed(self, tickets: Iterable[str]) -> "dict[str, tuple[Assay, ...]]":
        """Return what all results of each batch say together, as its estimate takes it.

        Batches without a result that counts are left out.
        """
        with self._database.read() as connection:
            return findings.observed(connection, tickets)

    def together(
        self, results: "Mapping[str, list[AssayResult]]", how: Mapping[str, Taking | None]
    ) -> "dict[str, tuple[Assay, ...]]":
        """Return what results say together, by what they are of; none where none counts.

        Args:
            results: by ticket or number of a lot.
            how: each sample was taken, by its label.
        """
        from recycler.laboratory.sampling import effective

        if not results:
            return {}
        sds, methods = self._sampling_sds(), self.methods()
        spread = {label: sds[taking].sd for label, taking in how.items()}
        found = {name: effective(of_one, spread, methods) for name, of_one in results.items()}
        return {name: assays for name, assays in found.items() if assays}

    def supposed(
        self,
        batch: Batch,
        entries: Sequence[AssayEntry],
        how: Taking | None = None,
        *,
        instead_of: str = "",
    ) -> "tuple[Assay, ...]":
        """Return what `observed` would say of a batch if these results of one sample were kept.

        Args:
            batch: as it is stored.
            entries: what would be recorded.
            how: the sample was taken, where the store does not know it yet.
            instead_of: id of a result that a retest would replace.
        """
        from recycler.laboratory.sampling import effective

        with self._database.read() as connection:
            kept = assay_queries.assays_of(connection, [batch.ticket]).get(batch.ticket, [])
            samples = assay_queries.samples_of(connection, batch.ticket)
        sds = self._sampling_sds()
        spread = {entry.sample: sds[how].sd for entry in entries}
        spread |= {sample.label: sds[sample.how].sd for sample in samples}
        results = [one for one in kept if one.id != instead_of]
        results += [_as_if_kept(entry, batch) for entry in entries]
        return effective(results, spread, self.methods())

    def next_label(self, beginning: str = LABELS) -> str:
        """Return a label no sample has yet: the number after the highest one."""
        with self._database.read() as connection:
            number = assay_queries.numbered(connection, beginning)
        return f"{beginning}{number + 1:04d}"

    def advice(self, ticket: str, estimate: "Estimate") -> "list[Action]":
        """Return what is worth measuring of a batch, what narrows its headline most first.

        Args:
            ticket: of the batch.
            estimate: of it as it is stored.
        """
        from recycler.laboratory.advice import batch_advice

        with self._database.read() as connection:
            results = assay_queries.assays_of(connection, [ticket]).get(ticket, [])
            samples = assay_queries.samples_of(connection, ticket)
        sds = self._sampling_sds() if results else {}
        return batch_advice(
            self._store.estimator(),
            estimate,
            results=results,
            sampling={sample.label: sds[sample.how].sd for sample in samples if results},
            methods=self.methods(),
            price=self._price_of(estimate),
        )

    def origins(self, ticket: str, estimate: "Estimate", key: str) -> "list[Origin]":
        """Return what the figures of an element or a group in a batch rest on."""
        from recycler.origins import origins

        results = self.assays(ticket)
        return origins(self._store.estimator(), estimate, key, results, self.methods())

    def advice_for(
        self, where: "BatchFilter", key: str, report: Report = unheard
    ) -> "tuple[Measure, list[Action]]":
        """Return what is worth measuring of the batches of a period, and of which sum.

        Of what is recovered of an element or a group; of what is contained where no measurement
        narrows the recovered much.

        Args:
            where: which batches.
            key: element or group.
            report: told after each material; may raise to stop.
        """
        from recycler.laboratory.advice import period_advice
        from recycler.prices import price_of_period

        estimator, prices = self._store.estimator(), self._store.market.prices()
        held = [holding for _, holding in self._store.holdings(where)]
        measures: tuple[Measure, Measure] = ("recovered", "contained")
        for place, measure in enumerate(measures):
            part = partial(_half_reported, report, place)
            price = price_of_period(prices, estimator, held, key, measure)
            found = period_advice(estimator, held, key, measure, price=price, report=part)
            if any(action.is_much for action in found):
                return measure, found
        return "recovered", []

    def lots(self, report: Report = unheard) -> "dict[str, list[LotAssay]]":
        """Return what final assays found in the valid batches, by material.

        One result for each batch and element: all its results together.
        """
        from recycler.laboratory.lots import LotAssay

        found: dict[str, dict[tuple[str, str], LotAssay]] = defaultdict(dict)
        for batch, assays in self._final(report):
            on = max(result.recorded_at for result in batch.results).date()
            of_material = found[batch.material]
            for one in assays:
                sd = float(one.sd or 0.0)
                lot = LotAssay(
                    batch.id, one.element, one.fraction, sd, one.below, on, batch.supplier
                )
                known = of_material.get((batch.id, one.element))
                if known is None or (known.below and lot.fraction < known.fraction):
                    of_material[batch.id, one.element] = lot
        return {material: list(lots.values()) for material, lots in found.items()}

    def scored(self, report: Report = unheard) -> "Scored":
        """Return what final assays found, held against what was expected at intake."""
        from db.laboratory.honesty import scored

        return scored(self._expectations(), self._final(report))

    def recent(self, limit: int = RECENT) -> list[AssayResult]:
        """Return what was recorded last, newest first."""
        with self._database.read() as connection:
            return assay_queries.recent(connection, limit)

    def controls(self, name: str = "") -> list[ControlResult]:
        """Return controls in the order they were recorded, of one material or blank if named."""
        with self._database.read() as connection:
            return assay_queries.controls(connection, name)

    def precisions(self) -> "list[Precision]":
        """Return how precise sampling, preparation and analysis are, by what was found twice."""
        from recycler.laboratory.precision import precisions

        with self._database.read() as connection:
            samples, results = assay_queries.measured_twice(connection)
        return precisions(samples, results, self.methods(), self._store.facility().zone_info)

    def samples(self, ticket: str) -> list[Sample]:
        with self._database.read() as connection:
            return assay_queries.samples_of(connection, ticket)

    def samples_named(self, labels: Iterable[str]) -> dict[str, Sample]:
        """Return the samples with these labels, by label."""
        with self._database.read() as connection:
            return assay_queries.samples_named(connection, labels)

    def waiting(self) -> list[tuple[Sample, Batch]]:
        """Return the samples without a result and their batches, the oldest first."""
        with self._database.read() as connection:
            return assay_queries.waiting(connection)

    def imported(self, keys: Iterable[str]) -> dict[str, str]:
        """Return the ids of results that were imported before, by their keys."""
        with self._database.read() as connection:
            return assay_queries.imported(connection, keys)

    def methods(self) -> "Methods":
        """Return the methods of analysis that are known here, read once."""
        from recycler.laboratory.methods import SITE_METHODS, Methods

        reference, zone = self._store.reference(), self._store.facility().zone_info
        if self._methods is None or self._methods[:2] != (reference, zone):
            own = reference.table(SITE_METHODS)
            self._methods = reference, zone, Methods(reference.table("methods"), own, zone)
        return self._methods[2]

    def ground(self) -> findings.Ground:
        """Return what results are understood by now."""
        return findings.Ground(self._sampling_sds(), self.methods(), self._finder())

    def find_all(self, *, who: str) -> None:
        """Keep what batches add to totals by results of an older program, which kept it not."""
        with self._database.read() as connection:
            batch_ids = findings.without(connection)
        self.find_of(batch_ids, who=who)

    def find_of(self, batch_ids: Sequence[str], *, who: str) -> None:
        """Find anew what the results of batches say."""
        if batch_ids:
            self._write(lambda writer: writer.find(batch_ids, who=who))

    def find_again(self, materials: Sequence[str], *, who: str) -> None:
        """Find anew what batches add to totals that were logged before their composition was known.

        Args:
            materials: of which a composition is known now.
            who: made it known.
        """
        with self._database.read() as connection:
            batch_ids = findings.of_unknown(connection, materials)
        if batch_ids:
            self._write(lambda writer: writer.find(batch_ids, who=who))

    # behind the door

    def _record_of_lots(
        self, writing: Writing, found: Sequence[tuple[AssayEntry, str | None]], who: str
    ) -> None:
        if found:
            store = self._store
            booking = LotAssays(writing, store.facility(), store.reference(), who=who)
            for entry, import_key in found:
                booking.assay(entry, import_key=import_key)

    def _finder(self) -> "Finder":
        """Return what finds by the reference data in use, made once."""
        from recycler.totals.found import Finder

        estimator = self._store.estimator()
        if self._finds is None or self._finds.estimator is not estimator:
            self._finds = Finder(estimator)
        return self._finds

    def _check_wholes(self, entries: Sequence[AssayEntry], instead_of: str = "") -> None:
        from recycler.laboratory.sampling import counting
        from recycler.laboratory.whole import Wholes

        kept = self.assays_of({entry.ticket for entry in entries})
        counted = counting(chain.from_iterable(kept.values()))
        Wholes(self.methods(), (one for one in counted if one.id != instead_of)).take(entries)

    def _expectations(self) -> "Expectations":
        """Return what is expected by the reference data in use, looked up once."""
        from db.laboratory.honesty import Expectations

        known, estimator = self._expected, self._store.estimator()
        if known is None or known.estimator is not estimator:
            known = self._expected = Expectations(estimator)
        return known

    def _sampling_sds(self) -> "dict[Taking | None, SamplingSd]":
        """Return the spread of sampling, learned from what was sampled twice until now."""
        from recycler.laboratory.sampling import sampling_sds

        with self._learning:
            if self._sds is None:
                with self._database.read() as connection:
                    samples, results = assay_queries.measured_twice(connection)
                self._sds = sampling_sds(samples, results, self.methods())
            return self._sds

    def _final(self, report: Report) -> "Iterator[tuple[AssayedBatch, tuple[Assay, ...]]]":
        """Yield the valid batches with final results, and what those say together."""
        from recycler.laboratory.sampling import effective

        sds, methods = self._sampling_sds(), self.methods()
        with self._database.read() as connection:
            total, done = assay_queries.count_final(connection), 0
            for batch in assay_queries.final_by_batch(connection):
                spread = {label: sds[how].sd for label, how in batch.how.items()}
                yield batch, effective(batch.results, spread, methods)
                done += len(batch.results)
                report(done, total)

    def _price_of(self, estimate: "Estimate") -> "Price | None":
        """Return the price of the headline of a batch."""
        from recycler.prices import price_of_batch

        head = estimate.headline
        return price_of_batch(self._store.market.prices(), estimate, head.key) if head else None

    def _write(self, act: Callable[[AssayWriter], Done]) -> Done:
        """Change something; where anything was measured twice, sampling is learned anew."""
        writer = AssayWriter(self._database, self._store.facility().station, self.ground)
        try:
            return act(writer)
        finally:
            if writer.measured_twice:
                with self._learning:
                    self._sds = None


def _as_if_kept(entry: AssayEntry, batch: Batch) -> AssayResult:
    return AssayResult.model_construct(
        **entry.model_dump(),
        id="",
        batch_id=batch.id,
        version=1,
        recorded_at=datetime.now(UTC),
        recorded_by="",
    )


def _half_reported(report: Report, place: int, done: int, total: int) -> None:
    """Report the first or the second half of a piece of work."""
    report(place * total + done, 2 * total)
