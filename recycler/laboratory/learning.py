"""What the site's own assays say of a material's composition, as a proposal for a new version.

Nothing changes by itself: a proposal holds before and after, the evidence, and the rows that a
person may put in force. `docs/model.md` section 11.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recycler.composition import sd_of_mean
from recycler.laboratory.lots import LotAssay
from recycler.laboratory.site_composition import Finding, findings, notable, site_rows
from recycler.reference import Composition, CompositionRow, Origin, Payload, Reference


@dataclass(frozen=True, slots=True)
class Learned:
    """Mass fraction of an element, its sd between lots and that of the mean [-]."""

    mean: float
    sd: float
    sd_of_mean: float


@dataclass(frozen=True, slots=True)
class LearnedRow:
    """An element before and after; before is None where the version in force lacks it.

    lots: assayed, of which `below` a limit; worth_lots: lots the reference's mean counts for.
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
    whole.
    """

    material: str
    version_before: int
    lots: int
    rows: tuple[LearnedRow, ...]
    followers: tuple[LearnedRow, ...]
    payload: Payload


def proposals(
    reference: Reference, assays: Mapping[str, Iterable[LotAssay]]
) -> tuple[Proposal, ...]:
    """Return a proposal for each material of which something notable is to be learned.

    Args:
        reference: with all versions; the newest composition is the one in force.
        assays: by code of the material, at most one for each lot and element.

    Raises:
        InputError: as `proposal`.
    """
    found = (proposal(reference, material, lots) for material, lots in assays.items())
    return tuple(each for each in found if each is not None)


def proposal(reference: Reference, material: str, assays: Iterable[LotAssay]) -> Proposal | None:
    """Return what is to be learned of a material, None where it is nothing notable.

    An assembled product is not learned: its assay does not tell which part has changed.

    Args:
        reference: with all versions.
        material: code.
        assays: of its lots, at most one for each lot and element.

    Raises:
        InputError: `unknown_material`, `unknown_element`, `assay_range`, `assay_twice`.
    """
    reference.material(material)
    prior = reference.prior_composition(material)
    if prior is not None and prior.teardown:
        return None
    results = tuple(assays)
    found = findings(prior, results)
    if not found:
        return None
    before = reference.composition(material)
    rows = site_rows(reference, prior, found)
    lots = len({one.lot for one in results if one.element in found})
    return _proposal(material, before, rows, found, lots) if _differs(before, rows) else None


def _differs(before: Composition | None, rows: tuple[CompositionRow, ...]) -> bool:
    in_force = _by_element(before)
    if in_force.keys() != {row.element for row in rows}:
        return True
    return any(notable(in_force[row.element], row) for row in rows)


def _by_element(composition: Composition | None) -> dict[str, CompositionRow]:
    return {row.element: row for row in composition.rows} if composition is not None else {}


def _proposal(
    material: str,
    before: Composition | None,
    rows: tuple[CompositionRow, ...],
    found: Mapping[str, Finding],
    lots: int,
) -> Proposal:
    in_force = _by_element(before)
    version = before.version if before is not None else 0
    learned = [row for row in rows if row.element in found]
    others = [row for row in rows if row.element not in found]
    moved = [row for row in others if _moved(in_force.get(row.element), row)]
    payload = tuple(_as_text(material, row) for row in rows)
    return Proposal(
        material,
        version,
        lots,
        tuple(_line(in_force.get(row.element), row, found[row.element]) for row in learned),
        tuple(_line(in_force.get(row.element), row, None) for row in moved),
        Payload("composition", material, payload, version + 1, Origin.LEARNED),
    )


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
    return {
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
