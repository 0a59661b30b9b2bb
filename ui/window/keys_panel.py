"""F1: the keys of the page at hand, as a card that can be printed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.look.buttons import Button
from ui.look.layouts import empty
from ui.look.text import rule, text
from ui.window.overlay import Overlay

Keys = Sequence[tuple[str, str]]


class KeysPanel(Overlay):
    """Two columns of keys: of the page, and of the whole window."""

    def __init__(self, parent: QWidget) -> None:
        panel = QFrame()
        panel.setObjectName("keys")
        super().__init__(parent, panel, width=640, below=96)
        self._title, self._card = "", QWidget()
        self._column = QVBoxLayout(panel)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(12)

    def show_keys(self, title: str, groups: Sequence[tuple[str, Keys]]) -> None:
        """Open with the keys of a page; the same call anew replaces them."""
        self._title = title
        empty(self._column)
        self._card = _card(title, groups)
        self._column.addWidget(self._card, 1)
        self._column.addWidget(rule())
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        self.print_button = Button(self.tr("Print"), icon="print")
        self.print_button.clicked.connect(self._print)
        close = Button(self.tr("Close"), kind="link", key="Esc")
        close.clicked.connect(self.close_panel)
        row.addWidget(self.print_button)
        row.addStretch(1)
        row.addWidget(close)
        self._column.addWidget(foot)
        self.open()
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        if QPrintDialog(printer, self).exec():
            from ui.window.printing import print_widget

            print_widget(self._card, printer)


def _card(title: str, groups: Sequence[tuple[str, Keys]]) -> QWidget:
    card = QWidget()
    column = QVBoxLayout(card)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    column.addWidget(text(title, "record"))
    sides = QHBoxLayout()
    sides.setSpacing(32)
    for heading, keys in groups:
        sides.addLayout(_side(heading, keys), 1)
    column.addLayout(sides)
    column.addStretch(1)
    return card


def _side(heading: str, keys: Keys) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    grid.addWidget(text(heading, "section"), 0, 0, 1, 2)
    for row, (key, words) in enumerate(keys, start=1):
        grid.addWidget(text(key, "small", "text-3"), row, 0)
        grid.addWidget(text(words, "body", wrap=True), row, 1)
    grid.setRowStretch(len(keys) + 1, 1)
    return grid
