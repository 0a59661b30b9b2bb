import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.confirm import Confirm
from ui.parts.fields import ChoiceField, Field, NumberField
from ui.parts.suggestions import Suggestion, matching

Key = Qt.Key
MATERIALS = [
    Suggestion("Hard-disk magnets", "NDFEB_HDD", "NDFEB_HDD"),
    Suggestion("Whole hard disk drive", "HDD_WHOLE", "HDD_WHOLE"),
    Suggestion("EV battery pack, LFP", "PACK_LFP", "PACK_LFP"),
]


@pytest.fixture
def window(qtbot):
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    window.resize(600, 500)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    return window


def placed(window, widget):
    window.layout().addWidget(widget)
    widget.show()
    return widget


def chosen_from(field, among):
    field.suggest = lambda typed: matching(typed, among)
    field.look_up = lambda text: next(
        (s for s in among if text.casefold() in (s.value.casefold(), s.text.casefold())), None
    )
    return field


@pytest.fixture
def material(window):
    field = chosen_from(ChoiceField("material", "Material", required=True), MATERIALS)
    placed(window, field).edit.setFocus()
    return field


@pytest.fixture
def supplier(window):
    known = [Suggestion("Nordhavn E-Scrap", "Nordhavn E-Scrap")]
    field = chosen_from(ChoiceField("supplier", "Supplier", closed=False), known)
    placed(window, field).edit.setFocus()
    return field


def test_enter_takes_the_first_suggestion_and_moves_on(qtbot, material):
    qtbot.keyClicks(material.edit, "hard")
    assert material.is_open()
    with qtbot.waitSignal(material.stepped) as stepped:
        qtbot.keyClick(material.edit, Key.Key_Return)
    assert stepped.args == [1]
    assert material.value() == "NDFEB_HDD"
    assert material.edit.text() == "Hard-disk magnets"
    assert material.edit.aside() == "NDFEB_HDD"


def test_down_chooses_another_one(qtbot, material):
    qtbot.keyClicks(material.edit, "hdd")
    qtbot.keyClick(material.edit, Key.Key_Down)
    qtbot.keyClick(material.edit, Key.Key_Return)
    assert material.value() == "NDFEB_HDD"


def test_alt_down_opens_the_whole_list_and_escape_closes_it(qtbot, material):
    qtbot.keyClick(material.edit, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert len(material._list.lines()) == len(MATERIALS)
    qtbot.keyClick(material.edit, Key.Key_Escape)
    assert not material.is_open()


def test_a_new_name_stays_as_typed(qtbot, supplier):
    qtbot.keyClicks(supplier.edit, "Aurora")
    qtbot.keyClick(supplier.edit, Key.Key_Return)
    assert supplier.value() == "Aurora"


def test_the_beginning_of_a_known_name_is_completed(qtbot, supplier):
    qtbot.keyClicks(supplier.edit, "nord")
    qtbot.keyClick(supplier.edit, Key.Key_Return)
    assert supplier.value() == "Nordhavn E-Scrap"


def test_a_known_name_is_written_as_it_is_known(qtbot, supplier):
    qtbot.keyClicks(supplier.edit, "nordhavn e-scrap")
    assert supplier.value() == "Nordhavn E-Scrap"


def test_matching_puts_the_code_and_the_beginning_of_a_name_first():
    assert matching("hdd", MATERIALS)[0].value == "HDD_WHOLE"
    assert matching("pack lfp", MATERIALS)[0].value == "PACK_LFP"
    assert matching("", MATERIALS) == MATERIALS
    assert not matching("zzz", MATERIALS)


def test_a_problem_stands_under_the_field_and_offers_what_to_take(qtbot, window):
    field = placed(window, Field("origin_country", "Origin"))
    height = field.sizeHint().height()
    field.say("“DEN” is not a country code. Type DK (Denmark).", takes=("DK",))
    assert field.problem().startswith("“DEN”")
    assert field.edit.property("problem") == "bad"
    assert field.sizeHint().height() > height
    assert '<a href="DK"' in field.line._words.text()
    field.line.taken.emit("DK")
    assert field.text() == "DK"
    field.say("")
    assert not field.problem()
    assert field.line.isHidden()


def test_a_notice_does_not_count_as_a_problem(window):
    field = placed(window, Field("moisture_pct", "Moisture"))
    field.say("Swarf is rarely dry.", notice=True)
    assert not field.problem()
    assert field.edit.property("problem") == "warn"


def test_what_a_person_typed_is_no_markup(window):
    field = placed(window, Field("origin_country", "Origin"))
    field.say("“<b>” is not a country code. Type DK.", takes=("DK",))
    assert "&lt;b&gt;" in field.line._words.text()


def test_escape_puts_back_what_stood_in_the_field(qtbot, window):
    field = placed(window, Field("note", "Note"))
    field.set_value("old")
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "new")
    qtbot.keyClick(field.edit, Key.Key_Escape)
    assert field.text() == "old"


def test_the_wheel_changes_no_figure(qtbot, window):
    field = placed(window, NumberField("gross", "Gross", "kg"))
    field.set_value("642.4")
    middle = field.edit.rect().center()
    there = field.edit.mapToGlobal(middle).toPointF()
    none, unmodified = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    turn = QPoint(0, 120)
    wheel = QWheelEvent(middle.toPointF(), there, QPoint(), turn, none, unmodified, phase, False)
    field.edit.wheelEvent(wheel)
    assert field.text() == "642.4"
    assert not wheel.isAccepted()


def test_a_deed_needs_a_reason_and_enter_does_not_trigger_it(qtbot, window):
    confirm = placed(window, Confirm("Void…"))
    confirm.set_words("Void…", "Void S1-26-01377")
    confirm.button.setFocus()
    qtbot.keyClick(confirm.button, Key.Key_Space)
    assert confirm.reason.hasFocus()
    done = []
    confirm.confirmed.connect(done.append)
    qtbot.keyClick(confirm.reason, Key.Key_Return)
    assert confirm.deed.hasFocus()
    qtbot.keyClick(confirm.deed, Key.Key_Space)
    assert not done
    assert confirm.line.text()
    qtbot.keyClicks(confirm.reason, "logged twice")
    confirm.deed.setFocus()
    qtbot.keyClick(confirm.deed, Key.Key_Space)
    assert done == ["logged twice"]
    assert not confirm.is_unfolded()


def test_escape_folds_a_confirmation(qtbot, window):
    confirm = placed(window, Confirm("Void…"))
    confirm.unfold()
    qtbot.keyClicks(confirm.reason, "no")
    qtbot.keyClick(confirm.reason, Key.Key_Escape)
    assert not confirm.is_unfolded()
    assert confirm.button.isVisible()


def test_the_code_makes_room_for_a_long_name(window):
    name = "EV traction battery pack, LFP, about 100 kWh class"
    field = chosen_from(
        ChoiceField("material", "Material"), [Suggestion(name, "PACK_LFP", "PACK_LFP")]
    )
    placed(window, field)
    field.edit.setFixedWidth(296)
    field.set_value("PACK_LFP")
    assert field.edit.textMargins().right() == 0
    assert field.edit.toolTip() == f"{name} · PACK_LFP"
    field.edit.setFixedWidth(560)
    assert field.edit.textMargins().right() > 0
    assert field.edit.toolTip() == ""
