"""Which program this is, under which licences, and where the data are."""

import platform
from typing import TYPE_CHECKING

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from recycler.version import VERSION
from ui.look import theme
from ui.look.buttons import Button
from ui.look.text import text
from ui.places import RESOURCES
from ui.settings.rows import Section

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace

LICENCE = "Apache-2.0"


class AboutSection(Section):
    """Version, data folder, licences."""

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(self.tr("About"))
        self.folder = text("", "body")
        self.data_version = text("", "body")
        copy = Button(self.tr("Copy"), icon="copy")
        copy.clicked.connect(self._copy)
        self.add_row(
            self.tr("Recycler {version}").format(version=VERSION),
            self.tr("Works without a network; nothing leaves this computer."),
            text(self._versions(), "body"),
            copy,
        )
        show = Button(self.tr("Open the folder"), icon="folder")
        show.clicked.connect(self._open)
        self.add_row(
            self.tr("Data folder"),
            self.tr("Store, backups, attachments and logs of this installation."),
            self.folder,
            show,
        )
        self.add_row(
            self.tr("Data version"),
            self.tr("Stands on every export; the same version gives the same figures."),
            self.data_version,
        )
        self.add_row(
            self.tr("Licence"),
            self.tr("Of the program; the text is in the file LICENSE."),
            text(LICENCE, "body"),
        )
        self.add_row(
            self.tr("Typeface"),
            self.tr("Inter, shipped under the SIL Open Font License 1.1, in full below."),
            text("Inter", "body"),
        )
        self.licence = QPlainTextEdit()
        self.licence.setReadOnly(True)
        self.licence.setTabChangesFocus(True)
        self.licence.setFont(theme.font("small"))
        self.licence.setAccessibleName(self.tr("SIL Open Font License"))
        self.licence.setPlainText((RESOURCES / "fonts" / "OFL.txt").read_text(encoding="utf-8"))
        self.licence.setFixedHeight(240)
        self.column.addSpacing(12)
        self.column.addWidget(self.licence)
        self.end()

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        self.folder.setText(str(workspace.store.folder))
        self.data_version.setText(workspace.store.data_version())

    @staticmethod
    def _versions() -> str:
        return f"Python {platform.python_version()} · Qt {qt_version}"

    def _copy(self) -> None:
        if self.workspace is not None:
            from ui.running.last_resort import versions

            QApplication.clipboard().setText(versions())
            self.workspace.tell(self.tr("The versions are in the clipboard."), icon="copy")

    def _open(self) -> None:
        if self.workspace is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.workspace.store.folder)))
