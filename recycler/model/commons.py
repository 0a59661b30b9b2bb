"""What two batches err by in common: covariances for one kilogram of dry mass each."""

from typing import NamedTuple

import numpy as np

from recycler.model.logit import Floats
from recycler.model.norta import second_moments
from recycler.model.pair import Pair


class Common(NamedTuple):
    """Covariances of two different batches, each of shape (keys, other's keys).

    contained, recovered: as they are; passed: of what is recovered where both hold exactly what
    is expected, so that only the yields err.
    """

    contained: Floats
    recovered: Floats
    passed: Floats


def common(ours: Pair, theirs: Pair) -> Common:
    """Return what two different batches err by in common.

    Source:
        E[X X'] of logit-normals by their Hermite series, with the correlations of the latents
        that are shared; `docs/model.md` section 9.
    """
    fractions = fractions_across(ours, theirs)
    passed = second_moments(
        ours.yields.series,
        ours.yields.common.across(theirs.yields.common),
        theirs.yields.series,
    )
    held = np.outer(ours.fraction, theirs.fraction)
    means = np.outer(ours.fraction * ours.yields.mean, theirs.fraction * theirs.yields.mean)

    def summed(parts: Floats) -> Floats:
        return np.asarray(ours.member @ parts @ theirs.member.T, dtype=float)

    return Common(
        summed(fractions - held), summed(fractions * passed - means), summed(held * passed - means)
    )


def fractions_across(ours: Pair, theirs: Pair) -> Floats:
    """Return E[X X'] of the components of two batches, shape (components, other's)."""
    latent = ours.mixture.shared.across(theirs.mixture.shared)
    both = second_moments(ours.mixture.series, latent, theirs.mixture.series)
    chosen = both[np.ix_(ours.which, theirs.which)]
    return np.asarray(chosen * np.outer(ours.scale, theirs.scale), dtype=float)


def related(ours: Pair, theirs: Pair) -> bool:
    """Tell whether batches of the two share anything."""
    names = {*ours.mixture.shared.names, *ours.yields.common.names}
    return not names.isdisjoint((*theirs.mixture.shared.names, *theirs.yields.common.names))
