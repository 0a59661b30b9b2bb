"""The people at the door: digits, arrows, and no more digits than there are."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt

from recycler.people.person import Person, PersonState
from recycler.people.rights import Role
from ui.people.faces import ROW, FaceList, initials

NOW = datetime(2026, 11, 27, tzinfo=UTC)


def _person(name):
    return Person(
        id=name, name=name, role=Role.OPERATOR, state=PersonState.ACTIVE, version=1, why=None,
        entered_at=NOW, entered_by="Y. Mori",
    )  # fmt: skip


@pytest.fixture
def faces(qtbot):
    listed = FaceList()
    qtbot.addWidget(listed)
    people = [_person(f"P. {n}") for n in range(11)]
    listed.show_people(people, [""] * 11)
    listed.resize(400, listed.sizeHint().height())
    listed.show()
    return listed


def test_a_digit_chooses_and_goes_on(qtbot, faces):
    with qtbot.waitSignal(faces.chosen):
        qtbot.keyClick(faces, Qt.Key.Key_3)
    assert faces.current.name == "P. 2"


def test_arrows_reach_those_without_a_digit_and_stop_at_the_end(qtbot, faces):
    for _ in range(20):
        qtbot.keyClick(faces, Qt.Key.Key_Down)
    assert faces.current.name == "P. 10"
    with qtbot.waitSignal(faces.chosen):
        qtbot.keyClick(faces, Qt.Key.Key_Return)


def test_a_click_chooses(qtbot, faces):
    with qtbot.waitSignal(faces.chosen):
        qtbot.mouseClick(faces, Qt.MouseButton.LeftButton, pos=QPoint(20, 1 + 4 * ROW + 5))
    assert faces.row == 4


@pytest.mark.parametrize(
    ("name", "letters"), [("K. Tanaka", "KT"), ("Aiko", "A"), ("田中 一郎", "田一"), (".", "")]
)
def test_a_face_has_the_first_letters(name, letters):
    assert initials(name) == letters
