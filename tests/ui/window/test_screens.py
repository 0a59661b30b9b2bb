from ui.window.screens import write_screens

PAGES = (
    "intake", "import", "batches", "batch", "laboratory", "recovery", "reports", "settings",
    "materials", "palette", "empty", "empty-laboratory",
)  # fmt: skip


def test_every_page_is_a_picture_and_the_data_stay_as_they_were(qtbot, sample_folder, tmp_path):
    before = {path.name: path.stat().st_size for path in sample_folder.iterdir()}
    files = write_screens(sample_folder, tmp_path / "out", "en", "dark", ((1280, 800),))
    assert [file.name for file in files] == [f"{page}-dark-en-1280x800.png" for page in PAGES]
    assert all(file.stat().st_size > 10_000 for file in files)
    assert {path.name: path.stat().st_size for path in sample_folder.iterdir()} == before
