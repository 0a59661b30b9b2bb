import pytest

from recycler.exchange.pasting import pasteable, unquoted
from recycler.exchange.rows import read_rows
from recycler.exchange.text_rows import Pasted

NASTY = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1")


@pytest.mark.parametrize("text", NASTY)
def test_what_would_be_computed_stays_a_text_and_comes_back_as_it_was(text):
    line = pasteable(["material", text])
    assert line.split("\t")[1].startswith("'")
    (row,) = read_rows(Pasted(line, "the clipboard")).rows
    assert row.cells[1].split() == text.split()


@pytest.mark.parametrize("figure", [-1.5, 3, None, "-1.5", "+2", "−4", "Nd-Fe-B", "a=b"])
def test_figures_and_other_texts_stay_as_they_are(figure):
    assert pasteable([figure]) == ("" if figure is None else str(figure))


def test_a_cell_cannot_begin_another_one():
    assert pasteable(["a\tb", "c\r\nd"]).split("\t") == ["a b", "c d"]


def test_an_apostrophe_of_a_name_stays():
    assert unquoted("'s-Hertogenbosch") == "'s-Hertogenbosch"
