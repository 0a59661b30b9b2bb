import pytest
from PySide6.QtCore import Qt

from ui.diversification.page import DiversificationPage

SIZE = (1500, 900)


@pytest.fixture
def page(qtbot, workspace):
    """The page with the loads of a year."""
    page = DiversificationPage()
    qtbot.addWidget(page)
    page.resize(*SIZE)
    page.take(workspace)
    page.show()
    qtbot.waitUntil(page.settled)
    return page


def _settle(qtbot, page):
    qtbot.waitUntil(page.settled)


def test_it_opens_on_what_the_facility_holds_of_the_last_year(page):
    assert page.shown_now.asked.element == "NdPr"
    assert "Nd + Pr" in page.head.state.text()
    assert page.charts.frames["intake"].title.text().endswith("from Japan, above the 65 % ceiling")
    assert page.charts.frames["value"].isHidden()


def test_keys_choose_element_and_demand(qtbot, page):
    qtbot.keyClick(page, Qt.Key.Key_F)
    assert page.filters.chips["period"].hasFocus()
    qtbot.keyClick(page.filters.chips["element"], Qt.Key.Key_Space)
    popup = page.filters._popup
    qtbot.keyClicks(popup.field, "Lithium")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    _settle(qtbot, page)
    assert page.shown_now.figures.element == "Li"
    qtbot.keyClick(page.filters.chips["country"], Qt.Key.Key_Space)
    qtbot.keyClick(popup.list, Qt.Key.Key_Down)
    qtbot.keyClick(popup.list, Qt.Key.Key_Return)
    _settle(qtbot, page)
    assert page.shown_now.figures.home is not None
    assert all(
        one.demand.country == page.shown_now.figures.home
        for one in page.shown_now.figures.displacement
    )


def test_a_country_that_uses_none_of_it_is_dropped_with_the_element(qtbot, page):
    page.filters.choose("country", "JP")
    _settle(qtbot, page)
    page.filters.choose("element", "Li")
    _settle(qtbot, page)
    assert page.shown_now.asked.country is None


def test_enter_on_an_origin_opens_its_batches(qtbot, page, workspace):
    asked = []
    workspace.open_batches.connect(asked.append)
    canvas = page.charts.frames["intake"].canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert len(asked) == 1
    assert asked[0]["origin"] in ("CN", "DE", "JP")


def test_values_are_shown_to_who_asks_and_stay_shown(qtbot, page, workspace):
    qtbot.keyClick(page, Qt.Key.Key_V)
    _settle(qtbot, page)
    assert not page.charts.frames["value"].isHidden()
    assert page.charts.frames["value"].title.text().startswith("Recovered metal is worth")
    assert workspace.preferences.now.show_value
    assert page.filters.chips["currency"].isVisible()
    page.filters.choose("currency", "JPY")
    _settle(qtbot, page)
    assert "no exchange rate" in page.charts.frames["value"].empty.text()
    qtbot.keyClick(page, Qt.Key.Key_V)
    _settle(qtbot, page)
    assert page.charts.frames["value"].isHidden()


def test_it_follows_prices_that_are_entered(qtbot, page, workspace):
    qtbot.keyClick(page, Qt.Key.Key_V)
    _settle(qtbot, page)
    workspace.announce("market")
    assert page._asked.is_waiting()
    _settle(qtbot, page)


def test_an_answer_shows_the_table_of_a_chart(qtbot, page):
    frame = page.charts.frames["supply"]
    frame.canvas.setFocus()
    qtbot.keyClick(frame.canvas, Qt.Key.Key_T)
    assert frame.table.sheet_model.rowCount() == len(page.shown_now.figures.mix.shares)


def test_columns_follow_the_width(page):
    page.resize(900, 900)
    assert page.charts.columns == 2
