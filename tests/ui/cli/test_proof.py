"""The commands proof, journal and audit-pack."""

import csv
import sqlite3
import zipfile
from contextlib import closing


def test_proof_tells_the_key_and_the_last_checkpoint(sample_cli, tmp_path):
    found = sample_cli("proof", "--json").document
    assert len(found["key"].split()) == 4
    assert found["unsigned"] == 0
    told = sample_cli("proof", "--second", tmp_path / "stick")
    assert (told.code, str(tmp_path / "stick") in told.out) == (0, True)
    renewed = sample_cli("proof", "--renew-key", "once a year", "--json").document
    assert renewed["key"] != found["key"]
    assert renewed["keys"][-1]["agreed"]
    assert sample_cli("proof", "--renew-key", " ").code == 1
    assert sample_cli("check").code == 0


def test_the_journal_is_listed_and_written(sample_cli, tmp_path):
    ticket = sample_cli("batches", "--limit", "1", "--json").document["batches"][0]["ticket"]
    found = sample_cli("journal", "--record", ticket, "--json").document
    assert found["total"] == len(found["entries"])
    assert found["entries"][-1]["action"] == "log"
    assert ticket in sample_cli("journal", "--record", ticket).out
    out = tmp_path / "journal.csv"
    assert sample_cli("journal", "--who", "Simulation", "--out", out).code == 0
    assert {row["who"] for row in csv.DictReader(out.read_text("utf-8-sig").splitlines())} == {
        "Simulation"
    }


def test_an_audit_pack_is_written_or_says_why_not(sample_cli, tmp_path):
    told = sample_cli("audit-pack", "--out", tmp_path / "audit.zip")
    assert (told.code, "signed by the key" in told.out) == (0, True)
    assert zipfile.is_zipfile(tmp_path / "audit.zip")
    none = sample_cli("audit-pack", "--out", tmp_path / "b.zip", "--from", "2001-01-01", "--to",
                      "2001-01-02")  # fmt: skip
    assert (none.code, none.err.strip()) == (
        1, "Nothing was entered between 2001-01-01 and 2001-01-02. Choose other days.",
    )  # fmt: skip


def test_a_check_says_where_and_since_when(sample_cli):
    assert sample_cli("check").code == 0
    with closing(sqlite3.connect(sample_cli.folder / "recycler.sqlite3")) as file:
        file.execute("UPDATE batch SET contamination_ppm = 7 WHERE ticket = 'S1-26-00002'")
        file.commit()
    told = sample_cli("check")
    assert told.code == 3
    assert "S1-26-00002" in told.err
    assert "contamination_ppm" in told.err
    assert "It happened after the check of" in told.err
