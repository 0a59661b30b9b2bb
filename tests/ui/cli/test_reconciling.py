"""The command `reconcile`: its JSON, what it says, and what it refuses."""

import json

import pytest

from tests.recycler.balance import plants


@pytest.fixture
def file(tmp_path):
    return tmp_path / "network.json"


def write(file, streams, nodes=("A",)):
    keys = ("name", "from", "to", "value", "sd")
    document = {
        "streams": [dict(zip(keys, stream, strict=True)) for stream in streams],
        "nodes": list(nodes),
    }
    file.write_text(json.dumps(document), "utf-8")
    return file


def test_the_answer_keeps_its_contract(recycler, file):
    answer = recycler("reconcile", plants.as_file(plants.exchanger(), file), "--json")
    document = answer.document
    assert (answer.code, answer.err) == (0, "")
    assert {"streams", "chi2", "dof", "p_value", "suspects"} <= set(document)
    assert set(document["streams"][0]) == {"name", "measured", "reconciled", "sd", "z", "class"}
    assert document["streams"][0]["reconciled"] == pytest.approx(100.22)
    assert document["chi2"] == pytest.approx(6.4075)
    assert (document["dof"], document["suspects"]) == (4, [])


def test_a_gross_error_is_named_with_its_size(recycler, file):
    plants.as_file(plants.exchanger(added=9), file)
    (suspect,) = recycler("reconcile", file, "--json").document["suspects"]
    assert suspect["name"] == "2"
    assert suspect["z"] == pytest.approx(7.287232)
    told = recycler("reconcile", file).out
    assert "do not close" in told
    assert "most likely culprit is 2: measured 8.9 ± 1.2 too much (7.3 sigma)" in told
    assert "Without it the rest closes" in told
    assert "nothing was left out" in told


def test_streams_that_cannot_be_told_apart_are_named_together(recycler, file):
    plants.as_file(plants.splitter(), file)
    suspects = recycler("reconcile", file, "--json").document["suspects"]
    assert sorted(one["name"] for one in suspects) == ["1", "2", "3"]
    assert all(sorted(one["one_of"]) == ["1", "2", "3"] for one in suspects)
    told = recycler("reconcile", file).out
    assert "which the balances cannot tell apart" in told
    assert "1 balance checked" in told
    assert "nothing left to check" in told
    assert "may also be no measurement: 1.17 ± 0.33 may have left A unseen" in told


def test_correlated_measurements_are_reconciled_too(recycler, file):
    document = recycler("reconcile", plants.as_file(plants.turbine(), file), "--json").document
    assert document["chi2"] == pytest.approx(20.309588, abs=1e-6)
    assert {one["name"] for one in document["suspects"][:2]} == {"FDKeI", "FDKeII"}


def test_nodes_that_do_not_close_are_told_worst_first(recycler, file):
    told = recycler("reconcile", plants.as_file(plants.exchanger(added=9), file)).out
    assert told.index("At B, 9.2 ± 1.4 less goes out") < told.index("At A, 6.2 ± 1.7 more goes out")
    assert "At C" not in told


def test_what_looks_odd_is_noticed_and_still_reconciled(recycler, file):
    write(
        file,
        [
            ("in", None, "A", 10, 1), ("out", "A", None, 30, 1), ("rest", "A", None, None, None),
            ("one", "A", "B", 1, 1), ("two", "B", None, 1, 1),
        ],
        nodes="AB",
    )  # fmt: skip
    answer = recycler("reconcile", file, "--json")
    assert answer.code == 0
    (notice,) = answer.document["notices"]
    assert "rest comes out below zero" in notice["message"]
    assert notice["message"] in answer.err


def test_what_cannot_be_determined_gets_no_number(recycler, file):
    write(
        file,
        [
            ("in", None, "A", 100, 1), ("out", "A", None, 98, 1),
            ("there", "A", "B", None, None), ("back", "B", "A", None, None),
        ],
        nodes="AB",
    )  # fmt: skip
    streams = recycler("reconcile", file, "--json").document["streams"]
    assert [one["class"] for one in streams] == ["redundant"] * 2 + ["unobservable"] * 2
    assert streams[2]["reconciled"] is None
    assert streams[2]["sd"] is None
    assert "cannot be determined" in recycler("reconcile", file).out


def test_a_network_that_checks_nothing_is_told_with_what_is_known(recycler, file):
    write(
        file,
        [("in", None, "A", 100, 1), ("out", "A", None, 98, 1), ("loss", "A", None, None, None)],
    )
    answer = recycler("reconcile", file, "--json")
    assert answer.code == 1
    assert answer.document["problems"][0]["code"] == "balance_no_redundancy"
    assert "in, out" in answer.err
    assert "loss" in answer.err
    assert answer.document["streams"][2]["reconciled"] == pytest.approx(2)
    assert answer.document["p_value"] is None
    assert "Nothing could be checked" in recycler("reconcile", file).out


def test_every_problem_of_a_file_is_told_with_its_stream(recycler, file):
    write(file, [("in", None, "A", 100, 0), ("out", "A", "C", 98, None), ("x", "A", "A", 1, -2)])
    answer = recycler("reconcile", file, "--json")
    assert answer.code == 1
    messages = [problem["message"] for problem in answer.document["problems"]]
    assert any("in is zero" in message for message in messages)
    assert any("out was measured" in message for message in messages)
    assert any("“" not in message and "x is -2" in message for message in messages)
    assert all(message in answer.err for message in messages)
    assert recycler("reconcile", file).out == ""


@pytest.mark.parametrize("text", ["", "[]", "{", '{"streams": 1, "nodes": 2}', "[" * 50_000])
def test_a_file_that_is_no_network_is_told_in_one_sentence(recycler, file, text):
    file.write_text(text)
    answer = recycler("reconcile", file)
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert "network.json" in answer.err


def test_a_file_that_is_not_there_is_told(recycler, tmp_path):
    answer = recycler("reconcile", tmp_path / "none.json", "--json")
    assert answer.code == 1
    assert answer.document["problems"][0]["code"] == "file_not_found"


def test_no_file_is_wrong_usage(recycler):
    assert recycler("reconcile").code == 2
