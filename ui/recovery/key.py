"""What the evidence glyphs mean, and what can be done with a chart, beside the filters."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.charts import paint
from ui.language.words import evidence
from ui.look import icons, theme

GRADES = ("own", "published", "secondary", "assumption")
GLYPH = 16
GAP = 12


class EvidenceKey(QWidget):
    """Glyphs with their words, and where there is room one line on clicks and keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_hint(self, wanted: bool) -> None:
        if wanted != self._hint:
            self._hint = wanted
            self.updateGeometry()
            self.update()

    def _hint_text(self) -> str:
        return self.tr("Click any mark for the batches behind it · T shows a chart as a table")

    def sizeHint(self) -> QSize:
        width = sum(GLYPH + 2 + paint.width_of(evidence(g)) + GAP for g in GRADES)
        if self._hint:
            width += paint.width_of(self._hint_text(), "caption") + GAP
        return QSize(round(width), 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() < self.sizeHint().width():
            return  # half a key explains nothing
        painter = QPainter(self)
        x = 0.0
        for grade in GRADES:
            icons.paint(painter, f"evidence-{grade}", QRectF(x, 2, GLYPH, GLYPH))
            x += GLYPH + 2
            width = paint.width_of(evidence(grade))
            paint.text(painter, QRectF(x, 0, width + 2, 20), evidence(grade))
            x += width + GAP
        if self._hint:
            room = QRectF(x, 0, self.width() - x, 20)
            paint.text(painter, room, self._hint_text(), role="caption", token="text-3",
                       align=paint.AlignRight)  # fmt: skip
        painter.end()
