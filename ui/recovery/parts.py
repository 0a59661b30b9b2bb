"""A whole divided by origin, supplier or material: the largest parts and their shares."""

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from recycler.quantity import Quantity
from recycler.shares import Kind
from recycler.totals import Holding, TotalRow
from ui.recovery.figures import Part
from ui.recovery.sums import Keyed, Sums, added, fractions, ratio, sums_of

SHOWN = 6
REST = "\0rest"
Measure = Literal["contained", "recovered"]


class Division:
    """Ranks the parts by their means, and asks for the totals of those that are shown.

    A part and all else add up to the whole, so the covariance of the two follows from the three
    variances; a share then has its first-order variance (JCGM 100:2008, 5.2.2) and the quantiles
    of the logit-normal with that mean and sd.
    """

    def __init__(
        self, name: str, keyed: Keyed, mean_kg: Callable[[Holding], float], *, spread: bool
    ) -> None:
        """Divide some holdings.

        Args:
            name: what its keys begin with.
            keyed: holdings, each under its part.
            mean_kg: what a holding counts for.
            spread: whether the shares are wanted with their spread.
        """
        self._name, self._spread = name, spread
        masses: dict[str, float] = {}
        for key, holding in keyed:
            masses[key] = masses.get(key, 0.0) + mean_kg(holding)
        ranked = sorted((key for key in masses if masses[key] > 0), key=lambda k: (-masses[k], k))
        self.shown = ranked if len(ranked) <= SHOWN + 1 else ranked[:SHOWN]
        self.left_out = frozenset(ranked[len(self.shown) :])
        self._parts: dict[str, dict[Kind, Sums]] = {key: {} for key in self.keys}
        self._whole: dict[Kind, Sums] = {}
        for key, holding in keyed:
            self._add(REST if key in self.left_out else key, holding)

    @property
    def keys(self) -> list[str]:
        """The parts that are shown, the rest of them last."""
        return [*self.shown, REST] if self.left_out else self.shown

    def _add(self, key: str, holding: Holding) -> None:
        sums = sums_of(holding)
        for into in (self._whole, self._parts.get(key)):
            if into is not None:
                before = into.get(holding.kind)
                into[holding.kind] = sums if before is None else added(before, sums)

    def keyed(self) -> Iterator[tuple[str, Holding]]:
        """Each part, all but that part, and the whole, for `Totals.rows`."""
        for kind, sums in self._whole.items():
            yield f"{self._name}=", Holding(*kind, *sums)
        for key in self.keys:
            for kind, sums in self._parts[key].items():
                yield f"{self._name}+{key}", Holding(*kind, *sums)
            if self._spread:
                yield from self._others(key)

    def _others(self, key: str) -> Iterator[tuple[str, Holding]]:
        part = self._parts[key]
        for kind, sums in self._whole.items():
            own = part.get(kind)
            rest = sums if own is None else added(sums, own, -1)
            if rest[0]:
                yield f"{self._name}-{key}", Holding(*kind, *rest)

    def parts(self, rows: Mapping[str, TotalRow], measure: Measure) -> tuple[Part, ...]:
        """Return the parts with their shares in what is measured."""
        totals = [rows.get(f"{self._name}+{key}") for key in self.keys]
        masses = [_measured(total, measure) for total in totals]
        whole = _measured(rows.get(f"{self._name}="), measure)
        others = [_measured(rows.get(f"{self._name}-{key}"), measure) for key in self.keys]
        shares = [Quantity.exactly(ratio(mass.mean, whole.mean)) for mass in masses]
        if self._spread:
            shares = shares_of_whole(list(zip(masses, others, strict=True)), whole)
        return tuple(
            Part(None if key == REST else key, total, share, self._count(key))
            for key, total, share in zip(self.keys, totals, shares, strict=True)
            if total is not None
        )

    def _count(self, key: str) -> int:
        return len(self.left_out) if key == REST else 1


def _measured(row: TotalRow | None, measure: Measure) -> Quantity:
    if row is None:
        return Quantity.ZERO
    return row.contained if measure == "contained" else row.recovered


def shares_of_whole(pairs: list[tuple[Quantity, Quantity]], whole: Quantity) -> list[Quantity]:
    """Shares of the first of each pair in the sum of both, which is `whole`."""
    means, variances = [], []
    for part, rest in pairs:
        share = ratio(part.mean, whole.mean)
        cov = (whole.sd**2 - part.sd**2 - rest.sd**2) / 2
        var = (1 - share) ** 2 * part.sd**2 + share**2 * rest.sd**2 - 2 * share * (1 - share) * cov
        means.append(share)
        variances.append(max(var, 0.0) / whole.mean**2 if whole.mean > 0 else 0.0)
    return fractions(means, [variance**0.5 for variance in variances])
