"""Holdings once asked for, kept in step with the journal: a saved batch is added, not all of them.

Every change of a batch is in the journal with what it was before and what it is since, so what
changes of a sum is read there. Where assays changed what is found, the sums are asked for anew.
"""

import json
from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from threading import Lock
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from db.batches.records import BATCH, COLUMNS, Row
from db.filters import BatchFilter
from db.proof.journal import DERIVED, JOURNAL, last_change
from db.sums.findings import FOUND_ROW
from db.sums.holdings import Held, key_of, of_row
from db.sums.queries import By
from recycler.batch import State

MOST_CHANGES = 60  # entries of the journal that are followed; after more, sums are read anew
MOST_HELD = 40_000  # holdings that are kept, some 20 MB
_NOTHING: Row = dict.fromkeys(COLUMNS)


class Asked(NamedTuple):
    """What was asked for; `elements` as `Store.holdings` has them."""

    where: BatchFilter
    by: By
    elements: frozenset[str] | None

    @classmethod
    def of(cls, where: BatchFilter, by: By, elements: Collection[str] | None) -> "Asked":
        return cls(where, by, None if elements is None else frozenset(elements))

    @property
    def is_kept(self) -> bool:
        """Whether a batch can be told to belong to it; words are for the search index to find."""
        return not self.where.text.strip() and self.where.state is not State.VOID

    def holds(self, row: Row) -> bool:
        """Tell whether a batch is among those asked for."""
        where, day = self.where, row["received_on"]
        wanted = (
            (where.supplier, row["supplier"]),
            (where.origin, row["origin_country"]),
            (where.route, row["route"]),
        )
        return (
            row["state"] != State.VOID.value
            and (where.since is None or where.since.isoformat() <= day)
            and (where.until is None or day <= where.until.isoformat())
            and (where.material_codes is None or row["material"] in where.material_codes)
            and (where.suppliers is None or row["supplier"] in where.suppliers)
            and (where.origins is None or (row["origin_country"] or "") in where.origins)
            and all(value is None or value == own for value, own in wanted)
        )


class _Turn(NamedTuple):
    """A change of one batch: what is taken off, what is added."""

    before: Row | None
    after: Row | None


class KeptHoldings:
    """Answers of one store, all of the same state of it; any thread may ask."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._answers: OrderedDict[Asked, Held] = OrderedDict()
        self._state = 0  # the last entry of the journal that is in them

    def find(self, connection: Connection, asked: Asked) -> Held | None:
        """Return an answer as of the state a connection reads, None where it has to be found."""
        if not asked.is_kept:
            return None
        with self._lock:
            if not self._follow(connection, last_change(connection)):
                return None
            if asked in self._answers:
                self._answers.move_to_end(asked)
            return self._answers.get(asked)

    def keep(self, connection: Connection, asked: Asked, found: Mapping[By, Held]) -> None:
        """Keep what was found in the state a connection reads, in the place of what is oldest.

        Args:
            connection: of the state.
            asked: what was asked for.
            found: what was found, by that and by what costs no more with it.
        """
        with self._lock:
            if not asked.is_kept or last_change(connection) != self._state:
                return
            for by, held in found.items():
                if len(held) <= MOST_HELD:
                    self._answers[asked._replace(by=by)] = held
            while sum(map(len, self._answers.values())) > MOST_HELD:
                self._answers.popitem(last=False)

    def _follow(self, connection: Connection, state: int) -> bool:
        """Bring all answers to a state; False where they are ahead of it already."""
        if state != self._state and self._answers:
            if state < self._state:
                return False
            turns = _turns(connection, self._state)
            if turns is None:
                self._answers.clear()
            else:
                self._answers = OrderedDict(
                    (asked, _turned(asked, held, turns)) for asked, held in self._answers.items()
                )
        self._state = state
        return True


def _turns(connection: Connection, since: int) -> list[_Turn] | None:
    """Return the changes of batches after an entry; None where they are not told by the journal."""
    entry = JOURNAL.c
    query = select(entry.action, entry.subject, entry.before, entry.after)
    query = query.where(entry.seq > since).order_by(entry.seq).limit(MOST_CHANGES + 1)
    entries = connection.execute(query).all()
    if len(entries) > MOST_CHANGES or any(one.action == DERIVED for one in entries):
        return None
    assayed = _are_assayed(connection, [one.subject for one in entries])
    if any(assayed.values()):
        return None
    return [_Turn(_read(e.before), _read(e.after)) for e in entries if e.subject in assayed]


def _are_assayed(connection: Connection, subjects: Sequence[str]) -> dict[str, bool]:
    """Tell of those subjects that are batches whether their assays add to totals."""
    query = select(BATCH.c.ticket, FOUND_ROW.c.counts).outerjoin(
        FOUND_ROW, FOUND_ROW.c.batch_id == BATCH.c.id
    )
    rows = connection.execute(query.where(BATCH.c.ticket.in_(subjects))).all()
    return {row.ticket: bool(row.counts) for row in rows}


def _read(text: str | None) -> Row | None:
    said: dict[str, Any] | None = None if text is None else json.loads(text)
    return None if said is None else _NOTHING | said


def _turned(asked: Asked, held: Held, turns: Sequence[_Turn]) -> Held:
    """Return an answer with changes in it, as it would be found now."""
    changed: Held = {}
    for turn in turns:
        for row, sign in ((turn.before, -1), (turn.after, 1)):
            if row is not None and asked.holds(row):
                keyed = key_of(row, asked.by)
                one, before = of_row(keyed, row), changed.get(keyed, held.get(keyed))
                changed[keyed] = one if before is None else before.plus(one, sign)
    new = held | changed
    if len(new) == len(held) and all(one.batches for one in changed.values()):
        return new  # in the same order
    return {keyed: new[keyed] for keyed in sorted(new) if new[keyed].batches}
