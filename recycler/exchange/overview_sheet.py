"""The first sheet of a summary: title, cards, the table of elements, and room for charts."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from recycler.evidence import Evidence
from recycler.exchange.figures import ElementRow
from recycler.exchange.grid import Grid
from recycler.exchange.labels import evidence_text, moment_text
from recycler.exchange.sheet_xml import Formula
from recycler.exchange.styles import set_up_print, set_widths
from recycler.exchange.summary_sheets import NOT_VOID, PERCENT, Contents

HEAD_ROW = 9
_MOST_ELEMENTS = 12
_TONNES_FROM_KG = 10_000
_WIDTHS = (9, 19, 14, 12, 12, 14, 12, 12, 13, 18, 3)
_CARDS = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit of a sheet's masses: kg or t, and how many decimals they are shown with."""

    unit: str
    kg: float
    decimals: int

    @property
    def number_format(self) -> str:
        return "#,##0" + ("." + "0" * self.decimals if self.decimals else "")

    def formula(self, kilograms: str, result_kg: float) -> Formula:
        return Formula(kilograms if self.kg == 1 else f"({kilograms})/1000", result_kg / self.kg)


def scale_for(rows: Iterable[ElementRow]) -> Scale:
    """Return tonnes where the largest figure is 10 t or more; the finest row sets the decimals."""
    found = list(rows)
    largest = max((row.contained.p95 for row in found), default=0.0)
    kg = 1_000.0 if largest >= _TONNES_FROM_KG else 1.0
    halves = [(row.recovered.p95 - row.recovered.p05) / 2 / kg for row in found]
    finest = min((half for half in halves if half > 0), default=1.0)
    decimals = 1 - math.floor(math.log10(finest))  # two significant digits of the half interval
    return Scale("t" if kg > 1 else "kg", kg, min(max(decimals, 1), 3))


class Overview:
    """Lays out the first sheet."""

    def __init__(self, grid: Grid, contents: Contents) -> None:
        self._grid, self._contents = grid, contents
        figures = contents.figures
        self._elements = [row for row in figures.elements if row.recovered.mean > 0]
        self._elements = self._elements[:_MOST_ELEMENTS] or list(figures.elements[:_MOST_ELEMENTS])
        self._scale = scale_for((*self._elements, *figures.groups))
        self.last_row = HEAD_ROW

    def write(self) -> None:
        """Write everything but the charts."""
        self._titles()
        self._table()
        self._cards()
        set_widths(self._grid.sheet, dict(zip("ABCDEFGHIJK", _WIDTHS, strict=True)))
        self._grid.sheet.sheet_view.showGridLines = False
        self._grid.sheet.freeze_panes = f"A{HEAD_ROW + 1}"
        set_up_print(self._grid.sheet)

    def _titles(self) -> None:
        figures, words = self._contents.figures, self._contents.words
        counted = words("{count} batches").format(count=f"{figures.batches:,}".replace(",", " "))
        written = words("written {moment} by {who}").format(
            moment=moment_text(figures.written_at, words), who=figures.who or "–"
        )
        parts = (figures.facility.name, counted, written, words("intervals are 90 %"))
        note = words("Totals are live formulas over the sheets Materials and Batches; blue cells "
                     "of Batches may be changed.")  # fmt: skip
        lines = [(" · ".join(filter(None, parts)), "subtitle"), (note, "note")]
        if figures.facility.simulated:
            told = words("Simulated facility: people, suppliers and batches are invented.")
            lines.insert(1, (told, "warning"))
        title = words("Recovery summary, {period}").format(period=self._contents.period)
        self._grid.titles(title, lines)

    def _table(self) -> None:
        words, unit = self._contents.words, self._scale.unit
        heads = (
            words("Element"), words("Name"), f"{words('Contained')}, {unit}", "5 %", "95 %",
            f"{words('Recovered')}, {unit}", "5 %", "95 %", words("Recovery, %"),
            words("Evidence"),
        )  # fmt: skip
        for column, head in enumerate(heads, 1):
            role = "head right" if column < len(heads) else "head indent"
            self._grid.put(HEAD_ROW, column, head, role if column > 2 else "head")
        lines = [(row, "") for row in self._elements]
        lines += [(row, "sum") for row in reversed(self._contents.figures.groups)]
        for number, (line, kind) in enumerate(lines, HEAD_ROW + 1):
            self._line(number, line, kind)
        self.last_row = HEAD_ROW + len(lines) + 1
        note = words("The weakest grade that contributes notably is shown. The 5 % and 95 % of a "
                     "sum are not the sums of the rows: errors are shared.")  # fmt: skip
        self._grid.put(self.last_row, 1, note, "note")

    def _line(self, row: int, element: ElementRow, kind: str) -> None:
        contents, scale = self._contents, self._scale
        contained, recovered = element.contained, element.recovered
        recovery = 100 * (element.recovery or 0.0)
        symbol = f"$A{row}"
        values: tuple[tuple[object, str], ...] = (
            (element.key, "sum" if kind else "strong"),
            (contents.name(element.key), kind or "second"),
            (scale.formula(contents.total(element, "contained", symbol), contained.mean), "number"),
            (contained.p05 / scale.kg, "interval"),
            (contained.p95 / scale.kg, "interval"),
            (
                scale.formula(contents.total(element, "recovered", symbol), recovered.mean),
                "number" if kind else "strong number",
            ),
            (recovered.p05 / scale.kg, "interval"),
            (recovered.p95 / scale.kg, "interval"),
            (Formula(f"IF(C{row}>0,100*F{row}/C{row},0)", recovery), "number"),
            (evidence_text(element.evidence, contents.words), "evidence"),
        )
        for column, (value, role) in enumerate(values, 1):
            number_format = scale.number_format if 3 <= column <= 8 else "General"
            named = f"{kind} {role}" if kind and role not in ("sum", "") else role
            self._grid.put(row, column, value, named, PERCENT if column == 9 else number_format)

    def _cards(self) -> None:
        for place, (name, value, number_format) in enumerate(self._card_values()[:_CARDS]):
            column = 1 + 2 * place
            for row, shown, role, form in (
                (5, name, "card name", "General"), (6, value, "card value", number_format),
            ):  # fmt: skip
                self._grid.put(row, column, shown, role, form)
                self._grid.put(row, column + 1, None, role)
                self._grid.sheet.merge_cells(
                    start_row=row, end_row=row, start_column=column, end_column=column + 1
                )
        self._grid.sheet.row_dimensions[6].height = 26

    def _card_values(self) -> list[tuple[str, object, str]]:
        figures, words, batches = (
            self._contents.figures, self._contents.words, self._contents.batches
        )  # fmt: skip
        scale = scale_of_mass(figures.dry_kg)
        dry = f"SUMIFS({batches.range('dry_kg')},{batches.range('state')},{NOT_VOID})"
        cards: list[tuple[str, object, str]] = [
            (words("Feed, dry"), scale.formula(dry, figures.dry_kg), _with_unit(scale))
        ]
        for key in (figures.headline, "NdPr", "Li"):
            row = figures.row(key)
            if row and row.recovered.mean > 0 and len(cards) < _CARDS - 1:
                cards.append(self._recovered_card(row))
        return [*cards, (words("Rests on assumptions"), self._weak_share(), "0 %")]

    def _weak_share(self) -> Formula:
        """Return the share of the recovered mass that rests on assumptions."""
        contents = self._contents
        evidence_kg = contents.figures.evidence_kg
        weak, whole = evidence_kg.get(Evidence.ASSUMPTION, 0.0), sum(evidence_kg.values())
        summed, by = contents.of_materials("recovered"), contents.of_materials("evidence")
        grade = evidence_text(Evidence.ASSUMPTION, contents.words)
        return Formula(
            f'IF(SUM({summed})>0,SUMIFS({summed},{by},"{grade}")/SUM({summed}),0)',
            weak / whole if whole > 0 else 0.0,
        )

    def _recovered_card(self, row: ElementRow) -> tuple[str, object, str]:
        words = self._contents.words
        scale = scale_of_mass(row.recovered.mean)
        formula = self._contents.total(row, "recovered", f'"{row.key}"')
        name = words("{name} recovered").format(name=self._contents.name(row.key))
        return name, scale.formula(formula, row.recovered.mean), _with_unit(scale)


def scale_of_mass(kg: float) -> Scale:
    """Return the scale of a single figure."""
    return Scale("t", 1_000.0, 1) if kg >= _TONNES_FROM_KG else Scale("kg", 1.0, 1)


def _with_unit(scale: Scale) -> str:
    return f'{scale.number_format}" {scale.unit}"'
