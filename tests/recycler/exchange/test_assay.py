"""Sheets of results in both forms: what is read, what is refused, what is worth a notice."""

from datetime import UTC, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from recycler.errors import InputError
from recycler.exchange.assay import check_assay_rows
from recycler.exchange.assay_columns import ASSAYS
from recycler.exchange.rows import read_rows
from recycler.laboratory.rules import COLUMNS, AssayRules
from tests.recycler.exchange.conftest import NOW

RESULT = {
    "ticket": "S1-26-00001", "sample": "SA-1", "element": "Nd", "value": 23.18, "unit": "%",
    "sd": 0.2, "method": "ICP-OES", "instrument": None, "laboratory": "Lab",
    "analysed_at": datetime(2026, 11, 12, 14, 30), "state": None, "why": None,  # noqa: DTZ001
}  # fmt: skip
GUN = ("Ticket", "Sample ID", "Units", "Date", "Time", "Nd", "Nd +/-", "Fe", "Fe +/-")


@pytest.fixture
def result():
    """The cells of a good row, with what differs."""
    return lambda **cells: list({**RESULT, **cells}.values())


@pytest.fixture
def check():
    def check(path):
        sheet = read_rows(path, ASSAYS)
        zone = ZoneInfo("Asia/Tokyo")
        rules = AssayRules(zone, lambda: NOW, decimal_comma=sheet.decimal_comma)
        return check_assay_rows(sheet, rules)

    return check


@pytest.fixture
def long(check, workbook):
    return lambda *rows, header=COLUMNS: check(workbook(rows, header=header))


@pytest.fixture
def wide(check, workbook):
    return lambda *rows, header=GUN: check(workbook(rows, header=header))


def _places(problems):
    return [(problem.row, problem.column, problem.code, problem.value) for problem in problems]


def _found(checked):
    return [(row.row, row.entry.element, row.entry.value, row.entry.sd) for row in checked.rows]


# the long form


def test_a_row_becomes_a_result(long, result):
    checked = long(result())
    entry = checked.rows[0].entry

    assert checked.problems == checked.notices == []
    assert (entry.ticket, entry.sample, entry.element, entry.unit) == (
        "S1-26-00001", "SA-1", "Nd", "%",
    )  # fmt: skip
    assert (entry.value, entry.sd) == (Decimal("23.18"), Decimal("0.2"))
    assert entry.analysed_at == datetime(2026, 11, 12, 5, 30, tzinfo=UTC)


def test_every_bad_row_says_row_column_and_value(long, result):
    checked = long(
        result(ticket=None), result(element="Xx"), result(value=500), result(value=0),
        result(value="n.d."), result(unit="stone"), result(sd=0), result(state="rejected"),
        result(analysed_at=datetime(2027, 1, 1)), result(value="#REF!"), result(),  # noqa: DTZ001
    )  # fmt: skip

    assert _places(checked.problems) == [
        (2, "ticket", "required", ""),
        (3, "element", "unknown_element", "Xx"),
        (4, "value", "assay_range", "500"),
        (5, "value", "assay_range", "0"),
        (6, "value", "limit_needed", "n.d."),
        (7, "unit", "unknown_unit", "stone"),
        (8, "sd", "sd_not_positive", "0"),
        (9, "state", "unknown_state", "rejected"),
        (10, "analysed_at", "future_date", "2027-01-01"),
        (11, "value", "cell_error", "#REF!"),
    ]
    assert {problem.sheet for problem in checked.problems} == {"Sheet"}
    assert [row.row for row in checked.rows] == [12]
    assert checked.seen == 11


def test_the_unit_and_the_coverage_may_stand_in_the_heads(long):
    head = ("Ticket", "Sample", "Element", "Value [ppm]", "Uncertainty [ppm] (k=2)")
    checked = long(["S1-26-00001", "SA-1", "Dy", 1200, 30], header=head)

    assert checked.rows[0].entry.unit == "ppm"
    assert _found(checked) == [(2, "Dy", Decimal(1200), Decimal(15))]


def test_a_unit_that_contradicts_the_head_is_a_problem(long):
    head = ("Ticket", "Sample", "Element", "Value [ppm]", "Unit")
    checked = long(["S1-26-00001", "SA-1", "Dy", 12, "%"], header=head)

    assert [problem.code for problem in checked.problems] == ["unit_conflict"]


def test_an_uncertainty_in_another_unit_than_its_result_is_a_problem(long):
    head = ("Ticket", "Sample", "Element", "Value", "Unit", "Uncertainty [%]")
    checked = long(["S1-26-00001", "SA-1", "Dy", 1200, "ppm", 2], header=head)

    assert _places(checked.problems) == [(2, "Uncertainty [%]", "unit_conflict", "2")]


def test_a_text_file_with_decimal_commas_is_read(check, text_file):
    path = text_file(
        [["S1-26-00001", "SA-1", "ネオジム", "23,180", "質量%"],
         ["S1-26-00001", "SA-1", "鉄", "<0,01", "%"]],
        header=("伝票番号", "試料番号", "元素", "分析値", "単位"), encoding="cp932", delimiter=";",
    )  # fmt: skip

    assert _found(check(path)) == [
        (2, "Nd", Decimal("23.180"), None), (3, "Fe", Decimal("0.01"), None),
    ]  # fmt: skip


def test_results_of_a_sample_that_hold_more_than_the_whole_are_refused_where_they_pass_it(
    long, result
):
    checked = long(
        result(value=31), result(element="Fe", value=68.5), result(element="B", value=1),
        result(element="Dy", value=0.4), result(element="B", value=4, method="XRF"),
    )  # fmt: skip

    assert _places(checked.problems) == [(4, "value", "results_over_whole", "1")]
    assert checked.problems[0].details["sum"] == "100.50"
    assert [row.row for row in checked.rows] == [2, 3, 5, 6]


def test_replicates_count_once_towards_the_whole_and_limits_do_not(long, result):
    checked = long(
        result(value=31), result(value=31), result(value=30.8), result(element="Fe", value=68.5),
        result(element="Co", value="<5"),
    )  # fmt: skip

    assert checked.problems == []
    assert len({row.import_key for row in checked.rows}) == 5


def test_a_sample_of_two_tickets_is_a_problem(long, result):
    checked = long(result(), result(ticket="S1-26-00002", element="Dy", value=1))

    assert _places(checked.problems) == [(3, "sample", "sample_of_other_ticket", "SA-1")]
    assert checked.problems[0].details["ticket"] == "S1-26-00001"


def test_keys_follow_what_was_measured_and_not_place_form_or_state(long, result):
    rows = [result(), result(element="Dy", value="<0.01")]
    again = [
        result(element="DYSPROSIUM", value="< 0.010 %"),
        result(value=231800, sd=2000, unit="ppm", state="final"),
    ]
    keys = {row.import_key for row in long(*rows).rows}

    assert len(keys) == 2
    assert {row.import_key for row in long(*again).rows} == keys
    assert keys.isdisjoint(row.import_key for row in long(result(value=23.19)).rows)


def test_an_uncertainty_as_large_as_its_result_is_kept_and_told(long, result):
    checked = long(result(value=0.002, sd=0.003))

    assert len(checked.rows) == 1
    assert _places(checked.notices) == [(2, "sd", "sd_over_value", "0.003")]


def test_columns_nobody_asked_for_are_named_in_one_notice(long, result):
    checked = long([*result(), "Sato"], header=(*COLUMNS, "Analyst"))

    assert [notice.details for notice in checked.notices] == [{"columns": ["Analyst"]}]


def test_a_sheet_without_results_is_refused(long):
    with pytest.raises(InputError, match="no_rows"):
        long()
    with pytest.raises(InputError, match="no_header"):
        long(["a", "b", "c"], header=("x", "y", "z"))


# the wide form


def test_a_row_holds_a_result_for_each_element(wide):
    checked = wide(
        ["S1-26-00001", "SA-1", "%", "2026-11-12", time(14, 30), 23.18, 0.2, 66.1, 0.3],
        ["S1-26-00001", "SA-1", "ppm", "2026-11-12", "14:35:10", 230_000, None, None, None],
    )

    assert checked.problems == []
    assert _found(checked) == [
        (2, "Nd", Decimal("23.18"), Decimal("0.2")),
        (2, "Fe", Decimal("66.1"), Decimal("0.3")),
        (3, "Nd", Decimal(230_000), None),
    ]
    assert [row.entry.unit for row in checked.rows] == ["%", "%", "ppm"]
    assert checked.rows[0].entry.analysed_at == datetime(2026, 11, 12, 5, 30, tzinfo=UTC)
    assert checked.rows[2].entry.analysed_at == datetime(2026, 11, 12, 5, 35, 10, tzinfo=UTC)
    assert checked.seen == 2


def test_what_was_not_found_takes_its_limit_from_the_uncertainty(wide):
    row = ["S1-26-00001", "SA-1", "%", None, None]
    checked = wide(
        [*row, "<LOD", 0.02, 66.1, 0.3], [*row, "ND", "0.03", "< LOD", 0.04], [*row, 0, 0.05],
        [*row, "<0.06", 0.01],
    )  # fmt: skip
    limits = [(r.row, r.entry.element, r.entry.value) for r in checked.rows if r.entry.below]

    assert checked.problems == []
    assert [(row, element, str(value)) for row, element, value in limits] == [
        (2, "Nd", "0.02"), (3, "Nd", "0.03"), (3, "Fe", "0.04"), (4, "Nd", "0.05"),
        (5, "Nd", "0.06"),
    ]  # fmt: skip


def test_what_was_not_found_without_a_limit_is_left_out_and_told(wide):
    checked = wide(
        ["S1-26-00001", "SA-1", "%", None, None, "ND", None, 66.1, 0.3],
        ["S1-26-00001", "SA-2", "%", None, None, 0, 0, 66.1, 0.3],
    )

    assert [row.entry.element for row in checked.rows] == ["Fe", "Fe"]
    assert [(n.code, dict(n.details)) for n in checked.notices if "count" in n.details] == [
        ("not_found_left_out", {"count": 2})
    ]


@pytest.mark.parametrize(
    ("head", "sigma", "sd", "notices"),
    [
        ("Nd Error", None, "0.1", ["coverage_assumed"]),
        ("Nd Error", 1, "0.2", []),
        ("Nd Error", 2, "0.1", []),
        ("Nd +/-", None, "0.2", ["coverage_assumed"]),
        ("Nd Error1s", None, "0.2", []),
        ("Nd ± 2σ", None, "0.1", []),
    ],
)
def test_uncertainties_are_read_as_standard_ones(wide, head, sigma, sd, notices):
    header = ("Ticket", "Sample", "Units", "Nd", head, *(("Sigma Value",) if sigma else ()))
    checked = wide(["S1-26-00001", "SA-1", "%", 23.18, 0.2, sigma], header=header)

    assert str(checked.rows[0].entry.sd) == sd
    assert [notice.code for notice in checked.notices] == notices


def test_a_bad_cell_keeps_its_own_result_out_and_a_bad_field_is_told_once(wide):
    checked = wide(
        ["S1-26-00001", "SA-1", "%", None, None, 23.18, 0.2, "much", 0.3],
        ["S1-26-00001", "SA-1", "%", "2027-01-01", None, 23.18, 0.2, 66.1, 0.3],
        ["S1-26-00001", "SA-1", "%", None, None, "#N/A", 0.2, 66.1, 0.3],
    )

    assert _places(checked.problems) == [
        (2, "Fe", "not_a_number", "much"),
        (3, "Date", "future_date", "2027-01-01"),
        (4, "Nd", "cell_error", "#N/A"),
    ]
    assert [(row.row, row.entry.element) for row in checked.rows] == [(2, "Nd"), (4, "Fe")]


def test_the_label_of_a_sample_may_begin_with_the_ticket(wide):
    header = ("SAMPLE", "Units", "Nd")
    checked = wide(
        ["S1-26-00001/A", "%", 23.18], ["S1-26-00002", "%", 23], ["stray", "%", 5], header=header
    )

    assert [(r.entry.ticket, r.entry.sample) for r in checked.rows] == [
        ("S1-26-00001", "S1-26-00001/A"), ("S1-26-00002", "S1-26-00002"),
    ]  # fmt: skip
    assert _places(checked.problems) == [(4, "SAMPLE", "no_ticket_in_sample", "stray")]


def test_without_a_label_a_sample_is_named_by_ticket_and_reading(wide):
    checked = wide(["S1-26-00001", 12, "%", 23.18], header=("Ticket", "Reading No", "Units", "Nd"))

    assert checked.rows[0].entry.sample == "S1-26-00001 #12"


def test_an_export_with_date_and_time_in_one_column_is_read(wide):
    header = ("SAMPLE", "Time", "Units", "Nd")
    checked = wide(
        ["S1-26-00001", "2026-11-12 14:30", "%", 23.18], ["S1-26-00002", time(9), "%", 23],
        header=header,
    )  # fmt: skip

    assert [row.entry.analysed_at for row in checked.rows] == [
        datetime(2026, 11, 12, 5, 30, tzinfo=UTC), None,
    ]  # fmt: skip


def test_checking_can_be_watched_and_stopped(workbook, result):
    class StoppedError(Exception):
        pass

    def stop(done, total):
        raise StoppedError

    path = workbook([result(sample=f"SA-{number}") for number in range(600)], header=COLUMNS)
    with pytest.raises(StoppedError):
        check_assay_rows(read_rows(path, ASSAYS), AssayRules(ZoneInfo("UTC")), stop)
