"""A sheet of results of one sample: what to look for in it, and whether its results go together."""

from collections.abc import Iterable, Mapping, Sequence

from scipy.special import expit  # type: ignore[import-untyped]

from recycler.elements import HEADLINE_ORDER, RARE_EARTHS
from recycler.figures import Assay, Estimate, GroupEstimate
from recycler.laboratory.methods import Methods
from recycler.laboratory.records import AssayEntry, AssayResult
from recycler.laboratory.sampling import counting
from recycler.laboratory.whole import Wholes
from recycler.model.assays import checked

MOST = 6  # elements on a sheet
_SCORE_90 = 1.6448536269514722  # of the ends of a 90 % interval
LEAST_FRACTION = 0.004  # an element that is not won and of which less is expected is left out [-]


def wanted(estimate: Estimate, most: int = MOST) -> list[str]:
    """Return the elements an assay of a batch should look for, the headline's first."""
    return [*dict.fromkeys([*headline_elements(estimate), *_others(estimate)])][:most]


def headline_elements(estimate: Estimate) -> list[str]:
    """Return the elements of the batch's headline figure, the most contained first."""
    line = estimate.headline
    if line is None:
        return []
    if isinstance(line, GroupEstimate):
        held = [one for one in estimate.elements if one.element in line.elements]
        return [one.element for one in sorted(held, key=lambda e: -e.contained.mean)]
    return [line.element]


def telling(found: Iterable[str], expected: Mapping[str, float]) -> str | None:
    """Return the one element a batch is judged by among those found in it.

    Args:
        found: symbols.
        expected: fraction expected of each element [-].
    """
    there = [symbol for symbol in found if symbol in expected]
    earths = [symbol for symbol in there if symbol in RARE_EARTHS]
    if earths:
        return max(earths, key=lambda symbol: expected[symbol])
    order = {symbol: place for place, symbol in enumerate(HEADLINE_ORDER)}
    return min(there, key=lambda symbol: order.get(symbol, len(order)), default=None)


def check_together(
    entries: Sequence[AssayEntry], kept: Iterable[AssayResult] = (), methods: Methods | None = None
) -> None:
    """Refuse results of one sample that cannot all be so.

    Args:
        entries: what would be recorded.
        kept: what is recorded of the batch.
        methods: for results without a stated sd.

    Raises:
        InputError: `fractions_over_one`, `assay_twice`, `results_over_whole` or
            `batch_over_whole`.
    """
    checked(
        Assay(entry.element, entry.fraction, entry.fraction_sd, entry.below) for entry in entries
    )
    Wholes(methods or Methods(), counting(kept)).take(entries)


def interval(prior: tuple[float, float]) -> tuple[float, float]:
    """Return the ends of the 90 % interval of a fraction [-], of mean and sd of its logit."""
    half = _SCORE_90 * prior[1]
    return float(expit(prior[0] - half)), float(expit(prior[0] + half))


def held(prior: tuple[float, float], entry: AssayEntry) -> bool:
    """Tell whether the 90 % interval held a result; a limit holds if the interval reaches below."""
    low, high = interval(prior)
    return low <= entry.fraction and (entry.below or entry.fraction <= high)


def _others(estimate: Estimate) -> list[str]:
    """Return what else is won, in the order of the headlines, then what the batch holds much of."""
    dry = estimate.dry.mean or 1.0
    most = sorted(estimate.elements, key=lambda one: -one.contained.mean)
    order = {symbol: place for place, symbol in enumerate((*RARE_EARTHS, *HEADLINE_ORDER))}
    won = [one.element for one in most if one.recovered.mean > 0]
    won.sort(key=lambda symbol: order.get(symbol, len(order)))
    return won + [one.element for one in most if one.contained.mean >= LEAST_FRACTION * dry]
