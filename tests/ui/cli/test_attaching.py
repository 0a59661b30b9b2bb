"""The commands `attach` and `attachments`."""

from pathlib import Path

import pytest

SLIP = b"%PDF-1.7\nweighed 642.4 kg"


@pytest.fixture
def slip(tmp_path):
    file = tmp_path / "slip.pdf"
    file.write_bytes(SLIP)
    return file


@pytest.fixture
def ticket(sample_cli):
    return sample_cli("batches", "--json").document["batches"][0]["ticket"]


def test_a_file_is_attached_and_listed(sample_cli, ticket, slip):
    done = sample_cli(
        "attach", ticket, slip, "--note", "second weighing", "--who", "Y. Mori", "--json"
    )
    assert done.code == 0
    assert done.document["record"] == ticket
    assert (done.document["name"], done.document["attached_by"]) == ("slip.pdf", "Y. Mori")
    listed = sample_cli("attachments", ticket, "--json").document["attachments"]
    assert [one["sha256"] for one in listed] == [done.document["sha256"]]
    said = sample_cli("attachments", ticket).out
    assert "slip.pdf" in said
    assert "second weighing" in said


def test_copies_are_saved_into_a_folder(sample_cli, ticket, slip, tmp_path):
    sample_cli("attach", ticket, slip)
    done = sample_cli("attachments", ticket, "--save", tmp_path / "out", "--json")
    (one,) = done.document["attachments"]
    assert Path(one["saved"]).read_bytes() == SLIP


def test_one_is_withdrawn_with_a_reason(sample_cli, ticket, slip):
    sample_cli("attach", ticket, slip)
    refused = sample_cli("attachments", ticket, "--withdraw", "slip.pdf")
    assert (refused.code, "reason" in refused.err) == (1, True)
    done = sample_cli("attachments", ticket, "--withdraw", "slip.pdf", "--why", "of another load")
    assert done.code == 0
    assert sample_cli("attachments", ticket, "--json").document == {"attachments": []}
    (gone,) = sample_cli("attachments", ticket, "--withdrawn", "--json").document["attachments"]
    assert (gone["state"], gone["why"]) == ("withdrawn", "of another load")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("none.pdf", None, "no file"),
        ("empty.pdf", b"", "empty"),
    ],
)
def test_what_cannot_be_attached_is_said_and_nothing_is_stored(
    sample_cli, ticket, tmp_path, name, content, words
):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    refused = sample_cli("attach", ticket, tmp_path / name)
    assert (refused.code, words in refused.err) == (1, True)
    assert sample_cli("attachments", ticket, "--json").document == {"attachments": []}


def test_a_record_that_is_not_there_is_said(sample_cli, slip):
    refused = sample_cli("attach", "X1-26-00001", slip, "--json")
    assert refused.code == 1
    assert refused.document["problems"][0]["code"] == "no_such_record"


def _kept(folder):
    return next(file for file in (folder / "attachments").rglob("*") if file.is_file())


def test_check_names_what_is_damaged_and_repair_brings_it_back(sample_cli, ticket, slip):
    sample_cli("attach", ticket, slip)
    sample_cli("backup")
    kept = _kept(sample_cli.folder)
    kept.chmod(0o600)
    kept.write_bytes(b"other")
    found = sample_cli("check")
    assert found.code == 3
    assert "slip.pdf" in found.err
    assert ticket in found.err
    assert sample_cli("repair").code == 0
    assert sample_cli("check").code == 0
    assert kept.read_bytes() == SLIP


def test_check_tells_of_files_no_record_speaks_of(sample_cli):
    (sample_cli.folder / "attachments" / "ab12.part").write_bytes(b"ha")
    found = sample_cli("check", "--json")
    assert (found.code, found.document["left_over"]) == (0, ["ab12.part"])
    assert "do no harm" in found.err


def test_a_backup_tells_of_attachments_it_lacks(sample_cli, ticket, slip):
    sample_cli("attach", ticket, slip)
    kept = _kept(sample_cli.folder)
    kept.chmod(0o600)
    kept.unlink()
    done = sample_cli("backup", "--json")
    assert done.code == 0
    assert [one["code"] for one in done.document["problems"]] == ["attachments_lacking"]


def test_an_audit_pack_takes_the_files_when_asked(sample_cli, ticket, slip, tmp_path):
    sample_cli("attach", ticket, slip)
    done = sample_cli("audit-pack", "--out", tmp_path / "a.zip", "--attachments", "--json")
    assert (done.document["attachments"], done.document["lacking"]) == (1, 0)
