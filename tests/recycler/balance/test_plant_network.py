"""The plant reconciled beside what was measured, and who is suspected."""

import pytest

from recycler.balance.cause import CauseKind
from recycler.balance.leaving_out import WEIGHING, scale_error
from recycler.balance.node_balance import NodeKind
from recycler.balance.plant_network import StreamKind, plant_network
from recycler.figures import Assay
from recycler.processing.records import LotKind, RunKind
from tests.recycler.balance.works import NEVER, Works, at, days

ALWAYS = days(-NEVER, NEVER)


def line(works, wrong_kg=0.0, *, runs=3):
    """Batches are split at the mill, and what comes of it is milled again, all weighed twice."""
    for number in range(runs):
        off = wrong_kg if number == 1 else 0.0
        day = 5.0 * number
        ticket = works.batch("1000.0", day=day)
        first = works.run(begun=day + 1, closed=day + 2, area="Mill")
        works.take(first, ticket, "1000.2", day=day + 1, scale="Floor")
        lot = works.lot(first, f"{699.8 + off:.1f}", day=day + 1.5, scale="Bench")
        works.lot(first, "300.1", day=day + 1.5, kind=LotKind.RESIDUE, scale="Floor")
        second = works.run(begun=day + 3, closed=day + 4, area="Sieve")
        works.take(second, lot, "700.1", day=day + 3, scale="Floor")
        works.lot(second, "699.9", day=day + 3.5, kind=LotKind.PRODUCT, scale="Crane")
    return works


def test_what_is_reconciled_closes_at_every_node_and_stands_beside_what_was_measured(
    works, estimator
):
    found = plant_network(line(works).books(estimator), ALWAYS)
    assert found.closes
    assert (found.culprits, found.losses) == ((), ())
    for node in found.nodes:
        ways = [
            math_sum(stream.amount.kg for stream in found.streams if side(stream) == node.node)
            for side in (lambda s: s.target, lambda s: s.source)
        ]
        left = node.opening.kg + ways[0] - ways[1] - node.closing.kg
        assert left == pytest.approx(0, abs=1e-6)
    stored = stream_of(found, StreamKind.STORED)
    assert stored.amount.raw.kg == pytest.approx(3 * 699.8)
    assert stored.amount.kg > stored.amount.raw.kg
    assert stored.amount.sd_kg < stored.amount.raw.sd
    assert [name for name, _ in stored.of] == ["L-26-0001", "L-26-0004", "L-26-0007"]


def math_sum(values):
    return sum(values, 0.0)


def stream_of(found, kind):
    (stream,) = (one for one in found.streams if one.kind is kind)
    return stream


def test_the_weighing_that_was_wrong_is_named_with_its_size(works, estimator):
    books = line(works, wrong_kg=-14.0).books(estimator)
    found = plant_network(books, ALWAYS)
    assert not found.closes
    culprit = found.culprits[0]
    (cause,) = culprit.causes
    assert (cause.kind, cause.subject, cause.scale) == (CauseKind.WEIGHING, "L-26-0004", "Bench")
    assert culprit.size == pytest.approx(-14, abs=3 * culprit.sd)
    assert culprit.closes
    assert [name for name, _ in culprit.readings] == [f"{WEIGHING}L-26-0004"]


def test_one_that_is_left_out_corrects_nothing_and_is_corrected(works, estimator):
    books = line(works, wrong_kg=-14.0).books(estimator)
    found = plant_network(books, ALWAYS, left_out=[f"{WEIGHING}L-26-0004"])
    assert found.closes
    assert [one.subject for one in found.left_out.values()] == ["L-26-0004"]
    stored = stream_of(found, StreamKind.STORED)
    assert stored.amount.raw.kg == pytest.approx(3 * 699.8 - 14)  # what was measured stays
    assert stored.amount.kg == pytest.approx(2100, abs=1)
    best = stream_of(plant_network(line(Works()).books(estimator), ALWAYS), StreamKind.STORED)
    assert stored.amount.sd_kg > best.amount.sd_kg


def drifting(works, factor=1.005):
    """Eight runs; the bench scale reads wrong from the fifth on."""
    for number in range(8):
        day, off = 5.0 * number, factor if number >= 4 else 1.0
        run = works.run(begun=day, closed=day + 2, area="Mill")
        works.take(run, works.batch("1000.0", day=day), "1000.0", day=day + 1)
        works.lot(run, f"{700 * off:.1f}", day=day + 1.5, scale="Bench")
        works.lot(run, "300.0", day=day + 1.5, kind=LotKind.RESIDUE)
    return works


def test_a_scale_that_went_wrong_amidst_the_period_is_named_with_its_first_weighing(
    works, estimator
):
    found = plant_network(drifting(works).books(estimator), ALWAYS)
    culprit = found.culprits[0]
    assert [(cause.kind, cause.subject) for cause in culprit.causes] == [(CauseKind.SCALE, "Bench")]
    assert culprit.since.name == "L-26-0009"
    assert culprit.size == pytest.approx(0.005, abs=3 * culprit.sd)
    assert culprit.closes
    ((name, cause),) = culprit.readings
    assert (name, cause.since) == (scale_error("Bench", culprit.since.at), culprit.since.at)


def test_a_scale_that_is_left_out_since_then_closes_as_its_culprit_said(works, estimator):
    books = drifting(works).books(estimator)
    before = plant_network(books, ALWAYS)
    ((name, _),) = before.culprits[0].readings
    found = plant_network(books, ALWAYS, left_out=[name])
    assert found.p_value == pytest.approx(before.culprits[0].p_value, rel=1e-3)
    assert (found.closes, found.culprits, list(found.left_out)) == (True, (), [name])
    was, stored = (stream_of(one, StreamKind.STORED).amount for one in (before, found))
    assert stored.raw == was.raw  # what was measured stays
    assert stored.kg == pytest.approx(8 * 700, abs=4 * stored.sd_kg)
    assert abs(stored.kg - 8 * 700) < abs(was.kg - 8 * 700)
    assert stored.sd_kg < 0.001 * stored.kg  # its weighings still tell of one another
    assert (stored.is_left_out, stored.z) == (True, None)  # nothing to test it by
    assert [one.amount.is_left_out for one in found.streams] == [
        one.kind is StreamKind.STORED for one in found.streams
    ]
    assert not any(one.amount.is_left_out for one in before.streams)


def test_a_scale_left_out_at_all_times_tells_of_no_size_but_of_each_weighing(works, estimator):
    books = drifting(works, 0.98).books(estimator)
    found = plant_network(books, ALWAYS, left_out=[scale_error("Bench")])
    cause = found.left_out[scale_error("Bench")]
    assert (cause.kind, cause.subject, cause.since) == (CauseKind.SCALE, "Bench", None)
    assert not found.closes  # some of its weighings read 2 % less than others still
    assert stream_of(found, StreamKind.STORED).amount.sd_kg > 0


def test_what_only_a_scale_that_is_left_out_weighed_is_told_as_not_known(works, estimator):
    run = works.run(begun=0, area="Mill")
    works.take(run, works.batch("1000.0", day=0), "1000.0", day=1)
    works.lot(run, "700.0", day=1.5, scale="Bench")
    out = [scale_error("Bench", at(1))]
    stored = stream_of(
        plant_network(works.books(estimator), ALWAYS, left_out=out), StreamKind.STORED
    )
    assert stored.amount.sd_kg == pytest.approx(700, rel=1e-3)
    late = [scale_error("Bench", at(2))]
    stored = stream_of(
        plant_network(works.books(estimator), ALWAYS, left_out=late), StreamKind.STORED
    )
    assert stored.amount.sd_kg == pytest.approx(stored.amount.raw.sd)


def test_an_element_is_followed_from_family_to_product(works, estimator):
    ticket = works.batch("500.0", day=0)
    run = works.run(RunKind.PROCESS, begun=1, closed=3, area="Leaching")
    works.take(run, ticket, "500.0", day=1)
    oxide = works.lot(run, "130.0", kind=LotKind.PRODUCT, product="Nd2O3")
    cake = works.lot(run, "400.0", kind=LotKind.RESIDUE, product="cake")
    assays = {
        ticket: (Assay("Nd", 0.26, 0.002),), oxide: (Assay("Nd", 0.85, 0.002),),
        cake: (Assay("Nd", 0.05, 0.001),),
    }  # fmt: skip
    found = plant_network(works.books(estimator, assays), ALWAYS, "Nd")
    kinds = [(one.kind, one.what) for one in found.streams]
    assert kinds == [
        (StreamKind.RECEIVED, "sintered NdFeB"), (StreamKind.FED, "sintered NdFeB"),
        (StreamKind.PRODUCT, "Nd2O3"), (StreamKind.RESIDUE, "cake"),
    ]  # fmt: skip
    assert [one.node.kind for one in found.nodes] == [NodeKind.YARD, NodeKind.AREA]
    fed, product = found.streams[1].amount, found.streams[2].amount
    assert fed.kg == pytest.approx(product.kg + found.streams[3].amount.kg, rel=1e-6)
    assert fed.sd_kg < fed.raw.sd
    assert found.streams[2].provisional == pytest.approx(1)


def test_an_assay_that_is_wrong_is_named_with_its_lot(works, estimator):
    ticket = works.batch("500.0", day=0)
    assays = {ticket: (Assay("Nd", 0.26, 0.0005),)}
    for number in range(3):
        run = works.run(RunKind.PROCESS, begun=1, closed=3, area="Leaching")
        works.take(run, ticket, "160.0", day=1)
        oxide = works.lot(run, "45.0", kind=LotKind.PRODUCT, product="Nd2O3")
        cake = works.lot(run, "100.0", kind=LotKind.RESIDUE, product="cake")
        wrong = 0.08 if number == 1 else 0.0
        assays[oxide] = (Assay("Nd", 0.85 - wrong, 0.002),)
        assays[cake] = (Assay("Nd", 0.0335, 0.0001),)
    found = plant_network(works.books(estimator, assays), ALWAYS, "Nd")
    told = found.culprits[0].causes
    assert (CauseKind.ASSAY, "L-26-0003", "Nd") in [(c.kind, c.subject, c.element) for c in told]
    assert all(cause.subject in ("L-26-0003", "L-26-0004", "I4", "R-26-0002", ticket)
               for cause in told)  # fmt: skip


def test_nothing_done_with_checks_nothing(works, estimator):
    works.batch("500.0", day=0)
    found = plant_network(works.books(estimator), ALWAYS)
    assert (found.checked, found.chi2, found.p_value, found.closes) == (0, 0.0, None, True)
    assert stream_of(found, StreamKind.RECEIVED).amount.z is None


def test_what_was_a_product_comes_back_as_a_stream_of_its_own(works, estimator):
    first, second = works.run(begun=0, closed=2, area="Mill"), works.run(begun=3, area="Mill")
    works.take(first, works.batch("500.0", day=0), "500.0", day=1)
    lot = works.lot(first, "499.9", day=1.5, kind=LotKind.PRODUCT)
    works.take(second, lot, "100.0", day=4)
    back = stream_of(plant_network(works.books(estimator), ALWAYS), StreamKind.BACK)
    assert (back.source, back.target.name, back.amount.raw.kg) == (None, "Mill", 100.0)
