"""All keys of the program, page by page."""

from typing import TYPE_CHECKING, NamedTuple

from ui.parts.cells import Cell
from ui.parts.columns import Column
from ui.settings.rows import Section, ShortTable

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace


class Shortcut(NamedTuple):
    """A key, what it does, and where."""

    place: str
    key: str
    words: str


class ShortcutsSection(Section):
    """A table to look up; F1 shows the part of it that belongs to the page at hand."""

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(self.tr("Shortcuts"), self.tr("F1 shows those of the page at hand"))
        self.keys = ShortTable(
            self.tr("Shortcuts"),
            (
                Column("place", self.tr("Where"), lambda one: Cell(one.place, ink="text-2"), 180),
                Column("key", self.tr("Key"), lambda one: Cell(one.key, role="key"), 160),
                Column("words", self.tr("Does"), lambda one: Cell(one.words), 300, stretch=1),
            ),
        )
        self.column.addWidget(self.keys)
        self.end()

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        self.shown()

    def shown(self) -> None:
        if self.workspace is not None:
            self.keys.show_rows(Shortcut(*one) for one in self.workspace.keys_of_all())
