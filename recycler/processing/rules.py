"""The one place that turns what was typed or stood in a row into a run, an input or a lot."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from recycler.batch import WHOLE_SCALE_KG, WeightSource
from recycler.entry.field_rules import FieldCheck, Remembered, before_dash, check_unit
from recycler.entry.moments import past_moment
from recycler.entry.typed import in_unit, limited_text, line, quantity, share_ppm
from recycler.errors import InputError
from recycler.problems import Problem
from recycler.processing.hazards import HazardClass
from recycler.processing.records import LotKind, RunKind
from recycler.units import UG_PER_UNIT, Reading, unit_code

if TYPE_CHECKING:
    from recycler.reference.data import Reference

INPUT = "input"
BOOKINGS = (INPUT, *(kind.value for kind in LotKind))
RUN_FIELDS = (
    "kind", "route", "stage", "area", "operator", "started_at", "closed_at", "why",
)  # fmt: skip
COLUMNS = (
    "run", *RUN_FIELDS, "booking", "source", "lot", "material", "product", "hazard", "gross",
    "tare", "unit", "moisture_pct", "sd", "scale", "container", "at", "note",
)  # fmt: skip
REQUIRED = ("run", "booking", "gross", "unit", "at")
PLACES = {  # the field at which a refusal of the store is told, if not the run
    "unknown_route": "route", "no_such_stage": "stage", "route_of_process": "kind",
    "stage_of_route": "stage", "unknown_material": "material", "yields_too_much": "gross",
    "closed_before_start": "closed_at", "no_such_source": "source", "source_void": "source",
    "lot_cancelled": "source", "loss_taken": "source", "cycle": "source", "used_up": "source",
    "takes_too_much": "source", "route_not_for": "source", "not_assembled": "source",
    "split_of_one": "source", "hazards_apart": "source", "unit_conflict": "container",
}  # fmt: skip
TEXT_LIMITS = {
    "run": 40, "stage": 120, "area": 60, "operator": 120, "why": 2000, "source": 40, "lot": 40,
    "product": 80, "scale": 60, "container": 60, "note": 2000,
}  # fmt: skip
_KINDS_ALSO = {
    RunKind.PROCESS: "run, 処理, 工程",
    RunKind.TEARDOWN: "dismantling, 解体",
    RunKind.SPLIT: "分割",
    RunKind.MERGE: "合併, 統合",
    RunKind.BLEND: "混合, ブレンド",
}
_BOOKINGS_ALSO = {
    INPUT: "in, feed, 投入",
    LotKind.PRODUCT.value: "製品",
    LotKind.INTERMEDIATE.value: "wip, 中間品, 中間物",
    LotKind.RESIDUE.value: "waste, 残渣",
    LotKind.LOSS.value: "losses, 損失",
    LotKind.RETURN.value: "returned, 返送, 戻し",
}

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class BookingRow:
    """A row of a sheet of runs.

    run: label within the file, or the number of a run that is there; of_run: what it says of the
    run; source: of an input, ticket, number or label of a lot; lot: label of an output within
    the file; about: material, product and hazard of an output; weighed: fields of a weighing.
    """

    run: str
    of_run: Mapping[str, object]
    booking: str
    source: str | None
    lot: str | None
    about: Mapping[str, object]
    weighed: Mapping[str, object]

    @property
    def is_input(self) -> bool:
        return self.booking == INPUT


class BookingRules:
    """What a row must be before it can be booked.

    Args:
        reference: materials that are known.
        zone: the facility's zone; moments without a zone are meant in it.
        capacity_kg: the most the scale can weigh [kg].
        now: the clock, with its zone.
        decimal_comma: "1,250" is 1.25; otherwise it is refused, as it can be 1250 as well.
    """

    def __init__(
        self,
        reference: "Reference",
        zone: ZoneInfo,
        capacity_kg: float = WHOLE_SCALE_KG,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        decimal_comma: bool = False,
    ) -> None:
        self._reference, self._zone, self._now = reference, zone, now
        self._capacity_kg, self._decimal_comma = capacity_kg, decimal_comma
        self._unit = Remembered(lambda value: unit_code(line(value)))
        self._material = Remembered(self._find_material)
        self._kind = Remembered(_one_of(RunKind, _KINDS_ALSO, "unknown_run_kind"))
        self._booking = Remembered(_booking)
        self._hazard = Remembered(_one_of(HazardClass, {}, "unknown_hazard"))
        self._texts = {
            name: Remembered(limited_text(most, several_lines=name in ("note", "why")))
            for name, most in TEXT_LIMITS.items()
        }

    def row(
        self, fields: Mapping[str, object], source: WeightSource = WeightSource.IMPORTED
    ) -> tuple[BookingRow | None, list[Problem]]:
        """Check one row.

        Args:
            fields: text, number or date by column; blank and absent mean the same.
            source: how the weights came in.

        Returns:
            The row, None if a rule is broken; and what is wrong, by field.
        """
        check = FieldCheck(fields, COLUMNS, REQUIRED)
        texts = {name: check.rule(name, rule) for name, rule in self._texts.items()}
        booking = check.rule("booking", self._booking)
        is_input = booking == INPUT
        check.rule("source", lambda value: value, required=is_input)
        material = check.rule("material", self._material)
        if booking and not is_input and material is None and not texts["product"]:
            check.problem("product", InputError("lot_of_nothing"))
        of_run = self._of_run(check, texts)
        about = {
            "material": material,
            "product": texts["product"],
            "hazard": check.rule("hazard", self._hazard),
        }
        weighed = {
            **self._weights(check),
            "weight_source": source,
            "moisture_ppm": check.rule("moisture_pct", share_ppm("moisture_range")),
            **{name: texts[name] for name in ("scale", "container", "note")},
            "at": check.rule("at", self._moment),
        }
        if check.failed:
            return None, check.problems
        given = {name: value for name, value in of_run.items() if value is not None}
        label, lot = str(texts["run"]), texts["lot"]
        source_name = str(texts["source"]) if is_input else None
        return BookingRow(
            label, given, str(booking), source_name, str(lot) if lot else None, about, weighed
        ), check.problems

    def run(self, fields: Mapping[str, object]) -> tuple[dict[str, object], list[Problem]]:
        """Check what is said of a run when it starts, without a weighing.

        Args:
            fields: text or moment by column of `RUN_FIELDS`, and `note`.

        Returns:
            What was said, by field; and what is wrong.
        """
        check = FieldCheck(fields, COLUMNS, ("kind", "started_at"))
        texts = {name: check.rule(name, rule) for name, rule in self._texts.items()}
        said = {**self._of_run(check, texts), "note": texts["note"]}
        return {name: value for name, value in said.items() if value is not None}, check.problems

    def _of_run(self, check: FieldCheck, texts: Mapping[str, object]) -> dict[str, object]:
        return {
            "kind": check.rule("kind", self._kind),
            "route": check.rule("route", lambda value: before_dash(line(value))),
            **{name: texts[name] for name in ("stage", "area", "operator", "why")},
            "started_at": check.rule("started_at", self._moment),
            "closed_at": check.rule("closed_at", self._moment),
        }

    def _moment(self, value: object) -> datetime:
        return past_moment(value, self._zone, self._now())

    def _find_material(self, value: object) -> str:
        text = line(value)
        find = self._reference.find_material
        if code := find(text) or find(before_dash(text)):
            return code
        similar = self._reference.suggestions(text) or list(self._reference.materials)[:3]
        raise InputError("unknown_material", value=text, suggestions=similar)

    def _weights(self, check: FieldCheck) -> dict[str, object]:
        stated = check.rule("unit", self._unit, required=False)
        found = check.rule("gross", lambda value: quantity(value, self._decimal_comma))
        unit = check.unit(stated, found[1] if isinstance(found, tuple) else None)
        if not isinstance(found, tuple) or unit is None:
            return {}
        gross = Reading(found[0], unit)
        check.rule("gross", lambda value: self._check_gross(value, gross, stated))
        if "gross" in check.failed:  # what a tare means hangs on it
            return {}
        tare = check.rule("tare", lambda value: self._tare(value, gross))
        sd = check.rule("sd", lambda value: self._sd(value, unit))
        return {"gross": gross.digits, "tare": tare or Decimal(0), "unit": unit, "sd_kg": sd}

    def _check_gross(self, value: object, gross: Reading, stated: object) -> None:
        check_unit(value, gross.unit, stated)
        if gross.ug <= 0:
            raise InputError("gross_not_positive", value=f"{gross.digits:f} {gross.unit}")
        if gross.kg > self._capacity_kg:
            text = f"{gross.digits:f} {gross.unit}"
            raise InputError("over_capacity", value=text, capacity_kg=f"{self._capacity_kg:.15g}")

    def _tare(self, value: object, gross: Reading) -> Decimal:
        number, own = quantity(value, self._decimal_comma)
        tare = in_unit(Reading(number, own or gross.unit), gross.unit)
        if tare.digits < 0:
            raise InputError("tare_negative", value=f"{tare.digits:f} {tare.unit}")
        if tare.ug >= gross.ug:
            raise InputError("tare_over_gross")
        return tare.digits

    def _sd(self, value: object, unit: str) -> Decimal:
        """Return the standard uncertainty of a net weighing [kg]."""
        number, own = quantity(value, self._decimal_comma)
        if number <= 0:
            raise InputError("sd_not_positive", value=f"{number:f} {own or unit}")
        return number * UG_PER_UNIT[own or unit] / UG_PER_UNIT["kg"]


def _booking(value: object) -> str:
    text = before_dash(line(value)).casefold()
    for name, also in _BOOKINGS_ALSO.items():
        if text in {name, *also.split(", ")}:
            return name
    raise InputError("unknown_booking", value=line(value), kinds=list(BOOKINGS))


def _one_of(kind: type[E], also: Mapping[E, str], code: str) -> Callable[[object], E]:
    """Return the rule on one of a few words, in English or as it is said in Japanese."""

    def chosen(value: object) -> E:
        text = before_dash(line(value)).casefold()
        for member in kind:
            if text in {member.value, *also.get(member, "").split(", ")}:
                return member
        raise InputError(code, value=line(value), kinds=[member.value for member in kind])

    return chosen
