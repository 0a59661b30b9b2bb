"""Rows copied in another program come into the same preview as a file."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication

Key = Qt.Key
LONG = """\
ticket\tsample\telement\tvalue\tunit\tsd\tmethod
{ticket}\tSA-0001\tNd\t23.18\t%\t0.28\tICP-OES
{ticket}\tSA-0001\tPr\t500\t%\t\tICP-OES
"""
WIDE = """\
Ticket\tSample\tUnits\tNd\tNd Error\tDy\tDy Error
{ticket}\tSA-0001\t%\t23,18\t0,28\t<LOD\t0,02
"""
BATCHES = """\
received_at\tmaterial\tsupplier\tgross\ttare\tunit
2026-11-02 08:30\tNDFEB_HDD\tNordhavn E-Scrap\t642.4\t86\tkg
"""


@pytest.fixture
def copy():
    """Copy a text as another program does; what was copied before is put back."""
    clipboard = QGuiApplication.clipboard()
    before = clipboard.text()
    yield clipboard.setText
    clipboard.setText(before)


@pytest.fixture
def comma():
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def ticket(operator):
    """A batch of hard-disk magnets, typed; the laboratory page is open."""
    operator.enter("ndfeb_hdd", "Nordhavn E-Scrap", "NH-2231", "DK", "642.4", "86.0", "0.3", "2.0")
    operator.control(Key.Key_Return)
    operator.sees(lambda: len(operator.store.find()) == 1)
    operator.control(Key.Key_3)
    operator.sees_all()
    return operator.store.find()[0].ticket


def test_results_are_pasted_seen_and_recorded(operator, ticket, copy):
    copy(LONG.format(ticket=ticket))
    operator.control(Key.Key_V)
    operator.sees_all()
    panel = operator.page.imports.panel
    assert panel.isVisible()
    (problem,) = panel.preview.problems
    assert (problem.row, problem.column, problem.code) == (3, "value", "assay_range")
    assert panel.annotate_button.isHidden()  # there is no file to write beside
    assert panel.leave.hasFocus()  # Enter alone leaves no row out
    assert operator.store.laboratory.assays(ticket) == []
    panel.log_button.setFocus()
    operator.press(Key.Key_Space)
    operator.sees(lambda: len(operator.store.laboratory.assays(ticket)) == 1)
    operator.sees_all()
    assert not operator.page.imports.is_open()


def test_an_export_with_decimal_commas_is_read_as_the_locale_writes(operator, ticket, copy, comma):
    copy(WIDE.format(ticket=ticket))
    operator.control(Key.Key_V)
    operator.sees_all()
    found = {row.entry.element: row.entry for row in operator.page.imports.panel.preview.ready}
    assert (str(found["Nd"].value), str(found["Nd"].sd)) == ("23.18", "0.14")
    assert (str(found["Dy"].value), found["Dy"].below) == ("0.02", True)


def test_rows_are_taken_by_the_page_and_a_text_by_the_field(operator, ticket, copy):
    operator.control(Key.Key_F)
    edit = operator.page.finder.edit
    copy("SA-0001")
    operator.control(Key.Key_V)
    assert edit.text() == "SA-0001"
    copy(LONG.format(ticket=ticket))
    operator.control(Key.Key_V)
    operator.sees_all()
    assert edit.text() == "SA-0001"
    assert operator.page.imports.is_open()


def test_what_holds_no_rows_is_told_under_the_path(operator, ticket, copy):
    notices = []
    operator.window.workspace.told.connect(notices.append)
    copy(" ")
    operator.control(Key.Key_V)
    assert "Nothing is copied" in notices[-1].words
    assert not operator.page.imports.is_open()
    copy("23.18\t0.28\n2.61\t0.10\n")
    operator.control(Key.Key_V)
    operator.sees_all()
    assert "header row" in operator.page.imports.panel.path.problem()


def test_batches_are_pasted_on_the_intake_page(operator, copy):
    copy(BATCHES)
    operator.page.form.material.edit.setFocus()
    operator.control(Key.Key_V)
    operator.sees_all()
    assert len(operator.page.imports.panel.preview.ready) == 1
    assert operator.page.imports.panel.log_button.hasFocus()
    operator.press(Key.Key_Return)
    operator.sees(lambda: len(operator.store.find()) == 1)
