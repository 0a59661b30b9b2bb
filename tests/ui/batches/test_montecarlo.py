"""The shown figures held against fresh trials, in the window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from recycler.dry_mass import dry_mass
from recycler.laboratory.validation import Comparison, validate_all
from ui.batches.montecarlo import MonteCarloCheck, check_rows
from ui.language import numbers
from ui.parts.montecarlo import normal_words, verdict


@pytest.fixture
def estimate(workspace, load):
    return workspace.estimator.estimate("NDFEB_HDD", dry_mass(load), "MSX")


@pytest.fixture
def check(qtbot, workspace, estimate):
    check = MonteCarloCheck()
    qtbot.addWidget(check)
    check.take(workspace)
    check.show_estimate(estimate)
    check.resize(900, 500)
    check.show()
    return check


def test_a_press_shows_every_figure_beside_its_trials(qtbot, check, estimate):
    qtbot.mouseClick(check.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not check.is_waiting(), timeout=60_000)
    assert "The figures shown agree with" in check.verdict.text()
    model = check.table.model()
    assert model.index(0, 0).data() == "All rare earths"
    assert model.rowCount() == 1 + len([e for e in estimate.elements if e.recovered.mean > 0])
    assert "kept draws" in check.ground.text()
    assert "20260101" in check.ground.text()
    assert not check.button.isVisible()

    check.show_estimate(estimate)  # the same: it stays on view
    assert check.table.isVisible()
    check.show_estimate(replace(estimate, route_version=99))
    assert not check.table.isVisible()
    assert check.button.isVisible()


def test_trials_can_be_stopped(qtbot, check):
    qtbot.keyClick(check.button, Qt.Key.Key_Space)
    assert check.is_waiting()
    assert check.cancel()
    qtbot.waitUntil(lambda: not check.is_waiting())
    assert not check.table.isVisible()
    assert check.button.isVisible()
    assert not check.cancel()


@pytest.fixture
def rows(workspace, estimate):
    found = validate_all(workspace.estimator, estimate, ["REE", "Nd"], at_most=40_000)
    return check_rows(estimate, found)


def test_a_difference_says_where_and_how_much(rows):
    first, *rest = rows
    tolerance = first.check.simulated.tolerance
    low, high = first.shown.p05, first.shown.p95
    off = Comparison("quantiles", 0.9, (low, high), (low + 2 * tolerance, high), tolerance)
    wrong = replace(first, check=replace(first.check, comparisons=(off,)))
    said = verdict([wrong, *rest]).replace(numbers.THIN, " ")
    assert said.startswith("All rare earths differs: the 5 % end by ")
    assert wrong.number(2 * tolerance) in said
    assert said.endswith("Trust the Monte Carlo.")


def test_trials_that_have_not_settled_are_told(rows):
    first, *rest = rows
    loose = replace(first, check=replace(first.check, simulated=replace(
        first.check.simulated, stable=False)))  # fmt: skip
    assert verdict([loose, *rest]).endswith("not all had settled.")


def test_the_normal_is_named_only_where_it_says_something_else(rows):
    first = rows[0]
    low, high = first.check.simulated.intervals[0]
    tolerance = first.check.simulated.tolerance
    same = Comparison("gum", 0.9, (low, high), (low, high), tolerance)
    other = Comparison("gum", 0.9, (low - 3 * tolerance, high), (low, high), tolerance)
    assert normal_words(replace(first, check=replace(first.check, comparisons=(same,)))) == ""
    said = normal_words(replace(first, check=replace(first.check, comparisons=(other,))))
    assert first.number(low - 3 * tolerance) in said
    assert "all rare earths" in said
