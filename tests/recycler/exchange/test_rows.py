import struct
import zipfile

import pytest
from openpyxl import Workbook

from recycler.errors import InputError
from recycler.exchange.heads import CellFault
from recycler.exchange.rows import read_rows

SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"


def _rows(path):
    return [(row.number, row.cells) for row in read_rows(path).rows]


@pytest.fixture
def with_sheet(workbook):
    """A workbook whose sheet is the given XML."""

    def write(xml):
        source, path = workbook([["x"]]), workbook([["x"]], name="hostile.xlsx")
        with (
            zipfile.ZipFile(source) as old,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for name in old.namelist():
                new.writestr(name, xml if "sheet1" in name else old.read(name))
        return path

    return write


def test_rows_keep_their_numbers_and_blank_ones_are_left_out(workbook):
    path = workbook([["a", 1], [], [None, "  "], ["b", 2.5]], header=("x", "y"))

    assert _rows(path) == [(1, ["x", "y"]), (2, ["a", 1.0]), (5, ["b", 2.5])]


def test_a_sheet_that_does_not_begin_at_its_corner_says_where(tmp_path):
    book = Workbook()
    book.active["C3"] = "x"
    book.save(tmp_path / "a.xlsx")
    sheet = read_rows(tmp_path / "a.xlsx")

    assert sheet.first_column == 2
    assert [(row.number, row.cells) for row in sheet.rows] == [(3, ["x"])]


@pytest.mark.parametrize("form", ["ods", "xls"])
def test_other_spreadsheets_are_read_the_same(workbook, batch, converted, form):
    path = workbook([batch()])

    assert _rows(converted(path, form)) == _rows(path)


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("cp932", ","), ("utf-16", "\t"), ("cp932", "\t")],
)
def test_a_text_file_is_read_whatever_its_encoding_and_separator(
    text_file, batch, encoding, delimiter
):
    path = text_file([batch()], encoding=encoding, delimiter=delimiter)

    assert _rows(path)[1][1][2] == "有限会社 田中金属"
    assert read_rows(path).decimal_comma == (delimiter == ";")


@pytest.mark.parametrize("supplier", ["Métaux Lefèvre", "Müller & Söhne", "Grüße aus Köln"])
def test_western_names_in_an_old_encoding_are_not_taken_for_japanese(text_file, batch, supplier):
    path = text_file([batch(supplier=supplier)], encoding="cp1252")

    assert _rows(path)[1][1][2] == supplier


def test_an_error_cell_and_a_formula_without_result_show_what_they_are(workbook):
    path = workbook([["#N/A", "=1/0", 5]], header=("a", "b", "c"))
    cells = _rows(path)[1][1]

    assert cells == ["#N/A", "=1/0", 5.0]
    assert isinstance(cells[1], CellFault)


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.xlsx", "empty_file"),
        (b" \r\n", "a.csv", "empty_file"),
        (b"not Excel at all", "a.xlsx", "not_a_workbook"),
        (b"%PDF-1.7 ...", "a.csv", "not_a_workbook"),
        (b"<html><table>", "a.xls", "not_a_workbook"),
        (b"PK\x03\x04 cut off", "a.xlsx", "not_a_workbook"),
        (b"a,b\n\x00\x01\x02,c", "a.csv", "not_a_workbook"),
        (b"a,b\n\x81\x8d,c", "a.csv", "not_a_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xls", "not_a_workbook"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le"),
            "a.xls",
            "not_a_workbook",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(64)
            + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx",
            "encrypted_file",
        ),
    ],
)
def test_what_is_no_workbook_is_refused_in_one_sentence(tmp_path, content, name, code):
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(InputError, match=code):
        list(read_rows(path).rows)


def test_a_missing_file_a_folder_and_a_document_are_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "letter.docx", "w") as document:
        document.writestr("word/document.xml", "<w/>")

    for path, code in (
        (tmp_path / "gone.xlsx", "file_not_found"),
        (tmp_path, "is_a_folder"),
        (tmp_path / "letter.docx", "not_a_workbook"),
    ):
        with pytest.raises(InputError, match=code):
            read_rows(path)


def test_a_part_under_a_password_is_refused(workbook):
    path = workbook([["x"]])
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.start_dir
    flags = start + 8  # of the first part in the directory
    content[flags : flags + 2] = struct.pack("<H", 1)
    path.write_bytes(content)

    with pytest.raises(InputError, match="encrypted_file"):
        read_rows(path)


def test_a_million_rows_are_refused_without_reading_them_all(with_sheet):
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 200_100)
    )

    with pytest.raises(InputError, match="too_many_rows"):
        read_rows(with_sheet(SHEET + rows + END))


def test_formatted_rows_without_values_do_not_count(with_sheet):
    styled = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(2, 250_000))
    xml = SHEET + b'<row r="1"><c r="A1"><v>7</v></c></row>' + styled + END

    assert _rows(with_sheet(xml)) == [(1, [7.0])]


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (b'<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="XFD140000"><v>1</v></c></row>',
         "too_many_columns"),
        (b'<row r="1"><c r="A1"><v>1</v></c></row><row><c r="A1048576"><v>1</v></c></row>',
         "too_many_rows"),
        (b"<row>" + b"<c><v>1</v></c>" * 100_000 + b"</row>" + b"<row><c><v>1</v></c></row>" * 200,
         "too_many_columns"),
        (b"\0" * 5_000, "not_a_workbook"),
    ],
)  # fmt: skip
def test_a_sheet_that_would_fill_the_memory_is_refused(with_sheet, xml, code):
    with pytest.raises(InputError, match=code):
        read_rows(with_sheet(SHEET + xml + END))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(with_sheet):
    with pytest.raises(InputError, match="too_large"):
        read_rows(with_sheet(SHEET + b" " * 60_000_000 + END))


def test_an_ods_that_repeats_itself_without_end_is_refused(workbook, converted):
    path = converted(workbook([["x"]], header=("y",)), "ods")
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(
        b"<table:table-row ", b'<table:table-row table:number-rows-repeated="1000000" ', 1
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)

    with pytest.raises(InputError, match="too_many_rows"):
        read_rows(path)


def test_a_text_file_of_too_many_rows_or_columns_is_refused(tmp_path):
    (tmp_path / "long.csv").write_text("a,b\n" + "1,2\n" * 200_100)
    (tmp_path / "wide.csv").write_text(",".join("a" * 3_000) + "\n")

    with pytest.raises(InputError, match="too_many_rows"):
        list(read_rows(tmp_path / "long.csv").rows)
    with pytest.raises(InputError, match="too_many_columns"):
        list(read_rows(tmp_path / "wide.csv").rows)
