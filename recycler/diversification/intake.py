"""The facility's own intake by origin: shares of correlated totals, and how concentrated it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recycler.diversification.concentration import POINTS, concentration
from recycler.fractions import fractions, ratio
from recycler.model.logit import Floats
from recycler.quantity import Quantity
from recycler.totals.holding import Holding, Kind
from recycler.totals.totals import TotalRow, Totals

UNKNOWN = ""  # the origin nobody stated
Keyed = Sequence[tuple[str, Holding]]


@dataclass(frozen=True, slots=True)
class Source:
    """What came from one origin: contained mass [kg] and its share of all [-]."""

    origin: str
    contained: Quantity
    share: Quantity
    batches: int
    evidence: str

    def as_dict(self) -> dict[str, object]:
        return {
            "origin": self.origin or None, "contained_kg": self.contained.as_dict(),
            "share": self.share.as_dict(), "batches": self.batches, "evidence": self.evidence,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Intake:
    """What the scrap of a period holds of an element, by origin, the largest first.

    covariance: of the contained masses of the sources, in their order [kg²].
    """

    element: str
    sources: tuple[Source, ...]
    hhi: Quantity
    covariance: Floats

    @property
    def contained_kg(self) -> float:
        return sum(source.contained.mean for source in self.sources)

    @property
    def largest(self) -> Source | None:
        """The largest source with a name."""
        return next((source for source in self.sources if source.origin != UNKNOWN), None)

    @property
    def unknown_share(self) -> float:
        return sum(s.share.mean for s in self.sources if s.origin == UNKNOWN)

    def parted(self, key_of: Callable[[str], str]) -> dict[str, Quantity]:
        """Return the shares of origins put together, by what `key_of` makes of each [-]."""
        keys = [key_of(source.origin) for source in self.sources]
        names = list(dict.fromkeys(keys))
        within = np.array([[float(key == name) for key in keys] for name in names])
        means = [source.contained.mean for source in self.sources]
        shares = _shares(within, np.array(means), self.covariance)
        return dict(zip(names, shares, strict=True))

    def as_dict(self) -> dict[str, object]:
        first = self.largest
        return {
            "contained_kg": self.contained_kg,
            "sources": [source.as_dict() for source in self.sources],
            "covariance_kg2": self.covariance.tolist(),
            "hhi": self.hhi.as_dict(),
            "hhi_points": self.hhi.scaled(POINTS).as_dict(),
            "hhi_is_lower_bound": self.unknown_share > 0,
            "largest": first.origin if first else None,
            "largest_share": first.share.as_dict() if first else None,
            "unknown_share": self.unknown_share,
        }


def intake(totals: Totals, keyed: Keyed, element: str) -> Intake:
    """Return the intake by origin.

    Shares and index are those of the means; their standard deviations are of first order in the
    masses' covariances (JCGM 100:2008, 5.2.2), which follow from the variances of origins two by
    two, since those are totals as well. Quantiles are those of the logit-normal with this mean
    and standard deviation. Origin unknown is a part of the whole but no source of the index,
    which then is a lower bound.

    Args:
        totals: what adds up.
        keyed: holdings, each under its origin, `UNKNOWN` where nobody stated it.
        element: element or group.
    """
    rows = [row for row in totals.rows(keyed, {element}) if row.contained.mean > 0]
    rows.sort(key=lambda row: (row.key == UNKNOWN, -row.contained.mean, row.key))
    means = np.array([row.contained.mean for row in rows])
    cov = _covariance(totals, keyed, rows, element)
    shares = _shares(np.eye(len(rows)), means, cov)
    sources = tuple(
        Source(row.key, row.contained, share, row.batches, str(row.evidence))
        for row, share in zip(rows, shares, strict=True)
    )
    return Intake(element, sources, _index(rows, means, cov), cov)


def _shares(within: Floats, means: Floats, cov: Floats) -> list[Quantity]:
    """Return shares of the whole.

    Args:
        within: 1 where a source is in a part, shape (parts, sources).
        means: of the sources, shape (sources,) [kg].
        cov: of the sources, shape (sources, sources) [kg²].
    """
    whole = float(means.sum())
    if whole <= 0:
        return []
    shares = within @ means / whole
    slopes = (within - shares[:, None]) / whole
    variances = np.einsum("ij,jk,ik->i", slopes, cov, slopes)
    sds = np.sqrt(np.maximum(variances, 0.0))
    return fractions([ratio(float(s), 1.0) for s in shares], [float(sd) for sd in sds])


def _index(rows: Sequence[TotalRow], means: Floats, cov: Floats) -> Quantity:
    whole = float(means.sum())
    if whole <= 0:
        return Quantity.ZERO
    shares = dict(zip((row.key for row in rows), (means / whole).tolist(), strict=True))
    found = concentration(shares, shares.get(UNKNOWN, 0.0), UNKNOWN)
    named = np.array([float(row.key != UNKNOWN) for row in rows])
    slopes = 2 * (means / whole * named - found.hhi) / whole
    sd = float(np.sqrt(max(slopes @ cov @ slopes, 0.0)))
    return fractions([min(found.hhi, 1.0)], [sd])[0]


def _covariance(totals: Totals, keyed: Keyed, rows: Sequence[TotalRow], element: str) -> Floats:
    """Return the covariances of the masses [kg²]: half of what two together vary more."""
    places = {row.key: place for place, row in enumerate(rows)}
    held: Mapping[str, dict[Kind, Holding]] = {key: {} for key in places}
    for key, holding in keyed:
        if key in held:
            before = held[key].get(holding.kind)
            held[key][holding.kind] = holding if before is None else before.plus(holding)
    var = {
        key: found.sd**2
        for key, found in totals.moments(_pairs(held), element, "contained").items()
    }
    cov = np.zeros((len(rows), len(rows)))
    for one, i in places.items():
        cov[i, i] = var.get(f"{one}+", 0.0)
    for one, i in places.items():
        for other, j in places.items():
            if i < j:
                together = var.get(f"{one}+{other}+", 0.0)
                cov[i, j] = cov[j, i] = (together - cov[i, i] - cov[j, j]) / 2
    return cov


def _pairs(held: Mapping[str, Mapping[Kind, Holding]]) -> Iterator[tuple[str, Holding]]:
    """Yield each origin alone, and each with each other."""
    keys = list(held)
    for place, one in enumerate(keys):
        for holding in held[one].values():
            yield f"{one}+", holding
        for other in keys[place + 1 :]:
            for holding in (*held[one].values(), *held[other].values()):
                yield f"{one}+{other}+", holding
