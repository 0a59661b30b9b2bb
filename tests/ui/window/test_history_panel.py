"""Ctrl+H tells who did what, when and why to the record that is chosen."""

import ast
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from db.data_folder import FILE
from recycler.batch import BatchEntry
from ui.parts.history_words import DEEDS, changes, what

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
DB = Path(__file__).parents[3] / "db"
ENTRY = BatchEntry(
    received_at=datetime(2026, 11, 2, 1, 0, tzinfo=UTC), material="NDFEB_HDD", supplier="Kyoto",
    gross=Decimal("642.4"),
)  # fmt: skip


def press(qtbot, window, key, modifier=CTRL):
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


@pytest.fixture
def chosen(window, monkeypatch):
    """A window whose page has a corrected batch chosen."""
    store = window.workspace.store
    ticket = store.log(ENTRY, who="Aiko").ticket
    store.correct(ticket, ENTRY.model_copy(update={"note": "dry"}), who="Mori", why="seen again")
    monkeypatch.setattr(type(window.page), "record", lambda _page: ticket)
    return ticket


def test_the_history_of_the_chosen_record_is_told_newest_first(qtbot, window, chosen):
    press(qtbot, window, Key.Key_H)
    panel = window.history_panel
    assert panel.isVisible()
    assert panel.close_button.hasFocus()
    told = words(panel)
    assert f"History of {chosen}" in told
    newest = next(at for at, text in enumerate(told) if text.startswith("Batch corrected"))
    first = next(at for at, text in enumerate(told) if text.startswith("Batch logged"))
    assert newest < first
    assert told[newest] == "Batch corrected: Note – to dry"
    assert any("Mori" in text and "seen again" in text for text in told)
    qtbot.keyClick(panel.close_button, Key.Key_Escape)
    assert not panel.isVisible()


def test_where_nothing_is_chosen_it_is_said(qtbot, window):
    press(qtbot, window, Key.Key_H)
    assert "Choose a record first" in window.toast.words.text()


def test_every_deed_of_the_journal_has_its_words(lived):
    """Actions are written as texts beside `append`, `next`, `_add` and `_replace`."""
    said = set()
    for path in DB.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "attr", "") in {"append", "next"}:
                first = call.args[0] if call.args else None
                if isinstance(first, ast.Constant) and len(call.args) > 2:
                    said.add(first.value)
    assert said
    with closing(sqlite3.connect(lived[0] / FILE)) as file:
        said |= {action for (action,) in file.execute("SELECT DISTINCT action FROM journal")}
    assert said - {"found"} <= set(DEEDS)


def test_only_what_a_person_changed_is_told():
    before = {"gross": "12", "net_ug": 1, "version": 1, "note": "x"}
    after = {"gross": "13", "net_ug": 2, "version": 2}
    assert changes(before, after) == "Gross 12 to 13; Note x to –"


def test_the_journal_names_the_file_that_was_attached_and_withdrawn(store, tmp_path):
    slip = tmp_path / "slip.txt"
    slip.write_text("weighed", encoding="utf-8")
    one = store.attachments.attach(store.log(ENTRY, who="Aiko").ticket, slip, who="Aiko")
    store.attachments.withdraw(one.id, who="Mori", why="of another load")
    withdrawn, attached, _ = store.proof.journal(limit=3)
    assert what(attached) == "File attached: slip.txt"
    assert what(withdrawn) == "Attachment withdrawn: slip.txt"
