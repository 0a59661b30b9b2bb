"""The summary of a period as a workbook: totals as live formulas, native charts."""

from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook

from recycler.errors import InputError
from recycler.exchange.batch_sheet import MOST_ROWS, BatchSheet
from recycler.exchange.figures import BatchLine, SummaryFigures
from recycler.exchange.grid import Grid
from recycler.exchange.labels import Words
from recycler.exchange.overview_sheet import Overview
from recycler.exchange.provenance_sheet import write_provenance
from recycler.exchange.saving import save_workbook, saved_as, tidied
from recycler.exchange.sheet_xml import filled
from recycler.exchange.styles import Styles
from recycler.exchange.summary_charts import add_charts
from recycler.exchange.summary_sheets import (
    Contents,
    write_elements,
    write_materials,
    write_months,
    write_origins,
)
from recycler.problems import Report, unheard

SHEETS = ("Summary", "Elements", "Materials", "Months", "Origins", "Batches", "Provenance")


def write_workbook(
    figures: SummaryFigures,
    batches: Iterable[BatchLine],
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
        out: the file; it appears whole or not at all.
        words: turns English headings into those of the language in use.
        report: progress; raise from it to stop with nothing written.

    Raises:
        InputError: `cannot_write` or `too_many_batches`.
    """
    count = figures.batches + figures.voids
    if count > MOST_ROWS:
        raise InputError("too_many_batches", count=count, limit=MOST_ROWS)
    book = _Book(figures, words)
    saved_as(out, lambda path: book.save(path, batches, report))


class _Book:
    """The workbook: openpyxl lays its sheets out, the rows of the long one are put in after."""

    def __init__(self, figures: SummaryFigures, words: Words) -> None:
        self._book = Workbook()
        self._book.remove(self._book.worksheets[0])
        self._styles = Styles(self._book, words)
        self._batches = BatchSheet(figures, words)
        self._contents = Contents(figures, words, self._batches)
        self._grids = {name: Grid(self._book.create_sheet(name), self._styles) for name in SHEETS}
        self._lay_out()

    def save(self, path: Path, batches: Iterable[BatchLine], report: Report) -> None:
        """Write the file, row by row."""
        rows = self._batches.rows(batches, self._styles, report)
        laid_out = path.with_suffix(".laid-out")
        try:
            save_workbook(self._book, laid_out)
            results = {SHEETS.index(name) + 1: grid.results for name, grid in self._grids.items()}
            filled(laid_out, path, {SHEETS.index("Batches") + 1: rows}, results)
        finally:
            tidied(laid_out)

    def _lay_out(self) -> None:
        grids, contents = self._grids, self._contents
        write_elements(grids["Elements"], contents)
        write_materials(grids["Materials"], contents)
        write_months(grids["Months"], contents)
        write_origins(grids["Origins"], contents)
        write_provenance(grids["Provenance"], contents)
        self._batches.lay_out(grids["Batches"], contents)
        overview = Overview(grids["Summary"], contents)
        overview.write()
        sheets = {name: grid.sheet for name, grid in grids.items()}
        row = overview.last_row + 2
        add_charts(sheets["Summary"], sheets["Months"], sheets["Origins"], contents, row)
        calculation = self._book.calculation
        if calculation is not None:
            calculation.fullCalcOnLoad = True
