"""A copy of a workbook somebody handed in, with what is wrong marked where it stands."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from recycler.entry.typed import lines
from recycler.errors import InputError
from recycler.exchange.apart import keeps_its_looks
from recycler.exchange.columns import BATCHES
from recycler.exchange.containers import HEADER_ROWS
from recycler.exchange.heads import Form, Header
from recycler.exchange.labels import Words, as_written
from recycler.exchange.rows import SCORE_OF_A_HEADER, read_rows
from recycler.exchange.saving import save_workbook, saved_as
from recycler.exchange.styles import BAD_SOFT, MOMENT, Styles, set_up_print, set_widths
from recycler.problems import Problem, Say

_SHEET = "Problems"
_MOST_MARKED = 5_000  # cells with a comment; more than that nobody opens one by one
_HEADS = ("Row", "Column", "Value", "What to do")


def write_annotated(
    path_in: Path,
    path_out: Path,
    problems: Sequence[Problem],
    say: Say,
    words: Words = as_written,
    form: Form[Header] = BATCHES,
) -> None:
    """Copy a workbook with the bad cells filled and commented, and a sheet that lists them.

    An xlsx keeps its own looks; of any other kind of file the rows are copied into an xlsx.

    Args:
        path_in: what was handed in.
        path_out: the marked copy.
        problems: what importing it said.
        say: turns a problem into its sentence.
        words: turns English headings into those of the language in use.
        form: how the header row is known.

    Raises:
        InputError: `cannot_write`, or why `path_in` cannot be read.
    """
    if path_in.resolve() == path_out.resolve():
        raise InputError("cannot_write", file=str(path_out), reason=path_in.name)
    book = _opened(path_in, form)
    styles = Styles(book, words)
    told = [(problem, say(problem)) for problem in problems]
    _mark(book, told, form)
    _list(book, told, styles, words)
    saved_as(path_out, lambda unfinished: save_workbook(book, unfinished))


def _opened(path: Path, form: Form[Header]) -> Workbook:
    return load_workbook(path) if keeps_its_looks(path) else _copied(path, form)


def _copied(path: Path, form: Form[Header]) -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    raw = read_rows(path, form)
    sheet.title = _title(raw.name)
    for row in raw.rows:
        for index, value in enumerate(row.cells, raw.first_column + 1):
            _put_as_read(sheet.cell(row.number, index), value)
    return book


def _put_as_read(cell: Any, value: Any) -> None:
    if isinstance(value, str):
        cell.value = lines(value) or None
        cell.data_type = "s" if cell.value else "n"
    else:
        cell.value = value
        if isinstance(value, dt.datetime):
            cell.number_format = MOMENT


def _mark(book: Workbook, told: Iterable[tuple[Problem, str]], form: Form[Header]) -> None:
    fill = PatternFill("solid", BAD_SOFT)
    sentences: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    places: dict[str, dict[str, int]] = {}
    for problem, sentence in told:
        sheet = _sheet(book, problem.sheet)
        if problem.row is None:
            continue
        columns = places.setdefault(sheet.title, _columns(sheet, form))
        column = columns.get(problem.column or "", 1)
        if len(sentences) < _MOST_MARKED:
            sentences[sheet.title, problem.row, column].append(sentence)
    for (title, row, column), said in sentences.items():
        cell = book[title].cell(row, column)
        cell.fill = fill
        cell.comment = Comment("\n".join(said), "Recycler", height=100, width=280)


def _columns(sheet: Worksheet, form: Form[Header]) -> dict[str, int]:
    """Return where each head stands, in the header row as the import finds it."""
    for row in sheet.iter_rows(max_row=HEADER_ROWS):
        if form.score([cell.value for cell in row]) >= SCORE_OF_A_HEADER:
            return {str(cell.value).strip(): cell.column or 1 for cell in reversed(row)}
    return {}


def _list(
    book: Workbook, told: Sequence[tuple[Problem, str]], styles: Styles, words: Words
) -> None:
    sheet = book.create_sheet(_free_title(book, words(_SHEET)))
    for index, head in enumerate(_HEADS, 1):
        styles.put(sheet.cell(1, index), words(head), "head")
    for row, (problem, sentence) in enumerate(told, 2):
        styles.put(sheet.cell(row, 1), problem.row, "number")
        styles.put(sheet.cell(row, 2), problem.column or "–", "text")
        styles.put(sheet.cell(row, 3), lines(problem.value) or "–", "text")
        styles.put(sheet.cell(row, 4), sentence, "text")
    sheet.freeze_panes = "A2"
    set_widths(sheet, {"A": 8, "B": 20, "C": 30, "D": 110})
    set_up_print(sheet, repeat_row=1)


def _sheet(book: Workbook, name: str | None) -> Worksheet:
    """Return the sheet a problem is of; a copied text file has one under a shorter name."""
    title = _title(name or "")
    return book[title] if title in book.sheetnames else book.worksheets[0]


def _title(name: str) -> str:
    """Return a name as a sheet may have it."""
    return "".join("_" if c in "[]:*?/\\" else c for c in name)[:31] or "Sheet1"


def _free_title(book: Workbook, title: str) -> str:
    taken = {name.casefold() for name in book.sheetnames}
    numbered = (title, *(f"{title} {number}" for number in range(2, 100)))
    return next(name for name in numbered if name.casefold() not in taken)
