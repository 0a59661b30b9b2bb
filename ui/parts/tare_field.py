"""The tare of a load: typed, or taken over from a container that was weighed empty."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from recycler.errors import InputError
from ui.language import numbers
from ui.language.sentences import say_error
from ui.parts.fields import NumberField
from ui.parts.suggestions import STEPS, Suggestion, SuggestionList, matching

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from recycler.processing.containers import Container
    from recycler.processing.records import ContainerTare

TARE_KEY = "F9"
_LIST_WIDTH = 320

Containers = Callable[[], "Sequence[Container]"]


def container_lines(containers: "Sequence[Container]", zone: "ZoneInfo | None") -> list[Suggestion]:
    """Return containers as suggestions, each with its last tare and since when it counts."""
    return [
        Suggestion(one.name, one.name, _day(one.last, zone), tare_words(one.last))
        for one in containers
    ]


def tare_words(tare: "ContainerTare") -> str:
    """A tare as the scale showed it."""
    return numbers.weighing(tare.tare, tare.unit)


def _day(tare: "ContainerTare", zone: "ZoneInfo | None") -> str:
    return numbers.day(tare.at.astimezone(zone))


class TareField(NumberField):
    """F9 lists the containers; typing narrows the list, Enter takes the tare of the current one."""

    def __init__(self, label: str) -> None:
        super().__init__("tare", label, "kg")
        self.containers: Containers = tuple
        self.zone: ZoneInfo | None = None
        self._unit = "kg"
        self._list: SuggestionList | None = None
        self._there: dict[str, Container] = {}

    def set_unit(self, unit: str) -> None:
        super().set_unit(unit)
        self._unit = unit

    def set_value(self, value: str) -> None:
        super().set_value(value)
        self.note.setText("")

    def open_list(self) -> None:
        """List the containers; where there is none, say how there can be one."""
        self._there = {one.name: one for one in self.containers()}
        self.edit.setFocus()
        if not self._there:
            self.say(say_error(InputError("no_container_yet")), notice=True)
            return
        self.edit.selectAll()
        self._show("")

    def is_open(self) -> bool:
        return self._list is not None and self._list.isVisible()

    # --- inside ---

    def _show(self, typed: str) -> None:
        if self._list is None:
            self._list = SuggestionList(self.edit)
            self._list.picked.connect(self._choose)
        lines = matching(typed, container_lines(list(self._there.values()), self.zone))
        self._list.open(lines, width=_LIST_WIDTH)

    def _choose(self, line: Suggestion) -> None:
        """Put the digits of a tare in the field, in the unit of the load where it has them."""
        from recycler.entry.typed import in_unit
        from recycler.units import Reading

        self._close()
        found = self._there[line.value].last
        try:
            digits = in_unit(Reading(found.tare, found.unit), self._unit).digits
            self.set_value(f"{digits:f}")
        except InputError:  # pounds and kilograms: the rules say what to do
            self.set_value(f"{found.tare:f} {found.unit}")
        self.edit.setModified(True)
        self.note.setText(
            self.tr("{container}, {day}").format(container=line.value, day=_day(found, self.zone))
        )
        self.edited.emit()

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _on_edited(self) -> None:
        self.note.setText("")
        if self.is_open():
            self._show(self.text())
        super()._on_edited()

    def _on_left(self) -> None:
        self._close()
        super()._on_left()

    def _wants_escape(self) -> bool:
        return self.is_open() or super()._wants_escape()

    def _on_key(self, event: QKeyEvent) -> bool:
        if self._list is None or not self.is_open():
            return super()._on_key(event)
        if event.key() in STEPS:
            self._list.step(STEPS[event.key()])
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return True
        line = self._list.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line is not None:
            self._choose(line)
            return True
        return super()._on_key(event)
