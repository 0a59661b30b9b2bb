"""Sheets of runs on their way into the store: once, whole, or with a reason why not."""

import csv
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from db.processing.importing import import_runs, preview_runs
from recycler.errors import InputError
from recycler.exchange.rows import read_rows
from recycler.exchange.run import RUNS, check_run_rows
from recycler.exchange.templates import write_template
from recycler.laboratory.records import AssayEntry
from recycler.processing.records import RunState
from recycler.processing.rules import BookingRules

HEAD = (
    "run", "kind", "route", "stage", "started_at", "closed_at", "why", "booking", "source", "lot",
    "material", "product", "gross", "tare", "unit", "scale", "at",
)  # fmt: skip


@pytest.fixture
def tickets(store, entry):
    """Two batches of 617.79 kg."""
    return store.log_many([entry(number, tare="12.0") for number in range(2)], who="Aiko")


@pytest.fixture
def write(tmp_path):
    def write(*rows, name="runs.csv"):
        lines = [[row.get(column, "") for column in HEAD] for row in rows]
        with (tmp_path / name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([HEAD, *lines])
        return tmp_path / name

    return write


def row(run="mill", booking="input", gross="400", **cells):
    return {"run": run, "booking": booking, "gross": gross, "unit": "kg",
            "at": "2026-03-05 10:00"} | cells  # fmt: skip


def chain(ticket):
    """A mill and a leach, the later one first."""
    return [
        row("leach", "product", "130", product="Nd2O3"),
        row("leach", source="powder", gross="380", route="ACID_SX",
            closed_at="2026-03-08 17:00"),
        row(source=ticket, route="ACID_SX", stage="crushing and milling", scale="Floor scale 1"),
        row(booking="intermediate", gross="390", lot="powder", product="powder"),
        row(booking="loss", gross="2", product="dust", closed_at="2026-03-06 09:00"),
    ]  # fmt: skip


def places(problems):
    return [(problem.row, problem.column, problem.code) for problem in problems]


def test_a_sheet_is_booked_whole_whatever_its_order(store, tickets, write):
    result = import_runs(store, write(*chain(tickets[0])), who="Tanaka")
    assert (result.imported, result.problems, result.notices) == (5, [], [])
    assert len(result.runs) == 2
    assert len(result.lots) == 3
    leach, mill = (store.processing.account(number) for number in result.runs)
    assert leach.run.route == "ACID_SX"
    assert (mill.run.stage, mill.run.state) == ("crushing and milling", RunState.CLOSED)
    assert leach.inputs[0].name == mill.outputs[0].name
    assert store.processing.stock(tickets[0]).left_kg == pytest.approx(617.792 - 400 * 0.98)
    assert store.processing.trace(leach.outputs[0].name).origins[0].ticket == tickets[0]
    assert store.check() == []


def test_importing_again_books_nothing_twice_and_rows_added_later_are_booked(store, tickets, write):
    rows = chain(tickets[0])
    for one in rows:
        one["closed_at"] = ""
    first = import_runs(store, write(*rows), who="Tanaka")
    again = import_runs(store, write(*rows[::-1], name="again.csv"), who="Tanaka")
    assert (again.imported, again.runs, again.problems) == (0, [], [])
    assert set(again.already.values()) >= set(first.runs)
    rows.append(row("leach", "residue", "60", product="leach residue"))
    later = import_runs(store, write(*rows), who="Tanaka")
    assert (later.imported, later.runs) == (1, [])
    assert len(store.processing.account(first.runs[0]).outputs) == 2
    by_number = row(first.runs[0], "residue", "70", product="iron cake")
    assert import_runs(store, write(by_number), who="Tanaka").imported == 1
    assert len(store.processing.account(first.runs[0]).outputs) == 3


def test_a_dry_run_says_what_would_be_booked_and_books_nothing(store, tickets, write):
    path = write(*chain(tickets[0]))
    result = import_runs(store, path, who="Tanaka", dry_run=True)
    assert (result.imported, len(result.runs), len(result.lots)) == (5, 2, 3)
    assert store.processing.runs() == []
    assert store.processing.stock(tickets[0]).taken == ()
    assert import_runs(store, path, who="Tanaka").imported == 5


def test_every_row_at_fault_is_told_and_nothing_is_half_booked(store, tickets, write):
    path = write(
        row(source=tickets[0], gross="600", route="ACID_SX"),
        row("leach", source=tickets[0], gross="100", route="ACID_SX"),
        row("leach", source="S1-26-09999", gross="1"),
        row("leach", "gold", "1"),
        row("leach", "residue", "1,250", product="cake"),
        row("leach", "residue", "5"),
        row("packs", source=tickets[1], gross="5", kind="teardown"),
        row("odd", source=tickets[1], gross="5", route="LIB_HYDRO"),
        row("lost", source=tickets[1], gross="5", route="NOWHERE"),
        row("lost", "residue", "5", product="hangs on a run that failed"),
        row("halves", source=tickets[1], gross="100", kind="split"),
        row("halves", "intermediate", "120", product="half", lot="half"),
        row("next", source="half", gross="10", route="ACID_SX"),
    )
    result = import_runs(store, path, who="Tanaka")
    assert result.imported == 0
    assert places(result.problems) == [
        (3, "source", "takes_too_much"),
        (4, "source", "no_such_source"),
        (5, "booking", "unknown_booking"),
        (6, "gross", "ambiguous_number"),
        (7, "product", "lot_of_nothing"),
        (8, "source", "not_assembled"),
        (9, "source", "route_not_for"),
        (10, "route", "unknown_route"),
        (13, "gross", "yields_too_much"),
    ]
    assert store.processing.runs() == []
    assert store.check() == []


def test_rows_of_a_run_say_the_same_and_names_of_lots_are_used_once(store, tickets, write):
    path = write(
        row(source=tickets[0], route="ACID_SX"),
        row(booking="residue", gross="5", product="x", route="ACID_OXALATE", lot="a"),
        row(booking="residue", gross="5", product="y", lot="b"),
        row(booking="residue", gross="6", product="y", lot="b"),
    )
    result = import_runs(store, path, who="Tanaka")
    assert places(result.problems) == [(3, "route", "run_differs"), (5, "lot", "lot_twice")]


def test_a_cycle_within_a_file_is_told(store, tickets, write):
    path = write(
        row("one", source="b", gross="5", route="ACID_SX"),
        row("one", "return", "5", product="x", lot="a"),
        row("two", source="a", gross="5", route="ACID_SX"),
        row("two", "return", "5", product="x", lot="b"),
    )
    assert places(import_runs(store, path, who="Tanaka").problems) == [(2, "source", "cycle")]


def test_closing_a_run_that_yields_more_needs_a_reason(store, tickets, write):
    rows = [
        row(source=tickets[0], route="ACID_SX", closed_at="2026-03-06"),
        row(booking="residue", gross="900", product="iron cake"),
    ]
    result = import_runs(store, write(*rows), who="Tanaka")
    assert places(result.problems) == [(2, "closed_at", "yields_too_much")]
    rows[0]["why"] = "water in the cake"
    assert import_runs(store, write(*rows), who="Tanaka").problems == []


def test_closing_by_a_file_checks_elements_as_closing_by_hand_does(store, tickets, write):
    first = [
        row(source=tickets[0], gross="60", route="ACID_SX"),
        row(booking="product", gross="80", product="Nd2O3"),
    ]
    made = import_runs(store, write(*first), who="Tanaka")
    lot = AssayEntry(ticket=made.lots[0], sample="SA-9", element="Nd", value=Decimal("85"))
    store.processing.record_assays([lot], who="Sato")
    # The file takes more, so the mass closes; what it took itself counts in the element too.
    more = row(made.runs[0], source=tickets[0], gross="90", closed_at="2026-03-06")
    result = import_runs(store, write(more), who="Tanaka")
    assert places(result.problems) == [(2, "closed_at", "yields_element")]
    told = result.problems[0].details
    assert (told["element"], told["out_kg"]) == ("Nd", "68.0")
    assert places(preview_runs(store, write(more)).problems) == places(result.problems)
    assert store.processing.stock(tickets[0]).taken_kg == pytest.approx(60 * 0.98)
    assert store.processing.run(made.runs[0]).state is RunState.OPEN
    more["why"] = "the batch was richer than any before"
    assert import_runs(store, write(more), who="Tanaka").problems == []
    closed = store.processing.account(made.runs[0])
    assert closed.run.state is RunState.CLOSED
    assert told["in_kg"] == f"{closed.of('Nd').in_kg:.1f}"


def test_the_template_is_never_read_as_it_is_and_its_example_is_good(store, tmp_path, reference):
    path = tmp_path / "runs.xlsx"
    write_template("run", path, reference)
    with pytest.raises(InputError, match="no_rows"):
        import_runs(store, path, who="Tanaka")
    book = load_workbook(path)
    book["Runs"]["A2"] = "leach"
    book.save(path)
    rules = BookingRules(reference, ZoneInfo("Asia/Tokyo"))
    found = check_run_rows(read_rows(path, RUNS), rules)
    assert found.check.problems == found.check.notices == []
    assert [(one.row, one.entry.booking) for one in found.check.rows] == [(2, "input")]


def test_a_preview_tells_what_would_be_booked_and_books_nothing(store, tickets, write):
    path = write(*chain(tickets[0]))
    preview = preview_runs(store, path)
    assert (len(preview.ready), preview.rows, preview.problems) == (5, 5, [])
    assert store.processing.runs() == []
    import_runs(store, path, who="Tanaka")
    again = preview_runs(store, path)
    assert again.ready == []
    assert set(again.already) == {2, 3, 4, 5, 6}


def test_a_preview_with_a_problem_has_nothing_ready(store, tickets, write):
    preview = preview_runs(store, write(*chain(tickets[0]), row("more", source=tickets[0])))
    assert [problem.code for problem in preview.problems] == ["route_of_process"]
    assert (preview.ready, preview.bad_rows) == ([], 1)
    assert store.processing.runs() == []
