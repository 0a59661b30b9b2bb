"""The elements of one sample: what was found, how that compares with what was expected."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.laboratory.wording import percent_range, standing, verdict
from ui.language import numbers, words
from ui.language.sentences import say
from ui.look import theme
from ui.look.text import rule, text
from ui.parts.badge import Badge
from ui.parts.fields import Field, NumberField

if TYPE_CHECKING:
    from recycler.problems import Problem
    from ui.laboratory.at_hand import Prior

SYMBOL, VALUE, SD, EXPECTED, MARK, GAP = 76, 104, 84, 122, 110, 12
VERDICT, FIELD, WHY = 132, 28, 112
OWN_FIELDS = ("element", "value", "unit", "sd", "why")
AnyField = TypeVar("AnyField", bound=Field)
_INK = {"ok": "accent", "warn": "warn", "bad": "bad"}


class RangeMark(QWidget):
    """A band where nine of ten such batches lie, and a diamond where this one does."""

    def __init__(self) -> None:
        super().__init__()
        self._range: tuple[float, float] | None = None
        self._at: float | None = None
        self._ink = "accent"
        self.setMinimumWidth(MARK)

    def sizeHint(self) -> QSize:
        return QSize(MARK, 20)

    def show_range(self, ends: tuple[float, float] | None) -> None:
        self._range, self._at = ends, None
        self.update()

    def show_found(self, at: float | None, ink: str = "accent") -> None:
        self._at, self._ink = at, ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._range is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, high = self._range
        width, middle = self.width(), self.height() / 2
        left, right = 0.2 * width, 0.8 * width
        painter.fillRect(QRectF(left, middle - 4, right - left, 8), theme.colour("track"))
        if self._at is not None:
            share = (self._at - low) / (high - low)
            at = min(max(left + share * (right - left), 6), width - 6)
            diamond = [(at, middle - 6), (at + 6, middle), (at, middle + 6), (at - 6, middle)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(self._ink))
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in diamond]))
        painter.end()


class ElementRow(QWidget):
    """One element: result, sd, and how it stands; a reason where it is hardly chance."""

    edited = Signal()
    left = Signal()
    stepped = Signal(object, int)  # the field, +1 or -1

    def __init__(self, element: str = "") -> None:
        super().__init__()
        self.element = element  # empty: any, typed into `symbol`
        self._range: tuple[float, float] | None = None
        self.symbol = _bare(Field("element", self.tr("Another element"), label_width=0))
        name = words.element(element) if element else self.tr("Another element")
        self.value = _bare(
            NumberField(
                "value",
                self.tr("Result, {element}").format(element=name),
                "%",
                label_width=0,
                width=VALUE,
                noted=False,
            )
        )
        self.sd = _bare(
            NumberField(
                "sd",
                self.tr("sd, {element}").format(element=name),
                "%",
                label_width=0,
                width=SD,
                noted=False,
            )
        )
        self.why = Field("why", self.tr("Why it stands"), label_width=WHY)
        self.why.edit.setPlaceholderText(self.tr("measured again, another alloy, …"))
        self.expected = text("", "small", "text-3")
        self.mark, self.badge = RangeMark(), Badge()
        self._lay_out()
        self.symbol.edit.setPlaceholderText(self.tr("another"))
        for field in (self.symbol, self.value, self.sd):
            field.edit.setFixedHeight(FIELD)
        for field in self.fields():
            field.edited.connect(self._on_edited)
            field.left.connect(self.left)
            field.stepped.connect(lambda by, one=field: self.stepped.emit(one, by))
        self.show_score(None, None)

    def fields(self) -> list[Field]:
        """Return what can be typed into now, in order."""
        first = [] if self.element else [self.symbol]
        return [*first, self.value, self.sd, self.why]

    def typed(self) -> dict[str, object]:
        """Return what the rules take of this row."""
        return {
            "element": self.element or self.symbol.text(),
            "value": self.value.text(),
            "unit": "" if own_unit(self.value.text()) else "%",
            "sd": self.sd.text(),
            "why": self.why.text(),
        }

    def texts(self) -> dict[str, str]:
        return {field.name: field.text() for field in self.fields() if field.text()}

    def set_texts(self, texts: Mapping[str, object]) -> None:
        for field in self.fields():
            field.set_value(str(texts.get(field.name) or ""))
            field.say("")
        self._follow_unit()

    def is_blank(self) -> bool:
        return not (self.value.text() or self.sd.text() or self.symbol.text())

    def show_expected(self, ends: tuple[float, float] | None) -> None:
        self._range = ends
        named = self.element or self.symbol.text()
        unknown = numbers.UNKNOWN if named else ""
        self.expected.setText(percent_range(*ends) if ends else unknown)
        self.mark.show_range(ends)

    def show_score(self, score: float | None, fraction: float | None) -> None:
        """Show how a result stands; none takes the verdict away."""
        look = verdict(score)
        self.badge.setVisible(look is not None)
        if look is not None and score is not None:
            self.badge.set_look(look)
            self.mark.show_found(fraction, _INK[standing(score)])
        else:
            self.mark.show_found(fraction)

    def ask_why(self, asked: bool) -> None:
        """Unfold the field for the reason, or fold it again where nothing stands in it."""
        self.why.setVisible(asked)
        if not asked:
            self.why.clear()

    def show_problems(self, problems: "Sequence[Problem]") -> None:
        by_field = {_place(one): one for one in sorted(problems, key=lambda p: not p.notice)}
        for field in self.fields():
            problem = by_field.get(field.name)
            field.say(say(problem) if problem else "", notice=bool(problem and problem.notice))

    def problems(self) -> list[str]:
        return [field.problem() for field in self.fields() if field.problem()]

    def _on_edited(self) -> None:
        self._follow_unit()
        self.edited.emit()

    def _follow_unit(self) -> None:
        """Let the unit typed with a result stand behind its uncertainty, too."""
        unit = own_unit(self.value.text())
        self.value.set_unit("" if unit else "%")
        self.sd.set_unit("" if own_unit(self.sd.text()) else unit or "%")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(GAP, 2, GAP, 2)
        row.setSpacing(GAP)
        first: QWidget = self.symbol if not self.element else _symbol(self.element)
        first.setFixedWidth(SYMBOL)
        self.expected.setFixedWidth(EXPECTED)
        self.expected.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for widget in (first, self.value, self.sd, self.expected):
            row.addWidget(widget)
        row.addWidget(self.mark, 1)
        holder = QWidget()
        holder.setFixedWidth(VERDICT)
        inner = QHBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.badge)
        inner.addStretch(1)
        row.addWidget(holder)
        column.addLayout(row)
        below = QVBoxLayout()
        below.setContentsMargins(SYMBOL + 2 * GAP, 0, GAP, 0)
        below.setSpacing(0)
        for field in (self.symbol, self.value, self.sd):
            below.addWidget(field.line)
        column.addLayout(below)
        reason = QHBoxLayout()
        reason.setContentsMargins(GAP, 0, GAP, 4)
        reason.addWidget(self.why)
        column.addLayout(reason)
        self.why.hide()


class ElementTable(QFrame):
    """The rows of a sample in a frame, the last one for any other element."""

    edited = Signal()
    left = Signal(object)  # ElementRow
    stepped_out = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "true")
        self.rows: list[ElementRow] = []
        self.range_of: Callable[[str], tuple[float, float] | None] = _nothing
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addLayout(self._head())
        self._column.addWidget(rule())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._column.addLayout(self._rows)

    def show_elements(
        self, elements: Sequence[str], prior: "Mapping[str, Prior]", *, more: bool = True
    ) -> None:
        """Show blank rows for these elements, and one for another."""
        from recycler.laboratory.sheet import interval

        ranges = {symbol: interval(of) for symbol, of in prior.items()}
        self.range_of = ranges.get
        while self.rows:
            row = self.rows.pop()
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        for element in elements:
            self._add(ElementRow(element))
        if more:
            self._add(ElementRow())

    def texts(self) -> list[dict[str, str]]:
        """Return what was typed, for a draft; rows without anything are left out."""
        return [{"of": row.element, **row.texts()} for row in self.rows if not row.is_blank()]

    def set_texts(self, texts: Sequence[Mapping[str, object]]) -> None:
        by_element = {str(one.get("of") or ""): one for one in texts if one.get("of")}
        for row in self.rows:
            if row.element in by_element:
                row.set_texts(by_element[row.element])
        for one in texts:
            if not one.get("of") and self.rows and not self.rows[-1].element:
                self.rows[-1].set_texts(one)
                self._follow(self.rows[-1])

    def focus_first(self) -> None:
        """Go to the first result that is not typed yet."""
        empty = [row for row in self.rows if row.element and not row.value.text()]
        row = next(iter(empty or self.rows), None)
        if row is not None:
            _go_to(row.value if row.element else row.symbol)

    def _add(self, row: ElementRow) -> None:
        row.edited.connect(lambda: self._on_edited(row))
        row.left.connect(lambda: self.left.emit(row))
        row.stepped.connect(self._on_stepped)
        if self.rows:
            line = rule()
            line.setParent(row)
            row.layout().insertWidget(0, line)  # type: ignore[union-attr]
        self.rows.append(row)
        self._rows.addWidget(row)
        row.show_expected(self.range_of(row.element) if row.element else None)

    def _on_edited(self, row: ElementRow) -> None:
        self._follow(row)
        self.edited.emit()

    def _follow(self, row: ElementRow) -> None:
        """Show what was expected of the element typed, and keep a blank row at the end."""
        if row.element:
            return
        from recycler.elements import symbol_of

        symbol = symbol_of(row.symbol.text()) if row.symbol.text() else None
        row.show_expected(self.range_of(symbol) if symbol else None)
        if row is self.rows[-1] and symbol:
            self._add(ElementRow())

    def _on_stepped(self, field: Field, by: int) -> None:
        order = [f for row in self.rows for f in row.fields() if not f.isHidden()]
        place = order.index(field) + by
        if field.name == "element" and by > 0 and not field.text():
            place = len(order)  # Enter on the blank last row is done
        if 0 <= place < len(order):
            _go_to(order[place])
        else:
            self.stepped_out.emit(by)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(GAP, 0, GAP, 0)
        row.setSpacing(GAP)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        labels = []
        for words_, width, side in (
            (self.tr("Element"), SYMBOL, Qt.AlignmentFlag.AlignVCenter),
            (self.tr("Result"), VALUE, right),
            (self.tr("sd"), SD, right),
            (self.tr("Expected at intake"), EXPECTED, right),
        ):
            label = text(words_, "header", "text-2")
            label.setFixedWidth(width)
            label.setAlignment(side)
            row.addWidget(label)
            labels.append(label)
        marked = text(self.tr("In the expected range"), "header", "text-2")
        marked.setMinimumWidth(MARK)
        row.addWidget(marked, 1)
        last = text(self.tr("Verdict"), "header", "text-2")
        last.setFixedWidth(VERDICT)
        row.addWidget(last)
        for label in (*labels, marked, last):
            label.setFixedHeight(28)
        return row


def own_unit(typed: str) -> str:
    """Return the unit written behind a figure: `ppm` of `< 120 mg/kg`; empty where none is."""
    from recycler.errors import InputError
    from recycler.laboratory.units import share_unit

    digits = max((place for place, sign in enumerate(typed) if sign.isdigit()), default=-1)
    tail = typed[digits + 1 :].strip(" .,)")
    if digits < 0 or not tail:
        return ""
    try:
        return share_unit(tail)
    except InputError:
        return ""  # the rules will say what is wrong


def _bare(field: AnyField) -> AnyField:
    """Take a field's label and its problem's place away: the table has its own."""
    field.label.hide()
    field.line.setParent(None)
    return field


def _symbol(element: str) -> QLabel:
    label = text(element, "strong")
    label.setToolTip(words.element(element))
    return label


def _go_to(field: Field) -> None:
    field.edit.setFocus()
    field.edit.selectAll()


def _place(problem: "Problem") -> str:
    return "value" if problem.field == "unit" else problem.field or "value"


def _nothing(symbol: str) -> tuple[float, float] | None:
    return None
