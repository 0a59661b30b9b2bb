"""Totals over many batches, correlated as `docs/model.md` section 9 says."""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import RLock
from typing import Literal, NamedTuple

import numpy as np

from recycler.errors import InputError
from recycler.estimate import Estimator
from recycler.evidence import Evidence, weakest
from recycler.figures import Assay
from recycler.model.commons import Common
from recycler.model.kept_draws import QUANTILES, Draws
from recycler.model.logit import Floats
from recycler.model.pair import NOTABLE
from recycler.quantity import Quantity
from recycler.totals.draws import Parts, drawn_totals, draws_of, found_parts, quantiles
from recycler.totals.holding import Holding, Kind
from recycler.totals.shares import POINTS, Share
from recycler.totals.table import Column, Source, Table, table

_SHARES_KEPT = 64
_MATRICES_KEPT = 512
_DRAWS_KEPT = 40 << 20  # [bytes]; all of one answer of the page Recovery are some 25 MB
_TRACE = 1e-3  # any fraction: of what only assays know of, what counts is what a route makes of it

Measure = Literal["contained", "recovered"]
_BY_MEASURE: tuple[Measure, Measure] = ("contained", "recovered")  # as `Share` has them
_Name = tuple[Kind, tuple[str, ...]]  # of a share: a kind, and elements that only assays know of


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


class _Shared(NamedTuple):
    """Covariances of two batches of each pair of kinds, shape (kinds, kinds).

    whole: as they are; passed: where both hold exactly what their materials do on average;
    material: 1 for two kinds of one material, whose batches share the rest.
    """

    whole: Floats
    passed: Floats
    material: Floats


class Totals:
    """Adds up holdings; any thread may use it."""

    def __init__(self, estimator: Estimator) -> None:
        self._estimator = estimator
        self._lock = RLock()
        self._shares: OrderedDict[_Name, Share] = OrderedDict()
        self._commons: dict[tuple[_Name, _Name], Common | None] = {}
        self._matrices: OrderedDict[tuple[object, ...], _Shared] = OrderedDict()
        self._draws: OrderedDict[tuple[object, ...], Draws] = OrderedDict()
        self._draws_bytes = 0

    def but(self, estimator: Estimator, material: str) -> "Totals":
        """Return totals by another estimator that differs in one material only."""
        other = Totals(estimator)
        with self._lock:
            other._shares.update(
                (name, share) for name, share in self._shares.items() if name[0][0] != material
            )
            other._commons.update(
                (both, found)
                for both, found in self._commons.items()
                if material not in (both[0][0][0], both[1][0][0])
            )
        return other

    def prepared(self, kinds: Iterable[Kind]) -> Iterator[Kind]:
        """Yield kinds as what their totals need is made: the first total takes no longer then."""
        made: list[Share] = []
        for kind in kinds:
            with self._lock:
                share = self._listed(kind)
                if share is not None:
                    made.append(share)
                    for other in made:
                        self._common(share, other)
            yield kind

    def rows(
        self, keyed: Iterable[tuple[str, Holding]], elements: Collection[str] | None = None
    ) -> list[TotalRow]:
        """Return the totals of each key, in the order the keys come in.

        Args:
            keyed: holdings, each under the key it counts for.
            elements: elements and groups wanted; None: all that are held.

        Returns:
            A row for each key and each element or group its batches hold. Batches of a material
            whose composition nobody knows are in no row, unless they were assayed.
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
            held = self._table(keyed, cumulative=cumulative)
            column = held.column(name)
            found = self._quantities(name, column, _BY_MEASURE.index(measure))
        return {key: found[row] for row, key in _holding(held, column)}

    def moments(
        self, keyed: Iterable[tuple[str, Holding]], name: str, measure: Measure
    ) -> dict[str, Moments]:
        """Return the moments `masses` would have, without their quantiles, which take longer."""
        with self._lock:
            held = self._table(keyed)
            column = held.column(name)
            which = _BY_MEASURE.index(measure)
            means, sds = self._moments(name, column, which, found_parts(column, which))
        rows = _holding(held, column)
        return {key: Moments(float(means[row]), float(sds[row])) for row, key in rows}

    def drawn(
        self, holdings: Iterable[Holding], weights: Mapping[str, float], measure: Measure
    ) -> Floats:
        """Return draws of a weighted sum of elements, which err together as one lot has them.

        Args:
            holdings: what is added up.
            weights: of each element or group, such as its price [1/kg].
            measure: contained or recovered mass.

        Returns:
            Shape (POINTS,); its mean is that of the totals.
        """
        which = _BY_MEASURE.index(measure)
        summed: Floats = np.zeros(POINTS)
        with self._lock:
            held = self._table(("", holding) for holding in holdings)
            for name in (name for name in held.names if name in weights):
                column = held.column(name)
                mean = float(column.mean_of(which).sum())
                if mean <= 0:
                    continue
                parts, draws = found_parts(column, which), self._drawn(column, which)
                (masses,) = next(drawn_totals(column, which, parts, draws))
                known = np.maximum(masses.astype(float), 0.0)
                summed += weights[name] * known * (mean / known.mean())
        return summed

    def _rows(
        self,
        keyed: Iterable[tuple[str, Holding]],
        elements: Collection[str] | None,
        *,
        cumulative: bool,
    ) -> list[TotalRow]:
        with self._lock:
            held = self._table(keyed, cumulative=cumulative)
            names = [name for name in held.names if elements is None or name in elements]
            columns = {name: self._column(name, held) for name in names}
        return [
            columns[name][place]
            for place in range(len(held.keys))
            for name in names
            if columns[name][place].batches
        ]

    def _table(self, keyed: Iterable[tuple[str, Holding]], *, cumulative: bool = False) -> Table:
        return table(keyed, self._listed, self._unlisted, cumulative=cumulative)

    def _listed(self, kind: Kind) -> Share | None:
        """Return what is known of a kind, None where nobody knows its composition."""
        try:
            return self._share((kind, ()))
        except InputError as error:
            if error.code == "no_composition":
                return None
            raise

    def _unlisted(self, kind: Kind, elements: tuple[str, ...]) -> Share:
        """Return what a route makes of elements that only assays know of."""
        return self._share((kind, elements))

    def _share(self, name: _Name) -> Share:
        if name not in self._shares:
            kind, elements = name
            assays = [Assay(element, _TRACE) for element in elements]
            self._shares[name] = Share(kind, self._estimator.pair(*kind, assays=assays))
            if len(self._shares) > _SHARES_KEPT:
                self._shares.popitem(last=False)
        self._shares.move_to_end(name)
        return self._shares[name]

    def _column(self, name: str, held: Table) -> list[TotalRow]:
        """Return one element's or group's total under every key."""
        column = held.column(name)
        contained, recovered = (self._quantities(name, column, which) for which in (0, 1))
        masses = column.mean_of(0)
        grades = [source.grade for source in column.sources]
        return [
            TotalRow(
                key,
                name,
                contained[row],
                recovered[row],
                int(column.batches[row].sum()),
                _notable(masses[row], grades),
            )
            for row, key in enumerate(held.keys)
        ]

    def _quantities(self, name: str, column: Column, which: int) -> list[Quantity]:
        """Return the totals of contained (0) or recovered (1) mass under every key."""
        parts = found_parts(column, which)
        means, sds = self._moments(name, column, which, parts)
        found = np.zeros((len(means), len(QUANTILES)))
        if means.any():
            found = quantiles(column, which, parts, self._drawn(column, which))
        return [
            Quantity(float(mean), float(sd), *map(float, row)) if mean > 0 else Quantity.ZERO
            for mean, sd, row in zip(means, sds, found, strict=True)
        ]

    def _moments(
        self, name: str, column: Column, which: int, found: Parts
    ) -> tuple[Floats, Floats]:
        """Return means and standard deviations of the totals under every key."""
        means = np.array([source.share.means[which][source.place] for source in column.sources])
        own = np.array([source.share.variances[which][source.place] for source in column.sources])
        shared = self._shared(name, column.sources, which)
        like = column.dry + found.like
        var = ((like @ shared.whole) * like).sum(axis=1)
        var += ((found.known @ shared.passed) * (found.known + 2 * like)).sum(axis=1)
        var += column.squares @ np.maximum(own - np.diag(shared.whole), 0.0)
        var += column.variance @ (own + means**2)
        var += ((found.rest @ shared.material) * found.rest).sum(axis=1)
        var += (found.runs + found.own).sum(axis=1)
        return column.mean_of(which).sum(axis=1), np.sqrt(np.maximum(var, 0.0))

    def _drawn(self, column: Column, which: int) -> Draws:
        assayed = column.found is not None
        names = tuple((source.share.name, source.place) for source in column.sources)
        key = (assayed, which, *names)
        if key not in self._draws:
            drawn = self._draws[key] = draws_of(column.sources, which, assayed=assayed)
            self._draws_bytes += drawn.nbytes
            while self._draws_bytes > _DRAWS_KEPT and len(self._draws) > 1:
                self._draws_bytes -= self._draws.popitem(last=False)[1].nbytes
        self._draws.move_to_end(key)
        return self._draws[key]

    def _shared(self, name: str, sources: Sequence[Source], which: int) -> _Shared:
        key = (name, which, *((source.kind, source.listed) for source in sources))
        if key not in self._matrices:
            self._matrices[key] = self._shared_of(sources, which)
            if len(self._matrices) > _MATRICES_KEPT:
                self._matrices.popitem(last=False)
        return self._matrices[key]

    def _shared_of(self, sources: Sequence[Source], which: int) -> _Shared:
        shape = len(sources), len(sources)
        found = _Shared(np.zeros(shape), np.zeros(shape), np.eye(len(sources)))
        for i, ours in enumerate(sources):
            for j, theirs in enumerate(sources[: i + 1]):
                both, at = self._common(ours.share, theirs.share), (ours.place, theirs.place)
                if both is not None:
                    found.whole[i, j] = found.whole[j, i] = both[which][at]
                    found.passed[i, j] = found.passed[j, i] = both.passed[at] if which else 0.0
                same = ours.kind[:2] == theirs.kind[:2]
                found.material[i, j] = found.material[j, i] = float(same)
        return found

    def _common(self, ours: Share, theirs: Share) -> Common | None:
        key = ours.name, theirs.name
        if key not in self._commons:
            self._commons[key] = ours.common(theirs)
        return self._commons[key]


def _holding(held: Table, column: Column) -> list[tuple[int, str]]:
    """Return the rows and keys that have batches of a column."""
    counts = column.batches.sum(axis=1)
    return [(row, key) for row, key in enumerate(held.keys) if counts[row]]


def _notable(masses: Floats, grades: Sequence[Evidence]) -> Evidence:
    """Return the weakest grade among the kinds that make up a notable share of the mass."""
    least = NOTABLE * float(masses.sum())
    pairs = zip(masses, grades, strict=True)
    return weakest(grade for mass, grade in pairs if mass > 0 and mass >= least)


@lru_cache(maxsize=1)
def totals_of(estimator: Estimator) -> Totals:
    """Return what adds up for all who ask; it keeps the draws of each kind it has met."""
    return Totals(estimator)
