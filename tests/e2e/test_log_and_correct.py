"""From an empty window to three batches, one corrected, one voided and taken back."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt

from recycler.batch import BatchEntry
from recycler.processing.records import ContainerTare

Key = Qt.Key


def log_three(operator):
    """Type three tickets; the second and third begin with what the one before left."""
    assert operator.page.form.material.edit.hasFocus()
    operator.enter("ndfeb_hdd", "Nordhavn E-Scrap", "NH-2231", "DK", "642.4", "86.0", "0.3", "2.0")
    operator.control(Key.Key_Return)
    operator.sees(lambda: operator.page.today.model.rowCount() == 1)
    operator.enter("wind_dd", "", "NH-2232", "", "2 492,8")
    operator.control(Key.Key_Return)
    operator.sees(lambda: operator.page.today.model.rowCount() == 2)
    operator.enter("pack_lfp", "", "", "", "1.5 t")
    operator.control(Key.Key_Return)
    operator.sees(lambda: operator.page.today.model.rowCount() == 3)


def test_three_batches_are_typed_without_the_mouse(operator):
    log_three(operator)
    third, second, first = operator.store.find()
    assert (first.material, first.supplier) == ("NDFEB_HDD", "Nordhavn E-Scrap")
    assert (first.gross, first.tare) == (Decimal("642.4"), Decimal("86.0"))
    assert (first.moisture_ppm, first.contamination_ppm) == (3_000, 20_000)
    assert first.origin_country == "DK"
    assert (second.material, second.supplier) == ("NDFEB_WIND_DD", "Nordhavn E-Scrap")
    assert (second.gross, second.tare) == (Decimal("2492.8"), Decimal("86.0"))
    assert (third.gross, third.unit) == (Decimal("1.5"), "t")
    assert third.tare_reading.kg == 86.0


def test_the_estimate_follows_each_key(operator):
    panel = operator.page.estimate
    operator.enter("ndfeb_hdd", "Nordhavn E-Scrap", "", "", "642.4", "86")
    assert panel.estimate.material == "NDFEB_HDD"
    assert panel.estimate.dry_mass.kg == 642.4 - 86
    operator.type("0.3")
    assert panel.estimate.dry_mass.moisture_kg > 1.6
    operator.press(Key.Key_Return)
    operator.type("2x")
    assert panel.is_waiting()
    assert "contamination" in panel.badge.look.words
    assert panel.estimate.dry_mass.moisture_kg > 1.6  # the last good one stays
    operator.press(Key.Key_Backspace)
    assert not panel.is_waiting()


def test_a_batch_is_corrected_with_a_reason(operator):
    log_three(operator)
    operator.control(Key.Key_2)
    operator.sees_all()
    operator.press(Key.Key_End)
    operator.press(Key.Key_F2)
    operator.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    operator.type("624.4")
    operator.control(Key.Key_Return)
    why = operator.page.whole.correct.why
    assert why.problem()  # a reason is required
    assert why.edit.hasFocus()
    operator.type("digits swapped")
    operator.control(Key.Key_Return)
    operator.sees_all()
    first = operator.store.find()[-1]
    assert (first.gross, first.version) == (Decimal("624.4"), 2)
    assert operator.store.history(first.ticket)[-1].why == "digits swapped"
    assert not operator.page.whole.is_correcting()


def test_a_batch_is_voided_with_a_reason_and_taken_back(operator):
    log_three(operator)
    ticket = operator.store.find()[0].ticket
    operator.control(Key.Key_2)
    operator.sees_all()
    operator.press(Key.Key_Return)  # the newest one, whole
    confirm = operator.page._standing.void
    confirm.button.setFocus()
    operator.press(Key.Key_Space)
    assert confirm.reason.hasFocus()
    operator.type("logged twice")
    operator.press(Key.Key_Return)  # leads to the button and no further
    assert operator.store.batch(ticket).state == "logged"
    operator.press(Key.Key_Space)
    operator.sees(lambda: operator.store.batch(ticket).state == "void")
    operator.sees_all()
    operator.control(Key.Key_Z)
    operator.sees(lambda: operator.store.batch(ticket).state == "logged")
    assert [entry.action for entry in operator.store.history(ticket)] == [
        "log",
        "void",
        "reinstate",
    ]


def test_what_was_logged_can_be_taken_back_at_once(operator):
    log_three(operator)
    ticket = operator.store.find()[0].ticket
    operator.control(Key.Key_Z)
    operator.sees(lambda: operator.store.batch(ticket).state == "void")
    operator.sees_all()
    assert operator.page.today.model.rowCount() == 3  # void batches keep their place


def test_problems_stand_under_their_field_and_take_the_focus(operator):
    form = operator.page.form
    operator.enter("ndfeb_hdd", "Nordhavn E-Scrap", "", "DEN", "642.4", "700")
    assert "DEN" in form.origin.problem()
    assert form.tare.problem()
    operator.control(Key.Key_Return)
    assert form.origin.edit.hasFocus()  # the first one
    assert not operator.store.find()
    operator.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    operator.type("DK")
    assert not form.origin.problem()  # gone as soon as it is right
    assert operator.page._count.text() == "1 field to put right"
    operator.control(Key.Key_Return)
    assert form.tare.edit.hasFocus()
    operator.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    operator.type("70")
    operator.control(Key.Key_Return)
    operator.sees(lambda: len(operator.store.find()) == 1)


def test_same_again_takes_all_but_the_weight(operator):
    log_three(operator)
    operator.control(Key.Key_D)
    form = operator.page.form
    assert form.material.value() == "PACK_LFP"
    assert form.gross.text() == ""
    assert form.gross.edit.hasFocus()


def test_the_first_of_a_day_is_like_the_last_of_the_day_before(open_window, store):
    before = datetime.now(UTC) - timedelta(days=2)
    entry = BatchEntry(
        received_at=before, material="PACK_LFP", supplier="Kyoto Recycling", gross=Decimal("512.5")
    )
    store.log(entry, who="Aiko")
    operator = open_window(store)
    operator.control(Key.Key_D)
    form = operator.page.form
    assert (form.material.value(), form.supplier.text()) == ("PACK_LFP", "Kyoto Recycling")
    assert form.gross.text() == ""


def test_escape_goes_back_one_step_at_a_time(operator):
    log_three(operator)
    form = operator.page.form
    operator.type("ndf")
    assert form.material.is_open()
    operator.press(Key.Key_Escape)  # the list
    assert not form.material.is_open()
    assert form.material.text() == "ndf"
    operator.press(Key.Key_Escape)  # what was typed
    assert form.material.text() == ""
    assert form.material.edit.hasFocus()
    operator.press(Key.Key_Escape)  # the form
    assert operator.page.today.table.hasFocus()
    operator.press(Key.Key_Return)
    operator.sees_all()
    assert operator.page.name == "batches"
    operator.press(Key.Key_F2)
    operator.press(Key.Key_Escape)  # the correction
    assert not operator.page.whole.is_correcting()
    operator.page._standing.void.unfold()
    operator.type("no")
    operator.press(Key.Key_Escape)  # the confirmation
    assert not operator.page._standing.void.is_unfolded()
    assert operator.page.whole.isVisible()
    operator.press(Key.Key_Escape)  # the batch
    operator.sees_all()
    assert operator.page.table.hasFocus()
    operator.press(Key.Key_Slash)
    operator.type("wind")
    operator.press(Key.Key_Escape)  # the search
    assert operator.page.filters.search.text() == ""


def test_a_tare_is_taken_from_a_container(operator):
    tare = ContainerTare(container="D-107", tare=Decimal("17.5"), at=datetime.now(UTC))
    operator.store.processing.weigh_empty(tare, who="Mori")
    operator.enter("ndfeb_hdd", "Nordhavn E-Scrap", "", "", "642.4")
    operator.press(Key.Key_F9)
    operator.enter("107")
    assert operator.page.form.tare.text() == "17.5"
    operator.control(Key.Key_Return)
    operator.sees(lambda: operator.page.today.model.rowCount() == 1)
    assert operator.store.find()[0].tare == Decimal("17.5")


def test_a_live_figure_leads_to_what_it_rests_on(operator):
    operator.enter("ndfeb_hdd", "Nordhavn E-Scrap", "", "", "642.4")
    panel = operator.page.estimate
    panel.view.table.setFocus()
    operator.press(Key.Key_Return)
    assert panel.origins.isVisible()
    assert panel.origins.table.hasFocus()
    operator.press(Key.Key_Return)  # the dry mass: the weights of the form
    assert operator.page.form.gross.edit.hasFocus()
    panel.view.table.setFocus()
    operator.press(Key.Key_Escape)
    assert not panel.origins.isVisible()
    operator.press(Key.Key_Return)
    operator.press(Key.Key_Down)
    operator.press(Key.Key_Return)
    operator.sees(lambda: operator.page.name == "settings")
