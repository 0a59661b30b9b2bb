from datetime import date
from decimal import Decimal

import pytest

from db.diversification import diversification, elements_asked
from db.filters import BatchFilter
from recycler.diversification.question import Question
from recycler.errors import InputError
from recycler.targets.metrics import Figure
from recycler.targets.own import OwnTargetEntry
from recycler.totals.totals import totals_of

TODAY = date(2026, 11, 22)


def test_every_element_held_is_answered_and_adds_up(sample_store):
    names = elements_asked(sample_store, None, None)
    assert {"NdPr", "Dy", "Li", "Co"} <= set(names)
    totals = totals_of(sample_store.estimator())
    for name in names:
        found = diversification(sample_store, Question(name, TODAY))
        (row,) = totals.rows(sample_store.holdings(), {name})
        assert found.intake.contained_kg == pytest.approx(row.contained.mean, rel=1e-9)
        assert found.recovered.kg.mean == pytest.approx(row.recovered.mean, rel=1e-12)
        assert sum(share.mean for share in found.roles.values()) == pytest.approx(1, abs=1e-9)


def test_a_period_begins_with_its_first_batch_and_ends_today(sample_store):
    found = diversification(sample_store, Question("Nd", TODAY, until=date(2030, 1, 1)))
    day = min(day for day, _ in sample_store.holdings(BatchFilter(), "day"))
    assert (found.since, found.until) == (date.fromisoformat(day), TODAY)


def test_a_countrys_demand_is_covered_instead_of_its_imports(sample_store):
    found = diversification(sample_store, Question("NdPr", TODAY, country="JP"))
    assert {one.mix.stage for one in found.displacement} == {"jp_import"}
    assert all(one.demand.country == "JP" for one in found.displacement)


def test_without_batches_it_says_so(store):
    found = diversification(store, Question("Nd", TODAY))
    assert found.words() == ["nothing_received"]
    assert found.displacement[0].share.mean == 0
    assert found.covers[0].months.mean == 0


def test_what_is_not_known_is_refused(sample_store):
    with pytest.raises(InputError, match="no_such_stage_of"):
        diversification(sample_store, Question("Co", TODAY, stage="anode_manufacture"))
    with pytest.raises(InputError, match="no_consumption_of"):
        diversification(sample_store, Question("Dy", TODAY, country="KR"))


def test_an_earmarked_reserve_lasts_as_long_as_it_lasts(sample_store):
    found = diversification(
        sample_store, Question("Co", TODAY, country="US", reserve_kg=9_600_000 / 12)
    )
    assert found.covers[0].months.mean == pytest.approx(1)


def test_the_customers_of_own_targets_stand_beside_the_countries(sample_store):
    entry = OwnTargetEntry(
        name="Half of Aichi's neodymium", figure=Figure.CUSTOMER_SHARE, about="Nd",
        steps=((date(2026, 12, 31), Decimal("0.5")),), customer="Aichi Magnets",
        demand_kg=Decimal(20_000),
    )  # fmt: skip
    sample_store.targets.add(entry, who="Sato")
    found = diversification(sample_store, Question("Nd", TODAY))
    ours = found.displacement[0]
    assert (ours.demand.country, ours.demand.kg) == ("Aichi Magnets", 20_000)
    assert ours.share.mean == pytest.approx(found.recovered.kg.mean / found.years / 20_000)
    others = [diversification(sample_store, Question("Nd", TODAY, country="JP")),
              diversification(sample_store, Question("Li", TODAY))]  # fmt: skip
    assert all(one.demand.country != "Aichi Magnets" for f in others for one in f.displacement)
