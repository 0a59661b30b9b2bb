"""Results of a sheet on their way into the store: what would be recorded, and recording it."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from db.batches.importing import ImportResult, Preview
from db.batches.needed_room import told_room
from db.store import Store
from recycler.batch import State
from recycler.errors import InputError
from recycler.exchange.assay import AssayCheck, AssayRow, canonical, check_assay_rows
from recycler.exchange.assay_columns import ASSAYS
from recycler.exchange.rows import read_rows
from recycler.exchange.text_rows import Source
from recycler.laboratory.records import AssayEntry, AssayResult, AssayState, is_suspect
from recycler.laboratory.rules import AssayRules
from recycler.laboratory.sampling import counting
from recycler.laboratory.whole import Wholes
from recycler.problems import Problem, Report, unheard
from recycler.processing.records import BookingState

AssayPreview = Preview[AssayRow]
_OF_VALUE = ("results_over_whole", "batch_over_whole", "other_result_kept")


@dataclass(frozen=True, slots=True)
class AssayImportResult(ImportResult):
    """What importing results did; `made_final` of those that were kept as provisional."""

    made_final: int = 0


def preview_assays(store: Store, source: Source, report: Report = unheard) -> AssayPreview:
    """Check a workbook, a text file or pasted rows of results; nothing is stored.

    Raises:
        InputError: the file as a whole cannot be taken.
    """
    sheet = read_rows(source, ASSAYS)
    rules = AssayRules(store.facility().zone_info, decimal_comma=sheet.decimal_comma)
    check = check_assay_rows(sheet, rules, report)
    kept = _Kept(store, check.rows)
    in_lots = store.processing.known_assays(row.import_key for row in check.rows)
    ready: list[AssayRow] = []
    already: dict[int, str] = {}
    for row, known in [(row, kept.same(row)) for row in check.rows]:
        if row.import_key in in_lots:
            already[row.row] = row.entry.ticket
        elif known is None:
            ready.append(row)
        elif _becomes_final(check, row, known):
            ready.append(replace(row, confirms=known.id))
        else:
            already[row.row] = row.entry.ticket
    ready = _fitting(store, check, kept, ready)
    if count := sum(bool(row.confirms) for row in ready):
        check.notice("become_final", count=count)
    new = [row for row in ready if not row.confirms]
    _tell_suspect(store, check, new)
    _tell_lapsed(store, check, new)
    return AssayPreview(
        source,
        check.sheet,
        check.header.titles,
        check.seen,
        ready,
        already,
        sorted(check.problems, key=lambda problem: problem.row or 0),
        check.notices,
    )


def import_assays(
    store: Store,
    source: Source,
    *,
    partial: bool = False,
    who: str,
    report: Report = unheard,
    preview: AssayPreview | None = None,
) -> AssayImportResult:
    """Record the results of a workbook or text file; what is recorded is not recorded again.

    A result that is kept as provisional and that the file has as final is made final.

    Args:
        store: where to.
        source: the file, or rows that were pasted.
        partial: record the good results although others are bad; otherwise all or nothing.
        who: the operator.
        report: progress over checking, then recording; raise from it to stop with nothing stored.
        preview: what `preview_assays` said of the same file, to save reading it again.

    Returns:
        How many results were recorded and made final, and of which batches.

    Raises:
        InputError: the file as a whole cannot be taken; nothing was stored.
    """
    preview = preview or preview_assays(store, source, lambda done, total: report(done, 2 * total))
    rows = preview.accepted(partial=partial)
    new = [row for row in rows if not row.confirms]
    confirming = [row for row in rows if row.confirms]
    if rows:
        lots = store.processing.lots_numbered({row.entry.ticket for row in rows})
        of_lots = [row for row in new if row.entry.ticket in lots]
        of_batches = [row for row in new if row.entry.ticket not in lots]
        with told_room(store.folder, len(rows)):
            store.laboratory.record(
                [row.entry for row in of_batches],
                who=who,
                import_keys=(row.import_key for row in of_batches),
                final=((row.confirms, row.entry.why or "") for row in confirming),
                report=lambda done, _: report(len(rows) + done, 2 * len(rows)),
                of_lots=[(row.entry, row.import_key) for row in of_lots],
            )
    tickets = list(dict.fromkeys(row.entry.ticket for row in rows))
    return AssayImportResult(
        len(new), tickets, preview.already, preview.problems, preview.notices, len(confirming)
    )


class _Kept:
    """What the store has of the batches a file names."""

    def __init__(self, store: Store, rows: list[AssayRow]) -> None:
        imported = store.laboratory.imported(row.import_key for row in rows)
        results = store.laboratory.assays_of({row.entry.ticket for row in rows})
        self.results = {one.id: one for found in results.values() for one in found}
        self._by_key = {key: self.results[of] for key, of in imported.items()}
        self._by_content: dict[str, list[AssayResult]] = defaultdict(list)
        self._of_analysis: dict[tuple[str | None, ...], list[AssayResult]] = defaultdict(list)
        for one in self.results.values():
            if one.id not in imported.values():
                self._by_content[canonical(one)].append(one)
        for one in counting(self.results.values()):
            self._of_analysis[_analysis(one)].append(one)

    def same(self, row: AssayRow) -> AssayResult | None:
        """Return what is kept of a row, each result for one row: imported before, or typed."""
        if known := self._by_key.get(row.import_key):
            return known
        typed = self._by_content.get(canonical(row.entry))
        return typed.pop(0) if typed else None

    def other(self, entry: AssayEntry) -> AssayResult | None:
        """Return a result of the same analysis that says something else.

        Two dates make two analyses, and so do two methods, instruments or laboratories.
        """
        moment = entry.analysed_at
        for one in self._of_analysis.get(_analysis(entry), ()):
            same_time = moment is None or one.analysed_at in (None, moment)
            if same_time and canonical(one) != canonical(entry):
                return one
        return None


def _analysis(entry: AssayEntry) -> tuple[str | None, ...]:
    return (
        entry.ticket, entry.sample, entry.element, entry.method, entry.instrument,
        entry.laboratory,
    )  # fmt: skip


def _becomes_final(check: AssayCheck, row: AssayRow, known: AssayResult) -> bool:
    """Tell whether a row makes what is kept final; a suspect one needs a reason for it."""
    if (row.entry.state, known.state) != (AssayState.FINAL, AssayState.PROVISIONAL):
        return False
    if known.is_suspect and not (row.entry.why or known.why):
        _tell_off(check, row, known.score or 0.0)
        return False
    return True


def _fitting(store: Store, check: AssayCheck, kept: _Kept, rows: list[AssayRow]) -> list[AssayRow]:
    """Return the rows whose batches, samples and sums are what they say; tell of the others."""
    batches = store.batches_of_tickets({row.entry.ticket for row in rows})
    lots = store.processing.lots_numbered({row.entry.ticket for row in rows} - batches.keys())
    samples = store.laboratory.samples_named({row.entry.sample for row in rows})
    wholes = Wholes(store.laboratory.methods(), counting(kept.results.values()))
    told: set[tuple[int, str]] = set()

    def check_row(row: AssayRow) -> None:
        ticket, label = row.entry.ticket, row.entry.sample
        batch, lot, sample = batches.get(ticket), lots.get(ticket), samples.get(label)
        if lot is not None:
            if lot.state is BookingState.CANCELLED:
                raise InputError("lot_cancelled", source=ticket)
            return
        if batch is None:
            raise InputError("no_such_ticket", ticket=ticket)
        if batch.state is State.VOID:
            raise InputError("assay_of_void", ticket=ticket)
        if sample and sample.ticket != ticket:
            raise InputError("sample_of_other_ticket", sample=label, ticket=sample.ticket)
        if not row.confirms:
            _refuse_other(kept, row.entry)
            wholes.take([row.entry])

    fitting = []
    for row in rows:
        try:
            check_row(row)
        except InputError as error:
            if (row.row, error.code) not in told:
                told.add((row.row, error.code))
                _refuse(check, row, error)
        else:
            fitting.append(row)
    return fitting


def _refuse_other(kept: _Kept, entry: AssayEntry) -> None:
    if other := kept.other(entry):
        found = f"{'<' * other.below}{other.value:f} {other.unit}"
        details = {"element": entry.element, "sample": entry.sample, "kept": found}
        raise InputError("other_result_kept", **details)


def _refuse(check: AssayCheck, row: AssayRow, error: InputError) -> None:
    if error.code in _OF_VALUE:
        field, value = "value", f"{row.entry.value:f}"
    elif "sample" in error.details or "ticket" not in check.header.titles:
        field, value = "sample", row.entry.sample
    else:
        field, value = "ticket", row.entry.ticket
    _tell(check, row, Problem(error.code, error.details, field, value=value))


def _tell_suspect(store: Store, check: AssayCheck, rows: list[AssayRow]) -> None:
    """Tell of results hardly anybody expected; without a reason they are not final yet."""
    batches = store.batches_of_tickets({row.entry.ticket for row in rows})
    expected = [row for row in rows if row.entry.ticket in batches]
    scores = store.laboratory.scores([row.entry for row in expected])
    for row, score in zip(expected, scores, strict=True):
        if score is not None and is_suspect(score) and not row.entry.why:
            _tell_off(check, row, score)


def _tell_lapsed(store: Store, check: AssayCheck, rows: list[AssayRow]) -> None:
    """Tell once of each method that was not valid on the day of a result."""
    methods, now = store.laboratory.methods(), datetime.now(UTC)
    told: set[str | None] = set()
    for row in rows:
        if row.entry.method in told:
            continue
        if problem := methods.lapsed(row.entry, now):
            told.add(row.entry.method)
            _tell(check, row, problem)


def _tell_off(check: AssayCheck, row: AssayRow, score: float) -> None:
    is_final = row.entry.state is AssayState.FINAL
    code = "suspect_provisional" if is_final else "suspect_result"
    details = {"element": row.entry.element, "score": f"{abs(score):.1f}"}
    value = f"{row.entry.value:f}"
    _tell(check, row, Problem(code, details, "value", value=value, notice=True))


def _tell(check: AssayCheck, row: AssayRow, problem: Problem) -> None:
    """Place what is told of a row; in the wide form a figure stands under its element."""
    columns = check.header.elements if problem.field == "value" else ()
    title = next((c.title for c in columns if c.symbol == row.entry.element), None)
    check.place(problem, row.row, title)
