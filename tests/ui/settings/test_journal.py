"""The journal on screen, what vouches for it, and what an auditor is given."""

import csv
import zipfile
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from recycler.batch import BatchEntry

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ticket(store):
    entry = BatchEntry(
        received_at=datetime(2026, 11, 2, 1, 0, tzinfo=UTC), material="NDFEB_HDD",
        supplier="Kyoto", gross=Decimal("642.4"),
    )  # fmt: skip
    return store.log(entry, who="Aiko").ticket


@pytest.fixture
def section(qtbot, window):
    def show(name):
        qtbot.keyClick(window.page.field, Key.Key_Comma, CTRL)
        window.page.open_section(name)
        found = window.page.section(name)
        qtbot.waitUntil(found.settled)
        return found

    return show


def shown(journal):
    return [journal.paged.record_now(row) for row in range(journal.paged.rowCount())]


def test_the_journal_is_filtered_by_person_record_and_days(qtbot, section, store, ticket):
    store.void(ticket, who="Mori", why="twice")
    journal = section("journal")
    total = store.proof.count_journal()
    assert journal.paged.rowCount() == total
    assert [one.entry for one in shown(journal)] == sorted(
        (one.entry for one in shown(journal)), reverse=True
    )
    qtbot.keyClicks(journal.named, ticket)
    qtbot.waitUntil(lambda: journal.settled() and journal.paged.rowCount() < total)
    assert {one.subject.split(":")[0] for one in shown(journal)} == {ticket}
    journal.who.setFocus()
    place = journal.who.findData("Mori")
    while journal.who.currentIndex() < place:
        qtbot.keyClick(journal.who, Key.Key_Down)
    qtbot.waitUntil(lambda: journal.settled() and journal.paged.rowCount() == 1)
    assert shown(journal)[0].action == "void"
    qtbot.keyClicks(journal.since, "2099-01-01")
    qtbot.waitUntil(lambda: journal.settled() and journal.paged.rowCount() == 0)
    assert journal.state.text() == "No entry is like that."


def test_what_is_no_day_is_said_in_place(qtbot, section):
    journal = section("journal")
    qtbot.keyClicks(journal.since, "yesterday")
    qtbot.waitUntil(lambda: "yesterday" in journal.problem.text())


def test_enter_on_a_row_shows_its_record_alone(qtbot, section, store, ticket):
    store.void(ticket, who="Mori", why="twice")
    journal = section("journal")
    qtbot.waitUntil(journal.settled)
    journal.table.setFocus()
    qtbot.keyClick(journal.table, Key.Key_Home)
    qtbot.keyClick(journal.table, Key.Key_Return)
    qtbot.waitUntil(lambda: journal.settled() and journal.named.text() == ticket)
    assert {one.subject.split(":")[0] for one in shown(journal)} == {ticket}


def test_what_is_written_no_spreadsheet_runs(qtbot, section, store, ticket, tmp_path):
    store.void(ticket, who="Mori", why="=1+1")
    journal = section("journal")
    qtbot.waitUntil(journal.settled)
    journal.write(tmp_path / "journal.csv")
    qtbot.waitUntil(lambda: (tmp_path / "journal.csv").exists())
    rows = list(csv.DictReader((tmp_path / "journal.csv").read_text("utf-8-sig").splitlines()))
    assert len(rows) == store.proof.count_journal()
    assert (rows[0]["record"], rows[0]["why"]) == (ticket, "'=1+1")


def test_the_key_and_its_checkpoints_are_told(qtbot, section, store, tmp_path):
    store.backup()
    proof = section("proof")
    assert proof.fingerprint.text() == store.proof.standing().fingerprint
    assert "so far, the last on" in proof.checkpoints.text()
    proof.keep_in(tmp_path / "stick")
    assert str(tmp_path / "stick") in proof.second.text()
    assert list((tmp_path / "stick").iterdir())
    before = proof.fingerprint.text()
    proof.renew.button.setFocus()
    qtbot.keyClick(proof.renew.button, Key.Key_Space)
    qtbot.keyClicks(proof.renew.reason, "once a year")
    qtbot.keyClick(proof.renew.reason, Key.Key_Return)
    qtbot.keyClick(proof.renew.deed, Key.Key_Space)
    assert proof.fingerprint.text() != before
    assert "the one before agreed" in proof.keys_told.text()


def test_an_audit_pack_is_written(qtbot, section, tmp_path):
    proof = section("proof")
    proof.write_pack(tmp_path / "audit.zip")
    qtbot.waitUntil(lambda: proof.settled() and (tmp_path / "audit.zip").exists())
    with zipfile.ZipFile(tmp_path / "audit.zip") as archive:
        assert {"verify.py", "journal.jsonl", "contents.signature"} <= set(archive.namelist())


def test_an_audit_pack_takes_the_attached_files_when_asked(qtbot, section, store, load, tmp_path):
    slip = tmp_path / "slip.txt"
    slip.write_text("weighed", encoding="utf-8")
    one = store.attachments.attach(store.log(load, who="Mori").ticket, slip, who="Mori")
    proof = section("proof")
    qtbot.keyClick(proof.with_files, Key.Key_Space)
    proof.write_pack(tmp_path / "audit.zip")
    qtbot.waitUntil(lambda: proof.settled() and (tmp_path / "audit.zip").exists())
    with zipfile.ZipFile(tmp_path / "audit.zip") as archive:
        assert archive.read(f"attachments/{one.sha256}") == b"weighed"
