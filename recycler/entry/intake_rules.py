"""The one place that turns what was typed or stood in a cell into a `BatchEntry`."""

import difflib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from recycler.batch import WHOLE_SCALE_KG, BatchEntry, WeightSource
from recycler.countries import countries, country_code, similar_countries
from recycler.entry.field_rules import FieldCheck, Remembered, before_dash, check_unit
from recycler.entry.moments import past_moment
from recycler.entry.typed import in_unit, limited_text, line, quantity, share_ppm
from recycler.errors import InputError
from recycler.problems import Problem
from recycler.units import Reading, unit_code

if TYPE_CHECKING:
    from recycler.reference.data import Reference

COLUMNS = (
    "received_at", "material", "supplier", "supplier_lot", "origin_country", "gross", "tare",
    "unit", "moisture_pct", "contamination_pct", "route", "note",
)  # fmt: skip
REQUIRED = ("received_at", "material", "supplier", "gross", "unit")
TEXT_LIMITS = {"supplier": 120, "supplier_lot": 80, "note": 2000}
WET = "swarf"  # families that never come in dry

_MOST_SUGGESTED = 200  # distinct unknown names to look up; a wrong column would cost minutes


class IntakeRules:
    """What a batch must be before it can be logged.

    Args:
        reference: materials, compositions and routes that are known.
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
        self._reference = reference
        self._zone = zone
        self._capacity_kg = capacity_kg
        self._now = now
        self._decimal_comma = decimal_comma
        self._suggested = 0
        self._material = Remembered(self._find_material)
        self._supplier = Remembered(limited_text(TEXT_LIMITS["supplier"]))
        self._country = Remembered(self._find_country)
        self._unit = Remembered(lambda value: unit_code(line(value)))
        self._route = Remembered(self._find_route)

    def entry(
        self, fields: Mapping[str, object], source: WeightSource = WeightSource.TYPED
    ) -> tuple[BatchEntry | None, list[Problem]]:
        """Check one batch.

        Args:
            fields: text, number or date by column; blank and absent mean the same.
            source: how the weights came in.

        Returns:
            The entry, None if a rule is broken; and what is wrong or worth a notice, by field.
        """
        check = FieldCheck(fields, COLUMNS, REQUIRED)
        material = check.rule("material", self._material)
        values = {
            "received_at": check.rule("received_at", self._moment),
            "material": material,
            "supplier": check.rule("supplier", self._supplier),
            "supplier_lot": check.rule("supplier_lot", limited_text(TEXT_LIMITS["supplier_lot"])),
            "origin_country": check.rule("origin_country", self._country),
            **self._weights(check),
            "weight_source": source,
            "moisture_ppm": check.rule("moisture_pct", share_ppm("moisture_range")),
            "contamination_ppm": check.rule("contamination_pct", share_ppm("contamination_range")),
            "route": check.rule("route", lambda value: self._route((value, material))),
            "note": check.rule("note", limited_text(TEXT_LIMITS["note"], several_lines=True)),
        }
        if check.failed or not isinstance(material, str):
            return None, check.problems
        self._notice(check, material, str(values["supplier"]))
        return BatchEntry.model_validate(values), check.problems

    # one rule a field

    def _moment(self, value: object) -> datetime:
        return past_moment(value, self._zone, self._now())

    def _find_material(self, value: object) -> str:
        text = line(value)
        find = self._reference.find_material
        if code := find(text) or find(before_dash(text)):
            return code
        similar = self._reference.suggestions(text) if self._may_suggest() else []
        suggestions = similar or list(self._reference.materials)[:3]
        raise InputError("unknown_material", value=text, suggestions=suggestions)

    def _find_country(self, value: object) -> str:
        text = line(value)
        if code := country_code(text) or country_code(before_dash(text)):
            return code
        similar = similar_countries(text) if self._may_suggest() else []
        examples = similar or [countries()["JP"], countries()["US"]]
        suggestions = [f"{country.code} ({country.name})" for country in examples]
        raise InputError("unknown_country", value=text, suggestions=suggestions)

    def _find_route(self, key: object) -> str:
        value, material = key if isinstance(key, tuple) else (key, None)
        text = line(value)
        known = {route.name.casefold(): route.code for route in self._reference.routes.values()}
        fitting = self._reference.applicable_routes(material) if material else list(known.values())
        code = known.get(text.casefold(), before_dash(text).upper().replace(" ", ""))
        try:
            code = self._reference.route(code).code
        except InputError as error:
            similar = difflib.get_close_matches(code, fitting) if self._may_suggest() else []
            raise InputError("unknown_route", value=text, routes=similar or fitting) from error
        if code not in fitting:
            raise InputError("route_not_applicable", material=material, route=code, routes=fitting)
        return code

    # weights

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
        return {"gross": gross.digits, "tare": tare or Decimal(0), "unit": unit}

    def _check_gross(self, value: object, gross: Reading, stated: object) -> None:
        check_unit(value, gross.unit, stated)
        if gross.ug <= 0:
            raise InputError("gross_not_positive", value=f"{gross.digits:f} {gross.unit}")
        if gross.kg > self._capacity_kg:
            capacity = f"{self._capacity_kg:.15g}"
            text = f"{gross.digits:f} {gross.unit}"
            raise InputError("over_capacity", value=text, capacity_kg=capacity)

    def _tare(self, value: object, gross: Reading) -> Decimal:
        number, own = quantity(value, self._decimal_comma)
        tare = in_unit(Reading(number, own or gross.unit), gross.unit)
        if tare.digits < 0:
            raise InputError("tare_negative", value=f"{tare.digits:f} {tare.unit}")
        if tare.ug >= gross.ug > 0:
            told = {"value": f"{tare.digits:f}", "gross": f"{gross.digits:f} {gross.unit}"}
            raise InputError("tare_over_gross", **told)
        return tare.digits

    # notices and suggestions

    def _notice(self, check: FieldCheck, material: str, supplier: str) -> None:
        family = self._reference.material(material).family
        if check.blank("moisture_pct") and WET in family:
            check.notice("moisture_pct", "moisture_expected", material=material)
        if not self._reference.composition_version(material, supplier):
            check.notice("material", "no_estimate", material=material)

    def _may_suggest(self) -> bool:
        self._suggested += 1
        return self._suggested <= _MOST_SUGGESTED
