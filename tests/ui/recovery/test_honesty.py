"""The badge in the head of Recovery, and the panel it opens in the place of the charts."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from db.filters import BatchFilter
from recycler.batch import State
from recycler.laboratory.records import AssayEntry
from ui.recovery.page import RecoveryPage


@pytest.fixture
def page(qtbot, workspace, assayed):
    """The page on loads with assays, all drawn; `assayed` and `loads` share one store."""
    page = RecoveryPage()
    qtbot.addWidget(page)
    page.resize(1224, 772)
    page.take(workspace)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(page.settled, timeout=20_000)
    return page


def test_the_badge_says_how_honest_the_estimates_are(page):
    badge = page.honesty_badge
    assert badge.look.words == "Over-confident: 14\u2009% of 28 results held"
    assert "chance once in" in badge.toolTip()
    assert badge.isVisible()


def test_the_badge_opens_the_panel_and_escape_leads_back(qtbot, page):
    qtbot.keyClick(page.honesty_badge, Qt.Key.Key_Return)
    qtbot.waitUntil(page.settled)
    assert page.is_on_honesty()
    assert page.head.title.text() == "Honesty of the estimates"
    assert page.export.isHidden()
    assert len(page.honesty.model.records) == 3
    qtbot.keyClick(page.honesty.table, Qt.Key.Key_Escape)
    assert not page.is_on_honesty()
    assert page.head.title.text() == "Recovery"
    assert page.honesty_badge.isVisible()


def test_a_line_leads_to_its_batches(qtbot, page, workspace):
    qtbot.keyClick(page, Qt.Key.Key_H)
    qtbot.waitUntil(page.settled)
    qtbot.keyClick(page.honesty.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(workspace.open_batches) as opened:
        qtbot.keyClick(page.honesty.table, Qt.Key.Key_Return)
    assert opened.args[0] == {"material": "NDFEB_HDD"}


def test_a_new_assay_is_counted(qtbot, page, workspace, assayed):
    where = BatchFilter(material="NDFEB_HDD", supplier="Seoul", state=State.LOGGED)
    (ticket,) = [one.ticket for one in assayed.find(where)]
    entry = AssayEntry(ticket=ticket, sample="T-1", element="Nd", value=Decimal("22.9"),
                       sd=Decimal("0.1"), state="final")  # fmt: skip
    assayed.laboratory.record([entry], who="Sato")
    workspace.announce("assays", ticket)
    qtbot.waitUntil(page.settled)
    assert "29 results" in page.honesty_badge.look.words


def test_without_assays_there_is_no_badge(qtbot, workspace):
    page = RecoveryPage()
    qtbot.addWidget(page)
    page.take(workspace)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert page.honesty_badge.isHidden()
