"""What a repair did, in words: how much is back, and what is not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from recycler.problems import Problem
from ui.language import numbers
from ui.language.sentences import say

if TYPE_CHECKING:
    from db.safekeeping.repair import Repaired

_MOST_NAMED = 8


def repaired_words(done: "Repaired") -> str:
    """Return the sentences on a repair."""
    words = QCoreApplication.translate(
        "Repair",
        "The data are whole again: {batches} tickets, from the backup {file} and {replayed} "
        "journal entries since. The damaged file is kept as {kept}.",
    )
    said = words.format(
        batches=numbers.number(done.batches),
        file=done.backup.file.name,
        replayed=numbers.number(done.replayed),
        kept=done.kept_as.name if done.kept_as else numbers.UNKNOWN,
    )
    return " ".join([said, *_lost_words(done)])


def _lost_words(done: "Repaired") -> list[str]:
    said = []
    if done.lost:
        words = QCoreApplication.translate("Repair", "Not recovered: {names}.")
        names = ", ".join(done.lost[:_MOST_NAMED])
        more = len(done.lost) - _MOST_NAMED
        if more > 0:
            of_more = QCoreApplication.translate("Repair", "{names} and {count} more")
            names = of_more.format(names=names, count=numbers.number(more))
        said.append(words.format(names=names))
    if done.lacking:
        said.append(say(Problem("attachments_lacking", {"count": done.lacking})))
    if not done.is_whole:
        said.append(
            QCoreApplication.translate(
                "Repair", "Part of the journal cannot be read: more may be lost than is listed."
            )
        )
    return said
