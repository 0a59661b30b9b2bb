"""Two people on one data folder: a window here, another process there; nothing is lost unseen."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from recycler.batch import BatchEntry

ROOT = Path(__file__).parents[2]
ELSEWHERE = """
import sys
from pathlib import Path
from db.store import Store

folder, ticket, note = sys.argv[1:]
with Store.open(Path(folder)) as store:
    store.sign_in("Ben", "command")
    batch = store.batch(ticket)
    changed = batch.model_copy(update={"note": note})
    store.correct(ticket, changed, who="Ben", why="seen on the belt", seen=batch.version)
    print("saved", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def elsewhere(folder):
    """Corrects a batch in a process of its own, which stays until the test lets it go."""
    running = []

    def correct(ticket, note):
        process = subprocess.Popen(
            [sys.executable, "-c", ELSEWHERE, str(folder), ticket, note],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        running.append(process)
        assert process.stdout.readline() == "saved\n"
        return process

    yield correct
    for process in running:
        process.communicate()


@pytest.fixture
def ticket(store, load):
    return store.log(load, who="K. Tanaka").ticket


@pytest.fixture
def load():
    from datetime import UTC, datetime
    from decimal import Decimal

    return BatchEntry(
        received_at=datetime(2026, 11, 12, 5, 30, tzinfo=UTC),
        material="NDFEB_HDD",
        supplier="Nordhavn E-Scrap",
        gross=Decimal("642.4"),
        tare=Decimal("86.0"),
    )


@pytest.fixture
def correcting(open_window, store, ticket):
    """Someone who has typed a correction and not saved it yet."""
    operator = open_window(store)
    operator.window.workspace.open_ticket.emit(ticket)
    operator.sees_all()
    operator.press(Qt.Key.Key_F2)
    operator.form = operator.page.whole.correct
    operator.sees(operator.form.isVisible)
    operator.form.form.note.edit.setFocus()
    operator.type("coated with nickel")
    operator.form.why.edit.setFocus()
    operator.type("looked again")
    return operator


def test_what_another_process_saves_appears_and_it_is_named(open_window, store, ticket, elsewhere):
    operator = open_window(store)
    heard = []
    operator.window.workspace.changed.connect(lambda change: heard.append(change))
    process = elsewhere(ticket, "wet")
    operator.sees(lambda: any(ticket in change.tickets for change in heard))
    operator.sees(lambda: "Ben (command)" in operator.window.status.others.text())
    process.communicate()
    operator.sees(lambda: not operator.window.status.others.text())


def test_what_is_typed_stays_when_another_saves(correcting, store, ticket, elsewhere):
    heard = []
    correcting.window.workspace.changed.connect(lambda change: heard.append(change.kind))
    elsewhere(ticket, "wet")
    correcting.sees(lambda: "batches" in heard)
    correcting.sees_all()
    assert correcting.form.isVisible()
    assert correcting.form.form.note.edit.text() == "coated with nickel"
    correcting.control(Qt.Key.Key_Return)
    correcting.sees(correcting.form.conflict.isVisible)


def test_the_second_to_save_sees_both_and_keeps_theirs(correcting, store, ticket, elsewhere):
    elsewhere(ticket, "wet")
    correcting.control(Qt.Key.Key_Return)
    conflict = correcting.form.conflict
    correcting.sees(conflict.isVisible)
    assert conflict.rows() == [("Note", "wet", "coated with nickel")]
    assert "Ben changed" in conflict.said.text()
    assert store.batch(ticket).note == "wet"
    correcting.press(Qt.Key.Key_Space)
    correcting.sees_all()
    assert not correcting.form.isVisible()
    assert correcting.page.whole.batch.note == store.batch(ticket).note == "wet"


def test_the_second_to_save_sees_both_and_puts_theirs_in_its_place(
    correcting, store, ticket, elsewhere
):
    elsewhere(ticket, "wet")
    correcting.control(Qt.Key.Key_Return)
    correcting.sees(correcting.form.conflict.isVisible)
    correcting.press(Qt.Key.Key_Tab)
    correcting.press(Qt.Key.Key_Space)
    correcting.sees(lambda: store.batch(ticket).note == "coated with nickel")
    assert [entry.who for entry in store.history(ticket)] == ["K. Tanaka", "Ben", "K. Tanaka"]
    assert store.check() == []
