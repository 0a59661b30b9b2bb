"""Estimates of what a batch holds and yields; `docs/model.md` section 7."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from threading import RLock

import numpy as np
from scipy.special import expit, ndtri  # type: ignore[import-untyped]

from recycler.dry_mass import DryMass
from recycler.errors import InputError
from recycler.evidence import weakest
from recycler.figures import (
    Assay,
    BudgetLine,
    ElementEstimate,
    Estimate,
    GroupEstimate,
    RouteComparison,
)
from recycler.model.assays import assayed, checked
from recycler.model.composition import Mixture, empty, mixture
from recycler.model.kept_draws import QUANTILES, Draws, KeptDraws, dry_draws, quantiles
from recycler.model.pair import Key, Pair, in_order
from recycler.model.routes import PHI, Yields, yields
from recycler.problems import Report, unheard
from recycler.quantity import Quantity
from recycler.reference.data import Reference
from recycler.reference.records import Route

__all__ = [
    "Assay",
    "BudgetLine",
    "ElementEstimate",
    "Estimate",
    "Estimator",
    "GroupEstimate",
    "Quantity",
    "RouteComparison",
]

_PAIRS_KEPT = 16
_YIELDS_KEPT = 128
_TYPICAL_ASSAY_SD = 0.02  # of the fraction
_SCORES = ndtri(np.array(QUANTILES))


class Estimator:
    """Estimates batches from reference data; any thread may use it.

    Args:
        reference: what is known of materials and routes.
        phi: spread between plants; `docs/model.md` section 3.
    """

    def __init__(self, reference: Reference, phi: float = PHI) -> None:
        self.reference, self.phi = reference, phi
        self._lock = RLock()
        self._mixtures: dict[tuple[str, int | None], Mixture] = {}
        self._pairs: OrderedDict[tuple[object, ...], Pair] = OrderedDict()
        self._kept: OrderedDict[tuple[object, ...], _Kept] = OrderedDict()
        self._passed: OrderedDict[tuple[object, ...], Yields] = OrderedDict()

    def estimate(
        self,
        material: str,
        dry: DryMass,
        route: str | None = None,
        *,
        assays: Iterable[Assay] = (),
        composition_version: int | None = None,
        route_version: int | None = None,
        supplier: str | None = None,
    ) -> Estimate:
        """Return what a batch holds and what a route wins of it.

        Args:
            material: code.
            dry: dry mass of the batch.
            route: code; None: the material's default route.
            assays: of the dry batch; of one element at most one that was found, any number below.
            composition_version: None: the one in force; 0: the first that is known.
            route_version: None: the newest.
            supplier: whose lot it is, where the version in force is asked for.

        Raises:
            InputError: `unknown_material`, `unknown_route`, `route_not_applicable`,
                `no_composition`, `unknown_element`, `assay_range`, `assay_twice`,
                `fractions_over_one`.
        """
        found = checked(assays)
        way = self._route(material, route, route_version)
        version = composition_version
        if version is None:
            version = self.reference.composition_version(material, supplier)
        kept = self._kept_for(material, version, way, found)
        return kept.estimate(dry, way, found)

    def routes(
        self,
        material: str,
        dry: DryMass,
        *,
        assays: Iterable[Assay] = (),
        supplier: str | None = None,
    ) -> list[RouteComparison]:
        """Return what each applicable route would win, the default one first."""
        found = tuple(assays)
        comparisons = []
        for place, code in enumerate(self.reference.applicable_routes(material)):
            estimate = self.estimate(material, dry, code, assays=found, supplier=supplier)
            recovered = {line.key: line.recovered for line in estimate.elements}
            recovered |= {line.key: line.recovered for line in estimate.groups if line.elements}
            name = self.reference.route(code).name
            comparisons.append(RouteComparison(code, name, place == 0, estimate, recovered))
        return comparisons

    def narrowed_by_assay(self, estimate: Estimate, key: str | None = None) -> Quantity:
        """Return what would be known of the recovered mass [kg] after a typical assay.

        The assay is taken to find the expected fractions, each with an sd of 2 % of it.

        Args:
            estimate: of the batch as it is known now.
            key: element or group; None: the estimate's headline.
        """
        line = estimate.of(key) if key else estimate.headline
        if line is None or estimate.dry.mean <= 0:
            return Quantity.ZERO
        elements = line.elements if isinstance(line, GroupEstimate) else (line.element,)
        wanted = [found for found in map(estimate.element, elements) if found]
        held = {found.element: found.contained.mean / estimate.dry.mean for found in wanted}
        measured = {assay.element for assay in estimate.assays if not assay.below}
        more = [assay for assay in typical_assays(held) if assay.element not in measured]
        narrowed = self.again(estimate, assays=(*estimate.assays, *more)).of(line.key)
        return narrowed.recovered if narrowed else Quantity.ZERO

    def again(
        self,
        estimate: Estimate,
        *,
        dry: DryMass | None = None,
        assays: Iterable[Assay] | None = None,
    ) -> Estimate:
        """Return an estimate with another dry mass or other assays, all else being the same."""
        return self.estimate(
            estimate.material,
            dry or estimate.dry_mass,
            estimate.route,
            assays=estimate.assays if assays is None else assays,
            composition_version=estimate.composition_version,
            route_version=estimate.route_version or None,
        )

    def monte_carlo(
        self,
        material: str,
        dry: DryMass,
        route: str | None = None,
        *,
        assays: Iterable[Assay] = (),
        draws: int = 200_000,
        seed: int = 20_260_101,
        report: Report = unheard,
        supplier: str | None = None,
    ) -> Estimate:
        """Return the estimate from pseudo-random draws of the same model, no closed form in it."""
        from recycler.model.montecarlo import simulated

        found = checked(assays)
        way = self._route(material, route, None)
        version = self.reference.composition_version(material, supplier)
        kept = self._kept_for(material, version, way, found)
        return simulated(kept.pair, kept.estimate(dry, way, found), draws, seed, report)

    def pair(
        self,
        material: str,
        composition_version: int | None = None,
        route: str | None = None,
        route_version: int | None = None,
        *,
        assays: Iterable[Assay] = (),
    ) -> Pair:
        """Return the exact moments of a material on a route (None: no route)."""
        way = self.reference.route(route, route_version) if route else None
        return self._pair(material, composition_version, way, checked(assays))

    def pair_of(self, estimate: Estimate) -> Pair:
        """Return the exact moments an estimate was made from, its assays included."""
        return self.pair(
            estimate.material,
            estimate.composition_version,
            estimate.route,
            estimate.route_version,
            assays=estimate.assays,
        )

    def _route(self, material: str, route: str | None, version: int | None) -> Route | None:
        self.reference.material(material)
        possible = self.reference.applicable_routes(material)
        code = route or next(iter(possible), None)
        if code is None:
            return None
        found = self.reference.route(code, version)
        if code not in possible:
            raise InputError(
                "route_not_applicable", material=material, route=code, routes=", ".join(possible)
            )
        return found

    def _mixture(self, material: str, version: int | None, assays: tuple[Assay, ...]) -> Mixture:
        composition = self.reference.composition(material, version)
        if composition is None:
            if all(assay.below for assay in assays):
                raise InputError("no_composition", material=material)
            return assayed(empty(material), assays)
        key = material, composition.version
        if key not in self._mixtures:
            self._mixtures[key] = mixture(self.reference, composition)
        return assayed(self._mixtures[key], assays) if assays else self._mixtures[key]

    def _pair(
        self, material: str, version: int | None, route: Route | None, assays: tuple[Assay, ...]
    ) -> Pair:
        way = (route.code, route.version) if route else None
        key = (material, version, way, assays)
        with self._lock:
            if key not in self._pairs:
                fractions = self._mixture(material, version, assays)
                passed = self._yields(route, fractions)
                self._pairs[key] = Pair(fractions, passed)
                if len(self._pairs) > 8 * _PAIRS_KEPT:
                    self._pairs.popitem(last=False)
            self._pairs.move_to_end(key)
            return self._pairs[key]

    def _yields(self, route: Route | None, fractions: Mixture) -> Yields:
        """Return the yields for the components of a mixture, whatever its fractions are."""
        way = (route.code, route.version) if route else None
        parts = tuple((one.part, one.element, one.hardware) for one in fractions.components)
        key = way, fractions.material, parts
        if key not in self._passed:
            self._passed[key] = yields(self.reference, route, fractions, self.phi)
            if len(self._passed) > _YIELDS_KEPT:
                self._passed.popitem(last=False)
        self._passed.move_to_end(key)
        return self._passed[key]

    def _kept_for(
        self, material: str, version: int | None, route: Route | None, assays: tuple[Assay, ...]
    ) -> "_Kept":
        way = (route.code, route.version) if route else None
        key = (material, version, way, assays)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = _Kept(self._pair(material, version, route, assays))
                if len(self._kept) > _PAIRS_KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]


def typical_assays(fractions: Mapping[str, float]) -> list[Assay]:
    """Return assays that find these fractions of the elements, each with an sd of 2 % of it.

    Rounded, so that batches of one material share the draws whatever they weigh.
    """
    rounded = {element: float(f"{fraction:.6g}") for element, fraction in fractions.items()}
    return [
        Assay(element, fraction, _TYPICAL_ASSAY_SD * fraction)
        for element, fraction in rounded.items()
        if 0 < fraction < 1
    ]


class _Kept:
    """A material on a route, ready for batches of any mass."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self._draws = KeptDraws(pair)
        self._recoveries = [self._recovery(row, key) for row, key in enumerate(pair.keys)]
        self._products = [(None, None) if key.group else pair.products(key) for key in pair.keys]

    def estimate(self, dry: DryMass, route: Route | None, assays: tuple[Assay, ...]) -> Estimate:
        pair = self.pair
        relative = dry.sd / dry.kg if dry.kg > 0 else 0.0
        masses = np.maximum(np.float32(1) + np.float32(relative) * dry_draws(), np.float32(0))
        lines = [self._line(row, dry, masses) for row in range(len(pair.keys))]
        elements = [line for line in lines if isinstance(line, ElementEstimate)]
        groups = [line for line in lines if isinstance(line, GroupEstimate)]
        return Estimate(
            pair.mixture.material,
            pair.mixture.version,
            route.code if route else None,
            route.version if route else 0,
            dry.quantity,
            dry,
            tuple(elements),
            tuple(groups),
            tuple(self._budget(dry)),
            assays,
        )

    def _line(self, row: int, dry: DryMass, masses: Draws) -> ElementEstimate | GroupEstimate:
        pair, key, draws = self.pair, self.pair.keys[row], self._draws
        contained = _quantity(
            dry, pair.contained_mean[row], pair.contained_var[row], masses, draws.contained[row]
        )
        recovered = _quantity(
            dry, pair.recovered_mean[row], pair.recovered_var[row], masses, draws.recovered[row]
        )
        recovery = self._recoveries[row]
        grades = pair.contained_evidence[row], pair.recovered_evidence[row]
        if key.group:
            return GroupEstimate(
                key.name, key.elements, contained, recovered, recovery, weakest(grades)
            )
        product, factors = self._products[row]
        made = None
        if product is not None and factors is not None:
            made = self._product(key, dry, masses, recovered, factors)
        return ElementEstimate(key.name, contained, recovered, recovery, product, made, *grades)

    def _product(
        self, key: Key, dry: DryMass, masses: Draws, recovered: Quantity, factors: np.ndarray
    ) -> Quantity:
        pair = self.pair
        used = {float(factors[i]) for i in key.members if pair.yields.products[i]}
        if len(used) == 1:
            return recovered.scaled(used.pop())
        mean = float(factors @ (pair.fraction * pair.yields.mean))
        var = float(factors @ pair.recovered_covariance @ factors)
        return _quantity(dry, mean, var, masses, self._draws.products[key.name])

    def _recovery(self, row: int, key: Key) -> Quantity:
        pair = self.pair
        won = float(pair.recovered_mean[row])
        if won <= 0:
            return Quantity.ZERO
        if len(key.members) == 1:
            i = key.members[0]
            low, middle, high = expit(pair.yields.mu[i] + pair.yields.sigma[i] * _SCORES)
            mean, sd = float(pair.yields.mean[i]), float(pair.yields.sd[i])
            return Quantity(mean, sd, float(low), float(middle), float(high))
        mean = won / float(pair.contained_mean[row])
        return Quantity(mean, *self._draws.recovery(row))

    def _budget(self, dry: DryMass) -> Iterable[BudgetLine]:
        square = dry.kg**2 or 1.0
        weighed = {
            "mass": (dry.var_gross + dry.var_tare) / square,
            "moisture": dry.var_moisture / square,
            "contamination": dry.var_contamination / square,
        }
        for key, parts in zip(self.pair.keys, self.pair.relative_parts, strict=True):
            if key.members and (parts or dry.sd > 0):
                for source, share in in_order(weighed | parts):
                    yield BudgetLine(key.name, source, share)


def _quantity(dry: DryMass, mean: float, var: float, masses: Draws, draws: Draws) -> Quantity:
    """Return dry mass times a fraction: mean and sd exact, quantiles from the draws [kg]."""
    if mean <= 0 or dry.kg <= 0:
        return Quantity.ZERO
    sd = np.sqrt(dry.kg**2 * var + dry.sd**2 * (var + mean**2))
    return Quantity(
        float(dry.kg * mean), float(sd), *(dry.kg * q for q in quantiles(masses * draws))
    )
