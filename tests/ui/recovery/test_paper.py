"""The page on paper: every chart that stands, in black, white and grey."""

import pytest

from ui.charts.catalogue import NAMES
from ui.recovery.page import RecoveryPage


@pytest.fixture
def page(qtbot, workspace):
    page = RecoveryPage()
    qtbot.addWidget(page)
    page.resize(1224, 772)
    page.take(workspace)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(page.settled, timeout=20_000)
    return page


def test_cards_and_charts_are_printed(page):
    pages = page.pages()
    cards, charts = pages.document.blocks
    assert "Feed, dry" in [card.name for row in cards.parts for card in row.cards]
    printed = [chart.name for part in charts.parts for chart in part.charts]
    assert set(NAMES) <= set(printed)
    assert "2026" in pages.document.footer
    assert "provisional" in pages.document.footer


def test_nothing_printed_has_a_colour(page):
    pages = page.pages()
    for number in range(pages.count):
        image = pages.image(number)
        for y in range(0, image.height(), 7):
            for x in range(0, image.width(), 3):
                colour = image.pixelColor(x, y)
                shades = (colour.red(), colour.green(), colour.blue())
                assert max(shades) - min(shades) <= 2, (number, x, y)


def test_the_page_goes_to_the_printer_that_was_chosen(qtbot, page, tmp_path, monkeypatch):
    from PySide6.QtGui import QPdfWriter

    file = tmp_path / "page.pdf"
    monkeypatch.setattr(page, "printer", lambda: QPdfWriter(str(file)))
    page.print()
    qtbot.waitUntil(lambda: file.read_bytes().rstrip().endswith(b"%%EOF"))
