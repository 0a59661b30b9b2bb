"""Panels over the dimmed page: Esc or a press beside them closes them."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

_DIM = 0.18


class Overlay(QWidget):
    """Dims the window and holds one panel, `below` the top edge; gives the focus back at its end.

    Widgets of the panel that take keys for themselves pass Esc on, so it always closes.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, panel: QFrame, width: int, below: int) -> None:
        super().__init__(parent)
        self.panel, self._width, self._below = panel, width, below
        panel.setParent(self)
        self._over = parent
        self._before: QWidget | None = None
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        self._before = QApplication.focusWidget()
        self.place()
        self.show()
        self.raise_()

    def close_panel(self) -> None:
        if self.isHidden():
            return
        self.hide()
        if self._before and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def place(self) -> None:
        room = self._over.rect()
        self.setGeometry(room)
        width = min(self._width, room.width() - 48)
        height = min(self.panel.sizeHint().height(), room.height() - self._below - 48)
        self.panel.setGeometry((room.width() - width) // 2, self._below, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_panel()

    def paintEvent(self, event: QPaintEvent) -> None:
        shade = QColor(0, 0, 0)
        shade.setAlphaF(_DIM)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        painter.end()
