import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from recycler.problems import Problem
from ui.jobs import Job
from ui.look import theme
from ui.settings.materials import MaterialsSection

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def settings(qtbot, window):
    """The Settings page, in front."""
    qtbot.keyClick(window.page.field, Qt.Key.Key_Comma, CTRL)
    return window.page


def retype(qtbot, field, typed):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def section(settings, name):
    settings.open_section(name)
    return settings.section(name)


def test_the_arrow_keys_move_between_sections(qtbot, settings):
    for _ in range(2):
        qtbot.keyClick(settings.window().focusWidget(), Qt.Key.Key_Down)
    assert settings.current_section() == "materials"
    qtbot.keyClick(settings.window().focusWidget(), Qt.Key.Key_Up)
    assert settings.current_section() == "facility"


def test_the_operator_signs_from_now_on(qtbot, settings, window):
    retype(qtbot, section(settings, "general").operator, "M. Ito")
    assert window.workspace.who == "M. Ito"
    assert window.status.operator.text() == "M. Ito"
    assert window.preferences.now.operator == "M. Ito"


def test_the_look_changes_at_once(qtbot, settings, window):
    general = section(settings, "general")
    general.theme.setFocus()
    qtbot.keyClick(general.theme, Qt.Key.Key_End)
    assert theme.current() is theme.DARK
    qtbot.keyClick(general.theme, Qt.Key.Key_Up)
    assert theme.current() is theme.LIGHT
    assert window.preferences.now.theme == "light"


def test_another_language_offers_to_start_anew(qtbot, settings, window):
    general = section(settings, "general")
    qtbot.keyClick(general.language, Qt.Key.Key_End)
    assert window.preferences.now.language == "ja"
    assert not general.again.isHidden()
    with qtbot.waitSignal(window.workspace.open_folder) as asked:
        qtbot.keyClick(general.again, Qt.Key.Key_Return)
    assert asked.args == [window.workspace.store.folder]


def test_the_facility_is_saved_as_it_is_changed_and_taken_back(qtbot, settings, window):
    facility = section(settings, "facility")
    retype(qtbot, facility.facility_name, "Wakamatsu works")
    retype(qtbot, facility.station, "s2")
    assert window.workspace.store.facility().name == "Wakamatsu works"
    assert window.workspace.store.facility().station == "S2"
    assert window.status.station.text() == "Station S2"
    window.undo()
    assert facility.station.text() == "S1"


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("station", "S 2", "station"),
        ("zone", "Mars/Olympus", "zone"),
        ("capacity", "heavy", "scale_capacity_kg"),
        ("capacity", "0", "scale_capacity_kg"),
    ],
)
def test_what_cannot_be_taken_says_so_under_its_field(qtbot, settings, window, field, typed, kept):
    before = getattr(window.workspace.facility, kept)
    facility = section(settings, "facility")
    retype(qtbot, getattr(facility, field), typed)
    row = getattr(facility, f"_{field}_row")
    assert typed in row.problem.text() or row.problem.text().startswith("A scale")
    assert getattr(window.workspace.store.facility(), kept) == before


def test_a_capacity_is_taken_with_any_thousands_sign(qtbot, settings, window):
    retype(qtbot, section(settings, "facility").capacity, "60 000")
    assert window.workspace.facility.scale_capacity_kg == 60_000


def test_a_material_is_found_by_name_and_shown_whole(qtbot, settings, reference):
    materials = section(settings, "materials")
    qtbot.keyClicks(materials.search, "ndfeb_hdd")
    assert materials.card.name.text() == reference.material("NDFEB_HDD").name
    rows = reference.composition("NDFEB_HDD").rows
    assert materials.card.composition.table.model().rowCount() == len(rows)
    assert materials.card.route.chosen() == reference.default_route("NDFEB_HDD")


def test_another_route_shows_its_own_stages(qtbot, settings, reference):
    materials = section(settings, "materials")
    qtbot.keyClicks(materials.search, "NDFEB_HDD")
    first = materials.card.stages.table.model().record(0)
    materials.card.route.setFocus()
    qtbot.keyClick(materials.card.route, Qt.Key.Key_Down)
    materials.card.route.activated.emit(1)
    assert materials.card.stages.table.model().record(0) != first


def test_an_assembled_product_shows_its_parts(qtbot, settings):
    materials = section(settings, "materials")
    qtbot.keyClicks(materials.search, "HDD_WHOLE")
    assert not materials.card.parts.isHidden()
    assert materials.card.parts.table.model().rowCount() == 2


def test_reference_data_tell_rows_versions_and_sources(settings, reference):
    sets = section(settings, "reference_data").sets.model.records
    named = {one.name: one for one in sets}
    assert named["material"].rows == len(reference.materials)
    assert named["composition"].version == 1
    assert sum(named["composition"].grades.values()) == named["composition"].rows
    assert named["targets"].sources


def test_a_backup_is_written_and_told(qtbot, settings, window):
    backup = section(settings, "backup")
    assert backup.standing.text() == "There is no backup yet."
    qtbot.keyClick(backup.now, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "The last backup is good: today" in backup.standing.text())
    assert backup.now.isEnabled()


def test_a_check_says_in_words_what_it_found(qtbot, settings, window):
    backup = section(settings, "backup")
    qtbot.keyClick(backup.check_now, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not backup.result.isHidden())
    assert backup.result.look.words.startswith("chain verified")
    window.workspace.keeper.checked.emit([Problem("no_such_ticket", {"ticket": "S1-26-00007"})])
    assert "S1-26-00007" in backup.found.text()


def test_restoring_asks_in_place_and_enter_restores_nothing(qtbot, settings, window, tmp_path):
    backup = section(settings, "backup")
    backup.offer(tmp_path / "recycler-20261112.sqlite3")
    said = {label.text() for label in backup.confirm.findChildren(QLabel)}
    assert any("recycler-20261112.sqlite3" in words for words in said)
    with qtbot.assertNotEmitted(window.workspace.restore_wanted):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert backup.confirm.isHidden()
    backup.offer(tmp_path / "recycler-20261112.sqlite3")
    with qtbot.waitSignal(window.workspace.restore_wanted):
        qtbot.mouseClick(backup.confirm.agreed, Qt.MouseButton.LeftButton)


def test_the_hours_until_a_warning_are_checked(qtbot, settings, window):
    backup = section(settings, "backup")
    retype(qtbot, backup.hours, "never")
    assert "“never” is not a number of hours" in backup._hours_row.problem.text()
    retype(qtbot, backup.hours, "12")
    assert window.preferences.now.backup_warn_hours == 12
    assert backup._hours_row.problem.text() == ""


def test_all_keys_are_listed(settings):
    listed = {(one.key, one.words) for one in section(settings, "shortcuts").keys.model.records}
    assert {("Ctrl+K", "Find anything"), ("F8", "Take the scale"), ("Ctrl+1", "Intake")} <= listed


def test_about_names_version_licence_and_folder(settings, window):
    about = section(settings, "about")
    said = {label.text() for label in about.findChildren(QLabel)}
    assert {"Recycler 0.1.0", "Apache-2.0", str(window.workspace.store.folder)} <= said
    assert "SIL Open Font License" in about.licence.toPlainText() or "OFL" in (
        about.licence.toPlainText()
    )


def test_a_section_asked_for_in_haste_takes_the_focus_once(qtbot, window, monkeypatch):
    times = []
    monkeypatch.setattr(MaterialsSection, "shown", lambda section: times.append(section))
    window.show_settings("backup")
    window.show_settings("materials")
    qtbot.waitUntil(lambda: window.page.settled() and not Job.any_running())
    qtbot.wait(50)
    assert times == [window.page.section("materials")]
