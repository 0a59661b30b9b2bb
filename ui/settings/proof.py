"""Proof and audit: which key signs the journal, where its checkpoints are, and the audit pack."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog

from recycler.errors import RecyclerError
from recycler.problems import Problem
from ui.jobs import Job, Report
from ui.language import numbers
from ui.language.sentences import say
from ui.look.buttons import Button
from ui.look.progress import ProgressLine
from ui.look.text import text
from ui.parts.confirm import Confirm
from ui.settings.rows import Section

if TYPE_CHECKING:
    from db.checks.checkpoints import KeySeen, Standing
    from db.proof.audit_pack import AuditPack
    from ui.workspace.workspace import Change, Workspace


class ProofSection(Section):
    """How the journal is vouched for, and what an auditor is given."""

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(self.tr("Proof and audit"))
        self._standing: Standing | None = None
        self._job: Job | None = None
        self._build_key()
        self._build_copies()
        self._build_pack()
        self._build_change()
        self.progress = ProgressLine()
        self.progress.setMaximumWidth(560)
        self.column.addSpacing(12)
        self.column.addWidget(self.progress)
        self.end()

    def _build_key(self) -> None:
        self.fingerprint = text("", "key")
        self.copy = Button(self.tr("Copy"))
        self.copy.clicked.connect(self._copy)
        self.add_row(
            self.tr("Key of this installation"),
            self.tr(
                "It signs checkpoints of the journal. Let an auditor note its fingerprint: who "
                "knows it can tell records rewritten later."
            ),
            self.fingerprint,
            self.copy,
        )
        self.checkpoints = text("", "body", wrap=True)
        self.checkpoints.setMinimumWidth(360)
        self.add_row(
            self.tr("Checkpoints"),
            self.tr("Signed every 1,000 entries, on closing, with each backup and good check."),
            self.checkpoints,
        )
        self.keys_told = text("", "small", "warn", wrap=True)
        self.keys_told.hide()
        self.column.addWidget(self.keys_told)

    def _build_copies(self) -> None:
        self.second = text("", "body", wrap=True)
        self.choose_second = Button(self.tr("Choose…"))
        self.choose_second.clicked.connect(self._choose_second)
        self.no_second = Button(self.tr("Keep none"), kind="link")
        self.no_second.clicked.connect(lambda: self.keep_in(None))
        self.add_row(
            self.tr("Copy of the checkpoints"),
            self.tr(
                "In a folder elsewhere, such as a stick or the office: an older copy of all data "
                "is found against it."
            ),
            self.choose_second,
            self.no_second,
            self.second,
        )

    def _build_pack(self) -> None:
        self.pack = Button(self.tr("Write an audit pack…"))
        self.pack.clicked.connect(self._choose_pack)
        self.with_files = QCheckBox(self.tr("With the attached files"))
        self.add_row(
            self.tr("Audit pack"),
            self.tr(
                "One zip with journal, records, checkpoints, public key and a short script that "
                "verifies all of it on another machine. Attached files are named by their hashes."
            ),
            self.with_files,
            self.pack,
        )

    def _build_change(self) -> None:
        self.renew = Confirm(self.tr("Change the key…"), kind="plain")
        self.renew.set_words(self.tr("Change the key…"), self.tr("Sign with a new key from now on"))
        self.renew.confirmed.connect(self._renew)
        self.add_row(
            self.tr("Change of the key"),
            self.tr(
                "The old key signs that the new one takes its place; auditors note the new one."
            ),
            self.renew,
        )

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        workspace.keeper.ended.connect(self._show)
        self._show()

    def refresh(self, change: "Change") -> None:
        if change.kind == "backup":
            self._show()

    def shown(self) -> None:
        self._show()

    def _show(self) -> None:
        if self.workspace is None:
            return
        found = self._standing = self.workspace.store.proof.standing()
        self.fingerprint.setText(found.fingerprint or self.tr("made with the first checkpoint"))
        self.fingerprint.setToolTip(
            str(found.key_file) if found.key_file else self.tr("Kept in the system’s key store")
        )
        self.copy.setEnabled(found.fingerprint is not None)
        self.checkpoints.setText(self._checkpoint_words(found))
        later = [self._key_words(one) for one in found.keys[1:]]
        self.keys_told.setText("\n".join(later))
        self.keys_told.setVisible(bool(later))
        self.second.setText(str(found.second) if found.second else self.tr("none"))
        self.no_second.setVisible(found.second is not None)

    def _checkpoint_words(self, found: "Standing") -> str:
        if found.last is None:
            return self.tr("None yet; the first is signed when the program is closed.")
        words = self.tr("{count} so far, the last on {when}; {unsigned} entries since.")
        said = words.format(
            count=numbers.number(found.checkpoints), when=self._moment(found.last),
            unsigned=numbers.number(found.unsigned),
        )  # fmt: skip
        if found.last_clean is not None:
            clean = self.tr("Everything agreed on {when}.")
            said += " " + clean.format(when=self._moment(found.last_clean))
        return said

    def _key_words(self, one: "KeySeen") -> str:
        words = self.tr("Since entry {entry} of {when} the key {key} signs; the one before agreed.")
        if not one.agreed:
            words = self.tr(
                "Since entry {entry} of {when} the key {key} signs, and the one before did not "
                "say so. That is right after a move to another machine or the loss of a key; if "
                "there was neither, look into it."
            )
        return words.format(
            entry=numbers.number(one.entry), when=self._moment(one.since), key=one.fingerprint
        )

    def _moment(self, moment: datetime) -> str:
        zone = self.workspace.zone if self.workspace else None
        return numbers.moment(moment.astimezone(zone))

    def _copy(self) -> None:
        if self._standing and self._standing.fingerprint and self.workspace:
            QGuiApplication.clipboard().setText(self._standing.fingerprint)
            self.workspace.tell(self.tr("The fingerprint is copied."), icon="check")

    def _choose_second(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Copy of the checkpoints"))
        if chosen:
            self.keep_in(Path(chosen))

    def keep_in(self, folder: Path | None) -> None:
        """Keep the copy in a folder from now on; None: in none."""
        if self.workspace is None:
            return
        try:
            self.workspace.store.proof.keep_checkpoints_in(folder)
        except RecyclerError as error:
            self.workspace.failed.emit(error)
        self._show()

    def _renew(self, why: str) -> None:
        if self.workspace is None:
            return
        try:
            self.workspace.store.proof.renew_key(why=why)
        except RecyclerError as error:
            self.workspace.failed.emit(error)
        self._show()

    def _choose_pack(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Write an audit pack"), "audit-pack.zip", self.tr("Zip files (*.zip)")
        )
        if name:
            self.write_pack(Path(name))

    def write_pack(self, file: Path) -> None:
        """Write a pack of everything, beside the GUI thread."""
        if self.workspace is None or self._job is not None:
            return
        store, workspace = self.workspace.store, self.workspace
        with_files = self.with_files.isChecked()

        def work(report: Report) -> object:
            return store.proof.audit_pack(file, report=report, with_files=with_files)

        def tell(pack: "AuditPack") -> None:
            words = self.tr("{file}: {rows} records and {entries} entries, signed by {key}.")
            workspace.tell(
                words.format(
                    file=pack.file.name, rows=numbers.number(pack.rows), key=pack.fingerprint,
                    entries=numbers.number(pack.last_entry - pack.first_entry + 1),
                ),
                icon="shield",
            )  # fmt: skip
            if pack.lacking:
                lacking = Problem("attachments_lacking", {"count": pack.lacking})
                workspace.tell(say(lacking), failure=True)

        self._job = Job(work, self)
        self._job.succeeded.connect(tell)
        self._job.failed.connect(workspace.failed)
        self._job.ended.connect(self._ended)
        self._job.start()
        self.progress.follow(self._job, self.tr("Writing the audit pack"))

    def settled(self) -> bool:
        return self._job is None

    def _ended(self) -> None:
        self._job = None
        self._show()
