"""Assays of lots as learning takes them: one effective result for each lot and element."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy.special import logit  # type: ignore[import-untyped]

from recycler.errors import InputError
from recycler.model.assays import check_result
from recycler.model.logit import Floats


@dataclass(frozen=True, slots=True)
class LotAssay:
    """What was found of an element in a lot.

    fraction: in the dry lot, or the limit it is below [-]; sd: of analysis and sampling together
    [-]; on: when it was found, for the record only; supplier: whose lot it is.
    """

    lot: str
    element: str
    fraction: float
    sd: float
    below: bool = False
    on: date | None = None
    supplier: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """An element's results in the lots of one material, on the logit scale.

    found, noise: of what was measured, and the variance of each, shape (measured,);
    limits, limit_noise: of what was below a limit, shape (distinct,), with `times` each came up;
    first, last: days of the first and last result, where known.
    """

    found: Floats
    noise: Floats
    limits: Floats
    limit_noise: Floats
    times: Floats
    first: date | None = None
    last: date | None = None

    @property
    def measured(self) -> int:
        return len(self.found)

    @property
    def below(self) -> int:
        return int(self.times.sum())

    @property
    def lots(self) -> int:
        return self.measured + self.below

    @property
    def values(self) -> Floats:
        return np.append(self.found, self.limits)

    @property
    def typical_noise(self) -> float:
        """Median variance of a result."""
        times = self.times.astype(int)
        return float(np.median(np.append(self.noise, np.repeat(self.limit_noise, times))))


def series_by_element(assays: Iterable[LotAssay]) -> dict[str, Series]:
    """Return the results of one material by element, in the order they come in.

    Raises:
        InputError: `unknown_element`, `assay_range`, or `assay_twice` for a second result of one
            lot and element.
    """
    lots: dict[str, dict[str, LotAssay]] = {}
    for assay in assays:
        found = lots.setdefault(assay.element, {})
        check_result(assay.element, assay.fraction, assay.sd)
        if assay.lot in found:
            raise InputError("assay_twice", element=assay.element)
        found[assay.lot] = assay
    return {element: _series(list(found.values())) for element, found in lots.items()}


def _series(assays: list[LotAssay]) -> Series:
    fraction = np.array([assay.fraction for assay in assays])
    sd = np.array([assay.sd for assay in assays])
    below = np.array([assay.below for assay in assays])
    y, noise = logit(fraction), (sd / (fraction * (1 - fraction))) ** 2
    censored = np.column_stack([y[below], noise[below]])
    distinct, times = np.unique(censored, axis=0, return_counts=True)
    days = [assay.on for assay in assays if assay.on is not None]
    return Series(
        y[~below], noise[~below], distinct[:, 0], distinct[:, 1], times.astype(float),
        min(days, default=None), max(days, default=None),
    )  # fmt: skip
