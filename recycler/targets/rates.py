"""What share of an element is won, out of estimates of batches."""

from math import sqrt

from recycler.totals.totals import Moments


def won_share(contained: Moments, recovered: Moments) -> tuple[float, float]:
    """Return mean and standard deviation of recovered over contained mass [-].

    Compositions and yields err independently, so that the relative variances add up:
    that of what is won is that of what is held and that of the share won.

    Args:
        contained: mass that came in [kg], above zero.
        recovered: mass that is won of it [kg].
    """
    share = recovered.mean / contained.mean
    if not recovered.mean:
        return 0.0, 0.0
    relative = (recovered.sd / recovered.mean) ** 2 - (contained.sd / contained.mean) ** 2
    return share, share * sqrt(max(relative, 0.0))
