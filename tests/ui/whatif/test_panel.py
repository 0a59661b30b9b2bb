"""What-if by keys: sliders, numbers, routes, and scenarios that are kept and compared."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from ui.targets.page import TargetsPage
from ui.whatif import panel as panel_module
from ui.workspace.workspace import Workspace

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def workspace(qapp, sample_store, preferences):
    """What works on the simulated facility, which the tests leave as it is."""
    return Workspace(sample_store, "K. Tanaka", preferences=preferences)


@pytest.fixture
def opened(qtbot):
    """Opens what-if of a workspace by its key."""

    def open_(workspace):
        page = TargetsPage()
        qtbot.addWidget(page)
        page.resize(1280, 760)
        page.take(workspace)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        settle(qtbot, page)
        qtbot.keyClick(page._pages.currentWidget(), Key.Key_W)
        settle(qtbot, page)
        return page

    return open_


def settle(qtbot, page):
    qtbot.waitUntil(page.settled, timeout=60_000)


def material(page, code):
    return next(row for row in page.whatif.inputs.materials if row.input.material == code)


def moved(page):
    (one,) = page.whatif.answer.effects
    return {
        (each.standing.target.about, each.standing.target.figure.value): each
        for each in one.targets
    }


def test_all_is_as_it_was_until_something_moves(qtbot, opened, workspace):
    page = opened(workspace)
    assert "All as it was" in page.whatif.answer.said.text()
    assert all(one.chance == one.standing.chance for one in moved(page).values())
    row = material(page, "NDFEB_HDD")
    assert "own weighings" in row.source.text()
    assert not row.back.isEnabled()


def test_arrows_move_a_slider_and_delete_takes_it_back(qtbot, opened, workspace):
    page = opened(workspace)
    row = material(page, "NDFEB_HDD")
    row.slider.setFocus()
    for _ in range(20):
        qtbot.keyClick(row.slider, Key.Key_PageUp)
    settle(qtbot, page)
    assert row.figure == pytest.approx(3 * row.base, rel=0.01)
    then = moved(page)["NdPr", "recovered_kg"]
    assert then.chance > then.standing.chance
    assert "HDD magnets" in page.whatif.answer.said.text()
    qtbot.keyClick(row.slider, Key.Key_Delete)
    settle(qtbot, page)
    assert row.figure == row.base
    assert "All as it was" in page.whatif.answer.said.text()


def test_a_number_is_typed_and_bounds_are_said(qtbot, opened, workspace):
    page = opened(workspace)
    row = page.whatif.inputs.yields[0]
    row.edit.setFocus()
    row.edit.selectAll()
    qtbot.keyClicks(row.edit, "140")
    qtbot.keyClick(row.edit, Key.Key_Return)
    settle(qtbot, page)
    assert "between 0 and 1" in page.whatif.problem.text()
    row.edit.selectAll()
    qtbot.keyClicks(row.edit, "50")
    qtbot.keyClick(row.edit, Key.Key_Return)
    settle(qtbot, page)
    assert page.whatif.problem.isHidden()
    (one,) = page.whatif.answer.effects
    assert one.scenario.yields == ((row.input.route, row.input.element, pytest.approx(0.5)),)


def test_a_route_is_chosen_by_keys_and_reset_takes_all_back(qtbot, opened, workspace):
    page = opened(workspace)
    row = material(page, "NDFEB_HDD")
    row.route.setFocus()
    qtbot.keyClick(row.route, Key.Key_Down)
    settle(qtbot, page)
    (one,) = page.whatif.answer.effects
    assert dict(one.scenario.routes) == {"NDFEB_HDD": row.route.chosen()}
    qtbot.keyClick(page.whatif, Key.Key_R, CONTROL)
    settle(qtbot, page)
    assert page.whatif.answer.effects[0].scenario.changes == 0
    qtbot.keyClick(page.whatif, Key.Key_Escape)
    assert page._pages.currentWidget() is page._shown


class TestOfItsOwn:
    """On an empty facility of its own, where things are kept."""

    @pytest.fixture
    def workspace(self, qapp, store, preferences):
        return Workspace(store, "K. Tanaka", preferences=preferences)

    def add(self, qtbot, page, code, kg):
        inputs = page.whatif.inputs
        inputs.more.setFocus()
        qtbot.keyClicks(inputs.more, code)
        qtbot.keyClick(inputs.more, Key.Key_Return)
        row = material(page, code)
        row.edit.selectAll()
        qtbot.keyClicks(row.edit, kg)
        qtbot.keyClick(row.edit, Key.Key_Return)
        settle(qtbot, page)

    def keep(self, qtbot, page, name):
        qtbot.keyClicks(page.whatif.name, name)
        qtbot.keyClick(page.whatif.name, Key.Key_S, CONTROL)
        settle(qtbot, page)

    def test_an_empty_facility_supposes_what_may_come(self, qtbot, opened, workspace):
        page = opened(workspace)
        assert "No target is followed" in page.whatif.answer.reasons.text()
        self.add(qtbot, page, "SM2CO17", "1000")
        assert page.whatif.answer.effects[0].mass("Sm").contained.then.mean > 0
        inputs = page.whatif.inputs
        inputs.more.setFocus()
        qtbot.keyClicks(inputs.more, "unobtainium")
        qtbot.keyClick(inputs.more, Key.Key_Return)
        assert "unobtainium" in page.whatif.problem.text()

    def test_scenarios_are_kept_compared_written_and_ended(
        self, qtbot, opened, workspace, tmp_path, monkeypatch
    ):
        page = opened(workspace)
        qtbot.keyClick(page.whatif, Key.Key_S, CONTROL)
        assert "name first" in page.whatif.problem.text()
        self.add(qtbot, page, "SM2CO17", "1000")
        self.keep(qtbot, page, "Samarium")
        assert page.whatif.which.chosen() == "Samarium"
        page.whatif.which.setFocus()
        qtbot.keyClick(page.whatif.which, Key.Key_Up)
        settle(qtbot, page)
        self.add(qtbot, page, "NDFEB_HDD", "500")
        self.keep(qtbot, page, "Magnets")
        kept = workspace.store.scenarios.active()
        assert [one.name for one in kept] == ["Samarium", "Magnets"]
        assert dict(kept[1].kg_per_month) == {"NDFEB_HDD": 500}
        qtbot.keyClick(page.whatif, Key.Key_D, CONTROL)
        settle(qtbot, page)
        assert [one.scenario.name for one in page.whatif.answer.effects] == ["Magnets", "Samarium"]
        out = tmp_path / "scenarios.xlsx"
        monkeypatch.setattr(panel_module, "choose_new_file", lambda *_args: out)
        qtbot.keyClick(page.whatif, Key.Key_E, CONTROL)
        assert load_workbook(out)["Scenarios"]["A5"].value == "Magnets"
        page.whatif.end.unfold()
        qtbot.keyClicks(page.whatif.end.reason, "decided")
        qtbot.mouseClick(page.whatif.end.deed, Qt.MouseButton.LeftButton)
        settle(qtbot, page)
        assert [one.name for one in workspace.store.scenarios.active()] == ["Samarium"]
