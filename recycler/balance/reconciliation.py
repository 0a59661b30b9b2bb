"""Measured beside reconciled: one network solved, classified, tested, and the suspects named."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Generic, TypeVar

import numpy as np

from recycler.balance import gross_errors
from recycler.balance.linear import (
    LinearSolution,
    LinearSystem,
    Matrix,
    UnsolvableError,
    solve,
)
from recycler.balance.network import Network
from recycler.errors import InputError
from recycler.model.logit import Floats
from recycler.problems import Problem

_MOST_NAMED = 6
_AS_WELL = 1 - 1e-9  # of the z of the first suspect
_CLEARLY = 1.96  # sds: below zero by more than its uncertainty allows

Name = TypeVar("Name")


class Standing(StrEnum):
    """What the balances say of a figure."""

    REDUNDANT = "redundant"  # measured, and corrected by the others
    NONREDUNDANT = "nonredundant"  # measured, and nothing checks it
    OBSERVABLE = "observable"  # not measured, and follows from the others
    UNOBSERVABLE = "unobservable"  # not measured, and cannot be determined


@dataclass(frozen=True, slots=True)
class Reconciled(Generic[Name]):
    """One figure, raw and reconciled; None where there is none.

    sd: of the reconciled value; z: |correction| in its own sds; error: measured less what all
    others say, error_sd: its sd; detectable: the error the global test finds in 90 of 100 cases.
    """

    name: Name
    measured: float | None
    measured_sd: float | None
    reconciled: float | None
    sd: float | None
    z: float | None
    standing: Standing
    error: float | None
    error_sd: float | None
    detectable: float | None


@dataclass(frozen=True, slots=True)
class NodeBalance:
    """In less out as measured, where all streams of a node (None: all nodes) are measured."""

    node: str | None
    imbalance: float
    sd: float

    @property
    def z(self) -> float:
        return abs(self.imbalance) / self.sd if self.sd else 0.0


@dataclass(frozen=True, slots=True)
class Suspect(Generic[Name]):
    """A measurement that may be wrong, or several that cannot be told apart, the likeliest first.

    errors, error_sds: of each, if it is the one: measured less what the others say; z: that error
    in its sds, the same for all; chi2, dof: of the global test without it and without the suspects
    before it. A suspect is a suggestion: nothing is left out before a person says so.
    """

    names: tuple[Name, ...]
    errors: tuple[float, ...]
    error_sds: tuple[float, ...]
    z: float
    chi2: float
    dof: int

    @property
    def p_value(self) -> float | None:
        return gross_errors.p_value(self.chi2, self.dof)

    @property
    def closes(self) -> bool:
        """Whether the rest closes without it; one without any test left does not say so."""
        return self.dof > 0 and self.chi2 <= gross_errors.critical_chi2(self.dof)


@dataclass(frozen=True, slots=True)
class Loss:
    """What may have left a node unseen (below zero: come in), if that is all that is wrong."""

    node: str
    size: float
    sd: float

    @property
    def z(self) -> float:
        return abs(self.size) / self.sd


@dataclass(frozen=True, slots=True, eq=False)
class Reconciliation:
    """What came of one network; streams and nodes in the order given.

    losses: nodes where an unseen loss would explain what is missing as well as the first suspect,
    the likeliest first.
    """

    streams: tuple[Reconciled[str], ...]
    nodes: tuple[NodeBalance, ...]
    whole: NodeBalance | None
    suspects: tuple[Suspect[str], ...]
    losses: tuple[Loss, ...]
    notices: tuple[Problem, ...]
    chi2: float
    dof: int
    critical_z: float
    solution: LinearSolution

    @property
    def p_value(self) -> float | None:
        return gross_errors.p_value(self.chi2, self.dof)

    @property
    def critical_chi2(self) -> float:
        return gross_errors.critical_chi2(self.dof)

    @property
    def closes(self) -> bool:
        """Whether the books close within what is known of the measurements."""
        return self.chi2 <= self.critical_chi2

    @property
    def lack(self) -> Problem | None:
        """What to say where no measurement checks another, so nothing was reconciled."""
        if self.dof:
            return None
        measured = [one.name for one in self.streams if one.measured is not None]
        others = [one.name for one in self.streams if one.measured is None]
        return Problem(
            "balance_no_redundancy",
            {"streams": _some(measured), "unmeasured": _some(others)},
        )


def reconcile(network: Network) -> Reconciliation:
    """Reconcile a network by weighted least squares, test it, and name who is suspected.

    Raises:
        InputError: the first of `network.problems()`; `balance_contradiction` or
            `balance_singular` with the streams concerned.
    """
    for problem in network.problems():
        raise InputError(problem.code, **problem.details)
    system = network.system()
    names = [stream.name for stream in network.streams]
    try:
        solution = solve(system)
    except UnsolvableError as unsolvable:
        raise InputError(
            unsolvable.code, streams=_some([names[i] for i in unsolvable.columns])
        ) from unsolvable
    suspected = tuple(suspects(names, solution))
    return Reconciliation(
        tuple(figures(names, system, solution)),
        tuple(_nodes(network.nodes, system)),
        _whole(network.nodes, system),
        suspected,
        tuple(_losses(network.nodes, solution, suspected[0].z) if suspected else ()),
        (*_one_way(network), *_backwards(names, system, solution)),
        solution.chi2, solution.dof, critical_z(solution), solution,
    )  # fmt: skip


def _losses(nodes: Sequence[str], solution: LinearSolution, z: float) -> list[Loss]:
    sizes, sds = gross_errors.losses(solution)
    told = [
        Loss(node, size, sd)
        for node, size, sd in zip(nodes, sizes.tolist(), sds.tolist(), strict=False)
        if abs(size) >= _AS_WELL * z * sd
    ]
    return sorted(told, key=lambda one: -one.z)


def _one_way(network: Network) -> Iterator[Problem]:
    """Notice nodes that only take or only give: a stock or a stream was forgotten there."""
    giving = {stream.source for stream in network.streams}
    taking = {stream.target for stream in network.streams}
    for node in network.nodes:
        if (node in giving) != (node in taking):
            at = [s.name for s in network.streams if node in (s.source, s.target)]
            yield Problem("balance_one_way", {"node": node, "streams": _some(at)}, notice=True)


def _backwards(
    names: Sequence[str], system: LinearSystem, solution: LinearSolution
) -> Iterator[Problem]:
    """Notice streams that come out below zero, though nobody measured them so."""
    with np.errstate(invalid="ignore"):
        below = solution.values < -_CLEARLY * np.sqrt(solution.variances)
        for column in np.flatnonzero(below & ~(system.values < 0)).tolist():
            yield Problem("balance_backwards", {"stream": names[column]}, notice=True)


def _some(names: Sequence[str]) -> list[str]:
    return [*names[:_MOST_NAMED], *(["…"] if len(names) > _MOST_NAMED else [])]


def critical_z(solution: LinearSolution) -> float:
    """Return the z beyond which one of all redundant measurements stands out."""
    return gross_errors.critical_z(int(solution.redundant.sum()))


def figures(
    names: Sequence[Name], system: LinearSystem, solution: LinearSolution
) -> Iterator[Reconciled[Name]]:
    """Yield each quantity of a system raw and reconciled, by the names of its columns."""
    sensitivity = gross_errors.sensitivity(solution)
    with np.errstate(divide="ignore"):
        error_sds = 1 / np.sqrt(sensitivity.information)
    columns = zip(
        names, system.values.tolist(), np.sqrt(system.variances).tolist(),
        solution.values.tolist(), np.sqrt(solution.variances).tolist(),
        gross_errors.measurement_z(solution, system.values).tolist(),
        _standings(system, solution), sensitivity.errors.tolist(), error_sds.tolist(),
        gross_errors.detectable(solution).tolist(), strict=True,
    )  # fmt: skip
    for name, measured, own, value, sd, score, standing, *rest in columns:
        yield Reconciled(
            name, _number(measured), None if math.isnan(measured) else own, _number(value),
            _number(sd), _number(score), standing, *map(_number, rest),
        )  # fmt: skip


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _standings(system: LinearSystem, solution: LinearSolution) -> list[Standing]:
    told = np.where(
        system.measured,
        np.where(solution.redundant, Standing.REDUNDANT, Standing.NONREDUNDANT),
        np.where(solution.determined, Standing.OBSERVABLE, Standing.UNOBSERVABLE),
    )
    return [Standing(one) for one in told.tolist()]


def _nodes(nodes: Sequence[str], system: LinearSystem) -> Iterator[NodeBalance]:
    rows = system.coefficients[: len(nodes)]
    unknown = abs(rows) @ (~system.measured).astype(float)
    imbalances = rows @ np.where(system.measured, system.values, 0.0)
    sds = np.sqrt(_row_variances(rows, system))
    for node, missing, imbalance, sd in zip(nodes, unknown, imbalances, sds, strict=True):
        if not missing:
            yield NodeBalance(node, float(imbalance), float(sd))


def _whole(nodes: Sequence[str], system: LinearSystem) -> NodeBalance | None:
    """Return the balance over all nodes: what crosses the boundary."""
    total = system.coefficients[: len(nodes)].sum(axis=0)[None, :]
    crossing = total[0] != 0
    if not crossing.any() or not system.measured[crossing].all():
        return None
    imbalance = total[0] @ np.where(system.measured, system.values, 0.0)
    return NodeBalance(None, float(imbalance), math.sqrt(float(_row_variances(total, system)[0])))


def _row_variances(rows: Matrix, system: LinearSystem) -> Floats:
    if system.covariance.ndim == 1:
        return np.asarray((rows * rows) @ system.covariance, dtype=float)
    return np.asarray(((rows @ system.covariance) * rows).sum(axis=1), dtype=float)


def suspects(names: Sequence[Name], solution: LinearSolution) -> Iterator[Suspect[Name]]:
    """Yield suspects by the names of the columns, until the rest closes and no one stands out."""
    closes = solution.chi2 <= gross_errors.critical_chi2(solution.dof)
    stands_out = critical_z(solution)
    steps = gross_errors.eliminations(solution)
    for step in islice(steps, gross_errors.MOST_SUSPECTS):
        if closes and step.score <= stands_out:
            return
        yield Suspect(
            tuple(names[i] for i in step.columns), tuple(step.errors.tolist()),
            tuple(step.error_sds.tolist()), step.score, step.chi2, step.dof,
        )  # fmt: skip
        closes = step.chi2 <= gross_errors.critical_chi2(step.dof)
