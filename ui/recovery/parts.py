"""A whole divided by origin, supplier or material: the largest parts and their shares."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from recycler.fractions import fractions, ratio
from recycler.quantity import Quantity
from recycler.totals.holding import Holding, Kind
from recycler.totals.totals import Measure, Moments, TotalRow
from ui.recovery.figures import Part
from ui.recovery.sums import Keyed

SHOWN = 6
REST = "\0rest"
WHOLE = "="
NOTHING = Moments(0.0, 0.0)
Spread = Quantity | Moments  # either has a mean and a standard deviation


class Division:
    """Ranks the parts by their means, and asks for the totals of those that are shown.

    A part and all else add up to the whole, so the covariance of the two follows from the three
    variances; a share then has its first-order variance (JCGM 100:2008, 5.2.2) and the quantiles
    of the logit-normal with that mean and sd.
    """

    def __init__(self, name: str, keyed: Keyed, mean_kg: Callable[[Holding], float]) -> None:
        """Divide some holdings.

        Args:
            name: what its keys begin with.
            keyed: holdings, each under its part.
            mean_kg: what a holding counts for.
        """
        self._name = name
        masses: dict[str, float] = {}
        for key, holding in keyed:
            masses[key] = masses.get(key, 0.0) + mean_kg(holding)
        self._whole_kg = sum(masses.values())
        ranked = sorted((key for key in masses if masses[key] > 0), key=lambda k: (-masses[k], k))
        self.shown = ranked if len(ranked) <= SHOWN + 1 else ranked[:SHOWN]
        self.left_out = frozenset(ranked[len(self.shown) :])
        self._parts: dict[str, dict[Kind, Holding]] = {key: {} for key in self.keys}
        self._whole: dict[Kind, Holding] = {}
        for key, holding in keyed:
            self._add(REST if key in self.left_out else key, holding)

    @property
    def keys(self) -> list[str]:
        """The parts that are shown, the rest of them last."""
        return [*self.shown, REST] if self.left_out else self.shown

    def _add(self, key: str, holding: Holding) -> None:
        for into in (self._whole, self._parts.get(key)):
            if into is not None:
                before = into.get(holding.kind)
                into[holding.kind] = holding if before is None else before.plus(holding)

    def keyed(self) -> Iterator[tuple[str, Holding]]:
        """Each part, for `Totals.rows`."""
        for key in self.keys:
            for holding in self._parts[key].values():
                yield f"{self._name}+{key}", holding

    def others(self) -> Iterator[tuple[str, Holding]]:
        """The whole, and all but each part, for `Totals.moments`."""
        for kind, whole in self._whole.items():
            yield WHOLE, whole
            for key in self.keys:
                own = self._parts[key].get(kind)
                rest = whole if own is None else whole.plus(own, -1)
                if rest.batches:
                    yield f"-{key}", rest

    def parts(
        self,
        rows: Mapping[str, TotalRow],
        measure: Measure,
        others: Mapping[str, Moments] | None = None,
    ) -> tuple[Part, ...]:
        """Return the parts with their shares in what is measured; with `others`, their spread."""
        totals = [rows.get(f"{self._name}+{key}") for key in self.keys]
        masses = [_measured(total, measure) for total in totals]
        shares = [Quantity.exactly(ratio(mass.mean, self._whole_kg)) for mass in masses]
        if others:
            rest = [others.get(f"-{key}", NOTHING) for key in self.keys]
            shares = shares_of_whole(list(zip(masses, rest, strict=True)), others[WHOLE])
        return tuple(
            Part(None if key == REST else key, total, share, self._keys(key))
            for key, total, share in zip(self.keys, totals, shares, strict=True)
            if total is not None
        )

    def _keys(self, key: str) -> tuple[str, ...]:
        return tuple(sorted(self.left_out)) if key == REST else (key,)


def _measured(row: TotalRow | None, measure: Measure) -> Quantity:
    if row is None:
        return Quantity.ZERO
    return row.contained if measure == "contained" else row.recovered


def shares_of_whole(pairs: Sequence[tuple[Quantity, Spread]], whole: Spread) -> list[Quantity]:
    """Shares of the first of each pair in the sum of both, which is `whole`."""
    means, variances = [], []
    for part, rest in pairs:
        share = ratio(part.mean, whole.mean)
        cov = (whole.sd**2 - part.sd**2 - rest.sd**2) / 2
        var = (1 - share) ** 2 * part.sd**2 + share**2 * rest.sd**2 - 2 * share * (1 - share) * cov
        means.append(share)
        variances.append(max(var, 0.0) / whole.mean**2 if whole.mean > 0 else 0.0)
    return fractions(means, [variance**0.5 for variance in variances])
