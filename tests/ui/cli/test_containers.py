"""Containers on the command line."""

import pytest


def test_a_container_is_weighed_again_and_shows_its_history(recycler):
    recycler("init")
    recycler("container", "weigh", "D-107", "--tare", "17.5", "--at", "2026-03-01 09:00")
    done = recycler(
        "container", "weigh", "d-107", "--tare", "18.9 kg", "--scale", "Floor 1", "--json"
    )
    assert done.document["container"] == "D-107"
    assert [one["tare"] for one in done.document["tares"]] == [17.5, 18.9]
    assert done.document["tares"][1]["change_kg"] == pytest.approx(1.4)
    assert recycler("container", "show", "D-107", "--json").document == done.document
    assert "Floor 1" in recycler("container", "show", "D-107").out
    listed = recycler("container", "list", "--json").document["containers"]
    assert [(one["container"], one["weighings"]) for one in listed] == [("D-107", 0)]
    assert "+1.4" in recycler("container", "list").out


def test_what_cannot_be_a_tare_is_told_with_its_option(recycler):
    recycler("init")
    bad = recycler("container", "weigh", "D-107", "--tare", "0", "--json")
    assert bad.code == 1
    assert bad.document["problems"][0]["code"] == "tare_not_positive"
    assert bad.document["problems"][0]["message"].startswith("--tare: ")
    none = recycler("container", "show", "D-107")
    assert (none.code, recycler("container", "list", "--json").document) == (1, {"containers": []})
