"""The control chart of one series: one reference material or blank, and one element."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from recycler.laboratory.control import (
    Control,
    Limits,
    blanks,
    chart_limits,
    judged,
    reference_material,
)
from recycler.laboratory.methods import Methods
from recycler.laboratory.records import ControlEntry, ControlResult
from recycler.model.logit import Floats

LAST = 40  # results on a chart
LEAST_OWN = 8  # results from which on a chart has limits of its own

Series = tuple[str, str, bool]  # name, element, whether it is a blank


@dataclass(frozen=True, slots=True, eq=False)
class ControlChart:
    """Results as they stand to the limits, in order of time, shape (n,).

    offsets: found minus certified, of a blank what was found [-];
    limits: of the offsets [-]; own: whether they are those of the results themselves;
    scores: sds of the limits off their centre.
    """

    offsets: Floats
    limits: Limits
    own: bool
    scores: Floats
    control: Control


def series(results: Iterable[ControlResult]) -> dict[Series, list[ControlResult]]:
    """Return the last results of each series in order of time, the latest series first."""
    found: dict[Series, list[ControlResult]] = {}
    for one in sorted(results, key=moment):
        found.setdefault((one.name, one.element, one.certified is None), []).append(one)
    latest = {key: some[-LAST:] for key, some in found.items()}
    order = sorted(latest, key=lambda key: (key[2], -moment(latest[key][-1]).timestamp(), key))
    return {key: latest[key] for key in order}


def moment(result: ControlResult) -> datetime:
    """Return when a control was analysed, or recorded where nobody says."""
    return result.analysed_at or result.recorded_at


def control_chart(entries: Sequence[ControlEntry], methods: Methods) -> ControlChart:
    """Return the chart of one series.

    From eight results on the limits are those of the results themselves; before that they follow
    from the uncertainties of results and certificate. A reference material is judged twice, by
    the limits and by its certificate, as own limits alone would not see a bias; the worse counts.
    A blank in which nothing was found stands at zero.

    Args:
        entries: of one series, in order of time, one or more.
        methods: whose uncertainties hold where none is stated.
    """
    sds = np.array([methods.sd(one) for one in entries])
    if entries[0].certified is None:
        return _of_blank(entries, sds)
    found = np.array([one.fraction for one in entries])
    stated = np.array([one.certified_fraction or 0.0 for one in entries])
    stated_sd = np.array([one.certified_fraction_sd for one in entries])
    offsets = found - stated
    limits, own = _limits(offsets, np.hypot(sds, stated_sd))
    scores = (offsets - limits.centre) / limits.sd
    control = _worse(judged(scores), reference_material(found, sds, stated, stated_sd).control)
    return ControlChart(offsets, limits, own, scores, control)


def _of_blank(entries: Sequence[ControlEntry], sds: Floats) -> ControlChart:
    found = np.array([0.0 if one.below else one.fraction for one in entries])
    limits, own = _limits(found, sds)
    checks = blanks(found - limits.centre, 3 * limits.sd)
    return ControlChart(found, limits, own, checks.scores, checks.control)


def _limits(offsets: Floats, sds: Floats) -> tuple[Limits, bool]:
    """Return the limits, and whether they are own ones."""
    if len(offsets) >= LEAST_OWN:
        own = chart_limits(offsets)
        if own.sd > 0:
            return own, True
    return Limits(0.0, float(np.median(sds))), False


def _worse(first: Control, second: Control) -> Control:
    order = list(Control)
    return max(first, second, key=order.index)
