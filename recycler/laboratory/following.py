"""Elements nobody assayed move with those that were: `docs/model.md` section 11."""

import numpy as np

from recycler.composition import Mixture
from recycler.laboratory.latent import Latent
from recycler.logit import Floats

_RIDGE = 1e-6  # of the largest variance: fractions that close exactly leave a singular matrix


def followed(mixture: Mixture, learned: list[int], centre: Floats, spread: Floats) -> Latent:
    """Return all elements on the logit scale, given what was learned of the means of some.

    The means of the logits are jointly normal as the mixture has them; those not learned are
    conditioned on the learned ones' new distribution, which keeps their correlation.

    Args:
        mixture: of the reference, shape (n,); not of an assembled product.
        learned: places of the learned elements.
        centre: of the learned means, logit scale, shape (learned,).
        spread: standard deviations of the learned means, logit scale, shape (learned,).

    Returns:
        Shape (n,); the learned places are of no use.

    Source:
        Jeffrey's rule for normals: R. C. Jeffrey, The Logic of Decision (1965), ch. 11.
    """
    prior = mixture.shared.covariance * np.outer(mixture.sigma, mixture.sigma)
    known = prior[np.ix_(learned, learned)]
    ridge = _RIDGE * np.diag(known).max() * np.eye(len(learned))
    slope = np.linalg.solve(known + ridge, prior[learned]).T
    narrowing = spread / np.sqrt(np.diag(known))
    posterior = known * np.outer(narrowing, narrowing)
    left = np.diag(prior) + np.einsum("ij,jk,ik->i", slope, posterior - known, slope)
    return Latent(
        mixture.mu + slope @ (centre - mixture.mu[learned]),
        np.sqrt(np.maximum(left, 0.0)),
        mixture.sigma * np.sqrt(mixture.own.variance),
    )
