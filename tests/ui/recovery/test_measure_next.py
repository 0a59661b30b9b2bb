"""What to measure next of a period, as the last panel of the page."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from recycler.laboratory.advice import Action, Step
from recycler.quantity import Quantity
from ui.parts.cells import CELL
from ui.recovery.measure_next import Answer, PeriodMeasures, finding
from ui.recovery.scope import Scope

TODAY = date(2026, 11, 23)


@pytest.fixture
def panel(qtbot, workspace):
    panel = PeriodMeasures()
    qtbot.addWidget(panel)
    panel.take(workspace)
    panel.resize(900, 300)
    return panel


def show(qtbot, panel, analyst, **scope):
    figures = analyst.figures(Scope(**scope), TODAY)
    panel.show_figures(figures)
    qtbot.waitUntil(lambda: not panel.is_waiting(), timeout=20_000)
    return figures


def test_the_list_says_which_material_to_assay(qtbot, panel, analyst):
    show(qtbot, panel, analyst, element="Dy")
    first = panel.table.row_of(0)
    assert first.words.startswith("Assay EV traction-motor rotor magnets")
    assert first.action.batches == 1
    assert "Dy by" in panel.title.text()
    assert "5" in panel.caption.text()
    assert not panel.isHidden()


def test_the_panel_says_what_makes_the_sum_uncertain_and_what_that_is_worth(qtbot, panel, analyst):
    show(qtbot, panel, analyst, element="Dy")
    panel.show()
    lines = panel._answer.budget
    assert sum(line.share for line in lines) == pytest.approx(1)
    assert panel.budget.isVisible()
    assert "Dy" in panel.budget.title()
    money = panel.table.model().index(0, [c.key for c in panel.table.columns].index("money"))
    assert money.data().endswith("CNY")
    assert not panel.table.isColumnHidden(money.column())
    assert "sunsirs.com" in money.data(CELL).tip


def test_the_budget_leads_to_the_batches_and_the_money_to_its_prices(
    qtbot, panel, analyst, workspace
):
    show(qtbot, panel, analyst, element="Dy")
    panel.show()
    with qtbot.waitSignal(panel.opened) as opened:
        qtbot.keyClick(panel.budget.link, Qt.Key.Key_Space)
    assert "NDFEB_EV_ROTOR" in opened.args[0]["materials"]
    money = panel.table.model().index(0, [c.key for c in panel.table.columns].index("money"))
    place = panel.table.visualRect(money).center()
    with qtbot.waitSignal(workspace.open_origin) as opened:
        qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args[0].subject == "prices"


def test_without_a_price_there_is_no_column_of_money(qtbot, panel, analyst):
    show(qtbot, panel, analyst, element="Mn")
    panel.show()
    assert panel.table.row_of(0) is not None
    assert panel.table.isColumnHidden([c.key for c in panel.table.columns].index("money"))


def test_a_row_opens_the_batches_of_its_material(qtbot, panel, analyst):
    show(qtbot, panel, analyst, element="Dy")
    panel.show()
    panel.table.setFocus()
    panel.table.set_current_row(0)
    with qtbot.waitSignal(panel.opened) as opened:
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert opened.args[0] == {"materials": ("NDFEB_EV_ROTOR",)}


def test_the_measure_of_the_throughput_changes_nothing(qtbot, panel, analyst):
    figures = show(qtbot, panel, analyst)
    panel.show_figures(replace(figures, scope=replace(figures.scope, measure="recovered")))
    assert not panel.is_waiting()


def test_without_batches_there_is_no_panel(qtbot, panel, analyst):
    show(qtbot, panel, analyst)
    show(qtbot, panel, analyst, supplier="Nobody")
    assert panel.isHidden()


def test_the_finding_names_the_best_measurement(analyst):
    figures = analyst.figures(Scope(element="Dy"), TODAY)
    before, after = Quantity(10, 1, 8, 10, 12), Quantity(10, 0.5, 9, 10, 11)
    weighed = Action(Step.WEIGH_AGAIN, before, after, batches=5)
    assert finding(Answer(figures, "recovered", ())) == "No measurement narrows Dy much"
    said = finding(Answer(figures, "contained", (weighed,)))
    assert said.startswith("Weighing twice would narrow contained Dy by 50")
    assert len(said) <= 50


def test_the_store_ranks_them_and_says_of_which_sum(loads):
    measure, actions = loads.laboratory.advice_for(Scope().where(loads.reference()), "Dy")
    saved = [action.saves_kg for action in actions]
    assert measure in ("recovered", "contained")
    assert saved == sorted(saved, reverse=True)
    assert actions[0].material == "NDFEB_EV_ROTOR"
    assert loads.laboratory.advice_for(Scope().where(loads.reference()), "U") == ("recovered", [])
