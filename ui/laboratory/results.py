"""What was found in a batch so far, and what may be done with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.laboratory.wording import found, state_badge
from ui.language import numbers
from ui.language.reference_names import spoken
from ui.look.buttons import Button
from ui.look.text import text
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.confirm import Confirm
from ui.parts.table import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from recycler.laboratory.records import AssayResult


class ResultTable(DataTable):
    """The results of one batch, the newest first; as high as its rows."""

    def __init__(self, *, ground: str = "surface-1", focus: bool = True) -> None:
        self.zone: tzinfo | None = None
        self.results = RowsModel(self._columns())
        super().__init__(self.results, edge=8, ground=ground, head_ground=ground)
        self.results.setParent(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not focus:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_results(self, results: "Sequence[AssayResult]", zone: "tzinfo") -> None:
        self.zone = zone
        self.results.set_records(list(reversed(results)))
        self.fit_rows()

    def _columns(self) -> list[Column]:
        translate = QCoreApplication.translate
        return [
            Column("element", translate("Results", "Element"), _element, width=66),
            Column("found", translate("Results", "Found"), _found, width=96, right=True),
            Column("sd", translate("Results", "sd"), _sd, width=74, right=True),
            Column("sample", translate("Results", "Sample"), _sample, width=84),
            Column("method", translate("Results", "Method"), _method, width=130, stretch=2),
            Column(
                "laboratory", translate("Results", "Laboratory"), _laboratory, width=120, stretch=1,
                yields=2,
            ),
            Column("day", translate("Results", "Day"), self._day, width=88, yields=1),
            Column("state", translate("Results", "State"), _state, width=112),
        ]  # fmt: skip

    def _day(self, result: "AssayResult") -> Cell:
        moment = result.moment.astimezone(self.zone)
        said = numbers.short_day(moment)
        return Cell(said, ink="text-2", tip=numbers.moment(moment))


class ResultList(QWidget):
    """The table, and below it what may be done with its current row."""

    made_final = Signal(object, str)  # AssayResult, why
    rejected = Signal(object, str)
    retest_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.table = ResultTable()
        self.final = Confirm(self.tr("Make final"), kind="plain", deed_kind="primary")
        self.final.asks = self._is_suspect
        self.reject = Confirm(self.tr("Reject…"))
        self.again = Button(self.tr("Retest"), key="T")
        self._actions = QWidget()
        self._lay_out()
        self.table.current_changed.connect(lambda row: self._show_actions())
        self.final.confirmed.connect(lambda why: self.made_final.emit(self.current(), why))
        self.reject.confirmed.connect(lambda why: self.rejected.emit(self.current(), why))
        self.again.clicked.connect(lambda: self.retest_wanted.emit(self.current()))
        self.final.unfolded.connect(lambda open_: self._only(self.final, open_))
        self.reject.unfolded.connect(lambda open_: self._only(self.reject, open_))

    def show_results(self, results: "Sequence[AssayResult]", zone: "tzinfo") -> None:
        self.fold()
        self.table.show_results(results, zone)
        self.setVisible(bool(results))
        if not 0 <= self.table.current_row() < len(results):
            self.table.set_current_row(0)
        self._show_actions()

    def current(self) -> "AssayResult | None":
        result: AssayResult | None = self.table.results.record(self.table.current_row())
        return result

    def fold(self) -> bool:
        """Fold what is unfolded; tells whether anything was."""
        open_ones = [one for one in (self.final, self.reject) if one.is_unfolded()]
        for one in open_ones:
            one.fold()
        return bool(open_ones)

    def press_final(self) -> None:
        if not self.final.isHidden():
            self.final.unfold()

    def press_reject(self) -> None:
        if not self.reject.isHidden():
            self.reject.unfold()

    def press_again(self) -> None:
        if not self.again.isHidden():
            self.again.click()

    def _is_suspect(self) -> bool:
        result = self.current()
        return bool(result and result.is_suspect and not result.why)

    def _show_actions(self) -> None:
        result = self.current()
        self._actions.setVisible(result is not None and result.counts)
        if result is None:
            return
        named = f"{result.element} {found(result)}"
        self.final.setVisible(str(result.state) == "provisional")
        final = self.tr("Make {result} final").format(result=named)
        reject = self.tr("Reject {result}").format(result=named)
        self.final.set_words(self.tr("Make final"), final, result.id)
        self.reject.set_words(self.tr("Reject…"), reject, result.id)

    def _only(self, one: Confirm, unfolded: bool) -> None:
        """Give the unfolded one all the room."""
        result = self.current()
        for other in (self.final, self.reject, self.again):
            other.setVisible(other is one or not unfolded)
        if not unfolded and result is not None:
            self.final.setVisible(str(result.state) == "provisional")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(text(self.tr("Recorded for this batch"), "section"))
        head.addStretch(1)
        hint = self.tr("F make final · T retest · R reject")
        head.addWidget(text(hint, "caption", "text-3"))
        column.addLayout(head)
        column.addWidget(self.table)
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.final, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.reject, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        column.addWidget(self._actions)


def _faded(result: "AssayResult", cell: Cell) -> Cell:
    return cell if result.counts else cell.faded()


def _element(result: "AssayResult") -> Cell:
    return _faded(result, Cell(result.element, role="strong"))


def _found(result: "AssayResult") -> Cell:
    return _faded(result, Cell(found(result)))


def _sd(result: "AssayResult") -> Cell:
    said = numbers.weighing(result.sd) if result.sd is not None else numbers.UNKNOWN
    return _faded(result, Cell(said, role="small", ink="text-3"))


def _sample(result: "AssayResult") -> Cell:
    return _faded(result, Cell(result.sample, ink="text-2"))


def _method(result: "AssayResult") -> Cell:
    parts = (spoken(result.method or ""), result.instrument)
    said = " · ".join(part for part in parts if part) or numbers.UNKNOWN
    return _faded(result, Cell(said, ink="text-2"))


def _laboratory(result: "AssayResult") -> Cell:
    return _faded(result, Cell(result.laboratory or numbers.UNKNOWN, ink="text-2"))


def _state(result: "AssayResult") -> Cell:
    badge = state_badge(str(result.state))
    return Cell(badge.words, badge=badge, tip=result.why or "")
