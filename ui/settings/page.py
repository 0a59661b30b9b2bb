"""The Settings page: sections at the left, the one chosen at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.jobs import Job
from ui.look import theme
from ui.look.text import rule, surface
from ui.settings import sections
from ui.settings.rows import Section
from ui.window.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from recycler.origins import Origin
    from ui.workspace.workspace import Change, Workspace

_WIDTH = 228


class SettingsPage(Page):
    """What can be set and looked up, saved as it is changed."""

    name = "settings"
    icon_name = "settings"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.head.set_title(self.tr("Settings"))
        self._built: dict[str, Section] = {}
        self._then: Callable[[Section], object] | None = None
        self._at = ""  # the section on view
        self._list = SectionList()
        self._list.chosen.connect(self.open_section)
        self._stack = QStackedWidget()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self._list, rule(vertical=True), self._stack):
            row.addWidget(widget, 1 if widget is self._stack else 0)
        self.set_body(row)
        self._wanted = sections.SECTIONS[0].name
        self._list.set_current(self._wanted)

    def ready(self, workspace: "Workspace") -> None:
        self.open_section(self._wanted)

    def refresh(self, change: "Change") -> None:
        for section in self._built.values():
            section.refresh(change)

    def shown(self) -> None:
        self._list.items[self._wanted].setFocus(Qt.FocusReason.OtherFocusReason)
        if self._wanted in self._built:
            self._built[self._wanted].shown()

    def settled(self) -> bool:
        return self._at == self._wanted and self._built[self._at].settled()

    def keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("↑ ↓"), self.tr("Choose a section")),
            ("Tab", self.tr("Go into the section")),
        ]

    def current_section(self) -> str:
        return self._wanted

    def section(self, name: str) -> Section:
        """Return a section, made on its first visit."""
        if name not in self._built:
            section = sections.build(name)
            self._built[name] = section
            self._stack.addWidget(section)
            if self.workspace:
                section.take(self.workspace)
        return self._built[name]

    def record(self) -> str:
        return self._built[self._wanted].record() if self._wanted in self._built else ""

    def open_journal(self, record: str) -> None:
        self.open_section("journal", lambda section: section.show_record(record))

    def open_origin(self, origin: "Origin") -> None:
        is_table = str(origin.kind) == "table"
        name = "reference_data" if is_table else "materials"
        self.open_section(name, lambda section: section.show_origin(origin))

    def open_section(self, name: str, then: "Callable[[Section], object] | None" = None) -> None:
        """Show a section and call `then` with it; a new one is loaded and made without haste."""
        self._wanted, self._then = name, then
        had_focus = any(item.hasFocus() for item in self._list.items.values())
        self._list.set_current(name)
        if had_focus:
            self._list.items[name].setFocus(Qt.FocusReason.OtherFocusReason)
        if name in self._built:
            self._show_section()
        elif self.workspace:
            job = Job(lambda _report: sections.load(name), self)
            job.succeeded.connect(self._make_section)
            job.start()

    def _make_section(self) -> None:
        self.section(self._wanted)
        QTimer.singleShot(0, self, self._show_made)

    def _show_made(self) -> None:
        if self._at != self._wanted:  # of several that came at once, one takes the focus
            self._show_section()

    def _show_section(self) -> None:
        section, self._at = self.section(self._wanted), self._wanted
        self._stack.setCurrentWidget(section)
        if self.isVisible():
            section.shown()
        if self._then is not None:
            then, self._then = self._then, None
            then(section)


class SectionItem(QAbstractButton):
    """One section in the list."""

    stepped = Signal(int)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.setText(sections.section_title(name))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(32)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 32)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.isChecked():
            painter.fillRect(self.rect(), theme.colour("accent-soft"))
            painter.fillRect(0, 0, 3, self.height(), theme.colour("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour("surface-3"))
        painter.setFont(theme.font("strong" if self.isChecked() else "body"))
        painter.setPen(theme.colour("text-1" if self.isChecked() else "text-2"))
        room = QRect(24, 0, self.width() - 32, self.height())
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


class SectionList(QWidget):
    """All sections; the arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        surface(self, "2")
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        self.items: dict[str, SectionItem] = {}
        for spec in sections.SECTIONS:
            item = SectionItem(spec.name, self)
            item.clicked.connect(self._on_clicked)
            item.stepped.connect(self._step)
            self.items[spec.name] = item
            column.addWidget(item)
        column.addStretch(1)

    def set_current(self, name: str) -> None:
        for item in self.items.values():
            item.setChecked(item.name == name)
            item.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if item.name == name else Qt.FocusPolicy.ClickFocus
            )

    def _on_clicked(self) -> None:
        item = self.sender()
        assert isinstance(item, SectionItem)
        self.chosen.emit(item.name)

    def _step(self, by: int) -> None:
        names = list(self.items)
        now = next(i for i, name in enumerate(names) if self.items[name].isChecked())
        wanted = names[max(0, min(now + by, len(names) - 1))]
        self.chosen.emit(wanted)
        self.items[wanted].setFocus(Qt.FocusReason.OtherFocusReason)
