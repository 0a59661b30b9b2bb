"""The page by keys: where targets stand, what they take, the list, and our own."""

from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from recycler.targets.metrics import Figure
from recycler.targets.own import OwnTargetEntry
from ui.jobs import Job
from ui.language.speaking import speaking
from ui.targets.page import TargetsPage
from ui.targets.table import Heading
from ui.workspace.workspace import Workspace

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, workspace):
    """The page of the workspace's store, with what it shows settled."""
    page = TargetsPage()
    qtbot.addWidget(page)
    page.resize(1280, 760)
    page.take(workspace)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    settle(qtbot, page)
    return page


def settle(qtbot, page):
    qtbot.waitUntil(page.settled, timeout=60_000)


def shown(page):
    lines = page.table._lines.records
    return [one.words if isinstance(one, Heading) else one.target.code for one in lines]


def typed(qtbot, field, words):
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, words)


def test_nothing_followed_leads_to_the_list(qtbot, page):
    assert page._pages.currentWidget() is page.nothing
    page.nothing.focus_first()
    qtbot.keyClick(page.nothing.cards[0], Key.Key_Return)
    assert page._pages.currentWidget() is page.choosing


def test_a_target_of_the_list_is_found_followed_and_followed_no_longer(qtbot, page, workspace):
    qtbot.keyClick(page, Key.Key_N, CONTROL)
    qtbot.keyClicks(page.choosing.search, "lithium, recovery annex")
    codes = [one.target.code for one in page.choosing.model.records]
    assert codes == ["EU_BATT_REC_LI_2027", "EU_BATT_REC_LI_2031"]
    qtbot.keyClick(page.choosing.search, Key.Key_Down)
    qtbot.keyClick(page.choosing.table, Key.Key_Return)
    settle(qtbot, page)
    assert [one.code for one in workspace.store.targets.all(only_followed=True)] == codes[:1]
    qtbot.keyClick(page.choosing, Key.Key_Escape)
    assert shown(page)[1:] == codes[:1]
    assert [one.action for one in workspace.store.history(page.record())] == ["target_follow"]
    assert "no lithium was received".casefold() in page.detail.takes.words.text().casefold()
    qtbot.keyClick(page.table, Key.Key_Delete)
    qtbot.keyClicks(page.detail.end.reason, "not ours")
    qtbot.mouseClick(page.detail.end.deed, Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    assert page._pages.currentWidget() is page.nothing


def test_a_target_of_our_own_is_entered_by_keys(qtbot, page, workspace):
    qtbot.keyClick(page._pages, Key.Key_N)
    form = page.form
    typed(qtbot, form.name, "Lithium a year")
    typed(qtbot, form.figure, "Recovered in a year")
    typed(qtbot, form.about, "lithium")
    typed(qtbot, form.steps, "2027-12-31=5000; 2026-12-31=4000")
    qtbot.keyClick(form.steps.edit, Key.Key_Return, CONTROL)
    settle(qtbot, page)
    (own,) = workspace.store.targets.own()
    assert (own.name, own.figure, own.about) == ("Lithium a year", Figure.RECOVERED_KG, "Li")
    assert [value for _, value in own.steps] == [4000, 5000]
    assert shown(page) == ["Our own", own.code]


@pytest.mark.parametrize(
    ("about", "steps", "field", "said"),
    [
        ("unobtainium", "2026-12-31=1", "about", "is not an element"),
        ("", "2026-12-31=1", "about", "Say of which element"),
        ("Li", "next year", "steps", "is no step"),
        ("Li", "2026-12-31=0", "steps", "lies above 0"),
    ],
)
def test_what_cannot_be_is_said_under_its_field(qtbot, page, workspace, about, steps, field, said):
    qtbot.keyClick(page._pages, Key.Key_N)
    form = page.form
    typed(qtbot, form.name, "x")
    typed(qtbot, form.figure, "Recovered in a year")
    typed(qtbot, form.about, about)
    typed(qtbot, form.steps, steps)
    qtbot.keyClick(form.steps.edit, Key.Key_Return, CONTROL)
    assert said in getattr(form, field).problem()
    assert not form.isHidden()
    assert workspace.store.targets.own() == []


def test_a_change_needs_a_reason(qtbot, page, workspace):
    entry = OwnTargetEntry(
        name="Lithium", figure=Figure.RECOVERED_KG, about="Li",
        steps=((date(2026, 12, 31), Decimal(4000)),),
    )  # fmt: skip
    code = workspace.targets.add(entry).code
    settle(qtbot, page)
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_E)
    form = page.form
    assert form.steps.text() == "2026-12-31=4000"
    form.steps.edit.setFocus()
    form.steps.edit.selectAll()
    qtbot.keyClicks(form.steps.edit, "2026-12-31=6000")
    qtbot.keyClick(form.steps.edit, Key.Key_Return, CONTROL)
    assert "Say why" in form.why.problem()
    typed(qtbot, form.why, "a new line")
    qtbot.keyClick(form.why.edit, Key.Key_Return, CONTROL)
    settle(qtbot, page)
    own = workspace.store.targets.own_one(code)
    assert (own.version, own.why, own.steps[0][1]) == (2, "a new line", 6000)


class TestSample:
    """On the simulated facility, where there is something to see."""

    @pytest.fixture
    def workspace(self, qapp, sample_store, preferences):
        yield Workspace(sample_store, "K. Tanaka", preferences=preferences)
        Job.stop_all()

    def test_headings_are_passed_over_and_the_current_target_is_told(self, qtbot, page):
        first = page.table.current()
        assert first.target.is_own
        codes = [first.target.code]
        for _ in range(len(page.standings) - 1):
            qtbot.keyClick(page.table, Key.Key_Down)
            codes.append(page.table.current().target.code)
        assert codes == [one for one in shown(page) if "_" in one or one.startswith("T-")]
        for code in reversed(codes[:-1]):
            qtbot.keyClick(page.table, Key.Key_Up)
            assert page.table.current().target.code == code
        settle(qtbot, page)
        assert page.detail.takes.words.text()

    def test_the_head_counts_the_words(self, page):
        said = page.head.state.text()
        assert f"{len(page.standings)} followed" in said

    def test_b_lists_the_batches_of_the_figure(self, qtbot, page, workspace):
        from db.filters import BatchFilter
        from recycler.totals.totals import totals_of

        current = page.table.current()
        with qtbot.waitSignal(workspace.open_batches) as asked:
            qtbot.keyClick(page.table, Key.Key_B)
        held = workspace.store.holdings(BatchFilter(**asked.args[0]))
        name = current.target.about
        (row,) = totals_of(workspace.store.estimator()).rows(held, {name})
        assert row.recovered.mean == pytest.approx(current.now.value, rel=1e-9)

    def test_the_targets_are_written_to_a_workbook(self, qtbot, page, tmp_path, monkeypatch):
        file = tmp_path / "targets.xlsx"
        monkeypatch.setattr("ui.targets.page.choose_new_file", lambda *_: file)
        qtbot.keyClick(page.table, Key.Key_E, CONTROL)
        sheet = load_workbook(file)["Targets"]
        head = [cell.value for cell in sheet[1]]
        codes = [row[head.index("code")].value for row in sheet.iter_rows(min_row=2)]
        assert codes == [one.target.code for one in page.standings]
        chances = [row[head.index("probability")].value for row in sheet.iter_rows(min_row=2)]
        assert chances == pytest.approx([one.chance for one in page.standings], rel=1e-15)


def test_the_list_is_read_and_searched_in_japanese(qtbot, workspace):
    with speaking("ja"):
        page = TargetsPage()
        qtbot.addWidget(page)
        page.resize(1280, 760)
        page.take(workspace)
        with qtbot.waitExposed(page):
            page.show()
        settle(qtbot, page)
        page.choose_from_list()
        event = QInputMethodEvent()
        event.setCommitString("重要原材料法 採掘")
        QApplication.sendEvent(page.choosing.search, event)
        (row,) = [page.choosing.model.index(n, 1) for n in range(page.choosing.model.rowCount())]
        assert row.data() == "CRMA 採掘ベンチマーク"
        qtbot.keyClick(page.choosing.table, Key.Key_Return)
        settle(qtbot, page)
        heading = page.table._lines.records[0]
        assert heading.words == "EU：重要原材料法 (EU) 2024/1252 第 5 条"
