"""The live closure of a run: what went in of an element against what came out and what is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from recycler.processing.account import Account, Closure, Line
from ui.charts import paint
from ui.charts.legend import Legend, OneLine
from ui.charts.spec import OTHERS, LegendEntry
from ui.language import numbers, words
from ui.language.words import product
from ui.look import theme
from ui.look.buttons import Button
from ui.parts.badge import Badge
from ui.parts.chips import Chooser
from ui.parts.suggestions import Suggestion, matching
from ui.processing.wording import (
    HALF,
    figure,
    finding,
    is_known,
    of_element,
    rest,
    verdict,
)

MOST_PIECES = 7
_BAR, _GAP = 24, 8
_ORDER = ("residue", "loss", "return", "intermediate", "product")


@dataclass(frozen=True, slots=True)
class Piece:
    """Lots of one name together: what they hold [kg], and the stream they are drawn as."""

    name: str
    kg: float
    style: int | str


def pieces(lines: Sequence[Line], element: str, others: str) -> list[Piece]:
    """Return what came out by name, residues first; the smallest beyond seven together."""
    masses: dict[tuple[str, str], float] = {}
    for line in lines:
        held = line.elements.get(element, (0.0, 0.0))[0] if element else line.dry_kg
        key = line.kind, line.what
        masses[key] = masses.get(key, 0.0) + held
    there = {key: kg for key, kg in masses.items() if kg > 0}
    largest = sorted(there, key=lambda key: -there[key])
    kept = largest if len(largest) <= MOST_PIECES + 1 else largest[:MOST_PIECES]
    shown = sorted(kept, key=lambda key: (_ORDER.index(key[0]), there[key]))
    found = [
        Piece(product(what), there[kind, what], _style(place, len(shown)))
        for place, (kind, what) in enumerate(shown)
    ]
    left = sum(there[key] for key in largest[len(kept) :])
    return [*found, Piece(others, left, "track")] if left else found


def _style(place: int, count: int) -> int:
    """The last one, what the run is for, is stream 1; the others follow in their fixed order."""
    return 0 if place == count - 1 else place + 1


class ClosureBars(QWidget):
    """Two bars on one scale: in, and out in pieces with the rest hatched and its interval."""

    def __init__(self) -> None:
        super().__init__()
        self._closure: Closure | None = None
        self._pieces: list[Piece] = []
        self._known = self._odd = False
        self.setFixedHeight(2 * _BAR + _GAP)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_closure(self, closure: Closure, found: list[Piece], *, known: bool, odd: bool) -> None:
        """Show a closure; where it is not known what came out, the rest says nothing.

        `odd` is a rest somebody should look into.
        """
        self._closure, self._pieces, self._known, self._odd = closure, found, known, odd
        self.setFixedHeight(2 * _BAR + _GAP if found else _BAR)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 2 * _BAR + _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        closure = self._closure
        if closure is None:
            return
        painter = QPainter(self)
        half = HALF * closure.rest_sd_kg if self._known else 0.0
        reach = max(closure.in_kg + half, closure.out_kg + half)
        per_kg = (self.width() - 2) / reach if reach > 0 else 0.0
        into = QRectF(0, 0, round(closure.in_kg * per_kg), _BAR)
        paint.fill(painter, into, "accent")
        said = self.tr("in {kg} kg").format(kg=figure(closure.in_kg, closure.in_sd_kg))
        self._label(painter, into, said, "on-accent")
        left = self._paint_pieces(painter, per_kg)
        if self._known:
            self._paint_rest(painter, closure, left, per_kg)
        painter.end()

    def _paint_pieces(self, painter: QPainter, per_kg: float) -> float:
        left, top = 0.0, _BAR + _GAP
        for piece in self._pieces:
            width = piece.kg * per_kg
            rect = QRectF(round(left), top, max(round(left + width) - round(left), 1), _BAR)
            paint.fill(painter, rect, piece.style)
            if piece.style == 0:
                said = f"{piece.name} {numbers.number(piece.kg, 1)} kg"
                self._label(painter, rect, said, "on-stream")
            if left > 0:
                painter.fillRect(QRectF(rect.left(), top, 1, _BAR), theme.colour("surface-2"))
            left += width
        return left

    def _paint_rest(self, painter: QPainter, closure: Closure, left: float, per_kg: float) -> None:
        """Hatch what is not found between what came out and what went in; red where it is odd."""
        top, into = _BAR + _GAP, closure.in_kg * per_kg
        rect = QRectF(round(min(left, into)), top, round(abs(into - left)), _BAR)
        if rect.width() >= 1:
            paint.fill(painter, rect, OTHERS)
            paint.outline(painter, rect, "bad" if self._odd else "text-3")
        half = HALF * closure.rest_sd_kg * per_kg
        middle = top + _BAR / 2
        ends = max(into - half, 0.0), min(into + half, self.width() - 1.0)
        paint.whisker(painter, QPointF(ends[0], middle), QPointF(ends[1], middle))
        for end in ends:
            paint.whisker(painter, QPointF(end, middle - 5), QPointF(end, middle + 5))

    def _label(self, painter: QPainter, rect: QRectF, said: str, token: str) -> None:
        if paint.width_of(said, "header") + 16 > rect.width():
            return
        room = rect.adjusted(10, 0, -4, 0)
        ink = "on-accent" if token == "on-accent" else "surface-2"
        if token == "on-stream" and theme.current().dark:
            ink = "text-1"
        paint.text(painter, room, said, role="header", token=ink)


class ClosurePanel(QFrame):
    """Finding, verdict, bars and legend; E chooses another element."""

    chosen = Signal(str)  # element, "" for the dry mass

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "true")
        self.title, self.caption = OneLine("section", "text-1"), OneLine("caption", "text-3")
        self.badge = Badge()
        self.bars, self.legend = ClosureBars(), Legend()
        self.choose = Button("", kind="link", key="E")
        self.choose.clicked.connect(self.open_choice)
        self._elements: list[str] = []
        self._chooser: Chooser | None = None
        self._lay_out()

    def show_account(self, account: Account, element: str, names: Mapping[str, str]) -> None:
        """Show the closure of one element of a run, of its dry mass where none is named.

        `names` are those of materials by their code.
        """
        closure = account.of(element) or account.mass
        self._elements = [one.element for one in account.elements]
        self.title.setText(finding(account, closure))
        look, known = verdict(account, closure), is_known(account, closure)
        self.badge.setVisible(look is not None)
        if look is not None:
            self.badge.set_look(look)
        self.caption.setText(self._caption(closure))
        self.choose.setText(of_element(closure.element))
        self.choose.updateGeometry()
        named = [replace(line, what=names.get(line.what, line.what)) for line in account.outputs]
        found = pieces(named, closure.element, self.tr("others"))
        odd = look is not None and look.tone in ("warn", "bad")
        self.bars.show_closure(closure, found, known=known, odd=odd)
        self.bars.setVisible(closure.in_kg > 0 or closure.out_kg > 0)
        self.bars.setAccessibleName(self.title.text())
        self.legend.show_entries(self._legend(closure, found, known))

    def open_choice(self) -> None:
        """Choose the element that is shown."""
        if self._chooser is None:
            self._chooser = Chooser(self.window())
            self._chooser.chosen.connect(lambda line: self.chosen.emit(line.value))
        lines = [Suggestion(of_element(e), e, words.element(e)) for e in (*self._elements, "")]
        self._chooser.open(
            self.choose, lambda typed: matching(typed, lines), self.tr("Element"), width=220
        )

    # --- inside ---

    def _caption(self, closure: Closure) -> str:
        what = of_element(closure.element)
        said = self.tr("Live closure, kg {what} · in = out + not found").format(what=what)
        if not closure.element:
            return said + " · " + self.tr("acid, water and oxygen taken up count as found")
        if not closure.measured:
            return said + " · " + self.tr("nothing that came out is assayed")
        measured = numbers.chance(closure.measured)
        return said + " · " + self.tr("{share} of what came out assayed").format(share=measured)

    def _legend(self, closure: Closure, found: list[Piece], known: bool) -> tuple[LegendEntry, ...]:
        decimals = 1 if closure.out_kg >= 10 else 2
        entries = [
            LegendEntry(f"{piece.name} {numbers.number(piece.kg, decimals)}", piece.style)
            for piece in found
        ]
        if known:
            over, missing = self.tr("too much {kg}"), self.tr("not found {kg}")
            said = over if closure.rest_kg < 0 else missing
            entries.append(LegendEntry(said.format(kg=rest(closure)), OTHERS))
        return tuple(entries)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(self.caption)
        column.addSpacing(10)
        column.addWidget(self.bars)
        column.addSpacing(8)
        column.addWidget(self.legend)
