"""The sd of a result: stated, of its method, or assumed."""

from datetime import UTC, datetime

import pytest

from recycler.errors import InputError
from recycler.evidence import Evidence
from recycler.laboratory.methods import Methods
from recycler.reference_rows import Row

COLUMNS = (
    "method", "instrument", "element", "relative_sd", "detection_limit", "valid_from",
    "valid_until", "evidence", "source",
)  # fmt: skip


def table(*rows):
    return Methods(
        Row(dict(zip(COLUMNS, cells, strict=True)), "methods.csv", line)
        for line, cells in enumerate(rows, start=2)
    )


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
