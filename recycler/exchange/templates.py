"""Empty workbooks to fill in: drop-downs, units, rules, and one example row."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from recycler.countries import countries
from recycler.elements import ELEMENT_NAMES
from recycler.entry.field_rules import LIST_DASH
from recycler.errors import InputError
from recycler.exchange.labels import Words, as_written
from recycler.exchange.saving import save_workbook, saved_as
from recycler.exchange.styles import Styles, set_up_print, set_widths
from recycler.exchange.template_columns import KINDS, Column, Template
from recycler.laboratory.records import FRACTION_PER_UNIT
from recycler.laboratory.rules import STATES
from recycler.processing.hazards import HazardClass
from recycler.processing.records import RunKind
from recycler.processing.rules import BOOKINGS
from recycler.units import UG_PER_UNIT

if TYPE_CHECKING:
    from recycler.reference.data import Reference

ROWS = 2_000  # that have drop-downs
_LISTS, _HELP = "Lists", "Help"


def write_template(
    kind: str, path: Path, reference: "Reference", words: Words = as_written
) -> None:
    """Write an empty workbook.

    Args:
        kind: `intake`, `assay` or `run`.
        path: the file; one that is there is replaced.
        reference: what the drop-downs offer.
        words: turns English words into those of the language in use; the heads stay as they are,
            so that a filled-in workbook is read everywhere.

    Raises:
        InputError: `unknown_template` or `cannot_write`.
    """
    if kind not in KINDS:
        raise InputError("unknown_template", value=kind, kinds=list(KINDS))
    template = KINDS[kind]
    book = Workbook()
    styles = Styles(book, words)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = template.title
    _fill(sheet, template.columns, styles, words)
    _explain(book.create_sheet(_HELP), template, styles, words)
    lists = _lists(reference, words)
    places = _write_lists(book.create_sheet(_LISTS), lists, styles)
    _restrict(sheet, template.columns, places, words)
    saved_as(path, lambda unfinished: save_workbook(book, unfinished))


def _fill(sheet: Worksheet, columns: Sequence[Column], styles: Styles, words: Words) -> None:
    for index, column in enumerate(columns, 1):
        head = styles.put(sheet.cell(1, index), column.name, "head")
        head.comment = Comment(_told(column, words), "Recycler", height=90, width=260)
        role = "input number" if column.most else "input"
        name = styles.name(role, column.number_format)
        for row in range(2, ROWS + 2):
            sheet.cell(row, index).style = name
        sheet.cell(2, index).value = column.example  # type: ignore[assignment]
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    sheet.freeze_panes = "A2"
    set_up_print(sheet, repeat_row=1)


def _told(column: Column, words: Words) -> str:
    needed = words("Required.") if column.required else words("May be left empty.")
    return f"{needed} {words(column.rule)}"


def _explain(sheet: Worksheet, template: Template, styles: Styles, words: Words) -> None:
    styles.put(sheet["A1"], words("How to fill in this workbook"), "title")
    lines = (
        template.a_row,
        "The order of the columns does not matter, and further columns are left alone.",
        "Importing the same workbook twice logs nothing twice.",
    )
    for row, text in enumerate(lines, 2):
        styles.put(sheet.cell(row, 1), words(text), "subtitle")
    for index, head in enumerate(("Column", "Required", "Unit", "What may stand there"), 1):
        styles.put(sheet.cell(6, index), words(head), "head")
    for row, column in enumerate(template.columns, 7):
        styles.put(sheet.cell(row, 1), column.name, "strong")
        styles.put(sheet.cell(row, 2), words("yes") if column.required else "–", "text")
        styles.put(sheet.cell(row, 3), words(column.unit) if column.unit else "–", "text")
        styles.put(sheet.cell(row, 4), words(column.rule), "text")
    set_widths(sheet, {"A": 20, "B": 12, "C": 16, "D": 110})
    set_up_print(sheet)


def _lists(reference: "Reference", words: Words) -> dict[str, list[str]]:
    def listed(code: str, name: str) -> str:
        return f"{code}{LIST_DASH}{words(name)}"

    routes = {route.code: route.name for route in reference.routes.values()}
    return {
        "materials": [listed(code, m.name) for code, m in sorted(reference.materials.items())],
        "units": list(UG_PER_UNIT),
        "countries": [listed(c.code, c.name) for c in countries().values()],
        "routes": [listed(code, name) for code, name in sorted(routes.items())],
        "elements": [listed(symbol, name) for symbol, name in ELEMENT_NAMES.items()],
        "assay_units": list(FRACTION_PER_UNIT),
        "methods": list(dict.fromkeys(row.text("method") for row in reference.table("methods"))),
        "assay_states": [str(state) for state in STATES],
        "run_kinds": [kind.value for kind in RunKind],
        "bookings": list(BOOKINGS),
        "hazards": [kind.value for kind in HazardClass],
    }


def _write_lists(sheet: Worksheet, lists: dict[str, list[str]], styles: Styles) -> dict[str, str]:
    """Write each list into a column of its own; return where it stands, by its name."""
    sheet.sheet_state = "hidden"
    places = {}
    for index, (name, texts) in enumerate(lists.items(), 1):
        letter = get_column_letter(index)
        styles.put(sheet.cell(1, index), name, "head")
        for row, text in enumerate(texts, 2):
            styles.put(sheet.cell(row, index), text, "text")
        places[name] = f"{_LISTS}!${letter}$2:${letter}${len(texts) + 1}"
    return places


def _restrict(
    sheet: Worksheet, columns: Iterable[Column], places: dict[str, str], words: Words
) -> None:
    for index, column in enumerate(columns, 1):
        letter = get_column_letter(index)
        if column.choices:  # what is not in the list is allowed: codes and names are read as well
            rule = DataValidation("list", formula1=places[column.choices], allow_blank=True)
            rule.showErrorMessage = False
        elif column.most:
            rule = DataValidation("decimal", operator="between", formula1="0",
                                  formula2=str(column.most), allow_blank=True)  # fmt: skip
            rule.errorStyle = "warning"
            rule.showErrorMessage = True
            rule.error = words(column.rule)[:225]
        else:
            continue
        rule.promptTitle, rule.prompt = column.name[:32], words(column.rule)[:255]
        rule.showInputMessage = True
        sheet.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{ROWS + 1}")
