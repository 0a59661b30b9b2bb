"""What was half typed is there again in a new window on the same folder."""

from PySide6.QtCore import Qt

from db.store import Store

Key = Qt.Key


def half_typed(operator):
    operator.enter("ndfeb_hdd", "Nordhavn E-Scrap", "NH-2231")
    operator.type("DK")
    operator.sees(lambda: operator.store.draft("intake") is not None)
    operator.sees(lambda: operator.store.draft("intake").payload["origin_country"] == "DK")


def test_a_draft_comes_back_in_a_new_window(open_window, tmp_path, store):
    half_typed(open_window(store))
    with Store.open(store.folder) as again:  # as after a kill: the first one was never closed
        operator = open_window(again, tmp_path / "data")
        form = operator.page.form
        assert form.material.value() == "NDFEB_HDD"
        assert form.lot.text() == "NH-2231"
        assert form.origin.text() == "DK"
        assert operator.page.draft_badge.look.words.startswith("Draft kept")


def test_a_saved_batch_leaves_no_draft(operator):
    half_typed(operator)
    operator.press(Key.Key_Return)
    operator.enter("642.4", "86")
    operator.control(Key.Key_Return)
    operator.sees(lambda: len(operator.store.find()) == 1)
    operator.sees(lambda: operator.store.draft("intake") is None)
    assert operator.page.draft_badge.isHidden()
    assert operator.page.form.supplier.value() == "Nordhavn E-Scrap"


def test_an_emptied_form_leaves_no_draft(operator):
    operator.type("ndfeb")
    operator.sees(lambda: operator.store.draft("intake") is not None)
    operator.press(Key.Key_Backspace, times=5)
    operator.sees(lambda: operator.store.draft("intake") is None)
