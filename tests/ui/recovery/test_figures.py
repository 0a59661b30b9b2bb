"""The figures are those of the holdings, added up by hand."""

from datetime import date

import pytest

from recycler.quantity import Quantity
from recycler.totals.totals import Totals
from tests.ui.recovery.conftest import entry
from ui.recovery.parts import shares_of_whole
from ui.recovery.scope import Scope, materials_with

TODAY = date(2026, 11, 23)
YEAR = Scope(date(2026, 1, 1), TODAY)


def test_dry_mass_and_batches_leave_void_loads_out(analyst):
    figures = analyst.figures(YEAR, TODAY)
    assert figures.batches == 5
    assert figures.dry.mean == pytest.approx(22_250)
    assert figures.dry.p05 < figures.dry.mean < figures.dry.p95


def test_streams_stack_dry_mass_by_month_with_its_gaps(analyst):
    figures = analyst.figures(Scope(date(2026, 9, 1), TODAY), TODAY)
    weeks = {step.first: place for place, step in enumerate(figures.buckets)}
    assert figures.grain == "week"
    by_family = {stream.family: stream.dry_kg for stream in figures.streams}
    assert by_family["Li-ion pack"][weeks[date(2026, 11, 2)]] == pytest.approx(20_000)
    assert by_family["sintered NdFeB"][weeks[date(2026, 11, 2)]] == pytest.approx(1_250)
    assert sum(map(sum, by_family.values())) == pytest.approx(22_250)
    assert all(stream.dry_kg[weeks[date(2026, 10, 5)]] == 0 for stream in figures.streams)


def test_a_stream_keeps_its_place_whatever_the_filter(analyst):
    whole = {s.family: s.place for s in analyst.figures(YEAR, TODAY).streams}
    only = analyst.figures(Scope(date(2026, 1, 1), TODAY, stream="sintered NdFeB"), TODAY)
    assert whole == {"Li-ion pack": 0, "sintered NdFeB": 1}
    assert [(s.family, s.place) for s in only.streams] == [("sintered NdFeB", 1)]


@pytest.mark.parametrize("code", ["REE", "NdPr", "Nd", "Dy", "Co", "Li"])
def test_totals_equal_those_of_the_holdings(analyst, loads, code):
    where = YEAR.where(loads.reference())
    rows = Totals(loads.estimator()).rows(loads.holdings(where))
    told = next(row for row in rows if row.element == code)
    shown = analyst.figures(YEAR, TODAY).element(code)
    assert (shown.contained, shown.recovered) == (told.contained, told.recovered)
    assert (shown.batches, shown.evidence) == (told.batches, told.evidence)


def test_the_last_cumulative_point_is_the_total(analyst):
    figures = analyst.figures(YEAR, TODAY)
    whole = figures.element("REE").recovered
    last = figures.cumulative[-1].recovered
    assert last.mean == pytest.approx(whole.mean, rel=1e-12)
    assert (last.p05, last.p95) == pytest.approx((whole.p05, whole.p95), rel=1e-6)
    means = [point.recovered.mean for point in figures.cumulative]
    assert means == sorted(means)
    assert means[0] == 0  # January: nothing yet


def test_cumulative_points_are_those_of_totals(analyst, loads):
    figures = analyst.figures(YEAR, TODAY)
    held = loads.holdings(YEAR.where(loads.reference()), by="month")
    rows = Totals(loads.estimator()).cumulative(held, elements={"REE"})
    september = next(row for row in rows if row.key == "2026-09" and row.element == "REE")
    shown = figures.cumulative[8]
    assert shown.on == date(2026, 9, 30)
    assert shown.recovered.mean == pytest.approx(september.recovered.mean)
    assert shown.recovered.p95 == pytest.approx(september.recovered.p95, rel=1e-6)


def test_stacked_means_add_up_to_the_total(analyst):
    figures = analyst.figures(YEAR, TODAY)
    total = figures.element("REE")
    for measure in ("contained", "recovered"):
        stacked = sum(sum(stream.measured(measure)) for stream in figures.streams)
        assert stacked == pytest.approx(getattr(total, measure).mean)


def test_recovery_is_recovered_over_contained_and_stays_below_one(analyst):
    for total in analyst.figures(YEAR, TODAY).elements:
        ratio = total.recovered.mean / total.contained.mean
        assert total.recovery.mean == pytest.approx(ratio)
        assert 0 <= total.recovery.p05 <= total.recovery.p95 <= 1


def test_origins_share_the_whole_and_name_what_is_not_stated(analyst):
    figures = analyst.figures(YEAR, TODAY)
    shares = {part.key: part.share.mean for part in figures.origins}
    assert set(shares) == {"JP", "DK", ""}
    assert sum(shares.values()) == pytest.approx(1)
    total = figures.element("REE").contained.mean
    japan = next(part for part in figures.origins if part.key == "JP")
    assert shares["JP"] == pytest.approx(japan.total.contained.mean / total)


def test_a_share_is_surer_than_its_parts_where_both_rest_on_one_material(analyst):
    figures = analyst.figures(YEAR, TODAY)
    for part in figures.origins:
        assert part.share.p05 < part.share.mean < part.share.p95


def test_a_share_of_common_errors_has_no_spread():
    part, rest = (Quantity(m, m / 10, m * 0.8, m, m * 1.2) for m in (3.0, 7.0))
    whole = Quantity(10.0, 1.0, 8.0, 10.0, 12.0)  # the errors are one and the same
    assert shares_of_whole([(part, rest)], whole)[0].sd == pytest.approx(0, abs=1e-7)


def test_a_share_of_independent_errors_has_the_first_order_spread():
    part, rest = Quantity(3.0, 0.3, 0, 0, 0), Quantity(7.0, 0.4, 0, 0, 0)
    whole = Quantity(10.0, 0.5, 0, 0, 0)
    expected = ((0.7 * 0.3) ** 2 + (0.3 * 0.4) ** 2) ** 0.5 / 10
    assert shares_of_whole([(part, rest)], whole)[0].sd == pytest.approx(expected)


def test_suppliers_come_largest_first_and_materials_within_one_supplier(analyst):
    figures = analyst.figures(YEAR, TODAY)
    assert {part.key for part in figures.suppliers} == {"Aichi", "Nordhavn", "Seoul"}
    masses = [part.total.recovered.mean for part in figures.suppliers]
    assert masses == sorted(masses, reverse=True)
    within = analyst.figures(Scope(date(2026, 1, 1), TODAY, supplier="Aichi"), TODAY)
    assert within.parted_by == "material"
    assert [part.key for part in within.suppliers] == ["NDFEB_EV_ROTOR"]


def test_a_chosen_element_is_what_the_charts_speak_of(analyst):
    figures = analyst.figures(Scope(date(2026, 1, 1), TODAY, element="Co"), TODAY)
    assert figures.focus == "Co"
    assert figures.cumulative[-1].recovered.mean == pytest.approx(
        figures.element("Co").recovered.mean
    )


def test_without_rare_earths_the_charts_speak_of_lithium(analyst):
    assert analyst.figures(Scope(None, TODAY, stream="Li-ion pack"), TODAY).focus == "Li"


def test_everything_begins_with_the_first_load(analyst):
    assert analyst.figures(Scope(), TODAY).since == date(2026, 9, 1)


def test_a_period_without_batches_has_no_figures(analyst):
    figures = analyst.figures(Scope(date(2026, 2, 1), date(2026, 3, 1)), TODAY)
    assert (figures.batches, figures.elements, figures.cumulative) == (0, (), ())


def test_a_new_load_is_counted_after_forgetting(analyst, loads):
    from tests.ui.recovery.conftest import entry

    before = analyst.figures(YEAR, TODAY)
    loads.log(entry("2026-11-09", "NDFEB_HDD", "Seoul", "KR", 100), who="K. Tanaka")
    assert analyst.figures(YEAR, TODAY) is before
    analyst.forget()
    assert analyst.figures(YEAR, TODAY).batches == 6


def test_materials_that_hold_an_element_are_found_in_their_parts(reference):
    assert "HDD_WHOLE" in materials_with(reference, "Nd")
    assert "PACK_NMC622" in materials_with(reference, "Co")
    assert "PACK_LFP" not in materials_with(reference, "Co")


def test_what_is_answered_while_the_data_change_is_not_kept(analyst, loads, monkeypatch):
    """The next who asks is told of the batch that came in between."""
    whole = analyst._whole

    def interrupted(scope, where):
        found = whole(scope, where)
        monkeypatch.undo()
        loads.log(entry("2026-11-09", "NDFEB_HDD", "Seoul", "KR", 500), who="K. Tanaka")
        analyst.forget(assays=False)
        return found

    monkeypatch.setattr(analyst, "_whole", interrupted)
    assert analyst.figures(YEAR, TODAY).batches == 5
    assert not analyst.knows(YEAR, TODAY)
    assert analyst.figures(YEAR, TODAY).batches == 6
    assert analyst.knows(YEAR, TODAY)
