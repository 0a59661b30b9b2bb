"""Any entry of the journal in words: what was done, to what, what it changed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.language import numbers, words
from ui.language.reference_names import spoken
from ui.parts.timeline import Event

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from db.proof.journal import HistoryEntry

_MOST_FIELDS = 4
_LONGEST = 40  # characters of a value
# What nobody types: it follows from the rest, or stands beside the words already.
_FOLLOWS = frozenset(
    {
        "id", "version", "why", "net_ug", "dry_ug", "dry_var", "gross_ug", "tare_ug", "batch_id",
        "lot_id", "run_id", "received_on", "import_key", "sort_key", "state", "closed_at",
        "signed_at", "signed_by", "entered_at", "entered_by", "recorded_at", "recorded_by", "score",
        "name_key", "proof", "attached_at", "attached_by",
    }
)  # fmt: skip
DEEDS: dict[str, object] = {
    "facility": QT_TRANSLATE_NOOP("Deeds", "Facility described"),
    "reference": QT_TRANSLATE_NOOP("Deeds", "Reference data put in force"),
    "setting": QT_TRANSLATE_NOOP("Deeds", "Setting made"),
    "restore": QT_TRANSLATE_NOOP("Deeds", "Restored from a backup"),
    "log": QT_TRANSLATE_NOOP("Deeds", "Batch logged"),
    "correct": QT_TRANSLATE_NOOP("Deeds", "Batch corrected"),
    "void": QT_TRANSLATE_NOOP("Deeds", "Batch voided"),
    "reinstate": QT_TRANSLATE_NOOP("Deeds", "Batch reinstated"),
    "follow": QT_TRANSLATE_NOOP("Deeds", "Yields of the route learned anew"),
    "attachment": QT_TRANSLATE_NOOP("Deeds", "File attached"),
    "attachment_withdrawn": QT_TRANSLATE_NOOP("Deeds", "Attachment withdrawn"),
    "sample": QT_TRANSLATE_NOOP("Deeds", "Sample taken"),
    "assay": QT_TRANSLATE_NOOP("Deeds", "Result recorded"),
    "assay_final": QT_TRANSLATE_NOOP("Deeds", "Result made final"),
    "assay_rejected": QT_TRANSLATE_NOOP("Deeds", "Result rejected"),
    "control": QT_TRANSLATE_NOOP("Deeds", "Control recorded"),
    "run_open": QT_TRANSLATE_NOOP("Deeds", "Run started"),
    "run_close": QT_TRANSLATE_NOOP("Deeds", "Run closed"),
    "run_reopen": QT_TRANSLATE_NOOP("Deeds", "Run opened again"),
    "run_stage": QT_TRANSLATE_NOOP("Deeds", "Stage reached"),
    "take": QT_TRANSLATE_NOOP("Deeds", "Input taken"),
    "take_cancel": QT_TRANSLATE_NOOP("Deeds", "Input cancelled"),
    "lot": QT_TRANSLATE_NOOP("Deeds", "Lot booked"),
    "lot_cancel": QT_TRANSLATE_NOOP("Deeds", "Lot cancelled"),
    "lot_assay": QT_TRANSLATE_NOOP("Deeds", "Result of a lot recorded"),
    "tare": QT_TRANSLATE_NOOP("Deeds", "Container weighed empty"),
    "unaccounted": QT_TRANSLATE_NOOP("Deeds", "Entered in the ledger"),
    "unaccounted_change": QT_TRANSLATE_NOOP("Deeds", "Said anew in the ledger"),
    "unaccounted_signed": QT_TRANSLATE_NOOP("Deeds", "Signed off in the ledger"),
    "unaccounted_open": QT_TRANSLATE_NOOP("Deeds", "Opened again in the ledger"),
    "unaccounted_withdrawn": QT_TRANSLATE_NOOP("Deeds", "Withdrawn from the ledger"),
    "left_out": QT_TRANSLATE_NOOP("Deeds", "Left out of the balance"),
    "left_out_again": QT_TRANSLATE_NOOP("Deeds", "Left out of the balance again"),
    "left_out_ended": QT_TRANSLATE_NOOP("Deeds", "Counts in the balance again"),
    "price": QT_TRANSLATE_NOOP("Deeds", "Price entered"),
    "price_change": QT_TRANSLATE_NOOP("Deeds", "Price said anew"),
    "price_withdrawn": QT_TRANSLATE_NOOP("Deeds", "Price withdrawn"),
    "exchange_rate": QT_TRANSLATE_NOOP("Deeds", "Exchange rate entered"),
    "exchange_rate_change": QT_TRANSLATE_NOOP("Deeds", "Exchange rate said anew"),
    "exchange_rate_withdrawn": QT_TRANSLATE_NOOP("Deeds", "Exchange rate withdrawn"),
    "target": QT_TRANSLATE_NOOP("Deeds", "Target entered"),
    "target_change": QT_TRANSLATE_NOOP("Deeds", "Target said anew"),
    "target_end": QT_TRANSLATE_NOOP("Deeds", "Target ended"),
    "target_follow": QT_TRANSLATE_NOOP("Deeds", "Target followed"),
    "target_follow_again": QT_TRANSLATE_NOOP("Deeds", "Target followed again"),
    "target_unfollow": QT_TRANSLATE_NOOP("Deeds", "Target followed no longer"),
    "scenario": QT_TRANSLATE_NOOP("Deeds", "Scenario saved"),
    "scenario_change": QT_TRANSLATE_NOOP("Deeds", "Scenario said anew"),
    "scenario_end": QT_TRANSLATE_NOOP("Deeds", "Scenario ended"),
    "person": QT_TRANSLATE_NOOP("Deeds", "Person added"),
    "person_role": QT_TRANSLATE_NOOP("Deeds", "Role of a person changed"),
    "person_pin": QT_TRANSLATE_NOOP("Deeds", "New PIN given"),
    "person_lock": QT_TRANSLATE_NOOP("Deeds", "Person locked"),
    "person_unlock": QT_TRANSLATE_NOOP("Deeds", "Person unlocked"),
    "person_recovered": QT_TRANSLATE_NOOP("Deeds", "New PIN given by the owner of the folder"),
}


def deed(entry: "HistoryEntry") -> str:
    """Return what was done; an action of a later program as it is kept."""
    return _named(entry.action)


def what(entry: "HistoryEntry") -> str:
    """Return what was done and what it changed: `Batch corrected: gross 642.4 to 643.1`."""
    shown_whole = not entry.before or entry.action == "attachment_withdrawn"
    return _with(
        deed(entry), _content(entry) if shown_whole else changes(entry.before, entry.after)
    )


def what_changed(
    action: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> str:
    """Return what was done last, and all that is different since an earlier version."""
    return _with(_named(action), changes(before, after))


def _named(action: str) -> str:
    known = DEEDS.get(action)
    return QCoreApplication.translate("Deeds", str(known)) if known else action


def _with(deed: str, content: str) -> str:
    template = QCoreApplication.translate("Deeds", "{deed}: {content}")
    return template.format(deed=deed, content=content) if content else deed


def who(entry: "HistoryEntry") -> str:
    """Return who did it, where and why."""
    said = [entry.who, entry.station, entry.why or ""]
    if entry.version > 1:
        template = QCoreApplication.translate("Story", "version {number}")
        said.append(template.format(number=entry.version))
    return " · ".join(part for part in said if part)


def changes(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
    """Return which fields differ, the first few with both values."""
    was, now = before or {}, after or {}
    names = [
        name
        for name in (*now, *(name for name in was if name not in now))
        if name not in _FOLLOWS and was.get(name) != now.get(name)
    ]
    template = QCoreApplication.translate("Story", "{field} {old} to {new}")
    told = [
        template.format(field=_field(name), old=_value(was.get(name)), new=_value(now.get(name)))
        for name in names[:_MOST_FIELDS]
    ]
    if len(names) > _MOST_FIELDS:
        more = QCoreApplication.translate("Deeds", "and {count} more")
        told.append(more.format(count=len(names) - _MOST_FIELDS))
    return "; ".join(told)


def events(history: "list[HistoryEntry]", zone: "tzinfo", today: "date") -> list[Event]:
    """Return entries, newest first, as a timeline shows them."""
    return [
        Event(what(one), who(one), numbers.short_moment(one.at.astimezone(zone), today))
        for one in history
    ]


def _content(entry: "HistoryEntry") -> str:
    """Return the few facts by which a new record is recognised."""
    row = entry.after or {}
    if entry.action == "reference":
        named = [str(name) for name in row.get("versions", {})]
        return ", ".join(named[:_MOST_FIELDS]) + ("…" if len(named) > _MOST_FIELDS else "")
    value = [row.get("element"), row.get("value"), row.get("unit")] if "element" in row else []
    if row.get("below"):
        value.insert(1, "<")
    names: tuple[str, ...] = (
        "source",
        "product",
        "material",
        "supplier",
        "label",
        "sample",
        "file",
        "cause",
    )
    if "sha256" in row:
        names = ("name",)
    if entry.subject.startswith("person:"):
        names = ("name", "role")
    weight = [row.get("gross"), row.get("unit")] if "gross" in row else []
    said = [" ".join(str(part) for part in group if part) for group in (value, weight)]
    told = [*said, *(spoken(str(row[name])) for name in names if row.get(name))]
    return ", ".join(part for part in told if part)


def _field(name: str) -> str:
    return words.field(name.replace("_ppm", "_pct"))


def _value(value: object) -> str:
    if value in (None, ""):
        return numbers.UNKNOWN
    said = str(value)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
