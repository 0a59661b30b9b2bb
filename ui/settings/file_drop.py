"""Which report is written into a folder by itself, how often, and in which language."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from recycler.errors import RecyclerError
from recycler.file_drop import FileDrop
from ui.look.buttons import Button
from ui.parts.choice import Choice
from ui.settings.rows import Section, edit

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace


class FileDropSection(Section):
    """A plan of the site; kept in the store, so that `report --due` follows it too."""

    def __init__(self) -> None:
        super().__init__()
        self.report = Choice((
            ("", self.tr("none")),
            ("summary", self.tr("recovery summary, workbook")),
            ("manager", self.tr("report for managers, PDF")),
            ("briefing", self.tr("framework briefing, PDF")),
        ))  # fmt: skip
        self.every = Choice((
            ("week", self.tr("each week")),
            ("month", self.tr("each month")),
            ("year", self.tr("each year")),
        ))  # fmt: skip
        self.language = Choice((("en", "English"), ("ja", "日本語")))
        self.paper = Choice((
            ("a4", "A4"), ("letter", "Letter"),
            ("a4 ink", self.tr("A4, black and white")),
            ("letter ink", self.tr("Letter, black and white")),
        ))  # fmt: skip
        self.folder = edit(280)
        self.choose = Button(self.tr("Choose…"), icon="folder")
        self._build()

    def _build(self) -> None:
        self.set_heading(self.tr("Reports by themselves"), self.tr("Saved as you change it"))
        self.add_row(
            self.tr("Report"),
            self.tr("Of the last whole period, written once while the program is open. Without "
                    "the window, the system’s scheduler can call “report --due”."),
            self.report,
        )  # fmt: skip
        self.add_row(self.tr("How often"), "", self.every)
        self._folder_row = self.add_row(
            self.tr("Folder"),
            self.tr("A file is there whole or not at all. What fails is told in the status bar and "
                    "tried again every ten minutes."),
            self.folder, self.choose,
        )  # fmt: skip
        self.add_row(self.tr("Language"), "", self.language)
        self.add_row(self.tr("Paper"), self.tr("Of reports as PDF."), self.paper)
        self.end()
        for choice in (self.report, self.every, self.language, self.paper):
            choice.activated.connect(self._keep)
        self.folder.editingFinished.connect(self._keep)
        self.choose.clicked.connect(self._choose)

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        self._show(workspace.store.drops.plan())

    def _show(self, kept: FileDrop) -> None:
        self._kept = kept
        self.report.choose(kept.report)
        self.every.choose(kept.every)
        self.language.choose(kept.language)
        self.paper.choose(f"{kept.paper} ink" if kept.black_white else kept.paper)
        self.folder.setText(kept.folder)
        self._look()

    _kept = FileDrop()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)
            self._keep()

    def _keep(self) -> None:
        if self.workspace is None:
            return
        paper, _, ink = self.paper.chosen().partition(" ")
        drop = FileDrop(
            self.report.chosen(), self.every.chosen(), self.folder.text().strip(),
            self.language.chosen(), paper, bool(ink),
        )  # fmt: skip
        if drop != self._kept:
            try:
                self.workspace.store.drops.save(drop, seen=self._kept)
            except RecyclerError as error:
                self.workspace.failed.emit(error)
                drop = self.workspace.store.drops.plan()
            self._show(drop)
            self.workspace.announce("drop")
        self._look()

    def _look(self) -> None:
        """Say at once what stands in the way."""
        from pathlib import Path

        folder = self.folder.text().strip()
        wanted = bool(self.report.chosen())
        if wanted and not folder:
            self._folder_row.say(self.tr("Choose the folder reports go to."), notice=True)
        elif wanted and not Path(folder).expanduser().is_dir():
            self._folder_row.say(self.tr("This folder is not there."))
        else:
            self._folder_row.say("")
