"""Packed files are opened by a process that may be ended: none of these takes the program along."""

import struct
import zipfile
from time import process_time

import pytest

from recycler.errors import InputError
from recycler.exchange import apart
from recycler.exchange.rows import read_rows

HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"
FIRST = b'<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.fixture
def packed(workbook):
    """A workbook with parts of it put in the place of what they were, or added."""

    def write(parts, name="hostile.xlsx"):
        source, path = workbook([["x"]]), workbook([["x"]], name=name)
        with (
            zipfile.ZipFile(source) as old,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for part in {**dict.fromkeys(old.namelist()), **parts}:
                new.writestr(part, parts.get(part) or old.read(part))
        return path

    return write


@pytest.mark.parametrize(
    "place", [b'r="XFD1048576"', b'r="XFD100000"', b'r="ZZZZZZ999999999"', b'r="A99999999999999"']
)
def test_a_cell_hidden_from_the_patterns_takes_no_memory_of_the_program(packed, place):
    far = b'<row r="9"><c s=">" %s><v>1</v></c></row>' % place  # ">" may stand in an attribute
    path = packed({"xl/worksheets/sheet1.xml": HEAD + FIRST + far + END})
    assert path.stat().st_size < 10_000
    with pytest.raises(InputError, match=r"too_large|not_a_workbook|too_many"):
        read_rows(path)


@pytest.mark.parametrize("tag", [b"<c ", b'<c t="e" r="A1">', b'<row r="1" '])
def test_a_sheet_that_no_pattern_gets_through_is_given_up(packed, tag, monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 1.0)
    path = packed({"xl/worksheets/sheet1.xml": HEAD + tag * 500_000})
    begun = process_time()
    with pytest.raises(InputError, match=r"takes_too_long|not_a_workbook|too_many"):
        read_rows(path)
    assert process_time() - begun < 1  # not in this process


def test_a_dimension_that_lies_is_not_believed(packed):
    says = HEAD.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')
    path = packed({"xl/worksheets/sheet1.xml": says + FIRST + END})
    assert [row.cells for row in read_rows(path).rows] == [[1.0]]


def test_entities_are_not_expanded_and_no_other_file_is_read(packed, tmp_path):
    (tmp_path / "secret").write_text("kept to oneself")
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 10 if n else b"&a;" * 10) for n in range(9)
    )
    outside = b'<!DOCTYPE x [<!ENTITY a9 SYSTEM "%s">' % (tmp_path / "secret").as_uri().encode()
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row>'
    for begin in (bomb, outside):
        path = packed({"xl/worksheets/sheet1.xml": begin + b"]>" + HEAD + cell + END})
        try:
            read = [row.cells for row in read_rows(path).rows]
        except InputError:
            continue
        assert "kept" not in str(read)
        assert len(str(read)) < 100


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"])
def test_a_part_with_a_document_type_is_refused(packed, workbook, part):
    with zipfile.ZipFile(workbook([["x"]])) as plain:
        content = plain.read(part)
    root = content.index(b"<", content.index(b"?>") if content.startswith(b"<?") else 0)
    path = packed({part: content[:root] + b'<!DOCTYPE x [<!ENTITY a "b">]>' + content[root:]})
    with pytest.raises(InputError, match="not_a_workbook"):
        read_rows(path)


def test_names_that_lead_out_of_the_archive_lead_nowhere(packed, tmp_path):
    path = packed({"../../evil.txt": b"x", "/tmp/evil.txt": b"x", "xl/../../e.xml": b"<x/>"})
    before = sorted(tmp_path.parent.rglob("*"))
    assert [row.cells[0] for row in read_rows(path).rows][1] == "x"
    assert sorted(tmp_path.parent.rglob("*")) == before


def test_a_macro_is_not_looked_at(packed):
    path = packed({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(2_000)}, name="macro.xlsm")
    assert [row.cells[0] for row in read_rows(path).rows][1] == "x"


def test_one_long_text_in_many_cells_is_not_multiplied(packed):
    text = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%s</t></si></sst>'
    rows = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1, 40_000)
    )
    parts = {
        "xl/worksheets/sheet1.xml": HEAD + rows + END,
        "xl/sharedStrings.xml": text % (b"x" * 5_000_000),
    }
    with pytest.raises(InputError, match=r"too_large|takes_too_long"):
        list(read_rows(packed(parts)).rows)


def test_an_old_workbook_that_names_a_far_cell_ends_only_its_reader(workbook, converted):
    path = converted(workbook([["x", 7.25]], header=("y", "z")), "xls")
    content = bytearray(path.read_bytes())
    number = content.index(struct.pack("<HH", 0x027E, 10))  # RK, a number
    content[number + 4 : number + 8] = struct.pack("<HH", 65_535, 65_535)
    path.write_bytes(content)
    try:
        rows = list(read_rows(path).rows)
    except InputError:
        return
    assert len(rows) <= 2


def test_an_open_spreadsheet_of_a_milliard_equal_cells_ends_only_its_reader(workbook, converted):
    path = converted(workbook([["x"]], header=("y",)), "ods")
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    cell = b"<table:table-cell "
    assert cell in parts["content.xml"]
    parts["content.xml"] = parts["content.xml"].replace(
        cell, cell + b"table:number-columns-repeated='1000000000' "
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    try:
        rows = list(read_rows(path).rows)
    except InputError:
        return
    assert max(len(row.cells) for row in rows) <= 20_000


def test_what_the_other_process_says_can_only_be_values():
    evil = b"cos\nsystem\n(S'true'\ntR."
    with pytest.raises(apart.pickle.UnpicklingError):
        list(apart._read(evil))


def test_a_workbook_that_would_fill_the_memory_with_merged_cells_loses_its_looks(packed):
    merged = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    sheet = HEAD + FIRST + END.replace(b"</worksheet>", merged)
    assert apart.keeps_its_looks(packed({}))
    assert not apart.keeps_its_looks(packed({"xl/worksheets/sheet1.xml": sheet}))
