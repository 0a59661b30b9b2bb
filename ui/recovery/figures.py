"""Everything the Recovery page shows, computed from the store's holdings; no Qt.

Totals are those of `recycler.totals.Totals` over the same holdings as the command `totals` and
the workbook use, so that all three say the same number. A stacked bar shows means only; they are
dry mass times the mean share of its material and route, which is how `Totals` makes its means.
"""

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from db.filters import BatchFilter
from recycler.elements import GROUPS
from recycler.evidence import Evidence
from recycler.quantity import Quantity
from recycler.totals import Holding, TotalRow, Totals
from recycler.units import UG_PER_KG
from ui.recovery.period import Bucket, buckets, grain_of
from ui.recovery.scope import Scope
from ui.recovery.sums import (
    Keyed,
    cv2,
    dry_mass,
    fractions,
    kind_of,
    merged,
    ratio,
    shares_of_whole,
)

if TYPE_CHECKING:
    from db.holdings import By
    from db.store import Store

STREAMS_SHOWN = 8
SHARES_SHOWN = 7
ELEMENTS_SHOWN = 8
REST = "\0rest"

# What is shown first, where there is a choice; iron and aluminium only after what is critical.
ELEMENT_ORDER = (
    "Nd", "Pr", "Dy", "Tb", "Sm", "Li", "Co", "Ni", "Cu", "Mn", "La", "Ce", "Gd", "Zn", "Cd",
    "Pb", "Ag", "Al", "Fe",
)  # fmt: skip
FOCUS_ORDER = ("REE", "Li", "Co", "Ni", "Cu", "Mn", "Zn", "Pb", "Cd", "Ag", "Al", "Fe")


@dataclass(frozen=True, slots=True)
class ElementTotal:
    """An element's or a group's total; `recovery` is recovered over contained [-]."""

    code: str
    contained: Quantity
    recovered: Quantity
    recovery: Quantity
    batches: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Stream:
    """A family of materials over time; `family` None holds all that have no colour.

    dry_kg, contained_kg, recovered_kg: one figure for each bucket, the last two of the focus.
    """

    family: str | None
    place: int
    dry_kg: tuple[float, ...]
    contained_kg: tuple[float, ...]
    recovered_kg: tuple[float, ...]
    batches: tuple[int, ...]

    def measured(self, measure: str) -> tuple[float, ...]:
        """The figures of a measure: "dry", "contained" or "recovered"."""
        figures: tuple[float, ...] = getattr(self, f"{measure}_kg")
        return figures


@dataclass(frozen=True, slots=True)
class Point:
    """What was recovered from the first day to the end of a bucket."""

    on: date
    recovered: Quantity
    batches: int


@dataclass(frozen=True, slots=True)
class Part:
    """One origin, supplier or material: its total, and its share of all [-].

    `key` "" is what no one stated, None the rest together.
    """

    key: str | None
    total: TotalRow
    share: Quantity
    count: int = 1


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one scope; without batches the sequences are empty."""

    scope: Scope
    today: date
    since: date
    until: date
    grain: str
    focus: str
    batches: int
    dry: Quantity
    elements: tuple[ElementTotal, ...]
    buckets: tuple[Bucket, ...] = ()
    streams: tuple[Stream, ...] = ()
    bars: tuple[TotalRow, ...] = ()  # the focus in each bucket that holds batches
    cumulative: tuple[Point, ...] = ()
    origins: tuple[Part, ...] = ()
    suppliers: tuple[Part, ...] = ()
    parted_by: str = "supplier"

    def element(self, code: str) -> ElementTotal | None:
        """The total of an element or a group, None where there is none of it."""
        return next((e for e in self.elements if e.code == code), None)

    def shown_elements(self, most: int = ELEMENTS_SHOWN) -> tuple[ElementTotal, ...]:
        """The elements to show, in their usual order; those without any content are left out."""
        held = {e.code: e for e in self.elements if e.contained.mean > 0}
        rest = sorted(code for code in held if code not in ELEMENT_ORDER and code not in GROUPS)
        order = [code for code in (*ELEMENT_ORDER, *rest) if code in held]
        return tuple(held[code] for code in order[:most])


class Span(NamedTuple):
    """The days that are shown, and how they are divided."""

    since: date
    until: date
    grain: str


class Cuts(NamedTuple):
    """The holdings of one scope, told apart in three ways."""

    span: Span
    by_time: Keyed
    by_origin: Keyed
    by_supplier: Keyed


class Analyst:
    """Answers scopes from one store; keeps what does not change between two questions."""

    def __init__(self, store: "Store", totals: Totals) -> None:
        self._store, self._totals = store, totals
        self._reference = store.reference()
        self._ranks: dict[str, int] = {}

    def forget(self) -> None:
        """Rank the streams anew: the data changed."""
        self._ranks = {}

    def figures(self, scope: Scope, today: date) -> Figures:
        """Return all figures of a scope."""
        cuts = self._cuts(scope, today)
        holdings = merged(("", holding) for _, holding in cuts.by_time)
        if not holdings:
            return self._nothing(scope, today, cuts.span)
        totals = {row.element: row for row in self._totals.rows(holdings)}
        focus = _focus(scope, totals)
        steps = tuple(buckets(*cuts.span))
        elements = tuple(_with_recovery(list(totals.values())))
        parted_by = "material" if scope.supplier else "supplier"
        parties = cuts.by_supplier if parted_by == "supplier" else _by_material(cuts.by_time)
        return Figures(
            scope=scope, today=today, since=cuts.span.since, until=cuts.span.until,
            grain=cuts.span.grain, focus=focus,
            batches=sum(h.batches for _, h in holdings),
            dry=dry_mass([h for _, h in holdings]),
            elements=elements, buckets=steps,
            streams=self._streams(cuts, steps, focus),
            bars=self._bars(cuts, steps, focus),
            cumulative=self._cumulative(cuts, steps, focus),
            origins=self._parts(cuts.by_origin, focus, "contained"),
            suppliers=self._parts(parties, focus, "recovered"),
            parted_by=parted_by,
        )  # fmt: skip

    def families(self) -> list[str]:
        """The streams there are, the largest by dry mass first."""
        return sorted(self._ranked(), key=self._ranked().__getitem__)

    def _cuts(self, scope: Scope, today: date) -> Cuts:
        where = scope.where(self._reference)
        if where.until == today:  # there is nothing later, and whole months are kept as sums
            where = replace(where, until=None)
        span = self._span(scope, where, today)
        by: By = "day" if span.grain in ("day", "week") else "month"
        return Cuts(
            span,
            self._store.holdings(where, by=by),
            self._store.holdings(where, by="origin"),
            self._store.holdings(where, by="supplier"),
        )

    def _span(self, scope: Scope, where: BatchFilter, today: date) -> Span:
        """The days of a scope; open ends are those of the data, and never beyond today."""
        since, until = scope.since, scope.until or today
        if since is None:
            months = [key for key, _ in self._store.holdings(where, by="month")]
            since = _day_of(min(months)) if months else until
        return Span(since, until, grain_of(since, until))

    def _nothing(self, scope: Scope, today: date, span: Span) -> Figures:
        return Figures(scope, today, span.since, span.until, span.grain,
                       scope.element or FOCUS_ORDER[0], 0, Quantity.ZERO, ())  # fmt: skip

    def _ranked(self) -> Mapping[str, int]:
        """The place of each family by dry mass of all times, so that no filter moves a colour."""
        if not self._ranks:
            sums: dict[str, int] = {}
            for _, holding in self._store.holdings(BatchFilter(), by="material"):
                family = self._reference.materials[holding.material].family
                sums[family] = sums.get(family, 0) + holding.dry_ug
            order = sorted(sums, key=lambda family: (-sums[family], family))
            self._ranks = {family: place for place, family in enumerate(order)}
        return self._ranks

    def _streams(self, cuts: Cuts, steps: Sequence[Bucket], focus: str) -> tuple[Stream, ...]:
        shares = self._shares(cuts.by_time, focus)
        places = _bucket_index(steps)
        sums: dict[str | None, NDArray[np.float64]] = {}
        for key, holding in cuts.by_time:
            family: str | None = self._reference.materials[holding.material].family
            if self._ranked().get(family or "", STREAMS_SHOWN) >= STREAMS_SHOWN:
                family = None
            rows = sums.setdefault(family, np.zeros((4, len(steps))))
            dry_kg = holding.dry_ug / UG_PER_KG
            contained, recovered = shares[kind_of(holding)]
            added = (dry_kg, dry_kg * contained, dry_kg * recovered, holding.batches)
            rows[:, places(_day_of(key))] += added
        order = sorted(sums, key=lambda f: STREAMS_SHOWN if f is None else self._ranked()[f])
        return tuple(self._stream(family, sums[family]) for family in order)

    def _stream(self, family: str | None, rows: NDArray[np.float64]) -> Stream:
        place = -1 if family is None else self._ranked()[family]
        dry, contained, recovered, batches = (row.tolist() for row in rows)
        return Stream(family, place, tuple(dry), tuple(contained), tuple(recovered),
                      tuple(int(n) for n in batches))  # fmt: skip

    def _shares(self, keyed: Keyed, focus: str) -> dict[tuple[object, ...], tuple[float, float]]:
        """Mean contained and recovered focus in a kilogram of each material on its route."""
        kinds = {kind_of(holding): holding for _, holding in keyed}
        names = {str(number): kind for number, kind in enumerate(kinds)}
        rows = self._totals.rows(
            [(name, kinds[kind]) for name, kind in names.items()], elements={focus}
        )
        shares = dict.fromkeys(kinds, (0.0, 0.0))
        for row in rows:
            if row.element == focus:
                dry_kg = kinds[names[row.key]].dry_ug / UG_PER_KG
                if dry_kg > 0:
                    both = row.contained.mean / dry_kg, row.recovered.mean / dry_kg
                    shares[names[row.key]] = both
        return shares

    def _bars(self, cuts: Cuts, steps: Sequence[Bucket], focus: str) -> tuple[TotalRow, ...]:
        """The focus in each bucket; the key is the bucket's number."""
        places = _bucket_index(steps)
        keyed = merged((str(places(_day_of(key))), holding) for key, holding in cuts.by_time)
        rows = self._totals.rows(keyed, elements={focus})
        return tuple(row for row in rows if row.element == focus)

    def _cumulative(self, cuts: Cuts, steps: Sequence[Bucket], focus: str) -> tuple[Point, ...]:
        places = _bucket_index(steps)
        keyed = merged((f"{places(_day_of(key)):05}", holding) for key, holding in cuts.by_time)
        rows = self._totals.cumulative(sorted(keyed, key=lambda pair: pair[0]), elements={focus})
        points = {int(row.key): row for row in rows if row.element == focus}
        made, before = [], Point(steps[0].first, Quantity.ZERO, 0)
        for number, step in enumerate(steps):
            row = points.get(number)
            if row is not None:
                before = Point(step.shown_last, row.recovered, row.batches)
            made.append(replace(before, on=step.shown_last))
        return tuple(made)

    def _parts(self, keyed: Keyed, focus: str, measure: str) -> tuple[Part, ...]:
        """The largest keys by a measure of the focus, with their shares of all, then the rest."""
        single = merged(keyed)
        rows = [r for r in self._totals.rows(single, elements={focus}) if r.element == focus]
        rows.sort(key=lambda row: (-_measured(row, measure).mean, row.key))
        rows = [row for row in rows if _measured(row, measure).mean > 0]
        shown = rows if len(rows) <= SHARES_SHOWN + 1 else rows[:SHARES_SHOWN]
        left_out = {row.key for row in rows[len(shown) :]}
        grouped = merged((REST if key in left_out else key, h) for key, h in single)
        shares = self._shares_of(grouped, focus, measure)
        parts = [Part(row.key, row, shares[row.key]) for row in shown]
        if left_out:
            total = next(r for r in self._rows(grouped, focus) if r.key == REST)
            parts.append(Part(None, total, shares[REST], len(left_out)))
        return tuple(parts)

    def _rows(self, keyed: Keyed, focus: str) -> list[TotalRow]:
        return [r for r in self._totals.rows(keyed, elements={focus}) if r.element == focus]

    def _shares_of(self, keyed: Keyed, focus: str, measure: str) -> dict[str, Quantity]:
        """Share of each key in the whole, correlated as the totals are.

        A key's total and that of all others add up to the whole, so their covariance follows
        from the three variances; the share then has its first-order variance (JCGM 100:2008,
        5.2.2) and the quantiles of the logit-normal with that mean and sd.
        """
        keys = sorted({key for key, _ in keyed})
        both = [(f"{side}{key}", holding) for key in keys
                for side, holding in _sides(keyed, key)]  # fmt: skip
        rows = {row.key: _measured(row, measure) for row in self._rows(merged(both), focus)}
        none = Quantity.ZERO
        all_rows = self._rows(merged(("", holding) for _, holding in keyed), focus)
        whole = next((_measured(row, measure) for row in all_rows), none)
        pairs = [(rows.get("+" + key, none), rows.get("-" + key, none)) for key in keys]
        return dict(zip(keys, shares_of_whole(pairs, whole), strict=True))


def _sides(keyed: Keyed, key: str) -> Iterator[tuple[str, Holding]]:
    for other, holding in keyed:
        yield ("+" if other == key else "-"), holding


def _measured(row: TotalRow, measure: str) -> Quantity:
    return row.contained if measure == "contained" else row.recovered


def _by_material(keyed: Keyed) -> Keyed:
    return [(holding.material, holding) for _, holding in keyed]


def _day_of(key: str) -> date:
    """The first day of a key by day, `2026-11-12`, or by month, `2026-11`."""
    return date.fromisoformat(key if len(key) > 7 else f"{key}-01")


def _bucket_index(steps: Sequence[Bucket]) -> "_Places":
    return _Places([step.last.toordinal() for step in steps])


class _Places:
    """Finds the bucket of a day."""

    def __init__(self, ends: list[int]) -> None:
        self._ends = ends

    def __call__(self, day: date) -> int:
        return min(bisect_left(self._ends, day.toordinal()), len(self._ends) - 1)


def _focus(scope: Scope, totals: Mapping[str, TotalRow]) -> str:
    """The element or group the charts speak of: the chosen one, else the first that is held."""
    if scope.element:
        return scope.element
    held = [code for code, row in totals.items() if row.contained.mean > 0]
    return next((code for code in FOCUS_ORDER if code in held), held[0] if held else "REE")


def _with_recovery(rows: Sequence[TotalRow]) -> Iterator[ElementTotal]:
    """Add to each total what part of the contained is recovered.

    Content and yield are independent in the model, so the squared relative spreads, plus one,
    multiply: that of the yield follows from the two others.
    """
    means = [ratio(row.recovered.mean, row.contained.mean) for row in rows]
    sds = [mean * math.sqrt(max((1 + cv2(row.recovered)) / (1 + cv2(row.contained)) - 1, 0.0))
           for mean, row in zip(means, rows, strict=True)]  # fmt: skip
    for row, recovery in zip(rows, fractions(means, sds), strict=True):
        yield ElementTotal(row.element, row.contained, row.recovered, recovery,
                           row.batches, row.evidence)  # fmt: skip
