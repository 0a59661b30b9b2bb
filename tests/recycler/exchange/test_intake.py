from datetime import UTC, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from recycler.batch import WeightSource
from recycler.entry.intake_rules import COLUMNS
from recycler.errors import InputError
from recycler.exchange.checking import EXAMPLE
from recycler.exchange.intake import check_rows
from recycler.exchange.rows import read_rows

TITLED = ("Ticket", *COLUMNS)


@pytest.fixture
def check(rules):
    return lambda path: check_rows(read_rows(path), rules)


def _places(problems):
    return [(problem.row, problem.column, problem.code, problem.value) for problem in problems]


def test_a_row_becomes_a_batch(check, workbook, batch):
    checked = check(workbook([batch()]))
    entry = checked.rows[0].entry

    assert checked.problems == checked.notices == []
    assert entry.received_at == datetime(2026, 11, 12, 5, 30, tzinfo=UTC)
    assert entry.supplier == "有限会社 田中金属"
    assert (entry.gross, entry.tare, entry.moisture_ppm) == (
        Decimal("642.4"),
        Decimal("20.1"),
        35_000,
    )
    assert entry.weight_source is WeightSource.IMPORTED


def test_the_header_is_found_below_a_title_in_any_order_and_case(check, workbook, batch):
    titles = [name.replace("_", " ").title() for name in reversed(COLUMNS)]
    path = workbook([batch()[::-1]], header=titles, before=(["Deliveries"], [], ["November"]))

    assert check(path).rows[0].row == 5
    assert check(path).header.row == 4


def test_columns_nobody_asked_for_are_named_in_one_notice(check, workbook, batch):
    path = workbook([[*batch(), "Sato", 3]], header=(*COLUMNS, "Driver", "Pallets"))

    assert [notice.code for notice in check(path).notices] == ["extra_columns"]
    assert check(path).notices[0].details["columns"] == ["Driver", "Pallets"]


def test_the_unit_may_stand_in_the_head(check, workbook):
    head = ("Received", "Material", "Supplier", "Gross [t]", "Tare [t]")
    path = workbook([["2026-11-12", "NDFEB_HDD", "Kyoto", 1.2, 0.02]], header=head)
    entry = check(path).rows[0].entry

    assert (entry.gross, entry.tare, entry.unit) == (Decimal("1.2"), Decimal("0.02"), "t")


def test_a_unit_that_contradicts_the_head_is_a_problem(check, workbook):
    head = ("Received", "Material", "Supplier", "Gross [t]", "Unit")
    path = workbook([["2026-11-12", "NDFEB_HDD", "Kyoto", 1.2, "lb"]], header=head)

    assert _places(check(path).problems) == [(2, "Unit", "unit_conflict", "lb")]


def test_a_tare_in_another_unit_than_the_row_is_a_problem(check, workbook):
    head = ("Received", "Material", "Supplier", "Gross [t]", "Tare [kg]", "Unit")
    path = workbook(
        [["2026-11-12", "NDFEB_HDD", "Kyoto", 1.2, 20, "t"],
         ["2026-11-12", "NDFEB_HDD", "Kyoto", 1.3, None, "t"]],
        header=head,
    )  # fmt: skip
    checked = check(path)

    assert _places(checked.problems) == [(2, "Tare [kg]", "unit_conflict", "20")]
    assert [row.row for row in checked.rows] == [3]


def test_missing_columns_and_a_missing_header_are_told_of_the_file(check, workbook, batch):
    with pytest.raises(InputError, match="missing_columns") as refused:
        check(workbook([batch()[:5]], header=COLUMNS[:5]))
    assert refused.value.details["columns"] == ["gross", "unit"]
    with pytest.raises(InputError, match="no_header"):
        check(workbook([batch()], header=["a"] * 12))
    with pytest.raises(InputError, match="no_rows"):
        check(workbook([]))


def test_every_bad_row_says_row_column_and_value(check, workbook, batch):
    path = workbook([
        batch(material="NDFEB_HDX"), batch(gross=-5), batch(tare=642.4), batch(moisture_pct=120),
        batch(received_at=datetime(2027, 1, 1, 8)), batch(unit="stone"), batch(gross=90_000),  # noqa: DTZ001
        batch(gross="heavy"), batch(origin_country="DEN"), batch(supplier=None), batch(),
        batch(route="LIB_HYDRO"),
    ])  # fmt: skip
    checked = check(path)

    assert _places(checked.problems) == [
        (2, "material", "unknown_material", "NDFEB_HDX"),
        (3, "gross", "gross_not_positive", "-5"),
        (4, "tare", "tare_over_gross", "642.4"),
        (5, "moisture_pct", "moisture_range", "120"),
        (6, "received_at", "future_date", "2027-01-01 08:00"),
        (7, "unit", "unknown_unit", "stone"),
        (8, "gross", "over_capacity", "90000"),
        (9, "gross", "not_a_number", "heavy"),
        (10, "origin_country", "unknown_country", "DEN"),
        (11, "supplier", "required", ""),
        (13, "route", "route_not_applicable", "LIB_HYDRO"),
    ]
    assert {problem.sheet for problem in checked.problems} == {"Sheet"}
    assert [row.row for row in checked.rows] == [12]
    assert checked.seen == 12


def test_an_error_cell_is_never_read_as_empty(check, workbook, batch):
    path = workbook([batch(tare="#REF!"), batch(tare="=A1-B1"), batch(note="#N/A")])

    assert _places(check(path).problems) == [
        (2, "tare", "cell_error", "#REF!"),
        (3, "tare", "formula_not_computed", "=A1-B1"),
        (4, "note", "cell_error", "#N/A"),
    ]


def test_a_text_that_looks_like_a_formula_is_read_as_text_and_told(check, workbook, batch):
    checked = check(workbook([batch(supplier="=Alpha Metals")]))

    assert checked.rows[0].entry.supplier == "=Alpha Metals"
    assert _places(checked.notices) == [(2, "supplier", "formula_as_text", "=Alpha Metals")]


def test_the_example_row_is_left_out(check, workbook, batch):
    checked = check(workbook([batch(supplier=EXAMPLE), batch()]))

    assert [row.row for row in checked.rows] == [3]
    assert [notice.code for notice in checked.notices] == ["example_left_out"]


def test_keys_follow_content_and_not_place_or_form(check, workbook, text_file, batch):
    rows = [batch(), batch(gross=30), batch(gross=31)]
    again = [
        batch(gross="31.0"),
        batch(gross=30),
        batch(material="ndfeb_hdd", moisture_pct="3,5 %"),
    ]
    keys = {row.import_key for row in check(workbook(rows)).rows}

    assert len(keys) == 3
    assert {row.import_key for row in check(workbook(again)).rows} == keys
    assert {row.import_key for row in check(text_file(rows)).rows} == keys


def test_equal_rows_of_one_file_are_two_batches_each_time(check, workbook, batch):
    keys = [row.import_key for row in check(workbook([batch(), batch()])).rows]

    assert len(set(keys)) == 2
    assert [row.import_key for row in check(workbook([batch(), batch(), batch()])).rows][:2] == keys


def test_a_ticket_that_comes_twice_is_a_problem(check, workbook, batch):
    checked = check(
        workbook([["T-1", *batch()], ["T-1", *batch(gross=9.5, tare=0)]], header=TITLED)
    )

    assert _places(checked.problems) == [(3, "Ticket", "duplicate_ticket", "T-1")]
    assert [row.ticket for row in checked.rows] == ["T-1"]


def test_void_batches_are_left_out(check, workbook, batch):
    path = workbook([[*batch(), "void"], [*batch(), "logged"]], header=(*COLUMNS, "state"))

    assert [row.row for row in check(path).rows] == [3]
    assert [notice.details["count"] for notice in check(path).notices] == [1]


def test_what_is_odd_is_a_notice_with_its_place(check, workbook, batch):
    checked = check(workbook([batch(material="SWARF_NDPR", moisture_pct=None)]))

    assert _places(checked.notices) == [(2, "moisture_pct", "moisture_expected", "")]
    assert len(checked.rows) == 1


def test_checking_can_be_watched_and_stopped(rules, workbook, batch):
    class StoppedError(Exception):
        pass

    def stop(done, total):
        raise StoppedError

    with pytest.raises(StoppedError):
        check_rows(read_rows(workbook([batch()] * 600)), rules, stop)


@pytest.mark.parametrize(
    ("supplier", "read"),
    [
        ("Alpha\u202eGmbH\u202c", "AlphaGmbH"),
        ("Al\u200bpha\u2060 GmbH", "Alpha GmbH"),
        ("Alpha\u200d GmbH", "Alpha GmbH"),
        ("Al\u00adpha\u3164 GmbH", "Alpha GmbH"),
    ],
)
def test_what_cannot_be_seen_is_left_out_of_a_name_and_told(
    check, text_file, batch, supplier, read
):
    checked = check(text_file([batch(supplier=supplier)]))

    assert checked.rows[0].entry.supplier == read
    (notice,) = checked.notices
    assert (notice.code, notice.row, notice.column) == ("hidden_characters", 2, "supplier")
    assert notice.details["value"] == read


def test_what_joins_letters_of_a_script_stays(check, text_file, batch):
    name = "می\u200cخواهم"  # two words without the joiner
    checked = check(text_file([batch(supplier=name)]))

    assert checked.rows[0].entry.supplier == name
    assert checked.notices == []


def test_a_name_that_shows_nothing_is_missing(check, text_file, batch):
    path = text_file([batch(supplier="\u200b\u2060")])

    assert [problem.code for problem in check(path).problems] == ["required"]


def _serial(workbook, batch, tmp_path, days, *, since_1904):
    """Write a day as the serial number a cell holds, in either of Excel's two systems."""
    book = load_workbook(workbook([batch(received_at=1)]))
    if since_1904:
        book.epoch = CALENDAR_MAC_1904
    cell = book.active["A2"]
    cell.value, cell.number_format = days, "yyyy-mm-dd"
    cell.data_type = "n"
    book.save(tmp_path / "serial.xlsx")
    return tmp_path / "serial.xlsx"


@pytest.mark.parametrize(("days", "since_1904"), [(46_338, False), (44_876, True)])
def test_a_day_is_the_same_in_both_systems_of_excel(
    check, workbook, batch, tmp_path, days, since_1904
):
    checked = check(_serial(workbook, batch, tmp_path, days, since_1904=since_1904))

    assert checked.problems == []
    assert checked.rows[0].entry.received_at == datetime(2026, 11, 11, 15, tzinfo=UTC)


@pytest.mark.parametrize("since_1904", [False, True])
@pytest.mark.parametrize("days", [0, 59, 60, 61, -1, -700_000, 2_958_465.999999, 1e9, 1e308, 0.5])
def test_a_day_that_never_was_is_told_whatever_its_system(
    check, workbook, batch, tmp_path, days, since_1904
):
    checked = check(_serial(workbook, batch, tmp_path, days, since_1904=since_1904))

    (problem,) = checked.problems
    assert problem.column == "received_at"
    assert problem.code in {"date_too_early", "not_a_date", "future_date"}


@pytest.mark.parametrize("gross", ["1e308", "NaN", "inf", "-inf", "9" * 400, "1e-400", "１e9"])
def test_a_number_beyond_all_measure_is_told(check, text_file, batch, gross):
    checked = check(text_file([batch(gross=gross)]))

    assert {problem.column for problem in checked.problems} == {"gross"}
