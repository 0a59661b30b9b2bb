import pytest

from ui.preferences import LONGEST_NAME, PREFERENCES, PreferencesFile, login_name


@pytest.fixture
def path(tmp_path):
    """The file of the choices, not there yet."""
    return tmp_path / PREFERENCES


def test_choices_are_there_after_a_restart(path):
    PreferencesFile(path).change(operator="K. Tanaka", theme="dark", backup_warn_hours=12)
    now = PreferencesFile(path).now
    assert (now.operator, now.theme, now.backup_warn_hours) == ("K. Tanaka", "dark", 12)


def test_a_file_spoilt_by_hand_falls_back_to_what_is_usual(path):
    path.write_text("[General]\ntheme=pink\nlanguage=xx\nbackup_warn_hours=-3\n", encoding="utf-8")
    now = PreferencesFile(path).now
    assert (now.theme, now.language, now.backup_warn_hours) == ("system", "system", 24)


def test_a_name_is_trimmed_and_an_empty_one_is_the_login(path):
    file = PreferencesFile(path)
    assert file.change(operator="  K.   Tanaka ").who == "K. Tanaka"
    assert len(file.change(operator="x" * 200).operator) == LONGEST_NAME
    assert file.change(operator=" ").who == login_name()


def test_the_language_is_the_chosen_one(path):
    file = PreferencesFile(path)
    assert file.change(language="ja").language_code == "ja"
    assert file.change(language="system").language_code in ("en", "ja")


def test_widths_and_small_texts_are_kept_by_name(path):
    PreferencesFile(path).keep_widths("batches", [120, 80])
    PreferencesFile(path).keep_text("export folder", "/exports")
    assert PreferencesFile(path).widths("batches") == [120, 80]
    assert PreferencesFile(path).widths("other") == []
    assert PreferencesFile(path).text("export folder") == "/exports"


def test_a_folder_that_cannot_be_written_keeps_nothing_and_does_not_fail(tmp_path):
    (tmp_path / "file").write_text("")
    file = PreferencesFile(tmp_path / "file" / PREFERENCES)
    assert file.change(theme="dark").theme == "dark"
