"""Control samples on the laboratory page, by keys alone."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from db.sample import create_sample
from ui.jobs import Job
from ui.laboratory.control_plot import Mark, Marks, standing_token
from ui.laboratory.page import LaboratoryPage
from ui.look import theme
from ui.preferences import PreferencesFile
from ui.workspace.workspace import Workspace

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def store(tmp_path):
    store = create_sample(tmp_path / "sample", batches=60)
    yield store
    store.close()


@pytest.fixture
def page(qtbot, store, tmp_path):
    theme.apply(QCoreApplication.instance(), "light")
    preferences = PreferencesFile(tmp_path / "preferences.json")
    workspace = Workspace(store, "K. Tanaka", preferences=preferences)
    page = LaboratoryPage()
    page.resize(1264, 800)
    page.show()
    qtbot.waitExposed(page)
    page.take(workspace)
    settle(qtbot, page)
    yield page
    Job.stop_all()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle(qtbot, page):
    qtbot.waitUntil(lambda: page.settled() and not Job.any_running(), timeout=30_000)


def unfold(qtbot, page):
    qtbot.keyClick(page, Qt.Key.Key_L, CONTROL | SHIFT)
    assert not page.control_form.isHidden()
    return page.control_form


def test_the_reference_magnet_is_shown_in_control(page):
    panel = page.control
    assert [chart.title for chart in panel.charts] == ["CRM-N42 · Nd", "Acid blank · Nd"]
    assert panel.badge.look.words == "in control"
    assert len(panel.shown.marks.marks) == 25
    assert page.control.plot.height() == 84


def test_the_marks_are_told_one_after_the_other(qtbot, page):
    plot = page.control.plot
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert plot.current == 24
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert plot.current == 23
    assert plot.accessibleDescription() == plot.told(23)
    assert "sd off" in plot.told(23)


def test_the_blank_is_chosen_by_keys(qtbot, page):
    edit = page.control.choice.edit
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert page.control.shown.marks.blank
    assert page.control.shown.unit == "ppm"


def test_a_control_far_off_is_recorded_and_shown_out_of_control(qtbot, page, store):
    form = unfold(qtbot, page)
    assert (form.name.value(), form.certified.text()) == ("CRM-N42", "24.30")
    qtbot.keyClicks(form.value.edit, "25.9")
    qtbot.keyClick(form.value.edit, Qt.Key.Key_Return, CONTROL)
    settle(qtbot, page)
    assert form.isHidden()
    assert str(store.laboratory.controls("CRM-N42")[-1].value) == "25.9"
    assert page.control.badge.look.words == "out of control"
    assert page.control.charts[0].control == "out_of_control"


def test_a_problem_stands_under_its_field_and_escape_leaves(qtbot, page, store):
    before = len(store.laboratory.controls())
    form = unfold(qtbot, page)
    qtbot.keyClicks(form.value.edit, "240")
    qtbot.keyClick(form.value.edit, Qt.Key.Key_Return, CONTROL)
    assert form.value.problem()
    assert form.rows[0][1].text().startswith("Result: ")
    assert not form.rows[1][1].text()
    assert not form.isHidden()
    qtbot.keyClick(form.value.edit, Qt.Key.Key_Escape)  # takes back what was typed
    assert not form.isHidden()
    qtbot.keyClick(form.value.edit, Qt.Key.Key_Escape)
    assert form.isHidden()
    assert len(store.laboratory.controls()) == before


def test_a_new_blank_below_a_limit_is_recorded_without_a_certificate(qtbot, page, store):
    form = unfold(qtbot, page)
    for field in form.fields:
        field.clear()
    for field, typed in ((form.name, "Flux blank"), (form.element, "Dy"), (form.value, "<2 ppm")):
        qtbot.keyClicks(field.edit, typed)
    qtbot.keyClick(form.value.edit, Qt.Key.Key_Return, CONTROL)
    settle(qtbot, page)
    (kept,) = store.laboratory.controls("Flux blank")
    assert (kept.below, kept.unit, kept.certified) == (True, "ppm", None)
    assert page.control.shown.title == "Flux blank · Dy"
    assert not page.control.shown.own


@pytest.mark.parametrize(("score", "token"), [(-1.9, "accent"), (2.1, "warn"), (-3.1, "bad")])
def test_a_mark_takes_the_colour_of_how_far_off_it_lies(score, token):
    assert standing_token(score) == token


def test_a_mark_far_out_stands_at_the_edge(page):
    at = page.control.shown.marks.marks[0].at
    ends = Marks((Mark(90.0, 90.0, at, ""),), 0.0, 1.0).ends()
    assert ends == (-3.0, 5.0)
