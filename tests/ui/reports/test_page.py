"""The preview shows the workbook's figures; the workbook is saved by keys, in place."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt

from db.reporting import summary_figures
from recycler.batch import BatchEntry
from ui.jobs import Cancelled, Job
from ui.preferences import PREFERENCES, PreferencesFile
from ui.reports.agreement import agrees
from ui.reports.page import ReportsPage
from ui.reports.preview import _widened
from ui.reports.sheet import HEAD_ROW, overview
from ui.workspace.workspace import Change, Workspace

TODAY = date(2026, 11, 23)
YEAR = (date(2026, 1, 1), TODAY)


@pytest.fixture
def workspace(qapp, store, tmp_path):
    """Three loads of two materials, on a fixed day."""
    for material, kilograms in (("NDFEB_HDD", 500), ("NDFEB_HDD", 700), ("PACK_NMC622", 9000)):
        entry = BatchEntry(
            received_at=datetime(2026, 11, 12, 5, tzinfo=UTC),
            material=material,
            supplier="Nordhavn",
            origin_country="DK",
            gross=Decimal(kilograms),
        )
        store.log(entry, who="K. Tanaka")
    workspace = Workspace(store, "K. Tanaka", preferences=PreferencesFile(tmp_path / PREFERENCES))
    workspace.today = lambda: TODAY
    yield workspace
    Job.stop_all()


@pytest.fixture
def page(qtbot, workspace):
    page = ReportsPage()
    qtbot.addWidget(page)
    page.resize(1264, 872)
    page.take(workspace)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.waitUntil(page.settled, timeout=20_000)
    return page


def _ask(qtbot, page, name):
    page.workbook.presets.setFocus()
    qtbot.keyClick(page.workbook.presets, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    page.saver.field.selectAll()
    qtbot.keyClicks(page.saver.field, str(name))


def test_the_sheet_shows_the_figures_of_the_summary(store, workspace):
    figures = summary_figures(store, *YEAR)
    sheet = overview(figures)
    line = next(row for (row, column), cell in sheet.cells.items()
                if column == 0 and cell.text == "Nd")  # fmt: skip
    nd = figures.row("Nd")
    assert sheet.cells[line, 2].text == f"{nd.contained.mean:.1f}"
    assert sheet.cells[line, 5].text == f"{nd.recovered.mean:.1f}"
    assert sheet.cells[line, 9].evidence == str(nd.evidence)
    assert sheet.cells[HEAD_ROW, 2].text == "Contained, kg"
    assert sheet.cards[0].value == "10.2"


def test_groups_are_sums_at_the_end(store, workspace):
    sheet = overview(summary_figures(store, *YEAR))
    assert [sheet.cells[row, 0].text for row in sheet.sum_rows] == ["NdPr", "REE"]


def test_the_totals_are_checked_against_the_batches(qtbot, page):
    assert page.workbook.badge.look.words == "totals agree with 3 batches"
    assert page.workbook.badge.look.tone == "ok"


def test_totals_that_differ_are_found(store, workspace):
    figures = summary_figures(store, *YEAR)
    first = replace(figures.materials[0], dry_kg=figures.materials[0].dry_kg + 0.001)
    wrong = replace(figures, materials=(first, *figures.materials[1:]))
    assert agrees(store, figures, *YEAR, lambda done, total: None) is True
    assert agrees(store, wrong, *YEAR, lambda done, total: None) is False


def test_ctrl_s_and_enter_save_the_workbook(qtbot, page, tmp_path):
    _ask(qtbot, page, tmp_path / "year.xlsx")
    with qtbot.waitSignal(page.saver.saved, timeout=20_000):
        qtbot.keyClick(page.saver.field, Qt.Key.Key_Return)
    assert page.saver.said.text() == "Saved year.xlsx with 3 batches."
    assert page.saver.open_folder.isVisible()
    assert load_workbook(tmp_path / "year.xlsx").sheetnames[0] == "Summary"


def test_the_suggested_name_has_the_day(qtbot, page):
    page.save()
    assert page.saver.field.text() == "Recovery_2026-11-23.xlsx"
    assert page.saver.field.selectedText() == "Recovery_2026-11-23"


def test_a_file_that_is_there_is_named_before_it_is_replaced(qtbot, page, tmp_path):
    (tmp_path / "year.xlsx").write_bytes(b"old")
    _ask(qtbot, page, tmp_path / "year.xlsx")
    assert page.saver.said.text() == "year.xlsx exists; saving replaces it."


def test_what_stands_in_the_way_is_said_under_the_field(qtbot, page, tmp_path):
    _ask(qtbot, page, tmp_path / "none" / "year.xlsx")
    qtbot.keyClick(page.saver.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.saver.job is None, timeout=20_000)
    assert "year.xlsx" in page.saver.said.text()
    assert page.saver.field.property("problem") == "bad"


def test_no_name_is_asked_for_again(qtbot, page):
    _ask(qtbot, page, " ")
    qtbot.keyClick(page.saver.field, Qt.Key.Key_Return)
    assert "name" in page.saver.said.text()
    assert page.saver.job is None


def test_a_stopped_save_leaves_no_file(qtbot, page, tmp_path, monkeypatch):
    def stopped(*args, report, **more):
        raise Cancelled

    monkeypatch.setattr("db.reporting.write_summary", stopped)
    _ask(qtbot, page, tmp_path / "year.xlsx")
    qtbot.keyClick(page.saver.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.saver.job is None, timeout=20_000)
    assert page.saver.said.text() == "Stopped; no file was written."
    assert not (tmp_path / "year.xlsx").exists()


def test_escape_leaves_the_name(qtbot, page):
    _ask(qtbot, page, "year")
    qtbot.keyClick(page.saver.field, Qt.Key.Key_Escape)
    assert not page.saver.isVisible()


def test_a_period_without_batches_says_so(qtbot, page):
    page.show_period(date(2026, 1, 1), date(2026, 2, 28))
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert page.workbook.presets.currentData() == "custom"
    assert page.workbook._nothing.isVisible()
    assert not page.save_button.isEnabled()


def test_a_period_from_elsewhere_finds_its_name(qtbot, page):
    page.show_period(date(2026, 11, 1), TODAY)
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert page.workbook.presets.currentData() == "month"
    assert page.workbook.days() == (date(2026, 11, 1), TODAY)


def test_a_new_batch_is_in_the_preview(qtbot, page, workspace):
    batch = workspace.store.find()[0]
    workspace.store.void(batch.ticket, who="K. Tanaka", why="weighed twice")
    workspace.changed.emit(Change("batches"))
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert page.workbook.summary.batches == 2


def test_a_narrow_column_takes_room_from_those_that_have_it():
    widened = _widened([50, 100, 100], [80, 40, 80])
    assert widened == pytest.approx([80, 77.5, 92.5])
    assert sum(widened) == pytest.approx(250)
    assert _widened([50, 50], [80, 80]) == [80, 80]


def _choose(qtbot, page, downs):
    """Go down the list of reports by the arrows, from the summary."""
    page.kinds.entries["summary"].setFocus()
    for _ in range(downs):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    qtbot.waitUntil(page.settled, timeout=30_000)


def test_the_arrows_choose_a_report_and_its_pages_are_shown(qtbot, page):
    _choose(qtbot, page, 2)
    assert page.kinds.current() == "monthly"
    assert page.head.state.text() == "1 Oct – 31 Oct 2026"
    assert page.shown_part.text() == "1 page"  # nothing came in
    assert page.save_button.isEnabled()
    page.paper.options.spans.setFocus()
    qtbot.keyClick(page.paper.options.spans, Qt.Key.Key_Up)
    qtbot.waitUntil(page.settled, timeout=30_000)
    assert page.head.state.text() == "1 Nov – 23 Nov 2026"
    assert page.shown_part.text() == f"{page.paper.pages.count} pages"
    assert page.paper.pages.count > 3
    assert all(not sheet._pixmap.isNull() for sheet in page.paper._sheets)


def test_ctrl_s_saves_what_is_shown_as_pdf(qtbot, page, tmp_path):
    _choose(qtbot, page, 4)
    page.kinds.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert page.saver.field.text() == "briefing_2026.pdf"
    page.saver.field.selectAll()
    qtbot.keyClicks(page.saver.field, str(tmp_path / "pack.pdf"))
    with qtbot.waitSignal(page.saver.saved, timeout=30_000):
        qtbot.keyClick(page.saver.field, Qt.Key.Key_Return)
    assert page.saver.said.text() == "Saved pack.pdf with 3 batches."
    assert len(PdfReader(tmp_path / "pack.pdf").pages) == page.paper.pages.count


def test_a_pdf_that_cannot_be_written_is_told_under_the_field(qtbot, page, tmp_path):
    _choose(qtbot, page, 1)
    page.save()
    page.saver.field.selectAll()
    qtbot.keyClicks(page.saver.field, str(tmp_path / "none" / "week.pdf"))
    qtbot.keyClick(page.saver.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.saver.job is None, timeout=30_000)
    assert "week.pdf cannot be written" in page.saver.said.text()
    assert page.saver.field.property("problem") == "bad"


def test_escape_stops_drawing_and_writes_nothing(qtbot, page, tmp_path):
    _choose(qtbot, page, 4)
    page.save()
    page.saver.field.selectAll()
    qtbot.keyClicks(page.saver.field, str(tmp_path / "pack.pdf"))
    qtbot.keyClick(page.saver.field, Qt.Key.Key_Return)
    qtbot.keyClick(page.saver.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.saver.job is None, timeout=30_000)
    assert page.saver.said.text() == "Stopped; no file was written."
    assert not (tmp_path / "pack.pdf").exists()


def test_reading_can_be_stopped_and_shows_nothing(qtbot, page):
    _choose(qtbot, page, 4)
    with qtbot.waitSignal(page.paper.began, timeout=20_000) as began:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Up)
    job, what = began.args
    assert what == "Reading 2025"
    with qtbot.waitSignal(job.cancelled, timeout=20_000):
        page.progress.show()
        page.progress.setFocus()
        qtbot.keyClick(page.progress, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert page.paper.pages is None
    assert page.paper._sheets == []
    assert not page.save_button.isEnabled()


def test_ctrl_p_prints_the_pages_that_are_shown(qtbot, page, tmp_path, monkeypatch):
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    monkeypatch.setattr(page, "printer", lambda: printer)
    _choose(qtbot, page, 4)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not Job.any_running(), timeout=30_000)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == page.paper.pages.count


def test_a_change_of_the_data_is_drawn_anew(qtbot, page, workspace):
    _choose(qtbot, page, 4)
    assert page.paper.found.summary.batches == 3
    workspace.store.void(workspace.store.find(limit=1)[0].ticket, who="K. Tanaka", why="test")
    page.refresh(Change("batches"))
    qtbot.waitUntil(page.settled, timeout=30_000)
    assert page.paper.found.summary.batches == 2


def test_the_data_of_a_briefing_are_saved_as_a_workbook(qtbot, page, tmp_path):
    _choose(qtbot, page, 3)
    assert not page.paper.options.data.isVisible()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    qtbot.waitUntil(page.settled, timeout=30_000)
    page.paper.options.data.setFocus()
    qtbot.keyClick(page.paper.options.data, Qt.Key.Key_Space)
    assert page.saver.field.text() == "briefing_2026.xlsx"
    page.saver.field.selectAll()
    qtbot.keyClicks(page.saver.field, str(tmp_path / "pack.xlsx"))
    with qtbot.waitSignal(page.saver.saved, timeout=30_000):
        qtbot.keyClick(page.saver.field, Qt.Key.Key_Return)
    assert "Dates" in load_workbook(tmp_path / "pack.xlsx").sheetnames
