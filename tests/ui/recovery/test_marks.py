"""Every mark of every chart leads to exactly the batches whose sum is its figure."""

from dataclasses import replace
from datetime import date
from itertools import chain

import pytest

from db.filters import BatchFilter
from recycler.batch import State
from recycler.totals.totals import totals_of
from recycler.units import UG_PER_KG
from ui.charts.catalogue import BEHIND, NAMES, chart_of
from ui.recovery.analyst import Analyst
from ui.recovery.behind import read_behind
from ui.recovery.scope import Scope

TODAY = date(2026, 11, 23)
ALL = Scope()
YEAR = Scope(date(2026, 1, 1), TODAY)
SCOPES = {
    "all": ALL,
    "year": YEAR,
    "odd days": Scope(date(2026, 9, 12), date(2026, 11, 5)),
    "recovered": replace(YEAR, measure="recovered"),
    "contained Dy": replace(ALL, measure="contained", element="Dy"),
    "cobalt": replace(ALL, element="Co", measure="recovered"),
    "stream": replace(ALL, stream="sintered NdFeB", measure="contained"),
    "material": replace(ALL, material="NDFEB_HDD"),
    "origin": replace(ALL, origin="JP", measure="recovered"),
    "no origin": replace(ALL, origin=""),
    "compared": replace(YEAR, compare="before"),
}


class Sums:
    """What batches of a filter add up to, asked of the store anew."""

    def __init__(self, store):
        self._store, self._totals = store, totals_of(store.estimator())

    def kg(self, where, amount):
        held = self._store.holdings(BatchFilter(**where))
        if amount.measure == "dry":
            return sum(holding.dry_ug for _, holding in held) / UG_PER_KG
        found = self._totals.moments([("", h) for _, h in held], amount.element, amount.measure)
        return found[""].mean if found else 0.0


def _scopes(store):
    supplier, route = store.suppliers(limit=1)[0], store.holdings()[0][1].route
    more = {"supplier": replace(ALL, supplier=supplier), "route": replace(ALL, route=route)}
    return chain(SCOPES.items(), more.items())


def _marks(store, analyst):
    reference = store.reference()
    for said, scope in _scopes(store):
        figures = analyst.figures(scope, TODAY)
        figures = replace(figures, behind=read_behind(store, analyst, figures))
        for name in (*NAMES, *BEHIND):
            for mark in chart_of(name, figures, reference).marks:
                yield f"{said}, {name}, {mark.name}", mark


@pytest.mark.parametrize("facility", ["loads", "sample_store"])
def test_the_batches_behind_each_mark_add_up_to_it(qapp, request, facility):
    store = request.getfixturevalue(facility)
    sums, walked = Sums(store), 0
    for said, mark in _marks(store, Analyst(store)):
        for amount in mark.amounts:
            if amount.kg:
                assert mark.where is not None, said
                assert sums.kg(mark.where, amount) == pytest.approx(amount.kg, rel=1e-9), said
                walked += 1
    assert walked > 300


def test_each_mark_counts_the_batches_it_opens(qapp, loads):
    for said, mark in _marks(loads, Analyst(loads)):
        if mark.where is not None and mark.batches:
            where = BatchFilter(**mark.where, state=State.LOGGED)
            assert loads.count(where).batches == mark.batches, said


@pytest.mark.parametrize("facility", ["loads", "sample_store"])
def test_any_partition_adds_up_to_the_figure(qapp, request, facility):
    store = request.getfixturevalue(facility)
    for said, scope in _scopes(store):
        figures = Analyst(store).figures(scope, TODAY)
        whole = figures.element(figures.focus)
        if whole is None:
            assert not figures.origins, said
            continue
        parted = {"contained": figures.origins, "recovered": figures.suppliers}
        for measure, parts in parted.items():
            total = getattr(whole, measure).mean
            summed = sum(getattr(part.total, measure).mean for part in parts)
            assert summed == pytest.approx(total, rel=1e-9), said
        for measure, total in (("contained", whole.contained), ("recovered", whole.recovered)):
            streams = sum(chain.from_iterable(s.measured(measure) for s in figures.streams))
            assert streams == pytest.approx(total.mean, rel=1e-9), said
        dry = sum(chain.from_iterable(stream.dry_kg for stream in figures.streams))
        assert dry == pytest.approx(figures.dry.mean, rel=1e-9), said
