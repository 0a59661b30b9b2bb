"""Somebody else was faster: each form keeps what is typed and shows it beside what is saved."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.store import Store
from recycler.entry.material_rules import MaterialRules
from recycler.people.person import PersonEntry
from recycler.people.rights import Role
from recycler.targets.metrics import Figure
from recycler.targets.own import OwnTargetEntry
from recycler.whatif.scenario import ScenarioEntry
from ui.settings.facility import FacilitySection
from ui.settings.file_drop import FileDropSection
from ui.settings.materials import MaterialsSection
from ui.settings.people import PeopleSection
from ui.settings.prices import PricesSection
from ui.settings.rows import Section
from ui.targets.page import TargetsPage

pytestmark = pytest.mark.usefixtures("cheap_pins")
Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
PIN = "correct horse"


@pytest.fixture
def other(folder, store):
    """The same folder, opened by somebody else."""
    with Store.open(folder) as other:
        yield other


@pytest.fixture
def shown(qtbot, workspace):
    """Shows a page or a section of the workspace's store."""

    def show(widget):
        qtbot.addWidget(widget)
        widget.resize(1280, 760)
        widget.take(workspace)
        if isinstance(widget, Section):  # pages hear by themselves, sections by their page
            workspace.changed.connect(widget.refresh)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.settled, timeout=60_000)
        return widget

    return show


@pytest.fixture
def failed(workspace):
    """What the workspace told of failures."""
    errors = []
    workspace.failed.connect(errors.append)
    return errors


def _retype(qtbot, field, words):
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, words)


def _save(qtbot, form):
    qtbot.keyClick(form, Key.Key_Return, CONTROL)


def _press(qtbot, *keys):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def _target(owner, name="Neodymium"):
    return OwnTargetEntry(name=name, figure=Figure.RECOVERED_KG, about="Nd", owner=owner,
                          steps=((date(2027, 12, 31), Decimal(100)),))  # fmt: skip


@pytest.fixture
def retargeting(qtbot, shown, workspace, other):
    """Someone who has typed another owner of a target that somebody else gives away meanwhile."""
    code = workspace.targets.add(_target("Sato")).code
    page = shown(TargetsPage())
    qtbot.keyClick(page.table, Key.Key_E)
    _retype(qtbot, page.form.owner, "Mori")
    _retype(qtbot, page.form.why, "on leave")
    other.targets.change(code, _target("Ono"), who="Aiko", why="as agreed")
    _save(qtbot, page.form)
    return page, code


def test_a_target_two_change_is_asked_about_and_what_was_typed_stays(retargeting, failed):
    page, _ = retargeting
    form = page.form
    assert form.isVisible()
    assert form.owner.text() == "Mori"
    assert form.conflict.rows() == [("Owner", "Ono", "Mori")]
    assert "Aiko changed T-" in form.conflict.said.text()
    assert form.conflict.keep_theirs.hasFocus()
    assert not form.save_button.isVisible()
    assert failed == []


def test_theirs_is_kept_by_one_key(qtbot, retargeting, workspace):
    page, code = retargeting
    _press(qtbot, Key.Key_Space)
    assert page.form.isHidden()
    assert workspace.store.targets.own_one(code).owner == "Ono"


def test_mine_takes_its_place_by_two_keys(qtbot, retargeting, workspace):
    page, code = retargeting
    _press(qtbot, Key.Key_Tab, Key.Key_Space)
    assert page.form.isHidden()
    assert [one.who for one in workspace.store.history(code)] == ["K. Tanaka", "Aiko", "K. Tanaka"]
    assert workspace.store.targets.own_one(code).owner == "Mori"


def test_neither_is_kept_where_a_third_is_typed(qtbot, retargeting, workspace):
    page, code = retargeting
    _retype(qtbot, page.form.owner, "Sato & Ono")
    _save(qtbot, page.form)
    assert page.form.conflict.rows() == [("Owner", "Ono", "Sato & Ono")]
    _press(qtbot, Key.Key_Tab, Key.Key_Space)
    assert workspace.store.targets.own_one(code).owner == "Sato & Ono"


def test_a_target_that_is_gone_is_told_in_a_sentence(qtbot, shown, workspace, other, failed):
    code = workspace.targets.add(_target("Sato")).code
    page = shown(TargetsPage())
    page.detail.end.unfold()
    qtbot.keyClicks(page.detail.end.reason, "sold")
    other.targets.change(code, _target("Ono"), who="Aiko", why="as agreed")
    _press(qtbot, Key.Key_Return, Key.Key_Space)
    (error,) = failed
    assert (error.code, error.details["who"]) == ("changed_meanwhile", "Aiko")
    qtbot.waitUntil(page.settled, timeout=60_000)
    page.detail.end.unfold()
    assert page.detail.end.reason.text() == "sold"


def test_a_material_two_change(qtbot, shown, workspace, other):
    section = shown(MaterialsSection())
    qtbot.keyClicks(section.search, "NDFEB_HDD")
    section.card.change.setFocus()
    _press(qtbot, Key.Key_Space)
    form = section.changing
    _retype(qtbot, form.by_name["note"], "nickel coated")
    _retype(qtbot, form.by_name["why"], "seen")
    old = other.reference().material("NDFEB_HDD")
    fields = {name: getattr(old, name) for name in form.by_name if name != "why"}
    entry, _ = MaterialRules(other.reference(), old).entry(fields | {"note": "epoxy coated"})
    other.materials.change_material(entry, who="Aiko", why="told")
    _save(qtbot, form)
    assert form.conflict.rows() == [("Note", "epoxy coated", "nickel coated")]
    assert other.reference().material("NDFEB_HDD").note == "epoxy coated"
    _press(qtbot, Key.Key_Tab, Key.Key_Space)
    assert form.isHidden()
    assert workspace.store.reference().material("NDFEB_HDD").note == "nickel coated"


def test_a_price_two_state_anew(qtbot, shown, workspace, other):
    section = shown(PricesSection())
    section.add_price.setFocus()
    _press(qtbot, Key.Key_Space)
    form = section.price_form
    for name, words in {"metal": "Nd", "price": "98.5", "currency": "USD", "on": "2026-03-03",
                        "source": "desk"}.items():  # fmt: skip
        _retype(qtbot, getattr(form, name), words)
    _save(qtbot, form)
    (price,) = workspace.store.market.own_prices()
    section.prices.table.setFocus()
    qtbot.keyClick(section.prices.table, Key.Key_Return)
    _retype(qtbot, form.price, "99.5")
    _retype(qtbot, form.why, "a digit")
    changed = price.model_copy(update={"price": Decimal("89.5")})
    other.market.add([changed], who="Aiko", why="misread")
    _save(qtbot, form)
    assert form.conflict.rows() == [("Price", "89.5", "99.5")]
    _press(qtbot, Key.Key_Space)
    assert form.isHidden()
    assert [str(one.price) for one in workspace.store.market.own_prices()] == ["89.5"]
    assert section.prices.model.records[0].price == Decimal("89.5")


def test_a_role_two_give(qtbot, shown, workspace, other):
    people = workspace.store.people
    people.add(PersonEntry(name="Aiko", role=Role.ADMINISTRATOR), PIN, who="")
    people.add(PersonEntry(name="Ono", role=Role.OPERATOR), PIN, who="")
    other.people.sign_in("Aiko", PIN)
    section = shown(PeopleSection())
    qtbot.keyClick(section.table.table, Key.Key_Down)
    section.role.setFocus()
    _press(qtbot, Key.Key_Space)
    form = section.role_form
    _retype(qtbot, form.fields[0], "laboratory")
    _retype(qtbot, form.fields[1], "new place")
    other.people.change("Ono", Role.AUDITOR, who="", why="audits")
    _save(qtbot, form)
    assert form.conflict.rows() == [("Role", "auditor", "laboratory")]
    _press(qtbot, Key.Key_Tab, Key.Key_Space)
    roles = {one.name: one.role for one in people.all()}
    assert roles == {"Aiko": Role.ADMINISTRATOR, "Ono": Role.LABORATORY}


def test_news_of_people_leave_a_form_with_whom_it_is_about(qtbot, shown, workspace, other):
    people = workspace.store.people
    people.add(PersonEntry(name="Aiko", role=Role.ADMINISTRATOR), PIN, who="")
    people.add(PersonEntry(name="Ono", role=Role.OPERATOR), PIN, who="")
    other.people.sign_in("Aiko", PIN)
    section = shown(PeopleSection())
    qtbot.keyClick(section.table.table, Key.Key_Down)
    section.lock.setFocus()
    _press(qtbot, Key.Key_Space)
    other.people.add(PersonEntry(name="Mori", role=Role.OPERATOR), PIN, who="")
    workspace.store.news()
    workspace.announce("people")
    _retype(qtbot, section.lock_form.fields[0], "left")
    _save(qtbot, section.lock_form)
    assert [one.name for one in people.all() if one.state.value == "locked"] == ["Ono"]


def test_a_facility_two_describe(qtbot, shown, workspace, other):
    section = shown(FacilitySection())
    section.facility_name.setFocus()
    section.facility_name.selectAll()
    qtbot.keyClicks(section.facility_name, "Wakamatsu")
    changed = replace(other.facility(), name="Kita", station_name="Gate")
    other.save_facility(changed, who="Aiko")
    _press(qtbot, Key.Key_Return)
    assert section.conflict.rows() == [("Name", "Kita", "Wakamatsu")]
    assert other.facility().name == "Kita"
    _press(qtbot, Key.Key_Tab, Key.Key_Space)
    assert (other.news(), other.facility().name) == ([("facility", "facility")], "Wakamatsu")
    assert other.facility().station_name == "Gate"  # which nobody here touched


def test_news_of_the_facility_leave_what_is_being_typed(qtbot, shown, workspace, other):
    section = shown(FacilitySection())
    workspace.store.news()
    section.facility_name.setFocus()
    section.facility_name.selectAll()
    qtbot.keyClicks(section.facility_name, "Waka")
    other.save_facility(replace(other.facility(), station_name="Gate"), who="Aiko")
    workspace.hear_of_others()
    assert (section.facility_name.text(), section.station_name.text()) == ("Waka", "Gate")
    qtbot.keyClicks(section.facility_name, "matsu")
    _press(qtbot, Key.Key_Return)
    now = workspace.store.facility()
    assert (now.name, now.station_name) == ("Wakamatsu", "Gate")


def test_a_plan_of_reports_two_make(qtbot, shown, workspace, other, failed):
    section = shown(FileDropSection())
    other.drops.save(replace(other.drops.plan(), report="manager", folder="/reports"))
    section.report.setFocus()
    _press(qtbot, Key.Key_Down)
    section.report.activated.emit(section.report.currentIndex())
    assert [error.code for error in failed] == ["plan_changed"]
    assert (section.report.chosen(), section.folder.text()) == ("manager", "/reports")
    assert workspace.store.drops.plan().report == "manager"


def test_a_scenario_two_suppose(qtbot, shown, workspace, other, load):
    workspace.store.log(load, who="Aiko")
    entry = ScenarioEntry(name="More", since=date(2026, 12, 1),
                          factors=(("NDFEB_HDD", Decimal(2)),))  # fmt: skip
    workspace.scenarios.add(entry)
    page = shown(TargetsPage())
    page.open_whatif()
    qtbot.waitUntil(page.settled, timeout=60_000)
    panel = page.whatif
    panel.which.choose("More")
    panel.which.activated.emit(panel.which.currentIndex())
    panel.since.setFocus()
    panel.since.selectAll()
    qtbot.keyClicks(panel.since, "2027-02-01")
    changed = entry.model_copy(update={"since": date(2027, 1, 1)})
    other.scenarios.change("More", changed, who="Aiko", why="later")
    qtbot.keyClick(panel.since, Key.Key_S, CONTROL)
    assert panel.conflict.rows()[0] == ("From when on", "2027-01-01", "2027-02-01")
    assert panel.since.text() == "2027-02-01"
    panel.conflict.keep_mine.setFocus()
    _press(qtbot, Key.Key_Space)
    assert workspace.store.scenarios.one("More").since == date(2027, 2, 1)
    assert workspace.store.scenarios.one("More").version == 3
    qtbot.waitUntil(page.settled, timeout=60_000)
