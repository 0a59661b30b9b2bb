"""Runs on the page Processing, by keys alone."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from recycler.processing.records import ContainerTare, LotKind, RunKind, RunState
from tests.ui.processing.conftest import START, settle
from ui.attachments import part as parts

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class Hands:
    """Types where the focus is."""

    def __init__(self, qtbot, page):
        self.qtbot, self.page = qtbot, page

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    def type(self, *words):
        """Type each word and press Enter after it."""
        for word in words:
            self.qtbot.keyClicks(QApplication.focusWidget(), word)
            self.press(Key.Key_Return)

    def book(self):
        self.press(Key.Key_Return, CTRL)
        settle(self.qtbot, self.page)


@pytest.fixture
def hands(qtbot, open_page):
    return lambda page: Hands(qtbot, page)


def open_rows(page):
    return [row.run.number for row in page.shown_board.open]


def numbers(bookings):
    return [row.name for row in bookings.model.records]


def test_without_runs_it_says_what_will_be_here(open_page, hands):
    page = open_page()
    assert page._stack.currentWidget() is page._none
    assert page._none.cards[0].hasFocus()
    hands(page).press(Key.Key_Return)
    assert not page.start_form.isHidden()
    assert page.start_form.route.edit.hasFocus()


def test_a_run_is_started_and_asks_for_its_inputs(open_page, hands, plant):
    plant.batch()
    page = open_page()
    keys = hands(page)
    keys.press(Key.Key_N, CTRL)
    keys.type("acid_sx", "", "Leaching")
    keys.book()
    (run,) = plant.processing.runs()
    assert (run.route, run.stage, run.area, run.operator) == (
        "ACID_SX", None, "Leaching", "K. Tanaka",
    )  # fmt: skip
    assert page.run.sheet.run.number == run.number
    assert page.run.next.take_form.source.edit.hasFocus()
    assert page.start_form.isHidden()


def test_a_run_of_another_kind_has_no_route(open_page, hands, plant):
    page = open_page()
    keys = hands(page)
    keys.press(Key.Key_N, CTRL)
    page.start_form.kind.edit.setFocus()
    keys.press(Key.Key_A, CTRL)
    keys.type("teardown")
    assert not page.start_form.route.isEnabled()
    keys.book()
    assert plant.processing.runs()[0].kind is RunKind.TEARDOWN


def test_a_process_without_a_route_is_told_at_its_field(open_page, hands, plant):
    page = open_page()
    keys = hands(page)
    keys.press(Key.Key_N, CTRL)
    keys.book()
    assert page.start_form.kind.problem().startswith("A process needs a route")
    assert plant.processing.runs() == []


def test_an_input_is_booked_by_typing(open_page, hands, plant):
    ticket, run = plant.batch(), plant.run()
    page = open_page()
    keys = hands(page)
    keys.press(Key.Key_A)
    keys.type(ticket, "500", "12")
    keys.book()
    assert numbers(page.run.inputs) == [ticket]
    assert page.run.inputs.sum.model().record(0).dry_kg == 488.0
    assert plant.processing.stock(ticket).left_kg == pytest.approx(68.4)
    assert page.run.next.take_form.source.edit.hasFocus()
    assert page.shown_board.open[0].in_kg == 488.0
    assert page.head.state.text() == "1 open run · 488.0\u2009kg in the plant"
    assert page.board.number() == run


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        (("S1-26-09999", "100"), "source", "There is no batch and no lot S1-26-09999"),
        (("{ticket}", "900"), "source", "cannot take 900.0 kg"),
        (("{ticket}", "0"), "gross", "above zero"),
        (("{ticket}", "100", "120"), "tare", "below gross"),
        (("{ticket}", ""), "gross", "must not be empty"),
    ],
)
def test_what_cannot_be_taken_is_told_at_its_field(open_page, hands, plant, typed, field, said):
    ticket, run = plant.batch(), plant.run()
    page = open_page()
    keys = hands(page)
    keys.press(Key.Key_A)
    keys.type(*(word.format(ticket=ticket) for word in typed))
    keys.book()
    wrong = next(one for one in page.run.next.take_form.fields if one.name == field)
    assert said.casefold() in wrong.problem().casefold()
    assert wrong.edit.hasFocus()
    assert plant.processing.account(run).inputs == ()


def test_an_output_takes_the_tare_of_its_container(open_page, hands, plant):
    tare = ContainerTare(container="D-107", tare=Decimal("17.5"), at=START)
    plant.processing.weigh_empty(tare, who="Mori")
    run = plant.run()
    plant.take(run, plant.batch(), "400")
    keys = hands(page := open_page())
    keys.press(Key.Key_F8)
    keys.type("leach residue", "67.5")
    form = page.run.next.lot_form
    form.container.edit.setFocus()
    keys.type("d-1")
    assert form.container.value() == "D-107"
    assert form.tare.edit.placeholderText() == "17.5\u2009kg"
    keys.book()
    (lot,) = plant.processing.book([run]).lots_of[run]
    assert (lot.container, lot.tare, lot.dry_kg) == ("D-107", Decimal("17.5"), 50.0)
    assert form.tare.edit.placeholderText() == ""


def test_an_output_is_weighed_with_what_was_found_in_it(open_page, hands, plant):
    run = plant.run()
    plant.take(run, plant.batch(), "500")
    page = open_page()
    keys = hands(page)
    assert page.run.closure.title.text().endswith("Nd in, nothing weighed out yet")
    keys.press(Key.Key_F8)
    keys.type("Nd2O3", "140", "17.5", "", "85.1", "0.2")
    keys.book()
    (lot,) = plant.processing.lots()
    assert (lot.product, lot.material, lot.kind) == ("Nd2O3", None, LotKind.INTERMEDIATE)
    assert lot.dry_kg == 122.5
    (assay,) = plant.processing.assays(lot.number)
    assert (assay.element, str(assay.value), str(assay.sd)) == ("Nd", "85.1", "0.2")
    assert page.run.outputs.model.record(0).grade == "own"
    assert numbers(page.run.outputs) == [lot.number]


def test_what_is_left_of_lots_is_offered_but_not_the_runs_own(open_page, hands, plant):
    first, run = plant.run(RunKind.SPLIT, hours=-5), plant.run()
    plant.take(first, plant.batch(), "500")
    half = plant.lot(first, "200", LotKind.INTERMEDIATE, "half")
    plant.take(run, half, "50")
    own = plant.lot(run, "10", LotKind.RESIDUE, "cake")
    page = open_page()
    hands(page).press(Key.Key_A)
    lines = {line.value: line for line in page.run.next.take_form.source.suggest("")}
    assert lines[half].detail == "150.0\u2009kg left"
    assert own not in lines


def test_a_figure_that_is_none_books_nothing(open_page, hands, plant):
    run = plant.run()
    plant.take(run, plant.batch(), "500")
    page = open_page()
    keys = hands(page)
    keys.press(Key.Key_F8)
    keys.type("Nd2O3", "140", "", "", "much")
    keys.book()
    assert page.run.next.lot_form.found.problem()
    assert plant.processing.lots() == []


def test_a_result_of_a_lot_comes_later(open_page, hands, plant):
    run = plant.run()
    plant.take(run, plant.batch(), "500")
    lot = plant.lot(run, "122.5")
    page = open_page()
    assert page.run.closure.title.text() == "Nd by the yields alone: assay what came out"
    page.run.outputs.table.setFocus()
    keys = hands(page)
    keys.press(Key.Key_L, CTRL)
    keys.type("85.1", "0.2")
    keys.book()
    assert [str(one.value) for one in plant.processing.assays(lot)] == ["85.1"]
    assert "assay what came out" not in page.run.closure.title.text()


def test_a_result_comes_after_the_run_is_closed(open_page, hands, plant):
    run = plant.run(RunKind.SPLIT)
    plant.take(run, plant.batch(), "500")
    lot = plant.lot(run, "300", LotKind.INTERMEDIATE, "half")
    plant.close(run)
    page = open_page()
    page.run.outputs.table.setFocus()
    keys = hands(page)
    keys.press(Key.Key_L, CTRL)
    keys.type("23.1", "0.2")
    keys.book()
    assert [str(one.value) for one in plant.processing.assays(lot)] == ["23.1"]


def test_stages_are_done_one_after_the_other(open_page, hands, plant, qtbot):
    run = plant.run()
    page = open_page()
    keys = hands(page)
    for _ in range(2):
        keys.press(Key.Key_D)
        settle(qtbot, page)
    assert plant.processing.run(run).reached == 2
    assert page.run.sheet.stage.startswith("leaching")
    assert page.run.head.steps.accessibleName() == "Stage 3 of 6"


def test_a_run_that_closes_needs_no_reason(open_page, hands, plant, qtbot):
    run = plant.run(RunKind.SPLIT)
    plant.take(run, plant.batch(), "500")
    plant.lot(run, "300", LotKind.INTERMEDIATE, "half")
    page = open_page()
    hands(page).press(Key.Key_C)
    settle(qtbot, page)
    assert plant.processing.run(run).state is RunState.CLOSED
    assert page.shown_board.open == ()
    assert [row.run.number for row in page.shown_board.closed] == [run]
    assert not page.run.next.isVisible()


def test_more_out_than_in_is_closed_with_a_reason_alone(open_page, hands, plant, qtbot):
    run = plant.run()
    plant.take(run, plant.batch(), "500")
    plant.lot(run, "700", LotKind.RESIDUE, "cake")
    page = open_page()
    keys = hands(page)
    keys.press(Key.Key_C)
    confirm = page.run.head.close_run
    assert confirm.is_unfolded()
    assert confirm.line.text().startswith(f"Run {run} would yield 700.0 kg and took 500.0 kg")
    keys.type("water taken up")
    keys.press(Key.Key_Return)
    settle(qtbot, page)
    closed = plant.processing.run(run)
    assert (closed.state, closed.why) == (RunState.CLOSED, "water taken up")
    keys.press(Key.Key_C)
    keys.type("one more lot")
    keys.press(Key.Key_Return)
    settle(qtbot, page)
    assert plant.processing.run(run).state is RunState.OPEN


def test_a_run_that_took_nothing_stays_open(open_page, hands, plant, qtbot, workspace):
    run = plant.run()
    page = open_page()
    with qtbot.waitSignal(workspace.failed) as refused:
        hands(page).press(Key.Key_C)
    assert refused.args[0].code == "nothing_taken"
    assert plant.processing.run(run).state is RunState.OPEN


def test_a_booking_is_cancelled_with_a_reason(open_page, hands, plant, qtbot):
    run, ticket = plant.run(), plant.batch()
    plant.take(run, ticket, "100")
    plant.take(run, ticket, "200")
    page = open_page()
    keys = hands(page)
    keys.press(Key.Key_Return)
    assert page.run.inputs.table.hasFocus()
    keys.press(Key.Key_End)
    keys.press(Key.Key_Delete)
    assert page.run.cancel.deed.text() == f"Cancel {ticket}"
    keys.type("wrong drum")
    keys.press(Key.Key_Return)
    settle(qtbot, page)
    assert [row.dry_kg for row in page.run.inputs.model.records] == [100.0]
    assert not page.run.cancel.isVisible()
    assert page.run.inputs.table.hasFocus()


def test_a_lot_that_went_on_cannot_be_cancelled(open_page, hands, plant, qtbot, workspace):
    run, other = plant.run(RunKind.SPLIT), plant.run(RunKind.SPLIT, hours=-5)
    plant.take(run, plant.batch(), "100")
    plant.take(other, plant.lot(run, "60", LotKind.INTERMEDIATE, "half"), "20")
    page = open_page()
    assert page.run.sheet.run.number == run
    page.run.outputs.table.setFocus()
    keys = hands(page)
    keys.press(Key.Key_Delete)
    keys.type("no")
    with qtbot.waitSignal(workspace.failed) as refused:
        keys.press(Key.Key_Return)
    assert refused.args[0].code == "lot_in_run"


def test_the_board_tells_what_is_not_weighed(open_page, plant):
    run = plant.run()
    plant.take(run, plant.batch(), "500")
    plant.lot(run, "120", product="Nd2O3")
    plant.processing.reach_stage(run, 6, who="Aiko")
    page = open_page()
    assert page.shown_board.open[0].missing == ("Pr6O11", "Dy2O3")
    assert page.run.next.hint.text() == "Still to be weighed: Pr₆O₁₁, Dy₂O₃."


def test_arrows_walk_through_hundreds_of_runs(open_page, hands, plant, qtbot):
    runs = [plant.run(hours=hour) for hour in range(150)]
    page = open_page()
    keys = hands(page)
    assert page.board.number() == runs[-1]
    keys.press(Key.Key_Down)
    keys.press(Key.Key_End)
    settle(qtbot, page)
    assert page.board.number() == runs[0]
    assert page.run.sheet.run.number == runs[0]


def test_many_inputs_scroll_and_keep_their_sum(open_page, plant):
    run = plant.run()
    for _ in range(30):
        plant.take(run, plant.batch(), "10")
    page = open_page()
    table = page.run.inputs.table
    assert table.height() < 12 * table.verticalHeader().defaultSectionSize()
    assert page.run.inputs.sum.model().record(0).dry_kg == pytest.approx(300.0)
    assert page.run.inputs.sum.isVisible()


def test_another_element_is_chosen_by_keys(open_page, hands, plant):
    run = plant.run()
    plant.take(run, plant.batch(), "500")
    plant.lot(run, "122.5", nd="85.1")
    page = open_page()
    keys = hands(page)
    keys.press(Key.Key_E)
    keys.type("dy")
    assert page.run.closure.choose.text() == "Dy"
    assert page.run.inputs.table.columns[3].title == "Dy, kg"


def test_a_run_is_found_by_its_number(open_page, hands, plant, qtbot):
    runs = [plant.run(hours=hour) for hour in range(3)]
    page = open_page()
    keys = hands(page)
    keys.press(Key.Key_F, CTRL)
    keys.type(runs[0])
    settle(qtbot, page)
    assert page.run.sheet.run.number == runs[0]
    assert page.board.number() == runs[0]


def test_what_is_typed_stays_while_others_book(open_page, hands, plant, qtbot, workspace):
    run = plant.run()
    plant.take(run, plant.batch(), "500")
    page = open_page()
    keys = hands(page)
    keys.press(Key.Key_F8)
    keys.type("Nd2O3", "12")
    plant.lot(run, "100")
    workspace.announce("runs")
    settle(qtbot, page)
    assert page.run.next.lot_form.gross.text() == "12"
    assert len(numbers(page.run.outputs)) == 1


def test_copied_rows_are_tried_out_and_booked(open_page, hands, plant, qtbot):
    ticket = plant.batch()
    rows = [
        ["run", "route", "booking", "source", "product", "gross", "unit", "at"],
        ["A", "ACID_SX", "input", ticket, "", "400", "kg", "2026-11-12 16:00"],
        ["A", "ACID_SX", "product", "", "Nd2O3", "90", "kg", "2026-11-13 16:00"],
    ]
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))
    page = open_page()
    keys = hands(page)
    keys.press(Key.Key_V, CTRL)
    settle(qtbot, page)
    panel = page.imports.panel
    assert panel.log_button.text() == "Book 2 weighings"
    assert plant.processing.runs() == []
    keys.press(Key.Key_Return)
    settle(qtbot, page)
    (run,) = plant.processing.runs()
    assert [line.dry_kg for line in plant.processing.account(run.number).inputs] == [400.0]
    assert page.shown_board.open[0].run.number == run.number


def test_one_wrong_row_keeps_all_of_them_out(open_page, hands, plant, qtbot):
    ticket = plant.batch()
    rows = [
        ["run", "route", "booking", "source", "gross", "unit", "at"],
        ["A", "ACID_SX", "input", ticket, "400", "kg", "2026-11-12 16:00"],
        ["A", "ACID_SX", "input", ticket, "400", "kg", "2026-11-12 17:00"],
    ]
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))
    page = open_page()
    hands(page).press(Key.Key_V, CTRL)
    settle(qtbot, page)
    panel = page.imports.panel
    assert panel.log_button.isHidden()
    assert [problem.code for problem in panel.rows.problems.records] == ["takes_too_much"]
    assert plant.processing.runs() == []


def test_a_teardown_tells_the_parts_it_is_expected_to_yield(open_page, plant):
    run = plant.run(RunKind.TEARDOWN)
    plant.take(run, plant.batch("800", material="PACK_NMC622"), "800")
    page = open_page()
    rows = {row.tip: row for row in page.run.promised.expected.rows()}
    assert rows["CELL_NMC622"].kg.p05 < rows["CELL_NMC622"].kg.mean < 800
    assert rows["CELL_NMC622"].weighed_kg is None
    assert page.run.promised.expected.isVisible()


def test_a_run_carries_files_and_the_keys_of_the_page_leave_the_form_alone(
    qtbot, open_page, hands, plant, tmp_path, monkeypatch
):
    run = plant.run()
    plant.take(run, plant.batch(), "100")
    protocol = tmp_path / "protocol.txt"
    protocol.write_text("leached for two hours", encoding="utf-8")
    monkeypatch.setattr(parts, "choose_any_files", lambda workspace, words: [protocol])
    page = open_page()
    keys, attachments = hands(page), page.run.attachments
    keys.press(Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert attachments.form.note.edit.hasFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "ACDE")
    keys.book()
    qtbot.waitUntil(lambda: bool(attachments.table.files.records))
    (one,) = attachments.table.files.records
    assert (one.record, one.note) == (run, "ACDE")
