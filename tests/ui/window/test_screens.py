import pytest

from recycler.errors import DataFolderError
from ui.window.screens import write_screens

PAGES = (
    "intake", "import", "batches", "batch", "attachments", "laboratory", "duplicates",
    "processing", "trace", "balance", "recovery", "targets", "targets-list", "whatif",
    "diversification", "reports", "report", "settings", "materials", "palette", "empty",
    "empty-laboratory", "empty-processing", "empty-balance", "empty-targets",
    "empty-diversification", "signin", "people",
)  # fmt: skip


def test_every_page_is_a_picture_and_the_data_stay_as_they_were(qtbot, sample_folder, tmp_path):
    before = {path.name: path.stat().st_size for path in sample_folder.iterdir()}
    files = write_screens(sample_folder, tmp_path / "out", "en", "dark", ((1280, 800),))
    assert [file.name for file in files] == [f"{page}-dark-en-1280x800.png" for page in PAGES]
    assert all(file.stat().st_size > 10_000 for file in files)
    assert {path.name: path.stat().st_size for path in sample_folder.iterdir()} == before


def test_a_picture_that_cannot_be_written_is_no_success(qtbot, sample_folder, tmp_path):
    (tmp_path / "out" / "intake-light-en-640x480.png").mkdir(parents=True)
    with pytest.raises(OSError, match="intake-light-en"):
        write_screens(sample_folder, tmp_path / "out", "en", "light", ((640, 480),))


def test_what_is_wrong_is_said_of_the_folder_that_was_named(tmp_path):
    with pytest.raises(DataFolderError) as refused:
        write_screens(tmp_path / "absent", tmp_path / "out")
    assert refused.value.code == "no_store"
    assert refused.value.details["folder"] == tmp_path / "absent"
