from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.look.scrolling import keep_right_edge


def test_a_scroll_bar_takes_its_room_from_the_margin(qtbot):
    area, inner, part = QScrollArea(), QWidget(), QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(24, 0, 24, 0)
    column.addWidget(part)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    keep_right_edge(area, column)
    qtbot.addWidget(area)
    area.resize(400, 300)
    with qtbot.waitExposed(area):
        area.show()
    width = part.width()
    part.setMinimumHeight(900)
    qtbot.waitUntil(lambda: area.verticalScrollBar().isVisible())
    qtbot.waitUntil(lambda: part.width() == width)
    part.setMinimumHeight(0)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    qtbot.waitUntil(lambda: part.width() == width)
