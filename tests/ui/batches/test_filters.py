from datetime import date

import pytest
from PySide6.QtCore import Qt

from ui.batches.asked import Asked, materials_of
from ui.batches.choices import OFFERS, period_of
from ui.batches.filters import FilterBar

Key = Qt.Key


@pytest.fixture
def bar(qtbot, workspace, load):
    workspace.store.log(load, who="K. Tanaka")
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.take(workspace)
    bar.resize(1264, 400)
    bar.show()
    bar.activateWindow()
    qtbot.waitExposed(bar)
    return bar


def test_typing_asks_once_the_fingers_rest(qtbot, bar):
    bar.search.setFocus()
    with qtbot.waitSignal(bar.changed) as changed:
        qtbot.keyClicks(bar.search, "nord  havn")
    assert changed.args[0].text == "nord havn"


def test_a_chip_is_chosen_by_keys_and_cleared_again(qtbot, bar):
    chip = bar.chips["supplier"]
    chip.setFocus()
    qtbot.keyClick(chip, Key.Key_Return)
    edit = bar._chooser.edit
    assert edit.hasFocus()
    qtbot.keyClicks(edit, "nord")
    with qtbot.waitSignal(bar.changed) as changed:
        qtbot.keyClick(edit, Key.Key_Return)
    assert changed.args[0].supplier == "Nordhavn E-Scrap"
    assert chip.is_active()
    assert chip.hasFocus()
    with qtbot.waitSignal(bar.changed) as changed:
        qtbot.keyClick(chip, Key.Key_Delete)
    assert not changed.args[0].is_anything()


def test_a_period_is_chosen_or_typed(workspace):
    lines = OFFERS["received"](workspace, "")
    assert len(lines) >= 5
    (own,) = OFFERS["received"](workspace, "2026-10-01 to 12 Nov 2026")
    assert period_of(own.value) == (date(2026, 10, 1), date(2026, 11, 12))
    assert period_of("/2026-11-12") == (None, date(2026, 11, 12))


def test_every_chip_offers_something(workspace, load):
    workspace.store.log(load, who="K. Tanaka")
    for key, offer in OFFERS.items():
        assert offer(workspace, ""), key


def test_a_family_means_its_materials(reference):
    magnets = materials_of(reference, "magnet")
    assert "NDFEB_HDD" in magnets
    assert "PACK_LFP" not in magnets
    assert Asked(family="magnet").where(reference).materials == magnets


def test_another_page_asks_with_the_fields_of_the_filter(reference):
    asked = Asked.of(
        {"since": date(2026, 10, 1), "origin": "JP", "state": None, "materials": ["A"]}
    )
    assert asked.active() == ["received", "family", "origin"]
    assert asked.where(reference).materials == ("A",)
    assert asked.without("family").without("received") == Asked(origin="JP")


def test_further_filters_appear_when_they_are_added(qtbot, bar):
    assert bar.chips["route"].isHidden()
    bar.open_add()
    qtbot.keyClicks(bar._chooser.edit, "route")
    qtbot.keyClick(bar._chooser.edit, Key.Key_Return)
    assert not bar.chips["route"].isHidden()
    qtbot.keyClick(bar._chooser.edit, Key.Key_Escape)
    bar.clear_all()
    assert bar.chips["route"].isHidden()


def test_chips_say_what_is_set_in_words(bar):
    bar.show_asked(Asked(state="void", family="magnet", material="NDFEB_HDD"))
    assert bar.words_of("state") == "Void"
    assert bar.words_of("family") == "magnets"
    assert "HDD" in bar.words_of("material")
    assert not bar.clear.isHidden()
