"""A line of words some of which lead on: by the mouse, and by Tab and Enter."""

import html
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from ui.look import theme
from ui.look.text import set_ink
from ui.look.tokens import Ink, Role


class Piece(NamedTuple):
    """Words, and what they lead to; "" is nothing."""

    words: str
    leads_to: str = ""


class LinkedLine(QLabel):
    """Says pieces one after the other; `followed` tells what the one pressed leads to."""

    followed = Signal(str)

    def __init__(self, role: Role = "caption", ink: Ink = "text-3") -> None:
        super().__init__()
        self._pieces: tuple[Piece, ...] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setFont(theme.font(role))
        self.setWordWrap(True)
        set_ink(self, ink)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        self.linkActivated.connect(self.followed)
        theme.changed.connect(self._write)

    def plain(self) -> str:
        """Return the words without what they lead to."""
        return "".join(piece.words for piece in self._pieces)

    def say(self, pieces: Sequence[Piece]) -> None:
        self._pieces = tuple(pieces)
        self.setAccessibleName(self.plain())
        self._write()

    def _write(self) -> None:
        ink = theme.current().hex("text-2")
        self.setText("".join(_marked(piece, ink) for piece in self._pieces))


def _marked(piece: Piece, ink: str) -> str:
    words = html.escape(piece.words)
    if not piece.leads_to:
        return words
    return f'<a href="{html.escape(piece.leads_to)}" style="color: {ink}">{words}</a>'
