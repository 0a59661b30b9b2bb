"""What a result does to the figures of its batch: before and after, live."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QVBoxLayout, QWidget

from recycler.errors import RecyclerError
from ui.jobs import Job, Report
from ui.language import numbers, words
from ui.language.sentences import say_error
from ui.look import theme
from ui.look.text import text
from ui.parts.badge import Badge, BadgeLook
from ui.parts.cells import Bars, Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.estimate_table import lane, won
from ui.parts.table import DataTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.store import Store
    from recycler.batch import Batch
    from recycler.estimate import Estimate, Quantity
    from recycler.laboratory.records import AssayEntry, Taking

_WAITING = 0.45  # how strong the last good figures stay while a field is wrong
_MOST = 7


@dataclass(frozen=True, slots=True)
class EffectRow:
    """One element or group before and after; `scale` is shared by the bars of all rows."""

    key: str
    is_sum: bool
    before: "Quantity"
    after: "Quantity | None"
    decimals: int


@dataclass(frozen=True, slots=True)
class Supposed:
    """Results as they are typed at the moment, and for what."""

    batch: "Batch"
    entries: "tuple[AssayEntry, ...]"
    how: "Taking | None"
    instead_of: str


def effect_rows(before: "Estimate", after: "Estimate | None") -> list[EffectRow]:
    """Return what is won of each element, then of the headline's group."""
    measure = "recovered" if won(before) else "contained"
    lines = [*(won(before) or before.elements)][:_MOST]
    head = before.headline
    group = [head] if head and head.key not in {line.key for line in lines} else []
    old = [(line.key, bool(line in group), getattr(line, measure)) for line in (*lines, *group)]
    new = {key: _quantity(after, key, measure) for key, _, _ in old}
    known = [q for q in (*(of for _, _, of in old[: len(lines)]), *new.values()) if q]
    decimals = min(max(numbers.shared_decimals(known), 0), 3)
    return [EffectRow(key, is_sum, of, new[key], decimals) for key, is_sum, of in old]


class EffectView(QWidget):
    """The table with its title; figures follow the keys beside the GUI thread."""

    shown = Signal()
    opened = Signal()  # the batch whose figures these are

    def __init__(self) -> None:
        super().__init__()
        self.after: Estimate | None = None
        self._store: Store | None = None
        self._before: Estimate | None = None
        self._job: Job | None = None
        self._next: Supposed | None = None
        self._rows = RowsModel(effect_columns())
        self.table = DataTable(
            self._rows, edge=8, ground="surface-1", head_ground="surface-1",
            row_height=theme.metrics().bar_row,
        )  # fmt: skip
        self._rows.setParent(self)
        self.table.setAccessibleName(self.tr("What the result does"))
        self.table.opened.connect(lambda _row: self.opened.emit())
        self.table.cell_clicked.connect(lambda _row, _key: self.opened.emit())
        self.badge = Badge()
        self._hint = text("", "caption", "text-3")
        self._said = text("", "small", "text-2", wrap=True)
        self._veil = QGraphicsOpacityEffect(self.table)
        self._veil.setOpacity(_WAITING)
        self._veil.setEnabled(False)
        self.table.setGraphicsEffect(self._veil)
        self._lay_out()

    def take(self, store: "Store") -> None:
        self._store = store

    def show_before(self, before: "Estimate | None", after: "Estimate | None") -> None:
        """Show a batch as it is known, and what its results so far have done."""
        self._next, self._before, self.after = None, before, after
        self._show()

    def suppose(self, supposed: Supposed, before: "Estimate | None") -> None:
        """Show what these results would do, as soon as it is worked out."""
        self._before, self._next = before, supposed
        if self._job is None:
            self._start()

    def wait_for(self, what: str) -> None:
        """Keep the last good figures, greyed, and say what they wait for."""
        self._next = None
        self.badge.set_look(BadgeLook(self.tr("waits for {}").format(what), "neutral", "clock"))
        self.badge.show()
        self._veil.setEnabled(True)

    def is_waiting(self) -> bool:
        return self._job is not None

    # --- inside ---

    def _start(self) -> None:
        supposed, store = self._next, self._store
        if supposed is None or store is None:
            return
        self._next = None
        self._job = Job(_working_out(store, supposed), self)
        self._job.succeeded.connect(self._on_made)
        self._job.ended.connect(self._on_ended)
        self._job.start()

    def _on_made(self, made: "tuple[Supposed, Estimate | RecyclerError]") -> None:
        if self._next is not None or self._before is None:
            return
        _, estimate = made
        if isinstance(estimate, RecyclerError):
            self._said.setText(say_error(estimate))
            self._said.show()
            return
        self.after = estimate
        self._show()
        self.badge.set_look(BadgeLook(self.tr("live"), "info"))
        self.badge.show()

    def _on_ended(self) -> None:
        self._job = None
        if self._next is not None:
            self._start()
        else:
            self.shown.emit()

    def _show(self) -> None:
        self._veil.setEnabled(False)
        self.badge.hide()
        before = self._before
        self.table.setVisible(before is not None)
        self._said.setVisible(before is None)
        if before is None:
            self._said.setText(
                self.tr("Nothing is known of this material: a result is all there is.")
            )
            return
        self._hint.setText(
            self.tr("recovered, kg · grey before, blue after")
            if won(before)
            else self.tr("contained, kg · grey before, blue after")
        )
        self._rows.set_records(effect_rows(before, self.after))
        self.table.fit_rows()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(text(self.tr("What the result does"), "section"))
        head.addWidget(self.badge)
        head.addStretch(1)
        head.addWidget(self._hint)
        column.addLayout(head)
        column.addWidget(self.table)
        column.addWidget(self._said)
        self.badge.hide()
        self._said.hide()
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def effect_columns() -> list[Column]:
    """Return the columns of before and after."""
    translate = QCoreApplication.translate
    ninety = translate("EffectView", "90 %")
    return [
        Column("name", translate("EffectView", "Element"), _name, width=96, stretch=1),
        Column("before", translate("EffectView", "Before"), _before, width=72, right=True),
        Column("before_90", ninety, _before_90, width=86),
        Column("after", translate("EffectView", "After"), _after, width=72, right=True),
        Column("after_90", ninety, _after_90, width=86),
        Column("bars", "", _bars, width=120, stretch=2),
        Column("change", translate("EffectView", "Interval"), _change, width=70, right=True),
    ]


def interval_change(before: "Quantity", after: "Quantity | None") -> float | None:
    """Return how much wider the 90 % interval became, as a share; negative where narrower."""
    width = before.p95 - before.p05
    if after is None or width <= 0:
        return None
    return (after.p95 - after.p05) / width - 1


def _name(row: EffectRow) -> Cell:
    name = words.group(row.key)
    return Cell(name if row.is_sum else row.key, role="strong" if row.is_sum else "body", tip=name)


def _before(row: EffectRow) -> Cell:
    return Cell(numbers.mean(row.before, row.decimals), ink="text-2")


def _before_90(row: EffectRow) -> Cell:
    return Cell(numbers.interval(row.before, row.decimals), role="small", ink="text-3")


def _after(row: EffectRow) -> Cell:
    return Cell(numbers.mean(row.after, row.decimals) if row.after else "", role="strong")


def _after_90(row: EffectRow) -> Cell:
    said = numbers.interval(row.after, row.decimals) if row.after else ""
    return Cell(said, role="small", ink="text-3")


def _bars(row: EffectRow) -> Cell:
    return Cell(bars=Bars(lane(row.before), lane(row.after) if row.after else None))


def _change(row: EffectRow) -> Cell:
    change = interval_change(row.before, row.after)
    if change is None:
        return Cell("")
    percent = round(100 * change)
    sign = "+" if percent > 0 else ""
    role = "strong" if row.is_sum else "body"
    return Cell(numbers.with_unit(f"{sign}{numbers.number(percent)}", "%"), role=role)  # type: ignore[arg-type]


def _quantity(estimate: "Estimate | None", key: str, measure: str) -> "Quantity | None":
    line = estimate.of(key) if estimate else None
    found: Quantity | None = getattr(line, measure) if line else None
    return found


def _working_out(store: "Store", supposed: Supposed) -> "Callable[[Report], object]":
    def work(report: Report) -> object:
        report(0, 1)
        entries: Sequence[AssayEntry] = supposed.entries
        try:
            made: object = store.supposed(
                supposed.batch, entries, supposed.how, instead_of=supposed.instead_of
            )
        except RecyclerError as error:
            made = error
        return supposed, made

    return work
