"""Whether the totals of a summary agree with the batches themselves, added up one by one."""

from datetime import date
from typing import TYPE_CHECKING

from db.filters import BatchFilter
from recycler.batch import State
from recycler.problems import Report
from recycler.units import UG_PER_KG

if TYPE_CHECKING:
    from db.store import Store
    from recycler.exchange.figures import SummaryFigures
    from recycler.totals.holding import Kind

MOST_CHECKED = 50_000  # batches; beyond that it would take longer than people look at a page
CLOSE = 1e-9


def agrees(
    store: "Store",
    figures: "SummaryFigures",
    since: date | None,
    until: date | None,
    report: Report,
) -> bool | None:
    """Add up the dry mass of every batch by material and route, and compare.

    Returns:
        None where there are too many batches to go through while somebody waits.
    """  # fmt: skip
    from db.batches.importing import batches_of

    if figures.batches > MOST_CHECKED:
        return None
    sums: dict[Kind, list[int]] = {}
    for done, batch in enumerate(batches_of(store, BatchFilter(since=since, until=until))):
        if done % 500 == 0:
            report(done, figures.batches)
        if batch.state is State.VOID:
            continue
        kind = batch.material, batch.composition_version, batch.route, batch.route_version
        total = sums.setdefault(kind, [0, 0])
        total[0] += 1
        total[1] += batch.dry_ug
    return _same(sums, figures)


def _same(sums: "dict[Kind, list[int]]", figures: "SummaryFigures") -> bool:
    told = {row.kind: row for row in figures.materials}
    if told.keys() != sums.keys():
        return False
    return all(
        told[kind].batches == batches
        and abs(told[kind].dry_kg - dry_ug / UG_PER_KG) <= CLOSE * max(told[kind].dry_kg, 1.0)
        for kind, (batches, dry_ug) in sums.items()
    )
