"""The page on a small simulated facility."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from ui.jobs import Job
from ui.laboratory.effect import effect_rows, interval_change
from ui.laboratory.page import LaboratoryPage
from ui.look import theme
from ui.preferences import PreferencesFile
from ui.workspace.workspace import Workspace


@pytest.fixture
def page(qtbot, sample_store, tmp_path):
    theme.apply(QCoreApplication.instance(), "light")
    workspace = Workspace(
        sample_store, "K. Tanaka", preferences=PreferencesFile(tmp_path / "preferences.json")
    )
    page = LaboratoryPage()
    page.resize(1264, 800)
    page.show()
    qtbot.waitExposed(page)
    page.take(workspace)
    qtbot.waitUntil(lambda: page.settled() and not Job.any_running(), timeout=30_000)
    yield page
    Job.stop_all()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_what_narrows_most_stands_first_and_is_chosen(page):
    rows = page.table.waiting_rows.records
    assert len(rows) == 4
    narrows = [row.narrows or 0.0 for row in rows]
    assert narrows == sorted(narrows, reverse=True)
    assert page.sheet.at_hand.label in {row.label for row in rows}
    assert page.sheet.at_hand.label == page.table.current().label


def test_recorded_lately_tells_whether_the_interval_held(page):
    rows = page.recorded.recorded_rows.records
    assert len(rows) > 20
    held = [row.held for row in rows]
    assert held.count(True) > held.count(False)
    assert rows[0].at >= rows[-1].at


def test_what_was_typed_waits_while_another_sample_is_looked_at(qtbot, page):
    first = page.sheet.at_hand.label
    qtbot.keyClicks(page.sheet.table.rows[0].value.edit, "1.5")
    page.table.set_current_row(1)
    qtbot.waitUntil(lambda: page.sheet.at_hand.label != first, timeout=10_000)
    assert page.sheet.table.rows[0].value.text() == ""
    page.table.set_current_row(0)
    qtbot.waitUntil(lambda: page.sheet.at_hand.label == first, timeout=10_000)
    assert page.sheet.table.rows[0].value.text() == "1.5"


def test_the_effect_compares_element_by_element(page):
    intake = page.sheet.at_hand.intake
    rows = effect_rows(intake, intake)
    assert all(abs(interval_change(row.before, row.after)) < 1e-9 for row in rows)
    assert [row.after for row in effect_rows(intake, None)] == [None] * len(rows)


def test_the_figures_lead_to_their_batch(qtbot, page):
    table = page.sheet.effect.table
    table.setFocus()
    with qtbot.waitSignal(page.workspace.open_ticket) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[0] == page.sheet.at_hand.batch.ticket
