from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from recycler.processing.records import InputEntry, LotEntry, LotKind, RunEntry, RunKind

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(qtbot, window, load):
    """The palette, open over a store of two batches."""
    window.workspace.log(load)
    window.workspace.log(load.model_copy(update={"supplier": "Kansai IT Reuse"}))
    qtbot.keyClick(window.page.field, Qt.Key.Key_K, CTRL)
    return window.palette_panel


def titles(palette):
    return [entry.title for entry in palette.model.entries]


def test_it_opens_with_pages_and_commands(palette):
    assert titles(palette)[:3] == ["Pages", "Intake", "Batches"]
    assert {"Commands", "New ticket", "Back up now"} <= set(titles(palette))
    assert palette.field.hasFocus()


def test_a_few_digits_find_the_ticket_and_enter_opens_it(qtbot, palette, window):
    qtbot.keyClicks(palette.field, "00002")
    assert titles(palette)[:2] == ["Batches", window.workspace.store.find(limit=1)[0].ticket]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isHidden()
    assert window.page.asked == [window.workspace.store.find(limit=1)[0].ticket]


def test_an_at_sign_finds_suppliers(qtbot, palette, window):
    qtbot.keyClicks(palette.field, "@kan")
    assert titles(palette) == ["Suppliers", "Kansai IT Reuse"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page.asked == [{"supplier": "Kansai IT Reuse"}]


def test_a_greater_sign_leaves_only_commands(qtbot, palette):
    qtbot.keyClicks(palette.field, ">")
    assert titles(palette)[0] == "Commands"
    assert "Pages" not in titles(palette)


def test_the_arrows_pass_over_headings_and_go_round(qtbot, palette):
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    last = palette.list.currentIndex().row()
    assert last == len(palette.model.entries) - 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert titles(palette)[palette.list.currentIndex().row()] == "Intake"


def test_a_command_of_the_page_at_hand_is_run(qtbot, palette, window):
    page = window.page
    qtbot.keyClicks(palette.field, ">new t")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert page.pressed == 1


def test_nothing_found_is_said(qtbot, palette):
    qtbot.keyClicks(palette.field, "zzzz")
    assert titles(palette) == ["Nothing found for “zzzz”."]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isHidden()


def test_escape_gives_the_focus_back(qtbot, palette, window):
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert window.page.field.hasFocus()


def test_a_number_finds_runs_and_lots(qtbot, palette, window, load):
    processing = window.workspace.store.processing
    at, ticket = load.received_at, window.workspace.store.find(limit=1)[0].ticket
    run = processing.open_run(RunEntry(kind=RunKind.SPLIT, started_at=at), who="Aiko").number
    weighed = {"run": run, "gross": Decimal(100), "at": at}
    processing.take(InputEntry(source=ticket, **weighed), who="Aiko")
    half = LotEntry(kind=LotKind.INTERMEDIATE, product="half", **weighed)
    lot = processing.book_lot(half, who="Aiko").number
    qtbot.keyClicks(palette.field, "26-0001")
    assert titles(palette)[:3] == ["Runs and lots", run, lot]
    with qtbot.waitSignal(window.workspace.open_run) as asked:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert asked.args == [run]
    assert window.rail.items["processing"].isChecked()
