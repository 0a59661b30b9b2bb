"""What makes a figure uncertain: a bar of shares, its legend, and what to measure next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.language import numbers, words
from ui.look import theme
from ui.look.buttons import Button
from ui.look.text import text

if TYPE_CHECKING:
    from recycler.estimate import BudgetLine

_STREAM = {
    "composition": 0, "between_plants": 1, "stage_yields": 2, "composition_mean": 3, "assay": 5,
    "sampling": 6,
}  # fmt: skip
_REST = 7
_SMALL = 0.015  # smaller shares of weighing and deductions are told together
_WEIGHED = ("contamination", "mass", "moisture")
BAR = 16
_SWATCH = 10


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the bar."""

    name: str
    share: float
    percent: int
    stream: int


def budget_parts(lines: "Sequence[BudgetLine]") -> list[Part]:
    """Return the parts of the bar, largest first; weighing and deductions last, together."""
    main = [line for line in lines if line.source not in _WEIGHED and line.share > 0]
    weighed = [line for line in lines if line.source in _WEIGHED and line.share > 0]
    main.sort(key=lambda line: -line.share)
    shares = [line.share for line in main]
    names = [words.budget_source(line.source) for line in main]
    streams = [_STREAM.get(line.source, 4) for line in main]
    if weighed:
        weighed.sort(key=lambda line: -line.share)
        told = [line for line in weighed if line.share >= _SMALL] or weighed[:1]
        names.append(", ".join(words.budget_source(line.source) for line in told))
        shares.append(sum(line.share for line in weighed))
        streams.append(_REST)
    percents = numbers.whole_shares(shares)
    return [
        Part(*part)
        for part in zip(names, shares, percents, streams, strict=True)
        if part[2] > 0 or part[1] >= _SMALL
    ]


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Part] = []
        self.setFixedHeight(BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.stream_colours()
        total = sum(part.share for part in self.parts) or 1.0
        at = 0.0
        for part in self.parts:
            width = part.share / total * self.width()
            gap = 2 if at > 0 else 0
            left = at + gap
            painter.fillRect(QRectF(left, 0, max(width - gap, 1), BAR), colours[part.stream])
            at += width
        painter.end()


class _Legend(QWidget):
    """Swatch, name and share of each part; goes on to a second line where it must."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Part] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_parts(self, parts: list[Part]) -> None:
        self.parts = parts
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self._height(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.stream_colours()
        painter.setFont(theme.font("small"))
        metrics = QFontMetrics(theme.font("small"))
        for part, at in self._places(self.width()):
            swatch = QRect(at.x(), at.y() + 5, _SWATCH, _SWATCH)
            painter.fillRect(swatch, colours[part.stream])
            painter.setPen(theme.colour("text-2"))
            left = at.x() + _SWATCH + 7
            painter.drawText(QRect(left, at.y(), 400, 20), Qt.AlignmentFlag.AlignVCenter, part.name)
            left += metrics.horizontalAdvance(part.name) + 6
            painter.setPen(theme.colour("text-1"))
            share = _percent(part)
            painter.drawText(QRect(left, at.y(), 80, 20), Qt.AlignmentFlag.AlignVCenter, share)
        painter.end()

    def _fit(self) -> None:
        self.setFixedHeight(self._height(self.width()))

    def _height(self, width: int) -> int:
        places = self._places(width)
        return places[-1][1].y() + 20 if places else 20

    def _places(self, width: int) -> list[tuple[Part, QPoint]]:
        metrics = QFontMetrics(theme.font("small"))
        places, x, y = [], 0, 0
        for part in self.parts:
            needed = _SWATCH + 7 + metrics.horizontalAdvance(part.name + _percent(part)) + 6
            if x > 0 and x + needed > width:
                x, y = 0, y + 22
            places.append((part, QPoint(x, y)))
            x += needed + 20
        return places


def _percent(part: Part) -> str:
    return numbers.with_unit(str(part.percent), "%") if part.percent else numbers.chance(0)


class BudgetView(QWidget):
    """Title, bar and legend."""

    def __init__(self, *, title_role: str = "key") -> None:
        super().__init__()
        self._title = text("", "section" if title_role == "section" else "key")
        self._bar, self._legend = _Bar(), _Legend()
        head = QHBoxLayout()
        head.addWidget(self._title)
        self.link = Button("", kind="link")
        self.link.hide()
        head.addWidget(self.link)
        head.addStretch(1)
        caption = QCoreApplication.translate("Budget", "share of variance")
        head.addWidget(text(caption, "caption", "text-3"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._legend)
        theme.changed.connect(self.update)

    def offer(self, words: str, act: Callable[[], object]) -> None:
        """Stand a link beside the title, to what the shares come from."""
        self.link.setText(words)
        self.link.clicked.connect(act)
        self.link.show()

    def title(self) -> str:
        return self._title.text()

    def show_budget(self, name: str, lines: "Sequence[BudgetLine]") -> None:
        template = QCoreApplication.translate("Budget", "What makes “{name}” uncertain")
        self._title.setText(template.format(name=name))
        parts = budget_parts(lines)
        self._bar.parts = parts
        self._bar.setToolTip("\n".join(f"{part.name}: {_percent(part)}" for part in parts))
        self._legend.set_parts(parts)
        self._bar.update()
