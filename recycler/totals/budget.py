"""What makes a total uncertain: the shares of its variance; `docs/model.md` section 9."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recycler.errors import InputError
from recycler.estimate import Estimator
from recycler.figures import BudgetLine
from recycler.model.factors import Factors
from recycler.model.logit import Floats
from recycler.model.norta import second_moments
from recycler.model.pair import Pair, in_order, shared_out
from recycler.problems import Report, unheard
from recycler.totals.held import Held, alike
from recycler.totals.totals import Measure

_PLANT = "between_plants"


def total_budget(
    estimator: Estimator,
    held: Iterable[Held],
    key: str,
    measure: Measure = "recovered",
    report: Report = unheard,
) -> tuple[BudgetLine, ...]:
    """Return what the variance of a total of many batches is made of.

    Args:
        estimator: of the total.
        held: the batches.
        key: element or group.
        measure: contained or recovered mass.
        report: told after each kind of batch; may raise to stop.

    Returns:
        Shares [-] that sum to one, of which each times the variance of the total is that source's
        part; none where the batches hold none of it. Products of two spreads are left out.
    """
    parts: dict[str, float] = defaultdict(float)
    common: dict[tuple[str, str], float] = defaultdict(float)
    groups = alike(held)
    for place, some in enumerate(groups):
        report(place, len(groups))
        per_kg = _per_kg(estimator, some, key, measure)
        if per_kg is None:
            continue
        for source in ("mass", "moisture", "contamination"):
            parts[source] += per_kg.mean**2 * getattr(some, source)
        for source, var in per_kg.own.items():
            parts[source] += some.squares * var
        for name, loading in per_kg.shared.items():
            common[name] += some.dry_kg * loading
    report(len(groups), len(groups))
    for (source, _), loading in common.items():
        parts[source] += loading**2
    return tuple(BudgetLine(key, source, share) for source, share in in_order(parts))


@dataclass(frozen=True, slots=True)
class _PerKg:
    """1 kg of dry mass: mean, variance of its own by source, and loadings on what batches share.

    shared: by source and name of the standard normal; one batch's covariance with another of its
    kind is the sum of their squares.
    """

    mean: float
    own: Mapping[str, float]
    shared: Mapping[tuple[str, str], float]


def _per_kg(estimator: Estimator, held: Held, key: str, measure: Measure) -> _PerKg | None:
    try:
        pair = estimator.pair(*held.kind, assays=held.assays)
    except InputError as error:
        if error.code != "no_composition":
            raise
        return None  # it is in no total
    members = next((list(known.members) for known in pair.keys if known.name == key), [])
    fraction = pair.fraction[members]
    passed = pair.yields.mean[members] if measure == "recovered" else np.ones(len(members))
    mean = float(fraction @ passed)
    if mean <= 0:
        return None
    fractions = _fractions(pair, members)
    own = fractions.own(passed)
    shared = {("composition_mean", name): one for name, one in fractions.common(passed).items()}
    if measure == "recovered":
        yields = _yields(pair, members)
        own |= yields.own(fraction)
        plant = set(pair.yields.plant.names)
        for name, loading in yields.common(fraction).items():
            shared[_PLANT if name in plant else "stage_yields", name] = loading
    return _PerKg(mean, own, shared)


@dataclass(frozen=True, slots=True, eq=False)
class _Spread:
    """Logit-normals: covariance in one batch and between two, and where both come from.

    slope: sd of each, shape (n,).
    """

    inside: Floats
    between: Floats
    slope: Floats
    shared: Factors
    alone: Mapping[str, Factors]

    def own(self, weights: Floats) -> dict[str, float]:
        """Return the variance of their weighted sum that is one batch's own, by source."""
        slope = weights * self.slope
        first_order = {
            source: float(((slope @ factors.loadings) ** 2).sum())
            for source, factors in self.alone.items()
        }
        return shared_out(float(weights @ (self.inside - self.between) @ weights), first_order)

    def common(self, weights: Floats) -> dict[str, float]:
        """Return loadings of the sum on what batches share; exact in the sum of squares."""
        loadings = (weights * self.slope) @ self.shared.loadings
        norm = float((loadings**2).sum())
        exact = max(0.0, float(weights @ self.between @ weights))
        scale = (exact / norm) ** 0.5 if norm > 0 else 0.0
        return {n: scale * float(x) for n, x in zip(self.shared.names, loadings, strict=True)}


def _fractions(pair: Pair, members: Sequence[int]) -> _Spread:
    mixture, scale = pair.mixture, pair.scale[members]
    which = pair.which[members]
    shared = Factors(mixture.shared.names, mixture.shared.loadings[which])
    alone = {
        source: Factors(factors.names, factors.loadings[which])
        for source, factors in mixture.sources.items()
        if source != "composition_mean"
    }
    inside = mixture.correlation[np.ix_(which, which)]
    squares = np.outer(scale, scale)
    means = np.outer(mixture.mean[which], mixture.mean[which])
    series = mixture.series[which]
    return _Spread(
        (second_moments(series, inside) - means) * squares,
        (second_moments(series, shared.covariance) - means) * squares,
        scale * mixture.sd[which],
        shared,
        alone,
    )


def _yields(pair: Pair, members: Sequence[int]) -> _Spread:
    yields = pair.yields
    common, own = (Factors(f.names, f.loadings[members]) for f in (yields.common, yields.own))
    means = np.outer(yields.mean[members], yields.mean[members])
    series = yields.series[members]
    inside = yields.correlation[np.ix_(members, members)]
    return _Spread(
        second_moments(series, inside) - means,
        second_moments(series, common.covariance) - means,
        yields.sd[members],
        common,
        {"stage_yields": own},
    )
