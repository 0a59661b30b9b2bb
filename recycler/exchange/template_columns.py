"""What the templates ask for: columns, units, rules, and what stands in the example row."""

from dataclasses import dataclass
from datetime import datetime

from recycler.exchange.checking import EXAMPLE
from recycler.exchange.styles import MOMENT

_EXAMPLE_DAY = datetime(2026, 1, 15, 9, 30)  # noqa: DTZ001 - as a cell holds it
_TEXT = "@"  # keeps 0012 and 2026-11 from becoming a number and a date
_MOMENT_RULE = (
    "A date, or a text such as 2026-11-12 14:30. Without a time zone it is the facility’s time."
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a template.

    choices: name of the list it is picked from; most: numbers run from 0 to this.
    """

    name: str
    width: float
    example: object
    rule: str
    unit: str = ""
    required: bool = False
    choices: str = ""
    most: float | None = None
    number_format: str = "General"


_INTAKE = (
    Column(
        "received_at", 18, _EXAMPLE_DAY, _MOMENT_RULE, "date and time", required=True,
        number_format=MOMENT,
    ),
    Column(
        "material", 34, "NDFEB_HDD",
        "Code or name of a material: pick it from the list or type it.",
        required=True, choices="materials",
    ),
    Column(
        "supplier", 32, EXAMPLE,
        "Name as you want to find it again, up to 120 characters.",
        required=True, number_format=_TEXT,
    ),
    Column(
        "supplier_lot", 16, "L-0412", "The supplier’s own number, if there is one.",
        number_format=_TEXT,
    ),
    Column(
        "origin_country", 20, "JP",
        "Where the scrap arose: two letters such as JP or DE, or the country’s name.",
        "ISO 3166", choices="countries",
    ),
    Column(
        "gross", 11, 642.4,
        "Weight with vehicle or box, above zero and within the scale’s capacity.",
        "as in unit", required=True, most=1e9,
    ),
    Column(
        "tare", 11, 20.1, "Weight of the empty vehicle or box; empty means zero.", "as in unit",
        most=1e9,
    ),
    Column(
        "unit", 11, "kg", "Unit of gross and tare: kg, g, t, lb or short ton.", required=True,
        choices="units",
    ),
    Column(
        "moisture_pct", 14, 3.5,
        "Share of the net weight, 0 to below 100: type 3.5 for 3.5 %. A cell formatted as a "
        "percentage holds 0.035, and is read as 0.035 %.",
        "%", most=100,
    ),
    Column(
        "contamination_pct", 18, 0.5,
        "Share of the dried lot, 0 to below 100: type 3.5 for 3.5 %.", "%", most=100,
    ),
    Column(
        "route", 26, "ACID_SX",
        "Code or name of a route; empty means the usual route of the material.", choices="routes",
    ),
    Column("note", 40, "", "Anything else, up to 2000 characters.", number_format=_TEXT),
)  # fmt: skip
_ASSAY = (
    Column(
        "ticket", 16, "S1-26-00000", "Ticket of the batch, such as S1-26-01433.", required=True,
        number_format=_TEXT,
    ),
    Column(
        "sample", 32, EXAMPLE,
        "What stands on the bag of the sample; the same for all its elements, and never twice.",
        required=True, number_format=_TEXT,
    ),
    Column(
        "element", 18, "Nd", "Symbol or name, such as Nd or lithium; no oxides.", required=True,
        choices="elements",
    ),
    Column(
        "value", 12, 24.7,
        "A number, or <0.01 for what was not found: < and the limit of detection.", "as in unit",
        required=True,
    ),
    Column(
        "unit", 11, "%", "Unit of value and sd: %, ppm, g/t or fraction.", required=True,
        choices="assay_units",
    ),
    Column(
        "sd", 10, 0.3,
        "Standard uncertainty, if the laboratory states it; half of an expanded one (k = 2).",
        "as in unit",
    ),
    Column(
        "method", 16, "ICP-OES", "Method, such as ICP-OES.", choices="methods",
        number_format=_TEXT,
    ),
    Column("laboratory", 20, "", "Who analysed it.", number_format=_TEXT),
    Column(
        "analysed_at", 18, _EXAMPLE_DAY, _MOMENT_RULE, "date and time", number_format=MOMENT
    ),
    Column(
        "state", 13, "provisional", "provisional, or final when it will not change.",
        choices="assay_states",
    ),
)  # fmt: skip
_RUN = (
    Column(
        "run", 32, EXAMPLE,
        "A name for the run within this workbook, or the number of one that is there, such as "
        "R-26-0012.",
        required=True, number_format=_TEXT,
    ),
    Column(
        "kind", 12, "process", "process, teardown, split, merge or blend; empty means process.",
        choices="run_kinds",
    ),
    Column(
        "route", 26, "ACID_SX", "Code of the route of a process; of no other run.",
        choices="routes",
    ),
    Column(
        "stage", 30, "", "The one stage it is about; empty means the whole route.",
        number_format=_TEXT,
    ),
    Column("area", 14, "Leaching", "Where in the plant.", number_format=_TEXT),
    Column("operator", 16, "", "Who runs it.", number_format=_TEXT),
    Column(
        "started_at", 18, _EXAMPLE_DAY, "When it started; empty means with its first weighing.",
        "date and time", number_format=MOMENT,
    ),
    Column(
        "closed_at", 18, "", "When it was closed; empty leaves it open.", "date and time",
        number_format=MOMENT,
    ),
    Column(
        "why", 24, "",
        "Why it yielded more than it took, such as acid or water added; else empty.",
        number_format=_TEXT,
    ),
    Column(
        "booking", 14, "input",
        "input, or what the lot is: product, intermediate, residue, loss or return.",
        required=True, choices="bookings",
    ),
    Column(
        "source", 18, "S1-26-01433",
        "Of an input: ticket of the batch, number of the lot, or its name in the column lot.",
        number_format=_TEXT,
    ),
    Column(
        "lot", 16, "", "A name for a lot within this workbook, to be a source further on.",
        number_format=_TEXT,
    ),
    Column(
        "material", 30, "", "Of a lot: code or name of a material, where it is one.",
        choices="materials",
    ),
    Column(
        "product", 22, "", "Of a lot: what it is called, such as Nd2O3 or leach residue.",
        number_format=_TEXT,
    ),
    Column(
        "hazard", 18, "", "Of a lot: its hazard class; empty means that of its material.",
        choices="hazards",
    ),
    Column(
        "gross", 11, 418.5, "Weight with the container, above zero.", "as in unit",
        required=True, most=1e9,
    ),
    Column(
        "tare", 11, 17.5,
        "Weight of the empty container; empty means its last tare, or zero.", "as in unit",
        most=1e9,
    ),
    Column(
        "unit", 11, "kg", "Unit of gross and tare: kg, g, t, lb or short ton.", required=True,
        choices="units",
    ),
    Column(
        "moisture_pct", 14, "",
        "Share of the net weight, 0 to below 100: type 3.5 for 3.5 %. Of an input, empty means "
        "that of what it is taken from, and 0 that it is dry.",
        "%", most=100,
    ),
    Column(
        "sd", 10, "", "Standard uncertainty of the net weight, if it is known.", "as in unit",
    ),
    Column("scale", 16, "Floor scale 1", "Which scale it was.", number_format=_TEXT),
    Column("container", 12, "D-107", "Number on the container.", number_format=_TEXT),
    Column(
        "at", 18, _EXAMPLE_DAY, _MOMENT_RULE, "date and time", required=True,
        number_format=MOMENT,
    ),
    Column("note", 40, "", "Anything else, up to 2000 characters.", number_format=_TEXT),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Template:
    """An empty workbook to fill in: the name of its sheet, what a row is, and its columns."""

    title: str
    a_row: str
    columns: tuple[Column, ...]


KINDS = {
    "intake": Template(
        "Intake",
        "One row is one batch. Row 2 is an example: write over it or delete it; it is never read.",
        _INTAKE,
    ),
    "assay": Template(
        "Assay",
        "One row is one element of one sample. Row 2 is an example: write over it or delete it; it "
        "is never read.",
        _ASSAY,
    ),
    "run": Template(
        "Runs",
        "One row is one weighing: an input of a run, or a lot that came of it. Row 2 is an "
        "example: write over it or delete it; it is never read.",
        _RUN,
    ),
}
