"""Between people and their rows."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from db.people.tables import PersonRow, PersonSecretRow, PersonVersionRow, SignInTryRow
from recycler.people.person import Person, PersonState
from recycler.people.rights import Role

PERSON = PersonRow.metadata.tables["person"]
PERSON_VERSION = PersonVersionRow.metadata.tables["person_version"]
SECRET = PersonSecretRow.metadata.tables["person_secret"]
TRY = SignInTryRow.metadata.tables["sign_in_try"]

NO_PROOF = ""  # of who cannot sign in until an administrator gives a new PIN


def person_of(row: Mapping[Any, Any], seen_at: str | None = None) -> Person:
    """Return the record of a row."""
    return Person(
        id=row["id"],
        name=row["name"],
        role=Role(row["role"]),
        state=PersonState(row["state"]),
        version=row["version"],
        why=row["why"],
        entered_at=datetime.fromisoformat(row["entered_at"]),
        entered_by=row["entered_by"],
        seen_at=datetime.fromisoformat(seen_at) if seen_at else None,
    )


def proof(kept_hash: str) -> str:
    """Return a mark by which a hash is known again; without the hash's salt it says nothing."""
    return sha256(kept_hash.encode()).hexdigest()[:32]


def name_mark(key: str) -> str:
    """Return a mark of a name as typed: a PIN typed in its place is not kept."""
    return sha256(key.encode()).hexdigest()[:32] if key else ""
