"""What the program says when something cannot be taken as it is: one sentence for each code.

A sentence says what, where and what to do. Its gaps are the details of the error or problem;
`row`, `column`, `field` and `value` of a problem fill gaps of these names too.
"""

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from recycler.errors import RecyclerError
from recycler.people.rights import Right, Role
from recycler.problems import Problem
from ui.language.people_words import right_words, role_word
from ui.language.reference_names import spoken
from ui.language.words import country, group, in_sentence

UNKNOWN = "–"

SENTENCES: dict[str, object] = {
    # the data folder
    "damaged": QT_TRANSLATE_NOOP(
        "sentences",
        "The data in {folder} are damaged. Repair them from the last good backup and the journal "
        "since, in the window or by “repair”; what is there now is kept beside it.",
    ),
    "disk_full": QT_TRANSLATE_NOOP(
        "sentences",
        "The disk with {folder} is full; nothing was stored. Free some space and save again.",
    ),
    "disk_full_import": QT_TRANSLATE_NOOP(
        "sentences",
        "The disk with {folder} became full; nothing was imported and what was typed is kept. "
        "{rows} rows need about {needed_mb} MB, {free_mb} MB are free: free some space and import "
        "again.",
    ),
    "page_damaged": QT_TRANSLATE_NOOP(
        "sentences",
        "A part of the data in {folder} is damaged. Settings, Backup and journal, repairs them "
        "from the last good backup and the journal since; what is there now is kept.",
    ),
    "no_good_backup": QT_TRANSLATE_NOOP(
        "sentences",
        "There is no good backup of {folder} to repair it from; nothing was changed. Bring back a "
        "backup from elsewhere and restore it.",
    ),
    "second_absent": QT_TRANSLATE_NOOP(
        "sentences",
        "The second folder for backups is not there ({folder}); {behind} copies wait until it is.",
    ),
    "second_full": QT_TRANSLATE_NOOP(
        "sentences",
        "The disk with the second folder for backups is full ({folder}); {behind} copies wait.",
    ),
    "second_refused": QT_TRANSLATE_NOOP(
        "sentences",
        "The second folder for backups could not be written ({folder}); {behind} copies wait.",
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
    "altered_backup": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} was changed after it was written, or what is in it does not agree; nothing was "
        "changed. Choose another backup from the folder “backups”.",
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
    "no_rate": QT_TRANSLATE_NOOP(
        "sentences",
        "A price is in {currency}, and no exchange rate from {currency} to {quote} is known by "
        "{on}. Enter one under Settings, Prices and rates.",
    ),
    "no_price": QT_TRANSLATE_NOOP(
        "sentences", "Nobody quotes a price of {element} by {on}. Enter one of the site’s own."
    ),
    "no_floor": QT_TRANSLATE_NOOP(
        "sentences", "No price of {element} is guaranteed by {on}: it has no value at floor."
    ),
    "price_not_positive": QT_TRANSLATE_NOOP("sentences", "{value} is no price. Enter more than 0."),
    "unknown_currency": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is no currency. Write its three letters, such as USD, JPY, EUR."
    ),
    "same_currency": QT_TRANSLATE_NOOP(
        "sentences", "Both currencies are {value}. A rate is between two."
    ),
    "product_without_metal": QT_TRANSLATE_NOOP(
        "sentences",
        "This does not say what of {metal} is quoted. Begin with its symbol or a formula, such as "
        "“Nd metal” or “Nd2O3”.",
    ),
    "unknown_price_kind": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is no kind of price. Write spot or floor."
    ),
    "entered_already": QT_TRANSLATE_NOOP(
        "sentences", "{name} is entered already, with the same figure. Nothing was changed."
    ),
    "no_such_price": QT_TRANSLATE_NOOP(
        "sentences", "There is no price or rate “{name}”. The list of them has the names."
    ),
    "unknown_stage": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is no stage of supply. There are: {stages}."
    ),
    "no_such_stage_of": QT_TRANSLATE_NOOP(
        "sentences",
        "Nobody says who supplies {element} at the stage “{stage}”. Known are: {stages}.",
    ),
    "no_consumption_of": QT_TRANSLATE_NOOP(
        "sentences",
        "No consumption of {element} is known for {country}. Known are: {countries}.",
    ),
    "no_such_basis": QT_TRANSLATE_NOOP(
        "sentences",
        "{element} is not counted as “{basis}”: oxides are of rare earths, carbonate (lce) is of "
        "lithium. Take “element”.",
    ),
    "demand_not_positive": QT_TRANSLATE_NOOP(
        "sentences", "A demand of {value} t a year is none. Enter more than 0."
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
    # materials of the site's own
    "bad_material_code": QT_TRANSLATE_NOOP(
        "sentences",
        "“{value}” cannot be a code. Use 2 to 40 letters, digits and _, a letter first, such as "
        "MAGNET_MRI.",
    ),
    "category_needed": QT_TRANSLATE_NOOP(
        "sentences", "“{family}” is a new family. Say too whether it is of magnets or batteries."
    ),
    "family_is_material": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is a material, not a family. Name the family {taken} belongs to."
    ),
    "family_without_routes": QT_TRANSLATE_NOOP(
        "sentences",
        "No route processes “{family}”: its batches are estimated for what they hold only. Take a "
        "family of the list if one fits.",
    ),
    "material_code_taken": QT_TRANSLATE_NOOP(
        "sentences", "{value} is taken already. Choose another code, or use that material."
    ),
    "material_name_taken": QT_TRANSLATE_NOOP(
        "sentences", "{taken} goes by the name “{value}” already. Choose another name."
    ),
    "route_not_of_family": QT_TRANSLATE_NOOP(
        "sentences",
        "{route} does not process “{family}”. Choose one of {routes}, or leave it empty.",
    ),
    "unknown_category": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not its category. Use {categories}, or leave it empty."
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
    "not_a_file": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is a pipe, a device or the like. Choose an ordinary file.",
    ),
    "not_a_workbook": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is not a workbook that can be read. Save it as .xlsx or .csv and import that.",
    ),
    "takes_too_long": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} takes too long to read and was left alone. Save its rows as .csv and import that.",
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
    "changed_meanwhile": QT_TRANSLATE_NOOP(
        "sentences",
        "{subject} is not as you saw it any more: {what} ({who}, {at}). Nothing was changed. Look "
        "at both and save what is to stay.",
    ),
    "hidden_characters": QT_TRANSLATE_NOOP(
        "sentences",
        "Characters that cannot be seen were left out; what was read is “{value}”.",
    ),
    "is_a_folder": QT_TRANSLATE_NOOP("sentences", "{file} is a folder. Choose a file in it."),
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
    "batch_over_whole": QT_TRANSLATE_NOOP(
        "sentences",
        "With this result batch {ticket} holds {sum} %, more than its results can be off. Check "
        "the figures of all its samples and their units.",
    ),
    "become_final": QT_TRANSLATE_NOOP(
        "sentences", "Results kept as provisional that become final: {count}."
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
    "method_expired": QT_TRANSLATE_NOOP(
        "sentences",
        "By the table of methods {method} was valid until {until}, and the result is of {day}. "
        "Check the date, or renew the method in the settings.",
    ),
    "method_not_yet": QT_TRANSLATE_NOOP(
        "sentences",
        "By the table of methods {method} is valid from {since} on, and the result is of {day}. "
        "Check the date, or enter the method for that day in the settings.",
    ),
    "method_share": QT_TRANSLATE_NOOP(
        "sentences", "{value} cannot be. Type a share above 0 and below 100 %."
    ),
    "ends_before_begin": QT_TRANSLATE_NOOP(
        "sentences", "It cannot end before it begins, on {since}. Check the two dates."
    ),
    "not_found_left_out": QT_TRANSLATE_NOOP(
        "sentences",
        "{count} elements that were not found have no limit of detection and were left out.",
    ),
    "other_result_kept": QT_TRANSLATE_NOOP(
        "sentences",
        "{element} of sample {sample} is kept as {kept}. If this takes its place, retest the kept "
        "one on the Laboratory page; if it is a second analysis, give each its date.",
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
    "checkpoint_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "Checkpoint {number} in {table} is not as it was signed: it was changed outside the "
        "program. Keep a copy of the data folder, then restore the last backup that passes the "
        "check.",
    ),
    "checkpoint_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "Checkpoint {number} was signed and is no longer in {table}. Keep a copy of the data "
        "folder, then restore the last backup that passes the check.",
    ),
    "checkpoints_differ": QT_TRANSLATE_NOOP(
        "sentences",
        "The checkpoints beside the store are not those kept in {file}: one of the two was "
        "changed or is older. Keep copies of both, and compare their last lines.",
    ),
    "draft_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "What was typed and not yet saved was changed outside the program. Look over what stands "
        "in the forms before saving it.",
    ),
    "journal_rewritten": QT_TRANSLATE_NOOP(
        "sentences",
        "The journal was signed up to entry {entry} and is another now: something between entry "
        "{sound} and entry {entry} was rewritten. Keep a copy of the data folder, then restore "
        "the last backup that passes the check.",
    ),
    "schema_added": QT_TRANSLATE_NOOP(
        "sentences",
        "The store file has a {kind} {what} that the program did not make. "
        "Keep a copy of the data folder, then restore the last backup that passes the check.",
    ),
    "schema_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "The {kind} {what} of the store file is not as the program made it. "
        "Keep a copy of the data folder, then restore the last backup that passes the check.",
    ),
    "schema_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "The {kind} {what} is missing from the store file. "
        "Keep a copy of the data folder, then restore the last backup that passes the check.",
    ),
    "search_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "Search does not find batch {ticket} by its words: the index was changed outside the "
        "program. Restore the last backup that passes the check.",
    ),
    "setting_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "The setting {what} is not as the journal has it. Restore the last backup that passes the"
        " check.",
    ),
    "store_replayed": QT_TRANSLATE_NOOP(
        "sentences",
        "The store ends before entry {entry}, which was signed on {at}: the file is an older "
        "copy, or the end of its journal was cut. Put the newer file back; to go back on purpose,"
        " use Restore, which says so in the journal.",
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
    # networks of streams to be reconciled
    "balance_backwards": QT_TRANSLATE_NOOP(
        "sentences",
        "{stream} comes out below zero. See whether it runs the other way, or a stream is missing.",
    ),
    "balance_contradiction": QT_TRANSLATE_NOOP(
        "sentences",
        "The balances of {streams} contradict each other whatever was weighed. Check the "
        "fixed figures among them.",
    ),
    "balance_correlation_range": QT_TRANSLATE_NOOP(
        "sentences",
        "The correlation of {streams} is {found}; it lies between -1 and 1. Correct it.",
    ),
    "balance_correlation_twice": QT_TRANSLATE_NOOP(
        "sentences",
        "The correlation of {streams} is given twice, or of a stream with itself. Keep one "
        "for each two streams.",
    ),
    "balance_correlation_unmeasured": QT_TRANSLATE_NOOP(
        "sentences",
        "{stream} has a correlation but no measured value. Give its value and sd, or take the "
        "correlation out.",
    ),
    "balance_correlations_impossible": QT_TRANSLATE_NOOP(
        "sentences",
        "The correlations of {streams} cannot all be true at once. Check them, signs first.",
    ),
    "balance_fraction_range": QT_TRANSLATE_NOOP(
        "sentences",
        "{element} in {stream} is {found}; a fraction lies between 0 and 1. Check its unit.",
    ),
    "balance_fraction_sd": QT_TRANSLATE_NOOP(
        "sentences",
        "The standard deviation of {element} in {stream} is {sd}; it lies between 0 and 1. "
        "Check its unit.",
    ),
    "balance_key_missing": QT_TRANSLATE_NOOP(
        "sentences", "Stream {stream} has no “{key}”. Write the node, or null for outside."
    ),
    "balance_lonely_node": QT_TRANSLATE_NOOP(
        "sentences", "No stream goes to or from node {node}. Take it out, or add its streams."
    ),
    "balance_no_redundancy": QT_TRANSLATE_NOOP(
        "sentences",
        "No measurement checks another, so {streams} stay as they are. Measure one stream "
        "more; not measured: {unmeasured}.",
    ),
    "balance_no_streams": QT_TRANSLATE_NOOP(
        "sentences", "The network has no streams. Give at least one."
    ),
    "balance_node_twice": QT_TRANSLATE_NOOP(
        "sentences", "Node {node} is listed twice; {streams} meet there. Keep it once."
    ),
    "balance_not_as_expected": QT_TRANSLATE_NOOP(
        "sentences", "{at} is {found}, but should be {expected}. Correct the file."
    ),
    "balance_not_found": QT_TRANSLATE_NOOP(
        "sentences",
        "Masses and fractions were not found that close. Check the figures that are furthest "
        "from their balances.",
    ),
    "balance_one_way": QT_TRANSLATE_NOOP(
        "sentences",
        "Node {node} has no way in or no way out: {streams}. Add what is missing, its stock as "
        "well.",
    ),
    "balance_relation_empty": QT_TRANSLATE_NOOP(
        "sentences",
        "The relation {relation} has no coefficient other than zero. Give it coefficients, or "
        "take it out.",
    ),
    "balance_relation_range": QT_TRANSLATE_NOOP(
        "sentences",
        "A figure of the relation {relation} ({streams}) is not a number within reach. Correct it.",
    ),
    "balance_sd_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "{stream} was measured, but its standard deviation is missing. Give one above zero.",
    ),
    "balance_sd_range": QT_TRANSLATE_NOOP(
        "sentences", "The standard deviation of {stream} is {sd}. Give one above zero."
    ),
    "balance_sd_tiny": QT_TRANSLATE_NOOP(
        "sentences",
        "The standard deviation of {stream}, {sd}, is too small to be weighed against "
        "{beside}. Check the units of both.",
    ),
    "balance_sd_zero": QT_TRANSLATE_NOOP(
        "sentences",
        "The standard deviation of {stream} is zero, but every measurement has an error. Give "
        "one above zero.",
    ),
    "balance_singular": QT_TRANSLATE_NOOP(
        "sentences",
        "The errors of {streams} are tied to each other so closely that nothing is left to "
        "correct. Check their correlations.",
    ),
    "balance_stream_twice": QT_TRANSLATE_NOOP(
        "sentences", "{times} streams are called {stream}. Give each a name of its own."
    ),
    "balance_to_itself": QT_TRANSLATE_NOOP(
        "sentences",
        "Stream {stream} goes from node {node} to itself. Give the node it comes from or goes to.",
    ),
    "balance_two_product": QT_TRANSLATE_NOOP(
        "sentences",
        "The feed ({feed}) does not lie between tailings ({tailings}) and concentrate "
        "({concentrate}). Check the three assays.",
    ),
    "balance_unknown_element": QT_TRANSLATE_NOOP(
        "sentences",
        "{stream} has a fraction of {element}, which is not among the elements to balance. "
        "Add the element, or leave it out.",
    ),
    "balance_unknown_node": QT_TRANSLATE_NOOP(
        "sentences",
        "Stream {stream} goes to or comes from {node}, which is not among the nodes. Add the "
        "node, or write null for outside.",
    ),
    "balance_unknown_stream": QT_TRANSLATE_NOOP(
        "sentences",
        "The relation {relation} names {stream}, which is not among the streams. Correct the name.",
    ),
    "balance_value_range": QT_TRANSLATE_NOOP(
        "sentences",
        "The value of {stream} is {found}, which is not a figure within reach. Correct it, or "
        "write null where nobody measured.",
    ),
    "not_a_network": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} holds no network. Write one object with the lists “streams” and “nodes”.",
    ),
    "not_json": QT_TRANSLATE_NOOP(
        "sentences", "{file} is not JSON that can be read. Write it again, in UTF-8."
    ),
    "json_key_twice": QT_TRANSLATE_NOOP(
        "sentences", "{file} says “{key}” twice in one object. Keep the one that is meant."
    ),
    "not_json_at": QT_TRANSLATE_NOOP(
        "sentences", "{file} is not JSON at line {line}, column {column}. Correct it there."
    ),
    "too_large_network": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is larger than can be reconciled: {streams} streams and {nodes} nodes at "
        "most. Split it into areas.",
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
    # the balance of the plant
    "balance_no_element": QT_TRANSLATE_NOOP(
        "sentences",
        "Nothing that moved in this period holds {element}. Choose one of {elements}.",
    ),
    "balance_no_node": QT_TRANSLATE_NOOP(
        "sentences",
        "There is no {node} in the plant in this period. Choose one of {nodes}, or the number of a "
        "run such as R-26-0012.",
    ),
    "entry_is": QT_TRANSLATE_NOOP(
        "sentences",
        "Entry {number} of the ledger is {state}. Only an open entry can be changed, signed or "
        "withdrawn; open a signed one again first.",
    ),
    "ledger_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "{what} in the ledger is not as the journal has it: it was changed outside the program. "
        "Keep a copy of the data folder, then restore the last backup that passes the check.",
    ),
    "ledger_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "{what} is missing from the ledger. Keep a copy of the data folder, then restore the last "
        "backup that passes the check.",
    ),
    "left_out_already": QT_TRANSLATE_NOOP(
        "sentences", "This measurement of {subject} is left out already."
    ),
    "no_chemistry_group": QT_TRANSLATE_NOOP(
        "sentences", "There is no chemistry group {group}. Choose one of {groups}."
    ),
    "no_such_entry": QT_TRANSLATE_NOOP(
        "sentences",
        "There is no entry {number} in the ledger. Check the number, such as U-26-0003.",
    ),
    "no_such_measurement": QT_TRANSLATE_NOOP(
        "sentences",
        "There is no measurement {name}. Take the name a culprit of the balance has: a weighing "
        "such as w:L-26-0012, an assay such as L-26-0012:a:Nd, or a scale such as scale:Bench.",
    ),
    "no_such_scale": QT_TRANSLATE_NOOP(
        "sentences",
        "Nothing was weighed on a scale {scale}. Take one of these: {scales}.",
    ),
    "not_left_out": QT_TRANSLATE_NOOP(
        "sentences", "The measurement {name} is not left out; it counts."
    ),
    "period_backwards": QT_TRANSLATE_NOOP(
        "sentences", "The period ends before it begins. Exchange its two days."
    ),
    # runs and lots
    "view_not_read": QT_TRANSLATE_NOOP(
        "sentences",
        "“{value}” is no view of this program. Copy the whole line, from “recycler:recovery?” on.",
    ),
    "bad_booking": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” cannot be kept as {field}. Check it and book again."
    ),
    "batch_in_run": QT_TRANSLATE_NOOP(
        "sentences",
        "Batch {ticket} cannot be void: {runs} took of it. Cancel those inputs first.",
    ),
    "booking_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "A booking of {what} is not as the journal has it: it was changed outside the program. "
        "Keep a copy of the data folder, then restore the last backup that passes the check.",
    ),
    "booking_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "A booking of {what} is in the journal and no longer in the store. Restore the last backup "
        "that passes the check.",
    ),
    "closed_before_start": QT_TRANSLATE_NOOP(
        "sentences", "Run {run} cannot close before it started. Check the moment."
    ),
    "cycle": QT_TRANSLATE_NOOP(
        "sentences",
        "{source} was made from what {run} yields ({path}), so {run} cannot take it. Start "
        "another run for it.",
    ),
    "hazards_apart": QT_TRANSLATE_NOOP(
        "sentences",
        "{one} ({first}) and {other} ({second}) must not lie in one heap: {rule}. Keep them apart.",
    ),
    "loss_taken": QT_TRANSLATE_NOOP(
        "sentences",
        "{source} is a loss, and nothing can be taken of it. Book what came back as a return.",
    ),
    "lot_cancelled": QT_TRANSLATE_NOOP("sentences", "{source} was cancelled. Choose another lot."),
    "lot_in_run": QT_TRANSLATE_NOOP(
        "sentences",
        "Lot {lot} cannot be cancelled: {runs} took of it. Cancel those inputs first.",
    ),
    "lot_twice": QT_TRANSLATE_NOOP(
        "sentences", "The lot “{lot}” stands in this file twice. Give one of them another name."
    ),
    "run_differs": QT_TRANSLATE_NOOP(
        "sentences",
        "Row {row} says otherwise of run {run} than “{value}”. Write the same in all its rows, or "
        "in one alone.",
    ),
    "unknown_booking": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not what is booked here. Write one of {kinds}."
    ),
    "unknown_hazard": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not a hazard class. Write one of {kinds}, or leave it empty."
    ),
    "unknown_run_kind": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not a kind of run. Write one of {kinds}."
    ),
    "lot_of_nothing": QT_TRANSLATE_NOOP(
        "sentences", "A lot needs a material or a name. Give one of the two."
    ),
    "no_such_booking": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not booked, or was cancelled already. Look at its run."
    ),
    "no_such_container": QT_TRANSLATE_NOOP(
        "sentences",
        "No container “{value}” was weighed empty yet. Weigh it, or choose one that was: {names}.",
    ),
    "no_container_yet": QT_TRANSLATE_NOOP(
        "sentences",
        "No container was weighed empty yet. Weigh the first one in the settings, Containers.",
    ),
    "tare_not_positive": QT_TRANSLATE_NOOP(
        "sentences", "{value} is not what a container weighs empty. Give a weight above zero."
    ),
    "no_such_run": QT_TRANSLATE_NOOP(
        "sentences", "There is no run {run}. Check the number, such as R-26-0012."
    ),
    "no_such_source": QT_TRANSLATE_NOOP(
        "sentences",
        "There is no batch and no lot {source}. Check the ticket or the number, such as L-26-0012.",
    ),
    "no_such_stage": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not a stage of this route. Choose one of: {stages}."
    ),
    "not_assembled": QT_TRANSLATE_NOOP(
        "sentences",
        "{source} is {material}, of which no parts are known. Take an assembled product, or start "
        "a run of another kind.",
    ),
    "nothing_taken": QT_TRANSLATE_NOOP(
        "sentences", "Run {run} took nothing. Book what went in, then close it."
    ),
    "route_not_for": QT_TRANSLATE_NOOP(
        "sentences",
        "{source} is {material}, which {route} does not process. Choose another route or another "
        "source.",
    ),
    "route_of_process": QT_TRANSLATE_NOOP(
        "sentences", "A process needs a route, and no other run has one. Correct one of the two."
    ),
    "run_closed": QT_TRANSLATE_NOOP(
        "sentences", "Run {run} is closed. Open it again with a reason, then book."
    ),
    "run_open": QT_TRANSLATE_NOOP("sentences", "Run {run} is open already."),
    "source_overdrawn": QT_TRANSLATE_NOOP(
        "sentences",
        "Runs took more of {source} than there was. Restore the last backup that passes the check.",
    ),
    "source_void": QT_TRANSLATE_NOOP(
        "sentences", "Batch {source} is void. Take it back first, or choose another one."
    ),
    "split_of_one": QT_TRANSLATE_NOOP(
        "sentences",
        "Run {run} splits {first} and cannot take {source} as well. Blend the two first.",
    ),
    "stage_of_route": QT_TRANSLATE_NOOP(
        "sentences", "A stage belongs to a route. Name the route as well."
    ),
    "taken_already": QT_TRANSLATE_NOOP(
        "sentences",
        "With this {source} came to {came_kg} kg, and runs took more of it: {taken}. Correct "
        "the weighing that is wrong.",
    ),
    "takes_too_much": QT_TRANSLATE_NOOP(
        "sentences",
        "{run} cannot take {wanted_kg} kg of {source}. Came in: {came_kg} kg. Taken: {taken}. "
        "Left: {left_kg} kg, ± {sd_kg} kg by the weighings. Correct the weighing that is wrong.",
    ),
    "used_up": QT_TRANSLATE_NOOP(
        "sentences",
        "{run} cannot take {wanted_kg} kg of {source}: nothing is left. Came in: {came_kg} kg. "
        "Taken: {taken}. Choose another source, or cancel an input that is wrong.",
    ),
    "yields_element": QT_TRANSLATE_NOOP(
        "sentences",
        "By the assays of its lots run {run} yielded {out_kg} kg {element} and took {in_kg} kg, ± "
        "{sd_kg} kg. Check assays and weighings, or say why and close it.",
    ),
    "yields_too_much": QT_TRANSLATE_NOOP(
        "sentences",
        "Run {run} would yield {out_kg} kg and took {in_kg} kg, ± {sd_kg} kg by the weighings. "
        "Book what is missing of its inputs, correct a weighing, or, where acid or water was "
        "added, say why and close it.",
    ),
    "yields_outdated": QT_TRANSLATE_NOOP(
        "sentences",
        "Other yields of {route} have come into force meanwhile; nothing was changed. Look at the "
        "proposals again.",
    ),
    # proof
    "folder_not_writable": QT_TRANSLATE_NOOP(
        "sentences",
        "Nothing can be kept in {folder}. Choose a folder that can be written.",
    ),
    "key_unreadable": QT_TRANSLATE_NOOP(
        "sentences",
        "The key that signs the journal cannot be read or written ({file}). Put the file back, or"
        " take it away: a new key is made then, and the checkpoints say so.",
    ),
    "no_entries": QT_TRANSLATE_NOOP(
        "sentences",
        "Nothing was entered between {since} and {until}. Choose other days.",
    ),
    "schema_differs": QT_TRANSLATE_NOOP(
        "sentences",
        "The store says it is of an older program, and its tables are not ({detail}). Keep a copy"
        " of the data folder, then restore the last backup.",
    ),
    # reports
    "bad_period": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is no period of this report. Write it as {forms}."
    ),
    "drop_folder_gone": QT_TRANSLATE_NOOP(
        "sentences",
        "The folder {folder} for reports is not there. Connect it or choose another one in the "
        "settings; it is tried again.",
    ),
    "not_a_pdf": QT_TRANSLATE_NOOP("sentences", "{file} is no .pdf. End its name with it."),
    "period_not_begun": QT_TRANSLATE_NOOP(
        "sentences", "{value} begins on {day} only. Choose a period that has begun."
    ),
    "unknown_report": QT_TRANSLATE_NOOP(
        "sentences", "There is no report “{value}”. Choose one of {reports}."
    ),
    # targets
    "bad_target": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” cannot be the {field} of a target. Check it and save again."
    ),
    "no_such_target": QT_TRANSLATE_NOOP(
        "sentences",
        "There is no target {code}. “targets” lists their codes, such as T-26-0001 or "
        "EU_BATT_REC_LI_2027.",
    ),
    "target_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "{what} is not as the journal has it: it was changed outside the program. Keep a copy of "
        "the data folder, then restore the last backup that passes the check.",
    ),
    "target_bad_comparator": QT_TRANSLATE_NOOP(
        "sentences",
        "Row {row} of {file}, target {target}: “{value}” is no comparator. Write >= or <=.",
    ),
    "target_bad_step": QT_TRANSLATE_NOOP(
        "sentences",
        "“{value}” is no step. Write the date and the value, such as 2027-12-31=48000 in "
        "kilograms, or 2027-12-31=70% of a share.",
    ),
    "target_elsewhere": QT_TRANSLATE_NOOP(
        "sentences",
        "No figure of one facility answers this target: it is about a region, a product or a "
        "company, and here for orientation.",
    ),
    "target_ended": QT_TRANSLATE_NOOP(
        "sentences", "Target {code} was ended. Enter a new one in its place."
    ),
    "target_few_months": QT_TRANSLATE_NOOP(
        "sentences",
        "Of {months} whole months nothing can be projected; three are needed.",
    ),
    "target_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "{what} is in the journal and no longer in the store. Restore the last backup that passes "
        "the check.",
    ),
    "target_no_assays": QT_TRANSLATE_NOOP(
        "sentences", "No final assay is there yet to hold intervals against."
    ),
    "target_no_demand": QT_TRANSLATE_NOOP(
        "sentences", "Name the customer, and what they need in kilograms a year."
    ),
    "target_no_runs": QT_TRANSLATE_NOOP(
        "sentences",
        "No run of this chemistry was closed from {since} to {until}, so there is no rate.",
    ),
    "target_none_received": QT_TRANSLATE_NOOP(
        "sentences", "No {about} was received from {since} to {until}."
    ),
    "target_not_a_share": QT_TRANSLATE_NOOP(
        "sentences", "A share lies above 0 and at most at 100 %. Check each step."
    ),
    "target_not_followed": QT_TRANSLATE_NOOP("sentences", "Target {code} is not followed."),
    "target_not_kept": QT_TRANSLATE_NOOP(
        "sentences", "The program does not keep what this target is about, so there is no figure."
    ),
    "target_not_own": QT_TRANSLATE_NOOP(
        "sentences", "This figure cannot be a target of your own. Choose one of the list."
    ),
    "target_not_positive": QT_TRANSLATE_NOOP(
        "sentences", "A target in kilograms lies above 0. Check each step."
    ),
    "target_nothing_came": QT_TRANSLATE_NOOP(
        "sentences", "Nothing was received from {since} to {until}."
    ),
    "target_of_what": QT_TRANSLATE_NOOP(
        "sentences", "Say of which element or group, such as Li, NdPr or REE."
    ),
    "target_short_history": QT_TRANSLATE_NOOP(
        "sentences",
        "A history of {weeks} weeks is too short to project; six with three deliveries are needed.",
    ),
    "target_steps_order": QT_TRANSLATE_NOOP(
        "sentences", "Each step has a date of its own, the earliest first. Put them in order."
    ),
    "target_unknown_metric": QT_TRANSLATE_NOOP(
        "sentences",
        "Row {row} of {file}, target {target}: the program does not know the metric “{value}”. "
        "Take one the shipped list uses.",
    ),
    "target_wrong_way": QT_TRANSLATE_NOOP(
        "sentences",
        "A largest share is not to be exceeded (<=), any other share to be reached (>=). "
        "Exchange the comparator.",
    ),
    # what-if
    "bad_scenario": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” cannot be the {field} of a scenario. Check it and save again."
    ),
    "no_such_scenario": QT_TRANSLATE_NOOP(
        "sentences", "There is no scenario “{name}”. “whatif list” lists them."
    ),
    "scenario_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "{what} is not as the journal has it: it was changed outside the program. Keep a copy of "
        "the data folder, then restore the last backup that passes the check.",
    ),
    "scenario_ended": QT_TRANSLATE_NOOP(
        "sentences", "Scenario “{name}” was ended. Keep it under another name."
    ),
    "scenario_exists": QT_TRANSLATE_NOOP(
        "sentences", "There is a scenario “{name}” already. Take another name, or change that one."
    ),
    "scenario_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "{what} is in the journal and no longer in the store. Restore the last backup that passes "
        "the check.",
    ),
    "whatif_bad_setting": QT_TRANSLATE_NOOP(
        "sentences",
        "“{value}” cannot be read. Write material.NDFEB_HDD.kg_per_month=5000, "
        "material.NDFEB_HDD.factor=1.5, a route as NDFEB_HDD=ACID_SX, or a yield as "
        "LIB_HYDRO.Li=70%.",
    ),
    "whatif_negative": QT_TRANSLATE_NOOP(
        "sentences", "No less than nothing can come in of {material}: {value} is below zero."
    ),
    "whatif_never_came": QT_TRANSLATE_NOOP(
        "sentences",
        "No {material} came in within the last twelve months, so it cannot be so many times as "
        "much. Say how many kilograms a month.",
    ),
    "whatif_no_fraction": QT_TRANSLATE_NOOP(
        "sentences",
        "{route} cannot win {value} of {element}: a yield lies between 0 and 1, or 0 % and 100 %.",
    ),
    "whatif_nothing_left": QT_TRANSLATE_NOOP(
        "sentences", "No battery with {about} would come in, so there is no recovery."
    ),
    "whatif_nothing_supposed": QT_TRANSLATE_NOOP(
        "sentences", "“{name}” supposes nothing yet. Change an intake, a route or a yield first."
    ),
    "whatif_of_assays": QT_TRANSLATE_NOOP(
        "sentences", "It rests on assays, which what is supposed does not change."
    ),
    "whatif_of_runs": QT_TRANSLATE_NOOP(
        "sentences",
        "It rests on masses of closed runs, which what is supposed does not change.",
    ),
    "whatif_place_unknown": QT_TRANSLATE_NOOP(
        "sentences",
        "Who would bring {materials} is not supposed, so nothing can be said of shares.",
    ),
    "whatif_route_unused": QT_TRANSLATE_NOOP(
        "sentences",
        "Nothing goes to {route}, so a yield there changes nothing. Send a material to it first.",
    ),
    "whatif_too_late": QT_TRANSLATE_NOOP(
        "sentences", "The scenario begins on {since}, after {by}, the date of this target."
    ),
    "whatif_too_much": QT_TRANSLATE_NOOP(
        "sentences", "{value} of {material} is more than {most}. Check the number."
    ),
    "whatif_twice": QT_TRANSLATE_NOOP("sentences", "{what} is stated twice. Leave one out."),
    "whatif_wins_nothing": QT_TRANSLATE_NOOP(
        "sentences",
        "{route} wins no {element} of what goes there: it has no product for it. Choose another "
        "route.",
    ),
    # attachments
    "attachment_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "What is kept of an attachment of {what} is not what the journal has. Restore a backup "
        "from before it.",
    ),
    "attachment_ambiguous": QT_TRANSLATE_NOOP(
        "sentences", "Several attachments are called {name}. Name one by its hash: {marks}."
    ),
    "attachment_damaged": QT_TRANSLATE_NOOP(
        "sentences",
        "The kept content of {file} is missing or damaged; no copy was written. Repair the data, "
        "or attach the file again from where it came.",
    ),
    "attachment_empty": QT_TRANSLATE_NOOP(
        "sentences", "{file} is empty; nothing was attached. Choose a file that holds something."
    ),
    "attachment_file_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "The content of {name}, attached to {what}, was changed. Repair the data from a backup, or "
        "attach the file again.",
    ),
    "attachment_file_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "The content of {name}, attached to {what}, is gone. Repair the data from a backup, or "
        "attach the file again.",
    ),
    "attachment_foreign": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} stands among the attachments and was not put there by the program. Move it "
        "elsewhere.",
    ),
    "attachment_gone": QT_TRANSLATE_NOOP(
        "sentences", "{name} was withdrawn already, by {who}; nothing was changed."
    ),
    "attachment_kind_unknown": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is no document, picture or text that is known here, so it is only saved, not "
        "opened.",
    ),
    "attachment_macros": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} holds macros or scripts, or may hold some, so it is only saved, not opened.",
    ),
    "attachment_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "An attachment of {what} is in the journal and not in the data. Restore a backup.",
    ),
    "attachment_no_room": QT_TRANSLATE_NOOP(
        "sentences",
        "The disk with {folder} is full; nothing was attached. Free some space and attach the file "
        "again.",
    ),
    "attachment_program": QT_TRANSLATE_NOOP(
        "sentences", "{file} is a program, so it is only saved, not opened."
    ),
    "attachment_script": QT_TRANSLATE_NOOP(
        "sentences", "{file} is a script, so it is only saved, not opened."
    ),
    "attachment_shortcut": QT_TRANSLATE_NOOP(
        "sentences", "{file} leads to other files or programs, so it is only saved, not opened."
    ),
    "attachment_too_large": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is larger than {most_mb} MB; nothing was attached. Attach a smaller copy of it.",
    ),
    "attachment_twice": QT_TRANSLATE_NOOP(
        "sentences",
        "{what} carries this file already, as {name}; nothing was attached.",
    ),
    "attachment_web_page": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is a web page or a drawing that may hold scripts, so it is only saved, not opened.",
    ),
    "attachments_lacking": QT_TRANSLATE_NOOP(
        "sentences",
        "Attached files that are nowhere whole and are left out: {count}. A check names them; "
        "all else is complete.",
    ),
    "attachments_need_folder": QT_TRANSLATE_NOOP(
        "sentences",
        "This store is on a server and has no folder for files. Keep the file elsewhere and say "
        "where in the note of the batch.",
    ),
    "no_such_attachment": QT_TRANSLATE_NOOP(
        "sentences", "No attachment is called {name}. Look at the list of the record."
    ),
    "no_such_record": QT_TRANSLATE_NOOP(
        "sentences",
        "There is no batch, run or sample {value}. Check the ticket, number or label.",
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
    "chart_of_run": QT_TRANSLATE_NOOP(
        "sentences", "A closure is that of one run. Name it, such as --run R-26-0012."
    ),
    "unknown_chart": QT_TRANSLATE_NOOP(
        "sentences", "There is no chart “{value}”. Choose one of {charts}."
    ),
    "unknown_picture": QT_TRANSLATE_NOOP(
        "sentences", "{file} is neither .png nor .svg. End its name with one of them."
    ),
    # people
    "first_administrator": QT_TRANSLATE_NOOP(
        "sentences",
        "The first person is an administrator, who adds the others. Choose that role for {name}.",
    ),
    "last_administrator": QT_TRANSLATE_NOOP(
        "sentences",
        "{name} is the last administrator; nobody could add people any more. Add another one "
        "first.",
    ),
    "nobody_signed_in": QT_TRANSLATE_NOOP(
        "sentences", "Nobody has signed in, or who had was locked. Sign in and do it again."
    ),
    "no_such_person": QT_TRANSLATE_NOOP(
        "sentences", "Nobody here is called “{name}”. Choose one of the list of people."
    ),
    "not_owner": QT_TRANSLATE_NOOP(
        "sentences",
        "{folder} belongs to another account of this computer. Only its owner can recover; sign "
        "in to the computer as the owner.",
    ),
    "password_short": QT_TRANSLATE_NOOP(
        "sentences",
        "This is too short. Take {least} signs or more; an operator, the laboratory and an auditor "
        "may take a PIN of {pin} digits.",
    ),
    "person_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "What is kept of {name} is not what the journal has. Restore a backup from before it.",
    ),
    "person_active": QT_TRANSLATE_NOOP("sentences", "{name} is not locked; nothing was changed."),
    "person_locked": QT_TRANSLATE_NOOP(
        "sentences", "{name} is locked already; nothing was changed."
    ),
    "person_missing": QT_TRANSLATE_NOOP(
        "sentences", "{name} is in the journal and not among the people. Restore a backup."
    ),
    "person_name_long": QT_TRANSLATE_NOOP(
        "sentences", "This name is too long. Shorten it to {most} characters."
    ),
    "person_name_missing": QT_TRANSLATE_NOOP(
        "sentences", "Type the name; what the person does is signed with it."
    ),
    "person_name_signs": QT_TRANSLATE_NOOP(
        "sentences", "{name} has signs that cannot be seen. Type it anew without them."
    ),
    "person_proof": QT_TRANSLATE_NOOP(
        "sentences",
        "The PIN of {name} was changed behind the program’s back. Give a new one with “people "
        "reset-pin”.",
    ),
    "person_twice": QT_TRANSLATE_NOOP(
        "sentences", "{name} is among the people already. Add something that tells them apart."
    ),
    "pin_for_role": QT_TRANSLATE_NOOP(
        "sentences", "As {role}, {name} proves more: give a new PIN of eight signs with it."
    ),
    "pin_long": QT_TRANSLATE_NOOP("sentences", "This is too long. Take at most {most} signs."),
    "pin_short": QT_TRANSLATE_NOOP("sentences", "This is too short. Take {least} digits or more."),
    "pin_simple": QT_TRANSLATE_NOOP(
        "sentences", "This is tried first: one sign repeated, or counted up or down. Take another."
    ),
    "plan_changed": QT_TRANSLATE_NOOP(
        "sentences",
        "Which reports are written by themselves was changed elsewhere meanwhile. It is shown as "
        "it is now; change it again.",
    ),
    "pins_differ": QT_TRANSLATE_NOOP(
        "sentences", "What was typed the second time is different. Type it twice the same."
    ),
    "right_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "Not allowed for the role {role}: {right}. Ask one of these: {roles}; nothing was changed.",
    ),
    "role_same": QT_TRANSLATE_NOOP("sentences", "{name} is {role} already. Choose another role."),
    "sign_in_off": QT_TRANSLATE_NOOP(
        "sentences",
        "Nobody signs in to these data yet. Leave the name away, or add the first administrator.",
    ),
    "sign_in_wait": QT_TRANSLATE_NOOP(
        "sentences", "Too many tries failed. Wait {seconds} seconds, then try again."
    ),
    "sign_in_wrong": QT_TRANSLATE_NOOP(
        "sentences",
        "Name and PIN do not go together, or the person is locked. Try again, or ask an "
        "administrator.",
    ),
    "unknown_role": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not a role. Choose one of these: {roles}."
    ),
    "user_needed": QT_TRANSLATE_NOOP(
        "sentences",
        "People sign in to these data. Name yourself with --user, and give your PIN on standard "
        "input or in RECYCLER_PIN.",
    ),
    "unknown_zone": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not a time zone. Choose one such as Asia/Tokyo or Europe/Berlin."
    ),
}


_NAMES = ("family", "method", "stages")  # details that name something of the reference data


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
    if code == "changed_meanwhile":
        details = {**details, "what": _changed(details)}
    if code == "unknown_country":
        details = {**details, "suggestions": _countries(details.get("suggestions"))}
    if "about" in details:
        details = {**details, "about": in_sentence(group(str(details["about"])))}
    details = {name: _spoken(value) if name in _NAMES else value for name, value in details.items()}
    sentence = QCoreApplication.translate("sentences", str(template))
    return sentence.format_map(_Gaps({name: _text(value) for name, value in details.items()}))


def _changed(details: Mapping[str, object]) -> str:
    """Return what somebody else did to a record: `Target said anew: owner Mori to Sato`."""
    from ui.parts.history_words import what_changed

    before, after = (details.get(name) for name in ("before", "after"))
    both = (fields if isinstance(fields, Mapping) else {} for fields in (before, after))
    return what_changed(str(details.get("action")), *both)


def _countries(suggested: object) -> list[str]:
    """Return `DK (Denmark)` with the country's name in the language in use."""
    lines = map(str, suggested) if isinstance(suggested, list | tuple) else ()
    codes = [line.split(" ", 1)[0] for line in lines]
    template = QCoreApplication.translate("sentences", "{code} ({country})")
    return [template.format(code=code, country=country(code)) for code in codes]


def _spoken(value: object) -> object:
    """Return texts of the reference data in the language in use."""
    if isinstance(value, list | tuple):
        return list(map(_spoken, value))
    return spoken(value) if isinstance(value, str) else value


class _Gaps(dict[str, str]):
    """What fills the gaps of a sentence; one that is missing reads as unknown."""

    def __missing__(self, gap: str) -> str:
        return UNKNOWN


def _text(value: object) -> str:
    if value is None:
        return UNKNOWN
    if isinstance(value, Role):
        return role_word(value)
    if isinstance(value, Right):
        return right_words(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return QCoreApplication.translate("sentences", ", ").join(map(_text, value)) or UNKNOWN
    return str(value)
