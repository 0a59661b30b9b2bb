"""The plant of the sample facility: its runs close, but for the one scale that is off."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from recycler.batch import Batch
from recycler.estimate import Estimator
from recycler.processing.records import LotEntry, RunKind
from recycler.sample.batches import entries
from recycler.sample.processing import BIAS_DAYS, BIASED_SCALE, OPEN_DAYS, runs

UNTIL = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
BIASED_FROM = UNTIL - timedelta(days=BIAS_DAYS)


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
def planned(batches, reference):
    return runs(batches, {}, Estimator(reference), UNTIL)


def lots_of(run):
    return [
        LotEntry(run="R", kind=lot.kind, material=lot.material, product=lot.product, **lot.weighed)
        for lot in run.lots
    ]


def kg(weighed):
    return float(weighed["gross"] - weighed["tare"])


def test_eighteen_months_of_runs_take_each_batch_once(planned):
    assert 80 < len(planned) < 130
    assert {run.entry.kind for run in planned} == {RunKind.PROCESS, RunKind.TEARDOWN}
    starts = [run.entry.started_at for run in planned]
    assert starts == sorted(starts)
    sources = [source for run in planned for source, _ in run.inputs]
    assert len(sources) == len(set(sources))
    still_open = [run for run in planned if run.closed_at is None]
    assert 0 < len(still_open) < 8
    for run in still_open:
        assert run.entry.started_at > UNTIL - timedelta(days=OPEN_DAYS + 6)
        assert all(lot.at <= UNTIL for lot in lots_of(run))


def test_what_is_taken_apart_closes_until_one_scale_reads_too_little(planned):
    rest = {True: [], False: []}
    for run in planned:
        if run.entry.kind is RunKind.TEARDOWN:
            went_in = sum(
                kg(weighed) * (1 - (weighed.get("moisture_ppm") or 0) / 1e6)
                for _, weighed in run.inputs
            )
            out = sum(lot.dry_kg for lot in lots_of(run))
            rest[run.entry.started_at >= BIASED_FROM].append(1 - out / went_in)
    assert abs(np.mean(rest[False])) < 0.0002
    assert np.mean(rest[True]) == pytest.approx(0.005 * 0.62, rel=0.15)
    assert min(rest[True]) > max(rest[False])
    assert any(lot.scale == BIASED_SCALE for run in planned for lot in lots_of(run))


def test_it_is_the_same_every_time(planned, batches, reference):
    assert runs(batches, {}, Estimator(reference), UNTIL) == planned
