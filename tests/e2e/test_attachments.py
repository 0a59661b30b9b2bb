"""A weighbridge slip is attached to a batch, read again after asking, and withdrawn: by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ui.attachments import reading
from ui.parts import files

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SLIP = b"%PDF-1.7\nweighed 642.4 kg"


@pytest.fixture
def slip(tmp_path, monkeypatch):
    """A file from outside, which the system's window gives whoever asks."""
    file = tmp_path / "計量票.pdf"
    file.write_bytes(SLIP)
    monkeypatch.setattr(files.QFileDialog, "getOpenFileNames", lambda *asked: ([str(file)], ""))
    return file


@pytest.fixture
def handed(monkeypatch):
    """What the system was asked to open."""
    opened: list[Path] = []

    def hand_over(url):
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(reading.QDesktopServices, "openUrl", hand_over)
    return opened


def test_a_slip_goes_with_its_batch(open_window, sample_store, slip, handed):
    operator = open_window(sample_store)
    operator.control(Key.Key_2)
    operator.sees_all()
    operator.press(Key.Key_Return)
    operator.sees_all()
    whole = operator.page.whole
    ticket, part = whole.batch.ticket, whole.attachments

    operator.press(Key.Key_A, CTRL_SHIFT)
    operator.type("second weighing")
    operator.control(Key.Key_Return)
    operator.sees(lambda: bool(part.table.files.records))
    operator.sees_all()
    (one,) = sample_store.attachments.of(ticket)
    assert (one.name, one.note, one.attached_by) == ("計量票.pdf", "second weighing", "K. Tanaka")
    assert "計量票.pdf attached" in whole._timeline.findChildren(type(part.count))[0].text()

    operator.press(Key.Key_Return)  # on the row: it asks
    assert part.question.isVisible()
    operator.press(Key.Key_Tab, times=2)
    operator.press(Key.Key_Return)
    operator.sees(lambda: bool(handed))
    assert handed[0].read_bytes() == SLIP
    operator.sees_all()

    operator.press(Key.Key_Tab, times=3)
    operator.press(Key.Key_Return)
    operator.enter("of another load")
    operator.press(Key.Key_Return)
    operator.sees_all()
    assert sample_store.attachments.of(ticket) == []
    assert [entry.action for entry in sample_store.history(ticket)][-2:] == [
        "attachment", "attachment_withdrawn",
    ]  # fmt: skip
    assert sample_store.check() == []
    assert whole.isVisible()
    operator.press(Key.Key_Escape)
    assert not whole.isVisible()
