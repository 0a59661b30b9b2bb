"""Commands on the data folder, and what they say when it cannot be used."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
NOBODY = 65_534


@pytest.fixture
def damaged(sample_cli):
    """A store whose middle is overwritten."""
    file = sample_cli.folder / "recycler.sqlite3"
    with file.open("r+b") as store:
        store.seek(4096)
        store.write(os.urandom(200_000))
    return sample_cli


@pytest.fixture
def read_only(sample_cli):
    """A copy of the store that this process may read and not write, even if it is root's."""
    for command in (["backup"], ["batches", "--limit", "1"]):
        sample_cli(*command)  # what is imported late has to be read before rights are dropped
    with tempfile.TemporaryDirectory() as place:
        folder = shutil.copytree(sample_cli.folder, Path(place) / "data")
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        Path(place).chmod(0o755)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(NOBODY)
        yield folder
        if is_root:
            os.seteuid(0)
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)


def test_init_makes_an_empty_data_folder(recycler, tmp_path):
    answer = recycler("init", "--json")
    assert answer.code == 0
    assert answer.document == {"folder": str(tmp_path / "data"), "batches": 0}
    assert recycler("batches", "--json").document == {"total": 0, "batches": []}


def test_init_makes_the_sample_facility_and_says_it_is_simulated(recycler):
    answer = recycler("init", "--sample", "--batches", "40")
    assert answer.code == 0
    assert "simulated" in answer.out
    assert recycler("batches", "--json").document["total"] == 40


def test_init_leaves_data_that_are_there_alone(sample_cli):
    answer = sample_cli("init", "--json")
    assert answer.code == 1
    assert answer.document["problems"]
    assert sample_cli("batches", "--json", "--limit", "1").document["total"] == 300


def test_a_count_without_the_sample_is_wrong_usage(recycler):
    assert recycler("init", "--batches", "40").code == 2


def test_a_backup_can_be_restored_and_what_it_replaces_is_kept(sample_cli, tmp_path):
    file = tmp_path / "kept.backup"
    backup = sample_cli("backup", "--out", file, "--json").document
    assert backup["ok"]
    assert Path(backup["file"]) == file
    ticket = sample_cli("batches", "--limit", "1", "--json").document["batches"][0]["ticket"]
    shown = sample_cli("show", ticket, "--json").document
    restored = sample_cli("restore", file, "--json").document
    assert restored["ok"]
    assert Path(restored["kept_as"]).exists()
    assert sample_cli("show", ticket, "--json").document == shown
    assert sample_cli("check", "--json").document == {"ok": True, "problems": []}


def test_backups_are_listed_and_rehearsed(sample_cli, tmp_path):
    second = tmp_path / "stick"
    backup = sample_cli("backup", "--second", second, "--json").document
    assert Path(backup["second"]).parent == second
    here, there = sample_cli("backup", "--list", "--json").document["backups"]
    assert here["sha256"] == there["sha256"] == backup["sha256"]
    assert Path(there["file"]).is_relative_to(second)
    found = sample_cli("restore", backup["file"], "--rehearse", "--json").document
    assert found == {"ok": True, "problems": [], "batches": backup["batches"],
                     "newest": found["newest"]}  # fmt: skip
    Path(there["file"]).parent.rename(tmp_path / "pulled")
    away = sample_cli("backup")
    assert away.code == 0
    assert "is not there" in away.err
    assert sample_cli("backup", "--second", "none", "--json").document["second"] is None


def test_damaged_data_are_repaired_and_sound_ones_left_alone(sample_cli):
    assert sample_cli("repair", "--json").document == {"ok": True, "needed": False}
    backup = Path(sample_cli("backup", "--json").document["file"])
    store = backup.parents[1] / "recycler.sqlite3"
    with store.open("rb+") as file:
        file.write(bytes(4096))
    assert sample_cli("check").code == 3
    done = sample_cli("repair", "--json").document
    assert done["lost"] == []
    assert done["read_to_the_end"]
    assert Path(done["kept_as"]).exists()
    assert sample_cli("check").code == 0


def test_without_a_backup_damaged_data_stay_as_they_are(recycler, tmp_path):
    recycler("init")
    store = next(tmp_path.rglob("recycler.sqlite3"))
    store.write_bytes(b"no store")
    answer = recycler("repair")
    assert answer.code == 1
    assert "no good backup" in answer.err
    assert store.read_bytes() == b"no store"


def test_a_file_that_is_no_backup_is_not_restored(sample_cli, tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("nothing of a backup")
    answer = sample_cli("restore", file)
    assert answer.code == 1
    assert "notes.txt" in answer.err
    assert sample_cli("check").code == 0


def test_check_finds_a_change_behind_the_programs_back(sample_cli):
    with closing(sqlite3.connect(sample_cli.folder / "recycler.sqlite3")) as store, store:
        guards = store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (guard,) in guards:
            store.execute(f'DROP TRIGGER "{guard}"')
        store.execute("UPDATE journal SET who = 'Somebody else' WHERE seq = 7")
    answer = sample_cli("check", "--json")
    assert answer.code == 3
    assert answer.document["ok"] is False
    assert answer.document["problems"][0]["message"]


def test_a_folder_without_data_is_told(recycler):
    answer = recycler("batches")
    assert answer.code == 3
    assert "init" in answer.err
    assert answer.out == ""


@pytest.mark.parametrize("command", ["batches", "check", "totals"])
def test_a_damaged_file_is_told_without_a_traceback(damaged, command):
    answer = damaged(command, "--json")
    assert answer.code == 3
    assert answer.document["ok"] is False
    assert answer.document["problems"][0]["message"] in answer.err
    assert "Traceback" not in answer.err
    assert "backup" in answer.err


def test_something_that_is_no_database_is_told(sample_cli):
    (sample_cli.folder / "recycler.sqlite3").write_bytes(b"a letter to the editor" * 500)
    assert sample_cli("batches").code == 3


def test_a_file_of_a_newer_version_is_told(sample_cli):
    with closing(sqlite3.connect(sample_cli.folder / "recycler.sqlite3")) as store, store:
        store.execute("UPDATE alembic_version SET version_num = '9999'")
    answer = sample_cli("batches")
    assert answer.code == 3
    assert "newer" in answer.err


def test_a_folder_in_use_by_another_program_is_told(sample_cli, monkeypatch):
    monkeypatch.setattr("db.engine.BUSY_SECONDS", 0.1)
    holder = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('BEGIN EXCLUSIVE');"
    holder += "print('held', flush=True); sys.stdin.read()"
    file = sample_cli.folder / "recycler.sqlite3"
    workbook = sample_cli.folder / "in.csv"
    workbook.write_text(
        "received_at,material,supplier,gross,unit\n2026-11-03,NDFEB_HDD,Somebody,100,kg\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout.readline() == "held\n"
        answer = sample_cli("intake", workbook)
        other.communicate("")
    assert answer.code == 3
    assert "Another program" in answer.err
    assert sample_cli("intake", workbook).code == 0


def test_a_folder_that_may_not_be_written_can_be_read(recycler, read_only):
    assert recycler("batches", "--limit", "1", data=read_only).code == 0
    answer = recycler("backup", data=read_only)
    assert answer.code == 3
    assert str(read_only) in answer.err


def test_a_data_folder_that_is_a_file_is_told(recycler, tmp_path):
    (tmp_path / "data").write_text("a file")
    answer = recycler("init")
    assert answer.code == 3
    assert "Traceback" not in answer.err


def test_a_mistake_of_the_programs_own_is_logged_and_told_in_one_sentence(sample_cli, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("db.store.Store.count", broken)
    answer = sample_cli("batches")
    assert answer.code == 1
    assert "Traceback" not in answer.err
    assert "ZeroDivisionError" in (sample_cli.folder / "logs" / "recycler.log").read_text()


def test_the_program_itself_answers_a_command(sample_cli, tmp_path):
    done = subprocess.run(
        [sys.executable, "main.py", "check", "--json"],
        cwd=ROOT,
        env={**os.environ, "RECYCLER_DATA": str(sample_cli.folder), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == '{"ok": true, "problems": []}\n'


@pytest.mark.parametrize("arguments", [["nonsense"], ["batches", "--from", "yesterday"], ["show"]])
def test_wrong_usage_is_exit_code_2(recycler, arguments):
    answer = recycler(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err


def test_every_command_explains_itself(recycler):
    listed = recycler("--help").out
    for command in ("init", "intake", "assay", "template", "estimate", "batches", "show", "totals",
                    "reconcile", "summary", "chart", "screens", "backup", "restore",
                    "check", "targets", "audit-pack", "proof"):  # fmt: skip
        assert command in listed
        assert recycler(command, "--help").code == 0
