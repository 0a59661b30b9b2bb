"""What the program says when something cannot be taken as it is: one sentence for each code.

A sentence says what, where and what to do. Its gaps are the details of the error or problem;
`row`, `column`, `field` and `value` of a problem fill gaps of these names too.
"""

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from recycler.errors import RecyclerError
from recycler.problems import Problem

UNKNOWN = "–"

SENTENCES: dict[str, object] = {
    # the data folder
    "damaged": QT_TRANSLATE_NOOP(
        "sentences",
        "The data in {folder} are damaged. Restore the last backup: “restore FILE”; what is there "
        "now is kept beside it.",
    ),
    "disk_full": QT_TRANSLATE_NOOP(
        "sentences",
        "The disk with {folder} is full; nothing was stored. Free some space and save again.",
    ),
    "folder_busy": QT_TRANSLATE_NOOP(
        "sentences",
        "Another program is writing to {folder}; nothing was stored. Close it or wait until it "
        "is done, then try again.",
    ),
    "newer_file": QT_TRANSLATE_NOOP(
        "sentences",
        "The data in {folder} were written by a newer version of Recycler. Update this program, "
        "or open the data with the newer one; nothing was changed.",
    ),
    "no_store": QT_TRANSLATE_NOOP(
        "sentences",
        "There is no Recycler data in {folder}. Make it with “init”, or name another folder.",
    ),
    "not_writable": QT_TRANSLATE_NOOP(
        "sentences",
        "{folder} cannot be written; nothing was stored. Allow writing there, or choose another "
        "folder.",
    ),
    # reference data and estimates
    "bad_reference": QT_TRANSLATE_NOOP(
        "sentences",
        "Row {row} of the reference file {file} cannot be used. Mend the file or take the shipped "
        "one.",
    ),
    "fractions_over_one": QT_TRANSLATE_NOOP(
        "sentences",
        "The fractions add up to more than the whole. Check the figures and their units.",
    ),
    "no_composition": QT_TRANSLATE_NOOP(
        "sentences",
        "Nothing is known of what {material} holds. Give an assay, or choose another material.",
    ),
    "route_not_applicable": QT_TRANSLATE_NOOP(
        "sentences",
        "{route} does not process {material}. Choose one of {routes}, or leave the route empty.",
    ),
    "unknown_element": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not an element. Write its symbol, such as Nd or Li."
    ),
    "unknown_material": QT_TRANSLATE_NOOP(
        "sentences",
        "“{value}” is not a known material. Use a code or name of the list, such as {suggestions}.",
    ),
    "unknown_route": QT_TRANSLATE_NOOP(
        "sentences",
        "“{value}” is not a known route. Choose one of {routes}, or leave it empty.",
    ),
    # fields of a batch
    "contamination_range": QT_TRANSLATE_NOOP(
        "sentences", "Contamination {value} % is outside 0 to below 100 %. Give its share in %."
    ),
    "future_date": QT_TRANSLATE_NOOP(
        "sentences", "{value} is in the future. Give the day on which the batch came in."
    ),
    "gross_not_positive": QT_TRANSLATE_NOOP(
        "sentences", "Gross must be above zero. Give the weight the scale showed."
    ),
    "moisture_range": QT_TRANSLATE_NOOP(
        "sentences", "Moisture {value} % is outside 0 to below 100 %. Give its share in %."
    ),
    "not_a_date": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not a date. Write it as 2026-11-03 or 2026-11-03 14:26."
    ),
    "not_a_number": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not a number. Write digits, such as 642.4."
    ),
    "over_capacity": QT_TRANSLATE_NOOP(
        "sentences",
        "{value} is more than the scale can weigh ({capacity_kg} kg). Check the figure and its "
        "unit.",
    ),
    "required": QT_TRANSLATE_NOOP("sentences", "This is needed to log the batch. Fill it in."),
    "tare_over_gross": QT_TRANSLATE_NOOP(
        "sentences", "Tare must be below gross. Check which of the two weights is which."
    ),
    "too_long": QT_TRANSLATE_NOOP(
        "sentences", "This text is longer than {limit} characters. Shorten it."
    ),
    "unknown_country": QT_TRANSLATE_NOOP(
        "sentences",
        "“{value}” is not a country code. Type {suggestions}, or leave it empty.",
    ),
    "unknown_unit": QT_TRANSLATE_NOOP("sentences", "“{value}” is not a unit. Use one of {units}."),
    # files that are handed in
    "empty_file": QT_TRANSLATE_NOOP(
        "sentences", "{file} is empty. Choose the workbook that holds the batches."
    ),
    "encrypted_file": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is protected by a password. Save it without the password, then import it.",
    ),
    "file_not_found": QT_TRANSLATE_NOOP(
        "sentences", "There is no file {file}. Check its name and folder."
    ),
    "missing_columns": QT_TRANSLATE_NOOP(
        "sentences",
        "The first sheet of {file} lacks {columns}. Add them to its header row, or start from the "
        "template.",
    ),
    "no_header": QT_TRANSLATE_NOOP(
        "sentences",
        "The first sheet of {file} has no header row. Name the columns in it, or start from the "
        "template.",
    ),
    "not_a_workbook": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is not a workbook that can be read. Save it as .xlsx or .csv and import that.",
    ),
    "too_large": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} unpacks to more than a workbook of batches can hold. Split it into smaller files.",
    ),
    "too_many_rows": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} has more rows than can be imported at once ({limit}). Split it into smaller files.",
    ),
    # intake: fields, workbooks, exports
    "ambiguous_date": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” can be {first} or {second}. Type the one that is meant."
    ),
    "ambiguous_number": QT_TRANSLATE_NOOP(
        "sentences",
        "“{value}” can mean {thousands} or {decimals}. Type the one that is meant.",
    ),
    "cannot_write": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} cannot be written ({reason}). Close it where it is open, or choose another place.",
    ),
    "cell_error": QT_TRANSLATE_NOOP(
        "sentences", "This cell shows {value}. Mend its formula, or type the figure."
    ),
    "date_too_early": QT_TRANSLATE_NOOP(
        "sentences", "{value} is before {earliest}. Give the day on which the batch came in."
    ),
    "duplicate_column": QT_TRANSLATE_NOOP(
        "sentences",
        "{columns} mean the same column ({field}). Keep the one that holds the figures.",
    ),
    "duplicate_ticket": QT_TRANSLATE_NOOP(
        "sentences",
        "{ticket} is logged with other content, or stands in this file twice. Correct the batch "
        "in the program, or empty this cell to log a new one.",
    ),
    "example_left_out": QT_TRANSLATE_NOOP(
        "sentences", "The example row of the template was left out."
    ),
    "extra_columns": QT_TRANSLATE_NOOP(
        "sentences", "These columns are not used: {columns}. All else was read."
    ),
    "foreign_tickets": QT_TRANSLATE_NOOP(
        "sentences",
        "{count} ticket numbers are not of this program; these batches get numbers of their own.",
    ),
    "formula_not_computed": QT_TRANSLATE_NOOP(
        "sentences",
        "The formula {value} has no result in the file. Open the workbook in Excel, save it, and "
        "import it again.",
    ),
    "is_a_folder": QT_TRANSLATE_NOOP("sentences", "{file} is a folder. Choose a workbook in it."),
    "moisture_expected": QT_TRANSLATE_NOOP(
        "sentences",
        "{material} rarely comes in dry, and no moisture is given. Fill it in when it is known.",
    ),
    "no_estimate": QT_TRANSLATE_NOOP(
        "sentences",
        "Nothing is known of what {material} holds. Its weight is kept; an assay gives the rest.",
    ),
    "no_rows": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} has a header row and no batches below it. Fill in a row, then import it.",
    ),
    "not_readable": QT_TRANSLATE_NOOP(
        "sentences", "{file} cannot be read ({reason}). Allow reading it, or copy it elsewhere."
    ),
    "tare_negative": QT_TRANSLATE_NOOP(
        "sentences", "Tare {value} is below zero. Give the weight of the empty vehicle or box."
    ),
    "too_many_columns": QT_TRANSLATE_NOOP(
        "sentences",
        "The sheet {sheet} of {file} is wider than a list of batches can be. Copy the columns of "
        "the template into a workbook of their own.",
    ),
    "unit_conflict": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is in {found}, but the unit is {expected}. Give both in one unit."
    ),
    "voids_left_out": QT_TRANSLATE_NOOP("sentences", "{count} void batches were left out."),
    # batches that are stored
    "no_such_ticket": QT_TRANSLATE_NOOP(
        "sentences", "There is no batch {ticket}. Check the ticket number."
    ),
}


def say(problem: Problem) -> str:
    """Return the sentence for a problem or a notice, in the language in use."""
    places = {name: getattr(problem, name) for name in ("field", "sheet", "row", "column", "value")}
    return _filled(problem.code, {**places, **problem.details})


def say_error(error: RecyclerError) -> str:
    """Return the sentence for an error that a person can put right."""
    return _filled(error.code, error.details)


def _filled(code: str, details: Mapping[str, object]) -> str:
    template = SENTENCES.get(code)
    if template is None:  # better raw facts than nothing; a test keeps this from happening
        return ", ".join([code, *(f"{name} {_text(value)}" for name, value in details.items())])
    sentence = QCoreApplication.translate("sentences", str(template))
    return sentence.format_map(_Gaps({name: _text(value) for name, value in details.items()}))


class _Gaps(dict[str, str]):
    """What fills the gaps of a sentence; one that is missing reads as unknown."""

    def __missing__(self, gap: str) -> str:
        return UNKNOWN


def _text(value: object) -> str:
    if value is None:
        return UNKNOWN
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(map(_text, value)) or UNKNOWN
    return str(value)
