"""The targets as a workbook: what the page shows, in figures."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recycler.targets.standing import Standing

# The names of `targets --json`, so that the two can be compared.
HEAD = (
    "code", "name", "authority", "figure", "subject", "legal", "evidence", "comparator", "value",
    "unit", "by", "current", "p05", "p95", "projected", "projected_p05", "projected_p95",
    "probability", "status", "basis", "n", "place", "source",
)  # fmt: skip
_WIDTHS = {"name": 40, "authority": 18, "subject": 24, "place": 24, "source": 50, "code": 22}


def write_targets(
    standings: "Sequence[Standing]", path: Path, told: Sequence[tuple[str, str]]
) -> int:
    """Write targets as they stand; returns how many.

    Args:
        standings: to write.
        path: the workbook; it appears whole or not at all.
        told: where from, by whom and when, for the second sheet.

    Raises:
        InputError: `cannot_write`.
    """
    from recycler.exchange.saving import saved_as

    saved_as(path, lambda unfinished: _write(standings, unfinished, told))
    return len(standings)


def _write(standings: "Sequence[Standing]", path: Path, told: Sequence[tuple[str, str]]) -> None:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    from recycler.exchange.labels import Words
    from recycler.exchange.saving import save_workbook
    from recycler.exchange.styles import Styles

    english: Words = str
    book = Workbook()
    sheet, styles = book.active, Styles(book, english)
    assert sheet is not None
    sheet.title, sheet.freeze_panes = "Targets", "C2"
    for column, name in enumerate(HEAD, 1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, 13)
        styles.put(sheet.cell(1, column), name, "head")
    for row, standing in enumerate(standings, 2):
        values = standing.as_dict()
        for column, name in enumerate(HEAD, 1):
            _put(styles, sheet.cell(row, column), values[name], values["unit"])
    about = book.create_sheet("About")
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 22, 70
    for row, (name, value) in enumerate(told, 1):
        styles.put(about.cell(row, 1), name, "second")
        styles.put(about.cell(row, 2), value, "text")
    save_workbook(book, path)


def _put(styles: Any, cell: Any, value: object, unit: str) -> None:
    if isinstance(value, int | float):
        styles.put(cell, value, "number", "0.0000" if unit == "fraction" else "#,##0.0##")
    else:
        styles.put(cell, value, "text")
