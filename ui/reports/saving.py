"""The line that saves the workbook: name, problem, progress with cancel, and what came of it."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from recycler.errors import RecyclerError
from ui.charts.save_line import file_for, usual_folder
from ui.jobs import Job, Report
from ui.language import words
from ui.language.sentences import say_error
from ui.look import theme
from ui.look.buttons import Button, IconButton
from ui.look.progress import ProgressLine
from ui.look.text import set_ink, set_style, surface, text
from ui.look.tokens import MARGIN

if TYPE_CHECKING:
    from db.reporting import SummaryResult
    from ui.workspace import Workspace

FOLDER_KEPT = "folder of summaries"
LAST_KEPT = "last summary"


class WorkbookSaver(QWidget):
    """Unfolds under the page's head; writes in the background."""

    saved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        surface(self, "2")
        self._workspace: Workspace | None = None
        self._period: tuple[date | None, date | None] = (None, None)
        self._file: Path | None = None
        self.job: Job | None = None
        self.field = QLineEdit()
        self.field.setFont(theme.font("body"))
        self.field.setAccessibleName(self.tr("Name of the workbook"))
        self.place = text("", "small", "text-3")
        self.save_button = Button(self.tr("Save"), key="Enter")
        self.close_button = IconButton("close", self.tr("Leave"), key="Esc")
        self.said = text("", "small", "text-2", wrap=True)
        self.open_folder = Button(self.tr("Open folder"), kind="link", icon="folder")
        self.open_file = Button(self.tr("Open workbook"), kind="link")
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
        row.addWidget(text(self.tr("Workbook"), "body", "text-2"))
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

    def ask(self, since: date | None, until: date | None, today: date) -> None:
        """Unfold with a suggestion; pressed again, save."""
        self._period = since, until
        if self.isVisible() and self.field.hasFocus():
            self.save()
            return
        if not self.isVisible():
            self.field.setText(f"Recovery_{today:%Y-%m-%d}.xlsx")
            self._unsay()
        self.show()
        self.field.setFocus()
        self.field.setSelection(0, max(len(self.field.text()) - len(".xlsx"), 0))
        self._look()

    def file(self) -> Path | None:
        """The file that is meant: a bare name goes where the last summary went."""
        return file_for(self.field.text(), ".xlsx", self._folder())

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
        """Write the workbook in the background."""
        workspace = self._workspace
        path, (since, until) = self.file(), self._period
        if workspace is None or self.job is not None:
            return
        if path is None:
            self._say(self.tr("Give the workbook a name, such as Recovery.xlsx."), "bad")
            return
        self._unsay()

        def work(report: Report) -> object:
            from db.reporting import write_summary
            from ui.language.workbook_words import in_language

            return write_summary(
                workspace.store, since, until, path,
                who=workspace.who, words=in_language, report=report,
            )  # fmt: skip

        self.save_button.setEnabled(False)
        self.job = Job(work, self)
        self.job.succeeded.connect(self._written)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._stopped)
        self.job.ended.connect(self._ended)
        self.progress.follow(self.job, self.tr("Writing {}").format(path.name))
        self.job.start()

    def _written(self, result: "SummaryResult") -> None:
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
        self._say(self.tr("Stopped; no workbook was written."), "text-2")

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
