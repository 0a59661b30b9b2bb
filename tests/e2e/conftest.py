"""The whole window on a real folder, and someone who types as a person types.

No story may stall: a turn of the event loop, or a key, takes at most 0.1 s.
"""

import sys
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from tests.watchdog import LONGEST_S, Watchdog, looked_at
from ui.jobs import Job
from ui.look import theme
from ui.preferences import PREFERENCES, PreferencesFile
from ui.running.program import SWITCH_S
from ui.window.main_window import MainWindow
from ui.workspace.workspace import Workspace

STORIES = Path(__file__).parent
CTRL = Qt.KeyboardModifier.ControlModifier
# Stories that may take longer, how long [s], and why.
MAY_TAKE_LONGER: dict[str, tuple[float, str]] = {}


class Operator:
    """Sits before the window: keys only, and eyes."""

    def __init__(self, qtbot, watchdog, window):
        self.qtbot, self.watchdog, self.window = qtbot, watchdog, window

    @property
    def page(self):
        return self.window.page

    @property
    def store(self):
        return self.window.workspace.store

    def type(self, words):
        into = self._focus()
        for sign in words:
            with self.watchdog.turn():
                self.qtbot.keyClicks(into, sign)

    def enter(self, *words):
        """Type each word and press Enter after it."""
        for word in words:
            self.type(word)
            self.press(Qt.Key.Key_Return)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier, times=1):
        for _ in range(times):
            with self.watchdog.turn():
                self.qtbot.keyClick(self._focus(), key, modifier)

    def does(self, act, *about):
        """Do at once what a press of the mouse would do."""
        with self.watchdog.turn():
            act(*about)

    def control(self, key):
        self.press(key, CTRL)

    def sees(self, condition):
        """Wait until something is so."""
        self.qtbot.waitUntil(condition, timeout=60_000)

    def sees_all(self):
        """Wait until nothing is on its way to the page any more."""
        self.qtbot.wait(1)
        self.sees(lambda: self.page.settled() and not Job.any_running())

    def _focus(self):
        return QApplication.focusWidget() or self.window.focusWidget() or self.window


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    """Look at a story that stalled again before it fails."""
    if not item.path.is_relative_to(STORIES):
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)

    def run():
        item._initrequest()
        return runtestprotocol(item, nextitem=nextitem, log=False)

    for report in looked_at(run):
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@pytest.fixture(autouse=True)
def watchdog(request, qapp):
    """Fails a story in which the event loop stands still for too long."""
    longest, _why = MAY_TAKE_LONGER.get(request.node.name, (LONGEST_S, ""))
    interval = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_S)  # as in the program
    with Watchdog(longest) as dog:
        yield dog
    sys.setswitchinterval(interval)
    if dog.stalls:
        pytest.fail("\n".join(map(str, dog.stalls)), pytrace=False)


@pytest.fixture
def open_window(qtbot, watchdog, tmp_path):
    """Opens the window on a store; it is closed again at the end."""
    windows = []

    def opened(store, folder=tmp_path):
        theme.apply(QCoreApplication.instance(), "light")
        store.facility(), store.reference()  # as the thread that opens a store does
        preferences = PreferencesFile(folder / PREFERENCES)
        window = MainWindow(preferences)
        windows.append(window)
        window.resize(1440, 900)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        with qtbot.waitSignal(window.settled):
            window.take(Workspace(store, "K. Tanaka", preferences=preferences))
        operator = Operator(qtbot, watchdog, window)
        operator.sees_all()
        return operator

    yield opened
    Job.stop_all()
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def operator(open_window, store):
    """Someone before the window of an empty store."""
    return open_window(store)
