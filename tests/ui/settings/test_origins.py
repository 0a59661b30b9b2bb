"""The settings show where an input of a figure is kept."""

import pytest

from recycler.origins import Origin, OriginKind

STAGE = Origin(
    OriginKind.STAGE, "ACID_SX", "calcination", "*", 0.99, 0.005, version=1, of="NDFEB_HDD"
)  # fmt: skip


@pytest.fixture
def go(qtbot, window):
    """Go to an input, as another page would; returns the section."""

    def to(origin):
        window.workspace.open_origin.emit(origin)
        qtbot.waitUntil(window.page.settled)
        return window.page.section(window.page.current_section())

    return to


def test_a_row_of_a_composition_is_gone_to(go):
    section = go(Origin(OriginKind.COMPOSITION, "NDFEB_HDD", "Dy", "Dy"))
    card = section.card
    assert card.name.text() == section.model.record(section.list.current_row()).name
    row = card.composition.table.current_row()
    assert card.composition.table.model().record(row).element == "Dy"
    assert card.composition.table.hasFocus()


def test_a_part_of_a_product_is_gone_to(go):
    card = go(Origin(OriginKind.PART, "PACK_NMC622", "COPPER")).card
    row = card.parts.table.model().record(card.parts.table.current_row())
    assert row.part == "COPPER"


def test_a_stage_is_gone_to_on_its_route_and_into_view(qtbot, go):
    card = go(STAGE).card
    assert card.route.chosen() == "ACID_SX"
    line = card.stages.table.model().record(card.stages.table.current_row())
    assert (line.row.stage, line.row.element) == ("calcination", "*")
    qtbot.waitUntil(lambda: card.verticalScrollBar().value() > 0)


def test_a_search_that_hides_the_material_is_cleared(qtbot, go):
    section = go(Origin(OriginKind.COMPOSITION, "NDFEB_HDD", "Nd", "Nd"))
    qtbot.keyClicks(section.search, "lead")
    go(Origin(OriginKind.COMPOSITION, "PACK_NMC622", "Cu", "Cu"))
    assert section.search.text() == ""
    assert section.model.record(section.list.current_row()).code == "PACK_NMC622"


def test_a_table_of_the_reference_data_is_gone_to(go):
    section = go(Origin(OriginKind.TABLE, "prices"))
    chosen = section.sets.model.record(section.sets.table.current_row())
    assert chosen.name == "prices"
    assert any("USGS" in source for source, _ in section.sources.model.records)
