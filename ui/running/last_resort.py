"""What nobody foresaw: written down, told in a sentence, and the program goes on."""

import os
import re
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

_LARGEST_LOG = 1_000_000  # bytes; then the file starts anew, the one before is kept
_MOST_TOLD = 20
_MOST_NOTED = 100  # messages of Qt
_SECRET = re.compile(r"(?i)\b(pin|password|passphrase|secret|token|key)(\W{1,3})([^\s,;)\"']+)")
_PIN = "RECYCLER_PIN"
_LOUD = (QtMsgType.QtFatalMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtWarningMsg)


class LastResort(QObject):
    """Takes over the hooks of the interpreter and of Qt; `happened` carries a report to keep.

    Args:
        folder: the data folder, whose logs take the reports.
        where: says what was going on, for the report.
    """

    happened = Signal(str, str)  # report, name of the log file

    def __init__(
        self, folder: Path, parent: QObject | None = None, where: Callable[[], str] = str
    ) -> None:
        super().__init__(parent)
        self._file = folder / "logs" / "recycler.log"
        self._where = where
        self._told = self._noted = 0
        self._qt_before: Callable[..., object] | None = None

    def install(self) -> Callable[[], None]:
        """Catch what would end the program; returns what puts the hooks back."""
        before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        sys.unraisablehook = self._caught_unraised
        self._qt_before = qInstallMessageHandler(self._note)

        def put_back() -> None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = before
            qInstallMessageHandler(self._qt_before)

        return put_back

    def report(self, error: BaseException) -> None:
        """Write down an unforeseen exception and tell it."""
        self._caught(type(error), error, error.__traceback__)

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _caught_unraised(self, args: "sys.UnraisableHookArgs") -> None:
        self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _note(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Write down what Qt complains of; after a fatal message it ends the program."""
        if kind in _LOUD and self._noted < _MOST_NOTED:
            self._noted += 1
            self._write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z {kind.name}: {scrubbed(message)}")
        if self._qt_before is not None:
            self._qt_before(kind, context, message)

    def _caught(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        import traceback

        report = scrubbed(
            "".join(
                (f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z {versions()}\n", self._place(),
                 *traceback.format_exception(kind, error, trace))
            )
        )  # fmt: skip
        self._write(report)
        self._told += 1
        if self._told <= _MOST_TOLD:  # a fault in painting would else flood the window
            self.happened.emit(report, str(self._file))

    def _place(self) -> str:
        """Say what was going on; the report must come about whatever is broken."""
        thread = threading.current_thread().name
        try:
            return f"Thread {thread}; {self._where()}\n"
        except Exception as error:  # noqa: BLE001 - told in its place
            return f"Thread {thread}; where: {error!r}\n"

    def _write(self, report: str) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if self._file.exists() and self._file.stat().st_size > _LARGEST_LOG:
                self._file.replace(self._file.with_suffix(".old.log"))
            with self._file.open("a", encoding="utf-8") as log:
                log.write(report + "\n")
        except OSError:  # a full disk: the sentence on the screen is what remains
            sys.__stderr__ and sys.__stderr__.write(report)


def scrubbed(text: str) -> str:
    """Return a text without what is nobody else's business: secrets, and who the user is."""
    if pin := os.environ.get(_PIN):
        text = text.replace(pin, "…")
    text = text.replace(str(Path.home()), "~")
    return _SECRET.sub(r"\1\2…", text)


def versions() -> str:
    """Return the versions a report needs."""
    import platform

    from PySide6 import __version__ as pyside

    from recycler.version import VERSION

    return (
        f"Recycler {VERSION}, Python {platform.python_version()}, PySide6 {pyside}, "
        f"{platform.platform()}"
    )
