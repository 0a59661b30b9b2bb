"""Every page is visited by its key, from the first to the last and once more."""

from PySide6.QtCore import Qt

from ui.window import pages

Key = Qt.Key
KEYS = (*range(Key.Key_1, Key.Key_1 + len(pages.SPECS) - 1), Key.Key_Comma)


def test_each_page_comes_with_its_key_and_takes_the_focus(open_window, sample_store):
    manager = open_window(sample_store)
    for _ in range(2):
        for spec, key in zip(pages.SPECS, KEYS, strict=True):
            manager.control(key)
            manager.sees_all()
            assert manager.page.name == spec.name
            assert manager.page.isAncestorOf(manager.window.focusWidget())


def test_keys_typed_before_a_page_stands_are_not_lost(open_window, sample_store):
    manager = open_window(sample_store)
    manager.control(Key.Key_3)
    assert not manager.page.settled()
    manager.control(Key.Key_F)
    manager.type("nordhavn")
    manager.sees_all()
    assert manager.page.name == "laboratory"
    assert manager.page.finder.edit.hasFocus()
    assert manager.page.finder.edit.text() == "nordhavn"


def test_who_goes_on_meanwhile_is_not_called_back(open_window, sample_store):
    manager = open_window(sample_store)
    manager.control(Key.Key_4)
    manager.control(Key.Key_1)
    assert manager.page.name == "intake"
    manager.sees(lambda: "processing" in manager.window.stack.built)
    manager.sees_all()
    assert manager.page.name == "intake"


def test_the_period_of_recovery_is_the_one_of_the_report(open_window, sample_store):
    manager = open_window(sample_store)
    manager.control(Key.Key_6)
    manager.sees_all()
    figures = manager.page.figures
    manager.control(Key.Key_E)
    manager.sees_all()
    shown = manager.page.workbook
    assert manager.page.name == "reports"
    assert shown.since.date().toPython() == figures.since
    assert shown.until.date().toPython() == figures.until
