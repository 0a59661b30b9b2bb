"""The journal as a CSV file, for whoever reads it in a spreadsheet."""

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

from recycler.errors import InputError

if TYPE_CHECKING:
    from db.proof.journal import HistoryEntry
    from db.proof.journal_queries import JournalFilter
    from db.store import Store

COLUMNS = (
    "entry", "at", "who", "station", "action", "record", "version", "why", "before", "after",
)  # fmt: skip
_AT_ONCE = 1_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would calculate


def write_csv(store: "Store", where: "JournalFilter", out: Path) -> int:
    """Write the entries of a filter, newest first; return how many.

    Raises:
        InputError: `file_not_writable`.
    """
    part, done, after = out.with_name(f"{out.name}.part"), 0, None
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            while some := store.proof.journal(where, after=after, limit=_AT_ONCE):
                writer.writerows(map(_row, some))
                done, after = done + len(some), some[-1].entry
        part.replace(out)
    except OSError as error:
        raise InputError("file_not_writable", file=out) from error
    finally:
        part.unlink(missing_ok=True)
    return done


def _row(entry: "HistoryEntry") -> list[object]:
    texts = (entry.who, entry.station, entry.action, entry.subject)
    said = (entry.why or "", _json(entry.before), _json(entry.after))
    return [
        entry.entry, entry.at.isoformat(), *map(_harmless, texts), entry.version,
        *map(_harmless, said),
    ]  # fmt: skip


def _json(said: object) -> str:
    return "" if said is None else json.dumps(said, ensure_ascii=False)


def _harmless(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
