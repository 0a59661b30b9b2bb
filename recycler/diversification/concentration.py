"""How concentrated shares are: the Herfindahl-Hirschman index and the largest single source."""

from collections.abc import Mapping
from dataclasses import dataclass

from recycler.quantity import Quantity

POINTS = 10_000  # of the index where one source has it all, as it is shown
TENFOLD = 10.0


@dataclass(frozen=True, slots=True)
class Concentration:
    """Index and largest share [-] of some sources.

    unnamed: share of no one source; it is left out of the index, which then is a lower bound.
    """

    hhi: float
    largest: str | None
    largest_share: float
    unnamed: float = 0.0

    def as_dict(self) -> dict[str, object]:
        return {
            "hhi": self.hhi,
            "hhi_points": self.hhi * POINTS,
            "hhi_is_lower_bound": self.unnamed > 0,
            "largest": self.largest,
            "largest_share": self.largest_share,
            "unnamed_share": self.unnamed,
        }


@dataclass(frozen=True, slots=True)
class Moved:
    """Index and largest share [-] of a mix which the facility's kilograms have joined.

    times: how many times as much of them as there is.
    """

    times: float
    share: Quantity
    hhi: Quantity
    largest: str
    largest_share: Quantity

    def as_dict(self) -> dict[str, object]:
        return {
            "times": self.times,
            "share": self.share.as_dict(),
            "hhi": self.hhi.as_dict(),
            "hhi_points": self.hhi.scaled(POINTS).as_dict(),
            "largest": self.largest,
            "largest_share": self.largest_share.as_dict(),
        }


def concentration(shares: Mapping[str, float], unnamed: float, rest: str) -> Concentration:
    """Return index and largest share.

    Args:
        shares: by source [-]; they sum to one with the unnamed.
        unnamed: share of no one source [-].
        rest: the key of the unnamed among the shares, which is no source.

    Returns:
        Sum of the squared shares of the named sources.

    Source:
        Hirschman, The Paternity of an Index, American Economic Review 54 (1964) 761-762.
    """
    named = {source: share for source, share in shares.items() if source != rest}
    largest = max(named, key=lambda source: (named[source], source), default=None)
    return Concentration(
        sum(share**2 for share in named.values()),
        largest,
        named[largest] if largest is not None else 0.0,
        unnamed,
    )


def joined(
    shares: Mapping[str, float], home: str, share: Quantity, times: float, rest: str
) -> Moved:
    """Return what becomes of a mix when the facility's share of demand enters it.

    All sources give way in proportion, and `home` gains what is entered; demand stays.

    Args:
        shares: by source, without the facility [-].
        home: the source its kilograms count for; a new one where it has no share yet.
        share: the facility's share of demand [-].
        times: how many times as much of it enters; a whole is never exceeded.
        rest: the key of what is no source.
    """
    entered = share.scaled(times)
    at = [min(p, 1.0) for p in (entered.mean, entered.p05, entered.p50, entered.p95)]
    mixes = [_mixed(shares, home, part) for part in at]
    found = [concentration(mix, mix.get(rest, 0.0), rest) for mix in mixes]
    slope = _slope(shares, home, at[0], rest)
    largest = str(found[0].largest)
    top = [mix.get(largest, 0.0) for mix in mixes]
    top_slope = (1.0 if largest == home else 0.0) - shares.get(largest, 0.0)
    return Moved(
        times,
        Quantity(at[0], entered.sd, at[1], at[2], at[3]),
        _ordered([one.hhi for one in found], abs(slope) * entered.sd),
        largest,
        _ordered(top, abs(top_slope) * entered.sd),
    )


def _mixed(shares: Mapping[str, float], home: str, entered: float) -> dict[str, float]:
    mix = {source: share * (1 - entered) for source, share in shares.items()}
    mix[home] = mix.get(home, 0.0) + entered
    return mix


def _slope(shares: Mapping[str, float], home: str, entered: float, rest: str) -> float:
    """Return how the index changes with what is entered."""
    mix = _mixed(shares, home, entered)
    return sum(
        2 * share * ((1.0 if source == home else 0.0) - shares.get(source, 0.0))
        for source, share in mix.items()
        if source != rest
    )


def _ordered(values: list[float], sd: float) -> Quantity:
    mean, *others = values
    low, middle, high = sorted(others)
    return Quantity(mean, sd, low, middle, high)
