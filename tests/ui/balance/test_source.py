"""What the page shows of the sample facility is what its books hold."""

from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import SAMPLE_UNTIL
from ui.balance.book_form import BookForm
from ui.balance.figures import VIEWS, Figures, Kg, Named, Scope
from ui.balance.source import left_out_entry, read_drifts, read_figures
from ui.balance.waterfall_chart import waterfall_chart
from ui.workspace.workspace import Workspace

TODAY = SAMPLE_UNTIL.date()
ELEMENTS = ("Nd", "Li", "")


def _gap(figures: Figures, key: str, view: str) -> float:
    """What went into a node less what came out and what is missing [kg]."""
    came, went = figures.through(key, view)
    missing = figures.missing[view].get(key, Kg(0.0))
    return came.kg - went.kg - missing.kg


@pytest.fixture
def read(sample_store):
    def reading(element="Nd", node=""):
        return read_figures(sample_store, Scope(None, None, element, node), TODAY)

    return reading


@pytest.mark.parametrize("element", ELEMENTS)
@pytest.mark.parametrize("node", ["", "plant"])
def test_every_node_closes_with_what_is_missing(read, element, node):
    figures = read(element, node).figures
    assert figures.streams
    for one in figures.nodes:
        came = figures.through(one.key, "raw")[0].kg
        assert _gap(figures, one.key, "raw") == pytest.approx(0, abs=1e-9 * came), one.name
        assert _gap(figures, one.key, "reconciled") == pytest.approx(0, abs=1e-9 * came), one.name


@pytest.mark.parametrize("element", ELEMENTS)
def test_the_sum_over_the_picture_ties_out(read, element):
    figures = read(element).figures
    came = figures.sum_of("feed").kg + figures.sum_of("uptake").kg
    gone = sum(figures.sum_of(role).kg for role in ("product", "residue", "stock"))
    assert came - gone == pytest.approx(figures.whole.kg, abs=1e-3)


@pytest.mark.parametrize("element", ELEMENTS)
def test_the_waterfall_ends_at_what_was_won(qapp, read, element):
    figures = read(element).figures
    for view in VIEWS:
        steps = waterfall_chart(figures, view).drawn.steps
        assert steps[-2].base == pytest.approx(steps[-1].top, abs=1e-4 * steps[0].top)


def test_lots_in_store_lead_from_area_to_area(read):
    figures = read("Li").figures
    keys = {node.key for node in figures.nodes}
    assert "store" not in keys
    flows = [one for one in figures.streams if one.role == "flow"]
    assert flows
    assert all({one.source, one.target} <= keys for one in flows)


def test_products_are_called_by_their_formula(read):
    names = {one.name for one in read("Nd").figures.streams}
    assert "Nd₂O₃" in names
    assert "filter cake" in {one.name for one in read("Li").figures.streams}


def test_one_node_has_all_else_outside(read):
    whole = read("Li").figures
    area = next(one.target for one in whole.streams if one.role == "flow")
    figures = read("Li", area).figures
    assert [node.key for node in figures.nodes] == [area]
    assert all(area in (one.source, one.target) for one in figures.streams)
    assert figures.through(area, "raw") == whole.through(area, "raw")
    assert figures.whole == whole.missing["raw"].get(area, Kg(0.0))


def test_an_element_nothing_holds_gives_way(read):
    assert read("Ag").figures.scope.element == "Nd"


def test_an_empty_store_has_no_runs_and_no_streams(store):
    answer = read_figures(store, Scope(None, None), date(2026, 11, 27))
    assert not answer.has_runs
    assert not answer.figures.streams


def test_a_month_before_the_first_batch_is_empty_but_has_runs(sample_store):
    answer = read_figures(sample_store, Scope(date(2020, 1, 1), date(2020, 1, 31)), TODAY)
    assert answer.has_runs
    assert not answer.figures.streams


def test_every_scale_is_told_of(sample_store):
    drifts = read_drifts(sample_store, TODAY)
    assert {one.name for one in drifts} >= {"Floor scale 1", "Floor scale 2"}


def test_what_a_person_says_is_in_the_next_figures(qapp, sample_store, read, qtbot, preferences):
    workspace = Workspace(sample_store, "K. Tanaka", preferences=preferences)
    form = BookForm()
    qtbot.addWidget(form)
    form.ask(replace(read().figures, whole=Kg(12.5, 4.0)), "K. Tanaka")
    qtbot.keyClicks(form.cause.edit, "Dust")
    qtbot.keyClicks(form.action.edit, "Weigh the filters")
    form.booked.connect(workspace.balance.enter)
    with qtbot.waitSignal(workspace.changed) as changed:
        form.save_button.click()
    assert changed.args[0].kind == "balance"
    line = read().figures.ledger[0]
    assert (line.cause, line.missing.kg, line.state) == ("Dust", 12.5, "open")
    workspace.balance.sign(line.number, "Found in the filters")
    assert read().figures.ledger[0].signed_by == "K. Tanaka"
    workspace.balance.reopen(line.number, "Recounted")
    assert read().figures.ledger[0].state == "open"
    workspace.balance.withdraw(line.number, "It was never missing")
    assert read().figures.ledger[0].state == "withdrawn"
    with qtbot.waitSignal(workspace.failed):
        workspace.balance.reopen(line.number, "After all")
    assert read().figures.ledger[0].state == "withdrawn"


def test_what_is_left_out_is_named_until_it_counts_again(qapp, sample_store, read, preferences):
    workspace = Workspace(sample_store, "K. Tanaka", preferences=preferences)
    lot = sample_store.processing.lots()[0].number
    workspace.balance.leave_out([left_out_entry(Named(f"w:{lot}", lot), "K. Tanaka", "Wet")])
    told = read().figures.left_out
    assert [(one.who, one.why) for one in told] == [("K. Tanaka", "Wet")]
    assert lot in told[0].words
    workspace.balance.count_again(told[0].name, "It was dry")
    assert read().figures.left_out == ()


def test_the_scale_that_is_suspected_can_be_left_out(qapp, sample_store, read, preferences):
    workspace = Workspace(sample_store, "K. Tanaka", preferences=preferences)
    first = read("").figures.suspects[0]
    (reading,) = first.readings
    assert reading.subject == "Floor scale 2"
    workspace.balance.leave_out([left_out_entry(reading, "K. Tanaka", "A foot is bent")])
    figures = read("").figures
    (told,) = figures.left_out
    assert told.words.startswith("scale Floor scale 2, since ")
    assert not any("Floor scale 2" in one.subjects for one in figures.suspects)
    workspace.balance.count_again(told.name, "It was levelled")
    assert read("").figures.suspects[0] == first
