"""Changes of samples and assays: each is one transaction over rows and journal."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

import uuid_utils
from sqlalchemy import bindparam, insert, select, update

from db.batches.records import BATCH, Row, now_text
from db.batches.writes import CHUNK, reason_of
from db.engine import Database, Writing
from db.laboratory.records import (
    ASSAY,
    ASSAY_COLUMNS,
    ASSAY_VERSION,
    CONTROL,
    SAMPLE,
    assay_columns,
    assay_of,
    control_columns,
    control_of,
    kept,
    sample_columns,
    sample_of,
    subject_of,
)
from db.proof.journal import Chain
from db.seen import check_seen
from db.sums.findings import Ground, Renewal
from recycler.batch import State
from recycler.errors import InputError
from recycler.laboratory.records import (
    AssayEntry,
    AssayResult,
    AssayState,
    ControlEntry,
    ControlResult,
    Sample,
    SampleEntry,
)
from recycler.problems import Report, unheard

_ADD_SAMPLE = insert(SAMPLE).inline()
_ADD = insert(ASSAY).inline()
_ADD_CONTROL = insert(CONTROL).inline()
_KEEP = insert(ASSAY_VERSION).inline()
_REPLACE = (
    update(ASSAY)
    .where(ASSAY.c.id == bindparam("old_id"))
    .values({name: bindparam(name) for name in ASSAY_COLUMNS})
)
_FIND = select(*(ASSAY.c[name] for name in ASSAY_COLUMNS)).where(ASSAY.c.id == bindparam("id"))
_BATCH = select(BATCH.c.id, BATCH.c.state).where(BATCH.c.ticket == bindparam("ticket"))
_OWNER = select(SAMPLE.c.ticket).where(SAMPLE.c.label == bindparam("label"))
_IMPORTED = select(ASSAY.c.ticket).where(ASSAY.c.import_key == bindparam("key"))


class AssayWriter:
    """Records and changes the assays of one store."""

    def __init__(self, database: Database, station: str, ground: Callable[[], Ground]) -> None:
        self._database, self._station, self._ground = database, station, ground
        self.measured_twice = False

    def add_sample(self, entry: SampleEntry, *, who: str) -> Sample:
        """Keep what was taken from a batch."""
        with self._database.write() as writing:
            chain = Chain(writing, who=who, station=self._station)
            return sample_of(_Recording(writing, chain).add_sample(entry))

    def record(
        self,
        entries: Sequence[AssayEntry],
        scores: Sequence[float | None],
        *,
        who: str,
        samples: Iterable[SampleEntry] = (),
        import_keys: Iterable[str | None],
        final: Iterable[tuple[str, str]] = (),
        report: Report = unheard,
        also: Callable[[Writing], None] | None = None,
    ) -> list[str]:
        """Keep many results and make kept ones final, all of them or none.

        Returns the ids of the new ones in the same order; `also` writes more in the same
        transaction.
        """
        with self._database.write() as writing:
            chain = Chain(writing, who=who, station=self._station)
            recording = _Recording(writing, chain)
            for sample in samples:
                recording.add_sample(sample)
            keyed = zip(entries, scores, import_keys, strict=True)
            ids: list[str] = []
            while some := list(islice(keyed, CHUNK)):
                rows = [recording.row(*one, who) for one in some]
                recording.add(rows)
                ids += [row["id"] for row in rows]
                report(len(ids), len(entries))
            turned = [_turned(writing, chain, one, AssayState.FINAL, why) for one, why in final]
            changed = (*recording.batch_ids, *(row["batch_id"] for row in turned))
            self._renew(writing, chain, dict.fromkeys(changed))
            if also is not None:
                also(writing)
        return ids

    def control(self, entry: ControlEntry, *, who: str) -> ControlResult:
        """Keep what was found in a blank or a reference material."""
        row = control_columns(entry) | {
            "id": str(uuid_utils.uuid7()), "recorded_at": now_text(), "recorded_by": who,
        }  # fmt: skip
        with self._database.write() as writing:
            writing.run(_ADD_CONTROL, row)
            chain = Chain(writing, who=who, station=self._station)
            chain.append("control", f"control:{row['id']}", 1, after=kept(row))
        return control_of(row)

    def turn(
        self, assay_id: str, state: AssayState, *, who: str, why: str | None, seen: int | None
    ) -> AssayResult:
        """Make a result final, or reject it with a reason."""
        with self._database.write() as writing:
            chain = Chain(writing, who=who, station=self._station)
            row = _turned(writing, chain, assay_id, state, why, seen)
            self._renew(writing, chain, [row["batch_id"]])
            return assay_of(row)

    def retest(
        self,
        assay_id: str,
        entry: AssayEntry,
        score: float | None,
        *,
        who: str,
        why: str,
        seen: int | None,
    ) -> AssayResult:
        """Put a new result in the place of one that is rejected with it."""
        with self._database.write() as writing:
            chain = Chain(writing, who=who, station=self._station)
            old = _turned(writing, chain, assay_id, AssayState.REJECTED, reason_of(why), seen)
            if (old["ticket"], old["element"]) != (entry.ticket, entry.element):
                raise InputError("other_assay", ticket=old["ticket"], element=old["element"])
            recording = _Recording(writing, chain)
            row = recording.row(entry, score, None, who) | {"retest_of": assay_id}
            recording.add([row])
            self._renew(writing, chain, [row["batch_id"]])
            return assay_of(row)

    def find(self, batch_ids: Iterable[str], *, who: str) -> None:
        """Keep what batches add to totals by results that were recorded before this was kept."""
        with self._database.write() as writing:
            self._renew(writing, Chain(writing, who=who, station=self._station), batch_ids)

    def _renew(self, writing: Writing, chain: Chain, batch_ids: Iterable[str]) -> None:
        renewal = Renewal(writing, chain, self._ground)
        for batch_id in batch_ids:
            renewal.results_changed(batch_id)
        renewal.write()
        self.measured_twice = self.measured_twice or renewal.measured_twice


class _Recording:
    """New samples and results within one transaction."""

    def __init__(self, writing: Writing, chain: Chain) -> None:
        self._writing, self._chain = writing, chain
        self._batches: dict[str, str] = {}
        self._samples: dict[str, str] = {}
        self._now = now_text()

    def add_sample(self, entry: SampleEntry) -> Row:
        if self._writing.first(_OWNER, {"label": entry.label}) is not None:
            raise InputError("sample_twice", sample=entry.label)
        row = sample_columns(entry, str(uuid_utils.uuid7()), self._batch_id(entry.ticket))
        self._writing.run(_ADD_SAMPLE, row)
        self._chain.append("sample", subject_of(row), 1, after=kept(row))
        self._samples[entry.label] = entry.ticket
        return row

    def row(self, entry: AssayEntry, score: float | None, import_key: str | None, who: str) -> Row:
        """Return the row of a new result; its sample is made if it is not there yet."""
        batch_id = self._batch_id(entry.ticket)
        self._sample(entry)
        if import_key is not None and self._writing.first(_IMPORTED, {"key": import_key}):
            raise InputError("already_imported")
        return assay_columns(entry) | {
            "id": str(uuid_utils.uuid7()),
            "version": 1,
            "batch_id": batch_id,
            "score": score,
            "retest_of": None,
            "recorded_at": self._now,
            "recorded_by": who,
            "import_key": import_key,
        }

    def add(self, rows: list[Row]) -> None:
        self._writing.many(_ADD, rows)
        self._chain.append_all(
            [self._chain.next("assay", subject_of(row), 1, after=kept(row)) for row in rows]
        )

    @property
    def batch_ids(self) -> list[str]:
        """The batches that have new samples or results."""
        return list(self._batches.values())

    def _batch_id(self, ticket: str) -> str:
        if ticket not in self._batches:
            found = self._writing.first(_BATCH, {"ticket": ticket})
            if found is None:
                raise InputError("no_such_ticket", ticket=ticket)
            if found[1] == State.VOID.value:
                raise InputError("assay_of_void", ticket=ticket)
            self._batches[ticket] = str(found[0])
        return self._batches[ticket]

    def _sample(self, entry: AssayEntry) -> None:
        owner = self._samples.get(entry.sample)
        if owner is None:
            found = self._writing.first(_OWNER, {"label": entry.sample})
            if found is None:
                self.add_sample(SampleEntry(ticket=entry.ticket, label=entry.sample))
                return
            owner = self._samples[entry.sample] = str(found[0])
        if owner != entry.ticket:
            raise InputError("sample_of_other_ticket", sample=entry.sample, ticket=owner)


def _turned(
    writing: Writing,
    chain: Chain,
    assay_id: str,
    state: AssayState,
    why: str | None,
    seen: int | None = None,
) -> Row:
    found = writing.first(_FIND, {"id": assay_id})
    if found is None:
        raise InputError("no_such_assay", id=assay_id)
    old = dict(zip(ASSAY_COLUMNS, found, strict=True))
    old["below"] = bool(old["below"])
    named = f"{old['ticket']} {old['element']}"
    check_seen(writing, seen, old["version"], subject_of(old), named)
    before = assay_of(old)
    if state is before.state or before.state is AssayState.REJECTED:
        raise InputError("assay_is", state=str(before.state), sample=before.sample)
    reason = before.why if state is AssayState.FINAL and not why else reason_of(why or "")
    if state is AssayState.FINAL and before.is_suspect:
        reason = reason_of(reason or "")
    new = old | {"version": old["version"] + 1, "state": state.value, "why": reason}
    writing.run(_KEEP, old)
    writing.run(_REPLACE, new | {"old_id": assay_id})
    action = f"assay_{state}"
    chain.append(
        action, subject_of(new), new["version"], why=reason, before=kept(old), after=kept(new)
    )
    return new
