"""The summary of a period as a workbook: totals as live formulas, native charts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

from recycler.errors import InputError
from recycler.exchange.assay_sheet import AssaySheet
from recycler.exchange.batch_sheet import MOST_ROWS, BatchSheet
from recycler.exchange.briefing_sheets import write_dates, write_rates
from recycler.exchange.evidence_sheet import write_evidence
from recycler.exchange.figures import BatchLine, SummaryFigures
from recycler.exchange.grid import Grid
from recycler.exchange.labels import Words
from recycler.exchange.outlook_sheets import write_diversification, write_targets, write_value
from recycler.exchange.overview_sheet import Overview
from recycler.exchange.provenance_sheet import write_provenance
from recycler.exchange.saving import save_workbook, saved_as, tidied
from recycler.exchange.sheet_xml import filled
from recycler.exchange.styles import Styles
from recycler.exchange.summary_charts import add_charts
from recycler.exchange.summary_sheets import (
    Contents,
    write_days,
    write_elements,
    write_materials,
    write_months,
    write_origins,
)
from recycler.laboratory.records import AssayResult
from recycler.problems import Report, unheard


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the summary: how it is written, and whether a period has one.

    One more sheet is one more entry of `SHEETS`. Those that say nothing of how they are written are
    the first one, and the long ones whose rows are put in afterwards.
    """

    name: str
    write: Callable[[Grid, Contents], None] | None = None
    is_wanted: Callable[[SummaryFigures], bool] = lambda figures: True


SHEETS = (
    Sheet("Summary"),
    Sheet("Elements", write_elements),
    Sheet("Materials", write_materials),
    Sheet("Months", write_months),
    Sheet("Days", write_days, lambda figures: bool(figures.days)),
    Sheet("Origins", write_origins),
    Sheet("Targets", write_targets, lambda figures: figures.followed > 0),
    Sheet("Diversification", write_diversification, lambda figures: figures.batches > 0),
    Sheet("Value", write_value, lambda figures: bool(figures.currency)),
    Sheet("Rates", write_rates, lambda figures: bool(figures.rates)),
    Sheet("Dates", write_dates, lambda figures: bool(figures.dates)),
    Sheet("Batches"),
    Sheet("Assays"),
    Sheet("Evidence", write_evidence),
    Sheet("Provenance", write_provenance),
)


def sheets_of(figures: SummaryFigures) -> tuple[str, ...]:
    """Return the names of the sheets the summary of a period has, in order."""
    return tuple(sheet.name for sheet in SHEETS if sheet.is_wanted(figures))


def write_workbook(
    figures: SummaryFigures,
    batches: Iterable[BatchLine],
    results: Iterable[AssayResult],
    out: Path,
    words: Words,
    report: Report = unheard,
) -> None:
    """Write the summary of a period.

    Every total is a formula over the rows below it, and comes with the figure it comes to. The
    5 % and 95 % columns are figures: the interval of a sum is not the sum of intervals.

    Args:
        figures: what is summed up.
        batches: the batches of the period, void ones too.
        results: what was found in them, as many as the figures say.
        out: the file; it appears whole or not at all.
        words: turns English headings into those of the language in use.
        report: progress; raise from it to stop with nothing written.

    Raises:
        InputError: `cannot_write` or `too_many_batches`.
    """
    count = max(figures.batches + figures.voids, figures.assays)
    if count > MOST_ROWS:
        raise InputError("too_many_batches", count=count, limit=MOST_ROWS)
    book = _Book(figures, words)
    saved_as(out, lambda path: book.save(path, batches, results, report))


class _Book:
    """The workbook: openpyxl lays its sheets out, the rows of the long one are put in after."""

    def __init__(self, figures: SummaryFigures, words: Words) -> None:
        self._book = Workbook()
        self._book.remove(self._book.worksheets[0])
        self._styles = Styles(self._book, words)
        self._batches, self._assays = BatchSheet(figures, words), AssaySheet(figures)
        self._contents = Contents(figures, words, self._batches)
        self._sheets = sheets_of(figures)
        self._grids = {
            name: Grid(self._book.create_sheet(name), self._styles) for name in self._sheets
        }
        self._lay_out()

    def save(
        self, path: Path, batches: Iterable[BatchLine], results: Iterable[AssayResult],
        report: Report,
    ) -> None:  # fmt: skip
        """Write the file, row by row."""
        rows = {
            self._place("Batches"): self._batches.rows(batches, self._styles, report),
            self._place("Assays"): self._assays.rows(results, self._styles),
        }
        laid_out = path.with_suffix(".laid-out")
        try:
            save_workbook(self._book, laid_out)
            live = {self._place(name): grid.results for name, grid in self._grids.items()}
            filled(laid_out, path, rows, live)
        finally:
            tidied(laid_out)

    def _place(self, name: str) -> int:
        """The number of a sheet in the file."""
        return self._sheets.index(name) + 1

    def _lay_out(self) -> None:
        grids, contents = self._grids, self._contents
        for sheet in SHEETS:
            if sheet.write and sheet.name in grids:
                sheet.write(grids[sheet.name], contents)
        self._batches.lay_out(grids["Batches"], contents)
        self._assays.lay_out(grids["Assays"], contents)
        overview = Overview(grids["Summary"], contents)
        overview.write()
        sheets = {name: grid.sheet for name, grid in grids.items()}
        row = overview.last_row + 2
        steps = sheets["Days" if contents.figures.days else "Months"]
        add_charts(sheets["Summary"], steps, sheets["Origins"], contents, row)
        calculation = self._book.calculation
        if calculation is not None:
            calculation.fullCalcOnLoad = True
