"""Masses and what they hold reconciled together: mass × fraction, for each element."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.sparse import block_array, csr_array, diags_array, kron  # type: ignore[import-untyped]

from recycler.balance import gross_errors
from recycler.balance.bilinear import BilinearSystem, Bound, solve_within
from recycler.balance.linear import LinearSystem, UnsolvableError, solve
from recycler.balance.network import Network, Stream
from recycler.balance.reconciliation import Reconciled, Suspect, figures, suspects
from recycler.errors import InputError
from recycler.model.logit import Floats
from recycler.problems import Problem

_FRACTION = 0.1  # where to begin with an element nobody measured


class Figure(NamedTuple):
    """A mass, or the fraction of an element in it."""

    stream: str
    element: str | None = None


@dataclass(frozen=True, slots=True)
class Fraction:
    """A mass fraction as measured [-], and its sd; sd 0 makes it a constant."""

    value: float
    sd: float


@dataclass(frozen=True, slots=True)
class AssayedStream:
    """A mass [kg] and what was found in it; an element that is not there was not measured."""

    mass: Stream
    fractions: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class AssayedNetwork:
    """Streams with their contents of the same elements.

    mass_nodes: nodes at which all mass is accounted for, None: at every one; where reagents or
    water that nobody weighs come in, only the elements close.
    """

    streams: Sequence[AssayedStream]
    nodes: Sequence[str]
    elements: Sequence[str]
    mass_nodes: Sequence[str] | None = None

    def problems(self) -> list[Problem]:
        """Return what keeps the network from being reconciled."""
        found = Network([one.mass for one in self.streams], self.nodes).problems()
        for node in set(self.mass_nodes or ()) - set(self.nodes):
            found.append(Problem("balance_lonely_node", {"node": node}))
        for one in self.streams:
            for element, fraction in one.fractions.items():
                told = {"stream": one.mass.name, "element": element}
                if element not in self.elements:
                    found.append(Problem("balance_unknown_element", told))
                elif not 0 <= fraction.value <= 1:
                    found.append(
                        Problem("balance_fraction_range", {**told, "found": fraction.value})
                    )
                elif not 0 <= fraction.sd <= 1:
                    found.append(Problem("balance_fraction_sd", {**told, "sd": fraction.sd}))
        return found


@dataclass(frozen=True, slots=True)
class Content:
    """kg of an element in a stream, from reconciled mass and fraction."""

    kg: float
    sd: float


@dataclass(frozen=True, slots=True, eq=False)
class ContentReconciliation:
    """Masses [kg], fractions [-] and contents [kg] that close together.

    bounded: streams where a fraction, the rest beside all fractions, or the mass would be below
    zero and is held at it: chi² and its p are then approximate.
    """

    figures: Mapping[Figure, Reconciled[Figure]]
    contents: Mapping[Figure, Content]
    suspects: tuple[Suspect[Figure], ...]
    chi2: float
    dof: int
    bounded: tuple[str, ...]

    @property
    def p_value(self) -> float | None:
        return gross_errors.p_value(self.chi2, self.dof)

    @property
    def is_approximate(self) -> bool:
        return bool(self.bounded)


def reconcile_contents(network: AssayedNetwork) -> ContentReconciliation:
    """Reconcile masses and fractions under the balances of mass and of each element.

    Raises:
        InputError: the first of `network.problems()`; `balance_not_found`,
            `balance_contradiction` or `balance_singular` with the streams concerned.

    Source:
        Narasimhan & Jordache, Data Reconciliation and Gross Error Detection (2000), chapter 4.
    """
    for problem in network.problems():
        raise InputError(problem.code, **problem.details)
    terms = _Terms(network)
    names = terms.names
    try:
        found = solve_within(terms.system(), terms.bounds())
    except UnsolvableError as unsolvable:
        streams = list(dict.fromkeys(names[i].stream for i in unsolvable.columns))
        raise InputError(unsolvable.code, streams=streams) from unsolvable
    solution = found.linear
    return ContentReconciliation(
        {one.name: one for one in figures(names, found.system, solution)},
        terms.contents(solution.values, solution.covariance()),
        tuple(suspects(names, solution)),
        solution.chi2, solution.dof,
        tuple(dict.fromkeys(terms.bounded[number] for number in found.binding)),
    )  # fmt: skip


def linear_contents(network: AssayedNetwork) -> LinearSystem:
    """Return the balances in masses and contents m w instead, linear to begin with.

    A check on `reconcile_contents`: the two agree to first order in the uncertainties. A content
    is measured where mass and fraction are.

    Source:
        Crowe, AIChE J. 32 (1986), part II, takes component flows so; covariances by JCGM
        100:2008, 5.2.2.
    """
    terms = _Terms(network)
    masses, fractions = terms.masses, terms.fractions
    values = np.concatenate([masses, (masses * fractions).ravel()])
    mass_variances = np.where(np.isnan(masses), 0.0, terms.mass_sds**2)
    slopes = np.vstack([np.ones_like(masses)[None, :], fractions])  # of m and m w by m
    slopes = np.where(np.isnan(slopes), 0.0, slopes)
    own = terms.fraction_sds**2 * masses**2
    own = np.concatenate([np.zeros_like(masses), np.where(np.isnan(own), 0.0, own).ravel()])
    shared = [
        [diags_array(a * b * mass_variances) for b in slopes] for a in slopes
    ]  # an error of a mass is one of all its contents
    covariance = csr_array(block_array(shared) + diags_array(own))
    rows = csr_array(block_array([[terms.mass_rows, None], [None, terms.element_rows]]))
    return LinearSystem(rows, np.zeros(rows.shape[0]), values, covariance)


class _Terms:
    """The network as arrays: masses (s,), then fractions (e, s) in one vector."""

    def __init__(self, network: AssayedNetwork) -> None:
        self.network = network
        streams = [one.mass for one in network.streams]
        self.masses = _numbers(stream.value for stream in streams)
        self.mass_sds = np.array([stream.sd or 0.0 for stream in streams])
        found = [[one.fractions.get(e) for one in network.streams] for e in network.elements]
        shape = (len(network.elements), len(streams))
        self.fractions = _numbers(f.value if f else None for row in found for f in row).reshape(
            shape
        )
        self.fraction_sds = np.array([f.sd if f else 0.0 for row in found for f in row])
        self.fraction_sds = self.fraction_sds.reshape(shape)
        balances = Network(streams, network.nodes).system().coefficients
        kept = network.nodes if network.mass_nodes is None else network.mass_nodes
        self.mass_rows = balances[[network.nodes.index(node) for node in kept]]
        self.element_rows = csr_array(kron(diags_array(np.ones(shape[0])), balances))
        self.bounded: list[str] = []

    @property
    def names(self) -> list[Figure]:
        streams = [one.mass.name for one in self.network.streams]
        elements: list[str | None] = [None, *self.network.elements]
        return [Figure(stream, element) for element in elements for stream in streams]

    def system(self) -> BilinearSystem:
        sds = np.concatenate([self.mass_sds, self.fraction_sds.ravel()])
        size = float(np.nanmax(np.abs(self.masses), initial=0.0)) or 1.0
        sizes = np.concatenate([np.full(len(self.masses), size), np.ones(self.fractions.size)])
        values = np.concatenate([self.masses, self.fractions.ravel()])
        return BilinearSystem(
            self._residuals, self._jacobian, values, sds**2, sizes, self._start(size)
        )

    def _residuals(self, at: Floats) -> Floats:
        masses, fractions = self._split(at)
        contents = (masses * fractions).ravel()
        return np.concatenate([self.mass_rows @ masses, self.element_rows @ contents])

    def _jacobian(self, at: Floats) -> csr_array:
        masses, fractions = self._split(at)
        column = np.tile(np.arange(len(masses)), len(fractions))
        by_mass = csr_array(
            (fractions.ravel(), (np.arange(fractions.size), column)),
            shape=(fractions.size, len(masses)),
        )
        by_fraction = diags_array(np.tile(masses, len(fractions)))
        return csr_array(
            block_array(
                [
                    [self.mass_rows, None],
                    [self.element_rows @ by_mass, self.element_rows @ by_fraction],
                ]
            )
        )

    def _start(self, size: float) -> Floats:
        """Begin with what was measured, masses that follow from others, and means of the rest."""
        system = LinearSystem(
            self.mass_rows, np.zeros(self.mass_rows.shape[0]), self.masses, self.mass_sds**2
        )
        followed = solve(system).values
        masses = np.where(np.isnan(followed), size / 2, followed)
        means = np.full(len(self.fractions), _FRACTION)
        for row, found in enumerate(self.fractions):
            if not np.isnan(found).all():
                means[row] = np.nanmean(found)
        fractions = np.where(np.isnan(self.fractions), means[:, None], self.fractions)
        return np.concatenate([masses, fractions.ravel()])

    def bounds(self) -> list[Bound]:
        """No mass, no fraction, and no rest beside all fractions is below zero."""
        n = self.masses.size + self.fractions.size
        names = self.names
        self.bounded = [figure.stream for figure in names]
        found = [Bound(np.eye(1, n, column)[0], 0.0) for column in range(n)]
        for place, one in enumerate(self.network.streams):
            rest = np.zeros(n)
            rest[place + self.masses.size :: self.masses.size] = -1.0
            found.append(Bound(rest, -1.0))
            self.bounded.append(one.mass.name)
        return found

    def contents(self, at: Floats, covariance: Floats) -> dict[Figure, Content]:
        found = {}
        names = self.names
        for column in range(self.masses.size, len(at)):
            mass = column % self.masses.size
            m, w = float(at[mass]), float(at[column])
            if math.isnan(m * w):
                continue
            variance = (
                w * w * covariance[mass, mass] + m * m * covariance[column, column]
                + 2 * m * w * covariance[mass, column]
            )  # fmt: skip
            found[names[column]] = Content(m * w, math.sqrt(max(0.0, float(variance))))
        return found

    def _split(self, at: Floats) -> tuple[Floats, Floats]:
        return at[: self.masses.size], at[self.masses.size :].reshape(self.fractions.shape)


def _numbers(values: Iterable[float | None]) -> Floats:
    return np.array([math.nan if value is None else value for value in values], dtype=float)
