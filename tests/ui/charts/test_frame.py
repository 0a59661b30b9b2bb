"""The frame around a chart: its table, its copies, its files, its theme."""

import xml.etree.ElementTree as ET

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from ui.charts.frame import ChartFrame
from ui.look import theme

NAMES = ["throughput", "elements", "cumulative", "plant", "steps"]


@pytest.fixture(autouse=True)
def _light_again():
    yield
    theme.apply(QApplication.instance(), "light")


def test_t_shows_the_chart_as_a_table_and_back(qtbot, frame, charts):
    frame.show_chart(charts["throughput"])
    frame.canvas.setFocus()
    qtbot.keyClick(frame.canvas, Qt.Key.Key_T)
    assert frame.table.isVisible()
    qtbot.keyClick(frame.table, Qt.Key.Key_T)
    assert frame.canvas.isVisible()


def test_the_table_holds_what_is_drawn(frame, charts, qtmodeltester):
    chart = charts["throughput"]
    frame.show_chart(chart)
    frame.show_table(True)
    model = frame.table.sheet_model
    qtmodeltester.check(model)
    shown = [[model.index(r, c).data(Qt.ItemDataRole.UserRole) for c in (1, 2)] for r in range(3)]
    heights = {(p.bar, p.series): p.top - p.base for p in chart.drawn.pieces}
    assert shown == [[heights[bar, 0], heights[bar, 1]] for bar in range(3)]


def test_a_picture_that_cannot_be_put_in_place_leaves_nothing_behind(frame, charts, tmp_path):
    frame.show_chart(charts["throughput"])
    (tmp_path / "taken.png").mkdir()
    with pytest.raises(OSError, match=r"taken\.png"):
        frame.write(tmp_path / "taken.png")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.png"]


def test_ctrl_c_copies_a_picture_or_the_figures(qtbot, frame, charts):
    frame.show_chart(charts["throughput"])
    frame.canvas.setFocus()
    qtbot.keyClick(frame.canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().image().width() == 2 * frame.width()
    frame.show_table(True)
    qtbot.keyClick(frame.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[:2] == [
        "Month\tPacks, t\tMagnets, t",
        "Jan\t4.0\t3.0",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_has_colours_and_no_buttons(frame, charts, tmp_path, name):
    frame.show_chart(charts[name])
    image = QImage(str(frame.write(tmp_path / f"{name}.png")))
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, 720, 7)}
    assert len(colours) > 5
    assert frame.buttons.isVisible()


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_is_vectors_and_texts(frame, charts, tmp_path, name):
    frame.show_chart(charts[name])
    root = ET.parse(frame.write(tmp_path / f"{name}.svg")).getroot()
    texts = "".join(
        "".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text")
    )
    assert charts[name].title.replace(" ", "") in texts.replace(" ", "")
    assert not list(root.iter("{http://www.w3.org/2000/svg}image"))


def test_saving_asks_in_place_and_says_where_it_went(qtbot, frame, charts, tmp_path):
    frame.show_chart(charts["elements"])
    frame.save_button.click()
    frame.save_line.field.clear()
    qtbot.keyClicks(frame.save_line.field, str(tmp_path / "nd"))
    frame.save_line.svg.click()
    assert (tmp_path / "nd.svg").stat().st_size > 1000
    assert "nd.svg" in frame.save_line.said.text()


@pytest.mark.parametrize("name", ["throughput", "cumulative", "elements"])
def test_a_chart_is_saved_as_a_workbook_with_a_native_one(qtbot, frame, charts, tmp_path, name):
    frame.show_chart(charts[name])
    frame.save_button.click()
    frame.save_line.field.clear()
    qtbot.keyClicks(frame.save_line.field, str(tmp_path / "nd"))
    frame.save_line.excel.click()
    sheet = load_workbook(tmp_path / "nd.xlsx").worksheets[0]
    shown = charts[name].sheet()
    assert tuple(cell.value for cell in sheet[4]) == shown.heads
    assert sheet.max_row == 4 + len(shown.rows)
    assert len(sheet._charts) == 1
    frame.save_line.field.clear()
    qtbot.keyClicks(frame.save_line.field, str(tmp_path / "none" / "nd"))
    frame.save_line.excel.click()
    assert frame.save_line.field.property("problem") == "bad"


def test_a_missing_folder_is_said_under_the_field(qtbot, frame, charts, tmp_path):
    frame.show_chart(charts["elements"])
    frame.save_button.click()
    frame.save_line.field.clear()
    qtbot.keyClicks(frame.save_line.field, str(tmp_path / "none" / "nd.png"))
    qtbot.keyClick(frame.save_line.field, Qt.Key.Key_Return)
    assert "There is no folder" in frame.save_line.said.text()
    assert frame.save_line.field.property("problem") == "bad"


def test_another_theme_repaints_the_chart(qapp, frame, charts):
    frame.show_chart(charts["throughput"])
    light = frame.grab().toImage()
    theme.apply(qapp, "dark")
    dark = frame.grab().toImage()
    middle = frame.canvas.geometry().topLeft()
    assert light.pixelColor(middle).lightnessF() > 0.9
    assert dark.pixelColor(middle).lightnessF() < 0.3


def test_a_chart_without_figures_says_why(frame, charts):
    from dataclasses import replace

    frame.show_chart(replace(charts["elements"], drawn=None, marks=(), empty="No batches."))
    assert frame.empty.isVisible()
    assert frame.empty.text() == "No batches."
    assert not frame.table_button.isEnabled()


def test_no_part_of_a_frame_is_a_window_for_a_moment(qtbot):
    frame = ChartFrame()
    qtbot.addWidget(frame)
    parts = (frame.canvas, frame.table, frame.empty)
    assert all(part.parentWidget() is frame and not part.isVisible() for part in parts)


def test_a_caption_leaves_out_whole_parts(qtbot, frame):
    line = frame.caption
    line.setText("Dry mass, t · n 5 · 1 Jan – 27 Nov 2026")
    line.resize(100, line.height())
    assert line.shown() == "Dry mass, t · n 5"
    assert line.toolTip().endswith("2026")
