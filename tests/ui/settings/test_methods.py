"""Methods of the site: entered by keys, in force, told when they have ended."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

from recycler.laboratory.method_rules import MethodEntry, typed
from ui.language.speaking import speaking
from ui.settings.methods import MethodForm, method_badge

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def methods(qtbot, window):
    qtbot.keyClick(window.page.field, Key.Key_Comma, CTRL)
    window.page.open_section("methods")
    return window.page.section("methods")


def own(store):
    return [method for method in store.laboratory.methods().all if method.is_own]


def fill(qtbot, form, **typed):
    for name, words in typed.items():
        edit = next(field.edit for field in form.fields if field.name == name)
        edit.selectAll()
        qtbot.keyClicks(edit, words)


def test_a_row_of_the_site_is_entered_from_a_shipped_one(qtbot, methods, store):
    table = methods.methods.table
    shipped = methods.methods.model.records
    place = [method.method for method in shipped].index("ICP-OES")
    table.setFocus()
    qtbot.keyClick(table, Key.Key_Home)
    for _ in range(place):
        qtbot.keyClick(table, Key.Key_Down)
    qtbot.keyClick(table, Key.Key_Return)
    form = methods.form
    assert (form.method.text(), form.relative_sd.text(), form.source.text()) == ("ICP-OES", "2", "")
    fill(qtbot, form, relative_sd="1.2", detection_limit="50 ppm", instrument="OES 1")
    qtbot.keyClick(form.relative_sd.edit, Key.Key_Return, CTRL)
    assert form.source.edit.hasFocus()  # what it rests on must be said
    assert own(store) == []
    fill(qtbot, form, source="validation 7")
    qtbot.keyClick(form.source.edit, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: methods.settled() and len(own(store)) == 1)
    (method,) = own(store)
    assert (method.method, method.instrument, method.relative_sd) == ("ICP-OES", "OES 1", 0.012)
    assert method.detection_limit == pytest.approx(50e-6)
    assert method.valid_from == datetime.now(store.facility().zone_info).date()
    assert methods.methods.model.records[0] == method
    assert form.isHidden()
    assert methods.add.hasFocus()


def test_dates_that_cross_are_told_and_nothing_is_kept(qtbot, methods, store):
    qtbot.keyClick(methods.add, Key.Key_Space)
    form = methods.form
    fill(qtbot, form, method="XRF", relative_sd="3", source="calibration", valid_until="2020-01-01")
    qtbot.keyClick(form.source.edit, Key.Key_Return, CTRL)
    assert "cannot end before it begins" in form.valid_until.problem()
    assert form.valid_until.edit.hasFocus()
    qtbot.keyClick(form.valid_until.edit, Key.Key_Escape)
    assert form.isHidden()
    assert own(store) == []


def test_a_method_tells_how_it_stands_today(store):
    for begin, end in ((date(2026, 1, 1), date(2026, 3, 1)), (date(2026, 6, 1), None)):
        entry = MethodEntry(
            method="XRF", relative_sd="0.03", valid_from=begin, valid_until=end, source="s"
        )
        store.materials.enter_method(entry, who="Sato")
    first, second = own(store)
    shipped = store.laboratory.methods().all[-1]
    today = date(2026, 4, 1)

    assert method_badge(first, today).words == "expired"
    assert method_badge(second, today).words == "not yet"
    assert method_badge(second, date(2026, 6, 1)).words == "own, in force"
    assert method_badge(shipped, today) is None


def test_a_row_begun_in_japanese_keeps_the_method_it_was_begun_from(qtbot, store):
    with speaking("ja"):
        form = MethodForm()
        qtbot.addWidget(form)
        methods = store.laboratory.methods().all
        form.ask(typed(next(m for m in methods if m.method == "titration")), date(2026, 11, 1))
        assert form.method.text() == "滴定法"
        fill(qtbot, form, relative_sd="1.2", source="validation 7")
        with qtbot.waitSignal(form.entered) as entered:
            qtbot.keyClick(form.source.edit, Key.Key_Return, CTRL)
    assert entered.args[0].method == "titration"
