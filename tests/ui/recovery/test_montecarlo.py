"""The sum of a period held against draws of its batches, in the panel."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from recycler.laboratory.total_validation import MOST_BATCHES
from ui.language.numbers import KG, THIN, TONNE
from ui.recovery.montecarlo import PeriodCheck, Sum
from ui.recovery.scope import Scope

TODAY = date(2026, 11, 23)


@pytest.fixture
def figures(analyst):
    return analyst.figures(Scope(element="Nd"), TODAY)


@pytest.fixture
def check(qtbot, workspace, figures):
    check = PeriodCheck()
    qtbot.addWidget(check)
    check.take(workspace)
    check.show_sum(Sum(figures, "contained", KG))
    check.resize(900, 400)
    check.show()
    return check


def test_a_press_shows_the_sum_beside_its_trials(qtbot, check, figures):
    qtbot.mouseClick(check.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not check.is_waiting(), timeout=60_000)

    assert "The figures shown agree with" in check.verdict.text()
    assert check.table.model().index(0, 0).data() == "Neodymium"
    assert check.aside.text().startswith("contained, kg")
    assert "of all batches" in check.ground.text()
    assert not check.button.isVisible()

    check.show_sum(Sum(figures, "recovered", KG))
    assert check.button.isVisible()
    assert not check.table.isVisible()


def test_the_figures_stand_in_the_unit_of_the_panel(qtbot, check, figures):
    check.show_sum(Sum(figures, "contained", TONNE))
    qtbot.mouseClick(check.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not check.is_waiting(), timeout=60_000)

    (row,) = check._rows.records
    assert check.aside.text().startswith("contained, t")
    shown = float(row.number(row.shown.mean).replace(THIN, ""))
    assert shown == pytest.approx(figures.element("Nd").contained.mean / 1000, rel=0.1)


def test_it_can_be_stopped(qtbot, check):
    qtbot.keyClick(check.button, Qt.Key.Key_Space)
    assert check.is_waiting()
    assert check.cancel()
    qtbot.waitUntil(lambda: not check.is_waiting())
    assert not check.table.isVisible()


def test_more_batches_than_can_be_drawn_are_told_beforehand(check, figures):
    many = replace(figures, batches=MOST_BATCHES + 1)
    check.show_sum(Sum(many, "contained", KG))
    assert not check.button.isEnabled()
    assert check.why.text().endswith("choose a shorter period or one stream.")
    check.show_sum(Sum(figures, "contained", KG))
    assert check.button.isEnabled()
