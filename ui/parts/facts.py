"""Names and values under each other, as on a record."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from ui.look.layouts import empty
from ui.look.text import text
from ui.look.tokens import Role

_LONG_RUN = re.compile(r"[^\s-]{25,}")

Fact = tuple[str, str, str]  # name, value, aside; a value may end in its role


class Facts(QWidget):
    """A label column and a value column; an aside stands small beneath or beside its value."""

    def __init__(self, label_width: int = 104, *, beneath: bool = False) -> None:
        super().__init__()
        self._label_width, self._beneath = label_width, beneath
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: list[Fact], strong: tuple[str, ...] = ()) -> None:
        """Show facts in the place of those before; names in `strong` have weighty values."""
        empty(self._grid)
        row = 0
        for name, value, aside in facts:
            row = self._add(row, name, value, aside, "strong" if name in strong else "body")

    def _add(self, row: int, name: str, value: str, aside: str, role: Role) -> int:
        label = text(name, "body", "text-2")
        label.setFixedWidth(self._label_width)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        shown = text(_breakable(value), role, wrap=True)
        shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(shown, row, 1)
        if aside and self._beneath:
            self._grid.addWidget(text(aside, "caption", "text-3", wrap=True), row + 1, 1)
            return row + 2
        if aside:
            self._grid.addWidget(self._beside(aside), row, 2)
        return row + 1

    def _beside(self, aside: str) -> QLabel:
        label = text(aside, "caption", "text-3")
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return label


def _breakable(value: str) -> str:
    """Let a long run of signs break anywhere: a lot's number must not push the pane wider."""
    return _LONG_RUN.sub(lambda run: "\u200b".join(run[0]), value)
