"""The words of the workbooks that are written, in the language in use."""

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from recycler.exchange.labels import Words
from ui.language.reference_names import spoken_in
from ui.language.speaking import language_in_force, translator_for

# What `recycler.exchange` hands in; the names of elements, grades and streams stand elsewhere.
WORDS: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Workbook", "5 % to 95 %, computed by the program (docs/model.md)"),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "A date, or a text such as 2026-11-12 14:30. Without a time zone it is the facility’s"
        " time.",
    ),
    QT_TRANSLATE_NOOP(
        "Workbook", "A number, or <0.01 for what was not found: < and the limit of detection."
    ),
    QT_TRANSLATE_NOOP("Workbook", "Anything else, up to 2000 characters."),
    QT_TRANSLATE_NOOP("Workbook", "Apr"),
    QT_TRANSLATE_NOOP("Workbook", "as in unit"),
    QT_TRANSLATE_NOOP("Workbook", "Aug"),
    QT_TRANSLATE_NOOP("Workbook", "Assayed, dry kg"),
    QT_TRANSLATE_NOOP("Workbook", "Batches"),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "Blue cells may be changed; void batches are listed and not summed.",
    ),
    QT_TRANSLATE_NOOP("Workbook", "Calibri"),
    QT_TRANSLATE_NOOP("Workbook", "Code"),
    QT_TRANSLATE_NOOP("Workbook", "Code or name of a material: pick it from the list or type it."),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "Code or name of a route; empty means the usual route of the material.",
    ),
    QT_TRANSLATE_NOOP("Workbook", "Column"),
    QT_TRANSLATE_NOOP("Workbook", "composition"),
    QT_TRANSLATE_NOOP("Workbook", "Composition version"),
    QT_TRANSLATE_NOOP("Workbook", "Contained"),
    QT_TRANSLATE_NOOP("Workbook", "Contained 5 %, kg"),
    QT_TRANSLATE_NOOP("Workbook", "Contained 95 %, kg"),
    QT_TRANSLATE_NOOP("Workbook", "Contained share, expected"),
    QT_TRANSLATE_NOOP("Workbook", "Contained share, found"),
    QT_TRANSLATE_NOOP("Workbook", "Contained, kg"),
    QT_TRANSLATE_NOOP("Workbook", "Country"),
    QT_TRANSLATE_NOOP("Workbook", "Cumulative"),
    QT_TRANSLATE_NOOP("Workbook", "Cumulative 5 %, kg"),
    QT_TRANSLATE_NOOP("Workbook", "Cumulative 95 %, kg"),
    QT_TRANSLATE_NOOP("Workbook", "Cumulative, kg"),
    QT_TRANSLATE_NOOP("Workbook", "Data in use"),
    QT_TRANSLATE_NOOP("Workbook", "date and time"),
    QT_TRANSLATE_NOOP("Workbook", "Dec"),
    QT_TRANSLATE_NOOP("Workbook", "Dry mass"),
    QT_TRANSLATE_NOOP("Workbook", "Dry mass, kg"),
    QT_TRANSLATE_NOOP("Workbook", "Element"),
    QT_TRANSLATE_NOOP("Workbook", "Elements"),
    QT_TRANSLATE_NOOP("Workbook", "Evidence"),
    QT_TRANSLATE_NOOP("Workbook", "Facility"),
    QT_TRANSLATE_NOOP("Workbook", "Feb"),
    QT_TRANSLATE_NOOP("Workbook", "Feed, dry"),
    QT_TRANSLATE_NOOP("Workbook", "Group"),
    QT_TRANSLATE_NOOP("Workbook", "Hydrogen"),
    QT_TRANSLATE_NOOP("Workbook", "How to fill in this workbook"),
    QT_TRANSLATE_NOOP("Workbook", "Importing the same workbook twice logs nothing twice."),
    QT_TRANSLATE_NOOP("Workbook", "Intervals"),
    QT_TRANSLATE_NOOP("Workbook", "intervals are 90 %"),
    QT_TRANSLATE_NOOP("Workbook", "ISO 3166"),
    QT_TRANSLATE_NOOP("Workbook", "Jan"),
    QT_TRANSLATE_NOOP("Workbook", "Jul"),
    QT_TRANSLATE_NOOP("Workbook", "Jun"),
    QT_TRANSLATE_NOOP("Workbook", "Mar"),
    QT_TRANSLATE_NOOP("Workbook", "Material"),
    QT_TRANSLATE_NOOP("Workbook", "Materials"),
    QT_TRANSLATE_NOOP("Workbook", "May"),
    QT_TRANSLATE_NOOP("Workbook", "May be left empty."),
    QT_TRANSLATE_NOOP("Workbook", "mean"),
    QT_TRANSLATE_NOOP("Workbook", "Method, such as ICP-OES."),
    QT_TRANSLATE_NOOP("Workbook", "Month"),
    QT_TRANSLATE_NOOP("Workbook", "Months"),
    QT_TRANSLATE_NOOP("Workbook", "Name"),
    QT_TRANSLATE_NOOP("Workbook", "Name as you want to find it again, up to 120 characters."),
    QT_TRANSLATE_NOOP("Workbook", "Nitrogen"),
    QT_TRANSLATE_NOOP("Workbook", "no"),
    QT_TRANSLATE_NOOP("Workbook", "not stated"),
    QT_TRANSLATE_NOOP("Workbook", "Nov"),
    QT_TRANSLATE_NOOP("Workbook", "Oct"),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "One row for each element; dry mass and batches repeat and must not be summed. Expected "
        "shares are those of the material, found ones those of the batches that were assayed.",
    ),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "One row is one element of one sample. Row 2 is an example: write over it or delete it; it "
        "is never read.",
    ),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "One row is one batch. Row 2 is an example: write over it or delete it; it is never read.",
    ),
    QT_TRANSLATE_NOOP("Workbook", "Origin"),
    QT_TRANSLATE_NOOP("Workbook", "Origins"),
    QT_TRANSLATE_NOOP("Workbook", "others"),
    QT_TRANSLATE_NOOP("Workbook", "Period"),
    QT_TRANSLATE_NOOP("Workbook", "Program"),
    QT_TRANSLATE_NOOP("Workbook", "Provenance"),
    QT_TRANSLATE_NOOP("Workbook", "provisional, or final when it will not change."),
    QT_TRANSLATE_NOOP("Workbook", "Recovered"),
    QT_TRANSLATE_NOOP("Workbook", "Recovered 5 %, kg"),
    QT_TRANSLATE_NOOP("Workbook", "Recovered 95 %, kg"),
    QT_TRANSLATE_NOOP("Workbook", "Recovered and cumulative: {name}."),
    QT_TRANSLATE_NOOP("Workbook", "Recovered mass by evidence"),
    QT_TRANSLATE_NOOP("Workbook", "Recovered share, expected"),
    QT_TRANSLATE_NOOP("Workbook", "Recovered share, found"),
    QT_TRANSLATE_NOOP("Workbook", "Recovered, kg"),
    QT_TRANSLATE_NOOP("Workbook", "Recovered: {name}."),
    QT_TRANSLATE_NOOP("Workbook", "Recovery summary, {period}"),
    QT_TRANSLATE_NOOP("Workbook", "Recovery, %"),
    QT_TRANSLATE_NOOP("Workbook", "Reference data"),
    QT_TRANSLATE_NOOP("Workbook", "Required"),
    QT_TRANSLATE_NOOP("Workbook", "Required."),
    QT_TRANSLATE_NOOP("Workbook", "Rests on assumptions"),
    QT_TRANSLATE_NOOP("Workbook", "Route"),
    QT_TRANSLATE_NOOP("Workbook", "route"),
    QT_TRANSLATE_NOOP("Workbook", "Route version"),
    QT_TRANSLATE_NOOP("Workbook", "Sep"),
    QT_TRANSLATE_NOOP("Workbook", "Share of recovered"),
    QT_TRANSLATE_NOOP("Workbook", "Share of recovered, %"),
    QT_TRANSLATE_NOOP("Workbook", "Share of the dried lot, 0 to below 100: type 3.5 for 3.5 %."),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "Share of the net weight, 0 to below 100: type 3.5 for 3.5 %. A cell formatted as a "
        "percentage holds 0.035, and is read as 0.035 %.",
    ),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "Share of the net weight, 0 to below 100: type 3.5 for 3.5 %. Of an input, empty means "
        "that of what it is taken from, and 0 that it is dry.",
    ),
    QT_TRANSLATE_NOOP("Workbook", "Share, %"),
    QT_TRANSLATE_NOOP("Workbook", "Simulated"),
    QT_TRANSLATE_NOOP("Workbook", "Simulated facility"),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "Simulated facility: people, suppliers and batches are invented.",
    ),
    QT_TRANSLATE_NOOP("Workbook", "Sources"),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "Standard uncertainty, if the laboratory states it; half of an expanded one (k = 2).",
    ),
    QT_TRANSLATE_NOOP("Workbook", "Station"),
    QT_TRANSLATE_NOOP("Workbook", "Symbol or name, such as Nd or lithium; no oxides."),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "The 5 % and 95 % of a sum are not the sums of the rows: errors are shared.",
    ),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "The order of the columns does not matter, and further columns are left alone.",
    ),
    QT_TRANSLATE_NOOP("Workbook", "The supplier’s own number, if there is one."),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "The weakest grade that contributes notably is shown. The 5 % and 95 % of a sum are "
        "not the sums of the rows: errors are shared.",
    ),
    QT_TRANSLATE_NOOP("Workbook", "Ticket of the batch, such as S1-26-01433."),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "Totals are live formulas over the sheets Materials and Batches; blue cells of "
        "Batches may be changed.",
    ),
    QT_TRANSLATE_NOOP("Workbook", "Unit"),
    QT_TRANSLATE_NOOP("Workbook", "Unit of gross and tare: kg, g, t, lb or short ton."),
    QT_TRANSLATE_NOOP("Workbook", "Unit of value and sd: %, ppm, g/t or fraction."),
    QT_TRANSLATE_NOOP("Workbook", "up to {until}"),
    QT_TRANSLATE_NOOP("Workbook", "Valid batches"),
    QT_TRANSLATE_NOOP("Workbook", "Value"),
    QT_TRANSLATE_NOOP("Workbook", "Version"),
    QT_TRANSLATE_NOOP("Workbook", "Void batches, listed but not summed"),
    QT_TRANSLATE_NOOP("Workbook", "Weight of the empty vehicle or box; empty means zero."),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "Weight with vehicle or box, above zero and within the scale’s capacity.",
    ),
    QT_TRANSLATE_NOOP("Workbook", "What"),
    QT_TRANSLATE_NOOP("Workbook", "What may stand there"),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "What stands on the bag of the sample; the same for all its elements, and never twice.",
    ),
    QT_TRANSLATE_NOOP("Workbook", "Where the figures come from, and how well they are founded."),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "Where the scrap arose: two letters such as JP or DE, or the country’s name.",
    ),
    QT_TRANSLATE_NOOP("Workbook", "Who analysed it."),
    QT_TRANSLATE_NOOP("Workbook", "Written at"),
    QT_TRANSLATE_NOOP("Workbook", "Written by"),
    QT_TRANSLATE_NOOP("Workbook", "written {moment} by {who}"),
    QT_TRANSLATE_NOOP("Workbook", "yes"),
    QT_TRANSLATE_NOOP("Workbook", "{count} batches"),
    QT_TRANSLATE_NOOP("Workbook", "{day} {month} {year}"),
    QT_TRANSLATE_NOOP("Workbook", "{name} is {share} of the dry feed"),
    QT_TRANSLATE_NOOP("Workbook", "{name} recovered"),
    QT_TRANSLATE_NOOP("Workbook", "{name}: {amount} recovered"),
    QT_TRANSLATE_NOOP("Workbook", "{name}: {share} from {country}"),
    QT_TRANSLATE_NOOP("Workbook", "{since} to {until}"),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "One row is one weighing: an input of a run, or a lot that came of it. Row 2 is an "
        "example: write over it or delete it; it is never read.",
    ),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "A name for the run within this workbook, or the number of one that is there, such as"
        " R-26-0012.",
    ),
    QT_TRANSLATE_NOOP("Workbook", "process, teardown, split, merge or blend; empty means process."),
    QT_TRANSLATE_NOOP("Workbook", "Code of the route of a process; of no other run."),
    QT_TRANSLATE_NOOP("Workbook", "The one stage it is about; empty means the whole route."),
    QT_TRANSLATE_NOOP("Workbook", "Where in the plant."),
    QT_TRANSLATE_NOOP("Workbook", "Who runs it."),
    QT_TRANSLATE_NOOP("Workbook", "When it started; empty means with its first weighing."),
    QT_TRANSLATE_NOOP("Workbook", "When it was closed; empty leaves it open."),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "Why it yielded more than it took, such as acid or water added; else empty.",
    ),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "input, or what the lot is: product, intermediate, residue, loss or return.",
    ),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "Of an input: ticket of the batch, number of the lot, or its name in the column lot.",
    ),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "A name for a lot within this workbook, to be a source further on.",
    ),
    QT_TRANSLATE_NOOP("Workbook", "Of a lot: code or name of a material, where it is one."),
    QT_TRANSLATE_NOOP("Workbook", "Of a lot: what it is called, such as Nd2O3 or leach residue."),
    QT_TRANSLATE_NOOP("Workbook", "Of a lot: its hazard class; empty means that of its material."),
    QT_TRANSLATE_NOOP("Workbook", "Weight with the container, above zero."),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "Weight of the empty container; empty means its last tare, or zero.",
    ),
    QT_TRANSLATE_NOOP("Workbook", "Standard uncertainty of the net weight, if it is known."),
    QT_TRANSLATE_NOOP("Workbook", "Which scale it was."),
    QT_TRANSLATE_NOOP("Workbook", "Number on the container."),
    QT_TRANSLATE_NOOP(
        "Workbook", "Results of the valid batches; rejected ones are struck through."
    ),
    QT_TRANSLATE_NOOP("Workbook", "Assays"),
    QT_TRANSLATE_NOOP(
        "Workbook", "Recovered mass by the grade of what it rests on, as sheet Materials has it."
    ),
    QT_TRANSLATE_NOOP("Workbook", "Rests on assumptions, %"),
    QT_TRANSLATE_NOOP("Workbook", "Day"),
    QT_TRANSLATE_NOOP("Workbook", "Days"),
    QT_TRANSLATE_NOOP(
        "Workbook", "The framework binds nobody: its dates are policy goals. * to be verified."
    ),
    QT_TRANSLATE_NOOP("Workbook", "Dates"),
    QT_TRANSLATE_NOOP("Workbook", "Date"),
    QT_TRANSLATE_NOOP("Workbook", "Days left"),
    QT_TRANSLATE_NOOP("Workbook", "Standing"),
    QT_TRANSLATE_NOOP("Workbook", "Source"),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "Runs closed in the year, by Regulation (EU) 2023/1542, Annex XII; to be verified.",
    ),
    QT_TRANSLATE_NOOP("Workbook", "Rates"),
    QT_TRANSLATE_NOOP("Workbook", "Rate"),
    QT_TRANSLATE_NOOP("Workbook", "Input, kg"),
    QT_TRANSLATE_NOOP("Workbook", "Output, kg"),
    QT_TRANSLATE_NOOP("Workbook", "Rate, %"),
    QT_TRANSLATE_NOOP("Workbook", "Target, %"),
    QT_TRANSLATE_NOOP("Workbook", "From"),
    QT_TRANSLATE_NOOP("Workbook", "Chance, %"),
    QT_TRANSLATE_NOOP("Workbook", "efficiency"),
    QT_TRANSLATE_NOOP(
        "Workbook", "A year like the last twelve months up to {day}; 90 % intervals."
    ),
    QT_TRANSLATE_NOOP("Workbook", "Difference, {}"),
    QT_TRANSLATE_NOOP("Workbook", "Targets"),
    QT_TRANSLATE_NOOP("Workbook", "Target"),
    QT_TRANSLATE_NOOP("Workbook", "By"),
    QT_TRANSLATE_NOOP("Workbook", "Figure"),
    QT_TRANSLATE_NOOP("Workbook", "As it is"),
    QT_TRANSLATE_NOOP("Workbook", "Chances, %"),
    QT_TRANSLATE_NOOP("Workbook", "Recovered in a year, kg"),
    QT_TRANSLATE_NOOP("Workbook", "Value of a year, {currency}"),
    QT_TRANSLATE_NOOP("Workbook", "contained"),
    QT_TRANSLATE_NOOP("Workbook", "recovered"),
    QT_TRANSLATE_NOOP("Workbook", "Metal"),
    QT_TRANSLATE_NOOP("Workbook", "What is supposed"),
    QT_TRANSLATE_NOOP("Workbook", "Scenario"),
    QT_TRANSLATE_NOOP("Workbook", "Supposes"),
    QT_TRANSLATE_NOOP("Workbook", "Note"),
    QT_TRANSLATE_NOOP(
        "Workbook", "As they stand on {day}; shares as shares. Missing: below zero is over."
    ),
    QT_TRANSLATE_NOOP("Workbook", "Of"),
    QT_TRANSLATE_NOOP("Workbook", "Now"),
    QT_TRANSLATE_NOOP("Workbook", "Now 5 %"),
    QT_TRANSLATE_NOOP("Workbook", "Now 95 %"),
    QT_TRANSLATE_NOOP("Workbook", "Expected"),
    QT_TRANSLATE_NOOP("Workbook", "Expected 5 %"),
    QT_TRANSLATE_NOOP("Workbook", "Expected 95 %"),
    QT_TRANSLATE_NOOP("Workbook", "Missing"),
    QT_TRANSLATE_NOOP(
        "Workbook",
        "Own intake by origin. Origins nobody stated are in no index, a lower bound then.",
    ),
    QT_TRANSLATE_NOOP("Workbook", "Diversification"),
    QT_TRANSLATE_NOOP("Workbook", "Share"),
    QT_TRANSLATE_NOOP("Workbook", "Share 5 %"),
    QT_TRANSLATE_NOOP("Workbook", "Share 95 %"),
    QT_TRANSLATE_NOOP("Workbook", "Share squared"),
    QT_TRANSLATE_NOOP("Workbook", "HHI of the element"),
    QT_TRANSLATE_NOOP(
        "Workbook", "At listed prices; what prices differ by is not in the interval."
    ),
    QT_TRANSLATE_NOOP("Workbook", "Value, {currency}"),
    QT_TRANSLATE_NOOP("Workbook", "Mass"),
    QT_TRANSLATE_NOOP("Workbook", "Mass, kg"),
    QT_TRANSLATE_NOOP("Workbook", "Price, per kg"),
    QT_TRANSLATE_NOOP("Workbook", "Price of"),
)
_CONTEXTS = ("Workbook", "Elements", "Evidence", "Framework", "Targets")


def in_language(words: str) -> str:
    """Return the words of a workbook in the language of the program."""
    return _said(words, QCoreApplication.translate, language_in_force())


def words_of(language: str) -> Words:
    """Return what says the words of a workbook in another language; on any thread."""
    if language == "en":
        return lambda words: _said(words, lambda context, source: source, language)
    translator = translator_for(language)

    def translate(context: str, source: str) -> str:
        return translator.translate(context, source) or source

    return lambda words: _said(words, translate, language)


def _said(words: str, translate: Callable[[str, str], str], language: str) -> str:
    from ui.recovery.wording import stream_words

    for context in _CONTEXTS:
        translated = translate(context, words)
        if translated != words:
            return translated
    if language == "ja" and (name := _country_name(words)):
        return name
    stream = translate("Streams", stream_words(words))
    return spoken_in(language, words) if stream == words else stream


def _country_name(words: str) -> str | None:
    from recycler.countries import countries, country_code

    code = country_code(words) if len(words) > 2 else None
    return countries()[code].name_ja if code else None
