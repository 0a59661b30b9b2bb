"""Scenarios as a workbook: what they would do beside what is, with live differences and charts."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from recycler.exchange.grid import FIRST_ROW, Grid, Head
from recycler.exchange.labels import Words, target_text
from recycler.exchange.saving import save_workbook, saved_as, tidied
from recycler.exchange.sheet_xml import Formula, filled
from recycler.exchange.styles import DATE, Styles
from recycler.exchange.summary_charts import bars_below

if TYPE_CHECKING:
    from recycler.whatif.effect import Effect
    from recycler.whatif.masses import Change
    from recycler.whatif.moved import Moved

_NUMBER, _PERCENT = "#,##0.0", "0.0"
_MOST_BARS = 8


def write_scenario_book(
    effects: "Sequence[Effect]", told: Sequence[Sequence[str]], out: Path, words: Words
) -> None:
    """Write scenarios side by side.

    Args:
        effects: of scenarios on one day.
        told: for each, its sentences of what it supposes.
        out: the file; it appears whole or not at all.
        words: turns English headings into those of the language in use.

    Raises:
        InputError: `cannot_write`.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    styles = Styles(book, words)
    names = ("Targets", "Masses", *(["Value"] if effects[0].worth else []), "Scenarios")
    grids = {name: Grid(book.create_sheet(name), styles) for name in names}
    _targets(grids["Targets"], effects, words)
    _masses(grids["Masses"], effects, words)
    if "Value" in grids:
        _worth(grids["Value"], effects, words)
    _supposed(grids["Scenarios"], effects, told, words)
    live = {place: grid.results for place, grid in enumerate(grids.values(), 1)}
    saved_as(out, lambda path: _save(book, path, live))


def _save(book: Workbook, path: Path, live: dict[int, dict[str, float | str]]) -> None:
    laid_out = path.with_suffix(".laid-out")
    try:
        save_workbook(book, laid_out)
        filled(laid_out, path, {}, live)
    finally:
        tidied(laid_out)


def _titles(grid: Grid, title: str, effects: "Sequence[Effect]", words: Words) -> None:
    note = words("A year like the last twelve months up to {day}; 90 % intervals.")
    grid.titles(title, [(note.format(day=effects[0].on.isoformat()), "note")])


def _heads(effects: "Sequence[Effect]", words: Words, *last: str) -> list[Head]:
    found = []
    for one in effects:
        name = one.scenario.name
        found += [
            Head(name, 14, "strong number", _NUMBER),
            Head(f"5 %, {name}", 11, "interval", _NUMBER),
            Head(f"95 %, {name}", 11, "interval", _NUMBER),
            Head(words("Difference, {}").format(name), 14, "number", _NUMBER),
            *(Head(f"{head}, {name}", 12, "number", _PERCENT) for head in last),
        ]
    return found


def _targets(grid: Grid, effects: "Sequence[Effect]", words: Words) -> None:
    _titles(grid, words("Targets"), effects, words)
    chance = words("Chance, %")
    heads = [
        Head(words("Target"), 36, "strong"), Head(words("By"), 12, "text", DATE),
        Head(words("Unit"), 10), Head(words("Figure"), 12, "number", _NUMBER),
        Head(words("As it is"), 14, "number", _NUMBER), Head(chance, 11, "number", _PERCENT),
        *_heads(effects, words, chance),
    ]  # fmt: skip
    grid.heads(heads)
    rows = [
        _target(FIRST_ROW + number, moved, words)
        for number, moved in enumerate(zip(*(one.targets for one in effects), strict=True))
    ]
    grid.rows(heads, rows)
    grid.table(len(heads), FIRST_ROW + len(rows) - 1)
    columns = [(6, words("As it is")), *((11 + 5 * place, one.scenario.name)
                                         for place, one in enumerate(effects))]  # fmt: skip
    if rows:
        bars_below(grid, columns, len(rows), words("Chances, %"), "%")


def _target(row: int, moved: "Sequence[Moved]", words: Words) -> list[object]:
    standing = moved[0].standing
    target, expected = standing.target, standing.expected
    scale = 100.0 if target.unit == "fraction" else 1.0
    cells: list[object] = [
        target_text(target, words), standing.step.on,
        "%" if target.unit == "fraction" else target.unit,
        scale * standing.step.value, scale * expected.value if expected else None,
        None if standing.chance is None else 100 * standing.chance,
    ]  # fmt: skip
    for place, one in enumerate(moved):
        then = one.expected
        letter = get_column_letter(7 + 5 * place)
        both = then is not None and expected is not None
        cells += [
            scale * then.value if then else None, scale * then.p05 if then else None,
            scale * then.p95 if then else None,
            Formula(f"{letter}{row}-E{row}", scale * (then.value - expected.value))
            if both and then and expected else None,
            None if one.chance is None else 100 * one.chance,
        ]  # fmt: skip
    return cells


def _masses(grid: Grid, effects: "Sequence[Effect]", words: Words) -> None:
    _titles(grid, words("Recovered in a year, kg"), effects, words)
    names = dict.fromkeys(mass.element for one in effects for mass in one.masses)
    rows = []
    for name in names:
        found = [mass.recovered for one in effects if (mass := one.mass(name))]
        if len(found) == len(effects) and any(one.then.mean > 0 for one in found):
            rows.append((name, found))
    rows.sort(key=lambda row: -row[1][0].was.mean)
    heads = [
        Head(words("Element"), 14, "strong"), Head(words("As it is"), 14, "number", _NUMBER),
        *_heads(effects, words),
    ]  # fmt: skip
    _table(grid, heads, rows, effects, words, words("Recovered in a year, kg"), "kg")


def _worth(grid: Grid, effects: "Sequence[Effect]", words: Words) -> None:
    currency = effects[0].currency
    title = words("Value of a year, {currency}").format(currency=currency)
    _titles(grid, title, effects, words)
    labels = {"contained": words("contained"), "recovered": words("recovered")}
    rows = [(labels[name], [one.worth[name] for one in effects]) for name in effects[0].worth]
    heads = [
        Head(words("Metal"), 14, "strong"), Head(words("As it is"), 16, "number", _NUMBER),
        *_heads(effects, words),
    ]  # fmt: skip
    _table(grid, heads, rows, effects, words, title, currency)


def _table(
    grid: Grid, heads: Sequence[Head], rows: "Sequence[tuple[str, list[Change]]]",
    effects: "Sequence[Effect]", words: Words, title: str, unit: str,
) -> None:  # fmt: skip
    grid.heads(heads)
    grid.rows(heads, [_changes(FIRST_ROW + n, *row) for n, row in enumerate(rows)])
    grid.table(len(heads), FIRST_ROW + len(rows) - 1)
    columns = [(2, words("As it is")), *((3 + 4 * place, one.scenario.name)
                                         for place, one in enumerate(effects))]  # fmt: skip
    if rows:
        bars_below(grid, columns, min(len(rows), _MOST_BARS), title, unit)


def _changes(row: int, name: str, found: "list[Change]") -> list[object]:
    cells: list[object] = [name, found[0].was.mean]
    for place, one in enumerate(found):
        letter = get_column_letter(3 + 4 * place)
        cells += [
            one.then.mean, one.then.p05, one.then.p95,
            Formula(f"{letter}{row}-B{row}", one.then.mean - one.was.mean),
        ]  # fmt: skip
    return cells


def _supposed(
    grid: Grid, effects: "Sequence[Effect]", told: Sequence[Sequence[str]], words: Words
) -> None:
    _titles(grid, words("What is supposed"), effects, words)
    heads = (
        Head(words("Scenario"), 24, "strong"), Head(words("From"), 12, "text", DATE),
        Head(words("Supposes"), 70), Head(words("Note"), 50),
    )  # fmt: skip
    grid.heads(heads)
    rows = [
        [one.scenario.name, one.scenario.since, sentence, one.scenario.note]
        for one, sentences in zip(effects, told, strict=True)
        for sentence in sentences
    ]
    grid.rows(heads, rows)
    grid.table(len(heads), FIRST_ROW + len(rows) - 1)
