"""Compositions of one supplier's lots in the settings: proposed, put into force, ended."""

import pytest
from PySide6.QtCore import Qt

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def materials(qtbot, brought, window):
    """The materials in the settings, their proposals made."""
    qtbot.keyClick(window.page.field, Qt.Key.Key_Comma, CTRL)
    window.page.open_section("materials")
    qtbot.waitUntil(window.page.settled)
    section = window.page.section("materials")
    qtbot.keyClicks(section.search, "ndfeb_hdd")
    return section


def give_reason(qtbot, confirm, why):
    qtbot.keyClick(confirm.button, Qt.Key.Key_Return)
    qtbot.keyClicks(confirm.reason, why)
    qtbot.keyClick(confirm.reason, Qt.Key.Key_Return)
    qtbot.keyClick(confirm.deed, Qt.Key.Key_Return)


def whose(part):
    return [part.whose.itemText(place) for place in range(part.whose.count())]


def accept_alpha(qtbot, materials, window):
    part = materials.card.proposal
    qtbot.keyClicks(part.whose, "Alpha")
    part.whose.activated.emit(part.whose.currentIndex())
    with qtbot.waitSignal(window.workspace.told) as told:
        give_reason(qtbot, part.confirm, "seen for months")
    qtbot.waitUntil(materials.settled)
    return told.args[0]


def test_proposals_of_suppliers_stand_beside_that_of_all(qtbot, materials):
    part = materials.card.proposal
    assert whose(part)[:2] == ["Lots of all suppliers: 18 lots", "Alpha: 6 lots"]
    assert "18 lots propose a new composition of 1 material" in materials.banner.words.text()
    assert part.rows.model.records[0].of.lots == 18
    qtbot.keyClicks(part.whose, "Alpha")
    part.whose.activated.emit(part.whose.currentIndex())
    assert part.rows.model.records[0].of.lots == 6
    assert part.sentence.text().startswith("6 lots of Alpha were assayed and differ")
    assert part.confirm.deed.text() == "Put into force for Alpha"


def test_what_is_in_force_for_a_supplier_stands_among_the_versions(
    qtbot, materials, brought, window
):
    told = accept_alpha(qtbot, materials, window)
    version = brought.reference().own_version("NDFEB_HDD", "Alpha")
    said = f"NDFEB_HDD v{version} (Alpha) is in force for batches logged from now on."
    assert told.words == said
    rows = materials.card.versions.rows.model.records
    assert [(row.kept.version, row.kept.supplier, row.in_force) for row in rows] == [
        (version, "Alpha", True),
        (1, None, True),
    ]
    assert all(not text.startswith("Alpha") for text in whose(materials.card.proposal))


def test_the_toast_gives_the_supplier_that_of_all_again(qtbot, materials, brought, window):
    told = accept_alpha(qtbot, materials, window)
    with qtbot.waitSignal(window.workspace.told):
        told.act()
    assert brought.reference().own_version("NDFEB_HDD", "Alpha") == 0


def test_a_supplier_is_given_that_of_all_again_and_its_own_once_more(
    qtbot, materials, brought, window
):
    accept_alpha(qtbot, materials, window)
    versions = materials.card.versions
    qtbot.keyClick(versions.rows.table, Qt.Key.Key_Home)
    assert versions.confirm.button.text() == "Use that of all suppliers for Alpha…"
    with qtbot.waitSignal(window.workspace.told):
        give_reason(qtbot, versions.confirm, "new source")
    assert brought.reference().own_version("NDFEB_HDD", "Alpha") == 0
    qtbot.waitUntil(materials.settled)
    end, own, _ = versions.rows.model.records
    assert (end.is_end, own.in_force) == (True, False)
    with qtbot.waitSignal(window.workspace.told):
        give_reason(qtbot, versions.confirm, "old source again")
    assert brought.reference().own_version("NDFEB_HDD", "Alpha") == end.kept.version + 1
    assert brought.check() == []
