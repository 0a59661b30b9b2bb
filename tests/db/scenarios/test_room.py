"""Scenarios as they are kept and as the store answers for them, on either database."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal

import pytest

from db.store import Store
from recycler.errors import InputError
from recycler.targets.metrics import Figure
from recycler.targets.own import OwnTargetEntry
from recycler.whatif.inputs import material_inputs, yield_inputs
from recycler.whatif.scenario import ScenarioState, entry_of
from tests.db.conftest import FIRST_RECEIPT

ON = date(2026, 9, 1)
SINCE = date(2027, 1, 1)
DOUBLE = entry_of("Double", SINCE, note="a second line", settings=["material.NDFEB_HDD.factor=2"])


@pytest.fixture
def works(any_store, entry):
    """A store with half a year of magnets and some battery cells, and a target of each."""
    for week in range(26):
        moment = FIRST_RECEIPT + timedelta(weeks=week)
        any_store.log(entry(received_at=moment, gross=Decimal(600 + 20 * (week % 5))), who="Aiko")
        later = moment + timedelta(hours=3)
        any_store.log(entry(received_at=later, material="CELL_NMC622"), who="Aiko")
    any_store.targets.add(
        OwnTargetEntry(
            name="Nd + Pr", figure=Figure.RECOVERED_KG, about="NdPr",
            steps=((date(2026, 12, 31), Decimal(4_000)), (date(2027, 12, 31), Decimal(9_000))),
        ), who="Sato",
    )  # fmt: skip
    any_store.targets.follow(["EU_BATT_REC_LI_2027", "EU_CRMA_SINGLE_2030"], who="Sato")
    return any_store


def refused(call, *args, **values):
    with pytest.raises(InputError) as error:
        call(*args, **values)
    return error.value.code


def test_scenarios_are_kept_changed_and_ended(any_store):
    scenarios = any_store.scenarios
    first = scenarios.add(DOUBLE, who="Sato")
    assert (first.version, first.factors, first.since) == (1, DOUBLE.factors, SINCE)
    later = DOUBLE.model_copy(update={"factors": (("NDFEB_HDD", Decimal(3)),)})
    changed = scenarios.change("Double", later, who="Mori", why="three lines")
    assert (changed.version, changed.entered_by, changed.why) == (2, "Mori", "three lines")
    assert scenarios.one("Double").factors == (("NDFEB_HDD", Decimal(3)),)
    ended = scenarios.end("Double", who="Mori", why="decided")
    assert ended.state is ScenarioState.ENDED
    assert (scenarios.active(), len(scenarios.all())) == ([], 1)
    assert any_store.check() == []


def test_what_cannot_be_is_refused_and_nothing_is_kept(any_store):
    scenarios = any_store.scenarios
    scenarios.add(DOUBLE, who="Sato")
    nothing = entry_of("Nothing", SINCE)
    assert refused(scenarios.add, nothing, who="Sato") == "whatif_nothing_supposed"
    assert refused(scenarios.add, DOUBLE, who="Sato") == "scenario_exists"
    assert refused(scenarios.change, "Other", DOUBLE, who="S", why="x") == "no_such_scenario"
    assert refused(scenarios.change, "Double", DOUBLE, who="S", why=" ") == "why_needed"
    assert refused(scenarios.one, "Other") == "no_such_scenario"
    scenarios.end("Double", who="Sato", why="done")
    assert refused(scenarios.end, "Double", who="Sato", why="again") == "scenario_ended"
    assert len(scenarios.all()) == 1


def test_a_scenario_moves_the_targets_it_touches(works):
    found = works.scenarios.effect(DOUBLE, ON)
    steps = {(one.standing.target.about, one.standing.step.on): one for one in found.targets}
    near, far = (steps["NdPr", date(year, 12, 31)] for year in (2026, 2027))
    assert near.reason.code == "whatif_too_late"
    assert far.chance > far.standing.chance
    assert far.difference.mean == pytest.approx(far.standing.expected.value, rel=0.05)
    lithium = steps["Li", date(2027, 12, 31)]
    assert lithium.chance == lithium.standing.chance
    dry = {one.material: one for one in material_inputs(works.scenarios.base(ON).model,
                                                        works.reference())}  # fmt: skip
    assert found.dry[1] - found.dry[0] == pytest.approx(12 * dry["NDFEB_HDD"].kg_per_month)


def test_what_was_is_what_totals_and_prices_say(works):
    from db.filters import BatchFilter
    from recycler.totals.totals import totals_of

    found = works.scenarios.effect(DOUBLE, ON)
    where = BatchFilter(since=ON - timedelta(days=364), until=ON)
    rows = totals_of(works.estimator()).rows(works.holdings(where))
    for row in rows:
        one = found.mass(row.element)
        assert one.contained.was.mean == pytest.approx(row.contained.mean, rel=1e-9)
        assert one.recovered.was.sd == pytest.approx(row.recovered.sd, rel=1e-9)
    value = works.market.value(where, "USD", ON)
    assert found.worth["recovered"].was.mean == pytest.approx(value.total.mean, rel=1e-9)
    assert works.scenarios.effect(DOUBLE, ON, "").worth == {}


def test_inputs_say_where_they_come_from(works):
    base = works.scenarios.base(ON)
    (first, *_) = material_inputs(base.model, works.reference())
    assert first.route in first.routes
    assert first.batches == 26
    yields = {(one.route, one.element): one for one in yield_inputs(base.model)}
    lithium = yields["LIB_HYDRO", "Li"]
    assert 0 < lithium.won < 1
    assert lithium.evidence.value in ("published", "secondary", "assumption")


def test_a_day_is_read_once_until_something_changes(works, entry):
    before = works.scenarios.base(ON)
    assert works.scenarios.base(ON) is before
    works.log(entry(received_at=FIRST_RECEIPT + timedelta(days=1, hours=5)), who="Aiko")
    assert works.scenarios.base(ON) is not before


def test_an_empty_store_has_an_answer(any_store):
    texts = ["material.NDFEB_HDD.kg_per_month=1000"]
    found = any_store.scenarios.effect(entry_of("First", SINCE, settings=texts), ON)
    assert found.dry == (0.0, 12_000.0)
    assert found.mass("Nd").contained.then.mean > 0
    assert found.targets == ()


def test_what_was_changed_behind_the_back_is_found(folder):
    with Store.open(folder) as store:
        for name in ("One", "Two"):
            store.scenarios.add(DOUBLE.model_copy(update={"name": name}), who="Sato")
    with closing(sqlite3.connect(folder / "recycler.sqlite3")) as file, file:
        file.execute("UPDATE scenario SET note = 'other' WHERE name = 'One'")
        file.execute("DROP TRIGGER scenario_no_delete")
        file.execute("DELETE FROM scenario WHERE name = 'Two'")
    with Store.open(folder) as store:
        problems = store.check()
    codes = {one.code for one in problems}
    assert codes == {"scenario_altered", "scenario_missing", "schema_missing"}
