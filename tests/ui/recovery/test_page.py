"""The page follows its filters and the data, and every figure leads to its batches."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.ui.recovery.conftest import entry
from ui.parts.period import PRESETS
from ui.recovery.analyst import Analyst
from ui.recovery.page import RecoveryPage
from ui.workspace.workspace import Change, Workspace


@pytest.fixture
def open_page(qtbot):
    """Opens the page on a workspace and waits until all is drawn."""

    def opened(workspace):
        page = RecoveryPage()
        qtbot.addWidget(page)
        page.resize(1224, 772)
        page.take(workspace)
        with qtbot.waitExposed(page):
            page.show()
        qtbot.waitUntil(page.settled, timeout=20_000)
        return page

    return opened


@pytest.fixture
def page(open_page, workspace):
    return open_page(workspace)


def _titles(page):
    return [widget.card.name for widget in page.cards.widgets if widget.isVisible()]


def test_at_most_eight_cards_say_what_there_is(page):
    assert _titles(page) == [
        "Feed, dry", "Rare earths recovered", "Nd + Pr recovered", "Lithium recovery",
        "Cobalt recovery", "Largest origin", "Provisional", "Nickel recovery",
    ]  # fmt: skip


def test_the_state_names_period_and_batches(page):
    assert page.head.state.text() == "1 Jan – 23 Nov 2026 · 5 batches"


def test_a_card_leads_to_its_batches(qtbot, page, workspace):
    with qtbot.waitSignal(workspace.open_batches) as opened:
        qtbot.mouseClick(page.cards.widgets[0], Qt.MouseButton.LeftButton)
    assert opened.args[0] == {"since": date(2026, 1, 1), "until": date(2026, 11, 23)}


def test_enter_on_a_card_opens_it_too(qtbot, page, workspace):
    page.cards.widgets[3].setFocus()
    with qtbot.waitSignal(workspace.open_batches) as opened:
        qtbot.keyClick(page.cards.widgets[3], Qt.Key.Key_Return)
    assert "PACK_NMC622" in opened.args[0]["materials"]


def test_a_mark_leads_to_its_batches(qtbot, page, workspace):
    canvas = page.charts.frames["origins"].canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    with qtbot.waitSignal(workspace.open_batches) as opened:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert opened.args[0]["origin"] == page.figures.origins[0].key


def test_the_last_panel_leads_to_the_batches_to_assay(qtbot, page, workspace):
    page.filters.choose("element", "Dy")
    qtbot.waitUntil(page.settled, timeout=20_000)
    page.next.table.setFocus()
    page.next.table.set_current_row(0)
    with qtbot.waitSignal(workspace.open_batches) as opened:
        qtbot.keyClick(page.next.table, Qt.Key.Key_Return)
    assert opened.args[0]["materials"] == ("NDFEB_EV_ROTOR",)
    shown = [frame.y() for frame in page.charts.frames.values() if frame.isVisible()]
    assert page.next.y() > max(shown)


def test_a_stream_is_chosen_by_keys(qtbot, page):
    page.filters.chips["stream"].click()
    popup = page.filters._popup
    qtbot.keyClick(popup.list, Qt.Key.Key_Down)
    qtbot.keyClick(popup.list, Qt.Key.Key_Return)
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert page.figures.scope.stream == "Li-ion pack"
    assert page.figures.batches == 1
    assert page.filters.clear.isVisible()


def test_a_custom_period_is_typed(qtbot, page):
    page.filters.choose("period", "custom")
    page.filters.since.setFocus()
    page.filters.since.setDate(page.filters.since.date().addMonths(9))
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert page.figures.since == date(2026, 10, 1)
    assert page.figures.batches == 3


def test_a_large_store_answers_the_other_periods_ahead(qtbot, open_page, workspace, monkeypatch):
    """What a manager asks next is there at once, of today's data."""
    monkeypatch.setattr("ui.recovery.page.MANY", 3)
    page = open_page(workspace)
    analyst, today = page._analyst, page.filters.today
    assert len(page.filters.periods()) == len(PRESETS) - 1
    assert all(analyst.knows(scope, today) for scope in page.filters.periods())
    page.filters.chips["period"].click()
    qtbot.keyClick(page.filters._popup.list, Qt.Key.Key_End)  # days of one's own
    qtbot.keyClick(page.filters._popup.list, Qt.Key.Key_Up)
    qtbot.keyClick(page.filters._popup.list, Qt.Key.Key_Return)
    qtbot.waitUntil(page.is_drawn)
    assert (page.filters.preset, page.figures.batches) == ("all", 5)
    workspace.log(entry("2026-11-09", "NDFEB_HDD", "Seoul", "KR", 500))
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert page.figures.batches == 6
    anew = Analyst(workspace.store)
    for scope in page.filters.periods():
        assert analyst.figures(scope, today).batches == anew.figures(scope, today).batches


def test_the_throughput_may_be_what_is_recovered(qtbot, page):
    page.choose_measure("recovered")
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert "recovered rare earths" in page.charts.frames["throughput"].title.text()
    assert page.charts.frames["throughput"].chart.drawn.whiskers


def test_a_new_batch_is_counted_at_once(qtbot, page, workspace):
    from tests.ui.recovery.conftest import entry

    workspace.store.log(entry("2026-11-10", "NDFEB_HDD", "Seoul", "KR", 100), who="K. Tanaka")
    workspace.changed.emit(Change("batches"))
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert page.figures.batches == 6


def test_a_period_without_batches_offers_all_time(qtbot, page):
    page.filters.show_period(date(2026, 2, 1), date(2026, 3, 1))
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert page._empty.said.text() == "No batches from 1 Feb – 1 Mar 2026"
    assert not page.cards.isVisible()
    assert not any(frame.isVisible() for frame in page.charts.frames.values())
    page._empty.all_time.click()
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert page.figures.batches == 5


def test_a_filter_that_leaves_nothing_can_be_dropped(qtbot, page):
    page.filters.choose("period", "all")
    page.filters.choose("supplier", "Seoul")
    page.filters.choose("stream", "Li-ion pack")
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert "Seoul" in page._empty.drop.text()
    page._empty.drop.click()
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert page.figures.batches == 1


def test_an_empty_store_says_what_will_be_here(qtbot, open_page, store, preferences):
    workspace = Workspace(store, "K. Tanaka", preferences=preferences)
    page = open_page(workspace)
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert page._empty.said.text() == "No batches yet"
    assert page._empty.all_time.isHidden()
    with qtbot.waitSignal(workspace.open_page) as asked:
        page._empty.log.click()
    assert asked.args == ["intake"]


def test_wider_windows_show_more_columns(page):
    shown = []
    for width in (1224, 1744, 3400):
        page.resize(width, 900)
        shown.append(page.charts.columns)
    assert shown == [2, 3, 4]


def test_ctrl_e_opens_the_report_of_the_period_on_view(qtbot, page, workspace):
    with qtbot.waitActive(page):
        page.activateWindow()
    period = page.filters.chips["period"]
    period.setFocus()
    with qtbot.waitSignal(workspace.open_report) as asked:
        qtbot.keyClick(period, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [page.figures.since, page.figures.until]


def test_where_no_run_was_closed_one_chart_of_the_plant_says_so(page):
    frames = page.charts.frames
    hidden = {name for name, frame in frames.items() if frame.isHidden()}
    assert hidden == {"waterfall", "losses", "control", "cusum"}
    assert frames["sankey"].empty.text() == "No run was closed in this period."
