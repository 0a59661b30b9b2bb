"""The colours are those of the look page; their contrast is what that page promises (WCAG 2)."""

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication

from ui.look import fonts, theme
from ui.look.text import set_ink, surface, text
from ui.look.tokens import DARK, LIGHT, STREAM_MARKS

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def luminance(code):
    def linear(channel):
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = QColor(code).getRgbF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@THEMES
@pytest.mark.parametrize("ink", ["text-1", "text-2", "text-3", "accent", "ok", "warn", "bad"])
@pytest.mark.parametrize("ground", ["surface-0", "surface-1", "surface-2", "surface-3"])
def test_every_ink_can_be_read_on_every_surface(tokens, ink, ground):
    assert contrast(tokens.hex(ink), tokens.hex(ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("ink", ["ok", "warn", "bad"])
def test_a_badge_can_be_read_on_its_soft_ground(tokens, ink):
    assert contrast(tokens.hex(ink), tokens.hex(f"{ink}-soft")) >= 4.5


@THEMES
def test_marks_and_edges_stand_out(tokens):
    assert contrast(tokens.field, tokens.surface_1) >= 3
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert all(contrast(stream, tokens.surface_2) >= 3 for stream in tokens.streams)


@THEMES
def test_eight_streams_differ_without_their_colour(tokens):
    assert len(set(tokens.streams)) == 8
    assert len({mark.pattern for mark in STREAM_MARKS}) == 8
    assert len({mark.marker for mark in STREAM_MARKS}) == 8
    assert len({mark.dash for mark in STREAM_MARKS}) == 8


def test_labels_and_surfaces_follow_a_change_of_theme(qtbot, qapp):
    theme.apply(qapp, "light")  # as the program does before its first widget
    label, ground = text("543.6", "body", "text-3"), surface(text(""), "0")
    for widget in (label, ground):
        qtbot.addWidget(widget)
    for choice, tokens in (("dark", DARK), ("light", LIGHT)):
        theme.apply(qapp, choice)
        set_ink(label, "bad")
        assert label.palette().color(label.foregroundRole()).name().upper() == tokens.bad
        assert ground.palette().color(ground.backgroundRole()).name().upper() == tokens.surface_0


def test_compact_sizes_are_announced(qtbot, qapp):
    theme.apply(qapp, "light")
    with qtbot.waitSignal(theme.changed):
        theme.set_compact(True)
    assert theme.metrics().row == 26
    theme.set_compact(False)
    assert theme.metrics().row == 30


def test_figures_are_of_one_width_in_the_shipped_face(qapp):
    fonts.load()
    for role in ("caption", "body", "strong", "figure"):
        font = fonts.font(role)
        assert QFontInfo(font).family() == "Inter"
        metrics = QFontMetrics(font)
        assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


def test_the_style_sheet_is_whole(qapp):
    theme.apply(qapp, "light")
    sheet = QApplication.instance().styleSheet()
    assert "$" not in sheet
    assert LIGHT.accent in sheet
