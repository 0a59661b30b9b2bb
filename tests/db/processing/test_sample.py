"""The sample facility's plant as it is stored."""

from recycler.processing.records import RunState


def test_the_sample_has_runs_lots_assays_and_a_clean_check(sample_store):
    processing = sample_store.processing
    runs = processing.runs()
    closed = processing.runs(RunState.CLOSED)
    assert len(runs) > 20
    accounts = processing.accounts(closed[:6])
    assert all(account.inputs and account.outputs for account in accounts)
    lots = processing.lots()
    assert any(processing.assays(lot.number) for lot in lots)
    found = processing.trace(lots[0].number)
    assert found.origins
    assert sample_store.check() == []


def test_its_drums_were_weighed_empty_and_hold_what_the_bench_scale_weighed(sample_store):
    drums = sample_store.processing.containers(counted=True)
    assert [len(drum.tares) for drum in drums] == [2] * 5
    assert all(drum.weighings for drum in drums)
