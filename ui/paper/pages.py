"""A document laid out on pages, and drawn: as PDF, on a printer, or as pictures."""

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter, QPdfWriter

from recycler.version import VERSION
from ui.charts import paint
from ui.charts.canvas import Canvas
from ui.charts.spec import Chart
from ui.look import theme
from ui.paper.parts import Document, Words
from ui.paper.sheet import DPI, SHEETS, Sheet
from ui.paper.strips import Strip, strips_of, words_strip

LEAST_ROOM = 0.3  # of a page; with less of it left, what is longer than a page begins a new one
Placed = tuple[Strip, QRectF]


class Pages:
    """The pages of one document on one size of paper; to be used where widgets are."""

    def __init__(
        self, document: Document, sheet: Sheet = SHEETS["a4"], *, black_white: bool = False
    ) -> None:
        self.document, self.sheet, self.black_white = document, sheet, black_white
        self._canvas: Canvas | None = None
        self._pages: list[list[Placed]] = [[]]
        self._top = sheet.body.top()
        with theme.on_paper(black_white=black_white):
            self._lay_out()

    @property
    def count(self) -> int:
        return len(self._pages)

    # --- laying out ---

    def _lay_out(self) -> None:
        width = self.sheet.body.width()
        self._put(_cover(self.document, width))
        for block in self.document.blocks:
            self._put_block(strips_of(block, width, self._plot))

    def _room(self) -> float:
        return self.sheet.body.bottom() - self._top

    def _put_block(self, strips: list[Strip]) -> None:
        """Keep a block on one page where it fits one; else divide it between its rows."""
        height = sum(strip.height for strip in strips)
        whole = self.sheet.body.height()
        fits_a_page = height <= whole
        if (fits_a_page and height > self._room()) or self._room() < LEAST_ROOM * whole < height:
            self._turn()
        self._put(strips)

    def _put(self, strips: list[Strip]) -> None:
        for place, strip in enumerate(strips):
            if self._needed(strips, place) > self._room():
                self._turn()
                if strip.head:
                    self._place(strip.head)
            self._place(strip)

    @staticmethod
    def _needed(strips: list[Strip], place: int) -> float:
        """The height of a strip and of those it must not be parted from."""
        height = 0.0
        for strip in strips[place:]:
            height += strip.height
            if not strip.with_next:
                break
        return height

    def _place(self, strip: Strip) -> None:
        body = self.sheet.body
        at = QRectF(body.left(), self._top, body.width(), strip.height)
        self._pages[-1].append((strip, at))
        self._top += strip.height

    def _turn(self) -> None:
        if self._pages[-1]:
            self._pages.append([])
            self._top = self.sheet.body.top()

    # --- drawing ---

    def pdf(self) -> Iterator[bytes]:
        """Draw a PDF, one page a step; every step but the last yields nothing yet."""
        content = QBuffer()
        content.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(content)
        writer.setPageLayout(self.sheet.layout())
        writer.setResolution(DPI)
        writer.setTitle(self.document.title)
        writer.setCreator(f"Recycler {VERSION}")
        for _ in self.drawn_on(writer):
            yield b""
        yield bytes(content.data().data())

    def drawn_on(self, device: QPagedPaintDevice) -> Iterator[int]:
        """Draw on a printer or into a PDF; yields the number of each page that is done."""
        painter = QPainter(device)
        try:
            painter.scale(device.logicalDpiX() / DPI, device.logicalDpiY() / DPI)
            for number in range(self.count):
                if number:
                    device.newPage()
                self.paint(painter, number)
                yield number
        finally:
            painter.end()

    def image(self, number: int, scale: float = 1.0) -> QImage:
        """Return one page as a picture."""
        size = QSize(round(self.sheet.width * scale), round(self.sheet.height * scale))
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        self.paint(painter, number)
        painter.end()
        return image

    def paint(self, painter: QPainter, number: int) -> None:
        """Draw one page."""
        with theme.on_paper(black_white=self.black_white):
            for strip, room in self._pages[number]:
                painter.save()
                strip.draw(painter, room)
                painter.restore()
            self._paint_footer(painter, number)

    def _paint_footer(self, painter: QPainter, number: int) -> None:
        room = self.sheet.footer
        painter.fillRect(QRectF(room.left(), room.top() + 10, room.width(), 1),
                         theme.colour("hairline"))  # fmt: skip
        line = QRectF(room.left(), room.top() + 13, room.width(), 16)
        page = self.document.page_of.format(n=number + 1, count=self.count)
        beside = paint.width_of(page, "caption") + 12
        paint.text(painter, line.adjusted(0, 0, -beside, 0), self.document.footer, role="caption",
                   token="text-3")  # fmt: skip
        paint.text(painter, line, page, role="caption", token="text-3", align=paint.AlignRight)

    def _plot(self, painter: QPainter, room: QRectF, chart: Chart) -> None:
        """Draw a chart as on screen, in vectors: the scene, without the widget around it."""
        if self._canvas is None:
            self._canvas = Canvas()
            self._canvas.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            self._canvas.plain = True
        canvas = self._canvas
        canvas.resize(room.size().toSize())
        canvas.show()
        canvas.show_chart(chart)
        canvas.restyle()
        canvas.render(painter, QRectF(room.topLeft(), canvas.size()), canvas.rect())
        canvas.hide()


def _cover(document: Document, width: float) -> list[Strip]:
    """Title, who and when, and what must not be overlooked."""
    made = [words_strip(Words(document.title, "page", "text-1"), width)]
    made += [words_strip(Words(line, "small", "text-2"), width) for line in document.lines]
    made += [words_strip(Words(line, "small", "warn"), width) for line in document.notices]
    return [Strip(one.height + 3, one.draw) for one in made]
