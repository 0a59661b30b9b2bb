"""What the weighing of an empty container must be, and what its history tells."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from recycler.processing.containers import Container, TareRules
from recycler.processing.records import ContainerTare

NOW = datetime(2026, 3, 6, tzinfo=UTC)
TYPED = {"container": "D-107", "tare": "17.5", "at": "2026-03-05 10:00"}


@pytest.fixture
def rules():
    return TareRules(ZoneInfo("Asia/Tokyo"), 80_000, lambda: NOW)


def test_a_weighing_is_taken_with_the_unit_it_is_written_with(rules):
    entry, problems = rules.entry(TYPED | {"unit": "kg", "tare": "39.5 lb", "scale": "Floor 1"})
    assert problems == []
    assert (entry.tare, entry.unit, entry.scale) == (Decimal("39.5"), "lb", "Floor 1")
    assert entry.at == datetime(2026, 3, 5, 1, 0, tzinfo=UTC)
    assert rules.entry(TYPED | {"unit": "g"})[0].unit == "g"
    assert rules.entry(TYPED)[0].unit == "kg"


@pytest.mark.parametrize(
    ("typed", "field", "code"),
    [
        ({"container": " "}, "container", "required"),
        ({"tare": ""}, "tare", "required"),
        ({"tare": "heavy"}, "tare", "not_a_number"),
        ({"tare": "0"}, "tare", "tare_not_positive"),
        ({"tare": "-17.5"}, "tare", "tare_not_positive"),
        ({"tare": "90 t"}, "tare", "over_capacity"),
        ({"unit": "stone"}, "unit", "unknown_unit"),
        ({"at": "2026-03-08"}, "at", "future_date"),
    ],
)
def test_a_broken_rule_is_told_at_its_field(rules, typed, field, code):
    entry, problems = rules.entry(TYPED | typed)
    assert entry is None
    assert [(problem.field, problem.code) for problem in problems] == [(field, code)]


def test_a_history_tells_what_changed_in_kilograms_whatever_the_unit():
    weighed = [("17.5", "kg"), ("17700", "g"), ("19.0", "kg")]
    tares = tuple(
        ContainerTare(container="D-107", tare=Decimal(tare), unit=unit, at=NOW + timedelta(days=n))
        for n, (tare, unit) in enumerate(weighed)
    )
    container = Container("D-107", tares)
    assert container.last == tares[2]
    assert container.change_kg(0) is None
    assert [container.change_kg(n) for n in (1, 2)] == pytest.approx([0.2, 1.3])
    assert [container.is_notable(n) for n in range(3)] == [False, False, True]
    assert container.as_dict()["tares"][0]["change_kg"] is None
