"""Scroll areas: what they hold stands still while they are built, and ends where the head ends."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


class ScrollArea(QScrollArea):
    """Scrolls up and down what it holds, and lays it out once it has its own place.

    A scroll area shows its content at once, and what is shown is polished: anew for each widget
    around it that gets a parent afterwards, which is most of the time it takes to build a page.
    """

    def __init__(self, content: QWidget | None = None) -> None:
        super().__init__()
        self._to_lay_out: QWidget | None = None
        if content is not None:
            self.setWidget(content)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds has it

    def setWidget(self, content: QWidget) -> None:
        if self._to_lay_out is not None:
            self._to_lay_out.deleteLater()  # another takes its place, as after it was laid out
        if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            super().setWidget(content)
        else:
            self._to_lay_out = content
            content.setParent(self.viewport())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Polish and self._to_lay_out is not None:
            content, self._to_lay_out = self._to_lay_out, None
            super().setWidget(content)
        return super().event(event)


def keep_right_edge(area: QScrollArea, content: QLayout) -> None:
    """Let a scroll bar take its room from the margin at the right, not from the content."""
    bar = area.verticalScrollBar()
    whole = content.contentsMargins().right()

    def fit(low: int, high: int) -> None:
        margins = content.contentsMargins()
        margins.setRight(max(whole - (bar.sizeHint().width() if high > low else 0), 0))
        content.setContentsMargins(margins)

    bar.rangeChanged.connect(fit)
