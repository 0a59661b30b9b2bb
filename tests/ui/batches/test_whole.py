"""The page of one batch: its list, its reckoning and its check, and what Esc leaves first."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from recycler.laboratory.records import AssayEntry
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


def kinds(whole):
    return [str(row.of.kind) for row in whole.origins._rows.records]


def go_to(whole, kind):
    whole.origins.table.set_current_row(kinds(whole).index(kind))


def test_enter_on_a_figure_names_its_inputs_and_escape_folds_them(qtbot, page):
    whole, table = page.whole, page.whole.figures.table
    assert not whole.origins.isVisible()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert whole.origins.isVisible()
    assert "lithium" in whole.origins.title.text()
    assert {"dry_mass", "part", "composition", "stage"} <= set(kinds(whole))
    assert whole.origins.table.hasFocus()
    escape(qtbot, page)
    assert not whole.origins.isVisible()
    assert table.hasFocus()
    assert whole.isVisible()


def test_an_input_leads_to_where_it_is_kept(qtbot, page):
    whole = page.whole
    qtbot.mouseClick(whole.figures.budget.link, Qt.MouseButton.LeftButton)
    go_to(whole, "composition")
    with qtbot.waitSignal(page.workspace.open_origin) as opened:
        qtbot.keyClick(whole.origins.table, Qt.Key.Key_Return)
    assert (opened.args[0].subject, opened.args[0].element) == ("CELL_LFP", "Li")

    go_to(whole, "dry_mass")
    qtbot.keyClick(whole.origins.table, Qt.Key.Key_Return)
    assert whole._weighing_table.current_row() == len(whole._weighings.records) - 1


def test_a_result_is_found_among_the_assays_of_the_batch(qtbot, page):
    whole, store = page.whole, page.workspace.store
    ticket = whole.batch.ticket
    entries = [
        AssayEntry(ticket=ticket, element=element, value=Decimal(value), sample="SA-1")
        for element, value in (("Li", "1.2"), ("Fe", "20"))
    ]
    ids = store.laboratory.record(entries, who="Sato")
    page.open_ticket(ticket)
    qtbot.waitUntil(page.settled, timeout=20_000)
    whole.figures.table.setFocus()
    qtbot.keyClick(whole.figures.table, Qt.Key.Key_Return)
    go_to(whole, "assay")
    qtbot.keyClick(whole.origins.table, Qt.Key.Key_Return)
    current = whole.assays.results.record(whole.assays.current_row())
    assert current.id == ids[0]


def test_the_money_of_a_measurement_leads_to_the_prices(qtbot, page):
    table = page.whole.next.table
    column = [one.key for one in table.columns].index("money")
    assert not table.isColumnHidden(column)
    place = table.visualRect(table.model().index(0, column)).center()
    with qtbot.waitSignal(page.workspace.open_origin) as opened:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (str(opened.args[0].kind), opened.args[0].subject) == ("table", "prices")


def test_a_measurement_leads_to_the_inputs_it_would_narrow(qtbot, page):
    table = page.whole.next.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.whole.origins.isVisible()


def test_prices_and_routes_lead_on_by_keys(qtbot, page):
    whole = page.whole
    whole.next.table.setFocus()
    with qtbot.waitSignal(page.workspace.open_origin) as opened:
        qtbot.keyClick(whole.next.table, Qt.Key.Key_P)
    assert (opened.args[0].kind, opened.args[0].subject) == ("table", "prices")
    qtbot.waitUntil(whole._route_part.isVisible, timeout=20_000)
    whole._route_table.setFocus()
    qtbot.keyClick(whole._route_table, Qt.Key.Key_Down)
    row = max(whole._route_table.current_row(), 0)
    with qtbot.waitSignal(page.workspace.open_origin) as opened:
        qtbot.keyClick(whole._route_table, Qt.Key.Key_Return)
    assert opened.args[0].subject == whole._routes.record(row).route
    assert opened.args[0].of == whole.batch.material


def test_a_row_of_the_trials_names_its_inputs_by_keys(qtbot, page):
    whole = page.whole
    qtbot.keyClick(whole.check.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not whole.check.is_waiting(), timeout=60_000)
    whole.check.table.setFocus()
    qtbot.keyClick(whole.check.table, Qt.Key.Key_Down)
    qtbot.keyClick(whole.check.table, Qt.Key.Key_Return)
    assert whole.origins.isVisible()
    assert whole.origins.table.hasFocus()
