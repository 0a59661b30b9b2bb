"""The page in the place of the window: who is working, their PIN, and what was left behind."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from recycler.errors import RecyclerError
from recycler.version import VERSION
from ui.jobs import Job
from ui.language import numbers
from ui.language.sentences import say_error
from ui.look.buttons import Button
from ui.look.icons import IconLabel, Mark
from ui.look.text import rule, surface, text
from ui.parts.fields import Edit, ProblemLine
from ui.people.faces import ROW, FaceList
from ui.window.status_bar import when_words

if TYPE_CHECKING:
    from db.drafts import Draft
    from db.people.sign_in import SignedIn
    from ui.workspace.workspace import Workspace

_WIDTH, _PAD = 464, 32
_MOST_ROWS = 6
_MOST_DRAFTS = 4


class SignInPage(QWidget):
    """Digits choose a person, the PIN and Enter let in; a wrong one is told in one sentence."""

    let_in = Signal(object)  # db.people.sign_in.SignedIn

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__()
        surface(self, "0")
        self._workspace = workspace
        self._job: Job | None = None
        self.facility = text("", "page")
        self.place = text("", "small", "text-3")
        self.faces = FaceList()
        self.pin = Edit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setAccessibleName(self.tr("PIN"))
        self.pin.installEventFilter(self)
        self.start = Button(self.tr("Start"), kind="primary", key=self.tr("Enter"))
        self.problem = ProblemLine()
        self.drafts = text("", "body", "warn", wrap=True)
        self._draft_row = QWidget()
        self._lay_out()
        self.faces.chosen.connect(self._to_pin)
        self.faces.moved.connect(self._forget_pin)
        self.start.clicked.connect(self.attempt)
        self.pin.returnPressed.connect(self.attempt)

    def renew(self, name: str = "") -> None:
        """Show who may sign in now, the one of a name marked."""
        store, zone = self._workspace.store, self._workspace.zone
        facility = store.facility()
        self.facility.setText(facility.name or self.tr("Recycler"))
        station = self.tr("Station {code}").format(code=facility.station)
        now = datetime.now(zone)
        words = " ".join((station, facility.station_name)).strip()
        self.place.setText(f"{words} · {numbers.weekday(now)} {numbers.clock(now)}")
        people = store.people.faces()
        self.faces.show_people(people, [self._seen(one.seen_at) for one in people])
        self.faces.choose(next((n for n, one in enumerate(people) if one.name == name), 0))
        self._scroll.setFixedHeight(min(len(people), _MOST_ROWS) * ROW + 2)
        self._show_drafts(store.left_behind())
        self._forget_pin()
        known = bool(name) or len(people) == 1
        (self.pin if known else self.faces).setFocus(Qt.FocusReason.OtherFocusReason)

    def attempt(self) -> None:
        """Try the PIN, off the GUI thread: a hash takes a tenth of a second."""
        person = self.faces.current
        if person is None or self._job is not None:
            return
        people, name, pin = self._workspace.store.people, person.name, self.pin.text()
        self.start.setEnabled(False)
        self._job = Job(lambda report: people.sign_in(name, pin), self)
        self._job.succeeded.connect(self._on_in)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def settled(self) -> bool:
        return self._job is None

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.faces.choose(self.faces.row + (1 if event.key() == Qt.Key.Key_Down else -1))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.faces.setFocus()
                return True
        return False

    # --- inside ---

    def _on_in(self, found: "SignedIn") -> None:
        self._end_attempt()
        self.let_in.emit(found)

    def _on_failed(self, error: Exception) -> None:
        self._end_attempt()
        if not isinstance(error, RecyclerError):
            raise error
        self.problem.say(say_error(error))
        self.pin.setFocus()

    def _end_attempt(self) -> None:
        self._job = None
        self.start.setEnabled(True)
        self.pin.clear()

    def _to_pin(self) -> None:
        self.pin.setFocus()

    def _forget_pin(self) -> None:
        self.pin.clear()
        self.problem.say("")
        box = ROW * self.faces.row
        self._scroll.ensureVisible(0, box + ROW // 2, 0, ROW // 2)

    def _seen(self, moment: "datetime | None") -> str:
        if moment is None:
            return self.tr("not here yet")
        when = when_words(moment.astimezone(self._workspace.zone), self._workspace)
        return self.tr("last here {when}").format(when=when)

    def _show_drafts(self, drafts: "Sequence[Draft]") -> None:
        """Name what was left unfinished; the latest, by whom and where."""
        from ui.window.pages import SPECS, page_title

        known = {spec.name for spec in SPECS}
        said = self.tr("{who} left a draft ({page}, {when}). It is kept.")
        lines = [
            said.format(
                who=one.who,
                when=when_words(one.at.astimezone(self._workspace.zone), self._workspace),
                page=page_title(one.form),
            )
            for one in reversed(drafts)
            if one.form in known
        ]
        self.drafts.setText("\n".join(lines[:_MOST_DRAFTS]))
        self._draft_row.setVisible(bool(lines))

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("panel", True)
        card.setFixedWidth(_WIDTH)
        column = QVBoxLayout(card)
        column.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addSpacing(20)
        column.addWidget(text(self.tr("Who is working?"), "key"))
        column.addSpacing(8)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.faces)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._scroll)
        column.addSpacing(20)
        column.addWidget(text(self.tr("PIN"), "body", "text-2"))
        column.addSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.pin, 1)
        line.addWidget(self.start)
        column.addLayout(line)
        column.addWidget(self.problem)
        column.addSpacing(8)
        hint = self.tr("A PIN or a password. Forgotten? An administrator can set a new one.")
        column.addWidget(text(hint, "small", "text-3", wrap=True))
        column.addWidget(self._drafts_row())
        outer = QVBoxLayout(self)
        outer.addStretch(3)
        middle = QHBoxLayout()  # an alignment would ask nobody how high wrapped words are
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addSpacing(32)
        outer.addLayout(self._foot())
        outer.addStretch(4)

    def _head(self) -> QHBoxLayout:
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(12)
        words.setSpacing(0)
        words.addWidget(self.facility)
        words.addWidget(self.place)
        row.addWidget(Mark(36))
        row.addLayout(words, 1)
        return row

    def _drafts_row(self) -> QWidget:
        column = QVBoxLayout(self._draft_row)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(20)
        column.addWidget(rule())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel("draft", "warn", 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.drafts, 1)
        column.addLayout(row)
        return self._draft_row

    def _foot(self) -> QHBoxLayout:
        now = self._workspace.preferences.now.language_code
        self.language = Button("English" if now == "ja" else "日本語", kind="link")
        self.language.clicked.connect(lambda: self._speak("en" if now == "ja" else "ja"))
        self.other = Button(self.tr("Open another data folder…"), kind="link")
        self.other.clicked.connect(self._open_other)
        row = QHBoxLayout()
        row.setSpacing(4)
        words = self.tr("Recycler {version} · works without a network").format(version=VERSION)
        row.addStretch(1)
        for widget in (text(words, "small", "text-3"), self.language, self.other):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _speak(self, language: str) -> None:
        """Start anew in another language."""
        self._workspace.preferences.change(language=language)
        self._workspace.open_folder.emit(self._workspace.store.folder)

    def _open_other(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Open another data folder"))
        if folder:
            self._workspace.open_folder.emit(Path(folder))
