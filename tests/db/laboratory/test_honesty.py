"""Estimates are held against what assays found, by any key, and say when they were too narrow."""

from decimal import Decimal

import numpy as np
import pytest

from recycler.laboratory.records import AssayEntry, SampleEntry, Taking
from recycler.laboratory.scoring import Verdict


def assay(ticket, value, element="Nd", **more):
    values = {"sd": Decimal("0.2"), "state": "final", "sample": f"SA-{ticket}", **more}
    return AssayEntry(ticket=ticket, element=element, value=Decimal(value), **values)


def logged(store, entry, values, **more):
    """Log a batch for each value and record it as its neodymium."""
    tickets = store.log_many(
        (entry(i, supplier=f"Works {i % 2}") for i in range(len(values))), who="Aiko"
    )
    for ticket in tickets:
        taken = SampleEntry(ticket=ticket, label=f"SA-{ticket}", how=Taking.RIFFLE)
        store.laboratory.add_sample(taken, who="Mori")
    store.laboratory.record(
        [assay(t, f"{v:.2f}", **more) for t, v in zip(tickets, values, strict=True)], who="Sato"
    )
    return tickets


def test_values_as_expected_are_honest(store, entry):
    rng = np.random.default_rng(7)
    logged(store, entry, 22.9 + 2.9 * rng.standard_normal(60))
    (whole,) = store.laboratory.scored().summaries()
    assert (whole.n, whole.verdict) == (60, Verdict.HONEST)
    assert whole.coverage[2].share == pytest.approx(0.90, abs=0.08)
    by_supplier = store.laboratory.scored().summaries("supplier")
    assert {one.key: one.n for one in by_supplier} == {"Works 0": 30, "Works 1": 30}
    assert [one.key for one in store.laboratory.scored().summaries("month")] == ["2026-03"]
    assert [one.key for one in store.laboratory.scored().summaries("version")] == ["NDFEB_HDD v1"]


def test_intervals_that_are_too_narrow_are_called_so(store, entry):
    rng = np.random.default_rng(8)
    logged(store, entry, 22.9 + 8 * rng.standard_normal(60).clip(-2, 2))
    (whole,) = store.laboratory.scored().summaries()
    assert whole.verdict is Verdict.OVER_CONFIDENT
    assert whole.chance < 0.01


def test_only_final_results_of_valid_batches_are_scored(store, entry):
    tickets = logged(store, entry, [22.0, 23.0, 24.0])
    store.void(tickets[0], who="Aiko", why="twice")
    (one,) = store.laboratory.assays(tickets[1])
    store.laboratory.reject(one.id, who="Sato", why="wrong bag")
    (whole,) = store.laboratory.scored().summaries()
    assert whole.n == 1
    assert whole.verdict is Verdict.TOO_FEW


def test_a_store_without_assays_has_nothing_to_say(store):
    assert store.laboratory.scored().summaries() == []
