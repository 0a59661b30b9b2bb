"""A material is changed in the words of the window, and what nobody touched stays as it is kept."""

import pytest
from PySide6.QtCore import Qt

from ui.language.speaking import speaking
from ui.settings.material_form import ChangeMaterialForm

Key = Qt.Key


@pytest.fixture
def form(qtbot, workspace):
    with speaking("ja"):
        form = ChangeMaterialForm()
        qtbot.addWidget(form)
        form.take(workspace)
        form.ask(workspace.store.reference().material("NDFEB_HDD"))
        yield form


def typed(qtbot, field, words):
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, words)


def test_a_change_leaves_the_other_texts_in_the_words_they_are_kept_in(qtbot, form, workspace):
    before = workspace.store.reference().material("NDFEB_HDD")
    assert form.by_name["name"].text().startswith("HDD 磁石")
    typed(qtbot, form.by_name["hazard"], "pinches")
    typed(qtbot, form.by_name["why"], "as seen")
    form.save()
    after = workspace.store.reference().material("NDFEB_HDD")
    assert after.hazard == "pinches"
    assert (after.name, after.basis, after.note) == (before.name, before.basis, before.note)


def test_a_name_that_is_typed_anew_is_kept_as_typed(qtbot, form, workspace):
    typed(qtbot, form.by_name["name"], "VCM")
    typed(qtbot, form.by_name["why"], "our word")
    form.save()
    assert workspace.store.reference().material("NDFEB_HDD").name == "VCM"
