"""A view goes into a line of text and comes back the same; a person keeps some by name."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from recycler.errors import InputError
from ui.preferences import PREFERENCES, PreferencesFile
from ui.recovery.page import RecoveryPage
from ui.recovery.scope import Scope
from ui.recovery.views import BEGINS, KEPT, View, address_of, read_address, save_view, saved_views

VIEWS = [
    View("year", Scope()),
    View("all", Scope(stream="Li-ion pack", element="Li", compare="before", measure="recovered")),
    View("last_quarter", Scope(material="NDFEB_HDD", supplier="A & B = C", origin="", route="R?1")),
    View("custom", Scope(date(2026, 2, 1), date(2026, 3, 4), supplier="若松マテリアル株式会社")),
]


@pytest.fixture
def page(qtbot, workspace):
    page = RecoveryPage()
    qtbot.addWidget(page)
    page.resize(1224, 772)
    page.take(workspace)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(page.settled, timeout=20_000)
    return page


@pytest.mark.parametrize("view", VIEWS)
def test_the_text_of_a_view_opens_the_same_view(view):
    assert read_address(address_of(view)) == view


@pytest.mark.parametrize(
    "text",
    ["", "https://example.org", f"{BEGINS}period=tomorrow", f"{BEGINS}measure=gold",
     f"{BEGINS}since=1", f"{BEGINS}period=custom&from=31-12-2026", f"{BEGINS}compare=next"],
)  # fmt: skip
def test_what_is_no_view_is_refused(text):
    with pytest.raises(InputError) as caught:
        read_address(text)
    assert caught.value.code == "view_not_read"


def test_views_are_kept_by_name_and_spoilt_ones_forgotten(tmp_path):
    file = PreferencesFile(tmp_path / PREFERENCES)
    save_view(file, "Lithium", "one")
    save_view(file, "Lithium", "two")
    assert saved_views(PreferencesFile(tmp_path / PREFERENCES)) == [("Lithium", "two")]
    file.keep_text(KEPT, "{spoilt")
    assert saved_views(file) == []


def test_a_view_is_kept_and_opened_by_keys(qtbot, page):
    page.filters.choose("element", "Li")
    qtbot.keyClick(page, Qt.Key.Key_V)
    qtbot.keyClicks(page.views.field, "Lithium")
    qtbot.keyClick(page.views.field, Qt.Key.Key_Return)
    page.filters.clear_all()
    assert page.filters.scope.element is None
    qtbot.keyClick(page.views.buttons[0], Qt.Key.Key_Space)
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert page.figures.focus == "Li"
    qtbot.keyClick(page.views.buttons[0], Qt.Key.Key_Delete)
    assert not page.views.buttons


def test_a_view_without_a_name_asks_for_one(qtbot, page):
    qtbot.keyClick(page, Qt.Key.Key_V)
    qtbot.keyClick(page.views.field, Qt.Key.Key_Return)
    assert page.views.said.text().startswith("Give the view a name")


def test_a_copied_view_opens_where_it_is_pasted(qtbot, page):
    page.filters.choose("origin", "JP")
    qtbot.keyClick(page, Qt.Key.Key_V)
    page.views.copy.click()
    page.filters.clear_all()
    page.views.paste.click()
    assert page.filters.scope.origin == "JP"
    QGuiApplication.clipboard().setText("nothing of the kind")
    page.views.paste.click()
    assert page.views.said.text().startswith("“nothing of the kind” is no view")
    assert page.filters.scope.origin == "JP"


def test_a_filter_that_is_seldom_wanted_is_added(qtbot, page):
    assert page.filters.chips["origin"].isHidden()
    qtbot.keyClick(page.filters.chips["more"], Qt.Key.Key_Space)
    popup = page.filters._popup
    qtbot.keyClick(popup.list, Qt.Key.Key_Down)
    qtbot.keyClick(popup.list, Qt.Key.Key_Return)
    assert page.filters.chips["origin"].isVisible()
    qtbot.keyClick(popup.list, Qt.Key.Key_Down)
    qtbot.keyClick(popup.list, Qt.Key.Key_Return)
    qtbot.waitUntil(page.settled, timeout=20_000)
    assert page.figures.scope.origin == "DK"
    assert QApplication.activePopupWidget() is None
