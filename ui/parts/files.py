"""Asking where a file is or goes: the system's own windows, the folder used last; writing it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog

from ui.jobs import Job

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace

_KEPT = "folder of files"


def choose_file(workspace: "Workspace") -> Path | None:
    """Ask for a workbook or text file to read."""
    words = QCoreApplication.translate("Files", "Import a workbook")
    kinds = QCoreApplication.translate("Files", "Workbooks and CSV")
    name, _ = QFileDialog.getOpenFileName(
        QApplication.activeWindow(),
        words,
        str(_folder(workspace)),
        f"{kinds} (*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.txt)",
    )
    return _kept(workspace, name)


def choose_new_file(workspace: "Workspace", name: str) -> Path | None:
    """Ask where a workbook is to be written."""
    words = QCoreApplication.translate("Files", "Write a workbook")
    kinds = QCoreApplication.translate("Files", "Excel workbook")
    chosen, _ = QFileDialog.getSaveFileName(
        QApplication.activeWindow(), words, str(_folder(workspace) / name), f"{kinds} (*.xlsx)"
    )
    path = _kept(workspace, chosen)
    return path.with_suffix(".xlsx") if path and not path.suffix else path


def choose_any_files(workspace: "Workspace", words: str) -> list[Path]:
    """Ask for files of any kind to read."""
    names, _ = QFileDialog.getOpenFileNames(
        QApplication.activeWindow(), words, str(_folder(workspace))
    )
    _kept(workspace, names[0] if names else "")
    return [Path(name) for name in names]


def choose_folder(workspace: "Workspace", words: str) -> Path | None:
    """Ask for a folder to write into."""
    name = QFileDialog.getExistingDirectory(
        QApplication.activeWindow(), words, str(_folder(workspace))
    )
    return Path(name) if name else None


def beside(path: Path, ending: str) -> Path:
    """Return a name beside a file that is not taken yet: `loads (checked).xlsx`."""
    wanted = path.with_name(f"{path.stem} ({ending}).xlsx")
    number = 2
    while wanted.exists():
        wanted = path.with_name(f"{path.stem} ({ending} {number}).xlsx")
        number += 1
    return wanted


class Writing(QObject):
    """Writes a workbook off the GUI thread, and says so when it is there."""

    def __init__(self, workspace: "Workspace", write: Callable[[], object], said: str) -> None:
        super().__init__(workspace)
        self._workspace, self._said = workspace, said
        job = Job(lambda _report: write(), self)
        job.succeeded.connect(self._say)
        job.failed.connect(workspace.failed)
        job.ended.connect(self.deleteLater)
        job.start()

    def _say(self) -> None:
        self._workspace.tell(self._said, icon="table")


def _folder(workspace: "Workspace") -> Path:
    kept = workspace.preferences.text(_KEPT)
    if kept and Path(kept).is_dir():
        return Path(kept)
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())


def _kept(workspace: "Workspace", name: str) -> Path | None:
    if not name:
        return None
    workspace.preferences.keep_text(_KEPT, str(Path(name).parent))
    return Path(name)
