"""Makes a file a little worse: what it is made of is taken apart, spoiled, and put together."""

import io
import random
import re
import zipfile
import zlib

TOKENS = (
    b"", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xed\xa0\x80",
    b"1e308", b"-1e308", b"1e-400", b"NaN", b"inf", b"-0", b"9" * 400, b"0.1", b"1,5", b"1.234,56",
    b"=cmd|' /C calc'!A0", b"@SUM(1)", b"<LOD", b"2026-11-12", b"9999-12-31T23:59:59.999999",
    b"1900-02-29", b"0000-00-00", b"2026-11-12T10:00+25:00", b"60", b"-1", b"46338.999999999",
    b"kg", b"%", b"mg/kg", b"TRUE", b"#N/A", b'"', b'""', b"'", b",", b";", b"\t", b"|", b"\r",
    b"\n", b"\r\n", b"<", b">", b"&", b"]]>", b"<!--", b"-->", b"<![CDATA[", b"../../x", b"/x",
    b"XFD1048576", b"A0", b"A1", b"ZZZZ1", b"{", b"}", b"[", b"]", b":", b"null", b"true",
    b"S1-26-00001", b"NDFEB_HDD", b"R1", "٣".encode(), "５".encode(), "年".encode(), b"\x85",
    b"\xe2\x80\xa8", b"\x1b[31m", b"%s%n", b"{0}", b"\\u0000", b"x" * 40_000,
    b" " * 20_000, b"[" * 20_000, b"0" * 20_000, b"n." * 9_000,
)  # fmt: skip
_WORDS = re.compile(rb"[^,;\t\n\"<>=\s]+")


def mutated(content: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return a content made worse; now and then parts of another are mixed in."""
    if content.startswith(b"PK") and chance.random() < 0.8:
        return _packed(content, chance)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        content = chance.choice(_WAYS)(content, other, chance)
    return content[:400_000]


def _packed(content: bytes, chance: random.Random) -> bytes:
    """Spoil a part or two of an archive, which stays one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        ValueError,
        EOFError,
    ):
        return content
    if not parts:
        return content
    names = [name for name in parts if "sheet1" in name] + list(parts)
    for _ in range(chance.choice((1, 1, 2, 4))):
        name = chance.choice(names[:1] * 3 + names)
        if name not in parts:
            continue
        if chance.random() < 0.05:
            parts[chance.choice(("../../evil", "/evil", "xl/é", name + "x"))] = parts.pop(name)
        else:
            spoil = chance.choice(_WAYS)
            parts[name] = spoil(parts[name], parts[chance.choice(list(parts))], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _bits(content: bytes, _: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(content)
    for _time in range(chance.choice((1, 2, 16))):
        if spoiled:
            spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def _word(content: bytes, _: bytes, chance: random.Random) -> bytes:
    words = list(_WORDS.finditer(content[:100_000]))
    if not words:
        return content
    word = chance.choice(words)
    return content[: word.start()] + chance.choice(TOKENS) + content[word.end() :]


def _inserted(content: bytes, _: bytes, chance: random.Random) -> bytes:
    place = chance.randint(0, len(content))
    return content[:place] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 50)) + content[place:]


def _cut(content: bytes, _: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(content))
    return content[:start] + content[start + chance.choice((1, 10, 10**9)) :]


def _repeated(content: bytes, _: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(content))
    piece = content[start : start + chance.choice((1, 30, 400))]
    return content[:start] + piece * chance.choice((2, 5, 300)) + content[start:]


def _mixed(content: bytes, other: bytes, chance: random.Random) -> bytes:
    return content[: chance.randint(0, len(content))] + other[chance.randint(0, len(other)) :]


_WAYS = (_bits, _word, _word, _word, _inserted, _cut, _repeated, _mixed)
