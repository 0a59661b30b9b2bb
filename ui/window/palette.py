"""The palette (Ctrl+K): finds batches, pages and commands by what is typed."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.language import numbers
from ui.language.reference_names import material_name
from ui.language.words import product
from ui.look import icons, theme
from ui.look.icons import IconLabel
from ui.look.text import rule, surface, text
from ui.window.commands import Command
from ui.window.overlay import Overlay

if TYPE_CHECKING:
    from recycler.batch import Batch
    from ui.workspace.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
_ENTRY, _GROUP = 36, 32
_MOST = 8  # batches or suppliers shown
_TALLEST = 460
ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette; without `act` it is the heading of a group."""

    title: str
    icon: str = ""
    detail: str = ""
    key: str = ""
    act: Callable[[], object] | None = None


class EntryList(QAbstractListModel):
    """The lines found, headings among them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def fill(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        return entry.title if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.entries[index.row()].act is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class EntryDelegate(QStyledItemDelegate):
    """Draws a line: icon, title with the letters typed underlined, detail, key."""

    typed = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _ENTRY if _entry(index).act else _GROUP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, room = _entry(index), option.rect
        painter.save()
        middle = Qt.AlignmentFlag.AlignVCenter
        if entry.act is None:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("text-2"))
            painter.drawText(room.adjusted(16, 4, 0, 0), middle, entry.title)
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(room, theme.colour("accent-soft"))
            painter.fillRect(room.x(), room.y(), 3, room.height(), theme.colour("accent"))
        box = room.adjusted(16, 10, 0, 0)
        box.setSize(QSize(16, 16))
        icons.paint(painter, entry.icon, box.toRectF(), "text-2")
        words = room.adjusted(44, 0, -16, 0)
        used = self._paint_title(painter, words, entry.title)
        right = self.tr("Enter") if chosen and not entry.key else entry.key
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text-3"))
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, right)
        kept = QFontMetrics(theme.font("caption")).horizontalAdvance(right) + 16
        painter.setFont(theme.font("small"))
        detail = words.adjusted(used + 12, 0, -kept, 0)
        shown = painter.fontMetrics().elidedText(
            entry.detail, Qt.TextElideMode.ElideRight, detail.width()
        )
        painter.drawText(detail, middle, shown)
        painter.restore()

    def _paint_title(self, painter: QPainter, room: object, title: str) -> int:
        """Draw the title with the typed letters underlined; return its width [px]."""
        from PySide6.QtCore import QRect

        assert isinstance(room, QRect)
        at = title.casefold().find(self.typed.casefold()) if self.typed else -1
        parts = [(title, False)]
        if at >= 0:
            end = at + len(self.typed)
            parts = [(title[:at], False), (title[at:end], True), (title[end:], False)]
        painter.setPen(theme.colour("text-1"))
        used = 0
        for words, matched in parts:
            font = QFont(theme.font("strong" if matched else "key"))
            font.setUnderline(matched)
            painter.setFont(font)
            painter.drawText(room.adjusted(used, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
            used += painter.fontMetrics().horizontalAdvance(words)
        return used


def _entry(index: Index) -> Entry:
    model = index.model()
    assert isinstance(model, EntryList)
    return model.entries[index.row()]


class Palette(Overlay):
    """Search in the middle of the window, by keyboard alone if wanted."""

    def __init__(
        self,
        parent: QWidget,
        pages: Callable[[], Sequence[Command]],
        commands: Callable[[], Sequence[Command]],
    ) -> None:
        panel = QFrame()
        panel.setObjectName("palette")
        super().__init__(parent, panel, width=640, below=96)
        self._pages, self._commands = pages, commands
        self._workspace: Workspace | None = None
        self.field = QLineEdit()
        self.field.setProperty("bare", True)
        self.field.setFont(theme.font("record", 400))
        self.field.setPlaceholderText(self.tr("Batches, pages, commands"))
        self.field.setAccessibleName(self.tr("Find anything"))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list = QListView()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = EntryList(self)
        self._delegate = EntryDelegate(self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.clicked.connect(lambda index: self._run(index.row()))
        self._count = text("", "caption", "text-3")
        self._build(panel)

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def open(self) -> None:
        self.field.clear()
        self._search("")
        super().open()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self) -> None:
        super().place()
        rows = sum(_ENTRY if entry.act else _GROUP for entry in self.model.entries)
        tallest = min(_TALLEST, self.height() - 96 - 48 - 48 - 33)
        frame = self.panel.geometry()
        frame.setHeight(48 + 32 + 4 + min(max(rows, _ENTRY), tallest))
        policy = Qt.ScrollBarPolicy
        self.list.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if rows > tallest else policy.ScrollBarAlwaysOff
        )
        self.panel.setGeometry(frame)

    def eventFilter(self, watched: object, event: object) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            return event.type() == QKeyEvent.Type.KeyPress and self._key(event)
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _build(self, panel: QFrame) -> None:
        column = QVBoxLayout(panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        top, foot = QWidget(), QWidget()
        top.setFixedHeight(48)
        row = QHBoxLayout(top)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(IconLabel("search"))
        row.addWidget(self.field, 1)
        hint = self.tr("> commands · # tickets, runs, lots · @ suppliers")
        row.addWidget(text(hint, "caption", "text-3"))
        foot.setFixedHeight(32)
        surface(foot, "0")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(16)
        for words in (self.tr("↑↓ choose"), self.tr("Enter open"), self.tr("Esc close")):
            row.addWidget(text(words, "caption", "text-3"))
        row.addStretch(1)
        row.addWidget(self._count)
        for part in (top, rule(), self.list, foot):
            column.addWidget(part, 1 if part is self.list else 0)

    def _key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8}
        step[Qt.Key.Key_PageUp] = -8
        if event.key() in step:
            self._move(step[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        return True

    def _move(self, step: int) -> None:
        rows = [row for row, entry in enumerate(self.model.entries) if entry.act]
        if rows:
            now = self.list.currentIndex().row()
            at = rows.index(now) if now in rows else 0
            wanted = (at + step) % len(rows) if abs(step) == 1 else at + step
            self._choose(rows[max(0, min(wanted, len(rows) - 1))])

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))
        if row > 0 and self.model.entries[row - 1].act is None:
            self.list.scrollTo(self.model.index(row - 1))
        self.list.scrollTo(self.model.index(row))

    def _run(self, row: int) -> None:
        if 0 <= row < len(self.model.entries):
            act = self.model.entries[row].act
            if act:
                self.close_panel()
                act()

    def _search(self, typed: str) -> None:
        start = time.perf_counter()
        prefix, words = (
            (typed[:1], typed[1:].strip()) if typed[:1] in ">#@" else ("", typed.strip())
        )
        self._delegate.typed = words
        entries = self._found(prefix, words)
        count = sum(1 for entry in entries if entry.act)
        if not count:
            entries = [Entry(self.tr("Nothing found for “{words}”.").format(words=words))]
        self.model.fill(entries)
        self._move(0)
        taken = max(1, round((time.perf_counter() - start) * 1000))
        self._count.setText(self.tr("{count} in {ms} ms").format(count=count, ms=taken))
        if not self.isHidden():
            self.place()

    def _found(self, prefix: str, words: str) -> list[Entry]:
        entries: list[Entry] = []
        if prefix == "@":
            return self._group(self.tr("Suppliers"), self._suppliers(words))
        if words and prefix != ">":
            entries += self._group(self.tr("Batches"), self._batches(words, prefix == "#"))
            entries += self._group(self.tr("Runs and lots"), self._plant(words))
        if not prefix:
            pages = _matching(self._pages(), words)
            entries += self._group(self.tr("Pages"), pages)
        if prefix != "#":
            entries += self._group(self.tr("Commands"), _matching(self._commands(), words))
        return entries

    @staticmethod
    def _group(title: str, found: Iterable[Entry]) -> list[Entry]:
        lines = list(found)
        return [Entry(title), *lines] if lines else []

    def _batches(self, words: str, tickets_only: bool) -> Iterable[Entry]:
        if self._workspace is None:
            return []
        from db.filters import BatchFilter

        batches = self._workspace.store.find(BatchFilter(text=words), limit=_MOST)
        if tickets_only:
            batches = [batch for batch in batches if words.casefold() in batch.ticket.casefold()]
        return [self._batch(batch, self._workspace) for batch in batches]

    @staticmethod
    def _batch(batch: "Batch", workspace: "Workspace") -> Entry:
        parts = (
            material_name(workspace.store.reference(), batch.material),
            batch.supplier,
            numbers.day(batch.received_on),
            numbers.kg(batch.net_kg),
        )
        ticket = batch.ticket
        return Entry(
            ticket, "batches", " · ".join(parts), act=lambda: workspace.open_ticket.emit(ticket)
        )

    def _plant(self, words: str) -> Iterable[Entry]:
        """Find runs by their number, and lots, which lead to their trace."""
        workspace = self._workspace
        if workspace is None or not any(sign.isdigit() for sign in words):
            return []
        runs, lots = workspace.store.processing.numbered(words, _MOST // 2)
        return [
            *(self._numbered(one.number, "processing", one.route or one.kind.value,
                             workspace.open_run.emit) for one in runs),
            *(self._numbered(one.number, "stock", f"{product(one.name)} · {one.run}",
                             workspace.open_trace.emit) for one in lots),
        ]  # fmt: skip

    @staticmethod
    def _numbered(number: str, icon: str, detail: str, act: Callable[[str], object]) -> Entry:
        return Entry(number, icon, detail, act=lambda: act(number))

    def _suppliers(self, words: str) -> Iterable[Entry]:
        workspace = self._workspace
        if workspace is None:
            return []

        def entry(name: str) -> Entry:
            detail = self.tr("batches of this supplier")
            where = {"supplier": name}
            return Entry(name, "person", detail, act=lambda: workspace.open_batches.emit(where))

        return [entry(name) for name in workspace.store.suppliers(words, limit=_MOST)]


def _matching(commands: Iterable[Command], words: str) -> list[Entry]:
    """Return the commands that hold every word typed, those that begin with them first."""
    wanted = words.casefold().split()
    found = [
        command
        for command in commands
        if all(word in f"{command.title} {command.detail}".casefold() for word in wanted)
    ]
    found.sort(key=lambda command: not command.title.casefold().startswith(words.casefold()))
    return [Entry(one.title, one.icon, one.detail, one.key, one.act) for one in found]
