"""Files of a record on its page: attached, opened after asking, saved, withdrawn."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from recycler.laboratory.records import SampleEntry
from recycler.people.person import PersonEntry
from recycler.people.rights import Role
from ui.attachments import part as parts
from ui.attachments import reading
from ui.attachments.part import AttachmentsPart

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SLIP = b"%PDF-1.7\nweighed 642.4 kg"


@pytest.fixture
def files(tmp_path):
    """Makes files to attach."""

    def made(**contents) -> list[Path]:
        place = tmp_path / "from outside"
        place.mkdir(exist_ok=True)
        for name, content in contents.items():
            (place / name.replace("__", ".")).write_bytes(content)
        return [place / name.replace("__", ".") for name in contents]

    return made


@pytest.fixture
def ticket(workspace, load):
    return workspace.store.log(load, who="Aiko").ticket


@pytest.fixture
def part(qtbot, workspace, ticket):
    part = AttachmentsPart()
    qtbot.addWidget(part)
    part.take(workspace)
    part.accept_drops_on(part)
    workspace.changed.connect(lambda change: part.refresh())
    part.show_record(ticket)
    part.resize(900, 500)
    with qtbot.waitExposed(part):
        part.show()
    part.activateWindow()
    return part


@pytest.fixture
def opened(monkeypatch):
    """What was handed to the system to open."""
    handed = []

    def hand_over(url):
        handed.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(reading.QDesktopServices, "openUrl", hand_over)
    return handed


@pytest.fixture
def told(workspace):
    said = []
    workspace.told.connect(lambda notice: said.append(notice.words))
    return said


def focused():
    return QApplication.focusWidget()


def chosen(monkeypatch, files):
    monkeypatch.setattr(parts, "choose_any_files", lambda workspace, words: files)


def settled(qtbot, part):
    qtbot.waitUntil(lambda: not part.is_waiting())


def attach(qtbot, part, files, note=""):
    part.take_files(files)
    qtbot.keyClicks(focused(), note)
    qtbot.keyClick(focused(), Key.Key_Return, CTRL)
    settled(qtbot, part)


def test_a_chosen_file_is_attached_with_its_note(qtbot, part, monkeypatch, files, told):
    assert part.none.isVisible()
    chosen(monkeypatch, files(slip__pdf=SLIP))
    part.add_button.setFocus()
    qtbot.keyClick(part.add_button, Key.Key_Return)
    assert part.form.isVisible()
    assert "slip.pdf" in part.form.title.text()
    qtbot.keyClicks(focused(), "second weighing")
    qtbot.keyClick(focused(), Key.Key_Return, CTRL)
    settled(qtbot, part)
    (one,) = part.table.files.records
    assert (one.name, one.note, one.attached_by) == ("slip.pdf", "second weighing", "K. Tanaka")
    assert not part.none.isVisible()
    assert told == [f"Attached to {one.record}: slip.pdf."]
    assert part.table.hasFocus()


def test_escape_attaches_nothing(qtbot, part, files):
    part.take_files(files(slip__pdf=SLIP))
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert not part.form.isVisible()
    assert part.none.isVisible()
    assert part.table.files.records == []


def test_what_cannot_be_attached_is_said_and_the_rest_is_attached(qtbot, part, workspace, files):
    failed = []
    workspace.failed.connect(failed.append)
    attach(qtbot, part, files(empty__pdf=b"", slip__pdf=SLIP))
    assert [one.name for one in part.table.files.records] == ["slip.pdf"]
    assert [error.code for error in failed] == ["attachment_empty"]


def test_a_note_that_is_too_long_is_told_in_its_field(qtbot, part, files):
    attach(qtbot, part, files(slip__pdf=SLIP), "x" * 401)
    assert part.form.isVisible()
    assert "400" in part.form.note.problem()
    assert part.table.files.records == []


def test_a_file_may_belong_to_a_sample(qtbot, part, workspace, ticket, files):
    workspace.store.laboratory.add_sample(SampleEntry(ticket=ticket, label="SA-1"), who="Ono")
    part.show_record(ticket, ["SA-1"])
    part.take_files(files(report__pdf=SLIP))
    qtbot.keyClick(focused(), Key.Key_Return)
    assert part.form.of.edit.hasFocus()
    qtbot.keyClicks(focused(), "SA-1")
    qtbot.keyClick(focused(), Key.Key_Return)
    qtbot.keyClick(focused(), Key.Key_Return, CTRL)
    settled(qtbot, part)
    assert [one.sample for one in part.table.files.records] == ["SA-1"]


def _drop(part, urls):
    data = QMimeData()
    data.setUrls(urls)
    where, left = QPoint(5, 5), Qt.MouseButton.LeftButton
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, copy, data, left, none)
    QApplication.sendEvent(part, enter)
    QApplication.sendEvent(part, QDropEvent(where, copy, data, left, none))
    return enter.isAccepted()


def test_a_dropped_file_asks_what_it_is(part, files):
    (slip,) = files(slip__pdf=SLIP)
    assert _drop(part, [QUrl.fromLocalFile(str(slip))])
    assert part.form.isVisible()
    assert part.form.files == [slip]


def test_what_is_no_local_file_cannot_be_dropped(part):
    assert not _drop(part, [QUrl("https://example.org/slip.pdf")])
    assert not part.form.isVisible()


def test_opening_asks_first_and_says_of_what(qtbot, part, files, opened):
    attach(qtbot, part, files(slip__dat=SLIP))
    qtbot.keyClick(part.table, Key.Key_Return)
    assert part.question.isVisible()
    assert part.question.title.text() == "Open slip.dat?"
    for words in ("PDF document", "kB", "K. Tanaka", "can do harm"):
        assert words in part.question.body.text()
    assert part.question.leave_button.hasFocus()
    qtbot.keyClick(focused(), Key.Key_Return)  # the key that led here does not open
    assert not part.question.isVisible()
    assert opened == []
    qtbot.keyClick(part.table, Key.Key_Return)
    qtbot.keyClick(part.question.open_button, Key.Key_Return)
    settled(qtbot, part)
    (copy,) = opened
    assert copy.name.startswith("slip")
    assert copy.suffix == ".pdf"
    assert copy.read_bytes() == SLIP
    assert copy.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ({"setup__exe": b"MZ\x90\0"}, "a program"),
        ({"run__bat": b"del *"}, "a script"),
        ({"page__html": b"<html>"}, "a web page"),
        ({"slip__pdf": b"%PDF-1.7 /JavaScript"}, "macros or scripts"),
    ],
)
def test_what_may_act_is_not_offered_for_opening(qtbot, part, files, opened, named, words):
    attach(qtbot, part, files(**named))
    qtbot.keyClick(part.table, Key.Key_Return)
    assert part.question.isVisible()
    assert not part.question.open_button.isVisible()
    assert words in part.question.body.text()
    assert opened == []


def test_where_no_program_opens_it_that_is_said(qtbot, part, files, told, monkeypatch):
    monkeypatch.setattr(reading.QDesktopServices, "openUrl", lambda url: False)
    attach(qtbot, part, files(slip__pdf=SLIP))
    qtbot.keyClick(part.table, Key.Key_Return)
    qtbot.keyClick(part.question.open_button, Key.Key_Return)
    settled(qtbot, part)
    assert "No program here opens" in told[-1]


def test_a_copy_is_saved_where_the_person_says(qtbot, part, files, tmp_path, monkeypatch, told):
    attach(qtbot, part, files(setup__exe=b"MZ\x90\0"))
    monkeypatch.setattr(parts, "choose_folder", lambda workspace, words: tmp_path / "out")
    qtbot.keyClick(part.save_button, Key.Key_Return)
    settled(qtbot, part)
    assert (tmp_path / "out" / "setup.exe").read_bytes() == b"MZ\x90\0"
    assert "setup.exe" in told[-1]


def test_one_is_withdrawn_with_a_reason(qtbot, part, workspace, ticket, files):
    attach(qtbot, part, files(slip__pdf=SLIP))
    qtbot.keyClick(part.withdrawal.button, Key.Key_Return)
    qtbot.keyClicks(focused(), "of another load")
    qtbot.keyClick(focused(), Key.Key_Return)
    qtbot.keyClick(focused(), Key.Key_Return)
    assert part.table.files.records == []
    assert part.none.isVisible()
    assert workspace.store.history(ticket)[-1].why == "of another load"


@pytest.mark.usefixtures("cheap_pins")
def test_who_may_not_attach_is_not_offered_it(qtbot, part, workspace, files):
    attach(qtbot, part, files(slip__pdf=SLIP))
    people = workspace.store.people
    people.add(PersonEntry(name="boss", role=Role.ADMINISTRATOR), "correct horse", who="")
    people.add(PersonEntry(name="A. Auditor", role=Role.AUDITOR), "correct horse", who="")
    people.sign_in("A. Auditor", "correct horse")
    part.refresh()
    assert not part.add_button.isVisible()
    assert not part.withdrawal.isVisible()
    assert part.open_button.isVisible()
    part.choose()
    assert not part.form.isVisible()


def test_the_list_keeps_to_qt_s_rules(part, qtmodeltester):
    qtmodeltester.check(part.table.files)
