"""Commands on batches: what they print, and the exact shape of their JSON."""

import csv
from datetime import date

import openpyxl
import pytest

FIELDS = ["ticket", "received_at", "material", "supplier", "supplier_lot", "origin_country",
          "gross_kg", "tare_kg", "net_kg", "dry_kg", "route", "state"]  # fmt: skip
GOOD = {"received_at": "2026-11-03 14:26", "material": "NDFEB_HDD", "supplier": "東雲商店",
        "gross": "642.4", "unit": "kg"}  # fmt: skip


@pytest.fixture
def csv_file(tmp_path):
    """Writes rows to a CSV file."""

    def write(*rows, name="intake.csv"):
        file = tmp_path / name
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, columns)
            writer.writeheader()
            writer.writerows(rows)
        return file

    return write


@pytest.fixture
def empty(recycler):
    """The command line on an empty data folder."""
    assert recycler("init").code == 0
    return recycler


def test_intake_logs_a_file_once(empty, csv_file):
    file = csv_file(GOOD, {**GOOD, "gross": "1,2", "unit": "t"})
    first = empty("intake", file, "--json")
    assert first.code == 0
    assert first.document["imported"] == 2
    assert len(first.document["tickets"]) == 2
    assert first.document["problems"] == []
    again = empty("intake", file, "--json")
    assert again.code == 0
    assert again.document["imported"] == 0
    assert sorted(again.document["already"].values()) == sorted(first.document["tickets"])
    assert "2 rows were logged before" in again.err
    assert "before" in empty("intake", file).out
    assert empty("batches", "--json").document["total"] == 2


def test_intake_stores_nothing_of_a_file_with_a_problem(empty, csv_file):
    file = csv_file(GOOD, {**GOOD, "gross": "-3"})
    answer = empty("intake", file, "--json")
    assert answer.code == 1
    assert answer.document["imported"] == 0
    (problem,) = answer.document["problems"]
    assert {"sheet", "row", "column", "value", "message"} <= set(problem)
    assert (problem["row"], problem["column"], problem["value"]) == (3, "gross", "-3")
    assert empty("batches", "--json").document["total"] == 0


def test_intake_in_part_stores_the_good_rows(empty, csv_file):
    file = csv_file(GOOD, {**GOOD, "material": "UNOBTAINIUM"})
    answer = empty("intake", file, "--partial", "--json")
    assert answer.code == 0
    assert answer.document["imported"] == 1
    assert answer.document["problems"][0]["value"] == "UNOBTAINIUM"
    assert "row 3" in answer.err


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02 no workbook", b"a;letter\n"])
def test_intake_says_what_a_file_is_not(empty, tmp_path, content):
    file = tmp_path / "intake.xlsx"
    file.write_bytes(content)
    answer = empty("intake", file, "--json")
    assert answer.code == 1
    assert answer.document["imported"] == 0
    assert "intake.xlsx" in answer.document["problems"][0]["message"]


def test_intake_answers_in_one_shape_where_there_is_no_data_folder(recycler, csv_file):
    answer = recycler("intake", csv_file(GOOD), "--json")
    assert answer.code == 3
    assert answer.document["imported"] == 0
    assert answer.document["tickets"] == []
    (problem,) = answer.document["problems"]
    assert {"sheet", "row", "column", "value", "message"} <= set(problem)
    assert problem["message"] in answer.err


def test_intake_says_that_a_file_is_missing(empty, tmp_path):
    answer = empty("intake", tmp_path / "absent.xlsx")
    assert answer.code == 1
    assert "absent.xlsx" in answer.err


def test_the_template_can_be_filled_in_and_imported(empty, tmp_path):
    file = tmp_path / "template.xlsx"
    assert empty("template", "intake", file, "--json").document == {"file": str(file)}
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    headers = [cell.value for cell in sheet[1]]
    row = {**GOOD, "received_at": date(2026, 11, 3), "gross": 642.4}
    for name, value in row.items():
        sheet.cell(2, next(i for i, h in enumerate(headers, 1) if str(h).startswith(name)), value)
    book.save(file)
    assert empty("intake", file, "--json").document["imported"] == 1


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


@pytest.mark.parametrize(
    "command", [["batches"], ["totals"], ["summary", "--out", "a.xlsx"],
                ["chart", "origins", "--out", "a.png"]],
)  # fmt: skip
def test_a_period_that_ends_before_it_begins_is_wrong_usage(sample_cli, command):
    answer = sample_cli(*command, "--from", "2026-02-02", "--to", "2026-02-01", "--json")
    assert answer.code == 2
    assert answer.out == ""
    assert "2026-02-01 is before" in answer.err


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


def test_show_gives_a_batch_of_which_only_the_weight_is_known(empty, csv_file):
    (ticket,) = empty("intake", csv_file({**GOOD, "material": "NIMH_POWDER"}), "--json").document[
        "tickets"
    ]
    answer = empty("show", ticket, "--json")
    assert answer.code == 0
    assert answer.document["gross_kg"] == 642.4
    estimate = answer.document["estimate"]
    assert estimate["material"] == "NIMH_POWDER"
    assert estimate["dry_kg"]["mean"] == 642.4
    assert estimate["elements"] == estimate["groups"] == estimate["budget"] == []
    assert "NIMH_POWDER" in answer.err
    assert ticket in empty("show", ticket).out


def test_show_of_an_unknown_ticket_is_told(sample_cli):
    answer = sample_cli("show", "S9-26-00001")
    assert answer.code == 1
    assert "S9-26-00001" in answer.err
