"""Compositions the site has learned: proposed in the settings, put into force, taken back."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from recycler.laboratory.records import AssayEntry
from ui.settings.learned import proposed_rows, source_words
from ui.workspace.workspace import Change

CTRL = Qt.KeyboardModifier.ControlModifier
FOUND = ("20.1", "20.6", "19.8", "20.4", "20.9", "19.5")


def assay(ticket, value):
    return AssayEntry(
        ticket=ticket, element="Nd", value=Decimal(value), sample=f"SA-{ticket}",
        sd=Decimal("0.2"), state="final",
    )  # fmt: skip


@pytest.fixture
def taught(store, load):
    """A store whose laboratory finds its hard-disk magnets poor in neodymium."""
    entries = [
        load.model_copy(update={"received_at": load.received_at + timedelta(hours=hour)})
        for hour in range(len(FOUND))
    ]
    tickets = store.log_many(entries, who="K. Tanaka")
    store.laboratory.record([assay(t, v) for t, v in zip(tickets, FOUND, strict=True)], who="Sato")
    return store


@pytest.fixture
def materials(qtbot, taught, window):
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


def test_the_top_says_what_the_assays_teach(materials):
    said = "The assays of 6 lots propose a new composition of 1 material."
    assert materials.banner.words.text() == said
    badges = [materials.model.columns[-1].cell(one).badge for one in materials.model.records]
    assert [badge is not None for badge in badges] == [
        one.code == "NDFEB_HDD" for one in materials.model.records
    ]


def test_only_what_has_a_proposal_is_listed_on_demand(qtbot, materials):
    materials.search.clear()
    everything = len(materials.model.records)
    qtbot.keyClick(materials.banner.only, Qt.Key.Key_Return)
    assert [one.code for one in materials.model.records] == ["NDFEB_HDD"]
    qtbot.keyClick(materials.banner.only, Qt.Key.Key_Return)
    assert len(materials.model.records) == everything


def test_a_proposal_tells_learned_from_what_moves_along(materials, taught):
    (proposal,) = taught.materials.proposals()
    rows = materials.card.proposal.rows.model.records
    assert rows == tuple(proposed_rows(proposal))
    assert (rows[0].of.element, rows[0].follows, rows[0].evidence) == ("Nd", False, "own")
    assert rows[0].after.mean < rows[0].before.mean
    assert all(row.follows for row in rows[1:])
    cells = {c.key: c.cell for c in materials.card.proposal.rows.model.columns}
    assert cells["lots"](rows[0]).text == f"6 : {rows[0].of.worth_lots:.1f}"
    assert cells["evidence"](rows[1]).text == "moves along"


def test_nothing_is_put_into_force_without_a_reason(qtbot, materials, taught):
    confirm = materials.card.proposal.confirm
    give_reason(qtbot, confirm, " ")
    assert "A reason is needed" in confirm.line.text()
    assert taught.reference().composition_version("NDFEB_HDD") == 1


def test_a_proposal_put_into_force_is_told_to_all_pages(qtbot, materials, taught, window):
    heard = []
    window.workspace.changed.connect(heard.append)
    with qtbot.waitSignal(window.workspace.told) as told:
        give_reason(qtbot, materials.card.proposal.confirm, "controls agree")
    assert heard == [Change("reference")]
    assert told.args[0].words == "NDFEB_HDD v2 is in force for batches logged from now on."
    qtbot.waitUntil(lambda: materials.settled() and materials.banner.isHidden())
    assert materials.card.proposal.isHidden()
    newest, first = materials.card.versions.rows.model.records
    assert (newest.kept.version, newest.kept.why, newest.in_force) == (2, "controls agree", True)
    assert (first.kept.version, first.in_force) == (1, False)
    assert source_words(taught.reference().composition("NDFEB_HDD"))[0].startswith("own")


def test_the_toast_takes_it_back(qtbot, materials, taught, window):
    with qtbot.waitSignal(window.workspace.told) as told:
        give_reason(qtbot, materials.card.proposal.confirm, "controls agree")
    assert told.args[0].action == "Use version 1 again"
    with qtbot.waitSignal(window.workspace.told):
        told.args[0].act()
    reference = taught.reference()
    first, now = (reference.composition("NDFEB_HDD", version) for version in (1, 3))
    assert reference.composition_version("NDFEB_HDD") == 3
    assert now.rows == first.rows
    qtbot.waitUntil(lambda: materials.settled() and not materials.banner.isHidden())


def test_an_earlier_version_is_used_again_with_a_reason(qtbot, materials, taught, window):
    with qtbot.waitSignal(window.workspace.told):
        give_reason(qtbot, materials.card.proposal.confirm, "controls agree")
    versions = materials.card.versions
    assert versions.confirm.button.text() == "Use version 1 again…"
    with qtbot.waitSignal(window.workspace.told) as told:
        give_reason(qtbot, versions.confirm, "the scale was wrong")
    assert told.args[0].words.startswith("NDFEB_HDD v3 is in force")
    assert [row.kept.version for row in versions.rows.model.records] == [3, 2, 1]
    kept = taught.materials.composition_versions("NDFEB_HDD")
    assert [one.why for one in kept] == [None, "controls agree", "the scale was wrong"]


def test_what_is_outdated_is_refused_in_words(qtbot, workspace, taught):
    found = taught.materials.proposals()
    taught.materials.accept(found, who="Mori")
    with qtbot.waitSignal(workspace.failed) as failed:
        workspace.materials.accept(found, "late")
    assert failed.args[0].code == "proposal_outdated"


def test_what_was_stopped_is_asked_again_when_the_section_is_shown(qtbot, materials, window):
    def stop(job):
        job.cancel()

    materials.proposals.began.connect(stop)
    materials.proposals.forget()
    materials.proposals.want()
    qtbot.waitUntil(materials.settled)
    materials.proposals.began.disconnect(stop)
    qtbot.keyClick(window.page._list.items["materials"], Qt.Key.Key_Up)
    with qtbot.waitSignal(materials.proposals.answered):
        qtbot.keyClick(window.page._list.items["facility"], Qt.Key.Key_Down)


def test_a_proposed_row_opens_the_batches_it_was_learned_from(qtbot, materials):
    table = materials.card.proposal.rows.table
    table.setFocus()
    with qtbot.waitSignal(materials.workspace.open_batches) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[0] == {"material": "NDFEB_HDD"}
