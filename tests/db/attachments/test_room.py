"""Attachments are kept once, by the hash of their content, and nothing is lost unseen."""

import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from db.attachments import contents
from db.attachments.carried import contents_of
from db.safekeeping.backup import rehearse, restore
from db.safekeeping.kept_backups import catch_up, set_second_folder
from db.safekeeping.repair import repair
from db.store import Store
from recycler.attachments.content import PROGRAM
from recycler.attachments.record import AttachmentState
from recycler.errors import DataFolderError, InputError, RightsError
from recycler.laboratory.records import SampleEntry
from recycler.people.person import PersonEntry
from recycler.people.rights import Role
from recycler.processing.records import RunEntry, RunKind

PIN = "correct horse"
SLIP = b"%PDF-1.7\nweighed 642.4 kg"


@pytest.fixture
def slip(tmp_path):
    file = tmp_path / "weighbridge slip.pdf"
    file.write_bytes(SLIP)
    return file


@pytest.fixture
def ticket(store, entry):
    return store.log(entry(), who="Sato").ticket


@pytest.fixture
def attached(store, ticket, slip):
    return store.attachments.attach(ticket, slip, who="Sato", note="of the second weighing")


def _run(store):
    entry = RunEntry(
        kind=RunKind.PROCESS, route="ACID_SX", started_at=datetime(2026, 3, 3, tzinfo=UTC)
    )
    return store.processing.open_run(entry, who="Sato").number


def _kept(store, one) -> Path:
    return store.folder / "attachments" / one.sha256[:2] / one.sha256


def _files(folder):
    return sorted(file for file in (folder / "attachments").rglob("*") if file.is_file())


def _overwritten(file, content=b"other"):
    file.chmod(0o600)
    file.write_bytes(content)


def test_a_record_carries_what_was_attached(store, ticket, attached):
    (found,) = store.attachments.of(ticket)
    assert found == attached == store.attachments.one(attached.id)
    assert found.name == "weighbridge slip.pdf"
    assert found.sha256 == sha256(SLIP).hexdigest()
    assert (found.size_bytes, found.media_type) == (len(SLIP), "application/pdf")
    assert (found.note, found.attached_by) == ("of the second weighing", "Sato")


def test_a_content_is_kept_once_read_only_and_without_a_suffix(
    store, ticket, entry, attached, slip
):
    other = store.log(entry(1), who="Sato").ticket
    store.attachments.attach(other, slip, who="Sato")
    (kept,) = _files(store.folder)
    assert kept == _kept(store, attached)
    assert kept.suffix == ""
    assert stat.S_IMODE(kept.stat().st_mode) == 0o400
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_samples_and_runs_carry_files_too(store, ticket, slip):
    store.laboratory.add_sample(SampleEntry(ticket=ticket, label="SA-1"), who="Ono")
    run = _run(store)
    report = store.attachments.attach("SA-1", slip, who="Ono")
    store.attachments.attach(run, slip, who="Sato")
    assert (report.record, report.sample) == (ticket, "SA-1")
    assert store.attachments.of("SA-1") == store.attachments.of(ticket) == [report]
    assert len(store.attachments.of(run)) == 1


def test_the_journal_tells_of_attaching_and_withdrawing(store, ticket, attached):
    store.attachments.withdraw(attached.id, who="Ono", why="of another load")
    _, first, second = store.history(ticket)
    assert (first.action, first.who) == ("attachment", "Sato")
    assert first.after["sha256"] == attached.sha256
    assert (second.action, second.why) == ("attachment_withdrawn", "of another load")
    assert store.check() == []


def test_what_is_withdrawn_stays_in_the_books(store, ticket, attached):
    store.attachments.withdraw(attached.id, who="Ono", why="of another load")
    assert store.attachments.of(ticket) == []
    (gone,) = store.attachments.of(ticket, withdrawn=True)
    assert (gone.state, gone.why, gone.entered_by) == (
        AttachmentState.WITHDRAWN, "of another load", "Ono",
    )  # fmt: skip
    assert gone.attached_by == "Sato"
    assert _kept(store, attached).read_bytes() == SLIP
    with pytest.raises(InputError, match="attachment_gone"):
        store.attachments.withdraw(attached.id, who="Ono", why="again")


def test_withdrawing_takes_a_reason(store, attached):
    with pytest.raises(InputError, match="why_needed"):
        store.attachments.withdraw(attached.id, who="Ono", why=" ")
    assert store.attachments.one(attached.id).stands


def test_the_same_file_twice_on_one_record_is_refused(store, ticket, attached, slip):
    with pytest.raises(InputError, match="attachment_twice"):
        store.attachments.attach(ticket, slip, who="Sato")
    store.attachments.withdraw(attached.id, who="Ono", why="by mistake")
    again = store.attachments.attach(ticket, slip, who="Sato")
    assert store.attachments.of(ticket) == [again]


def _pipe(place):
    os.mkfifo(place / "pipe")
    return place / "pipe"


def _empty(place):
    (place / "empty.pdf").touch()
    return place / "empty.pdf"


def _large(place):
    file = place / "large.bin"
    with file.open("wb") as out:
        out.truncate(50 * 2**20 + 1)
    return file


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (_empty, "attachment_empty"),
        (_large, "attachment_too_large"),
        (_pipe, "not_a_file"),
        (lambda place: place, "is_a_folder"),
        (lambda place: place / "none.pdf", "file_not_found"),
    ],
)
def test_what_is_no_file_of_bounded_size_is_refused(store, ticket, tmp_path, made, code):
    with pytest.raises(InputError, match=code):
        store.attachments.attach(ticket, made(tmp_path), who="Sato")
    assert store.attachments.of(ticket) == []
    assert _files(store.folder) == []


def test_a_record_that_is_not_there_is_said(store, slip):
    with pytest.raises(InputError, match="no_such_record"):
        store.attachments.attach("S1-26-99999", slip, who="Sato")
    assert _files(store.folder) == []


def test_a_full_disk_keeps_nothing(store, ticket, slip, monkeypatch):
    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(contents.os, "fsync", full)
    with pytest.raises(DataFolderError, match="attachment_no_room"):
        store.attachments.attach(ticket, slip, who="Sato")
    assert _files(store.folder) == []


def test_a_copy_is_saved_under_its_name_and_over_nothing(store, attached, tmp_path):
    place = tmp_path / "out"
    first = store.attachments.save(attached.id, place)
    second = store.attachments.save(attached.id, place)
    assert first == place / "weighbridge slip.pdf"
    assert second == place / "weighbridge slip-2.pdf"
    assert first.read_bytes() == second.read_bytes() == SLIP


def test_a_copy_for_reading_is_named_by_its_content(store, ticket, tmp_path):
    file = tmp_path / "slip.dat"
    file.write_bytes(SLIP)
    one = store.attachments.attach(ticket, file, who="Sato")
    copy = store.attachments.for_reading(one.id, tmp_path)
    assert copy.name == "slip.pdf"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o400


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("slip.pdf", b"MZ\x90\0", "attachment_program"),
        ("slip.ps1", b"Remove-Item", "attachment_script"),
        ("slip.pdf", b"%PDF-1.7 /S /JavaScript", "attachment_macros"),
        ("slip.dat", b"\0\1\2", "attachment_kind_unknown"),
    ],
)
def test_what_may_act_is_never_copied_for_reading(store, ticket, tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)
    one = store.attachments.attach(ticket, tmp_path / name, who="Sato")
    place = tmp_path / "reading"
    place.mkdir()
    with pytest.raises(InputError, match=code):
        store.attachments.for_reading(one.id, place)
    assert list(place.iterdir()) == []
    assert store.attachments.save(one.id, place).read_bytes() == content


def test_the_rules_of_today_say_what_may_be_opened(store, attached, tmp_path, monkeypatch):
    monkeypatch.setattr("db.attachments.room.media_type", lambda file: PROGRAM)
    (tmp_path / "reading").mkdir()
    with pytest.raises(InputError, match="attachment_program"):
        store.attachments.for_reading(attached.id, tmp_path / "reading")
    assert list((tmp_path / "reading").iterdir()) == []


def test_a_store_on_a_server_has_no_place_for_files(server_url, entry, slip):
    with Store.at_url(server_url) as store:
        ticket = store.log(entry(), who="Sato").ticket
        with pytest.raises(InputError, match="attachments_need_folder"):
            store.attachments.attach(ticket, slip, who="Sato")
        assert store.attachments.of(ticket) == store.check() == []


def test_a_damaged_content_is_given_to_nobody(store, attached, tmp_path):
    _overwritten(_kept(store, attached))
    with pytest.raises(InputError, match="attachment_damaged"):
        store.attachments.save(attached.id, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_attaching_a_file_again_makes_its_damaged_content_whole(store, entry, attached, slip):
    _overwritten(_kept(store, attached))
    store.attachments.attach(store.log(entry(1), who="Sato").ticket, slip, who="Sato")
    assert _kept(store, attached).read_bytes() == SLIP


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (lambda file: (file.chmod(0o600), file.unlink()), "attachment_file_missing"),
        (_overwritten, "attachment_file_altered"),
        (lambda file: _overwritten(file, b"x" * len(SLIP)), "attachment_file_altered"),
    ],
)
def test_check_names_record_and_file_of_what_is_wrong(store, ticket, attached, harm, code):
    harm(_kept(store, attached))
    (problem,) = store.check()
    assert problem.code == code
    assert problem.details["what"] == ticket
    assert problem.details["name"] == attached.name


def test_check_finds_a_foreign_file_and_passes_over_what_a_crash_left(store, attached):
    left = store.folder / "attachments"
    digest = sha256(b"whole").hexdigest()
    (left / digest[:2]).mkdir(exist_ok=True)
    (left / digest[:2] / digest).write_bytes(b"whole")
    (left / "0123.part").write_bytes(b"ha")
    (left / ".DS_Store").write_bytes(b"of the system")
    assert store.check() == []
    assert store.attachments.left_over() == ["0123.part", f"{digest[:2]}/{digest}"]
    (left / "ab").mkdir(exist_ok=True)
    (left / "ab" / "setup.exe").write_bytes(b"MZ")
    (left / digest[:2] / digest).write_bytes(b"other")
    found = [(problem.code, Path(problem.details["file"]).name) for problem in store.check()]
    assert sorted(found) == [("attachment_foreign", digest), ("attachment_foreign", "setup.exe")]


def test_backups_keep_contents_once_for_all(store, attached):
    first, second = store.backup(), store.backup()
    assert (first.attachments, first.lacking) == (second.attachments, second.lacking) == (1, 0)
    (kept,) = _files(first.file.parent)
    assert kept.read_bytes() == SLIP
    assert not kept.samefile(_kept(store, attached)), "damage to the one must not reach the other"


def test_a_backup_says_what_it_could_not_take_along(store, attached):
    _overwritten(_kept(store, attached))
    made = store.backup()
    assert (made.attachments, made.lacking) == (1, 1)
    assert store.last_backup() == made


def test_a_backup_elsewhere_has_its_attachments_beside_it(store, attached, tmp_path):
    made = store.backup(tmp_path / "stick" / "copy.sqlite3")
    assert made.lacking == 0
    assert [file.read_bytes() for file in _files(tmp_path / "stick")] == [SLIP]


def test_the_second_folder_has_the_attachments_as_well(store, attached, tmp_path):
    set_second_folder(store.folder, tmp_path)
    store.backup()
    second = catch_up(store.folder)
    assert second.problem is None
    assert [file.read_bytes() for file in _files(second.folder)] == [SLIP]


@pytest.mark.parametrize("harm", [lambda file: (file.chmod(0o600), file.unlink()), _overwritten])
def test_a_restore_brings_attachments_back(store, ticket, attached, harm):
    made = store.backup()
    kept = _kept(store, attached)
    store.close()
    harm(kept)
    assert rehearse(store.folder, made.file).lacking == ()
    assert restore(store.folder, made.file).lacking == 0
    with Store.open(store.folder) as again:
        assert again.check() == []
        assert again.attachments.of(ticket) == [attached]


def test_a_restore_without_the_attachments_says_how_many_are_nowhere(store, ticket, attached):
    made = store.backup()
    kept, copy = _kept(store, attached), _files(made.file.parent)[0]
    store.close()
    _overwritten(kept)
    _overwritten(copy)
    (lacking,) = rehearse(store.folder, made.file).lacking
    assert lacking.details["name"] == attached.name
    assert restore(store.folder, made.file).lacking == 1
    with Store.open(store.folder) as again:
        assert again.batch(ticket).ticket == ticket


def test_a_repair_makes_damaged_attachments_whole(store, attached):
    store.backup()
    _overwritten(_kept(store, attached))
    store.close()
    assert repair(store.folder).lacking == 0
    with Store.open(store.folder) as again:
        assert again.check() == []


def test_a_repair_carries_out_what_was_attached_since_the_backup(store, entry, ticket, slip):
    store.backup()
    one = store.attachments.attach(ticket, slip, who="Sato")
    store.attachments.withdraw(one.id, who="Ono", why="by mistake")
    store.close()
    repair(store.folder)
    with Store.open(store.folder) as again:
        assert again.check() == []
        (found,) = again.attachments.of(ticket, withdrawn=True)
        assert not found.stands


def test_sizes_that_are_no_numbers_are_passed_over(tmp_path):
    with closing(sqlite3.connect(tmp_path / "forged.sqlite3")) as forged:
        forged.execute("CREATE TABLE attachment (sha256, size_bytes)")
        forged.execute("INSERT INTO attachment VALUES ('ab', 'many'), ('cd', 3)")
        forged.commit()
    assert contents_of(tmp_path / "forged.sqlite3") == [contents.Content("cd", 3)]


def test_a_forged_hash_leads_nowhere(tmp_path):
    content = contents.Content("../../../etc/passwd", 1)
    assert contents.place_of(tmp_path, content.sha256).is_relative_to(tmp_path)
    assert contents.bring([content], [Path("/")], tmp_path) == [content]


@pytest.mark.usefixtures("cheap_pins")
@pytest.mark.parametrize(
    ("role", "to_batch", "to_sample", "to_run"),
    [
        (Role.OPERATOR, True, False, True),
        (Role.LABORATORY, True, True, False),
        (Role.MANAGER, True, True, True),
        (Role.AUDITOR, False, False, False),
        (Role.ADMINISTRATOR, True, True, True),
    ],
)
def test_files_are_attached_by_who_may_change_the_record(
    store, ticket, slip, role, to_batch, to_sample, to_run
):
    store.laboratory.add_sample(SampleEntry(ticket=ticket, label="SA-1"), who="Ono")
    run = _run(store)
    store.people.add(PersonEntry(name="boss", role=Role.ADMINISTRATOR), PIN, who="")
    store.people.add(PersonEntry(name="one", role=role), PIN, who="")
    store.people.sign_in("one", PIN)
    for name, may in ((ticket, to_batch), ("SA-1", to_sample), (run, to_run)):
        if may:
            one = store.attachments.attach(name, slip, who="")
            store.attachments.withdraw(one.id, who="", why="again")
        else:
            with pytest.raises(RightsError, match="right_missing"):
                store.attachments.attach(name, slip, who="")


def test_an_attachment_is_named_by_its_name_or_its_hash(store, ticket, attached, tmp_path):
    for mark in (attached.name, attached.mark, attached.sha256):
        assert store.attachments.named(ticket, mark) == attached
    with pytest.raises(InputError, match="no_such_attachment"):
        store.attachments.named(ticket, "")
    other = tmp_path / "other" / attached.name
    other.parent.mkdir()
    other.write_bytes(b"another slip")
    store.attachments.attach(ticket, other, who="Sato")
    with pytest.raises(InputError, match="attachment_ambiguous"):
        store.attachments.named(ticket, attached.name)
