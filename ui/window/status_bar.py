"""The status bar: who, where, the last verified backup, drafts; each part leads to its cause."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from ui.language import numbers
from ui.look import icons, theme
from ui.look.text import surface
from ui.look.tokens import STATUS

if TYPE_CHECKING:
    from db.safekeeping.kept_backups import BackupInfo
    from ui.workspace.workspace import Change, Workspace

Ink = Literal["text-2", "text-3", "ok", "warn", "bad"]
_MINUTE_MS = 60_000


class StatusPart(QAbstractButton):
    """One fact of the status bar; pressing it goes to where the fact can be changed."""

    def __init__(self, icon: str = "", ink: Ink = "text-2", *, divider: bool = True) -> None:
        super().__init__()
        self._icon, self._ink, self._aside, self._divider = icon, ink, "", divider
        self.setFont(theme.font("small"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(STATUS)

    def say(self, words: str, ink: Ink = "text-2", aside: str = "", hint: str = "") -> None:
        self._ink, self._aside = ink, aside
        self.setText(words)
        self.setToolTip(hint)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        width = 24 + metrics.horizontalAdvance(self.text()) + (20 if self._icon else 0)
        if self._aside:
            width += 6 + metrics.horizontalAdvance(self._aside)
        return QSize(width, STATUS)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("surface-3"))
        if self._divider:
            painter.fillRect(
                QRect(self.width() - 1, 7, 1, self.height() - 14), theme.colour("hairline")
            )
        left = 12
        if self._icon:
            icons.paint(painter, self._icon, QRectF(left, 7, 14, 14), self._ink)
            left += 20
        self._paint_words(painter, left)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_words(self, painter: QPainter, left: int) -> None:
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        room = QRect(left, 0, self.width() - left, self.height())
        painter.setFont(self.font())
        painter.setPen(theme.colour(self._ink))
        painter.drawText(room, flags, self.text())
        if self._aside:
            shift = painter.fontMetrics().horizontalAdvance(self.text()) + 6
            painter.setPen(theme.colour("text-3"))
            painter.drawText(room.adjusted(shift, 0, 0, 0), flags, self._aside)


class StatusBar(QWidget):
    """Tells at any moment who works where and whether anything is unfinished."""

    asked = Signal(str)  # the name of a part: "operator", "station", "backup" …

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        surface(self, "0")
        self.setFixedHeight(STATUS)
        self._workspace: Workspace | None = None
        self._backup: BackupInfo | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 8, 0)
        self._row.setSpacing(0)
        self.operator = self._part("operator", StatusPart("person"))
        self.station = self._part("station", StatusPart("station"))
        self.others = self._part("others", StatusPart("link"))
        self.backup = self._part("backup", StatusPart("shield"))
        self.drafts = self._part("drafts", StatusPart("draft", "warn"))
        self.waiting = self._part("waiting", StatusPart("laboratory"))
        self.work = self._part("work", StatusPart("clock"))
        self.dropped = self._part("dropped", StatusPart("reports"))
        self._row.addStretch(1)
        self.hint = self._part("palette", StatusPart(divider=False))
        self.hint.say(self.tr("{key} for anything").format(key="Ctrl+K"), "text-3")
        self._clock = QTimer(self, interval=_MINUTE_MS)
        self._clock.timeout.connect(self._say_backup)

    def set_operator(self, name: str, role: str = "") -> None:
        """Name who works here, and as what where people sign in."""
        hint = self.tr("Changes are signed with this name. Press to change it.")
        if role:
            hint = self.tr("Changes are signed with this name. F12 lets somebody else sign in.")
        self.operator.say(name, "text-2", role or self.tr("operator"), hint)

    def close_up(self, *, closed: bool) -> None:
        """Lead nowhere while nobody has signed in."""
        self.setEnabled(not closed)
        self.hint.setVisible(not closed)
        if closed:
            self.operator.say(self.tr("nobody signed in"), "text-3")

    def take(self, workspace: "Workspace") -> None:
        """Follow the loaded data."""
        self._workspace = workspace
        workspace.changed.connect(self._heard)
        self._say_station()
        self._find_backup()
        self._count_drafts()
        self._clock.start()

    def show_work(self, words: str) -> None:
        """Say what still runs in the background; empty when it is done."""
        self.work.say(words)

    def show_dropped(self, words: str, failed: bool) -> None:
        """Say which report was written by itself, or in one sentence why it was not."""
        self.dropped.say(words, "bad" if failed else "ok", "", words)

    def show_others(self, words: str) -> None:
        """Say who else has the data open; empty when nobody does."""
        self.others.say(words, "text-2", "", self.tr("What they save appears here by itself."))

    def show_waiting(self, words: str) -> None:
        """Say how many samples wait for their result; empty when none does."""
        self.waiting.say(words, "text-2", "", self.tr("Press to record a result."))

    def _part(self, name: str, part: StatusPart) -> StatusPart:
        part.clicked.connect(lambda: self.asked.emit(name))
        part.setVisible(False)
        self._row.addWidget(part)
        return part

    def _heard(self, change: "Change") -> None:
        if change.kind == "facility":
            self._say_station()
        elif change.kind == "backup":
            self._find_backup()
        elif change.kind in ("drafts", "batches"):
            self._count_drafts()

    def _say_station(self) -> None:
        if self._workspace:
            facility = self._workspace.facility
            words = self.tr("Station {code}").format(code=facility.station)
            hint = self.tr("Tickets made here begin with {code}.").format(code=facility.station)
            self.station.say(" ".join((words, facility.station_name)).strip(), "text-2", "", hint)

    def _count_drafts(self) -> None:
        if self._workspace:
            count = len(self._workspace.store.drafts())
            words = self.tr("{count} drafts not saved").format(count=count)
            words = ("", self.tr("1 draft not saved"))[count] if count < 2 else words
            self.drafts.say(words, "warn", "", self.tr("Press to go on with it."))

    def _find_backup(self) -> None:
        if self._workspace:
            self._backup = self._workspace.store.last_backup()
            self._say_backup()

    def _say_backup(self) -> None:
        if self._workspace is None:
            return
        hint = self.tr("Ctrl+B makes a backup now and reads it back.")
        if self._backup is None:
            self.backup.say(self.tr("No backup yet"), "warn", "", hint)
            return
        hours = self._workspace.preferences.now.backup_warn_hours
        age = datetime.now(UTC) - self._backup.at
        ink: Ink = "ok" if age <= timedelta(hours=hours) else "warn"
        if age > timedelta(hours=2 * hours):
            ink = "bad"
        when = when_words(self._backup.at.astimezone(self._workspace.zone), self._workspace)
        self.backup.say(self.tr("Verified backup {when}").format(when=when), ink, "", hint)


def when_words(moment: datetime, workspace: "Workspace") -> str:
    """Return a moment as people say it: "today 06:00", else the day and the time."""
    from PySide6.QtCore import QCoreApplication

    time = numbers.clock(moment)
    if moment.date() == workspace.today():
        return QCoreApplication.translate("StatusBar", "today {time}").format(time=time)
    return f"{numbers.short_day(moment.date())} {time}"
