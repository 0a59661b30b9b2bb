"""What is missing, put down to its causes: weighings, scales, assays, what materials hold.

The unknowns of the least squares are the errors of all causes, in their own sds, each measured as
0 ± 1; a balance is a node that was done with. So what weighings share is one unknown, a correction
of one weighing is one of all it holds, and the tests of `gross_errors` name causes.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]

from recycler.balance import gross_errors
from recycler.balance.books import MASS, Books, Done, Period
from recycler.balance.cause import Cause, CauseKind, cause_named
from recycler.balance.closure import Amount
from recycler.balance.leaving_out import SCALE, WEIGHING, scale_error, scale_in
from recycler.balance.linear import LinearSystem, solve
from recycler.balance.reconciliation import Suspect, suspects
from recycler.balance.weighings import PLAUSIBLE, Weighing
from recycler.model.logit import Floats
from recycler.processing.records import RunKind

LEFT_OUT = 1000.0  # times its sd: a measurement that is left out decides nothing any more
_ANYTHING = 1.0  # sd of what a scale reads too much from then on when it is left out [-]
_EXACT = 1e-9  # of what moved: a difference with no more error than that is rounding


@dataclass(frozen=True, slots=True)
class Culprit:
    """A cause that may be what is wrong, or several that cannot be told apart.

    size, sd: of a weighing or an assay by how many kg it says too much, of a scale the share it
    reads too much [-]; None of what was not measured. since: of a scale, the first weighing that is
    off. z: the error in its sds; closes, p_value: of the rest without it and those before it;
    readings: what a person can leave out of these, by name.
    """

    causes: tuple[Cause, ...]
    size: float | None
    sd: float | None
    z: float
    since: Weighing | None
    closes: bool
    p_value: float | None
    readings: tuple[tuple[str, Cause], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One balance: of dry mass or an element, at a node that was done with."""

    element: str
    done: Done


class CauseSolution:
    """Errors of causes as the balances of a period show them.

    Args:
        books: of the plant.
        period: nodes that were done with in it are balances.
        elements: which, beside dry mass.
        left_out: names of causes that a person has left out.
    """

    def __init__(
        self, books: Books, period: Period, elements: Sequence[str] = (),
        left_out: Collection[str] = (),
    ) -> None:  # fmt: skip
        self.books, self.period = books, period
        self.left_out = frozenset(left_out)
        self.rows = [row for e in (MASS, *elements) for row in _rows(books, period, e)]
        self._off = tuple(_off_since(self.left_out))
        self.names = tuple(dict.fromkeys(
            name for row in self.rows for name, _ in self._loadings(row.done.missing)
        ))  # fmt: skip
        self._place = {name: number for number, name in enumerate(self.names)}
        self._moved: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, row in enumerate(self.rows):
            for number, kg in row.done.by_weighing.items():
                self._moved[number].append((place, kg))
        self.solution = solve(self._system())
        self._errors = dict(zip(self.names, self.solution.values.tolist(), strict=True))

    @property
    def chi2(self) -> float:
        return self.solution.chi2

    @property
    def dof(self) -> int:
        return self.solution.dof

    def corrected(self, amount: Amount) -> float:
        """Return by how much an amount is off [kg]; what no balance knows of adds nothing."""
        errors = self._errors
        return math.fsum(moved * errors.get(name, 0.0) for name, moved in self._loadings(amount))

    def error(self, amount: Amount) -> tuple[float, float, float]:
        """Return by how much an amount is off, the sd of what is left, and the sd of that [kg].

        Reconciled is amount - error; its sd the second, that of the correction the third.
        """
        loads, elsewhere = self._loads(amount)
        corrected = float(loads @ self.solution.values)
        pulled = self.solution.whitened @ loads
        of_correction = float(pulled @ pulled)
        rest = max(float(loads @ loads) - of_correction, 0.0) + elsewhere + amount.own**2
        return corrected, math.sqrt(rest), math.sqrt(of_correction)

    def error_of(self, weighed: Mapping[str, float]) -> tuple[float, float]:
        """Return size and sd of an error that moves readings; inf sd if nothing tells.

        Args:
            weighed: by how much of itself a unit of it moves each reading, by id of the weighing;
                a scale that reads a share too much moves all its own by 1.
        """
        shown = self.solution.losses @ self.pattern(weighed)
        information = float(shown @ shown)
        if not information:
            return 0.0, math.inf
        return float(shown @ self.solution.residuals) / information, 1 / math.sqrt(information)

    def pattern(self, weighed: Mapping[str, float]) -> Floats:
        """Return what such an error makes missing at each node [kg], shape (rows,)."""
        found = np.zeros(len(self.rows))
        for number, share in weighed.items():
            for row, kg in self._moved.get(number, ()):
                found[row] += share * kg
        return found

    def culprits(self) -> Iterator[Culprit]:
        """Yield who is suspected, the likeliest first, until the rest closes.

        A scale is suspected as one that has been off from one of its weighings on, each of which
        is tried; else a scale that went wrong amidst the period would look like many weighings.
        Where balances tell its error no closer than `PLAUSIBLE`, or say more than that, alone or
        beside the others, it is not.
        """
        since = self._since()
        shown = self.solution.losses @ np.array([pattern for _, pattern in since]).T.reshape(
            len(self.rows), len(since)
        )
        information = (shown**2).sum(axis=0)
        pull = self.solution.residuals @ shown
        plausible = (information > PLAUSIBLE**-2) & (np.abs(pull) <= PLAUSIBLE * information)
        alone = ~np.array([name.startswith(SCALE) for name in self.names], dtype=bool)
        widened = replace(
            self.solution,
            whitened=np.hstack([self.solution.whitened, -shown]),
            redundant=np.concatenate([self.solution.redundant & alone, plausible]),
        )
        names: list[str | Weighing] = [*self.names, *(weighing for weighing, _ in since)]
        found = list(suspects(names, widened))
        while wild := _wild_scales(found):
            tame = [not isinstance(name, Weighing) or name.scale not in wild for name in names]
            widened = replace(widened, redundant=widened.redundant & np.array(tame))
            found = list(suspects(names, widened))
        yield from map(self._culprit, found)

    def losses(self) -> list[tuple[Row, float, float]]:
        """Return what may have left each node unseen [kg], and its sd."""
        sizes, sds = gross_errors.losses(self.solution)
        return list(zip(self.rows, sizes.tolist(), sds.tolist(), strict=True))

    def _since(self) -> list[tuple[Weighing, Floats]]:
        """Return the first weighing of each moment, and what an error of its scale since then does.

        [kg per unit of relative error], shape (rows,).
        """
        by_scale: dict[str, list[Weighing]] = defaultdict(list)
        for number in self._moved:
            weighing = self.books.weighings.by_id[number]
            if weighing.scale is not None:
                by_scale[weighing.scale].append(weighing)
        found = []
        for some in by_scale.values():
            pattern = np.zeros(len(self.rows))
            last_first = sorted(some, key=lambda one: (one.at, one.id), reverse=True)
            for _, together in groupby(last_first, key=lambda one: one.at):
                for weighing in together:
                    pattern = pattern + self.pattern({weighing.id: 1.0})
                found.append((weighing, pattern))
        return found

    def _culprit(self, one: Suspect[str | Weighing]) -> Culprit:
        """Say it of single measurements first, where these cannot be told from their scale."""
        told = sorted(
            zip(one.names, one.errors, one.error_sds, strict=True),
            key=lambda named: isinstance(named[0], Weighing),
        )
        first, error, sd = told[0]
        since = first if isinstance(first, Weighing) else None
        scale = 1.0 if isinstance(first, Weighing) else self._size(first)
        causes = dict.fromkeys(self._cause_of(name) for name, _, _ in told)
        return Culprit(
            tuple(causes), None if scale is None else -error * scale,
            None if scale is None else abs(sd * scale), one.z, since, one.closes, one.p_value,
            self._readings([name for name, _, _ in told]),
        )  # fmt: skip

    def _readings(self, told: Sequence[str | Weighing]) -> tuple[tuple[str, Cause], ...]:
        """Return what can be left out: single measurements, or else each scale since its first."""
        causes = {name: cause_named(self.books, name) for name in told if isinstance(name, str)}
        if not causes:
            first: dict[str, Weighing] = {}
            for one in told:
                if isinstance(one, Weighing) and one.scale is not None:
                    first.setdefault(one.scale, one)
            names = [scale_error(scale, one.at) for scale, one in first.items()]
            causes = {name: cause_named(self.books, name) for name in names}
        return tuple((name, cause) for name, cause in causes.items() if cause.kind.is_measured)

    def _cause_of(self, found: str | Weighing) -> Cause:
        if isinstance(found, Weighing):
            return Cause(CauseKind.SCALE, found.scale or "")
        return cause_named(self.books, found)

    def _size(self, name: str) -> float | None:
        """Return one sd of a measurement [kg]; None of what was not measured."""
        cause = cause_named(self.books, name)
        if cause.kind is CauseKind.WEIGHING:
            weighing = self.books.weighings.by_id[name.removeprefix(WEIGHING)]
            return weighing.own * weighing.sd_kg
        if cause.kind is CauseKind.ASSAY:
            held = self.books.contents.of_lot(cause.subject)
            return held.loadings_of(cause.element or "").get(name)
        return None

    def _system(self) -> LinearSystem:
        """Return the balances with their signs turned, so that a loss comes out above zero."""
        entries = [
            (number, self._place[name], -loading)
            for number, row in enumerate(self.rows)
            for name, loading in self._loadings(row.done.missing)
        ]
        rows, columns, data = zip(*entries, strict=True) if entries else ((), (), ())
        shape = (len(self.rows), len(self.names))
        matrix = csr_array((np.array(data, dtype=float), (rows, columns)), shape=shape)
        missing = np.array([-row.done.missing.kg for row in self.rows])
        return LinearSystem(matrix, missing, np.zeros(shape[1]), np.ones(shape[1]))

    def _loads(self, amount: Amount) -> tuple[Floats, float]:
        """Return an amount's loadings on the unknowns, and the variance no balance knows of."""
        loads, elsewhere = np.zeros(len(self.names)), 0.0
        for name, loading in self._loadings(amount):
            place = self._place.get(name)
            if place is None:
                elsewhere += loading**2
            else:
                loads[place] += loading
        return loads, elsewhere

    def _loadings(self, amount: Amount) -> Iterator[tuple[str, float]]:
        """Yield what an amount errs by, by name [kg]; what is left out may err by anything.

        A scale that is left out still tells its weighings from one another, but not what it reads.
        """
        for name, loading in amount.shared.items():
            yield name, loading * (LEFT_OUT if name in self.left_out else 1.0)
            if not self._off or not name.startswith(WEIGHING):
                continue
            weighing = self.books.weighings.by_id.get(name.removeprefix(WEIGHING))
            for off, scale, since in self._off:
                if weighing is not None and scale == weighing.scale and weighing.at >= since:
                    moved = loading / weighing.own * weighing.kg / weighing.sd_kg
                    yield off, moved * _ANYTHING


def _off_since(left_out: Iterable[str]) -> Iterator[tuple[str, str, datetime]]:
    """Yield the scales that are left out from a moment on, with the names of their errors."""
    for name in left_out:
        told = scale_in(name)
        if told is not None and told[1] is not None:
            yield name, told[0], told[1]


def _rows(books: Books, period: Period, element: str) -> Iterator[Row]:
    """Yield the balances: of dry mass where all of it is weighed, of elements where they change.

    What a batch, a lot or a split lot holds of an element follows from its mass, which is checked.
    """
    for done in books.done(period, element):
        run = books.book.runs.get(done.node)
        changes = run is not None and run.kind in (RunKind.PROCESS, RunKind.TEARDOWN)
        if (element and not changes) or not books.is_told(done.node, element):
            continue
        came = math.fsum(books.amount(one, element).kg for one in books.into.get(done.node, ()))
        if done.missing.sd > _EXACT * came:
            yield Row(element, done)


def _wild_scales(found: Iterable[Suspect[str | Weighing]]) -> set[str | None]:
    """Return the scales that are suspected of more than `PLAUSIBLE`."""
    return {
        name.scale
        for one in found
        for name, error in zip(one.names, one.errors, strict=True)
        if isinstance(name, Weighing) and abs(error) > PLAUSIBLE
    }
