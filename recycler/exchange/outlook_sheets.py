"""The sheets on what is ahead: targets, diversification, and what the metal is worth."""

from recycler.diversification.concentration import POINTS
from recycler.diversification.intake import UNKNOWN
from recycler.exchange.grid import FIRST_ROW, Grid, Head, cells
from recycler.exchange.labels import target_text
from recycler.exchange.sheet_xml import Formula
from recycler.exchange.styles import DATE
from recycler.exchange.summary_charts import bars_below
from recycler.exchange.summary_sheets import COUNT, PERCENT, Contents
from recycler.market.value import Line, Value
from recycler.targets.standing import Standing
from recycler.targets.target import Comparator

_SHARE, _MASS, _PLAIN = "0.0 %", "#,##0.0", "#,##0"
_FIGURES = (7, 9, 10, 11, 12, 13, 14, 15)  # columns in the unit of the target
_MOST_BARS = 12


def write_targets(grid: Grid, contents: Contents) -> None:
    """Write where each target stands that is followed, and what is missing as a live formula."""
    words, found = contents.words, contents.figures.targets
    on = found[0].on.isoformat() if found else ""
    note = words("As they stand on {day}; shares as shares. Missing: below zero is over.")
    grid.titles(words("Targets"), contents.lines(note.format(day=on)))
    heads = (
        Head(words("Code"), 24, "strong"), Head(words("Target"), 36), Head(words("Figure"), 20),
        Head(words("Of"), 8), Head(words("Unit"), 10), Head("≥ ≤", 6), Head(words("Value"), 13),
        Head(words("By"), 12, "text", DATE), Head(words("Now"), 13), Head(words("Now 5 %"), 11),
        Head(words("Now 95 %"), 11), Head(words("Expected"), 13), Head(words("Expected 5 %"), 12),
        Head(words("Expected 95 %"), 12), Head(words("Missing"), 13),
        Head(words("Chance, %"), 11, "number", PERCENT), Head(words("Standing"), 16),
        Head(words("Evidence"), 14), Head(words("Source"), 60, "source"),
    )  # fmt: skip
    grid.heads(heads)
    rows = [_target(row, one, contents) for row, one in enumerate(found, FIRST_ROW)]
    grid.rows(heads, rows)
    for row, one in enumerate(found, FIRST_ROW):
        shown = _SHARE if one.target.unit == "fraction" else _MASS
        for column in _FIGURES:
            role = "interval" if column in (10, 11, 13, 14) else "number"
            grid.put(row, column, rows[row - FIRST_ROW][column - 1], role, shown)
    grid.table(len(heads), FIRST_ROW + len(rows) - 1)
    if rows:
        bars_below(grid, [(16, words("Chance, %"))], len(rows), words("Chances, %"), "%", names=2)


def _target(row: int, one: Standing, contents: Contents) -> list[object]:
    target, now, expected = one.target, one.now, one.expected
    missing: Formula | None = None
    if now is not None:
        least = target.comparator is Comparator.AT_LEAST
        gap = one.step.value - now.value
        missing = Formula(f"G{row}-I{row}" if least else f"I{row}-G{row}", gap if least else -gap)
    return [
        target.code, target_text(target, contents.words), target.figure.value, target.about,
        target.unit,
        target.comparator.value, one.step.value, one.step.on,
        *((now.value, now.p05, now.p95) if now else (None, None, None)),
        *((expected.value, expected.p05, expected.p95) if expected else (None, None, None)),
        missing, None if one.chance is None else 100 * one.chance,
        contents.words(one.word.value), target.evidence, target.source,
    ]  # fmt: skip


def write_diversification(grid: Grid, contents: Contents) -> None:
    """Write the intake of each element by origin; shares and their index are live formulas."""
    words, found = contents.words, contents.figures.diversification
    note = words("Own intake by origin. Origins nobody stated are in no index, a lower bound then.")
    grid.titles(words("Diversification"), contents.lines(note))
    heads = (
        Head(words("Element"), 10, "strong"), Head(words("Country"), 10), Head(words("Name"), 22),
        Head(words("Batches"), 10, "number", COUNT),
        Head(words("Contained, kg"), 15, "number", _MASS), Head("5 %", 13, "interval", _MASS),
        Head("95 %", 13, "interval", _MASS), Head(words("Share"), 10, "strong number", _SHARE),
        Head(words("Share 5 %"), 10, "interval", _SHARE),
        Head(words("Share 95 %"), 10, "interval", _SHARE),
        Head(words("Share squared"), 10, "number", "0.0000"),
        Head(words("HHI of the element"), 12, "number", _PLAIN), Head(words("Evidence"), 14),
    )  # fmt: skip
    grid.heads(heads)
    last = FIRST_ROW + sum(len(one.intake.sources) for one in found) - 1
    names, masses, squares = (cells("Diversification", column, last) for column in (1, 5, 11))
    countries = {row.code: row.name for row in contents.figures.origins}
    rows: list[list[object]] = []
    for one in found:
        for source in one.intake.sources:
            row, share = FIRST_ROW + len(rows), source.share
            whole = f"SUMIFS({masses},{names},A{row})"
            named = source.origin != UNKNOWN
            rows.append([
                one.element, source.origin,
                words(countries.get(source.origin, source.origin)) if named
                else words("not stated"),
                source.batches, source.contained.mean, source.contained.p05, source.contained.p95,
                Formula(f"E{row}/{whole}", share.mean), share.p05, share.p95,
                Formula(f"H{row}^2", share.mean**2) if named else 0.0,
                Formula(f"{POINTS}*SUMIFS({squares},{names},A{row})", POINTS * one.intake.hhi.mean),
                source.evidence,
            ])  # fmt: skip
    grid.rows(heads, rows)
    grid.table(len(heads), last)
    shown = min(len(found[0].intake.sources), _MOST_BARS) if found else 0
    if shown:
        title = words("{name}: {share} from {country}")
        first = found[0].intake.sources[0]
        share_text = f"{100 * first.share.mean:.0f} %"
        said = title.format(name=contents.name(found[0].element), share=share_text,
                            country=words(countries.get(first.origin, first.origin)))  # fmt: skip
        bars_below(grid, [(8, words("Share"))], shown, said, "", names=3)


def write_value(grid: Grid, contents: Contents) -> None:
    """Write what contained and recovered metal is worth; value is mass times price, live."""
    words, figures = contents.words, contents.figures
    note = words("At listed prices; what prices differ by is not in the interval.")
    title = words("Value, {currency}").format(currency=figures.currency)
    grid.titles(title, contents.lines(note))
    heads = (
        Head(words("Element"), 10, "strong"), Head(words("Mass"), 12),
        Head(words("Mass, kg"), 15, "number", _MASS), Head(words("Price, per kg"), 13, "number",
                                                            "#,##0.00"),
        Head(words("Value"), 17, "strong number", _PLAIN), Head("10 %", 15, "interval", _PLAIN),
        Head("90 %", 15, "interval", _PLAIN), Head(words("Price of"), 12),
        Head(words("Source"), 60, "source"),
    )  # fmt: skip
    grid.heads(heads)
    priced = [(value, line) for value in figures.values for line in value.lines if line.worth]
    rows = [_valued(FIRST_ROW + n, *pair, contents) for n, pair in enumerate(priced)]
    grid.rows(heads, rows)
    grid.table(len(heads), FIRST_ROW + len(rows) - 1)
    if rows:
        first = sum(value is figures.values[0] for value, _ in priced)
        shown = min(first, _MOST_BARS)
        bars_below(grid, [(5, words("Value"))], shown, title, figures.currency)


def _valued(row: int, value: Value, line: Line, contents: Contents) -> list[object]:
    worth, price = line.worth, line.price
    mean = worth.mean if worth else 0.0
    return [
        line.element, contents.words(value.measure), line.kg.mean, line.per_kg,
        Formula(f"C{row}*D{row}", mean), worth.p10 if worth else None,
        worth.p90 if worth else None, price.date if price else None,
        price.source if price else None,
    ]  # fmt: skip
