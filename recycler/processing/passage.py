"""What a run lets through of each element of what it takes; `docs/model.md` section 14."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from recycler.model.composition import Component, Mixture, empty
from recycler.model.logit import Floats
from recycler.model.routes import passages, yields
from recycler.processing.records import Run
from recycler.reference.data import Reference
from recycler.reference.records import Product, Route

_PASSED_ON = "passed on"  # the product of a stage that is not the last


@dataclass(frozen=True, eq=False)
class RunYields:
    """Share of each element that reaches the wanted stream [-], with its loadings by name."""

    elements: tuple[str, ...]
    mean: Floats
    loadings: Mapping[str, Floats]


def run_route(reference: Reference, run: Run) -> Route:
    """Return the route of a run, or the one stage of it that it executes."""
    route = reference.route(run.route or "", run.route_version)
    if run.stage is None:
        return route
    rows = tuple(row for row in route.rows if row.stage == run.stage)
    return replace(route, rows=rows)


def mixture_yields(reference: Reference, run: Run, mixture: Mixture, phi: float) -> RunYields:
    """Return what a run lets through of a material, by element.

    The parts of an assembled product count by what they hold. An element that a stage does not
    touch passes it whole; one that a whole route does not win stays out.
    """
    route = run_route(reference, run)
    if run.stage is not None:
        passed_on = {e: Product(_PASSED_ON, "", "", "") for e in mixture.elements}
        route = replace(route, products=passed_on)
    found = yields(reference, route, mixture, phi)
    mean, sd = found.mean.copy(), found.sd
    passed = passages(reference, route, mixture)
    if run.stage is not None:
        mean = np.array([m if p.rows else 1.0 for m, p in zip(mean, passed, strict=True)])
    weights = _weights(mixture)
    loadings = {
        f"{run.number}:{name}" if part is found.own else name: weights @ (sd * column)
        for part in (found.plant, found.shared, found.own)
        for name, column in zip(part.names, part.loadings.T, strict=True)
    }
    return RunYields(mixture.elements, weights @ mean, loadings)


def lot_yields(
    reference: Reference, run: Run, material: str, elements: tuple[str, ...], phi: float
) -> RunYields:
    """Return what a run lets through of a lot that passes as this material."""
    components = tuple(Component(material, e, False, i) for i, e in enumerate(elements))
    one = np.ones(len(elements))
    mixture = replace(empty(material), components=components, mean=one)
    return mixture_yields(reference, run, mixture, phi)


def _weights(mixture: Mixture) -> Floats:
    """Return the share of each component in its element, shape (elements, components)."""
    components = mixture.components
    held = np.array([c.scale * mixture.mean[c.fraction] for c in components])
    member = np.array([[c.element == e for c in components] for e in mixture.elements], dtype=float)
    if not member.size:
        return np.zeros((len(mixture.elements), len(components)))
    whole = member @ held
    return np.asarray(member * held / np.where(whole > 0, whole, 1.0)[:, None], dtype=float)
