"""A part of the page: a hairline, a title with one line beside it, and what it holds."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.text import rule, text
from ui.look.tokens import MARGIN


class Section(QWidget):
    """Title and caption above; what is added stands below, from edge to edge."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = text(title, "section")
        self.said = text("", "small", "text-2")
        self.aside = text("", "caption", "text-3")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(rule())
        self.row = QHBoxLayout()
        self.row.setContentsMargins(MARGIN, 10, MARGIN, 8)
        self.row.setSpacing(12)
        self.row.addWidget(self.title)
        self.row.addWidget(self.said, 1)
        self.row.addWidget(self.aside)
        self.column.addLayout(self.row)

    def say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setToolTip(words)

    def add_foot(self) -> QHBoxLayout:
        """Return a row below everything, on the page's margin."""
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 8, MARGIN, 10)
        row.setSpacing(8)
        self.column.addLayout(row)
        return row
