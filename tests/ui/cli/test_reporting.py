"""The command `report`: PDF files, JSON, and what it refuses."""

import json

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from db.store import Store
from recycler.file_drop import FileDrop


def test_a_report_is_written_and_said_as_json(sample_cli, tmp_path):
    out = tmp_path / "october.pdf"
    answer = sample_cli("report", "monthly", "--period", "2026-10", "--out", out, "--json")
    assert answer.code == 0
    document = answer.document
    assert document["period"] == "2026-10"
    assert (document["from"], document["to"]) == ("2026-10-01", "2026-10-31")
    assert document["whole"] is True
    assert document["pages"] == len(PdfReader(out).pages)
    totals = sample_cli("batches", "--from", "2026-10-01", "--to", "2026-10-31", "--json")
    valid = [one for one in totals.document["batches"] if one["state"] == "logged"]
    assert document["batches"] == len(valid)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["monthly", "--period", "2026"], "is no period of this report. Write it as 2026-10"),
        (["yearly", "--period", "2999"], "begins on 2999-01-01"),
        (["weekly", "--out", "week.txt"], "is no .pdf"),
    ],
)
def test_what_cannot_be_reported_is_told(sample_cli, tmp_path, arguments, words):
    out = [] if "--out" in arguments else ["--out", tmp_path / "a.pdf"]
    answer = sample_cli("report", *arguments, *out)
    assert answer.code == 1
    assert words in answer.err
    assert answer.out == ""
    assert not (tmp_path / "a.pdf").exists()


def test_a_report_without_a_name_or_a_file_is_wrong_usage(sample_cli):
    assert sample_cli("report").code == 2
    assert sample_cli("report", "monthly").code == 2


def test_the_scheduler_writes_what_is_due_once(sample_cli, tmp_path):
    with Store.open(sample_cli.folder) as store:
        store.drops.save(FileDrop("briefing", folder=str(tmp_path)))
    first = sample_cli("report", "--due", "--json").document["written"]
    assert (tmp_path / f"briefing_{first['period']}.pdf").exists()
    assert sample_cli("report", "--due", "--json").out == json.dumps({"written": None}) + "\n"


def test_a_briefing_comes_with_its_data(sample_cli, tmp_path):
    book = tmp_path / "pack.xlsx"
    answer = sample_cli("report", "briefing", "--out", tmp_path / "pack.pdf", "--workbook", book)
    assert answer.code == 0
    assert "Dates" in load_workbook(book).sheetnames
    more = ["--out", tmp_path / "m.pdf", "--workbook", book]
    assert sample_cli("report", "monthly", *more).code == 2
