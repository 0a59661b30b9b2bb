"""What to measure next of a batch, and how much a sample must weigh."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from recycler.laboratory.records import AssayEntry, SampleEntry, Taking
from ui.batches.measure_next import MeasureNext
from ui.batches.sample_size import SampleSize
from ui.language import numbers
from ui.parts.cells import CELL


@pytest.fixture
def part(qtbot, workspace):
    part = MeasureNext()
    qtbot.addWidget(part)
    part.take(workspace)
    part.resize(760, 400)
    return part


def show(qtbot, part, store, ticket):
    batch = store.batch(ticket)
    part.show_batch(batch, store.estimate(batch))
    qtbot.waitUntil(lambda: not part.is_waiting())


def texts(part):
    model = part.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def log(store, load, material="NDFEB_HDD", **values):
    entry = load.model_copy(update={"material": material, **values})
    return store.log(entry, who="Aiko").ticket


def test_an_assay_is_first_and_says_what_it_takes_off(qtbot, part, store, load):
    show(qtbot, part, store, log(store, load, "PACK_LFP"))
    assert texts(part) == ["Assay Li"]
    row = part.table.row_of(0)
    bars = part.table.model().index(0, 1).data(CELL).bars
    assert (bars.upper.low, bars.upper.high) == (row.action.before.p05, row.action.before.p95)
    assert bars.lower.high < bars.upper.high
    assert part.table.model().index(0, 3).data() == numbers.number(row.action.saves_kg, 2)
    assert not part.isHidden()
    assert part.nothing.isHidden()


def test_after_an_assay_it_is_a_second_sample(qtbot, part, store, load):
    ticket = log(store, load, "HDD_WHOLE", route="CU_SALT")
    taken = SampleEntry(ticket=ticket, label="SA-1", taken_by="Mori", how=Taking.GRAB)
    store.laboratory.add_sample(taken, who="Mori")
    found = {"Nd": "0.80", "Pr": "0.095", "Dy": "0.049"}
    store.laboratory.record(
        [
            AssayEntry(ticket=ticket, sample="SA-1", element=e, value=Decimal(v))
            for e, v in found.items()
        ],
        who="Sato",
    )
    show(qtbot, part, store, ticket)
    assert texts(part)[0] == "Take a second sample"
    assert not part.size_button.isHidden()


def test_where_nothing_narrows_it_much_one_sentence_says_so(qtbot, part, store, load):
    show(qtbot, part, store, log(store, load, "NDFEB_COMPRESSOR"))
    assert part.table.isHidden()
    assert part.nothing.text().startswith("Nothing measured on this load narrows it much")
    assert part.size_button.isHidden()


def test_nothing_is_to_be_measured_of_a_void_batch(qtbot, part, store, load):
    ticket = log(store, load, "PACK_LFP")
    show(qtbot, part, store, ticket)
    store.void(ticket, who="Aiko", why="twice")
    show(qtbot, part, store, ticket)
    assert part.isHidden()


def test_the_reckoning_unfolds_in_place_and_folds_again(qtbot, part, store, load):
    show(qtbot, part, store, log(store, load, "PACK_LFP"))
    part.show()
    qtbot.mouseClick(part.size_button, Qt.MouseButton.LeftButton)
    assert not part.reckoner.isHidden()
    assert part.reckoner.lot.text() == "556.4"
    assert part.fold()
    assert part.reckoner.isHidden()
    assert not part.fold()


@pytest.fixture
def size(qtbot, reference):
    size = SampleSize()
    qtbot.addWidget(size)
    size.show_load(reference, "NDFEB_HDD", 548.0)
    size.show()
    return size


def retype(qtbot, field, words):
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, words)


def test_a_sample_of_magnets(qtbot, size):
    retype(qtbot, size.sample, "250")
    retype(qtbot, size.top_size, "20")
    said = size.answer.text().replace(numbers.THIN, " ")
    assert said == "A sample of 250 g carries 5.9 % relative sd at 20 mm; 2 % needs 2.1 kg."
    retype(qtbot, size.top_size, "5")
    assert "enough for 2" in size.answer.text()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("much", "“much” is not a number."),
        ("0", "Type a figure above zero."),
        ("900000", "The sample is more than the lot."),
        ("", "“” is not a number."),
    ],
)
def test_what_is_wrong_stands_under_its_field(qtbot, size, typed, sentence):
    before = size.answer.text()
    size.sample.edit.selectAll()
    qtbot.keyClick(size.sample.edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(size.sample.edit, typed)
    assert size.sample.line.text().startswith(sentence)
    assert size.lot.line.text() == ""
    if not typed:
        assert size.answer.text() == before  # the last good answer stays


def test_a_unit_that_is_typed_is_taken_as_said(qtbot, size):
    retype(qtbot, size.sample, "1.5 kg")
    assert size.sample.line.text() == ""
    assert "1.5" in size.answer.text()


def test_enter_goes_on_to_the_next_field(qtbot, size):
    size.activateWindow()
    size.top_size.edit.setFocus()
    qtbot.keyClick(size.top_size.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(size.sample.edit.hasFocus)
