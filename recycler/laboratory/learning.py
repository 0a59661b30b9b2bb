"""What the site's own assays say of a material's composition, as proposals for new versions.

Nothing changes by itself: a proposal holds before and after, the evidence, and the rows that a
person may put in force. `docs/model.md` section 11.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from recycler.laboratory.lots import LotAssay
from recycler.laboratory.proposal import Proposal, differs, proposed
from recycler.laboratory.site_composition import SiteComposition, site_composition
from recycler.laboratory.supplier_learning import supplier_proposals
from recycler.reference.data import Reference


def proposals(
    reference: Reference, assays: Mapping[str, Iterable[LotAssay]]
) -> tuple[Proposal, ...]:
    """Return what is notable: for each material that of all lots, then that of single suppliers.

    The versions are numbered as if all were accepted.

    Args:
        reference: with all versions.
        assays: by code of the material, at most one for each lot and element.

    Raises:
        InputError: as `proposal`.
    """
    return tuple(
        one
        for material, lots in assays.items()
        for one in _of_material(reference, material, tuple(lots))
    )


def proposal(reference: Reference, material: str, assays: Iterable[LotAssay]) -> Proposal | None:
    """Return what is to be learned of all lots of a material, None where it is nothing notable.

    Args:
        reference: with all versions.
        material: code.
        assays: of its lots, at most one for each lot and element.

    Raises:
        InputError: `unknown_material`, `unknown_element`, `assay_range`, `assay_twice`.
    """
    results = tuple(assays)
    site = site_composition(reference, material, results)
    return _of_all(reference, material, site, results) if site else None


def _of_material(
    reference: Reference, material: str, results: Sequence[LotAssay]
) -> Iterator[Proposal]:
    site = site_composition(reference, material, results)
    if site is None:
        return
    of_all = _of_all(reference, material, site, results)
    if of_all is not None:
        yield of_all
    first = reference.latest_version(material) + (1 if of_all is None else 2)
    yield from supplier_proposals(reference, material, site, results, first)


def _of_all(
    reference: Reference, material: str, site: SiteComposition, results: Sequence[LotAssay]
) -> Proposal | None:
    before = reference.composition(material)
    if not differs(before, site.rows):
        return None
    number = reference.latest_version(material) + 1
    return proposed(material, number, before, site.rows, site.found, results)
