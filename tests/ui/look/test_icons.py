import pytest
from PySide6.QtCore import QSize
from PySide6.QtSvg import QSvgRenderer

from ui.look import icons, theme
from ui.places import RESOURCES

NAMES = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_can_be_rendered(qapp, name):
    assert QSvgRenderer(str(RESOURCES / "icons" / f"{name}.svg")).isValid()


def colours(pixmap):
    image = pixmap.toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_an_icon_wears_the_colours_in_force(qapp):
    icon = icons.icon("evidence-own", "accent")
    for choice in ("dark", "light"):
        theme.apply(qapp, choice)
        assert colours(icon.pixmap(QSize(16, 16))) == {theme.current().accent}


def test_an_icon_is_sharp_on_a_fine_screen(qapp):
    assert icons.pixmap("add", "text-2", 16, 2.0).size() == QSize(32, 32)
