"""What a file is by what is in it, never by its name.

Source: the signatures are those of IANA's media types and of the formats' own specifications.
"""

from collections.abc import Sequence
from typing import BinaryIO

from recycler.attachments.packed import Part, content_of, parts_of

START_BYTES = 64 * 2**10
UNKNOWN = "application/octet-stream"
TEXT = "text/plain"
PROGRAM, SCRIPT, SHORTCUT = "application/x-executable", "text/x-script", "application/x-shortcut"
HTML, SVG, PDF = "text/html", "image/svg+xml", "application/pdf"
ZIP, OLE, RTF = "application/zip", "application/x-ole-storage", "application/rtf"
MACROS = ";macros"  # behind the type of a document that holds some

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"\xfe\xed\xfa\xce", PROGRAM),
    (b"\xfe\xed\xfa\xcf", PROGRAM),
    (b"\xce\xfa\xed\xfe", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"\0asm", PROGRAM),
    (b"dex\n", PROGRAM),
    (b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F", SHORTCUT),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"{\\rtf", RTF),
)
_OFFICE = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_ACTS = ("vba", "macro", "activex", "oleobject")  # in names and types of parts
_SCRIPTED = ("basic/", "scripts/")  # parts of an OpenDocument file
_REMOTE = b"attachedtemplate"
_IMAGES = ("heic", "heix", "hevc", "mif1", "msf1", "avif")
_IN_PDF = (b"/JavaScript", b"/Launch", b"/RichMedia")
_PART = 2**20
_CODINGS = ("utf-8", "cp932")
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_ALLOWED = {9, 10, 12, 13}  # control characters that texts have


def media_type(file: BinaryIO) -> str:
    """Return what a file is; `UNKNOWN` where nothing tells, `;macros` behind what acts by itself.

    Args:
        file: opened for reading; it is read from its start.
    """
    file.seek(0)
    start = file.read(START_BYTES)
    for signature, found in _STARTS:
        if start.startswith(signature):
            return found
    if b"%PDF-" in start[:1024]:
        return PDF + (MACROS if _acts(file, _IN_PDF) else "")
    if start.startswith(b"PK\3\4"):
        return _packed(file)
    if start[8:12] == b"WEBP" and start.startswith(b"RIFF"):
        return "image/webp"
    if start[4:8] == b"ftyp" and start[8:12].decode("latin-1") in _IMAGES:
        return "image/heif"
    if start.startswith(b"BM") and len(start) > 26 and not any(start[6:10]):
        return "image/bmp"
    return _of_text(start, is_whole=len(start) < START_BYTES)


def _packed(file: BinaryIO) -> str:
    parts = parts_of(file)
    names = [part.name.lower() for part in parts]
    if "[content_types].xml" in names:
        found = next((t for n, t in _OFFICE.items() if any(p.startswith(n) for p in names)), ZIP)
        types = _said(file, parts, "[content_types].xml")
        template = _said(file, parts, "word/_rels/settings.xml.rels")
        acts = any(word in name for name in names for word in _ACTS)
        acts = acts or any(word.encode() in types for word in _ACTS) or _REMOTE in template
        return found + (MACROS if acts and found != ZIP else "")
    said = _said(file, parts[:1], "mimetype").decode("latin-1").strip()
    if said.startswith(_OPEN_DOCUMENT) and said.removeprefix(_OPEN_DOCUMENT).isalpha():
        return said + (MACROS if any(name.startswith(_SCRIPTED) for name in names) else "")
    return ZIP


def _said(file: BinaryIO, parts: Sequence[Part], name: str) -> bytes:
    """Return all that parts of a name say, in small letters: a second one may be the one read."""
    return b"".join(content_of(file, part).lower() for part in parts if part.name.lower() == name)


def _acts(file: BinaryIO, words: Sequence[bytes]) -> bool:
    """Say whether one of some words stands anywhere in a file."""
    file.seek(0)
    longest = max(map(len, words))
    end = b""
    while part := file.read(_PART):
        here = end + part
        if any(word in here for word in words):
            return True
        end = here[-longest:]
    return False


def _of_text(start: bytes, *, is_whole: bool) -> str:
    text = _read(start, is_whole=is_whole)
    if text is None:
        return UNKNOWN
    said = text.lstrip("\ufeff \t\r\n").lower()
    if said.startswith("#!"):
        return SCRIPT
    if said.startswith(("[desktop entry]", "[internetshortcut]")):
        return SHORTCUT
    if "<svg" in said:
        return SVG
    if said.startswith("<!doctype html") or any(tag in said for tag in ("<html", "<script")):
        return HTML
    return TEXT


def _read(start: bytes, *, is_whole: bool) -> str | None:
    """Return what is a text in a coding that is used here; None: it is none."""
    wide = _WIDE.get(start[:2])
    for coding in (wide,) if wide else _CODINGS:
        for cut in range(1 if is_whole else 4):  # the start may end within a character
            try:
                text = start[: len(start) - cut].decode(coding)
            except UnicodeDecodeError:
                continue
            odd = (c for c in text if ord(c) < 32 and ord(c) not in _ALLOWED)
            return text if start and next(odd, None) is None else None
    return None
