from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from recycler.entry.intake_rules import COLUMNS
from recycler.errors import InputError
from recycler.exchange.assay import check_assay_rows
from recycler.exchange.assay_columns import ASSAYS
from recycler.exchange.intake import check_rows
from recycler.exchange.rows import read_rows
from recycler.exchange.templates import ROWS, write_template
from recycler.laboratory.rules import AssayRules


@pytest.fixture
def template(tmp_path, reference):
    """The intake template, opened."""
    write_template("intake", tmp_path / "intake.xlsx", reference)
    return load_workbook(tmp_path / "intake.xlsx")


def test_the_heads_are_the_columns_that_are_imported(template):
    assert tuple(cell.value for cell in template["Intake"][1]) == COLUMNS
    assert template["Intake"].freeze_panes == "A2"
    assert all(cell.comment for cell in template["Intake"][1])


def test_drop_downs_offer_all_that_is_known_on_every_row(template, reference):
    rules = {str(rule.sqref): rule for rule in template["Intake"].data_validations.dataValidation}
    materials = rules[f"B2:B{ROWS + 1}"]
    lists = template["Lists"]
    offered = [cell.value for cell in lists["A"][1:] if cell.value]

    assert materials.formula1 == f"Lists!$A$2:$A${len(reference.materials) + 1}"
    assert [text.split(" — ")[0] for text in offered] == sorted(reference.materials)
    assert lists.sheet_state == "hidden"
    assert [cell.value for cell in lists["B"][1:6]] == ["kg", "g", "t", "lb", "short ton"]


def test_the_help_explains_every_column(template):
    explained = [row[0].value for row in template["Help"].iter_rows(min_row=7)]

    assert tuple(explained) == COLUMNS


def test_input_cells_look_like_it_and_lots_stay_text(template):
    cell = template["Intake"]["D3"]

    assert cell.font.color.rgb.endswith("1F5AB8")
    assert cell.fill.fgColor.rgb.endswith("E4EDFA")
    assert cell.number_format == "@"


def test_the_example_would_be_a_good_batch_and_is_never_read(tmp_path, reference, rules):
    path = tmp_path / "intake.xlsx"
    write_template("intake", path, reference)
    with pytest.raises(InputError, match="no_rows"):
        check_rows(read_rows(path), rules)
    book = load_workbook(path)
    book["Intake"]["C2"] = "Kyoto Recycling"
    book.save(path)

    assert [row.row for row in check_rows(read_rows(path), rules).rows] == [2]


def test_the_assay_template_has_its_columns(tmp_path, reference):
    write_template("assay", tmp_path / "assay.xlsx", reference)
    book = load_workbook(tmp_path / "assay.xlsx")
    heads = [cell.value for cell in book["Assay"][1]]
    rules = {str(rule.sqref)[0]: rule for rule in book["Assay"].data_validations.dataValidation}
    lists = {column[0].value: [c.value for c in column[1:]] for column in book["Lists"].columns}

    assert heads == ["ticket", "sample", "element", "value", "unit", "sd", "method", "laboratory",
                     "analysed_at", "state"]  # fmt: skip
    assert set(rules) == {"C", "E", "G", "J"}
    assert "Nd — Neodymium" in lists["elements"]
    assert lists["assay_units"][:4] == ["%", "ppm", "g/t", "fraction"]
    assert book["Help"]["A2"].value.startswith("One row is one element")


def test_the_example_of_the_assay_template_would_be_a_good_result_and_is_never_read(
    tmp_path, reference
):
    path = tmp_path / "assay.xlsx"
    write_template("assay", path, reference)
    rules = AssayRules(ZoneInfo("Asia/Tokyo"))
    with pytest.raises(InputError, match="no_rows"):
        check_assay_rows(read_rows(path, ASSAYS), rules)
    book = load_workbook(path)
    book["Assay"]["B2"] = "SA-1"
    book["Assay"]["C2"] = "Nd — Neodymium"
    book.save(path)
    checked = check_assay_rows(read_rows(path, ASSAYS), rules)

    assert checked.problems == checked.notices == []
    assert [(row.row, row.entry.element) for row in checked.rows] == [(2, "Nd")]


def test_other_languages_change_the_help_and_not_the_heads(tmp_path, reference):
    write_template("intake", tmp_path / "a.xlsx", reference, words=lambda text: f"«{text}»")
    book = load_workbook(tmp_path / "a.xlsx")

    assert tuple(cell.value for cell in book["Intake"][1]) == COLUMNS
    assert book["Help"]["A1"].value == "«How to fill in this workbook»"


def test_an_unknown_template_and_a_place_that_cannot_be_written_are_told(tmp_path, reference):
    with pytest.raises(InputError, match="unknown_template"):
        write_template("invoice", tmp_path / "a.xlsx", reference)
    with pytest.raises(InputError, match="cannot_write"):
        write_template("intake", tmp_path / "gone" / "a.xlsx", reference)
    with pytest.raises(InputError, match="cannot_write"):
        write_template("intake", tmp_path, reference)
