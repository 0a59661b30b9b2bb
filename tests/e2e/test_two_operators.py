"""Two operators at one station, by keyboard: sign in, type, switch, and go on where one was."""

from datetime import UTC, datetime
from decimal import Decimal
from threading import Event

import pytest
from PySide6.QtCore import Qt

from db.store import Store
from recycler.batch import BatchEntry
from recycler.people.person import PersonEntry
from recycler.people.rights import Role
from ui.jobs import Job

pytestmark = pytest.mark.usefixtures("cheap_pins")
Key = Qt.Key
PINS = {"Y. Mori": "ginkgo-leaf", "K. Tanaka": "2583", "M. Ito": "7412"}


@pytest.fixture
def station(open_window, store, folder):
    """The window of a store with people, its door closed."""
    roles = (Role.ADMINISTRATOR, Role.OPERATOR, Role.OPERATOR)
    for (name, pin), role in zip(PINS.items(), roles, strict=True):
        store.people.add(PersonEntry(name=name, role=role), pin, who="")
    return open_window(store)


def _signs_in(operator, digit, pin):
    door = operator.window.door
    operator.sees(lambda: door.is_closed)
    operator.press(digit)
    operator.enter(pin)
    operator.sees(lambda: not door.is_closed)
    operator.sees_all()


def _logs(operator, material, gross):
    operator.window.page.form.focus_field("material")
    operator.enter(material)
    operator.window.page.form.focus_field("supplier")
    operator.enter("Kyoto Recycling")
    operator.window.page.form.focus_field("gross")
    operator.enter(gross)
    operator.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    operator.sees_all()


def test_two_operators_share_a_station(station, store, folder):
    operator = station
    operator.press(Key.Key_F12)
    _signs_in(operator, Key.Key_2, PINS["K. Tanaka"])
    form = operator.page.form
    form.focus_field("material")
    operator.enter("hard")
    form.focus_field("gross")
    operator.type("642.4")

    operator.press(Key.Key_F12)
    door = operator.window.door
    operator.sees(lambda: door.is_closed)
    assert "K. Tanaka left a draft" in door.page.drafts.text()
    assert operator.window.body.isHidden()
    assert operator.window.status.operator.text() == "nobody signed in"

    _signs_in(operator, Key.Key_3, PINS["M. Ito"])
    assert operator.window.status.operator.text() == "M. Ito"
    assert form.gross.text() == ""
    _logs(operator, "hard", "100")
    (batch,) = store.find()
    assert [one.who for one in store.history(batch.ticket)] == ["M. Ito"]

    operator.press(Key.Key_F12)
    _signs_in(operator, Key.Key_2, PINS["K. Tanaka"])
    assert form.gross.text() == "642.4"
    with Store.open(folder) as again:
        assert {one.who for one in again.left_behind()} == {"K. Tanaka"}


def test_what_one_began_is_signed_by_them_though_another_is_here_by_then(station, store):
    operator, goes_on = station, Event()
    operator.press(Key.Key_F12)
    _signs_in(operator, Key.Key_2, PINS["K. Tanaka"])
    entry = BatchEntry(received_at=datetime(2026, 11, 12, tzinfo=UTC), material="NDFEB_HDD",
                       supplier="Kyoto Recycling", gross=Decimal("642.4"))  # fmt: skip

    def stores_late(report):
        goes_on.wait(60)
        return store.log_many([entry], who=store.signs(""))

    job = Job(stores_late, operator.window).start()
    operator.press(Key.Key_F12)
    operator.press(Key.Key_3)
    operator.enter(PINS["M. Ito"])
    operator.sees(lambda: operator.window.status.operator.text() == "M. Ito")
    goes_on.set()
    operator.sees(lambda: not job.running)
    (batch,) = store.find()
    assert [one.who for one in store.history(batch.ticket)] == ["K. Tanaka"]
    assert store.signs("") == "M. Ito"


def test_a_wrong_pin_is_one_sentence_and_the_door_stays_closed(station):
    operator = station
    operator.press(Key.Key_F12)
    door = operator.window.door
    operator.press(Key.Key_2)
    operator.enter("9999")
    operator.sees(lambda: door.page.problem.text() != "")
    assert "do not go together" in door.page.problem.text()
    assert door.is_closed
    assert door.page.pin.text() == ""
    assert door.page.pin.hasFocus()


def test_nothing_can_be_done_behind_a_closed_door(station, store):
    operator = station
    operator.press(Key.Key_F12)
    before = operator.page
    operator.control(Key.Key_2)
    operator.control(Key.Key_Z)
    operator.control(Key.Key_K)
    assert operator.window.door.is_closed
    assert operator.page is before
    assert operator.window.palette_panel.isHidden()


def test_the_door_closes_by_itself_and_keeps_who_was_here(station, monkeypatch):
    operator = station
    operator.press(Key.Key_F12)
    _signs_in(operator, Key.Key_2, PINS["K. Tanaka"])
    door = operator.window.door
    door.look()
    assert not door.is_closed
    monkeypatch.setattr("ui.people.door.monotonic", lambda: door._last_input + 10 * 60 + 1)
    door.look()
    assert door.is_closed
    assert door.page.faces.current.name == "K. Tanaka"
    assert door.page.pin.hasFocus()


def test_a_window_opened_on_people_shows_nothing_before_sign_in(open_window, station, folder):
    with Store.open(folder) as locked:
        from ui.preferences import PREFERENCES, PreferencesFile
        from ui.window.main_window import MainWindow
        from ui.workspace.workspace import Workspace

        window = MainWindow(PreferencesFile(folder / PREFERENCES))
        window.show()
        window.activateWindow()
        station.qtbot.waitExposed(window)
        window.take(Workspace(locked, "K. Tanaka", preferences=window.preferences))
        assert window.door.is_closed
        assert window.workspace is None
        page = window.door.page
        station.qtbot.keyClick(page.faces, Key.Key_3)
        station.qtbot.keyClicks(page.pin, PINS["M. Ito"])
        with station.qtbot.waitSignal(window.settled):
            station.qtbot.keyClick(page.pin, Key.Key_Return)
        assert window.status.operator.text() == "M. Ito"
        window.close()
        window.deleteLater()
