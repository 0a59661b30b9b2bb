"""Ctrl+H: the history of the record that is chosen: who did what, when and why."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.language import numbers
from ui.look.buttons import Button
from ui.look.text import rule, text
from ui.parts.timeline import Timeline
from ui.window.overlay import Overlay

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace

MOST = 200  # of the newest; the journal has all
_WIDTH, _HEIGHT = 760, 560
_STEP = 60


class HistoryPanel(Overlay):
    """The timeline of one record, and the way to the same in the journal."""

    journal_wanted = Signal(str)  # the record

    def __init__(self, parent: QWidget) -> None:
        panel = _Panel()
        panel.setObjectName("keys")
        super().__init__(parent, panel, width=_WIDTH, below=72)
        self.record = ""
        self.title = text("", "record")
        self.state = text("", "small", "text-3")
        self.timeline = Timeline(wide=False)
        self.view = QScrollArea()
        self.view.setWidgetResizable(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        held = QVBoxLayout(inner)
        held.setContentsMargins(0, 0, 12, 0)
        held.addWidget(self.timeline)
        held.addStretch(1)
        self.view.setWidget(inner)  # which has Qt fill it
        for ground in (inner, self.view.viewport()):
            ground.setAutoFillBackground(False)
        self.journal = Button(self.tr("Show in the journal"))
        self.journal.clicked.connect(self._to_journal)
        self.close_button = Button(self.tr("Close"), kind="link", key="Esc")
        self.close_button.clicked.connect(self.close_panel)
        self._lay_out(panel)

    def show_record(self, workspace: "Workspace", record: str) -> None:
        """Open with the history of a record."""
        from db.proof.journal_queries import JournalFilter
        from ui.parts.history_words import events

        where = JournalFilter(record=record)
        found, count = (
            workspace.store.proof.journal(where, limit=MOST),
            workspace.store.proof.count_journal(where),
        )
        self.record = record
        self.title.setText(self.tr("History of {record}").format(record=record))
        state = self.tr("{count} changes").format(count=numbers.number(count))
        if count > len(found):
            state = self.tr("The newest {shown} of {count} changes").format(
                shown=numbers.number(len(found)), count=numbers.number(count)
            )
        self.state.setText(state if count else self.tr("Nothing was done to it yet."))
        self.timeline.show_events(events(found, workspace.zone, workspace.today()))
        self.open()
        self.view.verticalScrollBar().setValue(0)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.view.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: _STEP, Qt.Key.Key_Up: -_STEP, Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(), Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Home: -bar.maximum(),
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)

    def _to_journal(self) -> None:
        self.close_panel()
        self.journal_wanted.emit(self.record)

    def _lay_out(self, panel: QFrame) -> None:
        column = QVBoxLayout(panel)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.state)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(rule())
        row = QHBoxLayout()
        row.addWidget(self.journal)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)


class _Panel(QFrame):
    """As high as there is room for, up to a limit."""

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)
