"""The whole window on a real folder, and someone who types as a person types."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from ui.jobs import Job
from ui.look import theme
from ui.preferences import PREFERENCES, PreferencesFile
from ui.window.main_window import MainWindow
from ui.workspace import Workspace

CTRL = Qt.KeyboardModifier.ControlModifier


class Operator:
    """Sits before the window: keys only, and eyes."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window

    @property
    def page(self):
        return self.window.page

    @property
    def store(self):
        return self.window.workspace.store

    def type(self, words):
        self.qtbot.keyClicks(self._focus(), words)

    def enter(self, *words):
        """Type each word and press Enter after it."""
        for word in words:
            self.type(word)
            self.press(Qt.Key.Key_Return)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier, times=1):
        for _ in range(times):
            self.qtbot.keyClick(self._focus(), key, modifier)

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


@pytest.fixture
def open_window(qtbot, tmp_path):
    """Opens the window on a store; it is closed again at the end."""
    windows = []

    def opened(store, folder=tmp_path):
        theme.apply(QCoreApplication.instance(), "light")
        preferences = PreferencesFile(folder / PREFERENCES)
        window = MainWindow(preferences)
        windows.append(window)
        window.resize(1440, 900)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        with qtbot.waitSignal(window.settled):
            window.take(Workspace(store, "K. Tanaka", preferences=preferences))
        operator = Operator(qtbot, window)
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
