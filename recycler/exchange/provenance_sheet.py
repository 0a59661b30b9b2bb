"""The sheet that says where the figures come from."""

from recycler.evidence import Evidence
from recycler.exchange.grid import FIRST_ROW, Grid, Head
from recycler.exchange.labels import evidence_text, moment_text
from recycler.exchange.sheet_xml import Formula
from recycler.exchange.styles import set_up_print
from recycler.exchange.summary_sheets import PERCENT, Contents

_LONGEST = 32_000  # characters a cell can hold, with room to spare
_TWO_LINES = 26.0  # of a list of sources; the row can be drawn taller


def write_provenance(grid: Grid, contents: Contents) -> None:
    """Write who made what from which data, and how well it is founded."""
    words = contents.words
    grid.titles(
        words("Provenance"),
        contents.lines(words("Where the figures come from, and how well they are founded.")),
    )
    heads = (
        Head(words("What"), 38, "strong"), Head(words("Value"), 34),
        Head(words("Name"), 44, "second"), Head(words("Version"), 12, "number"),
        Head(words("Evidence"), 40, "evidence"), Head(words("Sources"), 90),
    )  # fmt: skip
    grid.heads(heads[:2])
    for letter, head in zip("CDEF", heads[2:], strict=True):
        grid.sheet.column_dimensions[letter].width = head.width
    row = _facts(grid, contents, FIRST_ROW)
    row = _grades(grid, contents, row + 1)
    _sources(grid, contents, heads, row + 1)
    grid.sheet.freeze_panes = f"A{FIRST_ROW}"
    set_up_print(grid.sheet, repeat_row=FIRST_ROW - 1)


def _facts(grid: Grid, contents: Contents, row: int) -> int:
    figures, words = contents.figures, contents.words
    facility = figures.facility
    facts: tuple[tuple[str, object], ...] = (
        ("Facility", facility.name or "–"),
        ("Station", facility.station),
        ("Simulated", words("yes") if facility.simulated else words("no")),
        ("Period", contents.period),
        ("Valid batches", figures.batches),
        ("Void batches, listed but not summed", figures.voids),
        ("Written at", f"{moment_text(figures.written_at, words)} ({facility.zone})"),
        ("Written by", figures.who or "–"),
        ("Program", f"Recycler {figures.program_version}"),
        ("Reference data", figures.data_version or "–"),
        ("Intervals", words("5 % to 95 %, computed by the program (docs/model.md)")),
    )
    for name, value in facts:
        grid.put(row, 1, words(name), "strong")
        grid.put(row, 2, value, "text")
        row += 1
    return row


def _grades(grid: Grid, contents: Contents, row: int) -> int:
    """Write how much of the recovered mass rests on which grade."""
    words, figures = contents.words, contents.figures
    heads = ("Recovered mass by evidence", "Recovered, kg", "Share, %")
    for column, head in enumerate(heads, 1):
        grid.put(row, column, words(head), "head right" if column > 1 else "head")
    first, last = row + 1, row + len(Evidence)
    whole = sum(figures.evidence_kg.values())
    for number, grade in enumerate(Evidence, first):
        kg = figures.evidence_kg.get(grade, 0.0)
        summed, by = contents.of_materials("recovered"), contents.of_materials("evidence")
        share = 100 * kg / whole if whole > 0 else 0.0
        total = f"SUM($B${first}:$B${last})"
        grid.put(number, 1, evidence_text(grade, words))
        grid.put(number, 2, Formula(f"SUMIFS({summed},{by},$A{number})", kg), "number", contents.kg)
        formula = Formula(f"IF({total}>0,100*B{number}/{total},0)", share)
        grid.put(number, 3, formula, "number", PERCENT)
    return last + 1


def _sources(grid: Grid, contents: Contents, heads: tuple[Head, ...], row: int) -> None:
    words = contents.words
    grid.put(row, 1, words("Data in use"), "head")
    for column, head in enumerate(heads[1:], 2):
        grid.put(row, column, head.title if column > 2 else words("Code"), "head")
    for number, source in enumerate(contents.figures.sources, row + 1):
        grades = ", ".join(evidence_text(grade, words) for grade in source.evidence)
        grid.put(number, 1, words(source.kind), "text")
        grid.put(number, 2, source.code, "strong")
        grid.put(number, 3, words(source.name), "second")
        grid.put(number, 4, source.version, "number")
        grid.put(number, 5, grades, "evidence")
        grid.put(number, 6, "; ".join(source.sources)[:_LONGEST], "source")
        grid.sheet.row_dimensions[number].height = _TWO_LINES
