"""The program from its first paint to its end, on real folders."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from db.safekeeping.kept_backups import listed
from db.store import Store
from ui.preferences import PREFERENCES, PreferencesFile
from ui.running import program as programs
from ui.running.program import Program
from ui.window.trouble import TroublePage

ROOT = Path(__file__).parents[3]
HEAVY = ("numpy", "scipy", "pandas", "pydantic", "sqlmodel", "sqlalchemy", "openpyxl", "pyqtgraph")


@pytest.fixture
def started(qtbot, qapp, plain_pages, monkeypatch):
    """Starts the program on a folder and waits until it has settled; ends it after the test."""
    monkeypatch.setattr(programs.pages, "modules", lambda name="": ())
    running = []

    def start(folder):
        program = Program(qapp, folder)
        running.append(program)
        with qtbot.waitSignal(program.window.settled, timeout=20_000):
            program.window.show()
        return program

    yield start
    for program in running:
        program.window.close()
        program.end()
        program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_an_empty_folder_becomes_a_store(started, tmp_path):
    program = started(tmp_path / "new")
    assert program.window.workspace.store.count().batches == 0
    assert (tmp_path / "new" / "recycler.sqlite3").exists()
    assert program.exit_code == 0


def test_data_that_cannot_be_opened_end_with_exit_code_three(started, tmp_path):
    (tmp_path / "recycler.sqlite3").write_bytes(b"not a store at all" * 100)
    program = started(tmp_path)
    assert isinstance(program.window.page, TroublePage)
    assert str(tmp_path) in program.window.page.words.text()
    assert program.exit_code == 3


def test_what_nobody_foresaw_is_written_down_and_told(started, tmp_path):
    program = started(tmp_path / "new")
    try:
        raise ZeroDivisionError("of a figure")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    log = tmp_path / "new" / "logs" / "recycler.log"
    assert "ZeroDivisionError: of a figure" in log.read_text(encoding="utf-8")
    assert "Recycler 0.1.0" in log.read_text(encoding="utf-8")
    assert "the program goes on" in program.window.toast.words.text()


def test_a_fault_in_a_thread_is_written_down_too(started, qtbot, tmp_path):
    program = started(tmp_path / "new")

    def fail():
        raise KeyError("in a thread")

    with qtbot.waitSignal(program._last_resort.happened):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert "in a thread" in (tmp_path / "new" / "logs" / "recycler.log").read_text()


def test_the_hooks_are_given_back_at_the_end(started, tmp_path):
    before = sys.excepthook
    program = started(tmp_path / "new")
    assert sys.excepthook != before
    program.end()
    assert sys.excepthook == before


def test_restoring_starts_anew_on_what_the_backup_holds(started, tmp_path, load, monkeypatch):
    begun = []
    monkeypatch.setattr(programs, "start_program", begun.append)
    folder = tmp_path / "new"
    program = started(folder)
    workspace = program.window.workspace
    kept = workspace.log(load).ticket
    backup = workspace.store.backup().file
    workspace.log(load)
    workspace.restore_wanted.emit(backup)
    program.end()
    assert begun == [folder]
    with Store.open(folder) as store:
        assert [batch.ticket for batch in store.find()] == [kept]
    said = PreferencesFile(folder / PREFERENCES).text("said_at_start")
    assert "is restored" in said
    again = started(folder)
    assert again.window.toast.words.text() == said


def test_a_backup_that_cannot_be_read_is_said_at_the_next_start(started, tmp_path, monkeypatch):
    monkeypatch.setattr(programs, "start_program", lambda folder: None)
    folder = tmp_path / "new"
    program = started(folder)
    (tmp_path / "broken.sqlite3").write_bytes(b"nothing")
    program.window.workspace.restore_wanted.emit(tmp_path / "broken.sqlite3")
    program.end()
    assert PreferencesFile(folder / PREFERENCES).text("said_at_start")
    Store.open(folder).close()


def test_nothing_heavy_is_loaded_before_the_first_page_is_painted():
    code = (
        "import sys, ui.app, ui.running.program, ui.window.main_window, ui.intake.page;"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_the_bench_learns_when_the_first_page_was_painted(tmp_path):
    done = subprocess.run(
        [sys.executable, "main.py", "--data", str(tmp_path / "new")],
        cwd=ROOT,
        env={**os.environ, "RECYCLER_BENCH": "first-paint"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    figures = json.loads(done.stdout)
    assert figures["started"] <= figures["first_paint"] < figures["settled"] <= figures["loaded"]
    assert {"longest_stall_ms", "resident_mib"} <= set(figures)


def test_the_source_of_what_is_imported_is_not_read_for_qt():
    code = (
        "import linecache, ui.app; ui.app.import_plainly(); import json;"
        "print(json.__file__ in linecache.cache)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_on_closing_what_changed_is_backed_up(started, tmp_path, load):
    folder = tmp_path / "new"
    program = started(folder)
    program.window.workspace.log(load)
    program.end()
    (kept,) = listed(folder / "backups")
    assert kept.batches == 1
    program = started(folder)
    program.end()
    assert listed(folder / "backups") == [kept]


def test_damaged_data_are_offered_repair_and_repaired(qtbot, started, tmp_path, load, monkeypatch):
    begun = []
    monkeypatch.setattr(programs, "start_program", begun.append)
    folder = tmp_path / "new"
    program = started(folder)
    program.window.workspace.log(load)
    program.end()
    file = folder / "recycler.sqlite3"
    file.write_bytes(b"\xa5" * 4096 + file.read_bytes()[4096:])
    program = started(folder)
    page = program.window.page
    assert isinstance(page, TroublePage)
    assert page.repair.hasFocus()
    assert page.backup.text().endswith("and holds 1 tickets.")
    qtbot.keyClick(page.repair, Qt.Key.Key_Space)
    program.end()
    assert begun == [folder]
    said = PreferencesFile(folder / PREFERENCES).text("said_at_start")
    assert "whole again: 1 tickets" in said
    assert "Not recovered" not in said
    with Store.open(folder) as store:
        assert store.check() == []
        assert store.count().batches == 1
