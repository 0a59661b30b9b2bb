"""What was measured twice, on the laboratory page, by keys alone."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt

from db.sample import create_sample
from db.store import Store
from recycler.facility import Facility
from ui.jobs import Job
from ui.laboratory.page import LaboratoryPage
from ui.look import theme
from ui.preferences import PreferencesFile
from ui.workspace.workspace import Workspace

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def show(qtbot, tmp_path):
    """Open the page on a store."""
    theme.apply(QCoreApplication.instance(), "light")
    pages = []

    def open_on(store):
        preferences = PreferencesFile(tmp_path / "preferences.json")
        page = LaboratoryPage()
        page.resize(1264, 800)
        page.show()
        qtbot.waitExposed(page)
        page.take(Workspace(store, "K. Tanaka", preferences=preferences))
        settle(qtbot, page)
        pages.append(page)
        return page

    yield open_on
    Job.stop_all()
    for page in pages:
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def twice(qtbot, show, tmp_path):
    with create_sample(tmp_path / "sample", batches=240) as store:
        page = show(store)
        qtbot.keyClick(page, Qt.Key.Key_D, CONTROL)
        settle(qtbot, page)
        yield page


def settle(qtbot, page):
    qtbot.waitUntil(lambda: page.settled() and not Job.any_running(), timeout=30_000)


def test_levels_are_listed_and_the_pairs_of_the_current_one_drawn(qtbot, twice):
    view = twice.twice
    levels = view.levels.levels.records
    assert view.isVisible()
    assert view.levels.hasFocus()
    assert {str(level.split) for level in levels} == {"sampling", "preparation", "analysis"}
    qtbot.keyClick(view.levels, Qt.Key.Key_Down)
    assert view.chosen() is levels[1]
    assert list(view.pairs.pairs.records) == list(levels[1].pairs[::-1])
    qtbot.keyClick(view.levels, Qt.Key.Key_Return)
    assert view.plot.hasFocus()


def test_a_mark_opens_the_sheet_of_its_sample(qtbot, twice):
    view = twice.twice
    pair = view.chosen().pairs[-1]
    view.plot.setFocus()
    qtbot.keyClick(view.plot, Qt.Key.Key_Left)
    assert pair.ticket in view.plot.accessibleDescription()
    qtbot.keyClick(view.plot, Qt.Key.Key_Return)
    settle(qtbot, twice)
    assert not view.isVisible()
    assert (twice.sheet.at_hand.batch.ticket, twice.sheet.at_hand.label) == (
        pair.ticket,
        pair.second,
    )


def test_a_mark_is_opened_by_the_mouse_and_a_pair_by_its_row(qtbot, twice):
    view = twice.twice
    pair = view.chosen().pairs[0]
    place = view.plot._places()[0].toPoint()
    with qtbot.waitSignal(view.opened) as by_mouse:
        qtbot.mouseClick(view.plot, Qt.MouseButton.LeftButton, pos=place + QPoint(2, 0))
    assert by_mouse.args == [pair.ticket, pair.second]
    view.pairs.setFocus()
    qtbot.keyClick(view.pairs, Qt.Key.Key_End)
    with qtbot.waitSignal(view.opened) as by_row:
        qtbot.keyClick(view.pairs, Qt.Key.Key_Return)
    assert by_row.args == by_mouse.args


def test_escape_goes_back_and_nothing_is_recorded_behind_the_view(qtbot, twice):
    qtbot.keyClick(twice.twice.levels, Qt.Key.Key_Return, CONTROL)
    assert twice.sheet.table.rows[0].value.problem() == ""
    qtbot.keyClick(twice.twice.levels, Qt.Key.Key_Escape)
    assert not twice.twice.isVisible()
    assert twice.control.twice_button.hasFocus()


def test_where_nothing_was_measured_twice_the_way_there_is_told(qtbot, show, tmp_path, load):
    facility = Facility(name="Works", station_name="Gate")
    with Store.create(tmp_path / "store", facility) as store:
        store.log(load, who="K. Tanaka")
        page = show(store)
        qtbot.keyClick(page, Qt.Key.Key_D, CONTROL)
        settle(qtbot, page)
        assert page.twice.none.isVisible()
        assert "Ctrl+L" in page.twice.none.text()
        assert page.twice.leave.hasFocus()
