"""A score stands where it says, in the zone of chance or beside it; badges keep to their cells."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ui.look import theme
from ui.parts.badge import BadgeLook
from ui.parts.score import FARTHEST, paint_score

WIDTH, HEIGHT = 200, 30


def _painted(score):
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface-2"))
    painter = QPainter(image)
    paint_score(painter, score, QRectF(0, 0, WIDTH, HEIGHT))
    painter.end()
    return image


def _columns(image, token):
    wanted = QColor(theme.current().hex(token)).rgb()
    return [x for x in range(WIDTH) if any(image.pixel(x, y) == wanted for y in range(HEIGHT))]


@pytest.mark.parametrize(
    ("score", "token"), [(0.4, "accent"), (-1.5, "accent"), (2.0, "warn"), (-2.9, "bad")]
)
def test_the_dot_stands_at_its_score_in_the_colour_of_its_standing(qapp, score, token):
    found = _columns(_painted(score), token)
    middle = (found[0] + found[-1]) / 2
    assert middle == pytest.approx(WIDTH / 2 + score * (WIDTH - 8) / 2 / FARTHEST, abs=1.5)


def test_a_score_far_off_stays_in_its_cell(qapp):
    assert max(_columns(_painted(40.0), "bad")) < WIDTH


def test_nine_of_ten_fall_on_the_grey_zone(qapp):
    image = _painted(3.9)
    zone = _columns(image, "surface-3")
    assert (zone[-1] - zone[0]) / (WIDTH - 8) == pytest.approx(1.64 / FARTHEST, abs=0.02)


def test_a_badge_is_shortened_to_its_cell(qapp):
    look = BadgeLook("hardly chance: check the assay of L-26-0260", "bad", "warning")
    assert look.within(look.width()) == look
    short = look.within(140)
    assert short.width() <= 140
    assert short.words.endswith("…")
