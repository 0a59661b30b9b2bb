"""What an assay tells of a batch's fractions: Bayes' rule for linear normals on the logit scale.

`docs/model.md` section 8.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from scipy.special import expit, log_ndtr, logit  # type: ignore[import-untyped]

from recycler.elements import SYMBOLS, similar_elements
from recycler.errors import InputError
from recycler.figures import Assay
from recycler.model.composition import ANALYSIS, SAMPLING, Component, Mixture
from recycler.model.factors import Factors
from recycler.model.logit import NODES, Floats, hermite, matched, moments
from recycler.model.norta import second_moments

_REACH = 2.0  # standard deviations off up to which the other elements go along
UNKNOWN_SD = 0.05  # of the fraction, where the laboratory states none; an assumption
SD_AT_LIMIT = 1 / 3  # of the limit, as that is three sds of the blank; Currie 1995, eq. 4d
_REST_NODES, _REST_WEIGHTS = np.polynomial.hermite_e.hermegauss(32)
_REST_WEIGHTS = _REST_WEIGHTS / _REST_WEIGHTS.sum()
_CLOSER = 4  # rounds of an integral, each around where the one before found the mass


def checked(assays: Iterable[Assay]) -> tuple[Assay, ...]:
    """Return assays with their sd filled in, of each element at most one that was found.

    Raises:
        InputError: `unknown_element`, `assay_range`, `assay_twice` or `fractions_over_one`.
    """
    known = tuple(_with_sd(assay) for assay in assays)
    measured: dict[str, float] = {}
    for assay in known:
        if assay.element in measured and not assay.below:
            raise InputError("assay_twice", element=assay.element)
        if not assay.below:
            measured[assay.element] = assay.fraction
    total = sum(measured.values())
    if total > 1 + 1e-9:
        raise InputError("fractions_over_one", total=total, elements=", ".join(measured))
    return known


def check_result(element: str, fraction: float, sd: float) -> None:
    """Refuse what no analysis can find.

    Raises:
        InputError: `unknown_element` or `assay_range`.
    """
    if element not in SYMBOLS:
        raise InputError("unknown_element", value=element, suggestions=similar_elements(element))
    if not 0 < fraction < 1 or not 0 < sd < 1:
        raise InputError("assay_range", element=element, value=f"{fraction:.15g} ± {sd:.15g}")


def _with_sd(assay: Assay) -> Assay:
    relative = SD_AT_LIMIT if assay.below else UNKNOWN_SD
    sd = relative * assay.fraction if assay.sd is None else assay.sd
    check_result(assay.element, assay.fraction, sd)
    return replace(assay, sd=sd)


def latent(fraction: Floats, sd: Floats) -> tuple[Floats, Floats]:
    """Return results on the logit scale: their values and, to first order, their sds.

    Args:
        fraction: of (0, 1), shape (n,).
        sd: of the fractions, shape (n,).
    """
    return np.asarray(logit(fraction)), np.asarray(sd / (fraction * (1 - fraction)))


def assayed(mixture: Mixture, assays: Sequence[Assay]) -> Mixture:
    """Return the fractions of a batch after its assays.

    What was found comes first, all at once; then what was not, element by element.
    """
    listed = mixture.elements
    for element in dict.fromkeys(assay.element for assay in assays if assay.element in listed):
        mixture, _ = one_fraction(mixture, element)
    found = [assay for assay in assays if not assay.below]
    if known := [assay for assay in found if assay.element in listed]:
        mixture = _updated(mixture, known)
    if new := [assay for assay in found if assay.element not in listed]:
        mixture = _with_new(mixture, new)
    below = [assay for assay in assays if assay.below and assay.element in mixture.elements]
    for element in dict.fromkeys(assay.element for assay in below):
        mixture = _censored(mixture, [assay for assay in below if assay.element == element])
    return mixture


def _observed(assays: Sequence[Assay]) -> tuple[Floats, Floats]:
    fractions = np.array([assay.fraction for assay in assays])
    return latent(fractions, np.array([float(assay.sd or 0.0) for assay in assays]))


def _updated(mixture: Mixture, assays: Sequence[Assay]) -> Mixture:
    """Condition the latents on logit observations; errors stay split by where they came from."""
    places = [_fraction_of(mixture, assay.element) for assay in assays]
    found, noise = _observed(assays)
    seen = np.zeros((len(assays), len(mixture.mean)))
    seen[range(len(assays)), places] = mixture.sigma[places]
    prior = mixture.correlation
    gain = np.linalg.solve(seen @ prior @ seen.T + np.diag(noise**2), seen @ prior).T
    off = found - mixture.mu[places]
    near = np.clip(off, -_REACH * mixture.sigma[places], _REACH * mixture.sigma[places])
    shift = gain @ near
    shift[places] += gain[places, range(len(assays))] * (off - near)
    return _conditioned(mixture, shift, gain @ seen, _noise("", assays, gain * noise))


def _noise(kind: str, assays: Sequence[Assay], loadings: Floats) -> Factors:
    """Return the noise of assays, of which the sampling has names of its own.

    Args:
        kind: told apart from other noise of the same elements by this.
        assays: shape (n,).
        loadings: of the noise as a whole, shape (fractions, n).
    """
    elements = [f"{kind}{assay.element}" for assay in assays]
    taken = np.array([assay.sampling for assay in assays])
    names = tuple(f"{ANALYSIS}{element}" for element in elements)
    analysis = Factors(names, loadings * np.sqrt(1 - taken))
    if not taken.any():
        return analysis
    names = tuple(f"{SAMPLING}{element}" for element in elements)
    return analysis.beside(Factors(names, loadings * np.sqrt(taken)))


def _censored(mixture: Mixture, assays: Sequence[Assay]) -> Mixture:
    """Condition the latents on one element lying below limits.

    Every fraction gets the logit-normal with its exact mean and sd; the latents are correlated as
    by regression on the change in the variance of the element's own.
    """
    place = _fraction_of(mixture, assays[0].element)
    mu, sigma = float(mixture.mu[place]), float(mixture.sigma[place])
    if sigma <= 0:
        return mixture
    values, weights = below_limits(mu, sigma, *_observed(assays))
    scores = (values - mu) / sigma
    column = mixture.correlation[:, place]
    fitted = matched(*_moments_given(mixture, place, scores, weights))
    kept = min(1.0, float(fitted[1][place] / sigma) ** 2)
    told = np.zeros((len(column), len(column)))
    told[:, place] = (1 - kept) * column
    # Several limits of one element leave one noise: its sampling is the mean share of theirs.
    mean = replace(assays[0], sampling=float(np.mean([assay.sampling for assay in assays])))
    noise = _noise("below:", [mean], np.sqrt(kept * (1 - kept)) * column[:, None])
    after = _conditioned(mixture, column * float(weights @ scores), told, noise)
    return _refitted(after, *fitted, (after.shared, after.own, after.assay))


def below_limits(mu: float, sigma: float, limits: Floats, noise: Floats) -> tuple[Floats, Floats]:
    """Return nodes and weights of the logit of a fraction whose results lie below limits.

    Each result is logit x + e, with e normal of sd `noise`, so that it lies below its limit with
    probability Phi((limit - logit x) / noise). The nodes are laid again around where those before
    found the mass, so that a sharp limit far from what was expected is resolved too.

    Args:
        mu: mean of logit x.
        sigma: its sd.
        limits: on the logit scale, shape (results,).
        noise: sds on the logit scale, shape (results,).

    Returns:
        Two arrays of shape (nodes,); the weights sum to one.

    Source:
        Tobin, Econometrica 26 (1958) 24, for the likelihood of a censored observation.
    """
    low, high = min(mu - 10 * sigma, float((limits - noise).min())), mu + 10 * sigma
    for _ in range(_CLOSER):
        values = np.linspace(low, high, len(NODES))
        scores = (limits[:, None] - values) / noise[:, None]
        log_weight = log_ndtr(scores).sum(axis=0) - ((values - mu) / sigma) ** 2 / 2
        weight = np.exp(log_weight - log_weight.max())
        weight /= weight.sum()
        centre = float(weight @ values)
        width = max(float(np.sqrt(weight @ (values - centre) ** 2)), float(values[1] - values[0]))
        low, high = centre - 10 * width, centre + 10 * width
    return values, weight


def _moments_given(
    mixture: Mixture, place: int, scores: Floats, weights: Floats
) -> tuple[Floats, Floats]:
    """Return means and sds of all fractions, given nodes and weights of one latent.

    Args:
        mixture: as known before.
        place: of that one.
        scores: its nodes, shape (nodes,).
        weights: shape (nodes,).
    """
    column = mixture.correlation[:, place]
    rest = np.sqrt(np.maximum(1 - column**2, 0.0))
    far = float(weights @ scores)
    moved = np.outer(column, scores - far + np.clip(far, -_REACH, _REACH))
    moved[place] = scores
    latents = moved[:, :, None] + rest[:, None, None] * _REST_NODES
    fractions = expit(mixture.mu[:, None, None] + mixture.sigma[:, None, None] * latents)
    both = np.outer(weights, _REST_WEIGHTS)
    mean = np.tensordot(fractions, both, 2)
    var = np.tensordot((fractions - mean[:, None, None]) ** 2, both, 2)
    return mean, np.sqrt(var)


def _conditioned(mixture: Mixture, shift: Floats, told: Floats, noise: Factors) -> Mixture:
    """Return the mixture whose latents lose `told` times themselves, and gain noise and a shift.

    Args:
        mixture: as known before.
        shift: of the latents, shape (fractions,).
        told: shape (fractions, fractions).
        noise: of the observations.
    """
    left = np.eye(len(told)) - told
    shared, own = mixture.shared.mapped(left), mixture.own.mapped(left)
    assay = mixture.assay.mapped(left).beside(noise)
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


def one_fraction(mixture: Mixture, element: str) -> tuple[Mixture, int]:
    """Return the mixture with an element's components scaled together, as an assay sees them.

    Returns:
        The mixture, and the place of the element's fraction in it.
    """
    members = [c for c in mixture.components if c.element == element]
    if len({c.fraction for c in members}) < 2:
        return mixture, members[0].fraction
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
    return replace(fitted, components=components, grounds=grounds), len(others)


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
    noise = _noise("", assays, np.eye(len(assays)))
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
