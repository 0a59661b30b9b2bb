"""Unmeasured quantities taken out of linear balances, and found again from the measured ones."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, eye_array  # type: ignore[import-untyped]
from scipy.sparse.linalg import spsolve_triangular  # type: ignore[import-untyped]

from recycler.model.logit import Floats

Bools = NDArray[np.bool_]

_LEAST_PIVOT = 0.1  # of the largest coefficient of its column: short rows come first
_CANCELLED = 1e-11  # of what was added: rounding residue, not a coefficient
_PROBE = 20240531


@dataclass(frozen=True, slots=True, eq=False)
class Eliminated:
    """Balances A x = b, split by what is measured.

    rows, constants: the balances among measured quantities alone, G x = g, shapes (g, n) and (g,);
    made_of: how these are made of those given, G = T A, shape (g, m);
    solved: unmeasured quantities a balance each was used up for, indices of shape (k,);
    triangle: their coefficients in those balances, upper triangular, shape (k, k);
    others, solved_constants: the rest of those balances, shapes (k, n) and (k,), without `free`;
    determined: which of the solved do not hang on one that stays free, shape (k,).
    """

    rows: csr_array
    constants: Floats
    made_of: csr_array
    solved: NDArray[np.int64]
    triangle: csr_array
    others: csr_array
    solved_constants: Floats
    determined: Bools

    def followed(self) -> tuple[Floats, Floats]:
        """Return how the solved follow the measured: S and c of u = S x + c, (k, n) and (k,)."""
        k, n = self.others.shape
        if not k:
            return np.zeros((0, n)), np.zeros(0)
        right = np.column_stack([-self.others.toarray(), self.solved_constants])
        found = np.asarray(spsolve_triangular(self.triangle, right, lower=False), dtype=float)
        return found[:, :n], found[:, n]


def eliminate(coefficients: csr_array, constants: Floats, measured: Bools) -> Eliminated:
    """Take the unmeasured quantities out of A x = b.

    Sparse Gaussian elimination, each time with the shortest row that has a fair coefficient. On a
    network this merges the nodes an unmeasured stream joins. The rows left span those that
    Crowe's projection gives.

    Args:
        coefficients: A, shape (m, n).
        constants: b, shape (m,).
        measured: shape (n,).

    Source:
        Crowe, Garcia Campos & Hrymak, AIChE J. 29 (1983) 881; observability: a quantity is
        determined if the null space of the unmeasured columns does not move it, which one vector
        of it drawn at random shows.
    """
    balances, n = coefficients.shape
    if measured.all():
        none = np.zeros(0)
        return Eliminated(
            coefficients, constants, csr_array(eye_array(balances)), np.zeros(0, np.int64),
            csr_array((0, 0)), csr_array((0, n)), none, np.zeros(0, np.bool_),
        )  # fmt: skip
    work = _Rows(coefficients, constants, measured)
    return _assembled(work, work.reduce(), measured)


class _Rows:
    """Rows as mappings from column to coefficient, while unmeasured columns are taken out.

    Each carries a column of its own along, after all others: it says what a row was made of.
    """

    def __init__(self, coefficients: csr_array, constants: Floats, measured: Bools) -> None:
        starts, columns = coefficients.indptr.tolist(), coefficients.indices.tolist()
        data = coefficients.data.tolist()
        self.rows = [dict(zip(columns[i:j], data[i:j], strict=True)) for i, j in pairwise(starts)]
        self.constants = constants.tolist()
        self.within: dict[int, set[int]] = {
            int(column): set() for column in np.flatnonzero(~measured)
        }
        for number, row in enumerate(self.rows):
            row[len(measured) + number] = 1.0
            for column in row:
                if column in self.within:
                    self.within[column].add(number)

    def reduce(self) -> list[tuple[int, int]]:
        """Return (column, row) of each pivot, in the order they were used."""
        pivots = []
        for column in sorted(self.within, key=lambda one: len(self.within[one])):
            holding = self.within[column]
            if not holding:
                continue
            pivot = self._pivot(column, holding)
            self._retire(pivot)
            for number in list(holding):
                self._subtract(number, pivot, column)
            pivots.append((column, pivot))
        return pivots

    def _pivot(self, column: int, holding: set[int]) -> int:
        largest = max(abs(self.rows[number][column]) for number in holding)
        fair = (n for n in holding if abs(self.rows[n][column]) >= _LEAST_PIVOT * largest)
        return min(fair, key=lambda number: (len(self.rows[number]), number))

    def _retire(self, number: int) -> None:
        for column in self.rows[number]:
            if column in self.within:
                self.within[column].discard(number)

    def _subtract(self, number: int, pivot: int, column: int) -> None:
        row, used = self.rows[number], self.rows[pivot]
        factor = row[column] / used[column]
        for other, coefficient in used.items():
            taken = factor * coefficient
            left = row.get(other, 0.0) - taken
            if other == column or abs(left) <= _CANCELLED * abs(taken):
                row.pop(other, None)
                if other in self.within:
                    self.within[other].discard(number)
            else:
                row[other] = left
                if other in self.within:
                    self.within[other].add(number)
        self.constants[number] -= factor * self.constants[pivot]


def _assembled(work: _Rows, pivots: list[tuple[int, int]], measured: Bools) -> Eliminated:
    n, balances = len(measured), len(work.rows)
    used = {row for _, row in pivots}
    kept = [number for number in range(balances) if number not in used]
    place = {column: k for k, (column, _) in enumerate(pivots)}
    kept_rows = [work.rows[number] for number in kept]
    pivot_rows = [work.rows[row] for _, row in pivots]
    known = set(np.flatnonzero(measured).tolist())
    triangle = [{place[c]: v for c, v in row.items() if c in place} for row in pivot_rows]
    free = [
        {c: v for c, v in row.items() if c < n and c not in known and c not in place}
        for row in pivot_rows
    ]
    return Eliminated(
        _matrix([{c: v for c, v in row.items() if c < n} for row in kept_rows], n),
        np.array([work.constants[number] for number in kept], dtype=float),
        _matrix([{c - n: v for c, v in row.items() if c >= n} for row in kept_rows], balances),
        np.array([column for column, _ in pivots], np.int64),
        _matrix(triangle, len(pivots)),
        _matrix([{c: v for c, v in row.items() if c in known} for row in pivot_rows], n),
        np.array([work.constants[row] for _, row in pivots], dtype=float),
        _determined(triangle, free),
    )


def _matrix(rows: list[dict[int, float]], columns: int) -> csr_array:
    starts = np.cumsum([0, *map(len, rows)])
    ordered = [sorted(row.items()) for row in rows]
    indices = np.array([c for row in ordered for c, _ in row], np.int32)
    data = np.array([v for row in ordered for _, v in row], dtype=float)
    return csr_array((data, indices, starts.astype(np.int32)), shape=(len(rows), columns))


def _determined(triangle: list[dict[int, float]], free: list[dict[int, float]]) -> Bools:
    """Say which solved quantities stay where they are when the free ones move at random."""
    draw = np.random.default_rng(_PROBE)
    moves: dict[int, float] = {}
    moved = np.zeros(len(triangle))
    reach = np.zeros(len(triangle))  # what moved would be without any cancelling
    for k in reversed(range(len(triangle))):
        total = most = 0.0
        for column, coefficient in free[k].items():
            if column not in moves:
                moves[column] = float(draw.uniform(1, 2))
            total += coefficient * moves[column]
            most += abs(coefficient * moves[column])
        for other, coefficient in triangle[k].items():
            if other != k:
                total += coefficient * moved[other]
                most += abs(coefficient) * reach[other]
        moved[k], reach[k] = -total / triangle[k][k], most / abs(triangle[k][k])
    return np.asarray(np.abs(moved) <= 1e-9 * reach)
