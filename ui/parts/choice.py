"""A list to choose one value from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from ui.look import theme

_INSIDE = 6  # left free at the end of the words [px]


class Choice(QComboBox):
    """A list to choose from; the mouse wheel does nothing on it."""

    def __init__(self, choices: Sequence[tuple[str, str]] = (), width: int = 240) -> None:
        super().__init__()
        if width:
            self.setFixedWidth(width)
        else:  # as wide as there is room
            self.setMinimumWidth(200)
            self.setMaximumWidth(560)
            self.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.setFont(theme.font("body"))
        for value, words in choices:
            self.addItem(words, value)

    def choose(self, value: str) -> None:
        """Show a value without telling that it was chosen."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(max(self.findData(value), 0))
        self.blockSignals(blocked)

    def chosen(self) -> str:
        return str(self.currentData())

    def paintEvent(self, event: QPaintEvent) -> None:
        """End what has no room in an ellipsis, not in half a letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option,
            QStyle.SubControl.SC_ComboBoxEditField, self,
        )  # fmt: skip
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, field.width() - _INSIDE
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
