from datetime import date

import pytest
from PySide6.QtCore import Qt

from ui.preferences import PREFERENCES, PreferencesFile
from ui.settings.prices import PricesSection
from ui.workspace.workspace import Workspace


@pytest.fixture
def workspace(qapp, store, tmp_path):
    return Workspace(store, "K. Tanaka", preferences=PreferencesFile(tmp_path / PREFERENCES))


@pytest.fixture
def section(qtbot, workspace):
    section = PricesSection()
    qtbot.addWidget(section)
    section.take(workspace)
    section.show()
    return section


def _type(qtbot, form, **texts):
    for name, words in texts.items():
        edit = getattr(form, name).edit
        edit.selectAll()
        qtbot.keyClicks(edit, words)


def _add_price(qtbot, section, price="98.5"):
    qtbot.mouseClick(section.add_price, Qt.MouseButton.LeftButton)
    _type(qtbot, section.price_form, metal="Nd", price=price, currency="USD", on="2026-03-03",
          source="desk")  # fmt: skip
    qtbot.keyClick(section.price_form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_price_typed_is_kept_and_listed(qtbot, section, workspace):
    _add_price(qtbot, section)
    (price,) = workspace.store.market.own_prices()
    assert (price.product, str(price.price), price.on) == ("Nd2O3", "98.5", date(2026, 3, 3))
    assert section.prices.model.rowCount() == 1
    assert section.price_form.isHidden()


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(qtbot, section, workspace):
    _add_price(qtbot, section, price="0")
    assert section.price_form.price.problem()
    assert section.price_form.price.edit.hasFocus() or not section.isActiveWindow()
    assert not section.price_form.isHidden()
    assert workspace.store.market.own_prices() == []


def test_the_history_is_that_of_the_price_the_keyboard_is_at(qtbot, section, workspace):
    _add_price(qtbot, section)
    section.activateWindow()
    section.prices.table.setFocus()
    section.prices.table.set_current_row(0)
    qtbot.waitUntil(section.prices.table.hasFocus)
    (price,) = workspace.store.market.own_prices()
    assert section.record() == f"price:{price.name}"
    (entry,) = workspace.store.history(section.record())
    assert entry.action == "price"


def test_enter_on_a_price_states_it_anew_with_a_reason(qtbot, section, workspace):
    _add_price(qtbot, section)
    section.prices.table.setFocus()
    section.prices.table.set_current_row(0)
    qtbot.keyClick(section.prices.table, Qt.Key.Key_Return)
    _type(qtbot, section.price_form, price="97", why="misread")
    qtbot.keyClick(section.price_form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (price,) = workspace.store.market.own_prices()
    assert (str(price.price), price.version, price.why) == ("97", 2, "misread")


def test_a_price_is_withdrawn_with_a_reason_only(qtbot, section, workspace):
    _add_price(qtbot, section)
    told = []
    workspace.failed.connect(told.append)
    for why in ("", "of another grade"):
        section.prices.table.setFocus()
        section.prices.table.set_current_row(0)
        qtbot.keyClick(section.prices.table, Qt.Key.Key_Return)
        _type(qtbot, section.price_form, why=why)
        qtbot.keyClick(section.price_form.withdraw, Qt.Key.Key_Space)
    assert [error.code for error in told] == ["why_needed"]
    assert workspace.store.market.own_prices() == []


def test_a_rate_typed_is_kept(qtbot, section, workspace):
    qtbot.mouseClick(section.add_rate, Qt.MouseButton.LeftButton)
    _type(qtbot, section.rate_form, currency="USD", quote="JPY", rate="155.2", on="2026-03-03",
          source="bank")  # fmt: skip
    qtbot.keyClick(section.rate_form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (rate,) = workspace.store.market.rates()
    assert rate.name == "USD/JPY:2026-03-03"


def test_values_are_off_until_somebody_turns_them_on(qtbot, section, workspace):
    assert not workspace.preferences.now.show_value
    section.show_value.setFocus()
    qtbot.keyClick(section.show_value, Qt.Key.Key_Down)
    section.show_value.activated.emit(section.show_value.currentIndex())
    assert workspace.preferences.now.show_value
