"""An empty store offers what can be done first, and each of it works."""

from functools import partial

from openpyxl import load_workbook
from PySide6.QtCore import Qt

from db import sample
from ui.intake import first_steps

Key = Qt.Key


def test_the_first_action_has_the_focus_and_leads_to_the_form(operator):
    operator.control(Key.Key_2)
    operator.sees_all()
    cards = operator.page._first.cards
    assert cards[0].hasFocus()
    assert "S1-" in cards[0]._detail
    operator.press(Key.Key_Return)
    assert operator.page.name == "intake"
    assert operator.page.form.material.edit.hasFocus()


def test_the_import_is_one_step_from_the_empty_list(operator):
    operator.control(Key.Key_2)
    operator.sees_all()
    operator.press(Key.Key_Down)
    operator.press(Key.Key_Return)
    assert operator.page.name == "intake"
    assert operator.page.imports.panel.isVisible()


def test_the_empty_workbook_is_written(operator, tmp_path, monkeypatch):
    out = tmp_path / "intake.xlsx"
    monkeypatch.setattr(first_steps, "choose_new_file", lambda *_: out)
    operator.control(Key.Key_2)
    operator.sees_all()
    operator.press(Key.Key_Down, times=2)
    operator.press(Key.Key_Return)
    operator.sees_all()
    assert "material" in [cell.value for cell in load_workbook(out).worksheets[0][1]]


def test_the_sample_is_made_beside_the_data_and_opened(qtbot, operator, monkeypatch):
    small = partial(sample.create_sample, batches=20)
    monkeypatch.setattr(sample, "create_sample", small)
    steps = operator.page._first_steps
    with qtbot.waitSignal(operator.window.workspace.open_folder, timeout=30_000) as opened:
        steps.open_sample()
    (folder,) = opened.args
    assert (folder / "recycler.sqlite3").exists()
    assert folder.parent == operator.store.folder
