"""What nobody foresaw: written down, told in a sentence, and the program goes on."""

import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

_LARGEST_LOG = 1_000_000  # bytes; then the file starts anew, the one before is kept
_MOST_TOLD = 20


class LastResort(QObject):
    """Takes over the hooks of the interpreter; `happened` carries a report to copy."""

    happened = Signal(str, str)  # report, name of the log file

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = folder / "logs" / "recycler.log"
        self._told = 0

    def install(self) -> Callable[[], None]:
        """Catch what would end the program; returns what puts the hooks back."""
        before = sys.excepthook, threading.excepthook
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

        def put_back() -> None:
            sys.excepthook, threading.excepthook = before

        return put_back

    def report(self, error: BaseException) -> None:
        """Write down an unforeseen exception and tell it."""
        self._caught(type(error), error, error.__traceback__)

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        self._caught(args.exc_type, args.exc_value, args.exc_traceback)

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

        report = "".join(
            (f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z {versions()}\n",
             *traceback.format_exception(kind, error, trace))
        )  # fmt: skip
        self._write(report)
        self._told += 1
        if self._told <= _MOST_TOLD:  # a fault in painting would else flood the window
            self.happened.emit(report, str(self._file))

    def _write(self, report: str) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if self._file.exists() and self._file.stat().st_size > _LARGEST_LOG:
                self._file.replace(self._file.with_suffix(".old.log"))
            with self._file.open("a", encoding="utf-8") as log:
                log.write(report + "\n")
        except OSError:  # a full disk: the sentence on the screen is what remains
            sys.__stderr__ and sys.__stderr__.write(report)


def versions() -> str:
    """Return the versions a report needs."""
    import platform

    from PySide6 import __version__ as pyside

    from recycler.version import VERSION

    return (
        f"Recycler {VERSION}, Python {platform.python_version()}, PySide6 {pyside}, "
        f"{platform.platform()}"
    )
