import pytest

from recycler.diversification.supply import Supply, checked_stage
from recycler.errors import InputError
from recycler.reference.rows import Row


@pytest.fixture(scope="module")
def supply(reference):
    return Supply(reference.table("supply_shares"))


def test_the_index_leaves_out_the_rest_of_the_world(supply, reference):
    mix = supply.of("Co", "mining")
    rows = [r for r in reference.table("supply_shares") if r["series_id"] == mix.series]
    squares = [float(r["share"]) ** 2 for r in rows if r["country"] != "ZZ"]
    assert mix.concentration.hhi == pytest.approx(sum(squares), abs=1e-12)
    assert mix.concentration.unnamed == pytest.approx(
        sum(float(r["share"]) for r in rows if r["country"] == "ZZ"), abs=1e-12
    )
    assert mix.concentration.largest == "CD"


def test_every_preferred_mix_sums_to_one_and_ends_with_the_rest(supply):
    for mix in supply:
        assert sum(mix.shares.values()) == pytest.approx(1, abs=5e-4)
        assert "ZZ" not in list(mix.shares)[:-1]


def test_a_share_copied_from_an_aggregate_is_warned_of(supply):
    assert supply.of("Nd", "mining").warnings == ("copied_from_aggregate",)
    assert "estimate" in supply.of("Dy", "refining").warnings


def test_an_element_without_a_table_takes_that_of_its_group_and_says_so(supply):
    mix = supply.of("La", "mining")
    assert mix.symbol == "REE"
    assert "of_aggregate" in mix.warnings


def test_a_metal_nobody_reports_has_no_mix(supply):
    assert supply.mixes("Ag") == []


def test_a_stage_may_be_written_with_blanks():
    assert checked_stage("Magnet manufacture") == "magnet_manufacture"
    with pytest.raises(InputError, match="unknown_stage"):
        checked_stage("smelting")


@pytest.mark.parametrize(
    ("column", "value"), [("share", "1.2"), ("share", "0.4"), ("stage", "x"), ("evidence", "x")]
)
def test_a_row_that_cannot_be_is_refused_with_its_place(column, value):
    row = {
        "mineral": "Cobalt", "symbol": "Co", "stage": "mining", "country": "CD", "share": "1",
        "year": "2025", "source": "s", "series_id": "S", "preferred": "1", "evidence": "high",
        "basis": "",
    }  # fmt: skip
    with pytest.raises(InputError) as raised:
        Supply([Row(row | {column: value}, "supply_shares.csv", 2)])
    assert raised.value.details["column"] == column
