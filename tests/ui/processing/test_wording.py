"""Closures in words: what is said follows from the rest, its error, and whether a run is open."""

from types import SimpleNamespace

import pytest

from recycler.processing.account import Closure
from recycler.processing.records import RunKind
from tests.ui.processing.conftest import START
from ui.processing.wording import age, finding, standing, verdict


def account(closed=False, kind=RunKind.PROCESS, outputs=("lot",)):
    run = SimpleNamespace(closed_at=START if closed else None, kind=kind)
    return SimpleNamespace(run=run, outputs=outputs)


def closure(rest, sd, measured=1.0, element="Nd"):
    return Closure(element, 100.0, 1.0, 100.0 - rest, 1.0, rest, sd, measured)


@pytest.mark.parametrize(
    ("rest", "sd", "closed", "said", "tone"),
    [
        (1.0, 5.0, False, "Nd closes: 1.0 ± 8.2\u2009kg not yet found, inside the error", "ok"),
        (1.0, 5.0, True, "Nd closes: 1.0 ± 8.2\u2009kg not found, inside the error", "ok"),
        (-1.0, 5.0, True, "Nd closes: 1.0 ± 8.2\u2009kg too much, inside the error", "ok"),
        (40.0, 5.0, False, "Nd: 40.0 ± 8.2\u2009kg still in the run", "info"),
        (10.0, 5.0, True, "Nd: 10.0 ± 8.2\u2009kg not found, more than the error", "warn"),
        (40.0, 5.0, True, "Nd does not close: 40.0 ± 8.2\u2009kg not found", "bad"),
        (-10.0, 5.0, False, "Nd: 10.0 ± 8.2\u2009kg more came out than went in", "warn"),
        (-40.0, 5.0, True, "Nd: 40.0 ± 8.2\u2009kg more came out than went in", "bad"),
    ],
)
def test_a_closure_is_said_by_its_rest(qapp, rest, sd, closed, said, tone):
    one = closure(rest, sd)
    assert finding(account(closed), one) == said
    assert verdict(account(closed), one).tone == tone


def test_without_an_assay_a_process_is_not_judged(qapp):
    one = closure(0.0, 0.0, measured=0.2)
    assert finding(account(), one) == "Nd by the yields alone: assay what came out"
    assert verdict(account(), one) is None


def test_a_teardown_and_the_dry_mass_need_no_assay(qapp):
    assert verdict(account(kind=RunKind.TEARDOWN), closure(1.0, 5.0, 0.0)).tone == "ok"
    assert finding(account(), closure(1.0, 5.0, 0.0, "")).startswith("dry mass closes")


def test_mass_that_a_process_takes_up_alarms_nobody(qapp):
    more = closure(-40.0, 5.0, 0.0, "")
    assert verdict(account(), more).words == "taken up on the way"
    assert verdict(account(kind=RunKind.TEARDOWN), more).tone == "bad"


def test_a_run_without_outputs_is_not_judged(qapp):
    one = Closure("Nd", 100.0, 1.0, 0.0, 0.0, 100.0, 1.0, 0.0)
    assert finding(account(outputs=()), one) == "100.0\u2009kg Nd in, nothing weighed out yet"
    assert verdict(account(outputs=()), one) is None


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "1 min"), (59, "59 min"), (60, "1 h"), (3120, "2 d 4 h")]
)
def test_an_age_has_two_figures_at_most(qapp, minutes, said):
    from datetime import timedelta

    assert age(START, START + timedelta(minutes=minutes)) == said


@pytest.mark.parametrize(
    ("reached", "stages", "missing", "said"),
    [
        (3, 6, ("Nd2O3",), ("Stage 4 of 6", "")),
        (6, 6, ("slimes",), ("All stages done, 1 output not weighed:", "slimes")),
        (6, 6, ("a", "b", "c", "d"), ("All stages done, 4 outputs not weighed:", "a, b, c, …")),
        (6, 6, (), ("All stages done", "")),
        (0, 0, (), ("", "")),
        (0, 0, ("COPPER",), ("1 output not weighed:", "COPPER")),
    ],
)
def test_the_board_says_how_a_run_stands(qapp, reached, stages, missing, said):
    assert standing(SimpleNamespace(reached=reached), stages, missing) == said
