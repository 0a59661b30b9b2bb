"""What scenarios would do: targets, masses and value, as it is beside what it would be."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import numbers, words
from ui.look.text import text
from ui.look.tokens import MARGIN
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable
from ui.targets import groups
from ui.targets import wording as targets
from ui.whatif import wording

if TYPE_CHECKING:
    from recycler.reference.data import Reference
    from recycler.whatif.effect import Effect
    from recycler.whatif.masses import Change
    from recycler.whatif.moved import Moved

translate = QCoreApplication.translate
_BULLETS_FROM = 900  # width of the table [px]


@dataclass(frozen=True, slots=True)
class Line:
    """A mass or a value, as it is and under each scenario."""

    name: str
    was: str
    then: tuple[tuple[str, str], ...]  # figure and difference
    surely: tuple[bool, ...]  # the interval of the difference leaves out zero


def target_columns(effects: "Sequence[Effect]") -> list[Column]:
    """Return the columns of targets: one scenario in full, or some side by side."""
    columns = [
        Column("name", translate("Whatif", "Target"), _name, width=190, stretch=4),
        Column("figure", translate("Whatif", "Figure"), _figure, width=84, right=True),
        Column("was", translate("Whatif", "As it is"), _was, width=84, right=True),
    ]
    one = len(effects) == 1
    for place, effect in enumerate(effects):
        title = translate("Whatif", "Then") if one else effect.scenario.name
        columns.append(Column(f"then{place}", title, _of(place, _then), width=84, right=True))
        if one:
            columns += [
                Column("difference", translate("Whatif", "Difference ± 90 %"),
                       _of(place, _difference), width=150, right=True),
                Column("bullet", translate("Whatif", "Then, and target"), _of(place, _bullet),
                       width=120, stretch=2, from_width=_BULLETS_FROM),
            ]  # fmt: skip
        columns.append(
            Column(f"chance{place}", translate("Whatif", "Chance"), _of(place, _chance), width=104,
                   right=True)
        )  # fmt: skip
    return columns


def _of(place: int, cell: "Callable[[Moved], Cell]") -> "Callable[[Sequence[Moved]], Cell]":
    return lambda row: cell(row[place])


def _name(row: "Sequence[Moved]") -> Cell:
    standing = row[0].standing
    beside = translate("Whatif", "by {}").format(numbers.day(standing.step.on))
    return Cell(beside, role="caption", ink="text-3", lead=wording.name(row[0]), lead_role="body",
                tip=wording.why(row[0]))  # fmt: skip


def _figure(row: "Sequence[Moved]") -> Cell:
    return Cell(targets.value(row[0].standing), ink="text-2")


def _was(row: "Sequence[Moved]") -> Cell:
    return Cell(wording.was(row[0]), ink="text-2")


def _then(one: "Moved") -> Cell:
    return Cell(wording.then(one), role="key", tip=wording.why(one))


def _difference(one: "Moved") -> Cell:
    return Cell(wording.moved_by(one), ink="text-2", tip=wording.why(one))


def _bullet(one: "Moved") -> Cell:
    return Cell(bullet=groups.bullet(wording.as_then(one)))


def _chance(one: "Moved") -> Cell:
    was, then = wording.chance_was(one), wording.chance_then(one)
    if was == then:
        return Cell(then, ink="text-2", tip=wording.why(one))
    return Cell(then, role="strong", lead=f"{was} → ", lead_ink="text-3", lead_role="small",
                tip=wording.why(one))  # fmt: skip


def mass_columns(effects: "Sequence[Effect]") -> list[Column]:
    """Return the columns of masses and values."""
    columns = [
        Column("name", translate("Whatif", "In a year"), _line_name, width=190, stretch=3),
        Column("was", translate("Whatif", "As it is ± 90 %"), _line_was, width=140, right=True),
    ]
    for place, effect in enumerate(effects):
        one = len(effects) == 1
        title = translate("Whatif", "Then") if one else effect.scenario.name
        columns.append(
            Column(f"then{place}", title, _line_then(place), width=140, right=True, stretch=1)
        )
        if one:
            columns.append(
                Column("difference", translate("Whatif", "Difference ± 90 %"),
                       _line_difference(place), width=160, right=True, stretch=1)
            )  # fmt: skip
    return columns


def _line_name(line: Line) -> Cell:
    return Cell(line.name)


def _line_was(line: Line) -> Cell:
    return Cell(line.was, ink="text-2")


def _line_then(place: int) -> Callable[[Line], Cell]:
    return lambda line: Cell(line.then[place][0], role="key", tip=line.then[place][1])


def _line_difference(place: int) -> Callable[[Line], Cell]:
    def cell(line: Line) -> Cell:
        if line.surely[place]:
            return Cell(line.then[place][1], role="key")
        return Cell(line.then[place][1], ink="text-2")

    return cell


def lines(effects: "Sequence[Effect]") -> list[Line]:
    """Return masses and values that are to be shown: what moves, and what targets are about."""
    about = {one.standing.target.about for one in effects[0].targets}
    shown = [one.element for effect in effects for one in wording.notable(effect, tuple(about))]
    names = dict.fromkeys(sorted(shown, key=lambda name: name not in about))
    found = []
    for measure in effects[0].worth:
        moved = [one.worth[measure] for one in effects]
        money = [wording.change(one, money=effects[0].currency) for one in moved]
        found.append(_line(wording.worth_name(measure), moved, money))
    for which in ("recovered", "contained"):
        said = (translate("Whatif", "{}, recovered") if which == "recovered"
                else translate("Whatif", "{}, contained"))  # fmt: skip
        for name in names:
            masses = [one.mass(name) for one in effects]
            moved = [getattr(one, which) for one in masses if one is not None]
            if len(moved) == len(effects):
                found.append(_line(said.format(words.group(name)), moved,
                                   [wording.change(one) for one in moved]))  # fmt: skip
    return found


def _line(name: str, moved: "Sequence[Change]", told: Sequence[tuple[str, str, str]]) -> Line:
    surely = tuple(one.difference.p05 > 0 or one.difference.p95 < 0 for one in moved)
    return Line(name, told[0][0], tuple((then, by) for _, then, by in told), surely)


class Answer(QWidget):
    """Two tables, and what they rest on."""

    def __init__(self) -> None:
        super().__init__()
        self.effects: Sequence[Effect] = ()
        self.said = text("", "body", "text-1", wrap=True)
        self.reasons = text("", "small", "text-2", wrap=True)
        self.basis = text(wording.basis(), "small", "text-3", wrap=True)
        self.targets: DataTable | None = None
        self.masses: DataTable | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for label, above in ((self.said, 12), (self.reasons, 4), (self.basis, 4)):
            label.setContentsMargins(MARGIN, above, MARGIN, 0 if label is self.reasons else 10)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(self.said)
        self._column.addWidget(self.reasons)
        self._column.addWidget(self.basis)
        self._shape: tuple[object, ...] = ()

    def show_effects(self, effects: "Sequence[Effect]", reference: "Reference") -> None:
        """Show what one scenario does in full, or some side by side."""
        self.effects = effects
        shape = tuple(one.scenario.name for one in effects)
        if self.targets is None or len(effects) > 1 or len(self._shape) != 1:
            self._build(effects)
        self._shape = shape
        self.said.setText(_supposed(effects, reference))
        rows = list(zip(*(one.targets for one in effects), strict=True))
        assert self.targets is not None
        assert self.masses is not None
        _models(self.targets).set_records(rows)
        _models(self.masses).set_records(lines(effects))
        self.targets.setVisible(bool(rows))
        told = _reasons(one for row in rows for one in row)
        told += list(filter(None, dict.fromkeys(map(wording.unpriced, effects))))
        if not rows:
            told = [translate("Whatif", "No target is followed: only masses and values are shown.")]
        self.reasons.setText(" ".join(told))
        self.reasons.setVisible(bool(told))

    def _build(self, effects: "Sequence[Effect]") -> None:
        for table in (self.targets, self.masses):
            if table is not None:
                self._column.removeWidget(table)
                table.deleteLater()
        self.targets = _table(target_columns(effects), translate("Whatif", "Targets, now and then"))
        self.masses = _table(mass_columns(effects), translate("Whatif", "Masses and value"))
        self._column.insertWidget(1, self.targets, 3)
        self._column.insertWidget(2, self.masses, 2)


def _reasons(moved: "Iterable[Moved]") -> list[str]:
    """Return why targets do not move, each reason with the targets it holds for."""
    found: dict[str, dict[str, None]] = {}
    for one in moved:
        if reason := wording.why(one):
            found.setdefault(reason, {})[wording.name(one)] = None
    return [f"{', '.join(names)}: {reason}" for reason, names in found.items()]


def _models(table: DataTable) -> RowsModel:
    model = table.model()
    assert isinstance(model, RowsModel)
    return model


def _table(columns: list[Column], name: str) -> DataTable:
    model = RowsModel(columns)
    table = DataTable(model)
    model.setParent(table)
    table.setAccessibleName(name)
    return table


def _supposed(effects: "Sequence[Effect]", reference: "Reference") -> str:
    if len(effects) > 1:
        return "\n".join(
            f"{one.scenario.name}: {' '.join(wording.supposed(one.scenario, reference))}"
            for one in effects
        )
    told = wording.supposed(effects[0].scenario, reference)
    if not told:
        return translate("Whatif", "All as it was. Move a slider, or type a number beside it.")
    since = numbers.day(effects[0].scenario.since)
    return translate("Whatif", "From {since} on: {told}").format(since=since, told=" ".join(told))
