"""Elements nobody assayed move with those that were: `docs/model.md` section 11."""

from dataclasses import dataclass

import numpy as np

from recycler.laboratory.latent import Latent
from recycler.model.composition import Mixture
from recycler.model.logit import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What assays say of the means of some elements, logit scale, the reference left out.

    places: of the elements in the mixture; mean: shape (learned,); lots, noise: its variance by
    the lots that were met and by analysis, shape (learned,) each.
    """

    places: list[int]
    mean: Floats
    lots: Floats
    noise: Floats


def followed(mixture: Mixture, found: Found) -> Latent:
    """Return all elements on the logit scale, given what was found of the means of some.

    The means are jointly normal as the mixture has them. What the lots err by is correlated as
    lots are, what the analyses err by is independent.

    Args:
        mixture: of the reference, shape (n,); not of an assembled product.
        found: of elements with a spread.

    Returns:
        Shape (n,); for the elements nobody assayed.

    Source:
        Conditional normal; Gelman et al. (2013), BDA3, section 3.5 and appendix A.
    """
    places = found.places
    prior = mixture.shared.covariance * np.outer(mixture.sigma, mixture.sigma)
    own = mixture.own.covariance[np.ix_(places, places)]
    scale = np.sqrt(found.lots / np.diag(own))
    seen = prior[np.ix_(places, places)] + own * np.outer(scale, scale) + np.diag(found.noise)
    gain = np.linalg.solve(seen, prior[places]).T
    left = np.diag(prior) - (gain * prior[:, places]).sum(axis=1)
    return Latent(
        mixture.mu + gain @ (found.mean - mixture.mu[places]),
        np.sqrt(np.maximum(left, 0.0)),
        mixture.sigma * np.sqrt(mixture.own.variance),
    )
