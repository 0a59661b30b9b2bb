"""How precise sampling, preparation and analysis are, by what was measured twice: check C9."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum
from operator import attrgetter

import numpy as np
from scipy.special import chdtri  # type: ignore[import-untyped]

from recycler.laboratory.control import split_levels
from recycler.laboratory.methods import Methods
from recycler.laboratory.records import AssayResult, Sample, Taking
from recycler.laboratory.sampling import (
    Duplicate,
    counting,
    default_sd,
    duplicate_analyses,
    duplicate_samples,
)

_CHANCE = 0.05  # that a level as good as its target is called worse


class Split(StrEnum):
    """What two measurements have apart; the samples by how they were taken."""

    SAMPLING = "sampling"
    PREPARATION = "preparation"
    ANALYSIS = "analysis"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two measurements of one element by one method in one batch.

    second: label of the later sample; at: when that was analysed; difference: on the logit scale;
    relative: difference over the mean [-]; score: in sds of such a difference at the target.
    """

    ticket: str
    first: str
    second: str
    values: tuple[float, float]
    at: datetime
    difference: float
    relative: float
    score: float


@dataclass(frozen=True, slots=True)
class Precision:
    """One level at which an element was measured twice by a method.

    The sds are those of one measurement, relative to what is found [-].

    how: of the samples, where the level is sampling; total_sd: of this level and all below it;
    own_sd: what the level adds, None where nothing below it was measured twice; target_sd: what
    the estimates take in the place of `total_sd`; is_above: the total is above the target by more
    than chance.
    """

    element: str
    method: str
    split: Split
    how: Taking | None
    pairs: tuple[Pair, ...]
    total_sd: float
    own_sd: float | None
    target_sd: float
    is_above: bool


def precisions(
    samples: Iterable[Sample], results: Iterable[AssayResult], methods: Methods, zone: tzinfo
) -> list[Precision]:
    """Return the precision of each level, by element and method, what has most pairs first.

    Two samples of a batch taken in the same way differ by sampling and all after it; two results
    of one sample on different days by preparation and analysis; on one day by analysis alone. That
    a sample is prepared anew on another day, and not on the same, is an assumption: nobody records
    it. Of a sample the first result stands for the others.

    Args:
        samples: how they were taken.
        results: of whole batches; those that do not count or lie below a limit are left out.
        methods: for results without a stated sd.
        zone: whose days count.

    Source:
        Nested analysis of variance of duplicates, check C9: `split_levels`. Above the target: by
        the chi-square test of a variance, 5 % one-sided.
    """
    how = {sample.label: sample.how for sample in samples}
    groups: dict[tuple[str, str], list[AssayResult]] = defaultdict(list)
    for result in sorted(counting(results), key=attrgetter("moment")):
        if not result.below:
            groups[result.element, result.method or ""].append(result)
    found = [
        one
        for (element, method), some in groups.items()
        for one in _Levels(some, how, methods, zone).precisions(element, method)
    ]
    order = list(Split)
    pairs: dict[tuple[str, str], int] = defaultdict(int)
    for one in found:
        pairs[one.element, one.method] += len(one.pairs)
    return sorted(
        found,
        key=lambda one: (
            -pairs[one.element, one.method], one.element, one.method, order.index(one.split),
            str(one.how),
        ),
    )  # fmt: skip


class _Levels:
    """The duplicates of one element by one method, level by level."""

    def __init__(
        self,
        results: Sequence[AssayResult],
        how: Mapping[str, Taking | None],
        methods: Methods,
        zone: tzinfo,
    ) -> None:
        by_day: dict[tuple[str, date], list[AssayResult]] = defaultdict(list)
        by_way: dict[Taking | None, dict[str, AssayResult]] = defaultdict(dict)
        for one in results:
            by_day[one.sample, one.moment.astimezone(zone).date()].append(one)
            by_way[how.get(one.sample)].setdefault(one.sample, one)
        first_of_day = [some[0] for some in by_day.values()]
        self._analysis = [
            pair for some in by_day.values() for pair in duplicate_analyses(some, methods)
        ]
        self._preparation = duplicate_analyses(first_of_day, methods)
        self._sampling = {
            way: duplicate_samples(firsts.values(), methods) for way, firsts in by_way.items()
        }

    def precisions(self, element: str, method: str) -> list[Precision]:
        below = [(Split.PREPARATION, self._preparation), (Split.ANALYSIS, self._analysis)]
        whole: list[tuple[Taking | None, list[tuple[Split, list[Duplicate]]]]] = [
            (way, [(Split.SAMPLING, pairs), *below]) for way, pairs in self._sampling.items()
        ]
        whole += [(None, below), (None, below[1:])]
        return [
            self._precision(element, method, how, levels) for how, levels in whole if levels[0][1]
        ]

    def _precision(
        self,
        element: str,
        method: str,
        how: Taking | None,
        levels: Sequence[tuple[Split, list[Duplicate]]],
    ) -> Precision:
        """Return the precision of the first of some levels, which has pairs."""
        split, duplicates = levels[0]
        differences = [
            (str(name), np.array([one.difference for one in some])) for name, some in levels if some
        ]
        level = split_levels(differences)[0]
        analysis = sum(one.analysis for one in duplicates) / len(duplicates)
        target = math.sqrt(analysis + _added(split, how) ** 2)
        rest = 1 - sum(one.mean for one in duplicates) / len(duplicates)  # logit to relative
        chance = level.pairs * (level.total_sd / target) ** 2
        return Precision(
            element, method, split, how,
            tuple(_pair(one, math.sqrt(2) * target) for one in duplicates),
            level.total_sd * rest,
            level.own_sd * rest if len(differences) > 1 or split is Split.ANALYSIS else None,
            target * rest,
            bool(chance > chdtri(level.pairs, _CHANCE)),
        )  # fmt: skip


def _pair(one: Duplicate, sd: float) -> Pair:
    values = (one.first, one.second)
    score = one.difference / sd
    return Pair(one.ticket, *one.samples, values, one.at, one.difference, one.relative, score)


def _added(split: Split, how: Taking | None) -> float:
    """Return what the estimates take above the analysis, on the logit scale [-]."""
    if split is Split.ANALYSIS:
        return 0.0
    return default_sd(how if split is Split.SAMPLING else Taking.WHOLE).sd
