"""The plan of what writes itself is set by keys and kept in the store."""

import pytest
from PySide6.QtCore import Qt

from recycler.file_drop import FileDrop
from ui.preferences import PREFERENCES, PreferencesFile
from ui.settings.file_drop import FileDropSection
from ui.workspace.workspace import Workspace


@pytest.fixture
def section(qtbot, store, tmp_path):
    preferences = PreferencesFile(tmp_path / PREFERENCES)
    section = FileDropSection()
    qtbot.addWidget(section)
    section.take(Workspace(store, "K. Tanaka", preferences=preferences))
    section.show()
    return section


def test_what_is_chosen_is_kept(qtbot, section, store, tmp_path):
    qtbot.keyClick(section.report, Qt.Key.Key_Down)
    qtbot.keyClick(section.report, Qt.Key.Key_Down)
    assert "Choose the folder" in section._folder_row.problem.text()
    qtbot.keyClicks(section.folder, str(tmp_path))
    qtbot.keyClick(section.folder, Qt.Key.Key_Return)
    qtbot.keyClick(section.every, Qt.Key.Key_Up)
    qtbot.keyClick(section.language, Qt.Key.Key_Down)
    qtbot.keyClick(section.paper, Qt.Key.Key_End)
    kept = FileDrop("manager", "week", str(tmp_path), "ja", "letter", black_white=True)
    assert store.drops.plan() == kept


def test_a_folder_that_is_not_there_is_told_at_once(qtbot, section, tmp_path):
    qtbot.keyClick(section.report, Qt.Key.Key_Down)
    qtbot.keyClicks(section.folder, str(tmp_path / "none"))
    qtbot.keyClick(section.folder, Qt.Key.Key_Return)
    assert section._folder_row.problem.text() == "This folder is not there."
