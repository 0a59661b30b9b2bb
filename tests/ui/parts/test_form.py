from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from db.batches.importing import rules_of
from ui.language.speaking import speaking
from ui.parts.form import BatchForm, entry_texts

Key = Qt.Key


@pytest.fixture
def form(qtbot, store):
    form = BatchForm()
    qtbot.addWidget(form)
    form.take_reference(store.reference(), rules_of(store), store.facility().zone_info)
    form.resize(400, 600)
    form.show()
    form.activateWindow()
    qtbot.waitExposed(form)
    return form


def fill(qtbot, form, **texts):
    for name, typed in texts.items():
        form.focus_field(name)
        qtbot.keyClicks(form.fields[name].edit, typed)
    form.note.edit.setFocus()


def test_enter_goes_through_the_fields_in_the_order_of_work(qtbot, form):
    form.received.edit.setFocus()
    order = list(form.fields.values())
    for field, following in pairwise(order):
        qtbot.keyClick(field.edit, Key.Key_Return)
        assert following.edit.hasFocus(), following.name
    with qtbot.waitSignal(form.stepped_out) as out:
        qtbot.keyClick(form.note.edit, Key.Key_Return)
    assert out.args == [1]
    qtbot.keyClick(form.note.edit, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert form.route.edit.hasFocus()


def test_a_unit_typed_with_the_gross_weight_becomes_the_tickets(qtbot, form):
    fill(qtbot, form, material="ndfeb_hdd", supplier="Nordhavn", tare="86", gross="1.2 t")
    assert form.unit == "t"
    assert form.gross.text() == "1.2"
    assert form.tare.text() == "86 kg"
    entry, problems = form.entry()
    assert not problems
    assert (entry.gross, entry.tare, entry.unit) == (Decimal("1.2"), Decimal("0.086"), "t")


def test_letters_without_digits_are_no_unit(qtbot, form):
    fill(qtbot, form, material="ndfeb_hdd", supplier="Nordhavn", gross="abc")
    assert "abc" in form.gross.problem()
    assert form.unit == "kg"


def test_now_runs_until_a_moment_is_typed(qtbot, form):
    assert form.received.edit.aside() == "now"
    form.focus_field("received_at")
    qtbot.keyClicks(form.received.edit, "2026-11-03 14:26")
    form.note.edit.setFocus()
    fill(qtbot, form, material="ndfeb_hdd", supplier="Nordhavn", gross="10")
    entry, _ = form.entry()
    assert entry.received_at == datetime(2026, 11, 3, 5, 26, tzinfo=UTC)  # Tokyo
    assert form.received.edit.aside() == ""


def test_a_date_with_its_weekday_is_read(qtbot, form):
    fill(qtbot, form, material="ndfeb_hdd", supplier="Nordhavn", gross="10")
    form.received.set_value("2026年11月3日（火）14:26")
    form.received.edit.setModified(True)
    entry, _ = form.entry()
    assert entry.received_at == datetime(2026, 11, 3, 5, 26, tzinfo=UTC)


def test_the_estimate_needs_neither_supplier_nor_origin(qtbot, form):
    fill(qtbot, form, material="ndfeb_hdd", origin_country="DEN", gross="642.4", tare="86")
    entry, problems = form.weighed_entry()
    assert entry is not None
    assert not problems
    assert form.entry()[0] is None


def test_texts_come_back_as_they_were_typed(qtbot, form):
    fill(qtbot, form, material="ndfeb_hdd", supplier="Nordhavn", gross="642.40", moisture_pct="0,3")
    texts = form.texts()
    form.set_texts({})
    assert form.is_blank()
    form.set_texts(texts)
    assert form.texts() == texts
    assert form.gross.text() == "642.40"
    assert form.moisture.text() == "0,3"


def test_a_stored_batch_shows_as_a_person_would_have_typed_it(form, store, load):
    batch = store.log(load, who="K. Tanaka")
    form.set_entry(batch)
    entry, problems = form.entry()
    assert not problems
    changed = {"route"}  # the one that was taken is named now
    assert entry.model_dump(exclude=changed) == load.model_dump(exclude=changed)
    assert entry_texts(batch)["gross"] == "642.4"


def test_swarf_without_moisture_is_told_but_not_refused(qtbot, form):
    fill(qtbot, form, material="swarf_ndpr", supplier="Setouchi", gross="2140")
    form.check()
    assert form.moisture.line.notice
    assert form.moisture.line.text()
    assert not form.problems()


def test_a_unit_nobody_knows_is_not_called_missing(qtbot, form):
    fill(qtbot, form, material="NDFEB_HDD", supplier="Nordhavn", gross="12x")
    form.check()
    assert "12x" in form.gross.problem() or "“x”" in form.gross.problem()


def compose(edit, words):
    """Type what an input method commits."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(edit, event)


@pytest.fixture
def japanese_form(qtbot, store):
    with speaking("ja"):
        form = BatchForm()
        qtbot.addWidget(form)
        form.take_reference(store.reference(), rules_of(store), store.facility().zone_info)
        with qtbot.waitExposed(form):
            form.show()
        form.activateWindow()
        yield form


@pytest.mark.parametrize(
    "typed",
    ["研削くず、Nd-Pr", "swarf, Nd-Pr", "swarf_ndpr", "ＮｄＦｅＢ 研削くず、Nd-Pr 系、乾燥"],
)
def test_a_material_is_found_by_its_name_in_either_language(qtbot, japanese_form, typed):
    field = japanese_form.material
    field.edit.setFocus()
    compose(field.edit, typed)
    qtbot.keyClick(field.edit, Key.Key_Return)
    assert field.value() == "SWARF_NDPR"
    assert field.text() == "NdFeB 研削くず、Nd-Pr 系、乾燥"


def test_a_name_that_is_typed_whole_needs_no_choice(qtbot, japanese_form):
    field = japanese_form.material
    field.edit.setFocus()
    compose(field.edit, "マンガン乾電池")
    assert field.value() == "ZINC_CARBON"
