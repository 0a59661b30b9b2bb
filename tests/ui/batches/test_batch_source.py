from datetime import timedelta

import pytest

from db.filters import EVERYTHING, BatchFilter
from ui.parts.batch_source import BatchQuery, BatchSource, count_of


@pytest.fixture
def source(sample_store):
    return BatchSource(sample_store, EVERYTHING, sample_store.facility().zone_info)


def test_any_row_is_found_by_counting_days(source, sample_store):
    everything = sample_store.find(limit=1000)
    source.page(None, 256)
    for row in (1, 2, 57, 150, len(everything) - 1):
        found = source.page(source.seek(row), 3)
        assert found == everything[row : row + 3], row
    assert source.seek(0) is None


def test_any_row_is_found_within_a_filter(sample_store):
    everything = sample_store.find(limit=1000)
    since = everything[-1].received_on + timedelta(days=100)
    until = everything[0].received_on - timedelta(days=60)
    where = BatchFilter(since=since, until=until)
    expected = sample_store.find(where, limit=1000)
    source = BatchSource(sample_store, where, sample_store.facility().zone_info)
    row = len(expected) // 2
    assert source.page(source.seek(row), 5) == expected[row : row + 5]


def test_counting_at_hand_is_what_the_store_counts(sample_store):
    assert count_of(sample_store.find(limit=1000)) == sample_store.count()


def test_only_the_newest_question_is_answered(qtbot, sample_store, source):
    query = BatchQuery()
    found, counted = [], []
    query.found.connect(lambda source, first: found.append(source.where.text))
    query.counted.connect(lambda source, count: counted.append(source.where.text))
    for typed in ("n", "nd", "ndf"):
        where = BatchFilter(text=typed)
        query.ask(BatchSource(sample_store, where, source._zone))
    qtbot.waitUntil(lambda: not query.is_waiting())
    assert found == ["ndf"]
    assert counted == ["ndf"]
