"""How much a sample must weigh, reckoned in place: Gy's formula for what is typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recycler.errors import InputError
from ui.language import numbers
from ui.language.sentences import say_error
from ui.look.text import set_ink, text
from ui.parts.fields import ChoiceField, Field, NumberField
from ui.parts.suggestions import Suggestion, matching

if TYPE_CHECKING:
    from recycler.reference.data import Reference

AIM = 0.02  # relative sd, that of a typical assay
_LABEL, _WIDTH = 88, 104
_PIECES: dict[str, object] = {
    "magnets": QT_TRANSLATE_NOOP("SampleSize", "Magnets or pieces of them"),
    "shredded": QT_TRANSLATE_NOOP("SampleSize", "Shredded products, cells or packs"),
    "swarf": QT_TRANSLATE_NOOP("SampleSize", "Swarf or powder of magnets"),
    "black_mass": QT_TRANSLATE_NOOP("SampleSize", "Black mass"),
}
_USUAL = {"magnets": ("10", "500"), "shredded": ("20", "1000"), "swarf": ("1", "250"),
          "black_mass": ("1", "250")}  # fmt: skip


class SampleSize(QWidget):
    """Kind of material, top size, sample and lot; what they say stands beneath."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = ChoiceField("pieces", self.tr("Made of"))
        self.kind.label.setFixedWidth(_LABEL)
        self.kind.suggest, self.kind.look_up = _suggest, _find
        self.top_size = _figure("top_size", self.tr("Top size"), "mm")
        self.sample = _figure("sample", self.tr("Sample"), "g", 56)
        self.lot = _figure("lot", self.tr("Lot"), "kg", 48)
        self.answer = text("", "body", wrap=True)
        self._fields: tuple[Field, ...] = (self.kind, self.top_size, self.sample, self.lot)
        for place, field in enumerate(self._fields):
            field.edited.connect(self._reckon)
            field.stepped.connect(lambda by, place=place: self._step(place + by))
        self.setFocusProxy(self.kind)
        self._lay_out()

    def show_load(self, reference: "Reference", material: str, dry_kg: float) -> None:
        """Begin with what is known of a load."""
        from recycler.laboratory.sample_mass import pieces_of

        known = reference.materials.get(material)
        pieces = str(pieces_of(known.category, known.family) if known else "magnets")
        top_mm, sample_g = _USUAL[pieces]
        self.kind.set_value(pieces)
        self.top_size.set_value(top_mm)
        self.sample.set_value(sample_g)
        self.lot.set_value(numbers.number(dry_kg, 1).replace(numbers.THIN, ""))
        self._reckon()

    # --- inside ---

    def _reckon(self) -> None:
        """Say what is typed comes to, or under each field what is wrong with it."""
        for field in self._fields:
            field.say("")
        pieces = self.kind.value()
        if pieces not in _PIECES:
            self.kind.say(self.tr("Choose one of the list: Alt+↓ opens it."))
        top_mm, sample_g = _typed(self.top_size, "mm"), _typed(self.sample, "g")
        lot_kg = _typed(self.lot, "kg")
        if sample_g and lot_kg and sample_g > lot_kg * 1000:
            self.sample.say(self.tr("The sample is more than the lot. Check g and kg."))
            sample_g = None
        is_whole = pieces in _PIECES and top_mm and sample_g and lot_kg
        if is_whole and top_mm and sample_g and lot_kg:
            self.answer.setText(_said(pieces, top_mm, sample_g, lot_kg))
        set_ink(self.answer, "text-1" if is_whole else "text-3")

    def _step(self, place: int) -> None:
        self._fields[place % len(self._fields)].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(self.kind)
        self.kind.setMaximumWidth(_LABEL + 320)
        row = QHBoxLayout()
        row.setSpacing(16)
        for field in self._fields[1:]:
            field.setFixedWidth(field.label.maximumWidth() + _WIDTH)
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        below = QVBoxLayout()  # the fields are narrow: what is wrong stands below all three
        below.setContentsMargins(_LABEL, 0, 0, 0)
        for field in self._fields[1:]:
            below.addWidget(field.line)
        block = QVBoxLayout()
        block.setSpacing(0)
        block.addLayout(row)
        block.addLayout(below)
        column.addLayout(block)
        column.addWidget(self.answer)
        column.addWidget(text(self.tr(
            "Gy's formula: the least a correctly taken sample can be off. Mixing and preparing it "
            "come on top; shares and densities of the phases are assumptions."
        ), "caption", "text-3", wrap=True))  # fmt: skip


def _figure(name: str, label: str, unit: str, label_width: int = _LABEL) -> NumberField:
    return NumberField(name, label, unit, label_width=label_width, width=_WIDTH, noted=False)


def _typed(field: Field, unit: str) -> float | None:
    """Return a figure above nothing, or None with the reason under its field."""
    from recycler.entry.typed import in_unit, quantity
    from recycler.units import Reading

    try:
        number, own = quantity(field.text(), numbers.decimal_comma())
        if own is not None:
            number = in_unit(Reading(number, own), unit).digits
    except InputError as error:
        field.say(say_error(error))
        return None
    if number <= 0:
        field.say(QCoreApplication.translate("SampleSize", "Type a figure above zero."))
        return None
    return float(number)


def _said(pieces: str, top_mm: float, sample_g: float, lot_kg: float) -> str:
    from recycler.laboratory.sample_mass import Pieces, lot_of, needed_g, relative_sd

    lot, lot_g = lot_of(Pieces(pieces), top_mm / 10), lot_kg * 1000
    sd = relative_sd(lot, sample_g, lot_g)
    template = QCoreApplication.translate(
        "SampleSize", "A sample of {sample} carries {sd} relative sd at {size}; {aim} needs {mass}."
    )
    if sd <= AIM:
        template = QCoreApplication.translate(
            "SampleSize",
            "A sample of {sample} carries {sd} relative sd at {size}: enough for {aim}, which "
            "needs {mass}.",
        )
    return template.format(
        sample=_mass(sample_g),
        sd=_percent(sd),
        size=numbers.with_unit(_digits(top_mm), "mm"),
        aim=_percent(AIM),
        mass=_mass(needed_g(lot, AIM, lot_g)),
    )


def _mass(grams: float) -> str:
    if grams >= 1000:
        return numbers.with_unit(_digits(grams / 1000), "kg")
    return numbers.with_unit(_digits(max(grams, 0.1)), "g")


def _percent(fraction: float) -> str:
    return numbers.with_unit(_digits(max(fraction, 1e-4) * 100), "%")


def _digits(value: float) -> str:
    """Two digits, as many as an advice is worth; whole figures as they are."""
    if value >= 10 or value == round(value):
        return numbers.number(value)
    return numbers.number(value, 1 if value >= 1 else 2)


def _lines() -> list[Suggestion]:
    said = {code: QCoreApplication.translate("SampleSize", str(w)) for code, w in _PIECES.items()}
    return [Suggestion(words, code) for code, words in said.items()]


def _suggest(typed: str) -> list[Suggestion]:
    return matching(typed, _lines())


def _find(typed: str) -> Suggestion | None:
    wanted = typed.strip().casefold()
    return next((s for s in _lines() if wanted in (s.text.casefold(), s.value)), None)
