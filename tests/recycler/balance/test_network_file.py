"""A network from a file: what is read, and what no file can do."""

import json

import pytest

from recycler.balance import network_file
from recycler.balance.network import Correlation, Stream
from recycler.balance.network_file import read_network
from recycler.errors import InputError
from tests.recycler.balance import plants

FEED = {"name": "feed", "from": None, "to": "A", "value": 10, "sd": 1}
OUT = {"name": "out", "from": "A", "to": None, "value": 9, "sd": 1.0}


@pytest.fixture
def file(tmp_path):
    return tmp_path / "network.json"


def read(file, streams, nodes=("A",), **more):
    file.write_text(json.dumps({"streams": streams, "nodes": list(nodes), **more}), "utf-8")
    return read_network(file)


def codes(found):
    return [problem.code for problem in found.problems]


def test_a_network_is_read_as_it_was_written(file):
    plant = plants.turbine()
    assert read_network(plants.as_file(plant, file)).network == plant


def test_streams_go_from_and_to_nodes_and_outside(file):
    found = read(file, [FEED, OUT])
    assert found.problems == []
    assert found.network.streams == (
        Stream("feed", None, "A", 10.0, 1.0), Stream("out", "A", None, 9.0, 1.0),
    )  # fmt: skip


def test_nodes_may_be_objects_with_a_name(file):
    assert read(file, [FEED, OUT], nodes=[{"name": "A"}]).problems == []


def test_a_file_with_a_byte_order_mark_is_read(file):
    document = json.dumps({"streams": [FEED, OUT], "nodes": ["A"]})
    file.write_bytes(b"\xef\xbb\xbf" + document.encode())
    assert read_network(file).problems == []


def test_correlations_are_read(file):
    found = read(file, [FEED, OUT], correlations=[{"between": ["feed", "out"], "value": 0.3}])
    assert found.network.correlations == (Correlation("feed", "out", 0.3),)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"sd": 0}, "balance_sd_zero"),
        ({"sd": None}, "balance_sd_missing"),
        ({"sd": -1}, "balance_sd_range"),
        ({"sd": "1"}, "balance_not_as_expected"),
        ({"value": True}, "balance_not_as_expected"),
        ({"value": [1]}, "balance_not_as_expected"),
        ({"value": 1e308}, "balance_value_range"),
        ({"value": 10**400}, "balance_value_range"),
        ({"value": float("nan")}, "balance_value_range"),
        ({"name": ""}, "balance_not_as_expected"),
        ({"name": 7}, "balance_not_as_expected"),
        ({"name": "feed"}, "balance_stream_twice"),
        ({"from": "B"}, "balance_unknown_node"),
        ({"from": ["A"]}, "balance_not_as_expected"),
        ({"to": "A"}, "balance_to_itself"),
    ],
)
def test_a_stream_that_cannot_be(file, change, code):
    assert codes(read(file, [FEED, {**OUT, **change}])) == [code]


def test_a_stream_without_its_ends_is_told_by_name(file):
    (problem,) = read(file, [FEED, {key: OUT[key] for key in OUT if key != "to"}]).problems
    assert (problem.code, problem.details["stream"]) == ("balance_key_missing", "out")


@pytest.mark.parametrize(
    "more",
    [
        {"correlations": ["feed"]},
        {"correlations": [{"between": ["feed"], "value": 0.1}]},
        {"correlations": [{"between": ["feed", "out"]}]},
        {"relations": [{"name": "x"}]},
        {"relations": [{"name": "x", "coefficients": {"feed": "1"}}]},
    ],
)
def test_what_else_cannot_be(file, more):
    assert codes(read(file, [FEED, OUT], **more)) == ["balance_not_as_expected"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_json_at"),
        ("{", "not_json_at"),
        ("[" * 100_000, "not_json"),
        ('{"streams": [' + "9" * 5000 + '], "nodes": []}', "not_json"),
        ("[]", "not_a_network"),
        ("null", "not_a_network"),
        ('{"streams": {}, "nodes": []}', "not_a_network"),
        ('{"streams": []}', "not_a_network"),
        ('{"streams": [], "nodes": [], "nodes": []}', "json_key_twice"),
        ('{"streams": [], "nodes": [], "relations": 1}', "not_a_network"),
    ],
)
def test_a_file_that_is_no_network(file, text, code):
    file.write_text(text)
    with pytest.raises(InputError) as refused:
        read_network(file)
    assert refused.value.code == code


def test_a_file_that_is_no_text(file):
    file.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(InputError, match="not_json"):
        read_network(file)


def test_a_place_that_is_no_file(tmp_path):
    with pytest.raises(InputError, match="file_not_found"):
        read_network(tmp_path / "nothing.json")
    with pytest.raises(InputError, match="is_a_folder"):
        read_network(tmp_path)


def test_a_network_beyond_all_measure_is_refused_before_it_is_solved(file, monkeypatch):
    monkeypatch.setattr(network_file, "MOST_STREAMS", 1)
    with pytest.raises(InputError, match="too_large_network"):
        read(file, [FEED, OUT])
    monkeypatch.setattr(network_file, "_MOST_BYTES", 10)
    with pytest.raises(InputError, match="too_large_network"):
        read(file, [FEED])


def test_names_that_cannot_be_printed_are_cleaned(file):
    found = read(file, [{**FEED, "name": "fe\ud800ed\x07"}, OUT])
    assert found.network.streams[0].name == "feed"
