"""Sentences about reports, targets, what-if and the facility."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, object] = {
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
}
