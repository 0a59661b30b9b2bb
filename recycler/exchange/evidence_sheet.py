"""The sheet that says on what the recovered mass of each element rests."""

from openpyxl.utils import get_column_letter

from recycler.evidence import Evidence
from recycler.exchange.grid import FIRST_ROW, Grid, Head
from recycler.exchange.labels import evidence_text
from recycler.exchange.sheet_xml import Formula
from recycler.exchange.summary_sheets import PERCENT, Contents


def write_evidence(grid: Grid, contents: Contents) -> None:
    """Write for each element what is recovered by grade, and the share of assumptions."""
    words = contents.words
    note = words("Recovered mass by the grade of what it rests on, as sheet Materials has it.")
    grid.titles(words("Evidence"), contents.lines(note))
    heads = (
        Head(words("Element"), 10, "strong"),
        Head(words("Name"), 20, "second"),
        *(Head(f"{evidence_text(grade, words)}, kg", 18, "number", contents.kg)
          for grade in Evidence),
        Head(words("Recovered, kg"), 15, "strong number", contents.kg),
        Head(words("Rests on assumptions, %"), 14, "number", PERCENT),
    )  # fmt: skip
    grid.heads(heads)
    elements = [row.key for row in contents.figures.elements]
    rows = [_row(symbol, number, contents) for number, symbol in enumerate(elements, FIRST_ROW)]
    grid.rows(heads, rows)
    grid.table(len(heads), FIRST_ROW + len(elements) - 1)


def _row(symbol: str, number: int, contents: Contents) -> list[object]:
    masses = _masses(symbol, contents)
    summed, elements = contents.of_materials("recovered"), contents.of_materials("element")
    grades = contents.of_materials("evidence")
    last = get_column_letter(2 + len(Evidence))
    weakest = get_column_letter(3 + list(Evidence).index(Evidence.ASSUMPTION))
    whole, total = sum(masses.values()), f"SUM(C{number}:{last}{number})"
    share = 100 * masses[Evidence.ASSUMPTION] / whole if whole > 0 else 0.0
    by_grade = [
        Formula(f'SUMIFS({summed},{elements},$A{number},{grades},'
                f'"{evidence_text(grade, contents.words)}")', kg)
        for grade, kg in masses.items()
    ]  # fmt: skip
    return [
        symbol, contents.name(symbol), *by_grade, Formula(total, whole),
        Formula(f"IF({total}>0,100*{weakest}{number}/{total},0)", share),
    ]  # fmt: skip


def _masses(symbol: str, contents: Contents) -> dict[Evidence, float]:
    """What is recovered of an element by grade [kg]."""
    masses = dict.fromkeys(Evidence, 0.0)
    for row, share in contents.materials:
        if share is not None and share.element == symbol:
            masses[share.evidence] += row.recovered_kg(share)
    return masses
