"""Whatever fails wherever: it is written down and told, and the program goes on."""

import gc
import sys
import threading

import pytest
from PySide6.QtCore import Qt, QTimer, qWarning
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from ui.jobs import Job
from ui.running.last_resort import LastResort, scrubbed


class Broken(QWidget):
    """Fails whenever it is painted."""

    def paintEvent(self, event):  # noqa: N802
        raise ZeroDivisionError("while painting")


class Dying:
    """Fails when it is collected."""

    def __del__(self):
        raise ZeroDivisionError("while dying")


@pytest.fixture
def last_resort(qtbot, bare_window, tmp_path):
    """Stands in for the interpreter's own way of dealing with what nobody caught."""
    last = LastResort(tmp_path, bare_window, lambda: "page intake")
    last.happened.connect(bare_window.tell_fault)
    put_back = last.install()
    yield last
    put_back()


@pytest.fixture
def log(tmp_path):
    return lambda: (tmp_path / "logs" / "recycler.log").read_text("utf-8")


def _fail():
    raise ZeroDivisionError("in there")


def _from_slot(qtbot, window):
    button = QPushButton(window)
    button.clicked.connect(_fail)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _from_timer(qtbot, window):
    QTimer.singleShot(0, _fail)


def _from_painting(qtbot, window):
    broken = Broken(window)
    broken.setGeometry(0, 0, 9, 9)
    broken.show()
    QTimer.singleShot(500, broken.hide)


def _from_thread(qtbot, window):
    thread = threading.Thread(target=_fail)
    thread.start()
    thread.join()


def _from_job_nobody_listens_to(qtbot, window):
    Job(lambda report: _fail()).start()


def _from_job_of_the_workspace(qtbot, window):
    job = Job(lambda report: _fail(), window)
    job.failed.connect(window.tell_failure)
    job.start()


def _from_finalizer(qtbot, window):
    Dying()
    gc.collect()


@pytest.mark.parametrize(
    "throw",
    [
        _from_slot, _from_timer, _from_painting, _from_thread, _from_job_nobody_listens_to,
        _from_job_of_the_workspace, _from_finalizer,
    ],
)  # fmt: skip
def test_an_error_is_written_down_and_told_and_the_window_goes_on(
    qtbot, bare_window, last_resort, log, throw
):
    with qtbot.capture_exceptions() as caught, qtbot.waitSignal(last_resort.happened):
        sys.excepthook = last_resort._caught  # pytest-qt took its place
        throw(qtbot, bare_window)
    assert not caught
    assert "ZeroDivisionError" in log()
    assert "page intake" in log()
    assert "the program goes on" in bare_window.toast.words.text()
    qtbot.waitUntil(lambda: not Job.any_running())  # a job ends after its failure is told
    qtbot.keyClicks(bare_window.page.field, "goes on")
    assert bare_window.page.field.text() == "goes on"


def test_a_panic_of_a_library_does_not_leave_a_job_running(qtbot):
    class Panic(BaseException):
        """Not an `Exception`, as the panics of Rust are."""

    def work(report):
        raise Panic

    job = Job(work)
    with qtbot.waitSignals([job.failed, job.ended]):
        job.start()
    assert not Job.any_running()


def test_what_qt_complains_of_is_written_down_without_secrets(last_resort, log, monkeypatch):
    monkeypatch.setenv("RECYCLER_PIN", "4711")
    qWarning("a timer on the wrong thread, pin 4711, password=hunter2")
    assert "QtWarningMsg: a timer on the wrong thread" in log()
    assert "4711" not in log()
    assert "hunter2" not in log()


def test_a_report_does_not_say_who_the_user_is(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert scrubbed(f'File "{tmp_path}/x.py", line 3') == 'File "~/x.py", line 3'


def test_the_report_is_saved_where_it_is_asked_for(
    qtbot, bare_window, last_resort, tmp_path, monkeypatch
):
    place = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    with qtbot.waitSignal(last_resort.happened):
        last_resort.report(ValueError("of a figure"))
    qtbot.mouseClick(bare_window.toast._action, Qt.MouseButton.LeftButton)
    assert "ValueError: of a figure" in place.read_text("utf-8")
    assert "Recycler 0.1.0" in place.read_text("utf-8")
    assert str(place) in bare_window.toast.words.text()


def test_a_fault_that_comes_again_and_again_does_not_flood_the_window(last_resort, log):
    told = []
    last_resort.happened.connect(lambda report, file: told.append(report))
    for number in range(30):
        last_resort.report(ValueError(f"number {number}"))
    assert len(told) == 20
    assert "number 29" in log()
