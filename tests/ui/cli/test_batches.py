"""Commands on batches: what they print, and the exact shape of their JSON."""

import pytest

FIELDS = ["ticket", "received_at", "material", "supplier", "supplier_lot", "origin_country",
          "gross_kg", "tare_kg", "net_kg", "dry_kg", "route", "state"]  # fmt: skip


@pytest.fixture
def empty(recycler):
    """The command line on an empty data folder."""
    assert recycler("init").code == 0
    return recycler


def test_a_template_of_an_unknown_kind_is_wrong_usage(empty, tmp_path):
    assert empty("template", "soup", tmp_path / "t.xlsx").code == 2


def test_batches_lists_the_newest_first(sample_cli):
    document = sample_cli("batches", "--json").document
    assert document["total"] == len(document["batches"]) == 300
    assert [list(batch) for batch in document["batches"][:2]] == [FIELDS, FIELDS]
    moments = [batch["received_at"] for batch in document["batches"]]
    assert moments == sorted(moments, reverse=True)


def test_batches_are_chosen_by_day_material_supplier_and_text(sample_cli):
    everything = sample_cli("batches", "--json").document["batches"]
    one = everything[7]

    def found(*options):
        return sample_cli("batches", "--json", *options).document["batches"]

    day = one["received_at"][:10]
    assert found("--from", day, "--to", day) == [
        batch for batch in everything if batch["received_at"][:10] == day
    ]
    assert found("--material", one["material"]) == [
        batch for batch in everything if batch["material"] == one["material"]
    ]
    assert found("--supplier", one["supplier"]) == [
        batch for batch in everything if batch["supplier"] == one["supplier"]
    ]
    assert found("--search", one["ticket"]) == [one]
    assert found("--limit", "3") == everything[:3]
    assert found("--limit", "0") == []


def test_batches_are_a_table_for_people(sample_cli):
    answer = sample_cli("batches", "--limit", "2")
    assert "ticket" in answer.out
    assert "2 of 300 batches" in answer.out


def test_show_gives_a_batch_whole(sample_cli):
    ticket = sample_cli("batches", "--json", "--limit", "1").document["batches"][0]["ticket"]
    document = sample_cli("show", ticket, "--json").document
    assert list(document)[: len(FIELDS)] == FIELDS
    assert document["assays"] == []
    assert [weighing["kind"] for weighing in document["weighings"]] == ["gross", "tare"]
    assert document["estimate"]["material"] == document["material"]
    assert {"at", "who", "what", "why"} <= set(document["history"][0])
    assert ticket in sample_cli("show", ticket).out


def test_show_of_an_unknown_ticket_is_told(sample_cli):
    answer = sample_cli("show", "S9-26-00001")
    assert answer.code == 1
    assert "S9-26-00001" in answer.err
