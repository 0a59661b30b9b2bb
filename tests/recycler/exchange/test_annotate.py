from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from recycler.entry.intake_rules import COLUMNS
from recycler.errors import InputError
from recycler.exchange.annotate import write_annotated
from recycler.exchange.assay import check_assay_rows
from recycler.exchange.assay_columns import ASSAYS
from recycler.exchange.intake import check_rows
from recycler.exchange.rows import read_rows
from recycler.laboratory.rules import AssayRules


def _say(problem):
    return f"{problem.code}: {problem.value}"


@pytest.fixture
def problems(rules):
    return lambda path: check_rows(read_rows(path), rules).problems


@pytest.fixture
def marked(problems, tmp_path):
    """The marked copy of a file, opened."""

    def copy(path):
        write_annotated(path, tmp_path / "marked.xlsx", problems(path), _say)
        return load_workbook(tmp_path / "marked.xlsx")

    return copy


def test_bad_cells_are_filled_and_commented_and_the_rest_is_as_it_was(marked, workbook, batch):
    book = marked(workbook([batch(), batch(gross="heavy", unit="stone")]))
    sheet = book.worksheets[0]
    gross = sheet.cell(3, COLUMNS.index("gross") + 1)

    assert gross.comment.text == "not_a_number: heavy"
    assert gross.fill.fgColor.rgb.endswith("FCE9E7")
    assert gross.value == "heavy"
    assert sheet.cell(2, COLUMNS.index("gross") + 1).comment is None
    assert sheet.cell(2, 3).value == "有限会社 田中金属"


def test_a_last_sheet_lists_every_problem(marked, workbook, batch):
    book = marked(workbook([batch(), batch(gross="heavy", unit="stone")]))

    assert book.sheetnames[-1] == "Problems"
    assert [[cell.value for cell in row] for row in book["Problems"]] == [
        ["Row", "Column", "Value", "What to do"],
        [3, "gross", "heavy", "not_a_number: heavy"],
        [3, "unit", "stone", "unknown_unit: stone"],
    ]


def test_the_copy_can_be_put_right_and_imported(marked, workbook, batch, rules, tmp_path):
    book = marked(workbook([batch(gross="heavy")]))
    book.worksheets[0].cell(2, COLUMNS.index("gross") + 1).value = 642.4
    book.save(tmp_path / "mended.xlsx")
    check = check_rows(read_rows(tmp_path / "mended.xlsx"), rules)

    assert (check.problems, len(check.rows)) == ([], 1)


def test_a_text_file_becomes_a_workbook_with_the_same_rows(marked, text_file, batch):
    book = marked(text_file([batch(), batch(gross="=1+1", supplier="=cmd")], encoding="cp932"))
    sheet = book.worksheets[0]

    assert sheet.title == "intake.csv"
    assert sheet["C2"].value == "有限会社 田中金属"
    assert (sheet["C3"].value, sheet["C3"].data_type) == ("=cmd", "s")
    assert sheet["F3"].comment.text == "not_a_number: =1+1"


def test_the_original_is_never_written_over(problems, workbook, batch):
    path = workbook([batch(gross="heavy")])
    before = path.read_bytes()

    with pytest.raises(InputError, match="cannot_write"):
        write_annotated(path, path, problems(path), _say)
    assert path.read_bytes() == before


def test_results_are_marked_under_the_heads_they_stand_under(workbook, tmp_path):
    rows = [["S1-26-00001", "SA-1", "%", 23.18, "much"]]
    path = workbook(rows, header=("Ticket", "Sample", "Units", "Nd", "Fe Concentration"))
    found = check_assay_rows(read_rows(path, ASSAYS), AssayRules(ZoneInfo("UTC"))).problems
    write_annotated(path, tmp_path / "marked.xlsx", found, _say, form=ASSAYS)
    sheet = load_workbook(tmp_path / "marked.xlsx").worksheets[0]

    assert sheet["E2"].comment.text == "not_a_number: much"
    assert sheet["A2"].comment is sheet["D2"].comment is None
