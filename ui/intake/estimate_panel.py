"""The live estimate beside the form: it follows each key and never goes blank."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.language import words
from ui.look.scrolling import ScrollArea, keep_right_edge
from ui.look.text import surface, text
from ui.look.tokens import MARGIN
from ui.parts.badge import Badge, BadgeLook
from ui.parts.estimate_view import EstimateView, MassLine

if TYPE_CHECKING:
    from recycler.estimate import Estimate, Estimator
    from recycler.origins import Origin
    from recycler.reference.data import Reference
    from ui.parts.origins import OriginsPart

_WAITING = 0.45  # how strong the last good estimate stays while a field is wrong


class EstimatePanel(QWidget):
    """Mass line, table, budget and advice for what is typed at the moment."""

    opened = Signal(object)  # Origin, of the reference data
    weights_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.estimate: Estimate | None = None
        self.badge = Badge()
        self._blank = self._make_blank()
        self._content = QWidget()
        self._veil = QGraphicsOpacityEffect(self._content)
        self._veil.setOpacity(_WAITING)
        self._veil.setEnabled(False)
        self._content.setGraphicsEffect(self._veil)
        self._lay_out()
        self._show_any(False)

    @cached_property
    def view(self) -> EstimateView:
        """Table, budget and advice; no part of the first paint."""
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        self._mass, view = MassLine(), EstimateView()
        view.put_under_table(self.origins)
        view.asked.connect(self._ask)
        view.opened.connect(self.opened)
        inner.addWidget(self._mass)
        inner.addWidget(view)
        inner.addStretch(1)
        return view

    _mass: MassLine

    @cached_property
    def origins(self) -> "OriginsPart":
        """What a figure rests on; loaded with the view."""
        from ui.parts.origins import OriginsPart

        part = OriginsPart()
        part.opened.connect(self._open)
        return part

    def fold(self) -> bool:
        """Fold away what a figure rests on; False where it was not open."""
        if self.estimate is None or not self.origins.fold():
            return False
        self.view.table.setFocus()
        return True

    def _ask(self, key: str) -> None:
        """Show what the figures of an element or a group rest on."""
        from recycler.origins import origins

        if self._made_of is None or self.estimate is None:
            return
        reference, estimator = self._made_of
        found = origins(estimator, self.estimate, key)
        self.origins.show_origins(words.in_sentence(words.group(key)), found, reference)
        self._area.ensureWidgetVisible(self.origins)

    _made_of: "tuple[Reference, Estimator] | None" = None

    def _open(self, origin: "Origin") -> None:
        """Lead to the weights in the form, or to the reference data."""
        if str(origin.kind) == "dry_mass":
            self.weights_asked.emit()
        else:
            self.opened.emit(origin)

    def prepare(self) -> None:
        """Make what the first estimate will be shown in, before a key waits for it."""
        self.view.ensurePolished()

    def show_estimate(
        self, estimate: "Estimate", reference: "Reference", estimator: "Estimator"
    ) -> None:
        self.estimate, self._made_of = estimate, (reference, estimator)
        self.view.show_estimate(estimate, reference, estimator)
        self.origins.hide()
        self._mass.show_mass(estimate)
        self.badge.set_look(BadgeLook(self.tr("live"), "info"))
        self._veil.setEnabled(False)
        self._show_any(True)

    def wait_for(self, what: str) -> None:
        """Keep the last good estimate, greyed, and say what it waits for."""
        if self.estimate is None:
            return
        self.badge.set_look(BadgeLook(self.tr("waits for {}").format(what), "neutral", "clock"))
        self._veil.setEnabled(True)

    def say(self, sentence: str) -> None:
        """Say why there is no estimate of this material."""
        self.estimate = None
        self._first.setText(sentence)
        self._second.hide()
        self._show_any(False)

    def hidden_height(self) -> int:
        """Return how much of the estimate is out of view [px]."""
        layout = self._holder.layout()
        assert layout is not None
        layout.activate()
        view = self._area.viewport()
        return layout.totalHeightForWidth(view.width()) - view.height()

    def is_waiting(self) -> bool:
        return self._veil.isEnabled()

    def _show_any(self, there: bool) -> None:
        self._content.setVisible(there)
        self.badge.setVisible(there)
        self._blank.setVisible(not there)

    def _make_blank(self) -> QWidget:
        blank = QWidget()
        column = QVBoxLayout(blank)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(4)
        self._first = text(
            self.tr("What the load holds and what it will yield stands here."), wrap=True
        )
        self._second = text(
            self.tr("Material and gross weight are enough; each key narrows it."), "body", "text-2"
        )
        column.addWidget(self._first)
        column.addWidget(self._second)
        column.addStretch(1)
        return blank

    def _lay_out(self) -> None:
        surface(self, "2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 0, MARGIN, 0)
        head.setSpacing(10)
        head.addWidget(text(self.tr("Estimate"), "section"))
        head.addWidget(self.badge)
        head.addStretch(1)
        hint = text(self.tr("90 % interval: 9 of 10 such loads fall inside"), "caption", "text-3")
        hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(hint, 1)
        column.addLayout(head)
        column.addWidget(self._scrolled(), 1)

    def _scrolled(self) -> ScrollArea:
        holder = self._holder = QWidget()
        holder.setProperty("clear", "true")
        column = QVBoxLayout(holder)
        column.setContentsMargins(MARGIN, 0, MARGIN, 12)
        column.addWidget(self._content)
        column.addWidget(self._blank)
        self._area = ScrollArea(holder)
        keep_right_edge(self._area, column)
        return self._area
