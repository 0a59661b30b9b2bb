"""The laboratory of the sample facility is calibrated, keeps order, and is the same every time."""

from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from recycler.batch import Batch
from recycler.estimate import Estimator
from recycler.laboratory.scoring import expected
from recycler.laboratory.sheet import held
from recycler.sample.batches import entries
from recycler.sample.laboratory import WAITING, laboratory

UNTIL = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def batches():
    return [
        Batch.model_construct(
            **entry.model_dump(),
            id=str(number),
            ticket=f"S1-26-{number:05d}",
            received_on=entry.received_at.date(),
            state="logged",
            composition_version=1,
        )
        for number, entry in enumerate(entries(2_000, UNTIL))
    ]


@pytest.fixture(scope="module")
def estimator(reference):
    return Estimator(reference)


@pytest.fixture(scope="module")
def drawn(batches, estimator):
    return laboratory(batches, estimator, UNTIL)


def test_it_is_the_same_every_time(batches, estimator, drawn):
    assert laboratory(batches, estimator, UNTIL) == drawn


def test_about_a_quarter_is_assayed_and_four_wait(batches, drawn):
    assayed = {entry.sample for entry in drawn.assays}
    waiting = [sample for sample in drawn.samples if sample.label not in assayed]
    assert 0.2 < len(assayed) / len(batches) < 0.3
    assert len(waiting) == WAITING
    assert all((UNTIL - sample.taken_at).days <= 8 for sample in waiting)
    assert len({sample.label for sample in drawn.samples}) == len(drawn.samples)


def test_nothing_is_analysed_after_the_end_and_fractions_add_up(drawn):
    assert all(entry.analysed_at <= UNTIL for entry in drawn.assays)
    sums: dict[tuple[object, ...], Decimal] = {}
    for entry in drawn.assays:
        analysis = entry.sample, entry.analysed_at
        sums[analysis] = sums.get(analysis, Decimal(0)) + entry.value
    assert max(sums.values()) < 100


def test_nine_of_ten_results_lie_in_their_interval(batches, estimator, drawn):
    material = {batch.ticket: batch.material for batch in batches}
    mixtures = {code: estimator.pair(code, 1).mixture for code in set(material.values())}
    prior = {code: expected(one, one.elements) for code, one in mixtures.items()}
    found = [held(prior[material[entry.ticket]][entry.element], entry) for entry in drawn.assays]
    assert 0.85 < sum(found) / len(found) < 0.94


def test_some_batches_are_sampled_and_some_samples_analysed_twice(drawn):
    taken = Counter(sample.ticket for sample in drawn.samples)
    analyses = {(entry.sample, entry.analysed_at) for entry in drawn.assays}
    analysed = Counter(sample for sample, _ in analyses)

    assert set(taken.values()) == set(analysed.values()) == {1, 2}
    for often in (taken, analysed):
        assert 0.04 < list(often.values()).count(2) / len(often) < 0.12
