"""The columns of a workbook of results, in its two forms.

The long form has a row for each element. The wide form has a row for each reading and a column for
each element, as handheld XRF instruments export it. Heads of three makers, and what stands under:

- Niton: `Nd`, `Nd Error`, and `Units` and `SAMPLE` for the row. `Error` holds two standard
  uncertainties; where a column `Sigma Value` is exported, it says how many.
- Vanta: `Nd Concentration`, `Nd Error1s`; its forerunners `Nd`, `Nd +/-`: one.
- Bruker: `Nd`, `Nd Err`: taken as one, as that never makes a result look surer than it is.

What is not found is `<LOD` or `ND`, and the column of uncertainties then holds the limit, three
standard uncertainties, as it is. Source: for Vanta, the exported file el-ahwat_chem.csv in
github.com/karan3242/XRF_data_parser, where `Error1s` is three times as large beside nothing found
as beside amounts at the limit; for Niton the maker's convention (two-sigma readings, limit at 1.5
times the reading), from general knowledge and not looked up.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from recycler.elements import SYMBOLS, symbol_of
from recycler.errors import InputError
from recycler.exchange.heads import Header, Heads, may_head
from recycler.laboratory.rules import COLUMNS, REQUIRED
from recycler.laboratory.units import share_unit

READING, LABEL, DATE, TIME, SIGMA = "reading", "test_label", "date", "time", "sigma_value"

_ALSO = {
    "ticket": "ticket number, ticket no, batch, 伝票番号, バッチ",
    "sample": "sample id, sample no, sample number, sample name, sample label, lab id, 試料, "
    "試料番号, 試料名, サンプル, サンプル番号",
    "unit": "units, 単位",
    "method": "method name, technique, 分析方法, 測定方法, 分析手法, 方法",
    "instrument": "instrument serial num, instrument serial number, device, 装置, 分析装置",
    "laboratory": "lab, laboratory name, 分析機関, 試験所, 分析所",
    "analysed_at": "analysed, analyzed, analysed on, analyzed on, analyzed at, analysis date, "
    "date of analysis, date analysed, date analyzed, 分析日, 分析日時, 測定日, 測定日時",
    "state": "status, 状態",
    "why": "reason, 理由",
}
_COVERAGE = re.compile(
    r"[(\[（]?\s*(?<![\w.])(?:k\s*=\s*(\d(?:\.\d+)?)|([123])\s*(?:σ|sigma|sd|s)(?![a-z]))\s*[)\]）]?",
    re.IGNORECASE,
)
_EXPANDED = "expanded uncertainty, 拡張不確かさ"
_UNITS = r"%|wt ?%|ppm|g/t|mg/kg|fraction"

LONG = Heads(
    columns=COLUMNS,
    required=REQUIRED,
    also={
        **_ALSO,
        "element": "analyte, symbol, 元素, 成分, 分析元素, 分析項目",
        "value": "result, concentration, content, 分析値, 測定値, 含有量, 含有率, 濃度, 結果, 値",
        "sd": "standard uncertainty, uncertainty, standard deviation, std dev, stdev, "
        f"標準偏差, 標準不確かさ, 不確かさ, {_EXPANDED}",
        "analysed_at": f"{_ALSO['analysed_at']}, date, 日付",
    },
    figures=("value", "sd"),
    units=_UNITS,
    unit_of=share_unit,
    aside=_COVERAGE,
)
_OF_ELEMENTS = ("element", "value", "sd")
_WIDE = Heads(
    columns=[name for name in COLUMNS if name not in _OF_ELEMENTS],
    required=(),
    also={
        **_ALSO,
        READING: "reading no, reading number, reading id, 測定番号",
        LABEL: "",
        DATE: "日付",
        TIME: "時刻, 測定時刻",
        SIGMA: "",
    },
    figures=(),
    units=_UNITS,
    unit_of=share_unit,
)

_NAME = re.compile(r"\s*([^\W\d_]+)(.*)", re.DOTALL)
_TOKEN = re.compile(r"±|\+/?-|[^\s_\[\](),:;±+]+")
_ERROR = re.compile(
    r"(?P<word>±|\+/?-|err(?:or)?|sd|sigma|st?d(?:ev)?|unc(?:ertainty)?|誤差|標準偏差|不確かさ)"
    r"(?P<times>[123])?(?:s|σ|sigma|sd)?",
    re.IGNORECASE,
)
_AMOUNT = ("concentration", "conc", "content", "value", "result", "-")
_NOT_SYMBOLS = ("No",)  # the number of a row, and no nobelium


@dataclass(frozen=True, slots=True)
class ErrorColumn:
    """A column of uncertainties: how many standard ones it holds, and whether its head says so."""

    index: int
    title: str
    coverage: Decimal
    is_named: bool


@dataclass(frozen=True, slots=True)
class ElementColumn:
    """A column of one element in the wide form; `unit` is None where its head names none."""

    symbol: str
    index: int
    title: str
    unit: str | None
    error: ErrorColumn | None


@dataclass(frozen=True, slots=True)
class AssayHeader(Header):
    """The header row of a sheet of results; without `elements` it is the long form.

    coverage: how many standard uncertainties the column `sd` of the long form holds.
    """

    elements: tuple[ElementColumn, ...] = ()
    coverage: Decimal = Decimal(1)


class AssayForm:
    """Sheets of results in either form: how their header row is known and read."""

    def score(self, cells: Sequence[object]) -> int:
        elements = {head.symbol for head in _heads(cells) if not head.is_error}
        return max(LONG.score(cells), _WIDE.score(cells) + len(elements))

    def header(self, row: int, cells: Sequence[object], file: str) -> AssayHeader:
        """Read a header row.

        Raises:
            InputError: `duplicate_column` or `missing_columns`.
        """
        heads = list(_heads(cells))
        if not heads or "element" in map(LONG.field_of, cells):
            long = LONG.header(row, cells, file)
            coverage = _coverage(long.titles.get("sd", ""))
            return AssayHeader(
                long.row, long.fields, long.titles, long.units, long.extra, coverage=coverage
            )
        return _wide_header(_WIDE.read(row, cells), heads, file)


ASSAYS = AssayForm()


@dataclass(frozen=True, slots=True)
class _Head:
    """A head that names an element, or uncertainties of the one before it."""

    symbol: str
    index: int
    title: str
    is_error: bool
    unit: str | None
    coverage: Decimal | None


def _wide_header(common: Header, heads: Sequence[_Head], file: str) -> AssayHeader:
    elements = tuple(_element_columns(heads))
    missing = _missing(common, elements)
    if missing:
        raise InputError("missing_columns", file=file, columns=missing)
    used = {head.title for head in heads}
    extra = tuple(title for title in common.extra if title not in used)
    return AssayHeader(common.row, common.fields, common.titles, {}, extra, elements)


def _missing(common: Header, elements: Sequence[ElementColumn]) -> list[str]:
    """Return what a sheet lacks; a ticket may begin the label of a sample, or the other way."""
    given = common.fields
    missing = [] if "ticket" in given or "sample" in given else ["ticket"]
    missing += [] if {"sample", LABEL, READING} & given.keys() else ["sample"]
    needs_unit = "unit" not in given and any(column.unit is None for column in elements)
    return [*missing, "unit"] if needs_unit else missing


def _element_columns(heads: Sequence[_Head]) -> Iterator[ElementColumn]:
    """Join each element's amounts with its uncertainties.

    Raises:
        InputError: `duplicate_column`, where two columns hold amounts of one element.
    """
    amounts = _by_symbol(head for head in heads if not head.is_error)
    errors = _by_symbol(head for head in heads if head.is_error)
    for symbol, amount in amounts.items():
        error = errors.get(symbol)
        column = _error_column(error) if error else None
        yield ElementColumn(symbol, amount.index, amount.title, amount.unit, column)


def _by_symbol(heads: Iterator[_Head]) -> dict[str, _Head]:
    found: dict[str, _Head] = {}
    for head in heads:
        if first := found.get(head.symbol):
            columns = [first.title, head.title]
            raise InputError("duplicate_column", field=head.symbol, columns=columns)
        found[head.symbol] = head
    return found


def _error_column(head: _Head) -> ErrorColumn:
    is_niton = re.search(r"(?<![a-z])error(?![a-z])", head.title, re.IGNORECASE)
    usual = Decimal(2 if is_niton else 1)
    return ErrorColumn(head.index, head.title, head.coverage or usual, head.coverage is not None)


def _heads(cells: Sequence[object]) -> Iterator[_Head]:
    before = ""
    for index, cell in enumerate(cells):
        head = _head(index, cell, before) if may_head(cell) else None
        before = head.symbol if head and not head.is_error else ""
        if head:
            yield head


def _head(index: int, title: str, before: str) -> _Head | None:
    """Read "Nd", "Nd [ppm]", "Nd Error1s", or "+/-" after an element."""
    text = unicodedata.normalize("NFKC", title)
    named = _NAME.fullmatch(text)
    symbol = _symbol(named[1]) if named else None
    rest = named[2] if named and symbol else text
    if rest[:1].isalnum() or not (symbol or before):
        return None
    read = _read_rest(rest)
    if read is None or (symbol is None and not read[0]):
        return None
    return _Head(symbol or before, index, title.strip(), *read)


def _read_rest(rest: str) -> tuple[bool, str | None, Decimal | None] | None:
    """Return whether a head is one of uncertainties, its unit, and the coverage it names."""
    coverage = _COVERAGE.search(rest)
    factor = Decimal(coverage[1] or coverage[2]) if coverage else None
    is_error = coverage is not None
    unit = ""
    for token in _TOKEN.findall(_COVERAGE.sub(" ", rest)):
        if error := _ERROR.fullmatch(token):
            is_error = True
            factor = Decimal(error["times"]) if error["times"] else factor
        elif token.casefold().rstrip(".") not in _AMOUNT:
            unit += token
    try:
        return is_error, share_unit(unit) if unit else None, factor
    except InputError:
        return None


def _symbol(name: str) -> str | None:
    """Return the element a head begins with; a symbol must be written as one: "ID" is none."""
    if name in SYMBOLS:
        return None if name in _NOT_SYMBOLS else name
    return symbol_of(name) if len(name) > 2 or not name.isascii() else None


def _coverage(title: str) -> Decimal:
    """Return how many standard uncertainties a column of the long form holds.

    An expanded uncertainty without its factor is taken with k = 2, as the GUM's users mostly do.
    """
    text = unicodedata.normalize("NFKC", title)
    if found := _COVERAGE.search(text):
        return Decimal(found[1] or found[2])
    expanded = any(word.strip() in text.casefold() for word in _EXPANDED.split(","))
    return Decimal(2 if expanded else 1)
