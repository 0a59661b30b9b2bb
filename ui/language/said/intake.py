"""Sentences about what comes in: reference data, materials, files and batches."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, object] = {
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
}
