"""What the program says when something cannot be taken as it is: one sentence for each code.

A sentence says what, where and what to do. Its gaps are the details of the error or problem;
`row`, `column`, `field` and `value` of a problem fill gaps of these names too.
"""

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from recycler.errors import RecyclerError
from recycler.problems import Problem
from ui.language.words import country

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
    "bad_backup": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is not a whole backup of Recycler; nothing was changed. Choose another one from"
        " the folder “backups”.",
    ),
    "file_not_writable": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} cannot be written. Choose a name that is free, in a folder that exists.",
    ),
    "no_folder": QT_TRANSLATE_NOOP(
        "sentences", "This store is on a server. Back it up there, with the server’s own tools."
    ),
    "store_exists": QT_TRANSLATE_NOOP(
        "sentences", "{folder} holds data already; they were left as they are. Name another folder."
    ),
    # reference data and estimates
    "assay_range": QT_TRANSLATE_NOOP(
        "sentences",
        "{value} of {element} cannot be. A fraction, and its uncertainty, lie above 0 and below 100"
        " %: check the figure and its unit.",
    ),
    "assay_twice": QT_TRANSLATE_NOOP(
        "sentences", "{element} is given two assays. Keep the one that holds."
    ),
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
    "too_many_to_draw": QT_TRANSLATE_NOOP(
        "sentences",
        "A Monte Carlo draws every batch by itself, of {most} at most; these are {batches}. Choose "
        "a shorter period or one stream.",
    ),
    "unknown_element": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not an element. Write its symbol, such as {suggestions}."
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
        "sentences", "{value} is in the future. Give a day up to today, {today}."
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
    "required": QT_TRANSLATE_NOOP("sentences", "This must not be empty. Fill it in."),
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
        "sentences", "{value} is before {earliest}. Check the year."
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
    "formula_as_text": QT_TRANSLATE_NOOP(
        "sentences", "The formula {value} has no result in the file; it was read as text."
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
    "too_many_batches": QT_TRANSLATE_NOOP(
        "sentences",
        "{count} batches are more than a sheet can hold ({limit}). Choose a shorter period.",
    ),
    "unknown_template": QT_TRANSLATE_NOOP(
        "sentences", "There is no template “{value}”. Choose one of {kinds}."
    ),
    "voids_left_out": QT_TRANSLATE_NOOP("sentences", "{count} void batches were left out."),
    # results of a laboratory
    "kept_provisional": QT_TRANSLATE_NOOP(
        "sentences",
        "This result is kept already, as provisional: {element} of {ticket}. Make it final on the "
        "page of its batch.",
    ),
    "limit_needed": QT_TRANSLATE_NOOP(
        "sentences",
        "“{value}” does not say what would have been found. Write < and the limit of detection, "
        "such as <0.01.",
    ),
    "coverage_assumed": QT_TRANSLATE_NOOP(
        "sentences",
        "Uncertainties such as “{column}” were read as {sigma} σ. Where they are not, say so in "
        "the head: “{column} 1σ”.",
    ),
    "no_ticket_in_sample": QT_TRANSLATE_NOOP(
        "sentences",
        "“{value}” names no batch. Add a column “ticket”, or begin the label of the sample with "
        "the ticket, such as S1-26-01433.",
    ),
    "not_found_left_out": QT_TRANSLATE_NOOP(
        "sentences",
        "{count} elements that were not found have no limit of detection and were left out.",
    ),
    "results_over_whole": QT_TRANSLATE_NOOP(
        "sentences",
        "With this result sample {sample} holds {sum} %. Check the figures of the sample and "
        "their units.",
    ),
    "sd_not_positive": QT_TRANSLATE_NOOP(
        "sentences",
        "An uncertainty of {value} cannot be. Give what the laboratory states, or leave it empty.",
    ),
    "sd_over_value": QT_TRANSLATE_NOOP(
        "sentences",
        "The uncertainty, {sd}, is not below the result, {found}; both were taken as they are. "
        "Check the unit of the uncertainty.",
    ),
    "suspect_provisional": QT_TRANSLATE_NOOP(
        "sentences",
        "{element} is {score} standard deviations off what was expected, and no reason is given; "
        "it is kept as provisional. Check the sample, or say why in the column “why”.",
    ),
    "suspect_result": QT_TRANSLATE_NOOP(
        "sentences",
        "{element} is {score} standard deviations off what was expected. Check the sample; it is "
        "made final only with a reason.",
    ),
    "unknown_state": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not the state of a result. Write one of {states}."
    ),
    # what a check can find
    "assay_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "An assay of sample {sample} from batch {ticket} is not as the journal has it: it was "
        "changed outside the program. Keep a copy of the data folder, then restore the last "
        "backup that passes the check.",
    ),
    "assay_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "A sample or an assay of batch {ticket} is in the journal and no longer in the store. "
        "Restore the last backup that passes the check.",
    ),
    "batch_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "Batch {ticket} is not as the journal has it: it was changed outside the program. Keep "
        "a copy of the data folder, then restore the last backup that passes the check.",
    ),
    "batch_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "Batch {ticket} is in the journal and no longer among the batches. Restore the last "
        "backup that passes the check.",
    ),
    "control_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "A control of {name} is not as the journal has it. Restore the last backup that passes "
        "the check.",
    ),
    "control_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "A control of the laboratory is in the journal and no longer in the store. Restore the "
        "last backup that passes the check.",
    ),
    "findings_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "What the assays of batch {ticket} add to totals is not as the journal has it. Restore the "
        "last backup that passes the check.",
    ),
    "facility_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "The facility’s settings are not as the journal has them. Look them over in Settings "
        "and save them again.",
    ),
    "file_damaged": QT_TRANSLATE_NOOP(
        "sentences",
        "The store file is damaged ({detail}). Restore the last backup; what is there now is "
        "kept beside it.",
    ),
    "journal_broken": QT_TRANSLATE_NOOP(
        "sentences",
        "The journal’s chain breaks at entry {entry}: it was changed outside the program. Keep "
        "a copy of the data folder, then restore the last backup that passes the check.",
    ),
    "reference_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "The reference data of {what} are not as they were stored. Restore the last backup that"
        " passes the check.",
    ),
    "sample_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "Sample {sample} of batch {ticket} is not as the journal has it. Restore the last backup "
        "that passes the check.",
    ),
    "ticket_gap": QT_TRANSLATE_NOOP(
        "sentences",
        "Tickets of station {station} in {year}: {batches} batches, {given} numbers given. "
        "Restore the last backup that passes the check.",
    ),
    "totals_differ": QT_TRANSLATE_NOOP(
        "sentences",
        "The totals of {period} for {what} are not the sum of its batches. Restore the last "
        "backup that passes the check.",
    ),
    "version_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "Version {version} of batch {ticket} is not as the journal has it. Restore the last "
        "backup that passes the check.",
    ),
    "version_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "Earlier versions of batch {ticket} are missing. Restore the last backup that passes "
        "the check.",
    ),
    # batches that are stored
    "already_imported": QT_TRANSLATE_NOOP(
        "sentences",
        "Another station logged the same row a moment ago; nothing was logged. Import the file "
        "again: what is there is left out.",
    ),
    "already_logged": QT_TRANSLATE_NOOP(
        "sentences", "Batch {ticket} is not void; there is nothing to take back."
    ),
    "already_void": QT_TRANSLATE_NOOP(
        "sentences", "Batch {ticket} is void already; its reason is in the history."
    ),
    "bad_entry": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” cannot be kept as {field} of a batch. Check it and log again."
    ),
    "no_such_ticket": QT_TRANSLATE_NOOP(
        "sentences", "There is no batch {ticket}. Check the ticket number."
    ),
    "no_zone": QT_TRANSLATE_NOOP(
        "sentences", "{value} has no time zone. Give the moment of receipt with its zone."
    ),
    "void_batch": QT_TRANSLATE_NOOP(
        "sentences", "Batch {ticket} is void. Take it back first, then correct it."
    ),
    "why_needed": QT_TRANSLATE_NOOP("sentences", "Say why: the reason is kept in the history."),
    # samples and assays
    "assay_is": QT_TRANSLATE_NOOP(
        "sentences",
        "The result of sample {sample} is {state} already. Record a retest if it has to change.",
    ),
    "assay_of_void": QT_TRANSLATE_NOOP(
        "sentences",
        "Batch {ticket} is void and takes no assay. Reinstate it first, or correct the ticket.",
    ),
    "no_such_assay": QT_TRANSLATE_NOOP(
        "sentences", "There is no assay {id}. Look it up on the page of its batch."
    ),
    "other_assay": QT_TRANSLATE_NOOP(
        "sentences",
        "The result to be replaced is of {element} in batch {ticket}. Give the new result for the "
        "same element and batch.",
    ),
    "no_such_version": QT_TRANSLATE_NOOP(
        "sentences",
        "There is no version {version} of the composition of {material}. Choose one that is "
        "listed with the material.",
    ),
    "proposal_outdated": QT_TRANSLATE_NOOP(
        "sentences",
        "Another composition of {material} has come into force meanwhile; nothing was changed. "
        "Look at the proposals again.",
    ),
    "sample_of_other_ticket": QT_TRANSLATE_NOOP(
        "sentences",
        "Sample {sample} belongs to batch {ticket}. Check the sample number or the ticket; a "
        "number is never used twice.",
    ),
    "sample_mass_not_positive": QT_TRANSLATE_NOOP(
        "sentences",
        "A sample weighs something: {value} cannot be. Type its mass, or leave it empty.",
    ),
    "unknown_taking": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is no way of taking a sample. Choose one of {ways}."
    ),
    "sample_twice": QT_TRANSLATE_NOOP(
        "sentences", "There is a sample {sample} already. Give this one another number."
    ),
    # pictures and the facility
    "bad_station": QT_TRANSLATE_NOOP(
        "sentences",
        "“{value}” cannot name a station. Use one to eight letters and digits, such as S1.",
    ),
    "file_not_written": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} cannot be written ({reason}). Close it where it is open, or choose another place.",
    ),
    "unknown_chart": QT_TRANSLATE_NOOP(
        "sentences", "There is no chart “{value}”. Choose one of {charts}."
    ),
    "unknown_picture": QT_TRANSLATE_NOOP(
        "sentences", "{file} is neither .png nor .svg. End its name with one of them."
    ),
    "unknown_zone": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not a time zone. Choose one such as Asia/Tokyo or Europe/Berlin."
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
    if code == "unknown_country":
        details = {**details, "suggestions": _countries(details.get("suggestions"))}
    sentence = QCoreApplication.translate("sentences", str(template))
    return sentence.format_map(_Gaps({name: _text(value) for name, value in details.items()}))


def _countries(suggested: object) -> list[str]:
    """Return `DK (Denmark)` with the country's name in the language in use."""
    lines = map(str, suggested) if isinstance(suggested, list | tuple) else ()
    codes = [line.split(" ", 1)[0] for line in lines]
    template = QCoreApplication.translate("sentences", "{code} ({country})")
    return [template.format(code=code, country=country(code)) for code in codes]


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
        return QCoreApplication.translate("sentences", ", ").join(map(_text, value)) or UNKNOWN
    return str(value)
