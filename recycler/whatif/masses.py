"""What a year brings as it was and as it is supposed: sums over components, and how they err.

The two share their errors: the difference has the variance of what differs, not the sum of both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recycler.model.logit import Floats
from recycler.quantity import Quantity
from recycler.whatif.plan import Plan, Year

Z90 = 1.6448536269514722


@dataclass(frozen=True, slots=True)
class Change:
    """A figure as it was, as it would be, and the difference.

    shared: how the difference goes with the error of what was, from what lots have in common: the
    slope [-]; rest_sd: what is left of its standard deviation, in the figure's unit.
    """

    was: Quantity
    then: Quantity
    difference: Quantity
    slope: float
    rest_sd: float

    def as_dict(self) -> dict[str, object]:
        return {
            "was": self.was.as_dict(),
            "then": self.then.as_dict(),
            "difference": self.difference.as_dict(),
        }


def changes(plan: Plan, weights: Floats, measure: int) -> list[Change]:
    """Return weighted sums of a year's contained (0) or recovered (1) masses.

    Args:
        plan: the year.
        weights: of each component's mass, shape (sums, components) [1, or money per kg].
        measure: 0 or 1.
    """
    mean_was, mean_then = (_means(plan, year, weights, measure) for year in (plan.was, plan.then))
    lines = _lines(plan, weights, measure)
    shared_was, own_was = _as_it_was(plan, weights, measure, lines[0])
    moved = [then - was for was, then in zip(*lines, strict=True)]
    shared_moved = _quadratic(plan, moved, moved)
    both = _quadratic(plan, lines[0], moved)
    touched = _touched(plan)
    own_then = own_was + sum(
        sign * _own(plan, year, weights, measure, touched)
        for year, sign in ((plan.then, 1), (plan.was, -1))
    )
    own_moved = _own_moved(plan, weights, measure, touched)
    found = []
    for row in range(len(weights)):
        var_was = shared_was[row] + own_was[row]
        var_then = shared_was[row] + 2 * both[row] + shared_moved[row] + own_then[row]
        var_moved = shared_moved[row] + own_moved[row]
        slope = both[row] / shared_was[row] if shared_was[row] > 0 else 0.0
        rest = max(var_moved - slope * both[row], 0.0)
        found.append(
            Change(
                positive(mean_was[row], _root(var_was)), positive(mean_then[row], _root(var_then)),
                normal(mean_then[row] - mean_was[row], _root(var_moved)), float(slope),
                float(rest**0.5),
            )
        )  # fmt: skip
    return found


def share_change(plan: Plan, chosen: Floats) -> Change | None:
    """Return the share that is won of what some components hold; None where there is nothing.

    First order in the errors that lots have in common; what single lots err by is left out, since
    it is small in a share of hundreds of them.

    Args:
        plan: the year.
        chosen: 1 for each component that counts, shape (components,).
    """
    sides = []
    for year, spread in ((plan.was, np.ones_like(plan.spread)), (plan.then, plan.spread)):
        kg = chosen * year.dry
        contained = float(kg @ plan.holds)
        if contained <= 0:
            return None
        share = float((kg * year.won) @ plan.holds) / contained
        sides.append((share, (kg * (year.won - share)) / contained, kg * spread / contained))
    (was, contents, passing), (then, contents_then, passing_then) = sides
    base = [contents[None], passing[None]]
    moved = [(contents_then - contents)[None], (passing_then - passing)[None]]
    var, both, var_moved = (
        float(_quadratic(plan, one, other)[0])
        for one, other in ((base, base), (base, moved), (moved, moved))
    )
    slope = both / var if var > 0 else 0.0
    rest = max(var_moved - slope * both, 0.0)
    return Change(
        normal(was, _root(var)), normal(then, _root(var + 2 * both + var_moved)),
        normal(then - was, _root(var_moved)), slope, float(rest**0.5),
    )  # fmt: skip


def normal(mean: float, sd: float) -> Quantity:
    """Return a quantity that may lie on both sides of zero."""
    mean, sd = float(mean), float(sd)
    return Quantity(mean, sd, mean - Z90 * sd, mean, mean + Z90 * sd)


def positive(mean: float, sd: float) -> Quantity:
    """Return a mass or an amount of money: lognormal of this mean and standard deviation."""
    mean, sd = float(mean), float(sd)
    if mean <= 0 or sd <= 0:
        return Quantity.exactly(max(mean, 0.0))
    sigma = float(np.sqrt(np.log1p((sd / mean) ** 2)))
    middle = mean * float(np.exp(-(sigma**2) / 2))
    wide = float(np.exp(Z90 * sigma))
    return Quantity(mean, sd, middle / wide, middle, middle * wide)


def _means(plan: Plan, year: Year, weights: Floats, measure: int) -> Floats:
    kg = year.dry * plan.holds
    return np.asarray(weights @ (kg * year.won if measure else kg))


def _lines(plan: Plan, weights: Floats, measure: int) -> tuple[list[Floats], list[Floats]]:
    """Return how the sums go with contents and with passing, as it was and as supposed."""
    found = []
    for year, spread in ((plan.was, np.ones_like(plan.spread)), (plan.then, plan.spread)):
        kg = weights * year.dry
        found.append([kg * year.won, kg * spread] if measure else [kg])
    return found[0], found[1]


def _quadratic(plan: Plan, ours: Sequence[Floats], theirs: Sequence[Floats]) -> Floats:
    """Return the covariances of sums, row by row."""
    summed = np.zeros(len(ours[0]))
    for covariance, left, right in zip((plan.contents, plan.passing), ours, theirs, strict=False):
        used = np.flatnonzero(left.any(axis=0)), np.flatnonzero(right.any(axis=0))
        part = left[:, used[0]] @ covariance[np.ix_(*used)]
        summed += (part * right[:, used[1]]).sum(axis=1)
    return summed


def _as_it_was(
    plan: Plan, weights: Floats, measure: int, lines: Sequence[Floats]
) -> tuple[Floats, Floats]:
    """Return the variances of the year as it was, of what is shared and of single lots."""
    key = measure, weights.tobytes()
    if key not in plan.kept:
        everything = np.ones(len(plan.holds), dtype=bool)
        plan.kept[key] = (
            _quadratic(plan, lines, lines), _own(plan, plan.was, weights, measure, everything)
        )  # fmt: skip
    return plan.kept[key]


def _touched(plan: Plan) -> npt.NDArray[np.bool_]:
    """Return the components of the kinds a scenario changes anything of."""
    was, then = plan.was, plan.then
    changed = (was.dry != then.dry) | (was.won != then.won)
    return np.asarray(np.bincount(plan.of, changed, len(plan.kinds))[plan.of] > 0)


def _own(
    plan: Plan, year: Year, weights: Floats, measure: int, chosen: npt.NDArray[np.bool_]
) -> Floats:
    """Return the variances of what single lots of some components err by."""
    kept = chosen * (_yields_over(plan, year) if measure else 1.0)
    squares = _blocks(plan.own[measure], weights * np.sqrt(year.squares) * kept)
    return squares + _blocks(plan.seconds[measure], weights * np.sqrt(year.variance) * kept)


def _own_moved(plan: Plan, weights: Floats, measure: int, touched: npt.NDArray[np.bool_]) -> Floats:
    """Return the same of the difference: lots that are in both only differ by their yields."""
    over = _yields_over(plan, plan.then) if measure else np.ones_like(plan.spread)
    summed = np.zeros(len(weights))
    pairs = (
        (plan.own[measure], plan.was.squares, plan.then.squares),
        (plan.seconds[measure], plan.was.variance, plan.then.variance),
    )
    for matrix, was, then in pairs:
        both = touched * np.sqrt(np.minimum(was, then))
        summed += _blocks(matrix, weights * both * (over - 1))
        more = np.where(then > was, over, 1.0) * touched
        summed += _blocks(matrix, weights * np.sqrt(np.abs(then - was)) * more)
    return summed


def _yields_over(plan: Plan, year: Year) -> Floats:
    """Return yields over those the errors of single lots belong to."""
    return np.divide(year.won, plan.was.won, out=np.ones(len(year.won)), where=plan.was.won > 0)


def _blocks(matrix: Floats, lines: Floats) -> Floats:
    used = np.flatnonzero(lines.any(axis=0))
    some = lines[:, used]
    return np.asarray(((some @ matrix[np.ix_(used, used)]) * some).sum(axis=1))


def _root(variance: float) -> float:
    return float(max(variance, 0.0) ** 0.5)
