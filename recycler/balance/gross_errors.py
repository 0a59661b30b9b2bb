"""Which measurement is off: global, measurement and nodal tests, and who is suspected next.

Everything follows from the whitened balances: residuals with independent unit errors, and how an
error of each measurement shows in them.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc, chdtri, chndtrinc, ndtri  # type: ignore[import-untyped]

from recycler.balance.elimination import Bools
from recycler.balance.linear import LinearSolution
from recycler.model.logit import Floats

CHANCE = 0.05  # of an alarm without an error, of each test as a whole
POWER = 0.9
MOST_SUSPECTS = 5  # taken out one after the other
_SAME = 1e-9
_NOTHING_LEFT = 1e-9


def p_value(chi2: float, dof: int) -> float | None:
    """Return the chance of at least this chi² without a gross error; None with no balance."""
    return float(chdtrc(dof, chi2)) if dof else None


def critical_chi2(dof: int) -> float:
    """Return the chi² that is exceeded with a chance of 5 %; 0 with no balance."""
    return float(chdtri(dof, CHANCE)) if dof else 0.0


def critical_z(tests: int) -> float:
    """Return the z that the largest of n independent ones exceeds with a chance of 5 %.

    Source:
        Sidak's inequality; Mah & Tamhane, AIChE J. 28 (1982) 828.
    """
    return float(ndtri((1 + (1 - CHANCE) ** (1 / max(tests, 1))) / 2))


def measurement_z(solution: LinearSolution, measured: Floats) -> Floats:
    """Return |correction| / its sd, shape (n,), nan where the balances do not correct.

    Source:
        Mah & Tamhane, AIChE J. 28 (1982) 828.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        z = np.abs(measured - solution.values) / np.sqrt(solution.adjusted)
    return np.where(solution.redundant, z, np.nan)


@dataclass(frozen=True, slots=True, eq=False)
class Sensitivity:
    """How an error of each measurement shows; arrays of shape (n,).

    information: 1 / variance of the error estimated from all other measurements, 0 where nothing
    tells of it; pull: information times that estimate.
    """

    information: Floats
    pull: Floats

    @property
    def errors(self) -> Floats:
        """Measured less what all others say, nan where nothing tells of it."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(self.information > 0, self.pull / self.information, np.nan)

    @property
    def scores(self) -> Floats:
        """Those errors in their own sds, signed; standard normal without a gross error."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(self.information > 0, self.pull / np.sqrt(self.information), np.nan)


def sensitivity(solution: LinearSolution) -> Sensitivity:
    """Return how an error of each measurement shows.

    With uncorrelated measurements |score| is z of the measurement test; with correlated ones it
    has the most power (Mah & Tamhane, AIChE J. 28 (1982) 828).
    """
    information = (solution.whitened**2).sum(axis=0)
    pull = solution.residuals @ solution.whitened
    return Sensitivity(np.where(solution.redundant, information, 0.0), pull)


def error_of(solution: LinearSolution, pattern: Floats) -> tuple[float, float]:
    """Return size and sd of an error common to several measurements; inf sd if nothing tells.

    Args:
        solution: of the balances.
        pattern: what an error of one does to each measurement, shape (n,): for a scale that reads
            a share too much, the masses weighed on it.
    """
    shown = solution.whitened @ pattern
    information = float(shown @ shown)
    if information == 0:
        return 0.0, math.inf
    return float(shown @ solution.residuals) / information, 1 / math.sqrt(information)


def losses(solution: LinearSolution) -> tuple[Floats, Floats]:
    """Return what may have left each balance unseen, and its sd, shape (m,); sd inf: no telling.

    Source:
        Narasimhan & Mah, AIChE J. 33 (1987) 1514: leaks beside biases.
    """
    information = (solution.losses**2).sum(axis=0)
    pull = solution.residuals @ solution.losses
    with np.errstate(invalid="ignore", divide="ignore"):
        sizes = np.where(information > 0, pull / information, 0.0)
        return sizes, np.asarray(1 / np.sqrt(information))


def detectable(solution: LinearSolution, power: float = POWER) -> Floats:
    """Return the error that the global test finds with this chance, shape (n,); inf: never.

    Source:
        An error d makes chi² noncentral by d² (A' H⁻¹ A)_ii.
    """
    if not solution.dof:
        return np.full(len(solution.values), math.inf)
    size = float(chndtrinc(critical_chi2(solution.dof), solution.dof, 1 - power))
    with np.errstate(divide="ignore"):
        return np.asarray(np.sqrt(size / sensitivity(solution).information))


@dataclass(frozen=True, slots=True, eq=False)
class Elimination:
    """One step: a measurement, or several that cannot be told apart, is taken for wrong.

    columns: which, shape (k,); errors, error_sds: of each, if it is the one: measured less what
    the others say, shape (k,); score: |error| / error_sd, the same for all; chi2, dof: what is
    left of the test without it.
    """

    columns: NDArray[np.int64]
    errors: Floats
    error_sds: Floats
    score: float
    chi2: float
    dof: int


def eliminations(solution: LinearSolution) -> Iterator[Elimination]:
    """Suspect measurements one after the other, without end but that of the balances.

    Each step takes the measurement without which chi² falls most, as if it were not measured, and
    solves again; that is what projecting it out of the whitened balances does, exactly.

    Source:
        Ripps, Chem. Eng. Prog. Symp. Ser. 61 (1965) 8; Serth & Heenan, AIChE J. 32 (1986) 733;
        Narasimhan & Mah, AIChE J. 33 (1987) 1514: the generalised likelihood ratio.
    """
    whitened, residuals = solution.whitened, solution.residuals
    before = np.where(solution.redundant, (whitened**2).sum(axis=0), 0.0)
    information, pull = before.copy(), residuals @ whitened
    directions = np.zeros((0, len(residuals)))
    chi2, dof = solution.chi2, solution.dof
    while (told := information > _NOTHING_LEFT * before).any():
        gain = np.full(len(before), -1.0)
        gain[told] = pull[told] ** 2 / information[told]
        worst = int(np.argmax(gain))
        direction = whitened[:, worst] - (directions @ whitened[:, worst]) @ directions
        direction /= math.sqrt(float(direction @ direction))
        shown = direction @ whitened
        chi2, dof = max(0.0, chi2 - float(gain[worst])), dof - 1
        same = _first(worst, _alike(shown, information, told))
        yield Elimination(
            same, pull[same] / information[same], 1 / np.sqrt(information[same]),
            math.sqrt(float(gain[worst])), chi2, dof,
        )  # fmt: skip
        directions = np.vstack([directions, direction])
        information = np.where(told, information - shown**2, 0.0)
        pull = pull - shown * float(direction @ residuals)


def alike(solution: LinearSolution, column: int) -> NDArray[np.int64]:
    """Return a redundant measurement and those whose errors look like its own in every balance."""
    information = (solution.whitened**2).sum(axis=0)
    shown = solution.whitened[:, column] @ solution.whitened / math.sqrt(information[column])
    return _first(column, _alike(shown, information, solution.redundant))


def _alike(shown: Floats, information: Floats, among: Bools) -> Bools:
    """Say which columns lie in one direction; `shown` is how much of each lies in it."""
    return np.asarray(among & (shown**2 >= (1 - _SAME) * information) & (information > 0))


def _first(column: int, same: Bools) -> NDArray[np.int64]:
    return np.array([column, *(other for other in np.flatnonzero(same) if other != column)])
