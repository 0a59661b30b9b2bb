"""Sheets of results on their way into the store: once, whole, or with a reason why not."""

import csv
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from db.assay_importing import import_assays, preview_assays
from recycler.exchange.templates import write_template
from recycler.laboratory.records import AssayState
from recycler.processing.records import InputEntry, LotEntry, RunEntry
from tests.db.conftest import FIRST_RECEIPT

HEAD = ("ticket", "sample", "element", "value", "unit", "sd", "method", "state", "why")


@pytest.fixture
def tickets(store, entry):
    """Batches of magnets to be analysed."""
    return store.log_many([entry(number) for number in range(3)], who="Aiko")


@pytest.fixture
def write(tmp_path):
    def write(*rows, header=HEAD, name="results.csv"):
        with (tmp_path / name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([header, *rows])
        return tmp_path / name

    return write


def _row(ticket, sample="SA-1", element="Nd", value="23.18", state="", why=""):
    return [ticket, sample, element, value, "%", "", "ICP-OES", state, why]


def _places(problems):
    return [(problem.row, problem.column, problem.code, problem.value) for problem in problems]


def test_results_are_recorded_to_the_digit(store, tickets, write):
    path = write(
        _row(tickets[0], value="23.180"), _row(tickets[0], element="Pb", value="<0.010"),
        _row(tickets[1], sample="SA-2", state="final"),
    )  # fmt: skip
    result = import_assays(store, path, who="Sato")
    found = store.laboratory.assays(tickets[0])

    assert (result.imported, result.tickets) == (3, tickets[:2])
    assert (result.problems, result.notices, result.already) == ([], [], {})
    assert [(a.element, str(a.value), a.below) for a in found] == [
        ("Nd", "23.180", False), ("Pb", "0.010", True),
    ]  # fmt: skip
    assert {a.recorded_by for a in found} == {"Sato"}
    assert store.laboratory.assays(tickets[1])[0].state is AssayState.FINAL
    assert store.check() == []


def test_importing_again_records_nothing_twice_and_says_so(store, tickets, write):
    rows = [_row(tickets[0]), _row(tickets[0]), _row(tickets[1], sample="SA-2")]
    import_assays(store, write(*rows), who="Sato")
    again = import_assays(store, write(*rows[::-1], name="again.csv"), who="Sato")

    assert (again.imported, again.problems) == (0, [])
    assert again.already == {2: tickets[1], 3: tickets[0], 4: tickets[0]}
    assert len(store.laboratory.assays(tickets[0])) == 2


def test_rows_added_to_a_sheet_are_the_only_ones_recorded(store, tickets, write):
    import_assays(store, write(_row(tickets[0])), who="Sato")
    path = write(_row(tickets[0]), _row(tickets[0], element="Dy", value="1.2"))
    result = import_assays(store, path, who="Sato")

    assert (result.imported, result.already) == (1, {2: tickets[0]})


def test_what_a_laboratory_makes_final_later_is_told_and_not_doubled(store, tickets, write):
    import_assays(store, write(_row(tickets[0])), who="Sato")
    result = import_assays(store, write(_row(tickets[0], state="final")), who="Sato")

    assert (result.imported, result.already) == (0, {2: tickets[0]})
    assert _places(result.notices) == [(2, "state", "kept_provisional", None)]


def test_one_bad_row_keeps_all_from_being_stored_unless_part_is_wanted(store, tickets, write):
    path = write(_row(tickets[0]), _row(tickets[0], element="Dy", value="500"))
    refused = import_assays(store, path, who="Sato")

    assert refused.imported == 0
    assert store.laboratory.assays(tickets[0]) == []
    assert _places(refused.problems) == [(3, "value", "assay_range", "500")]
    partial = import_assays(store, path, partial=True, who="Sato")
    assert (partial.imported, partial.problems) == (1, refused.problems)


def test_batches_and_samples_must_be_what_they_say(store, tickets, write):
    import_assays(store, write(_row(tickets[0])), who="Sato")
    store.void(tickets[2], who="Aiko", why="twice")
    path = write(
        _row("S1-26-99999"), _row(tickets[2], sample="SA-3"), _row(tickets[1], value="24"),
        _row(tickets[0], value="24"),
    )  # fmt: skip
    result = import_assays(store, path, partial=True, who="Sato")

    assert _places(result.problems) == [
        (2, "ticket", "no_such_ticket", "S1-26-99999"),
        (3, "ticket", "assay_of_void", tickets[2]),
        (4, "sample", "sample_of_other_ticket", "SA-1"),
        (5, "sample", "sample_of_other_ticket", "SA-1"),
    ]
    assert result.imported == 0


def test_a_suspect_result_is_kept_as_provisional_and_told_unless_a_reason_is_given(
    store, tickets, write
):
    path = write(
        _row(tickets[0], value="2", state="final"),
        _row(tickets[1], "SA-2", value="2", state="final", why="glue all over"),
        _row(tickets[2], "SA-3", value="2"),
    )
    result = import_assays(store, path, who="Sato")

    assert result.imported == 3
    assert _places(result.notices) == [
        (2, "value", "suspect_provisional", "2"), (4, "value", "suspect_result", "2"),
    ]  # fmt: skip
    assert [store.laboratory.assays(t)[0].state for t in tickets[:2]] == [
        AssayState.PROVISIONAL, AssayState.FINAL,
    ]  # fmt: skip


def test_an_export_of_an_instrument_is_recorded(store, tickets, write):
    header = ("Reading No", "Time", "Units", "Sigma Value", "SAMPLE", "Nd", "Nd Error", "Dy",
              "Dy Error", "Bal")  # fmt: skip
    path = write(
        [1, "2026-04-01 10:22", "%", 2, f"{tickets[0]}/A", "23.1", "0.4", "< LOD", "0.05", "70"],
        [2, "2026-04-01 10:24", "%", 2, "S1-26-99999", "23.1", "0.4", "1.2", "0.05", "70"],
        header=header,
    )
    result = import_assays(store, path, partial=True, who="Sato")
    found = store.laboratory.assays(tickets[0])

    assert (result.imported, result.tickets) == (2, [tickets[0]])
    assert [(a.sample, a.element, str(a.value), a.below, a.sd and str(a.sd)) for a in found] == [
        (f"{tickets[0]}/A", "Nd", "23.1", False, "0.2"),
        (f"{tickets[0]}/A", "Dy", "0.05", True, None),
    ]
    assert _places(result.problems) == [(3, "SAMPLE", "no_such_ticket", "S1-26-99999")]


def test_a_preview_stores_nothing_and_can_be_imported(store, tickets, write):
    path = write(_row(tickets[0]))
    preview = preview_assays(store, path)

    assert (len(preview.ready), preview.rows, preview.bad_rows) == (1, 1, 0)
    assert preview.columns["value"] == "value"
    assert store.laboratory.assays(tickets[0]) == []
    assert import_assays(store, path, who="Sato", preview=preview).imported == 1


def test_an_import_that_is_stopped_leaves_nothing(store, tickets, write):
    class StoppedError(Exception):
        pass

    def stop_while_recording(done, total):
        if done > total // 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        import_assays(store, write(_row(tickets[0])), who="Sato", report=stop_while_recording)
    assert store.laboratory.assays(tickets[0]) == []


def test_a_filled_in_template_is_imported(store, tickets, reference, tmp_path):
    path = tmp_path / "template.xlsx"
    write_template("assay", path, reference)
    book = load_workbook(path)
    sheet = book["Assay"]
    for column, value in enumerate([tickets[0], "SA-1", "Nd — Neodymium", 23.18, "%", 0.2], 1):
        sheet.cell(3, column).value = value
    book.save(path)
    result = import_assays(store, path, who="Sato")

    assert (result.imported, result.problems) == (1, [])
    assert [notice.code for notice in result.notices] == ["example_left_out"]


def test_results_of_lots_and_batches_stand_in_one_sheet(store, tickets, write):
    lot = book_lot(store, tickets[2])
    path = write(_row(tickets[0]), _row(lot, sample="SP-1"), _row(lot, "SP-1", "Pb", "<0.01"))
    result = import_assays(store, path, who="Sato")
    again = import_assays(store, path, who="Sato")

    assert (result.imported, result.tickets, result.problems) == (3, [tickets[0], lot], [])
    assert (again.imported, again.already) == (0, {2: tickets[0], 3: lot, 4: lot})
    assert [(a.element, a.below) for a in store.processing.assays(lot)] == [
        ("Nd", False), ("Pb", True),
    ]  # fmt: skip
    assert store.processing.account("R-26-0001").outputs[0].assayed == {"Nd", "Pb"}
    assert store.check() == []


def test_a_cancelled_lot_takes_no_result(store, tickets, write):
    lot = book_lot(store, tickets[2])
    store.processing.cancel_lot(lot, who="Tanaka", why="twice")
    result = import_assays(store, write(_row(tickets[0]), _row(lot, "SP-1")), who="Sato")

    assert _places(result.problems) == [(3, "ticket", "lot_cancelled", lot)]
    assert store.laboratory.assays(tickets[0]) == []


def book_lot(store, ticket):
    with store.processing.booking(who="Tanaka") as booking:
        run = booking.open(RunEntry(route="ACID_SX", started_at=FIRST_RECEIPT))["number"]
        weighed = {"run": run, "gross": Decimal("100.0"), "at": FIRST_RECEIPT}
        booking.take(InputEntry(source=ticket, **weighed))
        return booking.book(LotEntry(kind="residue", product="cake", **weighed))["number"]
