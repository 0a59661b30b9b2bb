"""Reports that write themselves: once, whole, and what stands in the way told and tried again."""

from datetime import date

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from recycler.errors import InputError
from recycler.file_drop import FileDrop
from ui.look import fonts
from ui.preferences import PREFERENCES, PreferencesFile
from ui.reports.drop import drop_due, due_of
from ui.window.dropping import Dropper
from ui.workspace.workspace import Workspace

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _typeface(qapp):
    fonts.load()


@pytest.fixture
def place(tmp_path):
    (tmp_path / "drop").mkdir()
    return tmp_path / "drop"


def plan(store, place, report="manager", **more):
    store.drops.save(FileDrop(report, folder=str(place), **more))


def test_nothing_is_due_where_nobody_asked(store):
    assert store.drops.plan() == FileDrop()
    assert drop_due(store, who="", today=TODAY) is None


@pytest.mark.parametrize(
    ("report", "every", "name"),
    [
        ("manager", "week", "weekly_2026-W46.pdf"),
        ("manager", "month", "monthly_2026-10.pdf"),
        ("manager", "year", "yearly_2025.pdf"),
        ("briefing", "month", "briefing_2026-10.pdf"),
    ],
)
def test_the_last_whole_period_is_written_once(store, place, report, every, name):
    plan(store, place, report, every=every)
    done = drop_due(store, who="K. Tanaka", today=TODAY)
    assert done.file == place / name
    assert len(PdfReader(place / name).pages) == done.pages
    before = (place / name).stat().st_mtime_ns
    assert drop_due(store, who="K. Tanaka", today=TODAY) is None
    assert (place / name).stat().st_mtime_ns == before
    assert [file.name for file in place.iterdir()] == [name]


def test_the_next_period_is_due_again(store, place):
    plan(store, place)
    drop_due(store, who="", today=TODAY)
    assert due_of(store, date(2026, 11, 30)) is None
    assert due_of(store, date(2026, 12, 1)).file.name == "monthly_2026-11.pdf"


def test_the_workbook_speaks_the_language_of_the_plan(sample_store, place):
    plan(sample_store, place, "summary", language="ja")
    done = drop_due(sample_store, who="", today=TODAY)
    assert done.file.name == "Recovery_2026-10.xlsx"
    book = load_workbook(done.file)
    assert book["Elements"]["A1"].value == "元素"
    assert book["Elements"]["B5"].value == "ネオジム"


def test_a_folder_that_is_gone_is_told_and_tried_again(store, place):
    plan(store, place / "gone")
    with pytest.raises(InputError) as refused:
        drop_due(store, who="", today=TODAY)
    assert refused.value.code == "drop_folder_gone"
    (place / "gone").mkdir()
    assert drop_due(store, who="", today=TODAY).file.exists()


def test_a_full_disk_leaves_nothing_and_is_tried_again(store, place, monkeypatch):
    import errno
    from pathlib import Path

    plan(store, place)
    with monkeypatch.context() as broken:

        def full(self, content):
            raise OSError(errno.ENOSPC, "No space left on device")

        broken.setattr(Path, "write_bytes", full)
        with pytest.raises(InputError) as refused:
            drop_due(store, who="", today=TODAY)
    assert refused.value.code == "cannot_write"
    assert list(place.iterdir()) == []
    assert drop_due(store, who="", today=TODAY) is not None


def test_what_was_kept_by_hand_is_taken_as_far_as_it_can_be():
    odd = {"report": "daily", "every": 7, "folder": None, "language": "fr", "more": 1}
    assert FileDrop.from_dict(odd) == FileDrop()


@pytest.fixture
def workspace(store, tmp_path):
    workspace = Workspace(store, "K. Tanaka", preferences=PreferencesFile(tmp_path / PREFERENCES))
    workspace.today = lambda: TODAY
    return workspace


def test_the_open_program_drops_what_is_due_and_says_so(qtbot, workspace, store, place):
    plan(store, place)
    dropper = Dropper(workspace)
    with qtbot.waitSignal(dropper.told, timeout=30_000) as told:
        dropper.look()
    assert told.args == ["monthly_2026-10.pdf is written", False]
    assert (place / "monthly_2026-10.pdf").exists()
    qtbot.waitUntil(lambda: dropper.job is None)
    with qtbot.assertNotEmitted(dropper.told):
        dropper.look()
        qtbot.waitUntil(lambda: dropper.job is None)


def test_the_open_program_tells_a_failure_and_goes_on(qtbot, workspace, store, place):
    plan(store, place / "gone")
    dropper = Dropper(workspace)
    with qtbot.waitSignal(dropper.told, timeout=30_000) as told:
        dropper.look()
    said, failed = told.args
    assert "gone for reports is not there" in said
    assert failed
    (place / "gone").mkdir()
    qtbot.waitUntil(lambda: dropper.job is None)
    with qtbot.waitSignal(dropper.told, timeout=30_000) as told:
        dropper.look()
    assert told.args[1] is False
