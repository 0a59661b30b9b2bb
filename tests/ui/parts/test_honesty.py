"""What is said of the honesty of estimates, and when it is asked for."""

from dataclasses import replace

import pytest

from recycler.laboratory.scoring import Coverage, Summary, Verdict
from ui.parts.honesty import HonestySource, evidence_words, headline_look, once_in


def summary(verdict, n=90, chance=None, bias=(-0.1, 0.1)):
    held = Coverage(0.9, 67.0, 0.744, 0.66, 0.82)
    return Summary("", n, 0, 0, (held,), 0.0, *bias, 0.01, (), (), verdict, chance)


@pytest.mark.parametrize(
    ("verdict", "tone", "words"),
    [
        (Verdict.HONEST, "ok", "Intervals held 74 % of 90 results"),
        (Verdict.OVER_CONFIDENT, "warn", "Over-confident: 74 % of 90 results held"),
        (Verdict.UNDER_CONFIDENT, "warn", "Over-cautious: 74 % of 90 results held"),
        (Verdict.TOO_FEW, "neutral", "Too few results to say (90)"),
    ],
)
def test_the_badge_says_how_it_stands(verdict, tone, words):
    look = headline_look(summary(verdict))
    assert (look.tone, look.words.replace("\u2009", " ")) == (tone, words)


def test_the_evidence_is_said_in_words():
    assert evidence_words(summary(Verdict.OVER_CONFIDENT, chance=1 / 3012)).endswith(
        "once in 3\u2009000."
    )
    assert "at 50 %" in evidence_words(summary(Verdict.UNDER_CONFIDENT, chance=0.01))
    assert "20 results" in evidence_words(summary(Verdict.TOO_FEW))
    assert evidence_words(summary(Verdict.HONEST)) == "Nothing speaks against it."
    assert "the mean is off" in evidence_words(summary(Verdict.HONEST, bias=(-0.2, -0.1)))


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0.04, "25"), (0.03, "33"), (0.0123, "81"), (1e-9, "over a million"),
     (0.002, "500"), (0.00034, "3\u2009000")],
)  # fmt: skip
def test_chances_are_rounded_to_what_one_can_grasp(chance, words):
    assert once_in(chance) == words


@pytest.fixture
def source(workspace, assayed):
    source = HonestySource()
    source.take(workspace)
    return source


def answer(qtbot, source, by=""):
    with qtbot.waitSignal(source.answered) as told:
        source.want(by)
    return told.args[0]


def test_groups_come_worst_first_with_what_is_behind_them(qtbot, source):
    told = answer(qtbot, source, "material")
    assert [one.key for one in told.groups] == ["NDFEB_HDD", "NDFEB_EV_ROTOR"]
    assert [one.verdict for one in told.groups] == ["over_confident", "too_few"]
    assert told.whole.n == 28
    assert told.materials["NDFEB_HDD"] == ("NDFEB_HDD",)


def test_an_answer_is_kept_until_what_it_rests_on_changes(qtbot, source, assayed):
    first = answer(qtbot, source)
    assert answer(qtbot, source) is first
    qtbot.waitUntil(lambda: not source.is_waiting())
    gone = assayed.find(limit=1)[0].ticket
    assayed.void(gone, who="Aiko", why="test")
    source.forget()
    assert answer(qtbot, source).whole.n == first.whole.n - 1


def test_what_is_asked_meanwhile_is_answered_next(qtbot, source):
    told = []
    source.answered.connect(told.append)
    source.want("material")
    source.want("month")
    qtbot.waitUntil(lambda: len(told) == 2)
    assert [one.by for one in told] == ["material", "month"]


def test_a_summary_without_results_hides_nothing_else(qtbot, workspace):
    source = HonestySource()
    source.take(workspace)
    told = answer(qtbot, source, "supplier")
    assert (told.whole, told.groups) == (None, ())
    assert replace(told, by="month").groups == ()
