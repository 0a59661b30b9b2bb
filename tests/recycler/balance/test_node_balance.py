"""Nothing is lost between opening and closing, and what is missing is told where it is missing."""

import math
import random
from itertools import pairwise

import pytest

from recycler.balance.books import Waiting
from recycler.balance.closure import Amount
from recycler.balance.node_balance import PLANT, STORE, YARD, balance, node_named, nodes
from recycler.errors import InputError
from recycler.figures import Assay
from recycler.processing.records import LotKind, RunKind
from tests.recycler.balance.works import NEVER, Works, days

ALWAYS = days(-NEVER, NEVER)


def figures(found):
    sides = (found.opening, found.incoming, found.outgoing, found.closing)
    return [round(side.kg, 6) for side in sides]


@pytest.fixture
def small(works):
    """A batch of 1000 kg; 600 are split into 250 kg for later and 340 kg of residue."""
    ticket = works.batch(1000, day=0)
    run = works.run(begun=1, closed=3, area="Mill")
    works.take(run, ticket, 600, day=1)
    works.lot(run, 250, day=2)
    works.lot(run, 340, day=2.5, kind=LotKind.RESIDUE)
    return works


def test_a_plant_by_hand(small):
    books = small.books()
    assert figures(balance(books, PLANT, ALWAYS)) == [0, 1000, 340, 650]
    assert balance(books, PLANT, ALWAYS).closure.imbalance_kg == pytest.approx(10)
    assert figures(balance(books, YARD, ALWAYS)) == [0, 1000, 600, 400]
    assert figures(balance(books, STORE, ALWAYS)) == [0, 250, 0, 250]
    mill = balance(books, node_named(books, "mill"), ALWAYS)
    assert figures(mill) == [0, 600, 590, 0]
    assert mill.closure.closure == pytest.approx(590 / 600)
    assert mill.done == ("R-26-0001",)


def test_what_is_not_done_with_is_in_stock_by_the_books(small):
    books = small.books()
    before = balance(books, PLANT, days(0, 2.2))
    assert figures(before) == [0, 1000, 0, 1000]
    assert (before.closure.imbalance_kg, before.closure.sd_kg, before.closure.z) == (0, 0, 0)
    after = balance(books, PLANT, days(2.2, 9))
    assert figures(after) == [1000, 0, 340, 650]
    assert after.closure.imbalance_kg == pytest.approx(10)


def test_the_last_of_a_batch_tells_two_scales_apart(works):
    ticket, run = works.batch(1000), works.run(begun=1)
    works.take(run, ticket, 700, day=1)
    works.take(run, ticket, 296, day=2)
    yard = balance(works.books(), YARD, ALWAYS)
    assert yard.closing.kg == 0
    assert yard.closure.imbalance_kg == pytest.approx(4)
    assert yard.done == (ticket,)
    assert 4 / yard.closure.sd_kg == pytest.approx(yard.closure.z)


def test_a_scale_takes_itself_off_where_all_is_weighed_on_it():
    def sd_of(scale):
        plant = Works()
        run = plant.run(begun=1, closed=3)
        plant.take(run, plant.batch(1000), "1000.00", scale="Floor")
        plant.lot(run, "1000.00", kind=LotKind.RESIDUE, scale=scale)
        return balance(plant.books(), node_named(plant.books(), run), ALWAYS).closure.sd_kg

    half = 1000 * 0.0005 * math.sqrt(0.5)  # of the variance is the scale's own
    assert sd_of("Floor") == pytest.approx(math.sqrt(2) * half, rel=1e-3)
    assert sd_of("Other") == pytest.approx(2 * half, rel=1e-3)


def test_a_lot_that_was_not_weighed_again_cannot_be_missing(works):
    first, second = works.run(begun=0, closed=2), works.run(begun=3)
    works.take(first, works.batch(500), 500, day=1)
    lot = works.lot(first, 498, day=2)
    works.take(second, lot, 498, day=4)
    store = balance(works.books(), STORE, ALWAYS)
    assert (store.closure.imbalance_kg, store.closure.sd_kg) == (0, 0)
    again = Works()
    first, second = again.run(begun=0, closed=2), again.run(begun=3)
    again.take(first, again.batch(500), 500, day=1)
    again.take(second, again.lot(first, 498, day=2), 497.5, day=4)
    store = balance(again.books(), STORE, ALWAYS)
    assert store.closure.imbalance_kg == pytest.approx(0.5)
    assert store.closure.sd_kg > 0


def test_a_process_takes_up_what_nobody_weighs(works, estimator):
    run = works.run(RunKind.PROCESS, begun=1, closed=3, area="Leaching")
    works.take(run, works.batch(500), 500)
    cake = works.lot(run, 560, kind=LotKind.RESIDUE, product="cake")
    leach = node_named(works.books(), "Leaching")
    found = balance(works.books(), leach, ALWAYS)
    assert found.unseen.kg == pytest.approx(60)
    assert found.closure.imbalance_kg == 0
    assays = {cake: (Assay("Nd", 0.2, 0.001),)}
    told = balance(works.books(estimator, assays), leach, ALWAYS, "Nd")
    assert told.unseen.kg == 0
    assert told.closure.imbalance_kg == pytest.approx(told.incoming.kg - 112)
    loose = balance(works.books(estimator, assays), leach, ALWAYS, "Pr")
    assert loose.closure.imbalance_kg == 0  # nobody looked for it on the way out


def test_provisional_is_what_no_final_result_vouches_for(works, estimator):
    run = works.run(RunKind.PROCESS, begun=1, closed=3, area="Leaching")
    ticket = works.batch(500)
    works.take(run, ticket, 500)
    oxide = works.lot(run, 150, kind=LotKind.PRODUCT, product="Nd2O3")
    assays = {oxide: (Assay("Nd", 0.8, 0.001),), ticket: (Assay("Nd", 0.26, 0.001),)}
    node = node_named(works.books(), run)
    shares = [
        balance(works.books(estimator, assays, final), node, ALWAYS, "Nd").provisional
        for final in ({}, {oxide: frozenset({"Nd"})}, dict.fromkeys(assays, frozenset({"Nd"})))
    ]
    came, left = 500 * 0.26, 150 * 0.8
    assert shares == [pytest.approx(1), pytest.approx(came / (came + left), rel=0.01), 0]


def test_both_recoveries_with_their_intervals(works, estimator):
    run = works.run(RunKind.PROCESS, begun=1, closed=3)
    ticket = works.batch(500)
    works.take(run, ticket, 500)
    oxide = works.lot(run, 130, kind=LotKind.PRODUCT, product="Nd2O3")
    cake = works.lot(run, 400, kind=LotKind.RESIDUE, product="cake")
    assays = {
        ticket: (Assay("Nd", 0.26, 0.002),), oxide: (Assay("Nd", 0.85, 0.002),),
        cake: (Assay("Nd", 0.05, 0.001),),
    }  # fmt: skip
    books = works.books(estimator, assays)
    both = balance(books, node_named(books, run), ALWAYS, "Nd").recoveries
    won, lost = 130 * 0.85, 400 * 0.05
    assert both.check_out.share == pytest.approx(won / (won + lost))
    assert both.check_in.share == pytest.approx(won / 130, rel=0.01)
    assert both.check_out.p05 < both.check_out.share < both.check_out.p95
    assert both.check_in.sd > both.check_out.sd
    assert abs(both.z) < 2


def test_batches_nobody_took_from_lie_in_the_yard(small):
    period = days(0, 9)
    waiting = Waiting({"x": {"": Amount(70, 2)}}, {"x": {"": Amount(30, 1)}})
    books = small.books(waiting={period: waiting})
    found = balance(books, PLANT, period)
    assert figures(found) == [70, 1030, 340, 750]
    assert found.closure.imbalance_kg == pytest.approx(10)
    assert figures(balance(books, STORE, period)) == [0, 250, 0, 250]


def test_what_nobody_has_is_refused(small, estimator):
    books = small.books(estimator)
    for act, code in (
        (lambda: balance(books, PLANT, ALWAYS, "Au"), "balance_no_element"),
        (lambda: node_named(books, "Kitchen"), "balance_no_node"),
    ):
        with pytest.raises(InputError) as error:
            act()
        assert error.value.code == code
    assert "Mill" in error.value.details["nodes"]


def random_works(rng):
    """A plant of split and process runs that take from batches and from each other's lots."""
    works = Works()
    sources = [(works.batch(rng.uniform(200, 900), day=rng.uniform(0, 20)), 200) for _ in range(6)]
    for _ in range(10):
        begun = rng.uniform(5, 40)
        kind = rng.choice([RunKind.SPLIT, RunKind.MERGE, RunKind.PROCESS])
        closed = begun + rng.uniform(3, 8) if rng.random() < 0.7 else None
        run = works.run(kind, begun=begun, closed=closed, area=rng.choice(["A", "B"]))
        taken = 0
        for name, left in rng.sample(sources, 2):
            kg = round(left * rng.choice([0.4, 1.0]), 2)
            works.take(run, name, kg, day=begun + rng.uniform(0, 9))
            taken += kg
        for kind in rng.sample(list(LotKind), 3):
            kg = round(taken * rng.uniform(0.1, 0.4), 2)
            lot = works.lot(run, kg, day=begun + rng.uniform(0, 9), kind=kind)
            if kind is not LotKind.LOSS:
                sources.append((lot, kg))
    return works


@pytest.mark.parametrize("seed", range(6))
def test_no_plant_loses_anything_in_any_period(seed, estimator):
    rng = random.Random(seed)
    books = random_works(rng).books(estimator)
    cuts = sorted(rng.uniform(0, 50) for _ in range(3))
    periods = [days(a, b) for a, b in zip([-1, *cuts], [*cuts, 99], strict=True)]
    for node in nodes(books):
        for element in ("", "Nd"):
            found = [balance(books, node, period, element) for period in periods]
            for one in found:
                left = one.opening.kg + one.incoming.kg + one.unseen.kg
                left -= one.outgoing.kg + one.closing.kg
                assert left == pytest.approx(one.closure.imbalance_kg, abs=1e-6)
            for one, after in pairwise(found):
                assert one.closing.kg == pytest.approx(after.opening.kg, abs=1e-9)
            whole = balance(books, node, ALWAYS, element).closure.imbalance_kg
            assert math.fsum(one.closure.imbalance_kg for one in found) == pytest.approx(
                whole, abs=1e-6
            )
