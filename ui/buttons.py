"""Push buttons with an icon at the left and their key, smaller, at the right."""

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from ui import icons, theme

Kind = Literal["plain", "primary", "link", "danger", "bad"]

_INKS: dict[str, str] = {
    "plain": "text-1", "primary": "on-accent", "link": "accent", "danger": "bad", "bad": "surface-2",
}  # fmt: skip
_GAP = 8


class Button(QPushButton):
    """A button whose words are the outcome; `key` is shown beside them and in the tooltip."""

    def __init__(
        self,
        words: str,
        *,
        kind: Kind = "plain",
        icon: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._icon, self._key = icon, ""
        self.setFont(theme.font("key"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.set_kind(kind)
        self.set_key(key)

    @property
    def kind(self) -> str:
        return str(self.property("kind"))

    def set_kind(self, kind: Kind) -> None:
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()

    def set_key(self, key: str) -> None:
        """Show this key; the page that owns the action makes the shortcut itself."""
        self._key = key
        self.setToolTip(f"{self.text()} ({key})" if key else "")
        self.updateGeometry()

    def set_icon_name(self, name: str) -> None:
        self._icon = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._words_width() + (24 if self.kind in ("plain", "primary", "bad") else 16) + 2
        return QSize(width, theme.metrics().button)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button as Space does: there are no default buttons here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._paint_words(painter)

    def _words_width(self) -> int:
        width = QFontMetrics(self.font()).horizontalAdvance(self._plain())
        width += 24 if self._icon else 0
        if self._key:
            width += _GAP + QFontMetrics(theme.font("caption")).horizontalAdvance(self._key)
        return width

    def _plain(self) -> str:
        return self.text().replace("&", "")

    def _ink(self) -> str:
        return _INKS[self.kind] if self.isEnabled() else "text-3"

    def _paint_words(self, painter: QPainter) -> None:
        left, middle = (self.width() - self._words_width()) // 2, self.height() // 2
        if self._icon:
            icons.icon(self._icon, self._ink()).paint(painter, QRect(left, middle - 8, 16, 16))
            left += 24
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(theme.colour(self._ink()))
        painter.setFont(self.font())
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), flags, self._plain())
        if self._key:
            left += QFontMetrics(self.font()).horizontalAdvance(self._plain()) + _GAP
            faint = self.kind in ("primary", "bad") or not self.isEnabled()
            painter.setPen(theme.colour(self._ink() if faint or self.kind == "link" else "text-3"))
            painter.setOpacity(0.82 if self.kind in ("primary", "bad") else 1.0)
            painter.setFont(theme.font("caption"))
            painter.drawText(QRect(left, 1, self.width() - left, self.height()), flags, self._key)


class IconButton(QToolButton):
    """A small button that shows an icon only; its words are its tooltip and its spoken name."""

    def __init__(
        self, name: str, words: str, *, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setIcon(icons.icon(name))
        self.setIconSize(QSize(16, 16))
        self.setToolTip(f"{words} ({key})" if key else words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self.click()
            return True
        return super().event(event)


def shown_key(key: str) -> str:
    """Return a key as this platform writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
