"""Names of files from outside name nothing but a file, and show all they hold."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recycler.attachments.names import LONGEST, MOST_BYTES, UNNAMED, safe_name, suffix_of

AWKWARD = '/\\.:*?"<>| \t\n\0\x7f\u202e\u2066\u200b\ufeff\u2028\udc80CONnul1é日😀．'
NAMES = st.one_of(st.text(), st.text(alphabet=AWKWARD), st.text(min_size=100, max_size=400))


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("slip.pdf", "slip.pdf"),
        ("../../etc/passwd", "passwd"),
        (r"C:\Users\x\slip.pdf", "slip.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\nb\tc.pdf", "abc.pdf"),
        ("計量票 2026.pdf", "計量票 2026.pdf"),
        ("slip.txt:evil.exe", "slip.txt_evil.exe"),
        ("con.pdf", "_con.pdf"),
        ("COM1", "_COM1"),
        (".bashrc", "bashrc"),
        ("slip.pdf. . ", "slip.pdf"),
        ("..", UNNAMED),
        ("", UNNAMED),
        ("/", UNNAMED),
    ],
)
def test_a_name_is_made_safe(given_name, kept):
    assert safe_name(given_name) == kept


@given(NAMES)
def test_a_safe_name_is_a_name_on_every_system(name):
    safe = safe_name(name)
    assert safe
    assert safe == safe_name(safe)
    assert len(safe) <= LONGEST
    assert len(safe.encode()) <= MOST_BYTES
    assert not set(safe) & set('/\\<>:"|?*')
    assert safe.strip(". ") == safe
    assert all(unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in safe)
    stem = safe.partition(".")[0].rstrip().upper()
    assert stem not in ("CON", "PRN", "AUX", "NUL", "COM1", "LPT9")


@pytest.mark.parametrize("suffix", [".pdf", ".exe", ".日本語"])
def test_a_long_name_keeps_its_suffix(suffix):
    assert safe_name("長" * 300 + suffix).endswith(suffix)


@pytest.mark.parametrize(
    "name",
    ["slip.EXE", "slip.pdf.exe", "slip.ｅｘｅ", "slip．exe", "slip.e\u200bxe", "slip.exe . "],
)
def test_the_suffix_is_the_one_a_system_would_go_by(name):
    assert suffix_of(name) == ".exe"
