"""Bands and nodes are pointed at, walked, read out and told apart without colour."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from ui.look import theme

BLANK = 5  # grey levels


@pytest.fixture
def canvas(frame, charts):
    frame.resize(900, 460)
    frame.show_chart(charts["plant"])
    return frame.canvas


def _place(canvas, index):
    return canvas.mark_rect(index).center().toPoint()


@pytest.mark.parametrize("band", range(8))
def test_a_click_on_any_band_opens_it(qtbot, frame, canvas, band):
    with qtbot.waitSignal(frame.opened) as opened:
        qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=_place(canvas, band))
    assert opened.args[0].where == {"mark": band}


def test_the_words_beside_an_end_belong_to_its_band(qtbot, frame, canvas):
    bar = canvas._drawing.layout.bars[0].center().y()
    with qtbot.waitSignal(frame.opened) as opened:
        qtbot.mouseClick(
            canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, round(bar) + 2)
        )
    assert opened.args[0].where == {"mark": 0}


def test_the_head_of_a_node_opens_the_node(qtbot, frame, canvas):
    head = _place(canvas, 8)
    head.setY(round(canvas.mark_rect(8).top()) - 20)
    with qtbot.waitSignal(frame.opened) as opened:
        qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=head)
    assert opened.args[0].where == {"mark": 8}


def test_every_mark_is_reached_by_keys_and_said(qtbot, canvas):
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    said = {canvas.accessibleDescription()}
    for key in 5 * [Qt.Key.Key_Right, *4 * [Qt.Key.Key_Down], *4 * [Qt.Key.Key_Up]]:
        qtbot.keyClick(canvas, key)
        said.add(canvas.accessibleDescription())
    for key in 5 * [Qt.Key.Key_Left, Qt.Key.Key_Down]:
        qtbot.keyClick(canvas, key)
        said.add(canvas.accessibleDescription())
    assert said == {f"{mark.name}: {mark.figure}" for mark in canvas.marks}


def test_a_measured_band_an_inferred_and_a_missing_one_differ_in_grey(qapp, canvas):
    """Printed in black and white, each kind has a texture of its own."""
    for look in ("light", "dark"):
        theme.apply(qapp, look)
        image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        flow, inferred, loss = (_texture(image, canvas, band) for band in (2, 3, 5))
        assert flow < BLANK < min(inferred, loss)
    theme.apply(qapp, "light")


def _texture(image, canvas, band):
    """The range of greys along the upper part of a band, away from its words."""
    lane = canvas._drawing.layout.lanes[band]
    start = lane.path.boundingRect().left() + 6
    greys = [
        image.pixelColor(int(x), int(y)).red()
        for x in range(int(start), int(start) + 12)
        for y in range(image.height())
        if lane.path.contains(canvas._drawing.mapFromScene(x + 0.5, y + 0.5))
    ]
    return max(greys) - min(greys)


def test_another_size_lays_out_anew(frame, canvas):
    before = canvas._drawing.layout.scale
    frame.resize(900, 700)
    assert canvas._drawing.layout.scale > before
