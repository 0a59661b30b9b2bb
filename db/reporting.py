"""The figures of a period and the workbook that holds them: one source for page and file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from db.batches.importing import pages_of
from db.filters import BatchFilter
from db.store import Store
from db.sums.rollups import Findings
from recycler.batch import Batch
from recycler.countries import countries
from recycler.elements import GROUPS, HEADLINE_ORDER
from recycler.errors import InputError
from recycler.evidence import Evidence, weakest
from recycler.exchange.figures import (
    OTHERS,
    BatchLine,
    ElementRow,
    MaterialRow,
    MonthRow,
    OriginRow,
    ShareRow,
    SourceRow,
    SummaryFigures,
)
from recycler.exchange.labels import Words, as_written
from recycler.framework import framework_dates
from recycler.laboratory.records import AssayResult
from recycler.model.pair import Pair
from recycler.problems import Report, unheard
from recycler.quantity import Quantity
from recycler.reference.data import Reference
from recycler.totals.holding import NOTHING_FOUND, Assayed, Found, Holding, Kind
from recycler.totals.totals import Measure, TotalRow, totals_of
from recycler.units import UG_PER_KG
from recycler.version import VERSION

STREAMS_SHOWN = 8
SHORT = 2  # months; what is no longer is told by days
_AT_ONCE = 500  # batches whose results are read together
HEADLINES = ("REE", *HEADLINE_ORDER)
# In the order people look for them; elements of no list follow by symbol.
_ORDER = {
    symbol: place
    for place, symbol in enumerate((
        "Nd", "Pr", "Dy", "Tb", "Sm", "Li", "Co", "Ni", "Cu", "Mn", "La", "Ce", "Gd", "Zn", "Cd",
        "Pb", "Ag", "Al", "Fe",
    ))
}  # fmt: skip
Keyed = list[tuple[str, Holding]]


@dataclass(frozen=True, slots=True)
class SummaryResult:
    """The workbook that was written, and how many valid batches it sums up."""

    file: Path
    batches: int


def summary_figures(
    store: Store, since: date | None, until: date | None, *, who: str = ""
) -> SummaryFigures:
    """Return every figure of a period; both days are included, None leaves an end open."""
    return _Summing(store, BatchFilter(since=since, until=until)).figures(who)


def write_summary(
    store: Store,
    since: date | None,
    until: date | None,
    out: Path,
    *,
    who: str,
    words: Words = as_written,
    report: Report = unheard,
    briefing: bool = False,
    currency: str = "",
) -> SummaryResult:
    """Write the workbook of a period.

    Args:
        store: where the batches are.
        since: first day, None for all before.
        until: last day, None for all after.
        out: the file; it is replaced at once when all is written, or left as it was.
        who: who asked for it.
        words: turns English headings into those of the language in use.
        report: progress; raise from it to stop with nothing written.
        currency: what values are told in; empty: prices are not looked at.
        briefing: with what a framework briefing says beside it: its dates, and lawful rates.

    Raises:
        InputError: `cannot_write` or `too_many_batches`.
    """
    from recycler.exchange.summary import write_workbook

    figures = summary_figures(store, since, until, who=who)
    if briefing:
        today = figures.written_at.date()
        dates = framework_dates(store.reference(), today)
        rates = store.balances.rates_of_year((until or today).year)
        figures = replace(figures, dates=dates, rates=rates)
    figures = with_outlook(store, figures, currency, figures.written_at.date())
    where = BatchFilter(since=since, until=until)
    batches = _lines(store, where, figures.headline)
    write_workbook(figures, batches, _results(store, where), out, words, report)
    return SummaryResult(out, figures.batches)


def with_outlook(
    store: Store, figures: SummaryFigures, currency: str, today: date
) -> SummaryFigures:
    """Return figures with targets, diversification and value, which take longer.

    Args:
        store: where the batches are.
        figures: of a period.
        currency: what values are told in; empty: prices are not looked at.
        today: what is still to come stands on it.
    """
    from db.diversification import diversification, elements_asked
    from recycler.diversification.question import Question

    if not figures.batches:
        return figures
    until = min(figures.until or today, today)
    names = elements_asked(store, figures.since, figures.until)
    asked = [Question(name, today, figures.since, figures.until) for name in names]
    where = BatchFilter(since=figures.since, until=figures.until)
    measures: tuple[Measure, Measure] = ("contained", "recovered")
    return replace(
        figures,
        targets=tuple(store.targets.standings(until, only_followed=True)) if figures.followed
        else (),
        diversification=tuple(diversification(store, one) for one in asked),
        currency=currency,
        values=tuple(store.market.value(where, currency, until, measure=measure)
                     for measure in measures) if currency else (),
    )  # fmt: skip


def _lines(store: Store, where: BatchFilter, headline: str) -> Iterator[BatchLine]:
    for page in pages_of(store, where):
        found = store.findings(batch.ticket for batch in page)
        for batch in page:
            yield BatchLine(batch, _headline_share(batch, found.get(batch.ticket), headline))


def _results(store: Store, where: BatchFilter) -> Iterator[AssayResult]:
    """Yield the results of the valid batches, by ticket and time."""
    tickets = store.tickets_with_results(where)
    for first in range(0, len(tickets), _AT_ONCE):
        some = tickets[first : first + _AT_ONCE]
        found = store.laboratory.assays_of(some)
        for ticket in some:
            yield from found.get(ticket, ())


def _headline_share(batch: Batch, found: Findings | None, headline: str) -> float | None:
    """Return what is recovered of the headline in an assayed batch, per kilogram dry [-]."""
    if found is None:
        return None
    return found.get(headline, NOTHING_FOUND).recovered_ug / max(batch.dry_ug, 1)


class _Summing:
    """Sums up the batches of one filter; all totals come from `Totals` over the holdings."""

    def __init__(self, store: Store, where: BatchFilter) -> None:
        self._store = store
        self._where = where
        self._reference: Reference = store.reference()
        self._totals = totals_of(store.estimator())
        self._holdings = store.holdings(where)

    def figures(self, who: str) -> SummaryFigures:
        facility = self._store.facility()
        totals = [_element_row(row) for row in self._totals.rows(self._holdings)]
        headline = _headline(totals)
        shares = tuple(self._shares())
        streams = self._streams()
        count = self._store.count(self._where)
        months = tuple(self._steps(headline, streams, "month"))
        is_short = 0 < len(months) <= SHORT
        return SummaryFigures(
            facility=facility,
            since=self._where.since,
            until=self._where.until,
            written_at=datetime.now(UTC).astimezone(facility.zone_info),
            who=self._store.signs(who),
            program_version=VERSION,
            data_version=self._store.data_version(),
            batches=count.batches,
            voids=count.voids,
            net_kg=count.net_ug / UG_PER_KG,
            dry_kg=count.dry_ug / UG_PER_KG,
            headline=headline,
            elements=tuple(sorted((row for row in totals if row.key not in GROUPS), key=_place)),
            groups=tuple(row for row in totals if row.key in GROUPS and row.contained.mean > 0),
            streams=streams,
            months=months,
            origins=tuple(self._origins(headline)),
            materials=tuple(self._materials()),
            shares=shares,
            sources=tuple(self._sources()),
            known_materials=self._reference.materials,
            evidence_kg=self._evidence_kg(shares),
            provisional=self._provisional(count.dry_ug),
            days=tuple(self._steps(headline, streams, "day")) if is_short else (),
            assays=self._store.assay_count(self._where),
            followed=len(self._store.targets.all(only_followed=True)) if count.batches else 0,
        )

    def _provisional(self, dry_ug: int) -> float | None:
        """Return the share that rests on no final result of its own [-]."""
        if not dry_ug:
            return None
        assayed_ug = sum(holding.assayed.dry_ug for _, holding in self._holdings)
        open_ug = dry_ug - assayed_ug + self._store.provisional_ug(self._where)
        return min(max(open_ug / dry_ug, 0.0), 1.0)

    def _materials(self) -> Iterator[MaterialRow]:
        for _, holding in self._holdings:
            material = self._reference.material(holding.material)
            yield MaterialRow(
                holding.material, material.name, material.family, holding.composition_version,
                holding.route, holding.route_version, holding.batches,
                holding.dry_ug / UG_PER_KG, holding.assayed.dry_ug / UG_PER_KG,
            )  # fmt: skip

    def _shares(self) -> Iterator[ShareRow]:
        """Yield what a kilogram dry of each material holds and yields, as the totals have it."""
        for _, holding in self._holdings:
            listed = {row.element: row for row in self._listed(holding)}
            found = (name for name in holding.assayed.found if name not in GROUPS)
            yield from listed.values()
            for name in found:
                if name not in listed:
                    yield ShareRow(
                        *holding.kind, name, 0.0, 0.0, *_found(holding.assayed, name), Evidence.OWN
                    )

    def _listed(self, holding: Holding) -> Iterator[ShareRow]:
        pair = self._pair(holding.kind)
        for place, key in enumerate(pair.keys if pair else ()):
            if pair is None or key.name in GROUPS or not key.members:
                continue
            yield ShareRow(
                *holding.kind, key.name, float(pair.contained_mean[place]),
                float(pair.recovered_mean[place]), *_found(holding.assayed, key.name),
                weakest((pair.contained_evidence[place], pair.recovered_evidence[place])),
            )  # fmt: skip

    def _pair(self, kind: Kind) -> Pair | None:
        try:
            return self._store.estimator().pair(*kind)
        except InputError as error:
            if error.code != "no_composition":
                raise
            return None

    def _streams(self) -> tuple[str, ...]:
        """Return the families in the order of all their dry mass, as the Recovery page has them."""
        sums: dict[str, int] = defaultdict(int)
        for _, holding in self._store.holdings(by="material", elements=()):
            sums[self._family(holding)] += holding.dry_ug
        ranked = sorted(sums, key=lambda family: (-sums[family], family))[:STREAMS_SHOWN]
        held = {self._family(holding) for _, holding in self._holdings}
        shown = [family for family in ranked if family in held]
        return (*shown, OTHERS) if held - set(shown) else tuple(shown)

    def _steps(
        self, headline: str, streams: Iterable[str], by: Literal["day", "month"]
    ) -> Iterator[MonthRow]:
        keyed = self._store.holdings(self._where, by, {headline})
        recovered = self._recovered(self._totals.rows(keyed, elements={headline}), headline)
        so_far = self._totals.cumulative(keyed, elements={headline})
        cumulative = self._recovered(so_far, headline)
        by_step: dict[str, list[Holding]] = defaultdict(list)
        for key, holding in keyed:
            by_step[key].append(holding)
        reached = Quantity.ZERO
        for step in _days_between(by_step) if by == "day" else _months_between(by_step):
            holdings = by_step.get(step, [])
            reached = cumulative.get(step, reached)
            yield MonthRow(
                date.fromisoformat(step if by == "day" else f"{step}-01"),
                sum(holding.batches for holding in holdings),
                _dry_kg(holdings),
                self._by_stream(holdings, streams),
                recovered.get(step, Quantity.ZERO),
                reached,
            )

    def _by_stream(self, holdings: Iterable[Holding], streams: Iterable[str]) -> dict[str, float]:
        sums = dict.fromkeys(streams, 0)
        for holding in holdings:
            family = self._family(holding)
            sums[family if family in sums else OTHERS] += holding.dry_ug
        return {family: dry_ug / UG_PER_KG for family, dry_ug in sums.items()}

    def _origins(self, headline: str) -> Iterator[OriginRow]:
        keyed = self._store.holdings(self._where, "origin", {headline})
        recovered = self._recovered(self._totals.rows(keyed, elements={headline}), headline)
        by_origin: dict[str, list[Holding]] = defaultdict(list)
        for key, holding in keyed:
            by_origin[key].append(holding)
        rows = [
            OriginRow(
                code, countries()[code].name if code in countries() else code,
                sum(holding.batches for holding in holdings), _dry_kg(holdings),
                recovered.get(code, Quantity.ZERO),
            )
            for code, holdings in by_origin.items()
        ]  # fmt: skip
        yield from sorted(rows, key=lambda row: (row.code == "", -row.recovered.mean, row.code))

    def _sources(self) -> Iterator[SourceRow]:
        """Yield the compositions and routes the totals rest on."""
        kinds = sorted({holding.kind[:2] for _, holding in self._holdings})
        for code, version in kinds:
            composition = self._reference.composition(code, version)
            if composition:
                rows = (*composition.teardown, *composition.rows)
                name = self._reference.material(code).name
                yield _source("composition", code, name, version, rows)
        routes = {holding.kind[2:] for _, holding in self._holdings if holding.route}
        for route_code, version in sorted(routes, key=str):
            route = self._reference.route(str(route_code), version)
            yield _source("route", route.code, route.name, route.version, route.rows)

    def _evidence_kg(self, shares: Iterable[ShareRow]) -> Mapping[Evidence, float]:
        materials = {row.kind: row for row in self._materials()}
        sums = dict.fromkeys(Evidence, 0.0)
        for row in shares:
            sums[row.evidence] += materials[row.kind].recovered_kg(row)
        return sums

    def _family(self, holding: Holding) -> str:
        return self._reference.material(holding.material).family

    @staticmethod
    def _recovered(rows: Iterable[TotalRow], headline: str) -> dict[str, Quantity]:
        return {row.key: row.recovered for row in rows if row.element == headline}


def _headline(rows: Iterable[ElementRow]) -> str:
    """Return what charts and cards show: rare earths, else the first metal that is won."""
    won = {row.key for row in rows if row.recovered.mean > 0}
    return next((key for key in HEADLINES if key in won), HEADLINES[0])


def _found(assayed: Assayed, name: str) -> tuple[float, float]:
    """Return an element's contained and recovered share in the assayed batches [-]."""
    found: Found = assayed.found.get(name, NOTHING_FOUND)
    dry_ug = assayed.dry_ug or 1
    return found.contained_ug / dry_ug, found.recovered_ug / dry_ug


def _element_row(row: TotalRow) -> ElementRow:
    return ElementRow(row.element, row.contained, row.recovered, row.batches, row.evidence)


def _place(row: ElementRow) -> tuple[bool, int, str]:
    """Sort what is won first; within that the usual order."""
    return row.recovered.mean <= 0, _ORDER.get(row.key, len(_ORDER)), row.key


def _dry_kg(holdings: Iterable[Holding]) -> float:
    return sum(holding.dry_ug for holding in holdings) / UG_PER_KG


def _months_between(months: Iterable[str]) -> Iterator[str]:
    """Yield every month from the first to the last: one without batches is a fact as well."""
    known = sorted(months)
    if not known:
        return
    month = date.fromisoformat(f"{known[0]}-01")
    while (text := f"{month:%Y-%m}") <= known[-1]:
        yield text
        month = (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def _days_between(days: Iterable[str]) -> Iterator[str]:
    """Yield every day from the first to the last."""
    known = sorted(days)
    day, last = date.fromisoformat(known[0]), date.fromisoformat(known[-1])
    while day <= last:
        yield day.isoformat()
        day += timedelta(days=1)


def _source(kind: str, code: str, name: str, version: int, rows: Iterable[Any]) -> SourceRow:
    found = list(rows)
    grades = sorted({row.evidence for row in found}, key=lambda grade: grade.rank)
    return SourceRow(
        kind, code, name, version, tuple(grades), tuple(dict.fromkeys(row.source for row in found))
    )
