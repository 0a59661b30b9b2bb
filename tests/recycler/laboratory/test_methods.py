"""The sd of a result: stated, of its method, or assumed."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from recycler.errors import InputError
from recycler.evidence import Evidence
from recycler.laboratory.methods import Methods
from recycler.reference.rows import Row

COLUMNS = (
    "method", "instrument", "element", "relative_sd", "detection_limit", "valid_from",
    "valid_until", "evidence", "source",
)  # fmt: skip


def _rows(rows):
    return [
        Row(dict(zip(COLUMNS, cells, strict=True)), "methods.csv", line)
        for line, cells in enumerate(rows, start=2)
    ]


def table(*rows, own=(), zone=UTC):
    return Methods(_rows(rows), _rows(own), zone)


def test_what_the_laboratory_states_comes_first(methods, result):
    assert methods.sd(result("23", "0.5", method="ICP-OES")) == pytest.approx(0.005)
    assert methods.sd(result("23", method="icp-oes ")) == pytest.approx(0.02 * 0.23)
    assert methods.sd(result("23", method="crystal ball")) == pytest.approx(0.05 * 0.23)
    assert methods.sd(result("23")) == pytest.approx(0.05 * 0.23)


def test_near_the_detection_limit_the_blank_counts(methods, result):
    found = methods.sd(result("200", unit="ppm", method="XRF laboratory"))

    assert found == pytest.approx((0.0002**2 / 9 + (0.01 * 0.0002) ** 2) ** 0.5)


def test_below_a_limit_the_spread_is_a_third_of_it(methods, result):
    assert methods.sd(result("90", unit="ppm", below=True)) == pytest.approx(30e-6)
    assert methods.sd(result("90", "9", unit="ppm", below=True)) == pytest.approx(9e-6)


def test_the_instruments_and_the_elements_own_row_come_first_while_valid(result):
    methods = table(
        ("XRF", "", "*", "0.1", "", "", "", "assumption", "a"),
        ("XRF", "", "Nd", "0.2", "", "", "", "assumption", "b"),
        ("XRF", "Gun 7", "*", "0.3", "", "2026-01-01", "2026-06-30", "own", "c"),
    )

    def relative(**values):
        return methods.of(result("10", method="XRF", **values)).relative_sd

    day = {"analysed_at": datetime(2026, 3, 1, tzinfo=UTC)}
    assert relative() == 0.2
    assert relative(element="Dy") == 0.1
    assert relative(instrument="gun 7", **day) == 0.3
    assert relative(instrument="gun 7", analysed_at=datetime(2026, 8, 1, tzinfo=UTC)) == 0.2
    assert methods.of(result("10", method="ICP-MS")) is None


def test_the_sites_own_row_comes_before_the_shipped_ones_on_its_days(result):
    methods = table(
        ("XRF", "", "Nd", "0.1", "", "", "", "assumption", "a"),
        own=[("xrf", "", "*", "0.3", "", "2026-03-02", "", "own", "b")],
        zone=ZoneInfo("Asia/Tokyo"),
    )

    def relative(moment):
        return methods.of(result("10", method="XRF", analysed_at=moment)).relative_sd

    assert relative(datetime(2026, 3, 1, 14, 59, tzinfo=UTC)) == 0.1
    assert relative(datetime(2026, 3, 1, 15, 0, tzinfo=UTC)) == 0.3  # 2 March in Japan
    assert methods.names() == ["xrf", "XRF"]


def test_a_method_of_other_days_is_told(result):
    now = datetime(2026, 11, 27, 9, tzinfo=UTC)
    methods = table(
        ("XRF", "", "*", "0.1", "", "", "", "assumption", "a"),
        own=[("ICP-OES", "", "*", "0.3", "", "2026-03-01", "2026-06-30", "own", "b"),
             ("XRF", "Gun 7", "*", "0.3", "", "2026-03-01", "2026-06-30", "own", "c")],
    )  # fmt: skip

    def told(method, moment=None, instrument=None):
        found = result("10", method=method, instrument=instrument, analysed_at=moment)
        problem = methods.lapsed(found, now)
        return problem and (problem.code, problem.field, str(problem.details["day"]))

    assert told("ICP-OES") == ("method_expired", "method", "2026-11-27")
    assert told("ICP-OES", datetime(2026, 4, 1, tzinfo=UTC)) is None
    assert told("ICP-OES", datetime(2026, 2, 1, tzinfo=UTC)) == (
        "method_not_yet", "method", "2026-02-01",
    )  # fmt: skip
    assert told("XRF") is None
    assert told("XRF", instrument="gun 7")[0] == "method_expired"
    assert told("crystal ball") is None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("method", ""),
        ("element", "Xx"),
        ("relative_sd", "a lot"),
        ("detection_limit", "2"),
        ("valid_from", "yesterday"),
        ("evidence", "hearsay"),
        ("source", ""),
    ],
)
def test_a_bad_cell_is_named(column, value):
    cells = dict(zip(COLUMNS, ("XRF", "", "*", "0.1", "", "", "", "own", "s"), strict=True))
    with pytest.raises(InputError) as problem:
        Methods([Row({**cells, column: value}, "methods.csv", 2)])
    assert problem.value.details["column"] == column


def test_every_method_shipped_has_a_grade_and_a_source(reference):
    assert table()
    for row in reference.table("methods"):
        assert row.evidence() in Evidence
        assert row.text("source")
