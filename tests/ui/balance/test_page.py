"""The page by keys: raw and reconciled, what is behind, booking, leaving out, signing off."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from ui.balance.figures import LeftOut, Named

Key = Qt.Key


@pytest.fixture
def shown(page, october):
    page.show_figures(october)
    page.filters.chips["period"].setFocus()
    return page


def _rows(section):
    model = section.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_title_is_the_finding_and_the_badge_says_where_to_look(shown):
    assert "was not found; chance alone is unlikely" in shown.plant.title.text()
    assert shown.badge.look.words == "look at SX"
    assert shown.head.state.text().endswith("neodymium · 8 measured streams · 3 inferred")


def test_r_turns_the_charts_and_the_table_shows_both(qtbot, shown):
    before = _rows(shown.readings)
    qtbot.keyClick(shown.filters.chips["period"], Key.Key_R)
    assert shown.view == "reconciled"
    assert not any(band.kind == "missing" for band in shown.plant.chart.drawn.bands)
    assert _rows(shown.readings) == before
    assert before[0][1:3] == ["131", "198"]
    qtbot.keyClick(shown.filters.chips["period"], Key.Key_R)
    assert shown.view == "raw"


def test_a_band_opens_its_tickets_and_a_ticket_its_batch(qtbot, shown, workspace):
    shown.workspace = workspace
    canvas = shown.plant.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Key.Key_Home)
    qtbot.keyClick(canvas, Key.Key_Return)
    assert shown.behind.isVisible()
    assert shown.behind.title.text() == "Wind magnets, intake, to Dismantle, mill"
    with qtbot.waitSignal(workspace.open_ticket) as opened:
        qtbot.keyClick(shown.behind.table, Key.Key_Return)
    assert opened.args == ["S1-26-0wind"]
    qtbot.keyClick(shown.behind.table, Key.Key_Escape)
    assert not shown.behind.isVisible()
    assert canvas.hasFocus()


def test_a_node_becomes_the_filter(qtbot, shown):
    canvas = shown.plant.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Key.Key_End)
    with qtbot.waitSignal(shown.filters.changed):
        qtbot.keyClick(canvas, Key.Key_Return)
    assert shown.filters.scope.node == "sx"


def test_what_nobody_measured_says_so(qtbot, shown):
    canvas = shown.plant.canvas
    canvas.setFocus()
    names = [mark.name for mark in canvas.marks]
    canvas._go_to(names.index("steel, dust, from Dismantle, mill"))
    qtbot.keyClick(canvas, Key.Key_Return)
    assert shown.behind.said.text() == "Nobody measured it: it follows from all else."


def test_booking_needs_cause_owner_and_action(qtbot, shown, workspace):
    shown.workspace = workspace
    form = shown.ledger.form
    qtbot.keyClick(shown.filters.chips["period"], Key.Key_B)
    assert form.isVisible()
    assert form.owner.text() == "K. Tanaka"
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.assertNotEmitted(form.booked):
        qtbot.keyClick(form.cause.edit, Key.Key_Return, control)
    assert form.cause.problem() == "Choose what it is put down to, or unknown."
    qtbot.keyClicks(form.cause.edit, "Dust")
    qtbot.keyClick(form.cause.edit, Key.Key_Return)
    qtbot.keyClicks(form.action.edit, "Weigh the filters")
    with qtbot.waitSignal(form.booked) as booked:
        qtbot.keyClick(form.action.edit, Key.Key_Return, control)
    done = booked.args[0]
    assert (done.cause, done.owner, done.action) == ("dust", "K. Tanaka", "Weigh the filters")
    assert (done.kg, done.element, done.node) == (86, "Nd", "processing")
    assert done.due == date(2026, 12, 12)
    assert not form.isVisible()


def test_esc_books_nothing(qtbot, shown, workspace):
    shown.workspace = workspace
    qtbot.keyClick(shown.filters.chips["period"], Key.Key_B)
    with qtbot.assertNotEmitted(shown.ledger.form.booked):
        qtbot.keyClick(shown.ledger.form.cause.edit, Key.Key_Escape)
    assert not shown.ledger.form.isVisible()


def test_a_reading_is_left_out_only_with_a_reason(qtbot, shown):
    suspects = shown.suspects
    qtbot.keyClick(shown.filters.chips["period"], Key.Key_L)
    assert suspects.table.hasFocus()
    qtbot.keyClick(suspects.table, Key.Key_Return)
    with qtbot.assertNotEmitted(suspects.leave_out):
        qtbot.keyClick(suspects.confirm.deed, Key.Key_Return)
    assert suspects.confirm.line.text()
    qtbot.keyClicks(suspects.confirm.reason, "Sample was wet")
    with qtbot.waitSignal(suspects.leave_out) as left:
        qtbot.keyClick(suspects.confirm.deed, Key.Key_Return)
    assert left.args == [(Named("a:1", "L-26-0412", "Nd"),), "Sample was wet"]


def test_what_is_left_out_is_named_and_can_count_again(qtbot, page, october):
    out = LeftOut("a:1", "the assay of Nd in L-26-0412", "K. Tanaka", "Sample was wet")
    page.show_figures(replace(october, suspects=(), left_out=(out,)))
    assert _rows(page.suspects)[0][3] == "left out by K. Tanaka: Sample was wet"
    page.suspects.table.setFocus()
    qtbot.keyClick(page.suspects.table, Key.Key_Return)
    qtbot.keyClicks(page.suspects.confirm.reason, "It was dry after all")
    with qtbot.waitSignal(page.suspects.count_again) as taken:
        qtbot.keyClick(page.suspects.confirm.deed, Key.Key_Return)
    assert taken.args == ["a:1", "It was dry after all"]


def test_signing_off_needs_a_word(qtbot, shown):
    ledger = shown.ledger
    ledger.table.setFocus()
    qtbot.keyClick(ledger.table, Key.Key_Return)
    qtbot.keyClicks(ledger.confirm.reason, "Found in the filters")
    with qtbot.waitSignal(ledger.sign_off) as signed:
        qtbot.keyClick(ledger.confirm.deed, Key.Key_Return)
    assert signed.args == ["U-26-0001", "Found in the filters"]


def test_an_open_entry_is_withdrawn_by_a_key_and_a_reason(qtbot, shown):
    ledger = shown.ledger
    ledger.table.setFocus()
    qtbot.keyClick(ledger.table, Key.Key_W)
    assert ledger.withdrawal.reason.hasFocus()
    assert not ledger.confirm.isVisible()
    with qtbot.assertNotEmitted(ledger.withdraw):
        qtbot.keyClick(ledger.withdrawal.deed, Key.Key_Return)
    assert ledger.withdrawal.line.text()
    qtbot.keyClicks(ledger.withdrawal.reason, "It was never missing, why ask")
    with qtbot.waitSignal(ledger.withdraw) as withdrawn:
        qtbot.keyClick(ledger.withdrawal.deed, Key.Key_Return)
    assert withdrawn.args == ["U-26-0001", "It was never missing, why ask"]


def test_esc_withdraws_nothing_and_offers_to_sign_again(qtbot, shown):
    ledger = shown.ledger
    ledger.table.setFocus()
    qtbot.keyClick(ledger.table, Key.Key_W)
    with qtbot.assertNotEmitted(ledger.withdraw):
        qtbot.keyClick(ledger.withdrawal.reason, Key.Key_Escape)
    assert ledger.confirm.isVisible()
    assert ledger.withdrawal.isVisible()
    assert not ledger.withdrawal.is_unfolded()


def test_a_signed_entry_is_opened_again_with_a_reason(qtbot, page, october):
    signed = replace(october.ledger[0], state="signed", signed_by="M. Ono")
    page.show_figures(replace(october, ledger=(signed,)))
    ledger = page.ledger
    ledger.table.setFocus()
    qtbot.keyClick(ledger.table, Key.Key_W)
    assert not ledger.withdrawal.isVisible()  # it has to be opened again first
    qtbot.keyClick(ledger.table, Key.Key_Return)
    assert ledger.confirm.deed.text() == "Reopen U-26-0001"
    qtbot.keyClicks(ledger.confirm.reason, "Recounted")
    with qtbot.waitSignal(ledger.reopen) as reopened:
        qtbot.keyClick(ledger.confirm.deed, Key.Key_Return)
    assert reopened.args == ["U-26-0001", "Recounted"]


def test_a_withdrawn_entry_can_only_be_read(qtbot, page, october):
    gone = replace(october.ledger[0], state="withdrawn")
    page.show_figures(replace(october, ledger=(gone,)))
    ledger = page.ledger
    ledger.table.setFocus()
    for key in (Key.Key_W, Key.Key_Return):
        qtbot.keyClick(ledger.table, key)
        assert not ledger.confirm.isVisible()
        assert not ledger.withdrawal.isVisible()


def test_a_scale_is_left_out_with_a_reason(qtbot, page, october):
    name = "scale:Bench:since:2026-10-12T00:00:00+00:00"
    suspect = replace(october.suspects[0], words="scale Bench, since L-26-0412",
                      readings=(Named(name, "Bench"),))  # fmt: skip
    page.show_figures(replace(october, suspects=(suspect,)))
    page.filters.chips["period"].setFocus()
    qtbot.keyClick(page.filters.chips["period"], Key.Key_L)
    qtbot.keyClick(page.suspects.table, Key.Key_Return)
    qtbot.keyClicks(page.suspects.confirm.reason, "A foot is bent")
    with qtbot.waitSignal(page.suspects.leave_out) as left:
        qtbot.keyClick(page.suspects.confirm.deed, Key.Key_Return)
    assert left.args == [(Named(name, "Bench"),), "A foot is bent"]


def test_a_drift_leads_to_its_ticket(qtbot, shown, workspace, drifts):
    shown.workspace = workspace
    shown.drifts.show_drifts(drifts)
    assert _rows(shown.drifts)[0][:2] == ["Bench", "drifting since S1-26-04711"]
    shown.drifts.table.setFocus()
    with qtbot.waitSignal(workspace.open_ticket) as opened:
        qtbot.keyClick(shown.drifts.table, Key.Key_Return)
    assert opened.args == ["S1-26-04711"]


def test_a_period_without_movement_says_what_to_do(qtbot, page, empty):
    page.show_figures(empty)
    assert page.nothing.isVisible()
    page.shown()
    with qtbot.waitSignal(page.filters.changed):
        qtbot.keyClick(page.nothing.cards[0], Key.Key_Return)
    assert page.filters.preset == "all"


def test_without_runs_the_first_step_is_a_run(qtbot, page, empty, workspace):
    page.workspace = workspace
    page.show_figures(empty, has_runs=False)
    page.shown()
    with qtbot.waitSignal(workspace.open_page) as opened:
        qtbot.keyClick(page.nothing.cards[0], Key.Key_Return)
    assert opened.args == ["processing"]


def test_an_element_is_chosen_by_keys(qtbot, shown):
    shown.filters.chips["element"].click()
    with qtbot.waitSignal(shown.filters.changed):
        qtbot.keyClick(shown.filters._popup.list, Key.Key_Down)
        qtbot.keyClick(shown.filters._popup.list, Key.Key_Return)
    assert shown.filters.scope.element == "Dy"
