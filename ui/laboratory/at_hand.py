"""What is known of the batch on view: read in one go, beside the GUI thread."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recycler.errors import RecyclerError

if TYPE_CHECKING:
    from db.store import Store
    from recycler.batch import Batch
    from recycler.estimate import Estimate
    from recycler.laboratory.records import AssayResult, Sample

Prior = tuple[float, float]


@dataclass(frozen=True)
class AtHand:
    """A batch, its samples and results, and what was expected of it.

    label: of the sample the sheet is for; sample: None while the store does not know it.
    """

    batch: "Batch"
    label: str
    sample: "Sample | None"
    results: "list[AssayResult]" = field(default_factory=list)
    waits: bool = False  # a sample of it has no result yet
    prior: dict[str, Prior] = field(default_factory=dict)
    wanted: list[str] = field(default_factory=list)
    intake: "Estimate | None" = None
    now: "Estimate | None" = None

    @property
    def key(self) -> str:
        """Tell sheets apart: one for each sample."""
        return f"{self.batch.ticket} {self.label}"


def read(store: "Store", ticket: str, label: str = "") -> AtHand:
    """Return all a sheet of results shows of a batch.

    Args:
        store: whose batch it is.
        ticket: of the batch.
        label: of the sample; empty: the one that waits, else the next free label.

    Raises:
        InputError: `no_such_ticket`.
    """
    from recycler.laboratory.sheet import wanted

    batch = store.batch(ticket)
    laboratory = store.laboratory
    results, samples = laboratory.assays(ticket), laboratory.samples(ticket)
    done = {result.sample for result in results}
    waiting = [sample for sample in samples if sample.label not in done]
    name = label or (waiting[0].label if waiting else laboratory.next_label())
    sample = next((one for one in samples if one.label == name), None)
    intake = _estimate(store, batch, with_assays=False)
    return AtHand(
        batch,
        name,
        sample,
        results,
        bool(waiting),
        dict(laboratory.expected(batch)),
        wanted(intake) if intake else [],
        intake,
        _estimate(store, batch, with_assays=True) if results else intake,
    )


def _estimate(store: "Store", batch: "Batch", *, with_assays: bool) -> "Estimate | None":
    try:
        return store.estimate(batch, with_assays=with_assays)
    except RecyclerError:
        return None
