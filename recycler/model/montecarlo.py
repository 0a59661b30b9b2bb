"""The model drawn afresh with pseudo-random numbers: a check on closed forms and kept draws.

Propagation of distributions, JCGM 101:2008.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from scipy.special import expit  # type: ignore[import-untyped]

from recycler.figures import ElementEstimate, Estimate
from recycler.model.factors import Factors
from recycler.model.kept_draws import QUANTILES, balanced
from recycler.model.logit import Floats
from recycler.model.pair import Pair
from recycler.problems import Report
from recycler.quantity import Quantity

_BLOCK = 20_000


def simulated(pair: Pair, estimate: Estimate, draws: int, seed: int, report: Report) -> Estimate:
    """Return the estimate with every figure taken from pseudo-random draws.

    Args:
        pair: material and route.
        estimate: whose dry mass, products and grades are kept.
        draws: how many.
        seed: of the generator (PCG64).
        report: told after each block; may raise to stop.
    """
    rng = np.random.default_rng(seed)
    blocks = []
    for start in range(0, draws, _BLOCK):
        report(start, draws)
        blocks.append(drawn(pair, estimate, min(_BLOCK, draws - start), rng))
    report(draws, draws)
    dry = np.concatenate([block[0] for block in blocks])
    contained, recovered, made = (
        np.concatenate([block[i] for block in blocks], axis=1) for i in (1, 2, 3)
    )
    count = len(estimate.elements)
    elements = (
        _replaced(line, contained[row], recovered[row], made[row])
        for row, line in enumerate(estimate.elements)
    )
    groups = (
        replace(line, **_masses(contained[count + row], recovered[count + row]))
        for row, line in enumerate(estimate.groups)
    )
    return replace(estimate, dry=_quantity(dry), elements=tuple(elements), groups=tuple(groups))


def drawn(
    pair: Pair, estimate: Estimate, count: int, rng: np.random.Generator
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return draws of dry, contained, recovered and product mass [kg].

    Args:
        pair: material and route.
        estimate: whose dry mass is drawn.
        count: how many.
        rng: generator.

    Returns:
        Shape (count,) the first, (keys of the pair, count) the others.
    """
    mixture, passed, mass = pair.mixture, pair.yields, estimate.dry_mass
    latents = sum(_drawn(f, count, rng) for f in (mixture.shared, mixture.own, mixture.assay))
    fractions = expit(mixture.mu[:, None] + mixture.sigma[:, None] * latents)
    fractions = balanced(fractions[pair.which] * pair.scale[:, None])
    latents = sum(_drawn(f, count, rng) for f in (passed.plant, passed.shared, passed.own))
    won = fractions * expit(passed.mu[:, None] + passed.sigma[:, None] * latents)
    dry = np.maximum(mass.kg + mass.sd * rng.standard_normal(count), 0.0)
    factors = np.array([pair.products(key)[1] for key in pair.keys])
    return (
        dry,
        dry * (pair.member @ fractions),
        dry * (pair.member @ won),
        dry * (factors @ won),
    )


def _drawn(factors: Factors, count: int, rng: np.random.Generator) -> Floats:
    normals = rng.standard_normal((len(factors.names), count))
    return np.asarray(factors.loadings @ normals, dtype=float)


def _replaced(
    line: ElementEstimate, contained: Floats, recovered: Floats, made: Floats
) -> ElementEstimate:
    product = None if line.product_kg is None else _quantity(made)
    return replace(line, **_masses(contained, recovered), product_kg=product)


def _masses(contained: Floats, recovered: Floats) -> dict[str, Any]:
    held = float(contained.mean())
    ratio = _quantity(recovered / np.where(contained > 0, contained, 1.0))
    mean = float(recovered.mean()) / held if held > 0 else 0.0
    return {
        "contained": _quantity(contained),
        "recovered": _quantity(recovered),
        "recovery": replace(ratio, mean=mean),
    }


def _quantity(draws: Floats) -> Quantity:
    low, middle, high = np.quantile(draws, QUANTILES, method="hazen")
    return Quantity(
        float(draws.mean()), float(draws.std(ddof=1)), float(low), float(middle), float(high)
    )
