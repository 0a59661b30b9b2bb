"""The sheet of batches: one row each, the raw readings with live formulas beside them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from recycler.batch import Batch, State
from recycler.exchange.figures import OTHERS, BatchLine, SummaryFigures
from recycler.exchange.grid import FIRST_ROW, Grid, Head
from recycler.exchange.labels import Words, stream_text
from recycler.exchange.long_sheet import LongColumn, Looks
from recycler.exchange.sheet_xml import Formula, Rows, row_xml
from recycler.exchange.styles import MOMENT, MONTH, Styles
from recycler.problems import Report
from recycler.totals.holding import Kind
from recycler.units import UG_PER_KG, UG_PER_UNIT

if TYPE_CHECKING:
    from recycler.exchange.summary_sheets import Contents

MOST_ROWS = 1_048_576 - FIRST_ROW
_REPORT_EVERY = 500
ASSAYED = "yes"
_KG, _SHARE = "#,##0.000", "0.0000"
_AFTER_NUMBER = "evidence"  # texts that stand off the number at their left
_PPM_PER_PERCENT = 10_000


@dataclass(frozen=True, slots=True)
class _Line:
    """What a row is made from: a batch and what its place in the summary adds."""

    batch: Batch
    row: int
    moment: datetime
    assayed: bool
    share: float
    name: str
    stream: str


class BatchSheet:
    """Where the columns of the sheet stand, and its rows.

    The heads are the names of the intake columns, so that the sheet can be imported again.
    """

    def __init__(self, figures: SummaryFigures, words: Words) -> None:
        self._zone = figures.facility.zone_info
        self._materials = figures.known_materials
        self._names = {code: words(one.name) for code, one in self._materials.items()}
        self._streams = figures.streams
        self._words = words
        self._shares = _headline_shares(figures)
        self._count = figures.batches + figures.voids
        self._columns = _columns(figures.headline)
        self._letters = [get_column_letter(n) for n in range(1, len(self._columns) + 1)]
        self.last_row = FIRST_ROW + max(self._count, 1) - 1
        self.heads = [column.name for column in self._columns]
        self.recovered = f"{figures.headline}_recovered_kg"

    def range(self, name: str) -> str:
        """Return the cells of a column, for a formula on another sheet."""
        letter = self._letters[self.heads.index(name)]
        return f"Batches!${letter}${FIRST_ROW}:${letter}${self.last_row}"

    def lay_out(self, grid: Grid, contents: "Contents") -> None:
        """Write title and heads, and declare the table the rows will fill."""
        words = contents.words
        note = words("Blue cells may be changed; void batches are listed and not summed.")
        grid.titles(words("Batches"), contents.lines(note))
        columns = self._columns
        grid.heads([Head(c.name, c.width, c.role, c.number_format) for c in columns])
        grid.table(len(columns), self.last_row)

    def rows(self, batches: Iterable[BatchLine], styles: Styles, report: Report) -> Rows:
        """Return the rows to come; the styles they use are made known at once."""
        looks = [Looks(column, styles) for column in self._columns]
        dimension = f"A1:{self._letters[-1]}{self.last_row}"
        return Rows(self._rows(batches, looks, report), dimension, self._count)

    def _rows(
        self, batches: Iterable[BatchLine], looks: "list[Looks[_Line]]", report: Report
    ) -> Iterator[str]:
        for number, (batch, found) in enumerate(islice(batches, self._count)):
            if number % _REPORT_EVERY == 0:
                report(number, self._count)
            line = self._line(batch, found, FIRST_ROW + number)
            void = batch.state == State.VOID
            cells = [look.cell(line, void=void) for look in looks]
            yield row_xml(line.row, self._letters, cells)
        report(self._count, self._count)

    def _line(self, batch: Batch, found: float | None, row: int) -> _Line:
        material = self._materials[batch.material]
        stream = material.family if material.family in self._streams else OTHERS
        kind = (batch.material, batch.composition_version, batch.route, batch.route_version)
        moment = batch.received_at.astimezone(self._zone).replace(tzinfo=None)
        share = self._shares.get(kind, 0.0) if found is None else found
        stream_name = stream_text(stream, self._words)
        return _Line(
            batch, row, moment, found is not None, share, self._names[batch.material], stream_name
        )


def _columns(headline: str) -> tuple[LongColumn[_Line], ...]:
    return (
        LongColumn("ticket", 15, lambda line: line.batch.ticket, "strong"),
        LongColumn("received_at", 17, lambda line: line.moment, "text", MOMENT),
        LongColumn("month", 11, lambda line: _first_of_month(line.moment), "text", MONTH),
        LongColumn("material", 18, lambda line: line.batch.material),
        LongColumn("material_name", 34, lambda line: line.name, "second"),
        LongColumn("stream", 18, lambda line: line.stream, "second"),
        LongColumn("supplier", 26, lambda line: line.batch.supplier),
        LongColumn("supplier_lot", 14, lambda line: line.batch.supplier_lot),
        LongColumn("origin_country", 15, lambda line: line.batch.origin_country),
        LongColumn("gross", 11, lambda line: float(line.batch.gross), "input number"),
        LongColumn("tare", 10, lambda line: float(line.batch.tare), "input number"),
        LongColumn("unit", 11, lambda line: line.batch.unit, _AFTER_NUMBER),
        LongColumn("net_kg", 12, _net_kg, "number", _KG),
        LongColumn(
            "moisture_pct", 13, lambda line: _percent(line.batch.moisture_ppm), "input number"
        ),
        LongColumn(
            "contamination_pct", 18, lambda line: _percent(line.batch.contamination_ppm),
            "input number",
        ),
        LongColumn("dry_kg", 12, _dry_kg, "number", _KG),
        LongColumn("route", 18, lambda line: line.batch.route, _AFTER_NUMBER),
        LongColumn(
            "composition_version", 20, lambda line: line.batch.composition_version, "number"
        ),
        LongColumn("route_version", 14, lambda line: line.batch.route_version, "number"),
        LongColumn("state", 11, lambda line: str(line.batch.state), _AFTER_NUMBER),
        LongColumn("assayed", 10, lambda line: ASSAYED if line.assayed else None),
        LongColumn(f"{headline}_recovered_share", 22, lambda line: line.share, "number", _SHARE),
        LongColumn(f"{headline}_recovered_kg", 20, _recovered_kg, "strong number", _KG),
        LongColumn("note", 40, lambda line: line.batch.note, _AFTER_NUMBER),
    )  # fmt: skip


def _headline_shares(figures: SummaryFigures) -> dict[Kind, float]:
    shares: dict[Kind, float] = defaultdict(float)
    for row in figures.shares:
        if row.element in figures.members(figures.headline):
            shares[row.kind] += row.recovered_share
    return shares


def _first_of_month(moment: datetime) -> datetime:
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _percent(ppm: int | None) -> float | None:
    return None if ppm is None else ppm / _PPM_PER_PERCENT


def _net_kg(line: _Line) -> Formula:
    factor = UG_PER_UNIT[line.batch.unit] / UG_PER_KG
    times = "" if factor == 1 else f"*{factor.normalize():f}"
    return Formula(f"ROUND((J{line.row}-K{line.row}){times},9)", line.batch.net_kg)


def _dry_kg(line: _Line) -> Formula:
    row = line.row
    formula = f"ROUND(M{row}*(1-N{row}/100)*(1-O{row}/100),9)"
    return Formula(formula, line.batch.dry_kg)


def _recovered_kg(line: _Line) -> Formula:
    return Formula(f"P{line.row}*V{line.row}", line.batch.dry_kg * line.share)
