"""Rows of a sheet: units as typed, a reason where it is asked for, a blank row at the end."""

import pytest

from ui.laboratory.elements import ElementTable, own_unit

PRIOR = {"Nd": (-1.2, 0.15), "Pr": (-3.5, 0.6), "Zn": (-8.0, 1.0)}


@pytest.fixture
def table(qtbot):
    table = ElementTable()
    qtbot.addWidget(table)
    table.show_elements(["Nd", "Pr"], PRIOR)
    table.show()
    return table


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("23.18", ""), ("23.18 %", "%"), ("< 0.01 %", "%"), ("<120 mg/kg", "ppm"),
        ("120ppm", "ppm"), ("0.01 furlong", ""), ("n.d.", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_unit_of_a_figure_is_what_stands_behind_it(typed, unit):
    assert own_unit(typed) == unit


def test_the_sheet_ends_with_a_row_for_another_element(qtbot, table):
    assert [row.element for row in table.rows] == ["Nd", "Pr", ""]
    assert "–" in table.rows[0].expected.text()
    qtbot.keyClicks(table.rows[-1].symbol.edit, "zinc")
    assert [row.element for row in table.rows] == ["Nd", "Pr", "", ""]
    assert table.rows[2].expected.text().endswith("%")


def test_a_unit_typed_with_the_result_stands_behind_its_sd_too(qtbot, table):
    row = table.rows[0]
    qtbot.keyClicks(row.value.edit, "120 ppm")
    assert (row.typed()["unit"], row.typed()["value"]) == ("", "120 ppm")
    row.value.edit.clear()
    qtbot.keyClicks(row.value.edit, "23.18")
    assert row.typed()["unit"] == "%"


def test_what_was_typed_comes_back(qtbot, table):
    qtbot.keyClicks(table.rows[1].value.edit, "<0.01")
    qtbot.keyClicks(table.rows[2].symbol.edit, "Zn")
    qtbot.keyClicks(table.rows[2].value.edit, "120 ppm")
    kept = table.texts()
    table.show_elements(["Nd", "Pr"], PRIOR)
    assert table.texts() == []
    table.set_texts(kept)
    assert table.texts() == kept
    assert len(table.rows) == 4


def test_a_reason_unfolds_and_folds_again_empty(qtbot, table):
    row = table.rows[0]
    row.ask_why(True)
    qtbot.keyClicks(row.why.edit, "another alloy")
    assert row.typed()["why"] == "another alloy"
    row.ask_why(False)
    assert row.why.isHidden()
    assert row.typed()["why"] == ""
