"""Commands that take in files: what they print, and the exact shape of their JSON."""

import csv
from datetime import date

import openpyxl
import pytest

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
    assert "2 rows were stored before" in again.err
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


def test_a_logged_batch_is_shown_of_which_only_the_weight_is_known(empty, csv_file):
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


# assay


@pytest.fixture
def ticket(empty, csv_file):
    """A batch to be analysed."""
    return empty("intake", csv_file(GOOD), "--json").document["tickets"][0]


def _result(ticket, element="Nd", value="23.18"):
    return {"ticket": ticket, "sample": "SA-1", "element": element, "value": value, "unit": "%"}


def test_assay_records_a_file_once(empty, csv_file, ticket):
    file = csv_file(_result(ticket), _result(ticket, "Pb", "<0.01"), name="assay.csv")
    first = empty("assay", file, "--json")
    assert first.code == 0
    assert first.document == {
        "imported": 2, "made_final": 0, "tickets": [ticket], "problems": [], "notices": [],
        "already": {},
    }  # fmt: skip
    again = empty("assay", file, "--json")
    assert again.code == 0
    assert (again.document["imported"], again.document["already"]) == (
        0,
        {"2": ticket, "3": ticket},
    )
    assert "before" in empty("assay", file).out
    shown = empty("show", ticket, "--json").document["assays"]
    assert [(line["element"], line["value"]) for line in shown] == [
        ("Nd", "23.18"),
        ("Pb", "<0.01"),
    ]


def test_assay_makes_final_what_a_laboratory_confirms(empty, csv_file, ticket):
    assert empty("assay", csv_file(_result(ticket), name="assay.csv")).code == 0
    confirmed = csv_file({**_result(ticket), "state": "final"}, name="final.csv")
    answer = empty("assay", confirmed)
    assert answer.code == 0
    assert "0 results recorded, 1 made final." in answer.out
    (shown,) = empty("show", ticket, "--json").document["assays"]
    assert shown["state"] == "final"


def test_assay_stores_nothing_of_a_file_with_a_problem(empty, csv_file, ticket):
    file = csv_file(_result(ticket), _result(ticket, "Dy", "500"), name="assay.csv")
    answer = empty("assay", file, "--json")
    assert answer.code == 1
    assert answer.document["imported"] == 0
    (problem,) = answer.document["problems"]
    assert {"sheet", "row", "column", "value", "message"} <= set(problem)
    assert (problem["row"], problem["column"], problem["value"]) == (3, "value", "500")
    assert "500 % of Dy" in problem["message"]
    assert empty("show", ticket, "--json").document["assays"] == []
    partial = empty("assay", file, "--partial", "--json")
    assert (partial.code, partial.document["imported"]) == (0, 1)


def test_assay_says_what_a_file_is_not(empty, tmp_path):
    answer = empty("assay", tmp_path / "absent.xlsx", "--json")
    assert answer.code == 1
    assert "absent.xlsx" in answer.document["problems"][0]["message"]
