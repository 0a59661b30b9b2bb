"""The colours, sizes and type roles of the look, as data."""

from typing import Literal, NamedTuple

from PySide6.QtCore import Qt

Ink = Literal["text-1", "text-2", "text-3", "accent", "on-accent", "ok", "warn", "bad", "info"]
Role = Literal[
    "caption", "small", "header", "body", "strong", "key",
    "section", "record", "page", "figure", "unit",
]  # fmt: skip


class Tokens(NamedTuple):
    """Every colour of one theme, as #rrggbb; a token "text-2" is the attribute `text_2`."""

    name: str
    surface_0: str
    surface_1: str
    surface_2: str
    surface_3: str
    hairline: str
    field: str
    text_1: str
    text_2: str
    text_3: str
    accent: str
    on_accent: str
    accent_soft: str
    track: str
    grid: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    streams: tuple[str, ...]

    @property
    def info(self) -> str:
        return self.accent

    @property
    def info_soft(self) -> str:
        return self.accent_soft

    @property
    def dark(self) -> bool:
        return self.name == "dark"

    @property
    def black_white(self) -> bool:
        return self.name == "ink"

    def hex(self, token: str) -> str:
        """Return the colour of a token by its name on the look page, e.g. "accent-soft"."""
        value = getattr(self, token.replace("-", "_"))
        return value if isinstance(value, str) else ""


LIGHT = Tokens(
    name="light",
    surface_0="#F1F3F6", surface_1="#FAFBFC", surface_2="#FFFFFF", surface_3="#E9EDF2",
    hairline="#DDE2E9", field="#868F9D",
    text_1="#1A212B", text_2="#465160", text_3="#606B7A",
    accent="#1F5AB8", on_accent="#FFFFFF", accent_soft="#E4EDFA",
    track="#D5DCE6", grid="#E8ECF1",
    ok="#1A7042", ok_soft="#E3F3E9", warn="#8A5200", warn_soft="#FCEFD8",
    bad="#B3241C", bad_soft="#FCE9E7",
    streams=(
        "#505CBD", "#D18321", "#237252", "#9A447D",
        "#827126", "#2CA1C3", "#5A2014", "#2D2D2D",
    ),
)  # fmt: skip

DARK = Tokens(
    name="dark",
    surface_0="#14171B", surface_1="#191D22", surface_2="#20252B", surface_3="#2B323A",
    hairline="#323A44", field="#717C8B",
    text_1="#E7EAEE", text_2="#B5BDC8", text_3="#95A0AE",
    accent="#82B1FF", on_accent="#0E1A2B", accent_soft="#20344F",
    track="#3B4552", grid="#2A3139",
    ok="#6FCB98", ok_soft="#1B3527", warn="#E9B75F", warn_soft="#3A2E17",
    bad="#FF9188", bad_soft="#432321",
    streams=(
        "#5C60E0", "#EB8110", "#59BD8D", "#C676B5",
        "#F9E18C", "#98DBFE", "#B55478", "#DCDDDE",
    ),
)  # fmt: skip

# What a black-and-white printer can do: one ink, and a grey of 20 % for what was known before.
INK = Tokens(
    name="ink",
    surface_0="#F0F0F0", surface_1="#FFFFFF", surface_2="#FFFFFF", surface_3="#E0E0E0",
    hairline="#A0A0A0", field="#000000",
    text_1="#000000", text_2="#000000", text_3="#000000",
    accent="#000000", on_accent="#FFFFFF", accent_soft="#F0F0F0",
    track="#CCCCCC", grid="#D8D8D8",
    ok="#000000", ok_soft="#FFFFFF", warn="#000000", warn_soft="#FFFFFF",
    bad="#000000", bad_soft="#FFFFFF",
    streams=("#000000",) * 8,
)  # fmt: skip


class StreamMark(NamedTuple):
    """What tells a series from the others without its colour."""

    pattern: Qt.BrushStyle
    marker: str  # pyqtgraph's names
    dash: tuple[float, ...]  # empty: a solid line


_B = Qt.BrushStyle
STREAM_MARKS = (
    StreamMark(_B.SolidPattern, "o", ()),
    StreamMark(_B.FDiagPattern, "s", (6, 3)),
    StreamMark(_B.BDiagPattern, "t", (2, 3)),
    StreamMark(_B.Dense6Pattern, "d", (8, 3, 2, 3)),
    StreamMark(_B.HorPattern, "t1", (10, 4)),
    StreamMark(_B.VerPattern, "p", (4, 2)),
    StreamMark(_B.CrossPattern, "star", (1, 2)),
    StreamMark(_B.DiagCrossPattern, "+", (12, 3, 2, 3, 2, 3)),
)


class Metrics(NamedTuple):
    """Heights that depend on how dense the window is [px]."""

    row: int
    header: int
    field: int
    button: int
    chip: int
    badge: int
    bar_row: int


ROOMY = Metrics(row=30, header=28, field=32, button=30, chip=26, badge=20, bar_row=34)
COMPACT = Metrics(row=26, header=26, field=28, button=26, chip=24, badge=18, bar_row=30)

MARGIN = 24  # page margin, also the first column's distance from the edge
GAP = 16  # between panels
HEAD = 56
STATUS = 28
RAIL = 176
RAIL_NARROW = 56
NARROW_BELOW = 1360
COMPACT_BELOW = 860

# size and line [px], weight
TYPE: dict[Role, tuple[int, int, int]] = {
    "caption": (11, 16, 400),
    "small": (12, 16, 400),
    "header": (12, 16, 500),
    "body": (13, 20, 400),
    "key": (13, 20, 500),
    "strong": (13, 20, 600),
    "section": (14, 20, 600),
    "record": (16, 20, 600),
    "page": (18, 24, 600),
    "figure": (24, 32, 600),
    "unit": (13, 20, 400),
}
FAMILIES = (
    "Inter", "Segoe UI", "SF Pro Text", "Noto Sans",
    "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", "Hiragino Sans", "Meiryo", "DejaVu Sans",
)  # fmt: skip
