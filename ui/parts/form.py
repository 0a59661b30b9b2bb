"""The fields of a batch in the order of work; used to log one and to correct one."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recycler.errors import InputError
from recycler.problems import Problem
from recycler.units import UG_PER_UNIT
from ui.language import numbers
from ui.language.reference_names import means
from ui.language.sentences import say
from ui.parts.fields import ChoiceField, Field, NumberField, Pair
from ui.parts.suggestions import Suggestion, matching, of_reference
from ui.parts.tare_field import TareField

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from recycler.batch import BatchEntry
    from recycler.entry.intake_rules import IntakeRules
    from recycler.reference.data import Reference

WEIGHED = ("material", "gross", "tare", "moisture_pct", "contamination_pct", "route")
_TAKES = ("suggestions", "routes")  # details that name what can be taken over
_WEEKDAY = re.compile(r"[（(].{1,3}[）)]")


class BatchForm(QWidget):
    """What is typed of a batch; the rules are asked on leaving a field and on saving."""

    edited = Signal()  # on each key
    stepped_out = Signal(int)  # Enter on the last field (+1), Shift+Enter on the first (-1)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rules: IntakeRules | None = None
        self.unit = "kg"
        self._moment: datetime | None = None  # a moment that was not typed here
        self._zone: ZoneInfo | None = None
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._show_now)
        self._build()
        self._lay_out()
        for field in self.fields.values():
            field.edited.connect(self._on_edited)
            field.left.connect(self._on_left)
            field.stepped.connect(self._on_stepped)

    # --- what pages use ---

    def take_reference(
        self, reference: "Reference", rules: "IntakeRules", zone: "ZoneInfo"
    ) -> None:
        """Give the fields what they suggest, and the rules they are checked by."""
        self.rules, self._zone = rules, zone
        self.tare.zone = zone
        self._materials = [
            of_reference(material.name, material.code) for material in reference.materials.values()
        ]
        self._reference = reference
        self._show_now()

    def values(self) -> dict[str, object]:
        """Return what the rules take: texts by column, and the moment where none was typed."""
        values: dict[str, object] = {name: field.value() for name, field in self.fields.items()}
        values["received_at"] = self._received()
        values["unit"] = "" if _own_unit(self.gross.text()) else self.unit
        return values

    def entry(self) -> "tuple[BatchEntry | None, list[Problem]]":
        """Return the batch as typed, and what is wrong or worth a notice."""
        if self.rules is None:
            return None, []
        return self.rules.entry(self.values())

    def weighed_entry(self) -> "tuple[BatchEntry | None, list[Problem]]":
        """Return what an estimate needs of the batch, whatever stands in the other fields."""
        if self.rules is None:
            return None, []
        from recycler.entry.intake_rules import TEXT_LIMITS

        values = self.values()
        weighed = {name: values[name] for name in (*WEIGHED, "unit")}
        typed = str(values["supplier"]).strip()
        supplier = typed if 0 < len(typed) <= TEXT_LIMITS["supplier"] else "-"
        return self.rules.entry({**weighed, "received_at": self._now(), "supplier": supplier})

    def check(self) -> "BatchEntry | None":
        """Show every problem; without one return the entry, else go to the first."""
        entry, problems = self.entry()
        self._show_problems(problems, self.fields)
        if entry is None:
            self._focus_first(problems)
        return entry

    def problems(self) -> list[str]:
        """Return the sentences on view that keep the batch from being stored."""
        return [field.problem() for field in self.fields.values() if field.problem()]

    def texts(self) -> dict[str, object]:
        """Return what was typed, for a draft."""
        texts: dict[str, object] = {name: field.value() for name, field in self.fields.items()}
        texts["received_at"] = self.received.text() if self._is_typed_moment() else ""
        return {**texts, "unit": self.unit}

    def set_texts(self, texts: Mapping[str, object]) -> None:
        """Put texts into the fields, as from a draft; what is not named is emptied."""
        self.set_unit(str(texts.get("unit") or "kg"))
        self._moment = None
        for name, field in self.fields.items():
            field.set_value(str(texts.get(name) or ""))
            field.say("")
        self.received.edit.setModified(bool(self.received.text()))
        self._show_now()

    def set_entry(self, entry: "BatchEntry") -> None:
        """Show a batch as it is stored."""
        texts = entry_texts(entry)
        self.set_texts({**texts, "received_at": ""})
        self._moment = entry.received_at
        self._show_now()

    def is_blank(self) -> bool:
        """Tell whether nothing was typed that a draft should keep."""
        own = ("material", "supplier_lot", "origin_country", "gross", "note", "moisture_pct")
        return not any(self.fields[name].text() for name in own)

    def set_unit(self, unit: str) -> None:
        self.unit = unit if unit in UG_PER_UNIT else "kg"
        self.gross.set_unit(self.unit)
        self.tare.set_unit(self.unit)

    def focus_field(self, name: str) -> None:
        self.fields[name].edit.setFocus()
        self.fields[name].edit.selectAll()

    # --- the fields ---

    def _build(self) -> None:
        self.received = Field("received_at", self.tr("Received"), required=True)
        self.material = ChoiceField("material", self.tr("Material"), required=True)
        self.material.suggest = self._suggest_materials
        self.material.look_up = self._find_material
        self.material.list_width = 440
        self.supplier = ChoiceField("supplier", self.tr("Supplier"), required=True, closed=False)
        self.lot = Field("supplier_lot", self.tr("Supplier lot"))
        self.origin = Field("origin_country", self.tr("Origin"))
        self.gross = NumberField("gross", self.tr("Gross"), "kg", required=True)
        self.tare = TareField(self.tr("Tare"))
        self.moisture = NumberField("moisture_pct", self.tr("Moisture"), "%", width=96, noted=False)
        self.contamination = NumberField(
            "contamination_pct",
            self.tr("Contamination"),
            "%",
            label_width=94,
            width=90,
            noted=False,
        )
        self.route = ChoiceField("route", self.tr("Route"))
        self.note = Field("note", self.tr("Note"))
        self.note.edit.setPlaceholderText(self.tr("optional"))
        self.fields: dict[str, Field] = {
            field.name: field
            for field in (
                self.received, self.material, self.supplier, self.lot, self.origin, self.gross,
                self.tare, self.moisture, self.contamination, self.route, self.note,
            )
        }  # fmt: skip

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for field in (self.received, self.material, self.supplier, self.lot, self.origin):
            column.addWidget(field)
        column.addWidget(self.gross)
        column.addWidget(self.tare)
        column.addWidget(Pair(self.moisture, self.contamination))
        column.addWidget(self.route)
        column.addWidget(self.note)

    _materials: list[Suggestion]
    _reference: "Reference | None" = None

    def _suggest_materials(self, typed: str) -> list[Suggestion]:
        return matching(typed, self._materials) if self._reference else []

    def _find_material(self, text: str) -> Suggestion | None:
        if self._reference is None:
            return None
        code = self._reference.find_material(text)
        named = (one for one in self._materials if means(text, one.also))
        lines = (one for one in self._materials if one.value == code) if code else named
        return next(lines, None)

    # --- the moment of receipt ---

    def _now(self) -> datetime:
        return datetime.now(self._zone) if self._zone else datetime.now().astimezone()

    def _is_typed_moment(self) -> bool:
        return self.received.edit.isModified() and bool(self.received.text())

    def _received(self) -> object:
        if self._is_typed_moment():
            return without_weekday(self.received.text())
        return self._moment or self._now()

    def _show_now(self) -> None:
        """Let the clock run in the field until a person types a moment."""
        edit = self.received.edit
        if self._is_typed_moment():
            edit.set_aside("")
            return
        moment = (self._moment or self._now()).astimezone(self._zone)
        words = numbers.moment(moment)
        if edit.text() != words and not (edit.hasFocus() and edit.isModified()):
            edit.setText(words)
            edit.setCursorPosition(0)
        edit.set_aside("" if self._moment else self.tr("now"))

    def showEvent(self, event: object) -> None:
        self._clock.start()
        self._show_now()

    def hideEvent(self, event: object) -> None:
        self._clock.stop()

    # --- following the typing ---

    def _on_edited(self) -> None:
        field = self.sender()
        if isinstance(field, Field) and field.line.text():
            self._recheck(field)
        if field is self.received:
            self._show_now()
        self.edited.emit()

    def _recheck(self, field: Field) -> None:
        """Take a problem away as soon as it is put right, but raise none while typing."""
        _, problems = self.entry()
        if not any(problem.field == field.name for problem in problems):
            field.say("")

    def _on_left(self) -> None:
        field = self.sender()
        if not isinstance(field, Field):
            return
        if field is self.gross:
            self._take_unit()
        if field.text():
            _, problems = self.entry()
            near = {field.name: field, **({"tare": self.tare} if field is self.gross else {})}
            self._show_problems(problems, {n: f for n, f in near.items() if f.text()})
        else:
            field.say("")

    def _take_unit(self) -> None:
        """Let a unit typed with the gross weight be the unit of the ticket; digits stay."""
        from recycler.entry.typed import quantity

        own = _own_unit(self.gross.text())
        if not own:
            return
        try:
            _, unit = quantity(self.gross.text(), numbers.decimal_comma())
        except InputError:
            return  # the rules will say what is wrong
        if unit:
            if unit != self.unit and self.tare.text() and not _own_unit(self.tare.text()):
                self.tare.set_value(f"{self.tare.text()} {self.unit}")
            self.gross.set_value(self.gross.text().removesuffix(own).strip())
            self.set_unit(unit)

    def _on_stepped(self, by: int) -> None:
        order = list(self.fields.values())
        field = self.sender()
        assert isinstance(field, Field)
        place = order.index(field) + by
        if 0 <= place < len(order):
            order[place].edit.setFocus()
            order[place].edit.selectAll()
        else:
            self.stepped_out.emit(by)

    # --- problems ---

    def _show_problems(self, problems: list[Problem], fields: Mapping[str, Field]) -> None:
        by_field: dict[str, Problem] = {}
        for problem in sorted(problems, key=_rank):
            by_field[_place(problem)] = problem  # the last one is shown
        for name, field in fields.items():
            found = by_field.get(name)
            if found is None:
                field.say("")
            else:
                field.say(say(found), notice=found.notice, takes=_takes(found))

    def _focus_first(self, problems: list[Problem]) -> None:
        places = {_place(problem) for problem in problems if not problem.notice}
        for name in self.fields:
            if name in places:
                self.focus_field(name)
                return


def without_weekday(typed: str) -> str:
    """Return a moment as typed, without the day of the week in brackets."""
    return _WEEKDAY.sub(" ", typed)


def entry_texts(entry: "BatchEntry") -> dict[str, str]:
    """Return a batch as a person would have typed it."""
    return {
        "material": entry.material,
        "supplier": entry.supplier,
        "supplier_lot": entry.supplier_lot or "",
        "origin_country": entry.origin_country or "",
        "gross": f"{entry.gross:f}",
        "tare": f"{entry.tare:f}" if entry.tare else "",
        "unit": entry.unit,
        "moisture_pct": _share_text(entry.moisture_ppm),
        "contamination_pct": _share_text(entry.contamination_ppm),
        "route": entry.route or "",
        "note": entry.note or "",
    }


def _share_text(ppm: int | None) -> str:
    return "" if ppm is None else numbers.ppm_percent(ppm)


def _place(problem: Problem) -> str:
    return "gross" if problem.field == "unit" else problem.field or "material"


def _rank(problem: Problem) -> tuple[bool, bool]:
    """Order what one place may say: a problem beats a notice, its own one that of another."""
    return not problem.notice, problem.field == _place(problem)


def _own_unit(typed: str) -> str:
    """Return the letters behind the digits of a weight, as typed."""
    found = re.search(r"\d[\d.,'\s\u00a0\u2009\u202f]*([^\d.,'\s]\D*)$", typed.strip())
    return found[1] if found else ""


def _takes(problem: Problem) -> tuple[str, ...]:
    """Return the words of a problem's sentence that can be put in the field with a click."""
    found: list[str] = []
    for name in _TAKES:
        values = problem.details.get(name)
        if isinstance(values, list | tuple):
            found += [str(value).split(" ", 1)[0] for value in values]
    return tuple(found)
