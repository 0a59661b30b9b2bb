"""A layout is emptied, and what is kept stays as it is."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.look.layouts import empty

UI = Path(__file__).parents[3] / "ui"


@pytest.mark.parametrize("kind", [QVBoxLayout, QGridLayout])
def test_what_is_not_kept_is_deleted(qtbot, kind):
    place = QWidget()
    qtbot.addWidget(place)
    whole = QVBoxLayout(place)
    layout = kind()
    whole.addLayout(layout)
    beside, kept, gone = QLabel("beside"), QLabel("kept"), QLabel("gone")
    whole.addWidget(beside)
    layout.addWidget(kept)
    layout.addWidget(gone)
    place.show()
    empty(layout, kept)
    qtbot.waitUntil(lambda: not isValid(gone))
    assert layout.count() == 0
    assert kept.isVisible()
    assert whole.indexOf(beside) == 1
    layout.addWidget(kept)
    assert layout.count() == 1


def test_no_layout_is_asked_for_an_item():
    """The item outlives its layout in Python, and Qt hands out its place again."""
    asking = [
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        if "takeAt(" in (said := path.read_text("utf-8")) or "layout().itemAt(" in said
    ]
    assert asking == []
