"""What a route passes on of each element of a material; `docs/model.md` section 6."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from recycler.evidence import Evidence
from recycler.model.composition import UNKNOWN_MEAN, Mixture
from recycler.model.factors import Factors
from recycler.model.logit import WIDEST, Floats, hermite, matched
from recycler.model.norta import latent_covariance
from recycler.reference.data import Reference
from recycler.reference.records import Route, StageRow

PHI = 0.55  # spread between plants, sized by published_recoveries.csv
_HARDWARE_SCRAP = {"Fe": "steel scrap", "Al": "aluminium scrap", "Cu": "copper scrap"}
_TAKEN_OUT = ("dismantling",)
_BROKEN_OUT = ("shredding", "crushing", "separation")


@dataclass(frozen=True, slots=True)
class Passage:
    """The rows a component passes on a route, and what it is sold as (None: it is not won)."""

    rows: tuple[StageRow, ...]
    product: str | None


@dataclass(frozen=True, slots=True)
class StageGround:
    """A row of a route a yield rests on: its relative variance [-] in that yield."""

    component: int
    row: str
    evidence: Evidence
    relative_var: float


@dataclass(frozen=True, slots=True, eq=False)
class Yields:
    """Share of each component a route wins: logit-normals over correlated latents.

    mean, sd, mu, sigma: shape (components,); series: Hermite coefficients. The latents are the
    sum of `plant` (all that runs on the route), `shared` (means of the stage rows) and `own`
    (the run of one batch).
    """

    route: str | None
    products: tuple[str | None, ...]
    grounds: tuple[StageGround, ...]
    mean: Floats
    sd: Floats
    mu: Floats
    sigma: Floats
    series: Floats
    plant: Factors
    shared: Factors
    own: Factors

    @property
    def correlation(self) -> Floats:
        """Return the correlation of the latents, shape (components, components)."""
        total = self.plant.covariance + self.shared.covariance + self.own.covariance
        return np.asarray(total, dtype=float)

    @property
    def common(self) -> Factors:
        """Return the factors all batches on the route share."""
        return self.plant.beside(self.shared)


def passages(reference: Reference, route: Route, mixture: Mixture) -> list[Passage]:
    """Return what each component of a mixture passes on a route."""
    code = mixture.material
    parts = {component.part for component in mixture.components}
    anywhere = frozenset().union(*(reference.scopes(code, part) for part in parts), {code})
    leaving = _leaving_order(route, anywhere)
    found = []
    for component in mixture.components:
        if component.hardware and leaving is not None:
            rows = (row for row in route.rows if row.order <= leaving)
            passed = passed_rows(rows, anywhere, component.element)
            found.append(Passage(passed, _HARDWARE_SCRAP.get(component.element)))
        else:
            scopes = reference.scopes(code, component.part)
            passed = passed_rows(route.rows, scopes, component.element)
            product = route.products.get(component.element) if passed else None
            found.append(Passage(passed, product.product if product else None))
    return found


def _leaving_order(route: Route, scopes: frozenset[str]) -> int | None:
    """Return the order of the stage at which hardware leaves, None where it stays."""
    rows = [row for row in route.rows if scopes.intersection(row.applies_to)]
    taken = [row.order for row in rows if any(word in row.stage for word in _TAKEN_OUT)]
    broken = [row.order for row in rows if any(word in row.stage for word in _BROKEN_OUT)]
    if taken:
        return max(taken)
    return min(broken, default=None)


def passed_rows(
    rows: Iterable[StageRow], scopes: frozenset[str], element: str
) -> tuple[StageRow, ...]:
    """Return one row for each stage that touches the element; its own row beats `*`."""
    stages: dict[tuple[int, str], StageRow] = {}
    for row in rows:
        if row.element not in (element, "*") or not scopes.intersection(row.applies_to):
            continue
        known = stages.get((row.order, row.stage))
        if known is None or (known.element == "*" and row.element != "*"):
            stages[row.order, row.stage] = row
    return tuple(stages.values())


def yields(reference: Reference, route: Route | None, mixture: Mixture, phi: float) -> Yields:
    """Return the collapsed yields of a route for the components of a mixture."""
    if route is None:
        return _nothing(len(mixture.components))
    found = passages(reference, route, mixture)
    won = [passage if passage.product else Passage((), None) for passage in found]
    mean = np.array([_product(row.yield_mean for row in p.rows) if p.product else 0 for p in won])
    squares = [[row.yield_sd**2 for row in passage.rows] for passage in won]
    of_mean = np.array([_variance(p.rows, mean_var) for p in won])
    total = np.array([_variance(p.rows, _whole_var) for p in won])
    plant = np.array([plant_var(p.rows, phi) for p in won])
    var = np.minimum(total + plant, WIDEST * mean * (1 - mean))
    mu, sigma = matched(mean, np.sqrt(var))
    series = hermite(mu, sigma)
    series[:, 0] = mean
    products = tuple(p.product if m > 0 else None for p, m in zip(won, mean, strict=True))
    grounds = tuple(
        StageGround(i, _name(row), row.evidence, square / row.yield_mean**2)
        for i, passage in enumerate(won)
        for row, square in zip(passage.rows, squares[i], strict=True)
        if row.yield_mean > 0
    )
    weights = _Weights(series, var, plant, of_mean, total)
    means, runs = _row_loadings(won, mean_var), _row_loadings(won, run_var)
    return Yields(
        route.code, products, grounds, mean, np.sqrt(var), mu, sigma, series,
        Factors((f"plant:{route.code.split('+')[-1]}",), weights.plant[:, None]),
        means.mapped(np.diag(weights.shared)), runs.mapped(np.diag(weights.own)),
    )  # fmt: skip


class _Weights:
    """Loadings of the yields' latents, so that what batches share has its stated variance."""

    def __init__(
        self, series: Floats, var: Floats, plant: Floats, of_mean: Floats, total: Floats
    ) -> None:
        stated = np.where(total + plant > 0, total + plant, 1.0)
        common = (plant + of_mean) / stated * var
        share = np.clip(latent_covariance(series[:, 1:].T ** 2, common), 0.0, 1.0)
        both = np.where(plant + of_mean > 0, plant + of_mean, 1.0)
        spread = var > 0
        self.plant = np.sqrt(spread * share * plant / both)
        self.shared = np.sqrt(spread * share * of_mean / both)
        self.own = np.sqrt(spread * (1 - share))


def _row_loadings(passages: Sequence[Passage], var: Callable[[StageRow], float]) -> Factors:
    """Return unit latents made of the rows passed, each by its share in the relative variance."""
    names = list(dict.fromkeys(_name(row) for passage in passages for row in passage.rows))
    loadings = np.zeros((len(passages), len(names)))
    for i, passage in enumerate(passages):
        for row in passage.rows:
            if row.yield_mean > 0:
                loadings[i, names.index(_name(row))] = math.sqrt(var(row)) / row.yield_mean
    norm = np.sqrt((loadings**2).sum(axis=1, keepdims=True))
    return Factors(tuple(names), loadings / np.where(norm > 0, norm, 1.0))


def _name(row: StageRow) -> str:
    return f"y:{row.route}:{row.stage}:{row.element}"


def _product(values: Iterable[float]) -> float:
    product = 1.0
    for value in values:
        product *= value
    return product


def run_var(row: StageRow) -> float:
    """Return the variance of a stage from run to run."""
    return row.yield_sd**2


def mean_var(row: StageRow) -> float:
    """Return the variance of the mean of a stage: as learned, else a quarter of that of a run."""
    known = row.sd_of_mean
    return (UNKNOWN_MEAN * row.yield_sd) ** 2 if known is None else known**2


def _whole_var(row: StageRow) -> float:
    return run_var(row) + mean_var(row)


def plant_var(rows: Sequence[StageRow], phi: float) -> float:
    """Return the variance of a route's yield between plants; stages the site learned have none."""
    if not rows:
        return 0.0
    foreign = _product(row.yield_mean for row in rows if row.sd_of_mean is None)
    learned = _product(row.yield_mean for row in rows if row.sd_of_mean is not None)
    return phi**2 * foreign * (1 - foreign) * learned**2


def route_yield(rows: Sequence[StageRow], phi: float) -> tuple[float, float, float]:
    """Return the mean of some stages together, its sd from run to run, and that of the mean [-].

    The last includes the spread between plants.
    """
    mean = _product(row.yield_mean for row in rows)
    of_mean = _variance(rows, mean_var) + plant_var(rows, phi)
    return mean, math.sqrt(_variance(rows, run_var)), math.sqrt(of_mean)


def _variance(rows: Sequence[StageRow], var: Callable[[StageRow], float]) -> float:
    """Return the variance of the product of the stages, each of which has this variance."""
    squares = _product(row.yield_mean**2 + var(row) for row in rows)
    return max(0.0, squares - _product(row.yield_mean**2 for row in rows)) if rows else 0.0


def _nothing(count: int) -> Yields:
    zero = np.zeros(count)
    mu, sigma = matched(zero, zero)
    none = Factors.none(count)
    return Yields(
        None, (None,) * count, (), zero, zero, mu, sigma, hermite(mu, sigma), none, none, none
    )
