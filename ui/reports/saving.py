"""The line that saves a report: name, problem, progress with cancel, and what came of it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from recycler.errors import RecyclerError
from ui.charts.save_line import file_for, usual_folder
from ui.jobs import Job
from ui.language import words
from ui.language.sentences import say_error
from ui.look import theme
from ui.look.buttons import Button, IconButton
from ui.look.progress import ProgressLine
from ui.look.text import set_ink, set_style, surface, text
from ui.look.tokens import MARGIN

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace

FOLDER_KEPT = "folder of summaries"
LAST_KEPT = "last summary"


class Saved(Protocol):
    """What a job that wrote a report tells of it."""

    @property
    def file(self) -> Path: ...

    @property
    def batches(self) -> int: ...


class ReportSaver(QWidget):
    """Unfolds under the page's head; writes beside what else the window does."""

    saved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        surface(self, "2")
        self._workspace: Workspace | None = None
        self._suggested = ""
        self._writing: Callable[[Path], Job] | None = None
        self._file: Path | None = None
        self.job: Job | None = None
        self.field = QLineEdit()
        self.field.setFont(theme.font("body"))
        self.field.setAccessibleName(self.tr("Name of the file"))
        self.place = text("", "small", "text-3")
        self.save_button = Button(self.tr("Save"), key="Enter")
        self.close_button = IconButton("close", self.tr("Leave"), key="Esc")
        self.said = text("", "small", "text-2", wrap=True)
        self.open_folder = Button(self.tr("Open folder"), kind="link", icon="folder")
        self.open_file = Button(self.tr("Open file"), kind="link")
        self.progress = ProgressLine()
        self._arrange()
        self._connect()
        self._unsay()
        self.hide()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 8, MARGIN, 8)
        column.setSpacing(4)
        row, below = QHBoxLayout(), QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(text(self.tr("File"), "body", "text-2"))
        row.addWidget(self.field, 3)
        row.addWidget(self.place, 2)
        row.addWidget(self.save_button)
        row.addWidget(self.close_button)
        below.setSpacing(8)
        below.addWidget(self.said)
        below.addWidget(self.open_folder)
        below.addWidget(self.open_file)
        below.addStretch(1)
        column.addLayout(row)
        column.addLayout(below)
        column.addWidget(self.progress)

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.field.returnPressed.connect(self.save)
        self.field.textEdited.connect(self._look)
        self.close_button.clicked.connect(self.hide)
        self.open_folder.clicked.connect(lambda: self._show_in_system(folder=True))
        self.open_file.clicked.connect(lambda: self._show_in_system(folder=False))
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._leave)

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def ask(self, suggested: str, writing: Callable[[Path], Job]) -> None:
        """Unfold with a suggestion; pressed again, save.

        Args:
            suggested: a name with its ending.
            writing: returns the job that writes a file; its result is a `Saved`.
        """
        self._writing = writing
        if self.isVisible() and self.field.hasFocus():
            self.save()
            return
        if not self.isVisible() or self._suffix() != Path(suggested).suffix:
            self._suggested = suggested
            self.field.setText(suggested)
            self._unsay()
        self.show()
        self.field.setFocus()
        self.field.setSelection(0, max(len(self.field.text()) - len(self._suffix()), 0))
        self._look()

    def file(self) -> Path | None:
        """The file that is meant: a bare name goes where the last report went."""
        return file_for(self.field.text(), self._suffix(), self._folder())

    def _suffix(self) -> str:
        return Path(self._suggested).suffix

    def _folder(self) -> Path:
        kept = self._workspace.preferences.text(FOLDER_KEPT) if self._workspace else ""
        return Path(kept) if kept and Path(kept).is_dir() else usual_folder()

    def _look(self) -> None:
        """Say where the file will be, and whether one is there already."""
        self._unsay()
        path = self.file()
        self.place.setText(self.tr("in {}").format(path.parent) if path else "")
        self.place.setToolTip(str(path or ""))
        if path and os.path.exists(path):  # noqa: PTH110 - no error for a name too long
            self._say(self.tr("{} exists; saving replaces it.").format(path.name), "warn")

    def save(self) -> None:
        """Write the file."""
        path = self.file()
        if self._writing is None or self.job is not None:
            return
        if path is None:
            said = self.tr("Give the file a name, such as {}.")
            self._say(said.format(self._suggested), "bad")
            return
        self._unsay()
        self.save_button.setEnabled(False)
        self.job = self._writing(path)
        self.job.succeeded.connect(self._written)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._stopped)
        self.job.ended.connect(self._ended)
        self.progress.follow(self.job, self.tr("Writing {}").format(path.name))
        self.job.start()

    def _written(self, result: Saved) -> None:
        self._file = result.file
        said = self.tr("Saved {file} with {batches}.")
        self._say(said.format(file=result.file.name, batches=words.batches(result.batches)), "ok")
        self.open_folder.show()
        self.open_file.show()
        if self._workspace:
            self._workspace.preferences.keep_text(FOLDER_KEPT, str(result.file.parent))
            self._workspace.preferences.keep_text(LAST_KEPT, result.file.name)
        self.saved.emit()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, RecyclerError):
            raise error
        self._say(say_error(error), "bad")

    def _stopped(self) -> None:
        self._say(self.tr("Stopped; no file was written."), "text-2")

    def _ended(self) -> None:
        self.job = None
        self.save_button.setEnabled(True)

    def _leave(self) -> None:
        if self.job:
            self.job.cancel()
        else:
            self.hide()

    def _say(self, words: str, ink: str) -> None:
        self.said.setWordWrap(ink != "ok")
        self.said.setText(words)
        set_ink(self.said, ink)  # type: ignore[arg-type]
        set_style(self.field, "problem", ink if ink in ("bad", "warn") else "")
        self.said.show()

    def _unsay(self) -> None:
        set_style(self.field, "problem", "")
        for widget in (self.said, self.open_folder, self.open_file):
            widget.hide()

    def _show_in_system(self, *, folder: bool) -> None:
        if self._file:
            shown = self._file.parent if folder else self._file
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))
