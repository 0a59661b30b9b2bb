"""What a supplier's lots hold where they differ from everybody else's: proposals for them alone.

`docs/model.md` section 11.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import hypot

from recycler.laboratory.lots import LotAssay, Series, series_by_element
from recycler.laboratory.proposal import Proposal, differs, proposed
from recycler.laboratory.site_composition import (
    FEWEST_LOTS,
    Finding,
    SiteComposition,
    learned_rows,
    notable,
    site_rows,
)
from recycler.laboratory.supplier_means import SupplierMean, supplier_means
from recycler.model.composition import sd_of_mean
from recycler.reference.data import Reference
from recycler.reference.records import Composition, CompositionRow

FEWEST_OF_SUPPLIER = 5  # lots; fewer say too little against everybody else's
_APART = 0.5  # of the sd of a lot: how far a supplier's mean lies off that of all
_NARROWER = 0.2  # of the sd of a lot

BySupplier = Mapping[str, Mapping[str, Series]]


def supplier_proposals(
    reference: Reference,
    material: str,
    site: SiteComposition,
    results: Sequence[LotAssay],
    first: int,
) -> Iterator[Proposal]:
    """Yield a proposal for each supplier whose lots notably differ, the most lots first.

    An element needs five lots of the supplier and three of others.

    Args:
        reference: with all versions.
        material: code.
        site: what all its lots say.
        results: of all its lots, at most one for each lot and element.
        first: number of the first version that is proposed.
    """
    by_supplier = _by_supplier(results)
    means = _means(site, by_supplier)
    for supplier in sorted(means, key=lambda name: (-_lots(by_supplier[name]), name)):
        found = {
            element: _finding(supplier, by_supplier[supplier][element], site.found[element], mean)
            for element, mean in means[supplier].items()
        }
        before = reference.composition(material, reference.composition_version(material, supplier))
        if not _is_notable(site, found, before):
            continue
        rows = site_rows(reference, _without(site, means[supplier], material), found)
        if before is None or before.supplier is None or differs(before, rows):
            own = [one for one in results if one.supplier == supplier]
            yield proposed(material, first, before, rows, found, own, supplier)
            first += 1


def _finding(supplier: str, series: Series, of_all: Finding, mean: SupplierMean) -> Finding:
    return Finding(series, mean.own, True, of_all.prior, supplier, mean.with_all)


def _by_supplier(results: Sequence[LotAssay]) -> dict[str, dict[str, Series]]:
    lots: dict[str, list[LotAssay]] = defaultdict(list)
    for one in results:
        if one.supplier:
            lots[one.supplier].append(one)
    return {supplier: series_by_element(found) for supplier, found in lots.items()}


def _lots(series: Mapping[str, Series]) -> int:
    return max(one.lots for one in series.values())


def _means(site: SiteComposition, by_supplier: BySupplier) -> dict[str, dict[str, SupplierMean]]:
    """Return the means of each supplier, of the elements of which enough lots were assayed."""
    means: dict[str, dict[str, SupplierMean]] = defaultdict(dict)
    for element, finding in site.found.items():
        series = {name: found[element] for name, found in by_supplier.items() if element in found}
        total = sum(one.lots for one in series.values())
        enough = [
            name
            for name, one in series.items()
            if one.lots >= FEWEST_OF_SUPPLIER and total - one.lots >= FEWEST_LOTS
        ]
        if enough:
            found = supplier_means(finding.prior, finding.mean, series)
            for name in enough:
                means[name][element] = found[name]
    return means


def _without(
    site: SiteComposition, means: Mapping[str, SupplierMean], material: str
) -> Composition:
    """Return what would be expected of a supplier's lots if none of them were assayed."""
    others = {
        element: replace(site.found[element], mean=mean.others) for element, mean in means.items()
    }
    expected = learned_rows(site.rows, others)
    return Composition(material, 0, tuple(expected.get(row.element, row) for row in site.rows), ())


def _is_notable(
    site: SiteComposition, found: Mapping[str, Finding], before: Composition | None
) -> bool:
    """Tell whether what was found differs from what would be in force for the supplier.

    That is the supplier's own version; without one what all lots say, accepted or not.
    """
    rows = learned_rows(site.rows, found)
    if before is not None and before.supplier is not None:
        known = {row.element: row for row in before.rows}
        return any(
            element not in known or notable(known[element], row) for element, row in rows.items()
        )
    return any(_stands_apart(row, rows[row.element]) for row in site.rows if row.element in rows)


def _stands_apart(of_all: CompositionRow, own: CompositionRow) -> bool:
    """Tell whether the next lot is expected elsewhere, or within another width, than anybody's."""
    shift = abs(own.mass_fraction - of_all.mass_fraction) / _sd_of_lot(of_all)
    return shift > _APART or abs(_sd_of_lot(own) / _sd_of_lot(of_all) - 1) > _NARROWER


def _sd_of_lot(row: CompositionRow) -> float:
    return hypot(row.sd, sd_of_mean(row))
