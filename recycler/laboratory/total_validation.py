"""A total against a Monte Carlo of the same model: every batch drawn by itself.

Propagation of distributions, JCGM 101:2008; `docs/model.md` section 9.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit  # type: ignore[import-untyped]

from recycler.errors import InputError
from recycler.estimate import Estimator
from recycler.laboratory.validation import (
    DIGITS,
    LEVELS,
    SEED,
    Validation,
    adaptive,
    validated,
)
from recycler.model.closure import root
from recycler.model.factors import Factors
from recycler.model.kept_draws import Draws, balanced
from recycler.model.logit import Floats
from recycler.model.pair import Pair
from recycler.problems import Report, unheard
from recycler.quantity import Quantity
from recycler.totals.held import Held
from recycler.totals.totals import Measure

MOST_BATCHES = 5_000  # each is drawn by itself: with more of them nobody would wait
AT_MOST = 300_000  # trials; enough for one digit of any sd

Normals = Mapping[str, Floats]
Places = Sequence[int] | NDArray[np.int_]


def validate_total(
    estimator: Estimator,
    held: Iterable[Held],
    key: str,
    measure: Measure,
    quantity: Quantity,
    *,
    digits: int = DIGITS,
    seed: int = SEED,
    at_most: int = AT_MOST,
    report: Report = unheard,
) -> Validation | None:
    """Return how the total of many batches compares with a Monte Carlo of the model.

    Args:
        estimator: of the total.
        held: the batches, one by one.
        key: element or group.
        measure: contained or recovered mass.
        quantity: the total by formula [kg].
        digits: of the sd that are taken to mean something.
        seed: of the generator (PCG64).
        at_most: trials.
        report: told of trials, after the batches of each kind; may raise to stop.

    Returns:
        None where the batches hold none of it.

    Raises:
        InputError: `too_many_to_draw`, above `MOST_BATCHES`.
    """
    batches = list(held)
    refuse_too_many(len(batches))
    kinds = _kinds(estimator, batches, key, measure)
    if not kinds:
        return None
    rng = np.random.default_rng(seed)
    trials = _Trials(kinds, rng, lambda done: report(min(done, at_most), at_most))
    simulated = adaptive(trials.drawn, LEVELS, digits, at_most)
    report(at_most, at_most)
    return validated(quantity, simulated)


def refuse_too_many(batches: int) -> None:
    """Refuse what nobody would wait for.

    Raises:
        InputError: `too_many_to_draw`.
    """
    if batches > MOST_BATCHES:
        raise InputError("too_many_to_draw", batches=batches, most=MOST_BATCHES)


def _kinds(
    estimator: Estimator, batches: Sequence[Held], key: str, measure: Measure
) -> list["_Kind"]:
    groups: dict[tuple[object, ...], list[Held]] = defaultdict(list)
    for one in batches:
        groups[one.kind, one.assays].append(one)
    found = []
    for same in groups.values():
        try:
            pair = estimator.pair(*same[0].kind, assays=same[0].assays)
        except InputError as error:
            if error.code != "no_composition":
                raise
            continue  # it is in no total
        members = next((list(k.members) for k in pair.keys if k.name == key), [])
        if members and (measure == "contained" or pair.yields.mean[members].any()):
            found.append(_Kind.of(pair, members, measure, same))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Normal:
    """Logit-normals of one batch: what they share by name, and a root of their own covariance."""

    mu: Draws
    sigma: Draws
    shared: Factors
    own: Draws

    @classmethod
    def of(cls, mu: Floats, sigma: Floats, shared: Factors, own: Floats, rows: Places) -> "_Normal":
        loadings = shared.loadings[rows]
        used = np.flatnonzero((loadings != 0).sum(axis=0))
        return cls(
            mu[rows, None].astype(np.float32),
            sigma[rows, None].astype(np.float32),
            Factors(tuple(shared.names[place] for place in used), loadings[:, used]),
            root(own[rows][:, rows]).astype(np.float32),
        )

    def centre(self, normals: Normals, count: int) -> Draws:
        """Return the logits given what is shared, shape (n, count)."""
        if not self.shared.names:
            return np.repeat(self.mu, count, axis=1)
        latents = self.shared.drawn(normals).astype(np.float32)
        return np.asarray(self.mu + self.sigma * latents, dtype=np.float32)

    def drawn(self, centre: Draws, rng: np.random.Generator) -> Draws:
        """Return one batch's own draws around the centre."""
        latents = self.own @ rng.standard_normal(centre.shape, dtype=np.float32)
        return np.asarray(expit(centre + self.sigma * latents), dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class _Kind:
    """Batches of one kind in which the same was found; only what the key needs is drawn.

    Closure is drawn, with all fractions, where one of the key's may be the largest: it touches no
    other.
    """

    fractions: _Normal
    scale: Draws
    wanted: Sequence[int]
    closes: bool
    yields: _Normal | None
    dry: Sequence[tuple[float, float]]

    @classmethod
    def of(
        cls, pair: Pair, members: Sequence[int], measure: Measure, batches: Sequence[Held]
    ) -> "_Kind":
        mixture, passed = pair.mixture, pair.yields
        closes = int(np.argmax(pair.fraction)) in members
        rows = list(range(len(pair.fraction))) if closes else list(members)
        own = mixture.own.covariance + mixture.assay.covariance
        yields = _Normal.of(passed.mu, passed.sigma, passed.common, passed.own.covariance, members)
        return cls(
            _Normal.of(mixture.mu, mixture.sigma, mixture.shared, own, pair.which[rows]),
            pair.scale[rows, None].astype(np.float32),
            [rows.index(member) for member in members],
            closes,
            yields if measure == "recovered" else None,
            [(one.dry_kg, one.dry_sd) for one in batches],
        )

    @property
    def names(self) -> set[str]:
        parts = (self.fractions, self.yields)
        return {name for part in parts if part for name in part.shared.names}

    def added(self, normals: Normals, count: int, rng: np.random.Generator) -> Floats:
        """Return draws of what all batches together hold [kg], shape (count,)."""
        total = np.zeros(count)
        held = self.fractions.centre(normals, count)
        won = None if self.yields is None else self.yields.centre(normals, count)
        for kg, sd in self.dry:
            fractions = self.fractions.drawn(held, rng) * self.scale
            mass = (balanced(fractions) if self.closes else fractions)[self.wanted]
            if self.yields is not None and won is not None:
                mass = mass * self.yields.drawn(won, rng)
            dry = kg + sd * rng.standard_normal(count, dtype=np.float32)
            total += np.maximum(dry, 0) * mass.sum(axis=0)
        return total


class _Trials:
    """Trials of the whole, told of kind by kind."""

    def __init__(
        self, kinds: Sequence[_Kind], rng: np.random.Generator, told: Callable[[int], None]
    ) -> None:
        self._kinds, self._rng, self._told = kinds, rng, told
        self._names = sorted(set().union(*(kind.names for kind in kinds)))
        self._batches = sum(len(kind.dry) for kind in kinds)
        self._done = 0

    def drawn(self, count: int) -> Floats:
        """Return draws of the total [kg], shape (count,)."""
        normals = {name: self._rng.standard_normal(count) for name in self._names}
        total, batches = np.zeros(count), 0
        for kind in self._kinds:
            self._told(self._done + count * batches // self._batches)
            total += kind.added(normals, count, self._rng)
            batches += len(kind.dry)
        self._done += count
        return total
