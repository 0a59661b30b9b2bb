"""Names of files from outside, made so that they can be shown and used anywhere."""

import re
import unicodedata

from recycler.entry.typed import line

LONGEST = 120  # characters
MOST_BYTES = 200  # in UTF-8; file systems allow 255, and a number may come behind
UNNAMED = "file"
_PLACES = re.compile(r"[/\\]")
_RESERVED = re.compile(r'[<>:"|?*]')  # on Windows; a colon would name a hidden part of a file
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])", re.I)
_LONGEST_SUFFIX = 16
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def safe_name(name: str) -> str:
    """Return a name that is one line, shows all it holds, and names no other place or device.

    Kept are the letters of any script. Of a path the last part counts; control characters and what
    turns the direction of reading are dropped; signs that some system reserves become `_`.
    """
    last = _PLACES.split(name)[-1]
    seen = "".join(c for c in last if unicodedata.category(c) not in _UNSEEN)
    plain = _RESERVED.sub("_", line(unicodedata.normalize("NFC", seen)))
    return _shortened(_no_device(_bare(plain))) or UNNAMED


def suffix_of(name: str) -> str:
    """Return the end of a name by which systems choose a program, in small plain letters."""
    plain = unicodedata.normalize("NFKC", safe_name(name)).casefold()
    return f".{plain.rpartition('.')[2].strip()}" if "." in plain else ""


def _bare(name: str) -> str:
    """Drop dots and blanks at both ends: they hide files, or Windows drops them itself."""
    return name.strip(". \u3000")


def _no_device(name: str) -> str:
    stem = name.partition(".")[0].rstrip()
    return f"_{name}" if _DEVICES.fullmatch(stem) else name


def _shortened(name: str) -> str:
    """Cut the middle out of a name that is too long; its suffix stays."""
    if len(name) <= LONGEST and len(name.encode()) <= MOST_BYTES:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > _LONGEST_SUFFIX or len(suffix.encode()) > 4 * _LONGEST_SUFFIX:
        stem, suffix = name, ""
    end = dot + suffix if suffix else ""
    stem = stem[: LONGEST - len(end)]
    while len((stem + end).encode()) > MOST_BYTES:
        stem = stem[:-1]
    return _bare(_bare(stem) + end)
