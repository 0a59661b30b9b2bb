"""The backups that are kept: how old, how large, what is in each, where; rehearsed and restored."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from recycler.errors import RecyclerError
from recycler.people.rights import Right
from ui.language import numbers
from ui.look.buttons import Button
from ui.look.text import text
from ui.parts.cells import Cell
from ui.parts.columns import Column
from ui.settings.rows import ShortTable
from ui.window.status_bar import when_words

if TYPE_CHECKING:
    from db.safekeeping.kept_backups import BackupInfo
    from ui.workspace.workspace import Workspace

_HOURS_A_DAY = 24


class KeptBackups(QWidget):
    """A table of what could be restored, and what can be done with the one that is chosen."""

    restore_asked = Signal(object)  # Path

    def __init__(self) -> None:
        super().__init__()
        self._workspace: Workspace | None = None
        self._in_both: set[datetime] = set()
        self.kept = ShortTable(self.tr("Kept backups"), self._columns())
        self.kept.table.selectionModel().currentRowChanged.connect(self._look)
        self.rehearse = Button(self.tr("Rehearse a restore"))
        self.rehearse.clicked.connect(self._rehearse)
        self.restore = Button(self.tr("Restore this one…"), kind="link")
        self.restore.clicked.connect(self._restore)
        self.said = text("", "body", wrap=True)
        self.said.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        column.addWidget(text(self.tr("Kept backups"), "key"))
        column.addWidget(
            text(
                self.tr(
                    "Made on closing, each hour if anything changed, and before the program brings "
                    "the data up to date. Of the last 24 hours, 14 days, 8 weeks and 24 months "
                    "that have any, the newest stays. A rehearsal opens a copy and checks it whole."
                ),
                "small", "text-3", wrap=True,
            )
        )  # fmt: skip
        column.addWidget(self.kept)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.rehearse)
        row.addWidget(self.restore)
        row.addWidget(self.said, 1)
        row.addStretch(0)
        column.addLayout(row)

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        workspace.keeper.rehearsed.connect(self._say)

    def show_kept(self) -> None:
        """Show what is kept now, here and in the second folder."""
        if self._workspace is None:
            return
        from db.data_folder import BACKUPS
        from db.safekeeping.kept_backups import listed, second_folder

        folder = self._workspace.store.folder
        second = second_folder(folder)
        there = listed(second) if second else []
        here = listed(folder / BACKUPS)
        also = {info.at for info in here} & {info.at for info in there}
        only_there = [info for info in there if info.at not in also]
        found = sorted([*here, *only_there], key=lambda info: info.at, reverse=True)
        self._in_both = also
        self.kept.show_rows(found)
        if found:
            self.kept.table.selectRow(0)
        self.setVisible(bool(found))
        self._look()

    def chosen(self) -> "BackupInfo | None":
        row = self.kept.table.currentIndex().row()
        records = self.kept.model.records
        return records[row] if 0 <= row < len(records) else None

    def _look(self) -> None:
        chosen = self.chosen() is not None
        self.rehearse.setEnabled(chosen)
        self.restore.setEnabled(chosen)
        self.said.hide()

    def _rehearse(self) -> None:
        info = self.chosen()
        if self._workspace and info:
            self._workspace.keeper.rehearse(info.file)

    def _restore(self) -> None:
        info = self.chosen()
        if info:
            self.restore_asked.emit(info.file)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("at", self.tr("Made"), self._at, width=150),
            Column("age", self.tr("Age"), self._age, width=90, right=True),
            Column("batches", self.tr("Tickets"), _batches, width=90, right=True),
            Column("entries", self.tr("Journal entries"), _entries, width=130, right=True),
            Column("size", self.tr("Size"), _size, width=90, right=True),
            Column("where", self.tr("Where"), self._where, width=220, stretch=1),
        )

    def _at(self, info: "BackupInfo") -> Cell:
        assert self._workspace is not None
        return Cell(when_words(info.at.astimezone(self._workspace.zone), self._workspace))

    def _age(self, info: "BackupInfo") -> Cell:
        hours = (datetime.now(UTC) - info.at).total_seconds() / 3600
        if hours < 1:
            return Cell(self.tr("under 1 h"), ink="text-2")
        if hours < 2 * _HOURS_A_DAY:
            return Cell(self.tr("{hours} h").format(hours=int(hours)), ink="text-2")
        days = numbers.number(int(hours / _HOURS_A_DAY))
        return Cell(self.tr("{days} days").format(days=days), ink="text-2")

    def _where(self, info: "BackupInfo") -> Cell:
        assert self._workspace is not None
        if info.at in self._in_both:
            return Cell(self.tr("here and in the second folder"), ink="text-2")
        if info.file.is_relative_to(self._workspace.store.folder):
            return Cell(self.tr("here"), ink="text-2")
        return Cell(self.tr("in the second folder"), ink="text-2")


class SecondFolderChoice(QWidget):
    """Where copies of the backups go: a stick, or a folder on another machine."""

    def __init__(self) -> None:
        super().__init__()
        self._workspace: Workspace | None = None
        self.choose = Button(self.tr("Choose…"), icon="folder")
        self.choose.clicked.connect(self._choose)
        self.none = Button(self.tr("Keep no copies"), kind="link")
        self.none.clicked.connect(lambda: self.keep_in(None))
        self.place = text("", "small", "text-2", wrap=True)
        self.place.setMinimumWidth(360)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.choose)
        row.addWidget(self.none)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.place)

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def show_place(self) -> None:
        if self._workspace is None:
            return
        from db.safekeeping.kept_backups import second_folder

        second = second_folder(self._workspace.store.folder)
        self.none.setVisible(second is not None)
        if second is None:
            self.place.setText(self.tr("None is set."))
        elif second.is_dir():
            self.place.setText(str(second))
        else:
            self.place.setText(self.tr("Not there now: {folder}").format(folder=second))

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Second folder for backups"))
        if chosen:
            self.keep_in(Path(chosen))

    def keep_in(self, place: Path | None) -> None:
        """Copy backups to a place from now on, and those there are at once; None: nowhere."""
        if self._workspace is None:
            return
        from db.safekeeping.kept_backups import set_second_folder

        try:
            self._workspace.store.ask(Right.FACILITY)
            set_second_folder(self._workspace.store.folder, place)
        except RecyclerError as error:
            self._workspace.failed.emit(error)
            return
        self.show_place()
        self._workspace.keeper.back_up_changes()


def _batches(info: "BackupInfo") -> Cell:
    return Cell(numbers.number(info.batches))


def _entries(info: "BackupInfo") -> Cell:
    return Cell(numbers.number(info.journal_entries))


def _size(info: "BackupInfo") -> Cell:
    return Cell(numbers.file_size(info.size_bytes))
