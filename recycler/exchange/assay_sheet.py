"""The sheet of results: what laboratories found in the batches of a summary, one row each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from recycler.exchange.figures import SummaryFigures
from recycler.exchange.grid import FIRST_ROW, Grid, Head
from recycler.exchange.long_sheet import LongColumn, Looks
from recycler.exchange.sheet_xml import Formula, Rows, row_xml
from recycler.exchange.styles import MOMENT, Styles
from recycler.laboratory.records import FRACTION_PER_UNIT, AssayResult

if TYPE_CHECKING:
    from recycler.exchange.summary_sheets import Contents

_FRACTION = "0.000000"


@dataclass(frozen=True, slots=True)
class _Line:
    """What a row is made from."""

    result: AssayResult
    row: int
    moment: datetime


class AssaySheet:
    """Its heads are the names of the columns of an import of results."""

    def __init__(self, figures: SummaryFigures) -> None:
        self._zone = figures.facility.zone_info
        self._count = figures.assays
        self._columns = _columns()
        self._letters = [get_column_letter(n) for n in range(1, len(self._columns) + 1)]
        self.last_row = FIRST_ROW + max(self._count, 1) - 1

    def lay_out(self, grid: Grid, contents: "Contents") -> None:
        """Write title and heads, and declare the table the rows will fill."""
        words = contents.words
        note = words("Results of the valid batches; rejected ones are struck through.")
        grid.titles(words("Assays"), contents.lines(note))
        grid.heads([Head(c.name, c.width, c.role, c.number_format) for c in self._columns])
        grid.table(len(self._columns), self.last_row)

    def rows(self, results: Iterable[AssayResult], styles: Styles) -> Rows:
        """Return the rows to come; the styles they use are made known at once."""
        looks = [Looks(column, styles) for column in self._columns]
        dimension = f"A1:{self._letters[-1]}{self.last_row}"
        return Rows(self._rows(results, looks), dimension, self._count)

    def _rows(self, results: Iterable[AssayResult], looks: "list[Looks[_Line]]") -> Iterator[str]:
        for row, result in enumerate(islice(results, self._count), FIRST_ROW):
            moment = result.moment.astimezone(self._zone).replace(tzinfo=None)
            line = _Line(result, row, moment)
            cells = [look.cell(line, void=not result.counts) for look in looks]
            yield row_xml(row, self._letters, cells)


def _columns() -> "tuple[LongColumn[_Line], ...]":
    return (
        LongColumn("ticket", 15, lambda line: line.result.ticket, "strong"),
        LongColumn("sample", 16, lambda line: line.result.sample),
        LongColumn("element", 10, lambda line: line.result.element, "strong"),
        LongColumn("value", 12, lambda line: float(line.result.value), "number"),
        LongColumn("unit", 9, lambda line: str(line.result.unit), "evidence"),
        LongColumn("below", 8, lambda line: "<" if line.result.below else None),
        LongColumn("sd", 11, _sd, "interval"),
        LongColumn("fraction", 12, _fraction, "number", _FRACTION),
        LongColumn("method", 16, lambda line: line.result.method, "evidence"),
        LongColumn("instrument", 16, lambda line: line.result.instrument),
        LongColumn("laboratory", 20, lambda line: line.result.laboratory),
        LongColumn("analysed_at", 17, lambda line: line.moment, "text", MOMENT),
        LongColumn("state", 12, lambda line: str(line.result.state)),
        LongColumn("score", 9, lambda line: line.result.score, "number", "0.0"),
        LongColumn("why", 30, lambda line: line.result.why, "evidence"),
        LongColumn("recorded_by", 16, lambda line: line.result.recorded_by),
    )


def _sd(line: _Line) -> float | None:
    return None if line.result.sd is None else float(line.result.sd)


def _fraction(line: _Line) -> Formula:
    """The share of the dry mass [-], live."""
    factor = FRACTION_PER_UNIT[line.result.unit]
    return Formula(f"D{line.row}*{factor.normalize():f}", line.result.fraction)
