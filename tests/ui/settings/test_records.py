"""Each section with records names the one the keyboard is at, for Ctrl+H."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from db.proof.journal_queries import JournalFilter
from recycler.laboratory.records import ControlEntry
from recycler.people.person import PersonEntry
from recycler.people.rights import Role
from recycler.processing.records import ContainerTare
from ui.laboratory.page import LaboratoryPage
from ui.settings.containers import ContainersSection
from ui.settings.people import PeopleSection

pytestmark = pytest.mark.usefixtures("cheap_pins")


@pytest.fixture
def shown(qtbot, workspace):
    """Shows a page or a section of the workspace's store."""

    def show(widget):
        qtbot.addWidget(widget)
        widget.resize(1280, 760)
        widget.take(workspace)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.settled, timeout=60_000)
        return widget

    return show


def _deeds(workspace, record):
    return [one.action for one in workspace.store.proof.journal(JournalFilter(record=record))]


def test_a_container_has_its_weighings(qtbot, shown, workspace):
    for name in ("D-1", "D-2", "D-2"):
        tare = ContainerTare(container=name, tare=Decimal(12), at=datetime(2026, 3, 2, tzinfo=UTC))
        workspace.store.processing.weigh_empty(tare, who="Aiko")
    section = shown(ContainersSection())
    qtbot.keyClick(section.containers.table, Qt.Key.Key_Down)
    assert section.record() == "container D-2"
    assert _deeds(workspace, section.record()) == ["tare", "tare"]


def test_a_person_has_what_was_done_to_them(qtbot, shown, workspace):
    people = workspace.store.people
    for name, role in (("Aiko", Role.ADMINISTRATOR), ("Ono", Role.OPERATOR)):
        people.add(PersonEntry(name=name, role=role), "correct horse", who="")
    people.lock("Ono", who="", why="left")
    section = shown(PeopleSection())
    qtbot.keyClick(section.table.table, Qt.Key.Key_Down)
    assert _deeds(workspace, section.record()) == ["person_lock", "person"]


def test_a_control_has_its_results_where_the_keyboard_is_at_it(qtbot, shown, workspace):
    for value in ("0.01", "0.02"):
        entry = ControlEntry(name="blank", element="Nd", value=Decimal(value), below=True)
        workspace.store.laboratory.record_control(entry, who="Sato")
    page = shown(LaboratoryPage())
    assert page.record() == ""
    page.left.control.record_button.setFocus()
    qtbot.waitUntil(page.left.control.record_button.hasFocus)
    assert page.record() == "control blank"
    assert _deeds(workspace, page.record()) == ["control", "control"]
