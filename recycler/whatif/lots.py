"""What came in of each kind in a year, what it holds and yields, and how these err."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from recycler.errors import InputError
from recycler.estimate import Estimator
from recycler.evidence import Evidence
from recycler.model.commons import Common, common, related
from recycler.model.logit import Floats
from recycler.model.pair import Pair
from recycler.totals.holding import PER_SQUARE_KG, PER_VARIANCE_KG, Holding, Kind
from recycler.units import UG_PER_KG

Block = tuple[Floats, Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Lots:
    """The lots of one kind in a year.

    dry_kg, squares, variance: sum, sum of squares, and variance of their dry masses [kg, kg²,
    kg²]; names: elements; holds: of each in one kilogram [kg/kg]; won: share of it that is won [-];
    like: what the lots hold over what their material is said to hold [-]; pair: None where nobody
    knows the composition.
    """

    kind: Kind
    dry_kg: float
    squares: float
    variance: float
    batches: int
    names: tuple[str, ...]
    holds: Floats
    won: Floats
    like: Floats
    pair: Pair | None
    grades: tuple[Evidence, ...]

    @property
    def material(self) -> str:
        return self.kind[0]

    @property
    def route(self) -> str | None:
        return self.kind[2]

    def scaled(self, factor: float) -> "Lots":
        """Return as many times the lots."""
        return replace(
            self, dry_kg=self.dry_kg * factor, squares=self.squares * factor,
            variance=self.variance * factor,
        )  # fmt: skip


def lots_of(estimator: Estimator, holding: Holding) -> Lots:
    """Return the lots of a holding; what their assays found counts in what they hold."""
    pair = pair_of(estimator, holding.kind)
    rows = _rows(pair)
    names = tuple(dict.fromkeys((*rows, *_found(holding))))
    means = {
        name: (float(pair.contained_mean[row]), float(pair.recovered_mean[row]))
        for name, row in rows.items()
        if pair is not None
    }
    dry = holding.dry_ug / UG_PER_KG
    both = np.array([holding.expected_kg(name, means) for name in names]).reshape(len(names), 2)
    said = np.array([means.get(name, (0.0, 0.0))[0] for name in names])
    holds = both[:, 0] / dry if dry else said
    return Lots(
        holding.kind, dry, holding.dry_sq / PER_SQUARE_KG, holding.dry_var / PER_VARIANCE_KG,
        holding.batches, names, holds, _ratio(both[:, 1], both[:, 0]), _ratio(holds, said), pair,
        _grades(pair, names, rows),
    )  # fmt: skip


def on_route(estimator: Estimator, lots: Lots, route: str) -> Lots:
    """Return lots as they would be on the newest version of another route.

    Raises:
        InputError: `unknown_route`.
    """
    version = estimator.reference.route(route).version
    kind = (*lots.kind[:2], route, version)
    pair = pair_of(estimator, kind)
    rows = _rows(pair)
    won = np.zeros(len(lots.names))
    for place, name in enumerate(lots.names):
        if pair is not None and name in rows and pair.contained_mean[rows[name]] > 0:
            won[place] = pair.recovered_mean[rows[name]] / pair.contained_mean[rows[name]]
    return replace(lots, kind=kind, won=won, pair=pair, grades=_grades(pair, lots.names, rows))


def new_lots(estimator: Estimator, material: str, route: str | None, lot_kg: float) -> Lots:
    """Return one kilogram of a material that has not come in yet, in lots of a usual mass.

    Raises:
        InputError: `unknown_material`, or `no_composition` where nobody knows what it holds.
    """
    reference = estimator.reference
    way = route or reference.default_route(material)
    version = reference.composition_version(material)
    kind = (material, version, way, reference.route(way).version if way else 0)
    pair = estimator.pair(*kind)
    rows = _rows(pair)
    names, places = tuple(rows), list(rows.values())
    holds = pair.contained_mean[places]
    return Lots(
        kind, 1.0, lot_kg, 0.0, 0, names, holds, _ratio(pair.recovered_mean[places], holds),
        (holds > 0).astype(float), pair, _grades(pair, names, rows),
    )  # fmt: skip


def joined(lots: Iterable[Lots]) -> list[Lots]:
    """Return lots with those of one kind added up; what they hold is weighed by dry mass."""
    found: dict[Kind, Lots] = {}
    for one in lots:
        before = found.get(one.kind)
        found[one.kind] = one if before is None else _plus(before, one)
    return list(found.values())


def pair_of(estimator: Estimator, kind: Kind) -> Pair | None:
    """Return the moments of a kind, None where nobody knows its composition."""
    try:
        return estimator.pair(*kind)
    except InputError as error:
        if error.code != "no_composition":
            raise
        return None


class Errors:
    """What lots of two kinds err by in common, and each lot by itself; kept once computed."""

    def __init__(self) -> None:
        self._commons: dict[tuple[Kind, Kind], Common | None] = {}

    def shared(self, ours: Lots, theirs: Lots) -> Block | None:
        """Return covariances of contents and of what comes of passing a route, None: none.

        Both of one kilogram each, shape (elements, their elements). With g contents and y yields,
        cov(g y, g' y') = y y' cov(g, g') + E[g g'] cov(y, y'), the first part following from the
        covariance of contents and the second being returned.
        """
        if ours.pair is None or theirs.pair is None:
            return None
        key = ours.kind, theirs.kind
        if key not in self._commons:
            near = related(ours.pair, theirs.pair)
            self._commons[key] = common(ours.pair, theirs.pair) if near else None
        found = self._commons[key]
        if found is None:
            return None
        like = np.outer(ours.like, theirs.like)
        contents = _chosen(found.contained, ours, theirs) * like
        recovered = _chosen(found.recovered, ours, theirs) * like
        return contents, recovered - contents * np.outer(_model_won(ours), _model_won(theirs))

    def own(self, lots: Lots) -> tuple[Block, Block]:
        """Return what one lot has for itself, and its second moments; contained and recovered."""
        nothing = np.zeros((len(lots.names),) * 2)
        pair, shared = lots.pair, self.shared(lots, lots)
        if pair is None:
            return (nothing, nothing), (np.outer(lots.holds, lots.holds), nothing)
        like = np.outer(lots.like, lots.like)
        contained, recovered = (
            _chosen(pair.member @ covariance @ pair.member.T, lots, lots) * like
            for covariance in (pair.fraction_covariance, pair.recovered_covariance)
        )
        in_common, passing = shared if shared else (nothing, nothing)
        yields = np.outer(_model_won(lots), _model_won(lots))
        own = contained - in_common, recovered - passing - in_common * yields
        won = lots.holds * lots.won
        return own, (contained + np.outer(lots.holds, lots.holds), recovered + np.outer(won, won))


def _rows(pair: Pair | None) -> dict[str, int]:
    keys = pair.keys if pair is not None else ()
    return {key.name: row for row, key in enumerate(keys) if key.members and not key.group}


def _found(holding: Holding) -> list[str]:
    from recycler.elements import GROUPS

    return [name for name in holding.assayed.found if name not in GROUPS]


def _grades(
    pair: Pair | None, names: Sequence[str], rows: Mapping[str, int]
) -> tuple[Evidence, ...]:
    if pair is None:
        return (Evidence.OWN,) * len(names)
    known = pair.recovered_evidence
    return tuple(known[rows[name]] if name in rows else Evidence.OWN for name in names)


def _ratio(above: Floats, below: Floats) -> Floats:
    return np.asarray(np.divide(above, below, out=np.zeros(len(above)), where=below > 0))


def _model_won(lots: Lots) -> Floats:
    """Return the shares won by the moments the covariances belong to."""
    pair, rows = lots.pair, _rows(lots.pair)
    if pair is None:
        return np.zeros(len(lots.names))
    means = np.array([
        (pair.recovered_mean[rows[name]], pair.contained_mean[rows[name]])
        if name in rows else (0.0, 0.0) for name in lots.names
    ]).reshape(len(lots.names), 2)  # fmt: skip
    return _ratio(means[:, 0], means[:, 1])


def _chosen(covariance: Floats, ours: Lots, theirs: Lots) -> Floats:
    """Return a covariance over keys as one over elements; none for what only assays know of."""
    found = np.zeros((len(ours.names), len(theirs.names)))
    rows, columns = _rows(ours.pair), _rows(theirs.pair)
    at = [place for place, name in enumerate(ours.names) if name in rows]
    to = [place for place, name in enumerate(theirs.names) if name in columns]
    taken = np.ix_([rows[ours.names[i]] for i in at], [columns[theirs.names[j]] for j in to])
    found[np.ix_(at, to)] = covariance[taken]
    return found


def _plus(ours: Lots, theirs: Lots) -> Lots:
    names = tuple(dict.fromkeys((*ours.names, *theirs.names)))
    masses = ours.dry_kg, theirs.dry_kg
    whole = sum(masses)
    weights = np.array(masses) / whole if whole else np.array([0.5, 0.5])

    def mean(values: tuple[Floats, Floats]) -> Floats:
        known = [
            dict(zip(lots.names, some, strict=True))
            for lots, some in zip((ours, theirs), values, strict=True)
        ]
        return np.array([sum(w * k.get(n, 0.0) for w, k in zip(weights, known, strict=True))
                         for n in names])  # fmt: skip

    holds = mean((ours.holds, theirs.holds))
    won = mean((ours.holds * ours.won, theirs.holds * theirs.won))
    longer = ours if len(ours.names) >= len(theirs.names) else theirs
    grades = dict(zip(longer.names, longer.grades, strict=True))
    return replace(
        ours, dry_kg=whole, squares=ours.squares + theirs.squares,
        variance=ours.variance + theirs.variance, batches=ours.batches + theirs.batches,
        names=names, holds=holds, won=_ratio(won, holds), like=mean((ours.like, theirs.like)),
        grades=tuple(grades.get(name, Evidence.OWN) for name in names),
    )  # fmt: skip
