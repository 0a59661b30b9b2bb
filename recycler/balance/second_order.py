"""What an element's amounts are at the errors found: a mass times a fraction, not their tangent.

Amounts are linear in their errors only to first order. Where a mass and the fraction in it are both
corrected, batches and lots would close to the product of both corrections and no better; so amounts
are made anew where the last solution left them, and solved again (Gauss-Newton).
"""

from collections.abc import Collection, Mapping, Sequence

from recycler.balance.books import MASS, Books, Movement, Period
from recycler.balance.causes import CauseSolution
from recycler.balance.closure import Amount, summed
from recycler.balance.weighings import Measured

_CLOSES = 1e-11  # of the largest amount: what rounding leaves
_ROUNDS = 8


def solved(
    books: Books, period: Period, elements: Sequence[str] = (), left_out: Collection[str] = ()
) -> CauseSolution:
    """Return the errors of causes with which masses times fractions close.

    Its books hold the amounts as tangents at the solution: what is reconciled is one of those less
    its `error`. Arguments are those of `CauseSolution`.

    Source:
        Narasimhan & Jordache, Data Reconciliation and Gross Error Detection (2000), chapter 4:
        successive linearisation of bilinear balances.
    """
    found = CauseSolution(books, period, elements, left_out)
    off = float("inf")
    for _ in range(_ROUNDS if elements else 0):
        tangents = _Tangents(books, found)
        bent = {
            (one.name, element): tangents.of(one, element)
            for element in elements
            for one in books.movements
        }
        before, off = off, tangents.off
        if off <= _CLOSES or off >= before:
            break
        found = CauseSolution(books.with_amounts(bent), period, elements, left_out)
    return found


class _Tangents:
    """Amounts at a solution; off: by how much of the largest they miss what it took them for."""

    def __init__(self, books: Books, found: CauseSolution) -> None:
        self._books, self._found = books, found
        self._largest = self._missed = 0.0

    @property
    def off(self) -> float:
        return self._missed / self._largest if self._largest else 0.0

    def of(self, one: Movement, element: str) -> Measured:
        """Return the tangent of (M - m) (C - c) / M, m and c the errors of mass and content.

        With C/M the fraction, its error is (c - m C/M) / M: the value at the solution is
        C - c + m (c - m C/M) / M.
        """
        raw, mass = self._books.measured(one, element), self._books.measured(one, MASS).amount
        kg, whole = raw.amount.kg, mass.kg
        if not whole or not kg:
            return raw
        m, c = self._found.corrected(mass), self._found.corrected(raw.amount)
        fraction = kg / whole
        now = kg - c + m * (c - m * fraction) / whole
        before = self._found.books.amount(one, element)
        self._largest = max(self._largest, abs(kg))
        self._missed = max(self._missed, abs(before.kg - self._found.corrected(before) - now))
        tilted = summed([(raw.amount, 1 - m / whole), (mass, -(c - 2 * m * fraction) / whole)])
        tangent = Amount(kg - m * (c - m * fraction) / whole, tilted.own, _lean(tilted.shared))
        return Measured(tangent, raw.by_weighing)


def _lean(shared: Mapping[str, float]) -> Mapping[str, float]:
    return {name: moved for name, moved in shared.items() if moved}
