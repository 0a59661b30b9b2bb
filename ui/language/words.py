"""The program's words for what the records name by code: elements, states, sources, units."""

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.language.numbers import number
from ui.language.reference_names import spoken

ELEMENTS: dict[str, object] = {
    "Ag": QT_TRANSLATE_NOOP("Elements", "Silver"),
    "Al": QT_TRANSLATE_NOOP("Elements", "Aluminium"),
    "As": QT_TRANSLATE_NOOP("Elements", "Arsenic"),
    "B": QT_TRANSLATE_NOOP("Elements", "Boron"),
    "Ba": QT_TRANSLATE_NOOP("Elements", "Barium"),
    "C": QT_TRANSLATE_NOOP("Elements", "Carbon"),
    "Ca": QT_TRANSLATE_NOOP("Elements", "Calcium"),
    "Cd": QT_TRANSLATE_NOOP("Elements", "Cadmium"),
    "Ce": QT_TRANSLATE_NOOP("Elements", "Cerium"),
    "Co": QT_TRANSLATE_NOOP("Elements", "Cobalt"),
    "Cr": QT_TRANSLATE_NOOP("Elements", "Chromium"),
    "Cu": QT_TRANSLATE_NOOP("Elements", "Copper"),
    "Dy": QT_TRANSLATE_NOOP("Elements", "Dysprosium"),
    "Er": QT_TRANSLATE_NOOP("Elements", "Erbium"),
    "Eu": QT_TRANSLATE_NOOP("Elements", "Europium"),
    "F": QT_TRANSLATE_NOOP("Elements", "Fluorine"),
    "Fe": QT_TRANSLATE_NOOP("Elements", "Iron"),
    "Ga": QT_TRANSLATE_NOOP("Elements", "Gallium"),
    "Gd": QT_TRANSLATE_NOOP("Elements", "Gadolinium"),
    "Hg": QT_TRANSLATE_NOOP("Elements", "Mercury"),
    "Ho": QT_TRANSLATE_NOOP("Elements", "Holmium"),
    "K": QT_TRANSLATE_NOOP("Elements", "Potassium"),
    "La": QT_TRANSLATE_NOOP("Elements", "Lanthanum"),
    "Li": QT_TRANSLATE_NOOP("Elements", "Lithium"),
    "Lu": QT_TRANSLATE_NOOP("Elements", "Lutetium"),
    "Mg": QT_TRANSLATE_NOOP("Elements", "Magnesium"),
    "Mn": QT_TRANSLATE_NOOP("Elements", "Manganese"),
    "Na": QT_TRANSLATE_NOOP("Elements", "Sodium"),
    "Nb": QT_TRANSLATE_NOOP("Elements", "Niobium"),
    "Nd": QT_TRANSLATE_NOOP("Elements", "Neodymium"),
    "Ni": QT_TRANSLATE_NOOP("Elements", "Nickel"),
    "O": QT_TRANSLATE_NOOP("Elements", "Oxygen"),
    "P": QT_TRANSLATE_NOOP("Elements", "Phosphorus"),
    "Pb": QT_TRANSLATE_NOOP("Elements", "Lead"),
    "Pr": QT_TRANSLATE_NOOP("Elements", "Praseodymium"),
    "S": QT_TRANSLATE_NOOP("Elements", "Sulphur"),
    "Sb": QT_TRANSLATE_NOOP("Elements", "Antimony"),
    "Sc": QT_TRANSLATE_NOOP("Elements", "Scandium"),
    "Si": QT_TRANSLATE_NOOP("Elements", "Silicon"),
    "Sm": QT_TRANSLATE_NOOP("Elements", "Samarium"),
    "Sn": QT_TRANSLATE_NOOP("Elements", "Tin"),
    "Sr": QT_TRANSLATE_NOOP("Elements", "Strontium"),
    "Tb": QT_TRANSLATE_NOOP("Elements", "Terbium"),
    "Ti": QT_TRANSLATE_NOOP("Elements", "Titanium"),
    "Tm": QT_TRANSLATE_NOOP("Elements", "Thulium"),
    "V": QT_TRANSLATE_NOOP("Elements", "Vanadium"),
    "W": QT_TRANSLATE_NOOP("Elements", "Tungsten"),
    "Y": QT_TRANSLATE_NOOP("Elements", "Yttrium"),
    "Yb": QT_TRANSLATE_NOOP("Elements", "Ytterbium"),
    "Zn": QT_TRANSLATE_NOOP("Elements", "Zinc"),
    "Zr": QT_TRANSLATE_NOOP("Elements", "Zirconium"),
}
GROUPS: dict[str, object] = {
    "REE": QT_TRANSLATE_NOOP("Elements", "All rare earths"),
    "NdPr": QT_TRANSLATE_NOOP("Elements", "Nd + Pr"),
}
STATES: dict[str, object] = {
    "logged": QT_TRANSLATE_NOOP("States", "Logged"),
    "void": QT_TRANSLATE_NOOP("States", "Void"),
}
EVIDENCE: dict[str, object] = {
    "own": QT_TRANSLATE_NOOP("Evidence", "own"),
    "published": QT_TRANSLATE_NOOP("Evidence", "published"),
    "secondary": QT_TRANSLATE_NOOP("Evidence", "secondary"),
    "assumption": QT_TRANSLATE_NOOP("Evidence", "assumption"),
}
EVIDENCE_MEANING: dict[str, object] = {
    "own": QT_TRANSLATE_NOOP("Evidence", "Rests on own assays or own runs."),
    "published": QT_TRANSLATE_NOOP("Evidence", "Rests on published measurements."),
    "secondary": QT_TRANSLATE_NOOP("Evidence", "Rests on figures quoted at second hand."),
    "assumption": QT_TRANSLATE_NOOP(
        "Evidence", "Rests on an assumption for a tenth or more of its spread."
    ),
}
EVIDENCE_GLYPHS = {"own": "■", "published": "●", "secondary": "◐", "assumption": "○"}
BUDGET_SOURCES: dict[str, object] = {
    "mass": QT_TRANSLATE_NOOP("Budget", "weighing"),
    "moisture": QT_TRANSLATE_NOOP("Budget", "moisture"),
    "contamination": QT_TRANSLATE_NOOP("Budget", "contamination"),
    "composition": QT_TRANSLATE_NOOP("Budget", "composition of this lot"),
    "composition_mean": QT_TRANSLATE_NOOP("Budget", "composition of the material"),
    "sampling": QT_TRANSLATE_NOOP("Budget", "sampling"),
    "assay": QT_TRANSLATE_NOOP("Budget", "assay"),
    "stage_yields": QT_TRANSLATE_NOOP("Budget", "stage yields"),
    "between_plants": QT_TRANSLATE_NOOP("Budget", "between plants"),
}
TAKINGS: dict[str, object] = {
    "grab": QT_TRANSLATE_NOOP("Samples", "Grab"),
    "riffle": QT_TRANSLATE_NOOP("Samples", "Riffle splitter"),
    "whole": QT_TRANSLATE_NOOP("Samples", "Whole lot, milled"),
}
ASSAY_STATES: dict[str, object] = {
    "provisional": QT_TRANSLATE_NOOP("Assays", "Provisional"),
    "final": QT_TRANSLATE_NOOP("Assays", "Final"),
    "rejected": QT_TRANSLATE_NOOP("Assays", "Rejected"),
}
WEIGHT_SOURCES: dict[str, object] = {
    "typed": QT_TRANSLATE_NOOP("Weighing", "typed"),
    "scale": QT_TRANSLATE_NOOP("Weighing", "from the scale"),
    "imported": QT_TRANSLATE_NOOP("Weighing", "imported"),
}
FIELDS: dict[str, object] = {
    "received_at": QT_TRANSLATE_NOOP("Fields", "Received"),
    "material": QT_TRANSLATE_NOOP("Fields", "Material"),
    "supplier": QT_TRANSLATE_NOOP("Fields", "Supplier"),
    "supplier_lot": QT_TRANSLATE_NOOP("Fields", "Supplier lot"),
    "origin_country": QT_TRANSLATE_NOOP("Fields", "Origin"),
    "gross": QT_TRANSLATE_NOOP("Fields", "Gross"),
    "tare": QT_TRANSLATE_NOOP("Fields", "Tare"),
    "unit": QT_TRANSLATE_NOOP("Fields", "Unit"),
    "moisture_pct": QT_TRANSLATE_NOOP("Fields", "Moisture"),
    "contamination_pct": QT_TRANSLATE_NOOP("Fields", "Contamination"),
    "route": QT_TRANSLATE_NOOP("Fields", "Route"),
    "note": QT_TRANSLATE_NOOP("Fields", "Note"),
}
RECORD_FIELDS: dict[str, object] = {  # of records other than batches
    "name": QT_TRANSLATE_NOOP("Fields", "Name"),
    "figure": QT_TRANSLATE_NOOP("Fields", "Figure"),
    "about": QT_TRANSLATE_NOOP("Fields", "Of what"),
    "comparator": QT_TRANSLATE_NOOP("Fields", "Direction"),
    "steps": QT_TRANSLATE_NOOP("Fields", "Steps"),
    "customer": QT_TRANSLATE_NOOP("Fields", "Customer"),
    "demand_kg": QT_TRANSLATE_NOOP("Fields", "Their demand a year, kg"),
    "owner": QT_TRANSLATE_NOOP("Fields", "Owner"),
    "since": QT_TRANSLATE_NOOP("Fields", "From"),
    "until": QT_TRANSLATE_NOOP("Fields", "Until"),
    "kg_per_month": QT_TRANSLATE_NOOP("Fields", "kg a month"),
    "factors": QT_TRANSLATE_NOOP("Fields", "Factors"),
    "routes": QT_TRANSLATE_NOOP("Fields", "Routes"),
    "yields": QT_TRANSLATE_NOOP("Fields", "Yields"),
    "metal": QT_TRANSLATE_NOOP("Fields", "Metal"),
    "product": QT_TRANSLATE_NOOP("Fields", "Product"),
    "kind": QT_TRANSLATE_NOOP("Fields", "Kind"),
    "price": QT_TRANSLATE_NOOP("Fields", "Price"),
    "currency": QT_TRANSLATE_NOOP("Fields", "Currency"),
    "quote": QT_TRANSLATE_NOOP("Fields", "Quoted in"),
    "rate": QT_TRANSLATE_NOOP("Fields", "Rate"),
    "on": QT_TRANSLATE_NOOP("Fields", "Day"),
    "source": QT_TRANSLATE_NOOP("Fields", "Source"),
    "node": QT_TRANSLATE_NOOP("Fields", "Where"),
    "element": QT_TRANSLATE_NOOP("Fields", "Element"),
    "kg": QT_TRANSLATE_NOOP("Fields", "Mass, kg"),
    "sd_kg": QT_TRANSLATE_NOOP("Fields", "Its sd, kg"),
    "cause": QT_TRANSLATE_NOOP("Fields", "Cause"),
    "action": QT_TRANSLATE_NOOP("Fields", "Action"),
    "due": QT_TRANSLATE_NOOP("Fields", "Due"),
    "approved_by": QT_TRANSLATE_NOOP("Fields", "Approved by"),
    "reason": QT_TRANSLATE_NOOP("Fields", "Reason"),
    "reached": QT_TRANSLATE_NOOP("Fields", "Stages done"),
    "code": QT_TRANSLATE_NOOP("Fields", "Code"),
    "category": QT_TRANSLATE_NOOP("Fields", "Kind of scrap"),
    "family": QT_TRANSLATE_NOOP("Fields", "Family"),
    "basis": QT_TRANSLATE_NOOP("Fields", "Basis of its shares"),
    "un_number": QT_TRANSLATE_NOOP("Fields", "UN number"),
    "hazard": QT_TRANSLATE_NOOP("Fields", "Hazard"),
    "default_route": QT_TRANSLATE_NOOP("Fields", "Default route"),
    "station": QT_TRANSLATE_NOOP("Fields", "Station code"),
    "station_name": QT_TRANSLATE_NOOP("Fields", "Station name"),
    "zone": QT_TRANSLATE_NOOP("Fields", "Time zone"),
    "scale_capacity_kg": QT_TRANSLATE_NOOP("Fields", "Capacity of the scale, kg"),
    "fiscal_year_start_month": QT_TRANSLATE_NOOP("Fields", "Fiscal year begins in month"),
    "role": QT_TRANSLATE_NOOP("Fields", "Role"),
    "value": QT_TRANSLATE_NOOP("Fields", "Value"),
    "method": QT_TRANSLATE_NOOP("Fields", "Method"),
}
FAMILIES: dict[str, object] = {
    "magnet": QT_TRANSLATE_NOOP("Families", "magnets"),
    "battery": QT_TRANSLATE_NOOP("Families", "batteries"),
    "hardware": QT_TRANSLATE_NOOP("Families", "hardware"),
}
_FORMULA = re.compile(r"(?:\d*(?:[A-Z][a-z]?\d{0,2}|[()]\d?)+)(?:\.\d*(?:[A-Z][a-z]?\d{0,2})+)*")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def _word(context: str, words: dict[str, object], code: str) -> str:
    noted = words.get(code)
    return QCoreApplication.translate(context, str(noted)) if noted else code


def element(symbol: str) -> str:
    """`Neodymium`, or the symbol itself where the program knows no name."""
    return _word("Elements", ELEMENTS, symbol)


def group(code: str) -> str:
    """`All rare earths` for REE; an element's own name for anything that is no group."""
    return _word("Elements", GROUPS, code) if code in GROUPS else element(code)


def short_group(code: str) -> str:
    """What stands in a narrow column: `Rare earths`, `Lithium`."""
    if code == "REE":
        return QCoreApplication.translate("Elements", "Rare earths")
    return group(code)


def symbol(code: str) -> str:
    """What stands where there is no room for a name: `REE`, `Nd + Pr`, `Li`."""
    return code if code == "REE" else group(code) if code in GROUPS else code


def in_sentence(name: str) -> str:
    """A name within a sentence: `all rare earths`, but `Nd + Pr` as it is."""
    is_symbol = len(name.split(" ", 1)[0]) <= 2
    return name if is_symbol else name[:1].lower() + name[1:]


def state(code: str) -> str:
    """Where a batch stands."""
    return _word("States", STATES, code)


def evidence(grade: str) -> str:
    """The word of an evidence grade."""
    return _word("Evidence", EVIDENCE, grade)


def evidence_meaning(grade: str) -> str:
    """One sentence on what an evidence grade says."""
    return _word("Evidence", EVIDENCE_MEANING, grade)


def budget_source(code: str) -> str:
    """The name of a line of the uncertainty budget."""
    return _word("Budget", BUDGET_SOURCES, code)


def weight_source(code: str) -> str:
    """How a reading came in."""
    return _word("Weighing", WEIGHT_SOURCES, code)


def field(name: str) -> str:
    """The label of an intake column, or what a field of another record is called."""
    return _word("Fields", FIELDS if name in FIELDS else RECORD_FIELDS, name)


def category(code: str) -> str:
    """The plural of a category of materials, or the name of a family."""
    return _word("Families", FAMILIES, code) if code in FAMILIES else spoken(code)


def country(code: str | None) -> str:
    """A country by name; the code itself where it names none."""
    if not code:
        return ""
    from recycler.countries import countries

    found = countries().get(code)
    if found is None:
        return code
    # A translation writes {japanese} (or {english}) to choose which of the kept names is shown.
    template = QCoreApplication.translate("Countries", "{english}")
    return template.format(english=found.name, japanese=found.name_ja or found.name)


def product(name: str) -> str:
    """What a product or another lot is called, a formula with its subscripts."""
    return formula(spoken(name))


def formula(product: str) -> str:
    """A product's formula with subscripts: `Nd₂O₃`, `NiSO₄·6H₂O`, `FePO₄ residue`."""
    return " ".join(_word_formula(word) for word in product.split(" "))


def _word_formula(word: str) -> str:
    """A formula with subscripts; a word, or a figure such as `14` or `2.5`, as it is."""
    if not _FORMULA.fullmatch(word) or not any(sign.isdigit() for sign in word):
        return word
    return "·".join(_part_formula(part) for part in word.split("."))


def _part_formula(part: str) -> str:
    count = part[: len(part) - len(part.lstrip("0123456789"))]
    return count + part[len(count) :].translate(_SUBSCRIPTS)


def batches(count: int) -> str:
    """`1 batch`, `6 batches`."""
    if count == 1:
        return QCoreApplication.translate("Words", "1 batch")
    return QCoreApplication.translate("Words", "{count} batches").format(count=number(count))


def results(count: int) -> str:
    """`1 result`, `12 results` of a laboratory."""
    if count == 1:
        return QCoreApplication.translate("Words", "1 result")
    return QCoreApplication.translate("Words", "{count} results").format(count=number(count))


def samples_wait(count: int) -> str:
    """`4 samples wait for assay`."""
    if count == 1:
        return QCoreApplication.translate("Words", "1 sample waits for assay")
    said = QCoreApplication.translate("Words", "{count} samples wait for assay")
    return said.format(count=number(count))


def taking(code: str) -> str:
    """How a sample was taken from its batch."""
    return _word("Samples", TAKINGS, code)


def assay_state(code: str) -> str:
    """How far a result is to be trusted."""
    return _word("Assays", ASSAY_STATES, code)


def fields_to_put_right(count: int) -> str:
    """What stands beside a save button while problems are on view."""
    if count == 1:
        return QCoreApplication.translate("Words", "1 field to put right")
    return QCoreApplication.translate("Words", "{count} fields to put right").format(count=count)


def rows(count: int) -> str:
    """`1 row`, `300 rows`."""
    if count == 1:
        return QCoreApplication.translate("Words", "1 row")
    return QCoreApplication.translate("Words", "{count} rows").format(count=number(count))


def entries(count: int) -> str:
    """`1 entry`, `4 entries` of a history."""
    if count == 1:
        return QCoreApplication.translate("Words", "1 entry")
    return QCoreApplication.translate("Words", "{count} entries").format(count=number(count))
