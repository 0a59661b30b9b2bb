"""What can be supposed otherwise: a slider and a number for each material and each yield."""

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.language import numbers, words
from ui.language.reference_names import material_name, route_name
from ui.look.buttons import IconButton
from ui.look.layouts import empty
from ui.look.text import OneLine, surface, text
from ui.look.tokens import MARGIN
from ui.parts.choice import Choice
from ui.parts.fields import Edit
from ui.whatif import wording
from ui.whatif.slider import STEPS, Slider

if TYPE_CHECKING:
    from recycler.reference.data import Reference
    from recycler.whatif.inputs import MaterialInput, YieldInput
    from recycler.whatif.scenario import ScenarioEntry

_WIDEST = 3  # times what came in is the end of a slider
_NEW_KG = 30_000.0  # the same of what has not come in yet [kg a month]
_SLIDER = 2  # its row, below the name and what goes with it
_NUMBER = 84  # its width [px]


class InputRow(QWidget):
    """One figure: its name and where its base is from, a slider, a number, and a way back."""

    changed = Signal()

    def __init__(
        self, name: str, code: str, base: float, most: float, decimals: int, source: str
    ) -> None:
        super().__init__()
        self.base, self._most, self._decimals = base, most, decimals
        self.figure = base
        self.slider, self.edit = Slider(name), Edit()
        self.edit.setAccessibleName(name)
        self.edit.setFixedWidth(_NUMBER)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.back = IconButton("undo", self.tr("Take {} back").format(name))
        self.source = OneLine(source, "caption", "text-3")
        self.slider.set_base(self._step(base))
        self.name = OneLine(name, "key")
        self.name.setToolTip(f"{name}\n{code}")
        self.lay_out(self.name)
        self.slider.valueChanged.connect(self._on_slid)
        self.slider.taken_back.connect(self.take_back)
        self.edit.editingFinished.connect(self._on_typed)
        self.back.clicked.connect(self.take_back)
        self._show()

    def lay_out(self, name: QLabel) -> None:
        """Put slider, number and way back between the name and where its base is from."""
        grid = self.grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(name, 0, 0, 1, 3)
        grid.addWidget(self.slider, _SLIDER, 0)
        grid.addWidget(self.edit, _SLIDER, 1)
        grid.addWidget(self.back, _SLIDER, 2)
        grid.addWidget(self.source, _SLIDER + 1, 0, 1, 3)
        grid.setColumnStretch(0, 1)

    @property
    def is_changed(self) -> bool:
        return self.figure != self.base

    def take_back(self) -> None:
        """Return to the base value."""
        self.set_figure(self.base)
        self.changed.emit()

    def set_figure(self, figure: float) -> None:
        """Show a value without telling."""
        self.figure = figure
        self._show()

    def _show(self) -> None:
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(self._step(self.figure))
        self.slider.blockSignals(blocked)
        self.slider.update()
        self.edit.setText(numbers.number(self.figure, self._decimals))
        self.back.setEnabled(self.is_changed)

    def _step(self, figure: float) -> int:
        return round(min(max(figure / self._most, 0.0), 1.0) * STEPS) if self._most else 0

    def _on_slid(self, step: int) -> None:
        is_base = step == self._step(self.base)
        slid = round(self._most * step / STEPS, self._decimals)
        self.set_figure(self.base if is_base else slid)
        self.changed.emit()

    def _on_typed(self) -> None:
        typed = self.edit.text().replace(numbers.THIN, "").replace(" ", "")
        if typed == numbers.number(self.figure, self._decimals).replace(numbers.THIN, ""):
            self._show()  # as it is written here
            return
        comma = typed.replace(",", ".") if numbers.decimal_comma() else typed.replace(",", "")
        try:
            figure = float(Decimal(comma))
        except InvalidOperation:
            self._show()  # what is no number is not taken
            return
        self.set_figure(figure)
        self.changed.emit()


class MaterialRow(InputRow):
    """What comes in of a material a month [kg], and the route it goes."""

    def __init__(self, one: "MaterialInput", reference: "Reference") -> None:
        said = self.tr("{kg} a month, own weighings of {batches} batches")
        if not one.batches:
            said = self.tr("none came in within the last twelve months")
        source = said.format(
            kg=numbers.kg(one.kg_per_month, 0), batches=numbers.number(one.batches)
        )
        most = _WIDEST * one.kg_per_month or _NEW_KG
        super().__init__(
            material_name(reference, one.material), one.material, one.kg_per_month, most, 0, source
        )
        self.input = one
        usual = route_name(reference, one.route) if one.route else "–"
        self.route = Choice([("", usual)], 0)
        for route in one.routes:
            if route != one.route:
                self.route.addItem(route_name(reference, route), route)
        self.route.setAccessibleName(
            self.tr("Route of {}").format(material_name(reference, one.material))
        )
        self.route.setEnabled(self.route.count() > 1)
        self.grid.addWidget(self.route, 1, 0, 1, 3)
        self.route.activated.connect(lambda _row: self.changed.emit())

    def take_back(self) -> None:
        self.route.choose("")
        super().take_back()


class YieldRow(InputRow):
    """What a route wins of an element [%]."""

    def __init__(self, one: "YieldInput", reference: "Reference") -> None:
        name = f"{words.group(one.element)} · {route_name(reference, one.route)}"
        source = self.tr("{share}, {evidence}").format(
            share=numbers.fraction_percent(one.won), evidence=wording.evidence(one.evidence.value)
        )
        super().__init__(name, f"{one.route}.{one.element}", 100 * one.won, 100.0, 1, source)
        self.input = one


class Inputs(QScrollArea):
    """All that can be supposed, in two groups."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.materials: list[MaterialRow] = []
        self.yields: list[YieldRow] = []
        self._reference: Reference | None = None
        self.known: Callable[[str], MaterialInput | None] = lambda _typed: None
        self.more = Edit()
        self.more.setPlaceholderText(self.tr("Another material, such as NDFEB_HDD"))
        self.more.setAccessibleName(self.tr("Another material"))
        self.more.returnPressed.connect(self._on_more)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = QWidget()
        surface(self._content, "1")
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(MARGIN, 8, MARGIN, 12)
        self._column.setSpacing(2)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._content)

    def show_inputs(
        self,
        materials: "Sequence[MaterialInput]",
        yields: "Sequence[YieldInput]",
        reference: "Reference",
    ) -> None:
        """Show what a year had, all as it was."""
        empty(self._column, self.more)
        self._reference = reference
        self.materials = [MaterialRow(one, reference) for one in materials]
        self.yields = [YieldRow(one, reference) for one in yields]
        self._column.addWidget(text(self.tr("Intake, kg a month, and route"), "section"))
        self._add(self.materials)
        self._column.addWidget(self.more)
        if self.yields:
            head = text(self.tr("Yields, %"), "section")
            head.setContentsMargins(0, 14, 0, 0)
            self._column.addWidget(head)
        self._add(self.yields)

    def _add(self, rows: "Sequence[InputRow]") -> None:
        for row in rows:
            row.changed.connect(self.changed)
            self._column.addWidget(row)

    def add_material(self, one: "MaterialInput") -> MaterialRow:
        """Return the row of a material, which is added where it has none."""
        for row in self.materials:
            if row.input.material == one.material:
                return row
        assert self._reference is not None
        added = MaterialRow(one, self._reference)
        added.changed.connect(self.changed)
        self.materials.append(added)
        self._column.insertWidget(self._column.indexOf(self.more), added)
        return added

    def _on_more(self) -> None:
        found = self.known(self.more.text().strip())
        if found is not None:
            self.more.clear()
            self.add_material(found).edit.setFocus()

    def supposed(self) -> dict[str, Any]:
        """Return the fields of a scenario that say what differs from the base."""
        routed = [row for row in self.materials if row.route.chosen()]
        return {
            "kg_per_month": tuple((row.input.material, _decimal(row.figure, 0))
                                  for row in self.materials if row.is_changed),
            "routes": tuple((row.input.material, row.route.chosen()) for row in routed),
            "yields": tuple((row.input.route, row.input.element, _decimal(row.figure / 100, 4))
                            for row in self.yields if row.is_changed),
        }  # fmt: skip

    def show_scenario(self, entry: "ScenarioEntry | None") -> None:
        """Show what a scenario supposes; None: all as it was."""
        kg = {material: float(mass) for material, mass in entry.kg_per_month} if entry else {}
        factors = {m: float(factor) for m, factor in entry.factors} if entry else {}
        routes = dict(entry.routes) if entry else {}
        for material in kg:
            if (found := self.known(material)) is not None:
                self.add_material(found)
        won = {(r, e): 100 * float(s) for r, e, s in entry.yields} if entry else {}
        for row in self.materials:
            code = row.input.material
            row.set_figure(kg.get(code, row.base * factors.get(code, 1.0)))
            row.route.choose(routes.get(code, ""))
        for one in self.yields:
            one.set_figure(won.get((one.input.route, one.input.element), one.base))


def _decimal(figure: float, decimals: int) -> Decimal:
    return Decimal(repr(round(figure, decimals)))
