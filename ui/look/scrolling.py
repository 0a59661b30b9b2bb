"""Scroll areas whose content ends where the page's head ends."""

from PySide6.QtWidgets import QLayout, QScrollArea


def keep_right_edge(area: QScrollArea, content: QLayout) -> None:
    """Let a scroll bar take its room from the margin at the right, not from the content."""
    bar = area.verticalScrollBar()
    whole = content.contentsMargins().right()

    def fit(low: int, high: int) -> None:
        margins = content.contentsMargins()
        margins.setRight(max(whole - (bar.sizeHint().width() if high > low else 0), 0))
        content.setContentsMargins(margins)

    bar.rangeChanged.connect(fit)
