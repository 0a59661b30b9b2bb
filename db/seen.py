"""No lost update: who changes a record says which version of it they saw.

The store compares within the transaction that writes. Where another version is in the books by
now nothing is changed, and the refusal tells both, who saved the other one, and when. Without a
version (an import, a program) what is there is changed.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, NoReturn

from sqlalchemy import text

from db import settings
from db.engine import Writing
from recycler.errors import InputError

_KEPT_AS = text(
    "SELECT at, who, action, after FROM journal WHERE subject = :subject AND version = :version "
    "AND action <> 'found' ORDER BY seq DESC LIMIT 1"
)
_LAST = text(
    "SELECT at, who, action FROM journal WHERE subject = :subject ORDER BY seq DESC LIMIT 1"
)
_UNSAID = ("proof", "name_key")


class Way(StrEnum):
    """What keeps a writing method from undoing unseen what somebody else did."""

    SEEN = "it takes the version that was seen, and refuses where another one is in the books"
    PROPOSED = "a proposal names the version it was made on, and is refused where it is not newest"
    MERGES = "it adds to what is in the books in the same transaction, whatever came meanwhile"
    ADDS = "it adds a fact beside the others and replaces none"
    ONCE = "each fact it acts on can be acted on once; the second who tries is refused"
    PROVES = "it needs a proof, such as the PIN that is replaced or the rights on the folder"
    OWN = "what it writes over is the person's or the program's own, and no record"


def _ways(**declared: str) -> Mapping[str, Way]:
    return {name: Way[way] for way, names in declared.items() for name in names.split()}


# Of every method that writes, by room; a test walks them.
WAYS: Mapping[str, Mapping[str, Way]] = {
    "": _ways(
        SEEN="correct void reinstate save_facility",
        ADDS="log log_many",
        OWN="save_draft drop_draft",
    ),
    "materials": _ways(
        SEEN="change_material revert_composition end_own_composition",
        PROPOSED="accept accept_yields",
        MERGES="enter_method put_in_force",
        ADDS="add_material",
    ),
    "proof": _ways(OWN="renew_key keep_checkpoints_in"),
    "laboratory": _ways(
        SEEN="make_final reject retest",
        ADDS="add_sample record record_control",
        OWN="find_all find_again find_of",
    ),
    "processing": _ways(
        SEEN="close_run reopen_run reach_stage",
        ADDS="book_lot booking open_run take weigh_empty record_assays",
        ONCE="make_final reject_assay cancel_input cancel_lot",
    ),
    "balances": _ways(
        SEEN="change sign reopen withdraw count_again",
        MERGES="set_counted",
        ADDS="enter",
        ONCE="leave_out leave_out_named",
    ),
    "market": _ways(SEEN="add withdraw"),
    "targets": _ways(SEEN="change end unfollow", ADDS="add", ONCE="follow"),
    "scenarios": _ways(SEEN="change end", ADDS="add"),
    "drops": _ways(SEEN="save", OWN="keep_done"),
    "attachments": _ways(ADDS="attach", ONCE="withdraw"),
    "people": _ways(SEEN="change lock unlock reset", ADDS="add", PROVES="change_own recover"),
}


def check_seen(
    writing: Writing, seen: int | None, version: int, subject: str, name: str = ""
) -> None:
    """Let pass who saw the version that is in the books, or looked at none.

    Args:
        writing: the transaction that is about to change the record.
        seen: the version a person saw; None where nobody looked at one.
        version: the one in the books.
        subject: what the journal calls the record.
        name: what people call it, where that is another name.

    Raises:
        InputError: `changed_meanwhile`, as of `refuse`.
    """
    if seen in (None, version):
        return
    was = writing.first(_KEPT_AS, {"subject": subject, "version": seen})
    now = writing.first(_KEPT_AS, {"subject": subject, "version": version})
    before, after = (_fields(str(found[3])) if found else {} for found in (was, now))
    refuse(writing, name or subject, before, after, now, version=version, seen=seen)


def refuse(
    writing: Writing,
    subject: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    saved: Sequence[Any] | None,
    **versions: int | None,
) -> NoReturn:
    """Refuse a change of what somebody else has changed meanwhile.

    Args:
        writing: the transaction.
        subject: what people call the record.
        before: its fields as the person saw them.
        after: its fields as they are now.
        saved: when, by whom, and by what deed of the journal.
        versions: `version` and `seen`, where there are versions.

    Raises:
        InputError: `changed_meanwhile`.
    """
    at, who, action = saved[:3] if saved else (None, None, None)
    facility = settings.facility(writing.connection)
    moment = datetime.fromisoformat(str(at)).astimezone(facility.zone_info) if at else None
    raise InputError(
        "changed_meanwhile", subject=subject, who=who, at=moment, action=action,
        before=dict(before), after=dict(after), **versions,
    )  # fmt: skip


def last_saved(writing: Writing, subject: str) -> Sequence[Any] | None:
    """Return when, by whom and how what has no versions was saved last; None: never."""
    return writing.first(_LAST, {"subject": subject})


def _fields(kept: str) -> dict[str, Any]:
    """Return what an entry of the journal says, without what vouches for a PIN."""
    found: dict[str, Any] = json.loads(kept)
    return {name: value for name, value in found.items() if name not in _UNSAID}
