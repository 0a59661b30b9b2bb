from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from ui.look import theme
from ui.parts.cells import CELL, Bars, Cell, Lane
from ui.parts.columns import Column, RowsModel
from ui.parts.paged import PAGE, PagedModel
from ui.parts.table import DataTable

ROWS = 1_000_000


@dataclass(frozen=True)
class Record:
    number: int


class Numbers:
    """A list of whole numbers, and a memory of what was read of it."""

    def __init__(self, length):
        self.length, self.read = length, []

    def page(self, after, limit):
        first = 0 if after is None else after + 1
        self.read.append(first)
        return [Record(n) for n in range(first, min(first + limit, self.length))]

    def cursor(self, record):
        return record.number

    def seek(self, row):
        return row - 1


@pytest.fixture
def columns():
    return [
        Column("number", "Number", lambda r: Cell(str(r.number)), right=True, stretch=1,
               value=lambda r: r.number),
        Column("word", "Word", lambda r: Cell(f"row {r.number}"), width=90, stretch=2),
        Column("far", "Far", lambda r: Cell("far"), width=60, from_width=600),
    ]  # fmt: skip


@pytest.fixture
def paged(qtbot, columns):
    model = PagedModel(columns)
    source = Numbers(ROWS)
    model.show(source, source.page(None, PAGE))
    model.set_rows(ROWS)
    return model


def test_rows_keep_qts_rules(qtmodeltester, columns):
    model = RowsModel(columns)
    model.set_records([Record(n) for n in range(5)])
    qtmodeltester.check(model)


def test_pages_keep_qts_rules(qtmodeltester, columns):
    model = PagedModel(columns)
    source = Numbers(40)
    model.show(source, source.page(None, PAGE))
    qtmodeltester.check(model)


def test_a_cell_gives_text_value_and_side(columns):
    model = RowsModel(columns)
    model.set_records([Record(7)])
    index = model.index(0, 0)
    assert index.data() == "7"
    assert index.data(Qt.ItemDataRole.UserRole) == 7
    assert index.data(CELL) == Cell("7")
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_a_list_of_a_million_rows_reads_only_what_is_on_view(qtbot, paged):
    assert paged.rowCount() == ROWS
    assert paged.record(3) == Record(3)
    with qtbot.waitSignal(paged.arrived):
        assert paged.record(654_321) is None  # blank for a moment
    assert paged.record(654_321) == Record(654_321)
    assert len(paged._source.read) == 2


def test_a_row_can_be_read_at_once(paged):
    assert paged.record_now(999_999) == Record(999_999)
    assert paged.record_now(1_000_000) is None


def test_of_pages_asked_for_in_passing_the_last_one_is_read(qtbot, paged):
    for row in (100_000, 300_000, 500_000):
        paged.record(row)
    qtbot.waitUntil(lambda: not paged.is_waiting())
    assert paged.record(500_000) == Record(500_000)
    assert len(paged._source.read) == 2


def test_the_next_page_is_read_ahead(qtbot, paged):
    paged.record(PAGE - 10)
    qtbot.waitUntil(lambda: not paged.is_waiting())
    assert paged.record(PAGE) == Record(PAGE)


def test_a_list_may_turn_out_longer_or_shorter(paged):
    paged.set_rows(300)
    assert paged.rowCount() == 300
    paged.set_rows(500)
    assert paged.rowCount() == 500


@pytest.fixture
def table(qtbot, paged):
    table = DataTable(paged)
    qtbot.addWidget(table)
    table.resize(500, 400)
    table.show()
    qtbot.waitExposed(table)
    return table


def test_home_end_and_enter_work_on_a_million_rows(qtbot, table):
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current_row() == ROWS - 1
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [ROWS - 1]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.current_row() == 0
    qtbot.waitUntil(lambda: not table.model().is_waiting())


def test_columns_fill_the_table_and_those_without_room_are_hidden(table):
    assert table.isColumnHidden(2)
    shown = sum(table.columnWidth(i) for i in range(2))
    assert shown == table.viewport().width()
    table.resize(900, 400)
    assert not table.isColumnHidden(2)


def test_a_column_with_nothing_to_say_is_left_out_until_it_has(table):
    table.resize(800, 300)
    table.leave_out(["far"])
    assert table.isColumnHidden(2)
    table.leave_out([])
    assert not table.isColumnHidden(2)


def test_a_width_chosen_by_hand_is_kept(qtbot, table):
    with qtbot.waitSignal(table.widths_changed):
        table.horizontalHeader().resizeSection(1, 150)
    kept = table.arrangement()
    assert kept["widths"] == {"word": 150}
    table.resize(700, 400)
    assert table.columnWidth(1) == 150


def test_an_arrangement_is_restored_and_nonsense_is_left_out(table):
    table.restore_arrangement(
        {"widths": {"word": 140, "gone": 5}, "order": ["word", "number", "far"]}
    )
    assert table.columnWidth(1) == 140
    assert table.horizontalHeader().logicalIndex(0) == 1
    table.restore_arrangement({"order": ["nonsense"]})
    assert table.horizontalHeader().logicalIndex(0) == 1


def test_bars_share_the_scale_of_their_row():
    assert Bars(Lane(1, 2, 3), Lane(0, 1, 2)).largest == 3
    assert Bars(None, Lane(0, 1, 2), scale=10).largest == 10
    assert Bars(None, None).largest == 0


def test_a_void_row_is_struck_through_but_its_badge_stays():
    assert Cell("x").faded().struck
    assert not Cell(checked=True).faded().struck


@pytest.fixture
def yielding(qtbot):
    """A table whose lot makes room first, then the name beside its figure."""
    model = RowsModel([
        Column("name", "Name", lambda r: Cell("name"), width=200, stretch=1),
        Column("lot", "Lot", lambda r: Cell("lot"), width=100, yields=2),
        Column("of", "Of", lambda r: Cell("rare earths"), width=100, yields=1),
        Column("kg", "kg", lambda r: Cell("44"), width=60, yields=1),
        Column("kg_of", "Of, kg", lambda r: Cell("44", lead="REE"), width=80, instead_of="kg"),
    ])  # fmt: skip
    table = DataTable(model, edge=8)
    model.setParent(table)
    qtbot.addWidget(table)
    table.show()
    return table


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (500, ["name", "lot", "of", "kg"]),
        (420, ["name", "of", "kg"]),
        (300, ["name", "kg_of"]),
        (200, ["name", "kg_of"]),
    ],
)
def test_columns_make_room_in_their_order(yielding, width, shown):
    yielding.resize(width, 200)
    yielding.fit_columns()
    keys = [c.key for i, c in enumerate(yielding.columns) if not yielding.isColumnHidden(i)]
    assert keys == shown


def test_a_table_that_never_scrolls_stays_as_high_as_its_rows(qtbot, columns):
    model = RowsModel(columns)
    model.set_records([Record(n) for n in range(5)])
    table = DataTable(model, row_height=20)
    qtbot.addWidget(table)
    table.fit_rows()
    table.setFixedHeight(10)
    theme.changed.emit()
    assert table.height() == 5 * 20 + table.horizontalHeader().height()
