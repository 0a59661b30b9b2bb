"""A material nobody shipped: added in the settings, logged, assayed, learned, and estimated."""

from decimal import Decimal

from PySide6.QtCore import Qt

from recycler.laboratory.records import AssayEntry

Key = Qt.Key
FOUND = ("24.1", "24.8", "23.9", "24.5")


def add_material(operator, *typed):
    operator.window.show_settings("materials")
    operator.sees_all()
    operator.page.section("materials").add_button.setFocus()
    operator.press(Key.Key_Space)
    operator.enter(*typed)
    operator.control(Key.Key_Return)


def material(operator):
    return operator.page.section("materials")


def name_of(operator, code):
    """Return what a material is called in the reference data in use."""
    return operator.store.reference().material(code).name


def test_from_the_form_to_an_estimate(operator):
    add_material(operator, "mri_block", "MRI block magnets", "sintered")
    operator.sees(lambda: "MRI_BLOCK" in operator.store.reference().materials)
    section = material(operator)
    assert section.adding.isHidden()
    assert section.model.record(section.list.current_row()).code == "MRI_BLOCK"
    assert "no composition yet" in section.card.about.text()

    operator.control(Key.Key_1)
    operator.sees_all()
    for number in range(len(FOUND)):
        operator.enter("mri_block", "Clinic", f"C-{number}", "", "500", "20")
        operator.control(Key.Key_Return)
        operator.sees(lambda count=number + 1: len(operator.store.find()) == count)
    assert operator.page.estimate.estimate is None

    results = [
        AssayEntry(
            ticket=batch.ticket, element="Nd", value=Decimal(value), sd=Decimal("0.1"),
            sample=f"SA-{batch.ticket}", state="final",
        )
        for batch, value in zip(operator.store.find(), FOUND, strict=True)
    ]  # fmt: skip
    for result in results:
        operator.window.workspace.laboratory.record([result])

    operator.window.show_settings("materials")
    operator.sees(lambda: material(operator).card.proposal.isVisible())
    material(operator).card.proposal.confirm.button.setFocus()
    operator.press(Key.Key_Return)
    operator.enter("first four lots")
    operator.press(Key.Key_Return)
    operator.sees(lambda: operator.store.reference().composition_version("MRI_BLOCK") == 1)
    operator.sees_all()

    operator.control(Key.Key_1)
    operator.sees_all()
    operator.enter("mri_block", "Clinic", "C-9", "", "500", "20")
    operator.sees(lambda: operator.page.estimate.estimate is not None)
    held = operator.page.estimate.estimate.element("Nd").contained
    assert held.p05 < 0.243 * 480 < held.p95
    assert operator.store.check() == []


def test_what_is_wrong_is_told_and_nothing_is_kept(operator):
    before = len(operator.store.reference().materials)
    add_material(operator, "ndfeb_n", "Magnets", "sintered")
    form = material(operator).adding
    assert form.isVisible()
    assert form.by_name["code"].problem().startswith("NDFEB_N is taken already")
    assert form.by_name["code"].edit.hasFocus()
    operator.press(Key.Key_Escape)
    assert form.isHidden()
    assert len(operator.store.reference().materials) == before


def test_a_new_family_asks_for_its_kind(operator):
    add_material(operator, "ga_scrap", "Gallium scrap", "gallium scrap")
    form = material(operator).adding
    assert form.by_name["category"].edit.hasFocus()
    operator.enter("magnets")
    operator.control(Key.Key_Return)
    operator.sees(lambda: "GA_SCRAP" in operator.store.reference().materials)
    assert operator.store.reference().material("GA_SCRAP").category == "magnet"


def test_a_material_is_told_anew_with_a_reason(operator):
    operator.window.show_settings("materials")
    operator.sees_all()
    operator.type("ndfeb_lowtemp")
    material(operator).card.change.setFocus()
    operator.press(Key.Key_Space)
    form = material(operator).changing
    operator.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    operator.type("MRI magnets")
    operator.control(Key.Key_Return)
    assert form.by_name["why"].problem().startswith("Say why")
    assert form.by_name["why"].edit.hasFocus()
    operator.type("as we call them")
    operator.control(Key.Key_Return)
    operator.sees(lambda: name_of(operator, "NDFEB_LOWTEMP") == "MRI magnets")
    assert material(operator).card.name.text() == "MRI magnets"
