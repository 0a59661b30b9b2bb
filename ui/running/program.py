"""The desktop program: first the window, then all that is heavy."""

import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from recycler.errors import DataFolderError, RecyclerError
from recycler.people.rights import Right
from recycler.problems import Problem
from ui.look import fonts, theme
from ui.look.icons import icon
from ui.places import RESOURCES, ROOT
from ui.preferences import PREFERENCES, PreferencesFile
from ui.running.collector import Collector
from ui.running.last_resort import LastResort
from ui.running.qt_types import TypeMaker
from ui.window import pages
from ui.window.main_window import MainWindow, starts_compact

if TYPE_CHECKING:
    from db.store import Store
    from ui.jobs import Report
    from ui.running.loading import Loader
    from ui.running.waiting import Waiting

_SAID_AT_START = "said_at_start"
_REPAIRABLE = {"damaged", "schema_differs"}
# A painting window takes the interpreter back from a working thread dozens of times; at the usual
# 5 ms each, a page would stand still while another is computed.
SWITCH_S = 0.0005
_CALM_MS = 300
_QUIET_MS = 20_000


def make_application() -> QApplication:
    """Return the one QApplication, made ready for the look."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    QCoreApplication.setApplicationName("Recycler")
    # The style by argument: `setStyle` would return a QStyle, whose type takes 15 ms to set up.
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    fonts.load()
    return app


def speak(app: QCoreApplication, language: str) -> QTranslator | None:
    """Install the sentences of a language; None when they are those of the source."""
    if language == "en":
        return None
    QLocale.setDefault(QLocale(QLocale.Language.Japanese, QLocale.Country.Japan))
    translator = QTranslator(app)
    if translator.load(f"recycler_{language}", str(RESOURCES / "i18n")):
        app.installTranslator(translator)
    return translator


class Program(QObject):
    """Ties the window to the data of one folder, from the first paint to the end."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        super().__init__()
        self.folder, self.exit_code = folder, 0
        self._app = app
        self._store: Store | None = None
        self._next: Path | None = None  # the folder to start anew on
        self._backup: Path | None = None  # to be restored before that
        self._is_to_repair = False
        self._first_look = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._preferences = PreferencesFile(folder / PREFERENCES)
        self._last_resort = LastResort(folder, self, self._what_goes_on)
        self._put_back = self._last_resort.install()
        self._interval = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_S)
        self._translator = speak(app, self._preferences.now.language_code)
        theme.prepare(app, self._preferences.now.theme, compact=starts_compact(self._preferences))
        app.setWindowIcon(icon("recycler", "accent"))
        self.window = MainWindow(self._preferences)
        theme.apply(app, self._preferences.now.theme)
        self._last_resort.happened.connect(self.window.tell_fault)
        self.window.painted.connect(self.load)
        self.window.settled.connect(self._go_on)
        self.loader: Loader | None = None
        self._types = TypeMaker(self)
        self._collector = Collector(self, busy=self._is_loading)

    def _what_goes_on(self) -> str:
        """Say what a report needs: where the user is, and what runs beside."""
        from ui.jobs import Job

        jobs = "something runs" if Job.any_running() else "nothing runs"
        return f"page {self.window.page.name}; {jobs} in the background"

    def _is_loading(self) -> bool:
        """Nothing dies young while modules are loaded, and looking for it takes 20 ms."""
        return self.loader is None or not self.loader.done

    def load(self) -> None:
        """Bring in the data, in the background."""
        from ui.running.loading import Loader

        last = pages.modules(self._preferences.now.last_page)
        self.loader = Loader(self.folder, last, pages.modules(), self)
        self.loader.loaded.connect(self._take)
        self.loader.failed.connect(self._failed)
        self._types.start()
        self.loader.start()

    def end(self) -> None:
        """Stop what runs, close the file, and give the interpreter its hooks back."""
        from ui.jobs import Job
        from ui.running.waiting import Waiting

        waiting = Waiting()
        self._first_look.stop()
        Job.stop_all()
        self._types.stop()
        if self.loader:
            self.loader.stop()
        self._be_still()
        if self._store:
            self._keep_safe(self._store, waiting)
            self._store.close()
        if self._backup:
            self._restore(self._backup, waiting)
        if self._is_to_repair:
            self._repair(waiting)
        Job.stop_all()
        if self._next:
            start_program(self._next)
        sys.setswitchinterval(self._interval)
        self._put_back()

    def _be_still(self) -> None:
        """Let nothing in the closed window ask for data that are about to be closed or replaced."""
        for owner in (self.window, self.window.workspace):
            for timer in owner.findChildren(QTimer) if owner is not None else ():
                timer.stop()

    def _take(self, store: "Store") -> None:
        from ui.workspace.workspace import Workspace

        self._store = store
        who = self._preferences.now.who
        workspace = Workspace(store, who, preferences=self._preferences)
        workspace.open_folder.connect(self._start_on)
        workspace.restore_wanted.connect(self._restore_and_start)
        workspace.repair_wanted.connect(self._repair_and_start)
        self.window.take(workspace)
        if said := self._preferences.text(_SAID_AT_START):
            self._preferences.keep_text(_SAID_AT_START, "")
            workspace.tell(said, failure=True, icon="info")

    def _go_on(self) -> None:
        """Load the other pages' code once the first page has drawn what it was given."""
        if self.loader:
            QTimer.singleShot(_CALM_MS, self.loader.go_on)
        if self.window.workspace:
            self._first_look.timeout.connect(self.window.workspace.keeper.look_through)
            self._first_look.start()

    def _failed(self, error: Exception) -> None:
        if self._store is not None:  # only the code of a page failed to load
            self._last_resort.report(error)
            return
        if not isinstance(error, DataFolderError):
            self._last_resort.report(error)
            error = DataFolderError("damaged", folder=str(self.folder))
        self.exit_code = error.exit_code
        repair = self._repair_and_start if error.code in _REPAIRABLE else None
        self.window.show_trouble(error, self._try_again, self._start_on, repair)

    def _try_again(self) -> None:
        self.exit_code = 0
        self.load()

    def _start_on(self, folder: Path) -> None:
        """Leave this folder; the program starts anew on another when this one is closed."""
        self._next = folder
        self.window.close()

    def _restore_and_start(self, backup: Path) -> None:
        if self._may_restore():
            self._backup = backup
            self._start_on(self.folder)

    def _may_restore(self) -> bool:
        """Tell whether who works here may replace the data; what is not open has no people."""
        try:
            if self._store:
                self._store.ask(Right.RESTORE)
        except RecyclerError as error:
            self.window.tell_failure(error)
            return False
        return True

    def _keep_safe(self, store: "Store", waiting: "Waiting") -> None:
        """Back up what changed; a backup that fails does not keep the program from ending."""
        from db.safekeeping.automatic import keep_safe

        def work(report: "Report") -> object:
            return keep_safe(store, report=report, only_if_changed=True)

        if not self._is_to_repair:
            with suppress(RecyclerError):
                waiting.do(work, self.tr("Writing the backup on closing"))

    def _repair_and_start(self) -> None:
        if self._may_restore():
            self._is_to_repair = True
            self._start_on(self.folder)

    def _repair(self, waiting: "Waiting") -> None:
        """Put a whole store in the place of a damaged one; told at the next start."""
        from db.safekeeping.repair import repair
        from ui.running.repairing import repaired_words

        try:
            done = waiting.do(partial(repair, self.folder), self.tr("Repairing the data"))
            said = repaired_words(done)
        except RecyclerError as error:
            from ui.language.sentences import say_error

            said = say_error(error)
        self._preferences.keep_text(_SAID_AT_START, said)

    def _restore(self, backup: Path, waiting: "Waiting") -> None:
        """Put a backup in the place of the store; how it went is told at the next start."""
        from db.safekeeping.backup import restore
        from ui.language.sentences import say, say_error

        try:
            work = partial(restore, self.folder, backup)
            done = waiting.do(work, self.tr("Restoring {file}").format(file=backup.name))
            words = self.tr("{file} is restored. What was there before is kept as {kept}.")
            said = words.format(file=backup.name, kept=done.kept_as)
            if done.lacking:
                said += " " + say(Problem("attachments_lacking", {"count": done.lacking}))
        except RecyclerError as error:
            said = say_error(error)
        self._preferences.keep_text(_SAID_AT_START, said)


def start_program(folder: Path) -> None:
    """Start the program anew, in a process of its own."""
    from PySide6.QtCore import QProcess

    program = [] if getattr(sys, "frozen", False) else [str(ROOT / "main.py")]
    QProcess.startDetached(sys.executable, [*program, "--data", str(folder)])
