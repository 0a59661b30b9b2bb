"""What every section of the settings is made of: rows of a name, a hint and a control."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.look import theme
from ui.look.scrolling import ScrollArea
from ui.look.text import rule, set_style, text
from ui.parts.columns import Column, RowsModel
from ui.parts.fields import ProblemLine
from ui.parts.table import DataTable

if TYPE_CHECKING:
    from recycler.origins import Origin
    from ui.workspace.workspace import Change, Workspace

WIDEST = 944
_LEFT = 400


class Section(ScrollArea):
    """One section: a title, what saving means here, and rows beneath."""

    def __init__(self) -> None:
        super().__init__()
        self.workspace: Workspace | None = None
        inner = QWidget()
        inner.setProperty("clear", True)
        sides = QHBoxLayout(inner)
        sides.setContentsMargins(32, 0, 24, 24)
        content = QWidget()
        content.setMaximumWidth(WIDEST)
        sides.addWidget(content, 1)
        sides.addStretch(0)
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 20, 0, 0)
        self.column.setSpacing(0)
        self._title = text("", "record")
        self._aside = text("", "caption", "text-3")
        heading = QHBoxLayout()
        heading.setContentsMargins(0, 0, 0, 8)
        heading.addWidget(self._title)
        heading.addStretch(1)
        heading.addWidget(self._aside)
        self.column.addLayout(heading)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)

    def set_heading(self, title: str, aside: str = "") -> None:
        self._title.setText(title)
        self._aside.setText(aside)

    def take(self, workspace: "Workspace") -> None:
        """Show the loaded data."""
        self.workspace = workspace

    def refresh(self, change: "Change") -> None:
        """Follow a change of the data."""

    def shown(self) -> None:
        """Come to the front."""

    def settled(self) -> bool:
        return True

    def record(self) -> str:
        """Return what the journal calls the record on view, if the section has one."""
        return ""

    def show_record(self, record: str) -> None:
        """Show what the journal says of a record; the section of the journal does."""

    def show_origin(self, origin: "Origin") -> None:
        """Go to where an input of a figure is kept."""

    def add_row(self, name: str, hint: str, *controls: QWidget) -> "Row":
        """Add a setting under the ones before."""
        row = Row(name, hint, controls)
        self.column.addWidget(row)
        return row

    def end(self) -> None:
        """Keep the rows at the top; called once, after the last."""
        self.column.addStretch(1)


class Row(QWidget):
    """A name and a hint at the left, the control at the right, its problem below it."""

    def __init__(self, name: str, hint: str, controls: Sequence[QWidget]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        sides = QHBoxLayout()
        sides.setContentsMargins(0, 12, 0, 12)
        sides.setSpacing(16)
        sides.addLayout(_names(name, hint))
        right = QVBoxLayout()
        right.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(12)
        for control in controls:
            line.addWidget(control)
        line.addStretch(1)
        self.problem = ProblemLine()
        right.addLayout(line)
        right.addWidget(self.problem)
        sides.addLayout(right, 1)
        column.addLayout(sides)
        column.addWidget(rule())
        self._control = controls[0] if controls else None
        if self._control is not None:
            self._control.setAccessibleName(name)

    def say(self, sentence: str, *, notice: bool = False) -> None:
        """Show what is wrong under the control; an empty sentence clears it."""
        if self._control is not None:
            set_style(self._control, "problem", ("warn" if notice else "bad") if sentence else "")
        self.problem.say(sentence, notice=notice)


class ShortTable(QFrame):
    """A framed table exactly as high as its rows: the section scrolls, not the table."""

    def __init__(self, name: str, columns: "Sequence[Column]", row_height: int = 0) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.model = RowsModel(columns, self)
        self.table = DataTable(
            self.model, edge=8, head_ground="surface-1", framed=True, row_height=row_height
        )
        self.table.setAccessibleName(name)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self.table)

    def show_rows(self, rows: "Iterable[object]") -> None:
        self.model.beginResetModel()
        self.model.records = tuple(rows)
        self.model.endResetModel()
        self.table.fit_rows()


def edit(width: int = 320, placeholder: str = "") -> QLineEdit:
    """Return a field of the settings."""
    field = QLineEdit()
    field.setFixedWidth(width)
    field.setFont(theme.font("body"))
    field.setPlaceholderText(placeholder)
    return field


def _names(name: str, hint: str) -> QVBoxLayout:
    names = QVBoxLayout()
    names.setSpacing(1)
    names.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    title = text(name, "key")
    title.setFixedWidth(_LEFT)
    names.addWidget(title)
    if hint:
        below = text(hint, "small", "text-3", wrap=True)
        below.setFixedWidth(_LEFT)
        names.addWidget(below)
    return names
