"""Sums tie out as they are written, and chance is said with care."""

from dataclasses import replace

import pytest

from tests.ui.balance.conftest import mass
from ui.balance import wording
from ui.language.numbers import KG


def _plain(words):
    return words.replace("\u2009", " ").replace("\u2212", "-")


def test_the_sentence_says_how_much_of_what(qapp, october):
    assert _plain(wording.finding(october, KG)) == (
        "86 kg of 4 886 kg neodymium was not found; chance alone is unlikely"
    )


@pytest.mark.parametrize(
    ("kg", "half", "said"),
    [
        (86, 100, "that is within chance"),
        (86, 74, "chance alone is unlikely"),
        (86, 20, "that is hardly chance"),
        (-86, 20, "86 kg more neodymium was found than came in (4 886 kg); that is hardly chance"),
    ],
)
def test_chance_is_never_certain(qapp, october, kg, half, said):
    figures = replace(october, whole=mass(kg, half))
    assert _plain(wording.finding(figures, KG)).endswith(said)


def test_the_line_below_ties_out(qapp, october):
    line = _plain(wording.sum_line(replace(october, whole=mass(277, 74)), KG))
    assert line.startswith("In - product - residues - stock change = unaccounted: ")
    sums = line.split(": ")[1].split(" · ")[0]
    left, right = sums.split(" = ")
    came, *rest = (float(part.replace(" ", "")) for part in left.split(" - "))
    assert came - sum(rest) == pytest.approx(4886 - 4118 - 339 - 165 - 152, abs=2)
    assert right == "277 kg"
    assert line.endswith("11 % of the input is provisional")


@pytest.mark.parametrize(
    ("score", "tone", "said"),
    [
        (1.63, "ok", "agrees"),
        (-1.7, "warn", "unlikely, look at Iron cake"),
        (2.61, "bad", "hardly chance: check Iron cake"),
        (None, "neutral", "nothing checks it"),
    ],
)
def test_scores_in_words(qapp, october, score, tone, said):
    stream = replace(october.stream("cake"), score=score, check="Iron cake")
    look = wording.verdict(stream)
    assert (look.tone, look.words) == (tone, said)


def test_the_badge_names_where_to_look(qapp, october):
    assert wording.look_at(october).words == "look at SX"
    assert wording.look_at(replace(october, suspects=())).words == "look at SX, iron removal"
    calm = replace(october, suspects=(), whole=mass(10, 74))
    assert wording.look_at(calm).words == "closes"
    assert wording.look_at(replace(october, dof=0)).words == "nothing is checked"


def test_milligrams_keep_their_digits(qapp, milligrams):
    unit = wording.unit_for(milligrams, "raw")
    assert unit.name == "g"
    assert _plain(wording.with_half(milligrams.stream("cake").read, unit)) == "0.131 ± 0.040 g"


def test_what_is_left_out_neither_agrees_nor_fails(october):
    stream = replace(october.streams[0], score=None, standing="left_out")
    assert wording.verdict(stream).words == "measured, partly left out by a person"
