"""What is wrong with a network is told with the streams concerned."""

import pytest

from recycler.balance.network import Correlation, Network, Relation, Stream
from recycler.balance.reconciliation import reconcile
from recycler.errors import InputError

FEED = Stream("feed", None, "A", 10.0, 1.0)
OUT = Stream("out", "A", None, 9.0, 1.0)


def codes(*streams, nodes=("A",), **more):
    return [problem.code for problem in Network(streams, nodes, **more).problems()]


@pytest.mark.parametrize(
    ("stream", "code"),
    [
        (Stream("out", "A", None, 9.0, None), "balance_sd_missing"),
        (Stream("out", "A", None, 9.0, -1.0), "balance_sd_range"),
        (Stream("out", "A", None, 9.0, float("nan")), "balance_sd_range"),
        (Stream("out", "A", None, 9.0, 1e308), "balance_sd_range"),
        (Stream("out", "A", None, float("nan"), 1.0), "balance_value_range"),
        (Stream("out", "A", None, 1e308, 1.0), "balance_value_range"),
        (Stream("out", "A", None, float("inf"), 1.0), "balance_value_range"),
        (Stream("out", "A", None, 9.0, 1e-14), "balance_sd_tiny"),
        (Stream("out", "A", None, 9.0, 1e9), "balance_sd_tiny"),
        (Stream("out", "A", "B", 9.0, 1.0), "balance_unknown_node"),
        (Stream("out", "A", "A", 9.0, 1.0), "balance_to_itself"),
        (Stream("feed", "A", None, 9.0, 1.0), "balance_stream_twice"),
    ],
)
def test_a_stream_that_cannot_be(stream, code):
    assert codes(FEED, stream) == [code]
    with pytest.raises(InputError, match=code):
        reconcile(Network((FEED, stream), ("A",)))


def test_a_stream_that_was_not_measured_needs_no_uncertainty():
    assert codes(FEED, OUT, Stream("loss", "A", None)) == []


def test_a_constant_needs_no_uncertainty_either():
    assert codes(FEED, Stream("out", "A", None, 9.0, 0.0)) == []


def test_nodes_that_cannot_be():
    assert codes(FEED, OUT, nodes=("A", "Z")) == ["balance_lonely_node"]
    assert codes(FEED, OUT, nodes=("A", "A")) == ["balance_node_twice"]
    assert codes() == ["balance_no_streams", "balance_lonely_node"]


@pytest.mark.parametrize(
    ("correlations", "code"),
    [
        ([("feed", "out", 1.5)], "balance_correlation_range"),
        ([("feed", "out", float("nan"))], "balance_correlation_range"),
        ([("feed", "loss", 0.5)], "balance_correlation_unmeasured"),
        ([("feed", "nobody", 0.5)], "balance_correlation_unmeasured"),
        ([("feed", "out", 0.5), ("out", "feed", 0.4)], "balance_correlation_twice"),
        ([("feed", "feed", 0.5)], "balance_correlation_twice"),
        (
            [("feed", "out", 0.9), ("feed", "more", 0.9), ("out", "more", -0.9)],
            "balance_correlations_impossible",
        ),
    ],
)
def test_correlations_that_cannot_be(correlations, code):
    streams = (FEED, OUT, Stream("loss", "A", None), Stream("more", "A", None, 1.0, 0.5))
    given = [Correlation(*one) for one in correlations]
    assert codes(*streams, correlations=given) == [code]


@pytest.mark.parametrize(
    ("coefficients", "code"),
    [
        ({"feed": 1.0, "nobody": -1.0}, "balance_unknown_stream"),
        ({"feed": float("inf")}, "balance_relation_range"),
        ({"feed": 0.0}, "balance_relation_empty"),
        ({}, "balance_relation_empty"),
    ],
)
def test_relations_that_cannot_be(coefficients, code):
    assert codes(FEED, OUT, relations=[Relation("ratio", coefficients)]) == [code]


def test_all_problems_are_told_at_once():
    wrong = (Stream("feed", None, "B", 1.0, None), Stream("out", "A", "A", 1e300, 1.0))
    assert len(codes(*wrong)) == 4


def test_a_network_without_any_check_says_what_was_and_was_not_measured():
    lack = reconcile(Network((FEED, Stream("loss", "A", None)), ("A",))).lack
    assert lack.code == "balance_no_redundancy"
    assert lack.details == {"streams": ["feed"], "unmeasured": ["loss"]}


def test_a_network_with_a_check_lacks_nothing():
    assert reconcile(Network((FEED, OUT), ("A",))).lack is None


def test_a_node_without_a_way_in_is_noticed():
    found = reconcile(Network((FEED, OUT, Stream("more", "B", None, 0.1, 1.0)), ("A", "B")))
    (notice,) = found.notices
    assert (notice.code, notice.notice) == ("balance_one_way", True)
    assert notice.details == {"node": "B", "streams": ["more"]}


def test_a_stream_that_comes_out_below_zero_is_noticed():
    streams = (FEED, Stream("out", "A", None, 30.0, 1.0), Stream("rest", "A", None))
    found = reconcile(Network(streams, ("A",)))
    assert [(one.code, one.details["stream"]) for one in found.notices] == [
        ("balance_backwards", "rest")
    ]
    assert reconcile(Network((FEED, OUT), ("A",))).notices == ()
