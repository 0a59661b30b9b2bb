"""A year as it was, and as a scenario supposes it, component by component."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from threading import RLock

import numpy as np
import numpy.typing as npt

from recycler.errors import InputError
from recycler.estimate import Estimator
from recycler.model.logit import Floats
from recycler.totals.holding import Holding, Kind
from recycler.whatif.lots import Errors, Lots, joined, lots_of, new_lots, on_route
from recycler.whatif.scenario import ScenarioEntry

MONTHS = 12
_CERTAIN = 1 - 1e-9
_KEPT = 32  # sets of kinds

Places = npt.NDArray[np.intp]
Kept = dict[tuple[int, bytes], tuple[Floats, Floats]]


@dataclass(frozen=True, slots=True, eq=False)
class Year:
    """Dry mass, squares and variances of lots [kg, kg², kg²], and yields [-], by component."""

    dry: Floats
    squares: Floats
    variance: Floats
    won: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A year as it was and as it is supposed: by component, an element in a kind of lots.

    kinds: material, dry mass as it was and then [kg], of each kind of lots; holds: of the element
    in one kilogram [kg/kg]; contents, passing: what lots err by in common [kg²/kg²]; own: what a
    lot errs by itself, contained and recovered; seconds: its second moments; spread: errors of the
    supposed yields over those of what was [-]; of: the kind of each component; kept: sums of the
    year as it was, which many scenarios ask for.
    """

    kinds: tuple[tuple[str, float, float], ...]
    materials: tuple[str, ...]
    routes: tuple[str, ...]
    names: tuple[str, ...]
    holds: Floats
    contents: Floats
    passing: Floats
    own: tuple[Floats, Floats]
    seconds: tuple[Floats, Floats]
    was: Year
    then: Year
    spread: Floats
    of: Places
    kept: Kept


@dataclass(frozen=True, slots=True, eq=False)
class _Fixed:
    """What depends on the kinds alone."""

    holds: Floats
    contents: Floats
    passing: Floats
    own: tuple[Floats, Floats]
    seconds: tuple[Floats, Floats]
    of: Places
    kept: Kept


class Model:
    """The year before a day, ready for scenarios; any thread may use it.

    Args:
        estimator: of the facility.
        holdings: what came in within the year.
    """

    def __init__(self, estimator: Estimator, holdings: Sequence[Holding]) -> None:
        self._estimator, self._errors = estimator, Errors()
        self._lock = RLock()
        self.lots = joined(lots_of(estimator, one) for one in holdings if one.dry_ug)
        self._fixed: dict[tuple[Kind, ...], _Fixed] = {}
        self._moved: dict[tuple[Kind, str], Lots] = {}

    @property
    def materials(self) -> dict[str, float]:
        """Dry mass of each material [kg], that of which most came first."""
        found: dict[str, float] = {}
        for one in self.lots:
            found[one.material] = found.get(one.material, 0.0) + one.dry_kg
        return dict(sorted(found.items(), key=lambda pair: -pair[1]))

    def plan(self, entry: ScenarioEntry) -> Plan:
        """Return the year as it was and as it is supposed.

        Raises:
            InputError: `no_composition` of a material that has not come in yet,
                `whatif_never_came` for a factor on it, `whatif_route_unused` or
                `whatif_wins_nothing` for a yield.
        """
        with self._lock:
            plan = self._planned(joined(self._supposed(entry)))
        return _with_yields(plan, entry)

    def _planned(self, supposed: Sequence[Lots]) -> Plan:
        kept = {one.kind: one for one in self.lots}
        later = {one.kind: one for one in supposed}
        kinds = (*kept, *(kind for kind in later if kind not in kept))
        lots = [kept.get(kind) or later[kind] for kind in kinds]
        fixed = self._fixed_of(kinds, lots)
        was = _year([kept.get(kind) for kind in kinds], lots)
        then = _year([later.get(kind) for kind in kinds], lots)
        return Plan(
            tuple((kind[0], _dry(kept.get(kind)), _dry(later.get(kind))) for kind in kinds),
            tuple(one.material for one in lots for _ in one.names),
            tuple(one.route or "" for one in lots for _ in one.names),
            tuple(name for one in lots for name in one.names),
            fixed.holds, fixed.contents, fixed.passing, fixed.own, fixed.seconds, was, then,
            np.ones(len(fixed.holds)), fixed.of, fixed.kept,
        )  # fmt: skip

    def _supposed(self, entry: ScenarioEntry) -> list[Lots]:
        """Return the lots of a year as they are supposed."""
        masses, routes = self.materials, dict(entry.routes)
        factors = self._factors(entry, masses)
        found = [
            self._routed(one, routes.get(one.material)).scaled(factors.get(one.material, 1.0))
            for one in self.lots
        ]
        lot_kg = self._usual_lot()
        for material, kg in entry.kg_per_month:
            if material not in masses:
                one = new_lots(self._estimator, material, routes.get(material), lot_kg)
                found.append(one.scaled(MONTHS * float(kg)))
        return found

    def _factors(self, entry: ScenarioEntry, masses: dict[str, float]) -> dict[str, float]:
        factors = {}
        for material, factor in entry.factors:
            if material not in masses:
                raise InputError("whatif_never_came", material=material)
            factors[material] = float(factor)
        for material, kg in entry.kg_per_month:
            if material in masses:
                factors[material] = MONTHS * float(kg) / masses[material]
        return factors

    def _usual_lot(self) -> float:
        """Return the mass of a lot, as a kilogram meets it [kg]."""
        whole = sum(one.dry_kg for one in self.lots)
        return sum(one.squares for one in self.lots) / whole if whole else 0.0

    def _routed(self, lots: Lots, route: str | None) -> Lots:
        if route is None or route == lots.route:
            return lots
        key = lots.kind, route
        if key not in self._moved:
            self._moved[key] = on_route(self._estimator, lots, route)
        moved = self._moved[key]
        return replace(lots, kind=moved.kind, won=moved.won, pair=moved.pair, grades=moved.grades)

    def _fixed_of(self, kinds: tuple[Kind, ...], lots: Sequence[Lots]) -> _Fixed:
        if kinds not in self._fixed:
            if len(self._fixed) >= _KEPT:
                self._fixed.pop(next(iter(self._fixed)))
            self._fixed[kinds] = _fixed(self._errors, lots)
        return self._fixed[kinds]


def _fixed(errors: Errors, lots: Sequence[Lots]) -> _Fixed:
    ends = np.cumsum([0, *(len(one.names) for one in lots)])
    parts = [slice(int(a), int(b)) for a, b in pairwise(ends)]
    shape = int(ends[-1]), int(ends[-1])
    contents, passing = np.zeros(shape), np.zeros(shape)
    own, seconds = (np.zeros(shape), np.zeros(shape)), (np.zeros(shape), np.zeros(shape))
    for i, ours in enumerate(lots):
        alone, second = errors.own(ours)
        for which in (0, 1):
            own[which][parts[i], parts[i]] = alone[which]
            seconds[which][parts[i], parts[i]] = second[which]
        for j, theirs in enumerate(lots[: i + 1]):
            found = errors.shared(ours, theirs)
            if found is not None:
                for matrix, block in zip((contents, passing), found, strict=True):
                    matrix[parts[i], parts[j]] = block
                    matrix[parts[j], parts[i]] = block.T
    holds = np.concatenate([one.holds for one in lots]) if lots else np.zeros(0)
    of = np.repeat(np.arange(len(lots)), [len(one.names) for one in lots])
    return _Fixed(holds, contents, passing, own, seconds, of, {})


def _dry(lots: Lots | None) -> float:
    return lots.dry_kg if lots else 0.0


def _year(present: Sequence[Lots | None], lots: Sequence[Lots]) -> Year:
    """Return what there is of each component in a year; nothing where its lots are not present."""
    sums = np.array([
        (one.dry_kg, one.squares, one.variance) if one else (0.0, 0.0, 0.0) for one in present
    ]).reshape(len(lots), 3)  # fmt: skip
    counts = [len(one.names) for one in lots]
    dry, squares, variance = np.repeat(sums, counts, axis=0).T
    won = np.concatenate([one.won for one in lots]) if lots else np.zeros(0)
    return Year(dry, squares, variance, won)


def _with_yields(plan: Plan, entry: ScenarioEntry) -> Plan:
    """Return a plan with the yields a scenario states.

    What the logarithm of the odds of a yield errs by is taken to stay: its own error goes with
    y (1 - y).
    """
    won, spread = plan.then.won.copy(), plan.spread.copy()
    routes, names = np.array(plan.routes), np.array(plan.names)
    for route, element, share in entry.yields:
        used = (routes == route) & (plan.then.dry > 0)
        if not used.any():
            raise InputError("whatif_route_unused", route=route, element=element)
        touched = used & (names == element) & (won > 0)
        if not touched.any():
            raise InputError("whatif_wins_nothing", route=route, element=element)
        before, after = won[touched], float(share)
        odds = np.where(before < _CERTAIN, (1 - after) / np.maximum(1 - before, 1e-9), 1.0)
        spread[touched] = after / before * odds
        won[touched] = after
    return replace(plan, then=replace(plan.then, won=won), spread=spread)
