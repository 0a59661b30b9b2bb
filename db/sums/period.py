"""The batches of a period as a whole: what makes their total uncertain, and a check of it."""

from typing import TYPE_CHECKING

from db.filters import BatchFilter
from db.store import Store
from recycler.laboratory.total_validation import refuse_too_many, validate_total
from recycler.laboratory.validation import Validation
from recycler.problems import Report, unheard
from recycler.quantity import Quantity
from recycler.totals.budget import total_budget
from recycler.totals.totals import Measure, totals_of

if TYPE_CHECKING:
    from recycler.figures import BudgetLine


def budget(
    store: Store, where: BatchFilter, key: str, measure: Measure, report: Report = unheard
) -> "tuple[BudgetLine, ...]":
    """Return what makes the total of an element or a group uncertain.

    Args:
        store: that holds the batches.
        where: which batches.
        key: element or group.
        measure: contained or recovered mass.
        report: told after each kind of batch; may raise to stop.
    """
    return total_budget(store.estimator(), store.held(where), key, measure, report)


def monte_carlo(
    store: Store, where: BatchFilter, key: str, measure: Measure, report: Report = unheard
) -> tuple[Quantity, Validation | None]:
    """Return a total, and how it compares with fresh trials of all its batches.

    Args as of `budget`; report: told of trials.

    Raises:
        InputError: `too_many_to_draw`, as each is drawn by itself.
    """
    refuse_too_many(store.count(where).batches)
    held = store.held(where, one_by_one=True)
    sums = [("", holding) for _, holding in store.holdings(where)]
    total = totals_of(store.estimator()).masses(sums, key, measure).get("", Quantity.ZERO)
    found = validate_total(store.estimator(), held, key, measure, total, report=report)
    return total, found
