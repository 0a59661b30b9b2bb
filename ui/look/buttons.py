"""Push buttons with an icon at the left and their key, smaller, at the right."""

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from ui.look import icons, theme

Kind = Literal["plain", "primary", "link", "danger", "bad"]

_INKS = {
    "plain": "text-1",
    "primary": "on-accent",
    "link": "accent",
    "danger": "bad",
    "bad": "surface-2",
}
_GROUNDS = {"plain": "surface-2", "primary": "accent", "bad": "bad"}
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
        self._kind: Kind = kind
        self.setFont(theme.font("key"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_key(key)

    @property
    def kind(self) -> Kind:
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_key(self, key: str) -> None:
        """Show this key; the page that owns the action makes the shortcut itself."""
        self._key = key
        self.setToolTip(self.key_tip())
        self.updateGeometry()

    def key_tip(self) -> str:
        """Return what is said of the key."""
        return f"{self.text()} ({self._key})" if self._key else ""

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
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        self._paint_words(painter)
        painter.end()

    def _paint_box(self, painter: QPainter) -> None:
        """Draw ground and edge: by hand, as a style sheet would take longer than all the rest."""
        ground = _GROUNDS.get(self.kind, "")
        edge = "field" if self.kind == "plain" else ground
        if not self.isEnabled() and ground:
            ground, edge = "surface-1" if self.kind == "plain" else "surface-3", "hairline"
        elif self.underMouse() and self.kind not in ("primary", "bad"):
            ground = "surface-3"
        if self.hasFocus():
            edge = "text-1" if self.kind in ("primary", "bad") else "accent"
        width = 2 if self.hasFocus() else 1
        inset = width / 2
        painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour(edge), width) if edge else Qt.PenStyle.NoPen)
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, 4, 4)

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
