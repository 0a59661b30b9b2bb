"""The last backup, the check of the journal, and the way back."""

from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recycler.problems import Problem
from ui.language import numbers
from ui.language.found import found_words
from ui.look.buttons import Button
from ui.look.icons import IconLabel
from ui.look.progress import ProgressLine
from ui.look.text import rule, text
from ui.parts.badge import Badge, BadgeLook
from ui.settings.kept_backups import KeptBackups, SecondFolderChoice
from ui.settings.rows import Section, edit
from ui.window.backing_up import backup_words

if TYPE_CHECKING:
    from db.safekeeping.kept_backups import BackupInfo
    from ui.jobs import Job
    from ui.workspace.workspace import Change, Workspace

_MOST_SHOWN = 20


class BackupSection(Section):
    """Back up, check, restore."""

    def __init__(self) -> None:
        super().__init__()
        self._last: BackupInfo | None = None
        self.set_heading(self.tr("Backup and journal"), self.tr("Saved as you change it"))
        self.column.addWidget(self._card())
        self._add_hours()
        self._add_journal()
        self._add_kept()
        self._add_restore()
        self._add_repair()
        self.end()

    def _add_hours(self) -> None:
        self.hours = edit(96)
        self.hours.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.hours.editingFinished.connect(self._keep_hours)
        self._hours_row = self.add_row(
            self.tr("Warn when the last backup is older than"),
            self.tr("Shown in the status bar in amber, then in red after twice that time."),
            self.hours,
            text(self.tr("hours"), "body", "text-3"),
        )

    def _add_journal(self) -> None:
        self.result = Badge("")
        self.result.hide()
        self.check_now = Button(self.tr("Check now"))
        self.check_now.clicked.connect(self._check)
        self.add_row(
            self.tr("Journal"),
            self.tr(
                "Every change with before, after, who, when, station and reason, in a chain "
                "that shows any change behind the program’s back. Read only."
            ),
            self.check_now,
            self.result,
        )
        self.found = text("", "small", "bad", wrap=True)
        self.found.hide()
        self.column.addWidget(self.found)
        self.progress = ProgressLine()
        self.progress.setMaximumWidth(560)
        self.column.addWidget(self.progress)

    def _add_kept(self) -> None:
        self.kept = KeptBackups()
        self.kept.restore_asked.connect(self.offer)
        self.column.addWidget(self.kept)
        self.column.addWidget(rule())
        self.second = SecondFolderChoice()
        self.add_row(
            self.tr("Second folder"),
            self.tr(
                "Every backup is copied there and read back. While a stick is not in, copies wait."
            ),
            self.second,
        )

    def _add_restore(self) -> None:
        self.restore = Button(self.tr("Restore from a backup…"))
        self.restore.clicked.connect(self._choose)
        self.add_row(
            self.tr("Restore"),
            self.tr("The present store is kept beside the restored one; nothing is destroyed."),
            self.restore,
        )
        self.confirm = _Confirm()
        self.confirm.agreed.clicked.connect(self._restore)
        self.confirm.kept.clicked.connect(self._keep)
        self.column.addWidget(self.confirm)

    def _add_repair(self) -> None:
        self.repair = Button(self.tr("Repair and start anew"))
        self.repair.clicked.connect(self._repair)
        self.add_row(
            self.tr("Repair"),
            self.tr(
                "Where the check finds damage: the last good backup and the journal since, carried "
                "out once more. What cannot be recovered is listed; the present store is kept."
            ),
            self.repair,
        )

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        self.hours.setText(str(workspace.preferences.now.backup_warn_hours))
        keeper = workspace.keeper
        keeper.began.connect(self._follow)
        keeper.checked.connect(self._show_found)
        keeper.ended.connect(self._show_last)
        self.kept.take(workspace)
        self.second.take(workspace)
        self._show_last()

    def refresh(self, change: "Change") -> None:
        if change.kind == "backup":
            self._last = None
            self._show_last()

    def _card(self) -> QWidget:
        card = QFrame()
        card.setProperty("panel", True)
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        self._mark = IconLabel("shield", "ok", 20)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.standing = text("", "key")
        self._beneath = text("", "small", "text-3")
        words.addWidget(self.standing)
        words.addWidget(self._beneath)
        self.now = Button(self.tr("Back up now"), key="Ctrl+B")
        self.now.clicked.connect(self._back_up)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self.now)
        return card

    def _back_up(self) -> None:
        if self.workspace:
            self.workspace.keeper.back_up()

    def _check(self) -> None:
        if self.workspace:
            self.workspace.keeper.check()

    def _follow(self, job: "Job", what: str) -> None:
        self.progress.follow(job, what)
        self.now.setEnabled(False)
        self.check_now.setEnabled(False)
        self.kept.rehearse.setEnabled(False)

    def _show_last(self) -> None:
        if self.workspace is None:
            return
        self.now.setEnabled(True)
        self.check_now.setEnabled(True)
        self._show_kept()
        info = self.workspace.store.last_backup()
        if info is None:
            self._mark.set_icon("shield-plain", "warn")
            self.standing.setText(self.tr("There is no backup yet."))
            self._beneath.setText(self.tr("One takes a few seconds and is read back at once."))
            return
        self._mark.set_icon("shield", "ok")
        self.standing.setText(backup_words(info, self.workspace))
        size = _size_words(Path(info.file))
        self._beneath.setText(
            self.tr("Opened, counted and hashed after writing · {size} · {file}").format(
                size=size, file=Path(info.file).name
            )
        )
        self._beneath.setToolTip(str(info.file))

    def _show_kept(self) -> None:
        """Show the list anew where it changed; a rehearsal leaves what it said."""
        last = self.workspace.store.last_backup() if self.workspace else None
        if last != self._last or self.kept.chosen() is None:
            self.kept.show_kept()
        self.kept.rehearse.setEnabled(self.kept.chosen() is not None)
        self.second.show_place()
        self._last = last

    def _repair(self) -> None:
        if self.workspace:
            self.workspace.repair_wanted.emit()

    def _show_found(self, found: list[object]) -> None:
        if self.workspace is None:
            return
        time = numbers.clock(_now(self.workspace))
        if found:
            self.result.set_look(BadgeLook(self.tr("to look at"), "bad", "warning"))
        else:
            words = self.tr("chain verified {time}").format(time=time)
            self.result.set_look(BadgeLook(words, "ok", "check"))
        self.result.show()
        zone = self.workspace.zone
        lines = [_sentence(one, zone) for one in found[:_MOST_SHOWN]]
        if len(found) > _MOST_SHOWN:
            lines.append(self.tr("and {count} more").format(count=len(found) - _MOST_SHOWN))
        self.found.setText("\n".join(lines))
        self.found.setVisible(bool(lines))

    def _keep_hours(self) -> None:
        if self.workspace is None:
            return
        typed = self.hours.text().strip()
        now = self.workspace.preferences.now
        if typed.isdecimal() and 1 <= int(typed) <= 2160:
            self._hours_row.say("")
            if int(typed) != now.backup_warn_hours:
                self.workspace.preferences.change(backup_warn_hours=int(typed))
                self.workspace.announce("backup")
        else:
            self._hours_row.say(
                self.tr("“{typed}” is not a number of hours. Type 1 to 2160.").format(typed=typed)
            )

    def _choose(self) -> None:
        if self.workspace is None:
            return
        folder = str(self.workspace.store.folder / "backups")
        file, _ = QFileDialog.getOpenFileName(
            self, self.tr("Restore from a backup"), folder, self.tr("Backups (*.sqlite3 *.db *)")
        )
        if file:
            self.offer(Path(file))

    def offer(self, file: Path) -> None:
        """Ask in place whether to restore this backup."""
        self.restore.hide()
        self.confirm.ask(file)

    def _restore(self) -> None:
        if self.workspace and self.confirm.file:
            self.workspace.restore_wanted.emit(self.confirm.file)

    def _keep(self) -> None:
        self.confirm.hide()
        self.restore.show()
        self.restore.setFocus(Qt.FocusReason.OtherFocusReason)


class _Confirm(QFrame):
    """Unfolds in place of a dialog; the way back has the focus, so that Enter destroys nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.file: Path | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        self._words = text("", "body", wrap=True)
        column.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.agreed = Button(self.tr("Restore and start anew"), kind="bad")
        self.agreed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.kept = Button(self.tr("Keep what is here"))
        row.addWidget(self.kept)
        row.addWidget(self.agreed)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def ask(self, file: Path) -> None:
        self.file = file
        self._words.setText(
            self.tr(
                "Restore {file}? Batches logged since it was written are then only in the store "
                "that is kept beside it. The program starts anew."
            ).format(file=file.name)
        )
        self.show()
        self.kept.setFocus(Qt.FocusReason.OtherFocusReason)


def _sentence(found: object, zone: tzinfo) -> str:
    code, details = getattr(found, "code", ""), getattr(found, "details", {})
    return found_words(Problem(str(code), dict(details)), zone)


def _size_words(file: Path) -> str:
    try:
        return f"{numbers.number(file.stat().st_size / 1e6, 1)}{numbers.THIN}MB"
    except OSError:
        return numbers.UNKNOWN


def _now(workspace: "Workspace") -> datetime:
    return datetime.now(workspace.zone)
