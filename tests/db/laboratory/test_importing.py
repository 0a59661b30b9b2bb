"""Sheets of results on their way into the store: once, whole, or with a reason why not."""

import csv
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from db.laboratory.importing import import_assays, preview_assays
from recycler.exchange.templates import write_template
from recycler.laboratory.method_rules import MethodEntry
from recycler.laboratory.records import AssayEntry, AssayState
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


def test_what_a_laboratory_makes_final_later_becomes_final(store, tickets, write):
    import_assays(store, write(_row(tickets[0]), _row(tickets[1], "SA-2")), who="Sato")
    path = write(_row(tickets[0], state="final"), _row(tickets[1], "SA-2"), name="final.csv")
    preview = preview_assays(store, path)
    assert store.laboratory.assays(tickets[0])[0].state is AssayState.PROVISIONAL
    result = import_assays(store, path, who="Kato", preview=preview)
    (kept,) = store.laboratory.assays(tickets[0])

    assert [(n.code, n.row, n.details["count"]) for n in preview.notices] == [
        ("become_final", None, 1)
    ]
    assert (result.imported, result.made_final, result.tickets) == (0, 1, [tickets[0]])
    assert result.already == {3: tickets[1]}
    assert (kept.state, kept.version) == (AssayState.FINAL, 2)
    assert store.history(tickets[0])[-1].action == "assay_final"
    assert store.history(tickets[0])[-1].who == "Kato"
    assert import_assays(store, path, who="Kato").made_final == 0
    assert store.check() == []


def test_what_was_typed_is_known_in_a_file_and_becomes_final(store, tickets, write):
    typed = AssayEntry(
        ticket=tickets[0], sample="SA-1", element="Nd", value="23.2", method="ICP-OES"
    )
    store.laboratory.record([typed], who="Aiko")
    result = import_assays(store, write(_row(tickets[0], value="23.20", state="final")), who="Sato")

    assert (result.imported, result.made_final) == (0, 1)
    assert len(store.laboratory.assays(tickets[0])) == 1


def test_a_suspect_result_becomes_final_only_with_a_reason(store, tickets, write):
    import_assays(store, write(_row(tickets[0], value="2")), who="Sato")
    bare = import_assays(store, write(_row(tickets[0], value="2", state="final")), who="Sato")
    assert (bare.made_final, bare.already) == (0, {2: tickets[0]})
    assert _places(bare.notices) == [(2, "value", "suspect_provisional", "2")]
    told = _row(tickets[0], value="2", state="final", why="glue all over")
    reasoned = import_assays(store, write(told), who="Sato")

    (kept,) = store.laboratory.assays(tickets[0])
    assert (reasoned.made_final, kept.state, kept.why) == (1, AssayState.FINAL, "glue all over")


def test_another_value_of_the_same_analysis_is_told_and_not_stored(store, tickets, write):
    head = (*HEAD, "analysed_at")
    first = [*_row(tickets[0]), "2026-01-05 10:00"]
    import_assays(store, write(first, header=head), who="Sato")
    other = [*_row(tickets[0], value="24", state="final"), ""]
    result = import_assays(store, write(other, header=head), who="Sato")

    assert _places(result.problems) == [(2, "value", "other_result_kept", "24")]
    assert result.problems[0].details["kept"] == "23.18 %"
    assert [str(one.value) for one in store.laboratory.assays(tickets[0])] == ["23.18"]
    second = [*_row(tickets[0], value="24"), "2026-01-06 10:00"]
    assert import_assays(store, write(second, header=head), who="Sato").imported == 1


def test_a_result_of_a_batch_that_became_void_is_not_made_final(store, tickets, write):
    import_assays(store, write(_row(tickets[0])), who="Sato")
    store.void(tickets[0], who="Aiko", why="twice")
    result = import_assays(store, write(_row(tickets[0], state="final")), who="Sato")

    assert _places(result.problems) == [(2, "ticket", "assay_of_void", tickets[0])]
    assert result.made_final == 0


def test_a_file_and_what_is_kept_cannot_hold_more_than_the_whole(store, tickets, write):
    import_assays(
        store, write(_row(tickets[0], value="31"), _row(tickets[0], element="Fe", value="65")),
        who="Sato",
    )  # fmt: skip
    rows = [
        _row(tickets[0], element="B", value="5"),
        _row(tickets[0], "SA-2", "Co", "40"),
        _row(tickets[1], "SA-3", "Co", "4"),
    ]
    result = import_assays(store, write(*rows, name="more.csv"), partial=True, who="Sato")

    assert _places(result.problems) == [
        (2, "value", "results_over_whole", "5"), (3, "value", "batch_over_whole", "40"),
    ]  # fmt: skip
    assert result.problems[0].details == {"sample": "SA-1", "sum": "101.00"}
    assert result.problems[1].details == {"ticket": tickets[0], "sum": "136.00"}
    assert (result.imported, result.tickets) == (1, [tickets[1]])


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


def test_a_method_of_the_site_counts_from_its_day_on_and_is_told_when_it_has_ended(
    store, tickets, write
):
    entry = MethodEntry(
        method="ICP-OES", relative_sd="0.1", valid_from=date(2026, 1, 1),
        valid_until=date(2026, 1, 31), source="validation 7",
    )  # fmt: skip
    store.materials.enter_method(entry, who="Sato")
    head = (*HEAD, "analysed_at")
    rows = [
        [*_row(tickets[0]), "2026-01-05 10:00"],
        [*_row(tickets[1], "SA-2"), "2026-02-05 10:00"],
        [*_row(tickets[2], "SA-3"), "2026-02-05 10:00"],
    ]
    result = import_assays(store, write(*rows, header=head), who="Sato")

    assert _places(result.notices) == [(3, "method", "method_expired", "ICP-OES")]
    assert str(result.notices[0].details["until"]) == "2026-01-31"
    assert result.imported == 3
    within, after = (store.laboratory.observed([ticket])[ticket][0] for ticket in tickets[:2])
    assert within.sd / within.fraction > 0.1
    assert after.sd / after.fraction < 0.05


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
