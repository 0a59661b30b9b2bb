"""Batches as the budget of a total takes them: the sums of what each says by itself."""

from datetime import date
from decimal import Decimal

import pytest

from db.filters import BatchFilter
from db.sums.period import budget, monte_carlo
from recycler.dry_mass import dry_mass
from recycler.laboratory.records import AssayEntry
from recycler.totals.totals import totals_of

TOLERANCE = 1e-8  # the dry mass is kept to a microgram, its variance to (0.1 g)²


@pytest.fixture
def batches(any_store, entry):
    """Wet and dry ones, one assayed, one void."""
    changes = (
        {"moisture_ppm": 20_000, "contamination_ppm": 10_000},
        {"moisture_ppm": 900},
        {"moisture_ppm": None, "contamination_ppm": 3_000},
        {"moisture_ppm": None, "contamination_ppm": None},
        {"moisture_ppm": 50_000},
    )
    found = [any_store.log(entry(n, **one), who="Aiko") for n, one in enumerate(changes)]
    result = AssayEntry(
        ticket=found[0].ticket, element="Nd", value=Decimal("23.2"), sample="SA-1",
        sd=Decimal("0.3"),
    )  # fmt: skip
    any_store.laboratory.record([result], who="Sato")
    any_store.void(found.pop().ticket, who="Aiko", why="twice")
    return found


def by_input(held):
    return held.mass, held.moisture, held.contamination


def test_one_by_one_they_are_as_their_dry_masses(any_store, batches):
    held = any_store.held(one_by_one=True)

    assert len(held) == len(batches)
    told = {round(one.dry_kg, 6): one for one in held}
    for batch in batches:
        dry, one = dry_mass(batch), told[round(dry_mass(batch).kg, 6)]
        assert one.kind == (
            batch.material,
            batch.composition_version,
            batch.route,
            batch.route_version,
        )
        assert by_input(one) == pytest.approx(
            (dry.var_gross + dry.var_tare, dry.var_moisture, dry.var_contamination), abs=TOLERANCE
        )
        assert one.squares == pytest.approx(dry.kg**2)


def test_what_nobody_assayed_is_added_up_by_kind(any_store, batches):
    plain, assayed = sorted(any_store.held(), key=lambda held: bool(held.assays))

    ((nd,),) = [assayed.assays]
    assert (nd.element, nd.below, assayed.batches) == ("Nd", False, 1)
    assert 0 < nd.sampling < 1
    assert assayed.dry_kg == pytest.approx(dry_mass(batches[0]).kg)
    rest = [dry_mass(batch) for batch in batches[1:]]
    assert plain.batches == 3
    assert plain.dry_kg == pytest.approx(sum(dry.kg for dry in rest))
    assert plain.squares == pytest.approx(sum(dry.kg**2 for dry in rest))
    assert plain.dry_sd**2 == pytest.approx(sum(dry.sd**2 for dry in rest), abs=TOLERANCE)


def test_it_follows_the_filter(any_store, batches):
    assert any_store.held(BatchFilter(until=date(2001, 1, 1))) == []
    assert any_store.held(BatchFilter(material="NMC111")) == []
    assert sum(h.batches for h in any_store.held(BatchFilter(text=batches[1].ticket))) == 1


def test_the_budget_of_a_period_knows_its_assays(any_store, batches):
    lines = budget(any_store, BatchFilter(), "Nd", "contained")

    shares = {line.source: line.share for line in lines}
    assert shares["sampling"] > 0
    assert sum(shares.values()) == pytest.approx(1)


def test_the_total_of_a_period_agrees_with_draws_of_its_batches(any_store, batches):
    sums = [holding for _, holding in any_store.holdings()]
    shown = totals_of(any_store.estimator()).masses([("", h) for h in sums], "Nd", "contained")[""]

    total, check = monte_carlo(any_store, BatchFilter(), "Nd", "contained")

    assert total == shown
    assert check.comparisons[0].agrees
    assert check.simulated.mean == pytest.approx(total.mean, rel=0.01)


def test_a_period_without_any_of_it_has_nothing_to_draw(any_store, batches):
    total, check = monte_carlo(any_store, BatchFilter(), "Li", "contained")

    assert (total.mean, check) == (0, None)
