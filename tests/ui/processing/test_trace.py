"""The trace of a lot, read by rows and walked by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from recycler.processing.records import LotKind, RunKind
from tests.ui.processing.conftest import settle
from ui.processing.at_hand import read_trace
from ui.processing.trace_rows import BACK, FORWARD, trace_rows

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chain(plant):
    """Two batches blended, the blend milled, a part of the powder split off."""
    first, second = plant.batch("300", supplier="Alpha"), plant.batch("200", supplier="Beta")
    blend, mill = plant.run(RunKind.BLEND), plant.run(stage="crushing and milling")
    split = plant.run(RunKind.SPLIT)
    plant.take(blend, first, "300")
    plant.take(blend, second, "150")
    blended = plant.lot(blend, "450", LotKind.INTERMEDIATE, "blend")
    plant.take(mill, blended, "440")
    powder = plant.lot(mill, "420", LotKind.INTERMEDIATE, "powder")
    plant.lot(mill, "15", LotKind.RESIDUE, "fines")
    plant.take(split, powder, "100")
    half = plant.lot(split, "100", LotKind.INTERMEDIATE, "half")
    return {
        "first": first, "second": second, "blend": blend, "mill": mill, "split": split,
        "blended": blended, "powder": powder, "half": half,
    }  # fmt: skip


def rows_of(store, name):
    sheet = read_trace(store, name)
    return trace_rows(sheet.trace, sheet.batches)


def test_it_leads_back_to_tickets_suppliers_and_readings(store, chain):
    rows = [row for row in rows_of(store, chain["powder"]) if row.way == BACK]
    told = [(row.kind, row.depth, row.name) for row in rows[1:]]
    assert told == [
        ("run", 1, chain["mill"]),
        ("lot", 2, chain["blended"]),
        ("run", 3, chain["blend"]),
        ("batch", 4, chain["first"]),
        ("gate", 5, chain["first"]),
        ("batch", 4, chain["second"]),
        ("gate", 5, chain["second"]),
    ]
    gates = {row.batch.supplier: row.dry_kg for row in rows if row.kind == "gate"}
    assert gates == {"Alpha": 300.0, "Beta": 200.0}
    taken = {row.name: row.edge.dry_kg for row in rows if row.kind == "batch"}
    assert taken == {chain["first"]: 300.0, chain["second"]: 150.0}


def test_it_leads_forward_to_the_last_gram(store, chain):
    rows = [row for row in rows_of(store, chain["first"]) if row.way == FORWARD]
    lots = {row.name: row.edge.dry_kg for row in rows if row.kind == "lot"}
    assert set(lots.values()) == {450.0, 420.0, 15.0, 100.0}
    left = {row.node.name: row.dry_kg for row in rows if row.kind == "left"}
    assert left[chain["mill"]] == pytest.approx(5.0)
    assert left[chain["first"]] == pytest.approx(0.0)


def test_what_is_reached_twice_stands_whole_once(store, plant):
    ticket, run = plant.batch("300"), plant.run(RunKind.SPLIT)
    plant.take(run, ticket, "300")
    halves = [plant.lot(run, "150", LotKind.INTERMEDIATE, name) for name in ("one", "two")]
    blend = plant.run(RunKind.BLEND)
    for half in halves:
        plant.take(blend, half, "150")
    again = plant.lot(blend, "300", LotKind.INTERMEDIATE, "again")
    kinds = [row.kind for row in rows_of(store, again) if row.name == run]
    assert kinds == ["run", "again"]
    assert [row.kind for row in rows_of(store, again)].count("batch") == 1


def test_elements_begin_with_what_matters(store, chain):
    assert read_trace(store, chain["powder"]).trace.elements[0] == "Nd"


def test_keys_walk_from_lot_to_run_and_batch(qtbot, open_page, chain, workspace):
    page = open_page()
    assert page.run.sheet.run.number == chain["split"]
    qtbot.keyClick(page.board, Key.Key_T, CTRL)
    settle(qtbot, page)
    assert page.head.title.text() == f"Trace of {chain['half']}"
    table = page.trace.table
    named = [row.name for row in page.trace.rows.records]
    table.set_current_row(named.index(chain["powder"]))
    qtbot.keyClick(table, Key.Key_Return)
    settle(qtbot, page)
    assert page.head.title.text() == f"Trace of {chain['powder']}"
    table.set_current_row([r.name for r in page.trace.rows.records].index(chain["first"]))
    with qtbot.waitSignal(workspace.open_ticket) as asked:
        qtbot.keyClick(table, Key.Key_Return)
    assert asked.args == [chain["first"]]
    table.set_current_row([r.name for r in page.trace.rows.records].index(chain["mill"]))
    qtbot.keyClick(table, Key.Key_Return)
    settle(qtbot, page)
    assert not page.is_tracing()
    assert page.run.sheet.run.number == chain["mill"]


def test_every_edge_tells_kg_of_the_element_and_all_is_copied(qtbot, open_page, chain):
    page = open_page()
    page.open_trace(chain["powder"])
    settle(qtbot, page)
    qtbot.keyClick(page.trace.table, Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:5] == ["Trace", "What", "Dry, kg", "±", "Nd, kg"]
    batch = next(line for line in lines if f"← {chain['second']}" in line).split("\t")
    assert batch[2] == "150.0"
    assert float(batch[4]) == pytest.approx(34, abs=2)
    gate = next(line for line in lines if "Beta" in line)
    assert "200 − 0" in gate


def test_escape_leads_back_to_the_board(qtbot, open_page, chain):
    page = open_page()
    page.open_trace(chain["powder"])
    settle(qtbot, page)
    qtbot.keyClick(page.trace.table, Key.Key_Escape)
    assert not page.is_tracing()
    assert page.head.title.text() == "Processing"
    assert page.board.hasFocus()


def test_a_number_of_nothing_is_told(qtbot, open_page, chain, workspace):
    page = open_page()
    with qtbot.waitSignal(workspace.failed) as refused:
        page.open_trace("L-26-9999")
    assert refused.args[0].code == "no_such_source"


def test_what_a_process_took_up_is_said_as_more(qtbot, open_page, plant):
    ticket, run = plant.batch("300"), plant.run()
    plant.take(run, ticket, "300")
    plant.lot(run, "380", LotKind.RESIDUE, "iron hydroxide cake")
    page = open_page()
    page.open_trace(ticket)
    settle(qtbot, page)
    shown = page.trace.table.model()
    lines = {shown.index(n, 0).data().strip(): shown.index(n, 2).data()
             for n in range(shown.rowCount())}  # fmt: skip
    assert lines[f"more than {run} took"] == "80.0"
