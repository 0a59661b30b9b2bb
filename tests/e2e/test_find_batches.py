"""Finding batches among many: search, filters, marks, one whole, a list exported."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from ui.batches import exporter

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def manager(open_window, sample_store):
    """Someone before the Batches page of the sample."""
    operator = open_window(sample_store)
    operator.control(Key.Key_2)
    operator.sees_all()
    return operator


def test_searching_narrows_the_list_as_it_is_typed(manager):
    newest = manager.store.find(limit=1)[0]
    manager.press(Key.Key_Slash)
    assert manager.page.filters.search.hasFocus()
    manager.type(newest.ticket[-5:])
    manager.sees(lambda: manager.page.table.paged.rowCount() < 20)
    manager.sees_all()
    assert "of 300 shown" in manager.page.head.state.text()
    manager.press(Key.Key_Down)
    assert manager.page.table.hasFocus()
    assert manager.page.pane.batch.ticket.endswith(newest.ticket[-5:])


def test_a_batch_opens_whole_and_escape_leads_back_to_its_row(manager):
    manager.press(Key.Key_Down, times=3)
    ticket = manager.store.find(limit=4)[3].ticket
    manager.press(Key.Key_Return)
    manager.sees_all()
    assert manager.page.head.title.text() == ticket
    assert manager.page.whole.batch.ticket == ticket
    manager.press(Key.Key_Escape)
    manager.sees_all()
    assert manager.page.table.current_row() == 3
    assert manager.page.table.hasFocus()


def test_marked_rows_are_summed_with_what_they_would_yield(manager):
    manager.press(Key.Key_Space)
    manager.press(Key.Key_Down, SHIFT, times=2)
    bar = manager.page.selection
    assert bar._count.text() == "3 selected"
    net = sum(batch.net_ug for batch in manager.store.find(limit=3)) / 1e9
    assert f"{net:,.1f}".replace(",", "\u2009") in bar._sums.text()
    assert "kg ·" in bar._sums.text()
    manager.press(Key.Key_Escape)
    assert bar.isHidden()


def test_filters_without_result_name_the_one_to_drop(manager):
    manager.window.workspace.open_batches.emit({"origin": "JP", "supplier": "Nobody"})
    manager.sees_all()
    nothing = manager.page._nothing
    manager.sees(lambda: nothing.cards[0].text().startswith("Drop"))
    assert nothing.isVisible()
    assert "Nobody" in nothing._words.text()
    nothing.cards[0].setFocus()
    manager.press(Key.Key_Return)
    manager.sees(lambda: manager.page.table.paged.rowCount() > 0)
    assert manager.page.filters.asked.active() == ["origin"]


def test_the_filtered_list_is_exported(manager, tmp_path, monkeypatch):
    out = tmp_path / "japan.xlsx"
    monkeypatch.setattr(exporter, "choose_new_file", lambda *_: out)
    manager.window.workspace.open_batches.emit({"origin": "JP"})
    manager.sees_all()
    manager.control(Key.Key_E)
    manager.sees_all()
    head, *rows = load_workbook(out)["Batches"].values
    assert len(rows) == manager.page.table.paged.rowCount()
    assert {row[head.index("origin_country")] for row in rows} == {"JP"}
    about = dict(load_workbook(out)["About"].values)
    assert about["Origin"] == "JP"
    assert about["Data"] == "simulated"


def test_a_change_keeps_the_row_one_is_at(manager):
    manager.press(Key.Key_Down, times=5)
    ticket = manager.page.pane.batch.ticket
    manager.window.workspace.void(ticket, "not ours")
    manager.sees_all()
    assert manager.page.pane.batch.ticket == ticket
    assert str(manager.page.pane.batch.state) == "void"
    assert manager.page.pane.correct.isHidden()


def test_an_unknown_ticket_is_told_and_the_list_stays(qtbot, manager):
    with qtbot.waitSignal(manager.window.workspace.failed):
        manager.window.workspace.open_ticket.emit("S1-26-99999")
    assert manager.page.head.title.text() == "Batches"
