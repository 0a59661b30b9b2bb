"""Answers scopes from one store: the figures of the Recovery page; no Qt."""

from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from db.filters import BatchFilter
from recycler.errors import InputError
from recycler.fractions import ratio
from recycler.quantity import Quantity
from recycler.targets.metrics import Figure
from recycler.totals.holding import NOTHING_FOUND, Holding, Kind, Means
from recycler.totals.totals import TotalRow, totals_of
from recycler.units import UG_PER_KG
from ui.parts.period import Bucket, before, buckets, grain_of
from ui.recovery.figures import (
    ELEMENTS_SHOWN,
    Earlier,
    ElementTotal,
    Figures,
    Point,
    Stream,
    in_order,
)
from ui.recovery.parts import Division
from ui.recovery.scope import MEASURES, Scope
from ui.recovery.sums import Keyed, changes, dry_difference, dry_mass, with_recovery

if TYPE_CHECKING:
    from db.store import Store
    from db.sums.queries import By
    from recycler.targets.target import Target

STREAMS_SHOWN = 8
KEPT = 24  # answers, until the data changes
FOCUS_ORDER = ("REE", "Li", "Co", "Ni", "Cu", "Mn", "Zn", "Pb", "Cd", "Ag", "Al", "Fe")
ALWAYS = ("REE", "NdPr", "Li", "Co", "Ni")  # what the cards speak of
BAR = "bar "


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
    by_party: Keyed


class Analyst:
    """Answers scopes; keeps its answers and what they share until the data changes."""

    def __init__(self, store: "Store") -> None:
        self._store, self._estimator = store, store.estimator()
        self._totals = totals_of(self._estimator)
        self._reference = store.reference()
        self._ranks: dict[str, int] = {}
        self._means: dict[Kind, Means] = {}
        self._found: dict[Kind, tuple[str, ...]] | None = None
        self._shown: dict[Scope, tuple[str, ...]] = {}
        self._last_shown: tuple[str, ...] = ()
        self._targets: tuple[Target, ...] | None = None
        self._answers: OrderedDict[tuple[Scope, date], Figures] = OrderedDict()
        self._lock, self._age = Lock(), 0  # any thread may ask; how often the data changed

    def forget(self, *, assays: bool = True) -> None:
        """Drop the answers: the data changed; `assays`: what was found may have, too.

        What is being answered meanwhile is of the data before, and is not kept.
        """
        with self._lock:
            self._age += 1
            self._answers.clear()
            self._targets = None
            if assays:
                self._found = None

    def _found_by_kind(self) -> dict[Kind, tuple[str, ...]]:
        """The elements and groups that assays found in batches of each kind."""
        holdings = (holding for _, holding in self._store.holdings())
        return {one.kind: tuple(one.assayed.found) for one in holdings if one.assayed.batches}

    def figures(self, scope: Scope, today: date) -> Figures:
        """Return all figures of a scope."""
        key = scope, today
        with self._lock:
            known, age = self._answers.get(key), self._age
            if known is not None:
                self._answers.move_to_end(key)
                return known
        found = self._answer(scope, today)
        with self._lock:
            if age == self._age:
                self._answers[key] = found
            if len(self._answers) > KEPT:
                self._answers.popitem(last=False)
        return found

    def knows(self, scope: Scope, today: date) -> bool:
        """Tell whether a scope is answered at once."""
        with self._lock:
            return (scope, today) in self._answers

    def families(self) -> list[str]:
        """The streams there are, the largest by dry mass first."""
        ranks = self._ranked(())
        return sorted(ranks, key=ranks.__getitem__)

    def _answer(self, scope: Scope, today: date) -> Figures:
        where = self._where(scope, today)
        whole, held = self._whole(scope, where)
        if not whole:
            return self._nothing(scope, today)
        focus = _focus(scope, held)
        aim = self._aim(scope, held, focus)
        cuts = self._cuts(scope, where, today, {focus, aim})
        steps = tuple(buckets(*cuts.span))
        streams = self._streams(cuts, steps, focus)
        origins = Division("origin ", self._holding(cuts.by_origin, focus), self.mean_of(focus, 0))
        parties = Division("party ", self._holding(cuts.by_party, focus), self.mean_of(focus, 1))
        by_bucket = self._by_bucket(cuts, steps, focus)
        bars = by_bucket if scope.measure != MEASURES[0] else []
        rows = self._rows([*bars, *origins.keyed(), *parties.keyed()], focus)
        others = self._totals.moments(origins.others(), focus, "contained")
        return Figures(
            scope=scope, today=today, since=cuts.span.since, until=cuts.span.until,
            grain=cuts.span.grain, focus=focus,
            batches=sum(holding.batches for holding in whole),
            dry=dry_mass(whole),
            elements=self._elements(whole, held, focus),
            buckets=steps, streams=streams, aim=aim,
            holders=self._holders(whole, {*_shown(scope, held), aim}),
            provisional=1 - ratio(sum(h.assayed.dry_ug for h in whole),
                                  sum(h.dry_ug for h in whole)),
            bars=tuple(replace(rows[key], key=key.removeprefix(BAR)) for key in rows
                       if key.startswith(BAR)),
            held=held,
            cumulative=self._so_far(self._by_bucket(cuts, steps, aim), steps, aim),
            origins=origins.parts(rows, "contained", others),
            suppliers=parties.parts(rows, "recovered"),
            parted_by="material" if scope.supplier else "supplier",
            followed=self._followed(),
            earlier=self._earlier(scope, cuts.span, whole, today),
        )  # fmt: skip

    def _earlier(
        self, scope: Scope, span: Span, whole: Sequence[Holding], today: date
    ) -> Earlier | None:
        """The period it is compared with; all time has none, nor what nothing came before."""
        if not scope.compare or scope.since is None:
            return None
        since, until = before(span.since, span.until, scope.compare)
        asked = replace(scope, since=since, until=until, compare="")
        figures = self.figures(asked, today)
        if not figures.batches:
            return None
        names = {one.code for one in figures.elements}
        then, _ = self._whole(asked, self._where(asked, today))
        return Earlier(figures, dry_difference(dry_mass(whole), figures.dry),
                       changes(self._totals, whole, then, names))  # fmt: skip

    def _aim(self, scope: Scope, held: Collection[str], focus: str) -> str:
        """What is added up over time: the chosen element, else what the first target is about."""
        if scope.element:
            return focus
        aims = [one.about for one in self._followed() if one.figure is Figure.RECOVERED_KG]
        return next((code for code in aims if code in held), focus)

    def _followed(self) -> "tuple[Target, ...]":
        targets, age = self._targets, self._age
        if targets is None:
            targets = tuple(self._store.targets.all(only_followed=True))
            with self._lock:
                self._targets = targets if age == self._age else self._targets
        return targets

    def _holders(
        self, whole: Sequence[Holding], names: Iterable[str]
    ) -> dict[str, tuple[str, ...]]:
        """The materials in which some of each element is held."""
        found = {}
        for name in names:
            mean_kg = self.mean_of(name, 0)
            found[name] = tuple(sorted({one.material for one in whole if mean_kg(one) > 0}))
        return found

    def _provisional(self, whole: Sequence[Holding], names: Iterable[str]) -> dict[str, float]:
        """Which share of the contained mass no assay has told."""
        shares = {}
        for name in names:
            mean_kg = self.mean_of(name, 0)
            told = sum(one.assayed.found.get(name, NOTHING_FOUND).contained_ug for one in whole)
            shares[name] = 1 - ratio(told / UG_PER_KG, sum(map(mean_kg, whole)))
        return shares

    # --- what came in ---

    def _where(self, scope: Scope, today: date) -> BatchFilter:
        where = scope.where(self._reference)
        if where.until == today:  # there is nothing later, and whole months are kept as sums
            where = replace(where, until=None)
        return where

    def _cuts(self, scope: Scope, where: BatchFilter, today: date, wanted: Collection[str]) -> Cuts:
        by_month: Keyed = []
        if scope.since is None:  # an open beginning is that of the data
            by_month = self._store.holdings(where, "month", wanted)
        span = _span(scope, [key for key, _ in by_month], today)
        by: By = "day" if span.grain in ("day", "week") else "month"
        by_time = by_month if by == "month" else []
        party: By = "material" if scope.supplier else "supplier"
        return Cuts(
            span,
            by_time or self._store.holdings(where, by, wanted),
            self._store.holdings(where, "origin", wanted),
            self._store.holdings(where, party, wanted),
        )

    def _nothing(self, scope: Scope, today: date) -> Figures:
        focus, span = scope.element or FOCUS_ORDER[0], _span(scope, [], today)
        return Figures(
            scope, today, span.since, span.until, span.grain, focus, 0, Quantity.ZERO, ()
        )

    def _ranked(self, families: Iterable[str]) -> Mapping[str, int]:
        """The place of each family by dry mass of all times, so that no filter moves a colour.

        The places are kept until a family comes that has none.
        """
        if not self._ranks or not self._ranks.keys() >= set(families):
            sums: dict[str, int] = {}
            for _, holding in self._store.holdings(BatchFilter(), "material", ()):
                family = self._reference.materials[holding.material].family
                sums[family] = sums.get(family, 0) + holding.dry_ug
            order = sorted(sums, key=lambda family: (-sums[family], family))
            self._ranks = {family: place for place, family in enumerate(order)}
        return self._ranks

    # --- means: what a kilogram of a material on a route holds and yields ---

    def _means_of(self, kind: Kind) -> Means:
        if kind not in self._means:
            self._means[kind] = self._read_means(kind)
        return self._means[kind]

    def _read_means(self, kind: Kind) -> Means:
        """The means `Totals` takes, too; a material nobody knows the composition of has none."""
        try:
            pair = self._estimator.pair(*kind)
        except InputError as error:
            if error.code != "no_composition":
                raise
            return {}
        both = zip(pair.contained_mean, pair.recovered_mean, strict=True)
        return {
            key.name: (float(contained), float(recovered))
            for key, (contained, recovered) in zip(pair.keys, both, strict=True)
            if key.members
        }

    def mean_of(self, focus: str, which: int) -> Callable[[Holding], float]:
        """Mean contained (0) or recovered (1) focus of a holding [kg]."""

        def mean_kg(holding: Holding) -> float:
            return holding.expected_kg(focus, self._means_of(holding.kind))[which]

        return mean_kg

    def _holding(self, keyed: Keyed, focus: str) -> Keyed:
        """Those that hold some of the focus."""
        mean_kg = self.mean_of(focus, 0)
        return [pair for pair in keyed if mean_kg(pair[1]) > 0]

    def _whole(self, scope: Scope, where: BatchFilter) -> tuple[list[Holding], tuple[str, ...]]:
        """All that is held, and every element and group there is some of.

        What assays found is asked for only of the elements that are shown: those of the last
        answer to the same scope, or to another one, as long as no others are held.
        """
        known = self._shown.get(scope, self._last_shown)
        while True:
            whole = [holding for _, holding in self._store.holdings(where, "", known)]
            held = self._held(whole)
            shown = _shown(scope, held)
            if set(shown) <= set(known):
                self._shown[scope] = self._last_shown = known
                return whole, held
            known = shown

    def _held(self, whole: Sequence[Holding]) -> tuple[str, ...]:
        """Every element and group there is some of, by the reference or by an assay."""
        names: dict[str, None] = {}
        found, age = self._found, self._age
        if found is None:
            found = self._found_by_kind()
            with self._lock:
                self._found = found if age == self._age else self._found
        for kind in dict.fromkeys(holding.kind for holding in whole):
            means = self._means_of(kind)
            names |= dict.fromkeys(name for name, (contained, _) in means.items() if contained > 0)
            names |= dict.fromkeys(found.get(kind, ()))
        return tuple(names)

    # --- totals ---

    def _rows(self, keyed: Keyed, focus: str) -> dict[str, TotalRow]:
        rows = self._totals.rows(keyed, elements={focus})
        return {row.key: row for row in rows if row.element == focus}

    def _elements(
        self, whole: Sequence[Holding], held: Collection[str], focus: str
    ) -> tuple[ElementTotal, ...]:
        wanted = {focus, *ALWAYS, *in_order(held)[:ELEMENTS_SHOWN]}
        rows = self._totals.rows([("", h) for h in whole], elements=wanted)
        return tuple(with_recovery(rows, self._provisional(whole, wanted)))

    def _by_bucket(self, cuts: Cuts, steps: Sequence[Bucket], focus: str) -> Keyed:
        """The holdings of the focus under the number of their bucket, in its order."""
        places = _places(cuts.by_time, steps)
        keyed = [(places[key], holding) for key, holding in self._holding(cuts.by_time, focus)]
        keyed.sort(key=lambda pair: pair[0])
        return [(f"{BAR}{number}", holding) for number, holding in keyed]

    def _so_far(self, by_bucket: Keyed, steps: Sequence[Bucket], focus: str) -> tuple[Point, ...]:
        """The total at the end of each bucket; one without batches adds nothing."""
        recovered = self._totals.masses(by_bucket, focus, "recovered", cumulative=True)
        batches = Counter[str]()
        for key, holding in by_bucket:
            batches[key] += holding.batches
        made, last = [], Point(steps[0].first, Quantity.ZERO, 0)
        for number, step in enumerate(steps):
            key = f"{BAR}{number}"
            if key in recovered:
                last = Point(step.shown_last, recovered[key], last.batches + batches[key])
            made.append(replace(last, on=step.shown_last))
        return tuple(made)

    def _streams(self, cuts: Cuts, steps: Sequence[Bucket], focus: str) -> tuple[Stream, ...]:
        """Means only: dry mass times what a kilogram holds and yields, as `Totals` has them."""
        materials, places = self._reference.materials, _places(cuts.by_time, steps)
        ranks = self._ranked(materials[holding.material].family for _, holding in cuts.by_time)
        sums: dict[str | None, list[list[float]]] = {}
        families: dict[str | None, dict[str, None]] = {}
        for key, holding in cuts.by_time:
            named = materials[holding.material].family
            family: str | None = named
            if ranks.get(family or "", STREAMS_SHOWN) >= STREAMS_SHOWN:
                family = None
            if family not in sums:
                sums[family] = [[0.0] * len(steps) for _ in range(4)]
            families.setdefault(family, {})[named] = None
            dry_kg, at = holding.dry_ug / UG_PER_KG, places[key]
            contained, recovered = holding.expected_kg(focus, self._means_of(holding.kind))
            added = (dry_kg, contained, recovered, holding.batches)
            for row, value in zip(sums[family], added, strict=True):
                row[at] += value
        order = sorted(sums, key=lambda f: STREAMS_SHOWN if f is None else ranks[f])
        return tuple(_stream(family, ranks, sums[family], families[family]) for family in order)


def _span(scope: Scope, months: Iterable[str], today: date) -> Span:
    """The days of a scope, from its own first day or from the first of these months."""
    until = scope.until or today
    first = min(months, default=None)
    since = scope.since or (_day_of(first) if first else until)
    return Span(since, max(since, until), grain_of(since, until))


def _stream(
    family: str | None, ranks: Mapping[str, int], rows: Sequence[Sequence[float]],
    families: Iterable[str],
) -> Stream:  # fmt: skip
    place = -1 if family is None else ranks[family]
    dry, contained, recovered, batches = map(tuple, rows)
    counts = tuple(int(n) for n in batches)
    return Stream(family, place, dry, contained, recovered, counts, tuple(families))


def _shown(scope: Scope, held: Collection[str]) -> tuple[str, ...]:
    """The elements and groups whose totals are shown."""
    return (_focus(scope, held), *ALWAYS, *in_order(held)[:ELEMENTS_SHOWN])


def _focus(scope: Scope, held: Collection[str]) -> str:
    """The element or group the charts speak of: the chosen one, else the first that is held."""
    if scope.element:
        return scope.element
    return next((code for code in FOCUS_ORDER if code in held), next(iter(held), FOCUS_ORDER[0]))


def _day_of(key: str) -> date:
    """The first day of a key by day, `2026-11-12`, or by month, `2026-11`."""
    return date.fromisoformat(key if len(key) > 7 else f"{key}-01")


def _places(keyed: Keyed, steps: Sequence[Bucket]) -> dict[str, int]:
    """The number of the bucket each key is in."""
    ends = [step.last for step in steps]
    keys = dict.fromkeys(key for key, _ in keyed)
    return {key: min(bisect_left(ends, _day_of(key)), len(ends) - 1) for key in keys}
