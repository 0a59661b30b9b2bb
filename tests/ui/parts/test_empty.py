"""Empty states: what is offered can be acted on at once."""

from PySide6.QtCore import Qt

from ui.parts.empty import EmptyState


def test_an_action_takes_the_focus_as_soon_as_it_is_added(qtbot):
    state, pressed = EmptyState("Nothing is found"), []
    qtbot.addWidget(state)
    with qtbot.waitActive(state):
        state.show()
        state.activateWindow()
    card = state.add("filter", "Drop supplier", "3 batches", lambda: pressed.append(True))
    state.focus_first()
    assert card.hasFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert pressed == [True]
