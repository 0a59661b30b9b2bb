"""The table of contents of a ZIP file, read within bounds and without unpacking more than one part.

Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
"""

import struct
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_LONGEST_COMMENT = 2**16
_MOST_BYTES = 2**20  # of the table, and of one part
_MOST_ENTRIES = 20_000
_STORED, _DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class Part:
    """One file in the ZIP."""

    name: str
    method: int
    packed_bytes: int
    at: int


def parts_of(file: BinaryIO) -> list[Part]:
    """Return what a ZIP says it holds; nothing where the table is broken or beyond all measure."""
    with suppress(struct.error, OSError, ValueError):
        size = file.seek(0, 2)
        start = max(size - _LONGEST_COMMENT - _END.size, 0)
        file.seek(start)
        tail = file.read(_LONGEST_COMMENT + _END.size)
        place = tail.rfind(b"PK\5\6")
        *_, length, at, _comment = _END.unpack_from(tail, place) if place >= 0 else (0, 0, 0)
        if 0 < length <= _MOST_BYTES and at + length <= size:
            file.seek(at)
            return _entries(file.read(length))
    return []


def content_of(file: BinaryIO, part: Part) -> bytes:
    """Return a part unpacked, at most its first mebibyte; nothing where it cannot be."""
    with suppress(struct.error, OSError, ValueError, zlib.error):
        file.seek(part.at)
        signature, *_, name, extra = _LOCAL.unpack(file.read(_LOCAL.size))
        if signature == b"PK\3\4":
            file.seek(name + extra, 1)
            packed = file.read(min(part.packed_bytes, _MOST_BYTES))
            if part.method == _DEFLATED:
                return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _MOST_BYTES)
            return packed if part.method == _STORED else b""
    return b""


def _entries(table: bytes) -> list[Part]:
    found: list[Part] = []
    place = 0
    while place + _ENTRY.size <= len(table) and len(found) < _MOST_ENTRIES:
        entry = _ENTRY.unpack_from(table, place)
        if entry[0] != b"PK\1\2":
            return []
        method, packed, (name, extra, comment), at = entry[4], entry[8], entry[10:13], entry[16]
        begins = place + _ENTRY.size
        said = table[begins : begins + name].decode("utf-8", "replace")
        found.append(Part(said, method, packed, at))
        place = begins + name + extra + comment
    return found
