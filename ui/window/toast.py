"""One sentence at the bottom left: what happened, and the way back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.look.buttons import Button, IconButton
from ui.look.icons import IconLabel
from ui.look.text import text

if TYPE_CHECKING:
    from ui.workspace.workspace import Notice

SHOWN_MS = 8_000
WIDEST = 640
_GAP = 12


class Toast(QFrame):
    """Shows one notice; it goes after a while unless hovered, a failure stays until closed."""

    undo = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._notice: Notice | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(12)
        self._icon = IconLabel("check", "ok")
        self.words = text("", "body", wrap=True)
        self._undo = Button(self.tr("Undo"), kind="link", key="Ctrl+Z")
        self._undo.clicked.connect(self._take_back)
        self._action = Button("", kind="link")
        self._action.clicked.connect(self._act)
        self._close = IconButton("close", self.tr("Close"))
        self._close.clicked.connect(self.hide)
        for widget in (self._icon, self.words, self._undo, self._action, self._close):
            row.addWidget(widget, 1 if widget is self.words else 0)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell(self, notice: "Notice") -> None:
        """Show a notice in the place of the one before."""
        self._notice = notice
        self.words.setText(notice.words)
        self._icon.set_icon(
            "warning" if notice.failure else notice.icon, "bad" if notice.failure else "ok"
        )
        self._undo.setVisible(notice.undo)
        self._action.setText(notice.action)
        self._action.setVisible(bool(notice.action))
        self.place()
        self.show()
        self.raise_()
        self._timer.stop()
        if not notice.failure:
            self._timer.start()

    def place(self) -> None:
        """Stand at the bottom left of the page, above the status bar."""
        room = self._over.rect()
        aside = 24 + 16 + 12 * 4 + 20
        for button in (self._undo, self._action, self._close):
            aside += 0 if button.isHidden() else button.sizeHint().width()
        metrics = self.words.fontMetrics()
        wanted = metrics.horizontalAdvance(self.words.text()) + 4
        width = min(wanted, WIDEST, room.width() - 48 - aside)
        lines = metrics.boundingRect(
            0, 0, width, 400, Qt.TextFlag.TextWordWrap, self.words.text()
        ).height()
        self.setFixedSize(width + aside, max(40, lines + 20))
        self.move(24, room.height() - self.height() - _GAP)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if self._notice and not self._notice.failure:
            self._timer.start()

    def _take_back(self) -> None:
        self.hide()
        self.undo.emit()

    def _act(self) -> None:
        self.hide()
        if self._notice and self._notice.act:
            self._notice.act()
