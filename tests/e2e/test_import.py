"""A workbook with a bad row: seen, put right, imported; the second time nothing is logged twice."""

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt

Key = Qt.Key
HEAD = ["received_at", "material", "supplier", "gross", "tare", "unit", "origin_country"]
GOOD = ["2026-11-02 08:30", "NDFEB_HDD", "Nordhavn E-Scrap", 642.4, 86, "kg", "DK"]
OTHER = ["2026-11-03 09:15", "PACK_LFP", "株式会社リサイクル", 1.5, 0.086, "t", "JP"]
BAD = ["2026-11-04 10:00", "NDFEB_HDD", "Nordhavn E-Scrap", 500, 600, "kg", "DEN"]
MENDED = ["2026-11-04 10:00", "NDFEB_HDD", "Nordhavn E-Scrap", 600, 50, "kg", "DE"]


@pytest.fixture
def workbook(tmp_path):
    """Writes rows to a workbook and returns its path."""

    def written(*rows, name="loads.xlsx"):
        book = Workbook()
        for row in (HEAD, *rows):
            book.active.append(row)
        path = tmp_path / name
        book.save(path)
        return path

    return written


@pytest.fixture
def importing(operator):
    """The operator at the open import."""
    operator.control(Key.Key_I)
    assert operator.page.imports.panel.path.edit.hasFocus()
    return operator


def choose(operator, path):
    operator.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    operator.type(str(path))
    operator.press(Key.Key_Return)
    operator.sees_all()


def test_a_bad_row_is_told_and_nothing_is_logged_before_it_is_decided(importing, workbook):
    choose(importing, workbook(GOOD, BAD, OTHER))
    panel = importing.page.imports.panel
    found = {(p.row, p.column) for p in panel.preview.problems}
    assert found == {(3, "tare"), (3, "origin_country")}
    assert len(panel.preview.ready) == 2
    assert panel.log_button.text() == "Log 2 batches, leave out 1 row"
    assert panel.annotate_button.hasFocus()  # Enter alone leaves no row out
    assert not importing.store.find()


def test_good_rows_are_logged_where_bad_ones_are_left_out(importing, workbook):
    choose(importing, workbook(GOOD, BAD, OTHER))
    panel = importing.page.imports.panel
    panel.log_button.setFocus()
    importing.press(Key.Key_Return)
    importing.sees(lambda: len(importing.store.find()) == 2)


def test_the_mended_workbook_logs_only_what_is_new(importing, workbook):
    choose(importing, workbook(GOOD, BAD, OTHER))
    importing.page.imports.panel.log_button.setFocus()
    importing.press(Key.Key_Return)
    importing.sees(lambda: len(importing.store.find()) == 2)
    importing.sees_all()
    importing.control(Key.Key_I)
    choose(importing, workbook(GOOD, MENDED, OTHER))
    panel = importing.page.imports.panel
    assert (len(panel.preview.ready), len(panel.preview.already)) == (1, 2)
    assert panel.log_button.hasFocus()
    importing.press(Key.Key_Return)
    importing.sees(lambda: len(importing.store.find()) == 3)
    importing.sees_all()
    importing.control(Key.Key_I)
    choose(importing, workbook(GOOD, MENDED, OTHER))
    assert not importing.page.imports.panel.preview.ready


def test_a_copy_with_remarks_is_written_beside_the_workbook(importing, workbook, tmp_path):
    choose(importing, workbook(GOOD, BAD))
    importing.page.imports.panel.annotate_button.setFocus()
    importing.press(Key.Key_Return)
    importing.sees_all()
    assert (tmp_path / "loads (checked).xlsx").exists()


def test_a_file_that_is_none_is_told_under_the_path(importing, tmp_path):
    choose(importing, tmp_path / "nowhere.xlsx")
    panel = importing.page.imports.panel
    assert "nowhere.xlsx" in panel.path.problem()
    assert panel.preview is None
    importing.press(Key.Key_Escape)
    importing.press(Key.Key_Escape)
    assert importing.page.form.material.edit.hasFocus()


def test_an_import_is_taken_back_in_one_step(importing, workbook):
    choose(importing, workbook(GOOD, OTHER))
    notices = []
    importing.window.workspace.told.connect(notices.append)
    importing.press(Key.Key_Return)
    importing.sees(lambda: len(importing.store.find()) == 2)
    importing.sees_all()
    importing.does(notices[-1].act)
    importing.sees(lambda: all(batch.state == "void" for batch in importing.store.find()))
