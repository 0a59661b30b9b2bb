"""The page of one batch: its list, its reckoning and its check, and what Esc leaves first."""

import pytest
from PySide6.QtCore import Qt

from ui.batches.page import BatchesPage


@pytest.fixture
def page(qtbot, workspace, load):
    store = workspace.store
    ticket = store.log(load.model_copy(update={"material": "PACK_LFP"}), who="Aiko").ticket
    page = BatchesPage()
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.take(workspace)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.open_ticket(ticket)
    qtbot.waitUntil(page.settled, timeout=20_000)
    return page


def escape(qtbot, page):
    qtbot.keyClick(page.whole, Qt.Key.Key_Escape)


def test_escape_folds_the_reckoning_before_it_leaves_the_batch(qtbot, page):
    whole = page.whole
    assert whole.next.table.isVisible()
    assert not whole.figures.advice.isVisible()  # the list stands in its place
    qtbot.mouseClick(whole.next.size_button, Qt.MouseButton.LeftButton)
    assert whole.next.reckoner.isVisible()
    whole.setFocus()
    escape(qtbot, page)
    assert not whole.next.reckoner.isVisible()
    assert whole.isVisible()
    escape(qtbot, page)
    assert not whole.isVisible()


def test_escape_stops_the_trials_before_it_leaves_the_batch(qtbot, page):
    whole = page.whole
    qtbot.keyClick(whole.check.button, Qt.Key.Key_Return)
    assert whole.check.is_waiting()
    whole.setFocus()
    escape(qtbot, page)
    qtbot.waitUntil(lambda: not whole.is_waiting())
    assert whole.isVisible()
    assert whole.check.button.isVisible()


def test_while_it_is_corrected_a_sentence_follows_what_is_typed(qtbot, page):
    whole = page.whole
    before = whole.next.table.row_of(0).action
    page.correct()
    assert not whole.next.isVisible()
    assert whole.figures.advice.isVisible()
    assert "assay" in whole.figures.advice.text()
    qtbot.keyClick(whole.correct, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert whole.next.table.isVisible()
    assert whole.next.table.row_of(0).action == before
