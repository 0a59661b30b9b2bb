"""A new version of a composition as it is proposed: before and after, with its evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recycler.laboratory.lots import LotAssay
from recycler.laboratory.site_composition import Finding, notable
from recycler.model.composition import sd_of_mean
from recycler.reference.records import Composition, CompositionRow, Origin, Payload


@dataclass(frozen=True, slots=True)
class Learned:
    """Mass fraction of an element, its sd between lots and that of the mean [-]."""

    mean: float
    sd: float
    sd_of_mean: float


@dataclass(frozen=True, slots=True)
class LearnedRow:
    """An element before and after; before is None where the version in force lacks it.

    lots: assayed, of which `below` a limit; worth_lots: lots that what was known before counts
    for: the reference's mean, for a supplier that of the others' lots.
    """

    element: str
    before: Learned | None
    after: Learned
    lots: int
    worth_lots: float
    below: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new version of a composition, for a person to accept.

    version_before: in force, 0 where there is none; lots: that taught something; rows: what was
    learned; followers: what too few assayed and moves along or back; payload: the new version,
    whole; supplier: whose lots it is to hold for, None: everybody's.
    """

    material: str
    version_before: int
    lots: int
    rows: tuple[LearnedRow, ...]
    followers: tuple[LearnedRow, ...]
    payload: Payload
    supplier: str | None = None


def proposed(
    material: str,
    number: int,
    before: Composition | None,
    rows: Sequence[CompositionRow],
    found: Mapping[str, Finding],
    results: Iterable[LotAssay],
    supplier: str | None = None,
) -> Proposal:
    """Return the proposal that puts rows in the place of what is in force.

    Args:
        material: code.
        number: of the new version.
        before: in force for the lots it is about.
        rows: of the whole material.
        found: what was learned, by element.
        results: of the lots that taught it.
        supplier: whose lots it is to hold for, None: everybody's.
    """
    in_force = _by_element(before)
    others = [row for row in rows if row.element not in found]
    moved = [row for row in others if _moved(in_force.get(row.element), row)]
    texts = tuple(_as_text(material, row) for row in rows)
    return Proposal(
        material,
        before.version if before is not None else 0,
        len({one.lot for one in results if one.element in found}),
        tuple(
            _line(in_force.get(row.element), row, found[row.element])
            for row in rows
            if row.element in found
        ),
        tuple(_line(in_force.get(row.element), row, None) for row in moved),
        Payload("composition", material, texts, number, Origin.LEARNED, supplier),
        supplier,
    )


def differs(before: Composition | None, rows: Sequence[CompositionRow]) -> bool:
    """Tell whether rows are notably different from what is in force."""
    in_force = _by_element(before)
    if in_force.keys() != {row.element for row in rows}:
        return True
    return any(notable(in_force[row.element], row) for row in rows)


def _by_element(composition: Composition | None) -> dict[str, CompositionRow]:
    return {row.element: row for row in composition.rows} if composition is not None else {}


def _moved(before: CompositionRow | None, after: CompositionRow) -> bool:
    return before is None or notable(before, after)


def _line(
    before: CompositionRow | None, after: CompositionRow, finding: Finding | None
) -> LearnedRow:
    return LearnedRow(
        after.element,
        _learned(before) if before is not None else None,
        _learned(after),
        finding.series.lots if finding else 0,
        finding.mean.worth_lots if finding else 0.0,
        finding.series.below if finding else 0,
    )


def _learned(row: CompositionRow) -> Learned:
    return Learned(row.mass_fraction, row.sd, sd_of_mean(row))


def _as_text(material: str, row: CompositionRow) -> dict[str, str]:
    text = {
        "material": material,
        "element": row.element,
        "mass_fraction": f"{row.mass_fraction:.8g}",
        "sd": f"{row.sd:.8g}",
        "n_samples": str(row.n_samples or ""),
        "evidence": row.evidence.value,
        "source": row.source,
        "note": row.note,
        "sd_of_mean": "" if row.sd_of_mean is None else f"{row.sd_of_mean:.8g}",
    }
    if not row.supplier:
        return text
    return text | {"supplier": row.supplier, "with_all": f"{row.with_all:.4g}"}
