"""Sentences about samples and results."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, object] = {
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
}
