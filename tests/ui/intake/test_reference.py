"""The live estimate follows a composition that comes into force while a load is typed."""

import pytest
from PySide6.QtCore import Qt

from ui.intake.page import IntakePage


@pytest.fixture
def page(qtbot, workspace):
    page = IntakePage()
    qtbot.addWidget(page)
    page.take(workspace)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_what_comes_into_force_is_what_the_estimate_uses(qtbot, page, workspace, assayed):
    page.same_again()
    page.form.material.edit.selectAll()
    qtbot.keyClicks(page.form.material.edit, "NDFEB_HDD")
    qtbot.keyClick(page.form.material.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(page.form.gross.edit, "642.4")
    qtbot.waitUntil(lambda: page.estimate.estimate is not None)
    before = page.estimate.estimate.element("Nd").contained
    with qtbot.waitSignal(workspace.told):
        workspace.materials.accept(assayed.materials.proposals(), "controls agree")
    assert page.estimate.estimate.element("Nd").contained != before


def test_a_supplier_with_a_composition_of_its_own_is_estimated_by_it(qtbot, page, brought):
    own = [one for one in brought.materials.proposals() if one.supplier == "Alpha"]
    brought.materials.accept(own, who="Mori")
    version = brought.reference().own_version("NDFEB_HDD", "Alpha")
    page.workspace.announce("reference")
    form = page.form
    for field, words in ((form.material, "NDFEB_HDD"), (form.supplier, "Alpha")):
        qtbot.keyClicks(field.edit, words)
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(form.gross.edit, "642.4")
    qtbot.waitUntil(lambda: page.estimate.estimate is not None)
    alpha = page.estimate.estimate
    qtbot.keyClicks(page.form.supplier.edit, " Ltd")
    usual = page.estimate.estimate
    assert (alpha.composition_version, usual.composition_version) == (version, 1)
    assert alpha.element("Nd").contained.p95 < usual.element("Nd").contained.mean
