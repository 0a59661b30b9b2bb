"""Balances in which quantities are multiplied, solved as linear ones made anew at each step."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, vstack  # type: ignore[import-untyped]

from recycler.balance.linear import LinearSolution, LinearSystem, Matrix, solve
from recycler.errors import InputError
from recycler.model.logit import Floats

_ROUNDS = 200
_SHORTER, _LEAST_SHARE = 0.9, 1 / 32
_CLOSES = 1e-10  # of the largest term of a balance
_STILL = 1e-9  # of a quantity's size: it moves no more
_BOUNDS = 50

Residuals = Callable[[Floats], Floats]
Jacobian = Callable[[Floats], csr_array]


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """coefficients @ x >= least; coefficients of shape (n,)."""

    coefficients: Floats
    least: float


@dataclass(frozen=True, slots=True, eq=False)
class BilinearSystem:
    """Quantities with balances f(x) = 0; everything else as in a `LinearSystem`.

    start: where to begin, shape (n,): measured values, and guesses of the others.
    """

    residuals: Residuals
    jacobian: Jacobian
    values: Floats
    covariance: Matrix
    sizes: Floats
    start: Floats


@dataclass(frozen=True, slots=True, eq=False)
class BilinearSolution:
    """The linear system at the solution, its own solution, and which bounds hold it.

    Where a bound binds, chi² is not distributed as such: it is approximate.
    """

    system: LinearSystem
    linear: LinearSolution
    binding: tuple[int, ...]
    rounds: int

    @property
    def is_approximate(self) -> bool:
        return bool(self.binding)


def solve_bilinear(system: BilinearSystem) -> BilinearSolution:
    """Minimise (y - x)' V⁻¹ (y - x) subject to f(x) = 0, by Gauss and Newton's method.

    Raises:
        InputError: `balance_not_found`, where the steps do not come to rest.
        UnsolvableError: as `linear.solve`.

    Source:
        Britt & Luecke, Technometrics 15 (1973) 233; Cencic, Sustain. Environ. Res. 26 (2016) 291.
    """
    return _within(system, [], ())


def solve_within(system: BilinearSystem, bounds: list[Bound]) -> BilinearSolution:
    """Minimise as `solve_bilinear`, with bounds: those that bind are balances (active set).

    Raises:
        InputError, UnsolvableError: as `solve_bilinear`.
    """
    binding: tuple[int, ...] = ()
    found = _within(system, bounds, binding)
    for _ in range(_BOUNDS):
        broken = _broken(system, bounds, found)
        if broken is None:
            return _released(system, bounds, found)
        binding = (*binding, broken)
        found = _within(system, bounds, binding)
    raise InputError("balance_not_found")


def _released(
    system: BilinearSystem, bounds: list[Bound], found: BilinearSolution
) -> BilinearSolution:
    """Let go of bounds that bind no more since others do."""
    for one in found.binding:
        try:
            fewer = _within(system, bounds, tuple(n for n in found.binding if n != one))
        except InputError:  # without this bound nothing is found: it is needed
            continue
        if _broken(system, bounds, fewer) is None:
            return _released(system, bounds, fewer)
    return found


def _broken(system: BilinearSystem, bounds: list[Bound], found: BilinearSolution) -> int | None:
    """Return the bound that is missed most, of those whose quantities are all determined."""
    worst, most = None, 0.0
    values = found.linear.values
    for number, bound in enumerate(bounds):
        used = bound.coefficients != 0
        if number in found.binding or np.isnan(values[used]).any():
            continue
        size = float(np.abs(bound.coefficients * system.sizes)[used].max())
        missed = (bound.least - float(bound.coefficients[used] @ values[used])) / size
        if missed > max(most, _STILL):
            worst, most = number, missed
    return worst


def _within(
    system: BilinearSystem, bounds: list[Bound], binding: tuple[int, ...]
) -> BilinearSolution:
    held = [bounds[number] for number in binding]
    at, share, before = system.start, 1.0, np.inf
    for rounds in range(1, _ROUNDS + 1):
        linear = _linear(system, held, at)
        found = solve(linear)
        to = np.where(np.isnan(found.values), at, found.values)
        moved = float((np.abs(to - at) / system.sizes).max())
        if moved <= _STILL and _closes(system, found, to):
            return BilinearSolution(linear, found, binding, rounds)
        # A step that is no shorter than the last one swings: go part of the way.
        if moved > _SHORTER * before:
            share = max(share / 2, _LEAST_SHARE)
        elif moved < before / 2:
            share = min(1.0, 2 * share)
        at, before = at + share * (to - at), moved
    raise InputError("balance_not_found")


def _linear(system: BilinearSystem, held: list[Bound], at: Floats) -> LinearSystem:
    slopes = system.jacobian(at)
    constants = slopes @ at - system.residuals(at)
    if held:
        slopes = csr_array(vstack([slopes, *(one.coefficients[None, :] for one in held)]))
        constants = np.append(constants, [one.least for one in held])
    return LinearSystem(slopes, constants, system.values, system.covariance, system.sizes)


def _closes(system: BilinearSystem, found: LinearSolution, at: Floats) -> bool:
    """Whether the balances of what is determined hold."""
    slopes = abs(system.jacobian(at))
    told = slopes @ np.isnan(found.values).astype(float) == 0
    largest = float((slopes @ np.abs(at)).max(initial=0.0))
    return bool((np.abs(system.residuals(at))[told] <= _CLOSES * largest).all())
