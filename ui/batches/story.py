"""A batch in words: its facts, its weighings, and what happened to it."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from ui.language import numbers, words
from ui.language.reference_names import material_name, spoken
from ui.parts.batch_columns import weighed
from ui.parts.facts import Fact
from ui.parts.timeline import Event

if TYPE_CHECKING:
    from datetime import tzinfo

    from db.proof.journal import HistoryEntry
    from recycler.batch import Batch
    from recycler.estimate import Estimate
    from recycler.reference.data import Reference

_TOLD = (
    "received_at", "material", "supplier", "supplier_lot", "origin_country", "gross", "tare",
    "unit", "moisture_ppm", "contamination_ppm", "route", "note",
)  # fmt: skip


def intake_facts(batch: "Batch", reference: "Reference", zone: "tzinfo") -> list[Fact]:
    """Return what came with the batch."""
    translate = QCoreApplication.translate
    version = translate("Story", "{code} · composition v{version}").format(
        code=batch.material, version=batch.composition_version
    )
    facts: list[Fact] = [
        (words.field("received_at"), numbers.moment(batch.received_at.astimezone(zone)), ""),
        (words.field("material"), material_name(reference, batch.material), version),
        (words.field("supplier"), batch.supplier, ""),
        (words.field("supplier_lot"), batch.supplier_lot or numbers.UNKNOWN, ""),
        (words.field("origin_country"), origin_words(batch), ""),
        (words.field("route"), *_route(batch, reference)),
    ]
    if batch.note:
        facts.append((words.field("note"), batch.note, ""))
    return facts


def short_facts(batch: "Batch", dry: str) -> list[Fact]:
    """Return the few lines of the pane beside the list."""
    net = numbers.kg(batch.net_kg, _net_decimals(batch))
    translate = QCoreApplication.translate
    supplier = batch.supplier
    if batch.origin_country:
        supplier = translate("Story", "{supplier}, {country}").format(
            supplier=supplier, country=words.country(batch.origin_country)
        )
    return [
        (words.field("supplier"), supplier, ""),
        (translate("Story", "Lot"), batch.supplier_lot or numbers.UNKNOWN, ""),
        (translate("Story", "Weighed"), f"{weighed(batch)} = {net}", ""),
        (words.field("moisture_pct"), share_words(batch.moisture_ppm), ""),
        (words.field("contamination_pct"), share_words(batch.contamination_ppm), ""),
        (translate("Story", "Dry"), dry, ""),
    ]


def weighing_rows(batch: "Batch", estimate: "Estimate | None") -> list[tuple[str, str, str, bool]]:
    """Return name, figure, remark and weight of each line from gross to dry."""
    translate = QCoreApplication.translate
    source = words.weight_source(str(batch.weight_source))
    net, dry = batch.net_kg, batch.dry_kg
    wet = net * (batch.moisture_ppm or 0) / 1e6
    dirt = net - wet - dry
    decimals = _net_decimals(batch)
    half = numbers.half_interval(estimate.dry) if estimate else 0.0
    dry_decimals = max(numbers.interval_decimals(half), 0) if half else decimals
    plus_minus = f"{numbers.PLUS_MINUS} {numbers.kg(half, dry_decimals)}"
    return [
        (words.field("gross"), numbers.weighing(batch.gross, batch.unit), source, False),
        (
            words.field("tare"),
            numbers.weighing(batch.tare, batch.unit) if batch.tare else numbers.UNKNOWN,
            source if batch.tare else translate("Story", "none taken"),
            False,
        ),
        (translate("Story", "Net"), numbers.kg(net, decimals), "", True),
        (
            _with_share(words.field("moisture_pct"), batch.moisture_ppm),
            numbers.kg(-wet, decimals) if wet else numbers.UNKNOWN,
            translate("Story", "stated") if wet else translate("Story", "none stated"),
            False,
        ),
        (
            _with_share(words.field("contamination_pct"), batch.contamination_ppm),
            numbers.kg(-dirt, decimals) if batch.contamination_ppm else numbers.UNKNOWN,
            translate("Story", "judged")
            if batch.contamination_ppm
            else translate("Story", "none stated"),
            False,
        ),
        (
            translate("Story", "Dry"),
            numbers.kg(dry, dry_decimals),
            plus_minus if half else "",
            True,
        ),
    ]


def origin_words(batch: "Batch") -> str:
    """Return the country by name, with its code."""
    return words.country(batch.origin_country) or numbers.UNKNOWN


def share_words(ppm: int | None) -> str:
    """Return a share as per cent, or that none was stated."""
    if ppm is None:
        return QCoreApplication.translate("Story", "none stated")
    return numbers.with_unit(numbers.ppm_percent(ppm), "%")


def events(history: "list[HistoryEntry]", zone: "tzinfo", today: date) -> list[Event]:
    """Return what happened to a batch, newest first."""
    return [
        Event(
            _what(entry),
            _who(entry),
            numbers.short_moment(entry.at.astimezone(zone), today),
        )
        for entry in reversed(history)
    ]


_MOST_MOVED = 3


def moved(intake: "Estimate | None", now: "Estimate | None", samples: int) -> str:
    """Return what the results changed: `Nd: 22.9 % at intake, 23.2 % after 1 assay`."""
    from recycler.laboratory.sheet import headline_elements

    if intake is None or now is None or not samples:
        return ""
    translate = QCoreApplication.translate
    template = (
        translate("Story", "{element}: {before} at intake, {after} after 1 assay")
        if samples == 1
        else translate("Story", "{element}: {before} at intake, {after} after {count} assays")
    )
    seen = {assay.element for assay in now.assays}
    told = [
        template.format(
            element=element,
            before=_share_of(intake, element),
            after=_share_of(now, element),
            count=samples,
        )
        for element in [*headline_elements(now), *(e.element for e in now.elements)]
        if element in seen
    ]
    return "; ".join(list(dict.fromkeys(told))[:_MOST_MOVED])


def _share_of(estimate: "Estimate", element: str) -> str:
    line = estimate.element(element)
    share = line.contained.mean / estimate.dry.mean if line and estimate.dry.mean else 0.0
    return numbers.fraction_percent(share)


def _what(entry: "HistoryEntry") -> str:
    translate = QCoreApplication.translate
    if entry.action == "correct":
        changes = _changes(entry.before or {}, entry.after or {})
        return changes or translate("Story", "Corrected")
    if entry.action.startswith(("assay", "sample")):
        return _laboratory(entry.action, entry.after or {})
    name = str((entry.after or {}).get("name"))
    return {
        "log": translate("Story", "Logged"),
        "void": translate("Story", "Voided"),
        "reinstate": translate("Story", "Reinstated"),
        "follow": translate("Story", "Yields of the route learned anew"),
        "attachment": translate("Story", "{name} attached").format(name=name),
        "attachment_withdrawn": translate("Story", "Attachment {name} withdrawn").format(name=name),
    }.get(entry.action, entry.action)


def _laboratory(action: str, row: dict[str, Any]) -> str:
    """Return what the laboratory did: `Nd 23.18 % in SA-0917, provisional`."""
    translate = QCoreApplication.translate
    if action == "sample":
        return translate("Story", "Sample {sample} taken").format(sample=row.get("label"))
    below = "< " if row.get("below") else ""
    value = numbers.weighing(Decimal(str(row.get("value"))), str(row.get("unit")))
    found = f"{row.get('element')} {below}{value}"
    template = {
        "assay_final": translate("Story", "{found} in {sample} is final"),
        "assay_rejected": translate("Story", "{found} in {sample} rejected"),
    }.get(action, translate("Story", "{found} in {sample}"))
    return template.format(found=found, sample=row.get("sample"))


def _who(entry: "HistoryEntry") -> str:
    said = [entry.who, entry.station]
    if entry.why:
        said.append(entry.why)
    if entry.version > 1:
        said.append(
            QCoreApplication.translate("Story", "version {number}").format(number=entry.version)
        )
    return " · ".join(part for part in said if part)


def _changes(before: dict[str, Any], after: dict[str, Any]) -> str:
    """Return what a correction changed: `Moisture 0.4 % to 0.42 %`."""
    template = QCoreApplication.translate("Story", "{field} {old} to {new}")
    told = [
        template.format(
            field=words.field(_column(name)),
            old=_value(name, before),
            new=_value(name, after),
        )
        for name in _TOLD
        if before.get(name) != after.get(name)
    ]
    return "; ".join(told)


def _column(name: str) -> str:
    return name.replace("_ppm", "_pct")


def _value(name: str, row: dict[str, Any]) -> str:
    value = row.get(name)
    if value in (None, ""):
        return numbers.UNKNOWN
    if name.endswith("_ppm"):
        return share_words(int(value))
    if name in ("gross", "tare"):
        return numbers.weighing(Decimal(value), str(row.get("unit") or "kg"))
    if name == "received_at":
        return str(value)[:16].replace("T", " ")
    return str(value)


def _with_share(name: str, ppm: int | None) -> str:
    return f"{name} {share_words(ppm)}" if ppm else name


def _net_decimals(batch: "Batch") -> int:
    """Net shows as many digits as the scale did, where it weighs in kg."""
    exponent = min(0, *(int(d.as_tuple().exponent) for d in (batch.gross, batch.tare)))
    return -exponent if batch.unit == "kg" else 1


def _route(batch: "Batch", reference: "Reference") -> tuple[str, str]:
    if not batch.route:
        return numbers.UNKNOWN, ""
    said = QCoreApplication.translate("Story", "{code} v{version}").format(
        code=batch.route, version=batch.route_version
    )
    return spoken(reference.route(batch.route, batch.route_version).name), said
