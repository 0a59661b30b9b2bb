"""What an assay tells of a batch's fractions: Bayes' rule for linear normals on the logit scale.

`docs/model.md` section 8.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from scipy.special import logit  # type: ignore[import-untyped]

from recycler.composition import Component, Mixture
from recycler.elements import SYMBOLS, similar_elements
from recycler.errors import InputError
from recycler.factors import Factors
from recycler.figures import Assay
from recycler.logit import Floats, hermite, matched, moments
from recycler.norta import second_moments

UNKNOWN_SD = 0.05  # of the fraction, where the laboratory states none; an assumption


def checked(assays: Iterable[Assay]) -> tuple[Assay, ...]:
    """Return assays with their sd filled in, one for each element.

    Raises:
        InputError: `unknown_element`, `assay_range`, `assay_twice` or `fractions_over_one`.
    """
    found: dict[str, Assay] = {}
    for assay in assays:
        if assay.element not in SYMBOLS:
            suggestions = similar_elements(assay.element)
            raise InputError("unknown_element", value=assay.element, suggestions=suggestions)
        sd = UNKNOWN_SD * assay.fraction if assay.sd is None else assay.sd
        if not 0 < assay.fraction < 1 or not 0 < sd < 1:
            value = (
                f"{assay.fraction:.15g}"
                if assay.sd is None
                else f"{assay.fraction:.15g} ± {sd:.15g}"
            )
            raise InputError("assay_range", element=assay.element, value=value)
        if assay.element in found:
            raise InputError("assay_twice", element=assay.element)
        found[assay.element] = Assay(assay.element, assay.fraction, sd)
    total = sum(assay.fraction for assay in found.values())
    if total > 1 + 1e-9:
        raise InputError("fractions_over_one", total=total, elements=", ".join(found))
    return tuple(found.values())


def assayed(mixture: Mixture, assays: Sequence[Assay]) -> Mixture:
    """Return the fractions of a batch after its assays."""
    known = [assay for assay in assays if assay.element in mixture.elements]
    for assay in known:
        mixture = _one_fraction(mixture, assay.element)
    if known:
        mixture = _updated(mixture, known)
    new = [assay for assay in assays if assay.element not in mixture.elements]
    return _with_new(mixture, new) if new else mixture


def _updated(mixture: Mixture, assays: Sequence[Assay]) -> Mixture:
    """Condition the latents on logit observations; errors stay split by where they came from."""
    places = [_fraction_of(mixture, assay.element) for assay in assays]
    found = np.array([assay.fraction for assay in assays])
    noise = np.array([float(assay.sd or 0.0) for assay in assays]) / (found * (1 - found))
    seen = np.zeros((len(assays), len(mixture.mean)))
    seen[range(len(assays)), places] = mixture.sigma[places]
    prior = mixture.correlation
    gain = np.linalg.solve(seen @ prior @ seen.T + np.diag(noise**2), seen @ prior).T
    shift = gain @ (logit(found) - mixture.mu[places])
    left = np.eye(len(prior)) - gain @ seen
    shared, own = mixture.shared.mapped(left), mixture.own.mapped(left)
    names = tuple(f"assay:{assay.element}" for assay in assays)
    assay = Factors(names, gain * noise)
    sd = np.sqrt(shared.variance + own.variance + assay.variance)
    unit = np.diag(1 / np.where(sd > 0, sd, 1.0))
    return _refitted(
        mixture,
        mixture.mu + mixture.sigma * shift,
        mixture.sigma * sd,
        (shared.mapped(unit), own.mapped(unit), assay.mapped(unit)),
    )


def _refitted(
    mixture: Mixture, mu: Floats, sigma: Floats, factors: tuple[Factors, Factors, Factors]
) -> Mixture:
    mean, var = moments(mu, sigma)
    shared, own, assay = factors
    return replace(
        mixture, mean=mean, sd=np.sqrt(var), mu=mu, sigma=sigma, series=hermite(mu, sigma),
        shared=shared, own=own, assay=assay,
    )  # fmt: skip


def _fraction_of(mixture: Mixture, element: str) -> int:
    return next(c.fraction for c in mixture.components if c.element == element)


def _one_fraction(mixture: Mixture, element: str) -> Mixture:
    """Return the mixture with an element's components scaled together, as an assay sees them."""
    members = [c for c in mixture.components if c.element == element]
    if len({c.fraction for c in members}) < 2:
        return mixture
    places = [c.fraction for c in members]
    others = [i for i in range(len(mixture.mean)) if i not in places]
    mean = float(mixture.mean[places].sum())
    both = second_moments(mixture.series, mixture.correlation)[np.ix_(places, places)]
    mu, sigma = matched(np.array([mean]), np.sqrt([max(0.0, float(both.sum()) - mean**2)]))
    order = [*others, places[0]]
    merge = np.zeros((len(order), len(mixture.mean)))
    merge[range(len(others)), others] = 1.0
    merge[-1, places] = mixture.sd[places]
    spread = float(merge[-1] @ mixture.correlation @ merge[-1])
    merge[-1] /= np.sqrt(spread) if spread > 0 else 1.0
    fitted = _refitted(
        mixture,
        np.append(mixture.mu[others], mu),
        np.append(mixture.sigma[others], sigma),
        (mixture.shared.mapped(merge), mixture.own.mapped(merge), mixture.assay.mapped(merge)),
    )
    number = {old: new for new, old in enumerate(order)} | dict.fromkeys(places, len(others))
    components = tuple(
        replace(
            component,
            fraction=number[component.fraction],
            scale=mixture.mean[component.fraction] / mean
            if component.fraction in places
            else component.scale,
        )
        for component in mixture.components
    )
    grounds = tuple(
        replace(
            ground,
            fraction=number[ground.fraction],
            share=ground.share * float(mixture.mean[ground.fraction]) / mean
            if ground.fraction in places
            else ground.share,
        )
        for ground in mixture.grounds
    )
    return replace(fitted, components=components, grounds=grounds)


def _with_new(mixture: Mixture, assays: Sequence[Assay]) -> Mixture:
    """Return the mixture with elements known from the assay alone."""
    mean = np.array([assay.fraction for assay in assays])
    mu, sigma = matched(mean, np.array([float(assay.sd or 0.0) for assay in assays]))
    _, var = moments(mu, sigma)
    series = hermite(mu, sigma)
    series[:, 0] = mean
    count = len(mixture.mean)
    part = next((c.part for c in mixture.components if not c.hardware), mixture.material)
    components = tuple(
        Component(part, assay.element, False, count + i) for i, assay in enumerate(assays)
    )
    noise = Factors(tuple(f"assay:{a.element}" for a in assays), np.eye(len(assays)))
    none = Factors.none(len(assays))
    return replace(
        mixture,
        components=(*mixture.components, *components),
        mean=np.append(mixture.mean, mean),
        sd=np.append(mixture.sd, np.sqrt(var)),
        mu=np.append(mixture.mu, mu),
        sigma=np.append(mixture.sigma, sigma),
        series=np.vstack([mixture.series, series]),
        shared=mixture.shared.below(none),
        own=mixture.own.below(none),
        assay=mixture.assay.below(noise),
    )
