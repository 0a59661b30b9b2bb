"""A line that asks in place where to save: a field, the outcome as a button, what came of it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from recycler.errors import InputError
from ui.language.sentences import say_error
from ui.look import theme
from ui.look.buttons import Button, IconButton
from ui.look.text import set_ink, set_style, text

if TYPE_CHECKING:
    from ui.charts.frame import ChartFrame


def usual_folder() -> Path:
    """Where people keep their documents."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())


def file_for(typed: str, suffix: str, folder: Path | None = None) -> Path | None:
    """Return the file meant by what was typed, None while no name can be seen in it.

    Args:
        typed: a name or a path; without a folder it goes into `folder`, else to the documents.
        suffix: what the name shall end with.
        folder: where a bare name goes.
    """
    path = Path(typed.strip())
    if typed.strip().startswith(("~/", "~\\")):
        path = path.expanduser()
    if not path.name:
        return None
    if path.suffix.lower() != suffix:
        path = path.with_name(path.name + suffix)
    return path if path.is_absolute() else (folder or usual_folder()) / path


class ChartSaveLine(QWidget):
    """Asks for the name of a picture of the chart it stands in."""

    def __init__(self, frame: "ChartFrame") -> None:
        super().__init__(frame)
        self._frame = frame
        self._saved: Path | None = None
        self.field = QLineEdit()
        self.field.setFont(theme.font("small"))
        self.field.setAccessibleName(self.tr("Name of the picture"))
        self.png = Button(self.tr("Save PNG"), kind="plain")
        self.svg = Button(self.tr("Save SVG"), kind="plain")
        self.excel = Button(self.tr("Save Excel"), kind="plain")
        self.close_button = IconButton("close", self.tr("Leave"), key="Esc")
        self.said = text("", "small", "text-2", wrap=True)
        self.folder = Button(self.tr("Open folder"), kind="link")
        self._arrange()
        self.png.clicked.connect(lambda: self.save(".png"))
        self.svg.clicked.connect(lambda: self.save(".svg"))
        self.excel.clicked.connect(lambda: self.save(".xlsx"))
        self.field.returnPressed.connect(lambda: self.save(".png"))
        self.field.textEdited.connect(self._unsay)
        self.close_button.clicked.connect(self.hide)
        self.folder.clicked.connect(self._open_folder)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.close_button.click)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        row, below = QHBoxLayout(), QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        for button in (self.png, self.svg, self.excel, self.close_button):
            row.addWidget(button)
        below.addWidget(self.said, 1)
        below.addWidget(self.folder)
        column.addLayout(row)
        column.addLayout(below)

    def ask(self, name: str) -> None:
        """Show the line with a suggestion, ready to be typed over."""
        self.field.setText(f"{name}_{date.today():%Y-%m-%d}")  # noqa: DTZ011 - the user's own day
        self._unsay()
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def save(self, suffix: str) -> None:
        """Write the chart, and say where it is or what stands in the way."""
        path = file_for(self.field.text(), suffix)
        if path is None:
            self._say(self.tr("Give the picture a name, such as Recovery."), bad=True)
            return
        try:
            self._frame.write(path)
        except OSError as error:
            self._say(problem_of(path, error), bad=True)
            return
        except InputError as error:
            self._say(say_error(error), bad=True)
            return
        self._saved = path
        self._say(self.tr("Saved as {}").format(path.name), bad=False)

    def _say(self, words: str, *, bad: bool) -> None:
        self.said.setText(words)
        set_ink(self.said, "bad" if bad else "ok")
        set_style(self.field, "problem", "bad" if bad else "")
        self.said.show()
        self.folder.setVisible(not bad)

    def _unsay(self) -> None:
        set_style(self.field, "problem", "")
        self.said.hide()
        self.folder.hide()

    def _open_folder(self) -> None:
        if self._saved:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))


def problem_of(path: Path, error: OSError) -> str:
    """Say in one sentence why a file could not be written there."""
    from PySide6.QtCore import QCoreApplication

    if isinstance(error, FileNotFoundError):
        words = QCoreApplication.translate(
            "SaveLine", "There is no folder {}. Choose one that exists."
        )
        return words.format(path.parent)
    if isinstance(error, PermissionError):
        words = QCoreApplication.translate(
            "SaveLine", "{} cannot be written. Close it elsewhere, or choose another name."
        )
        return words.format(path.name)
    words = QCoreApplication.translate("SaveLine", "{} was not saved: {}. Choose another place.")
    return words.format(path.name, error.strerror or error)
