"""The live estimate follows a composition that comes into force while a load is typed."""

import pytest
from PySide6.QtCore import Qt

from ui.intake.page import IntakePage


@pytest.fixture
def page(qtbot, workspace, assayed):
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
        workspace.accept_proposals(assayed.proposals(), "controls agree")
    assert page.estimate.estimate.element("Nd").contained != before
