"""The reference list of targets, to follow or no longer to follow."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import numbers
from ui.language.reference_names import spoken
from ui.look.buttons import Button
from ui.look.text import rule, surface, text
from ui.look.tokens import MARGIN
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.confirm import Confirm
from ui.parts.fields import Edit
from ui.parts.table import DataTable
from ui.targets import groups, wording

if TYPE_CHECKING:
    from recycler.targets.standing import Standing

translate = QCoreApplication.translate


def _columns() -> list[Column]:
    return [
        Column("check", "", _check, width=52),
        Column("name", translate("Targets", "Target"), _name, width=260, stretch=3),
        Column("who", translate("Targets", "Authority"), _authority, width=176, stretch=1),
        Column("legal", translate("Targets", "Kind"), _legal, width=170, stretch=1),
        Column("figure", translate("Targets", "Figure"), _figure, width=110, right=True),
        Column("by", translate("Targets", "By"), _by, width=128),
        Column("standing", translate("Targets", "Standing"), _standing, width=150),
    ]


def _check(one: "Standing") -> Cell:
    return Cell(checked=one.target.followed)


def _name(one: "Standing") -> Cell:
    target = one.target
    return Cell(spoken(target.name), tip=f"{spoken(target.metric)}\n{target.source}")


def _authority(one: "Standing") -> Cell:
    return Cell(spoken(one.target.authority), ink="text-2")


def _legal(one: "Standing") -> Cell:
    return Cell(wording.legal(one.target), ink="text-2")


def _figure(one: "Standing") -> Cell:
    return Cell(wording.value(one))


def _by(one: "Standing") -> Cell:
    return Cell(numbers.day(one.step.on), ink="text-2")


def _standing(one: "Standing") -> Cell:
    badge = groups.badge(one)
    return Cell(badge.words, badge=badge)


class Choosing(QWidget):
    """Type to find, Enter to follow; Esc goes back to the page."""

    follow = Signal(str)
    unfollow = Signal(object, str)  # Target, why
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        surface(self, "1")
        self._standings: Sequence[Standing] = ()
        self.search = Edit()
        self.search.setPlaceholderText(self.tr("Find: lithium, EU, Japan, recycled content…"))
        self.search.setAccessibleName(self.tr("Find a target"))
        self.said = text("", "small", "text-2")
        self.model = RowsModel(_columns())
        self.table = DataTable(self.model)
        self.model.setParent(self.table)
        self.table.setAccessibleName(self.tr("Reference list of targets"))
        self.table.cells.is_marked = lambda row: row == self.table.current_row()
        self.unfollow_part = Confirm(self.tr("Follow no longer…"), kind="plain")
        self.follow_button = Button(self.tr("Follow"), kind="primary", key=self.tr("Enter"))
        self.back = Button(self.tr("Back to the targets"), key="Esc")
        self._lay_out()
        self.search.textEdited.connect(lambda _typed: self._filter())
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.opened.connect(lambda _row: self._on_enter())
        self.table.current_changed.connect(lambda _row: self._dress())
        self.follow_button.clicked.connect(self._on_enter)
        self.unfollow_part.confirmed.connect(self._on_unfollow)
        self.back.clicked.connect(self.left)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 10, MARGIN, 10)
        head.setSpacing(12)
        self.search.setFixedWidth(360)
        head.addWidget(self.search)
        head.addWidget(self.said, 1)
        head.addWidget(self.back)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.table, 1)
        column.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 10, MARGIN, 10)
        foot.setSpacing(12)
        foot.addWidget(self.follow_button)
        foot.addWidget(self.unfollow_part)
        foot.addStretch(1)
        column.addLayout(foot)

    def show_list(self, standings: "Sequence[Standing]") -> None:
        """Show the targets of the list; the current one stays so."""
        self._standings = [one for one in standings if not one.target.is_own]
        self._filter()

    def current(self) -> "Standing | None":
        found: Standing | None = self.model.record(self.table.current_row())
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def _filter(self) -> None:
        held = self.current()
        words = self.search.text().casefold().split()
        found = [one for one in self._standings if all(word in _all_words(one) for word in words)]
        self.model.set_records(found)
        codes = [one.target.code for one in found]
        code = held.target.code if held else ""
        self.table.set_current_row(codes.index(code) if code in codes else 0)
        followed = sum(one.target.followed for one in self._standings)
        self.said.setText(
            self.tr("{shown} of {all} shown, {followed} followed").format(
                shown=len(found), all=len(self._standings), followed=followed
            )
        )
        self._dress()

    def _dress(self) -> None:
        one = self.current()
        self.follow_button.setVisible(one is not None and not one.target.followed)
        self.unfollow_part.setVisible(one is not None and one.target.followed)
        self.unfollow_part.fold()
        words = self.tr("Follow no longer…"), self.tr("Follow no longer")
        self.unfollow_part.set_words(*words, one.target.code if one else "")

    def _on_enter(self) -> None:
        one = self.current()
        if one is None:
            return
        if one.target.followed:
            self.unfollow_part.unfold()
        else:
            self.follow.emit(one.target.code)

    def _on_unfollow(self, why: str) -> None:
        one = self.current()
        if one is not None:
            self.unfollow.emit(one.target, why)


def _all_words(one: "Standing") -> str:
    target = one.target
    told = (target.name, target.authority, target.subject, target.metric, target.basis)
    shown = (target.code, *map(spoken, told), groups.name(target), groups.group(target))
    return " ".join((*told, *shown)).casefold()
