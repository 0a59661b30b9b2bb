"""What an assayed batch adds to totals; `docs/model.md` section 9."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from recycler.dry_mass import DryMass
from recycler.errors import InputError
from recycler.estimate import Estimator
from recycler.figures import Assay
from recycler.model.commons import Common, common, fractions_across
from recycler.model.logit import Floats
from recycler.model.pair import Pair
from recycler.totals.holding import PER_VARIANCE_KG, Found, Kind
from recycler.units import UG_PER_KG


class _Prior(NamedTuple):
    """What is known of a kind of batches before an assay, and what two of them share."""

    pair: Pair
    common: Common
    places: dict[str, int]


class _Sharing(NamedTuple):
    """How one kilogram of an assayed batch errs with others.

    like: times the error of the material's mean; rest: sd of what else the batches of a material
    share; contained, recovered: variances that follow from these, as totals take them.
    """

    like: float
    rest: float
    contained: float
    recovered: float


class Finder:
    """Finds what assayed batches add to totals; keeps what it has met of each kind."""

    def __init__(self, estimator: Estimator) -> None:
        self.estimator = estimator
        self._priors: dict[Kind, _Prior | None] = {}

    def found(self, kind: Kind, dry: DryMass, assays: Sequence[Assay]) -> dict[str, Found]:
        """Return what an assayed batch adds to totals, by element and group.

        What the batch shares with others of its material is split into a multiple of what an
        unassayed one shares, by regression, and a rest; what is left of the variance is its own.

        Args:
            kind: of the batch.
            dry: its dry mass.
            assays: what all its results say together.

        Returns:
            Nothing where there is no assay that says something.

        Raises:
            InputError: as of `Estimator.estimate`.
        """
        prior = self._prior(kind)
        if not assays or (prior is None and all(one.below for one in assays)):
            return {}
        pair = self.estimator.pair(*kind, assays=assays)
        return {
            pair.keys[row].name: _found(pair, row, dry, sharing)
            for row, sharing in _sharings(prior, pair).items()
        }

    def _prior(self, kind: Kind) -> _Prior | None:
        if kind not in self._priors:
            self._priors[kind] = self._looked_up(kind)
        return self._priors[kind]

    def _looked_up(self, kind: Kind) -> _Prior | None:
        try:
            pair = self.estimator.pair(*kind)
        except InputError as error:
            if error.code != "no_composition":
                raise
            return None
        places = {key.name: row for row, key in enumerate(pair.keys) if key.members}
        return _Prior(pair, common(pair, pair), places)


def _sharings(prior: _Prior | None, pair: Pair) -> dict[int, _Sharing]:
    """Return how each key of an assayed batch errs with others, by its row."""
    places = prior.places if prior else {}
    rows = [row for row, key in enumerate(pair.keys) if key.members]
    listed = {row: places[pair.keys[row].name] for row in rows if pair.keys[row].name in places}
    found: dict[int, _Sharing] = {}
    if prior is not None:
        within, across = _contained(pair, pair), _contained(pair, prior.pair)
        for row, place in listed.items():
            found[row] = _sharing(
                prior, pair, (row, place), float(within[row, row]), float(across[row, place])
            )
    if new := [row for row in rows if row not in listed]:
        passed = common(pair, pair).passed
        found |= {row: _Sharing(0.0, 0.0, 0.0, float(passed[row, row])) for row in new}
    return found


def _sharing(
    prior: _Prior, pair: Pair, at: tuple[int, int], within: float, across: float
) -> _Sharing:
    """Return how a listed key errs with others.

    Args:
        prior: before the assay.
        pair: after it.
        at: the key's places in `pair` and in `prior`.
        within: covariance of two batches with the same assays.
        across: of one of them with one that has none.
    """
    row, place = at
    of_mean = float(prior.common.contained[place, place])
    like = across / of_mean if of_mean > 0 else 0.0
    rest = max(0.0, within - like**2 * of_mean)
    contained = like**2 * of_mean + rest
    held, won = float(pair.contained_mean[row]), float(pair.recovered_mean[row])
    mean = float(prior.pair.recovered_mean[place])
    if mean <= 0:
        return _Sharing(like, math.sqrt(rest), contained, 0.0)
    known = won / mean - like
    recovered = like**2 * float(prior.common.recovered[place, place])
    recovered += known * (known + 2 * like) * float(prior.common.passed[place, place])
    recovered += rest * (won / held) ** 2
    return _Sharing(like, math.sqrt(rest), contained, recovered)


def _contained(ours: Pair, theirs: Pair) -> Floats:
    """Return the covariance of two batches' contained mass, shape (keys, other's keys)."""
    fractions = fractions_across(ours, theirs) - np.outer(ours.fraction, theirs.fraction)
    return np.asarray(ours.member @ fractions @ theirs.member.T, dtype=float)


def _found(pair: Pair, row: int, dry: DryMass, sharing: _Sharing) -> Found:
    contained, contained_var = float(pair.contained_mean[row]), float(pair.contained_var[row])
    recovered, recovered_var = float(pair.recovered_mean[row]), float(pair.recovered_var[row])
    return Found(
        1,
        _ug(dry.kg * contained),
        _own(dry, contained, contained_var, sharing.contained),
        _ug(dry.kg * recovered),
        _own(dry, recovered, recovered_var, sharing.recovered),
        _ug(dry.kg * sharing.like),
        _ug(dry.kg * sharing.rest),
    )


def _own(dry: DryMass, mean: float, var: float, shared: float) -> int:
    """Return the variance of a mass [(0.1 g)²], what is shared left out."""
    own = dry.kg**2 * (var - shared) + dry.sd**2 * (var + mean**2)
    return round(max(own, 0.0) * PER_VARIANCE_KG)


def _ug(kg: float) -> int:
    return round(kg * UG_PER_KG)
