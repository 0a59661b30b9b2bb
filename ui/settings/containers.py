"""Containers: what each weighs empty, what it weighed before, and weighing it again."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ui.language import numbers
from ui.language.sentences import say
from ui.look.buttons import Button
from ui.look.text import text
from ui.parts.cells import Cell
from ui.parts.columns import Column
from ui.parts.fields import Field, NumberField
from ui.parts.form import without_weekday
from ui.parts.inline_form import InlineForm
from ui.parts.tare_field import tare_words
from ui.processing.booking import Booker
from ui.settings.rows import Section, ShortTable

if TYPE_CHECKING:
    from recycler.processing.containers import Container
    from recycler.processing.records import ContainerTare
    from ui.workspace.workspace import Change, Workspace

_WIDTHS = {"container": 150, "tare": 120, "scale": 150, "at": 170, "note": 320}


class TareForm(InlineForm):
    """Weighing a container empty; it counts for what is weighed in it from that moment on."""

    entered = Signal(object)  # ContainerTare

    def __init__(self) -> None:
        super().__init__()
        self.container = Field("container", self.tr("Container"), above=True)
        self.container.edit.setPlaceholderText(self.tr("such as D-107"))
        self.tare = NumberField(
            "tare", self.tr("Weighs empty"), "kg", above=True, width=_WIDTHS["tare"], noted=False
        )
        self.scale = Field("scale", self.tr("Scale"), above=True)
        self.at = Field("at", self.tr("Weighed"), above=True)
        self.at.edit.setPlaceholderText(self.tr("now"))
        self.note = Field("note", self.tr("Note"), above=True)
        fields = (self.container, self.tare, self.scale, self.at, self.note)
        sized = [(field, _WIDTHS[field.name]) for field in fields]
        self.build(
            (sized[:4], sized[4:]),
            self.tr("Keep the tare"),
            self.tr("It counts from that moment on; what was weighed before keeps its tare."),
            margin=0,
        )

    def ask(self, workspace: "Workspace", known: "Container | None") -> None:
        """Unfold for a container that is known, or for a new one."""
        self._workspace = workspace
        self.clear()
        title = self.tr("Weigh {container} again") if known else self.tr("A new container")
        self.title.setText(title.format(container=known.name) if known else title)
        if known:
            self.container.set_value(known.name)
            self.scale.set_value(known.last.scale or "")
            self.tare.set_unit(known.last.unit)
            self._unit = known.last.unit
        else:
            self.tare.set_unit("kg")
            self._unit = "kg"
        self.show()
        (self.tare if known else self.container).edit.setFocus()

    _workspace: "Workspace"
    _unit = "kg"

    def save(self) -> None:
        from recycler.processing.containers import TareRules

        facility = self._workspace.facility
        comma = numbers.decimal_comma()
        rules = TareRules(facility.zone_info, facility.scale_capacity_kg, decimal_comma=comma)
        typed: dict[str, object] = {field.name: field.value() for field in self.fields}
        typed["at"] = without_weekday(self.at.text()) or datetime.now(facility.zone_info)
        entry, problems = rules.entry({**typed, "unit": self._unit})
        by_field = {str(problem.field): problem for problem in problems}
        for field in self.fields:
            problem = by_field.get(field.name)
            field.say(say(problem) if problem else "")
        self.show_problems()
        self.go_to_problem()
        if entry is not None:
            self.hide()
            self.entered.emit(entry)


class ContainersSection(Section):
    """All containers, and the history of the current one; Enter weighs it again."""

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(
            self.tr("Containers"),
            self.tr("What they weigh empty, used where no tare is typed"),
        )
        self.containers = ShortTable(self.tr("Containers"), self._columns())
        self.history_title = text("", "section")
        self.history = ShortTable(self.tr("Tares before"), self._tare_columns())
        self.none = text(
            self.tr("No container was weighed empty yet. Weigh the first one."),
            "body", "text-2", wrap=True,
        )  # fmt: skip
        self.add = Button(self.tr("Weigh a new container…"))
        self.form = TareForm()
        hint = self.tr(
            "Enter weighs the current container again. F9 in Intake takes a tare from here; inputs "
            "and outputs of runs take it by the name of their container."
        )
        for widget in (self.none, self.containers):
            self.column.addWidget(widget)
        self.column.addSpacing(8)
        self.column.addWidget(text(hint, "small", "text-3", wrap=True))
        self.column.addSpacing(8)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.form)
        self.column.addSpacing(16)
        self.column.addWidget(self.history_title)
        self.column.addSpacing(8)
        self.column.addWidget(self.history)
        self.end()
        self._booker = Booker(self)
        self._booker.booked.connect(self._on_kept)
        self.add.clicked.connect(lambda: self._begin(None))
        self.containers.table.opened.connect(self._begin_from)
        self.containers.table.current_changed.connect(self._show_history)
        self.form.left.connect(self._folded)
        self.form.entered.connect(self._keep)

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        self._booker.take(workspace)
        self._booker.refused.connect(workspace.failed)
        self._show()

    def refresh(self, change: "Change") -> None:
        if change.kind in ("runs", "facility"):
            self._show(self._current_name())

    def settled(self) -> bool:
        return not self._booker.is_waiting()

    def record(self) -> str:
        current = self._current()
        return f"container {current.name}" if current else ""

    # --- inside ---

    def _show(self, name: str = "") -> None:
        if self.workspace is None:
            return
        found = self.workspace.store.processing.containers(counted=True)
        self.containers.show_rows(found)
        self.containers.setVisible(bool(found))
        self.none.setVisible(not found)
        place = next((n for n, one in enumerate(found) if one.name == name), 0)
        if found:
            self.containers.table.set_current_row(place)
        self._show_history()

    def _current(self) -> "Container | None":
        return self.containers.model.record(self.containers.table.current_row())

    def _current_name(self) -> str:
        current = self._current()
        return current.name if current else ""

    def _show_history(self) -> None:
        current = self._current()
        rows = [] if current is None else [
            (current, place) for place in reversed(range(len(current.tares)))
        ]  # fmt: skip
        self.history.show_rows(rows)
        name = current.name if current else ""
        self.history_title.setText(self.tr("{container} over time").format(container=name))
        for widget in (self.history_title, self.history):
            widget.setVisible(bool(rows))

    def _begin_from(self, row: int) -> None:
        container = self.containers.model.record(row)
        if container is not None:
            self._begin(container)

    def _begin(self, known: "Container | None") -> None:
        if self.workspace is None:
            return
        self.add.hide()
        self.form.ask(self.workspace, known)
        self.ensureWidgetVisible(self.form)

    def _folded(self) -> None:
        self.add.show()
        (self.containers.table if self._current() else self.add).setFocus()

    def _keep(self, entry: "ContainerTare") -> None:
        self._booker.book(lambda processing, who: processing.weigh_empty(entry, who=who))

    def _on_kept(self, kept: "Container") -> None:
        assert self.workspace is not None
        self._show(kept.name)
        self._folded()
        said = self.tr("{container} weighs {tare} empty.")
        self.workspace.tell(said.format(container=kept.name, tare=tare_words(kept.last)))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("container", self.tr("Container"), _name, width=150, stretch=2),
            Column("tare", self.tr("Weighs empty"), _last, width=110, right=True),
            Column("change", self.tr("Change, kg"), _last_change, width=96, right=True),
            Column("at", self.tr("Weighed"), self._last_at, width=170, stretch=1),
            Column("scale", self.tr("Scale"), _last_scale, width=130, stretch=1),
            Column("weighings", self.tr("Weighings in it"), _weighings, width=112, right=True),
        )

    def _tare_columns(self) -> tuple[Column, ...]:
        return (
            Column("at", self.tr("Weighed"), self._at, width=170, stretch=1),
            Column("tare", self.tr("Weighs empty"), _tare, width=110, right=True),
            Column("change", self.tr("Change, kg"), _change, width=96, right=True),
            Column("scale", self.tr("Scale"), _scale, width=130, stretch=1),
            Column("note", self.tr("Note"), _note, width=160, stretch=2),
        )

    def _last_at(self, container: "Container") -> Cell:
        return self._at((container, -1))

    def _at(self, row: "tuple[Container, int]") -> Cell:
        container, place = row
        zone = self.workspace.zone if self.workspace else None
        return Cell(numbers.moment(container.tares[place].at.astimezone(zone)), ink="text-2")


def _name(container: "Container") -> Cell:
    return Cell(container.name, role="key")


def _last(container: "Container") -> Cell:
    return Cell(tare_words(container.last), role="strong")


def _last_change(container: "Container") -> Cell:
    return _change((container, -1))


def _last_scale(container: "Container") -> Cell:
    return _scale((container, -1))


def _weighings(container: "Container") -> Cell:
    return Cell(numbers.number(container.weighings), ink="text-2")


def _tare(row: "tuple[Container, int]") -> Cell:
    container, place = row
    return Cell(tare_words(container.tares[place]))


def _change(row: "tuple[Container, int]") -> Cell:
    container, place = row
    change = container.change_kg(place)
    if change is None:
        return Cell(numbers.UNKNOWN, ink="text-3")
    sign = numbers.MINUS if change < 0 else "+" if change > 0 else ""
    is_notable = container.is_notable(place)
    return Cell(f"{sign}{numbers.number(abs(change), 2)}", ink="warn" if is_notable else "text-2")


def _scale(row: "tuple[Container, int]") -> Cell:
    container, place = row
    return Cell(container.tares[place].scale or numbers.UNKNOWN, ink="text-2")


def _note(row: "tuple[Container, int]") -> Cell:
    container, place = row
    return Cell(container.tares[place].note or "", ink="text-2")
