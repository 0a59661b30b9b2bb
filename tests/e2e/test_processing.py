"""A run from its start to its realised recovery, and back from its product to the tickets."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from recycler.batch import BatchEntry
from recycler.laboratory.records import AssayEntry
from recycler.processing.records import LotKind, RunState

Key = Qt.Key
NOW = datetime.now(UTC)


@pytest.fixture
def tickets(store):
    """Two loads of hard-disk magnets with their assays, brought last week."""
    found = []
    for supplier, kg, nd in (
        ("Nordhavn E-Scrap", "612.5", "23.1"),
        ("Kyoto Hard", "431.0", "22.4"),
    ):
        entry = BatchEntry(
            received_at=NOW - timedelta(days=7), material="NDFEB_HDD", supplier=supplier,
            gross=Decimal(kg), tare=Decimal("12.5"),
        )  # fmt: skip
        ticket = store.log(entry, who="Aiko").ticket
        result = AssayEntry(
            ticket=ticket, sample=f"S-{ticket}", element="Nd", value=Decimal(nd),
            sd=Decimal("0.2"), state="final",
        )  # fmt: skip
        store.laboratory.record([result], who="Sato")
        found.append(ticket)
    return found


@pytest.fixture
def operator(open_window, store, tickets):
    """Someone before the window once the loads are there."""
    return open_window(store)


def day(days_ago, clock):
    return f"{NOW.date() - timedelta(days=days_ago)} {clock}"


def start(operator):
    operator.control(Key.Key_4)
    operator.sees_all()
    operator.control(Key.Key_N)
    operator.enter("acid_sx", "", "Leaching and SX", "")
    operator.control(Key.Key_A)
    operator.enter(day(3, "08:00"))
    operator.control(Key.Key_Return)
    operator.sees(lambda: len(operator.store.processing.runs()) == 1)
    operator.sees_all()
    return operator.store.processing.runs()[0].number


def book(operator):
    operator.control(Key.Key_Return)
    operator.sees_all()


def at(operator, form, moment):
    """Say when it was weighed."""
    form.at.edit.setFocus()
    operator.control(Key.Key_A)
    operator.enter(moment)


def weigh(operator, kind, name, gross, found, moment):
    operator.press(Key.Key_F8)
    form = operator.page.run.next.lot_form
    form.kind.edit.setFocus()
    operator.control(Key.Key_A)
    operator.enter(kind, name, gross, "", "", found, "0.1" if found else "")
    at(operator, form, moment)
    book(operator)


def test_from_two_loads_to_realised_recovery_and_back(operator, tickets):
    run = start(operator)
    page = operator.page
    assert page.run.next.take_form.source.edit.hasFocus()
    for ticket, kg in zip(tickets, ("500", "400"), strict=True):
        operator.enter(ticket, kg)
        at(operator, page.run.next.take_form, day(3, "09:00"))
        book(operator)
    assert page.run.sheet.account.mass.in_kg == 900.0
    assert "nothing weighed out yet" in page.run.closure.title.text()

    operator.press(Key.Key_Escape)
    for _ in range(6):
        operator.press(Key.Key_D)
        operator.sees_all()
    assert "Nd2O3" in page.shown_board.open[0].missing

    weigh(operator, "residue", "leach residue", "110", "6.2", day(2, "17:00"))
    weigh(operator, "residue", "iron cake", "640", "1.1", day(2, "18:00"))
    weigh(operator, "product", "Nd2O3", "219.5", "85.5", day(1, "10:00"))
    lots = operator.store.processing.lots()
    assert {lot.kind for lot in lots} == {LotKind.RESIDUE, LotKind.PRODUCT}
    assert len({lot.at.date() for lot in lots}) == 2
    assert re.match(r"Nd closes: .* not yet found, inside the error", page.run.closure.title.text())

    operator.press(Key.Key_Escape)
    operator.press(Key.Key_C)
    operator.enter("water and oxygen taken up")
    operator.press(Key.Key_Return)
    operator.sees(lambda: operator.store.processing.run(run).state is RunState.CLOSED)
    operator.sees_all()
    assert page.shown_board.closed[0].run.number == run
    (neodymium,) = [row for row in page.run.promised.realised.rows() if row.name == "Nd2O3"]
    share, sd = neodymium.realised
    assert share == pytest.approx(219.5 * 0.855 / (500 * 0.231 + 400 * 0.224), rel=0.01)
    assert 0.001 < sd < 0.02
    assert neodymium.weighed_kg == 219.5

    page.run.outputs.table.setFocus()
    operator.press(Key.Key_End)
    operator.control(Key.Key_T)
    operator.sees_all()
    rows = page.trace.rows.records
    assert [row.name for row in rows if row.kind == "batch"] == tickets
    assert [row.batch.supplier for row in rows if row.kind == "gate"] == [
        "Nordhavn E-Scrap", "Kyoto Hard",
    ]  # fmt: skip
    down = next(place for place, row in enumerate(rows) if row.kind == "batch")
    operator.press(Key.Key_Down, times=down)
    operator.press(Key.Key_Return)
    operator.sees_all()
    assert operator.page.name == "batches"
    assert operator.page.head.title.text() == tickets[0]

    operator.control(Key.Key_T)
    operator.sees_all()
    assert operator.page.head.title.text() == f"Trace of {tickets[0]}"
    assert run in [row.name for row in operator.page.trace.rows.records]
    assert operator.store.check() == []
