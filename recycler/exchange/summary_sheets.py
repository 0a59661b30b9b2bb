"""The sheets of a summary that hold one table each."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from openpyxl.utils import get_column_letter

from recycler.batch import State
from recycler.elements import RARE_EARTHS
from recycler.exchange.batch_sheet import ASSAYED, BatchSheet
from recycler.exchange.figures import (
    ElementRow,
    MaterialRow,
    MonthRow,
    ShareRow,
    SummaryFigures,
)
from recycler.exchange.grid import FIRST_ROW, Grid, Head, cells
from recycler.exchange.labels import Words, day_text, evidence_text, name_of, stream_text
from recycler.exchange.sheet_xml import Formula
from recycler.exchange.styles import DATE, MONTH
from recycler.quantity import Quantity
from recycler.totals.holding import Kind

PERCENT, COUNT, SHARE = "0.0", "#,##0", "0.000000"
NOT_VOID = f'"<>{State.VOID}"'
NOTHING = '"="'  # the criterion for an empty cell
_MATERIALS = (
    "material", "name", "composition_version", "route", "route_version", "element", "rare_earth",
    "batches", "dry", "assayed", "contained_share", "contained_found", "contained",
    "recovered_share", "recovered_found", "recovered", "evidence",
)  # fmt: skip


@dataclass(frozen=True)
class Contents:
    """What the sheets of one summary are written from."""

    figures: SummaryFigures
    words: Words
    batches: BatchSheet

    @cached_property
    def materials(self) -> list[tuple[MaterialRow, ShareRow | None]]:
        """The rows of the sheet of materials: each material on its route, by element."""
        shares: dict[Kind, list[ShareRow]] = defaultdict(list)
        for share in self.figures.shares:
            shares[share.kind].append(share)
        return [
            (row, share)
            for row in self.figures.materials
            for share in (*shares[row.kind], *([] if shares[row.kind] else [None]))
        ]

    def of_materials(self, column: str) -> str:
        """Return a column of the sheet of materials, for a formula on any sheet."""
        last_row = FIRST_ROW + len(self.materials) - 1
        return cells("Materials", _MATERIALS.index(column) + 1, last_row)

    def total(self, row: ElementRow, measure: str, symbol_cell: str) -> str:
        """Return the formula for a total, `contained` or `recovered` [kg]."""
        summed, elements = self.of_materials(measure), self.of_materials("element")
        if row.key == "REE":
            return f'SUMIFS({summed},{self.of_materials("rare_earth")},"REE")'
        members = self.figures.members(row.key)
        if members == (row.key,):
            return f"SUMIFS({summed},{elements},{symbol_cell})"
        return "+".join(f'SUMIFS({summed},{elements},"{member}")' for member in members)

    def name(self, key: str) -> str:
        return name_of(key, self.words)

    def stream(self, family: str) -> str:
        return stream_text(family, self.words)

    @property
    def kg(self) -> str:
        """The format of masses [kg]: grams are shown where there are only a few kilograms."""
        places = 1 if self.figures.dry_kg >= 1_000 else 3 if self.figures.dry_kg >= 10 else 6
        return "#,##0." + "0" * places

    @property
    def period(self) -> str:
        """The days asked for, in words."""
        since = self.figures.since
        last = self.figures.until or self.figures.written_at.date()
        form = self.words("{since} to {until}") if since else self.words("up to {until}")
        begin = day_text(since, self.words) if since else ""
        return form.format(since=begin, until=day_text(last, self.words))

    def lines(self, note: str) -> list[tuple[str, str]]:
        """Return the lines under a title: facility and period, and what there is to know."""
        facility = self.figures.facility
        warning = self.words("Simulated facility") if facility.simulated else ""
        text = " · ".join(filter(None, (warning, facility.name, self.period)))
        return [(text, "warning" if warning else "subtitle"), (note, "note")]


def write_elements(grid: Grid, contents: Contents) -> None:
    """Write the total of every element, and of groups below the table."""
    words = contents.words
    grid.titles(
        words("Elements"),
        contents.lines(
            words("The 5 % and 95 % of a sum are not the sums of the rows: errors are shared.")
        ),
    )
    heads = (
        Head(words("Element"), 10, "strong"),
        Head(words("Name"), 20, "second"),
        Head(words("Contained, kg"), 15, "number", contents.kg),
        Head(words("Contained 5 %, kg"), 16, "interval", contents.kg),
        Head(words("Contained 95 %, kg"), 16, "interval", contents.kg),
        Head(words("Recovered, kg"), 15, "strong number", contents.kg),
        Head(words("Recovered 5 %, kg"), 16, "interval", contents.kg),
        Head(words("Recovered 95 %, kg"), 16, "interval", contents.kg),
        Head(words("Recovery, %"), 12, "number", PERCENT),
        Head(words("Batches"), 10, "number", COUNT),
        Head(words("Evidence"), 18, "evidence"),
    )
    grid.heads(heads)
    elements = contents.figures.elements
    grid.rows(heads, [_element(row, n, contents) for n, row in enumerate(elements, FIRST_ROW)])
    last = FIRST_ROW + len(elements) - 1
    grid.table(len(heads), last)
    for number, row in enumerate(contents.figures.groups, max(last, FIRST_ROW) + 2):
        for column, value in enumerate(_element(row, number, contents), 1):
            head = heads[column - 1]
            grid.put(number, column, value, _sum_role(head.role), head.number_format)


def _sum_role(role: str) -> str:
    kind = next((kind for kind in ("number", "interval", "evidence") if kind in role), "")
    return f"sum {kind}".strip()


def _element(row: ElementRow, number: int, contents: Contents) -> list[object]:
    contained, recovered = row.contained, row.recovered
    symbol = f"$A{number}"
    return [
        row.key, contents.name(row.key),
        Formula(contents.total(row, "contained", symbol), contained.mean),
        contained.p05, contained.p95,
        Formula(contents.total(row, "recovered", symbol), recovered.mean),
        recovered.p05, recovered.p95,
        _ratio(f"F{number}", f"C{number}", recovered.mean, contained.mean),
        row.batches, evidence_text(row.evidence, contents.words),
    ]  # fmt: skip


def write_materials(grid: Grid, contents: Contents) -> None:
    """Write what each material on its route holds and yields, element by element."""
    words = contents.words
    grid.titles(
        words("Materials"),
        contents.lines(
            words(
                "One row for each element; dry mass and batches repeat and must not be summed. "
                "Expected shares are those of the material, found ones those of the batches that "
                "were assayed."
            )
        ),
    )
    heads = (
        Head(words("Material"), 20, "strong"),
        Head(words("Name"), 40, "second"),
        Head(words("Composition version"), 13, "number"),
        Head(words("Route"), 18),
        Head(words("Route version"), 10, "number"),
        Head(words("Element"), 10, "strong"),
        Head(words("Group"), 8),
        Head(words("Batches"), 10, "number", COUNT),
        Head(words("Dry mass, kg"), 15, "number", contents.kg),
        Head(words("Assayed, dry kg"), 15, "number", contents.kg),
        Head(words("Contained share, expected"), 14, "number", SHARE),
        Head(words("Contained share, found"), 14, "number", SHARE),
        Head(words("Contained, kg"), 15, "number", contents.kg),
        Head(words("Recovered share, expected"), 14, "number", SHARE),
        Head(words("Recovered share, found"), 14, "number", SHARE),
        Head(words("Recovered, kg"), 15, "strong number", contents.kg),
        Head(words("Evidence"), 18, "evidence"),
    )
    grid.heads(heads)
    rows = contents.materials
    grid.rows(heads, [_material(*row, n, contents) for n, row in enumerate(rows, FIRST_ROW)])
    grid.table(len(heads), FIRST_ROW + len(rows) - 1)


def _material(
    row: MaterialRow, share: ShareRow | None, number: int, contents: Contents
) -> list[object]:
    batches = contents.batches
    where = ",".join((
        f"{batches.range('material')},A{number}",
        f"{batches.range('composition_version')},C{number}",
        f"{batches.range('route')},{f'D{number}' if row.route else NOTHING}",
        f"{batches.range('route_version')},E{number}",
        f"{batches.range('state')},{NOT_VOID}",
    ))  # fmt: skip
    begin = [
        row.material, contents.words(row.name), row.composition_version,
        row.route, row.route_version,
        share.element if share else None,
        "REE" if share and share.element in RARE_EARTHS else None,
        Formula(f"COUNTIFS({where})", row.batches),
        Formula(f"SUMIFS({batches.range('dry_kg')},{where})", row.dry_kg),
        Formula(
            f'SUMIFS({batches.range("dry_kg")},{where},{batches.range("assayed")},"{ASSAYED}")',
            row.assayed_kg,
        ),
    ]  # fmt: skip
    if share is None:
        return [*begin, *(None,) * 7]
    return [
        *begin,
        share.contained_share,
        share.contained_found,
        Formula(_by_shares(number, "K", "L"), row.contained_kg(share)),
        share.recovered_share,
        share.recovered_found,
        Formula(_by_shares(number, "N", "O"), row.recovered_kg(share)),
        evidence_text(share.evidence, contents.words),
    ]


def _by_shares(row: int, expected: str, found: str) -> str:
    """Return the formula for a mass: what is expected of batches, and what was found in others."""
    return f"(I{row}-J{row})*{expected}{row}+J{row}*{found}{row}"


def write_months(grid: Grid, contents: Contents) -> None:
    """Write dry mass by stream and the recovered headline, month by month."""
    words = contents.words
    first = Head(words("Month"), 12, "strong", MONTH)
    month = contents.batches.range("month")
    _write_steps(
        grid, words("Months"), first, contents, contents.figures.months,
        lambda cell: f"{month},{cell}",
    )  # fmt: skip


def write_days(grid: Grid, contents: Contents) -> None:
    """Write the same day by day."""
    words = contents.words
    first = Head(words("Day"), 12, "strong", DATE)
    at = contents.batches.range("received_at")
    _write_steps(
        grid, words("Days"), first, contents, contents.figures.days,
        lambda cell: f'{at},">="&{cell},{at},"<"&{cell}+1',
    )  # fmt: skip


def _write_steps(
    grid: Grid, title: str, first: Head, contents: Contents, steps: Sequence[MonthRow],
    within: Callable[[str], str],
) -> None:  # fmt: skip
    """Write steps of time; `within` is the criterion for the batches of the step in a cell."""
    words, figures = contents.words, contents.figures
    headline = contents.name(figures.headline)
    note = words("Recovered and cumulative: {name}.").format(name=headline)
    grid.titles(title, contents.lines(note))
    heads = (
        first,
        Head(words("Batches"), 10, "number", COUNT),
        Head(words("Dry mass, kg"), 14, "number", contents.kg),
        *(
            Head(f"{contents.stream(family)}, kg", 15, "number", contents.kg)
            for family in figures.streams
        ),
        Head(words("Recovered, kg"), 14, "strong number", contents.kg),
        Head(words("Recovered 5 %, kg"), 16, "interval", contents.kg),
        Head(words("Recovered 95 %, kg"), 16, "interval", contents.kg),
        Head(words("Cumulative, kg"), 14, "strong number", contents.kg),
        Head(words("Cumulative 5 %, kg"), 16, "interval", contents.kg),
        Head(words("Cumulative 95 %, kg"), 16, "interval", contents.kg),
    )
    grid.heads(heads)
    grid.rows(heads, _steps(contents, steps, within))
    grid.table(len(heads), FIRST_ROW + len(steps) - 1)


def _steps(
    contents: Contents, steps: Sequence[MonthRow], within: Callable[[str], str]
) -> list[list[object]]:
    figures, batches = contents.figures, contents.batches
    made: list[list[object]] = []
    column = get_column_letter(4 + len(figures.streams))  # where recovered stands
    so_far = 0.0
    for number, row in enumerate(steps, FIRST_ROW):
        where = f"{within(f'$A{number}')},{batches.range('state')},{NOT_VOID}"
        so_far += row.recovered.mean
        cumulative = Formula(f"SUM(${column}${FIRST_ROW}:{column}{number})", so_far)
        made.append([
            row.month,
            Formula(f"COUNTIFS({where})", row.batches),
            _summed(batches, "dry_kg", where, row.dry_kg),
            *(
                _summed(
                    batches, "dry_kg",
                    f'{where},{batches.range("stream")},"{contents.stream(family)}"', dry_kg,
                )
                for family, dry_kg in row.by_stream.items()
            ),
            *_with_interval(_summed(batches, batches.recovered, where, 0.0), row.recovered),
            *_with_interval(cumulative, row.cumulative),
        ])  # fmt: skip
    return made


def write_origins(grid: Grid, contents: Contents) -> None:
    """Write what came from each country, and its part of the recovered headline."""
    words, figures = contents.words, contents.figures
    headline = contents.name(figures.headline)
    grid.titles(words("Origins"), contents.lines(words("Recovered: {name}.").format(name=headline)))
    heads = (
        Head(words("Origin"), 10, "strong"),
        Head(words("Country"), 24),
        Head(words("Batches"), 10, "number", COUNT),
        Head(words("Dry mass, kg"), 15, "number", contents.kg),
        Head(words("Recovered, kg"), 15, "strong number", contents.kg),
        Head(words("Recovered 5 %, kg"), 16, "interval", contents.kg),
        Head(words("Recovered 95 %, kg"), 16, "interval", contents.kg),
        Head(words("Share of recovered, %"), 13, "number", PERCENT),
    )
    grid.heads(heads)
    grid.rows(heads, _origins(contents))
    grid.table(len(heads), FIRST_ROW + len(figures.origins) - 1)


def _origins(contents: Contents) -> list[list[object]]:
    figures, batches, words = contents.figures, contents.batches, contents.words
    whole = sum(row.recovered.mean for row in figures.origins)
    last = FIRST_ROW + len(figures.origins) - 1
    made: list[list[object]] = []
    for number, row in enumerate(figures.origins, FIRST_ROW):
        which = f"$A{number}" if row.code else NOTHING
        where = f"{batches.range('origin_country')},{which},{batches.range('state')},{NOT_VOID}"
        made.append([
            row.code or None,
            words(row.name) if row.code else words("not stated"),
            Formula(f"COUNTIFS({where})", row.batches),
            _summed(batches, "dry_kg", where, row.dry_kg),
            *_with_interval(_summed(batches, batches.recovered, where, 0.0), row.recovered),
            _ratio(f"E{number}", f"SUM(E${FIRST_ROW}:E${last})", row.recovered.mean, whole),
        ])  # fmt: skip
    return made


def _summed(batches: BatchSheet, column: str, where: str, result: float) -> Formula:
    return Formula(f"SUMIFS({batches.range(column)},{where})", result)


def _with_interval(formula: Formula, quantity: Quantity) -> Sequence[object]:
    return Formula(formula, quantity.mean), quantity.p05, quantity.p95


def _ratio(part: str, whole: str, part_kg: float, whole_kg: float) -> Formula:
    result = 100 * part_kg / whole_kg if whole_kg > 0 else 0.0
    return Formula(f"IF({whole}>0,100*{part}/{whole},0)", result)
