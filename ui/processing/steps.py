"""The stages of a run: a bar on the board, and steps with their names over the run."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.look import icons, theme
from ui.look.tokens import Ink, Role

_GAP = 4
_STEP_GAP = 6
_NARROWEST = 64  # below it only the stage at hand has its name [px]
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def paint_bar(painter: QPainter, rect: QRectF, stages: int, reached: int) -> None:
    """Draw a piece for each stage: done, at hand, to come."""
    width = (rect.width() - _GAP * (stages - 1)) / stages
    for place in range(stages):
        left = rect.left() + place * (width + _GAP)
        piece = QRectF(round(left), rect.top(), round(width), rect.height())
        if place < reached:
            colour = theme.colour("accent")
        else:
            colour = theme.stream_colours()[1] if place == reached else theme.colour("track")
        painter.fillRect(piece, colour)


class StageSteps(QWidget):
    """Each stage as a line with its name: a tick where it is done, blue where the run stands."""

    def __init__(self) -> None:
        super().__init__()
        self._stages: tuple[str, ...] = ()
        self._reached = 0
        self.setFixedHeight(30)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_stages(self, stages: Sequence[str], reached: int) -> None:
        self._stages, self._reached = tuple(stages), reached
        self.setVisible(bool(stages))
        said = self.tr("Stage {number} of {count}")
        at = min(reached + 1, len(stages))
        self.setAccessibleName(said.format(number=at, count=len(stages)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 30)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = next((i for i, r in enumerate(self._rects()) if r.contains(event.pos())), -1)
            words = self._stages[place] if place >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, rect in enumerate(self._rects()):
            self._paint_step(painter, place, rect)
        painter.end()

    def _rects(self) -> list[QRectF]:
        """Return the room of each step; where it is narrow the one at hand takes more."""
        count = len(self._stages)
        if not count:
            return []
        room = self.width() - _STEP_GAP * (count - 1)
        shares = [1.0] * count
        if self._reached < count:
            shares[self._reached] = 1.0 if room / count > 2 * _NARROWEST else 2.5
        rects, left = [], 0.0
        for share in shares:
            width = room * share / sum(shares)
            rects.append(QRectF(left, 0, width, self.height()))
            left += width + _STEP_GAP
        return rects

    def _paint_step(self, painter: QPainter, place: int, rect: QRectF) -> None:
        done, here = place < self._reached, place == self._reached
        token = "ok" if done else "accent" if here else "track"
        painter.fillRect(QRectF(rect.left(), 0, rect.width(), 3), theme.colour(token))
        ink: Ink = "ok" if done else "accent" if here else "text-3"
        role: Role = "header" if here else "small"
        left = rect.left()
        if done:
            icons.paint(painter, "check", QRectF(left, 11, 12, 12), "ok")
            left += 16
        words = f"{place + 1}"
        if here or rect.width() >= _NARROWEST:
            words = f"{place + 1} {self._stages[place]}"
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour(ink))
        room = QRectF(left, 7, rect.right() - left, 20)
        shown = QFontMetrics(theme.font(role)).elidedText(
            words, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, _LEFT, shown)
