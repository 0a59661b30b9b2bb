"""What one target takes, what would raise its chance, and how that is computed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.language.sentences import say
from ui.look.buttons import Button
from ui.look.text import rule, surface, text
from ui.look.tokens import MARGIN
from ui.parts.confirm import Confirm
from ui.targets import groups, wording

if TYPE_CHECKING:
    from recycler.reference.data import Reference
    from recycler.targets.gap import Gap
    from recycler.targets.standing import Standing

_LEAST = 132  # height [px]


class Detail(QWidget):
    """Three columns below the table, about the target that is current."""

    batches_wanted = Signal()
    change_wanted = Signal()
    ended = Signal(str)  # why

    def __init__(self) -> None:
        super().__init__()
        surface(self, "1")
        self.setMinimumHeight(_LEAST)
        self.takes, self.raises, self.computed = (_Part() for _ in range(3))
        self.raises.title.setText(self.tr("What would raise the chance most"))
        self.computed.title.setText(self.tr("How the chance is computed"))
        self.behind = Button(self.tr("Show the batches behind it"), kind="link", key="B")
        self.change = Button(self.tr("Change…"), key="E")
        self.end = Confirm(self.tr("End…"), kind="plain")
        self.behind.clicked.connect(self.batches_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.end.confirmed.connect(self.ended)
        self._lay_out()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(rule())
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 12, MARGIN, 4)
        row.setSpacing(32)
        for part in (self.takes, self.raises, self.computed):
            row.addWidget(part, 1)
        outer.addLayout(row, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN - 9, 0, MARGIN, 10)
        foot.setSpacing(12)
        foot.addWidget(self.behind)
        foot.addStretch(1)
        foot.addWidget(self.change)
        foot.addWidget(self.end)
        outer.addLayout(foot)

    def show_standing(self, standing: "Standing") -> None:
        """Show what is known at once; what it takes is computed beside the GUI thread."""
        name = groups.name(standing.target)
        self.takes.title.setText(self.tr("{}: what it takes").format(name))
        self.takes.say(say(standing.reason) if standing.reason else "")
        self.raises.say(self.tr("Computing…") if standing.chance is not None else "–")
        said = [wording.computed(standing), self._source(standing)]
        self.computed.say("\n".join(filter(None, said)))
        self.behind.setText(self._behind(standing))
        self.behind.updateGeometry()
        self.behind.setVisible(standing.now is not None)
        is_own = standing.target.is_own
        self.change.setVisible(is_own)
        self.end.fold()
        words = self.tr("End…") if is_own else self.tr("Follow no longer…")
        deed = self.tr("End it") if is_own else self.tr("Follow no longer")
        self.end.set_words(words, deed, standing.target.code)
        self.end.setVisible(is_own or standing.target.followed)

    def show_gap(self, found: "Gap", reference: "Reference") -> None:
        """Show what it takes."""
        reason = found.standing.reason
        told = [wording.takes(found), say(reason) if reason else ""]
        self.takes.say("\n".join(filter(None, told)))
        ways = wording.ways(found, reference)
        nothing = self.tr("Nothing that could be computed moves it notably.")
        self.raises.say("\n".join(ways) or ("–" if found.standing.chance is None else nothing))

    def _behind(self, standing: "Standing") -> str:
        if standing.basis == "runs":
            return self.tr("Show the balance behind it")
        if standing.basis == "assays":
            return self.tr("Show the results behind it")
        return self.tr("Show the batches behind it")

    def _source(self, standing: "Standing") -> str:
        target = standing.target
        if target.is_own:
            return self.tr("Owner: {}").format(target.owner) if target.owner else ""
        return self.tr("Source: {source} ({grade})").format(
            source=target.source, grade=wording.grade(target.evidence)
        )


class _Part(QWidget):
    """A title and a few lines under it."""

    def __init__(self) -> None:
        super().__init__()
        self.title = text("", "section", wrap=False)
        self.words: QLabel = text("", "body", "text-2", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.words, 1)
        self.title.setMinimumWidth(80)

    def say(self, words: str) -> None:
        self.words.setText(words)
        self.words.setToolTip(words)
