"""No thread names a class of Qt before the GUI thread has made them all."""

from threading import Event, Thread

import pytest

from ui.running import qt_types
from ui.running.loading import Loader
from ui.running.qt_types import TypeMaker, wait_until_made
from ui.window import pages


@pytest.fixture
def maker(qapp):
    maker = TypeMaker()
    yield maker
    maker.stop()


@pytest.fixture
def waiting():
    """Starts a thread that waits, and tells when it goes on."""
    threads = []

    def wait(work):
        went_on = Event()
        thread = Thread(target=lambda: (work(), went_on.set()))
        thread.start()
        threads.append(thread)
        return went_on

    yield wait
    for thread in threads:
        thread.join(5)


def test_who_loads_a_page_waits_until_all_are_made(qtbot, maker, waiting):
    loaded = waiting(lambda: pages.load("intake"))
    assert not loaded.wait(0.05)
    maker.start()
    qtbot.waitUntil(loaded.is_set)


def test_the_loader_waits_before_the_first_module_of_the_window(qtbot, maker, waiting, tmp_path):
    loader = Loader(tmp_path)
    passed = waiting(lambda: loader._import(("decimal",)))
    assert passed.wait(5)
    held = waiting(lambda: loader._import(("ui.language.words",)))
    assert not held.wait(0.05)
    maker.start()
    qtbot.waitUntil(held.is_set)


def test_they_are_made_in_turns_and_every_one(qtbot, maker, monkeypatch):
    named, turns = [], []
    monkeypatch.setattr(qt_types, "TURN_S", 0.0)
    names = maker._names()
    maker._left = (named.append(name) or name for name in names)
    maker._timer.timeout.connect(lambda: turns.append(len(named)))
    maker.start()
    qtbot.waitUntil(lambda: not maker._timer.isActive())
    assert named == [name for module in qt_types.MODULES for name in dir(module)]
    assert len(turns) > 2


def test_the_end_of_the_program_lets_go_who_waits(maker, waiting):
    held = waiting(wait_until_made)
    assert not held.wait(0.05)
    maker.stop()
    assert held.wait(5)
