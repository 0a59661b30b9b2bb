"""Totals over many batches, correlated as `docs/model.md` section 9 says."""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import RLock
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from recycler.elements import GROUPS
from recycler.errors import InputError
from recycler.estimate import Estimator
from recycler.evidence import Evidence, weakest
from recycler.kept_draws import QUANTILES, Draws
from recycler.logit import Floats
from recycler.pair import NOTABLE
from recycler.quantity import Quantity
from recycler.shares import POINTS, Kind, Share
from recycler.units import UG_PER_KG

_SHARES_KEPT = 64
_SQUARE_KG2 = 1e-4  # (10 g)² in kg²
_VARIANCE_KG2 = 1e-8  # (0.1 g)² in kg²
_MATRICES_KEPT = 512
_LINES = 64  # keys whose draws are added up at a time

Measure = Literal["contained", "recovered"]
_BY_MEASURE: tuple[Measure, Measure] = ("contained", "recovered")  # as `Share` has them


@dataclass(frozen=True, slots=True)
class Holding:
    """Batches of one material on one route, as sums of integers the store keeps.

    net_ug, dry_ug: sums of mass [µg]; dry_sq: sum of squared dry masses [(10 g)²]; dry_var: sum
    of the variances of the dry masses [(0.1 g)²].
    """

    material: str
    composition_version: int
    route: str | None
    route_version: int
    batches: int
    net_ug: int
    dry_ug: int
    dry_sq: int
    dry_var: int

    @property
    def kind(self) -> Kind:
        """What two holdings have in common if they differ in nothing but their lots and runs."""
        return self.material, self.composition_version, self.route, self.route_version


@dataclass(frozen=True, slots=True)
class TotalRow:
    """Contained and recovered mass [kg] of an element or a group under one key."""

    key: str
    element: str
    contained: Quantity
    recovered: Quantity
    batches: int
    evidence: Evidence


class Moments(NamedTuple):
    """Mean and standard deviation of a mass [kg]."""

    mean: float
    sd: float


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    """By key and kind: sum of dry mass [kg], of its square and its variance [kg²], batches."""

    dry: Floats
    squares: Floats
    variance: Floats
    batches: NDArray[np.int64]

    def of(self, kinds: Sequence[int]) -> "_Sums":
        """Return the sums of some kinds only."""
        places = list(kinds)
        return _Sums(
            self.dry[:, places],
            self.squares[:, places],
            self.variance[:, places],
            self.batches[:, places],
        )

    def running(self) -> "_Sums":
        """Return the sums of each key with all keys before it."""
        return _Sums(
            np.cumsum(self.dry, axis=0),
            np.cumsum(self.squares, axis=0),
            np.cumsum(self.variance, axis=0),
            np.cumsum(self.batches, axis=0),
        )


class _Table(NamedTuple):
    """The sums of each key (row) and kind (column)."""

    keys: list[str]
    shares: list[Share]
    sums: _Sums

    def holding(self, name: str) -> "_Table":
        """Return the kinds only that hold some of an element or a group."""
        using = [place for place, share in enumerate(self.shares) if name in share.places]
        return _Table(self.keys, [self.shares[place] for place in using], self.sums.of(using))

    def held(self) -> list[tuple[int, str]]:
        """Return the rows and keys that have batches."""
        counts = self.sums.batches.sum(axis=1)
        return [(row, key) for row, key in enumerate(self.keys) if counts[row]]


class Totals:
    """Adds up holdings; any thread may use it."""

    def __init__(self, estimator: Estimator) -> None:
        self._estimator = estimator
        self._lock = RLock()
        self._shares: OrderedDict[Kind, Share] = OrderedDict()
        self._covariances: dict[tuple[Kind, Kind], tuple[Floats, Floats] | None] = {}
        self._matrices: OrderedDict[tuple[object, ...], Floats] = OrderedDict()

    def but(self, estimator: Estimator, material: str) -> "Totals":
        """Return totals by another estimator that differs in one material only."""
        other = Totals(estimator)
        with self._lock:
            kept = [kind for kind in self._shares if kind[0] != material]
            other._shares.update((kind, self._shares[kind]) for kind in kept)
            other._covariances.update(
                (both, found)
                for both, found in self._covariances.items()
                if material not in (both[0][0], both[1][0])
            )
        return other

    def rows(
        self, keyed: Iterable[tuple[str, Holding]], elements: Collection[str] | None = None
    ) -> list[TotalRow]:
        """Return the totals of each key, in the order the keys come in.

        Args:
            keyed: holdings, each under the key it counts for.
            elements: elements and groups wanted; None: all that are held.

        Returns:
            A row for each key and each element or group its batches hold. Batches of a material
            whose composition nobody knows are in no row.
        """
        return self._rows(keyed, elements, cumulative=False)

    def cumulative(
        self, keyed: Iterable[tuple[str, Holding]], elements: Collection[str] | None = None
    ) -> list[TotalRow]:
        """Return the totals of each key with all keys before it, in the order they come in."""
        return self._rows(keyed, elements, cumulative=True)

    def masses(
        self,
        keyed: Iterable[tuple[str, Holding]],
        name: str,
        measure: Measure,
        *,
        cumulative: bool = False,
    ) -> dict[str, Quantity]:
        """Return one measure of one element or group under each key that holds it, as `rows`."""
        with self._lock:
            table = self._table(keyed, cumulative=cumulative).holding(name)
            found = self._quantities(name, table, _BY_MEASURE.index(measure))
        return {key: found[row] for row, key in table.held()}

    def moments(
        self, keyed: Iterable[tuple[str, Holding]], name: str, measure: Measure
    ) -> dict[str, Moments]:
        """Return the moments `masses` would have, without their quantiles, which take longer."""
        with self._lock:
            table = self._table(keyed).holding(name)
            means, sds = self._moments(name, table, _BY_MEASURE.index(measure))
        return {key: Moments(float(means[row]), float(sds[row])) for row, key in table.held()}

    def _rows(
        self,
        keyed: Iterable[tuple[str, Holding]],
        elements: Collection[str] | None,
        *,
        cumulative: bool,
    ) -> list[TotalRow]:
        with self._lock:
            table = self._table(keyed, cumulative=cumulative)
            names = _names(table.shares, elements)
            columns = {name: self._column(name, table.holding(name)) for name in names}
        return [
            columns[name][place]
            for place in range(len(table.keys))
            for name in names
            if columns[name][place].batches
        ]

    def _table(self, keyed: Iterable[tuple[str, Holding]], *, cumulative: bool = False) -> _Table:
        held = [(key, holding.kind, holding) for key, holding in keyed]
        keys = list(dict.fromkeys(key for key, _, _ in held))
        known = [self._share(kind) for kind in dict.fromkeys(kind for _, kind, _ in held)]
        shares = [share for share in known if share is not None]
        sums = _summed(held, keys, [share.kind for share in shares])
        return _Table(keys, shares, sums.running() if cumulative else sums)

    def _share(self, kind: Kind) -> Share | None:
        if kind not in self._shares:
            try:
                pair = self._estimator.pair(*kind)
            except InputError as error:
                if error.code == "no_composition":
                    return None
                raise
            self._shares[kind] = Share(kind, pair)
            if len(self._shares) > _SHARES_KEPT:
                self._shares.popitem(last=False)
        self._shares.move_to_end(kind)
        return self._shares[kind]

    def _column(self, name: str, table: _Table) -> list[TotalRow]:
        """Return one element's or group's total under every key."""
        contained, recovered = (self._quantities(name, table, which) for which in (0, 1))
        sums, shares = table.sums, table.shares
        masses = np.array([share.means[0][share.places[name]] for share in shares])
        grades = [_grade(share, name) for share in shares]
        return [
            TotalRow(
                key,
                name,
                contained[row],
                recovered[row],
                int(sums.batches[row].sum()),
                _notable(sums.dry[row] * masses, grades),
            )
            for row, key in enumerate(table.keys)
        ]

    def _quantities(self, name: str, table: _Table, which: int) -> list[Quantity]:
        """Return the totals of contained (0) or recovered (1) mass under every key."""
        means, sds = self._moments(name, table, which)
        found = np.zeros((len(means), len(QUANTILES)))
        if means.any():
            found = _quantiles(table.sums, _draws(name, table, which))
        return [
            Quantity(float(mean), float(sd), *map(float, row)) if mean > 0 else Quantity.ZERO
            for mean, sd, row in zip(means, sds, found, strict=True)
        ]

    def _moments(self, name: str, table: _Table, which: int) -> tuple[Floats, Floats]:
        """Return means and standard deviations of the totals under every key."""
        sums = table.sums
        pairs = [(share, share.places[name]) for share in table.shares]
        means = np.array([share.means[which][place] for share, place in pairs])
        own = np.array([share.variances[which][place] for share, place in pairs])
        shared = self._shared(name, pairs, which)
        var = ((sums.dry @ shared) * sums.dry).sum(axis=1)
        var += sums.squares @ np.maximum(own - np.diag(shared), 0.0)
        var += sums.variance @ (own + means**2)
        return sums.dry @ means, np.sqrt(np.maximum(var, 0.0))

    def _shared(self, name: str, pairs: Sequence[tuple[Share, int]], which: int) -> Floats:
        """Return the covariance of two batches of each pair of kinds, shape (kinds, kinds)."""
        key = (name, which, *(share.kind for share, _ in pairs))
        if key not in self._matrices:
            found = np.zeros((len(pairs), len(pairs)))
            for i, (ours, place) in enumerate(pairs):
                for j, (theirs, other) in enumerate(pairs[: i + 1]):
                    matrices = self._covariance(ours, theirs)
                    if matrices is not None:
                        found[i, j] = found[j, i] = matrices[which][place, other]
            self._matrices[key] = found
            if len(self._matrices) > _MATRICES_KEPT:
                self._matrices.popitem(last=False)
        return self._matrices[key]

    def _covariance(self, ours: Share, theirs: Share) -> tuple[Floats, Floats] | None:
        key = ours.kind, theirs.kind
        if key not in self._covariances:
            related = ours.related(theirs)
            self._covariances[key] = ours.covariance(theirs) if related else None
        return self._covariances[key]


def _summed(held: Sequence[tuple[str, Kind, Holding]], keys: list[str], kinds: list[Kind]) -> _Sums:
    shape = len(keys), len(kinds)
    rows = {key: row for row, key in enumerate(keys)}
    columns = {kind: column for column, kind in enumerate(kinds)}
    ug, squares, variances, batches = (np.zeros(shape, dtype=object) for _ in range(4))
    for key, kind, holding in held:
        column = columns.get(kind)
        if column is not None:
            place = rows[key], column
            ug[place] += holding.dry_ug
            squares[place] += holding.dry_sq
            variances[place] += holding.dry_var
            batches[place] += holding.batches
    return _Sums(
        ug.astype(float) / UG_PER_KG,
        squares.astype(float) * _SQUARE_KG2,
        variances.astype(float) * _VARIANCE_KG2,
        batches.astype(np.int64),
    )


def _names(shares: Sequence[Share], wanted: Collection[str] | None) -> list[str]:
    """Return the elements and groups held, elements first, each once."""
    held = dict.fromkeys(name for share in shares for name in share.places)
    names = [name for name in held if name not in GROUPS] + [g for g in GROUPS if g in held]
    return [name for name in names if wanted is None or name in wanted]


def _draws(name: str, table: _Table, which: int) -> Draws:
    """Return M, W and W e of each kind, as `_quantiles` calls them, of shape (3 kinds, POINTS)."""
    return np.concatenate([share.draws[which][share.places[name]] for share in table.shares])


def _quantiles(sums: _Sums, draws: Draws) -> Floats:
    """Return the quantiles of the totals of every key [kg], shape (keys, 3).

    A kind adds (S - sqrt(Q)) M + sqrt(Q) W + sqrt(U) W e, with S, Q, U the sums of its dry
    masses, of their squares and of their variances, W a batch, M its mean given the shared, and
    e normal.
    """
    own = np.sqrt(sums.squares)
    alone = (sums.batches == 1) | (own > sums.dry)
    own = np.where(alone, sums.dry, own)
    weights = np.stack([sums.dry - own, own, np.sqrt(sums.variance)], axis=2).astype(np.float32)
    weights = weights.reshape(len(weights), -1)
    places = [round(p * POINTS - 0.5) for p in QUANTILES]
    found = np.empty((len(weights), len(places)))
    for start in range(0, len(weights), _LINES):
        lines = weights[start : start + _LINES] @ draws
        lines.sort(axis=1)  # vectorised, and so faster than a partition at three places
        found[start : start + _LINES] = np.maximum(lines[:, places], 0)
    return found


def _grade(share: Share, name: str) -> Evidence:
    place = share.places[name]
    pair = share.pair
    return weakest((pair.contained_evidence[place], pair.recovered_evidence[place]))


def _notable(masses: Floats, grades: Sequence[Evidence]) -> Evidence:
    """Return the weakest grade among the kinds that make up a notable share of the mass."""
    least = NOTABLE * float(masses.sum())
    pairs = zip(masses, grades, strict=True)
    return weakest(grade for mass, grade in pairs if mass > 0 and mass >= least)


@lru_cache(maxsize=1)
def totals_of(estimator: Estimator) -> Totals:
    """Return what adds up for all who ask; it keeps the draws of each kind it has met."""
    return Totals(estimator)
