"""Results of a sheet on their way into the store: what would be recorded, and recording it."""

from pathlib import Path

from db.importing import ImportResult, Preview
from db.store import Store
from recycler.batch import State
from recycler.errors import InputError
from recycler.exchange.assay import AssayCheck, AssayRow, canonical, check_assay_rows
from recycler.exchange.assay_columns import ASSAYS
from recycler.exchange.rows import read_rows
from recycler.laboratory.records import AssayState, is_suspect
from recycler.laboratory.rules import AssayRules
from recycler.problems import Problem, Report, unheard
from recycler.processing.records import BookingState

AssayPreview = Preview[AssayRow]


def preview_assays(store: Store, path: Path, report: Report = unheard) -> AssayPreview:
    """Check a workbook or text file of results; nothing is stored.

    Raises:
        InputError: the file as a whole cannot be taken.
    """
    sheet = read_rows(path, ASSAYS)
    rules = AssayRules(store.facility().zone_info, decimal_comma=sheet.decimal_comma)
    check = check_assay_rows(sheet, rules, report)
    keys = [row.import_key for row in check.rows]
    known = store.laboratory.known_keys(keys) | store.processing.known_assays(keys)
    before = [row for row in check.rows if row.import_key in known]
    ready = _fitting(store, check, [row for row in check.rows if row.import_key not in known])
    _tell_provisional(store, check, before)
    _tell_suspect(store, check, ready)
    return AssayPreview(
        path,
        check.sheet,
        check.header.titles,
        check.seen,
        ready,
        {row.row: row.entry.ticket for row in before},
        sorted(check.problems, key=lambda problem: problem.row or 0),
        check.notices,
    )


def import_assays(
    store: Store,
    path: Path,
    *,
    partial: bool = False,
    who: str,
    report: Report = unheard,
    preview: AssayPreview | None = None,
) -> ImportResult:
    """Record the results of a workbook or text file; what is recorded is not recorded again.

    Args:
        store: where to.
        path: the file.
        partial: record the good results although others are bad; otherwise all or nothing.
        who: the operator.
        report: progress over checking, then recording; raise from it to stop with nothing stored.
        preview: what `preview_assays` said of the same file, to save reading it again.

    Returns:
        How many results were recorded, and of which batches.

    Raises:
        InputError: the file as a whole cannot be taken; nothing was stored.
    """
    preview = preview or preview_assays(store, path, lambda done, total: report(done, 2 * total))
    rows = preview.ready if partial or not preview.problems else []
    if rows:
        lots = store.processing.lots_numbered({row.entry.ticket for row in rows})
        of_lots = [row for row in rows if row.entry.ticket in lots]
        of_batches = [row for row in rows if row.entry.ticket not in lots]
        store.laboratory.record(
            [row.entry for row in of_batches],
            who=who,
            import_keys=(row.import_key for row in of_batches),
            report=lambda done, _: report(len(rows) + done, 2 * len(rows)),
            of_lots=[(row.entry, row.import_key) for row in of_lots],
        )
    tickets = list(dict.fromkeys(row.entry.ticket for row in rows))
    return ImportResult(len(rows), tickets, preview.already, preview.problems, preview.notices)


def _fitting(store: Store, check: AssayCheck, rows: list[AssayRow]) -> list[AssayRow]:
    """Return the rows whose batches and samples are what they say; tell of the others."""
    batches = store.batches_of_tickets({row.entry.ticket for row in rows})
    lots = store.processing.lots_numbered({row.entry.ticket for row in rows} - batches.keys())
    samples = store.laboratory.samples_named({row.entry.sample for row in rows})
    told: set[tuple[int, str]] = set()

    def refusal(row: AssayRow) -> InputError | None:
        ticket, label = row.entry.ticket, row.entry.sample
        batch, lot, sample = batches.get(ticket), lots.get(ticket), samples.get(label)
        if lot is not None and lot.state is BookingState.CANCELLED:
            return InputError("lot_cancelled", source=ticket)
        if batch is None and lot is None:
            return InputError("no_such_ticket", ticket=ticket)
        if batch is not None and batch.state is State.VOID:
            return InputError("assay_of_void", ticket=ticket)
        if sample and sample.ticket != ticket:
            return InputError("sample_of_other_ticket", sample=label, ticket=sample.ticket)
        return None

    fitting = []
    for row in rows:
        error = refusal(row)
        if error is None:
            fitting.append(row)
        elif (row.row, error.code) not in told:
            told.add((row.row, error.code))
            _refuse(check, row, error)
    return fitting


def _refuse(check: AssayCheck, row: AssayRow, error: InputError) -> None:
    is_sample = "sample" in error.details or "ticket" not in check.header.titles
    field = "sample" if is_sample else "ticket"
    value = row.entry.sample if is_sample else row.entry.ticket
    check.place(Problem(error.code, error.details, field, value=value), row.row)


def _tell_provisional(store: Store, check: AssayCheck, rows: list[AssayRow]) -> None:
    """Tell of results that the file has as final and the store does not."""
    final = [row for row in rows if row.entry.state is AssayState.FINAL]
    kept = store.laboratory.assays_of({row.entry.ticket for row in final})
    waiting = {
        canonical(result)
        for results in kept.values()
        for result in results
        if result.state is AssayState.PROVISIONAL
    }
    for row in final:
        if canonical(row.entry) in waiting:
            details = {"element": row.entry.element, "ticket": row.entry.ticket}
            _notice(check, row, Problem("kept_provisional", details, "state", notice=True))


def _tell_suspect(store: Store, check: AssayCheck, rows: list[AssayRow]) -> None:
    """Tell of results hardly anybody expected; without a reason they are not final yet."""
    batches = store.batches_of_tickets({row.entry.ticket for row in rows})
    expected = [row for row in rows if row.entry.ticket in batches]
    scores = store.laboratory.scores([row.entry for row in expected])
    for row, score in zip(expected, scores, strict=True):
        if score is None or not is_suspect(score) or row.entry.why:
            continue
        is_final = row.entry.state is AssayState.FINAL
        code = "suspect_provisional" if is_final else "suspect_result"
        details = {"element": row.entry.element, "score": f"{abs(score):.1f}"}
        value = f"{row.entry.value:f}"
        _notice(check, row, Problem(code, details, "value", value=value, notice=True))


def _notice(check: AssayCheck, row: AssayRow, problem: Problem) -> None:
    columns = check.header.elements
    title = next((c.title for c in columns if c.symbol == row.entry.element), None)
    check.place(problem, row.row, title)
