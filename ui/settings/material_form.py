"""A material of the site's own, added or told anew in place."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal

from recycler.errors import InputError, RecyclerError
from ui.language import words
from ui.language.reference_names import means, spoken
from ui.language.sentences import say, say_error
from ui.parts.fields import ChoiceField, Field
from ui.parts.inline_form import InlineForm
from ui.parts.suggestions import Suggestion, matching, meant, of_reference, of_texts

if TYPE_CHECKING:
    from recycler.entry.material_rules import MaterialEntry
    from recycler.problems import Problem
    from recycler.reference.data import Reference
    from recycler.reference.records import Material
    from ui.workspace.workspace import Workspace

_CATEGORIES = ("magnet", "battery")


class _Spec(NamedTuple):
    """A field of the form: what it is called, how wide it is [px], and whether it suggests."""

    label: object
    width: int
    suggests: bool = False
    required: bool = False


_SPECS = {
    "code": _Spec(QT_TRANSLATE_NOOP("MaterialForm", "Code"), 176, required=True),
    "name": _Spec(QT_TRANSLATE_NOOP("MaterialForm", "Name"), 300, required=True),
    "family": _Spec(QT_TRANSLATE_NOOP("MaterialForm", "Family"), 220, True, True),
    "category": _Spec(QT_TRANSLATE_NOOP("MaterialForm", "Kind"), 132, True),
    "default_route": _Spec(QT_TRANSLATE_NOOP("MaterialForm", "Default route"), 340, True),
    "basis": _Spec(QT_TRANSLATE_NOOP("MaterialForm", "Form and basis of its shares"), 300),
    "un_number": _Spec(QT_TRANSLATE_NOOP("MaterialForm", "UN number"), 200),
    "hazard": _Spec(QT_TRANSLATE_NOOP("MaterialForm", "Hazard"), 420),
    "note": _Spec(QT_TRANSLATE_NOOP("MaterialForm", "Note"), 432),
    "why": _Spec(QT_TRANSLATE_NOOP("MaterialForm", "Reason"), 552, required=True),
}
_TO_ADD = (
    ("code", "name", "family", "category"),
    ("default_route", "basis", "un_number"),
    ("hazard", "note"),
)
_TO_CHANGE = (("name", "default_route", "un_number"), ("hazard", "note"), ("basis", "why"))


class MaterialForm(InlineForm):
    """What adding and telling anew have in common."""

    done = Signal(str)  # code

    rows_of: tuple[tuple[str, ...], ...]

    def __init__(self) -> None:
        super().__init__()
        self.by_name = {name: _field(name) for row in self.rows_of for name in row}
        sized = [[(self.by_name[name], _SPECS[name].width) for name in row] for row in self.rows_of]
        self.build(sized, self.saving(), self.hint())
        route = self.by_name["default_route"]
        assert isinstance(route, ChoiceField)
        route.suggest, route.look_up = self._suggest_routes, self._find_route

    def saving(self) -> str:
        """Return the words of the button."""
        raise NotImplementedError

    def hint(self) -> str:
        """Return what is said beside it."""
        raise NotImplementedError

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    _workspace: "Workspace"

    @property
    def _reference(self) -> "Reference":
        return self._workspace.store.reference()

    def family(self) -> str:
        """Return the family as the reference writes it, empty where it is none of its."""
        raise NotImplementedError

    def typed(self) -> dict[str, object]:
        return {name: field.value() for name, field in self.by_name.items()}

    def checked(self, changing: "Material | None" = None) -> "MaterialEntry | None":
        """Return what is typed, or show what is wrong and go to it."""
        from recycler.entry.material_rules import MaterialRules

        entry, problems = MaterialRules(self._reference, changing).entry(self.typed())
        self._say(problems)
        self.go_to_problem()
        return entry

    def _say(self, problems: "Sequence[Problem]") -> None:
        by_field: Mapping[str, Problem] = {str(one.field): one for one in reversed(problems)}
        for name, field in self.by_name.items():
            found = by_field.get(name)
            field.say(say(found) if found else "", notice=bool(found and found.notice))
        self.show_problems()

    def show_usual_route(self) -> None:
        """Name the route that is taken where none is chosen."""
        routes = self._routes()
        self.by_name["default_route"].edit.setPlaceholderText(routes[0].text if routes else "")

    def _routes(self) -> list[Suggestion]:
        reference, family = self._reference, self.family()
        codes = reference.family_routes(family) if family else []
        return [of_reference(reference.route(code).name, code) for code in codes]

    def _suggest_routes(self, typed: str) -> list[Suggestion]:
        return matching(typed, self._routes())

    def _find_route(self, typed: str) -> Suggestion | None:
        same = typed.casefold()
        routes = self._routes()
        return next((o for o in routes if same == o.value.casefold() or means(typed, o.also)), None)


class AddMaterialForm(MaterialForm):
    """A material the reference does not list."""

    rows_of = _TO_ADD

    def __init__(self) -> None:
        super().__init__()
        self.title.setText(self.tr("A material of your own"))
        family, category = self.by_name["family"], self.by_name["category"]
        assert isinstance(family, ChoiceField)
        assert isinstance(category, ChoiceField)
        family.suggest, family.look_up = self._suggest_families, self._find_family
        family.edited.connect(self._follow_family)
        category.suggest, category.look_up = _suggest_categories, _find_category

    def saving(self) -> str:
        return self.tr("Add the material")

    def hint(self) -> str:
        return self.tr("The family decides its routes. What it holds is learned from its assays.")

    def ask(self) -> None:
        """Unfold, empty."""
        self.clear()
        self._follow_family()
        self.show()
        self.by_name["code"].edit.setFocus()

    def save(self) -> None:
        """Add the material, or go to the first problem."""
        entry = self.checked()
        if entry is not None and self._workspace.materials.add_material(entry):
            self.hide()
            self.done.emit(entry.code)

    def family(self) -> str:
        return self._reference.find_family(self.by_name["family"].value()) or ""

    def _follow_family(self) -> None:
        """A known family says its kind and its routes."""
        category, family = self.by_name["category"], self.family()
        category.set_value(self._reference.categories(family)[0] if family else "")
        category.setEnabled(not family)
        self.show_usual_route()

    def _suggest_families(self, typed: str) -> list[Suggestion]:
        reference = self._reference
        found = [name for name in reference.families() if name not in reference.categories()]
        return matching(typed, of_texts(found))

    def _find_family(self, typed: str) -> Suggestion | None:
        reference = self._reference
        return meant(reference.find_family(typed) or typed, of_texts(reference.families()))


class ChangeMaterialForm(MaterialForm):
    """A material told anew; code, family and kind stay."""

    rows_of = _TO_CHANGE

    def saving(self) -> str:
        return self.tr("Save the change")

    def hint(self) -> str:
        return self.tr("Code and family stay: what was estimated hangs on them.")

    def ask(self, material: "Material") -> None:
        """Unfold with what is known of a material."""
        self.clear()
        self._material = material
        self.title.setText(self.tr("Change {code}").format(code=material.code))
        self.fill(self._values(material), self._reference.newest("material", material.code))
        self.show_usual_route()
        self.show()
        self.by_name["name"].edit.setFocus()

    _material: "Material | None" = None

    def _values(self, material: "Material") -> dict[str, str]:
        return {name: spoken(getattr(material, name)) for name in self.by_name if name != "why"}

    def typed(self) -> dict[str, object]:
        """Return the texts, what nobody touched in the words it is kept in."""
        kept = {name: getattr(self._material, name, "") for name in self.by_name}
        typed = super().typed()
        return {
            name: kept[name] if text == spoken(kept[name]) else text for name, text in typed.items()
        }

    def save(self) -> None:
        """Keep the change, or go to the first problem."""
        why = self.by_name["why"]
        entry = self.checked(self._material)
        if entry is None:
            return
        if not why.text():
            why.say(say_error(InputError("why_needed")))
            self.show_problems()
            self.go_to_problem()
            return
        if self._workspace.materials.change_material(
            entry, why.text(), self.seen or 0, self._on_changed
        ):
            self.hide()
            self.done.emit(entry.code)

    def _on_changed(self, error: RecyclerError) -> None:
        if self._material is not None:
            self._material = self._reference.material(self._material.code)
            self.show_both(error, self._values(self._material))

    def family(self) -> str:
        return self._material.family if self._material else ""


def _field(name: str) -> Field:
    spec = _SPECS[name]
    label = QCoreApplication.translate("MaterialForm", str(spec.label))
    if not spec.suggests:
        return Field(name, label, required=spec.required, above=True)
    field = ChoiceField(name, label, required=spec.required, closed=name != "family", above=True)
    field.list_width = spec.width
    return field


def _suggest_categories(typed: str) -> list[Suggestion]:
    return matching(typed, [Suggestion(words.category(code), code) for code in _CATEGORIES])


def _find_category(typed: str) -> Suggestion | None:
    same = typed.casefold()
    lines = _suggest_categories("")
    return next((one for one in lines if same in (one.value, one.text.casefold())), None)
