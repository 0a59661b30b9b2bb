"""Samples of a batch: how far they may be off, and what all results of a batch say together.

A result of sample s is y = logit f = theta + e_s + a, with e_s the error of sampling and
preparation, shared by all results of the sample, and a that of the analysis; all of them are
independent and normal. `docs/model.md` section 8.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from recycler.evidence import Evidence
from recycler.figures import Assay
from recycler.laboratory.methods import Methods
from recycler.laboratory.records import AssayResult, Sample, Taking

WORTH = 5  # pairs of duplicates a default is worth; an assumption
_SAYS_NOTHING = 4.0  # sd on the logit scale from which a result below a limit is left out


@dataclass(frozen=True, slots=True)
class SamplingSd:
    """Standard deviation of sampling and preparation, on the logit scale [-].

    It is about that of a small fraction relative to itself. pairs: duplicates it was learned from.
    """

    sd: float
    evidence: Evidence
    source: str
    pairs: int = 0


DEFAULTS: Mapping[Taking | None, SamplingSd] = {
    # 99 % of shares within 100 to 150 % of the truth in a layered lot (Gerlach et al. 2002), CVs
    # of 4 to 18 % in a soil (Mullins & Hutchison 1982): nobody knows how well a lot was mixed.
    Taking.GRAB: SamplingSd(
        0.10,
        Evidence.ASSUMPTION,
        "judged from J. Chemometrics 16 (2002) 321 and J. Soil Sci. 33 (1982) 547",
    ),
    # 99 % of shares within 2 %, so an sd of 0.8 %, rounded up for the preparation.
    Taking.RIFFLE: SamplingSd(
        0.01, Evidence.SECONDARY, "Gerlach et al., J. Chemometrics 16 (2002) 321, abstract"
    ),
    Taking.WHOLE: SamplingSd(0.005, Evidence.ASSUMPTION, "preparation alone; judgement"),
    None: SamplingSd(
        0.03, Evidence.ASSUMPTION, "nobody said how: the geometric mean of grab and riffle"
    ),
}


def default_sd(how: Taking | None) -> SamplingSd:
    """Return what is assumed of a sample taken so; None: nobody knows how."""
    return DEFAULTS[how]


def counting(results: Iterable[AssayResult]) -> list[AssayResult]:
    """Return the results that count: neither rejected nor replaced by a retest that counts."""
    found = [result for result in results if result.counts]
    replaced = {result.retest_of for result in found}
    return [result for result in found if result.id not in replaced]


def effective(
    results: Iterable[AssayResult], sampling: Mapping[str, float], methods: Methods
) -> tuple[Assay, ...]:
    """Return what all results of one batch say together, as the estimate takes it.

    Args:
        results: of one batch; those that do not count are left out.
        sampling: sd of sampling and preparation by label of the sample, on the logit scale; a
            sample that is not in it counts as taken nobody knows how.
        methods: for results without a stated sd.

    Returns:
        For each element the one observation with the likelihood of all that was found, if
        anything was, and one observation below a limit for each sample of which a result lies
        below one. Of several such results of one sample the one with the lowest limit is taken.
        Fractions found that sum to more than one are scaled to one.

    Source:
        Generalised least squares: Aitken, Proc. R. Soc. Edinb. 55 (1936) 42. What was found in a
        sample predicts the error of a result below the limit in the same sample, which moves its
        limit and widens it; conditional normal distribution.
    """
    samples: dict[str, dict[str, list[AssayResult]]] = defaultdict(lambda: defaultdict(list))
    for result in counting(results):
        samples[result.element][result.sample].append(result)
    assays: list[Assay] = []
    for element, by_label in samples.items():
        tellings = [
            _Telling.of(found, sampling.get(label, default_sd(None).sd), methods)
            for label, found in by_label.items()
        ]
        assays += _together(element, tellings)
    return tuple(_closed(assays))


def _closed(assays: Sequence[Assay]) -> list[Assay]:
    """Return assays of which those found sum to one at most: several samples may find 101 %."""
    total = sum(assay.fraction for assay in assays if not assay.below)
    if total <= 1:
        return list(assays)
    return [
        assay if assay.below else replace(assay, fraction=assay.fraction / total)
        for assay in assays
    ]


class _Said(NamedTuple):
    """An observation on the logit scale: value, variance, and what of that is of the sampling."""

    value: float
    var: float
    sampling: float


@dataclass(frozen=True, slots=True)
class _Telling:
    """What one sample says on the logit scale, None where nothing: found, and below a limit."""

    found: "_Said | None"
    below: "_Said | None"

    @classmethod
    def of(cls, results: Sequence[AssayResult], sampling: float, methods: Methods) -> "_Telling":
        found = [result for result in results if not result.below]
        limits = [result for result in results if result.below]
        mean, analysis = _mean(found, methods) if found else (0.0, math.inf)
        below = None
        if limits:
            lowest = min(limits, key=lambda result: result.fraction)
            limit, noise = _mean([lowest], methods)
            below = _given(limit, noise, mean, analysis, sampling**2)
        return cls(_Said(mean, analysis + sampling**2, sampling**2) if found else None, below)


def _mean(results: Sequence[AssayResult], methods: Methods) -> tuple[float, float]:
    """Return the weighted mean of results of one sample, and the variance of its analyses."""
    total = weighted = 0.0
    for result in results:
        slope = result.fraction * (1 - result.fraction)
        weight = (slope / methods.sd(result)) ** 2
        total += weight
        weighted += weight * _logit(result.fraction)
    return weighted / total, 1 / total


def _expit(value: float) -> float:
    return 1 / (1 + math.exp(-value))


def _logit(fraction: float) -> float:
    return math.log(fraction / (1 - fraction))


def _given(limit: float, noise: float, mean: float, analysis: float, sampling: float) -> _Said:
    """Return the limit and the variance of a result below it, given what else its sample says.

    With a share r = sampling / (sampling + analysis) of what was found being the sample's own
    error, the result is normal around r mean + (1 - r) theta.
    """
    if math.isinf(analysis):
        return _Said(limit, noise + sampling, sampling)
    share = sampling / (sampling + analysis)
    left = sampling * (1 - share)
    scale = (1 - share) ** 2
    return _Said((limit - share * mean) / (1 - share), (noise + left) / scale, left / scale)


def _together(element: str, tellings: Sequence[_Telling]) -> Iterator[Assay]:
    found = [telling.found for telling in tellings if telling.found]
    if found:
        total = sum(1 / said.var for said in found)
        mean, var = sum(said.value / said.var for said in found) / total, 1 / total
        yield _assay(element, _Said(mean, var, sum(s.sampling * (var / s.var) ** 2 for s in found)))
    for telling in tellings:
        if telling.below and math.sqrt(telling.below.var) < _SAYS_NOTHING:
            yield _assay(element, telling.below, below=True)


def _assay(element: str, said: _Said, *, below: bool = False) -> Assay:
    fraction = _expit(said.value)
    sd = math.sqrt(said.var) * fraction * (1 - fraction)
    return Assay(element, fraction, sd, below, said.sampling / said.var)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An element found in two samples of one batch, or twice in one sample.

    first, second: fractions [-]; analysis: mean variance of the two analyses, on the logit scale,
    as is `difference`; at: when the later one was analysed.
    """

    ticket: str
    at: datetime
    samples: tuple[str, str]
    element: str
    first: float
    second: float
    difference: float
    analysis: float

    @property
    def mean(self) -> float:
        """Horizontal axis of either chart [-]."""
        return (self.first + self.second) / 2

    @property
    def absolute(self) -> float:
        """Vertical axis of the chart of Thompson & Howarth, Analyst 101 (1976) 690 [-]."""
        return abs(self.first - self.second)

    @property
    def relative(self) -> float:
        """Difference over the mean [-]."""
        return (self.first - self.second) / self.mean


def duplicate_samples(results: Iterable[AssayResult], methods: Methods) -> list[Duplicate]:
    """Return neighbouring samples of one batch in which the same element was found."""
    groups: dict[tuple[str, str], dict[str, list[AssayResult]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for result in counting(results):
        if not result.below:
            groups[result.batch_id, result.element][result.sample].append(result)
    return [
        _duplicate(first, second, methods)
        for by_label in groups.values()
        for first, second in pairwise(by_label.values())
    ]


def duplicate_analyses(results: Iterable[AssayResult], methods: Methods) -> list[Duplicate]:
    """Return neighbouring results of one element in one sample."""
    groups: dict[tuple[str, str], list[AssayResult]] = defaultdict(list)
    for result in counting(results):
        if not result.below:
            groups[result.sample, result.element].append(result)
    return [
        _duplicate([first], [second], methods)
        for found in groups.values()
        for first, second in pairwise(found)
    ]


def _duplicate(
    first: Sequence[AssayResult], second: Sequence[AssayResult], methods: Methods
) -> Duplicate:
    (one, noise), (other, more) = _mean(first, methods), _mean(second, methods)
    return Duplicate(
        first[0].ticket,
        max(result.moment for result in (*first, *second)),
        (first[0].sample, second[0].sample),
        first[0].element,
        _expit(one),
        _expit(other),
        one - other,
        (noise + more) / 2,
    )


def duplicate_sd(duplicates: Sequence[Duplicate]) -> float:
    """Return the sd of one of two by their differences, sqrt(sum d² / 2n), on the logit scale [-].

    Source:
        Thompson & Howarth, Analyst 101 (1976) 690.
    """
    squares = [duplicate.difference**2 for duplicate in duplicates]
    return math.sqrt(sum(squares) / (2 * len(squares)))


def learned_sd(default: SamplingSd, duplicates: Sequence[Duplicate]) -> SamplingSd:
    """Return the sd of sampling by duplicate samples, drawn to a default worth `WORTH` pairs.

    The variance of the analyses is taken off. A pair of samples counts once, however many elements
    were found in both, as their errors go together.

    Source:
        Mean of the scaled inverse chi-square posterior in the form of Gelman et al., Bayesian Data
        Analysis (3rd ed. 2013), section 2.6: (n0 s0² + n s²) / (n0 + n).
    """
    if not duplicates:
        return default
    pairs = len({duplicate.samples for duplicate in duplicates})
    analysis = sum(duplicate.analysis for duplicate in duplicates) / len(duplicates)
    found = max(0.0, duplicate_sd(duplicates) ** 2 - analysis)
    var = (WORTH * default.sd**2 + pairs * found) / (WORTH + pairs)
    evidence = Evidence.OWN if pairs > WORTH else default.evidence
    return SamplingSd(math.sqrt(var), evidence, default.source, pairs)


def sampling_sds(
    samples: Iterable[Sample], results: Iterable[AssayResult], methods: Methods
) -> dict[Taking | None, SamplingSd]:
    """Return the sd of each way of taking samples, learned from those taken twice in that way."""
    how = {sample.label: sample.how for sample in samples}
    twice: dict[Taking | None, list[Duplicate]] = {taking: [] for taking in (*Taking, None)}
    for duplicate in duplicate_samples(results, methods):
        first, second = (how.get(label) for label in duplicate.samples)
        if first == second:
            twice[first].append(duplicate)
    return {taking: learned_sd(default_sd(taking), found) for taking, found in twice.items()}
