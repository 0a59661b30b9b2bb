"""Labels: a line that is too long says so and keeps the whole for the pointer."""

from PySide6.QtCore import QCoreApplication

from ui.look import theme
from ui.look.text import OneLine


def test_a_long_line_takes_no_more_room_than_there_is(qtbot):
    theme.apply(QCoreApplication.instance(), "light")
    short, long = OneLine(), OneLine()
    for line, words in ((short, "Nd"), (long, "Nd" * 200)):
        qtbot.addWidget(line)
        line.setText(words)
        line.resize(120, 20)
        line.show()
    qtbot.waitExposed(long)
    assert long.minimumSizeHint().height() == short.minimumSizeHint().height()
    assert long.toolTip() == "Nd" * 200
    image = long.grab().toImage()
    ground = image.pixelColor(0, 0)
    last = [image.pixelColor(image.width() - 1, y) for y in range(image.height())]
    assert {colour.name() for colour in last} == {ground.name()}  # not cut through a letter
