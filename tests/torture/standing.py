"""What a store holds, as the program said before it was killed and as it is found afterwards."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from db.data_folder import FILE
from db.store import Store
from recycler.errors import RecyclerError

TABLES = (
    "batch", "sample", "assay", "control", "run", "run_input", "lot", "lot_assay",
    "container_tare", "unaccounted", "left_out", "price", "exchange_rate", "own_target",
    "target_following", "attachment",
)  # fmt: skip


def standing(file: Path) -> dict[str, Any]:
    """Return the end of the journal, the version of every record, and the drafts."""
    with closing(sqlite3.connect(file)) as store:
        head = store.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
        records = {}
        for table in TABLES:
            columns = {row[1] for row in store.execute(f"PRAGMA table_info({table})")}
            if columns:  # an older program has fewer tables
                version = "version" if "version" in columns else "1"
                rows = store.execute(f"SELECT id, {version} FROM {table}")
                records |= {f"{table} {key}": number for key, number in rows}
        drafts = dict(store.execute("SELECT form, payload FROM draft"))
    return {"head": list(head), "records": records, "drafts": drafts}


@dataclass
class Confirmed:
    """What must be there: the last standing, or that of a backup that was about to be restored."""

    folder: Path
    now: dict[str, Any]
    going_back: bool = False
    other: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, folder: Path) -> "Confirmed":
        return cls(folder, standing(folder / FILE))

    def hear(self, line: dict[str, Any]) -> None:
        """Take what the program said of itself."""
        if line["said"] == "going back":
            self.going_back = True
            self.other = [standing(Path(file)) for file in line["files"]]
        elif line["said"] == "done" and line["standing"]:
            self.going_back, self.now = False, line["standing"]

    def missing(self) -> list[str]:
        """Open the store anew and return what is not as it was confirmed."""
        try:
            with Store.open(self.folder) as store:
                flaws = [f"check: {problem.code} {problem.details}" for problem in store.check()]
        except RecyclerError as error:
            return [f"not opened: {error}"]
        found = standing(self.folder / FILE)
        lost = self._lost(self.now, found)
        if lost and any(not self._lost(one, found) for one in self.other if self.going_back):
            lost = []
        return flaws + lost + self._litter()

    def _lost(self, said: dict[str, Any], found: dict[str, Any]) -> list[str]:
        lost = [
            f"lost: {record} version {version}"
            for record, version in said["records"].items()
            if found["records"].get(record, 0) < version
        ]
        with closing(sqlite3.connect(self.folder / FILE)) as store:
            query = "SELECT seq FROM journal WHERE seq = ? AND hash = ?"
            if store.execute(query, said["head"]).fetchone() is None:
                lost.append(f"lost: journal entry {said['head'][0]}")
        return lost

    def _litter(self) -> list[str]:
        """What is half written must never pass for whole."""
        backups = self.folder / "backups"
        return [
            f"half a backup: {file.name}"
            for file in backups.glob("*.sqlite3")
            if _flawed(file)
        ]  # fmt: skip


def _flawed(file: Path) -> bool:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as backup:
        try:
            return bool(backup.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")
        except sqlite3.Error:
            return True


def line_of(said: str, **more: Any) -> bytes:
    """Write one line for the one who listens."""
    return json.dumps({"said": said, **more}).encode() + b"\n"
