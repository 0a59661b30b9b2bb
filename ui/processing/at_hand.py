"""What the page shows of the plant: read in one go each, beside the GUI thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from recycler.errors import RecyclerError
from ui.language.reference_names import material_name
from ui.processing.wording import run_title

if TYPE_CHECKING:
    from db.store import Store
    from recycler.batch import Batch
    from recycler.evidence import Evidence
    from recycler.processing.account import Account
    from recycler.processing.realised import Realised
    from recycler.processing.records import Lot, Run
    from recycler.processing.trace import Trace
    from recycler.reference.data import Reference

MOST_CLOSED = 60  # runs closed lately that are listed
Grades = Mapping[tuple[str, str], "Evidence"]  # by name of a line, and element


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A run as the board shows it. missing: names of outputs that are not weighed yet."""

    run: "Run"
    title: str
    materials: str
    in_kg: float = 0.0
    stages: int = 0
    missing: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.run.closed_at is None


@dataclass(frozen=True, slots=True)
class Board:
    """Open runs, the newest first; runs closed lately; lots, each with what is left of it [kg]."""

    open: tuple[BoardRow, ...] = ()
    closed: tuple[BoardRow, ...] = ()
    left: "tuple[tuple[Lot, float], ...]" = ()


@dataclass(frozen=True, slots=True)
class RunSheet:
    """One run whole.

    grades: how well founded what each line holds of an element is; expected_grades, part_grades:
    the same of products by their element, and of parts.
    """

    account: "Account"
    title: str
    stages: tuple[str, ...]
    missing: tuple[str, ...]
    readings: Mapping[str, str]
    input_ids: tuple[str, ...]  # in the order of the account's inputs
    grades: Grades
    expected_grades: "Mapping[str, Evidence]"
    part_grades: "Mapping[str, Evidence]"
    realised: "tuple[Realised, ...]" = ()

    @property
    def run(self) -> "Run":
        return self.account.run

    @property
    def is_open(self) -> bool:
        return self.run.closed_at is None

    @property
    def stage(self) -> str:
        """The stage at hand; "" where all are done or there is none."""
        return self.stages[self.run.reached] if self.run.reached < len(self.stages) else ""


@dataclass(frozen=True, slots=True)
class TraceSheet:
    """One trace, and the batches in it as they were weighed at the gate."""

    trace: "Trace"
    batches: "Mapping[str, Batch]" = field(default_factory=dict)


def read_board(store: "Store") -> Board:
    """Return runs that are open, those closed lately, and lots of which something is left."""
    from recycler.processing.records import RunState

    processing = store.processing
    there = processing.runs(RunState.OPEN)
    done = processing.runs(RunState.CLOSED, limit=4 * MOST_CLOSED)
    done = sorted(done, key=_closed_at, reverse=True)[:MOST_CLOSED]
    book = processing.book([run.number for run in (*there, *done)])
    reference = store.reference()
    rows = [_board_row(reference, book, run) for run in (*there, *done)]
    left = tuple(processing.lots_left())
    return Board(tuple(rows[: len(there)]), tuple(rows[len(there) :]), left)


def read_run(store: "Store", number: str) -> RunSheet:
    """Return a run with its account, and what is to be said of each of its figures.

    Raises:
        InputError: `no_such_run`.
    """
    from recycler.processing.account import account
    from recycler.processing.checks import stages_of
    from recycler.processing.grades import expected_grade, held_grade, part_grade
    from recycler.processing.missing import missing_outputs
    from recycler.processing.realised import realised

    run, reference = store.processing.run(number), store.reference()
    contents = store.processing.contents([number])
    found, book = account(contents, number), contents.book
    grades = {
        (line.name, element): held_grade(contents, line.name, element)
        for line in (*found.inputs, *found.outputs)
        for element in line.elements
    }
    expected = {one.element: expected_grade(contents, run, one.element) for one in found.expected}
    inputs = book.inputs_of.get(number, ())
    weighings = {one.id: one.reading for one in inputs}
    weighings |= {lot.number: lot.reading for lot in book.lots_of.get(number, ())}
    return RunSheet(
        found,
        run_title(run, reference),
        tuple(stages_of(reference, run)),
        missing_outputs(reference, book, run),
        weighings,
        tuple(one.id for one in inputs),
        grades,
        expected,
        {part.material: part_grade(contents, run, part.material) for part in found.parts},
        tuple(one for one in realised(contents) if one.run == number),
    )


def read_trace(store: "Store", name: str) -> TraceSheet:
    """Return where a batch or a lot came from and what came of it.

    Raises:
        InputError: `no_such_source`.
    """
    found = store.processing.trace(name)
    tickets = [node.name for node in found.nodes if node.kind == "batch"]
    return TraceSheet(found, store.batches_of_tickets(tickets))


def _closed_at(run: "Run") -> datetime:
    return run.closed_at or run.started_at


def _board_row(reference: "Reference", book: object, run: "Run") -> BoardRow:
    from recycler.processing.book import Book
    from recycler.processing.checks import stages_of
    from recycler.processing.missing import materials_of, missing_outputs

    assert isinstance(book, Book)
    inputs = book.inputs_of.get(run.number, ())
    materials = [material_name(reference, code) for code in materials_of(book, run.number)]
    try:
        stages, missing = stages_of(reference, run), missing_outputs(reference, book, run)
    except RecyclerError:  # a route that is no longer known
        stages, missing = [], ()
    return BoardRow(
        run,
        run_title(run, reference),
        ", ".join(materials),
        sum(one.dry_kg for one in inputs),
        len(stages),
        missing,
    )
