"""A manager reads the balance: what is missing, whom to look at, and what is booked of it."""

import pytest
from PySide6.QtCore import Qt

Key = Qt.Key


@pytest.fixture
def manager(open_window, sample_store):
    """Someone on the Balance page of the sample facility, all of its time shown."""
    operator = open_window(sample_store)
    operator.control(Key.Key_5)
    operator.sees_all()
    operator.does(operator.page.filters.choose, "period", "all")
    operator.sees_all()
    return operator


def test_from_the_finding_to_a_signed_entry(manager):
    page = manager.page
    manager.does(manager.page.filters.choose, "element", "Li")
    manager.sees_all()
    assert page.figures.scope.element == "Li"
    assert len(page.figures.nodes) > 1

    manager.press(Key.Key_R)
    assert page.view == "reconciled"

    manager.press(Key.Key_B)
    manager.enter("spill", "", "Look under the press")
    manager.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    manager.sees(lambda: len(manager.store.balances.ledger()) == 1)
    manager.sees_all()
    entry = manager.store.balances.ledger()[0]
    assert (entry.cause.value, entry.owner, entry.element) == ("spill", "K. Tanaka", "Li")
    assert page.ledger.current().number == entry.number

    page.ledger.table.setFocus()
    manager.press(Key.Key_Return)
    manager.enter("Swept up and weighed")
    manager.press(Key.Key_Return)
    manager.sees(lambda: manager.store.balances.ledger()[0].signed_by == "K. Tanaka")
    manager.sees(lambda: page.ledger.current().state == "signed")


def test_a_band_leads_to_its_batch(manager):
    page = manager.page
    page.plant.canvas.setFocus()
    manager.press(Key.Key_Home)
    manager.press(Key.Key_Return)
    piece = page.behind.model.record(0).piece
    assert piece.is_batch
    manager.press(Key.Key_Return)
    manager.sees(lambda: manager.page.name == "batches")
    manager.sees_all()


def test_without_runs_the_page_says_what_to_do(operator):
    operator.control(Key.Key_5)
    operator.sees_all()
    assert operator.page.nothing.isVisible()
    assert operator.page.nothing.cards[0].text() == "Start a run"
