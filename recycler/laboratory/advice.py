"""What to measure next: what each measurement would take off the 90 % interval.

Each is computed by estimating again with the input as it would be known then, the figures staying
where they are expected. `docs/model.md` section 12.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import partial
from math import sqrt

from recycler.dry_mass import CONTAMINATION_LEAST, MOISTURE_LEAST, DryMass
from recycler.elements import GROUPS
from recycler.errors import InputError
from recycler.estimate import Estimator, typical_assays
from recycler.figures import Assay, ElementEstimate, Estimate, GroupEstimate
from recycler.laboratory.methods import Methods
from recycler.laboratory.records import AssayResult
from recycler.laboratory.sampling import counting, effective
from recycler.model.pair import Pair
from recycler.prices import Price
from recycler.problems import Report, unheard
from recycler.quantity import Quantity
from recycler.totals.holding import Holding
from recycler.totals.totals import Measure, Totals, totals_of

DRIED = 0.02  # sd of a moisture found by drying a sample, of itself; an assumption
SORTED = 0.05  # sd of a contamination found by sorting one, of itself; an assumption
LEAST = 0.01  # of the half-width: less cannot be told from the draws' own noise
MUCH = 0.05  # of the half-width: what a measurement is worth naming for
_NEW_SAMPLE = "\0"  # no label of a bag


class Step(StrEnum):
    """What can be measured."""

    WEIGH_AGAIN = "weigh_again"
    DRY_A_SAMPLE = "dry_a_sample"
    SORT_A_SAMPLE = "sort_a_sample"
    FIRST_ASSAY = "first_assay"
    SECOND_ASSAY = "second_assay"
    SECOND_SAMPLE = "second_sample"


@dataclass(frozen=True, slots=True)
class Action:
    """A measurement, and what it would change.

    before, after: of the element or group [kg]; price: None where unknown; material and
    batches: for a period, what is to be measured and how often; elements: to be assayed.
    """

    step: Step
    before: Quantity
    after: Quantity
    price: Price | None = None
    material: str | None = None
    batches: int = 1
    elements: tuple[str, ...] = ()

    @property
    def saves_kg(self) -> float:
        """How much half the 90 % interval gets narrower [kg]."""
        return _half(self.before) - _half(self.after)

    @property
    def share(self) -> float:
        """The same as a share of half the interval before [-]."""
        half = _half(self.before)
        return self.saves_kg / half if half > 0 else 0.0

    @property
    def is_much(self) -> bool:
        """Tell whether it narrows the interval by `MUCH` or more."""
        return self.share >= MUCH

    @property
    def saves_money(self) -> float | None:
        """The same at the price, in its currency."""
        return None if self.price is None else self.saves_kg * self.price.per_kg


def batch_advice(
    estimator: Estimator,
    estimate: Estimate,
    key: str | None = None,
    *,
    results: Iterable[AssayResult] = (),
    sampling: Mapping[str, float] | None = None,
    methods: Methods | None = None,
    price: Price | None = None,
    steps: Collection[Step] = tuple(Step),
) -> list[Action]:
    """Return what is worth measuring of a batch, what narrows it most first.

    Args:
        estimator: that made the estimate.
        estimate: of the batch, with the assays that `effective` made of the results.
        key: element or group; None: the estimate's headline.
        results: of the batch; without them no second assay or sample is thought of.
        sampling: sd of sampling by label, as `effective` takes it.
        methods: of the reference data.
        price: of the element or group.
        steps: that are thought of; each takes about as long as the estimate.

    Returns:
        The measurements that take `LEAST` or more off the half-width of the recovered mass, or of
        the contained mass where nothing is recovered.
    """
    line = estimate.of(key) if key else estimate.headline
    if line is None or estimate.dry.mean <= 0:
        return []
    again = _Again(
        estimator, estimate, line, counting(results), sampling or {}, methods or Methods()
    )
    before = _mass(line)
    actions = [
        Action(step, before, _mass(after()), price, elements=elements)
        for step, elements, after in again.steps()
        if step in steps
    ]
    return _ranked(actions)


def period_advice(
    estimator: Estimator,
    holdings: Sequence[Holding],
    key: str,
    measure: Measure = "recovered",
    *,
    price: Price | None = None,
    report: Report = unheard,
) -> list[Action]:
    """Return what is worth measuring of all batches of a period, what narrows the sum most first.

    A first assay is thought of for every batch of one material that has none yet, weighing again
    for all batches.

    Args:
        estimator: of the sum.
        holdings: of the period.
        key: element or group.
        measure: contained or recovered mass.
        price: of the element or group.
        report: told after each material; may raise to stop.
    """
    totals = totals_of(estimator)

    def total(using: Totals, held: Sequence[Holding]) -> Quantity:
        found = using.masses((("", holding) for holding in held), key, measure)
        return found.get("", Quantity.ZERO)

    def action(step: Step, after: Quantity, material: str | None = None) -> Action:
        batches = sum(
            h.batches - (h.assayed.batches if step is Step.FIRST_ASSAY else 0)
            for h in holdings
            if material in (None, h.material)
        )
        return Action(step, before, after, price, material, batches)

    materials = list(dict.fromkeys(h.material for h in holdings if _holds(estimator, h, key)))
    before = total(totals, holdings)
    # All of the dry mass's variance is halved: what part is the scale's is not kept in sums.
    twice = [holding.weighed_again() for holding in holdings]
    actions = [action(Step.WEIGH_AGAIN, total(totals, twice))]
    for place, material in enumerate(materials):
        report(place, len(materials))
        assayed = totals.but(_Assayed(estimator, material, key), material)
        actions.append(action(Step.FIRST_ASSAY, total(assayed, holdings), material))
    report(len(materials), len(materials))
    return _ranked(actions)


def _holds(estimator: Estimator, holding: Holding, key: str) -> bool:
    """Tell whether a material is known to hold some of an element or a group."""
    try:
        pair = estimator.pair(*holding.kind)
    except InputError:
        return False  # nobody knows its composition, so it is in no sum
    return any(known.name == key for known in pair.keys)


def _half(quantity: Quantity) -> float:
    return (quantity.p95 - quantity.p05) / 2


def _ranked(actions: Iterable[Action]) -> list[Action]:
    worth = [action for action in actions if action.saves_kg > LEAST * _half(action.before)]
    return sorted(worth, key=lambda action: -action.saves_kg)


def _mass(line: ElementEstimate | GroupEstimate) -> Quantity:
    return line.recovered if line.recovered.mean > 0 else line.contained


def _elements(key: str) -> tuple[str, ...]:
    return GROUPS.get(key, (key,))


_After = Callable[[], ElementEstimate | GroupEstimate]


@dataclass(frozen=True, slots=True)
class _Again:
    """A batch estimated again, each time with one measurement more."""

    estimator: Estimator
    estimate: Estimate
    line: ElementEstimate | GroupEstimate
    results: Sequence[AssayResult]
    sampling: Mapping[str, float]
    methods: Methods

    def steps(self) -> Iterator[tuple[Step, tuple[str, ...], _After]]:
        """Yield each measurement that is possible, what it finds, and the line with it."""
        for step, dry in _drier(self.estimate.dry_mass):
            yield step, (), partial(self._line, dry=dry)
        if more := self._unmeasured():
            found = self._in_order(assay.element for assay in more)
            yield (
                Step.FIRST_ASSAY,
                found,
                partial(self._line, assays=(*self.estimate.assays, *more)),
            )
        if known := self._measured():
            found = self._in_order(result.element for result in known)
            again = [result.model_copy(update={"id": f"{result.id}'"}) for result in known]
            yield Step.SECOND_ASSAY, found, partial(self._with, again, self.sampling)
            yield Step.SECOND_SAMPLE, found, partial(self._second_sample, known)

    def _line(
        self, *, dry: DryMass | None = None, assays: Sequence[Assay] | None = None
    ) -> ElementEstimate | GroupEstimate:
        found = self.estimator.again(self.estimate, dry=dry, assays=assays).of(self.line.key)
        return found or self.line

    def _in_order(self, elements: Iterable[str]) -> tuple[str, ...]:
        """Return elements in the order of the estimate."""
        wanted = set(elements)
        return tuple(e.element for e in self.estimate.elements if e.element in wanted)

    def _unmeasured(self) -> list[Assay]:
        """Return typical assays of the elements nobody found anything of yet."""
        found = {assay.element for assay in self.estimate.assays if not assay.below}
        held = [self.estimate.element(e) for e in _elements(self.line.key) if e not in found]
        fractions = {e.element: e.contained.mean / self.estimate.dry.mean for e in held if e}
        return typical_assays(fractions)

    def _measured(self) -> list[AssayResult]:
        """Return the last result of each element, at the fraction all results together say."""
        told = {assay.element: assay for assay in self.estimate.assays if not assay.below}
        last = {
            result.element: result
            for result in self.results
            if result.element in _elements(self.line.key) and not result.below
        }
        return [
            result.model_copy(update=_as_found(told[element].fraction, self.methods.sd(result)))
            for element, result in last.items()
            if element in told
        ]

    def _second_sample(self, known: Sequence[AssayResult]) -> ElementEstimate | GroupEstimate:
        """Return the line with the results found once more in a sample taken as the last was."""
        new = {"sample": _NEW_SAMPLE}
        again = [result.model_copy(update={"id": f"{result.id}'", **new}) for result in known]
        taken = self.sampling.get(known[-1].sample)
        sampling = dict(self.sampling)
        if taken is not None:
            sampling[_NEW_SAMPLE] = taken
        return self._with(again, sampling)

    def _with(
        self, more: Sequence[AssayResult], sampling: Mapping[str, float]
    ) -> ElementEstimate | GroupEstimate:
        assays = effective([*self.results, *more], sampling, self.methods)
        return self._line(assays=assays)


def _as_found(fraction: float, sd: float) -> dict[str, object]:
    return {
        "value": Decimal(f"{fraction:.6g}"),
        "sd": Decimal(f"{sd:.6g}"),
        "unit": "fraction",
        "retest_of": None,
    }


def _drier(dry: DryMass) -> Iterator[tuple[Step, DryMass]]:
    """Yield the dry mass weighed twice, with a sample dried and with one sorted."""
    twice = replace(dry, var_gross=dry.var_gross / 2, var_tare=dry.var_tare / 2)
    yield Step.WEIGH_AGAIN, _summed(twice)
    moisture = dry.moisture_kg / dry.net_kg
    clean_kg = dry.kg / (1 - moisture)
    dried = (clean_kg * max(DRIED * moisture, MOISTURE_LEAST)) ** 2
    if dry.var_moisture > dried:
        yield Step.DRY_A_SAMPLE, _summed(replace(dry, var_moisture=dried))
    dried_kg = dry.kg + dry.contamination_kg
    sorted_kg = max(SORTED * dry.contamination_kg, CONTAMINATION_LEAST * dried_kg)
    if dry.var_contamination > sorted_kg**2:
        yield Step.SORT_A_SAMPLE, _summed(replace(dry, var_contamination=sorted_kg**2))


def _summed(dry: DryMass) -> DryMass:
    var = dry.var_gross + dry.var_tare + dry.var_moisture + dry.var_contamination
    return replace(dry, sd=sqrt(var))


class _Assayed(Estimator):
    """An estimator to which every batch of one material was assayed."""

    def __init__(self, estimator: Estimator, material: str, key: str) -> None:
        super().__init__(estimator.reference, estimator.phi)
        self._estimator, self._material, self._key = estimator, material, key

    def pair(
        self,
        material: str,
        composition_version: int | None = None,
        route: str | None = None,
        route_version: int | None = None,
        *,
        assays: Iterable[Assay] = (),
    ) -> Pair:
        kind = material, composition_version, route, route_version
        known = self._estimator.pair(*kind, assays=assays)
        if material != self._material:
            return known
        held = {
            key.name: float(known.contained_mean[row])
            for row, key in enumerate(known.keys)
            if key.name in _elements(self._key) and not key.group
        }
        return self._estimator.pair(*kind, assays=typical_assays(held))
