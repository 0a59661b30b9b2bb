"""A share in a cell of per cent is what Excel shows, not the number below it."""

from openpyxl import load_workbook

from recycler.exchange.intake import check_rows
from recycler.exchange.percent_cells import as_shown
from recycler.exchange.rows import read_rows


def _with_formats(path, formats):
    """Give the cells of a column of a workbook their number formats."""
    book = load_workbook(path)
    for place, code in formats.items():
        book.active[place].number_format = code
    book.save(path)
    return path


def test_a_share_in_per_cent_is_read_as_it_is_shown(workbook, batch, rules):
    rows = [batch(moisture_pct=value) for value in (0.05, 0.125, 5, 7.5)]
    formats = {"I2": "0%", "I3": "0.0 %;[Red]-0.0 %", "I4": '0"%"', "I5": "General"}
    path = _with_formats(workbook(rows), formats)

    check = check_rows(read_rows(path), rules)

    assert not check.problems
    assert [row.entry.moisture_ppm for row in check.rows] == [50_000, 125_000, 50_000, 75_000]


def test_a_weight_in_per_cent_is_no_weight(workbook, batch, rules):
    check = check_rows(read_rows(_with_formats(workbook([batch()]), {"F2": "0%"})), rules)

    assert [(found.field, found.value) for found in check.problems] == [("gross", "64240%")]


def test_a_text_in_such_a_cell_stays_as_it_is(workbook, batch, rules):
    path = _with_formats(
        workbook([batch(moisture_pct="2.5 %", note="x")]), {"I2": "0%", "L2": "0%"}
    )

    (row,) = check_rows(read_rows(path), rules).rows

    assert (row.entry.moisture_ppm, row.entry.note) == (25_000, "x")
    assert as_shown(0.29) == "29%"
    assert as_shown(True) is True
