"""Weighted least squares under linear balances: the smallest corrections that make them close."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.linalg.lapack import dpotrf, dpstrf, dtrtri  # type: ignore[import-untyped]
from scipy.sparse import csr_array, diags_array  # type: ignore[import-untyped]

from recycler.balance.elimination import Bools, Eliminated, eliminate
from recycler.model.logit import Floats

Matrix: TypeAlias = Floats | csr_array

_DEPENDENT = 1e-10  # of a row of length one: what is left of it beside the rows before
_CLOSES = 1e-9  # of the largest figure
_ROUNDS = 8
_DENSE = 40_000  # coefficients up to which whole arrays are faster than sparse ones


class UnsolvableError(Exception):
    """Balances that cannot be met, or not weighed: `columns` are the quantities they are about."""

    def __init__(self, code: str, columns: NDArray[np.int64]) -> None:
        super().__init__(code, columns)
        self.code, self.columns = code, columns


@dataclass(frozen=True, slots=True, eq=False)
class LinearSystem:
    """Quantities x with balances A x = b, some of x measured.

    coefficients: A, shape (m, n); constants: b, shape (m,);
    values: measured, shape (n,), nan where nobody measured;
    covariance: of the measurements, shape (n, n), or their variances, shape (n,); a measured
        quantity with variance 0 is a constant;
    sizes: what a quantity is of the order of, shape (n,), where they are not all alike (tonnes
        and fractions): it weighs the columns when rows are held against one another.
    """

    coefficients: csr_array
    constants: Floats
    values: Floats
    covariance: Matrix
    sizes: Floats | None = None

    @property
    def variances(self) -> Floats:
        whole = self.covariance
        return np.asarray(whole if whole.ndim == 1 else whole.diagonal(), dtype=float)

    @property
    def measured(self) -> Bools:
        return np.asarray(~np.isnan(self.values))


@dataclass(frozen=True, slots=True, eq=False)
class LinearSolution:
    """What the balances make of the measurements; n quantities, dof independent balances.

    values: reconciled, shape (n,), nan where the balances do not determine it;
    variances: of those, shape (n,);
    adjusted: variances of measured less reconciled, shape (n,);
    redundant, determined: measured ones that balances correct; unmeasured ones they determine;
    chi2: weighted sum of squared corrections; dof: its degrees of freedom;
    whitened: balances among the measured with independent unit errors, shape (dof, n);
    residuals: by how much the measurements miss those, shape (dof,);
    losses: how one unit that leaves each given balance unseen shows in them, shape (dof, m).
    """

    values: Floats
    variances: Floats
    adjusted: Floats
    redundant: Bools
    determined: Bools
    chi2: float
    dof: int
    whitened: Floats
    residuals: Floats
    losses: Floats
    _parts: "tuple[Matrix, Floats, Eliminated]"

    def covariance(self) -> Floats:
        """Return the covariance of all reconciled quantities, nan where undetermined, (n, n)."""
        spread, sensitivities, eliminated = self._parts
        whole = _dense(spread)
        pulled = self.whitened @ spread
        whole -= pulled.T @ pulled
        solved = eliminated.solved
        whole[solved, :] = sensitivities @ whole
        whole[:, solved] = whole @ sensitivities.T
        lost = np.isnan(self.values)
        whole[lost, :] = whole[:, lost] = np.nan
        return whole


def solve(system: LinearSystem) -> LinearSolution:
    """Return the reconciled quantities: minimise (y - x)' V⁻¹ (y - x) subject to A x = b.

    Raises:
        UnsolvableError: `balance_contradiction`, balances that no quantities can keep;
            `balance_singular`, measurements that leave no spread to weigh corrections by.

    Source:
        Kuehn & Davidson, Chem. Eng. Prog. 57 (1961) 44; Crowe et al., AIChE J. 29 (1983) 881;
        VDI 2048 part 1 (2000): x = y - V G' (G V G')⁻¹ (G y - g).
    """
    measured = system.measured
    constant = measured & (system.variances == 0)
    known = np.where(measured, system.values, 0.0)
    eliminated = eliminate(system.coefficients, system.constants, measured)
    small = system.coefficients.shape[0] * system.coefficients.shape[1] <= _DENSE
    rows, spread = _as(eliminated.rows, small), _spread(system, small)
    movable = rows * np.where(constant, 0.0, 1.0)
    chosen = _independent(movable, system.sizes)
    rows, movable, right = rows[chosen], movable[chosen], eliminated.constants[chosen]
    inverse = _inverse_root(movable @ spread @ movable.T, movable)
    missed = rows @ known - right
    values, chi2 = _corrected(known, missed, rows, right, spread @ movable.T, inverse)
    whitened = _dense(inverse @ movable)
    pulled = whitened if system.covariance.ndim == 1 else _dense(whitened @ spread)
    scale = system.variances**2 if system.covariance.ndim == 1 else 1.0
    adjusted = (pulled**2).sum(axis=0) * scale
    found = _Found(values, np.where(measured, system.variances - adjusted, 0.0))
    sensitivities = found.add_unmeasured(eliminated, spread, whitened)
    _check(system, eliminated, found.values)
    determined = np.zeros(len(measured), np.bool_)
    determined[eliminated.solved[eliminated.determined]] = True
    lost = ~(measured | determined)
    return LinearSolution(
        np.where(lost, np.nan, found.values),
        np.where(lost, np.nan, np.maximum(found.variances, 0.0)),
        adjusted, _touched(pulled) & ~constant & measured, determined,
        chi2, len(right), whitened, inverse @ missed,
        _dense(inverse @ _as(eliminated.made_of[chosen], small)),
        (spread, sensitivities, eliminated),
    )  # fmt: skip


class _Found:
    """Values and variances as they come together: the measured ones, then the unmeasured."""

    def __init__(self, values: Floats, variances: Floats) -> None:
        self.values, self.variances = values, variances

    def add_unmeasured(self, eliminated: Eliminated, spread: Matrix, whitened: Floats) -> Floats:
        solved = eliminated.solved
        sensitivities, offsets = eliminated.followed()
        if solved.size:
            self.values[solved] = sensitivities @ self.values + offsets
            moved = sensitivities @ spread
            pulled = moved @ whitened.T
            self.variances[solved] = (moved * sensitivities).sum(axis=1) - (pulled**2).sum(axis=1)
        return sensitivities


def _as(matrix: csr_array, small: bool) -> Matrix:
    return matrix.toarray() if small else matrix


def _dense(matrix: Matrix) -> Floats:
    return np.array(matrix.toarray() if isinstance(matrix, csr_array) else matrix, dtype=float)


def _spread(system: LinearSystem, small: bool) -> Matrix:
    """Return the covariance of the measurements with nothing for what is not measured, (n, n)."""
    if system.covariance.ndim == 1:
        own = np.where(system.measured, system.covariance, 0.0)
        return np.diag(own) if small else csr_array(diags_array(own))
    return _as(csr_array(system.covariance), small)


def _touched(pulled: Floats) -> Bools:
    """Say which columns a balance pulls at: beyond what rounding leaves of zeros."""
    size = np.abs(pulled).max(axis=0, initial=0.0)
    return np.asarray(size > 1e-12 * size.max(initial=0.0))


def _independent(rows: Matrix, sizes: Floats | None) -> NDArray[np.int64]:
    """Return the numbers of rows that span all rows: by Cholesky's method with pivots.

    Variances stay out of it: whether one balance follows from others is not a matter of scales.
    """
    if sizes is not None:
        rows = rows * sizes
    squares = _dense(rows @ rows.T)
    length = np.sqrt(squares.diagonal())
    there = np.flatnonzero(length > 0)
    if not there.size:
        return there
    scaled = squares[np.ix_(there, there)] / np.outer(length[there], length[there])
    _, order, rank, _ = dpstrf(scaled, tol=_DEPENDENT)
    return np.sort(there[order[:rank] - 1])


def _inverse_root(spread: Matrix, rows: Matrix) -> Floats:
    """Return the inverse of the Cholesky root of the covariance of residuals, shape (g, g)."""
    whole = _dense(spread)
    variances = whole.diagonal()
    if not variances.size:
        return whole
    if variances.min() <= 0:
        raise UnsolvableError("balance_singular", _columns(rows, int(np.argmin(variances))))
    scale = np.sqrt(variances)
    root, failed = dpotrf(whole / np.outer(scale, scale), lower=1, clean=1)
    if failed:
        raise UnsolvableError("balance_singular", _columns(rows, failed - 1))
    inverse, _ = dtrtri(root, lower=1)
    return np.asarray(inverse / scale, dtype=float)


def _corrected(
    known: Floats, missed: Floats, rows: Matrix, right: Floats, gain: Matrix, inverse: Floats
) -> tuple[Floats, float]:
    """Return the corrected values and chi², refined until nothing is left that can be mended.

    Corrections are added to the values one by one: where uncertainties are very unlike, one sum
    of multipliers would round off what the balances need.
    """
    multipliers, values, left = np.zeros(len(missed)), known, missed
    for _ in range(_ROUNDS):
        step = inverse.T @ (inverse @ left)
        moved = values - gain @ step
        after = rows @ moved - right
        if np.abs(after).max(initial=0.0) >= np.abs(left).max(initial=0.0):
            break
        multipliers, values, left = multipliers + step, moved, after
    return np.array(values), max(0.0, float(missed @ multipliers))


def _check(system: LinearSystem, eliminated: Eliminated, values: Floats) -> None:
    """See that the balances left aside as following from others do so.

    Raises:
        UnsolvableError: `balance_contradiction`.
    """
    rows = eliminated.rows
    off = np.abs(rows @ values - eliminated.constants)
    given = np.where(system.measured, np.abs(system.values), 0.0)
    size = abs(rows) @ np.maximum(np.abs(values), given) + np.abs(eliminated.constants)
    if off.size and (off > _CLOSES * np.maximum(size, size.max() * 1e-3)).any():
        raise UnsolvableError("balance_contradiction", _columns(rows, int(np.argmax(off))))


def _columns(rows: Matrix, number: int) -> NDArray[np.int64]:
    return np.flatnonzero(_dense(rows[[number]])[0])
