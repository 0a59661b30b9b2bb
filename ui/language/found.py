"""What a check found, in words: what is wrong, where exactly, and since when."""

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.language.sentences import say

if TYPE_CHECKING:
    from recycler.problems import Problem


def found_words(problem: "Problem", zone: tzinfo) -> str:
    """Return the sentence on a problem, with table, version, fields and the last sound moment."""
    said = [say(problem), _place(problem), _since(problem, zone)]
    return " ".join(part for part in said if part)


def _place(problem: "Problem") -> str:
    translate = QCoreApplication.translate
    details = problem.details
    if not details.get("table"):
        return ""
    if details.get("fields") and details.get("version"):
        template = translate("Found", "Table {table}, version {version}: {fields}.")
    elif details.get("fields"):
        template = translate("Found", "Table {table}: {fields}.")
    else:
        template = translate("Found", "Table {table}.")
    return template.format_map({"version": "", "fields": "", **details})


def _since(problem: "Problem", zone: tzinfo) -> str:
    details = problem.details
    if not isinstance(at := details.get("since"), str):
        return ""
    template = QCoreApplication.translate("Found", "It happened after entry {entry} of {at}.")
    if details.get("since_checked"):
        template = QCoreApplication.translate(
            "Found", "It happened after the check of {at} (entry {entry}), when everything agreed."
        )
    moment = datetime.fromisoformat(at).astimezone(zone)
    return template.format(entry=details.get("since_entry"), at=f"{moment:%Y-%m-%d %H:%M}")
