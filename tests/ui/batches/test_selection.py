from PySide6.QtWidgets import QLabel

from ui.batches.selection import SelectionBar


def _count(bar):
    return bar.findChildren(QLabel)[0].text()


def test_the_bar_says_when_no_more_can_be_marked(qtbot, sample_store):
    bar = SelectionBar()
    qtbot.addWidget(bar)
    marked = sample_store.find(limit=3)
    bar.show_marked(marked, None)
    assert _count(bar) == "3 selected"
    bar.show_marked(marked, None, full=True)
    assert _count(bar) == "3 selected, the most at once"
