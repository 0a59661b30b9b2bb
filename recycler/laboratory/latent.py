"""A composition row, and the same on the logit scale: `docs/model.md` sections 2, 3 and 10."""

from dataclasses import dataclass

import numpy as np

from recycler.model.logit import Floats, hermite, matched, moments
from recycler.model.norta import latent_covariance


@dataclass(frozen=True, slots=True, eq=False)
class Latent:
    """Elements on the logit scale: centre, spread of the mean and between lots, shape (n,)."""

    mu: Floats
    of_mean: Floats
    between: Floats


def to_latent(mean: Floats, sd: Floats, sd_of_mean: Floats) -> Latent:
    """Return rows on the logit scale.

    Args:
        mean: mass fractions [-], shape (n,).
        sd: between lots [-], shape (n,).
        sd_of_mean: [-], shape (n,).
    """
    mu, sigma = matched(mean, np.sqrt(sd**2 + sd_of_mean**2))
    squares = hermite(mu, sigma)[:, 1:].T ** 2
    share = np.maximum(latent_covariance(squares, sd_of_mean**2), 0.0)
    return Latent(mu, sigma * np.sqrt(share), sigma * np.sqrt(1 - share))


def from_latent(latent: Latent) -> tuple[Floats, Floats, Floats]:
    """Return mean, sd between lots and sd of the mean [-], shape (n,) each."""
    sigma = np.sqrt(latent.of_mean**2 + latent.between**2)
    share = np.divide(latent.of_mean**2, sigma**2, out=np.zeros_like(sigma), where=sigma > 0)
    mean, var = moments(latent.mu, sigma)
    squares = hermite(latent.mu, sigma)[:, 1:] ** 2
    powers = share[:, None] ** np.arange(1, squares.shape[1] + 1)
    of_mean = (powers * squares).sum(axis=1)
    return mean, np.sqrt(np.maximum(var - of_mean, 0.0)), np.sqrt(of_mean)
