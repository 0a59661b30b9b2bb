"""What a file is, by what is in it, and whether it may be opened."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recycler.attachments.content import MACROS, OLE, PDF, TEXT, UNKNOWN, ZIP, media_type
from recycler.attachments.opening import SUFFIXES, name_for_reading, refusal
from recycler.exchange.saving import save_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _zip(**parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def _office(folder, types="<Types/>", **more):
    parts = {"[Content_Types].xml": types, f"{folder}/main.xml": "<x/>", **more}
    return _zip(**parts)


def _of(content):
    return media_type(io.BytesIO(content))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7\n1 0 obj <</Type /Catalog>>", PDF),
        (b"%PDF-1.7\n<</S /JavaScript>>", PDF + MACROS),
        (b"%PDF-1.7\n" + b"\0" * (2**20 - 12) + b"/Launch", PDF + MACROS),
        (b"\x89PNG\r\n\x1a\n\0\0", "image/png"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
        (b"\0\0\0\x18ftypheic\0\0", "image/heif"),
        ("計量票\t642.4 kg\n".encode(), TEXT),
        ("計量票\t642.4 kg\n".encode("cp932"), TEXT),
        ("計量票".encode("utf-16"), TEXT),
        (b"MZ\x90\0", "application/x-executable"),
        (b"\x7fELF\x02", "application/x-executable"),
        (b"#!/bin/sh\nrm -rf /\n", "text/x-script"),
        ("\ufeff[Desktop Entry]\nExec=sh".encode(), "application/x-shortcut"),
        (b"<!DOCTYPE html><p>hello", "text/html"),
        (b"  <?xml version='1.0'?><svg xmlns='x'/>", "image/svg+xml"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
        (b"a\0b\x01", UNKNOWN),
        (_zip(readme="x"), ZIP),
        (_office("xl"), XLSX),
        (_office("word"), DOCX),
        (_office("xl", **{"xl/vbaProject.bin": "x"}), XLSX + MACROS),
        (_office("xl", '<x ContentType="application/vnd.ms-office.vbaProject"/>'), XLSX + MACROS),
        (_office("word", **{"word/_rels/settings.xml.rels": "attachedTemplate"}), DOCX + MACROS),
        (_zip(mimetype="application/vnd.oasis.opendocument.text"),
         "application/vnd.oasis.opendocument.text"),
    ],
)  # fmt: skip
def test_a_file_is_known_by_its_content(content, expected):
    assert _of(content) == expected


def test_a_character_cut_at_the_end_of_the_start_is_still_text():
    assert _of(("a" + "票" * 30_000).encode()) == TEXT


def test_a_workbook_as_a_library_writes_it_may_be_opened(tmp_path):
    from openpyxl import Workbook

    save_workbook(Workbook(), tmp_path / "a.xlsx")
    with (tmp_path / "a.xlsx").open("rb") as file:
        assert refusal("a.xlsx", media_type(file)) is None


@given(st.one_of(st.binary(), st.binary().map(lambda more: b"PK\3\4" + more + b"PK\5\6" + more)))
def test_any_content_is_something(content):
    assert _of(content)


@given(st.data())
def test_a_zip_with_a_few_bytes_changed_is_something(data):
    content = bytearray(_office("xl"))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    assert _of(bytes(content))


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("slip.pdf", PDF, None),
        ("slip.exe", PDF, "attachment_program"),
        ("slip.pdf", "application/x-executable", "attachment_program"),
        ("run.ps1", TEXT, "attachment_script"),
        ("run.bat", TEXT, "attachment_script"),
        ("slip.lnk", UNKNOWN, "attachment_shortcut"),
        ("slip.pdf.desktop", TEXT, "attachment_shortcut"),
        ("slip.html", TEXT, "attachment_web_page"),
        ("plan.svg", "image/svg+xml", "attachment_web_page"),
        ("book.xlsm", XLSX, "attachment_macros"),
        ("book.xlsx", XLSX + MACROS, "attachment_macros"),
        ("book.xls", OLE, "attachment_macros"),
        ("many.zip", ZIP, "attachment_kind_unknown"),
        ("what", UNKNOWN, "attachment_kind_unknown"),
    ],
)
def test_what_may_act_by_itself_is_not_opened(name, kind, code):
    assert refusal(name, kind) == code


@pytest.mark.parametrize("kind", SUFFIXES)
def test_a_copy_for_reading_ends_as_its_content_says(kind):
    named = name_for_reading("slip.exe.dat", kind)
    assert named == f"slip_exe{SUFFIXES[kind]}"


def test_a_long_name_for_reading_keeps_its_safe_ending():
    assert name_for_reading("長" * 200 + ".exe", PDF).endswith(".pdf")
