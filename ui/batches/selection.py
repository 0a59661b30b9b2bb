"""The bar that comes with marked rows: how many, what they weigh, what they would yield."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recycler.errors import RecyclerError
from ui.language import numbers, words
from ui.look.buttons import Button
from ui.look.text import rule, surface, text
from ui.look.tokens import MARGIN

if TYPE_CHECKING:
    from collections.abc import Collection

    from db.store import Store
    from recycler.batch import Batch


class SelectionBar(QWidget):
    """48 px at the foot of the list; hidden while nothing is marked."""

    deselected = Signal()
    exported = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(48)
        surface(self, "accent-soft")
        self._count, self._sums = text("", "strong"), text("", "body", "text-2")
        self.export = Button(self.tr("Export these"))
        self.export.clicked.connect(self.exported)
        self._deselect = Button(self.tr("Deselect"), kind="link", key="Esc")
        self._deselect.clicked.connect(self.deselected)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 0, 16, 0)
        row.setSpacing(12)
        for widget in (self._count, self._sums):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.export)
        row.addWidget(self._deselect)
        column.addLayout(row, 1)
        self.hide()

    def show_marked(
        self,
        batches: "Collection[Batch]",
        store: "Store | None",
        *,
        full: bool = False,  # more were asked for, or could not be
    ) -> None:
        self.setVisible(bool(batches))
        if not batches:
            return
        valid = [batch for batch in batches if str(batch.state) != "void"]
        most = (
            self.tr("{count} selected, the most at once") if full else self.tr("{count} selected")
        )
        self._count.setText(most.format(count=numbers.number(len(batches))))
        net = numbers.kg(sum(batch.net_ug for batch in valid) / 1e9)
        said = self.tr("net {net}").format(net=net)
        yielded = _yield(valid, store) if store is not None and valid else ""
        self._sums.setText(f"{said} · {yielded}" if yielded else said)


def _yield(batches: "list[Batch]", store: "Store") -> str:
    """Return what the batches would yield together, correlations included."""
    from recycler.elements import HEADLINE_ORDER
    from recycler.totals.totals import totals_of

    try:
        totals = totals_of(store.estimator())
        rows = totals.rows([("", holding) for holding in store.holdings_of(batches)])
    except RecyclerError:
        return ""
    won = {row.element: row.recovered for row in rows if row.recovered.mean > 0}
    for key in ("REE", *HEADLINE_ORDER):
        if key in won:
            name = words.in_sentence(words.short_group(key))
            return f"{name} {numbers.with_interval(won[key])}"
    return ""
