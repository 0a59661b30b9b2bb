"""Do the results of a sample, and all results of its batch, fit into 100 %."""

import math
from collections import defaultdict
from collections.abc import Iterable

from recycler.errors import InputError
from recycler.laboratory.methods import Methods
from recycler.laboratory.records import AssayEntry, Taking
from recycler.laboratory.sampling import default_sd

_FAR = 3.0  # sds a batch may be found over the whole
_Found = dict[str, list[tuple[float, float]]]  # fractions and their variances, by element


class Wholes:
    """What results hold together, added one by one.

    One method finds at most the whole in one sample. Samples and methods of one batch differ by
    chance: their sum is refused where it is over the whole by more than three sds, each sample
    taken as of a grab, the widest there is. What was not found adds nothing; replicates count as
    their mean.

    Args:
        methods: for results without a stated sd.
        kept: results that count already.
    """

    def __init__(self, methods: Methods, kept: Iterable[AssayEntry] = ()) -> None:
        self._methods = methods
        self._samples: dict[tuple[str | None, ...], _Found] = defaultdict(dict)
        self._batches: dict[str, _Found] = defaultdict(dict)
        for entry in kept:
            self.add(entry)

    def add(self, entry: AssayEntry) -> None:
        """Count a result in."""
        if entry.below:
            return
        told = (entry.fraction, self._variance(entry))
        for found in (self._samples[_sample(entry)], self._batches[entry.ticket]):
            found.setdefault(entry.element, []).append(told)

    def check(self, entry: AssayEntry) -> None:
        """Refuse a result that does not fit to what was added.

        Raises:
            InputError: `results_over_whole` of its sample, or `batch_over_whole`.
        """
        if entry.below:
            return
        told = (entry.fraction, self._variance(entry))
        total, _ = _sum(self._samples.get(_sample(entry), {}), entry.element, told)
        if total > 1 + 1e-9:
            details = {"sample": entry.sample, "sum": _percent(total)}
            raise InputError("results_over_whole", **details)
        total, variance = _sum(self._batches.get(entry.ticket, {}), entry.element, told)
        if total > 1 + _FAR * math.sqrt(variance):
            raise InputError("batch_over_whole", ticket=entry.ticket, sum=_percent(total))

    def take(self, entries: Iterable[AssayEntry]) -> None:
        """Check results and count them in, one after the other.

        Raises:
            InputError: as of `check`.
        """
        for entry in entries:
            self.check(entry)
            self.add(entry)

    def _variance(self, entry: AssayEntry) -> float:
        sampling = default_sd(Taking.GRAB).sd * entry.fraction * (1 - entry.fraction)
        return self._methods.sd(entry) ** 2 + sampling**2


def _sample(entry: AssayEntry) -> tuple[str | None, ...]:
    return entry.ticket, entry.sample, entry.method


def _sum(found: _Found, element: str, one: tuple[float, float]) -> tuple[float, float]:
    """Return the sum of the means of all elements with one result more, and its variance."""
    together = {**found, element: [*found.get(element, ()), one]}
    total = variance = 0.0
    for results in together.values():
        total += sum(fraction for fraction, _ in results) / len(results)
        variance += sum(var for _, var in results) / len(results) ** 2
    return total, variance


def _percent(fraction: float) -> str:
    return f"{100 * fraction:.2f}"
