"""The one place that turns what was typed of a material into a `MaterialEntry`."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlmodel import Field

from recycler.entry.field_rules import FieldCheck
from recycler.entry.typed import limited_text, line
from recycler.errors import InputError
from recycler.evidence import Evidence
from recycler.problems import Problem
from recycler.record import Record
from recycler.reference.data import HARDWARE
from recycler.reference.records import Material, Origin, Payload

if TYPE_CHECKING:
    from recycler.reference.data import Reference

COLUMNS = (
    "code", "name", "family", "category", "default_route", "basis", "un_number", "hazard", "note",
)  # fmt: skip
REQUIRED = ("code", "name", "family")
NAME_LIMIT = 120
TEXT_LIMITS = {"basis": 200, "un_number": 60, "hazard": 200, "note": 500}
FIXED = ("code", "family", "category")  # what was estimated of its batches hangs on them
_CODE = re.compile(r"[A-Z][A-Z0-9_]{1,39}")


class MaterialEntry(Record):
    """What a person says of a material.

    family: decides the routes it can take; basis: what its fractions are of; default_route: empty
    is that of the family.
    """

    code: str = Field(min_length=2, max_length=40)
    name: str = Field(min_length=1, max_length=NAME_LIMIT)
    category: str
    family: str
    basis: str = ""
    un_number: str = ""
    hazard: str = ""
    note: str = ""
    default_route: str = ""

    def payload(self) -> Payload:
        """Return the piece of reference data the store keeps."""
        row = self.model_dump() | {"evidence": Evidence.OWN.value}
        return Payload("material", self.code, (row,), origin=Origin.ENTERED)


class MaterialRules:
    """What a material must be before it can be kept.

    Args:
        reference: materials and routes that are known.
        changing: the material that is to be told anew; its code, family and category stay.
    """

    def __init__(self, reference: "Reference", changing: Material | None = None) -> None:
        self._reference, self._changing = reference, changing

    def entry(self, fields: Mapping[str, object]) -> tuple[MaterialEntry | None, list[Problem]]:
        """Check one material.

        Args:
            fields: texts by column; blank and absent mean the same.

        Returns:
            The entry, None if a rule is broken; and what is wrong or worth a notice, by field.
        """
        old = self._changing
        if old is not None:
            fields = {**fields, **{name: getattr(old, name) for name in FIXED}}
        check = FieldCheck(fields, COLUMNS, REQUIRED)
        texts = {name: check.rule(name, limited_text(most)) for name, most in TEXT_LIMITS.items()}
        family = check.rule("family", self._family)
        values = {
            **texts,
            "code": check.rule("code", self._code),
            "name": check.rule("name", self._name),
            "family": family,
            "category": self._category(check, family),
            "default_route": check.rule("default_route", lambda text: self._route(text, family)),
        }
        if check.failed:
            return None, check.problems
        if not self._reference.family_routes(str(family)):
            check.notice("family", "family_without_routes", family=family)
        given = {name: value for name, value in values.items() if value is not None}
        return MaterialEntry.model_validate(given), check.problems

    # one rule a field

    def _code(self, value: object) -> str:
        code = line(value).upper()
        if not _CODE.fullmatch(code):
            raise InputError("bad_material_code", value=line(value))
        return self._free(code, "material_code_taken")

    def _name(self, value: object) -> str:
        return self._free(limited_text(NAME_LIMIT)(value), "material_name_taken")

    def _free(self, text: str, problem: str) -> str:
        """Return a code or name nothing else goes by."""
        taken = self._reference.find_material(text) or self._reference.find_family(text)
        if taken and (self._changing is None or taken != self._changing.code):
            raise InputError(problem, value=text, taken=taken)
        return text

    def _family(self, value: object) -> str:
        text = limited_text(60)(value)
        if known := self._reference.find_family(text):
            return known
        if taken := self._reference.find_material(text):
            raise InputError("family_is_material", value=text, taken=taken)
        return text

    def _category(self, check: FieldCheck, family: object) -> str | None:
        known = self._reference.categories(str(family)) if family else []
        if check.blank("category"):
            if not known and family:
                check.problem("category", InputError("category_needed", family=family))
            return known[0] if known else None
        every = [name for name in self._reference.categories() if name != HARDWARE]
        found = check.rule("category", lambda value: _one_of(value, known or every))
        return found if isinstance(found, str) else None

    def _route(self, value: object, family: object) -> str:
        text = line(value)
        routes = self._reference.family_routes(str(family)) if family else []
        names = {self._reference.route(code).name.casefold(): code for code in routes}
        code = names.get(text.casefold(), text.upper())
        try:
            self._reference.route(code)
        except InputError as error:
            raise InputError("unknown_route", value=text, routes=routes) from error
        if code not in routes:
            raise InputError("route_not_of_family", route=code, family=family, routes=routes)
        return code


def _one_of(value: object, categories: list[str]) -> str:
    text = line(value).casefold()
    if text not in categories:
        raise InputError("unknown_category", value=line(value), categories=categories)
    return text
