"""Documents on paper: nothing cut, heads repeated, letters that can be read and searched."""

import io
import itertools

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter

from ui.look import fonts, theme
from ui.look.tokens import TYPE
from ui.paper.pages import Pages
from ui.paper.parts import Block, Card, Cards, Column, Document, Table, Words
from ui.paper.sheet import SHEETS
from ui.paper.strips import figure

PT_PER_PX = 0.75


def document(*blocks, notices=()):
    return Document("Title", ("line",), blocks, "footer", "page {n} of {count}", notices)


def table(rows, kind="strong"):
    columns = (Column("Name", kind), Column("Mass, t"), Column("Evidence", "evidence"))
    return Table(columns, tuple((f"row {n}", f"{n}.5", "own") for n in range(rows)))


def pdf_of(pages):
    return PdfReader(io.BytesIO(list(pages.pdf())[-1]))


def text_of(pages):
    """A line for each page, without spaces: readers guess these from the gaps between glyphs."""
    return "\n".join("".join(page.extract_text().split()) for page in pdf_of(pages).pages)


@pytest.fixture(autouse=True)
def _typeface(qapp):
    """The letters of the program, as its start loads them; its own font is that of the screen."""
    fonts.load()
    before = qapp.font()
    qapp.setFont(fonts.font("body"))
    fonts._made.cache_clear()
    yield
    qapp.setFont(before)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=str)
def test_a_page_has_the_size_of_its_paper(sheet):
    page = pdf_of(Pages(document(), sheet)).pages[0]
    assert float(page.mediabox.width) == pytest.approx(sheet.width * PT_PER_PX, abs=1)
    assert float(page.mediabox.height) == pytest.approx(sheet.height * PT_PER_PX, abs=1)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=str)
def test_every_strip_lies_within_the_margins(sheet):
    pages = Pages(document(Block("b", "B", (table(200),))), sheet)
    assert pages.count > 3
    for page in pages._pages:
        assert page[-1][1].bottom() <= sheet.body.bottom()
        for (_, above), (_, below) in itertools.pairwise(page):
            assert below.top() >= above.bottom() - 1e-6


def test_a_block_that_fits_a_page_is_not_divided():
    blocks = [Block(str(n), f"Block {n}", (table(22),)) for n in range(4)]
    said = text_of(Pages(document(*blocks))).split("\n")
    for n in range(4):
        page = next(page for page in said if f"Block{n}" in page)
        assert "row21" in page.split(f"Block{n}")[1].split("Block")[0]


def test_a_longer_table_goes_on_under_its_head():
    said = text_of(Pages(document(Block("b", "Long", (table(120),))))).split("\n")
    assert len(said) > 2
    assert all("Mass,t" in page for page in said)
    assert all(f"row{n}{n}.5own" in "".join(said) for n in range(120))


def test_the_footer_counts_the_pages():
    said = text_of(Pages(document(Block("b", "Long", (table(120),)))))
    pages = said.split("\n")
    assert all(f"footerpage{n}of{len(pages)}" in page for n, page in enumerate(pages, 1))


def test_figures_can_be_searched_for():
    cards = Cards((Card("Feed", "1\u2009423.5", "t", "9.6–17.7"),))
    rows = (("Nd", "111.74", "assumption"), ("Ni", "88.06 ± 0.3 (−2)", "own"))
    columns = (Column("Name", "strong"), Column("Mass"), Column("Evidence", "evidence"))
    said = text_of(Pages(document(Block("b", "B", (cards, Table(columns, rows))))))
    for words in ("1 423.5", "9.6–17.7", "111.74", "88.06 ± 0.3 (−2)", "assumption"):
        assert "".join(words.split()) in said


def test_figures_stand_in_line(monkeypatch):
    """Digits are all as wide, whatever their own shape."""
    lefts = []
    monkeypatch.setattr(QPainter, "drawGlyphRun", lambda self, at, run: lefts.append(at.x()))
    painter = QPainter(image := QImage(200, 20, QImage.Format.Format_RGB32))
    with theme.on_paper():
        for words in ("111.11", "888.88", "404.17"):
            figure(painter, QRectF(0, 0, 200, 16), words, "small", "text-1")
    painter.end()
    assert image.width() == 200
    assert max(lefts) - min(lefts) < 0.01


def test_japanese_and_latin_letters_are_embedded():
    reader = pdf_of(Pages(document(Block("b", "回収量", (Words("Nd 回収率 84 %"),)))))
    said = "".join(reader.pages[0].extract_text().split())
    assert "回収率" in said
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    faces = [font.get_object()["/DescendantFonts"][0].get_object() for font in fonts]
    assert len(faces) >= 2
    assert all("/FontFile2" in face["/FontDescriptor"] for face in faces)
    assert any("Inter" in face["/BaseFont"] for face in faces)


def test_no_letter_is_smaller_than_eight_points(qapp):
    with theme.on_paper():
        for role in TYPE:
            assert theme.font(role).pixelSize() * PT_PER_PX >= 8


def test_the_window_keeps_its_look_while_a_page_is_drawn(qapp):
    before = theme.current()
    pages = Pages(document(Block("b", "B", (table(3),))), black_white=True)
    image = pages.image(0)
    assert theme.current() is before
    assert theme.font("body").isFeatureSet(QFont.Tag("tnum"))
    assert image.width() == round(SHEETS["a4"].width)


def test_black_and_white_has_no_colour():
    pages = Pages(document(Block("b", "B", (table(3),)), notices=("warned",)), black_white=True)
    image = pages.image(0)
    colours = {
        image.pixelColor(x, y).getRgb()[:3]
        for x in range(0, image.width(), 2)
        for y in range(0, 400, 2)
    }
    assert all(max(rgb) - min(rgb) <= 2 for rgb in colours)
    assert any(max(rgb) < 60 for rgb in colours)
