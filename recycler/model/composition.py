"""What a material consists of, as correlated logit-normals; `docs/model.md` sections 3, 4, 5."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from recycler.elements import RARE_EARTHS
from recycler.evidence import Evidence
from recycler.model.closure import composition_covariance, root
from recycler.model.factors import Factors
from recycler.model.logit import Floats, hermite, matched, moments
from recycler.model.norta import Bound, split_latents
from recycler.reference.data import HARDWARE, Reference
from recycler.reference.records import Composition, CompositionRow, TeardownRow

_LEAST_REST = 1e-3  # what is not listed, where the listed fractions sum to one
ANALYSIS, SAMPLING = "assay:", "sampling:"  # how the names of an assay's noise begin
UNKNOWN_LOTS = 4  # that a mean without n_samples is known by, as if
UNKNOWN_MEAN = 1 / math.sqrt(UNKNOWN_LOTS)  # its sd, in sds between lots


@dataclass(frozen=True, slots=True)
class Component:
    """An element in a part of a product: `scale` times fraction number `fraction`."""

    part: str
    element: str
    hardware: bool
    fraction: int
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Ground:
    """An input a fraction rests on, with its share in the fraction's variance."""

    fraction: int
    evidence: Evidence
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """Fractions of a material: logit-normals over correlated latents of variance one.

    mean, sd, mu, sigma: shape (fractions,); series: Hermite coefficients, (fractions, terms).
    The latents are the sum of three independent parts: `shared` by all batches of the material,
    `own` of one batch, and the noise of `assay`s.
    """

    material: str
    version: int
    components: tuple[Component, ...]
    grounds: tuple[Ground, ...]
    mean: Floats
    sd: Floats
    mu: Floats
    sigma: Floats
    series: Floats
    shared: Factors
    own: Factors
    assay: Factors

    @property
    def correlation(self) -> Floats:
        """Return the correlation of the latents, shape (fractions, fractions)."""
        total = self.shared.covariance + self.own.covariance + self.assay.covariance
        return np.asarray(total, dtype=float)

    @property
    def sources(self) -> dict[str, Factors]:
        """Return the parts of the latents by source, as a budget names them."""
        return {
            "composition": self.own,
            "composition_mean": self.shared,
            "sampling": self.assay.beginning(SAMPLING),
            "assay": self.assay.beginning(ANALYSIS),
        }

    @property
    def elements(self) -> tuple[str, ...]:
        """Elements in the order of the reference."""
        return tuple(dict.fromkeys(component.element for component in self.components))


@dataclass(frozen=True, slots=True, eq=False)
class _Spread:
    """Fractions of one whole with the covariances of their mean and between lots."""

    names: tuple[str, ...]
    mean: Floats
    of_mean: Floats
    between: Floats
    bounds: tuple[Bound, ...] = ()

    def relative(self, covariance: Floats) -> Floats:
        scale = np.where(self.mean > 0, self.mean, 1.0)
        return np.asarray(covariance / np.outer(scale, scale), dtype=float)


def mixture(reference: Reference, composition: Composition) -> Mixture:
    """Return the fractions of a material: of its parts where it is an assembled product."""
    if composition.teardown:
        return _assembled(reference, composition)
    code = composition.material
    spread = _fractions(reference, composition)
    components = tuple(
        Component(code, name, False, number) for number, name in enumerate(spread.names)
    )
    grounds = tuple(Ground(i, row.evidence, 1.0) for i, row in enumerate(composition.rows))
    shared = _named_root(f"x:{code}", spread.names, spread.of_mean)
    found = _built(composition, components, grounds, spread, shared)
    if composition.supplier is None:
        return found
    return replace(found, shared=_told_apart(found.shared, composition))


def _told_apart(shared: Factors, composition: Composition) -> Factors:
    """Return the factors of a supplier's means, of which part goes with those of all lots."""
    with_all = np.array([row.with_all for row in composition.rows])
    owner = f"{composition.supplier}/"
    parts = (shared.loadings * np.sqrt(share) for share in (with_all, 1 - with_all))
    return Factors(
        (*shared.names, *(owner + name for name in shared.names)), np.hstack(list(parts))
    )


def empty(material: str) -> Mixture:
    """Return the fractions of a material of which nothing is known yet."""
    nothing = np.zeros(0)
    return Mixture(
        material, 0, (), (), nothing, nothing, nothing, nothing,
        hermite(nothing, nothing), Factors.none(0), Factors.none(0), Factors.none(0),
    )  # fmt: skip


def _fractions(reference: Reference, composition: Composition) -> _Spread:
    rows = composition.rows
    sds = np.array([row.sd for row in rows])
    of_mean = np.array([sd_of_mean(row) for row in rows])
    mean = np.array([row.mass_fraction for row in rows])
    rest = max(_LEAST_REST, 1 - float(mean.sum())) / 2
    group = [i for i, row in enumerate(rows) if row.element in RARE_EARTHS]
    total = reference.group_total(composition.material)
    total_sd = None
    if total is not None:
        stated = total.sd_fraction * float(mean[group].sum()) / total.mean_fraction
        total_sd = max(stated, _needed(np.delete(sds, group), 2 * rest))
    half = None if total_sd is None else _sd_of_total_mean([rows[i] for i in group], total_sd)
    bounds = [_bound(range(len(rows)), rest * UNKNOWN_MEAN, rest)]
    if total_sd is not None and half is not None:
        between = min(total_sd, float(np.sqrt((sds[group] ** 2).sum())))
        bounds.append(
            _bound(group, min(half, float(np.sqrt((of_mean[group] ** 2).sum()))), between)
        )
    return _Spread(
        tuple(row.element for row in rows),
        mean,
        composition_covariance(of_mean, rest * UNKNOWN_MEAN, group, half),
        composition_covariance(sds, rest, group, total_sd),
        tuple(bounds),
    )


def _needed(others: Floats, rest: float) -> float:
    """Return the least sd of a group that the others can be balanced with at all."""
    if not others.size:
        return 0.0
    largest = float(others.max())
    return 2 * largest - float(others.sum()) - rest


def _sd_of_total_mean(rows: Sequence[CompositionRow], total_sd: float) -> float:
    """Return the sd of the mean of a group's total, which spreads by `total_sd` between lots.

    It is known as well as the rows by the lots they rest on; what else a learned row's mean
    errs by, such as its analyses, the others do not balance.
    """
    var = np.array([row.sd**2 for row in rows])
    if not var.any():
        return total_sd * UNKNOWN_MEAN
    own = [row.evidence is Evidence.OWN and row.sd_of_mean is not None for row in rows]
    learned = np.array(own)
    lots = UNKNOWN_LOTS + np.array([row.n_samples or 0 for row in rows]) * learned
    of_mean = np.array([sd_of_mean(row) ** 2 for row in rows])
    alone = np.maximum(of_mean - var / lots, 0.0) @ learned
    return math.sqrt(total_sd**2 * float((var / lots).sum() / var.sum()) + float(alone))


def _bound(members: Iterable[int], sd_of_mean: float, sd_between: float) -> Bound:
    return Bound(tuple(members), sd_of_mean**2, sd_of_mean**2 + sd_between**2)


def _parts(teardown: Sequence[TeardownRow]) -> _Spread:
    sds = np.array([row.sd for row in teardown])
    mean = np.array([row.mass_fraction for row in teardown])
    between = composition_covariance(sds, 0.0, [], None)
    of_mean = between * UNKNOWN_MEAN**2
    if any(row.sd_of_mean is not None for row in teardown):
        of_mean = composition_covariance(np.array([sd_of_part(row) for row in teardown]),
                                         0.0, [], None)  # fmt: skip
    names = tuple(row.part for row in teardown)
    return _Spread(names, mean, of_mean, between)


def sd_of_part(row: TeardownRow) -> float:
    """Return the spread of the mean of a part's fraction [-]: as learned, else half of `sd`."""
    return row.sd * UNKNOWN_MEAN if row.sd_of_mean is None else row.sd_of_mean


def sd_of_mean(row: CompositionRow) -> float:
    """Return the spread of the mean of a row [-]: as learned, else by its number of samples."""
    if row.sd_of_mean is not None:
        return row.sd_of_mean
    return row.sd / math.sqrt(row.n_samples) if row.n_samples else row.sd * UNKNOWN_MEAN


def _assembled(reference: Reference, composition: Composition) -> Mixture:
    parts = _parts(composition.teardown)
    inside = [reference.composition(name) for name in parts.names]
    known = [(i, _fractions(reference, found), found) for i, found in enumerate(inside) if found]
    components: list[Component] = []
    for i, spread, _ in known:
        name = parts.names[i]
        hardware = reference.material(name).category == HARDWARE
        components += [
            Component(name, element, hardware, len(components) + j)
            for j, element in enumerate(spread.names)
        ]
    which = np.repeat([i for i, _, _ in known], [len(spread.names) for _, spread, _ in known])
    mean = parts.mean[which] * np.concatenate([spread.mean for _, spread, _ in known])
    code = composition.material
    weight = _Weights(parts, which)
    inner_shared = _blocks([spread.relative(spread.of_mean) for _, spread, _ in known])
    inner_between = _blocks([spread.relative(spread.between) for _, spread, _ in known])
    inner = Factors.none(0)
    for i, spread, _ in known:
        name = f"x:{parts.names[i]}"
        inner = inner.below(_named_root(name, spread.names, spread.relative(spread.of_mean)))
    labels = [f"{component.part}:{component.element}" for component in components]
    both = _named_root(f"wx:{code}", labels, weight.shared * inner_shared)
    shared = weight.factors(code).beside(inner).beside(both).mapped(np.diag(mean))
    of_mean = weight.shared + inner_shared + weight.shared * inner_shared
    total = weight.total + inner_shared + inner_between
    total += weight.total * (inner_shared + inner_between)
    scale = np.outer(mean, mean)
    grounds = _grounds(
        composition, known, np.diag(weight.total), np.diag(inner_shared + inner_between), which
    )
    spread = _Spread(tuple(labels), mean, of_mean * scale, (total - of_mean) * scale)
    return _built(composition, tuple(components), grounds, spread, shared)


@dataclass(frozen=True, slots=True, eq=False)
class _Weights:
    """Relative covariances of the part fractions, repeated for each component of a part."""

    parts: _Spread
    which: Floats

    @property
    def shared(self) -> Floats:
        covariance = self.parts.relative(self.parts.of_mean)
        return np.asarray(covariance[np.ix_(self.which, self.which)], dtype=float)

    @property
    def total(self) -> Floats:
        covariance = self.parts.relative(self.parts.of_mean + self.parts.between)
        return np.asarray(covariance[np.ix_(self.which, self.which)], dtype=float)

    def factors(self, code: str) -> Factors:
        covariance = self.parts.relative(self.parts.of_mean)
        named = _named_root(f"w:{code}", self.parts.names, covariance)
        return named.mapped(np.eye(len(self.parts.names))[self.which])


def _grounds(
    composition: Composition,
    known: list[tuple[int, _Spread, Composition]],
    weight: Floats,
    inner: Floats,
    which: Floats,
) -> tuple[Ground, ...]:
    rows = [row for _, _, found in known for row in found.rows]
    grounds: list[Ground] = []
    for number, row in enumerate(rows):
        both = float(weight[number] + inner[number]) or 1.0
        part = composition.teardown[int(which[number])]
        grounds.append(Ground(number, row.evidence, float(inner[number]) / both))
        grounds.append(Ground(number, part.evidence, float(weight[number]) / both))
    return tuple(grounds)


def _built(
    composition: Composition,
    components: tuple[Component, ...],
    grounds: tuple[Ground, ...],
    spread: _Spread,
    shared: Factors,
) -> Mixture:
    """Return the mixture with this spread, of which `shared` are the factors of the mean."""
    covariance = spread.of_mean + spread.between
    mu, sigma = matched(spread.mean, np.sqrt(np.diag(covariance)))
    _, var = moments(mu, sigma)
    series = _series(spread.mean, mu, sigma)
    latents, own = split_latents(series, covariance, shared, spread.bounds)
    return Mixture(
        composition.material, composition.version, components, grounds, spread.mean, np.sqrt(var),
        mu, sigma, series, latents, _named_root("lot", spread.names, own),
        Factors.none(len(mu)),
    )  # fmt: skip


def _series(mean: Floats, mu: Floats, sigma: Floats) -> Floats:
    series = hermite(mu, sigma)
    series[:, 0] = mean
    return series


def _named_root(prefix: str, names: Iterable[str], covariance: Floats) -> Factors:
    return Factors(tuple(f"{prefix}:{name}" for name in names), root(covariance))


def _blocks(blocks: Sequence[Floats]) -> Floats:
    size = sum(len(block) for block in blocks)
    whole, start = np.zeros((size, size)), 0
    for block in blocks:
        stop = start + len(block)
        whole[start:stop, start:stop] = block
        start = stop
    return whole
