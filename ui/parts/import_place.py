"""The import in the place of a page's body: from a file, or from rows that were copied."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from ui.language import numbers

if TYPE_CHECKING:
    from recycler.exchange.text_rows import Source
    from ui.intake.import_panel import ImportPanel
    from ui.workspace.workspace import Workspace

PASTE_KEY = "Ctrl+V"


class ImportPlace(QObject):
    """Makes the panel when it is first wanted, and tells whether it is the one on view."""

    def __init__(
        self,
        stack: QStackedWidget,
        make: "Callable[[Workspace], ImportPanel]",
        closed: Callable[[], object],
    ) -> None:
        super().__init__(stack)
        self._stack, self._make, self._closed = stack, make, closed
        self._workspace: Workspace | None = None
        self.panel: ImportPanel | None = None

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def open(self, source: "Source | None" = None) -> None:
        """Begin anew, with a file or pasted rows if there are some."""
        if self._workspace is None:
            return
        if self.panel is None:
            self.panel = self._make(self._workspace)
            self.panel.closed.connect(self._closed)
            self._stack.addWidget(self.panel)
        self._stack.setCurrentWidget(self.panel)
        self.panel.start(source)

    def paste(self) -> None:
        """Take the rows that were copied in another program, or say that there are none."""
        if self._workspace is None:
            return
        from recycler.exchange.text_rows import Pasted

        text = QGuiApplication.clipboard().text()
        if not text.strip():
            said = self.tr("Nothing is copied. Copy rows with their column heads, then paste.")
            self._workspace.tell(said, icon="import")
            return
        self.open(Pasted(text, self.tr("the clipboard"), numbers.decimal_comma()))

    def is_open(self) -> bool:
        return self.panel is not None and self._stack.currentWidget() is self.panel

    def is_waiting(self) -> bool:
        return self.panel is not None and self.panel.is_waiting()

    def focus(self) -> bool:
        """Go to the file to choose; tells whether the import is on view."""
        if self.panel is None or not self.is_open():
            return False
        self.panel.path.edit.setFocus()
        return True

    def leave(self) -> bool:
        """Stop what runs, or leave the import; tells whether it was on view."""
        if self.panel is None or not self.is_open():
            return False
        self.panel.leave_or_cancel()
        return True
