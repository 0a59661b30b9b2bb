"""Which reading does not fit: raw beside reconciled, how far each moved, and what that says."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.balance import wording
from ui.balance.figures import Figures, Kg, Stream
from ui.balance.section import Section
from ui.language import numbers
from ui.language.numbers import MassUnit
from ui.look.buttons import Button
from ui.look.text import text
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Reading:
    """One stream with the unit and the decimals of its table."""

    stream: Stream
    unit: MassUnit
    decimals: int


def readings_of(figures: Figures) -> list[Reading]:
    """Return the measured streams of a scope; one more digit than its surest row would be noise."""
    unit = wording.unit_for(figures, "raw")
    streams = figures.readings()
    best = [mass for one in streams if (mass := one.reconciled or one.read) is not None]
    finest = max((wording.decimals(mass, unit) for mass in best if mass.sd), default=0)
    return [Reading(one, unit, finest) for one in streams]


def columns() -> list[Column]:
    """Return the columns of the table; the unit stands in the line above it."""
    moved = translate("Balance", "Moved, in its own standard errors")
    return [
        Column("stream", translate("Balance", "Stream"), _name, width=180, stretch=2),
        Column("read", translate("Balance", "Read"), _read, width=92, right=True),
        Column("reconciled", translate("Balance", "Reconciled"), _reconciled, width=100,
               right=True),
        Column("half", translate("Balance", "± 90 %"), _half, width=82, right=True),
        Column("moved", moved, _moved, width=212, yields=1),
        Column("z", translate("Balance", "z"), _score, width=60, right=True),
        Column("words", translate("Balance", "In words"), _words, width=210, stretch=3),
    ]  # fmt: skip


def _name(reading: Reading) -> Cell:
    pieces = len(reading.stream.of)
    tip = translate("Balance", "{} readings behind it: Enter shows them").format(pieces)
    return Cell(reading.stream.name, tip=f"{reading.stream.name}\n{tip}" if pieces else "")


def _mass(reading: Reading, mass: Kg | None) -> str:
    if mass is None:
        return numbers.UNKNOWN
    return numbers.number(mass.kg * reading.unit.per_kg, reading.decimals)


def _read(reading: Reading) -> Cell:
    return Cell(_mass(reading, reading.stream.read), ink="text-2")


def _reconciled(reading: Reading) -> Cell:
    return Cell(_mass(reading, reading.stream.reconciled), role="key")


def _half(reading: Reading) -> Cell:
    mass = reading.stream.reconciled or reading.stream.read
    return Cell(wording.half(mass, reading.unit) if mass else "", role="small", ink="text-3")


def _moved(reading: Reading) -> Cell:
    score = reading.stream.score
    if score is None:
        said = translate("Balance", "nothing checks it")
        if reading.stream.standing == "left_out":
            said = translate("Balance", "left out")
        return Cell(said, role="small", ink="text-3")
    return Cell(score=score, text="", tip=wording.signed(score, 2))


def _score(reading: Reading) -> Cell:
    score = reading.stream.score
    return Cell(numbers.UNKNOWN if score is None else wording.signed(score))


def _words(reading: Reading) -> Cell:
    look = wording.verdict(reading.stream)
    return Cell(look.words, badge=look, tip=look.words)


class Readings(Section):
    """The table of readings, and the way to book what is left."""

    opened = Signal(object)  # Stream
    book_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Balance", "Which reading does not fit"), parent)
        self.model = RowsModel(columns())
        self.table = DataTable(self.model, ground="surface-2")
        self.model.setParent(self.table)
        self.table.setAccessibleName(self.title.text())
        self.column.addWidget(self.table)
        self.rule_words = text(self._rule(), "caption", "text-3")
        self.book = Button("", kind="link", key="B")
        foot = self.add_foot()
        foot.addWidget(self.rule_words)
        foot.addWidget(self.book)
        foot.addStretch(1)
        self.table.opened.connect(self._on_opened)
        self.book.clicked.connect(self.book_wanted)

    def show_figures(self, figures: Figures) -> None:
        """Show what was read in a scope."""
        found = readings_of(figures)
        self.model.set_records(found)
        self.table.fit_rows()
        self.say(wording.misfit_line(figures))
        unit = found[0].unit if found else numbers.KG
        of = f"{unit.name} {figures.scope.element}".strip()
        self.aside.setText(f"{of}, {numbers.period(figures.since, figures.until)}")
        missing = Kg(abs(figures.whole.kg), figures.whole.sd)
        self.book.setVisible(bool(missing.kg))
        self.book.setText(
            translate("Balance", "Book {} as unaccounted…").format(
                wording.amount_unit(missing, unit)
            )
        )
        self.book.updateGeometry()

    @staticmethod
    def _rule() -> str:
        return translate(
            "Balance",
            "Grey zone ±1.64: 9 of 10 readings fall inside. What was not found goes to the books "
            "only with a cause and an owner:",
        )

    def _on_opened(self, row: int) -> None:
        reading = self.model.record(row)
        if isinstance(reading, Reading):
            self.opened.emit(reading.stream)
