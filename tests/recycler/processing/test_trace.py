"""Every gram that was taken is in the trace, and no gram is in it twice."""

import math
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recycler.errors import InputError
from recycler.processing.records import LotKind, RunKind
from recycler.processing.trace import origins, trace

KINDS = [RunKind.PROCESS, RunKind.SPLIT, RunKind.BLEND]


@st.composite
def plans(draw):
    """Random plants: each run takes of what is there by then, and yields up to four lots."""
    batches = draw(st.lists(st.integers(50, 900), min_size=1, max_size=5))
    runs = draw(
        st.lists(
            st.tuples(
                st.sampled_from(KINDS),
                st.lists(
                    st.tuples(st.integers(0, 30), st.floats(0.05, 1.0)), min_size=1, max_size=4
                ),
                st.lists(st.floats(0.05, 0.9), min_size=1, max_size=4),
            ),
            min_size=1,
            max_size=7,
        )
    )
    return batches, runs


def build(plant, plan):
    """Build a plant; masses are whole grams, so that sums can be exact."""
    batches, runs = plan
    left = {plant.batch(kg): 1000 * kg for kg in batches}
    for kind, wanted, shares in runs:
        there = [name for name, grams in left.items() if grams > 10]
        if not there:
            break
        chosen = wanted[:1] if kind is RunKind.SPLIT else wanted
        run, taken = plant.run(kind), 0
        for place, share in chosen:
            name = there[place % len(there)]
            grams = int(left[name] * share)
            if grams > 0:
                plant.take(run, name, grams / 1000)
                left[name] -= grams
                taken += grams
        part = sum(shares)
        for number, share in enumerate(shares):
            grams = int(taken * 0.97 * share / part)
            kind_of_lot = list(LotKind)[number % 5]
            if grams > 0:
                lot = plant.lot(run, grams / 1000, kind_of_lot)
                left[lot] = 0 if kind_of_lot is LotKind.LOSS else grams
    return left


@settings(max_examples=60, deadline=None)
@given(plan=plans())
def test_every_gram_is_followed(new_plant, contents_of, plan):
    plant = new_plant()
    left = build(plant, plan)
    contents = contents_of(plant)
    grams_out = defaultdict(int)
    for batch in plant.batches:
        found = trace(contents, batch.ticket)
        names = {node.name for node in found.nodes}
        taken = [one for one in plant.inputs if one.source == batch.ticket]
        edges = [edge for edge in found.edges if edge.source == batch.ticket]
        assert sorted(e.dry_kg for e in edges) == sorted(one.dry_kg for one in taken)
        node = next(node for node in found.nodes if node.name == batch.ticket)
        assert round(1000 * node.left_kg) == left[batch.ticket]
        for run in {edge.target for edge in edges}:
            assert run in names
        _balanced(found)
        grams_out[batch.ticket] = sum(round(1000 * edge.dry_kg) for edge in edges)
    assert sum(grams_out.values()) == sum(
        round(1000 * one.dry_kg) for one in plant.inputs if one.source in plant.book.batches
    )


def _balanced(found):
    """Each run's inputs are its lots and what it has left; each lot's mass is what became of it."""
    into, out = defaultdict(float), defaultdict(float)
    for edge in found.edges:
        into[edge.target] += edge.dry_kg
        out[edge.source] += edge.dry_kg
    for node in found.nodes:
        if node.kind == "run":
            assert into[node.name] == pytest.approx(out[node.name] + node.left_kg)
            assert node.came_kg == pytest.approx(into[node.name])


@settings(max_examples=60, deadline=None)
@given(plan=plans())
def test_the_parts_of_a_lot_are_the_lot(new_plant, contents_of, plan):
    plant = new_plant()
    build(plant, plan)
    contents = contents_of(plant)
    for lot in plant.lots:
        parts = origins(contents, lot.number)
        assert math.fsum(part.dry_kg for part in parts) == pytest.approx(lot.dry_kg)
        held = contents.of_lot(lot.number).by_element()
        for element, (kg, _) in held.items():
            whole = math.fsum(part.elements[element][0] for part in parts if part.elements)
            assert whole == pytest.approx(kg, abs=1e-9)
        back = trace(contents, lot.number)
        assert {part.ticket for part in parts} <= {node.name for node in back.nodes}


@settings(max_examples=40, deadline=None)
@given(plan=plans())
def test_elements_are_conserved_where_nothing_is_lost(new_plant, contents_of, plan):
    plant = new_plant()
    build(plant, plan)
    contents = contents_of(plant)
    for run in plant.runs:
        into = contents.into(run.number)
        out = [contents.of_lot(lot.number) for lot in plant.book.lots_of.get(run.number, ())]
        for element in into.elements:
            kg = into.of(element)[0]
            assert math.fsum(one.of(element)[0] for one in out) <= kg * (1 + 1e-9) + 1e-12


def test_a_trace_shows_readings_suppliers_and_both_directions(plant, contents_of):
    first, second = plant.batch(500), plant.batch(300)
    mill, leach = plant.run(stage="crushing and milling"), plant.run()
    plant.take(mill, first, 400, scale="Floor scale 1")
    plant.take(mill, second, 100)
    powder = plant.lot(mill, 480)
    plant.take(leach, powder, 480)
    oxide = plant.lot(leach, 120, LotKind.PRODUCT, "Nd2O3")
    found = trace(contents_of(plant), powder)
    assert {node.name for node in found.nodes} == {first, second, mill, powder, leach, oxide}
    assert found.edges[0].reading == "400 - 0 kg, Floor scale 1"
    assert [(part.ticket, round(part.dry_kg, 1)) for part in found.origins] == [
        (first, 384.0), (second, 96.0),
    ]  # fmt: skip
    assert {node.supplier for node in found.nodes if node.kind == "batch"} == {
        "Supplier 1", "Supplier 2",
    }  # fmt: skip
    kg, sd = found.edges[0].elements["Nd"]
    assert 60 < kg < 130
    assert sd > 0
    assert found.reading_of(first) == "500 - 0 kg"
    assert found.elements[0] == "Nd"
    assert set(found.held) <= set(found.elements)
    document = found.as_dict()
    assert document["edges"][0]["elements"]["Nd"] == {"kg": kg, "sd_kg": sd}


def test_what_is_not_there_has_no_trace(plant, contents_of):
    with pytest.raises(InputError) as refused:
        trace(contents_of(plant), "L-26-0404")
    assert refused.value.code == "no_such_source"
