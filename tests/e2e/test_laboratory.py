"""From a batch at the gate to its assay: asked for, recorded, made final, tested again."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from recycler.laboratory.method_rules import MethodEntry
from recycler.laboratory.records import AssayEntry

Key = Qt.Key


@pytest.fixture
def ticket(operator):
    """A batch of hard-disk magnets, typed."""
    operator.enter("ndfeb_hdd", "Nordhavn E-Scrap", "NH-2231", "DK", "642.4", "86.0", "0.3", "2.0")
    operator.control(Key.Key_Return)
    operator.sees(lambda: len(operator.store.find()) == 1)
    return operator.store.find()[0].ticket


@pytest.fixture
def asked(operator, ticket):
    """Its sample, registered from the list of batches."""
    operator.control(Key.Key_2)
    operator.sees_all()
    operator.control(Key.Key_L)
    operator.enter("riffle", "250", "S-17")
    operator.press(Key.Key_Space)  # Register sample
    operator.sees(lambda: len(operator.store.laboratory.waiting()) == 1)
    operator.control(Key.Key_3)
    operator.sees_all()
    return ticket


def record(operator, *typed):
    """Type result and sd of each element in the order of the sheet, and record them."""
    operator.press(Key.Key_Return)  # from the list into the sheet
    operator.sees(lambda: operator.page.sheet.table.rows[0].value.edit.hasFocus())
    operator.enter(*typed)
    operator.sees_all()
    operator.control(Key.Key_Return)


def test_a_sample_is_asked_for_without_a_dialog(operator, asked):
    ((sample, batch),) = operator.store.laboratory.waiting()
    assert (sample.label, batch.ticket) == ("SA-0001", asked)
    assert (str(sample.how), sample.mass_g, sample.seal) == ("riffle", Decimal(250), "S-17")
    assert sample.taken_by == "K. Tanaka"
    page = operator.page
    assert page.table.current().label == "SA-0001"
    assert "Nd" in page.table.current().elements
    assert page.table.current().narrows > 0.05
    assert operator.window.status.waiting.text() == "1 sample waits for assay"


def test_results_are_typed_recorded_and_narrow_the_estimate(operator, asked):
    batch = operator.store.batch(asked)
    before = operator.store.estimate(batch).element("Nd").contained
    record(operator, "23.18", "0.28", "< 0.01 %", "", "no Pr in it", "1.12")
    operator.sees(lambda: len(operator.store.laboratory.assays(asked)) == 3)
    operator.sees_all()
    first, second, third = operator.store.laboratory.assays(asked)
    assert (first.element, str(first.value), str(first.sd)) == ("Nd", "23.18", "0.28")
    assert second.below
    assert third.sd is None
    after = operator.store.estimate(batch).element("Nd").contained
    assert after.p95 - after.p05 < 0.6 * (before.p95 - before.p05)
    assert operator.store.laboratory.waiting() == []
    assert operator.page.recorded.recorded_rows.records[0].held
    assert not operator.store.drafts()


def test_the_figures_follow_the_keys_and_stay_while_a_field_is_wrong(operator, asked):
    sheet = operator.page.sheet
    operator.press(Key.Key_Return)
    operator.type("23.18")
    operator.sees_all()
    made = sheet.effect.after
    assert abs(made.element("Nd").contained.mean / made.dry.mean - 0.2318) < 0.01
    assert sheet.table.rows[0].badge.look.words == "as expected"
    operator.type("x")
    operator.sees_all()
    assert sheet.effect.after is made
    assert "Nd" in sheet.effect.badge.look.words


def test_problems_stand_under_their_field_and_keep_the_result(operator, asked):
    sheet = operator.page.sheet
    operator.press(Key.Key_Return)
    operator.enter("23.18", "0")
    assert "sd" in sheet.table.rows[0].sd.edit.accessibleName()
    assert sheet.table.rows[0].sd.problem()
    operator.control(Key.Key_Return)
    assert sheet.table.rows[0].sd.edit.hasFocus()
    assert operator.store.laboratory.assays(asked) == []
    operator.control(Key.Key_A)
    operator.type("0.3")
    assert not sheet.table.rows[0].sd.problem()
    operator.press(Key.Key_Return)
    operator.enter("91")
    operator.control(Key.Key_Return)
    assert sheet.together.text()  # 23 % and 91 % are more than the whole
    assert operator.store.laboratory.assays(asked) == []


def test_a_result_in_ppm_and_another_element_are_taken_as_typed(operator, asked):
    sheet = operator.page.sheet
    operator.press(Key.Key_Return)
    elements = [row.element for row in sheet.table.rows if row.element]
    operator.press(Key.Key_Return, times=2 * len(elements))  # to the blank last row
    assert sheet.table.rows[-1].symbol.edit.hasFocus()
    operator.enter("zn", "120 ppm", "5")
    assert not sheet.table.rows[-1].symbol.text()  # a new blank row waits
    operator.control(Key.Key_Return)
    operator.sees(lambda: len(operator.store.laboratory.assays(asked)) == 1)
    (zinc,) = operator.store.laboratory.assays(asked)
    assert (zinc.element, str(zinc.value), zinc.unit, str(zinc.sd)) == ("Zn", "120", "ppm", "5")


def test_what_is_hardly_chance_needs_a_reason_to_be_final(operator, asked):
    sheet = operator.page.sheet
    record(operator, "0.2", "0.01")
    operator.sees(lambda: len(operator.store.laboratory.assays(asked)) == 1)
    operator.sees_all()
    assert "hardly chance" in sheet.unusual.text() or sheet.results.current().is_suspect
    sheet.results.table.setFocus()
    operator.press(Key.Key_F)
    assert sheet.results.final.is_unfolded()
    operator.type("no magnet in it")
    operator.press(Key.Key_Return)
    operator.press(Key.Key_Space)
    operator.sees(lambda: str(operator.store.laboratory.assays(asked)[0].state) == "final")
    assert operator.store.laboratory.assays(asked)[0].why == "no magnet in it"
    assert operator.store.check() == []


def test_a_result_is_rejected_with_a_reason(operator, asked):
    record(operator, "23.18")
    operator.sees(lambda: len(operator.store.laboratory.assays(asked)) == 1)
    operator.sees_all()
    results = operator.page.sheet.results
    results.table.setFocus()
    operator.press(Key.Key_R)
    operator.type("sample mixed up")
    operator.press(Key.Key_Return)
    operator.press(Key.Key_Space)
    operator.sees(lambda: not operator.store.laboratory.assays(asked)[0].counts)
    operator.sees_all()
    assert operator.store.estimate(operator.store.batch(asked)).assays == ()


def test_a_retest_names_what_it_replaces(operator, asked):
    record(operator, "23.18")
    operator.sees(lambda: len(operator.store.laboratory.assays(asked)) == 1)
    operator.sees_all()
    sheet = operator.page.sheet
    sheet.results.table.setFocus()
    operator.press(Key.Key_T)
    assert sheet.why_retest.edit.hasFocus()
    operator.type("dilution wrong")
    operator.press(Key.Key_Return)
    operator.type("22.4")
    operator.control(Key.Key_Return)
    operator.sees(lambda: len(operator.store.laboratory.assays(asked)) == 2)
    old, new = operator.store.laboratory.assays(asked)
    assert (old.counts, new.retest_of, str(new.value)) == (False, old.id, "22.4")
    operator.sees_all()
    assert sheet.retest_of is None


def test_any_batch_is_found_by_typing(operator, ticket):
    operator.control(Key.Key_3)
    operator.sees_all()
    operator.control(Key.Key_F)
    operator.type("nordhavn")
    operator.press(Key.Key_Return)
    operator.sees_all()
    assert operator.page.sheet.at_hand.batch.ticket == ticket
    assert operator.page.sheet.table.rows[0].value.edit.hasFocus()
    operator.enter("23.18")
    operator.control(Key.Key_Return)
    operator.sees(lambda: len(operator.store.laboratory.assays(ticket)) == 1)
    assert operator.store.laboratory.assays(ticket)[0].sample == "SA-0001"


def test_a_workbook_of_results_is_seen_before_it_is_recorded(operator, asked, tmp_path):
    file = tmp_path / "results.csv"
    rows = [
        "ticket,sample,element,value,unit,sd,method",
        f"{asked},SA-0001,Nd,23.18,%,0.28,ICP-OES",
        f"{asked},SA-0001,Pr,<0.01,%,,ICP-OES",
        f"{asked},SA-0001,Xx,1,%,,ICP-OES",
    ]
    file.write_text("\n".join(rows), encoding="utf-8")
    operator.control(Key.Key_I)
    operator.enter(str(file))
    operator.sees_all()
    panel = operator.page.imports.panel
    assert len(panel.preview.ready) == 2
    assert [problem.row for problem in panel.preview.problems] == [4]
    assert operator.store.laboratory.assays(asked) == []
    panel.log_button.setFocus()
    operator.press(Key.Key_Space)
    operator.sees(lambda: len(operator.store.laboratory.assays(asked)) == 2)
    operator.sees_all()
    assert not operator.page.imports.is_open()
    assert operator.store.laboratory.waiting() == []


def test_what_was_typed_survives_a_kill(open_window, store, operator, asked):
    operator.press(Key.Key_Return)
    operator.enter("23.18", "0.28")
    operator.sees(lambda: len(store.drafts()) == 1)
    again = open_window(store)
    again.control(Key.Key_3)
    again.sees_all()
    row = again.page.sheet.table.rows[0]
    assert (row.value.text(), row.sd.text()) == ("23.18", "0.28")
    assert not again.page.draft_badge.isHidden()


def test_the_page_of_the_batch_tells_what_moved(operator, asked):
    record(operator, "23.18")
    operator.sees(lambda: len(operator.store.laboratory.assays(asked)) == 1)
    operator.control(Key.Key_2)
    operator.sees_all()
    operator.press(Key.Key_Return)
    operator.sees_all()
    whole = operator.page.whole
    assert whole._moved.text().startswith("Nd: ")
    assert "after 1 assay" in whole._moved.text()
    assert whole.assays.results.rowCount() == 1


def test_a_sheet_counts_what_is_kept_of_its_batch_and_tells_a_method_that_has_ended(
    operator, asked
):
    laboratory = operator.store.laboratory
    ended = MethodEntry(
        method="XRF", relative_sd="0.05", valid_from=date(2026, 1, 1),
        valid_until=date(2026, 3, 31), source="calibration",
    )  # fmt: skip
    operator.store.materials.enter_method(ended, who="K. Tanaka")
    kept = AssayEntry(ticket=asked, sample="SA-0001", element="Fe", value="70", method="XRF")
    laboratory.record([kept], who="K. Tanaka")
    operator.window.workspace.announce("assays", asked)
    operator.sees_all()
    notices = []
    operator.window.workspace.told.connect(notices.append)
    sheet = operator.page.sheet
    operator.page.open_assay(asked)
    operator.sees_all()
    for name, words in (("sample", "SA-0001"), ("method", "XRF")):
        edit = sheet.common.fields[name].edit
        edit.setFocus()
        edit.selectAll()
        operator.type(words)
    sheet.table.focus_first()
    operator.type("31")
    operator.control(Key.Key_Return)
    assert "SA-0001 holds 101.00 %" in sheet.together.text()
    assert len(laboratory.assays(asked)) == 1
    first = sheet.table.rows[0].value.edit
    first.setFocus()
    first.selectAll()
    operator.type("28")
    operator.control(Key.Key_Return)
    operator.sees(lambda: len(laboratory.assays(asked)) == 2)
    assert "XRF was valid until 2026-03-31" in notices[-1].words
