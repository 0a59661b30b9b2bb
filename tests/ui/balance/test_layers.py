"""Nodes stand after all that feeds them, and a loop moves nobody."""

from itertools import pairwise
from random import Random

import pytest

from ui.balance.layers import columns


def test_a_chain_stands_in_its_order():
    assert columns(["a", "b", "c"], [("a", "b"), ("b", "c")]) == {"a": 0, "b": 1, "c": 2}


def test_the_longest_way_counts():
    assert columns(["a", "b", "c"], [("a", "c"), ("a", "b"), ("b", "c")])["c"] == 2


@pytest.mark.parametrize("loop", [("c", "a"), ("c", "b"), ("b", "b")])
def test_a_loop_moves_nobody(loop):
    edges = [("a", "b"), ("b", "c")]
    assert columns(["a", "b", "c"], [*edges, loop]) == columns(["a", "b", "c"], edges)


def test_nodes_on_their_own_stand_at_the_left():
    assert columns(["a", "b"], []) == {"a": 0, "b": 0}


@pytest.mark.parametrize("seed", range(20))
def test_without_loops_every_edge_leads_onward(seed):
    random = Random(seed)
    nodes = [str(n) for n in range(40)]
    edges = [tuple(sorted(random.sample(range(40), 2))) for _ in range(90)]
    found = columns(nodes, [(str(a), str(b)) for a, b in edges])
    assert all(found[str(a)] < found[str(b)] for a, b in edges)


def test_a_long_plant_needs_no_deep_recursion():
    nodes = [str(n) for n in range(3000)]
    assert columns(nodes, list(pairwise(nodes)))["2999"] == 2999
