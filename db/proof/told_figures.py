"""What the program tells of the batches of a period, as an audit pack holds it."""

from datetime import date
from typing import TYPE_CHECKING

from db.batches.records import Row
from db.filters import BatchFilter

if TYPE_CHECKING:
    from db.store import Store
    from recycler.quantity import Quantity

_DIGITS = 6  # more than are known, and fewer than differ between machines


def told_figures(store: "Store", since: date | None, until: date | None) -> Row:
    """Return contained and recovered masses by element [kg], with their intervals.

    Args:
        store: whose batches; void ones do not count.
        since: first day they were received, None: from the first batch on.
        until: last day, None: to the newest batch.
    """
    from recycler.totals.totals import totals_of

    where = BatchFilter(since=since, until=until)
    rows = totals_of(store.estimator()).rows(store.holdings(where))
    return {
        "received_from": since.isoformat() if since else None,
        "received_to": until.isoformat() if until else None,
        "reference_data": store.data_version(),
        "batches": store.count(where).batches,
        "totals": [
            {
                "element": row.element, "batches": row.batches, "evidence": row.evidence.value,
                "contained_kg": _told(row.contained), "recovered_kg": _told(row.recovered),
            }
            for row in rows
        ],
    }  # fmt: skip


def _told(mass: "Quantity") -> Row:
    return {name: float(f"{kg:.{_DIGITS}g}") for name, kg in mass.as_dict().items()}
