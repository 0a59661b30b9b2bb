"""The sheets a summary has when it is the data of a framework briefing: dates and lawful rates."""

from recycler.balance.eu_rates import EFFICIENCY, Rate
from recycler.exchange.grid import FIRST_ROW, Grid, Head
from recycler.exchange.sheet_xml import Formula
from recycler.exchange.styles import DATE
from recycler.exchange.summary_sheets import PERCENT, Contents


def write_dates(grid: Grid, contents: Contents) -> None:
    """Write the dates of the framework with the days left, below zero where they have passed."""
    words, figures = contents.words, contents.figures
    note = words("The framework binds nobody: its dates are policy goals. * to be verified.")
    grid.titles(words("Dates"), contents.lines(note))
    heads = (
        Head(words("Code"), 16, "strong"), Head(words("Date"), 12, "text", DATE),
        Head(words("Days left"), 11, "number"), Head(words("What"), 60),
        Head(words("Standing"), 22), Head(words("Source"), 60, "source"),
    )  # fmt: skip
    grid.heads(heads)
    today = figures.written_at.date()
    rows: list[list[object]] = []
    for number, one in enumerate(figures.dates, FIRST_ROW):
        left = one.days_left(today)
        counted = Formula(f"B{number}-DATE({today.year},{today.month},{today.day})", left or 0)
        rows.append([
            one.code, one.day, None if left is None else counted, words(one.what),
            words(one.standing), one.source if one.is_sure else f"{one.source} *",
        ])  # fmt: skip
    grid.rows(heads, rows)
    grid.table(len(heads), FIRST_ROW + len(rows) - 1)


def write_rates(grid: Grid, contents: Contents) -> None:
    """Write recycling efficiency and material recovery, a row for each target."""
    words, figures = contents.words, contents.figures
    note = words(
        "Runs closed in the year, by Regulation (EU) 2023/1542, Annex XII; to be verified."
    )
    grid.titles(words("Rates"), contents.lines(note))
    heads = (
        Head(words("Group"), 26, "strong"), Head(words("Rate"), 24),
        Head(words("Input, kg"), 14, "number", contents.kg),
        Head(words("Output, kg"), 14, "number", contents.kg),
        Head(words("Rate, %"), 11, "strong number", PERCENT),
        Head("5 %", 9, "interval", PERCENT), Head("95 %", 9, "interval", PERCENT),
        Head(words("Target, %"), 11, "number", PERCENT), Head(words("From"), 12, "text", DATE),
        Head(words("Chance, %"), 11, "number", PERCENT),
    )  # fmt: skip
    grid.heads(heads)
    told = [(group.name, one) for group in figures.rates for one in group.rates]
    rows: list[list[object]] = []
    for group, one in told:
        rows += _rate(words(group), one, FIRST_ROW + len(rows), contents)
    grid.rows(heads, rows)
    grid.table(len(heads), FIRST_ROW + len(rows) - 1)


def _rate(group: str, one: Rate, number: int, contents: Contents) -> list[list[object]]:
    words, found = contents.words, one.recovery
    name = words("efficiency") if one.name == EFFICIENCY else one.name
    made: list[list[object]] = []
    for row, target in enumerate(one.targets or (None,), number):
        share = Formula(f"IF(C{row}>0,100*D{row}/C{row},0)", 100 * found.share if found else 0.0)
        made.append([
            group, name, one.input.kg, one.output.kg, share if found else None,
            100 * found.p05 if found else None, 100 * found.p95 if found else None,
            100 * target.value if target else None, target.since if target else None,
            None if target is None or target.chance is None else 100 * target.chance,
        ])  # fmt: skip
    return made
