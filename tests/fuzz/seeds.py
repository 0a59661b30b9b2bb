"""Files to begin with, good and hostile; `python -m tests.fuzz.seeds` writes the small ones."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook

CORPUS = Path(__file__).parent / "corpus"
INTAKE = (
    ("received_at", "material", "supplier", "gross", "tare", "unit", "moisture_pct", "note"),
    ("2026-11-12 14:30", "NDFEB_HDD", "有限会社 田中金属", "642.4", "20.1", "kg", "3.5", "a"),
    ("12.11.2026", "LIB_NMC622", "Müller & Söhne", "1.2 t", "", "t", "", "=1+1"),
)
ASSAY = (
    ("ticket", "sample", "element", "value", "unit", "sd", "method"),
    ("S1-26-00001", "SA-1", "Nd", "22.4", "%", "0.2", "ICP-OES"),
    ("S1-26-00001", "SA-1", "Dy", "<0.1", "%", "", "XRF"),
)
XRF = (
    ("Reading #", "Date", "Time", "Sample", "Units", "Nd", "Nd Err", "Dy", "Dy Err"),
    ("1", "2026-11-12", "10:30", "S1-26-00001", "%", "22.1", "0.4", "<LOD", "0.03"),
)
RUN = (
    ("run", "kind", "area", "started_at", "ended_at", "from", "to", "product", "mass", "unit"),
    ("R1", "dismantle", "A", "2026-11-12 10:00", "2026-11-12 12:00", "S1-26-00001", "", "", "50",
     "kg"),
)  # fmt: skip
NETWORK = {
    "streams": [
        {"name": "feed", "from": None, "to": "A", "value": 100.0, "sd": 1.0},
        {"name": "out", "from": "A", "to": None, "value": 97.0, "sd": 1.0},
    ],
    "nodes": ["A"],
    "correlations": [{"between": ["feed", "out"], "value": 0.1}],
    "relations": [{"name": "x", "coefficients": {"feed": 1, "out": -1}, "equals": 0}],
}
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"


def good() -> Iterator[tuple[str, bytes]]:
    """Yield name and content of files as people make them."""
    for name, rows in (("intake", INTAKE), ("assay", ASSAY), ("xrf", XRF), ("run", RUN)):
        yield f"{name}.csv", text(rows)
        yield f"{name}-utf16.tsv", text(rows, "\t").decode().encode("utf-16")
        yield f"{name}.xlsx", workbook(rows)
    yield "network.json", json.dumps(NETWORK).encode()


def hostile() -> Iterator[tuple[str, bytes]]:
    """Yield name and content of files that were made to hurt, each of a few kilobytes."""
    first = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    sheets = {
        "far-cell": first + b'<row r="9"><c s=">" r="XFD1048576"><v>1</v></c></row>',
        "overflowing-cell": first
        + b'<row r="9"><c s=">" r="ZZZZZZZ99999999999"><v>1</v></c></row>',
        "no-end-of-tag": b"<c " * 20_000,
        "error-without-value": b'<c t="e" r="A1">' * 20_000,
        "negative-string": b'<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        "string-out-of-range": b'<row r="1"><c r="A1" t="s"><v>999999999</v></c></row>',
        "numbers": b'<row r="1"><c r="A1"><v>1e999</v></c><c r="B1"><v>NaN</v></c></row>',
        "entity": b'<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>',
    }
    for name, cells in sheets.items():
        yield f"{name}.xlsx", with_sheet(SHEET + cells + END)
    yield (
        "dimension-lies.xlsx",
        with_sheet(
            SHEET.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')
            + first
            + END
        ),
    )
    yield (
        "merged-all.xlsx",
        with_sheet(
            SHEET + first + b"</sheetData><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"
            b"</worksheet>"
        ),
    )
    yield "zip-bomb.xlsx", with_sheet(SHEET + b" " * 40_000_000 + END)
    yield "nul-names.csv", b"received_at,material,supplier,gross,unit\n2026-11-12,\0,\0,1,kg\n"
    yield "never-closed-quote.csv", text(INTAKE) + b'"' + b"x\n" * 3_000
    yield (
        "right-to-left.csv",
        text([*INTAKE, ("2026-11-12", "NDFEB_HDD", "A\u202eb", "1", "", "kg")]),
    )
    yield "last-day.csv", text([*INTAKE, ("9999-12-31T23:59:59.999999", "NDFEB_HDD", "A", "1")])
    yield "digits.csv", text([*INTAKE, ("2026-11-12", "NDFEB_HDD", "A", "9" * 5_000, "", "kg")])
    yield "brackets.csv", text([["[" * 20_000, "(,;" * 5_000], *INTAKE])
    yield "spaces.csv", text([*INTAKE, ("2026-11-12", "NDFEB_HDD", "A", "1" + " " * 20_000 + ".")])
    yield "deep.json", b"[" * 20_000
    yield "twice.json", b'{"streams": [], "nodes": [], "streams": []}'
    yield "huge.json", b'{"streams": [{"name": "a", "value": ' + b"9" * 5_000 + b'}], "nodes": []}'
    yield "infinite.json", json.dumps(NETWORK).replace("100.0", "Infinity").encode()
    yield "surrogate.json", b'{"streams": [{"name": "\\ud800"}], "nodes": ["\\udfff"]}'


def text(rows: Iterable[Sequence[object]], separator: str = ",") -> bytes:
    """Return rows as a text file."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode()


def workbook(rows: Iterable[Sequence[object]]) -> bytes:
    """Return rows as a workbook."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append([_number(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_sheet(xml: bytes) -> bytes:
    """Return a workbook whose sheet is the given XML."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(INTAKE))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, xml if "sheet1" in name else old.read(name))
    return out.getvalue()


def _number(value: str) -> object:
    try:
        return float(value)
    except ValueError:
        return value


if __name__ == "__main__":
    CORPUS.mkdir(exist_ok=True)
    for name, content in [*good(), *hostile()]:
        if len(content) < 60_000:
            (CORPUS / name).write_bytes(content)
