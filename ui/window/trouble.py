"""The page in the place of all others when the data cannot be opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from recycler.errors import DataFolderError
from ui.language import numbers
from ui.language.sentences import say_error
from ui.look.buttons import Button
from ui.look.icons import IconLabel
from ui.look.text import text
from ui.window.page import Page


class TroublePage(Page):
    """Says calmly what keeps the data from being opened, and what can be done."""

    name = "trouble"

    def __init__(
        self,
        error: DataFolderError,
        try_again: Callable[[], object],
        open_folder: Callable[[Path], object],
        repair: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.head.set_title(self.tr("The data could not be opened"))
        self._open_folder = open_folder
        body = QWidget()
        body.setMaximumWidth(640)
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel("shield-plain", "bad", 24), 0, Qt.AlignmentFlag.AlignTop)
        self.words = text(say_error(error), "body", wrap=True)
        row.addWidget(self.words, 1)
        column.addLayout(row)
        said = self.tr("Nothing was changed.")
        if repair:
            said = self.tr(
                "Nothing was changed. A repair takes the last good backup and carries out the "
                "journal since once more; the damaged file is kept, and what is not recovered is "
                "listed. The program starts anew."
            )
        column.addWidget(text(said, "small", "text-3", wrap=True))
        if repair:
            self.backup = text(_last_backup(error.details["folder"]), "small", "text-2", wrap=True)
            column.addWidget(self.backup)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        self.again = Button(self.tr("Try again"), kind="plain" if repair else "primary")
        self.again.clicked.connect(try_again)
        self.repair = Button(self.tr("Repair from the last backup"), kind="primary")
        if repair:
            self.repair.clicked.connect(repair)
        else:
            self.repair.hide()
        other = Button(self.tr("Open another data folder…"))
        other.clicked.connect(self._choose)
        buttons.addWidget(self.repair)
        buttons.addWidget(self.again)
        buttons.addWidget(other)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        self.set_body(body)

    def shown(self) -> None:
        first = self.again if self.repair.isHidden() else self.repair
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Open another data folder"))
        if folder:
            self._open_folder(Path(folder))


def _last_backup(folder: object) -> str:
    """Say how old what a repair begins with is; the facility's clock is in the damaged file."""
    from db.safekeeping.kept_backups import last

    found = last(Path(str(folder)))
    translate = QCoreApplication.translate
    if found is None:
        return translate("TroublePage", "No backup is known here; one from elsewhere is needed.")
    words = translate("TroublePage", "The last backup is of {when} and holds {batches} tickets.")
    when = numbers.moment(found.at.astimezone())
    return words.format(when=when, batches=numbers.number(found.batches))
